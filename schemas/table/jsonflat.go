package table

import "bytes"

// jsonKind is what a flattened value is.
type jsonKind uint8

const (
	jsonNull   jsonKind = iota
	jsonString          // raw is the text between the quotes, escapes in it
	jsonNumber
	jsonTrue
	jsonFalse
	jsonList // raw is the array's JSON text
)

// jsonFlat takes one record apart: each value comes with the names that lead to it, joined by dots.
type jsonFlat struct {
	data []byte
	pos  int
	path []byte
	emit func(path []byte, kind jsonKind, raw []byte) error
}

// object takes an object's text apart.
func (f *jsonFlat) object(data []byte) error {
	f.data, f.pos, f.path = data, 0, f.path[:0]
	if err := f.value(0, true); err != nil {
		return err
	}
	return f.end()
}

// array hands each element of an array's text over as it is; nested ones as JSON text. emit gets no path.
func (f *jsonFlat) array(data []byte) error {
	f.data, f.pos, f.path = data, 1, f.path[:0]
	if f.space(); f.next() == ']' {
		f.pos++
		return f.end()
	}
	for {
		if err := f.value(1, false); err != nil {
			return err
		}
		f.space()
		switch f.next() {
		case ',':
			f.pos++
		case ']':
			f.pos++
			return f.end()
		default:
			return errJSON
		}
	}
}

func (f *jsonFlat) end() error {
	if f.space(); f.pos != len(f.data) {
		return errJSON
	}
	return nil
}

func (f *jsonFlat) space() {
	for f.pos < len(f.data) {
		switch f.data[f.pos] {
		case ' ', '\t', '\r', '\n':
			f.pos++
		default:
			return
		}
	}
}

// next is the byte at hand, 0 at the end.
func (f *jsonFlat) next() byte {
	if f.pos < len(f.data) {
		return f.data[f.pos]
	}
	return 0
}

// value reads a value. An object is flattened where that is asked for; else it is JSON text like an array.
func (f *jsonFlat) value(depth int, flatten bool) error {
	f.space()
	switch c := f.next(); {
	case c == '{' && flatten:
		return f.members(depth)
	case c == '{' || c == '[':
		from := f.pos
		if err := f.check(depth); err != nil {
			return err
		}
		return f.emit(f.path, jsonList, f.data[from:f.pos])
	case c == '"':
		raw, err := f.text()
		if err != nil {
			return err
		}
		return f.emit(f.path, jsonString, raw)
	case c == '-' || c >= '0' && c <= '9':
		from := f.pos
		if !f.number() {
			return errJSON
		}
		return f.emit(f.path, jsonNumber, f.data[from:f.pos])
	}
	for _, word := range [...]struct {
		text string
		kind jsonKind
	}{{"null", jsonNull}, {"true", jsonTrue}, {"false", jsonFalse}} {
		if bytes.HasPrefix(f.data[f.pos:], []byte(word.text)) {
			f.pos += len(word.text)
			return f.emit(f.path, word.kind, nil)
		}
	}
	return errJSON
}

// members flattens an object.
func (f *jsonFlat) members(depth int) error {
	if depth >= maxJSONDepth {
		return &Error{Code: CodeShape}
	}
	f.pos++
	outer := len(f.path)
	if f.space(); f.next() == '}' {
		f.pos++
		return nil
	}
	for {
		if f.space(); f.next() != '"' {
			return errJSON
		}
		raw, err := f.text()
		if err != nil {
			return err
		}
		if outer > 0 {
			f.path = append(f.path, '.')
		}
		if f.path, err = appendJSONString(f.path, raw); err != nil {
			return err
		}
		if len(f.path) > maxJSONName {
			return &Error{Code: CodeShape}
		}
		if f.space(); f.next() != ':' {
			return errJSON
		}
		f.pos++
		if err := f.value(depth+1, true); err != nil {
			return err
		}
		f.path = f.path[:outer]
		f.space()
		switch f.next() {
		case ',':
			f.pos++
		case '}':
			f.pos++
			return nil
		default:
			return errJSON
		}
	}
}

// text reads a string and returns what stands between its quotes.
func (f *jsonFlat) text() ([]byte, error) {
	from := f.pos + 1
	for i := from; i < len(f.data); i++ {
		switch c := f.data[i]; {
		case c == '"':
			f.pos = i + 1
			return f.data[from:i], nil
		case c == '\\':
			i++
		case c < ' ':
			return nil, errJSON
		}
	}
	return nil, errJSON
}

// number reads a number as the standard writes it.
func (f *jsonFlat) number() bool {
	digits := func() int {
		from := f.pos
		for c := f.next(); c >= '0' && c <= '9'; c = f.next() {
			f.pos++
		}
		return f.pos - from
	}
	if f.next() == '-' {
		f.pos++
	}
	first := f.next()
	if n := digits(); n == 0 || first == '0' && n > 1 {
		return false
	}
	if f.next() == '.' {
		f.pos++
		if digits() == 0 {
			return false
		}
	}
	if f.next()|0x20 == 'e' {
		f.pos++
		if c := f.next(); c == '+' || c == '-' {
			f.pos++
		}
		return digits() > 0
	}
	return true
}

// check passes over a value, well formed or an error.
func (f *jsonFlat) check(depth int) error {
	if depth > maxJSONDepth {
		return &Error{Code: CodeShape}
	}
	f.space()
	open := f.next()
	if open != '{' && open != '[' {
		inner := jsonFlat{data: f.data, pos: f.pos, emit: func([]byte, jsonKind, []byte) error { return nil }}
		if open == '"' {
			raw, err := inner.text()
			if err != nil {
				return err
			}
			if _, err := appendJSONString(nil, raw); err != nil {
				return err
			}
			f.pos = inner.pos
			return nil
		}
		err := inner.value(depth, false)
		f.pos = inner.pos
		return err
	}
	f.pos++
	if f.space(); f.next() == open+2 {
		f.pos++
		return nil
	}
	for {
		if open == '{' {
			if err := f.name(); err != nil {
				return err
			}
		}
		if err := f.check(depth + 1); err != nil {
			return err
		}
		f.space()
		switch f.next() {
		case ',':
			f.pos++
		case open + 2:
			f.pos++
			return nil
		default:
			return errJSON
		}
	}
}

// name passes over a member's name and its colon.
func (f *jsonFlat) name() error {
	if f.space(); f.next() != '"' {
		return errJSON
	}
	if err := f.check(0); err != nil {
		return err
	}
	if f.space(); f.next() != ':' {
		return errJSON
	}
	f.pos++
	return nil
}
