package check

import (
	"strconv"
	"strings"

	"danhmuc/schemas"
	"danhmuc/schemas/infer"
	"danhmuc/schemas/profile"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// placePair compares the code and the name of a commune that stand in one row.
type placePair struct {
	code, name int         // columns
	codes      []placeText // of the rows read together
	names      []placeText
	known      [fitsKept]placeFit // by hash of code and name
}

// placeText is a cell's text with its hash.
type placeText struct {
	text []byte
	hash uint64
}

// begin makes room for a run of n rows.
func (p *placePair) begin(n int) { p.codes, p.names = zeroed(p.codes, n), zeroed(p.names, n) }

// of is the room for a column's texts; nil for a column that is none of the pair.
func (p *placePair) of(c *column) []placeText {
	switch c.at {
	case p.code:
		return p.codes
	case p.name:
		return p.names
	}
	return nil
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

// placeCheck reports a row whose code is another commune than its name; at is its place among the rows read together.
func (t *reading) placeCheck(at, row int) {
	p := t.places
	code, name := p.codes[at].text, p.names[at].text
	if len(code) == 0 || len(name) == 0 {
		return
	}
	key := profile.Combine(p.codes[at].hash, p.names[at].hash)
	if p.fits(key, code, name) {
		return
	}
	c := t.columns[p.name]
	padded, _ := viet.PadCommuneCode(strings.TrimSpace(string(code)))
	place, _ := viet.CommuneByCode(padded)
	t.found.add(t.at(c, row, Finding{Code: "place.mismatch", Value: string(name), Params: map[string]string{"code": padded, "place": place.FullName}}))
	t.mark(c, "place.mismatch")
}

// note takes the column's texts in rows read together.
func (p *placePair) note(c *column, lines []table.Line) {
	to := p.of(c)
	if to == nil {
		return
	}
	for i := range lines {
		if c.at < len(lines[i].Cells) {
			text := lines[i].Cells[c.at].Text
			to[i] = placeText{text, profile.Hash(text)}
		}
	}
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

// place compares the name of a place with the lists: spelled otherwise, written in capitals, a district, a commune that is no more.
func (c *column) place(v *infer.Value, r *outcome) {
	name := string(r.out)
	if viet.IsDistrictName(name) {
		r.find("place.district", "", false, districtHeirs(name))
		return
	}
	matches, reason := viet.FindCommune(viet.PlaceQuery{Name: name})
	if len(matches) == 0 {
		return
	}
	first := matches[0]
	switch {
	case reason == viet.Found && first.Place.To == "":
		c.official(name, first, r)
	case reason == viet.Found && first.Spelling <= viet.NoMarks:
		r.find("place.old-commune", "", false, oldPlace(first.Place))
	case reason == viet.Homonym:
		r.find("place.homonym", "", false, map[string]string{"places": listPlaces(matches)})
	default:
		r.find("place.spelling", "", false, map[string]string{"places": listPlaces(matches), "confidence": percentOf(first.Confidence)})
	}
}

// official brings a name to the spelling of the list where it surely is that name, and says where it may be.
func (c *column) official(name string, m viet.Match, r *outcome) {
	official := m.Place.FullName
	if !strings.HasPrefix(viet.Fold(name), viet.Fold(m.Place.Kind)) {
		official = m.Place.Name
	}
	switch m.Spelling {
	case viet.SameSpelling:
		if shouting(name) {
			r.out = []byte(official)
			r.find("text.capitals", official, true, nil)
		}
	case viet.OtherSpelling, viet.NoMarks:
		r.out = []byte(official)
		r.find("place.spelling", official, true, map[string]string{"places": official, "confidence": percentOf(m.Confidence)})
	default:
		r.find("place.spelling", "", false, map[string]string{"places": m.Place.FullName, "confidence": percentOf(m.Confidence)})
	}
}

// province tells a province that is no more with the one it belongs to now.
func (c *column) province(r *outcome) {
	p, ok := viet.ProvinceByName(string(r.out), "")
	if !ok || p.To == "" {
		return
	}
	heir, _ := viet.ProvinceHeir(p.Code)
	r.find("place.old-province", "", false, map[string]string{"place": p.Name, "successor": heir.Name + " (" + heir.Code + ")"})
}

// oldPlace are the parameters of a finding about a unit that is no more.
func oldPlace(p viet.Place) map[string]string {
	heirs := viet.Heirs(p.Code)
	names := make([]string, 0, len(heirs))
	for _, h := range heirs {
		names = append(names, h.Place.FullName+" ("+h.Place.Code+")")
	}
	return map[string]string{"place": p.FullName, "district": p.District, "successor": strings.Join(names, ", ")}
}

// districtHeirs are the parameters of a finding about a district.
func districtHeirs(name string) map[string]string {
	d, _ := viet.DistrictByName(name)
	heirs := viet.DistrictHeirs(d.Code)
	names := make([]string, 0, len(heirs))
	for _, p := range heirs {
		names = append(names, p.Name)
	}
	return map[string]string{"successors": strings.Join(names, ", "), "units": strconv.Itoa(len(heirs))}
}

// listPlaces writes places with their districts and heirs: "Xã Chiềng Chung (Huyện Mai Sơn; nay Xã Mường Chanh)".
func listPlaces(matches []viet.Match) string {
	var names []string
	for _, m := range matches {
		name := m.Place.FullName
		if m.Place.District != "" {
			name += " (" + m.Place.District + " → " + oldPlace(m.Place)["successor"] + ")"
		}
		names = append(names, name)
	}
	return strings.Join(names, "; ")
}

func percentOf(share float64) string { return strconv.Itoa(int(share*100 + 0.5)) }

// ofDistrict settles a name that several communes had by the district that stands in the row: in a column of its own, or in the group
// the row belongs to. A finding it cannot settle comes back as it is.
func (t *reading) ofDistrict(line *table.Line, name string, f Finding) Finding {
	for _, district := range t.districtsOf(line) {
		matches, reason := viet.FindCommune(viet.PlaceQuery{Name: name, District: district})
		if reason == viet.Found {
			f.Code, f.Params = "place.old-commune", oldPlace(matches[0].Place)
			return f
		}
	}
	return f
}

// districtsOf are the texts of a row that may name its district.
func (t *reading) districtsOf(line *table.Line) []string {
	var found []string
	for i, c := range t.columns {
		if c.header.District && i < len(line.Cells) {
			t.mender.Mend(&line.Cells[i])
			found = append(found, viet.Clean(string(line.Cells[i].Text)))
		}
	}
	if line.Group != "" {
		found = append(found, viet.Clean(trimOld(line.Group)))
	}
	return found
}
