package graphql

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"danhmuc/registry"
	"danhmuc/schemas"
	"danhmuc/schemas/personal"
)

// datasetTypes are the dataset and what is part of it.
func (a *api) datasetTypes() typeTable {
	connection := connectionFields[registry.Seen]()
	return typeTable{
		"Dataset":           merge(a.description(), a.standing(), a.past()),
		"DatasetConnection": a.datasetConnection(connection),
		"DatasetEdge":       edgeFields[registry.Seen](),
		"Facet": {
			"field":  text(func(f *facet) string { return f.field }),
			"values": objects(func(f *facet) []facetValue { return f.values }),
		},
		"FacetValue": {
			"value": text(func(v *facetValue) string { return v.Value }),
			"label": call(a.facetLabel),
			"count": integer(func(v *facetValue) int { return v.Count }),
		},
		"Contact": {
			"name":  maybe(func(c *registry.Contact) string { return c.Name }),
			"email": maybe(func(c *registry.Contact) string { return c.Email }),
			"phone": maybe(func(c *registry.Contact) string { return c.Phone }),
		},
		"Theme": {
			"code":    text(func(t *registry.Theme) string { return t.Code }),
			"title":   text(func(t *registry.Theme) string { return t.Title }),
			"titleEn": maybe(func(t *registry.Theme) string { return t.TitleEn }),
			"euTheme": maybe(func(t *registry.Theme) string { return t.EUTheme }),
		},
		"Licence": {
			"code":      text(func(l *registry.Licence) string { return l.Code }),
			"title":     text(func(l *registry.Licence) string { return l.Title }),
			"titleEn":   maybe(func(l *registry.Licence) string { return l.TitleEn }),
			"url":       maybe(func(l *registry.Licence) string { return l.URL }),
			"suggested": boolean(func(l *registry.Licence) bool { return l.Suggested }),
		},
		"PersonalBasis": {
			"column": text(func(b *registry.PersonalBasis) string { return b.Column }),
			"basis":  text(func(b *registry.PersonalBasis) string { return b.Basis }),
		},
		"Similar": {
			"dataset": ref(func(r *registry.Row) registry.DatasetID { return r.ID }, a.datasets),
			"score":   float(func(r *registry.Row) float64 { return r.Score }),
		},
		"Schema": a.schemaFields(),
		"Column": columnFields(),
	}
}

func merge(parts ...fields) fields {
	out := fields{}
	for _, part := range parts {
		for name, f := range part {
			out[name] = f
		}
	}
	return out
}

// description is what an edition says.
func (a *api) description() fields {
	type seen = registry.Seen
	return fields{
		"id":              id("Dataset", func(s *seen) registry.DatasetID { return s.ID }),
		"code":            text(func(s *seen) string { return s.Code }),
		"localCode":       maybe(func(s *seen) string { return s.LocalCode }),
		"version":         integer(func(s *seen) int { return s.Version }),
		"edition":         integer(func(s *seen) int { return s.Edition }),
		"title":           text(func(s *seen) string { return s.Title }),
		"description":     maybe(func(s *seen) string { return s.Description }),
		"theme":           object(func(s *seen) *registry.Theme { return registry.ThemeByCode(s.Theme) }),
		"keywords":        texts(func(s *seen) []string { return s.Keywords }),
		"owner":           ref(func(s *seen) registry.OrganizationID { return s.Owner }, a.organizations),
		"contact":         object(func(s *seen) *registry.Contact { return s.Contact }),
		"legalBasis":      texts(func(s *seen) []string { return s.LegalBasis }),
		"updateFrequency": text(func(s *seen) registry.Frequency { return s.UpdateFrequency }),
		"sharing":         text(func(s *seen) registry.Sharing { return s.Sharing }),
		"importance":      text(func(s *seen) registry.Importance { return s.Importance }),
		"personalData":    text(func(s *seen) registry.PersonalData { return s.PersonalData }),
		"licence":         maybe(func(s *seen) string { return s.Licence }),
		"sourceSystem":    maybe(func(s *seen) string { return s.SourceSystem }),
		"connection":      maybe(func(s *seen) string { return s.Connection }),
		"spatial":         maybe(func(s *seen) string { return s.Spatial }),
		"temporalStart":   maybe(func(s *seen) string { return s.TemporalStart }),
		"temporalEnd":     maybe(func(s *seen) string { return s.TemporalEnd }),
		"personalBasis":   objects(func(s *seen) []registry.PersonalBasis { return s.PersonalBasis }),
		"declaredColumns": texts(func(s *seen) []string { return s.DeclaredColumns }),
		"formats":         texts(func(s *seen) []string { return s.Formats }),
		"dueDate":         maybe(func(s *seen) string { return s.DueDate }),
		"remark":          maybe(func(s *seen) string { return s.Remark }),
		"schema":          call(a.schemaOf),
		"template": call(func(ctx context.Context, s *registry.Seen, _ Args) (any, error) {
			doc, err := a.r.TemplateSchema(ctx, s.Code)
			if err != nil || doc == nil {
				return orNothing[string](nil, err)
			}
			return "/api/templates/" + s.Code, nil
		}),
		"createdAt": moment(func(s *seen) time.Time { return s.CreatedAt }),
		"updatedAt": moment(func(s *seen) time.Time { return s.UpdatedAt }),
		"band":      float(func(s *seen) float64 { return s.RefreshBand() }),
	}
}

