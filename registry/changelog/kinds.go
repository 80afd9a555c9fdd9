package changelog

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Kinds of the log itself; see doc.go.
const (
	// KindEpoch begins a new epoch after a restore.
	KindEpoch = "log.epoch"
	// KindClock confirms the wall clock.
	KindClock = "log.clock"
	// KindKey rotates the signing key.
	KindKey = "log.key"
	// KindErase declares erased fields.
	KindErase = "log.erase"
)

// Check reads the facts and fields of one version of one kind and refuses what that version may not hold. Erased
// fields must pass.
type Check func(Entry) error

// Kinds are the known entry kinds: name → version → check. Versions are never removed. The log's own kinds need not be
// listed.
type Kinds map[string]map[uint16]Check

var (
	errUnknownKind    = errors.New("unknown kind")
	errUnknownVersion = errors.New("unknown kind version")
)

// Check applies the kind's check to an entry. A kind or version that is not listed is refused; a nil check accepts.
func (k Kinds) Check(e Entry) error {
	if isOwn(e.Kind) {
		k = ownKinds()
	}
	versions, ok := k[e.Kind]
	if !ok {
		return fmt.Errorf("%w: %w %q", ErrNewerFormat, errUnknownKind, e.Kind)
	}
	check, ok := versions[e.KindVersion]
	if !ok {
		return fmt.Errorf("%w: %w: %q version %d", ErrNewerFormat, errUnknownVersion, e.Kind, e.KindVersion)
	}
	if check == nil {
		return nil
	}
	return check(e)
}

// PlainKinds lists kinds of version 1 whose facts and fields nobody checks.
func PlainKinds(names ...string) Kinds {
	kinds := make(Kinds, len(names))
	for _, name := range names {
		kinds[name] = map[uint16]Check{1: nil}
	}
	return kinds
}

func ownKinds() Kinds {
	return Kinds{
		KindEpoch: {1: func(e Entry) error { _, err := ReadRestore(e); return err }},
		KindClock: {1: func(e Entry) error { _, err := readClock(e); return err }},
		KindKey:   {1: func(e Entry) error { _, err := ReadRotation(e); return err }},
		KindErase: {1: func(e Entry) error { _, err := ReadErasures(e); return err }},
	}
}

// Restore is what a log.epoch entry declares.
type Restore struct {
	// Seq is the entry's own sequence number: Size + 1.
	Seq uint64 `json:"seq"`
	// Epoch is the epoch that begins with it.
	Epoch uint64 `json:"epoch"`
	// Size and Root are the head of the backup that was put back.
	Size uint64 `json:"size"`
	Root Hash   `json:"root"`
	// Actor is who restored; never empty.
	Actor string `json:"actor"`
	// Time is when.
	Time time.Time `json:"time"`
}

type restoreFacts struct {
	Root Hash   `json:"root"`
	Size uint64 `json:"size"`
}

// RestoreEntry declares that the store was put back from a backup whose head is head. Epoch must be greater than any
// epoch known from checkpoints and backups, so that two restores never share one; 0 takes the head's plus one.
func RestoreEntry(head Head, epoch uint64, actor, reason string, at time.Time) (Entry, error) {
	facts, err := json.Marshal(restoreFacts{Root: head.Root, Size: head.Size})
	if err != nil {
		return Entry{}, fmt.Errorf("restore facts: %w", err)
	}
	fields, err := reasonField(reason)
	if err != nil {
		return Entry{}, err
	}
	return Entry{Kind: KindEpoch, KindVersion: 1, Time: at, Epoch: epoch, Actor: actor, Facts: facts, Fields: fields}, nil
}

// ReadRestore reads a log.epoch entry.
func ReadRestore(e Entry) (Restore, error) {
	var facts restoreFacts
	if err := readFacts(e, KindEpoch, &facts); err != nil {
		return Restore{}, err
	}
	if err := needReason(e); err != nil {
		return Restore{}, err
	}
	if e.Actor == "" {
		return Restore{}, fmt.Errorf("%w: %s names nobody", ErrFormat, KindEpoch)
	}
	return Restore{Seq: e.Seq, Epoch: e.Epoch, Size: facts.Size, Root: facts.Root, Actor: e.Actor, Time: e.Time}, nil
}

