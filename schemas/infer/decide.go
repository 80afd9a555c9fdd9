package infer

import (
	"strconv"

	"danhmuc/schemas"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// Shares that decide. A column is of a type when so many of its values can be read as it; the rest are findings.
const (
	minShare     = 0.80 // of the values, for numbers, dates and periods
	minUnitShare = 0.60 // for numbers in a column whose title names a unit
	minCodeShare = 0.98 // for commune codes without a word in the title (domain 6.10: types ≥ 98 %)
	minCodeTitle = 0.50 // for commune codes under a title that says so
	minMixed     = 0.20 // of each of two kinds: the column is mixed
	minGrouped   = 4    // figures like "1.234" that show together that the mark groups thousands
	zeroShare    = 0.02 // of whole numbers with a leading zero: they are codes
)

// Evidence is one reason for a decision; its sentence is in the catalogue under Code.
type Evidence struct {
	Code   string `json:"code"`             // "type.number", "style.comma", "order.assumed", …
	Count  int64  `json:"count,omitempty"`  // cells that say so
	Of     int64  `json:"of,omitempty"`     // cells looked at
	Row    int    `json:"row,omitempty"`    // first row that says so
	Detail string `json:"detail,omitempty"` // a unit, a mark, a code list
}

// Decision is what a column is taken for.
type Decision struct {
	Type      string           // a type of package schemas
	Style     viet.NumberStyle // how "1.234" is read
	StyleSure bool             // the style was proven; otherwise such a figure has no certain reading
	Order     viet.DateOrder   // how "03/04/2026" is read
	OrderSure bool             // the order was proven; otherwise the day is taken to stand first
	CodeList  string           // schemas.CommuneCodes or ""
	Unit      string           // unit of measure, from the title or from most cells
	UnitFrom  string           // "title", "cells" or ""
	Tick      bool             // x marks rows and is no null word
	Nullable  bool             // some rows have no value
	Mixed     bool             // two kinds of values, neither of them clearly the column's
	Width     int              // codes of digits: the number of digits nearly all have, 0 if none
	Evidence  []Evidence       // why
}

// Same tells whether two decisions read every cell alike.
func (d *Decision) Same(o *Decision) bool {
	return d.Type == o.Type && d.Style == o.Style && d.StyleSure == o.StyleSure && d.Order == o.Order && d.CodeList == o.CodeList && d.Unit == o.Unit && d.Tick == o.Tick && d.Width == o.Width
}

// Hint is what Scan needs of the decision.
func (d *Decision) Hint() Hint { return Hint{Style: d.Style, Order: d.Order} }

// Decide decides all columns of a table together: a column whose figures can be read in two ways follows the others.
func Decide(columns []table.Column, tallies []*Tally) []Decision {
	decisions := make([]Decision, len(columns))
	var comma, point int64
	for _, t := range tallies {
		comma += t.Count(Comma)
		point += t.Count(Point)
	}
	for i := range columns {
		d := &decisions[i]
		c, t := &columns[i], tallies[i]
		h := ReadHeader(c.Title, c.Name)
		d.decideType(c, t, h)
		if d.Type == schemas.Integer || d.Type == schemas.Number {
			d.decideStyle(t, h, comma, point)
			d.decideUnit(c, t)
		}
		if d.Type == schemas.Date || d.Type == schemas.DateTime {
			d.decideOrder(t)
		}
		nulls := t.Class[Null]
		if d.Tick {
			nulls -= t.Count(Tick)
		}
		d.Nullable = nulls > 0 || t.Rows == 0
	}
	return decisions
}

func (d *Decision) because(code string, count, of int64, row int, detail string) {
	d.Evidence = append(d.Evidence, Evidence{code, count, of, row, detail})
}

func share(n, of int64) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

func (d *Decision) decideType(c *table.Column, t *Tally, h Header) {
	d.Type = schemas.String
	of := t.NonNull()
	if c.Group {
		d.because("type.group", of, t.Rows, 0, "")
		return
	}
	if t.Count(Tick) > 0 && of == 0 {
		d.Tick = true
		d.because("type.tick", t.Count(Tick), t.Rows, t.RowOf(Tick), "")
		return
	}
	if of == 0 {
		d.because("type.empty", 0, t.Rows, 0, "")
	}
	switch c.Type {
	case schemas.String, schemas.Integer, schemas.Number, schemas.Boolean, schemas.Date, schemas.DateTime, schemas.Period:
		d.Type = c.Type
		d.because("type.asked", of, of, 0, c.Type)
		if d.Type == schemas.String {
			d.codes(t, h, of)
		}
		return
	}
	of -= t.Class[Fault]
	if of <= 0 || d.codes(t, h, of) {
		return
	}
	numeric := t.Class[Integer] + t.Class[Number]
	days := t.Class[Date] + t.Class[DateTime]
	periods := t.Class[Period]
	switch {
	case h.Identifier && !c.Ordinal && !(h.Cards && countsCards(t, of)):
		d.because("type.identifier", of, of, 0, "")
		d.width(t, numeric)
	case c.Ordinal && share(t.Class[Integer], of) >= minShare:
		d.Type = schemas.Integer
		d.because("type.ordinal", t.Class[Integer], of, t.FirstRow[Integer], "")
	case c.Ordinal:
		d.because("type.ordinal", of, of, 0, "")
	case share(t.Class[Boolean], of) >= minCodeShare && (t.True > 0 && t.True < t.Class[Boolean] || h.Flag):
		d.Type = schemas.Boolean
		d.because("type.boolean", t.Class[Boolean], of, t.FirstRow[Boolean], "")
	case share(days, of) >= minShare:
		d.Type = schemas.Date
		if share(t.Class[DateTime], days) >= minMixed {
			d.Type = schemas.DateTime
		}
		d.because("type."+d.Type, days, of, t.FirstRow[Date], "")
	case h.Date && share(days+t.Count(SerialLike), of) >= minShare:
		d.Type = schemas.Date
		d.because("type.serial", t.Count(SerialLike), of, t.RowOf(SerialLike), "")
	case periods > 0 && share(periods+t.Count(YearLike)+t.Count(PeriodLike), of) >= minShare, h.Period && share(periods+t.Count(PeriodLike), of) >= minShare:
		d.Type = schemas.Period
		d.because("type.period", periods+t.Count(PeriodLike), of, t.FirstRow[Period], "")
	case share(numeric, of) >= minShare, c.Unit != "" && share(numeric, of) >= minUnitShare:
		d.numeric(t, of, numeric)
	default:
		d.Mixed = numeric+days >= 3 && share(numeric+days, of) >= minMixed && share(t.Class[Text], of) >= minMixed
		d.because("type.string", t.Class[Text], of, t.FirstRow[Text], "")
	}
}

// countsCards tells figures that say how many cards there are, or what was paid for them, from the cards' own numbers, which are long or
// of one width.
func countsCards(t *Tally, of int64) bool {
	short := t.MaxDigits <= 7 || t.MaxDigits <= 9 && t.MinDigits < t.MaxDigits
	return share(t.Class[Integer]+t.Class[Number], of) >= minShare && t.Count(LeadingZero) == 0 && short
}

// numeric settles a column of figures: whole numbers, numbers, or codes made of digits.
func (d *Decision) numeric(t *Tally, of, numeric int64) {
	zeros := t.Count(LeadingZero)
	switch {
	case t.Class[Number] == 0 && share(zeros, t.Class[Integer]) > zeroShare && (zeros > 1 || t.MinDigits == t.MaxDigits):
		d.because("type.zeros", zeros, of, t.RowOf(LeadingZero), "")
		d.width(t, numeric)
	case t.Class[Number] == 0 && t.MinDigits == t.MaxDigits && t.MaxDigits >= 11 && of >= 3:
		d.because("type.long", numeric, of, t.FirstRow[Integer], strconv.Itoa(t.MaxDigits))
		d.Width = t.MaxDigits
	case t.Class[Number] == 0:
		d.Type = schemas.Integer
		d.because("type.integer", numeric, of, t.FirstRow[Integer], "")
	default:
		d.Type = schemas.Number
		d.because("type.number", numeric, of, t.FirstRow[Number], "")
	}
}

// codes recognises commune codes, with or without the zero a spreadsheet drops.
func (d *Decision) codes(t *Tally, h Header, of int64) bool {
	known := t.Count(Commune) + t.Count(OldCommune)
	enough := share(known, of) >= minCodeShare && known >= 5
	if h.Commune {
		enough = share(known, of) >= minCodeTitle && known > 0
	}
	if !enough {
		return false
	}
	d.CodeList = schemas.CommuneCodes
	d.Width = 5
	d.because("type.commune", known, of, t.RowOf(Commune|OldCommune), schemas.CommuneCodes)
	if padded := t.Count(CommunePadded); padded > 0 {
		d.because("code.padded", padded, of, t.RowOf(CommunePadded), "")
	}
	return true
}

// width finds the number of digits that nearly all codes have.
func (d *Decision) width(t *Tally, numeric int64) {
	if share(numeric, t.NonNull()) < minCodeShare || t.Class[Number] > 0 {
		return
	}
	for w, n := range t.Widths {
		if w > 1 && share(n, numeric) >= minShare && t.Count(LeadingZero) > 0 {
			d.Width = w
		}
	}
}

// decideStyle settles how one mark before three digits is read: what the column proves, what its figures show together, what the
// other columns of the table prove. Where nothing proves anything the figure has no certain reading.
func (d *Decision) decideStyle(t *Tally, h Header, tableComma, tablePoint int64) {
	dots, commas := t.Count(AmbiguousDot), t.Count(AmbiguousComma)
	comma, point := t.Count(Comma), t.Count(Point)
	total := t.Class[Integer] + t.Class[Number]
	switch {
	case comma > 0 && comma >= point:
		d.Style, d.StyleSure = viet.StyleComma, point == 0
		d.because("style.comma", comma, total, t.RowOf(Comma), "")
	case point > 0:
		d.Style, d.StyleSure = viet.StylePoint, comma == 0
		d.because("style.point", point, total, t.RowOf(Point), "")
	case dots+commas == 0:
		d.StyleSure = true
		return
	case h.Coordinate:
		d.Style, d.StyleSure = viet.StyleComma, true
		if dots > 0 {
			d.Style = viet.StylePoint
		}
		d.because("style.coordinate", dots+commas, total, t.RowOf(AmbiguousDot|AmbiguousComma), "")
	case tableComma > 0 && tablePoint == 0:
		d.Style, d.StyleSure = viet.StyleComma, true
		d.because("style.table", tableComma, 0, 0, ",")
	case tablePoint > 0 && tableComma == 0:
		d.Style, d.StyleSure = viet.StylePoint, true
		d.because("style.table", tablePoint, 0, 0, ".")
	case (dots == 0 || commas == 0) && dots+commas >= minGrouped && t.BigPlain == 0:
		d.Style, d.StyleSure = viet.StyleComma, true
		if commas > 0 {
			d.Style = viet.StylePoint
		}
		d.because("style.grouped", dots+commas, total, t.RowOf(AmbiguousDot|AmbiguousComma), "")
	default:
		d.because("style.unsure", dots+commas, total, t.RowOf(AmbiguousDot|AmbiguousComma), "")
	}
	if comma > 0 && point > 0 && dots+commas > 0 {
		d.because("style.mixed", min(comma, point), total, t.RowOf(AmbiguousDot|AmbiguousComma), "")
	}
	d.integerAfterAll(t, dots, commas)
}

// integerAfterAll corrects the type when the style turns fractions into thousands or the other way round.
func (d *Decision) integerAfterAll(t *Tally, dots, commas int64) {
	if d.Type == schemas.Number && d.Style == viet.StylePoint && t.Class[Number] == commas && point(t) == 0 && dots == 0 {
		d.Type = schemas.Integer
	}
	if d.Type == schemas.Integer && (d.Style == viet.StylePoint && dots > 0 || d.Style == viet.StyleComma && commas > 0) {
		d.Type = schemas.Number
	}
}

func point(t *Tally) int64 { return t.Count(Point) + t.Count(Comma) }

// decideUnit takes the title's unit, else the one that most figures carry.
func (d *Decision) decideUnit(c *table.Column, t *Tally) {
	if c.Unit != "" {
		d.Unit, d.UnitFrom = c.Unit, "title"
		d.because("unit.title", 0, 0, 0, c.Unit)
		return
	}
	numeric := t.Class[Integer] + t.Class[Number]
	if share(t.Count(Percent), numeric) >= 0.5 {
		d.Unit, d.UnitFrom = "%", "cells"
		d.because("unit.cells", t.Count(Percent), numeric, t.RowOf(Percent), "%")
		return
	}
	best, count := "", int64(0)
	for unit, n := range t.Units {
		if n > count || n == count && unit < best {
			best, count = unit, n
		}
	}
	if share(count, numeric) >= 0.5 {
		d.Unit, d.UnitFrom = best, "cells"
		d.because("unit.cells", count, numeric, t.RowOf(Unit), best)
	}
}

// decideOrder takes the order that some date proves; without proof the day stands first, and that is said.
func (d *Decision) decideOrder(t *Tally) {
	day, month, either := t.Count(DayFirst), t.Count(MonthFirst), t.Count(DateAmbiguous)
	of := t.Class[Date] + t.Class[DateTime]
	switch {
	case month > 0 && day == 0:
		d.Order, d.OrderSure = viet.MonthFirst, true
		d.because("order.month", month, of, t.RowOf(MonthFirst), "")
	case day > 0:
		d.OrderSure = month == 0
		d.because("order.day", day, of, t.RowOf(DayFirst), "")
		if month > 0 {
			d.because("order.mixed", month, of, t.RowOf(MonthFirst), "")
		}
	case either > 0:
		d.because("order.assumed", either, of, t.RowOf(DateAmbiguous), "")
	default:
		d.OrderSure = true
	}
}
