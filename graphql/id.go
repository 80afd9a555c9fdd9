package graphql

import (
	"encoding/base64"
	"strings"
)

// GlobalID is the outside identifier of a record: base64 (URL alphabet, no padding) of type, colon, id.
func GlobalID(typ, id string) string {
	if id == "" {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString([]byte(typ + ":" + id))
}

// ParseGlobalID reads what GlobalID wrote, in either base64 alphabet and with or without padding. ok is false for anything
// else: an identifier that cannot be read is an identifier of nothing.
func ParseGlobalID(global string) (typ, id string, ok bool) {
	global = strings.NewReplacer("+", "-", "/", "_", "=", "").Replace(global)
	raw, err := base64.RawURLEncoding.DecodeString(global)
	if err != nil {
		return "", "", false
	}
	typ, id, ok = strings.Cut(string(raw), ":")
	return typ, id, ok && typ != "" && id != ""
}

// localID is the id inside a global identifier of the wanted type, empty for any other: the registry then finds nothing.
// A plain id is taken as it is, so that scripts may use what exports and the command line print.
func localID[S ~string](typ, global string) S {
	got, id, ok := ParseGlobalID(global)
	switch {
	case ok && got == typ:
		return S(id)
	case ok:
		return ""
	}
	return S(global)
}
