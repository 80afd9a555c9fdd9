// Package intake reads a department's list workbook: which column means what, and what each cell says in the registry's own
// words. It knows no layout by heart. Columns are matched by the meaning of their titles; spellings of frequency, class,
// date and contact are normalised; what a cell does not say stays a gap, and a cell that says two things stays a gap with a
// note. Nothing is guessed.
//
// Reading opens an uploaded file and so belongs in the child process; what it gives is plain data (List).
package intake
