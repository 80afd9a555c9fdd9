package graphql

import (
	"context"
	"encoding/json"
	"reflect"
	"strconv"
	"time"
)

// typeTable says for each object type what each of its fields does. It and schema.graphql are the whole API.
type typeTable map[string]fields

// fields are the fields of one object type by name.
type fields map[string]field

// field is how one field gets its value. Exactly one of str, leaf, get (alone), call and load decides; get is set beside
// str and leaf too, for the reference executor.
type field struct {
	owner  reflect.Type                                                               // Go type of the object, nil for root types
	kind   string                                                                     // for leaves: which scalars it may stand for
	str    func(obj any) (string, bool)                                               // text leaf; false is null
	leaf   func(dst []byte, obj any) ([]byte, bool)                                   // any other leaf, appended as JSON; false is null
	get    func(obj any) any                                                          // pure value: leaf, object pointer, or []any of them
	call   func(ctx context.Context, obj any, args Args) (any, error)                 // needs arguments or the backend
	load   func(ctx context.Context, objs []any, args Args) (vals []any, err []error) // reaches for other records: all objects at once
	object bool                                                                       // get yields an object or a list of them
	stream func(ctx context.Context, args Args, from resumption) (Stream, error)      // of a subscription's root: where events come from
}

// Kinds of leaves, checked against the schema when it is built.
const (
	kindText   = "text"   // String, ID, Date, enumerations
	kindInt    = "int"    // Int
	kindLong   = "long"   // Long, Int
	kindFloat  = "float"  // Float
	kindBool   = "bool"   // Boolean
	kindMoment = "moment" // DateTime
	kindTexts  = "texts"  // lists of text
	kindJSON   = "json"   // JSON
)

func ownerOf[T any]() reflect.Type { return reflect.TypeFor[*T]() }

// text is a text that is always there.
func text[T any, S ~string](get func(*T) S) field {
	return field{owner: ownerOf[T](), kind: kindText,
		str: func(obj any) (string, bool) { return string(get(obj.(*T))), true },
		get: func(obj any) any { return string(get(obj.(*T))) }}
}

// maybe is a text whose empty value is null.
func maybe[T any, S ~string](get func(*T) S) field {
	return field{owner: ownerOf[T](), kind: kindText,
		str: func(obj any) (string, bool) { s := string(get(obj.(*T))); return s, s != "" },
		get: func(obj any) any { return orNull(string(get(obj.(*T)))) }}
}

// id is the global identifier of a record of the given type.
func id[T any, S ~string](typ string, get func(*T) S) field {
	return text(func(obj *T) string { return GlobalID(typ, string(get(obj))) })
}

func integer[T any](get func(*T) int) field {
	f := long(func(obj *T) int64 { return int64(get(obj)) })
	f.kind, f.get = kindInt, func(obj any) any { return get(obj.(*T)) }
	return f
}

func long[T any](get func(*T) int64) field {
	return field{owner: ownerOf[T](), kind: kindLong,
		leaf: func(dst []byte, obj any) ([]byte, bool) { return strconv.AppendInt(dst, get(obj.(*T)), 10), true },
		get:  func(obj any) any { return get(obj.(*T)) }}
}

func boolean[T any](get func(*T) bool) field {
	return field{owner: ownerOf[T](), kind: kindBool,
		leaf: func(dst []byte, obj any) ([]byte, bool) { return strconv.AppendBool(dst, get(obj.(*T))), true },
		get:  func(obj any) any { return get(obj.(*T)) }}
}

func float[T any](get func(*T) float64) field {
	return field{owner: ownerOf[T](), kind: kindFloat,
		leaf: func(dst []byte, obj any) ([]byte, bool) { return appendFloat(dst, get(obj.(*T))) },
		get:  func(obj any) any { return get(obj.(*T)) }}
}

// moment is a time whose zero value is null.
func moment[T any](get func(*T) time.Time) field {
	return field{owner: ownerOf[T](), kind: kindMoment,
		leaf: func(dst []byte, obj any) ([]byte, bool) { return appendTime(dst, get(obj.(*T))) },
		get:  func(obj any) any { return timeOrNull(get(obj.(*T))) }}
}

