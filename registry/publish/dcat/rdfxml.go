package dcat

import "bytes"

// rdfXML writes typed node elements, one property element per line.
type rdfXML struct {
	out
	open, shut, iri [termCount]string // "\n    <dct:title", "</dct:title>", full IRI
	class           string            // the element of the node being written
}

func newXML(o out) *rdfXML {
	x := &rdfXML{out: o}
	for i, w := range vocabulary() {
		x.open[i] = "<" + w.curie()
		x.shut[i] = "</" + w.curie() + ">"
		x.iri[i] = w.iri()
	}
	return x
}

func (x *rdfXML) begin() {
	x.buf = append(x.buf, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF"...)
	for _, n := range namespaces() {
		x.buf = append(x.buf, "\n  xmlns:"+n.prefix+"=\""+n.iri+"\""...)
	}
	x.buf = append(x.buf, ">\n"...)
}

func (x *rdfXML) node(iri, fragment string, class, also term) {
	open := "<rdf:Description"
	x.class = "</rdf:Description>"
	if class != noTerm {
		open, x.class = x.open[class], x.shut[class]
	}
	x.buf = append(x.buf, open...)
	x.buf = append(x.buf, " rdf:about=\""...)
	x.attr(iri, fragment)
	x.buf = append(x.buf, "\">\n"...)
	if also != noTerm {
		x.buf = append(x.buf, "  <rdf:type rdf:resource=\""...)
		x.buf = append(x.buf, x.iri[also]...)
		x.buf = append(x.buf, "\"/>\n"...)
	}
}

// attr appends an IRI inside an attribute.
func (x *rdfXML) attr(iri, fragment string) {
	from := len(x.buf)
	x.address(iri, fragment)
	if bytes.IndexByte(x.buf[from:], '&') >= 0 {
		escaped := bytes.ReplaceAll(x.buf[from:], []byte("&"), []byte("&amp;"))
		x.buf = append(x.buf[:from], escaped...)
	}
}

func (x *rdfXML) ref(p term, iri, fragment string) {
	x.buf = append(x.buf, "  "...)
	x.buf = append(x.buf, x.open[p]...)
	x.buf = append(x.buf, " rdf:resource=\""...)
	x.attr(iri, fragment)
	x.buf = append(x.buf, "\"/>\n"...)
}

func (x *rdfXML) text(p term, value, lang string) {
	x.buf = append(x.buf, "  "...)
	x.buf = append(x.buf, x.open[p]...)
	if lang != "" {
		x.buf = append(x.buf, " xml:lang=\""...)
		x.buf = append(x.buf, lang...)
		x.buf = append(x.buf, '"')
	}
	x.content(p, value)
}

func (x *rdfXML) typed(p term, value string, datatype term) {
	x.buf = append(x.buf, "  "...)
	x.buf = append(x.buf, x.open[p]...)
	x.buf = append(x.buf, " rdf:datatype=\""...)
	x.buf = append(x.buf, x.iri[datatype]...)
	x.buf = append(x.buf, '"')
	x.content(p, value)
}

func (x *rdfXML) content(p term, value string) {
	x.buf = append(x.buf, '>')
	s := clean(value)
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c > '>' || c != '&' && c != '<' && c != '>' && c != '\r' {
			continue
		}
		x.buf = append(x.buf, s[from:i]...)
		switch c {
		case '&':
			x.buf = append(x.buf, "&amp;"...)
		case '<':
			x.buf = append(x.buf, "&lt;"...)
		case '>':
			x.buf = append(x.buf, "&gt;"...)
		case '\r':
			x.buf = append(x.buf, "&#13;"...) // a bare one would be read as a line feed
		}
		from = i + 1
	}
	x.buf = append(x.buf, s[from:]...)
	x.buf = append(x.buf, x.shut[p]...)
	x.buf = append(x.buf, '\n')
}

func (x *rdfXML) endNode() {
	x.buf = append(x.buf, x.class...)
	x.buf = append(x.buf, '\n')
	x.flush(flushAt)
}

func (x *rdfXML) end() { x.buf = append(x.buf, "</rdf:RDF>\n"...) }
