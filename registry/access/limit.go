package access

import (
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"
)

// Bounds of failed sign-ins (contract.md): failures alone count, by account and address together, so that nobody can lock
// another person out.
const (
	maxFailures   = 10
	failureWindow = time.Minute
	maxPairs      = 20_000 // about 8 MiB; past it what no longer counts is forgotten, then one in ten
)

// failures remembers recent failed sign-ins.
type failures struct {
	mu     sync.Mutex // guards byPair
	byPair map[string][]time.Time
}

func newFailures() *failures { return &failures{byPair: map[string][]time.Time{}} }

// reserve counts an attempt as failed before it is tried, so that many at once cannot slip through together; a success takes
// its count back by forgive. When there is no room it gives how long to wait.
func (f *failures) reserve(pair string, now time.Time) (wait time.Duration, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	recent := f.recentLocked(pair, now)
	if len(recent) >= maxFailures {
		return failureWindow - now.Sub(recent[0]), false
	}
	if f.byPair[pair] == nil && len(f.byPair) >= maxPairs {
		f.makeRoomLocked(now)
	}
	f.byPair[pair] = append(slices.Clone(recent), now)
	return 0, true
}

// forgive takes one count of an instant back.
func (f *failures) forgive(pair string, at time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	times := f.byPair[pair]
	i := slices.Index(times, at)
	if i < 0 {
		return
	}
	if times = slices.Delete(times, i, i+1); len(times) == 0 {
		delete(f.byPair, pair)
		return
	}
	f.byPair[pair] = times
}

func (f *failures) recentLocked(pair string, now time.Time) []time.Time {
	times := f.byPair[pair]
	for len(times) > 0 && now.Sub(times[0]) >= failureWindow {
		times = times[1:]
	}
	return times
}

// makeRoomLocked forgets pairs that no longer count, and when all do (an attack from everywhere) one in ten of them.
func (f *failures) makeRoomLocked(now time.Time) {
	for p := range f.byPair {
		if len(f.recentLocked(p, now)) == 0 {
			delete(f.byPair, p)
		}
	}
	if len(f.byPair) < maxPairs {
		return
	}
	drop := maxPairs / 10
	for p := range f.byPair {
		if drop--; drop < 0 {
			return
		}
		delete(f.byPair, p)
	}
}

// pairOf folds an account's name and the network address it is tried from, at a fixed length; IPv6 counts by its /64.
func pairOf(username, address string) string {
	if a, err := netip.ParseAddr(address); err == nil && a.Unmap().Is6() {
		if p, err := a.WithZone("").Prefix(64); err == nil {
			address = p.String()
		}
	}
	return hashOf(strings.ToLower(strings.TrimSpace(username)) + "\x00" + address)
}
