package changelog

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
)

// Signer signs checkpoints. Its text, a note signer key, lies in a file outside the data folder and in no backup.
type Signer struct {
	signer note.Signer
	public string
}

// NewKey makes an Ed25519 key and returns the text of its key file: one line. The name is the origin of the
// checkpoints it signs; it holds neither spaces nor '+'.
func NewKey(random io.Reader, name string) (text string, err error) {
	private, _, err := note.GenerateKey(random, name)
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrKey, err)
	}
	if _, err := ParseKey(private); err != nil {
		return "", err
	}
	return private + "\n", nil
}

// ParseKey reads the text of a key file. Errors never quote it.
func ParseKey(text string) (*Signer, error) {
	text = strings.TrimSpace(text)
	signer, err := note.NewSigner(text)
	if err != nil {
		return nil, fmt.Errorf("%w: no signing key in it", ErrKey)
	}
	// PRIVATE+KEY+name+hash+base64(algorithm, seed); NewSigner has seen to it that all five are there.
	seed, err := base64.StdEncoding.DecodeString(strings.SplitN(text, "+", 5)[4])
	if err != nil || len(seed) != 1+ed25519.SeedSize {
		return nil, fmt.Errorf("%w: no Ed25519 seed in it", ErrKey)
	}
	private := ed25519.NewKeyFromSeed(seed[1:])
	public, err := note.NewEd25519VerifierKey(signer.Name(), private.Public().(ed25519.PublicKey))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrKey, err)
	}
	return &Signer{signer: signer, public: public}, nil
}

// Name returns the key's name: the origin of its checkpoints.
func (s *Signer) Name() string { return s.signer.Name() }

// Public returns the verifier key, the text that auditors keep.
func (s *Signer) Public() string { return s.public }

// rotationTitle is the first line of a rotation's text; it keeps its signatures from meaning anything else.
const rotationTitle = "danhmuc log key rotation 1"

// Rotation is what a log.key entry declares: from this entry on checkpoints are signed by New.
type Rotation struct {
	// Seq is the entry's own sequence number: Size + 1.
	Seq uint64 `json:"seq"`
	// Epoch is the entry's epoch.
	Epoch uint64 `json:"epoch"`
	// Size and Root are the head before the entry, which both keys have signed.
	Size uint64 `json:"size"`
	Root Hash   `json:"root"`
	// Old and New are verifier keys.
	Old string `json:"old"`
	New string `json:"new"`
}

type keyFacts struct {
	Note string `json:"note"`
}

// RotationEntry hands over from one key to another. It must be appended right after head.
func RotationEntry(head Head, old, next *Signer, actor string, at time.Time) (Entry, error) {
	if old.public == next.public {
		return Entry{}, fmt.Errorf("%w: rotation to the same key", ErrKey)
	}
	text := fmt.Sprintf("%s\n%d\n%s\n%s\n%s\n", rotationTitle, head.Size, head.Root, old.public, next.public)
	signed, err := note.Sign(&note.Note{Text: text}, old.signer, next.signer)
	if err != nil {
		return Entry{}, fmt.Errorf("sign rotation: %w", err)
	}
	facts, err := json.Marshal(keyFacts{Note: string(signed)})
	if err != nil {
		return Entry{}, fmt.Errorf("rotation facts: %w", err)
	}
	return Entry{Kind: KindKey, KindVersion: 1, Time: at, Actor: actor, Facts: facts}, nil
}

// ReadRotation reads a log.key entry and checks both signatures. Whether the keys are trusted is the caller's question.
func ReadRotation(e Entry) (Rotation, error) {
	var facts keyFacts
	if err := readFacts(e, KindKey, &facts); err != nil {
		return Rotation{}, err
	}
	text, _, _ := strings.Cut(facts.Note, "\n\n")
	lines := strings.Split(text, "\n")
	if len(lines) != 5 || lines[0] != rotationTitle {
		return Rotation{}, fmt.Errorf("%w: rotation of %d lines", ErrFormat, len(lines))
	}
	r := Rotation{Seq: e.Seq, Epoch: e.Epoch, Old: lines[3], New: lines[4]}
	var err error
	if r.Size, err = parseSize(lines[1]); err != nil {
		return Rotation{}, err
	}
	if r.Root, err = ParseHash(lines[2]); err != nil {
		return Rotation{}, err
	}
	if r.Old == r.New {
		return Rotation{}, fmt.Errorf("%w: rotation to the same key", ErrKey)
	}
	for _, key := range []string{r.Old, r.New} {
		if _, err := openNote([]byte(facts.Note), key); err != nil {
			return Rotation{}, fmt.Errorf("rotation: %w", err)
		}
	}
	return r, nil
}

// openNote checks that one of the verifier keys signed the note.
func openNote(msg []byte, keys ...string) (*note.Note, error) {
	verifiers := make([]note.Verifier, 0, len(keys))
	for _, key := range keys {
		v, err := note.NewVerifier(key)
		if err != nil {
			return nil, fmt.Errorf("%w: verifier key %q: %w", ErrKey, key, err)
		}
		verifiers = append(verifiers, v)
	}
	n, err := note.Open(msg, note.VerifierList(verifiers...))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSignature, err)
	}
	return n, nil
}

// unverifiedText returns a note's text without asking who signed it.
func unverifiedText(msg []byte) (string, error) {
	_, err := note.Open(msg, note.VerifierList())
	var unverified *note.UnverifiedNoteError
	if !errors.As(err, &unverified) {
		return "", fmt.Errorf("%w: no signed note", ErrFormat)
	}
	return unverified.Note.Text, nil
}

// parseSize reads a decimal number without sign or leading zeros.
func parseSize(s string) (uint64, error) {
	n, err := strconv.ParseUint(s, 10, 64)
	if err != nil || strconv.FormatUint(n, 10) != s {
		return 0, fmt.Errorf("%w: size %q", ErrFormat, s)
	}
	return n, nil
}
