// Package schemas holds a row's schema: one JSON Schema document (draft 2020-12) that describes one row of a table as an object.
//
// The document's `properties` stand in column order and their names are the columns' names. What JSON Schema has no word for stands
// under `x-danhmuc`, at a property (title, titleEn, type, unit, codeList, personalData) or at the root (primaryKey, unique,
// foreignKeys, rules between columns). A [Schema] is immutable; its identity is the SHA-256 of its canonical form: compact JSON, members of every object
// sorted by name except those of the root's `properties`, whose order is the columns' order and means something.
//
// A document from outside is hostile until parsed: references may only point into the document itself, size and depth are bounded,
// and patterns are RE2 (no look-ahead), each refused with an [*Error] whose code has a sentence in the catalogue ([Message]).
package schemas
