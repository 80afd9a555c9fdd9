package graphql

import (
	"context"
	"errors"

	"danhmuc/registry"
)

// importPayload is what became of a list. Counts are null when the list as a whole was refused.
type importPayload struct {
	rows   []registry.ImportedRow
	counts map[registry.Outcome]int // nil when refused
	errors []UserError
}

type intakePayload struct {
	preview *IntakePreview
	errors  []UserError
}

// importing is a mutation that registers or changes the datasets of a list.
func (a *api) importing(do func(ctx context.Context, in Args) ([]registry.ImportedRow, error)) field {
	return mutation(a, func(ctx context.Context, in Args) (*importPayload, error) {
		rows, err := do(ctx, in)
		p := &importPayload{rows: rows, counts: map[registry.Outcome]int{}}
		for _, r := range rows {
			p.counts[r.Outcome]++
		}
		return p, err
	}, func(_ context.Context, _ Args, _ *registry.Error, list []UserError) *importPayload {
		return &importPayload{errors: list}
	})
}

// importList reads a list into a department's datasets. A round must be one that calls the department: the list is for it.
func (a *api) importList(ctx context.Context, in Args) ([]registry.ImportedRow, error) {
	if in.Has("round") {
		if err := a.r.RoundCalls(ctx, roundID(in.Text("round")), in.Text("organization")); err != nil {
			return nil, err
		}
	}
	rows, err := a.Intake.Read(ctx, registry.UploadID(in.Text("upload")))
	if err != nil {
		return nil, err
	}
	return a.r.ImportList(ctx, in.Text("organization"), rows)
}

func (a *api) previewIntake(ctx context.Context, in Args) (*intakePayload, error) {
	p, err := a.Intake.Preview(ctx, in.Text("organization"), registry.UploadID(in.Text("list")), argTexts[registry.UploadID](in, "files"))
	return &intakePayload{preview: p}, err
}

// intakeTypes are lists before and after they are imported.
func (a *api) intakeTypes() typeTable {
	type row = registry.ImportedRow
	count := func(o registry.Outcome) field {
		return call(func(_ context.Context, p *importPayload, _ Args) (any, error) {
			if p.counts == nil {
				return nil, nil
			}
			return p.counts[o], nil
		})
	}
	return typeTable{
		"ImportPayload": {
			"made": count(registry.RowMade), "changed": count(registry.RowChanged), "unchanged": count(registry.RowUnchanged), "refused": count(registry.RowRefused),
			"rows": call(func(_ context.Context, p *importPayload, _ Args) (any, error) {
				if p.counts == nil {
					return nil, nil
				}
				return pointers(p.rows), nil
			}),
			"userErrors": objects(func(p *importPayload) []UserError { return p.errors }),
		},
		"ImportRow": {
			"row":     integer(func(r *row) int { return r.Row }),
			"outcome": text(func(r *row) registry.Outcome { return r.Outcome }),
			"code":    maybe(func(r *row) string { return codeOfRow(r) }),
			"title":   maybe(func(r *row) string { return r.Content.Title }),
			"id":      maybe(func(r *row) string { return GlobalID("Dataset", string(idOfRow(r))) }),
			"dataset": ref(idOfRow, a.datasets),
			"reason":  call(a.rowReason),
			"gaps":    texts(func(r *row) []string { return r.Gaps }),
		},
		"IntakePayload": {
			"rows":       call(func(_ context.Context, p *intakePayload, _ Args) (any, error) { return p.rows(), nil }),
			"unmatched":  call(a.unmatched),
			"notes":      call(a.intakeNotes),
			"userErrors": objects(func(p *intakePayload) []UserError { return p.errors }),
		},
		"IntakeRow": a.intakeRowFields(),
	}
}

func idOfRow(r *registry.ImportedRow) registry.DatasetID {
	if r.Dataset == nil {
		return ""
	}
	return r.Dataset.ID
}

func codeOfRow(r *registry.ImportedRow) string {
	if r.Dataset == nil {
		return ""
	}
	return r.Dataset.Code
}

// rowReason says why a row was refused.
func (a *api) rowReason(ctx context.Context, r *registry.ImportedRow, _ Args) (any, error) {
	list := a.rowErrors(ctx, r)
	if len(list) == 0 {
		return nil, nil
	}
	return list[0].Message, nil
}

func (a *api) rowErrors(ctx context.Context, r *registry.ImportedRow) []UserError {
	var e *registry.Error
	if !errors.As(r.Err, &e) {
		return nil
	}
	return a.present.userErrors(languageFrom(ctx), e)
}

