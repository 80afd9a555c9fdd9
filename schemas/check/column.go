package check

import (
	"bytes"

	"danhmuc/schemas"
	"danhmuc/schemas/infer"
	"danhmuc/schemas/personal"
	"danhmuc/schemas/profile"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// personalEvery is the stride at which values are looked at for personal data after the first rows.
const (
	personalFirst = 4096
	personalEvery = 16
)

// column reads the cells of one column.
type column struct {
	table.Column
	at       int // position in the table
	decision infer.Decision
	hint     infer.Hint
	header   infer.Header
	schema   *schemas.Column // when the schema was given
	rules    *rules          // compiled from schema, nil for none
	measure  viet.Measure    // of decision.Unit
	measured bool            // measure is known
	quoting  bool            // the rows are written: outcomes need quote
	short    bool            // most values are figures or days written plainly: reading one again costs little
	quick    bool            // those are read by [column.plainly]
	date1904 bool
	mender   *table.Mender
	local    bool  // holds names of places of the province
	today    int64 // days since 1970-01-01
	newest   int64 // the newest day of the column that does not lie in the future, when dated
	dated    bool
	reformed bool // the data are of a day after the communes were merged

	tally         infer.Tally
	prof          *profile.Column
	pers          personal.Column
	memo          *memo
	heavy         *heavy        // once memo is off
	keys          *profile.Keys // nil when the column cannot be a key
	keyNulls      int64
	repeats       repeats
	keyErr        error // from dropping keys
	unique        bool  // every row has a value and all differ
	distinct      int64 // exact, when distinctKnown
	distinctKnown bool
	value         infer.Value
	plain         infer.Figure
	res           outcome
	scratch       []byte
	errors        int64 // cells with an error
	warnings      int64 // cells with a warning and no error
	formulas      int64
	filled        int64
	group         sumOf   // since the last group or total row
	all           sumOf   // since the first row
	before        []sumOf // of all rows at each total and group so far
}

// plainFlags are the cell flags that do not change how the text is read.
const plainFlags = table.FlagQuoted | table.FlagHidden | table.FlagFormula | table.FlagFilled

// read understands one cell of a data row. What it returns is valid until the next call.
func (c *column) read(cell *table.Cell, row int) *outcome {
	if len(cell.Text) == 0 {
		return c.empty()
	}
	if cell.Flags&(table.FlagFormula|table.FlagFilled) != 0 {
		c.flags(cell)
	}
	hash := profile.Hash(cell.Text)
	special := cell.Encoding != viet.Unicode || cell.Flags&^plainFlags != 0
	if !c.memo.off && !special {
		if e := c.memo.find(hash, cell); e != nil {
			e.count++
			c.count(&e.outcome)
			return &e.outcome
		}
		if c.memo.frozen {
			c.judge()
		}
	}
	return c.readMissed(cell, hash, special, row)
}

// readMissed reads a cell whose value is not remembered.
func (c *column) readMissed(cell *table.Cell, hash uint64, special bool, row int) *outcome {
	if cell.Unread() {
		c.mender.Mend(cell)
		if !sameBytes(cell.Text, cell.Raw) { // what is remembered goes by the text as it stands in the file
			special, hash = true, profile.Hash(cell.Text)
		}
	}
	if c.quick && c.memo.closed() && !special {
		if r := c.plainly(cell, hash, row); r != nil {
			return r
		}
	}
	return c.readAnew(cell, hash, special, row)
}

// plainly reads what is written plainly the short way; nil where that does not do.
func (c *column) plainly(cell *table.Cell, hash uint64, row int) *outcome {
	if c.decision.Type == schemas.Date {
		return c.plainDay(cell, hash, row)
	}
	return c.figure(cell, hash, row)
}

// readAnew understands a cell the long way.
func (c *column) readAnew(cell *table.Cell, hash uint64, special bool, row int) *outcome {
	infer.ScanCell(cell, c.hint, &c.value)
	r := &c.res
	r.findings = r.findings[:0]
	r.errors, r.warns, r.null, r.numeric, r.quote = false, false, false, false, false
	r.hash = hash
	c.interpret(cell, &c.value, r)
	if !r.null {
		if !sameBytes(r.out, cell.Text) && !bytes.Equal(r.out, cell.Text) {
			r.hash = profile.Hash(r.out)
		}
		c.prof.Distinct.Add(r.hash)
		r.quote = c.quoting && !r.numeric && needsQuote(r.out)
	} else {
		r.hash = 0
	}
	c.count(r)
	if !c.memo.off && !special && len(cell.Text) <= 64 && c.room() {
		e := c.memo.add(own(hash, cell, &c.value, r, row))
		e.count = 1
		return &e.outcome
	}
	c.account(&c.value, r, 1, row)
	return r
}

// plainText tells columns of texts that are read one like the other: nothing but their class is asked of them.
func (c *column) plainText() bool {
	return c.decision.Type == schemas.String && c.decision.CodeList == "" && c.decision.Width == 0 && !c.local && !c.header.Province
}

// prose reads a text that is plainly one the short way: what [infer.Scan], [column.text] and [column.account] come to for it, in a column
// for which plainText holds. It returns nil, with nothing done, where they must decide.
func (c *column) prose(text []byte, hash uint64, row int) *outcome {
	shape := viet.Look(text)
	if !shape.Certain && !shape.ASCII || !infer.PlainText(text, shape) || c.rules != nil && !c.rules.textHolds(text, int(shape.Runes)) {
		return nil
	}
	r := &c.res
	r.findings = r.findings[:0]
	r.errors, r.warns, r.null, r.numeric = false, false, false, false
	r.quote = c.quoting && needsQuote(text)
	r.hash, r.out = hash, text
	c.prof.Distinct.Add(hash)
	c.tally.AddText(row)
	c.prof.Length(int(shape.Runes), 1)
	if c.tally.Rows < personalFirst || row%personalEvery == 0 {
		c.pers.Add(text, 1)
		c.prof.Patterns.Add(text, 1)
		c.sampled(text, row)
	}
	return r
}

func (c *column) empty() *outcome {
	r := &c.res
	r.findings = r.findings[:0]
	r.errors, r.warns, r.null, r.numeric, r.quote = false, false, true, false, false
	r.out, r.hash = nil, 0
	c.tally.Rows++
	c.tally.Class[infer.Null]++
	c.prof.Null(1)
	return r
}

func (c *column) flags(cell *table.Cell) {
	if cell.Has(table.FlagFormula) {
		c.formulas++
	}
	if cell.Has(table.FlagFilled) {
		c.filled++
	}
}

// count adds a read cell to what depends on every row.
func (c *column) count(r *outcome) {
	if r.errors {
		c.errors++
	} else if r.warns {
		c.warnings++
	}
	if r.numeric {
		c.group.add(r.float)
	} else if r.errors {
		c.group.unread++
	}
}

// account adds a value to tally and profile, weight times.
func (c *column) account(v *infer.Value, r *outcome, weight int64, row int) {
	c.tally.Add(v, weight, row)
	switch {
	case r.null:
		c.prof.Null(weight)
		return
	case r.numeric:
		c.prof.Number(r.float, r.out, weight)
	case v.Shape.Usual && sameBytes(r.out, v.Clean):
		c.prof.Length(int(v.Shape.Runes), weight)
	default:
		c.prof.Text(r.out, weight)
	}
	if c.tally.Rows < personalFirst || weight > 1 || row%personalEvery == 0 {
		c.pers.Add(v.Clean, weight)
		c.sampled(r.out, row)
		if !r.numeric {
			c.prof.Patterns.Add(r.out, weight)
		}
	}
}

// sameBytes tells whether two slices are one: the same bytes in the same place.
func sameBytes(a, b []byte) bool { return len(a) == len(b) && len(a) > 0 && &a[0] == &b[0] }

// room makes room in the memo, or switches it off where values hardly repeat.
func (c *column) room() bool {
	if !c.memo.full() {
		return true
	}
	if c.short && c.memo.freeze() {
		return false
	}
	c.settle()
	if !c.memo.worthwhile() {
		c.forget()
		return false
	}
	c.memo.shrink()
	return true
}

// forget switches the memo off.
func (c *column) forget() {
	c.settle()
	c.heavy = newHeavy(c.memo.entries)
	c.memo = &memo{off: true, evicted: true}
}

// judge looks from time to time whether a frozen memo is still worth it.
func (c *column) judge() {
	switch m := c.memo; {
	case m.misses < judgeEvery:
	case m.worthwhile():
		m.hits, m.misses = 0, 0
	default:
		c.forget()
	}
}

// settle accounts for what the memo counted.
func (c *column) settle() {
	for i := range c.memo.entries {
		e := &c.memo.entries[i]
		if e.count == 0 {
			continue
		}
		c.account(e.value, &e.outcome, e.count, e.row)
		e.total += e.count
		e.count = 0
	}
}

// interpret gives a scanned cell its meaning in this column.
func (c *column) interpret(cell *table.Cell, v *infer.Value, r *outcome) {
	if v.Class == infer.Null {
		if v.Marks.Has(infer.Tick) && c.decision.Tick {
			r.out = v.Clean
			return
		}
		r.null, r.out = true, nil
		switch {
		case v.Marks.Has(infer.NullWord):
			r.find("null.word", "", true, nil)
		default:
			r.find("null.blank", "", true, nil)
		}
		c.require(r)
		return
	}
	if v.Class == infer.Fault {
		r.null, r.out = true, nil
		r.find("cell.error", "", false, nil)
		return
	}
	switch c.decision.Type {
	case schemas.Integer, schemas.Number:
		c.number(cell, v, r)
	case schemas.Date, schemas.DateTime:
		c.day(cell, v, r)
	case schemas.Period:
		c.period(v, r)
	case schemas.Boolean:
		c.truth(v, r)
	default:
		c.text(cell, v, r)
	}
	if cell.Encoding != viet.Unicode || v.Marks.Has(writingMarks) {
		c.writing(cell, v, r)
	}
	if c.rules != nil && !r.null {
		c.rules.check(c, v, r)
	}
}

func (c *column) require(r *outcome) {
	if c.schema != nil && c.schema.Required {
		r.find("schema.required", "", false, nil)
	}
}

// find adds a finding and keeps the outcome's summary.
func (r *outcome) find(code, understood string, sure bool, params map[string]string) {
	switch codeMeta(code).Severity {
	case Error:
		r.errors = true
	case Warning:
		r.warns = true
	}
	r.findings = append(r.findings, pending{code, understood, sure, params})
}

// refuse makes the value null under an error.
func (r *outcome) refuse(code string, params map[string]string) {
	r.null, r.numeric, r.out = true, false, nil
	r.find(code, "", false, params)
}

const writingMarks = infer.Spaces | infer.Composed | infer.Letters | infer.Invisible | infer.Quote

// writing reports how the text was stored: legacy font, decomposed letters, spaces, apostrophes.
func (c *column) writing(cell *table.Cell, v *infer.Value, r *outcome) {
	understood := string(r.out)
	switch cell.Encoding {
	case viet.TCVN3:
		r.find("text.tcvn3", understood, !r.null, nil)
	case viet.VNI:
		r.find("text.vni", understood, !r.null, nil)
	case viet.VPS:
		r.find("text.vps", understood, !r.null, nil)
	case viet.Windows1258:
		r.find("text.windows-1258", understood, !r.null, nil)
	}
	if cell.Has(table.FlagCaseLost) {
		r.find("text.case-lost", understood, false, map[string]string{"suggestion": viet.SuggestCapitals(understood)})
	}
	switch {
	case v.Marks.Has(infer.Spaces) && bytes.Contains(cell.Text, []byte("\u00a0")):
		r.find("text.no-break-space", understood, !r.null, nil)
	case v.Marks.Has(infer.Spaces):
		r.find("text.spaces", understood, !r.null, nil)
	}
	if v.Marks.Has(infer.Composed) {
		r.find("text.decomposed", understood, !r.null, nil)
	}
	if v.Marks.Has(infer.Letters) {
		r.find("text.look-alike", understood, !r.null, nil)
	}
	if v.Marks.Has(infer.Invisible) {
		r.find("text.invisible", understood, !r.null, nil)
	}
	if v.Marks.Has(infer.Quote) {
		r.find("text.apostrophe", understood, !r.null, nil)
	}
}

// needsQuote tells whether a CSV cell needs quotes.
func needsQuote(b []byte) bool {
	if len(b) >= 16 {
		return bytes.IndexByte(b, ',') >= 0 || bytes.IndexByte(b, '"') >= 0 || bytes.IndexByte(b, '\n') >= 0 || bytes.IndexByte(b, '\r') >= 0 ||
			b[0] == ' ' || b[len(b)-1] == ' '
	}
	for _, x := range b {
		if x == '"' || x == ',' || x == '\n' || x == '\r' {
			return true
		}
	}
	return len(b) > 0 && (b[0] == ' ' || b[len(b)-1] == ' ')
}
