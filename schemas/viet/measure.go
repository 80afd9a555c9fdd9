package viet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// Measure is a unit of measure of the lexicon.
type Measure struct {
	Symbol    string  // how we write it: "ha", "tấn", "triệu đồng", "%"
	Dimension string  // what it measures: "area", "mass", "length", "money", "count", "ratio", "volume", "energy", "power", "time", "temperature", "data"; of a rate "money/area"
	Base      string  // the unit Factor leads to: "m²", "kg", "m", "đồng", …
	Factor    float64 // one Symbol is Factor Base
}

// measureIndex finds measures by spelling, marks kept and small; a spelling without marks is found by the folded form where only
// one measure has it.
type measureIndex struct {
	exact  map[string]Measure
	folded map[string]Measure
}

var measures = sync.OnceValue(func() measureIndex {
	index := measureIndex{map[string]Measure{}, map[string]Measure{}}
	clash := map[string]bool{}
	for _, record := range readData("data/measures.csv")[1:] {
		factor, err := strconv.ParseFloat(record[3], 64)
		if err != nil {
			panic(fmt.Sprintf("viet: data/measures.csv: %v", err))
		}
		m := Measure{record[0], record[1], record[2], factor}
		for _, spelling := range append(strings.Split(record[4], "|"), record[0]) {
			if spelling == "" {
				continue
			}
			key := measureKey(spelling)
			index.exact[key] = m
			folded := Fold(key)
			if old, taken := index.folded[folded]; taken && old != m {
				clash[folded] = true
			}
			index.folded[folded] = m
		}
	}
	for key := range clash {
		delete(index.folded, key)
	}
	return index
})

func measureKey(s string) string {
	return strings.ToLower(norm.NFC.String(strings.TrimSpace(s)))
}

// ParseMeasure finds a unit by any spelling: "ha", "Ha.", "m2", "m²", "trđ", "triệu đồng", "nghìn USD", "1.000 hộ". Two or three units with
// a stroke or "trên" between them make a rate ("đ/m2", "tạ/ha", "tấn trên ha", "lít/người/ngày").
func ParseMeasure(s string) (Measure, bool) {
	if len(s) > 48 {
		return Measure{}, false
	}
	key := measureKey(s)
	if m, ok := lookupMeasure(key); ok {
		return m, true
	}
	parts := strings.Split(strings.ReplaceAll(key, " trên ", "/"), "/")
	if len(parts) < 2 || len(parts) > 3 {
		return Measure{}, false
	}
	var rate Measure
	for i, part := range parts {
		m, ok := lookupMeasure(strings.TrimSpace(part))
		switch {
		case !ok:
			return Measure{}, false
		case i == 0:
			rate = m
		default:
			rate = Measure{rate.Symbol + "/" + m.Symbol, rate.Dimension + "/" + m.Dimension, rate.Base + "/" + m.Base, rate.Factor / m.Factor}
		}
	}
	return rate, true
}

// thousands are the ways to write a power of ten before a unit.
var thousands = [...]struct {
	written, word string
	factor        float64
}{
	{"1.000 ", "nghìn", 1e3}, {"1000 ", "nghìn", 1e3}, {"10³ ", "nghìn", 1e3}, {"10^3 ", "nghìn", 1e3}, {"nghìn ", "nghìn", 1e3}, {"ngàn ", "nghìn", 1e3},
	{"1.000.000 ", "triệu", 1e6}, {"1000000 ", "triệu", 1e6}, {"10⁶ ", "triệu", 1e6}, {"10^6 ", "triệu", 1e6}, {"triệu ", "triệu", 1e6}, {"tỷ ", "tỷ", 1e9}, {"tỉ ", "tỷ", 1e9},
}

// lookupMeasure finds one unit of the list, or a power of ten of one.
func lookupMeasure(key string) (Measure, bool) {
	if m, ok := listedMeasure(key); ok {
		return m, true
	}
	for _, t := range thousands {
		rest, found := strings.CutPrefix(key, t.written)
		if !found {
			continue
		}
		m, ok := listedMeasure(strings.TrimSpace(rest))
		if !ok || m.Dimension == "ratio" || strings.Contains(m.Symbol, " ") && m.Factor != 1 {
			return Measure{}, false // no thousands of a thousand
		}
		return Measure{t.word + " " + m.Symbol, m.Dimension, m.Base, t.factor * m.Factor}, true
	}
	return Measure{}, false
}

// listedMeasure finds a unit of the list.
func listedMeasure(key string) (Measure, bool) {
	index := measures()
	if m, ok := index.exact[key]; ok {
		return m, true
	}
	m, ok := index.folded[key] // a key with marks is never a folded one: wrong marks find nothing
	if ok && len(key) == 1 {
		return Measure{}, false
	}
	return m, ok
}

// trailingBrackets matches the last bracket of a title.
var trailingBrackets = regexp.MustCompile(`^(.*?)\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]\s*$`)

// unitLabel matches the words before a unit: "ĐVT:", "Đơn vị tính", "Đơn vị:", "Unit:".
var unitLabel = regexp.MustCompile(`(?i)^\s*(?:đvt|đ\.v\.t|đơn\s+vị\s+tính|đơn\s+vị|dvt|don\s+vi\s+tinh|don\s+vi|unit)\s*[:.\-]?\s*(.*)$`)

// TitleUnit takes the unit out of a header: "Diện tích (ha)" gives "Diện tích", "ha", true. Only a known unit is taken; the unit
// comes back as written.
func TitleUnit(title string) (bare, unit string, ok bool) {
	m := trailingBrackets.FindStringSubmatch(norm.NFC.String(title))
	if m == nil {
		return commaUnit(title)
	}
	unit = m[2]
	if labelled := unitLabel.FindStringSubmatch(unit); labelled != nil {
		unit = strings.TrimSpace(labelled[1])
	}
	if _, known := ParseMeasure(unit); !known {
		return title, "", false
	}
	return strings.TrimSpace(m[1]), unit, true
}

// commaUnit reads "Diện tích, ha" and "Tỷ lệ %".
func commaUnit(title string) (bare, unit string, ok bool) {
	t := strings.TrimSpace(title)
	if head, found := strings.CutSuffix(t, "%"); found && strings.TrimSpace(head) != "" {
		return strings.TrimSpace(head), "%", true
	}
	at := strings.LastIndex(t, ", ")
	if at <= 0 {
		return title, "", false
	}
	unit = strings.TrimSpace(t[at+2:])
	m, known := ParseMeasure(unit)
	if !known || m.Dimension == "count" || m.Dimension == "time" {
		return title, "", false
	}
	return strings.TrimSpace(t[:at]), unit, true
}

// UnitNote reads a note such as "(ĐVT: ha)", "Đơn vị tính: triệu đồng" or "ĐVT: ha, tấn" into its units, as written. ok is false
// when the label is missing or a unit is unknown ("Đơn vị: Sở Y tế" names an agency).
func UnitNote(s string) (units []string, ok bool) {
	text := strings.TrimSpace(norm.NFC.String(s))
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(text, "("), ")"))
	m := unitLabel.FindStringSubmatch(text)
	if m == nil || strings.TrimSpace(m[1]) == "" {
		return nil, false
	}
	for _, unit := range strings.FieldsFunc(m[1], func(r rune) bool { return r == ',' || r == ';' }) {
		unit = strings.TrimSpace(unit)
		if _, known := ParseMeasure(unit); !known {
			return nil, false
		}
		units = append(units, unit)
	}
	return units, len(units) > 0
}
