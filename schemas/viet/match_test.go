package viet

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestEveryOldCommuneHasItsHeir(t *testing.T) {
	parents := 0
	for _, p := range OldCommunes() {
		heirs := Heirs(p.Code)
		if len(heirs) != 1 || heirs[0].Part || heirs[0].Clause < 1 || heirs[0].Clause > 69 {
			t.Errorf("%s %s: heirs %+v", p.Code, p.FullName, heirs)
		}
	}
	whole := 0
	for _, p := range Communes() {
		of := Predecessors(p.Code)
		parents += len(of)
		if len(of) == 0 || !slices.ContainsFunc(of, func(old Place) bool { return old.Code == p.Code }) {
			t.Errorf("%s %s was made of %v: its code came from none of them", p.Code, p.FullName, of)
		}
		if len(of) == 1 {
			whole++
		}
	}
	// 200 units before, 75 now, seven of them not touched (point 69 of the resolution).
	if parents != 200 || whole != 7 {
		t.Errorf("%d parents, %d units of one parent", parents, whole)
	}
	for old, now := range map[string]string{"04015": "Xã Đoàn Kết", "04129": "Xã Mường Chanh", "04012": "Phường Mộc Châu", "04111": "Xã Chiềng Mung", "04105": "Xã Mai Sơn", "03646": "Phường Tô Hiệu", "04243": "Xã Sốp Cộp"} {
		if heirs := Heirs(old); len(heirs) != 1 || heirs[0].Place.FullName != now {
			t.Errorf("%s: %+v, want %s", old, heirs, now)
		}
	}
	if Heirs("99999") != nil || Predecessors("99999") != nil {
		t.Error("heirs of an unknown code")
	}
}

func TestASplitUnitHasSeveralHeirs(t *testing.T) {
	s := newSuccession([][]string{{"04136", "04136", "một phần", "1"}, {"04136", "04105", "một phần", "2"}})
	if heirs := s.heirs["04136"]; len(heirs) != 2 || !heirs[0].Part || !heirs[1].Part || heirs[1].Place.Name != "Mai Sơn" || heirs[1].Clause != 2 {
		t.Errorf("%+v", heirs)
	}
}

func TestDistricts(t *testing.T) {
	if n := len(Districts()); n != 12 {
		t.Errorf("%d districts", n)
	}
	for name, want := range map[string]string{"Huyện Mai Sơn": "125", "mai sơn": "125", "H. Mai Sơn": "125", "TP Sơn La": "116", "TX. Mộc Châu": "123", "moc chau": "123", "Sốp Cộp": "127", "Xã Mai Sơn": "", "Đông Anh": ""} {
		d, ok := DistrictByName(name)
		if ok != (want != "") || d.Code != want {
			t.Errorf("DistrictByName(%q) = %v, %v", name, d, ok)
		}
	}
	all := map[string]int{}
	for _, d := range Districts() {
		for _, p := range DistrictHeirs(d.Code) {
			all[p.Code]++
		}
	}
	if len(all) != 75 {
		t.Errorf("%d units on the area of the districts", len(all))
	}
	names := []string{}
	for _, p := range DistrictHeirs("127") {
		names = append(names, p.Name)
	}
	if want := []string{"Púng Bánh", "Sốp Cộp", "Mường Lèo", "Mường Lạn"}; !slices.Equal(names, want) {
		t.Errorf("Sốp Cộp: %q", names)
	}
}

