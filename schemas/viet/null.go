package viet

// maxNull is the length of the longest folded text that means "no value".
const maxNull = 40

// IsNull tells whether a cell's text means "no value" (domain 6.7): empty, "-", "–", "…", "x", "KPS", "N/A", "chưa có", "không có số liệu" ….
// "0" and "không" are values.
func IsNull(b []byte) bool {
	if len(b) > 0 && b[0] >= '0' && b[0] <= '9' || len(b) > 2*maxNull {
		return false
	}
	b = trimSpaces(b)
	if len(b) == 0 {
		return true
	}
	if len(b) > maxNull+20 {
		return false
	}
	var buf [2 * maxNull]byte
	switch string(AppendFold(buf[:0], b)) {
	case "-", "--", "---", "–", "—", "−", "…", "...", "..", ".", "_", "x", "kps", "n/a", "na", "#n/a", "nan", "null", "none", "nil", "?", "(-)", "'-",
		"chua co", "chua co so lieu", "chua co du lieu", "khong co", "khong co so lieu", "khong co du lieu", "khong phat sinh", "khong ap dung",
		"khong xac dinh", "khong ro", "chua ro", "chua xac dinh", "chua cap nhat", "dang cap nhat", "chua bao cao", "de trong", "bo trong":
		return true
	}
	return false
}