// standing is where a dataset is on its way and what the caller may do with it.
func (a *api) standing() fields {
	type seen = registry.Seen
	return fields{
		"quality":            {owner: ownerOf[seen](), load: a.qualities},
		"reviewStatus":       text(func(s *seen) registry.ReviewStatus { return s.Review.Status }),
		"warehouseStatus":    text(func(s *seen) registry.WarehouseStatus { return s.Warehouse }),
		"serviceStatus":      text(func(s *seen) registry.ServiceStatus { return s.Service }),
		"publicationStatus":  text(func(s *seen) registry.PublicationStatus { return s.Publication.Status }),
		"nextPublication":    maybe(func(s *seen) registry.PublicationStatus { return valueOf(s.Publication.Next) }),
		"step":               text(func(s *seen) string { return registry.StepOf(&s.Dataset) }),
		"holder":             {owner: ownerOf[seen](), load: a.holders},
		"due":                maybe(func(s *seen) string { return a.r.Terms().DueOf(&s.Dataset) }),
		"reviewer":           ref(func(s *seen) registry.AccountID { return s.Review.Reviewer }, a.accounts),
		"submittedAt":        momentOr(func(s *seen) *time.Time { return s.Review.SubmittedAt }),
		"checks":             call(a.checks),
		"allowedTransitions": call(func(ctx context.Context, s *seen, _ Args) (any, error) { return anyTexts(a.r.Allowed(ctx, s)), nil }),
		"nextActions":        call(a.nextActions),
		"canEdit":            call(func(ctx context.Context, s *seen, _ Args) (any, error) { return a.open(ctx, registry.ActEdit, s), nil }),
		"canAttach": call(func(ctx context.Context, s *seen, _ Args) (any, error) {
			return a.open(ctx, registry.ActAttach, s), nil
		}),
		"publication": object(publicationOf),
		"similar":     call(a.similar),

		"columnConflicts": call(a.columnConflicts),
		"heldElsewhere":   ref(func(s *seen) registry.DatasetID { return s.ID }, a.heldElsewhere),
	}
}

// past is what was delivered, said and changed.
func (a *api) past() fields {
	type seen = registry.Seen
	return fields{
		"files":    call(a.files),
		"releases": call(func(ctx context.Context, s *seen, in Args) (any, error) { return pageFrom(ctx, in, releasesOf(a.r, s)) }),
		"reviews":  call(func(ctx context.Context, s *seen, in Args) (any, error) { return pageFrom(ctx, in, verdictsOf(a.r, s)) }),
		"history":  call(a.history),
		"asOf": call(func(ctx context.Context, s *seen, in Args) (any, error) {
			version, at := asOfOf(in)
			return orNothing(a.r.AsOf(ctx, s.ID, version, at))
		}),
		"inForce":       call(func(ctx context.Context, s *seen, _ Args) (any, error) { return orNothing(a.r.InForce(ctx, s.ID)) }),
		"changesSince":  call(a.changesSince),
		"schemaHistory": call(a.schemaHistory),
	}
}

func valueOf[S ~string](p *S) S {
	if p == nil {
		return ""
	}
	return *p
}

