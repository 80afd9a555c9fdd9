// Package schemas holds a row's schema: one JSON Schema document (draft 2020-12) that describes one row of a table as an object.
//
// The document's `properties` stand in column order and their names are the columns' names. What JSON Schema has no word for stands
// under `x-danhmuc`, at a property (title, titleEn, type, unit, codeList, personalData) or at the root (primaryKey, unique,
// foreignKeys, rules between columns). A [Schema] is immutable; its identity is the SHA-256 of its canonical form: compact JSON, members of every object
// sorted by name except those of the root's `properties`, whose order is the columns' order and means something.
//
// Of a table JSON Schema means this. An empty cell is an absent property: null and a text of no letters are never there. A column without a
// type has the one that its bounds or listed values speak of, and one of several types is of texts. `format` is asserted, with and without
// `$schema`. Numbers are equal by value, in keys too: 1 is 1.0. A [Column] carries what is said of it alone; rows are held to the rest by
// [Schema.Validate].
//
// A document from outside is hostile until parsed: references may only point into the document itself, size and depth are bounded,
// and patterns are RE2 (no look-ahead), each refused with an [*Error] whose code has a sentence in the catalogue ([Message]).
package schemas