// momentOr is a time that may be absent.
func momentOr[T any](get func(*T) *time.Time) field {
	return moment(func(obj *T) time.Time {
		if t := get(obj); t != nil {
			return *t
		}
		return time.Time{}
	})
}

// texts is a list of texts, empty rather than null.
func texts[T any, S ~string](get func(*T) []S) field {
	return field{owner: ownerOf[T](), kind: kindTexts,
		leaf: func(dst []byte, obj any) ([]byte, bool) { return appendTexts(dst, get(obj.(*T))), true },
		get:  func(obj any) any { return anyTexts(get(obj.(*T))) }}
}

// document is a JSON value kept as bytes; none is null.
func document[T any](get func(*T) json.RawMessage) field {
	return field{owner: ownerOf[T](), kind: kindJSON,
		leaf: func(dst []byte, obj any) ([]byte, bool) { return appendRaw(dst, get(obj.(*T))) },
		get: func(obj any) any {
			if raw := get(obj.(*T)); len(raw) > 0 {
				return raw
			}
			return nil
		}}
}

// object is a part of the object itself; nil is null.
func object[T, U any](get func(*T) *U) field {
	return field{owner: ownerOf[T](), object: true, get: func(obj any) any { return orNil(get(obj.(*T))) }}
}

// objects is a list of parts of the object itself, empty rather than null.
func objects[T, U any](get func(*T) []U) field {
	return field{owner: ownerOf[T](), object: true, get: func(obj any) any { return pointers(get(obj.(*T))) }}
}

// call is a field that needs its arguments or the backend, one object at a time.
func call[T any](fn func(ctx context.Context, obj *T, args Args) (any, error)) field {
	return field{owner: ownerOf[T](), call: func(ctx context.Context, obj any, args Args) (any, error) { return fn(ctx, obj.(*T), args) }}
}

// root is a field of Query, Mutation or Subscription.
func root(fn func(ctx context.Context, args Args) (any, error)) field {
	return field{call: func(ctx context.Context, _ any, args Args) (any, error) { return fn(ctx, args) }}
}

// ref is another record, found by a key that the object holds. The keys of all objects of a selection are looked up at
// once; an empty key and a record that is not found are null.
func ref[T any, K comparable, V any](key func(*T) K, load func(ctx context.Context, keys []K) (map[K]V, error)) field {
	return field{owner: ownerOf[T](), load: func(ctx context.Context, objs []any, _ Args) ([]any, []error) {
		var none K
		keys := make([]K, 0, len(objs))
		seen := make(map[K]struct{}, len(objs))
		for _, obj := range objs {
			k := key(obj.(*T))
			if _, ok := seen[k]; !ok && k != none {
				seen[k] = struct{}{}
				keys = append(keys, k)
			}
		}
		vals := make([]any, len(objs))
		if len(keys) == 0 {
			return vals, nil
		}
		found, err := load(ctx, keys)
		if err != nil {
			return vals, sameError(err, len(objs))
		}
		for i, obj := range objs {
			if v, ok := found[key(obj.(*T))]; ok {
				vals[i] = nilToNull(v)
			}
		}
		return vals, nil
	}}
}

func sameError(err error, n int) []error {
	errs := make([]error, n)
	for i := range errs {
		errs[i] = err
	}
	return errs
}

// orNil hides a typed nil pointer: in this package nil alone is null.
func orNil[U any](p *U) any {
	if p == nil {
		return nil
	}
	return p
}

// nilToNull does the same for a value whose type is not known to be a pointer.
func nilToNull(v any) any {
	if r := reflect.ValueOf(v); !r.IsValid() || r.Kind() == reflect.Pointer && r.IsNil() {
		return nil
	}
	return v
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func timeOrNull(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t
}

// pointers makes the list form that executors take, without copying the elements.
func pointers[U any](s []U) []any {
	out := make([]any, len(s))
	for i := range s {
		out[i] = &s[i]
	}
	return out
}

// refs is pointers for a slice of pointers; a nil element is null.
func refs[U any](s []*U) []any {
	out := make([]any, len(s))
	for i, p := range s {
		out[i] = orNil(p)
	}
	return out
}

func anyTexts[S ~string](s []S) []any {
	out := make([]any, len(s))
	for i, v := range s {
		out[i] = string(v)
	}
	return out
}