func TestFindCommune(t *testing.T) {
	cases := []struct {
		name     string
		q        PlaceQuery
		codes    string
		reason   Reason
		spelling Spelling
	}{
		{"name", PlaceQuery{Name: "Tà Hộc"}, "04136", Found, SameSpelling},
		{"abbreviated kind", PlaceQuery{Name: "X. Tà Hộc"}, "04136", Found, SameSpelling},
		{"committee", PlaceQuery{Name: "UBND xã Tà Hộc"}, "04136", Found, SameSpelling},
		{"whole address", PlaceQuery{Name: "xã Tà Hộc, huyện Mai Sơn, tỉnh Sơn La"}, "04136", Found, SameSpelling},
		{"hamlet before it", PlaceQuery{Name: "bản Mòn, xã Chiềng Sơ, huyện Sông Mã, tỉnh Sơn La"}, "04195", Found, SameSpelling},
		{"hamlet of a commune's name", PlaceQuery{Name: "bản Tà Hộc (xã Cò Nòi)", Day: "2024-05-01"}, "04138", Found, SameSpelling},
		{"old day", PlaceQuery{Name: "Tà Hộc", Day: "2025-06-30"}, "04165", Found, SameSpelling},
		{"old mark", PlaceQuery{Name: "Tà Hộc (cũ)"}, "04165", Found, SameSpelling},
		{"code meant another ward", PlaceQuery{Name: "Phường Tô Hiệu", Day: "2024-01-01"}, "03649", Found, SameSpelling},
		{"now", PlaceQuery{Name: "Phường Tô Hiệu", Day: "2026-01-01"}, "03646", Found, SameSpelling},
		{"other kind", PlaceQuery{Name: "Xã Tô Hiệu", Day: "2026-01-01"}, "03646", Found, OtherKind},
		{"township", PlaceQuery{Name: "TT. Hát Lót"}, "04105", Found, SameSpelling},
		{"commune of the name", PlaceQuery{Name: "xã Hát Lót"}, "04135", Found, SameSpelling},
		{"either", PlaceQuery{Name: "Hát Lót"}, "04105 04135", Homonym, SameSpelling},
		{"homonym", PlaceQuery{Name: "Xã Chiềng Chung"}, "04015 04129", Homonym, SameSpelling},
		{"homonym by district column", PlaceQuery{Name: "Xã Chiềng Chung", District: "Mai Sơn"}, "04129", Found, SameSpelling},
		{"homonym by its own text", PlaceQuery{Name: "Chiềng Chung (thị xã Mộc Châu)", District: "Mai Sơn"}, "04015", Found, SameSpelling},
		{"tone moved", PlaceQuery{Name: "xã Liên Hòa"}, "04009", Found, SameSpelling},
		{"variant", PlaceQuery{Name: "Xốp Cộp"}, "04231", Found, OtherSpelling},
		{"as the resolution writes", PlaceQuery{Name: "Nặm Ét"}, "03712", Found, OtherSpelling},
		{"no marks", PlaceQuery{Name: "xa ta hoc"}, "04136", Found, NoMarks},
		{"no marks, several", PlaceQuery{Name: "chieng hac", Day: "2025-01-01"}, "04012 04078", Near, NoMarks},
		{"no marks, by district", PlaceQuery{Name: "chieng hac", District: "Yen Chau", Day: "2025-01-01"}, "04078", Found, NoMarks},
		{"wrong mark", PlaceQuery{Name: "Tá Hộc"}, "04136", Found, OtherMarks},
		{"marks left out", PlaceQuery{Name: "Tà Hôc"}, "04136", Found, OtherMarks},
		{"slip", PlaceQuery{Name: "Phiêng Khoàii"}, "04099", Found, OneLetterOff},
		{"swapped", PlaceQuery{Name: "Lóng Sậpt"}, "04045", Found, OneLetterOff},
		{"district", PlaceQuery{Name: "Huyện Mai Sơn"}, "", NotCommune, 0},
		{"other province", PlaceQuery{Name: "Mường La, tỉnh Điện Biên"}, "", OtherProvince, 0},
		{"own province", PlaceQuery{Name: "Mường La, tỉnh Sơn La"}, "03808", Found, SameSpelling},
		{"not in that district", PlaceQuery{Name: "Tà Hộc", District: "Huyện Sốp Cộp"}, "", OtherDistrict, 0},
		{"unknown", PlaceQuery{Name: "Bến Thành"}, "", Unknown, 0},
		{"short", PlaceQuery{Name: "abc"}, "", Unknown, 0},
		{"empty", PlaceQuery{}, "", Unknown, 0},
		{"district alone as a commune in force", PlaceQuery{Name: "Mai Sơn"}, "04105", Found, SameSpelling},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			matches, reason := FindCommune(c.q)
			var codes []string
			share := 0.0
			for _, m := range matches {
				codes = append(codes, m.Place.Code)
				share += m.Confidence
				if m.Spelling != c.spelling {
					t.Errorf("spelling %v, want %v", m.Spelling, c.spelling)
				}
			}
			if strings.Join(codes, " ") != c.codes || reason != c.reason {
				t.Errorf("%v, %q; want %s, %q", matches, reason, c.codes, c.reason)
			}
			if len(matches) > 0 && (share < 0.69 || share > 1.001) {
				t.Errorf("confidences add up to %v", share)
			}
		})
	}
}

