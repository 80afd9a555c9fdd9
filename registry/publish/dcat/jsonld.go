package dcat

import (
	"strings"
)

// jsonLD writes a flat graph under the embedded context.
type jsonLD struct {
	out
	words [termCount]word
	key   [termCount]string // `,"title":`
	class [termCount]string // `"Dataset"`
	nodes int               // written so far
	last  term              // the property whose values are being written
	close string            // what ends it
}

func newJSON(o out) *jsonLD {
	j := &jsonLD{out: o, words: vocabulary(), last: noTerm}
	for i, w := range j.words {
		j.key[i] = ",\n\"" + w.key + "\":"
		j.class[i] = "\"" + w.key + "\""
	}
	return j
}

// begin writes the context: every term by its full IRI.
func (j *jsonLD) begin() {
	j.buf = append(j.buf, "{\"@context\":{\"@version\":1.1"...)
	for _, w := range j.words {
		if w.key == "" || strings.HasPrefix(w.key, nsHydra) {
			continue
		}
		j.buf = append(j.buf, ",\n\""+w.key+"\":"...)
		switch w.shape {
		case shapeRef:
			j.buf = append(j.buf, "{\"@id\":\""+w.iri()+"\",\"@type\":\"@id\"}"...)
		case shapeRefs:
			j.buf = append(j.buf, "{\"@id\":\""+w.iri()+"\",\"@type\":\"@id\",\"@container\":\"@set\"}"...)
		case shapeLang:
			j.buf = append(j.buf, "{\"@id\":\""+w.iri()+"\",\"@container\":\"@language\"}"...)
		case shapeTags:
			j.buf = append(j.buf, "{\"@id\":\""+w.iri()+"\",\"@language\":\"vi\",\"@container\":\"@set\"}"...)
		case shapeTyped:
			j.buf = append(j.buf, "{\"@id\":\""+w.iri()+"\",\"@type\":\""+j.words[w.datatype].iri()+"\"}"...)
		default:
			j.buf = append(j.buf, "\""+w.iri()+"\""...)
		}
	}
	j.buf = append(j.buf, "},\n\"@graph\":["...)
}

func (j *jsonLD) node(iri, fragment string, class, also term) {
	if j.nodes > 0 {
		j.buf = append(j.buf, ',')
	}
	j.nodes++
	j.buf = append(j.buf, "\n{\"@id\":\""...)
	j.address(iri, fragment)
	j.buf = append(j.buf, '"')
	j.last, j.close = noTerm, ""
	if class == noTerm {
		return
	}
	j.buf = append(j.buf, ",\n\"@type\":"...)
	if also == noTerm {
		j.buf = append(j.buf, j.class[class]...)
		return
	}
	j.buf = append(j.buf, '[')
	j.buf = append(j.buf, j.class[class]...)
	j.buf = append(j.buf, ',')
	j.buf = append(j.buf, j.class[also]...)
	j.buf = append(j.buf, ']')
}

// property starts a value of p: the key and what its shape opens, or a comma.
func (j *jsonLD) property(p term) {
	if j.last == p {
		j.buf = append(j.buf, ',')
		return
	}
	j.buf = append(j.buf, j.close...)
	j.buf = append(j.buf, j.key[p]...)
	j.last, j.close = p, ""
	switch j.words[p].shape {
	case shapeRefs, shapeTags:
		j.buf = append(j.buf, '[')
		j.close = "]"
	case shapeLang:
		j.buf = append(j.buf, '{')
		j.close = "}"
	}
}

func (j *jsonLD) ref(p term, iri, fragment string) {
	j.property(p)
	hydra := j.words[p].shape == shapeHydra
	if hydra {
		j.buf = append(j.buf, "{\"@id\":"...)
	}
	j.buf = append(j.buf, '"')
	j.address(iri, fragment)
	j.buf = append(j.buf, '"')
	if hydra {
		j.buf = append(j.buf, '}')
	}
}

func (j *jsonLD) text(p term, value, lang string) {
	j.property(p)
	if j.words[p].shape == shapeLang {
		j.buf = append(j.buf, '"')
		j.buf = append(j.buf, lang...)
		j.buf = append(j.buf, "\":"...)
	}
	j.quote(value)
}

func (j *jsonLD) typed(p term, value string, datatype term) {
	j.property(p)
	if j.words[p].shape == shapeHydra { // an xsd:integer: a JSON number
		j.buf = append(j.buf, value...)
		return
	}
	j.quote(value)
}

func (j *jsonLD) quote(s string) {
	const hex = "0123456789abcdef"
	s = clean(s)
	j.buf = append(j.buf, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		j.buf = append(j.buf, s[from:i]...)
		switch c {
		case '"', '\\':
			j.buf = append(j.buf, '\\', c)
		default:
			j.buf = append(j.buf, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
		from = i + 1
	}
	j.buf = append(j.buf, s[from:]...)
	j.buf = append(j.buf, '"')
}

func (j *jsonLD) endNode() {
	j.buf = append(j.buf, j.close...)
	j.buf = append(j.buf, '}')
	j.close = ""
	j.flush(flushAt)
}

func (j *jsonLD) end() { j.buf = append(j.buf, "\n]}\n"...) }
