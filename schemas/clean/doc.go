// Package clean mends a table by named rules that a person agrees to.
//
// A [Rule] does one thing to one cell (or leaves out a row) and is a pure function of the cell and its parameters. [Suggest] finds, for
// each column of a checked table, the rules that would change something, with their parameters and exact counts. A [Recipe] is an ordered
// list of rules with columns and parameters: canonical JSON, kept with the dataset, replayed on the next file. A [Cleaner] applies a
// recipe to the lines of one sheet as they are read, and tells each [Change].
//
// The file is never changed: the cleaned table is a function of the file's bytes and the recipe's, so leaving the recipe out gives the
// table back to the byte. What a cleaner did to a line is enough to undo it ([Undo]).
//
// Memory does not grow with the rows, but for one rule: row.duplicates keeps 16 bytes of each row's SHA-256 (two rows with one digest are
// the same row: no pair is known or findable by chance), about 32 MB a million rows.
//
// What a rule does to a cell never changes the value that package check understands in it, but for place.code, code.zeros and
// text.spelling, which exist to change it, and the two rules that leave out rows.
package clean
