package policy

import (
	"slices"
	"strings"
	"time"

	"danhmuc/registry"
)

// surePersonal is the least confidence from which a suspected column counts as personal.
const surePersonal = 0.5

// datasetFacts is the edition in question, as expressions see it.
type datasetFacts struct {
	Title        string   `cel:"title"`
	Description  string   `cel:"description"`
	Theme        string   `cel:"theme"`
	Licence      string   `cel:"licence"`
	Sharing      string   `cel:"sharing"`
	Importance   string   `cel:"importance"`
	PersonalData string   `cel:"personalData"`
	Frequency    string   `cel:"frequency"`
	Connection   string   `cel:"connection"`
	LegalBasis   []string `cel:"legalBasis"`
	ContactName  string   `cel:"contactName"`
	ContactEmail string   `cel:"contactEmail"`
	ContactPhone string   `cel:"contactPhone"`
	Owner        string   `cel:"owner"`   // organization code
	Edition      int64    `cel:"edition"` // number
}

// releaseFacts is the delivery in question.
type releaseFacts struct {
	Exists  bool   `cel:"exists"`
	Status  string `cel:"status"`  // QUEUED, RUNNING, DONE, FAILED
	Quality string `cel:"quality"` // UNCHECKED, FAILED, WARNING, PASSED
	HasRows bool   `cel:"hasRows"` // a canonical rows file exists
	Rows    int64  `cel:"rows"`
	// Personal are the columns that hold personal data with confidence; Unfounded those of them without a recorded legal basis.
	Personal  []string `cel:"personal"`
	Unfounded []string `cel:"unfounded"`
	// Unwaived are the causes of error findings that no waiver excuses, as "code (column)"; Excusable takes the reviewer's
	// waivers off Unfounded too.
	Unwaived  []string `cel:"unwaived"`
	Excusable []string `cel:"excusable"`
	Places    int64    `cel:"places"` // findings about codes and names of communes and districts
	// SmallRows are rows in groups of fewer than five that SmallColumns leave together.
	SmallRows    int64    `cel:"smallRows"`
	SmallColumns []string `cel:"smallColumns"`
	LateUntil    string   `cel:"lateUntil"` // YYYY-MM-DD by which fresh data was due and did not come, empty when fresh
}

// actFacts is what is being done.
type actFacts struct {
	Transition string `cel:"transition"`
	Comment    string `cel:"comment"`
	Reasons    int64  `cel:"reasons"` // findings with a message that are no waivers
}

// publicationFacts is what the public has, and what is in force.
type publicationFacts struct {
	Status   string `cel:"status"`
	Decision string `cel:"decision"` // decision that names the proposed edition, empty for none
	Proposed int64  `cel:"proposed"` // edition proposed or decided, 0 for none
	InForce  int64  `cel:"inForce"`  // edition in force, 0 for none
}

// environment is everything an expression can see.
type environment struct {
	dataset     *datasetFacts
	release     *releaseFacts
	act         *actFacts
	publication *publicationFacts
}

// factsFor turns the registry's facts into what expressions see.
func factsFor(f registry.Facts, terms registry.Terms) environment {
	c := f.Content
	d := &datasetFacts{Title: c.Title, Description: c.Description, Theme: c.Theme, Licence: c.Licence, Sharing: string(c.Sharing),
		Importance: string(c.Importance), PersonalData: string(c.PersonalData), Frequency: string(c.UpdateFrequency), Connection: c.Connection,
		LegalBasis: nonEmpty(c.LegalBasis), Owner: f.Owner, Edition: int64(f.Edition)}
	if c.Contact != nil {
		d.ContactName, d.ContactEmail, d.ContactPhone = c.Contact.Name, c.Contact.Email, c.Contact.Phone
	}
	a := &actFacts{Transition: string(f.Transition), Comment: strings.TrimSpace(f.Comment)}
	for _, x := range f.Findings {
		if !x.Waive && strings.TrimSpace(x.Message) != "" {
			a.Reasons++
		}
	}
	p := &publicationFacts{Status: string(f.Publication.Status), Decision: string(f.Publication.Decision), Proposed: int64(f.Publication.Proposed),
		InForce: int64(f.InForce)}
	return environment{dataset: d, release: releaseOf(f, terms), act: a, publication: p}
}

func releaseOf(f registry.Facts, terms registry.Terms) *releaseFacts {
	r := &releaseFacts{Personal: []string{}, Unfounded: []string{}, Unwaived: []string{}, Excusable: []string{}, SmallColumns: []string{}}
	if f.Publication.Status == registry.Published && f.Publication.Moved != nil {
		if until := terms.FreshUntil(*f.Publication.Moved, f.Content.UpdateFrequency); until != "" && until < f.Now.In(registry.Zone()).Format(time.DateOnly) {
			r.LateUntil = until
		}
	}
	if !f.HasRelease {
		return r
	}
	rel := f.Release
	r.Exists, r.Status, r.Quality, r.Rows, r.HasRows = true, string(rel.Status), string(rel.Quality.Status), rel.Rows, rel.RowsFile != nil
	known := 0
	for _, g := range rel.Groups {
		if strings.HasPrefix(g.Code, "place.") {
			r.Places += int64(g.Count)
		}
		if g.Severity != "error" {
			continue
		}
		known += g.Count
		if !waived(f.Findings, g.Code, g.Column) {
			r.Unwaived = append(r.Unwaived, named(g.Code, g.Column))
		}
	}
	if known == 0 && rel.Quality.Errors > 0 {
		r.Unwaived = append(r.Unwaived, string(rel.Quality.Status)) // counted, but not by cause: nothing can excuse them
	}
	if s := rel.SmallGroups; s != nil {
		r.SmallRows, r.SmallColumns = s.Rows, nonEmpty(s.Columns)
	}
	for _, p := range rel.Personal {
		if p.Confidence < surePersonal || (p.Class != registry.PersonalBasic && p.Class != registry.PersonalSensitive) || slices.Contains(r.Personal, p.Column) {
			continue
		}
		r.Personal = append(r.Personal, p.Column)
		if founded(f.Content.PersonalBasis, p.Column) {
			continue
		}
		r.Unfounded = append(r.Unfounded, p.Column)
		if !waived(f.Findings, "personal", p.Column) {
			r.Excusable = append(r.Excusable, p.Column)
		}
	}
	return r
}

// waived reports whether a reviewer excused a cause in a column, with a reason.
func waived(findings []registry.Finding, code, column string) bool {
	return slices.ContainsFunc(findings, func(f registry.Finding) bool {
		return f.Waive && f.Code == code && f.Column == column && strings.TrimSpace(f.Message) != ""
	})
}

func founded(bases []registry.PersonalBasis, column string) bool {
	return slices.ContainsFunc(bases, func(b registry.PersonalBasis) bool { return b.Column == column && strings.TrimSpace(b.Basis) != "" })
}

func named(code, column string) string {
	if column == "" {
		return code
	}
	return code + " (" + column + ")"
}

func nonEmpty(in []string) []string {
	out := []string{}
	for _, s := range in {
		if strings.TrimSpace(s) != "" {
			out = append(out, s)
		}
	}
	return out
}
