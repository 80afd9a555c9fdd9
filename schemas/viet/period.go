package viet

import (
	"bytes"
	"strconv"
	"time"
)

// Period is a reporting period: a year, a part of one, or years in a row. At most one member beside Year, Last and Kind is set.
type Period struct {
	Year    int
	Last    int        // last year of a stretch of years, school year or crop year; 0 for a period within Year
	Kind    PeriodKind // what years in a row are
	Quarter int        // 1–4, or 0
	Month   int        // 1–12, or 0
	Half    int        // 1 or 2, or 0
	Months  int        // first so many months of the year ("9 tháng đầu năm"), or 0
	Week    int        // week of the year (ISO 8601: week 1 has the first Thursday), 1–53, or 0
}

// PeriodKind is what a period of years in a row is.
type PeriodKind uint8

const (
	// PlainYears is a stretch of calendar years ("giai đoạn 2021-2025"), or a period within one.
	PlainYears PeriodKind = iota
	// SchoolYear is "năm học 2025-2026".
	SchoolYear
	// CropYear is "niên vụ 2025-2026".
	CropYear
)

// kindSuffix ends the canonical text of a period.
var kindSuffix = [...]string{PlainYears: "", SchoolYear: "NH", CropYear: "NV"}

// Years outside these are no reporting periods.
const (
	firstPeriodYear = 1900
	lastPeriodYear  = 2100
	maxPeriodYears  = 50 // the longest stretch
)

// String returns "YYYY", "YYYYQ" (one digit, 20261), "YYYYMM"; a half year is "YYYYH1", the first nine months "YYYYM9", a week
// "YYYYW05", years in a row "YYYY-YYYY", a school year "YYYY-YYYYNH", a crop year "YYYY-YYYYNV".
func (p Period) String() string {
	year := strconv.Itoa(p.Year)
	switch {
	case p.Last > 0:
		return year + "-" + strconv.Itoa(p.Last) + kindSuffix[p.Kind]
	case p.Month > 0:
		return string(append2([]byte(year), p.Month))
	case p.Quarter > 0:
		return year + strconv.Itoa(p.Quarter)
	case p.Half > 0:
		return year + "H" + strconv.Itoa(p.Half)
	case p.Months > 0:
		return year + "M" + strconv.Itoa(p.Months)
	case p.Week > 0:
		return string(append2([]byte(year+"W"), p.Week))
	}
	return year
}

// Interval is a stretch of days.
type Interval struct {
	From, To Date // both days are part of it
	Exact    bool // false where no rule sets the days: they are then the usual ones, or the widest that can be meant
}

// String is the interval in ISO 8601: "2026-01-01/2026-03-31".
func (i Interval) String() string { return i.From.String() + "/" + i.To.String() }

// Interval returns the days of a period. A school year is taken from the first of September to the end of August, a crop year as the two
// whole calendar years it touches, for every crop has its own; both are not exact.
func (p Period) Interval() Interval {
	first, last := 1, 12
	switch {
	case p.Kind == SchoolYear:
		return Interval{From: Date{Year: p.Year, Month: 9, Day: 1}, To: Date{Year: p.Last, Month: 8, Day: 31}}
	case p.Last > 0:
		return Interval{From: Date{Year: p.Year, Month: 1, Day: 1}, To: Date{Year: p.Last, Month: 12, Day: 31}, Exact: p.Kind == PlainYears}
	case p.Week > 0:
		monday := firstMonday(p.Year).AddDate(0, 0, 7*(p.Week-1))
		return Interval{From: dateOf(monday), To: dateOf(monday.AddDate(0, 0, 6)), Exact: true}
	case p.Month > 0:
		first, last = p.Month, p.Month
	case p.Quarter > 0:
		first, last = 3*p.Quarter-2, 3*p.Quarter
	case p.Half > 0:
		first, last = 6*p.Half-5, 6*p.Half
	case p.Months > 0:
		last = p.Months
	}
	return Interval{From: Date{Year: p.Year, Month: first, Day: 1}, To: Date{Year: p.Year, Month: last, Day: daysIn(p.Year, last)}, Exact: true}
}

