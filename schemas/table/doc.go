// Package table reads a table file as a stream of rows and says what each row is.
//
// Two layers, usable alone:
//
//   - Raw: [Open] recognises a file by its bytes and returns a [Workbook]; [Workbook.Rows] streams one sheet as [Row]s. Rows share
//     their buffers: what a Row holds is valid until the next call. Memory does not grow with the number of rows.
//   - Understood: [Understand] looks at the first rows of a sheet, finds title, header, units and columns ([Layout]), and returns a
//     [Table] whose Next delivers every row as a [Line] with its [Role]; only lines of role [RoleData] are rows of the table.
//
// Large text files are read faster in batches: [Table.NextBatch] keeps many lines valid at once, and where [Table.BlocksFrom] asked for it
// gives rows that are plainly data as a [Block], places in the text instead of cells.
//
// Values are the stored ones, never what a program would display: a cell formatted "1.234,50 đ" that holds 1234.5 reads "1234.5".
// Text in legacy fonts (TCVN3, VNI, VPS) is decoded cell by cell; Cell.Raw keeps what was stored. Nothing is trimmed or repaired.
//
// Formats: CSV (any usual delimiter, UTF-8, UTF-16, Windows-1258, TCVN3, VNI, VPS), XLSX/XLSM, XLS of Excel 97–2003, ODS,
// JSON, NDJSON and Parquet. Every other format, and every file that is broken, locked or hostile, is refused with an [*Error] whose Code
// has a sentence and a mend in the catalogue ([Message]).
//
// JSON: an array of objects is a table whose first row is the names of members, in the order they first come, and record n is row n + 1;
// an object may hold several such arrays, each a sheet named by the members that lead to it, the longest first. Objects inside a record
// become columns named with dots, arrays stay JSON text. An array of arrays is read like CSV. Features of a map give their properties.
//
// Parquet: one table under a header of column names; groups become columns named with dots, lists JSON text. Instants are told in UTC, to
// the second. Pages packed with Brotli or LZO, and encrypted files, are refused.
package table