// TestConfidenceIsNotClaimedTooHigh makes every slip of each kind in every name and measures how often the one place found is the right
// one; a name with a slip that is another place's name counts against the spelling it was taken for.
func TestConfidenceIsNotClaimedTooHigh(t *testing.T) {
	type tally struct{ asked, right, wrong, several, none int }
	tallies := map[Spelling]*tally{}
	for _, day := range []string{"2025-01-01", "2026-01-01"} {
		list := OldCommunes()
		if day >= ReformDay {
			list = Communes()
		}
		for _, p := range list {
			for slip, names := range slips(p.Name) {
				if tallies[slip] == nil {
					tallies[slip] = &tally{}
				}
				n := tallies[slip]
				for _, name := range names {
					n.asked++
					matches, reason := FindCommune(PlaceQuery{Name: name, Day: day})
					switch {
					case reason == Found && matches[0].Place.Code == p.Code:
						n.right++
					case reason == Found:
						n.wrong++
					case len(matches) > 0:
						n.several++
					default:
						n.none++
					}
				}
			}
		}
	}
	for spelling := SameSpelling; spelling <= OneLetterOff; spelling++ {
		n := tallies[spelling]
		if n == nil {
			continue
		}
		precision := float64(n.right) / float64(max(n.right+n.wrong, 1))
		t.Logf("%-12v %6d names: %.1f %% one right place, %.2f %% one wrong place, %.1f %% several, %.1f %% none; of one place %.3f right, %.2f claimed", spelling, n.asked,
			pct(n.right, n.asked), pct(n.wrong, n.asked), pct(n.several, n.asked), pct(n.none, n.asked), precision, spellingConfidence[spelling])
		if precision < spellingConfidence[spelling] {
			t.Errorf("%v: %.3f of single answers are right, %.2f is claimed", spelling, precision, spellingConfidence[spelling])
		}
	}
}

func pct(n, of int) float64 { return float64(n) / float64(max(of, 1)) * 100 }

// slips are misspellings of a name by the kind of slip.
func slips(name string) map[Spelling][]string {
	all := map[Spelling][]string{SameSpelling: {name, strings.ToUpper(name), strings.ToLower(name)}}
	folded := Fold(name)
	if folded != strings.ToLower(name) {
		all[NoMarks] = []string{folded}
	}
	runes := []rune(name)
	for i, r := range runes {
		l := splitLetter(r)
		for tone := range toneMarks {
			if isVowel([]rune(Fold(string(r)))[0]) && uint8(tone) != l.tone {
				changed := slices.Clone(runes)
				changed[i] = compose(l.base, uint8(tone))
				if !strings.EqualFold(Fold(string(changed)), string(changed)) {
					all[OtherMarks] = append(all[OtherMarks], string(changed))
				}
			}
		}
	}
	plain := []rune(name)
	for i := range plain {
		if plain[i] == ' ' {
			continue
		}
		dropped := string(plain[:i]) + string(plain[i+1:])
		doubled := string(plain[:i+1]) + string(plain[i:])
		all[OneLetterOff] = append(all[OneLetterOff], dropped, doubled)
		for _, other := range "mnhtqx" {
			changed := slices.Clone(plain)
			changed[i] = other
			if string(changed) != name {
				all[OneLetterOff] = append(all[OneLetterOff], string(changed))
			}
		}
		if i+1 < len(plain) && plain[i+1] != ' ' && plain[i] != plain[i+1] {
			swapped := slices.Clone(plain)
			swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
			all[OneLetterOff] = append(all[OneLetterOff], string(swapped))
		}
	}
	return all
}

func TestProvinces(t *testing.T) {
	if len(Provinces()) != 34 || len(OldProvinces()) != 63 {
		t.Fatalf("%d provinces now, %d before", len(Provinces()), len(OldProvinces()))
	}
	heirs := map[string]int{}
	for _, p := range OldProvinces() {
		heir, ok := ProvinceHeir(p.Code)
		if !ok || !heir.InForce("2025-07-01") || p.InForce("2025-07-01") || !p.InForce("2025-06-30") {
			t.Errorf("%v: heir %v", p, heir)
		}
		heirs[heir.Code]++
	}
	alone := 0
	for _, p := range Provinces() {
		if len(ProvinceParents(p.Code)) != heirs[p.Code] || heirs[p.Code] == 0 {
			t.Errorf("%v: parents %v", p, ProvinceParents(p.Code))
		}
		if heirs[p.Code] == 1 {
			alone++
		}
	}
	if alone != 11 || len(heirs) != 34 {
		t.Errorf("%d provinces untouched, %d heirs", alone, len(heirs))
	}
	for _, c := range []struct{ name, day, want string }{
		{"Sơn La", "", "14 Tỉnh Sơn La"}, {"tinh son la", "", "14 Tỉnh Sơn La"}, {"TP.HCM", "", "79 Thành phố Hồ Chí Minh"}, {"TP Hồ Chí Minh", "", "79 Thành phố Hồ Chí Minh"}, {"Hòa Bình", "", "17 Tỉnh Hoà Bình"},
		{"Hoà Bình", "2025-01-01", "17 Tỉnh Hoà Bình"}, {"Hòa Bình", "2026-01-01", ""}, {"Thừa Thiên Huế", "", "46 Thành phố Huế"}, {"Bà Rịa - Vũng Tàu", "", "77 Tỉnh Bà Rịa - Vũng Tàu"}, {"BR-VT", "", "77 Tỉnh Bà Rịa - Vũng Tàu"},
		{"Đắk Lắk", "", "66 Tỉnh Đắk Lắk"}, {"Hà Giang", "2025-06-30", "02 Tỉnh Hà Giang"}, {"Sơn Tây", "", ""}, {"", "", ""}, {"yen bai", "", "15 Tỉnh Yên Bái"},
	} {
		p, ok := ProvinceByName(c.name, c.day)
		if got := strings.TrimSpace(p.Code + " " + p.Name); got != c.want || ok != (c.want != "") {
			t.Errorf("ProvinceByName(%q, %q) = %q, %v, want %q", c.name, c.day, got, ok, c.want)
		}
	}
	if p, ok := ProvinceByCode("15", "2025-01-01"); !ok || p.Name != "Tỉnh Yên Bái" {
		t.Errorf("15 before: %v", p)
	}
	if p, ok := ProvinceByCode("15", "2026-01-01"); !ok || p.Name != "Tỉnh Lào Cai" {
		t.Errorf("15 now: %v", p)
	}
}

