package viet

import (
	"sort"
	"strings"
	"sync"
)

// ReformDay is the first day of the 75 units, when districts were abolished (NQ 1681/NQ-UBTVQH15, QĐ 19/2025/QĐ-TTg).
const ReformDay = "2025-07-01"

// lastOldDay is the last day of the units before.
const lastOldDay = "2025-06-30"

// Place is an administrative unit of the commune level in Sơn La.
type Place struct {
	Code     string // 5 digits
	Kind     string // "Xã", "Phường", "Thị trấn"
	Name     string // without Kind: "Tà Hộc"
	FullName string // "Xã Tà Hộc"
	District string // district before 01/7/2025, "" for units in force
	From     string // first day in force, YYYY-MM-DD; "" if before our data
	To       string // last day in force, YYYY-MM-DD; "" while in force
}

// InForce tells whether the place existed on day (YYYY-MM-DD).
func (p Place) InForce(day string) bool {
	return day >= p.From && (p.To == "" || day <= p.To)
}

// gazetteer is one generation of units with its indexes.
type gazetteer struct {
	places  []Place             // in code order
	folded  []string            // names without kind, folded, without spaces; by position
	byCode  map[string]int      // position by code
	byKey   map[string][]int    // positions by placeKey of the name without kind
	byFold  map[string][]int    // the same, folded
	regions map[string]struct{} // folded district names without kind
}

var current = sync.OnceValue(func() *gazetteer {
	g := newGazetteer()
	for _, r := range readData("data/sonla_xa_phuong_75.csv")[1:] {
		g.add(Place{Code: r[0], Kind: r[1], Name: r[2], FullName: r[3], From: ReformDay})
	}
	return g.indexed()
})

var former = sync.OnceValue(func() *gazetteer {
	g := newGazetteer()
	for _, r := range readData("data/sonla_don_vi_cu_truoc_01-7-2025.csv")[1:] {
		kind, name := splitKind(r[3])
		g.add(Place{Code: r[2], Kind: kind, Name: name, FullName: r[3], District: r[1], To: lastOldDay})
		_, region := splitKind(r[1])
		g.regions[Fold(Key(region))] = struct{}{}
	}
	return g.indexed()
})

func newGazetteer() *gazetteer {
	return &gazetteer{byCode: map[string]int{}, byKey: map[string][]int{}, byFold: map[string][]int{}, regions: map[string]struct{}{}}
}

func (g *gazetteer) add(p Place) { g.places = append(g.places, p) }

func (g *gazetteer) indexed() *gazetteer {
	sort.Slice(g.places, func(i, j int) bool { return g.places[i].Code < g.places[j].Code })
	for i, p := range g.places {
		g.byCode[p.Code] = i
		key := placeKey(p.Name)
		g.byKey[key] = append(g.byKey[key], i)
		g.byFold[Fold(key)] = append(g.byFold[Fold(key)], i)
		g.folded = append(g.folded, strings.ReplaceAll(Fold(key), " ", ""))
	}
	return g
}

// placeKinds are the words before a name, longest first, folded; the value is the kind as written.
var placeKinds = [...]struct{ folded, kind string }{
	{"thi tran ", "Thị trấn"}, {"thanh pho ", "Thành phố"}, {"phuong ", "Phường"}, {"huyen ", "Huyện"}, {"thi xa ", "Thị xã"},
	{"tinh ", "Tỉnh"}, {"xa ", "Xã"}, {"tt. ", "Thị trấn"}, {"tt.", "Thị trấn"}, {"tt ", "Thị trấn"}, {"tp. ", "Thành phố"}, {"tp.", "Thành phố"},
	{"tp ", "Thành phố"}, {"p. ", "Phường"}, {"p.", "Phường"}, {"x. ", "Xã"}, {"x.", "Xã"}, {"h. ", "Huyện"}, {"h.", "Huyện"},
	{"quan ", "Quận"}, {"q. ", "Quận"}, {"tx. ", "Thị xã"}, {"tx.", "Thị xã"}, {"tx ", "Thị xã"},
}

// splitKind takes the kind off a full name: "Xã Tà Hộc" gives "Xã", "Tà Hộc"; kind is "" for a bare name.
func splitKind(full string) (kind, name string) {
	full = Clean(full)
	folded := Fold(full)
	for _, k := range placeKinds {
		if strings.HasPrefix(folded, k.folded) && len(folded) > len(k.folded) {
			return k.kind, strings.TrimSpace(string(skipRunes([]byte(full), len(k.folded))))
		}
	}
	return "", full
}

