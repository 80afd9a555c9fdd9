package check

import (
	"regexp/syntax"
	"unicode/utf8"
)

// linear matches the patterns that codes have, anchored at both ends: one after the other a class of ASCII characters and how often it may
// come, as ^[A-Z]{2}-\d{4}$. It never goes back, which is right where a class that may come more or less often shares no character with
// what follows it.
type linear []step

// step is a class of characters, a bit each, and how often one of it may come.
type step struct {
	class    [4]uint64
	min, max int // max -1 is without bound
}

// compileLinear returns nil for a pattern of another form: [regexp] decides then.
func compileLinear(pattern string) linear {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil
	}
	re = flat(re)
	if re.Op != syntax.OpConcat || len(re.Sub) < 2 || re.Sub[0].Op != syntax.OpBeginText || re.Sub[len(re.Sub)-1].Op != syntax.OpEndText {
		return nil
	}
	l := linear{}
	for _, sub := range re.Sub[1 : len(re.Sub)-1] {
		if sub = flat(sub); sub.Op == syntax.OpLiteral && len(sub.Rune) > 1 {
			for _, r := range sub.Rune {
				s, ok := stepOf(&syntax.Regexp{Op: syntax.OpLiteral, Flags: sub.Flags, Rune: []rune{r}})
				if !ok {
					return nil
				}
				l = append(l, s)
			}
			continue
		}
		s, ok := stepOf(sub)
		if !ok {
			return nil
		}
		l = append(l, s)
	}
	for i := range l {
		if l[i].min == l[i].max {
			continue
		}
		for j := i + 1; j < len(l); j++ {
			if l[i].meets(&l[j]) {
				return nil
			}
			if l[j].min > 0 {
				break
			}
		}
	}
	return l
}

// flat takes the captures off an expression.
func flat(re *syntax.Regexp) *syntax.Regexp {
	for re.Op == syntax.OpCapture {
		re = re.Sub[0]
	}
	return re
}

// stepOf makes the step of one character, a class, or a repetition of one of them.
func stepOf(re *syntax.Regexp) (s step, ok bool) {
	s.min, s.max = 1, 1
	switch re.Op {
	case syntax.OpStar:
		s.min, s.max = 0, -1
	case syntax.OpPlus:
		s.min, s.max = 1, -1
	case syntax.OpQuest:
		s.min, s.max = 0, 1
	case syntax.OpRepeat:
		s.min, s.max = re.Min, re.Max
	}
	switch re.Op {
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest, syntax.OpRepeat:
		re = flat(re.Sub[0])
	}
	var pairs []rune
	switch {
	case re.Op == syntax.OpCharClass:
		pairs = re.Rune
	case re.Op == syntax.OpLiteral && len(re.Rune) == 1 && re.Flags&syntax.FoldCase == 0:
		pairs = []rune{re.Rune[0], re.Rune[0]}
	default:
		return s, false
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] >= utf8.RuneSelf {
			return s, false
		}
		for r := pairs[i]; r <= pairs[i+1]; r++ {
			s.class[r>>6] |= 1 << (r & 63)
		}
	}
	return s, true
}

func (s *step) meets(o *step) bool {
	return s.class[0]&o.class[0]|s.class[1]&o.class[1] != 0
}

// match tells whether the pattern matches b.
func (l linear) match(b []byte) bool {
	at := 0
	for i := range l {
		s := &l[i]
		n := 0
		for at < len(b) && n != s.max && s.class[b[at]>>6]>>(b[at]&63)&1 != 0 {
			at++
			n++
		}
		if n < s.min {
			return false
		}
	}
	return at == len(b)
}
