package paper

import (
	"slices"
	"strings"
)

// Item is a dataset on a list.
type Item struct {
	No         int // on the annex
	Code       string
	Title      string
	Theme      string
	Owner      string // the department that leads its supply
	Frequency  string
	Formats    string
	LegalBasis string
	Licence    string
	Edition    int
}

// OpenList is a list of open data: decided, drafted or proposed.
type OpenList struct {
	Number     string // of the decision, empty for a draft
	Date       Date
	Signatory  string
	Effective  Date   // zero: from the day of signing
	Supersedes string // "515/QĐ-UBND ngày 12 tháng 02 năm 2026", empty for none
	Letter     string // number of the letter that proposed it, empty where not known
	// ReviewMonths is how often the list is reviewed at least, UpdateMonths within how many of them its data are brought up to date: terms
	// of the rule set.
	ReviewMonths, UpdateMonths int
	Items                      []Item
}

// OpenDecision is the decision that announces a list of open data, with the list as its annex.
func OpenDecision(h Letterhead, l OpenList) *Document {
	number := l.Number
	if number == "" {
		number = "/QĐ-" + h.Committee.Code
	}
	d := &Document{Issuer: heading(h.Committee), Number: number, Place: h.Place, Date: l.Date, Kind: say("decision.kind"), Abstract: say("openDecision.abstract", "place", h.Place),
		Authority: h.Committee.Head, Resolved: say("decision.resolved"), Signatures: signature(h.Committee, l.Signatory), Recipients: h.Committee.Recipients,
		File: "quyet-dinh-du-lieu-mo"}
	d.Bases = append(slices.Clone(h.Bases), say("openDecision.proposal", "head", h.Department.Head, "letter", orOpen(l.Letter, "/TTr-"+h.Department.Code)))
	d.Body = articles(openArticles(h, l))
	d.Annexes = []Annex{{Title: say("annex"), Name: say("openDecision.annex", "place", h.Place), Wide: true, Table: openTable(l.Items),
		Note: say("annex.note", "kind", say("decision.name"), "number", orOpen(l.Number, number), "date", dateOrOpen(l.Date), "head", h.Committee.Head)}}
	return d
}

func openArticles(h Letterhead, l OpenList) []string {
	out := []string{say("openDecision.announce", "count", len(l.Items), "themes", len(byTheme(l.Items)), "place", h.Place), say("openDecision.duties", "months", pad(l.UpdateMonths, 9)),
		say("openDecision.department", "department", h.Department.Name, "months", pad(l.ReviewMonths, 9))}
	effect := say("decision.effect")
	if l.Effective != (Date{}) && l.Effective != l.Date {
		effect = say("decision.effectFrom", "date", l.Effective.long())
	}
	if l.Supersedes != "" {
		effect += " " + say("decision.replaces", "decision", l.Supersedes)
	}
	return append(out, effect, say("decision.carryOut", "department", h.Department.Head))
}

// DecisionName is how one decision names another.
func DecisionName(number string, date Date) string {
	return say("decision.reference", "number", number, "date", date.long())
}

// articles numbers the articles of a decision. A line break in one begins a paragraph of it.
func articles(texts []string) []Block {
	var out []Block
	for i, text := range texts {
		for j, p := range lines(text) {
			b := Block{Text: p}
			if j == 0 {
				b.Lead = say("article", "no", i+1)
			}
			out = append(out, b)
		}
	}
	return closed(out)
}

// closed puts the mark that ends an official text behind the last paragraph.
func closed(blocks []Block) []Block {
	for i := len(blocks) - 1; i >= 0; i-- {
		if blocks[i].Text != "" && !blocks[i].Code {
			blocks[i].Text = strings.TrimRight(blocks[i].Text, ".") + "./."
			break
		}
	}
	return blocks
}

// openTable is the annex: numbered through, under headings of the fields.
func openTable(items []Item) Table {
	t := Table{Columns: columns("no", 7, "dataset", 34, "code", 18, "owner", 22, "legalBasis", 24, "formats", 14, "frequency", 14)}
	for _, theme := range byTheme(items) {
		t.Rows = append(t.Rows, []any{say("theme.row", "theme", theme.name, "count", len(theme.items))})
		for _, it := range theme.items {
			t.Rows = append(t.Rows, []any{it.No, it.Title, it.Code, it.Owner, it.LegalBasis, it.Formats, it.Frequency})
		}
	}
	return t
}

type themed struct {
	name  string
	items []Item
}

// byTheme groups a list by field, in the order of each field's first item.
func byTheme(items []Item) []themed {
	var out []themed
	at := map[string]int{}
	for _, it := range items {
		i, ok := at[it.Theme]
		if !ok {
			i, at[it.Theme] = len(out), len(out)
			out = append(out, themed{name: it.Theme})
		}
		out[i].items = append(out[i].items, it)
	}
	return out
}

// SubmissionLetter is the letter (Tờ trình) by which the department proposes a list of open data to the committee, with the list.
func SubmissionLetter(h Letterhead, l OpenList) *Document {
	number := l.Letter
	if number == "" {
		number = "/TTr-" + h.Department.Code
	}
	d := &Document{Superior: h.Department.Superior, Issuer: heading(h.Department), Number: number, Place: h.Place, Kind: say("letter.kind"), Abstract: say("letter.abstract", "place", h.Place),
		To: []string{h.Committee.Head}, Signatures: signature(h.Department, ""), Recipients: h.Department.Recipients, File: "to-trinh-du-lieu-mo"}
	fields := byTheme(l.Items)
	owners := map[string]bool{}
	counts := Table{Columns: columns("no", 8, "theme", 60, "count", 20)}
	for i, f := range fields {
		counts.Rows = append(counts.Rows, []any{i + 1, f.name, len(f.items)})
		for _, it := range f.items {
			owners[it.Owner] = true
		}
	}
	counts.Rows = append(counts.Rows, []any{nil, say("total"), len(l.Items)})
	d.Body = []Block{{Text: say("letter.grounds", "department", h.Department.Name)}, {Heading: "1. " + say("letter.why")}, {Text: say("letter.why.text", "place", h.Place)},
		{Heading: "2. " + say("letter.how")}, {Text: say("letter.how.text", "department", h.Department.Name)}, {Heading: "3. " + say("letter.what")},
		{Text: say("letter.what.text", "count", len(l.Items), "themes", len(fields), "owners", len(owners))}, {Table: &counts},
		{Text: say("letter.attached")}, {Text: say("letter.ask", "department", h.Department.Name, "head", h.Committee.Head)}}
	d.Body = closed(d.Body)
	d.Annexes = []Annex{{Title: say("annex"), Name: say("letter.annex", "place", h.Place), Wide: true, Table: openTable(l.Items),
		Note: say("annex.note", "kind", say("letter.name"), "number", orOpen(l.Letter, number), "date", dateOrOpen(Date{}), "head", h.Department.Name)}}
	return d
}
