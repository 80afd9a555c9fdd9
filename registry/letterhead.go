package registry

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"regexp"
	"sync"
)

// Letterhead is what official papers say of those who issue them: a setting of the province.
type Letterhead struct {
	Place      string   `json:"place"`      // of the date line
	Committee  Office   `json:"committee"`  // decides: the people's committee of the province
	Department Office   `json:"department"` // reviews and proposes
	Bases      []string `json:"bases"`      // legal bases of a decision, without the mark at their end
}

// Office is an agency on paper.
type Office struct {
	Superior   string   `json:"superior,omitempty"` // the agency above, as it stands at the head of a paper
	Name       string   `json:"name"`
	Heading    string   `json:"heading,omitempty"`   // the name as it stands at the head of a paper, with its line breaks; empty: Name
	Code       string   `json:"code"`                // in numbers: SKHCN
	Head       string   `json:"head"`                // its chief with the office: "Chủ tịch Ủy ban nhân dân tỉnh Sơn La"
	Position   string   `json:"position"`            // over the signature, a line break between rights and position
	Signatory  string   `json:"signatory,omitempty"` // empty: written by hand
	Recipients []string `json:"recipients"`          // of its papers, the archive last
}

//go:embed letterhead.json
var letterheadJSON []byte

var defaultLetterhead = sync.OnceValue(func() Letterhead {
	var l Letterhead
	if err := json.Unmarshal(letterheadJSON, &l); err != nil {
		panic("letterhead.json: " + err.Error()) // embedded and tested: cannot happen
	}
	return l
})

// DefaultLetterhead is the letterhead until the province sets its own: the names of its offices, no person's.
func DefaultLetterhead() Letterhead { return defaultLetterhead() }

// officeCode is an agency's part of a document's number (domain.md 1.5).
var officeCode = regexp.MustCompile(`^[A-ZĐ][A-Za-zĐđ0-9]{0,11}$`)

// Letterhead is the letterhead in force and its version, 0 while nobody set one. It is told to who works with papers.
func (r *Registry) Letterhead(ctx context.Context) (Letterhead, int, error) {
	a := ActorFrom(ctx)
	if !r.access.May(a, ActReadQueue, Subject{}) && !r.access.May(a, ActReadProgress, Subject{}) && !a.Has(RoleContributor, RoleApprover) {
		return Letterhead{}, 0, notFound("registry.Letterhead", settingLetterhead)
	}
	s, err := r.setting(ctx, settingLetterhead)
	if err != nil || s.Letterhead == nil {
		return DefaultLetterhead(), s.Version, err
	}
	return *s.Letterhead, s.Version, nil
}

// SetLetterhead sets what official papers say of those who issue them.
//
// Errors: Forbidden; Invalid with every part that is missing or too long; Conflict when it was set meanwhile.
func (r *Registry) SetLetterhead(ctx context.Context, expected int, l Letterhead) (*Setting, error) {
	const op = "registry.SetLetterhead"
	var v violations
	l.Place = line(l.Place)
	if l.Place == "" {
		v.add("letterhead.required", "place", nil)
	}
	tooLong(&v, "place", l.Place, maxTitle)
	l.Committee.check(&v, "committee")
	l.Department.check(&v, "department")
	l.Bases = paperLines(&v, "bases", l.Bases)
	if err := v.err(op); err != nil {
		return nil, err
	}
	return r.set(ctx, op, settingLetterhead, expected, func(s *Setting) error { s.Letterhead = &l; return nil })
}

func (o *Office) check(v *violations, path string) {
	o.Superior, o.Name, o.Heading, o.Code = text(o.Superior), line(o.Name), text(o.Heading), line(o.Code)
	o.Head, o.Position, o.Signatory = line(o.Head), text(o.Position), line(o.Signatory)
	for _, m := range []struct {
		name, value string
		required    bool
	}{{"superior", o.Superior, false}, {"name", o.Name, true}, {"heading", o.Heading, false}, {"head", o.Head, true}, {"position", o.Position, true}, {"signatory", o.Signatory, false}} {
		if m.required && m.value == "" {
			v.add("letterhead.required", path+"."+m.name, nil)
		}
		tooLong(v, path+"."+m.name, m.value, maxTitle)
	}
	if !officeCode.MatchString(o.Code) {
		v.add("letterhead.code.invalid", path+".code", map[string]any{"value": o.Code})
	}
	o.Recipients = paperLines(v, path+".recipients", o.Recipients)
}

// paperLines are the lines of a paper's list: one text each, none empty.
func paperLines(v *violations, path string, in []string) []string {
	var out []string
	for i, s := range in {
		if s = line(s); s != "" {
			out = append(out, s)
		}
		tooLong(v, fmt.Sprintf("%s.%d", path, i), s, 500)
	}
	tooMany(v, path, out, 50)
	return out
}
