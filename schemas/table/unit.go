package table

import (
	"regexp"
	"strings"

	"danhmuc/schemas/viet"
)

// symbols are units of measurements that stand in titles and never glued to a number in a list of measures.
var symbols = map[string]bool{"mg": true, "µg": true, "μg": true, "mmhg": true, "mpn": true, "cfu": true, "100ml": true, "100 ml": true, "dba": true, "db": true, "ntu": true, "lux": true,
	"ppm": true, "iu": true, "meq": true, "µs": true, "mbps": true, "gbps": true, "ghz": true, "mhz": true, "hz": true, "kv": true, "chuyến": true, "đêm": true, "suất": true}

// unitOf takes the unit out of a flattened title, the lowest level first: "Cà phê – Diện tích (ha)", "Mặt đường (km) – Bê tông",
// "DO – mg/l".
func unitOf(title string) string {
	levels := strings.Split(title, " – ")
	for i := len(levels) - 1; i >= 0; i-- {
		if _, unit, ok := viet.TitleUnit(levels[i]); ok && !onlyFolded(title, unit) {
			return unit
		}
		if unit := bracketed(levels[i]); isSymbol(unit) && !onlyFolded(title, unit) {
			return unit
		}
		if i > 0 && isSymbol(levels[i]) && !strings.EqualFold(levels[i], "đồng") {
			return levels[i]
		}
	}
	return ""
}

// onlyFolded tells a unit that is one only when its marks are dropped, in a title that is written with marks: a star (sao) is no sào.
func onlyFolded(title, unit string) bool {
	m, ok := viet.ParseMeasure(unit)
	return ok && viet.Fold(title) != strings.ToLower(title) && !strings.EqualFold(m.Symbol, unit) && viet.Fold(m.Symbol) == strings.ToLower(unit)
}

// bracketed is the text of the last bracket of a title, "" if it ends in none.
func bracketed(title string) string {
	title = strings.TrimSpace(title)
	at := strings.LastIndexAny(title, "([")
	if at < 0 || !strings.HasSuffix(title, ")") && !strings.HasSuffix(title, "]") {
		return ""
	}
	return strings.TrimSpace(title[at+1 : len(title)-1])
}

// isSymbol tells a unit that is no word for something counted: a known measure, or a rate of which one side is known ("đồng/đêm").
func isSymbol(text string) bool {
	if text == "" || len(text) > 32 {
		return false
	}
	if m, ok := viet.ParseMeasure(text); ok {
		return m.Dimension != "count" && m.Dimension != "time" && !strings.EqualFold(text, "tỷ lệ")
	}
	key := strings.ToLower(text)
	if symbols[key] {
		return true
	}
	over, under, rate := strings.Cut(key, "/")
	return rate && shortWord(over) && shortWord(under) && (knownUnit(over) || knownUnit(under)) && !strings.Contains(under, "/")
}

func knownUnit(text string) bool {
	_, ok := viet.ParseMeasure(text)
	return ok || symbols[text]
}

func shortWord(text string) bool {
	return text != "" && len(text) <= 16 && len(strings.Fields(text)) <= 2
}

// statedUnit matches a note that says plainly that it gives the unit: "Đơn vị tính: Trường hợp", "ĐVT - Unit: Người - Person".
var statedUnit = regexp.MustCompile(`(?i)^[(\[]?\s*(?:đvt|đ\.v\.t|đơn\s+vị\s+tính|dvt|don\s+vi\s+tinh)(?:\s[^:]{0,24})?\s*[:\-]\s*([^:]+?)\s*[)\]]?$`)

// statedUnits reads the units of a note above the header. A unit that no list has is taken where the note says plainly that it is one.
func statedUnits(text string) ([]string, bool) {
	if units, ok := viet.UnitNote(text); ok {
		return units, true
	}
	m := statedUnit.FindStringSubmatch(text)
	if m == nil {
		return nil, false
	}
	unit := firstTongue(m[1])
	if units, ok := viet.UnitNote("ĐVT: " + unit); ok {
		return units, true
	}
	if len(unit) > 40 || len(strings.Fields(unit)) > 4 || strings.ContainsAny(unit, "0123456789,;") {
		return nil, false
	}
	return []string{unit}, true
}

