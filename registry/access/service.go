package access

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"runtime"
	"time"

	"github.com/hashicorp/go-hclog"

	"danhmuc/registry"
)

// How long a session lives without use, and at most; how long an actor is remembered without asking the store; how often
// times of last use are written.
const (
	idleLimit   = 30 * time.Minute
	ageLimit    = 12 * time.Hour
	rememberFor = 15 * time.Second
	flushEvery  = time.Minute
	linkLife    = 72 * time.Hour
)

// Accounts is what access needs of the registry: accounts are its records, and every act on a secret is an entry of its log.
type Accounts interface {
	CreateAccount(ctx context.Context, in registry.AccountInput) (*registry.Account, error)
	UpdateAccount(ctx context.Context, id registry.AccountID, p registry.AccountPatch) (*registry.Account, error)
	Account(ctx context.Context, id registry.AccountID) (*registry.Account, error)
	AccountByUsername(ctx context.Context, username string) (*registry.Account, error)
	Record(ctx context.Context, kind string, record registry.AccountID, facts map[string]any) error
}

var _ Accounts = (*registry.Registry)(nil)

// Options are what a Service is made of. Store and Accounts must be given.
type Options struct {
	Store    registry.Store
	Accounts Accounts
	Now      func() time.Time // time.Now when nil
	Rand     io.Reader        // crypto/rand when nil
	Log      hclog.Logger     // none when nil
	// Hashes is how many passwords may be hashed at once, each taking 19 MiB and a processor; 0 for one a processor.
	Hashes int
	// FirstOrganization is the code of the organization of the first administrator.
	FirstOrganization string
}

// Service keeps passwords, sessions, tokens and links. It is safe for use by many goroutines.
type Service struct {
	store    registry.Store
	accounts Accounts
	now      func() time.Time
	rand     io.Reader
	log      hclog.Logger
	hasher   *hasher
	failed   *failures
	known    *memory
	first    string
}

// New returns a service over its parts.
func New(o Options) (*Service, error) {
	if o.Store == nil || o.Accounts == nil {
		return nil, &registry.Error{Op: "access.New", Kind: registry.KindInternal, Err: errors.New("store and accounts are needed")}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = hclog.NewNullLogger()
	}
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	if o.Hashes <= 0 {
		o.Hashes = runtime.GOMAXPROCS(0)
	}
	return &Service{store: o.Store, accounts: o.Accounts, now: o.Now, rand: o.Rand, log: o.Log.Named("access"),
		hasher: newHasher(o.Hashes, o.Rand), failed: newFailures(), known: newMemory(), first: o.FirstOrganization}, nil
}

// Run writes times of last use and removes ended sessions once a minute until ctx ends, and once more then.
func (s *Service) Run(ctx context.Context) error {
	ticker := time.NewTicker(flushEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			if err := s.Flush(ctx); err != nil && ctx.Err() == nil {
				s.log.Warn("write times of last use", "error", err)
			}
		case <-ctx.Done():
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
			defer cancel()
			return s.Flush(last)
		}
	}
}

// UpdateAccount changes an account by the registry and makes it felt: a disabled account, or one with other roles or another
// organization, is signed out everywhere.
func (s *Service) UpdateAccount(ctx context.Context, id registry.AccountID, p registry.AccountPatch) (*registry.Account, error) {
	a, err := s.accounts.UpdateAccount(ctx, id, p)
	if err != nil {
		return nil, err
	}
	if p.Disabled == nil && p.Roles == nil && p.Organization == nil {
		return a, nil
	}
	if err := s.endAll(ctx, id, ""); err != nil {
		return nil, err
	}
	return a, nil
}

func unauthenticated(op, code string) error {
	return &registry.Error{Op: op, Kind: registry.KindUnauthenticated, Code: code}
}

func forbidden(op, code string) error {
	return &registry.Error{Op: op, Kind: registry.KindForbidden, Code: code}
}

func invalid(op string, v ...registry.Violation) error {
	return &registry.Error{Op: op, Kind: registry.KindInvalid, Violations: v}
}

func actorOf(a *registry.Account) registry.Actor {
	return registry.Actor{Account: a.ID, Username: a.Username, Organization: a.Organization, Roles: a.Roles}
}
