package changelog

import (
	"encoding/json"
	"fmt"
	"math"
	"sync"
	"time"
)

// ClockRule bounds how far the wall clock may stand from the head's time. The zero value takes the defaults.
type ClockRule struct {
	// Back is how far the clock may lie before the head's time; 5 seconds by default.
	Back time.Duration
	// Ahead is how far it may lie after it; 24 hours by default. It does not bind an empty log.
	Ahead time.Duration
}

// Defaults of ClockRule.
const (
	DefaultBack  = 5 * time.Second
	DefaultAhead = 24 * time.Hour
)

// CheckClock applies the default rule: it refuses to go on when the wall clock ran back or leapt ahead of the head,
// until an operator confirms it with a log.clock entry.
func CheckClock(head Head, now time.Time) error { return ClockRule{}.Check(head, now) }

// Check refuses to go on when the wall clock ran back or leapt ahead of the head.
func (r ClockRule) Check(head Head, now time.Time) error {
	if head.Size == 0 {
		return nil
	}
	switch apart := now.Round(0).Sub(head.Time); {
	case apart < -r.back():
		return fmt.Errorf("%w: now %s, head %s", ErrClockBack, stamp(now), stamp(head.Time))
	case apart > r.ahead():
		return fmt.Errorf("%w: now %s, head %s", ErrClockAhead, stamp(now), stamp(head.Time))
	}
	return nil
}

func (r ClockRule) back() time.Duration {
	if r.Back == 0 {
		return DefaultBack
	}
	return r.Back
}

func (r ClockRule) ahead() time.Duration {
	if r.Ahead == 0 {
		return DefaultAhead
	}
	return r.Ahead
}

// Next returns the time that the entries of a transaction carry: now, or the head's time when the clock stands a
// little behind it. It refuses what Check refuses.
func (r ClockRule) Next(head Head, now time.Time) (time.Time, error) {
	if err := r.Check(head, now); err != nil {
		return time.Time{}, err
	}
	now = now.UTC().Round(0).Truncate(time.Microsecond)
	if now.Before(head.Time) {
		return head.Time, nil
	}
	return now, nil
}

// Clock applies a rule within one process without taking a quiet log for a leap: from the second check on, the wall
// clock is held against the machine's monotonic clock instead of the head's time, so that writing goes on after a
// weekend without a single entry. A process's first check is against the head. Its zero value has the default rule.
type Clock struct {
	// Rule bounds both comparisons. It must not change after the first check.
	Rule ClockRule

	mu   sync.Mutex // guards last, wall
	last time.Time  // newest reading that passed, with its monotonic part; zero before the first
	wall time.Time  // the same reading's wall time alone
}

// Check is ClockRule.Check for one process. now must be as time.Now returned it: UTC keeps the monotonic part, Truncate
// and Round drop it. A reading without it is held against the head.
func (c *Clock) Check(head Head, now time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	rule, wall, whole := c.Rule, now.Round(0), now != now.Round(0)
	if whole && !c.last.IsZero() && wall.Sub(c.wall)-now.Sub(c.last) <= rule.ahead() {
		rule.Ahead = math.MaxInt64 // the time since the last check has truly passed
	}
	if err := rule.Check(head, now); err != nil {
		return err
	}
	if whole {
		c.last, c.wall = now, wall
	}
	return nil
}

type clockFacts struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// ClockEntry is an operator's confirmation that the wall clock is right at now, however far from the head's time.
func ClockEntry(head Head, actor string, now time.Time) (Entry, error) {
	facts, err := json.Marshal(clockFacts{From: clockText(head.Time), To: clockText(now)})
	if err != nil {
		return Entry{}, fmt.Errorf("clock facts: %w", err)
	}
	return Entry{Kind: KindClock, KindVersion: 1, Time: now, Actor: actor, Facts: facts}, nil
}

// clockLayout is RFC 3339 in UTC with exactly six decimals.
const clockLayout = "2006-01-02T15:04:05.000000Z"

func clockText(t time.Time) string { return t.UTC().Truncate(time.Microsecond).Format(clockLayout) }

func readClock(e Entry) (clockFacts, error) {
	var facts clockFacts
	if err := readFacts(e, KindClock, &facts); err != nil {
		return clockFacts{}, err
	}
	if facts.To != clockText(e.Time) {
		return clockFacts{}, fmt.Errorf("%w: clock confirmed at %s in an entry of %s", ErrFormat, facts.To, clockText(e.Time))
	}
	if e.Actor == "" {
		return clockFacts{}, fmt.Errorf("%w: %s names nobody", ErrFormat, KindClock)
	}
	return facts, nil
}
