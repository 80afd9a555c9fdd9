package ddl

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"strings"
	"sync"
	"unicode/utf8"

	"danhmuc/schemas/viet"
)

// reservedFile holds the words that one of the dialects reserves; a name among them is quoted in all.
//
//go:embed reserved.txt
var reservedFile string

var reserved = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(reservedFile) {
		out[w] = true
	}
	return out
})

// system are names that an engine keeps for itself, quoted or not.
var system = map[Dialect]map[string]bool{
	Postgres: {"tableoid": true, "xmin": true, "cmin": true, "xmax": true, "cmax": true, "ctid": true, "oid": true},
	Oracle:   {"rowid": true, "ROWID": true},
}

// names gives out names that differ within one table.
type names struct {
	d     Dialect
	limit int // 0 is the dialect's own
	taken map[string]bool
}

// give returns the name for raw: raw itself where the dialect takes it.
func (n *names) give(raw string) string {
	s := n.d.clean(raw)
	limit := n.limit
	if limit == 0 {
		limit = n.d.limit()
	}
	if n.d.measure(s) > limit {
		s = n.d.short(s, raw, limit)
	}
	if n.taken[n.d.fold(s)] {
		s = n.d.short(s, raw, limit)
	}
	for k := raw; n.taken[n.d.fold(s)]; { // two names with one hash, or one name twice
		k += "'"
		s = n.d.short(s, k, limit)
	}
	n.taken[n.d.fold(s)] = true
	return s
}

// short cuts a name and ends it with a hash of the whole: the same name is cut alike whatever stands beside it.
func (d Dialect) short(s, whole string, limit int) string {
	sum := sha256.Sum256([]byte(whole))
	tail := "_" + hex.EncodeToString(sum[:4])
	for s != "" && d.measure(s+tail) > limit {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return s + tail
}

// clean takes out what no name of the dialect may hold.
func (d Dialect) clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r < ' ' || r == 0x7f, d == Oracle && r == '"', d == MySQL && r > 0xffff:
			return '_'
		}
		return r
	}, s)
	s = strings.TrimSpace(s)
	if s == "" {
		s = "cot"
	}
	if system[d][s] {
		s += "_"
	}
	return s
}

// fold is how the dialect compares names: equal folds are one name to it.
func (d Dialect) fold(s string) string {
	switch d {
	case MySQL, SQLServer:
		return viet.Fold(s)
	case SQLite, Oracle:
		return strings.ToUpper(s)
	}
	return s
}
