package viet

import (
	"slices"
	"strings"
	"sync"
)

// Province is a province or a city under the central government.
type Province struct {
	Code string // 2 digits
	Name string // with its kind: "Tỉnh Sơn La", "Thành phố Hà Nội"
	From string // first day in force, YYYY-MM-DD; "" if before our data
	To   string // last day in force, YYYY-MM-DD; "" while in force
}

// InForce tells whether the province existed on day (YYYY-MM-DD).
func (p Province) InForce(day string) bool { return day >= p.From && (p.To == "" || day <= p.To) }

// provinceLists are the 34 provinces in force since 2025-07-01 (NQ 202/2025/QH15, codes of QĐ 19/2025/QĐ-TTg) and the 63 before.
type provinceLists struct {
	now, before []Province
	heirs       map[string]string   // the code now of a code before
	parents     map[string][]string // codes before of a code now
	names       map[string][]int    // positions in now, then in before after them, by key and by folded key
}

var provinceData = sync.OnceValue(func() *provinceLists {
	l := &provinceLists{heirs: map[string]string{}, parents: map[string][]string{}, names: map[string][]int{}}
	for _, r := range readData("data/tinh_34.csv")[1:] {
		l.now = append(l.now, Province{Code: r[0], Name: r[1], From: ReformDay})
		l.parents[r[0]] = strings.Split(r[2], "|")
		for _, old := range l.parents[r[0]] {
			l.heirs[old] = r[0]
		}
	}
	for _, r := range readData("data/cccd_ma_tinh_63.csv")[1:] {
		l.before = append(l.before, Province{Code: r[1], Name: r[2], To: lastOldDay})
	}
	for i, p := range append(slices.Clone(l.now), l.before...) {
		_, bare := splitKind(p.Name)
		l.index(bare, i)
	}
	for _, r := range readData("data/tinh_cach_viet.csv")[1:] {
		for i, p := range append(slices.Clone(l.now), l.before...) {
			if p.Code == r[0] {
				l.index(r[1], i)
			}
		}
	}
	return l
})

func (l *provinceLists) index(name string, at int) {
	key := provinceKey(name)
	for _, k := range slices.Compact([]string{key, Fold(key)}) {
		if !slices.Contains(l.names[k], at) {
			l.names[k] = append(l.names[k], at)
		}
	}
}

// provinceKey is the matching form of a province's bare name: hyphens as spaces.
func provinceKey(name string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("-", " ", "–", " ", ".", " ").Replace(Key(name))), " ")
}

// Provinces returns the 34 provinces in force since 2025-07-01 in code order. The caller may not change the slice.
func Provinces() []Province { return provinceData().now }

// OldProvinces returns the 63 provinces before 2025-07-01 in code order. The caller may not change the slice.
func OldProvinces() []Province { return provinceData().before }

// ProvinceByCode finds the province a code meant on day; an empty day asks for the one in force, else the one before.
func ProvinceByCode(code, day string) (Province, bool) {
	return provinceData().pick(day, func(p Province) bool { return p.Code == code })
}

// ProvinceByName finds a province by name in any spelling on day ("Sơn La", "tinh son la", "TP.HCM"); an empty day asks for the one
// in force, else the one before. A name with marks matches only equal marks.
func ProvinceByName(name, day string) (Province, bool) {
	l := provinceData()
	positions := l.names[provinceKey(name)]
	if len(positions) == 0 {
		_, bare := splitKind(name)
		positions = l.names[provinceKey(bare)]
	}
	if len(positions) == 0 {
		return Province{}, false
	}
	return l.pick(day, func(p Province) bool {
		return slices.ContainsFunc(positions, func(at int) bool {
			if at < len(l.now) {
				return l.now[at] == p
			}
			return l.before[at-len(l.now)] == p
		})
	})
}

func (l *provinceLists) pick(day string, is func(Province) bool) (Province, bool) {
	for _, list := range [][]Province{l.now, l.before} {
		for _, p := range list {
			if is(p) && (day == "" || p.InForce(day)) {
				return p, true
			}
		}
	}
	return Province{}, false
}

// ProvinceHeir returns the province in force that took in the one a code meant before 2025-07-01. No province was split.
func ProvinceHeir(oldCode string) (Province, bool) {
	code, ok := provinceData().heirs[oldCode]
	if !ok {
		return Province{}, false
	}
	return ProvinceByCode(code, ReformDay)
}

// ProvinceParents returns the provinces before 2025-07-01 that one in force was made of, in code order.
func ProvinceParents(code string) []Province {
	var found []Province
	for _, old := range provinceData().parents[code] {
		if p, ok := ProvinceByCode(old, lastOldDay); ok {
			found = append(found, p)
		}
	}
	return found
}
