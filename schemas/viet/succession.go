package viet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Heir is a unit in force that took over an old unit's area.
type Heir struct {
	Place  Place
	Part   bool // only a part of the old unit: it was split, and its figures cannot be moved without its hamlets
	Clause int  // clause of article 1 of NQ 1681/NQ-UBTVQH15 that says so
}

// District is a unit of the district level, all abolished on 2025-07-01.
type District struct {
	Code string // 3 digits
	Name string // with its kind: "Huyện Mai Sơn"
	To   string // last day in force, YYYY-MM-DD
}

// succession is the resolution as a table: "toàn bộ" is the whole of a unit, "một phần" a part.
type succession struct {
	heirs     map[string][]Heir  // by old code
	parents   map[string][]Place // by code in force
	districts []District         // in code order
	byName    map[string]int     // position of a district by folded key of its bare name
	districtN map[string][]Place // units in force that took from a district, by its code
}

var successions = sync.OnceValue(func() *succession {
	return newSuccession(readData("data/sonla_sap_xep_2025.csv")[1:])
})

// newSuccession reads rows of old code, code in force, "toàn bộ" or "một phần", clause.
func newSuccession(rows [][]string) *succession {
	s := &succession{heirs: map[string][]Heir{}, parents: map[string][]Place{}, byName: map[string]int{}, districtN: map[string][]Place{}}
	codes := map[string]string{} // of districts by name
	for _, r := range readData("data/sonla_don_vi_cu_truoc_01-7-2025.csv")[1:] {
		if _, met := codes[r[1]]; !met {
			codes[r[1]] = r[0]
			s.districts = append(s.districts, District{Code: r[0], Name: r[1], To: lastOldDay})
		}
	}
	slices.SortFunc(s.districts, func(a, b District) int { return strings.Compare(a.Code, b.Code) })
	for i, d := range s.districts {
		_, bare := splitKind(d.Name)
		s.byName[Key(bare)], s.byName[Fold(Key(bare))] = i, i
	}
	for _, r := range rows {
		old, okOld := OldCommuneByCode(r[0])
		now, okNow := CommuneByCode(r[1])
		clause, err := strconv.Atoi(r[3])
		if !okOld || !okNow || err != nil {
			panic(fmt.Sprintf("viet: succession %q: unknown code or clause", r))
		}
		s.heirs[old.Code] = append(s.heirs[old.Code], Heir{Place: now, Part: r[2] != "toàn bộ", Clause: clause})
		s.parents[now.Code] = append(s.parents[now.Code], old)
		district := codes[old.District]
		if !slices.Contains(s.districtN[district], now) {
			s.districtN[district] = append(s.districtN[district], now)
		}
	}
	for _, places := range s.districtN {
		slices.SortFunc(places, func(a, b Place) int { return strings.Compare(a.Code, b.Code) })
	}
	return s
}

// Heirs returns the units in force that took over the unit a code meant before 2025-07-01, as NQ 1681/NQ-UBTVQH15 says. More than one
// means that it was split: which one a row belongs to is then unknown. nil for an unknown code.
func Heirs(oldCode string) []Heir { return slices.Clone(successions().heirs[oldCode]) }

// Predecessors returns the units before 2025-07-01 that one in force was made of, in code order.
func Predecessors(code string) []Place { return slices.Clone(successions().parents[code]) }

// Districts returns the twelve districts abolished on 2025-07-01 in code order.
func Districts() []District { return slices.Clone(successions().districts) }

// DistrictByName finds an abolished district by name in any spelling, with or without its kind.
func DistrictByName(name string) (District, bool) {
	kind, bare := splitKind(name)
	switch kind {
	case "", "Huyện", "Thành phố", "Thị xã":
	default:
		return District{}, false
	}
	s := successions()
	at, ok := s.byName[Key(bare)]
	if !ok {
		return District{}, false
	}
	return s.districts[at], true
}

// DistrictHeirs returns the units in force on the area of an abolished district, in code order: a figure of the district belongs to
// all of them together.
func DistrictHeirs(code string) []Place { return slices.Clone(successions().districtN[code]) }
