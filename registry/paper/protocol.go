package paper

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Review is a review that is put on record: the verdicts of a period on the datasets of one department or of all.
type Review struct {
	From, To Date
	Owner    string // the department, empty for all
	RuleSet  string // version of the rules that were asked
	Lines    []ReviewLine
}

// Sum is the hash of the list that the record covers, SHA-256 in hexadecimal: over one line for each verdict, in the order of the annex,
// of the dataset's code, edition, version and the verdict as printed, with tabs between them and a line feed behind each. Who has the
// annex as a workbook can count it again.
func (r Review) Sum() string {
	h := sha256.New()
	for _, l := range r.Lines {
		fmt.Fprintf(h, "%s\t%d\t%d\t%s\n", l.Code, l.Edition, l.Version, l.Verdict)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// ReviewLine is a verdict.
type ReviewLine struct {
	Code     string
	Title    string
	Owner    string
	Edition  int
	Version  int    // of the record that the verdict binds to
	Verdict  string // in words
	Passed   bool
	Returned bool // sent back; what neither passed nor went back was refused
	Reason   string
	Date     Date
}

// ReviewProtocol is the record (Biên bản) of a review, with the verdicts and the hash of their list.
func ReviewProtocol(h Letterhead, r Review) *Document {
	sum, passed, returned := r.Sum(), 0, 0
	for _, l := range r.Lines {
		if l.Passed {
			passed++
		} else if l.Returned {
			returned++
		}
	}
	d := &Document{Superior: h.Department.Superior, Issuer: heading(h.Department), Number: "/BB-" + h.Department.Code, Place: h.Place, Kind: say("protocol.kind"), Abstract: say("protocol.abstract"),
		File: "bien-ban-ra-soat"}
	scope := say("protocol.scope.all")
	if r.Owner != "" {
		scope = say("protocol.scope.one", "owner", r.Owner)
	}
	t := Table{Columns: columns("no", 7, "code", 22, "dataset", 34, "owner", 22, "edition", 8, "version", 10, "verdict", 15, "reason", 30, "date", 15)}
	for i, l := range r.Lines {
		t.Rows = append(t.Rows, []any{i + 1, l.Code, l.Title, l.Owner, l.Edition, l.Version, l.Verdict, l.Reason, l.Date.short()})
	}
	d.Body = closed([]Block{{Text: say("protocol.when", "from", dateOrOpen(r.From), "to", dateOrOpen(r.To), "department", h.Department.Name)},
		{Heading: "I. " + say("protocol.who")}, {Text: say("protocol.who.one", "no", 1, "open", open)}, {Text: say("protocol.who.one", "no", 2, "open", open)},
		{Heading: "II. " + say("protocol.what")}, {Text: say("protocol.scope", "scope", scope, "count", len(r.Lines), "rules", r.RuleSet)},
		{Heading: "III. " + say("protocol.result")}, {Text: say("protocol.result.text", "count", len(r.Lines), "passed", passed, "returned", returned, "refused", len(r.Lines)-passed-returned)},
		{Text: say("protocol.hash")}, {Text: sum, Code: true}, {Text: say("protocol.end")}})
	d.Signatures = []Signature{{Position: []string{say("protocol.secretary")}}, {Position: []string{say("protocol.chair")}}}
	d.Annexes = []Annex{{Title: say("annex"), Name: say("protocol.annex"), Wide: true, Table: t, Note: say("protocol.annex.note", "hash", short(sum))}}
	return d
}

func short(hash string) string {
	if len(hash) > 16 {
		return hash[:16] + "…"
	}
	return hash
}
