package access

import (
	"crypto/sha256"
	"sync"
	"sync/atomic"
	"time"

	"danhmuc/registry"
)

const maxKnown = 20_000 // remembered secrets; past it one in ten is forgotten

// known is what one secret means, as read from the store a moment ago.
type known struct {
	actor   registry.Actor
	session *session // nil for a token
	token   *Token   // nil for a session
	readAt  time.Time
	usedAt  atomic.Int64 // unix nanoseconds of the newest use
	written atomic.Int64 // unix nanoseconds of the newest use that the store knows
}

// memory remembers actors by the hash of their secret.
type memory struct {
	mu         sync.RWMutex // guards bySecret, generation
	bySecret   map[[sha256.Size]byte]*known
	generation uint64 // grows with every forgetting: what was read before it must not be remembered after it
}

func newMemory() *memory { return &memory{bySecret: map[[sha256.Size]byte]*known{}} }

func (m *memory) find(secret [sha256.Size]byte) (*known, uint64) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.bySecret[secret], m.generation
}

// remember keeps k unless something was forgotten since generation was read. A use that waits to be written goes over to k.
func (m *memory) remember(secret [sha256.Size]byte, k *known, generation uint64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.generation != generation {
		return
	}
	if before := m.bySecret[secret]; before != nil && k.usedAt.Load() < before.usedAt.Load() {
		k.usedAt.Store(before.usedAt.Load())
	}
	if len(m.bySecret) >= maxKnown {
		drop := maxKnown / 10
		for other := range m.bySecret {
			if drop--; drop < 0 {
				break
			}
			delete(m.bySecret, other)
		}
	}
	m.bySecret[secret] = k
}

// forget drops whatever fits.
func (m *memory) forget(fits func(*known) bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.generation++
	for secret, k := range m.bySecret {
		if fits(k) {
			delete(m.bySecret, secret)
		}
	}
}

// use is a secret's newest use that the store does not know yet.
type use struct {
	secret [sha256.Size]byte
	at     time.Time
	known  *known
}

// used lists the uses that wait to be written.
func (m *memory) used() []use {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var out []use
	for secret, k := range m.bySecret {
		if at := k.usedAt.Load(); at > k.written.Load() {
			out = append(out, use{secret, time.Unix(0, at).UTC(), k})
		}
	}
	return out
}
