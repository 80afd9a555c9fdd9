// Package search answers lists of datasets: filters, exact facets, order, pages, likeness of titles. It is a follower of the
// change log that keeps one compact row per dataset in memory and a snapshot of them in a file of its own, so that a start
// reads the snapshot and the entries since.
//
// A row has up to three faces: the newest edition, the edition in force and the published one. Which face a caller sees, if
// any, is registry.Access's decision, asked for each row of each query: filters, facets and totals count what the caller
// sees and nothing else.
//
// # Snapshot
//
// followers/search/rows.snapshot: the line "danhmuc search 2\n", the cursor and the number of rows as uvarints, then the rows
// (see snapshot.go), then the CRC-32C of all before it, four bytes big-endian. A snapshot that does not read whole is thrown
// away and the log replayed.
package search