// placeKey is the matching form of a name.
func placeKey(name string) string { return Key(name) }

// placeVariants are other spellings of names (domain 6.5), by their matching form.
var placeVariants = sync.OnceValue(func() map[string]string {
	index := map[string]string{}
	for _, r := range readData("data/place_variants.csv")[1:] {
		index[placeKey(r[0])] = placeKey(r[1])
	}
	return index
})

// find returns the places of a name; a name with marks matches only those with equal marks.
func (g *gazetteer) find(name string) []Place {
	kind, bare := splitKind(name)
	if kind == "Huyện" || kind == "Thành phố" || kind == "Thị xã" || kind == "Tỉnh" {
		return nil // a district's or the province's name is no commune's
	}
	key := placeKey(bare)
	positions := g.byKey[key]
	if len(positions) == 0 && Fold(key) == key {
		positions = g.byFold[key]
	}
	if len(positions) == 0 {
		positions = g.byKey[placeVariants()[key]]
	}
	var found, ofKind []Place
	for _, at := range positions {
		p := g.places[at]
		found = append(found, p)
		if p.Kind == kind {
			ofKind = append(ofKind, p)
		}
	}
	if len(ofKind) > 0 {
		return ofKind
	}
	return found
}

// Communes returns the units in force since 2025-07-01 in code order. The caller may not change the slice.
func Communes() []Place { return current().places }

// OldCommunes returns the units before 2025-07-01 in code order. The caller may not change the slice.
func OldCommunes() []Place { return former().places }

// IsCommuneCode tells whether code (5 digits) is a unit in force.
func IsCommuneCode(code string) bool {
	_, ok := current().byCode[code]
	return ok
}

// IsOldCommuneCode tells whether code was a unit before 2025-07-01 (it may also be one in force).
func IsOldCommuneCode(code string) bool {
	_, ok := former().byCode[code]
	return ok
}

// PadCommuneCode gives back the leading zero a spreadsheet dropped: "4136" is "04136", true. ok is false unless the padded code
// is a unit in force or one before; a code of five digits comes back unchanged with ok as [IsCommuneCode] or [IsOldCommuneCode].
func PadCommuneCode(code string) (padded string, ok bool) {
	padded = code
	if len(code) == 4 {
		padded = "0" + code
	}
	if IsCommuneCode(padded) || IsOldCommuneCode(padded) {
		return padded, true
	}
	return code, false
}

// CommuneByCode finds the unit in force with that code.
func CommuneByCode(code string) (Place, bool) { return current().get(code) }

// OldCommuneByCode finds the unit before 2025-07-01 with that code.
func OldCommuneByCode(code string) (Place, bool) { return former().get(code) }

func (g *gazetteer) get(code string) (Place, bool) {
	at, ok := g.byCode[code]
	if !ok {
		return Place{}, false
	}
	return g.places[at], true
}

// CommunesByName finds units in force by name in any spelling, with or without Xã/Phường/TT, marks or case. A name with its marks
// matches only equal marks; one without any matches all.
func CommunesByName(name string) []Place { return current().find(name) }

// OldCommunesByName is [CommunesByName] over the units before 2025-07-01.
func OldCommunesByName(name string) []Place { return former().find(name) }

// IsDistrictName tells whether name is one of the twelve districts abolished on 2025-07-01 ("Huyện Mai Sơn", "TP Sơn La").
// A bare name counts only with its kind: "Mai Sơn" is also a commune in force.
func IsDistrictName(name string) bool {
	kind, bare := splitKind(name)
	if kind != "Huyện" && kind != "Thành phố" && kind != "Thị xã" {
		return false
	}
	_, ok := former().regions[Fold(Key(bare))]
	return ok
}

// provinces maps the first three digits of a citizen number to the province of birth registration.
var provinces = sync.OnceValue(func() map[string]string {
	index := map[string]string{}
	for _, r := range readData("data/cccd_ma_tinh_63.csv")[1:] {
		index[r[0]] = r[2]
	}
	return index
})

// ProvinceOfCCCD returns the province of birth registration for the first three digits of a citizen number.
func ProvinceOfCCCD(prefix string) (name string, ok bool) {
	name, ok = provinces()[prefix]
	return name, ok
}
