package graphql

import (
	"context"
	"time"

	"danhmuc/registry"
	"danhmuc/schemas/codelist"
)

func (a *api) importCodeList(ctx context.Context, in Args) (*registry.CodeList, error) {
	lines, err := a.Intake.Codes(ctx, registry.UploadID(in.Text("upload")))
	if err != nil {
		return nil, err
	}
	return a.r.ImportCodeList(ctx, registry.CodeListInput{Name: in.Text("name"), Title: in.Text("title"), Source: in.Text("source")}, lines)
}

// codeLists are the lists that were imported, and those that the program carries beside them.
func (a *api) codeLists(ctx context.Context, _ Args) (any, error) {
	list, err := a.r.CodeLists(ctx)
	if err != nil {
		return nil, err
	}
	have := map[string]bool{}
	for _, l := range list {
		have[l.Name] = true
	}
	for _, l := range codelist.Known() {
		if !have[l.Name] {
			list = append(list, &registry.CodeList{Name: l.Name, Title: l.Title, Count: len(l.Codes)})
		}
	}
	return refs(list), nil
}

// codesOf are the lines of a list.
func (a *api) codesOf(ctx context.Context, l *registry.CodeList, in Args) (any, error) {
	return pageFrom(ctx, in, func(ctx context.Context, _ Args) ([]*codelist.Code, error) {
		if l.Version == 0 {
			return each(codelist.ByName(l.Name).Codes), nil
		}
		kept, err := a.r.CodeListLines(ctx, l.Lines)
		return each(kept), err
	})
}

func each[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// codeListTypes are code lists and their lines.
func (a *api) codeListTypes() typeTable {
	type list = registry.CodeList
	type line = codelist.Code
	return typeTable{
		"CodeList": {
			"name":    text(func(l *list) string { return l.Name }),
			"title":   text(func(l *list) string { return l.Title }),
			"source":  maybe(func(l *list) string { return l.Source }),
			"version": integer(func(l *list) int { return l.Version }),
			"count":   integer(func(l *list) int { return l.Count }),
			"importedAt": momentOr(func(l *list) *time.Time {
				if l.Version == 0 {
					return nil
				}
				return &l.At
			}),
			"codes": call(a.codesOf),
		},
		"CodeConnection": connectionFields[line](),
		"CodeEdge":       edgeFields[line](),
		"Code": {
			"code":   text(func(c *line) string { return c.Code }),
			"name":   text(func(c *line) string { return c.Name }),
			"parent": maybe(func(c *line) string { return c.Parent }),
			"from":   maybe(func(c *line) string { return c.From }),
			"to":     maybe(func(c *line) string { return c.To }),
			"heirs":  texts(func(c *line) []string { return c.Heirs }),
		},
	}
}
