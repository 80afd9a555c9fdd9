package changelog

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"

	"github.com/transparency-dev/merkle/compact"
	"github.com/transparency-dev/merkle/rfc6962"
)

// HashBytes is the length of every hash and commitment.
const HashBytes = sha256.Size

// Hash is a SHA-256 value: a leaf, a node, a root or a commitment. Its text form is standard base64.
type Hash [HashBytes]byte

// EmptyRoot returns the root of a tree without leaves (RFC 6962, section 2.1).
func EmptyRoot() Hash { return sha256.Sum256(nil) }

// String returns the hash in standard base64.
func (h Hash) String() string { return base64.StdEncoding.EncodeToString(h[:]) }

// MarshalText returns the hash in standard base64.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads standard base64 of exactly 32 bytes.
func (h *Hash) UnmarshalText(text []byte) error {
	parsed, err := ParseHash(string(text))
	if err != nil {
		return err
	}
	*h = parsed
	return nil
}

// ParseHash reads standard base64 of exactly 32 bytes, in the one form that String writes.
func ParseHash(s string) (Hash, error) {
	raw, err := base64.StdEncoding.Strict().DecodeString(s)
	if err != nil {
		return Hash{}, fmt.Errorf("%w: hash: %w", ErrFormat, err)
	}
	if len(raw) != HashBytes {
		return Hash{}, fmt.Errorf("%w: hash of %d bytes", ErrFormat, len(raw))
	}
	h := Hash(raw)
	if h.String() != s {
		return Hash{}, fmt.Errorf("%w: hash is not in canonical base64", ErrFormat)
	}
	return h, nil
}

// ranges makes compact ranges with RFC 6962 node hashing.
func ranges() *compact.RangeFactory {
	return &compact.RangeFactory{Hash: rfc6962.DefaultHasher.HashChildren}
}

// rootOf returns the root of a compact range that starts at leaf 0.
func rootOf(r *compact.Range) (Hash, error) {
	if r.End() == 0 {
		return EmptyRoot(), nil
	}
	root, err := r.GetRootHash(nil)
	if err != nil {
		return Hash{}, fmt.Errorf("root: %w", err)
	}
	return Hash(root), nil
}
