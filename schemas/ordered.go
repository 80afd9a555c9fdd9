package schemas

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strconv"
)

// member is one name and value of an object, in the order written.
type member struct {
	name  string
	value any
}

// object is a JSON object that keeps the order of its members.
type object []member

// get returns a member's value; the last one wins, as in encoding/json.
func (o object) get(name string) (any, bool) {
	for i := len(o) - 1; i >= 0; i-- {
		if o[i].name == name {
			return o[i].value, true
		}
	}
	return nil, false
}

func (o object) object(name string) object {
	v, _ := o.get(name)
	child, _ := v.(object)
	return child
}

func (o object) text(name string) string {
	v, _ := o.get(name)
	s, _ := v.(string)
	return s
}

// decodeOrdered reads one JSON value: objects as object, arrays as []any, numbers as json.Number.
func decodeOrdered(doc []byte) (any, error) {
	dec := json.NewDecoder(bytes.NewReader(doc))
	dec.UseNumber()
	v, err := decodeValue(dec, 0)
	if err != nil {
		return nil, err
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, fmt.Errorf("text after the document at byte %d", dec.InputOffset())
	}
	return v, nil
}

func decodeValue(dec *json.Decoder, depth int) (any, error) {
	if depth > maxDepth {
		return nil, errTooDeep
	}
	token, err := dec.Token()
	if err != nil {
		return nil, fmt.Errorf("at byte %d: %w", dec.InputOffset(), err)
	}
	switch token {
	case json.Delim('{'):
		return decodeObject(dec, depth)
	case json.Delim('['):
		list := []any{}
		for dec.More() {
			v, err := decodeValue(dec, depth+1)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err := dec.Token()
		return list, err
	}
	return token, nil
}

func decodeObject(dec *json.Decoder, depth int) (any, error) {
	o := object{}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return nil, fmt.Errorf("at byte %d: %w", dec.InputOffset(), err)
		}
		v, err := decodeValue(dec, depth+1)
		if err != nil {
			return nil, err
		}
		text, ok := name.(string)
		if !ok {
			return nil, fmt.Errorf("at byte %d: a member without name", dec.InputOffset())
		}
		o = append(o, member{text, v})
	}
	_, err := dec.Token()
	return o, err
}

// appendJSON writes v compactly. canonical sorts the members of objects, but for the root's properties; path is where v stands.
func appendJSON(dst []byte, v any, canonical bool, depth int, keepOrder bool) []byte {
	switch v := v.(type) {
	case object:
		members := v
		if canonical && !keepOrder {
			members = append(object(nil), v...)
			sort.SliceStable(members, func(i, j int) bool { return members[i].name < members[j].name })
		}
		dst = append(dst, '{')
		for i, m := range members {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = appendString(dst, m.name)
			dst = append(dst, ':')
			dst = appendJSON(dst, m.value, canonical, depth+1, depth == 0 && m.name == "properties")
		}
		return append(dst, '}')
	case []any:
		dst = append(dst, '[')
		for i, e := range v {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = appendJSON(dst, e, canonical, depth+1, false)
		}
		return append(dst, ']')
	case string:
		return appendString(dst, v)
	case json.Number:
		return append(dst, v...)
	case bool:
		return strconv.AppendBool(dst, v)
	}
	return append(dst, "null"...)
}

func appendString(dst []byte, s string) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil { // a string always encodes
		return append(dst, `""`...)
	}
	return append(dst, bytes.TrimRight(b.Bytes(), "\n")...)
}

// plain turns an ordered value into what jsonschema and encoding/json use.
func plain(v any) any {
	switch v := v.(type) {
	case object:
		m := make(map[string]any, len(v))
		for _, e := range v {
			m[e.name] = plain(e.value)
		}
		return m
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = plain(e)
		}
		return list
	}
	return v
}
