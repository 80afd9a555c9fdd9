// Package rows serves the rows of a published dataset: CSV, XLSX and a preview.
//
// Its input is the approved rows file (CSV, UTF-8, LF, first row the column
// names, values as understood) and the approved columns. Only these columns
// leave, in this order; a department's workbook is never read here. Rows are
// streamed, one at a time.
//
// The bytes are a function of the dataset alone: the same rows, columns and
// description give the same file, so a hash taken once (Measure) holds.
//
// Caveats. In CSV a text cell that a spreadsheet would run as a formula starts
// with an apostrophe; numbers are untouched. In XLSX text is text, so nothing
// is added there; a number of more than 15 digits stays text, because a
// spreadsheet would round it. A table of more than 1,048,575 rows has no XLSX.
package rows
