package graphql

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/graphql-go/graphql/gqlerrors"

	"danhmuc/graphql/limit"
	"danhmuc/registry"
)

// refusal is a refusal of this package: a code of its catalogue and what the text names.
type refusal struct {
	code   string
	status int // HTTP status when the whole request is refused; 0 for 400
	params map[string]any
}

func (r *refusal) Error() string { return r.code }

func refuse(code string, params map[string]any) error { return &refusal{code: code, params: params} }

// badInput is an argument that its type lets through and its meaning does not.
func badInput(name string) error { return refuse("BAD_INPUT", map[string]any{"name": name}) }

// Codes of errors that are not the registry's kinds nor package limit's.
const (
	codeParse      = "GRAPHQL_PARSE_FAILED"
	codeValidation = "GRAPHQL_VALIDATION_FAILED"
	codeInput      = "BAD_USER_INPUT"
)

// documentError is a document that does not parse or does not fit the schema. Its texts are the library's: they are for
// the developer who wrote the document, and quote nothing but it.
type documentError struct {
	code   string
	errors []gqlerrors.FormattedError
}

func (e *documentError) Error() string {
	if len(e.errors) == 0 {
		return e.code
	}
	return e.errors[0].Message
}

// presented is an error as outsiders see it.
type presented struct {
	Message    string         `json:"message"`
	Locations  []location     `json:"locations,omitempty"`
	Path       []any          `json:"path,omitempty"`
	Extensions map[string]any `json:"extensions"`
}

type location struct {
	Line   int `json:"line"`   // from 1
	Column int `json:"column"` // from 1, in characters
}

// presenter turns errors into what outsiders see: once, here, for every transport. Nothing of an internal error's text
// passes.
type presenter struct {
	own      catalogue
	messages Messages
}

// text looks a code up in the registry's catalogue, then in ours; a code that nobody knows gets the general text.
func (p *presenter) text(lang, code string, params map[string]any, general string) string {
	if code != "" && p.messages != nil {
		if s, ok := p.messages(lang, code, params); ok {
			return s
		}
	}
	if s, ok := p.own.text(lang, code, params); ok {
		return s
	}
	s, _ := p.own.text(lang, general, params)
	return s
}

// codeOf says what an error is outside, and whether it is a fault of ours that the log must keep.
func codeOf(err error) (code string, internal bool) {
	var own *refusal
	var bound *limit.Error
	var domain *registry.Error
	var variable *variableError
	var budget *budgetError
	switch {
	case errors.As(err, &own):
		return own.code, false
	case errors.As(err, &bound):
		return bound.Code, false
	case errors.As(err, &domain):
		return domain.Kind.String(), domain.Kind == registry.KindInternal || domain.Kind == registry.KindUnavailable
	case errors.As(err, &variable):
		return codeInput, false
	case errors.As(err, &budget):
		return limit.CodeTooCostly, false
	case errors.Is(err, context.DeadlineExceeded):
		return "TIMEOUT", false
	case errors.Is(err, context.Canceled):
		return "CANCELLED", false
	}
	return registry.KindInternal.String(), true
}

// error presents one error without its place.
func (p *presenter) error(lang string, err error) presented {
	code, _ := codeOf(err)
	out := presented{Extensions: map[string]any{"code": code}}
	var own *refusal
	var bound *limit.Error
	var domain *registry.Error
	var variable *variableError
	var budget *budgetError
	switch {
	case errors.As(err, &own):
		out.Message = p.text(lang, own.code, own.params, code)
	case errors.As(err, &bound):
		out.Message = p.text(lang, code, map[string]any{"what": bound.What, "got": bound.Got, "limit": bound.Limit}, code)
	case errors.As(err, &domain) && domain.Kind != registry.KindInternal:
		out.Message = p.domain(lang, domain, out.Extensions)
	case errors.As(err, &variable):
		out.Message = variable.Error()
	case errors.As(err, &budget):
		out.Message = p.text(lang, code, map[string]any{"got": budget.limit + 1, "limit": budget.limit}, code)
	default:
		out.Message = p.text(lang, code, nil, registry.KindInternal.String())
	}
	return out
}

