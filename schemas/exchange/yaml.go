package exchange

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// maxBytes bounds a document from outside; the schema made of it has its own bounds.
const maxBytes = 4 << 20

// decode reads an object written as JSON or YAML, numbers as json.Number. The library refuses documents whose aliases unfold without
// measure.
func decode(raw []byte) (map[string]any, error) {
	if len(raw) > maxBytes {
		return nil, fmt.Errorf("more than %d bytes", maxBytes)
	}
	if doc, ok := decodeJSON(raw).(map[string]any); ok && json.Valid(raw) {
		return doc, nil
	}
	var v any
	if err := yaml.Unmarshal(raw, &v); err != nil {
		return nil, fmt.Errorf("read YAML: %w", err)
	}
	doc, ok := fromYAML(v).(map[string]any)
	if !ok {
		return nil, fmt.Errorf("no object")
	}
	return doc, nil
}

// fromYAML turns what YAML knows into what JSON knows: a time is the text that was most likely written.
func fromYAML(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, e := range v {
			v[k] = fromYAML(e)
		}
	case map[any]any:
		out := make(map[string]any, len(v))
		for k, e := range v {
			out[fmt.Sprint(k)] = fromYAML(e)
		}
		return out
	case []any:
		for i, e := range v {
			v[i] = fromYAML(e)
		}
	case int:
		return json.Number(strconv.Itoa(v))
	case int64, uint64:
		return json.Number(fmt.Sprint(v))
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return fmt.Sprint(v)
		}
		return json.Number(strconv.FormatFloat(v, 'f', -1, 64))
	case time.Time:
		if v.Equal(v.Truncate(24*time.Hour)) && v.Location() == time.UTC {
			return v.Format(time.DateOnly)
		}
		return v.Format(time.RFC3339Nano)
	}
	return v
}

// forYAML turns numbers into YAML's own, exact where that is possible and else as the text they are.
func forYAML(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, e := range v {
			out[k] = forYAML(e)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = forYAML(e)
		}
		return out
	case json.Number:
		return numberNode(v.String())
	}
	return v
}

func numberNode(s string) any {
	if isInteger(s) {
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: s}
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s // greater than any: the text says it
	}
	if !strings.ContainsAny(s, ".eE") {
		s = strconv.FormatFloat(f, 'e', -1, 64)
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!float", Value: s}
}

func isInteger(s string) bool {
	_, err := strconv.ParseInt(s, 10, 64)
	return err == nil
}
