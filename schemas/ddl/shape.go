package ddl

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
)

// Bounds of what a pattern may unfold to before it is not worth a check.
const (
	maxShapes = 48
	maxPlaces = 64
)

// place is one character of a shape, or one of its ends.
type place struct {
	ranges     []rune
	begin, end bool
}

// shaped writes a pattern as GLOB or LIKE: the texts of fixed length that it allows, each place a set of characters. It must allow
// finitely many shapes; an end that is not anchored is a wildcard.
func (d Dialect) shaped(column string, re *syntax.Regexp, word, many string) (string, bool) {
	shapes, ok := shapesOf(re)
	if !ok {
		return "", false
	}
	var tests []string
	for _, s := range shapes {
		text, ok := d.shape(s, many)
		if !ok {
			return "", false
		}
		if !slices.Contains(tests, text) {
			tests = append(tests, text)
		}
	}
	for i, t := range tests {
		if d == SQLServer {
			tests[i] = column + " COLLATE Latin1_General_100_BIN2 " + word + " " + d.text(t)
		} else {
			tests[i] = column + " " + word + " " + d.text(t)
		}
	}
	if len(tests) == 1 {
		return tests[0], true
	}
	return "(" + strings.Join(tests, " OR ") + ")", true
}

// shape writes one shape, false for what cannot be said so: an end in the middle, a set of characters that has no form.
func (d Dialect) shape(places []place, many string) (string, bool) {
	var b strings.Builder
	first, last := 0, len(places)
	for first < last && places[first].begin {
		first++
	}
	for last > first && places[last-1].end {
		last--
	}
	if first == 0 {
		b.WriteString(many)
	}
	for _, p := range places[first:last] {
		if p.begin || p.end {
			return "", false
		}
		one, ok := d.oneOf(p.ranges)
		if !ok {
			return "", false
		}
		b.WriteString(one)
	}
	if last == len(places) {
		b.WriteString(many)
	}
	return b.String(), true
}

// oneOf writes a set of characters at one place.
func (d Dialect) oneOf(ranges []rune) (string, bool) {
	if len(ranges) == 2 && ranges[0] == ranges[1] {
		r := ranges[0]
		switch {
		case r < ' ':
			return "", false
		case strings.ContainsRune("*?[%_", r):
			return "[" + string(r) + "]", true
		}
		return string(r), true
	}
	return classText(ranges, d)
}

// shapesOf unfolds a pattern, false where it allows texts of any length or unfolds to too much.
func shapesOf(re *syntax.Regexp) ([][]place, bool) {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return [][]place{nil}, true
	case syntax.OpLiteral:
		var shape []place
		for _, r := range re.Rune {
			set := []rune{r, r}
			if re.Flags&syntax.FoldCase != 0 {
				for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
					set = append(set, f, f)
				}
				slices.Sort(set)
			}
			shape = append(shape, place{ranges: set})
		}
		return [][]place{shape}, len(shape) <= maxPlaces
	case syntax.OpCharClass:
		return [][]place{{{ranges: re.Rune}}}, true
	case syntax.OpBeginText:
		return [][]place{{{begin: true}}}, true
	case syntax.OpEndText:
		return [][]place{{{end: true}}}, true
	case syntax.OpCapture:
		return shapesOf(re.Sub[0])
	case syntax.OpQuest:
		return repeated(re.Sub[0], 0, 1)
	case syntax.OpRepeat:
		return repeated(re.Sub[0], re.Min, re.Max)
	case syntax.OpConcat:
		return joined(re.Sub)
	case syntax.OpAlternate:
		var out [][]place
		for _, sub := range re.Sub {
			shapes, ok := shapesOf(sub)
			if !ok || len(out)+len(shapes) > maxShapes {
				return nil, false
			}
			out = append(out, shapes...)
		}
		return out, true
	}
	return nil, false
}

func repeated(re *syntax.Regexp, least, most int) ([][]place, bool) {
	if most < 0 || most > maxPlaces {
		return nil, false
	}
	var out [][]place
	for n := least; n <= most; n++ {
		shapes, ok := joined(slices.Repeat([]*syntax.Regexp{re}, n))
		if !ok || len(out)+len(shapes) > maxShapes {
			return nil, false
		}
		out = append(out, shapes...)
	}
	return out, true
}

func joined(parts []*syntax.Regexp) ([][]place, bool) {
	out := [][]place{nil}
	for _, sub := range parts {
		shapes, ok := shapesOf(sub)
		if !ok || len(out)*len(shapes) > maxShapes {
			return nil, false
		}
		var next [][]place
		for _, head := range out {
			for _, tail := range shapes {
				both := append(slices.Clone(head), tail...)
				if len(both) > maxPlaces {
					return nil, false
				}
				next = append(next, both)
			}
		}
		out = next
	}
	return out, true
}
