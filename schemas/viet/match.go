package viet

import (
	"cmp"
	"slices"
	"strings"
)

// Spelling is how a name as written differs from the name in the list, the surest first.
type Spelling uint8

const (
	// SameSpelling is the name itself, in any case, with the tone in either place (hoà, hòa), with or without its kind.
	SameSpelling Spelling = iota
	// OtherSpelling is a known variant: "Xốp Cộp" for "Sốp Cộp".
	OtherSpelling
	// NoMarks is the name without any mark: "ta hoc".
	NoMarks
	// OtherKind is the name under another kind: "Xã Tô Hiệu" for a phường.
	OtherKind
	// OtherMarks is the name with other marks: "Tá Hộc" for "Tà Hộc".
	OtherMarks
	// OneLetterOff is a name with one letter changed, dropped, added or swapped with its neighbour, marks aside: "Tà Hộcc".
	OneLetterOff
)

// spellingConfidence is how sure a name of that spelling means the place when no other place is as near. A test measures that these are
// not claimed too high, on every name of the province with every slip of each kind.
var spellingConfidence = [...]float64{SameSpelling: 1, OtherSpelling: 0.98, NoMarks: 0.95, OtherKind: 0.9, OtherMarks: 0.8, OneLetterOff: 0.7}

// String returns a name for messages' keys: "same", "variant", "no-marks", "other-kind", "other-marks", "one-letter".
func (s Spelling) String() string {
	return [...]string{"same", "variant", "no-marks", "other-kind", "other-marks", "one-letter"}[s]
}

// Reason says why a search for a commune did not end with one place.
type Reason string

const (
	// Found: one place.
	Found Reason = ""
	// Unknown: no name is near.
	Unknown Reason = "unknown"
	// Homonym: several places have the name; the district tells them apart.
	Homonym Reason = "homonym"
	// Near: several names are as near.
	Near Reason = "near"
	// NotCommune: the name of a district or a province.
	NotCommune Reason = "not-commune"
	// OtherProvince: the text names another province.
	OtherProvince Reason = "other-province"
	// OtherDistrict: the places of that name lie in other districts than the one given.
	OtherDistrict Reason = "other-district"
)

// Match is a place that a name may mean.
type Match struct {
	Place      Place
	Spelling   Spelling
	Confidence float64 // 0 to 1; shared among places that are as near
}

// PlaceQuery asks for a commune of the province.
type PlaceQuery struct {
	Name     string // as written: "X. Tà Hộc", "UBND xã Tà Hộc", "xã Tà Hộc, huyện Mai Sơn, tỉnh Sơn La", "Chiềng Chung (Mai Sơn)"
	District string // of a column beside it, "" if none; what Name says goes before
	Day      string // day of the data, YYYY-MM-DD; "" asks for units in force, then for those before
}

// FindCommune returns the places a name may mean, the nearest spelling alone, in code order, and why it is not one place.
func FindCommune(q PlaceQuery) ([]Match, Reason) {
	name, district, reason := q.parts()
	if reason != Found {
		return nil, reason
	}
	if kind, _ := splitKind(name); kind == "Huyện" || kind == "Thành phố" || kind == "Thị xã" || kind == "Quận" || kind == "Tỉnh" {
		return nil, NotCommune
	}
	reason = Unknown
	for spelling := SameSpelling; spelling <= OneLetterOff; spelling++ {
		for _, g := range q.generations() {
			found := g.spelled(name, spelling)
			if len(found) == 0 {
				continue
			}
			if district != nil {
				if found = within(found, *district); len(found) == 0 {
					reason = OtherDistrict
					continue
				}
			}
			return settle(found, spelling)
		}
	}
	return nil, reason
}

// generations are the lists in force on the day, the present one first.
func (q PlaceQuery) generations() []*gazetteer {
	switch {
	case q.Day == "" && strings.Contains(Fold(q.Name), "(cu)"):
		return []*gazetteer{former()}
	case q.Day == "":
		return []*gazetteer{current(), former()}
	case q.Day >= ReformDay:
		return []*gazetteer{current()}
	}
	return []*gazetteer{former()}
}

