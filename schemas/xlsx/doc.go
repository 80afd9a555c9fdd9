// Package xlsx writes XLSX files: plain tables ([Writer]), a template that a department fills in ([Template]), and a department's own
// workbook with its faulty cells marked ([Mark]).
//
// [Mark] edits the parts of the packed file that marking needs and copies every other part as it is stored, compressed bytes and all: what
// this package does not know of cannot be lost.
package xlsx