// firstMonday is the first day of the first week of a year: the week of the fourth of January.
func firstMonday(year int) time.Time {
	fourth := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC)
	return fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7)
}

// weeksIn is how many weeks a year has: 52 or 53.
func weeksIn(year int) int {
	return int(firstMonday(year+1).Sub(firstMonday(year)).Hours()) / (24 * 7)
}

func dateOf(t time.Time) Date { return Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()} }

// ParseInterval reads a stretch of days: any period of [ParsePeriod], a day, or two of either with "đến" or a dash between them: "từ
// ngày 01/01/2026 đến hết ngày 31/3/2026", "từ tháng 1/2026 đến tháng 3/2026", "từ năm 2021 đến năm 2025". ok is false when the end comes
// before the start.
func ParseInterval(b []byte, order DateOrder) (i Interval, ok bool) {
	b = trimSpaces(b)
	if len(b) < 4 || len(b) > 80 {
		return Interval{}, false
	}
	if i, ok = oneInterval(b, order); ok {
		return i, true
	}
	var buf [128]byte
	folded := AppendFold(buf[:0], b)
	folded = bytes.TrimPrefix(folded, []byte("tu "))
	folded = bytes.TrimPrefix(folded, []byte("trong "))
	for _, mark := range [...]string{" den het ", " den ", " - ", " – ", "–", "-"} {
		left, right, found := bytes.Cut(folded, []byte(mark))
		if !found {
			continue
		}
		from, okFrom := oneInterval(left, order)
		to, okTo := oneInterval(right, order)
		if !okFrom || !okTo || beforeDate(to.To, from.From) {
			continue
		}
		return Interval{From: from.From, To: to.To, Exact: from.Exact && to.Exact}, true
	}
	return Interval{}, false
}

// oneInterval reads a period or a day.
func oneInterval(b []byte, order DateOrder) (Interval, bool) {
	if p, ok := ParsePeriod(b); ok {
		return p.Interval(), true
	}
	if d, ok := ParseDate(b, order); ok {
		day := Date{Year: d.Year, Month: d.Month, Day: d.Day}
		return Interval{From: day, To: day, Exact: !d.Ambiguous || order == DayFirst}, true
	}
	return Interval{}, false
}

func beforeDate(a, b Date) bool {
	return a.Year < b.Year || a.Year == b.Year && (a.Month < b.Month || a.Month == b.Month && a.Day < b.Day)
}

// ParsePeriod reads "tháng 3/2026", "03/2026", "Quý I/2026", "Q1-2026", "6 tháng đầu năm 2026", "9 tháng 2025", "tuần 12/2026", "năm học
// 2025-2026", "niên vụ 2025-2026", "giai đoạn 2021-2025", "2021-2025", "năm 2025", "2025", "202603", and what [Period.String] writes.
// A text without a year is refused.
func ParsePeriod(b []byte) (p Period, ok bool) {
	b = trimSpaces(b)
	if len(b) < 4 || len(b) > 48 || !hasDigit(b) {
		return Period{}, false
	}
	var buf [64]byte
	folded := AppendFold(buf[:0], b)
	var room [8][]byte
	fields, ok := periodFields(room[:0], folded)
	if !ok {
		return Period{}, false
	}
	if len(fields) == 1 {
		return compactPeriod(fields[0])
	}
	if p, ok = yearsPeriod(fields); ok && (len(fields) > 2 || p.Kind != PlainYears || dashed(folded)) {
		return p, true
	}
	return wordPeriod(fields)
}

// dashed tells two years with a dash: with another mark and no words they may be anything ("2025/2026").
func dashed(folded []byte) bool {
	return bytes.IndexByte(folded, '-') >= 0 || bytes.Contains(folded, []byte("–"))
}

