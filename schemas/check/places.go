package check

import (
	"strings"

	"danhmuc/schemas"
	"danhmuc/schemas/profile"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// placePair compares the code and the name of a commune that stand in one row.
type placePair struct {
	code, name int                // columns
	known      [fitsKept]placeFit // by hash of code and name
}

// fitsKept is how many pairs of code and name are remembered.
const fitsKept = 1024

// placeFit remembers whether a code and a name fit.
type placeFit struct {
	key       uint64
	fits, met bool
}

// newPlacePair finds the two columns; nil when the table has not one of each.
func newPlacePair(columns []*column) *placePair {
	p := &placePair{code: -1, name: -1}
	for i, c := range columns {
		switch {
		case c.decision.CodeList == schemas.CommuneCodes && p.code < 0:
			p.code = i
		case c.header.PlaceName && c.decision.Type == schemas.String && c.decision.CodeList == "" && p.name < 0:
			p.name = i
		}
	}
	if p.code < 0 || p.name < 0 {
		return nil
	}
	return p
}

// placeCheck reports a row whose code is another commune than its name.
func (t *reading) placeCheck(line *table.Line) {
	p := t.places
	if p.name >= len(line.Cells) || p.code >= len(line.Cells) {
		return
	}
	code, name := line.Cells[p.code].Text, line.Cells[p.name].Text
	if len(code) == 0 || len(name) == 0 {
		return
	}
	key := profile.Combine(t.columns[p.code].textHash, t.columns[p.name].textHash)
	if p.fits(key, code, name) {
		return
	}
	c := t.columns[p.name]
	padded, _ := viet.PadCommuneCode(strings.TrimSpace(string(code)))
	place, _ := viet.CommuneByCode(padded)
	t.found.add(t.at(c, line.Number, Finding{Code: "place.mismatch", Value: string(name), Params: map[string]string{"code": padded, "place": place.FullName}}))
	t.mark(c, "place.mismatch")
}

// fits is [placeFits] with a memory of the pairs met: a pair has a few places by its hash, the last taken when all are others'.
func (p *placePair) fits(key uint64, code, name []byte) bool {
	const tries = 8
	var place *placeFit
	for i := range uint64(tries) {
		place = &p.known[(key+i)%fitsKept]
		if place.met && place.key == key {
			return place.fits
		}
		if !place.met {
			break
		}
	}
	*place = placeFit{key, placeFits(string(code), string(name)), true}
	return place.fits
}

// placeFits tells whether a name may be the commune of a code; an unknown code says nothing.
func placeFits(code, name string) bool {
	padded, ok := viet.PadCommuneCode(strings.TrimSpace(code))
	if !ok {
		return true
	}
	folded := placeWords(name)
	known := false
	if place, ok := viet.CommuneByCode(padded); ok {
		known = true
		if strings.Contains(folded, placeWords(place.Name)) {
			return true
		}
	}
	if place, ok := viet.OldCommuneByCode(padded); ok {
		known = true
		if strings.Contains(folded, placeWords(place.Name)) {
			return true
		}
	}
	return !known
}

func placeWords(s string) string {
	return " " + strings.Join(strings.Fields(viet.Fold(viet.Clean(s))), " ") + " "
}

// trimOld drops "(cũ)" and a leading numeral: "I. Huyện Mai Sơn (cũ)".
func trimOld(s string) string {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "(cũ)"))
	if at := strings.IndexAny(s, ".)"); at > 0 && at <= 5 {
		s = strings.TrimSpace(s[at+1:])
	}
	return s
}
