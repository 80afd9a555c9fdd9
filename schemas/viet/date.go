package viet

import (
	"bytes"
	"math"
)

// DateOrder is which part stands first in a date of three numbers.
type DateOrder uint8

const (
	// DayFirst is Vietnamese, and what is assumed when nothing is known.
	DayFirst DateOrder = iota
	// MonthFirst is what an English Excel writes.
	MonthFirst
)

// Years outside these are no dates of a table: they are typing faults or numbers.
const (
	minYear = 1000
	maxYear = 2999
)

// Date is a calendar day, with a time of day where one was written.
type Date struct {
	Year      int
	Month     int  // 1–12
	Day       int  // 1–31
	HasTime   bool // a time of day was written
	Hour      int
	Minute    int
	Second    int
	ISO       bool // written year first
	ShortYear bool // two digits, read as 1950–2049
	Words     bool // "ngày 02 tháng 4 năm 2026"
	Ambiguous bool // day and month could be swapped: both ≤ 12 and different
	Swapped   bool // only the other order makes it a date ("03/28/2026" asked day first)
}

// AppendText appends "YYYY-MM-DD", and "THH:MM:SS" when there is a time.
func (d Date) AppendText(dst []byte) []byte {
	dst = append4(dst, d.Year)
	dst = append(dst, '-')
	dst = append2(dst, d.Month)
	dst = append(dst, '-')
	dst = append2(dst, d.Day)
	if !d.HasTime {
		return dst
	}
	dst = append(dst, 'T')
	dst = append2(dst, d.Hour)
	dst = append(dst, ':')
	dst = append2(dst, d.Minute)
	dst = append(dst, ':')
	return append2(dst, d.Second)
}

// String returns what AppendText appends.
func (d Date) String() string { return string(d.AppendText(nil)) }

func append2(dst []byte, v int) []byte { return append(dst, byte('0'+v/10%10), byte('0'+v%10)) }

func append4(dst []byte, v int) []byte { return append2(append2(dst, v/100), v%100) }

// ParseDate reads one date in any form of domain 6.8: day/month/year with / . or -, year first, in words ("ngày 02 tháng 4 năm 2026",
// with or without a place before it), with an English month name ("28-Mar-26"), with or without a time. It checks the calendar.
func ParseDate(b []byte, order DateOrder) (d Date, ok bool) {
	b = trimSpaces(b)
	if len(b) < 6 || len(b) > 64 || !hasDigit(b) {
		return Date{}, false
	}
	if b[0] >= '0' && b[0] <= '9' {
		if d, rest, ok := parseNumeric(b, order); ok {
			return d.withTime(rest)
		}
	}
	if d, ok := parseEnglish(b); ok {
		return d, true
	}
	return parseWords(b, order)
}

func hasDigit(b []byte) bool {
	for _, c := range b {
		if c >= '0' && c <= '9' {
			return true
		}
	}
	return false
}

// parts reads three numbers with one kind of mark between them.
func parts(b []byte) (v, digits [3]int, mark byte, rest []byte, ok bool) {
	for i := range v {
		for len(b) > 0 && b[0] >= '0' && b[0] <= '9' && digits[i] < 4 {
			v[i] = v[i]*10 + int(b[0]-'0')
			digits[i]++
			b = b[1:]
		}
		if digits[i] == 0 {
			return v, digits, mark, b, false
		}
		if i == 2 {
			return v, digits, mark, b, true
		}
		b = bytes.TrimLeft(b, " ")
		if len(b) == 0 || b[0] != '/' && b[0] != '-' && b[0] != '.' || i == 1 && b[0] != mark {
			return v, digits, mark, b, false
		}
		mark = b[0]
		b = bytes.TrimLeft(b[1:], " ")
	}
	return v, digits, mark, b, false
}

func parseNumeric(b []byte, order DateOrder) (d Date, rest []byte, ok bool) {
	v, digits, _, rest, ok := parts(b)
	if !ok {
		return Date{}, nil, false
	}
	if digits[0] == 4 {
		d = Date{Year: v[0], Month: v[1], Day: v[2], ISO: true}
		return d, rest, digits[1] <= 2 && digits[2] <= 2 && d.valid()
	}
	if digits[0] > 2 || digits[1] > 2 || digits[2] == 1 || digits[2] == 3 {
		return Date{}, nil, false
	}
	d = dayMonth(v[0], v[1], order)
	d.Year = v[2]
	if digits[2] == 2 {
		d.ShortYear = true
		d.Year = fullYear(v[2])
	}
	if !d.valid() {
		return Date{}, nil, false
	}
	return d, rest, true
}

