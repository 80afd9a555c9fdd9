package graphql

import (
	"context"
	"net/http"
	"time"

	"danhmuc/registry"
	"danhmuc/schemas/codelist"
)

// Client is what is known of who signs in.
type Client struct {
	Address string // network address without port, as the server sees it
	Agent   string // User-Agent
	Browser bool   // the request has an Origin: the answer sets a cookie and carries no token
}

// Ticket is what signing in gives.
type Ticket struct {
	Actor  registry.Actor
	Token  string       // the secret, told to clients that are no browsers
	Cookie *http.Cookie // the same, set in browsers
}

// Session is one signed-in browser or program of the caller.
type Session struct {
	ID         string
	Current    bool // the one that asks
	CreatedAt  time.Time
	LastSeenAt time.Time
	Address    string
	Agent      string
}

// Sessions signs people in and out (registry/access). Refusals are registry errors.
type Sessions interface {
	SignIn(ctx context.Context, username, password string, from Client) (*Ticket, error)
	// SignOut ends the caller's session and answers with the cookie that clears the browser's, if there is one.
	SignOut(ctx context.Context) (*http.Cookie, error)
	// CompleteSetup uses a one-time link: it gives an account its first password and signs it in.
	CompleteSetup(ctx context.Context, in Setup, from Client) (*Ticket, error)
	List(ctx context.Context) ([]*Session, error)
	End(ctx context.Context, id string) error
}

// Setup is what a person enters behind a one-time link.
type Setup struct {
	Token    string
	Username string
	Name     string
	Password string
}

// Secrets keeps passwords (registry/access).
type Secrets interface {
	// SetPassword changes a password: an empty account is the caller's own, whose current password must then be given.
	SetPassword(ctx context.Context, account registry.AccountID, current, password string) (*registry.Account, error)
	// SetupLink makes a one-time link by which an account gets its first password.
	SetupLink(ctx context.Context, account registry.AccountID) (string, error)
	// UpdateAccount changes an account and makes it felt: who is disabled or has other roles is signed out.
	UpdateAccount(ctx context.Context, id registry.AccountID, p registry.AccountPatch) (*registry.Account, error)
}

// Token is an API token; its secret is told once.
type Token struct {
	ID         registry.TokenID
	Name       string
	Account    registry.AccountID
	Scopes     []string
	CreatedAt  time.Time
	ExpiresAt  time.Time
	LastUsedAt time.Time // zero for never
	Revoked    bool
}

// Tokens keeps API tokens (registry/access).
type Tokens interface {
	Create(ctx context.Context, name string, scopes []string, days int) (token *Token, secret string, err error)
	Revoke(ctx context.Context, id registry.TokenID) (*Token, error)
	List(ctx context.Context) ([]*Token, error)
}

// Intake reads a department's list and matches workbooks to its rows.
type Intake interface {
	// Read gives the rows of an uploaded list of the caller.
	Read(ctx context.Context, list registry.UploadID) ([]registry.ListRow, error)
	// Codes gives the lines of an uploaded code list of the caller.
	Codes(ctx context.Context, file registry.UploadID) ([]codelist.Code, error)
	// Preview reads a list (or none), tells what importing it would do, and matches files to rows. It keeps nothing.
	Preview(ctx context.Context, organization string, list registry.UploadID, files []registry.UploadID) (*IntakePreview, error)
}

// IntakePreview is a list with its files, before anything is written.
type IntakePreview struct {
	Rows      []IntakeRow
	Unmatched []registry.UploadID
	Notes     []registry.Violation
}

// IntakeRow is one row and how surely its file belongs to it.
type IntakeRow struct {
	registry.ImportedRow
	Match float64 // 0…1, 0 without a file
}
