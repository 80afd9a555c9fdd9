package personal

import "strings"

// roleWords are local parts of mailboxes that belong to an office; they count alone and before a mark.
var roleWords = []string{"vanthu", "vanphong", "vp", "info", "contact", "lienhe", "admin", "support", "hotro", "phong", "ubnd", "so", "ban", "truong", "c0", "c1", "c2", "c3", "mn", "th", "thcs", "thpt", "tram", "tyt",
	"bv", "benhvien", "office", "sales", "hotel", "noreply", "booking", "letan", "reservation", "cskh", "tuvan", "ketoan", "kinhdoanh", "trungtam", "tt", "bql", "hdnd", "danguy"}

// roleStarts begin local parts of mailboxes of organisations, whatever follows.
var roleStarts = []string{"htx", "cty", "congty", "khachsan", "homestay", "nhanghi", "nhahang", "mamnon", "tieuhoc", "thcs", "thpt", "ptdt", "nhathuoc", "phongkham", "benhvien", "trungtam", "ubnd", "hdnd", "vanphong", "vanthu", "hoptacxa", "doanhnghiep"}

// middles are middle names that follow a surname in the local part of a person's mailbox.
var middles = []string{"van", "thi", "duc", "huu", "ngoc", "quang", "thu", "minh", "xuan", "thanh", "a"}

// mailShape tells a mailbox of a person from that of an office.
func mailShape(b []byte, at int, found func(shape)) {
	// A cell may hold a telephone number beside the address: the address is what stands around the @.
	separator := func(r rune) bool { return strings.ContainsRune(" ,;/|\n()<>", r) }
	before := strings.FieldsFunc(strings.ToLower(string(b[:at])), separator)
	after := strings.FieldsFunc(strings.ToLower(string(b[at+1:])), separator)
	if len(before) == 0 || len(after) == 0 || !strings.Contains(after[0], ".") {
		return
	}
	local, domain := before[len(before)-1], after[0]
	switch {
	case role(local):
		found(roleMail)
	case (strings.HasSuffix(domain, ".gov.vn") || strings.HasSuffix(domain, ".edu.vn")) && !namesPerson(local):
		found(roleMail)
	default:
		found(mail)
	}
}

func role(local string) bool {
	for _, w := range roleWords {
		if rest, ok := strings.CutPrefix(local, w); ok && (rest == "" || strings.ContainsRune("._-", rune(rest[0]))) {
			return true
		}
	}
	for _, w := range roleStarts {
		if strings.HasPrefix(local, w) {
			return true
		}
	}
	// A school's: level and name.
	return len(local) > 2 && local[0] == 'c' && local[1] >= '0' && local[1] <= '3'
}

// namesPerson tells a local part made of a person's name: "lovanhung", "hoa.nt", "binh95".
func namesPerson(local string) bool {
	for s := range plainSurnames {
		rest, ok := strings.CutPrefix(local, s)
		if !ok {
			continue
		}
		for _, m := range middles {
			if given, ok := strings.CutPrefix(rest, m); ok && len(given) >= 2 {
				return true
			}
		}
	}
	if name, initials, ok := strings.Cut(local, "."); ok {
		return letters(name) && letters(initials) && len(name) <= 7 && len(initials) <= 3
	}
	name := strings.TrimRight(local, "0123456789")
	return len(local)-len(name) >= 2 && len(name) >= 2 && len(name) <= 7 && letters(name)
}

func letters(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return s != ""
}