// dayMonth places two numbers by the order, or by the only order that fits.
func dayMonth(first, second int, order DateOrder) Date {
	d := Date{Day: first, Month: second}
	if order == MonthFirst {
		d.Day, d.Month = second, first
	}
	if d.Month > 12 && d.Day <= 12 {
		d.Day, d.Month = d.Month, d.Day
		d.Swapped = true
		return d
	}
	d.Ambiguous = d.Day <= 12 && d.Month <= 12 && d.Day != d.Month
	return d
}

func fullYear(two int) int {
	if two < 50 {
		return 2000 + two
	}
	return 1900 + two
}

func (d Date) valid() bool {
	return d.Year >= minYear && d.Year <= maxYear && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month)
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// withTime reads what follows a date: nothing, or "T10:30", " 10:30:05.25", " 10h30", with or without a zone (which is dropped).
func (d Date) withTime(rest []byte) (Date, bool) {
	if len(rest) == 0 {
		return d, true
	}
	if rest[0] != 'T' && rest[0] != ' ' && rest[0] != ',' {
		return Date{}, false
	}
	rest = bytes.TrimLeft(rest, "T ,")
	var v [3]int
	n := 0
	for ; n < 3; n++ {
		from := len(rest)
		for len(rest) > 0 && rest[0] >= '0' && rest[0] <= '9' && from-len(rest) < 2 {
			v[n] = v[n]*10 + int(rest[0]-'0')
			rest = rest[1:]
		}
		if from == len(rest) {
			break
		}
		if len(rest) == 0 || rest[0] != ':' && rest[0] != 'h' && rest[0] != 'g' {
			n++
			break
		}
		rest = rest[1:]
	}
	if n < 2 || v[0] > 23 || v[1] > 59 || v[2] > 59 {
		return Date{}, false
	}
	if half, tail := takeHalfDay(rest); half > 0 {
		if v[0] == 0 || v[0] > 12 {
			return Date{}, false
		}
		rest = tail
		v[0] = v[0]%12 + 12*(half-1)
	}
	if !timeTail(rest) {
		return Date{}, false
	}
	d.HasTime, d.Hour, d.Minute, d.Second = true, v[0], v[1], v[2]
	return d, true
}

// takeHalfDay takes the half of the day a spreadsheet writes: 1 for SA (sáng) and AM, 2 for CH (chiều) and PM, 0 for none.
func takeHalfDay(rest []byte) (half int, tail []byte) {
	word := bytes.TrimLeft(rest, " ")
	if len(word) < 2 || len(word) > 2 && word[2] != ' ' {
		return 0, rest
	}
	switch string([]byte{word[0] | 0x20, word[1] | 0x20}) {
	case "sa", "am":
		return 1, word[2:]
	case "ch", "pm":
		return 2, word[2:]
	}
	return 0, rest
}

// timeTail accepts a fraction of a second and a zone.
func timeTail(rest []byte) bool {
	if len(rest) > 1 && rest[0] == '.' {
		rest = bytes.TrimLeft(rest[1:], "0123456789")
	}
	switch {
	case len(rest) == 0, string(rest) == "Z":
		return true
	case rest[0] == '+' || rest[0] == '-':
		return len(bytes.Trim(rest[1:], "0123456789:")) == 0 && len(rest) >= 3
	}
	return false
}

