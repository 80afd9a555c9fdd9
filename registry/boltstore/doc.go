// Package boltstore is the storage port on bbolt: one file, one process, no server.
//
// # Group commit
//
// There is no background goroutine. Update queues its closure; whoever holds the leader's place runs all waiting
// closures, up to 64, each over an overlay of its own, applies those that succeed to one bbolt transaction and commits
// once for all. A closure sees its own writes and those of the closures before it in the batch. One that fails or
// panics is dropped alone: its error or panic goes to its own caller. When the commit fails, all of the batch get the
// error and nothing is written. The next batch begins as soon as a commit ends; nobody waits for company.
//
// A closure may run on another caller's goroutine. It must not call Update (it would wait for itself), and a View
// must not wait for an Update: bbolt moves its memory map only when no snapshot is open.
//
// # The file
//
// Pages of 16 KiB. Three buckets: "meta" with the format record, "data" with the key space, "log" with the change
// log's keys as changelog's doc.go lays them out (no prefix). The format record, key "format", is two big-endian
// uint32: the format of the file, and the oldest format whose programs may open it. Format 1 is described here.
//
// Commits leave out the free-page list, which makes them several times faster; a clean Close writes it, so that only
// an open after a crash has to walk the file.
//
// # Caveats
//
// A long View pins the pages it can see: the file grows meanwhile. When a commit fails after it reached the file, so
// that nobody can say whether it holds, the store refuses all further writes until it is opened anew. Erased bytes
// stay in free pages until Compact.
package boltstore
