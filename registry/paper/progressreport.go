package paper

// Progress is how far the departments are at one moment.
type Progress struct {
	At      Date
	Clock   string // of that day: "07:00"
	Entry   int    // the newest entry of the log that is counted
	All     ProgressRow
	Rows    []ProgressRow // by department
	Overdue []OverdueLine
}

// ProgressRow is one department, or all.
type ProgressRow struct {
	Name                                                                                string
	Total, Delivered, Draft, Reviewing, Returned, Approved, Published, Overdue, Refused int
}

// OverdueLine is a dataset whose next act is late, and who holds it.
type OverdueLine struct {
	Title, Owner, Holder string
	Due                  Date
}

// ProgressReport is the report (Báo cáo) on how far the departments are, with what is late.
func ProgressReport(h Letterhead, p Progress) *Document {
	d := &Document{Superior: h.Department.Superior, Issuer: heading(h.Department), Number: "/BC-" + h.Department.Code, Place: h.Place, Kind: say("report.kind"),
		Abstract: say("report.abstract", "date", p.At.long()), To: []string{h.Committee.Head}, Signatures: signature(h.Department, ""), Recipients: h.Department.Recipients, File: "bao-cao-tien-do"}
	full := 0
	t := Table{Columns: columns("no", 10, "unit", 40, "total", 11, "delivered", 12, "share", 11, "reviewing", 12, "returned", 13, "approved", 11, "published", 12, "overdue", 11)}
	for i, r := range p.Rows {
		if r.Total > 0 && r.Delivered == r.Total {
			full++
		}
		t.Rows = append(t.Rows, progressRow(i+1, r))
	}
	p.All.Name = say("total")
	t.Rows = append(t.Rows, progressRow(nil, p.All))
	d.Body = []Block{{Heading: "I. " + say("report.general")},
		{Text: say("report.text", "units", len(p.Rows), "total", shown(p.All.Total), "delivered", shown(p.All.Delivered), "share", shown(share(p.All.Delivered, p.All.Total)), "full", full)},
		{Text: say("report.states", "draft", shown(p.All.Draft), "reviewing", shown(p.All.Reviewing), "returned", shown(p.All.Returned), "approved", shown(p.All.Approved), "refused", shown(p.All.Refused),
			"published", shown(p.All.Published))},
		{Heading: "II. " + say("report.byUnit")}, {Table: &t}, {Heading: "III. " + say("report.late")}}
	if len(p.Overdue) == 0 {
		d.Body = append(d.Body, Block{Text: say("report.late.none")})
	} else {
		late := Table{Columns: columns("no", 9, "dataset", 46, "unit", 34, "holder", 28, "due", 23)}
		for i, l := range p.Overdue {
			late.Rows = append(late.Rows, []any{i + 1, l.Title, l.Owner, l.Holder, l.Due.short()})
		}
		d.Body = append(d.Body, Block{Text: say("report.late.text", "count", shown(p.All.Overdue), "shown", len(p.Overdue))}, Block{Table: &late})
	}
	d.Body = closed(append(d.Body, Block{Text: say("report.asOf", "clock", p.Clock, "date", p.At.long(), "entry", shown(p.Entry))}))
	return d
}

func progressRow(no any, r ProgressRow) []any {
	return []any{no, r.Name, r.Total, r.Delivered, share(r.Delivered, r.Total), r.Reviewing, r.Returned, r.Approved, r.Published, r.Overdue}
}

// share is a percentage; of nothing it is nothing.
func share(part, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(part) / float64(of)
}
