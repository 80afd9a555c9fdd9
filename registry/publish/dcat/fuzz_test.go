package dcat_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"testing"

	"danhmuc/registry/publish/dcat"
	"danhmuc/registry/publish/publishtest"
)

// FuzzEscaping puts any text and any address into a dataset and reads each
// serialisation back with a parser that is not ours.
func FuzzEscaping(f *testing.F) {
	f.Add("Sản lượng \"mận\" \\ <b>&amp;</b>\r\n\tcột", "http://example.org/a b?x=<>&y=\"'")
	f.Add("\x00\x01\ufffe\ud7ff\U0001F600\xff", "http://x/\\\x7f\u00a0\u0085")
	f.Add("", "https://x")
	f.Add("]]>", "http://x/%zz&amp;{}|^`")
	f.Fuzz(func(t *testing.T, text, address string) {
		d, _ := publishtest.Fruit()
		d.Description, d.DescriptionEn, d.Theme.EUTheme = "x"+text, "", address
		write := func(b *bytes.Buffer, format dcat.Format) error { return dcat.WriteDataset(b, format, site(), d) }

		fromJSON, themes := readJSON(t, render(t, dcat.JSONLD, write))
		if fromXML := readXML(t, render(t, dcat.RDFXML, write)); fromXML != fromJSON {
			t.Errorf("rdf/xml reads %q, json-ld %q", fromXML, fromJSON)
		}
		if fromTurtle := readTurtle(t, render(t, dcat.Turtle, write)); fromTurtle != fromJSON {
			t.Errorf("turtle reads %q, json-ld %q", fromTurtle, fromJSON)
		}
		for _, iri := range themes {
			if strings.ContainsAny(iri, " <>\"{}|^`\\\n\t") {
				t.Errorf("theme %q is no IRI", iri)
			}
		}
	})
}

func readJSON(t *testing.T, body []byte) (description string, themes []string) {
	t.Helper()
	var doc struct {
		Graph []struct {
			Description map[string]string `json:"description"`
			Theme       []string          `json:"theme"`
		} `json:"@graph"`
	}
	if err := json.Unmarshal(body, &doc); err != nil {
		t.Fatalf("json: %v\n%s", err, body)
	}
	return doc.Graph[0].Description["vi"], doc.Graph[0].Theme
}

func readXML(t *testing.T, body []byte) string {
	t.Helper()
	in, found, text, done := xml.NewDecoder(bytes.NewReader(body)), false, "", false
	for {
		token, err := in.Token()
		if err == io.EOF {
			return text
		}
		if err != nil {
			t.Fatalf("xml: %v\n%s", err, body)
		}
		switch v := token.(type) {
		case xml.StartElement:
			found = v.Name.Local == "description" && !done
		case xml.EndElement:
			done = done || found
			found = false
		case xml.CharData:
			if found {
				text += string(v)
			}
		}
	}
}

func readTurtle(t *testing.T, body []byte) string {
	t.Helper()
	for line := range strings.Lines(string(body)) {
		literal, ok := strings.CutPrefix(line, "  dct:description ")
		if !ok {
			continue
		}
		// Turtle's escapes are a part of Go's
		quoted, tagged := strings.CutSuffix(strings.TrimSuffix(literal, " ;\n"), "@vi")
		text, err := strconv.Unquote(quoted)
		if err != nil || !tagged {
			t.Fatalf("turtle: %v %s", err, literal)
		}
		return text
	}
	t.Fatal("no description")
	return ""
}