var englishMonths = [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// parseEnglish reads "28-Mar-26", "28 March 2026" and "Mar 28, 2026".
func parseEnglish(b []byte) (Date, bool) {
	if len(b) > 24 {
		return Date{}, false
	}
	fields, ok := threeFields(b)
	if !ok {
		return Date{}, false
	}
	day, month := fields[0], monthNamed(fields[1])
	if month == 0 {
		day, month = fields[1], monthNamed(fields[0])
	}
	dayNumber, okDay := shortInt(day, 2)
	year, okYear := shortInt(fields[2], 4)
	if month == 0 || !okDay || !okYear || len(fields[2]) != 2 && len(fields[2]) != 4 {
		return Date{}, false
	}
	d := Date{Year: year, Month: month, Day: dayNumber}
	if len(fields[2]) == 2 {
		d.ShortYear = true
		d.Year = fullYear(year)
	}
	return d, d.valid()
}

// threeFields cuts b at spaces and marks; ok is false unless that gives three fields.
func threeFields(b []byte) (fields [3][]byte, ok bool) {
	n, from := 0, -1
	for i := 0; i <= len(b); i++ {
		if i < len(b) && b[i] != ' ' && b[i] != '-' && b[i] != ',' && b[i] != '/' && b[i] != '.' {
			if from < 0 {
				from = i
			}
			continue
		}
		if from < 0 {
			continue
		}
		if n == len(fields) {
			return fields, false
		}
		fields[n] = b[from:i]
		n, from = n+1, -1
	}
	return fields, n == len(fields)
}

func monthNamed(b []byte) int {
	if len(b) < 3 || len(b) > 9 {
		return 0
	}
	switch string([]byte{b[0] | 0x20, b[1] | 0x20, b[2] | 0x20}) {
	case "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec":
	default:
		return 0
	}
	lower := bytes.ToLower(b)
	for i, name := range englishMonths {
		if string(lower[:3]) == name && (len(lower) == 3 || bytes.HasPrefix([]byte("januaryfebruarymarchaprilmayjunejulyaugustseptemberoctobernovemberdecember")[bytes.Index([]byte("januaryfebruarymarchaprilmayjunejulyaugustseptemberoctobernovemberdecember"), []byte(name)):], lower)) {
			return i + 1
		}
	}
	return 0
}

// shortInt reads up to max digits.
func shortInt(b []byte, max int) (int, bool) {
	if len(b) == 0 || len(b) > max {
		return 0, false
	}
	v := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		v = v*10 + int(c-'0')
	}
	return v, true
}

// parseWords reads "ngày 02/4/2026", "ngày 02 tháng 4 năm 2026" and "Sơn La, ngày 02 tháng Tư năm 2026", with a weekday or a time of day
// before ("Thứ Năm, ngày 02/4/2026", "8h30 ngày 02/4/2026").
func parseWords(b []byte, order DateOrder) (Date, bool) {
	var buf [96]byte
	folded := AppendFold(buf[:0], b)
	var clock []byte
	if at := bytes.LastIndex(folded, []byte("ngay ")); at >= 0 {
		before := bytes.TrimRight(folded[:at], " ")
		if len(before) > 0 && before[len(before)-1] != ',' {
			if clock = clockBefore(before); clock == nil && !isWeekday(before) {
				return Date{}, false
			}
		}
		folded = folded[at+len("ngay "):]
	} else if day, rest, found := bytes.Cut(folded, []byte(",")); found && isWeekday(day) {
		folded = rest
	}
	d, rest, ok := wordDay(bytes.TrimSpace(folded), order)
	if !ok {
		return Date{}, false
	}
	if len(folded) == len(b) && !d.Words {
		return Date{}, false // a plain date is not this one's to read
	}
	d.Words = true
	if clock != nil {
		return d.withTime(clock)
	}
	return d.withTime(rest)
}

// wordDay reads a date in numbers, or "02 thang 4 nam 2026" with the month as a number or a word.
func wordDay(folded []byte, order DateOrder) (d Date, rest []byte, ok bool) {
	if d, rest, ok = parseNumeric(folded, order); ok {
		return d, rest, true
	}
	if !bytes.Contains(folded, []byte("thang")) {
		return Date{}, nil, false
	}
	f := bytes.Fields(bytes.ReplaceAll(folded, []byte(","), []byte(" ")))
	if len(f) < 4 || len(f) > 6 || string(f[1]) != "thang" {
		return Date{}, nil, false
	}
	last := len(f) - 1
	name := f[2:last]
	if len(name) > 1 && string(name[len(name)-1]) == "nam" {
		name = name[:len(name)-1]
	}
	day, okDay := shortInt(f[0], 2)
	month, okMonth := monthInWords(name)
	year, okYear := shortInt(f[last], 4)
	d = Date{Year: year, Month: month, Day: day, Words: true}
	return d, nil, okDay && okMonth && okYear && d.valid()
}

