// Package exchange reads and writes a table's schema in the forms of others: Table Schema (Frictionless, of a CSV) and the Open Data
// Contract Standard 3.1 (YAML or JSON).
//
// Nothing is lost on the way there and back. What both sides have a word for is written in those words; where that does not give the
// document back exactly, the whole of it goes along under a key of ours: in Table Schema "x-jsonschema", in a data contract the custom
// property "jsonSchema", in our own document "x-danhmuc" / "tableschema" or "odcs". On the way back it is taken only if it still says
// the same as the words beside it; where somebody edited those, the words win and only what they have no word for is carried over.
package exchange