// domain presents a refusal of the registry. The first violation speaks; all of them stand in the extensions.
func (p *presenter) domain(lang string, e *registry.Error, ext map[string]any) string {
	if reason := reasonOf(e); reason != "" {
		ext["reason"] = reason
	}
	list := p.userErrors(lang, e)
	if len(e.Violations) > 0 {
		ext["userErrors"] = list
	}
	return list[0].Message
}

func reasonOf(e *registry.Error) string {
	if e.Code == "" && len(e.Violations) > 0 {
		return e.Violations[0].Code
	}
	return e.Code
}

// UserError is one expected refusal in a payload: where in the input, what, in the caller's language, and what the rule and
// the way out are, where there are any.
type UserError struct {
	Path    []string `json:"path"`
	Code    string   `json:"code"`
	Message string   `json:"message"`
	Rule    string   `json:"rule,omitempty"`
	Article string   `json:"article,omitempty"`
	Way     string   `json:"way,omitempty"`
}

// userErrors presents a refusal of the registry as a payload's list, never empty. The code is the violation's, and the
// kind's (CONFLICT, LOCKED, NOT_FOUND, …) where the kind says it all.
func (p *presenter) userErrors(lang string, e *registry.Error) []UserError {
	kind := e.Kind.String()
	if len(e.Violations) == 0 {
		code := kind
		if e.Kind == registry.KindInvalid && e.Code != "" {
			code = e.Code
		}
		return []UserError{{Path: []string{}, Code: code, Message: p.text(lang, e.Code, withName(e.Params, e.Name), kind)}}
	}
	out := make([]UserError, len(e.Violations))
	for i, v := range e.Violations {
		code := v.Code
		if code == "" || e.Kind != registry.KindInvalid {
			code = kind
		}
		path := v.Path
		if path == nil {
			path = []string{}
		}
		out[i] = UserError{Path: path, Code: code, Message: p.text(lang, v.Code, withName(v.Params, e.Name), kind), Rule: v.Rule, Article: v.Article, Way: v.Way}
	}
	return out
}

func withName(params map[string]any, name string) map[string]any {
	if _, ok := params["name"]; ok || name == "" {
		return params
	}
	out := map[string]any{"name": name}
	for k, v := range params {
		out[k] = v
	}
	return out
}

// fault presents an execution's error with its place.
func (p *presenter) fault(lang, query string, f fault) presented {
	out := p.error(lang, f.err)
	out.Path = f.path
	out.Locations = locate(query, f.pos)
	return out
}

// request presents an error that kept the request from being executed.
func (p *presenter) request(lang, query string, err error) []presented {
	var doc *documentError
	if errors.As(err, &doc) {
		return presentDocument(doc)
	}
	out := p.error(lang, err)
	var variable *variableError
	if errors.As(err, &variable) {
		out.Locations = locate(query, variable.pos)
	}
	return []presented{out}
}

// maxDocumentErrors bounds how many faults of one document are listed.
const maxDocumentErrors = 50

func presentDocument(e *documentError) []presented {
	out := make([]presented, 0, len(e.errors))
	for _, fe := range e.errors[:min(len(e.errors), maxDocumentErrors)] {
		// A syntax error's text goes on with a picture of the source, which may be a quarter of a megabyte.
		message, _, _ := strings.Cut(fe.Message, "\n")
		p := presented{Message: shorten(message, 500), Extensions: map[string]any{"code": e.code}}
		for _, l := range fe.Locations {
			p.Locations = append(p.Locations, location{Line: l.Line, Column: l.Column})
		}
		out = append(out, p)
	}
	return out
}

func shorten(s string, bytes int) string {
	if len(s) <= bytes {
		return s
	}
	for bytes > 0 && !utf8.RuneStart(s[bytes]) {
		bytes--
	}
	return s[:bytes] + "…"
}

func locate(query string, pos int) []location {
	if pos < 0 || pos > len(query) {
		return nil
	}
	before := query[:pos]
	line := strings.Count(before, "\n") + 1
	column := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	return []location{{Line: line, Column: column}}
}

// appendErrors appends presented errors as a JSON list.
func appendErrors(dst []byte, list []presented) []byte {
	b, err := json.Marshal(list)
	if err != nil {
		// Params of a message may hold what JSON cannot carry; the codes always can.
		return append(dst, `[{"message":"INTERNAL","extensions":{"code":"INTERNAL"}}]`...)
	}
	return append(dst, b...)
}