// parts takes the commune's name and the district out of the text.
func (q PlaceQuery) parts() (name string, district *District, reason Reason) {
	fields := strings.FieldsFunc(Clean(q.Name), func(r rune) bool { return r == ',' || r == '(' || r == ')' || r == ';' || r == '\n' })
	if len(fields) == 0 || len(q.Name) > 200 {
		return "", nil, Unknown
	}
	at := 0 // of the field that says it is a commune, in "bản Mòn, xã Chiềng Sơ, huyện Sông Mã"
	for i, field := range fields {
		if kind, _ := splitKind(field); kind == "Xã" || kind == "Phường" || kind == "Thị trấn" {
			at = i
			break
		}
	}
	name = strings.TrimSpace(fields[at])
	if folded := Fold(name); strings.HasPrefix(folded, "ubnd ") {
		name = strings.TrimSpace(name[len("ubnd "):])
	}
	rest := fields[at+1:]
	if q.District != "" {
		rest = append(rest, Clean(q.District))
	}
	for _, field := range rest {
		field = strings.TrimSpace(field)
		if d, ok := DistrictByName(field); ok && district == nil {
			district = &d
			continue
		}
		if p, ok := ProvinceByName(field, ""); ok && p.Code != SonLa {
			return "", nil, OtherProvince
		}
	}
	return name, district, Found
}

// SonLa is the code of the province.
const SonLa = "14"

// within keeps the places of a district, those in force by what they were made of.
func within(places []Place, district District) []Place {
	return slices.DeleteFunc(places, func(p Place) bool {
		if p.District != "" {
			return p.District != district.Name
		}
		return !slices.ContainsFunc(successions().parents[p.Code], func(old Place) bool { return old.District == district.Name })
	})
}

// settle gives places of one spelling their confidence.
func settle(found []Place, spelling Spelling) ([]Match, Reason) {
	slices.SortFunc(found, func(a, b Place) int { return cmp.Compare(a.Code, b.Code) })
	matches := make([]Match, 0, len(found))
	same := true
	for _, p := range found {
		matches = append(matches, Match{Place: p, Spelling: spelling, Confidence: spellingConfidence[spelling] / float64(len(found))})
		same = same && Key(p.Name) == Key(found[0].Name)
	}
	switch {
	case len(found) == 1:
		return matches, Found
	case same:
		return matches, Homonym
	}
	return matches, Near
}

// spelled returns the places whose names a name writes in that way.
func (g *gazetteer) spelled(name string, spelling Spelling) []Place {
	kind, bare := splitKind(name)
	key := placeKey(bare)
	var positions []int
	switch spelling {
	case SameSpelling, OtherKind:
		positions = g.byKey[key]
	case OtherSpelling:
		if variant, ok := placeVariants()[key]; ok {
			positions = g.byKey[variant]
		}
	case NoMarks:
		if Fold(key) == key {
			positions = g.byFold[key]
		}
	case OtherMarks:
		positions = g.byFold[Fold(key)]
	case OneLetterOff:
		return g.near(key)
	}
	var all, ofKind []Place
	for _, at := range positions {
		p := g.places[at]
		all = append(all, p)
		if kind == "" || p.Kind == kind {
			ofKind = append(ofKind, p)
		}
	}
	if spelling == SameSpelling || len(ofKind) > 0 {
		return ofKind
	}
	return all
}

// minNear is the length of the shortest name, folded and without spaces, that a slip is looked for in.
const minNear = 5

// near returns the places whose folded names are one slip away.
func (g *gazetteer) near(key string) []Place {
	asked := strings.ReplaceAll(Fold(key), " ", "")
	if len(asked) < minNear {
		return nil
	}
	var found []Place
	for i, folded := range g.folded {
		if len(folded) >= minNear && oneSlip(asked, folded) {
			found = append(found, g.places[i])
		}
	}
	return found
}

// oneSlip tells two texts that differ by one letter changed, dropped, added or swapped with its neighbour, or not at all.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	at := 0
	for at < len(a) && a[at] == b[at] {
		at++
	}
	if len(a) < len(b) {
		return a[at:] == b[at+1:]
	}
	if at == len(a) || a[at+1:] == b[at+1:] {
		return true
	}
	return at+1 < len(a) && a[at] == b[at+1] && a[at+1] == b[at] && a[at+2:] == b[at+2:]
}
