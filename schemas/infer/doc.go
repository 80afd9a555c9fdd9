// Package infer tells what a table's columns hold, with the evidence for it.
//
// [Scan] reads one cell on its own and gives a [Value]: its [Class] and the [Marks] of how it was written. A [Tally] counts classes
// and marks over a whole column in a few kilobytes, whatever the number of rows. [Decide] turns the tallies of a table into one
// [Decision] a column: type, unit, decimal style, order of dates, code list, each with the counts and the row that decided.
//
// Nothing here looks at a sample and guesses the rest: a decision is made on every row, and a caller that decided early on the first
// rows compares with the decision over all rows ([Decision.Same]) and reads again when they differ.
package infer
