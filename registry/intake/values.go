package intake

import (
	"regexp"
	"slices"
	"strings"

	"danhmuc/registry"
	"danhmuc/schemas/viet"
)

// word is a folded phrase with the value it stands for.
type word[T any] struct {
	phrase string
	value  T
}

var frequencies = []word[registry.Frequency]{
	{"theo thoi gian thuc", registry.Realtime}, {"thoi gian thuc", registry.Realtime}, {"real time", registry.Realtime}, {"truc tuyen", registry.Realtime},
	{"hang ngay", registry.Daily}, {"moi ngay", registry.Daily}, {"ngay", registry.Daily}, {"daily", registry.Daily},
	{"hang tuan", registry.Weekly}, {"moi tuan", registry.Weekly}, {"tuan", registry.Weekly},
	{"hang thang", registry.Monthly}, {"moi thang", registry.Monthly}, {"thang", registry.Monthly}, {"monthly", registry.Monthly},
	{"hang quy", registry.Quarterly}, {"moi quy", registry.Quarterly}, {"quy", registry.Quarterly}, {"3 thang", registry.Quarterly},
	{"6 thang", registry.Biannual}, {"sau thang", registry.Biannual}, {"nua nam", registry.Biannual}, {"ban nien", registry.Biannual},
	{"5 nam", registry.Quinquennial}, {"nam nam mot lan", registry.Quinquennial},
	{"hang nam", registry.Annual}, {"moi nam", registry.Annual}, {"nam", registry.Annual}, {"thuong nien", registry.Annual}, {"annual", registry.Annual}, {"12 thang", registry.Annual},
	{"khi co thay doi", registry.OnChange}, {"khi co bien dong", registry.OnChange}, {"khi co phat sinh", registry.OnChange}, {"khi co", registry.OnChange}, {"khi phat sinh", registry.OnChange},
	{"khong thuong xuyen", registry.Irregular}, {"dot xuat", registry.Irregular}, {"khong dinh ky", registry.Irregular},
}

var sharings = []word[registry.Sharing]{
	{"du lieu mo", registry.SharingOpen}, {"mo", registry.SharingOpen}, {"cong khai", registry.SharingOpen}, {"open", registry.SharingOpen},
	{"du lieu dung chung", registry.SharingShared}, {"dung chung", registry.SharingShared}, {"chia se", registry.SharingShared}, {"shared", registry.SharingShared},
	{"du lieu dung rieng", registry.SharingRestricted}, {"dung rieng", registry.SharingRestricted}, {"noi bo", registry.SharingRestricted}, {"han che", registry.SharingRestricted},
}

var importances = []word[registry.Importance]{
	{"khac", registry.ImportanceOrdinary}, {"thong thuong", registry.ImportanceOrdinary}, {"binh thuong", registry.ImportanceOrdinary}, {"khong quan trong", registry.ImportanceOrdinary},
	{"quan trong", registry.ImportanceImportant}, {"cot loi", registry.ImportanceCore},
}

var personals = []word[registry.PersonalData]{
	{"khong", registry.PersonalNone}, {"khong co", registry.PersonalNone}, {"khong chua", registry.PersonalNone}, {"ko", registry.PersonalNone},
	{"co ban", registry.PersonalBasic}, {"ca nhan co ban", registry.PersonalBasic}, {"nhay cam", registry.PersonalSensitive}, {"ca nhan nhay cam", registry.PersonalSensitive},
}

// find lists the values whose phrases stand in the text; a phrase inside a longer one that was found does not count.
func find[T comparable](s string, words []word[T]) []T {
	rest := " " + plain(s) + " "
	sorted := slices.Clone(words)
	slices.SortStableFunc(sorted, func(a, b word[T]) int { return len(b.phrase) - len(a.phrase) })
	var out []T
	for _, w := range sorted {
		for strings.Contains(rest, " "+w.phrase+" ") {
			rest = strings.Replace(rest, " "+w.phrase+" ", " | ", 1)
			if !slices.Contains(out, w.value) {
				out = append(out, w.value)
			}
		}
	}
	return out
}

// themesOf lists the themes a text names, in its order.
func themesOf(s string) []string {
	type hit struct {
		at   int
		code string
	}
	text := " " + plain(s) + " "
	var hits []hit
	for _, t := range registry.Themes() {
		if i := strings.Index(text, " "+plain(t.Title)+" "); i >= 0 {
			hits = append(hits, hit{i, t.Code})
		} else if text == " "+plain(t.Code)+" " {
			hits = append(hits, hit{0, t.Code})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int { return a.at - b.at })
	var out []string
	for _, h := range hits {
		out = append(out, h.code)
	}
	return out
}

// deadline reads a date, or a period or stretch of days as its last day: 06/4/2026, 15.4.2026, 30/6/26, Quý II/2026, tháng 6/2026, 2026,
// từ 01/3/2026 đến 06/4/2026. A period whose days no rule sets (năm học, niên vụ) has none.
func deadline(s string) (string, bool) {
	i, ok := viet.ParseInterval([]byte(s), viet.DayFirst)
	if !ok || !i.Exact {
		return "", false
	}
	return i.To.String(), true
}

var (
	emailIn = regexp.MustCompile(`[^\s@<>"',;:()]+@[^\s@<>"',;:()]+\.[^\s@<>"',;:()]+`)
	phoneIn = regexp.MustCompile(`(?:\+?84|0)[0-9][0-9 .()-]{6,14}[0-9]`)
)

// contact takes e-mail and phone out of a text; what is left names the office.
func contact(s string, into *registry.Contact) {
	if m := emailIn.FindString(s); m != "" {
		into.Email, s = strings.ToLower(strings.TrimRight(m, ".")), strings.Replace(s, m, " ", 1)
	}
	if m := phoneIn.FindString(s); m != "" {
		into.Phone, s = strings.TrimSpace(m), strings.Replace(s, m, " ", 1)
	}
	name := strings.Trim(strings.Join(strings.Fields(s), " "), " -–—;,:|/()")
	if name == "" {
		return
	}
	if into.Name != "" && into.Name != name {
		name = into.Name + ", " + name
	}
	into.Name = name
}

// items splits an enumeration written in one cell. A comma inside brackets does not separate.
func items(s string, separators string) []string {
	var out []string
	depth, from := 0, 0
	add := func(to int) {
		if item := strings.Trim(strings.Join(strings.Fields(s[from:to]), " "), " -–•;,."); item != "" {
			out = append(out, item)
		}
	}
	for i, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')' && depth > 0:
			depth--
		case depth == 0 && strings.ContainsRune(separators, r):
			add(i)
			from = i + len(string(r))
		}
	}
	add(len(s))
	return out
}