// periodFields cuts a folded text at spaces and marks; ok is false for none or more than seven fields.
func periodFields(dst [][]byte, folded []byte) ([][]byte, bool) {
	from := -1
	for i := 0; i <= len(folded); i++ {
		if i < len(folded) && !isPeriodMark(folded[i]) {
			if from < 0 {
				from = i
			}
			continue
		}
		if from < 0 {
			continue
		}
		if len(dst) == 7 {
			return nil, false
		}
		dst = append(dst, folded[from:i])
		from = -1
	}
	return dst, len(dst) > 0
}

// isPeriodMark tells what stands between the parts of a period. The bytes of an en dash and of a no-break space are none of a folded
// Vietnamese text's.
func isPeriodMark(c byte) bool {
	switch c {
	case ' ', '/', '-', '.', ',', 0xC2, 0xA0, 0xE2, 0x80, 0x93:
		return true
	}
	return false
}

// periodYear reads a year of four digits.
func periodYear(f []byte) (int, bool) {
	if len(f) != 4 {
		return 0, false
	}
	year, ok := shortInt(f, 4)
	return year, ok && year >= firstPeriodYear && year <= lastPeriodYear
}

// yearsPeriod reads years in a row: words that say what they are, and two years ("nam hoc 2025-2026", "2021-2025").
func yearsPeriod(f [][]byte) (Period, bool) {
	n := len(f)
	last := f[n-1]
	kind := PlainYears
	for k, suffix := range [...]string{SchoolYear: "nh", CropYear: "nv"} {
		if suffix != "" && len(last) == 6 && string(last[4:]) == suffix {
			kind, last = PeriodKind(k), last[:4]
		}
	}
	if n < 2 {
		return Period{}, false
	}
	end, okEnd := periodYear(last)
	start, okStart := periodYear(f[n-2])
	if !okEnd || !okStart || end <= start || end-start > maxPeriodYears {
		return Period{}, false
	}
	if kind != PlainYears && n > 2 {
		return Period{}, false
	}
	words := string(bytes.Join(f[:n-2], []byte(" ")))
	switch words {
	case "":
	case "nam hoc", "nh":
		kind = SchoolYear
	case "nien vu", "nam vu":
		kind = CropYear
	case "giai doan", "thoi ky", "gd", "nhiem ky", "nam", "cac nam", "trong giai doan", "tu nam":
	default:
		return Period{}, false
	}
	if kind != PlainYears && end != start+1 {
		return Period{}, false
	}
	return Period{Year: start, Last: end, Kind: kind}, true
}

// compactPeriod reads "2025", "202603", "20261", "2026q1", "2026h1", "2026m9", "2026w05"; "q12026" is refused.
func compactPeriod(f []byte) (Period, bool) {
	if len(f) < 4 {
		return Period{}, false
	}
	year, ok := periodYear(f[:4])
	if !ok {
		return Period{}, false
	}
	p := Period{Year: year}
	tail := f[4:]
	switch {
	case len(tail) == 0:
		return p, true
	case len(tail) > 1 && tail[0] == 'w':
		p.Week, ok = shortInt(tail[1:], 2)
		return p, ok && p.Week >= 1 && p.Week <= weeksIn(year)
	case len(tail) > 1 && tail[0] == 'm':
		return p.span([][]byte{tail[1:], []byte("thang")})
	case len(tail) == 2 && (tail[0] == 'q' || tail[0] == 'h'):
		v, ok := shortInt(tail[1:], 1)
		switch {
		case !ok || v == 0:
			return Period{}, false
		case tail[0] == 'q':
			p.Quarter = v
			return p, v <= 4
		}
		p.Half = v
		return p, v <= 2
	case len(tail) == 1:
		p.Quarter, ok = shortInt(tail, 1)
		return p, ok && p.Quarter >= 1 && p.Quarter <= 4
	}
	p.Month, ok = shortInt(tail, 2)
	return p, ok && len(tail) == 2 && p.Month >= 1 && p.Month <= 12
}