// monthInWords reads a month as a number or as it is said: "hai", "tu", "muoi mot". Giêng and Chạp are months of the lunar year.
func monthInWords(name [][]byte) (int, bool) {
	if len(name) == 1 {
		if month, ok := shortInt(name[0], 2); ok {
			return month, true
		}
	}
	switch string(bytes.Join(name, []byte(" "))) {
	case "mot":
		return 1, true
	case "hai":
		return 2, true
	case "ba":
		return 3, true
	case "tu", "bon":
		return 4, true
	case "nam":
		return 5, true
	case "sau":
		return 6, true
	case "bay":
		return 7, true
	case "tam":
		return 8, true
	case "chin":
		return 9, true
	case "muoi":
		return 10, true
	case "muoi mot":
		return 11, true
	case "muoi hai":
		return 12, true
	}
	return 0, false
}

// isWeekday tells "thu hai" to "thu bay", "thu 2" to "thu 7" and "chu nhat".
func isWeekday(folded []byte) bool {
	switch string(bytes.TrimSpace(folded)) {
	case "thu hai", "thu ba", "thu tu", "thu nam", "thu sau", "thu bay", "thu 2", "thu 3", "thu 4", "thu 5", "thu 6", "thu 7", "chu nhat", "cn":
		return true
	}
	return false
}

// clockBefore reads a time of day that stands before a date ("8h30", "luc 8 gio 30 phut") into the form that stands behind one; nil for
// anything else.
func clockBefore(folded []byte) []byte {
	folded = bytes.TrimSpace(bytes.TrimPrefix(folded, []byte("luc ")))
	clock := make([]byte, 1, 24)
	clock[0] = ' '
	for i := 0; i < len(folded); {
		switch rest := folded[i:]; {
		case isDigit(rest[0]), rest[0] == ':' || rest[0] == 'h':
			clock = append(clock, rest[0])
			i++
		case bytes.HasPrefix(rest, []byte("gio")):
			clock = append(clock, 'h')
			i += len("gio")
		case bytes.HasPrefix(rest, []byte("phut")) && i+len("phut") == len(folded), rest[0] == 'p' && i+1 == len(folded):
			i = len(folded)
		case rest[0] == ' ':
			i++
		default:
			return nil
		}
		if len(clock) == cap(clock) {
			return nil
		}
	}
	if len(clock) < 3 || !isDigit(clock[1]) {
		return nil
	}
	if clock[len(clock)-1] == 'h' {
		clock = append(clock, '0', '0')
	}
	return clock
}

// Day numbers of spreadsheets: serial 25569 is 1970-01-01 in the 1900 system, 24107 in the 1904 one.
const (
	unixSerial1900 = 25569
	unixSerial1904 = 24107
	lastSerial     = 2958465 // 9999-12-31 in the 1900 system
	phantomDay     = 60      // 1900-02-29, kept by spreadsheets for an older program's sake
)

// SerialDate turns a spreadsheet's day number into a date: base 1899-12-30, or 1904-01-01 when date1904 is set.
// ok is false below 1 (0 in 1904 books) and past year 9999, and for the day 1900-02-29 that never was.
func SerialDate(serial float64, date1904 bool) (d Date, ok bool) {
	if math.IsNaN(serial) || serial < 0 || serial >= lastSerial+1 {
		return Date{}, false
	}
	seconds := int64(math.Round(serial * 86400))
	day, clock := seconds/86400, int(seconds%86400)
	switch {
	case date1904:
		day -= unixSerial1904
	case day == 0 || day == phantomDay:
		return Date{}, false
	case day < phantomDay:
		day = day + 1 - unixSerial1900
	default:
		day -= unixSerial1900
	}
	d = civil(day)
	if d.Year > 9999 {
		return Date{}, false
	}
	if clock != 0 {
		d.HasTime, d.Hour, d.Minute, d.Second = true, clock/3600, clock/60%60, clock%60
	}
	return d, true
}

// civil turns days since 1970-01-01 into a date of the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms").
func civil(days int64) Date {
	days += 719468
	era := days / 146097
	if days < 0 {
		era = (days - 146096) / 146097
	}
	doe := days - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d := Date{Year: int(yoe + era*400), Day: int(doy - (153*mp+2)/5 + 1), Month: int(mp + 3)}
	if d.Month > 12 {
		d.Month -= 12
		d.Year++
	}
	return d
}
