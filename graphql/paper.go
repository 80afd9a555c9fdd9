package graphql

import (
	"context"

	"danhmuc/registry"
)

// letterhead is the letterhead with its version.
type letterhead struct {
	registry.Letterhead
	version int
}

// paperTypes are the settings of official papers.
func (a *api) paperTypes() typeTable {
	type office = registry.Office
	return typeTable{
		"Letterhead": {
			"version":    integer(func(l *letterhead) int { return l.version }),
			"place":      text(func(l *letterhead) string { return l.Place }),
			"committee":  object(func(l *letterhead) *office { return &l.Committee }),
			"department": object(func(l *letterhead) *office { return &l.Department }),
			"bases":      texts(func(l *letterhead) []string { return l.Bases }),
		},
		"Office": {
			"superior":   maybe(func(o *office) string { return o.Superior }),
			"name":       text(func(o *office) string { return o.Name }),
			"heading":    maybe(func(o *office) string { return o.Heading }),
			"code":       text(func(o *office) string { return o.Code }),
			"head":       text(func(o *office) string { return o.Head }),
			"position":   text(func(o *office) string { return o.Position }),
			"signatory":  maybe(func(o *office) string { return o.Signatory }),
			"recipients": texts(func(o *office) []string { return o.Recipients }),
		},
		"LetterheadPayload": payloadFields[letterhead]("letterhead"),
	}
}

func (a *api) letterhead(ctx context.Context, _ Args) (any, error) {
	l, version, err := a.r.Letterhead(ctx)
	return orNothing(&letterhead{l, version}, err)
}

func (a *api) setLetterhead(ctx context.Context, in Args) (*letterhead, error) {
	i := in.Input("input")
	_, err := a.r.SetLetterhead(ctx, in.Int("expectedVersion"), registry.Letterhead{Place: i.Text("place"), Committee: officeOf(i.Input("committee")),
		Department: officeOf(i.Input("department")), Bases: argTexts[string](i, "bases")})
	if err != nil {
		return nil, err
	}
	l, version, err := a.r.Letterhead(ctx)
	return &letterhead{l, version}, err
}

func officeOf(in Args) registry.Office {
	return registry.Office{Superior: in.Text("superior"), Name: in.Text("name"), Heading: in.Text("heading"), Code: in.Text("code"), Head: in.Text("head"), Position: in.Text("position"),
		Signatory: in.Text("signatory"), Recipients: argTexts[string](in, "recipients")}
}
