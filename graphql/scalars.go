package graphql

import (
	"encoding/json"
	"math"
	"strconv"
	"time"

	gql "github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
)

// scalars are the named leaf types that are not enumerations. Parsing returns nil for a value that the type refuses.
func scalars() map[string]gql.Type {
	return map[string]gql.Type{
		"Int": gql.Int, "Float": gql.Float, "String": gql.String, "Boolean": gql.Boolean, "ID": gql.ID,
		"DateTime": gql.NewScalar(gql.ScalarConfig{Name: "DateTime", Description: "An instant as RFC 3339 writes it: 2026-11-24T08:30:00Z. Answers are in UTC.",
			Serialize: serializeTime, ParseValue: parseTime, ParseLiteral: literalText(parseTime)}),
		"Date": gql.NewScalar(gql.ScalarConfig{Name: "Date", Description: "A calendar day in Asia/Ho_Chi_Minh: 2026-11-24.",
			Serialize: serializeText, ParseValue: parseDate, ParseLiteral: literalText(parseDate)}),
		"JSON": gql.NewScalar(gql.ScalarConfig{Name: "JSON", Description: "Any JSON value.",
			Serialize: func(v any) any { return v }, ParseValue: func(v any) any { return v }, ParseLiteral: literalJSON}),
		"Long": gql.NewScalar(gql.ScalarConfig{Name: "Long", Description: "A whole number of up to 64 bits; Int has 32.",
			Serialize: serializeLong, ParseValue: parseLong, ParseLiteral: literalLong}),
	}
}

func serializeTime(v any) any {
	t, ok := asTime(v)
	if !ok || t.IsZero() {
		return nil
	}
	return t.UTC().Format(time.RFC3339Nano)
}

func parseTime(v any) any {
	switch v := v.(type) {
	case time.Time:
		return v
	case string:
		if t, err := time.Parse(time.RFC3339Nano, v); err == nil {
			return t
		}
	}
	return nil
}

func serializeText(v any) any {
	if s, ok := asText(v); ok {
		return s
	}
	return nil
}

func parseDate(v any) any {
	s, ok := v.(string)
	if !ok {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return nil
	}
	return s
}

func literalText(parse func(any) any) func(ast.Value) any {
	return func(v ast.Value) any {
		if s, ok := v.(*ast.StringValue); ok {
			return parse(s.Value)
		}
		return nil
	}
}

func serializeLong(v any) any {
	if n, ok := asInt(v); ok {
		return n
	}
	return nil
}

func parseLong(v any) any {
	switch v := v.(type) {
	case int64:
		return v
	case int:
		return int64(v)
	case float64:
		// Past 2^53 a float has lost digits; the handler hands numbers over as json.Number.
		if v == math.Trunc(v) && math.Abs(v) <= 1<<53 {
			return int64(v)
		}
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n
		}
	}
	return nil
}

func literalLong(v ast.Value) any {
	if i, ok := v.(*ast.IntValue); ok {
		if n, err := strconv.ParseInt(i.Value, 10, 64); err == nil {
			return n
		}
	}
	return nil
}

// literalJSON writes a literal as JSON, members in the order they stand: the order counts in a schema.
func literalJSON(v ast.Value) any {
	raw, ok := appendLiteral(nil, v)
	if !ok {
		return nil // a variable inside a JSON literal is not supported: send the whole value as the variable
	}
	return json.RawMessage(raw)
}

func appendLiteral(dst []byte, v ast.Value) ([]byte, bool) {
	switch v := v.(type) {
	case *ast.StringValue:
		return appendString(dst, v.Value), true
	case *ast.EnumValue:
		return appendString(dst, v.Value), true
	case *ast.BooleanValue:
		return strconv.AppendBool(dst, v.Value), true
	case *ast.IntValue:
		return append(dst, v.Value...), true
	case *ast.FloatValue:
		return append(dst, v.Value...), true
	case *ast.ListValue:
		return appendLiterals(append(dst, '['), len(v.Values), func(dst []byte, i int) ([]byte, bool) { return appendLiteral(dst, v.Values[i]) }, ']')
	case *ast.ObjectValue:
		return appendLiterals(append(dst, '{'), len(v.Fields), func(dst []byte, i int) ([]byte, bool) {
			return appendLiteral(append(appendString(dst, v.Fields[i].Name.Value), ':'), v.Fields[i].Value)
		}, '}')
	}
	return dst, false
}

func appendLiterals(dst []byte, n int, item func(dst []byte, i int) ([]byte, bool), end byte) ([]byte, bool) {
	for i := range n {
		if i > 0 {
			dst = append(dst, ',')
		}
		var ok bool
		if dst, ok = item(dst, i); !ok {
			return dst, false
		}
	}
	return append(dst, end), true
}
