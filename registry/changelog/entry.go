package changelog

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

const (
	// Format is the format of the entries that this program writes.
	Format uint8 = 1
	// SaltBytes is the length of a field's salt.
	SaltBytes = 32
	// MaxEntryBytes bounds an encoded entry.
	MaxEntryBytes = 16 << 20

	maxKindBytes = 64
	maxString    = 1<<16 - 1
	maxFields    = 1<<16 - 1
)

// Entry is one accepted change. All but the fields' salts and values is public and hashed into the tree.
type Entry struct {
	// Format is the encoding's version; Append sets it.
	Format uint8 `json:"format"`
	// Seq numbers entries from 1 without gaps; Append sets it. It alone orders the log.
	Seq uint64 `json:"seq"`
	// Time is the wall time of the change, UTC, whole microseconds. The caller sets it once per transaction.
	Time time.Time `json:"time"`
	// Epoch counts the declared restores before this entry; Append sets it.
	Epoch uint64 `json:"epoch"`
	// Kind names what happened, such as "dataset.register". Kinds that begin with "publication." are leaves of the
	// second tree too.
	Kind string `json:"kind"`
	// KindVersion is the version of the kind's facts and fields, from 1.
	KindVersion uint16 `json:"kindVersion"`
	// Record is the ID of the record that changed, empty when the change is about none.
	Record string `json:"record,omitempty"`
	// RecordVersion is the record's version after the change.
	RecordVersion uint64 `json:"recordVersion,omitempty"`
	// Actor is the opaque ID of who acted, empty for the program itself. Names stand elsewhere, where they can be erased.
	Actor string `json:"actor,omitempty"`
	// Key is the hash of the caller's idempotency key, empty when there was none.
	Key string `json:"key,omitempty"`
	// Facts is a JSON object of enumerations, references, numbers and hashes. It never holds personal data or free text.
	Facts json.RawMessage `json:"facts"`
	// Fields are the personal and free-text members, in ascending order of name; Append sorts them.
	Fields []Field `json:"fields,omitempty"`
}

// Field is one personal or free-text member. The tree holds its commitment alone.
type Field struct {
	// Name is the member's name in the record.
	Name string `json:"name"`
	// Commitment is HMAC-SHA-256 under Salt over name and value; Append computes it. It outlives erasure.
	Commitment Hash `json:"commitment"`
	// Salt is 32 random bytes, empty once erased.
	Salt []byte `json:"salt,omitempty"`
	// Value is any JSON value (null where the member was cleared), empty once erased.
	Value json.RawMessage `json:"value,omitempty"`
}

// Erased reports whether the field's salt and value are gone.
func (f Field) Erased() bool { return len(f.Salt) == 0 && len(f.Value) == 0 }

