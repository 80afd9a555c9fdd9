package check

import (
	"bytes"
	"strconv"

	"danhmuc/schemas"
	"danhmuc/schemas/infer"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// Days beyond which a date is doubtful: 1900-01-01, and thirty years from today.
const (
	farPast   = -25567
	farFuture = 30 * 366
)

// day reads a cell of a column of dates.
func (c *column) day(cell *table.Cell, v *infer.Value, r *outcome) {
	switch v.Class {
	case infer.Date, infer.DateTime:
		c.date(cell, v, v.Date, r)
	case infer.Integer:
		c.serial(v, r)
	case infer.Number:
		if d, ok := viet.SerialDate(v.Float, c.date1904); ok && v.Float >= 20000 && v.Float < 80000 {
			c.put(d, r)
			r.find("date.serial", string(r.out), true, nil)
			return
		}
		r.refuse("type.date", nil)
	case infer.Period:
		r.refuse("date.incomplete", nil)
	default:
		if looksLikeDate(v.Clean) {
			r.refuse("date.impossible", nil)
			return
		}
		r.refuse("type.date", nil)
	}
}

// put sets the canonical form of a day in this column.
func (c *column) put(d viet.Date, r *outcome) {
	if c.decision.Type == schemas.Date {
		d.HasTime = false
	} else {
		d.HasTime = true
	}
	c.scratch = d.AppendText(c.scratch[:0])
	days := infer.Days(d)
	c.seen(days)
	r.set(float64(days), c.scratch)
}

// seen notes a day that the column holds.
func (c *column) seen(days int64) {
	if days <= c.today && (!c.dated || days > c.newest) {
		c.newest, c.dated = days, true
	}
}

// plainDay reads a day written YYYY-MM-DD the short way: what [infer.Scan], [column.date] and [column.account] come to for one. It returns
// nil, with nothing done, where they must decide.
func (c *column) plainDay(cell *table.Cell, hash uint64, row int) *outcome {
	days, ok := infer.ReadDay(cell.Text)
	if !ok || cell.Kind != table.KindText && cell.Kind != table.KindDate || days < farPast || days > c.today+farFuture || c.header.Past && days > c.today {
		return nil
	}
	if c.rules != nil && !c.rules.textHolds(cell.Text, len(cell.Text)) {
		return nil
	}
	c.seen(days)
	f := float64(days)
	r := &c.res
	r.findings = r.findings[:0]
	r.errors, r.warns, r.null, r.quote = false, false, false, false
	r.hash = hash
	r.set(f, cell.Text)
	c.prof.Distinct.Add(hash)
	c.group.add(f)
	c.tally.AddDay(row)
	c.prof.Number(f, cell.Text, 1)
	if c.tally.Rows < personalFirst || row%personalEvery == 0 {
		c.pers.Add(cell.Text, 1)
		c.sampled(cell.Text, row)
	}
	return r
}

func (c *column) date(cell *table.Cell, v *infer.Value, d viet.Date, r *outcome) {
	m := v.Marks
	if m.Has(infer.DateAmbiguous) && !c.decision.OrderSure && c.tallyMixed() {
		r.refuse("date.ambiguous", nil)
		return
	}
	c.put(d, r)
	timed := v.Class == infer.DateTime && d.Hour+d.Minute+d.Second > 0
	if timed && c.decision.Type == schemas.Date {
		r.find("date.time", string(r.out), true, nil)
	}
	if cell.Kind == table.KindText {
		c.dateForm(m, r)
	}
	switch {
	case r.float < farPast:
		r.find("date.far-past", string(r.out), false, nil)
	case r.float > float64(c.today+farFuture):
		r.find("date.far-future", string(r.out), false, nil)
	case c.header.Past && r.float > float64(c.today):
		r.find("date.future", string(r.out), false, nil)
	}
}

// tallyMixed tells whether the column proves both orders.
func (c *column) tallyMixed() bool {
	for _, e := range c.decision.Evidence {
		if e.Code == "order.mixed" {
			return true
		}
	}
	return false
}

// dateForm reports a day not written as dd/mm/yyyy or YYYY-MM-DD.
func (c *column) dateForm(m infer.Marks, r *outcome) {
	understood := string(r.out)
	switch {
	case m.Has(infer.ShortYear):
		r.find("date.short-year", understood, true, nil)
	case m.Has(infer.DateWords):
		r.find("date.words", understood, true, nil)
	case m.Has(infer.MonthFirst) && c.decision.Order == viet.DayFirst, m.Has(infer.DayFirst) && c.decision.Order == viet.MonthFirst:
		r.find("date.swapped", understood, true, nil)
	}
}

// serial reads whole numbers in a column of dates: a spreadsheet's day number, or YYYYMMDD.
func (c *column) serial(v *infer.Value, r *outcome) {
	n := v.Number.Mantissa
	if v.Marks.Has(infer.SerialLike) {
		if d, ok := viet.SerialDate(v.Float, c.date1904); ok {
			c.put(d, r)
			r.find("date.serial", string(r.out), true, nil)
			return
		}
	}
	if n >= 19000101 && n <= 29991231 {
		text := strconv.FormatInt(n, 10)
		if d, ok := viet.ParseDate([]byte(text[:4]+"-"+text[4:6]+"-"+text[6:]), viet.DayFirst); ok {
			c.put(d, r)
			r.find("date.digits", string(r.out), true, nil)
			return
		}
	}
	if v.Marks.Has(infer.YearLike | infer.PeriodLike) {
		r.refuse("date.incomplete", nil)
		return
	}
	r.refuse("type.date", nil)
}

// looksLikeDate tells three numbers with one mark between them: a day that no calendar has.
func looksLikeDate(b []byte) bool {
	for _, mark := range []byte{'/', '-', '.'} {
		fields := bytes.Split(b, []byte{mark})
		if len(fields) != 3 {
			continue
		}
		for _, f := range fields {
			if len(f) == 0 || len(f) > 4 || len(bytes.Trim(f, "0123456789")) > 0 {
				return false
			}
		}
		return true
	}
	return false
}

// period reads a cell of a column of reporting periods.
func (c *column) period(v *infer.Value, r *outcome) {
	switch {
	case v.Class == infer.Period:
		r.out = v.Out
		if !bytes.Equal(v.Out, v.Clean) {
			r.find("period.words", string(v.Out), true, nil)
		}
	case v.Class == infer.Integer && v.Marks.Has(infer.YearLike|infer.PeriodLike):
		r.out = v.Clean
	default:
		r.refuse("type.period", nil)
	}
}

// truth reads a cell of a column of yes and no.
func (c *column) truth(v *infer.Value, r *outcome) {
	switch {
	case v.Class == infer.Boolean:
		r.out = boolText(v.Bool) // "có" and "không" are how people write it: said once for the column
	case v.Class == infer.Integer && (v.Number.Mantissa == 0 || v.Number.Mantissa == 1) && v.Number.Scale == 0:
		r.out = boolText(v.Number.Mantissa == 1)
		r.find("boolean.digit", string(r.out), true, nil)
	default:
		r.refuse("type.boolean", nil)
	}
}

func boolText(b bool) []byte {
	if b {
		return []byte("true")
	}
	return []byte("false")
}