func (a *api) datasetConnection(_ fields) fields {
	return fields{
		"edges":      objects(func(p *datasetPage) []edge[registry.Seen] { return p.edges }),
		"pageInfo":   object(func(p *datasetPage) *pageInfo { return &p.info }),
		"totalCount": integer(func(p *datasetPage) int { return p.total }),
		"facets":     call(a.facets),
		"asOf":       long(func(p *datasetPage) int64 { return int64(p.asOf) }),
	}
}

type facet struct {
	field  string
	values []facetValue
}

type facetValue struct {
	field string
	registry.FacetCount
}

func (a *api) facets(ctx context.Context, p *datasetPage, _ Args) (any, error) {
	q := p.query
	q.Facets, q.Limit, q.Offset = true, 0, 0
	found, err := a.r.Datasets(ctx, q)
	if err != nil {
		return nil, err
	}
	var out []facet
	for _, name := range sortedNames(found.Facets) {
		f := facet{field: name}
		for _, v := range found.Facets[name] {
			f.values = append(f.values, facetValue{field: name, FacetCount: v})
		}
		out = append(out, f)
	}
	return pointers(out), nil
}

// facetLabel is a facet's value as people read it: a unit's or theme's name, or an enumeration's word.
func (a *api) facetLabel(ctx context.Context, v *facetValue, _ Args) (any, error) {
	switch v.field {
	case "owner":
		o, err := a.r.OrganizationByCode(ctx, v.Value)
		if o != nil && o.NameEn != "" && languageFrom(ctx) == "en" {
			return o.NameEn, err
		} else if o != nil {
			return o.Name, err
		}
	case "theme":
		if t := registry.ThemeByCode(v.Value); t != nil && languageFrom(ctx) == "en" {
			return t.TitleEn, nil
		} else if t != nil {
			return t.Title, nil
		}
	}
	return a.sayOr(ctx, v.field+"."+v.Value, nil, v.Value), nil
}

// open reports whether an edition can be changed now: by the caller's rights and the edition's state.
func (a *api) open(ctx context.Context, act registry.Action, s *registry.Seen) bool {
	return slices.Contains([]registry.ReviewStatus{registry.Draft, registry.ChangesRequested, registry.Approved}, s.Review.Status) && a.r.May(ctx, act, s)
}

// checks runs the rules of a transition: the one asked for, or the next on the dataset's way.
func (a *api) checks(ctx context.Context, s *registry.Seen, in Args) (any, error) {
	to := registry.Transition(in.Text("for"))
	if to == "" {
		to = nextOnTheWay[s.Review.Status]
	}
	if to == "" {
		return []any{}, nil
	}
	list, err := a.r.Checks(ctx, s, to)
	return pointers(list), err
}

// nextOnTheWay is the transition whose rules interest first in each state.
var nextOnTheWay = map[registry.ReviewStatus]registry.Transition{
	registry.Draft: registry.Submit, registry.ChangesRequested: registry.Submit, registry.Submitted: registry.Approve,
	registry.InReview: registry.Approve, registry.Approved: registry.ProposeOpen,
}

type nextAction struct {
	transition registry.Transition
	blockers   []registry.PolicyCheck
}

func (a *api) nextActions(ctx context.Context, s *registry.Seen, _ Args) (any, error) {
	var out []nextAction
	for _, to := range a.r.Allowed(ctx, s) {
		list, err := a.r.Checks(ctx, s, to)
		if err != nil {
			return nil, err
		}
		passed := func(c registry.PolicyCheck) bool { return c.Passed || c.Severity != "error" }
		out = append(out, nextAction{transition: to, blockers: slices.DeleteFunc(slices.Clone(list), passed)})
	}
	return pointers(out), nil
}

// holders says who must act next on each dataset: the owner's short name, or the word for a role's side.
func (a *api) holders(ctx context.Context, objs []any, _ Args) ([]any, []error) {
	ids := make([]registry.OrganizationID, len(objs))
	for i, obj := range objs {
		ids[i] = obj.(*registry.Seen).Owner
	}
	owners, err := a.r.OrganizationsByID(ctx, ids)
	if err != nil {
		return make([]any, len(objs)), sameError(err, len(objs))
	}
	out := make([]any, len(objs))
	for i, obj := range objs {
		out[i] = orNull(a.holder(ctx, registry.HolderOf(obj.(*registry.Seen)), owners[i]))
	}
	return out, nil
}

