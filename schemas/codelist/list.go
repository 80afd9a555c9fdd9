package codelist

import (
	"slices"
	"strings"

	"danhmuc/schemas/viet"
)

// List is one version of a code list.
type List struct {
	Name  string `json:"name"`  // as schemas name it under x-danhmuc.codeList: "dvhc-tinh"
	Title string `json:"title"` // in Vietnamese
	Codes []Code `json:"codes"`
}

// Code is one line of a list. A code that meant something else before has a line for each meaning.
type Code struct {
	Code   string   `json:"code"`
	Name   string   `json:"name"`
	Parent string   `json:"parent,omitempty"` // code of the line above it in the same list
	From   string   `json:"from,omitempty"`   // first day in force
	To     string   `json:"to,omitempty"`     // last day in force
	Heirs  []string `json:"heirs,omitempty"`  // codes that take its place afterwards
}

// InForce tells whether the line holds on a day.
func (c *Code) InForce(day string) bool { return day >= c.From && (c.To == "" || day <= c.To) }

// Index finds lines of a list by code and by name. It is immutable.
type Index struct {
	list   *List
	byCode map[string][]int
	byKey  map[string][]int // by the name's key: tone placement and case aside
	byFold map[string][]int // by the name without marks
	width  int              // digits of every code, 0 unless all are digits of one width
}

// NewIndex makes the index of a list, which may not change afterwards.
func NewIndex(l *List) *Index {
	x := &Index{list: l, byCode: map[string][]int{}, byKey: map[string][]int{}, byFold: map[string][]int{}}
	for i := range l.Codes {
		c := &l.Codes[i]
		x.byCode[c.Code] = append(x.byCode[c.Code], i)
		for _, name := range []string{c.Name, bare(c.Name)} {
			if name == "" {
				continue
			}
			key := viet.Key(viet.Clean(name))
			x.byKey[key] = appendNew(x.byKey[key], i)
			fold := viet.Fold(key)
			x.byFold[fold] = appendNew(x.byFold[fold], i)
		}
		switch n := digits(c.Code); {
		case i == 0:
			x.width = n
		case n != x.width:
			x.width = 0
		}
	}
	return x
}

func appendNew(list []int, i int) []int {
	if slices.Contains(list, i) {
		return list
	}
	return append(list, i)
}

// digits is how many digits a code of digits alone has, 0 for any other.
func digits(code string) int {
	if strings.Trim(code, "0123456789") != "" {
		return 0
	}
	return len(code)
}

// kinds are the words before the names of units, which people leave out.
var kinds = []string{"thành phố ", "tỉnh ", "xã ", "phường ", "thị trấn "}

// bare is a unit's name without the word for its kind; "" where there is none.
func bare(name string) string {
	lower := strings.ToLower(name)
	for _, k := range kinds {
		if strings.HasPrefix(lower, k) && len(name) > len(k) {
			return name[len(k):]
		}
	}
	return ""
}

// List is the list that the index is of.
func (x *Index) List() *List { return x.list }

// Standing is how a value stands to a list on a day.
type Standing uint8

// The standings. Those from Expired on are of lines that are known.
const (
	Unknown Standing = iota
	Expired          // no more in force
	Future           // not yet in force
	Valid            // a code in force
	Named            // the name of a line in force, as the list writes it
	Spelled          // a code without its zeros, or a name written otherwise: the list's way is Found.Written
)

// Found is what a list knows of a value.
type Found struct {
	Standing Standing
	Code     *Code  // nil when Unknown
	Written  string // for Spelled: as the list writes it
}

// Find looks a value up on a day: as a code, as a code that lost its zeros, as a name.
func (x *Index) Find(value, day string) Found {
	if f := x.best(x.byCode[value], day, Valid, ""); f.Standing != Unknown {
		return f
	}
	if n := digits(value); n > 0 && n < x.width {
		padded := strings.Repeat("0", x.width-n) + value
		if f := x.best(x.byCode[padded], day, Spelled, padded); f.Standing != Unknown {
			return f
		}
	}
	if len(value) > maxName {
		return Found{}
	}
	key := viet.Key(viet.Clean(value))
	for _, at := range [][]int{x.byKey[key], x.byFold[viet.Fold(key)]} {
		f := x.best(at, day, Named, "")
		if f.Standing == Unknown {
			continue
		}
		if f.Standing == Named {
			if f.Written = x.written(f.Code.Name, value); f.Written != value {
				f.Standing = Spelled
			} else {
				f.Written = ""
			}
		}
		return f
	}
	return Found{}
}

// maxName is the longest value, in bytes, that is looked for among the names.
const maxName = 200

// written is a name with or without its kind, as the value has it.
func (x *Index) written(name, value string) string {
	if short := bare(name); short != "" && bare(value) == "" {
		return short
	}
	return name
}

// best picks among lines with one code or name: one in force on the day, else one yet to come, else the last to end.
func (x *Index) best(at []int, day string, as Standing, written string) Found {
	out := Found{}
	for _, i := range at {
		c := &x.list.Codes[i]
		standing := Expired
		switch {
		case c.InForce(day):
			standing = as
		case day < c.From:
			standing = Future
		}
		switch {
		case out.Code == nil, standing > out.Standing, standing == Expired && out.Standing == Expired && c.To > out.Code.To:
			out = Found{Standing: standing, Code: c}
		}
	}
	if out.Standing == Spelled {
		out.Written = written
	}
	return out
}

// Heirs are the lines that take a line's place on a day.
func (x *Index) Heirs(c *Code, day string) []*Code {
	var out []*Code
	for _, code := range c.Heirs {
		if f := x.best(x.byCode[code], day, Valid, ""); f.Standing == Valid {
			out = append(out, f.Code)
		}
	}
	return out
}