// TestOutsideSuccession compares with a mapping that others made of the same resolutions.
func TestOutsideSuccession(t *testing.T) {
	records := readTable(t, sharedFile(t, filepath.Join("data", "outside", "vietnam", "derived", "chuyen-doi-xa-cu-moi-2025.csv")))
	theirs := map[string]bool{}
	provinces := map[string]bool{}
	for _, r := range records[1:] {
		provinces[r[0]] = true
		if r[0] == SonLa {
			theirs[r[2]+" "+r[4]] = true
		}
	}
	for _, p := range OldCommunes() {
		for _, h := range Heirs(p.Code) {
			if !theirs[p.Code+" "+h.Place.Code] {
				t.Errorf("%s became %s: not so outside", p.FullName, h.Place.FullName)
			}
			delete(theirs, p.Code+" "+h.Place.Code)
		}
	}
	// Two rows are faults of theirs: clauses 39 and 35 name Chiềng Hặc and Mường Bang, not Chiềng Hắc and Mường Bằng.
	delete(theirs, "04012 04078")
	delete(theirs, "04111 03943")
	if len(theirs) > 0 {
		t.Errorf("outside alone: %v", theirs)
	}
	for code := range provinces {
		if _, ok := ProvinceByCode(code, lastOldDay); !ok {
			t.Errorf("province %s is not among the 63", code)
		}
	}
}

// TestOutsideProvinces compares names and codes with the national list of communes.
func TestOutsideProvinces(t *testing.T) {
	records := readTable(t, sharedFile(t, filepath.Join("data", "outside", "vietnam", "derived", "dm-xa-phuong-3321.csv")))
	seen := map[string]bool{}
	for _, r := range records[1:] {
		if seen[r[4]] {
			continue
		}
		seen[r[4]] = true
		if p, ok := ProvinceByName(r[5], "2026-01-01"); !ok || p.Code != r[4] {
			t.Errorf("%s %s is %v here", r[4], r[5], p)
		}
	}
	if len(seen) != 34 {
		t.Errorf("%d provinces", len(seen))
	}
}

func ExampleFindCommune() {
	matches, why := FindCommune(PlaceQuery{Name: "Xã Chiềng Chung"})
	for _, m := range matches {
		fmt.Println(m.Place.Code, m.Place.District, "→", Heirs(m.Place.Code)[0].Place.FullName)
	}
	fmt.Println(why)
	// Output:
	// 04015 Thị xã Mộc Châu → Xã Đoàn Kết
	// 04129 Huyện Mai Sơn → Xã Mường Chanh
	// homonym
}

func BenchmarkFindCommune(b *testing.B) {
	for b.Loop() {
		FindCommune(PlaceQuery{Name: "Phiêng Khoàii"})
	}
}

func FuzzPlaces(f *testing.F) {
	for _, seed := range []string{"Tà Hộc", "xã Tà Hộc, huyện Mai Sơn, tỉnh Sơn La", "UBND ", "TT.", "(cũ)", "TP.HCM", "chieng hac", "\xff", ",,,"} {
		f.Add(seed, "Mai Sơn")
	}
	f.Fuzz(func(t *testing.T, name, district string) {
		for _, day := range []string{"", "2025-06-30", "2025-07-01"} {
			matches, reason := FindCommune(PlaceQuery{Name: name, District: district, Day: day})
			if (reason == Found) != (len(matches) == 1) || reason == Homonym && len(matches) < 2 {
				t.Fatalf("FindCommune(%q, %q, %q) = %v, %q", name, district, day, matches, reason)
			}
			for _, m := range matches {
				if m.Confidence <= 0 || m.Confidence > 1 || day != "" && !m.Place.InForce(day) {
					t.Fatalf("FindCommune(%q, %q, %q) = %+v", name, district, day, m)
				}
			}
		}
		DistrictByName(name)
		ProvinceByName(name, "")
	})
}