// wordPeriod reads the fields of a period in words; the year stands last, or first in "2026 Q1" and "2026-03".
func wordPeriod(f [][]byte) (Period, bool) {
	year, ok := periodYear(f[len(f)-1])
	head := f[:len(f)-1]
	if !ok {
		if year, ok = periodYear(f[0]); !ok {
			return Period{}, false
		}
		head = f[1:]
	}
	p := Period{Year: year}
	if len(head) > 1 && string(head[len(head)-1]) == "nam" && string(head[len(head)-2]) != "dau" && string(head[len(head)-2]) != "cuoi" {
		head = head[:len(head)-1]
	}
	switch {
	case len(head) == 1 && (string(head[0]) == "nam" || string(head[0]) == "ca"):
		return p, true
	case len(head) == 1:
		return p.single(head[0])
	case len(head) == 2 && (string(head[0]) == "thang" || string(head[0]) == "t"):
		p.Month, ok = shortInt(head[1], 2)
		return p, ok && p.Month >= 1 && p.Month <= 12
	case len(head) == 2 && (string(head[0]) == "quy" || string(head[0]) == "qui" || string(head[0]) == "q"):
		p.Quarter = quarter(head[1])
		return p, p.Quarter > 0
	case string(head[0]) == "tuan" && (len(head) == 2 || len(head) == 3 && string(head[1]) == "thu"):
		return p.week(head[len(head)-1])
	case len(head) == 3 && string(head[0]) == "nua" && string(head[2]) == "nam":
		p.Half = map[string]int{"dau": 1, "cuoi": 2}[string(head[1])]
		return p, p.Half > 0
	}
	return p.span(head)
}

func (p Period) week(f []byte) (Period, bool) {
	var ok bool
	p.Week, ok = shortInt(f, 2)
	return p, ok && p.Week >= 1 && p.Week <= weeksIn(p.Year)
}

// single reads a period in one field: "3", "q1", "t3", "w12", "h1".
func (p Period) single(f []byte) (Period, bool) {
	switch {
	case f[0] == 'q':
		p.Quarter = quarter(f[1:])
		return p, p.Quarter > 0
	case f[0] == 'w':
		return p.week(f[1:])
	case f[0] == 'h' && len(f) == 2 && (f[1] == '1' || f[1] == '2'):
		p.Half = int(f[1] - '0')
		return p, true
	case f[0] == 't':
		f = f[1:]
	}
	var ok bool
	p.Month, ok = shortInt(f, 2)
	return p, ok && p.Month >= 1 && p.Month <= 12
}

func quarter(f []byte) int {
	switch string(f) {
	case "1", "i":
		return 1
	case "2", "ii":
		return 2
	case "3", "iii":
		return 3
	case "4", "iv":
		return 4
	}
	return 0
}

// span reads the first or last months: "6 thang dau nam", "6 thang cuoi nam", "9 thang", "3 thang cuoi nam".
func (p Period) span(f [][]byte) (Period, bool) {
	if len(f) < 2 || string(f[1]) != "thang" {
		return Period{}, false
	}
	months, ok := spelledNumber(f[0])
	if !ok || months < 1 || months > 12 {
		return Period{}, false
	}
	first := len(f) == 2 || string(f[2]) == "dau"
	last := len(f) > 2 && string(f[2]) == "cuoi"
	if len(f) > 4 || len(f) == 4 && string(f[3]) != "nam" || !first && !last {
		return Period{}, false
	}
	switch {
	case months == 12:
		return p, true
	case months == 6:
		p.Half = 1
		if last {
			p.Half = 2
		}
		return p, true
	case last && months == 3:
		p.Quarter = 4
		return p, true
	case last:
		return Period{}, false
	}
	p.Months = months
	return p, true
}

// spelledNumber reads 1 to 12 in digits, or the numbers of months that are usually spelled.
func spelledNumber(f []byte) (int, bool) {
	switch string(f) {
	case "ba":
		return 3, true
	case "sau":
		return 6, true
	case "chin":
		return 9, true
	}
	return shortInt(f, 2)
}