// Erasure names the fields of one entry that were erased.
type Erasure struct {
	// Fields are the erased fields' names.
	Fields []string `json:"fields"`
	// Seq is the entry that held them.
	Seq uint64 `json:"seq"`
}

type erasureFacts struct {
	Entries []Erasure `json:"entries"`
}

// ErasureEntry declares erasures; it is appended in the transaction that makes them.
func ErasureEntry(actor, reason string, at time.Time, erasures ...Erasure) (Entry, error) {
	facts, err := json.Marshal(erasureFacts{Entries: erasures})
	if err != nil {
		return Entry{}, fmt.Errorf("erasure facts: %w", err)
	}
	fields, err := reasonField(reason)
	if err != nil {
		return Entry{}, err
	}
	return Entry{Kind: KindErase, KindVersion: 1, Time: at, Actor: actor, Facts: facts, Fields: fields}, nil
}

// ReadErasures reads a log.erase entry.
func ReadErasures(e Entry) ([]Erasure, error) {
	var facts erasureFacts
	if err := readFacts(e, KindErase, &facts); err != nil {
		return nil, err
	}
	if err := needReason(e); err != nil {
		return nil, err
	}
	if len(facts.Entries) == 0 {
		return nil, fmt.Errorf("%w: %s erases nothing", ErrFormat, KindErase)
	}
	for _, erased := range facts.Entries {
		if erased.Seq == 0 || erased.Seq >= e.Seq || len(erased.Fields) == 0 {
			return nil, fmt.Errorf("%w: %s of entry %d", ErrFormat, KindErase, erased.Seq)
		}
	}
	return facts.Entries, nil
}

func reasonField(reason string) ([]Field, error) {
	value, err := json.Marshal(reason)
	if err != nil {
		return nil, fmt.Errorf("reason: %w", err)
	}
	return []Field{{Name: "reason", Value: value}}, nil
}

func needReason(e Entry) error {
	if len(e.Fields) != 1 || e.Fields[0].Name != "reason" {
		return fmt.Errorf("%w: %s has the one field reason", ErrFormat, e.Kind)
	}
	if value := e.Fields[0].Value; string(value) == `""` || string(value) == "null" {
		return fmt.Errorf("%w: %s without a reason", ErrFormat, e.Kind)
	}
	return nil
}

// readFacts decodes the facts of one of the log's own kinds; a member it does not know is an error.
func readFacts(e Entry, kind string, into any) error {
	if e.Kind != kind || e.KindVersion != 1 {
		return fmt.Errorf("%w: %q version %d is not %q version 1", ErrFormat, e.Kind, e.KindVersion, kind)
	}
	d := json.NewDecoder(bytes.NewReader(e.Facts))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%w: facts of %s: %w", ErrFormat, kind, err)
	}
	return nil
}

// checkOwn checks an entry of the log's own kinds against the head before it.
func checkOwn(e Entry, before Head) error {
	switch e.Kind {
	case KindEpoch:
		restore, err := ReadRestore(e)
		if err != nil {
			return err
		}
		if restore.Size != before.Size || restore.Root != before.Root {
			return fmt.Errorf("%w: restore names head %d %s, the log is at %d %s", ErrFormat, restore.Size, restore.Root, before.Size, before.Root)
		}
	case KindClock:
		clock, err := readClock(e)
		if err != nil {
			return err
		}
		if clock.From != clockText(before.Time) {
			return fmt.Errorf("%w: clock confirmed from %s, head is at %s", ErrFormat, clock.From, clockText(before.Time))
		}
	case KindKey:
		rotation, err := ReadRotation(e)
		if err != nil {
			return err
		}
		if rotation.Size != before.Size || rotation.Root != before.Root {
			return fmt.Errorf("%w: rotation names head %d %s, the log is at %d %s", ErrFormat, rotation.Size, rotation.Root, before.Size, before.Root)
		}
	case KindErase:
		if _, err := ReadErasures(e); err != nil {
			return err
		}
	}
	return nil
}