func (a *api) holder(ctx context.Context, code string, owner *registry.Organization) string {
	if code != "holder.owner" || owner == nil {
		return a.say(ctx, code, nil)
	}
	if languageFrom(ctx) == "en" && owner.NameEn != "" {
		return strings.TrimPrefix(owner.NameEn, "Department of ") // as short as the short name is in Vietnamese
	}
	return cmp.Or(owner.ShortName, owner.Name)
}

func (a *api) similar(ctx context.Context, s *registry.Seen, in Args) (any, error) {
	n := 5
	if in.Has("first") {
		n = in.Int("first")
	}
	if n < 0 || n > 100 {
		return nil, refuse("PAGE_SIZE", map[string]any{"limit": 100})
	}
	if !a.r.MayAct(ctx, registry.ActReadQueue, "") {
		return []any{}, nil
	}
	rows, err := a.r.Similar(ctx, s, n)
	return pointers(rows), err
}

// changesSince compares an edition with an approved one before it.
func (a *api) changesSince(ctx context.Context, s *registry.Seen, in Args) (any, error) {
	before := s.Edition
	if in.Has("edition") {
		before = in.Int("edition") + 1
	}
	e, err := a.r.EditionBefore(ctx, s, before)
	if err != nil || e == nil {
		return []any{}, err
	}
	diff, err := registry.Diff(e.Content, s.Content)
	if err != nil {
		return nil, err
	}
	return pointers(a.fieldChanges(ctx, diff)), nil
}

// fieldChange is one member that differs.
type fieldChange struct {
	path, label, before, after string
}

func (a *api) fieldChanges(ctx context.Context, diff map[string][2]json.RawMessage) []fieldChange {
	out := make([]fieldChange, 0, len(diff))
	for _, name := range sortedNames(diff) {
		out = append(out, fieldChange{path: name, label: a.sayOr(ctx, "field."+name, nil, name), before: readable(diff[name][0]), after: readable(diff[name][1])})
	}
	return out
}

// readable is a member's value as one text: a text without its quotes, anything else as JSON, nothing for null.
func readable(raw json.RawMessage) string {
	var s string
	if len(raw) == 0 || string(raw) == "null" {
		return ""
	}
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var list []string
	if json.Unmarshal(raw, &list) == nil {
		return joined(list)
	}
	return string(raw)
}

func joined(list []string) string {
	out := ""
	for i, s := range list {
		if i > 0 {
			out += "; "
		}
		out += s
	}
	return out
}

// schemaView is a dataset's schema: the document that its hash names.
type schemaView struct {
	hash, origin string
	document     json.RawMessage
	columns      []schemas.Column
}

func (a *api) schemaOf(ctx context.Context, s *registry.Seen, _ Args) (any, error) {
	if s.Schema == "" {
		return nil, nil
	}
	doc, err := a.r.SchemaDocument(ctx, s.Schema)
	if err != nil || doc == nil {
		return nil, err
	}
	parsed, err := schemas.Parse(doc)
	if err != nil {
		return nil, err
	}
	return &schemaView{hash: s.Schema, origin: s.SchemaOrigin, document: doc, columns: parsed.Columns()}, nil
}

func (a *api) schemaFields() fields {
	return fields{
		// A schema is known by the hash of its canonical form; its first twelve digits tell versions apart.
		"version":  text(func(s *schemaView) string { return s.hash[:min(12, len(s.hash))] }),
		"origin":   text(func(s *schemaView) string { return s.origin }),
		"document": document(func(s *schemaView) json.RawMessage { return s.document }),
		"hash":     text(func(s *schemaView) string { return s.hash }),
		"columns":  objects(func(s *schemaView) []schemas.Column { return s.columns }),
	}
}

func columnFields() fields {
	type column = schemas.Column
	return fields{
		"name":        text(func(c *column) string { return c.Name }),
		"title":       text(func(c *column) string { return c.Title }),
		"type":        text(func(c *column) string { return c.Type }),
		"unit":        maybe(func(c *column) string { return c.Unit }),
		"required":    boolean(func(c *column) bool { return c.Required }),
		"description": maybe(func(c *column) string { return c.Description }),
		"codeList":    maybe(func(c *column) string { return c.CodeList }),
		"personal": object(func(c *column) *personal.Verdict {
			if c.PersonalData == "" {
				return nil
			}
			return &personal.Verdict{Kind: c.Name, Class: c.PersonalData, Confidence: 1}
		}),
	}
}
