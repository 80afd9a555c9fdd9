package graphql

import (
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"time"
	"unicode/utf8"
)

const hexDigits = "0123456789abcdef"

// appendString appends s as a JSON string. What is not valid UTF-8 becomes U+FFFD, as encoding/json does.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= ' ' && c != '"' && c != '\\' {
				i++
				continue
			}
			dst = append(dst, s[start:i]...)
			dst = appendEscape(dst, c)
			i++
			start = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			dst = append(dst, s[start:i]...)
			dst = append(dst, "\uFFFD"...)
			start = i + size
		}
		i += size
	}
	dst = append(dst, s[start:]...)
	return append(dst, '"')
}

func appendEscape(dst []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(dst, '\\', c)
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	case '\t':
		return append(dst, '\\', 't')
	}
	return append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xF])
}

// appendTime appends an instant as RFC 3339 in UTC; the zero time is null.
func appendTime(dst []byte, t time.Time) ([]byte, bool) {
	if t.IsZero() {
		return dst, false
	}
	dst = append(dst, '"')
	dst = t.UTC().AppendFormat(dst, time.RFC3339Nano)
	return append(dst, '"'), true
}

// appendFloat appends a number; NaN and infinities, which JSON lacks, are null.
func appendFloat(dst []byte, f float64) ([]byte, bool) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return dst, false
	}
	return strconv.AppendFloat(dst, f, 'g', -1, 64), true
}

func appendTexts[S ~string](dst []byte, s []S) []byte {
	dst = append(dst, '[')
	for i, v := range s {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendString(dst, string(v))
	}
	return append(dst, ']')
}

// appendRaw appends bytes that are JSON already; none is null.
func appendRaw(dst []byte, raw json.RawMessage) ([]byte, bool) {
	if len(raw) == 0 {
		return dst, false
	}
	return append(dst, raw...), true
}

// appendLeaf appends what a resolver returned for a leaf type. It accepts the Go types of the domain: named texts, integers
// of any size, times, raw JSON. false is null: an absent value, or one that the type cannot carry.
func appendLeaf(dst []byte, t *outType, v any) ([]byte, bool) {
	switch t.name {
	case "JSON":
		return appendJSON(dst, v)
	case "DateTime":
		if at, ok := asTime(v); ok {
			return appendTime(dst, at)
		}
		return dst, false
	case "Boolean":
		b, ok := v.(bool)
		return strconv.AppendBool(dst, b), ok
	case "Float":
		f, ok := asFloat(v)
		if !ok {
			return dst, false
		}
		return appendFloat(dst, f)
	case "Int", "Long":
		n, ok := asInt(v)
		if !ok || t.name == "Int" && (n > math.MaxInt32 || n < math.MinInt32) {
			return dst, false
		}
		return strconv.AppendInt(dst, n, 10), true
	}
	s, ok := asText(v)
	if !ok {
		return dst, false
	}
	return t.appendText(dst, s)
}

// appendText appends a text of this type; one that is no member of an enumeration is null.
func (t *outType) appendText(dst []byte, s string) ([]byte, bool) {
	if t.enum == nil {
		return appendString(dst, s), true
	}
	quoted, ok := t.enum[s]
	return append(dst, quoted...), ok
}

func appendJSON(dst []byte, v any) ([]byte, bool) {
	if raw, ok := v.(json.RawMessage); ok {
		return appendRaw(dst, raw)
	}
	b, err := json.Marshal(v)
	if err != nil || v == nil {
		return dst, false // a value that JSON cannot carry is null, as every leaf that cannot be serialized
	}
	return append(dst, b...), true
}

func asText(v any) (string, bool) {
	if s, ok := v.(string); ok {
		return s, true
	}
	r := reflect.ValueOf(v)
	if r.Kind() == reflect.Pointer && !r.IsNil() {
		r = r.Elem()
	}
	if r.Kind() == reflect.String {
		return r.String(), true
	}
	return "", false
}

func asTime(v any) (time.Time, bool) {
	switch v := v.(type) {
	case time.Time:
		return v, true
	case *time.Time:
		if v != nil {
			return *v, true
		}
	}
	return time.Time{}, false
}

func asInt(v any) (int64, bool) {
	switch n := v.(type) {
	case int:
		return int64(n), true
	case int64:
		return n, true
	case uint64:
		return int64(min(n, math.MaxInt64)), true
	}
	r := reflect.ValueOf(v)
	if r.Kind() == reflect.Pointer && !r.IsNil() {
		r = r.Elem()
	}
	switch {
	case r.CanInt():
		return r.Int(), true
	case r.CanUint():
		return int64(min(r.Uint(), math.MaxInt64)), true
	}
	return 0, false
}

func asFloat(v any) (float64, bool) {
	r := reflect.ValueOf(v)
	if r.Kind() == reflect.Pointer && !r.IsNil() {
		r = r.Elem()
	}
	switch {
	case r.CanFloat():
		return r.Float(), true
	case r.CanInt():
		return float64(r.Int()), true
	}
	return 0, false
}
