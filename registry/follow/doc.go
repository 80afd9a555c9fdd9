// Package follow feeds followers from the change log: read from a cursor, apply, commit, report lag.
//
// # Nouns
//
//   - Follower: derives a state from the log, and nothing else. It acts on nothing outside.
//   - Cursor: the sequence number of the last entry in the state; 0 for none. State and cursor are committed together, so
//     that a crash can neither skip nor repeat an entry.
//   - Mark: a text that a Durable follower commits with them: its version and the hash of the last entry's leaf.
//   - Runner: one loop per follower, so that a slow one holds nobody up. It wakes when the store commits and, because
//     that is only a hint, every Poll.
//
// # Two patterns
//
// A follower in memory keeps its cursor in memory too: it begins at 0 and replays the whole log at each start. It
// implements Follower alone. When its Apply fails half way it must answer Cursor 0 after Reset, or undo.
//
// A durable follower implements Durable, with whatever storage it likes in a folder of its own, followers/NAME. Keep
// makes one of any State that is small enough to be written whole.
//
// # Wipe and replay
//
// The runner resets a durable follower and replays the log when its version changed, when its cursor lies past the
// log's head, or when the entry under its cursor is another one than it has seen (the store was restored). It resets
// every follower when fields are erased that it may have seen: the replay no longer finds them.
//
// # File of Keep
//
// All integers big-endian: 4 bytes "DMF1"; cursor (8); mark: length (2), text; state: length (8), bytes; SHA-256 of all
// before it (32). A file that does not read is no state: the follower replays.
package follow
