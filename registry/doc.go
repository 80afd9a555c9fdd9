// Package registry is the domain of Danh Mục: the records of a province's data catalogue, the one path by which they are
// written, and the log of every act.
//
// # Nouns
//
//   - Dataset, Edition, Release: what is catalogued; the content that is reviewed, decided and published; one delivery of data.
//   - Organization, Account, Actor: who owns, who acts, and who acts in this call.
//   - Verdict, Decision, Publication: what the reviewers and the Chairman's office said, and what the public has.
//   - Round, Submission: a call for lists; a department's list, frozen as it was sent, whose lines the reviewers decide.
//   - Store: the storage port. Registry: the only write path over it.
//   - Lifecycle: one table of which transition starts where and who may make it. Policy: rules of law attached to transitions.
//   - Access: who may see which side of a dataset. Every read goes through it.
//
// # One write
//
// A mutation normalises and validates its input, gathers every violation, and runs one Store.Update: it reads the current
// record, compares the expected version, asks Access, Lifecycle and Policy, writes the record and appends the change. Nothing
// else happens on the write path. What takes long becomes a Job in the same transaction; what can be derived is derived by
// followers of the log.
//
// # Log first
//
// A record is a JSON object. Each change appends one entry with the top-level members that differ: facts in the entry's public
// part, personal and free text as salted fields (recordTypes says which). Folding a record's entries in order gives the
// record; AsOf folds a prefix; Verify compares every record with its fold. Members that begin with "@" tell of the act, not
// of the record.
//
// # Caveats
//
// Times are UTC with microseconds and never run backwards within the log; what a person reads is Asia/Ho_Chi_Minh.
package registry
