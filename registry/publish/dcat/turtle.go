package dcat

// turtle writes one block per node, one value per line.
type turtle struct {
	out
	pred  [termCount]string // "    dct:title "
	curie [termCount]string
	first bool // no value was written since the classes
}

func newTurtle(o out) *turtle {
	t := &turtle{out: o}
	for i, w := range vocabulary() {
		t.curie[i] = w.curie()
		t.pred[i] = " ;\n  " + t.curie[i] + " "
	}
	return t
}

func (t *turtle) begin() {
	for _, n := range namespaces() {
		t.buf = append(t.buf, "@prefix "+n.prefix+": <"+n.iri+"> .\n"...)
	}
}

func (t *turtle) node(iri, fragment string, class, also term) {
	t.buf = append(t.buf, '\n', '<')
	t.address(iri, fragment)
	t.buf = append(t.buf, '>')
	t.first = class == noTerm
	if t.first {
		return
	}
	t.buf = append(t.buf, " a "...)
	t.buf = append(t.buf, t.curie[class]...)
	if also != noTerm {
		t.buf = append(t.buf, ", "...)
		t.buf = append(t.buf, t.curie[also]...)
	}
}

func (t *turtle) predicate(p term) {
	s := t.pred[p]
	if t.first {
		s = s[2:] // no " ;" before the first
		t.first = false
	}
	t.buf = append(t.buf, s...)
}

func (t *turtle) ref(p term, iri, fragment string) {
	t.predicate(p)
	t.buf = append(t.buf, '<')
	t.address(iri, fragment)
	t.buf = append(t.buf, '>')
}

func (t *turtle) text(p term, value, lang string) {
	t.predicate(p)
	t.quote(value)
	if lang != "" {
		t.buf = append(t.buf, '@')
		t.buf = append(t.buf, lang...)
	}
}

func (t *turtle) typed(p term, value string, datatype term) {
	t.predicate(p)
	t.quote(value)
	t.buf = append(t.buf, "^^"...)
	t.buf = append(t.buf, t.curie[datatype]...)
}

func (t *turtle) quote(s string) {
	s = clean(s)
	t.buf = append(t.buf, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		t.buf = append(t.buf, s[from:i]...)
		switch c {
		case '\n':
			t.buf = append(t.buf, '\\', 'n')
		case '\r':
			t.buf = append(t.buf, '\\', 'r')
		case '\t':
			t.buf = append(t.buf, '\\', 't')
		default:
			t.buf = append(t.buf, '\\', c)
		}
		from = i + 1
	}
	t.buf = append(t.buf, s[from:]...)
	t.buf = append(t.buf, '"')
}

func (t *turtle) endNode() {
	t.buf = append(t.buf, " .\n"...)
	t.flush(flushAt)
}

func (t *turtle) end() {}
