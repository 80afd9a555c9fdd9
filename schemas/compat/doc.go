// Package compat says what changed between two schemas of a table and whom it breaks.
//
// [Compare] lists the changes; each has a kind, and everything that follows from a kind (whom it breaks, how far it moves the
// version) is one row of one table, [Rules]. Sentences for people are in the catalogue, Vietnamese and English, by kind.
//
//   - Backward: data handed in under the old schema is good under the new one.
//   - Forward: data handed in under the new schema is good for whoever still works by the old one, and they find what they read.
//   - Full: both.
//
// A row has the columns that its schema declares and no others, and a cell that is empty is absent or null. Under that reading
// the verdict never promises too much: "compatible backward" implies that every row valid under the old schema is valid under the
// new one, "forward" the reverse. It may promise too little: where two rules cannot be compared (patterns, conditions over several
// columns, references), a change breaks both. A column that goes breaks forward though rows without it may be valid, and a unit or
// code list that changes breaks both though rows stay valid: the numbers are read as something else.
package compat
