package graphql

import (
	"encoding/json"

	"danhmuc/registry"
)

// contentOf reads the members of an edition's content that an input gives.
func contentOf(in Args) registry.Content {
	return registry.Content{
		Title: in.Text("title"), Description: in.Text("description"), Theme: in.Text("theme"), Keywords: argTexts[string](in, "keywords"),
		Contact: contactOf(in), LegalBasis: argTexts[string](in, "legalBasis"), UpdateFrequency: registry.Frequency(in.Text("updateFrequency")),
		Sharing: registry.Sharing(in.Text("sharing")), Importance: registry.Importance(in.Text("importance")),
		PersonalData: registry.PersonalData(in.Text("personalData")), Licence: in.Text("licence"), SourceSystem: in.Text("sourceSystem"),
		Connection: in.Text("connection"), Spatial: in.Text("spatial"), TemporalStart: in.Text("temporalStart"), TemporalEnd: in.Text("temporalEnd"),
		PersonalBasis: basisOf(in), DeclaredColumns: argTexts[string](in, "declaredColumns"), Formats: argTexts[string](in, "formats"),
		DueDate: in.Text("dueDate"), Remark: in.Text("remark"),
	}
}

func contactOf(in Args) *registry.Contact {
	if !in.Has("contact") {
		return nil
	}
	c := in.Input("contact")
	return &registry.Contact{Name: c.Text("name"), Email: c.Text("email"), Phone: c.Text("phone")}
}

func basisOf(in Args) []registry.PersonalBasis {
	var out []registry.PersonalBasis
	for _, b := range in.Inputs("personalBasis") {
		out = append(out, registry.PersonalBasis{Column: b.Text("column"), Basis: b.Text("basis")})
	}
	return out
}

func registerOf(in Args) registry.RegisterInput {
	return registry.RegisterInput{Code: in.Text("code"), LocalCode: in.Text("localCode"), Owner: in.Text("owner"), Content: contentOf(in),
		Upload: registry.UploadID(in.Text("upload")), Sheet: in.Text("sheet"), Period: in.Text("period"), Corrections: in.JSON("overrides")}
}

// patchOf reads what an update changes: a member that is not given stays as it is.
func patchOf(in Args) registry.DatasetPatch {
	p := registry.DatasetPatch{
		Title: given[string](in, "title"), Description: given[string](in, "description"), Theme: given[string](in, "theme"),
		Keywords: givenTexts(in, "keywords"), Contact: contactOf(in), LegalBasis: givenTexts(in, "legalBasis"),
		UpdateFrequency: given[registry.Frequency](in, "updateFrequency"), Sharing: given[registry.Sharing](in, "sharing"),
		Importance: given[registry.Importance](in, "importance"), PersonalData: given[registry.PersonalData](in, "personalData"),
		Licence: given[string](in, "licence"), SourceSystem: given[string](in, "sourceSystem"), Connection: given[string](in, "connection"),
		Spatial: given[string](in, "spatial"), TemporalStart: given[string](in, "temporalStart"), TemporalEnd: given[string](in, "temporalEnd"),
		DeclaredColumns: givenTexts(in, "declaredColumns"), Formats: givenTexts(in, "formats"), DueDate: given[string](in, "dueDate"),
		Remark: given[string](in, "remark"),
		Clear:  argTexts[string](in, "clear"),
	}
	if in.Has("personalBasis") {
		basis := basisOf(in)
		p.PersonalBasis = &basis
	}
	return p
}

// given is a text member, nil when it is not given.
func given[S ~string](in Args, name string) *S {
	if !in.Has(name) {
		return nil
	}
	s := S(in.Text(name))
	return &s
}

// givenBool is a Boolean member, nil when it is not given: false then asks for the opposite, not for everything.
func givenBool(in Args, name string) *bool {
	if !in.Has(name) {
		return nil
	}
	b := in.Bool(name)
	return &b
}

func givenTexts(in Args, name string) *[]string {
	if !in.Has(name) {
		return nil
	}
	list := argTexts[string](in, name)
	return &list
}

func findingsOf(in Args) []registry.Finding {
	var out []registry.Finding
	for _, f := range in.Inputs("findings") {
		out = append(out, registry.Finding{Path: f.Text("path"), Column: f.Text("column"), Row: f.Int("row"), Code: f.Text("code"),
			Message: f.Text("message"), Waive: f.Bool("waive")})
	}
	return out
}

// decisionInputOf reads a decision; datasets is short for lines.
func decisionInputOf(in Args) registry.DecisionInput {
	d := registry.DecisionInput{Number: in.Text("number"), Date: in.Text("date"), Signatory: in.Text("signatory"), File: registry.UploadID(in.Text("file")),
		EffectiveFrom: in.Text("effectiveFrom"), Supersedes: localID[registry.DecisionID]("Decision", in.Text("supersedes"))}
	for _, l := range in.Inputs("lines") {
		d.Lines = append(d.Lines, registry.DecisionLine{Dataset: datasetID(l.Text("dataset")), Edition: l.Int("edition"), AnnexNo: l.Int("annexNo")})
	}
	for _, id := range argTexts[string](in, "datasets") {
		d.Lines = append(d.Lines, registry.DecisionLine{Dataset: datasetID(id)})
	}
	return d
}

func datasetID(global string) registry.DatasetID {
	return localID[registry.DatasetID]("Dataset", global)
}

func listRowsOf(in Args) []registry.ListRow {
	var out []registry.ListRow
	for _, r := range in.Inputs("rows") {
		out = append(out, registry.ListRow{Row: r.Int("row"), LocalCode: r.Text("localCode"), Content: contentOf(r),
			Upload: registry.UploadID(r.Text("upload")), Sheet: r.Text("sheet")})
	}
	return out
}

// JSON reads a JSON argument as the bytes it came as: the order of members counts in a schema.
func (a Args) JSON(name string) json.RawMessage {
	switch v := a[name].(type) {
	case json.RawMessage:
		return v
	case nil:
		return nil
	default:
		b, err := json.Marshal(v)
		if err != nil {
			return nil // a value that came as JSON
		}
		return b
	}
}
