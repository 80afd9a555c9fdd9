// Package changelog is the tamper-evident record of every accepted change.
//
// The log is a Merkle tree with RFC 6962 hashing over entries numbered from 1 without gaps. Whoever holds the public
// key and an older signed checkpoint can prove offline that nothing was changed, removed, reordered or cut off since.
// The package is pure: it reads and writes through the small KV interface an engine hands in, takes time and random
// bytes from its caller, and starts no goroutine.
//
// # Nouns
//
//   - Entry: one change. Its public part is hashed into the tree; each personal or free-text Field enters the tree only
//     as a commitment, so that erasing value and salt leaves every proof intact.
//   - Head: size and root of the log and of the tree of publications, time and epoch of the newest entry.
//   - Checkpoint: a head signed as a note (golang.org/x/mod/sumdb/note), made to leave the machine.
//   - Log: the tree in an engine's key space: Append, Read, roots, proofs.
//   - Kinds: which entry kinds exist and how each version of each is checked. Unknown kinds fail Verify.
//   - Verify: recomputes everything from the entries alone and proves each trusted checkpoint.
//
// # Two trees
//
// Entry with sequence number s is leaf s-1 of the tree Main. An entry whose kind begins with "publication." is also the
// next leaf of the tree Publications, with the same leaf hash: proofs shown to outsiders speak of that tree alone. The
// rule is in the name so that an auditor can apply it with nothing but the leaf.
//
// # Format 1 of an entry
//
// All integers are big-endian. str is a uint16 length and that many bytes of UTF-8 without control characters. Public part (the leaf):
//
//	1  format, 0x01
//	8  sequence number, from 1
//	8  time, signed microseconds since 1970-01-01T00:00:00Z
//	8  epoch, from 0
//	…  str kind, 1 to 64 bytes: words of [a-z][A-Za-z0-9-]* joined by '.'
//	2  kind version, from 1
//	…  str record: the record's ID, may be empty
//	8  record version, 0 when the kind changes no record
//	…  str actor: an opaque ID, may be empty (the program itself)
//	…  str key: hash of the idempotency key, may be empty
//	4  length of facts, then that many bytes: one canonical JSON object
//	2  number of fields, then for each in strictly ascending byte order of name:
//	     …  str name, at least 1 byte
//	    32  commitment
//
// Private part, for each field in the same order:
//
//	1  length of the salt: 32, or 0 when erased
//	…  salt
//	4  length of the value: 0 exactly when erased
//	…  value: canonical JSON
//
// Nothing follows. An encoded entry has at most MaxEntryBytes bytes.
//
// Leaf hash: SHA-256(0x00 ‖ public part). Node hash: SHA-256(0x01 ‖ left ‖ right). Root of the empty tree: SHA-256("").
// Commitment: HMAC-SHA-256 keyed by the salt over str name ‖ value.
//
// # Canonical JSON
//
// UTF-8, no insignificant white space, members sorted by the bytes of their decoded names, no name twice, nesting at
// most 64. Strings escape only '"', '\' and U+0000 to U+001F (\b \t \n \f \r, else \u00xx in lower case); all other
// characters stand as they are. Unpaired surrogates and invalid UTF-8 are refused. A number keeps its exact decimal
// value: no leading '+', no superfluous zeros, "-0" is "0"; with d significant digits and the decimal point after p of them it is
// written plainly when -6 < p ≤ 21 and d ≤ 400, else as D.DDDe±N with a one-digit integer part, as ECMAScript does. Exponents beyond ±9999 are refused.
//
// # Keys in the engine
//
// Under the prefix that the engine hands in (Log.Prefix):
//
//	'e' ‖ sequence (8)           1 byte n, n×32 bytes: hashes of the n complete subtrees of Main whose last leaf this
//	                             is, from level 0 up; then the encoded entry
//	'h'                          head, format 1: see below
//	'p' ‖ index (8)              sequence (8) of that leaf of Publications, then its subtrees' hashes from level 0 up
//
// The hash of a complete subtree (level, index) therefore lies under its last leaf, (index+1)·2^level-1. Everything
// one append writes lies at the tail of the key range: one page of a B+tree. Head:
//
//	 1  format, 0x01
//	 8  time, microseconds (0 when empty)
//	 8  epoch
//	then for Main and for Publications:
//	 8  size, then the hashes (32 each) of the complete subtrees that make up the tree, from left to right; their
//	    number is the number of one bits in size
//
// # Checkpoint
//
// The note's text; origin is the signing key's name:
//
//	origin
//	size in decimal
//	root in base64
//	time 2026-11-24T10:58:55.123456Z     (of the newest entry; RFC 3339, UTC)
//	epoch 0
//	publications SIZE ROOT
//
// # Kinds of the log itself
//
// log.epoch v1 is the first entry of a restored store: facts {"root","size"} name the backup's head, the actor is who
// restored, field "reason" says why. log.clock v1 is an operator's confirmation of the wall clock: facts {"from","to"};
// its time may lie before the head's. log.key v1 rotates the signing key: facts {"note"} hold a text signed by both keys. log.erase v1
// declares erased fields: facts {"entries":[{"fields":[…],"seq":n}]}, field "reason".
//
// # Caveats
//
// Without a checkpoint that has left the machine, a log cut off and rewritten with its nodes and head looks whole: no
// local computation can tell. A declared restore covers checkpoints of the earlier epoch that lie past the backup's
// head; they are reported as Superseded, not as proved.
package changelog
