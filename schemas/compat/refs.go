package compat

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// refs says whether a document's keywords can be compared one by one although some refer to others.
type refs struct {
	any      bool // there are references
	anywhere bool // one points past $defs, so that any change of the document may change what it means
}

func (r *refs) scan(v any, depth int) {
	switch v := v.(type) {
	case map[string]any:
		for name, e := range v {
			target, isText := e.(string)
			switch name {
			case "$ref":
				if isText {
					r.any = true
					r.anywhere = r.anywhere || !strings.HasPrefix(target, "#/$defs/")
				}
			case "$dynamicRef", "$recursiveRef":
				r.any, r.anywhere = r.any || isText, r.anywhere || isText
			case "$anchor", "$dynamicAnchor":
				r.anywhere = r.anywhere || isText
			case "$id": // of a part: references in it start there
				r.anywhere = r.anywhere || (isText && depth > 0)
			}
			r.scan(e, depth+1)
		}
	case []any:
		for _, e := range v {
			r.scan(e, depth+1)
		}
	}
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	return slices.Sorted(maps.Keys(m))
}
