package registry

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"
)

// IdempotencyTTL is how long the answer of an idempotent call is kept.
const IdempotencyTTL = 24 * time.Hour

// answer is what an idempotent call gave: which records at which versions.
type answer struct {
	Hash    string          `json:"hash"` // of operation and variables
	At      time.Time       `json:"at"`
	Records []answered      `json:"records,omitempty"`
	Extra   json.RawMessage `json:"extra,omitempty"`
}

type answered struct {
	ID      string `json:"id"`
	Version int    `json:"version"`
}

// replay gives the answer of an earlier call with the same key, nil when this is the first. The same key with another
// request is refused.
func (t *tx) replay() (*answer, error) {
	k, hash := idempotencyFrom(t.ctx)
	if k == "" {
		return nil, nil
	}
	t.key = hashed(string(t.actor.Account), k)
	var a answer
	raw, err := get(t, key(familyIdem, string(t.actor.Account), t.key), &a)
	if err != nil || raw == nil || t.now.Sub(a.At) > IdempotencyTTL {
		return nil, err
	}
	if a.Hash != hash {
		return nil, &Error{Op: t.op, Kind: KindIdempotency, Code: "idempotency.conflict"}
	}
	return &a, nil
}

// remember keeps the answer of this call under its key, in the call's own transaction.
func (t *tx) remember(a answer) error {
	k, hash := idempotencyFrom(t.ctx)
	if k == "" {
		return nil
	}
	a.Hash, a.At = hash, t.now
	return put(t, key(familyIdem, string(t.actor.Account), t.key), a)
}

func hashed(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))
}
