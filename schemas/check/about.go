package check

import (
	"strconv"
	"strings"

	"danhmuc/schemas"
	"danhmuc/schemas/infer"
	"danhmuc/schemas/personal"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// columnFindings reports what is known of columns as a whole.
func (t *reading) columnFindings(verdicts []*personal.Verdict) {
	titles := map[string]int{}
	for _, c := range t.columns {
		if c.Title != "" {
			titles[viet.Fold(c.Title)]++
		}
	}
	for i, c := range t.columns {
		say := func(code string, row int, params map[string]string) {
			t.found.add(t.at(c, 0, Finding{Code: code, Params: params}))
		}
		if verdict := verdicts[i]; verdict != nil {
			say("personal."+verdict.Class, 0, map[string]string{"kind": verdict.Kind, "confidence": strconv.Itoa(int(verdict.Confidence * 100))})
		}
		if t.layout.HeaderRow > 0 && c.Title == "" && !c.Group {
			say("column.untitled", 0, nil)
		}
		if titles[viet.Fold(c.Title)] > 1 {
			say("column.duplicate-title", 0, map[string]string{"name": c.Name})
		}
		if c.Hidden {
			say("column.hidden", 0, nil)
		}
		t.columnValues(c, say)
		if t.opts.Schema != nil && c.schema == nil && !c.Ordinal && !c.Group && !t.opts.Schema.ByPattern(c.Name) && !t.opts.Schema.ByPattern(c.Title) {
			say("schema.extra-column", 0, nil)
		}
	}
	if t.opts.Schema != nil {
		for _, m := range t.missing(t.opts.Schema) {
			code := "schema.missing-column"
			if m.Required {
				code = "schema.missing-required"
			}
			t.found.add(Finding{Code: code, Sheet: t.layout.Sheet, Column: m.Name, ColumnTitle: m.Title})
		}
	}
}

// columnValues reports what the values of a column show together.
func (t *reading) columnValues(c *column, say func(string, int, map[string]string)) {
	n := func(v int64) string { return strconv.FormatInt(v, 10) }
	filled := c.prof.Rows - c.prof.Nulls
	if t.data > 0 && filled == 0 {
		say("column.empty", 0, nil)
		return
	}
	if c.decision.Mixed {
		say("column.mixed", 0, map[string]string{"numbers": n(c.tally.Class[infer.Integer] + c.tally.Class[infer.Number]), "texts": n(c.tally.Class[infer.Text]), "dates": n(c.tally.Class[infer.Date])})
	}
	if c.formulas > 0 {
		say("column.formulas", 0, map[string]string{"count": n(c.formulas)})
	}
	if c.filled > 0 {
		say("column.filled", 0, map[string]string{"count": n(c.filled)})
	}
	if c.decision.UnitFrom == "cells" {
		say("unit.from-cells", 0, map[string]string{"unit": c.decision.Unit})
	}
	if c.decision.Type == schemas.Number && c.decision.Unit == "" && !c.header.Ratio && c.schema == nil {
		say("unit.missing", 0, nil)
	}
	if c.decision.Type == schemas.Boolean && c.tally.Class[infer.Boolean] > 0 && c.schema == nil && !plainTruth(c) {
		say("boolean.words", 0, nil)
	}
	for _, e := range c.decision.Evidence {
		params := map[string]string{"count": n(e.Count), "of": n(e.Of), "first": strconv.Itoa(e.Row)}
		switch e.Code {
		case "order.assumed":
			say("date.order-assumed", e.Row, params)
		case "order.mixed":
			say("date.order-mixed", e.Row, params)
		case "order.month":
			say("date.month-first", e.Row, params)
		case "style.mixed":
			say("number.style-mixed", e.Row, params)
		case "type.zeros":
			say("code.kept-text", e.Row, params)
		case "style.grouped", "style.table":
			say("number.style-decided", e.Row, params)
		}
	}
	if d := c.decision.Type; (d == schemas.Date || d == schemas.DateTime) && c.tally.Count(infer.DayMonthYear) > 0 {
		say("date.form", 0, map[string]string{"count": n(c.tally.Count(infer.DayMonthYear))})
	}
}

func plainTruth(c *column) bool {
	for i := range c.memo.entries {
		if e := &c.memo.entries[i]; e.value.Class == infer.Boolean && !strings.EqualFold(string(e.text), string(e.outcome.out)) {
			return false
		}
	}
	return true
}

// noteCodes are the findings that notes on the reading become.
var noteCodes = map[table.NoteCode]string{
	table.NoteNoHeader:  "layout.no-header",
	table.NoteHiddenRow: "layout.hidden-rows",
	table.NoteEncoding:  "file.encoding",
	table.NoteMerged:    "layout.merged",
	table.NoteLateGroup: "layout.late-group",
	table.NoteWideRow:   "layout.wide-rows",
	table.NoteBadBytes:  "file.bad-bytes",
	table.NoteNested:    "layout.nested",
	table.NoteList:      "layout.lists",
}

// tableFindings reports how the sheet is laid out.
func (t *reading) tableFindings() {
	say := func(code string, count int64, detail string) {
		if count > 0 {
			t.found.add(Finding{Code: code, Sheet: t.layout.Sheet, Params: map[string]string{"count": strconv.FormatInt(count, 10), "detail": detail}})
		}
	}
	for _, n := range t.layout.Notes {
		code := noteCodes[n.Code]
		if code == "" { // a hidden column is a finding of the column
			continue
		}
		if n.Code == table.NoteEncoding && strings.HasPrefix(n.Detail, "UTF-") {
			code = "file.unicode-form"
		}
		count := n.Detail
		t.found.add(Finding{Code: code, Sheet: t.layout.Sheet, Row: n.Row, Params: map[string]string{"count": count, "detail": n.Detail, "note": string(n.Code)}})
	}
	var roles [table.RoleFooter + 1]int64
	for _, r := range t.layout.Roles {
		roles[r.Role] += int64(r.To - r.From + 1)
	}
	say("layout.titles", roles[table.RoleTitle], "")
	say("layout.groups", t.groups, "")
	say("layout.totals", t.totalRows, "")
	say("layout.footers", roles[table.RoleFooter], "")
	say("layout.blank-rows", t.blanks, "")
	if t.layout.HeaderRow > t.layout.HeaderFirst && t.layout.HeaderFirst > 0 {
		say("layout.levels", int64(t.layout.HeaderRow-t.layout.HeaderFirst+1), "")
	}
	if t.data == 0 {
		t.found.add(Finding{Code: "table.no-rows", Sheet: t.layout.Sheet})
	}
}
