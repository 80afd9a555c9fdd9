package limit

// Scan bounds bytes, tokens and bracket nesting of a query text without parsing it, and returns the text that the parser
// is to be given: the same length, comments and byte order marks replaced by spaces. A text with a lexical fault is
// scanned up to the fault only, where the parser will stop too. src is not changed.
func Scan(src string, l Limits) (string, error) {
	if len(src) > l.MaxBytes {
		return "", &Error{Code: CodeTooLarge, What: "bytes", Got: len(src), Limit: l.MaxBytes}
	}
	s := scanner{src: src, limits: l}
	for s.pos < len(src) {
		if err := s.next(); err != nil {
			return "", err
		}
	}
	if s.clean == nil {
		return src, nil
	}
	return string(s.clean), nil
}

type scanner struct {
	src           string
	clean         []byte // nil until something had to be blanked
	pos           int
	tokens, depth int
	limits        Limits
}

// next consumes one token, comment or white space byte.
func (s *scanner) next() error {
	c := s.src[s.pos]
	switch {
	case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',':
		s.pos++
		return nil
	case c == '#':
		s.blank(s.lineEnd())
		return nil
	case c == 0xEF && len(s.src)-s.pos >= 3 && s.src[s.pos:s.pos+3] == "\uFEFF":
		s.blank(s.pos + 3)
		return nil
	}
	if s.tokens++; s.tokens > s.limits.MaxTokens {
		return &Error{Code: CodeTooLarge, What: "tokens", Got: s.tokens, Limit: s.limits.MaxTokens}
	}
	switch c {
	case '{', '[', '(':
		if s.depth++; s.depth > s.limits.MaxNesting {
			return &Error{Code: CodeTooDeep, What: "nested brackets", Got: s.depth, Limit: s.limits.MaxNesting}
		}
		s.pos++
	case '}', ']', ')':
		// An excess of closing brackets is the parser's to refuse; here it must not buy room for opening ones.
		s.depth = max(0, s.depth-1)
		s.pos++
	case '"':
		s.skipString()
	case '.':
		s.pos += min(len(s.src)-s.pos, dots(s.src[s.pos:]))
	default:
		s.skipWord()
	}
	return nil
}

func dots(rest string) int {
	if len(rest) >= 3 && rest[:3] == "..." {
		return 3
	}
	return 1
}

func (s *scanner) lineEnd() int {
	end := s.pos
	for end < len(s.src) && s.src[end] != '\n' && s.src[end] != '\r' {
		end++
	}
	return end
}

func (s *scanner) blank(end int) {
	if s.clean == nil {
		s.clean = []byte(s.src)
	}
	for i := s.pos; i < end; i++ {
		s.clean[i] = ' '
	}
	s.pos = end
}

func (s *scanner) skipString() {
	if len(s.src)-s.pos >= 3 && s.src[s.pos:s.pos+3] == `"""` {
		s.skipBlockString()
		return
	}
	for i := s.pos + 1; i < len(s.src); i++ {
		switch s.src[i] {
		case '\\':
			i++
		case '"':
			s.pos = i + 1
			return
		case '\n', '\r':
			s.pos = len(s.src) // unterminated: the parser stops at this very string
			return
		}
	}
	s.pos = len(s.src)
}

func (s *scanner) skipBlockString() {
	for i := s.pos + 3; i < len(s.src); i++ {
		rest := s.src[i:]
		if len(rest) >= 4 && rest[:4] == `\"""` {
			i += 3
			continue
		}
		if len(rest) >= 3 && rest[:3] == `"""` {
			s.pos = i + 3
			return
		}
	}
	s.pos = len(s.src)
}

// skipWord consumes a name, a number, or one byte of anything else.
func (s *scanner) skipWord() {
	c := s.src[s.pos]
	switch {
	case c == '-' || isDigit(c):
		s.skipNumber()
	case isNameByte(c):
		for s.pos < len(s.src) && isNameByte(s.src[s.pos]) {
			s.pos++
		}
	default:
		s.pos++
	}
}

// skipNumber follows the parser's grammar exactly: a name or a sign glued to a number is a token of its own.
func (s *scanner) skipNumber() {
	s.pos++ // a sign or the first digit
	s.skipDigits()
	if s.at('.') {
		s.pos++
		s.skipDigits()
	}
	if s.at('e') || s.at('E') {
		s.pos++
		if s.at('+') || s.at('-') {
			s.pos++
		}
		s.skipDigits()
	}
}

func (s *scanner) skipDigits() {
	for s.pos < len(s.src) && isDigit(s.src[s.pos]) {
		s.pos++
	}
}

func (s *scanner) at(c byte) bool { return s.pos < len(s.src) && s.src[s.pos] == c }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isNameByte(c byte) bool {
	return c == '_' || isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