// firstTongue is the Vietnamese half of a text in two languages: "Người - Person", "Nghìn ha/Thous. ha".
func firstTongue(text string) string {
	for _, mark := range []string{" - ", " – "} {
		if at := strings.Index(text, mark); at > 0 {
			return strings.TrimSpace(text[:at])
		}
	}
	return strings.TrimSpace(text)
}

// cornerUnit reads a unit that stands alone above the right end of the header, as yearbooks write it: "Người - Person".
func (h *head) cornerUnit(row *headRow) (string, bool) {
	at := row.first()
	if row.filled != 1 || at*2 < h.width {
		return "", false
	}
	unit := strings.Trim(firstTongue(row.texts[at]), "() ")
	_, known := viet.ParseMeasure(unit)
	return unit, known && !strings.EqualFold(unit, "tỷ lệ")
}

// dimensions are the words in titles that tell which unit of a note with several is meant.
var dimensions = []struct{ word, dimension string }{
	{"dien tich", "area"}, {"nang suat", "rate"}, {"san luong", "mass"}, {"khoi luong", "mass"}, {"ty le", "ratio"}, {"ti le", "ratio"}, {"doanh thu", "money"}, {"gia tri", "money"},
	{"kinh phi", "money"}, {"so tien", "money"}, {"von", "money"}, {"chieu dai", "length"}, {"the tich", "volume"}, {"dung tich", "volume"},
}

// noteUnits gives the units of a note to the columns of plain numbers that have none.
func (t *Table) noteUnits(columns []Column) {
	units := strings.Split(t.Layout.UnitNote, ", ")
	for i := range columns {
		c := &columns[i]
		if units[0] == "" || c.Unit != "" || c.Ordinal || !t.head.measured(c.Index) {
			continue
		}
		folded := viet.Fold(c.Title)
		if len(units) > 1 {
			c.Unit = unitFor(folded, units)
			continue
		}
		if takesNote(c.Title, units[0]) {
			c.Unit = units[0]
		}
	}
}

// unitFor is the one unit of a note with several that measures what the title names, "" when none or two do.
func unitFor(folded string, units []string) string {
	found := ""
	for _, d := range dimensions {
		if !strings.Contains(folded, d.word) {
			continue
		}
		for _, unit := range units {
			if m, ok := viet.ParseMeasure(unit); ok && (m.Dimension == d.dimension || d.dimension == "rate" && strings.Contains(m.Dimension, "/")) {
				if found != "" && found != unit {
					return ""
				}
				found = unit
			}
		}
	}
	return found
}

// takesNote tells whether a column of figures is in the unit of the sheet's note: no code, year or ratio, and nothing that is counted
// unless the unit counts.
func takesNote(title, unit string) bool {
	m, known := viet.ParseMeasure(unit)
	last := viet.Key(title[strings.LastIndex(title, " – ")+1:])
	last = strings.TrimLeft(last, "– ")
	folded := viet.Fold(last)
	year, isYear := strings.CutPrefix(last, "năm")
	switch {
	case folded == "ma", strings.HasPrefix(folded, "ma "), strings.Contains(viet.Fold(title), "he so"):
		return false
	case isYear && !strings.ContainsAny(year, "0123456789"):
		return false
	case strings.Contains(viet.Fold(title), "ty le"), strings.Contains(title, "%"):
		return m.Dimension == "ratio"
	case !known || m.Dimension == "count":
		return !strings.HasPrefix(folded, "so ho") || viet.Fold(unit) == "ho"
	case m.Dimension == "money" && strings.Contains(folded, "so luong"):
		return false
	case !strings.HasPrefix(last, "số ") && (last != folded || !strings.HasPrefix(folded, "so ")):
		return true
	}
	for _, money := range []string{"so tien", "so thu", "so chi", "so du", "so von", "so no", "so nop", "so phat", "so kinh phi", "so quyet toan", "so uoc"} {
		if m.Dimension == "money" && strings.HasPrefix(folded, money) {
			return true
		}
	}
	return strings.HasPrefix(folded, "so luong")
}
