package dcat

// Format is a serialisation of RDF.
type Format uint8

// The formats that are written.
const (
	JSONLD Format = iota + 1
	Turtle
	RDFXML
)

// Formats lists them in the order in which a client without a preference is served.
func Formats() []Format { return []Format{JSONLD, Turtle, RDFXML} }

// Extension is what an address of the format ends with, without the dot.
func (f Format) Extension() string {
	return [...]string{"", "jsonld", "ttl", "rdf"}[f]
}

// MediaType is the registered type, without parameters.
func (f Format) MediaType() string {
	return [...]string{"", "application/ld+json", "text/turtle", "application/rdf+xml"}[f]
}

// ContentType is the header's value.
func (f Format) ContentType() string { return f.MediaType() + "; charset=utf-8" }

// ParseFormat finds the format of an extension.
func ParseFormat(extension string) (Format, bool) {
	for _, f := range Formats() {
		if f.Extension() == extension {
			return f, true
		}
	}
	return 0, false
}
