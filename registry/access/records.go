package access

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"danhmuc/registry"
)

// Families of keys (doc.go). SessionPrefix is what a backup leaves out.
const (
	SessionPrefix  = "access/session/"
	passwordPrefix = "access/password/"
	tokenPrefix    = "access/token/"
	linkPrefix     = "access/link/"
	closedKey      = "access/closed"
)

const (
	secretBytes   = 32
	tokenMark     = "dm_" // begins every API token, so that scanners of leaked secrets can find it
	idDigits      = 32    // hex digits of a hash that name a session or token
	secretCharsAt = 43    // 32 bytes in base64 without padding
)

// password is how to check one account's password.
type password struct {
	PHC string    `json:"phc"`
	Set time.Time `json:"set"`
}

// session is one signed-in browser or program.
type session struct {
	ID        string             `json:"id"`
	Account   registry.AccountID `json:"account"`
	CreatedAt time.Time          `json:"createdAt"`
	LastSeen  time.Time          `json:"lastSeen"` // as of the last minute or so
	Address   string             `json:"address,omitempty"`
	Agent     string             `json:"agent,omitempty"`
}

// ended reports whether the session is over by age or idleness.
func (s *session) ended(now time.Time) bool {
	return now.Sub(s.LastSeen) >= idleLimit || now.Sub(s.CreatedAt) >= ageLimit
}

// link is a one-time link by which an account gets its first password; without an account it makes the first administrator.
type link struct {
	Account   registry.AccountID `json:"account,omitempty"`
	ExpiresAt time.Time          `json:"expiresAt"`
}

// newSecret makes 32 random bytes as text.
func newSecret(random io.Reader) (string, error) {
	b := make([]byte, secretBytes)
	if _, err := io.ReadFull(random, b); err != nil {
		return "", fmt.Errorf("random secret: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(b), nil
}

// hashOf is what the store keeps of a secret. 256 random bits need no salt and no slow hash.
func hashOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// keyOf is where a session or token with this hash lies.
func keyOf(prefix, hash string) []byte { return []byte(prefix + hash[:idDigits] + "/" + hash) }

func idOf(hash string) string { return hash[:idDigits] }

// isID reports whether s can be the name of a session or token.
func isID(s string) bool {
	_, err := hex.DecodeString(s)
	return err == nil && len(s) == idDigits
}

func get(r registry.Reader, key []byte, v any) (bool, error) {
	raw, err := r.Get(key)
	if err != nil || raw == nil {
		return false, err
	}
	if err := json.Unmarshal(raw, v); err != nil {
		return false, fmt.Errorf("decode secret's record: %w", err) // the key may hold a hash: not for logs
	}
	return true, nil
}

func put(w registry.Writer, key []byte, v any) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("encode secret's record: %w", err)
	}
	return w.Put(key, raw)
}

// each yields the records under a prefix.
func each[T any](r registry.Reader, prefix string, fn func(key []byte, v *T) error) error {
	for item, err := range r.Scan(registry.Prefix([]byte(prefix))) {
		if err != nil {
			return err
		}
		v := new(T)
		if err := json.Unmarshal(item.Value, v); err != nil {
			return fmt.Errorf("decode secret's record: %w", err)
		}
		if err := fn(item.Key, v); err != nil {
			return err
		}
	}
	return nil
}