// Field returns the field of that name.
func (e Entry) Field(name string) (Field, bool) {
	for _, f := range e.Fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// Publication reports whether the entry is a leaf of the tree of publications.
func (e Entry) Publication() bool { return IsPublication(e.Kind) }

// IsPublication reports whether entries of that kind are leaves of the tree of publications.
func IsPublication(kind string) bool { return strings.HasPrefix(kind, PublicationPrefix) }

// PublicationPrefix begins the kind of every entry in the tree of publications.
const PublicationPrefix = "publication."

// Erase removes salt and value of the named fields. The leaf hash stays what it was. Erasing twice is no error.
func (e *Entry) Erase(names ...string) error {
	fields := slices.Clone(e.Fields)
	for _, name := range names {
		i := slices.IndexFunc(fields, func(f Field) bool { return f.Name == name })
		if i < 0 {
			return fmt.Errorf("%w: entry %d has no field %q", ErrRange, e.Seq, name)
		}
		fields[i].Salt, fields[i].Value = nil, nil
	}
	e.Fields = fields
	return nil
}

// LeafHash returns the entry's leaf hash.
func (e Entry) LeafHash() (Hash, error) {
	leaf, err := appendLeaf([]byte{leafPrefix}, e)
	if err != nil {
		return Hash{}, err
	}
	return sha256.Sum256(leaf), nil
}

const leafPrefix = 0x00

// commit computes the commitment to a field's name and value under its salt.
func commit(name string, salt, value []byte) Hash {
	mac := hmac.New(sha256.New, salt)
	var length [2]byte
	binary.BigEndian.PutUint16(length[:], uint16(len(name)))
	mac.Write(length[:])
	mac.Write([]byte(name))
	mac.Write(value)
	var h Hash
	mac.Sum(h[:0])
	return h
}

// CheckCommitment reports whether salt and value are those the commitment was made of. An erased field passes.
func (f Field) CheckCommitment() error {
	if f.Erased() {
		return nil
	}
	if len(f.Salt) != SaltBytes {
		return fmt.Errorf("%w: field %q: salt of %d bytes", ErrFormat, f.Name, len(f.Salt))
	}
	if commit(f.Name, f.Salt, f.Value) != f.Commitment {
		return fmt.Errorf("%w: field %q: value does not match its commitment", ErrProof, f.Name)
	}
	return nil
}

// seal brings the entry into the form in which it is kept: canonical JSON, sorted fields, salts, commitments, UTC.
func (e Entry) seal(random io.Reader) (Entry, error) {
	if e.Format != 0 && e.Format != Format {
		return Entry{}, fmt.Errorf("%w: format %d", ErrEntry, e.Format)
	}
	e.Format = Format
	if e.Time.IsZero() {
		return Entry{}, fmt.Errorf("%w: no time", ErrEntry)
	}
	e.Time = e.Time.UTC().Truncate(time.Microsecond).Round(0)
	facts, err := canonicalFacts(e.Facts)
	if err != nil {
		return Entry{}, err
	}
	e.Facts = facts
	e.Fields = slices.Clone(e.Fields)
	for i := range e.Fields {
		if err := e.Fields[i].seal(random); err != nil {
			return Entry{}, err
		}
	}
	slices.SortFunc(e.Fields, func(a, b Field) int { return strings.Compare(a.Name, b.Name) })
	return e, nil
}

func canonicalFacts(facts []byte) ([]byte, error) {
	if len(facts) == 0 {
		return []byte("{}"), nil
	}
	canonical, err := Canonical(facts)
	if err != nil {
		return nil, fmt.Errorf("%w: facts: %w", ErrEntry, err)
	}
	if canonical[0] != '{' {
		return nil, fmt.Errorf("%w: facts are not a JSON object", ErrEntry)
	}
	return canonical, nil
}

func (f *Field) seal(random io.Reader) error {
	if len(f.Value) == 0 {
		return fmt.Errorf("%w: field %q has no value", ErrEntry, f.Name)
	}
	value, err := Canonical(f.Value)
	if err != nil {
		return fmt.Errorf("%w: field %q: %w", ErrEntry, f.Name, err)
	}
	f.Value = value
	f.Salt = make([]byte, SaltBytes)
	if _, err := io.ReadFull(random, f.Salt); err != nil {
		return fmt.Errorf("salt of field %q: %w", f.Name, err)
	}
	f.Commitment = commit(f.Name, f.Salt, f.Value)
	return nil
}

// validText accepts UTF-8 without control characters.
func validText(s string) bool {
	if len(s) > maxString || !utf8.ValidString(s) {
		return false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] == 0x7f {
			return false
		}
	}
	return true
}

// validKind accepts words joined by dots; a word begins with a small letter and goes on with letters, digits and '-'.
func validKind(kind string) bool {
	if kind == "" || len(kind) > maxKindBytes {
		return false
	}
	word := false
	for i := 0; i < len(kind); i++ {
		switch b := kind[i]; {
		case b >= 'a' && b <= 'z':
			word = true
		case (b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-') && word:
		case b == '.' && word:
			word = false
		default:
			return false
		}
	}
	return word
}
