package dcat

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
)

//go:embed labels.json
var labelsJSON []byte

// labels holds the words of the documents, by message code or by the IRI that
// they name, then by language.
type labels map[string]map[string]string

func readLabels() (labels, error) {
	var l labels
	if err := json.Unmarshal(labelsJSON, &l); err != nil {
		return nil, fmt.Errorf("read dcat labels: %w", err)
	}
	return l, nil
}

// languages lists the languages of the labels in the order of the documents.
func languages() [2]string { return [2]string{"vi", "en"} }

// fill puts values into a message: name, value, name, value. A value that
// looks like a name is not filled again.
func fill(message string, pairs ...string) string {
	var b strings.Builder
	for {
		from := strings.IndexByte(message, '{')
		if from < 0 {
			b.WriteString(message)
			return b.String()
		}
		b.WriteString(message[:from])
		message = message[from:]
		known := false
		for i := 0; i+1 < len(pairs) && !known; i += 2 {
			if known = strings.HasPrefix(message, pairs[i]); known {
				b.WriteString(pairs[i+1])
				message = message[len(pairs[i]):]
			}
		}
		if !known {
			b.WriteByte('{')
			message = message[1:]
		}
	}
}
