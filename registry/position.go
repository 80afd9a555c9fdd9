package registry

import (
	"context"
	"sync"
)

// Position is how far a follower has come in the log, and lets others wait for it. The zero value stands before the first entry.
type Position struct {
	mu    sync.Mutex
	at    uint64        // guarded by mu
	moved chan struct{} // guarded by mu; closed at the next move, nil while nobody waits
}

// Cursor is the newest entry seen.
func (p *Position) Cursor(context.Context) (uint64, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.at, nil
}

// Move tells that entry seq has been seen, or with 0 that all was forgotten.
func (p *Position) Move(seq uint64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.at = seq
	if p.moved != nil {
		close(p.moved)
		p.moved = nil
	}
}

// Wait returns once entry seq has been seen, or ctx ends.
func (p *Position) Wait(ctx context.Context, seq uint64) error {
	for {
		p.mu.Lock()
		reached := p.at >= seq
		if p.moved == nil {
			p.moved = make(chan struct{})
		}
		moved := p.moved
		p.mu.Unlock()
		if reached {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-moved:
		}
	}
}
