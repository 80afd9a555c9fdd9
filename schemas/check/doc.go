// Package check reads a table file whole and says what is in it and what is wrong with it.
//
// [File] is the one entry point: for each sheet it infers the columns on the first rows, then reads the sheet once, in which every
// cell is understood, measured, checked and written to the canonical rows; at the end the decisions are compared with what all rows
// say, and where they differ the sheet is read again. Memory does not grow with the number of rows: findings past a cap go to a file,
// keys to a temporary file, distinct values to an estimate.
//
// A row takes one of three ways to the same result, which tests hold against each other: alone (reading.lines, where a cleaner or a rule over
// several columns looks at rows), together with its neighbours column by column (together.go), or as part of a block of text (lanes.go),
// where what was met before, plain figures and plain texts are read from the text itself.
//
// A [Finding] is a code and parameters, never a sentence: [Message] renders it in a language from the catalogue. Severity follows one
// rule: error where no rule gives the value with certainty, warning where it was read with certainty but is not written as it should
// be, info for what is worth knowing.
//
// Artifacts, in Options.OutDir, one set a table (n is its number from 0):
//
//   - table-n.rows.csv: the canonical rows. UTF-8, LF, RFC 4180, first row the columns' names, values as understood, null empty.
//   - table-n.grid.ndjson.gz: the sheet as drawn, one [GridRow] a line: the first 20,000 sheet rows and every later row with a finding.
//   - table-n.findings.ndjson: the findings past the cap that [Table.Findings] keeps, one a line.
package check
