// Package compare puts two deliveries of one table side by side: rows, columns, totals, keys, and the figures of each commune. It tells a
// reviewer what a monthly file changed, and which of its figures do not move as the others do.
//
// Both deliveries come as canonical rows: CSV as package check writes them, the first record naming the columns. Memory is bounded by
// [MaxKeys] and [MaxPlaces]; what went past a bound is said, never left out silently.
package compare
