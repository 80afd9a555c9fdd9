package access

import (
	"context"
	"strings"
	"testing"

	"danhmuc/registry"
)

// leaving is a caller who leaves the moment somebody waits for it.
type leaving struct {
	context.Context
	cancel context.CancelFunc
}

func newLeaving() leaving {
	ctx, cancel := context.WithCancel(context.Background())
	return leaving{ctx, cancel}
}

func (l leaving) Done() <-chan struct{} {
	l.cancel()
	return l.Context.Done()
}

// TestHashingIsBounded fills the places of the hasher by hand: whoever finds none waits until its context ends.
func TestHashingIsBounded(t *testing.T) {
	b := newBench(t)
	for range cap(b.hasher.slots) {
		if err := b.hasher.enter(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	acts := map[string]func(ctx context.Context) error{
		"sign-in": func(ctx context.Context) error {
			_, _, err := b.SignIn(ctx, "canbo", word, Client{Address: "10.0.0.1"})
			return err
		},
		"sign-in of nobody": func(ctx context.Context) error {
			_, _, err := b.SignIn(ctx, "nobody", word, Client{Address: "10.0.0.1"})
			return err
		},
		"a new password": func(ctx context.Context) error {
			_, err := b.SetPassword(registry.WithActor(ctx, registry.ActorFrom(b.system)), b.member.ID, "", word)
			return err
		},
	}
	for name, act := range acts {
		t.Run(name, func(t *testing.T) {
			if err := act(newLeaving()); !registry.IsKind(err, registry.KindUnavailable) || codeOf(err) != "auth.busy" {
				t.Errorf("got %v", err)
			}
		})
	}
	t.Run("a busy hour is no failed sign-in", func(t *testing.T) {
		if n := len(b.failed.byPair); n != 0 {
			t.Errorf("%d pairs count failures", n)
		}
	})
	t.Run("a free place is taken", func(t *testing.T) {
		b.hasher.leave()
		b.in(t)
	})
}

// marked gives bytes whose text begins with the mark of API tokens.
type marked struct{}

func (marked) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = []byte{0x76, 0x6f, 0xc0}[i%3]
	}
	return len(p), nil
}

func TestSessionSecretThatLooksLikeAToken(t *testing.T) {
	b := newBench(t)
	b.Service.rand = marked{}
	secret, ctx := b.in(t)
	if !strings.HasPrefix(secret, tokenMark) {
		t.Fatalf("got %q", secret)
	}
	if a, err := b.Session(ctx, secret); err != nil || a.Session == "" {
		t.Errorf("as a session: %+v, %v", a, err)
	}
	if a, err := b.Token(ctx, secret); err != nil || a.Session == "" {
		t.Errorf("as a Bearer: %+v, %v", a, err)
	}
}
