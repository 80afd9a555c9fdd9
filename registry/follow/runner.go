package follow

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/hashicorp/go-hclog"

	"danhmuc/registry"
)

// Source is what the runner needs of a store.
type Source interface {
	View(ctx context.Context, fn func(registry.Reader) error) error
	Committed() <-chan uint64
}

// Options of New. The zero value is right for a server.
type Options struct {
	// Log takes what goes wrong; nothing is logged when nil.
	Log hclog.Logger
	// BatchEntries bounds the entries of one Apply; 1,000 when 0.
	BatchEntries int
	// Poll is how often a follower looks without being woken; 5 seconds when 0.
	Poll time.Duration
	// Backoff is the pause after a first error; it doubles up to MaxBackoff. 100 milliseconds and 30 seconds when 0.
	Backoff, MaxBackoff time.Duration
	// WaitLimit bounds Wait; 5 seconds when 0.
	WaitLimit time.Duration
}

func (o Options) withDefaults() Options {
	if o.Log == nil {
		o.Log = hclog.NewNullLogger()
	}
	if o.BatchEntries == 0 {
		o.BatchEntries = 1000
	}
	if o.Poll == 0 {
		o.Poll = 5 * time.Second
	}
	if o.Backoff == 0 {
		o.Backoff = 100 * time.Millisecond
	}
	if o.MaxBackoff == 0 {
		o.MaxBackoff = 30 * time.Second
	}
	if o.WaitLimit == 0 {
		o.WaitLimit = 5 * time.Second
	}
	return o
}

// Runner feeds followers.
type Runner struct {
	source  Source
	options Options
	loops   []*loop
}

// New returns a runner that does nothing until Run. Names must differ.
func New(source Source, options Options, followers ...Follower) (*Runner, error) {
	r := &Runner{source: source, options: options.withDefaults()}
	seen := map[string]bool{}
	for _, f := range followers {
		name := f.Name()
		if name == "" || seen[name] {
			return nil, fmt.Errorf("follow: the name %q is empty or stands twice", name)
		}
		seen[name] = true
		r.loops = append(r.loops, newLoop(source, f, r.options))
	}
	return r, nil
}

// Run feeds the followers until ctx ends or the store is closed, and returns when every loop has ended. Errors of a
// follower are retried and reported by Lag; they do not end it.
func (r *Runner) Run(ctx context.Context) error {
	var group sync.WaitGroup
	for _, l := range r.loops {
		group.Go(func() { l.run(ctx) })
	}
	group.Wait()
	return nil
}

// Lag is how far a follower is behind the log.
type Lag struct {
	// Follower is its name.
	Follower string `json:"follower"`
	// Cursor is the last entry in its state.
	Cursor uint64 `json:"cursor"`
	// Head is the newest entry that the runner knows of.
	Head uint64 `json:"head"`
	// Behind is Head less Cursor.
	Behind uint64 `json:"behind"`
	// Ready is true once the follower has reached the head that it found at the start, and after each replay again.
	Ready bool `json:"ready"`
	// Err is the error that it is retrying, "" when all is well.
	Err string `json:"error,omitempty"`
}

// Lag returns the lag of each follower, in the order given to New.
func (r *Runner) Lag() []Lag {
	all := make([]Lag, len(r.loops))
	for i, l := range r.loops {
		all[i] = l.lag()
	}
	return all
}

// Wait returns when the named followers, all of them when none is named, have applied the entry seq. It waits no longer
// than ctx and WaitLimit allow, and then returns Unavailable with code follower.behind.
func (r *Runner) Wait(ctx context.Context, seq uint64, names ...string) error {
	const op = "follow.Wait"
	ctx, cancel := context.WithTimeout(ctx, r.options.WaitLimit)
	defer cancel()
	for _, name := range names {
		if r.loop(name) == nil {
			return &registry.Error{Op: op, Kind: registry.KindInternal, Name: name, Err: errUnknown}
		}
	}
	for _, l := range r.loops {
		if len(names) > 0 && !contains(names, l.follower.Name()) {
			continue
		}
		if err := l.wait(ctx, seq); err != nil {
			return &registry.Error{Op: op, Kind: registry.KindUnavailable, Code: "follower.behind", Name: l.follower.Name(), Err: err}
		}
	}
	return nil
}

var errUnknown = errors.New("no such follower")

func (r *Runner) loop(name string) *loop {
	for _, l := range r.loops {
		if l.follower.Name() == name {
			return l
		}
	}
	return nil
}
