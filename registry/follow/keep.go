package follow

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"danhmuc/registry/changelog"
)

// State is a derived state that is small enough to be written whole after each batch. Whoever reads it while the runner
// writes brings the lock.
type State interface {
	// Apply brings the state past the entries. After an error the state is loaded anew from what was kept.
	Apply(ctx context.Context, entries []changelog.Entry) error
	// Reset makes the state that of an empty log.
	Reset()
	encoding.BinaryMarshaler
	encoding.BinaryUnmarshaler
}

// Kept is a Durable follower that keeps a State in one file, replaced as a whole.
type Kept struct {
	path    string
	name    string
	version int
	state   State

	loaded bool // state, cursor and mark are those of the file
	cursor uint64
	mark   string

	fail func(step string) error // for tests of crashes; nil otherwise
}

var _ Durable = (*Kept)(nil)

// Keep returns a follower that keeps state in folder, usually followers/NAME.
func Keep(folder, name string, version int, state State) *Kept {
	return &Kept{path: filepath.Join(folder, "state"), name: name, version: version, state: state}
}

// Name names the follower.
func (k *Kept) Name() string { return k.name }

// Version is the version of how the state is derived.
func (k *Kept) Version() int { return k.version }

// Cursor loads what was kept and returns its cursor. A file that does not read is no state.
func (k *Kept) Cursor(context.Context) (uint64, error) {
	if err := k.load(); err != nil {
		return 0, err
	}
	return k.cursor, nil
}

// Mark returns the kept mark.
func (k *Kept) Mark(context.Context) (string, error) {
	if err := k.load(); err != nil {
		return "", err
	}
	return k.mark, nil
}

func (k *Kept) load() error {
	if k.loaded {
		return nil
	}
	data, err := os.ReadFile(k.path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("load %s: %w", k.name, err)
	}
	k.cursor, k.mark = 0, ""
	k.state.Reset()
	if cursor, mark, state, ok := parseKept(data); ok && sameVersion(mark, k.version) {
		if err := k.state.UnmarshalBinary(state); err != nil {
			k.state.Reset() // derived: the log still has it all
		} else {
			k.cursor, k.mark = cursor, mark
		}
	}
	k.loaded = true
	return nil
}

// Apply is ApplyMarked without a mark that would outlive the process.
func (k *Kept) Apply(ctx context.Context, entries []changelog.Entry) error {
	return k.ApplyMarked(ctx, entries, versionMark(k.version))
}

// ApplyMarked applies the entries and replaces the file: state, cursor and mark together.
func (k *Kept) ApplyMarked(ctx context.Context, entries []changelog.Entry, mark string) error {
	if err := k.load(); err != nil {
		return err
	}
	k.loaded = false // until the file holds what the state holds
	if err := k.state.Apply(ctx, entries); err != nil {
		return err
	}
	state, err := k.state.MarshalBinary()
	if err != nil {
		return fmt.Errorf("encode %s: %w", k.name, err)
	}
	cursor := entries[len(entries)-1].Seq
	if err := k.replace(formatKept(cursor, mark, state)); err != nil {
		return fmt.Errorf("keep %s: %w", k.name, err)
	}
	k.loaded, k.cursor, k.mark = true, cursor, mark
	return nil
}

// Reset removes the file and empties the state.
func (k *Kept) Reset(context.Context) error {
	k.loaded = false
	if err := os.Remove(k.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("reset %s: %w", k.name, err)
	}
	return k.load()
}

// replace puts data in the file's place so that a crash leaves the old or the new.
func (k *Kept) replace(data []byte) error {
	if err := os.MkdirAll(filepath.Dir(k.path), 0o700); err != nil {
		return err
	}
	next := k.path + ".next"
	steps := []struct {
		name string
		do   func() error
	}{
		{"write", func() error { return writeSynced(next, data) }},
		{"rename", func() error { return os.Rename(next, k.path) }},
		{"sync", func() error { return syncFolder(filepath.Dir(k.path)) }},
		{"acknowledge", func() error { return nil }},
	}
	for _, step := range steps {
		if k.fail != nil {
			if err := k.fail(step.name); err != nil {
				return err
			}
		}
		if err := step.do(); err != nil {
			return err
		}
	}
	return nil
}

func writeSynced(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

func syncFolder(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

const keptMagic = "DMF1"

func formatKept(cursor uint64, mark string, state []byte) []byte {
	b := make([]byte, 0, len(keptMagic)+8+2+len(mark)+8+len(state)+sha256.Size)
	b = append(b, keptMagic...)
	b = binary.BigEndian.AppendUint64(b, cursor)
	b = binary.BigEndian.AppendUint16(b, uint16(len(mark)))
	b = append(b, mark...)
	b = binary.BigEndian.AppendUint64(b, uint64(len(state)))
	b = append(b, state...)
	sum := sha256.Sum256(b)
	return append(b, sum[:]...)
}

func parseKept(data []byte) (cursor uint64, mark string, state []byte, ok bool) {
	const least = len(keptMagic) + 8 + 2 + 8 + sha256.Size
	if len(data) < least || !bytes.HasPrefix(data, []byte(keptMagic)) {
		return 0, "", nil, false
	}
	body, sum := data[:len(data)-sha256.Size], data[len(data)-sha256.Size:]
	if want := sha256.Sum256(body); !bytes.Equal(sum, want[:]) {
		return 0, "", nil, false
	}
	rest := body[len(keptMagic):]
	cursor, rest = binary.BigEndian.Uint64(rest), rest[8:]
	n := int(binary.BigEndian.Uint16(rest))
	if rest = rest[2:]; len(rest) < n+8 {
		return 0, "", nil, false
	}
	mark, rest = string(rest[:n]), rest[n:]
	if binary.BigEndian.Uint64(rest) != uint64(len(rest)-8) {
		return 0, "", nil, false
	}
	return cursor, mark, rest[8:], true
}
