package check

import (
	"context"
	"errors"
	"io"
	"strconv"
	"strings"

	"danhmuc/schemas/infer"
	"danhmuc/schemas/personal"
	"danhmuc/schemas/profile"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// combine counts how small the groups are that some columns leave together: those asked for, else those that package personal suggests. It
// returns nil where there are none. The sheet is read once more, for these columns alone.
func (t *reading) combine(ctx context.Context, o table.Overrides, subjects []personal.Subject, verdicts []*personal.Verdict) (_ *personal.Combination, err error) {
	chosen := t.asked()
	if len(t.opts.Combine) == 0 {
		chosen = personal.Quasi(subjects, verdicts)
	}
	if len(chosen) == 0 || t.data == 0 {
		return nil, nil
	}
	names := make([]string, len(chosen))
	for i, at := range chosen {
		names[i] = t.columns[at].Name
	}
	dir := "" // artifacts go to a folder of the server, whose disk is watched
	if t.rows != nil {
		dir = t.files.folder
	}
	groups := personal.NewGroups(names, dir)
	tab, err := table.UnderstandArea(ctx, t.book, t.area, o)
	if err != nil {
		return nil, errors.Join(err, groups.Close())
	}
	defer func() { err = errors.Join(err, tab.Close(), groups.Close()) }()
	cleaner := t.opts.cleaner(t.book, tab.Layout)
	values := make([][]byte, len(chosen))
	rooms := make([][]byte, len(chosen))
	for n := 0; ; n++ {
		if n&0x3FF == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		line, err := tab.NextData()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if cleaner != nil && !cleaner.Clean(line) {
			continue
		}
		for i, at := range chosen {
			values[i] = nil
			if at < len(line.Cells) {
				rooms[i] = append(rooms[i][:0], t.columns[at].meaning(&line.Cells[at])...)
				values[i] = rooms[i]
			}
		}
		groups.Add(values)
	}
	return groups.Count(ctx)
}

// asked finds the columns that a person chose, by name or title; nil unless all are in the table.
func (t *reading) asked() []int {
	var chosen []int
	for i, c := range t.columns {
		for _, name := range t.opts.Combine {
			if c.Name == name || viet.Key(c.Title) == viet.Key(name) {
				chosen = append(chosen, i)
				break
			}
		}
	}
	if len(chosen) != len(t.opts.Combine) || len(chosen) > personal.MaxColumns {
		return nil
	}
	return chosen
}

// meaning is a cell's value as the rows carry it; of a cell that cannot be read, its text. It counts nothing, and is valid until the next
// call.
func (c *column) meaning(cell *table.Cell) []byte {
	v, r := c.understood(cell)
	switch {
	case r == nil:
		return nil
	case r.null && r.errors:
		return v.Clean
	}
	return r.out
}

// understood is what a cell is read as, nil for an empty one. It counts nothing, and is valid until the next call.
func (c *column) understood(cell *table.Cell) (*infer.Value, *outcome) {
	if len(cell.Text) == 0 {
		return nil, nil
	}
	if cell.Encoding == viet.Unicode && cell.Flags&^plainFlags == 0 && !c.memo.off {
		if e := c.memo.find(profile.Hash(cell.Text), cell); e != nil {
			return e.value, &e.outcome
		}
	}
	infer.ScanCell(cell, c.hint, &c.value)
	r := &c.res
	r.findings = r.findings[:0]
	r.errors, r.warns, r.null, r.numeric, r.quote = false, false, false, false, false
	c.interpret(cell, &c.value, r)
	return &c.value, r
}

// smallGroups reports that a combination singles people out.
func (t *reading) smallGroups(c *personal.Combination) {
	if c == nil {
		return
	}
	few := c.Fewer()
	if few.Rows == 0 {
		return
	}
	n := func(v int64) string { return strconv.FormatInt(v, 10) }
	params := map[string]string{"columns": t.titles(c.Columns), "k": n(c.K), "below": n(few.Below), "groups": n(few.Groups), "rows": n(few.Rows), "of": n(c.Rows)}
	code := "personal.small-groups"
	if worst := c.Worst(); worst != "" {
		params["driver"] = t.titles([]string{worst})
	} else {
		params["driver"] = params["columns"]
	}
	t.found.add(Finding{Code: code, Sheet: t.layout.Sheet, Params: params})
}

// titles lists columns as their headers name them.
func (t *reading) titles(names []string) string {
	var out []string
	for _, name := range names {
		for _, c := range t.columns {
			if c.Name != name {
				continue
			}
			if c.Title != "" {
				name = c.Title
			}
			break
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}
