// Package search answers lists of datasets: filters, exact facets, order, pages, likeness of titles. It is a follower of the
// change log that keeps one compact row per dataset in memory and a snapshot of them in a file of its own, so that a start
// reads the snapshot and the entries since.
//
// A row has up to three faces: the newest edition, the edition in force and the published one. Which face a caller sees, if
// any, is registry.Access's decision, asked for each row of each query: filters, facets and totals count what the caller
// sees and nothing else.
//
// # Memory
//
// A row costs some 250 bytes and its texts. What many rows share (statuses, themes, organizations, accounts) is a number; dates are
// numbers of days; what access decides by is the number of one of the few different subjects, so that a query asks access once for
// each of them and then looks at each row once.
//
// # Snapshot
//
// followers/search/rows.snapshot: the line "danhmuc search 3\n", the cursor as a uvarint, the shared texts in the order of their
// numbers, the organizations with their codes, the rows (each list led by its length as a uvarint; see snapshot.go), then the CRC-32C
// of all before it, four bytes big-endian. A snapshot that does not read whole is thrown away and the log replayed.
package search
