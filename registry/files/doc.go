// Package files keeps uploaded bytes in a folder, each content once, under the SHA-256 of the bytes.
//
// Layout under the root:
//
//	ab/cd/abcd…64 hex digits   the bytes, mode 0440, never changed
//	tmp/put-…                  bytes that are being received
//
// The first two and the next two digits of the hash make the two levels of folders. A file appears under its final name only
// when all its bytes are on disk: it is written to tmp, synced, renamed, and then the folder that holds its name is synced.
// A crash leaves nothing but a file in tmp. Each process holds a lock on its own temporary files while it writes; what nobody
// holds when a folder is opened is left from a crash and removed.
//
// Drop is for bytes that nothing names any more. It leaves what was put within the last hour, by the file's time, which every
// Put renews: whoever put the bytes is about to name them.
//
// Open checks nothing: reading must be cheap. Verify reads every byte and reports what no longer fits its name.
package files
