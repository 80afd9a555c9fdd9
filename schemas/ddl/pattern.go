package ddl

import (
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A schema's pattern is RE2 and searched for. No engine but ClickHouse runs RE2, so the pattern is parsed and written anew in what
// each engine means the same by: PostgreSQL's, MySQL's and Oracle's expressions, or the few shapes of GLOB and LIKE. What has no
// such form is not enforced, and said.

// matches is the check that a text fits a pattern, false where the dialect cannot say it.
func (d Dialect) matches(column, pattern string) (string, bool) {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return "", false
	}
	switch d {
	case ClickHouse:
		return "match(" + column + ", " + d.text(pattern) + ")", true
	case SQLite:
		return d.shaped(column, re, "GLOB", "*")
	case SQLServer:
		return d.shaped(column, re, "LIKE", "%")
	}
	w := &expressionWriter{d: d}
	if !w.write(re) {
		return "", false
	}
	if d == Postgres {
		return column + " ~ " + d.text(w.String()), true
	}
	return "REGEXP_LIKE(" + column + ", " + d.text(w.String()) + ", 'c')", true
}

// expressionWriter writes a parsed pattern as one engine's expression.
type expressionWriter struct {
	strings.Builder
	d Dialect
}

const maxRepeat = 255 // PostgreSQL's and Oracle's

func (w *expressionWriter) write(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpEmptyMatch:
		w.WriteString("()")
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			if !w.literal(r, re.Flags&syntax.FoldCase != 0) {
				return false
			}
		}
	case syntax.OpCharClass:
		return w.class(re.Rune)
	case syntax.OpAnyCharNotNL:
		return w.class([]rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune})
	case syntax.OpBeginText:
		w.WriteByte('^')
	case syntax.OpEndText:
		if w.d == MySQL { // its $ is also before a last line end
			w.WriteString(`\z`)
		} else {
			w.WriteByte('$')
		}
	case syntax.OpCapture:
		return w.group(re.Sub[0])
	case syntax.OpStar:
		return w.group(re.Sub[0]) && w.add("*")
	case syntax.OpPlus:
		return w.group(re.Sub[0]) && w.add("+")
	case syntax.OpQuest:
		return w.group(re.Sub[0]) && w.add("?")
	case syntax.OpRepeat:
		return w.repeat(re)
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if sub.Op == syntax.OpAlternate {
				if !w.group(sub) {
					return false
				}
			} else if !w.write(sub) {
				return false
			}
		}
	case syntax.OpAlternate:
		for i, sub := range re.Sub {
			if i > 0 {
				w.WriteByte('|')
			}
			if !w.write(sub) {
				return false
			}
		}
	default: // word boundaries, line ends inside a text, any character at all
		return false
	}
	return true
}

func (w *expressionWriter) add(s string) bool {
	w.WriteString(s)
	return true
}

// group writes a part so that what follows holds for all of it. A class needs no brackets; nothing that matches the empty text at
// a place (^*) may be repeated.
func (w *expressionWriter) group(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginText, syntax.OpEndText:
		return false
	case syntax.OpCharClass, syntax.OpAnyCharNotNL:
		return w.write(re)
	}
	w.WriteByte('(')
	return w.write(re) && w.add(")")
}

func (w *expressionWriter) repeat(re *syntax.Regexp) bool {
	if re.Min > maxRepeat || re.Max > maxRepeat || !w.group(re.Sub[0]) {
		return false
	}
	w.WriteByte('{')
	w.WriteString(strconv.Itoa(re.Min))
	if re.Max != re.Min {
		w.WriteByte(',')
		if re.Max >= 0 {
			w.WriteString(strconv.Itoa(re.Max))
		}
	}
	w.WriteByte('}')
	return true
}

func (w *expressionWriter) literal(r rune, fold bool) bool {
	if fold {
		var set []rune
		for next := unicode.SimpleFold(r); ; next = unicode.SimpleFold(next) {
			set = append(set, next, next)
			if next == r {
				break
			}
		}
		if len(set) > 2 {
			return w.class(sortedRanges(set))
		}
	}
	if r < ' ' || r == 0x7f {
		return false
	}
	if strings.ContainsRune(`\.+*?()|[]{}^$`, r) {
		w.WriteByte('\\')
	}
	w.WriteRune(r)
	return true
}

// sortedRanges orders pairs of equal runes.
func sortedRanges(pairs []rune) []rune {
	slices.Sort(pairs)
	return pairs
}

// class writes a set of characters given as ranges. A set that reaches the end of Unicode is written as what it leaves out.
func (w *expressionWriter) class(ranges []rune) bool {
	text, ok := classText(ranges, w.d)
	if !ok {
		return false
	}
	w.WriteString(text)
	return true
}

// classText writes ranges in brackets as a dialect reads them. GLOB and Oracle know no escape inside: ], ^ and - have their places.
func classText(ranges []rune, d Dialect) (string, bool) {
	if len(ranges) == 0 {
		return "", false
	}
	negated := ranges[len(ranges)-1] == unicode.MaxRune
	if negated {
		ranges = others(ranges)
		if len(ranges) == 0 {
			return "", false // any character at all
		}
	}
	escapes := d == Postgres || d == MySQL
	var head, body, tail strings.Builder
	for i := 0; i < len(ranges); i += 2 {
		lo, hi := ranges[i], ranges[i+1]
		newline := lo == '\n' && hi == '\n' && (escapes || d == SQLite)
		if lo < ' ' && !newline {
			return "", false
		}
		switch {
		case newline && escapes:
			body.WriteString(`\n`)
		case newline:
			body.WriteByte('\n')
		case escapes:
			writeRange(&body, lo, hi, func(r rune) string {
				if strings.ContainsRune(`\]^-[&`, r) {
					return `\` + string(r)
				}
				return string(r)
			})
		case !placed(lo, hi, d, &head, &body, &tail):
			return "", false
		}
	}
	open := "["
	if negated {
		open = "[^"
	}
	inside := head.String() + body.String() + tail.String()
	if !negated && strings.HasPrefix(inside, "^") { // ^ alone, or with a hyphen: it may not come first
		if inside == "^" {
			return "", false
		}
		inside = inside[1:] + "^"
	}
	return open + inside + "]", true
}

func writeRange(b *strings.Builder, lo, hi rune, one func(rune) string) {
	b.WriteString(one(lo))
	if hi > lo {
		if hi > lo+1 {
			b.WriteByte('-')
		}
		b.WriteString(one(hi))
	}
}

// placed writes a range without escapes, false where it cannot be: ] comes first, - last, and an end of a range is none of them.
func placed(lo, hi rune, d Dialect, head, body, tail *strings.Builder) bool {
	special := func(r rune) bool { return r == ']' || r == '-' || r == '^' || r == '[' }
	if lo != hi && (special(lo) || special(hi)) {
		return false
	}
	switch lo {
	case ']':
		if d == SQLServer {
			return false
		}
		head.WriteRune(lo)
	case '-':
		tail.WriteRune(lo)
	default:
		writeRange(body, lo, hi, func(r rune) string { return string(r) })
	}
	return true
}

// others are the characters that ranges leave out.
func others(ranges []rune) []rune {
	var out []rune
	next := rune(0)
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i] > next {
			out = append(out, next, ranges[i]-1)
		}
		next = ranges[i+1] + 1
	}
	if next <= unicode.MaxRune {
		out = append(out, next, unicode.MaxRune)
	}
	return out
}
