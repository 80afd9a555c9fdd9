// Package dcat writes the published catalogue as DCAT 3 in the shape of
// DCAT-AP 3: as JSON-LD, as Turtle and as RDF/XML.
//
// One walk over a dataset (describe.go) feeds an emitter; the three emitters
// spell the same triples, so the serialisations cannot drift apart. An emitter
// appends to one buffer and hands it on at 32 KiB: a catalogue of any length is
// written in bounded memory. What several datasets point to (publishers,
// themes, licences, frequencies, media types) is described once, at the end of
// the document, typed and labelled, so that a document validates alone.
//
// No blank nodes: parts of a dataset have fragments of its address
// (`/dataset/{code}#csv`), and every address of ours answers here.
//
// JSON-LD is a flat `@graph` under an embedded context without prefixes: its
// keys and its arrays are the same for every document (a property that may
// repeat is always an array, a text is always a language map), and it equals
// its own compaction.
//
// Caveats: a character that XML 1.0 cannot hold is replaced by U+FFFD in all
// three forms; an address with characters that an IRI cannot hold is
// percent-encoded in all three.
package dcat
