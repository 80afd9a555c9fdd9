package registry

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sort"
	"strings"

	"danhmuc/registry/changelog"
)

// note is what an entry tells of the act itself, under names that begin with "@"; a fold passes over them.
type note struct {
	facts  map[string]any // enumerations, numbers, references
	fields map[string]any // personal or free text
}

// difference returns the top-level members of after that differ from before, null for those that went.
func difference(before, after []byte) (map[string]json.RawMessage, error) {
	old, now := map[string]json.RawMessage{}, map[string]json.RawMessage{}
	if before != nil {
		if err := json.Unmarshal(before, &old); err != nil {
			return nil, fmt.Errorf("decode the record before: %w", err)
		}
	}
	if err := json.Unmarshal(after, &now); err != nil {
		return nil, fmt.Errorf("decode the record after: %w", err)
	}
	for name, value := range old {
		if next, ok := now[name]; !ok {
			now[name] = json.RawMessage("null")
		} else if bytes.Equal(value, next) {
			delete(now, name)
		}
	}
	return now, nil
}

// changeOf makes the entry's facts and fields out of the members that changed and the note on the act.
func changeOf(t *recordType, members map[string]json.RawMessage, n note) (json.RawMessage, []changelog.Field, error) {
	facts := map[string]json.RawMessage{}
	var fields []changelog.Field
	for name, value := range members {
		if t.private[name] {
			fields = append(fields, changelog.Field{Name: name, Value: value})
			continue
		}
		facts[name] = value
	}
	for name, value := range n.facts {
		raw, err := json.Marshal(value)
		if err != nil {
			return nil, nil, fmt.Errorf("encode %s: %w", name, err)
		}
		facts["@"+name] = raw
	}
	for name, value := range n.fields {
		raw, err := json.Marshal(value)
		if err != nil {
			return nil, nil, fmt.Errorf("encode %s: %w", name, err)
		}
		fields = append(fields, changelog.Field{Name: "@" + name, Value: raw})
	}
	sort.Slice(fields, func(i, j int) bool { return fields[i].Name < fields[j].Name })
	raw, err := json.Marshal(facts)
	return raw, fields, err
}

// Apply folds one entry into a record's members. A field that was erased leaves the member absent.
func Apply(members map[string]json.RawMessage, e changelog.Entry) error {
	facts := map[string]json.RawMessage{}
	if len(e.Facts) > 0 {
		if err := json.Unmarshal(e.Facts, &facts); err != nil {
			return fmt.Errorf("decode the facts of entry %d: %w", e.Seq, err)
		}
	}
	for name, value := range facts {
		set(members, name, value)
	}
	for _, f := range e.Fields {
		if f.Erased() {
			set(members, f.Name, nil)
			continue
		}
		set(members, f.Name, f.Value)
	}
	return nil
}

func set(members map[string]json.RawMessage, name string, value json.RawMessage) {
	if strings.HasPrefix(name, "@") {
		return
	}
	if len(value) == 0 || bytes.Equal(value, []byte("null")) {
		delete(members, name)
		return
	}
	members[name] = value
}

// typeOf is the record type that an entry of this kind changes, nil for kinds that change none.
func typeOf(kind string) *recordType {
	family, _, _ := strings.Cut(kind, ".")
	return recordTypes[family]
}
