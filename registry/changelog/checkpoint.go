package changelog

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
)

// maxCheckpointBytes bounds the text that ParseCheckpoint and OpenCheckpoint read.
const maxCheckpointBytes = 64 << 10

// Checkpoint is a head with the name of the log it belongs to.
type Checkpoint struct {
	// Origin is the log's name: the name of the key that signs.
	Origin string `json:"origin"`
	// Head is what is signed.
	Head Head `json:"head"`
}

// String returns the checkpoint's text as it is signed; doc.go describes it.
func (c Checkpoint) String() string {
	h := c.Head
	return fmt.Sprintf("%s\n%d\n%s\ntime %s\nepoch %d\npublications %d %s\n",
		c.Origin, h.Size, h.Root, clockText(h.Time), h.Epoch, h.PublicationsSize, h.PublicationsRoot)
}

// Sign returns the head as a signed note.
func (s *Signer) Sign(head Head) ([]byte, error) {
	signed, err := note.Sign(&note.Note{Text: Checkpoint{Origin: s.Name(), Head: head}.String()}, s.signer)
	if err != nil {
		return nil, fmt.Errorf("sign checkpoint: %w", err)
	}
	return signed, nil
}

// ParseCheckpoint reads a checkpoint's text, without signatures. It accepts exactly what String writes.
func ParseCheckpoint(text string) (Checkpoint, error) {
	if len(text) > maxCheckpointBytes {
		return Checkpoint{}, fmt.Errorf("%w: checkpoint of %d bytes", ErrFormat, len(text))
	}
	lines := strings.Split(text, "\n")
	if len(lines) != 7 || lines[6] != "" || lines[0] == "" || !validText(lines[0]) {
		return Checkpoint{}, fmt.Errorf("%w: checkpoint of %d lines", ErrFormat, len(lines))
	}
	c := Checkpoint{Origin: lines[0]}
	if err := c.Head.parse(lines[1:6]); err != nil {
		return Checkpoint{}, err
	}
	if c.String() != text {
		return Checkpoint{}, fmt.Errorf("%w: checkpoint is not in canonical form", ErrFormat)
	}
	return c, nil
}

// parse reads the five lines after the origin.
func (h *Head) parse(lines []string) (err error) {
	if h.Size, err = parseSize(lines[0]); err != nil {
		return err
	}
	if h.Root, err = ParseHash(lines[1]); err != nil {
		return err
	}
	if h.Time, err = time.Parse(clockLayout, strings.TrimPrefix(lines[2], "time ")); err != nil {
		return fmt.Errorf("%w: checkpoint time: %w", ErrFormat, err)
	}
	if h.Epoch, err = parseSize(strings.TrimPrefix(lines[3], "epoch ")); err != nil {
		return err
	}
	size, root, _ := strings.Cut(strings.TrimPrefix(lines[4], "publications "), " ")
	if h.PublicationsSize, err = parseSize(size); err != nil {
		return err
	}
	h.PublicationsRoot, err = ParseHash(root)
	return err
}

// OpenCheckpoint reads a signed checkpoint and checks that one of the verifier keys signed it. It returns that key.
func OpenCheckpoint(msg []byte, keys ...string) (Checkpoint, string, error) {
	if len(msg) > maxCheckpointBytes {
		return Checkpoint{}, "", fmt.Errorf("%w: checkpoint of %d bytes", ErrFormat, len(msg))
	}
	for _, key := range keys {
		n, err := openNote(msg, key)
		if errors.Is(err, ErrKey) {
			return Checkpoint{}, "", err
		}
		if err != nil {
			continue // another key may have signed; with none the error below says so
		}
		c, err := ParseCheckpoint(n.Text)
		if err != nil {
			return Checkpoint{}, "", err
		}
		if name, _, _ := strings.Cut(key, "+"); c.Origin != name {
			return Checkpoint{}, "", fmt.Errorf("%w: key %q signed for %q", ErrSignature, name, c.Origin)
		}
		return c, key, nil
	}
	return Checkpoint{}, "", fmt.Errorf("%w: none of %d keys signed", ErrSignature, len(keys))
}
