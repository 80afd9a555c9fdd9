package registry

import (
	"errors"
	"fmt"
	"strings"
)

// Kind says what sort of refusal an Error is. The list is closed: each transport maps it once.
type Kind uint8

// The kinds of refusal.
const (
	KindInternal        Kind = iota // a fault of ours; nothing of it is shown outside
	KindInvalid                     // the input breaks a rule; Violations say which
	KindNotFound                    // no such record, or none that the caller may know of
	KindForbidden                   // the caller may see the record and may not do this
	KindUnauthenticated             // nobody is signed in, or the session or token has ended
	KindConflict                    // the record moved on: expected version and current version differ, or a unique value is taken
	KindLocked                      // the edition cannot be edited in its state
	KindIdempotency                 // the same idempotency key came with another request
	KindLimit                       // too much or too often
	KindUnavailable                 // the store, the disk or a service cannot answer now
)

var kindNames = [...]string{"INTERNAL", "INVALID", "NOT_FOUND", "FORBIDDEN", "UNAUTHENTICATED", "CONFLICT", "LOCKED", "IDEMPOTENCY_CONFLICT", "LIMIT", "UNAVAILABLE"}

// String is the kind's outside code, as GraphQL's extensions.code and problem+json's type carry it.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return fmt.Sprintf("KIND_%d", uint8(k))
}

// Violation is one broken rule: what, where, and under which article.
type Violation struct {
	Code    string         // message code of the catalogue, for example "dataset.title.required"
	Path    []string       // where in the input: {"input", "title"}, or a column's name
	Params  map[string]any // values the message names: counts, codes, limits
	Rule    string         // policy rule that refuses, if one did
	Article string         // legal basis of the rule, as written in law
	Way     string         // the way out: where the reader can mend it, for example "classify", "contact", "file"
}

// Error is the one error type of the domain. Op says what was being done ("registry.Transition"), Name which record or
// value it is about. Violations are all the broken rules, gathered, never the first alone.
type Error struct {
	Op         string
	Kind       Kind
	Code       string // message code when no Violation carries it
	Name       string
	Violations []Violation
	Params     map[string]any
	Err        error
}

// Error is for logs; people read the catalogue's message instead.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Op)
	b.WriteString(": ")
	b.WriteString(strings.ToLower(e.Kind.String()))
	if e.Code != "" {
		b.WriteString(" [" + e.Code + "]")
	}
	if e.Name != "" {
		b.WriteString(" " + e.Name)
	}
	for i, v := range e.Violations {
		if i == 0 {
			b.WriteString(":")
		}
		fmt.Fprintf(&b, " %s(%s)", v.Code, strings.Join(v.Path, "."))
	}
	if e.Err != nil {
		b.WriteString(": " + e.Err.Error())
	}
	return b.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// KindOf is the kind of the first *Error in err's chain, KindInternal when there is none.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return KindInternal
}

// IsKind reports whether err's chain holds an *Error of this kind.
func IsKind(err error, kind Kind) bool {
	var e *Error
	return errors.As(err, &e) && e.Kind == kind
}

// within puts the places that a refusal names under a member of the input that was asked for.
func within(err error, member string) error {
	var e *Error
	if !errors.As(err, &e) || len(e.Violations) == 0 {
		return err
	}
	moved := *e
	moved.Violations = make([]Violation, len(e.Violations))
	for i, v := range e.Violations {
		v.Path = append([]string{member}, v.Path...)
		moved.Violations[i] = v
	}
	return &moved
}

func invalid(op string, violations ...Violation) error {
	return &Error{Op: op, Kind: KindInvalid, Violations: violations}
}

// SignInRequired refuses what somebody must be signed in for. Who was signed in until their session ended is told so.
func SignInRequired(op string, a Actor) error {
	code := "auth.required"
	if a.Ended {
		code = "session.expired"
	}
	return &Error{Op: op, Kind: KindUnauthenticated, Code: code}
}

func notFound(op, name string) error {
	return &Error{Op: op, Kind: KindNotFound, Code: "record.notFound", Name: name}
}