func (p *intakePayload) rows() any {
	if p.preview == nil {
		return nil
	}
	return pointers(p.preview.Rows)
}

func (a *api) unmatched(ctx context.Context, p *intakePayload, _ Args) (any, error) {
	if p.preview == nil {
		return nil, nil
	}
	out := []any{}
	for _, id := range p.preview.Unmatched {
		u, err := a.r.Upload(ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, u)
	}
	return out, nil
}

func (a *api) intakeNotes(ctx context.Context, p *intakePayload, _ Args) (any, error) {
	if p.preview == nil {
		return nil, nil
	}
	out := make([]any, len(p.preview.Notes))
	for i, n := range p.preview.Notes {
		out[i] = a.say(ctx, n.Code, n.Params)
	}
	return out, nil
}

func (a *api) intakeRowFields() fields {
	type row = IntakeRow
	return fields{
		"row":             integer(func(r *row) int { return r.Row }),
		"state":           text(func(r *row) registry.Outcome { return r.Outcome }),
		"dataset":         ref(func(r *row) registry.DatasetID { return idOfRow(&r.ImportedRow) }, a.datasets),
		"localCode":       maybe(func(r *row) string { return r.LocalCode }),
		"title":           maybe(func(r *row) string { return r.Content.Title }),
		"description":     maybe(func(r *row) string { return r.Content.Description }),
		"theme":           maybe(func(r *row) string { return r.Content.Theme }),
		"keywords":        texts(func(r *row) []string { return r.Content.Keywords }),
		"contact":         object(func(r *row) *registry.Contact { return r.Content.Contact }),
		"legalBasis":      texts(func(r *row) []string { return r.Content.LegalBasis }),
		"updateFrequency": text(func(r *row) registry.Frequency { return or(r.Content.UpdateFrequency, registry.FrequencyUnknown) }),
		"sharing":         text(func(r *row) registry.Sharing { return or(r.Content.Sharing, registry.SharingUnclassified) }),
		"importance":      text(func(r *row) registry.Importance { return or(r.Content.Importance, registry.ImportanceUnclassified) }),
		"personalData":    text(func(r *row) registry.PersonalData { return or(r.Content.PersonalData, registry.PersonalUnclassified) }),
		"sourceSystem":    maybe(func(r *row) string { return r.Content.SourceSystem }),
		"declaredColumns": texts(func(r *row) []string { return r.Content.DeclaredColumns }),
		"formats":         texts(func(r *row) []string { return r.Content.Formats }),
		"dueDate":         maybe(func(r *row) string { return r.Content.DueDate }),
		"remark":          maybe(func(r *row) string { return r.Content.Remark }),
		"upload":          call(a.uploadOfRow),
		"match":           call(func(_ context.Context, r *row, _ Args) (any, error) { return matchOf(r), nil }),
		"changed":         call(a.rowChanges),
		"problems":        call(a.problems),
	}
}

func or[S ~string](s, otherwise S) S {
	if s == "" {
		return otherwise
	}
	return s
}

func (a *api) uploadOfRow(ctx context.Context, r *IntakeRow, _ Args) (any, error) {
	if r.Upload == "" {
		return nil, nil
	}
	return orNothing(a.r.Upload(ctx, r.Upload))
}

func matchOf(r *IntakeRow) any {
	if r.Upload == "" {
		return nil
	}
	return r.Match
}

// rowChanges are the members that the row would change, before and after.
func (a *api) rowChanges(ctx context.Context, r *IntakeRow, _ Args) (any, error) {
	if r.Dataset == nil {
		return []any{}, nil
	}
	diff, err := registry.Diff(r.Dataset.Content, r.Content)
	if err != nil {
		return nil, err
	}
	for name := range diff {
		if !contains(r.Changed, name) {
			delete(diff, name)
		}
	}
	return pointers(a.fieldChanges(ctx, diff)), nil
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

// problems are what stands against the row: why it would be refused, cells read as something else, gaps.
func (a *api) problems(ctx context.Context, r *IntakeRow, _ Args) (any, error) {
	out := a.rowErrors(ctx, &r.ImportedRow)
	if len(r.Notes) > 0 {
		out = append(out, a.present.userErrors(languageFrom(ctx), &registry.Error{Kind: registry.KindInvalid, Violations: r.Notes})...)
	}
	for _, gap := range r.Gaps {
		out = append(out, UserError{Path: []string{gap}, Code: "gap." + gap, Message: a.sayOr(ctx, "gap."+gap, nil, a.sayOr(ctx, "field."+gap, nil, gap))})
	}
	return pointers(out), nil
}
