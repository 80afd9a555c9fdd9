package check

import (
	"danhmuc/schemas"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// match finds for each column of a table the schema's column: by name, which may be the header as written, else by title or name without
// marks and case. nil where there is none.
func match(columns []table.Column, s *schemas.Schema) []*schemas.Column {
	if s == nil {
		return nil
	}
	declared := s.Columns()
	byName, byTitle := map[string]int{}, map[string]int{}
	for i, c := range declared {
		byName[c.Name] = i
		if c.Title != "" {
			byTitle[viet.Fold(viet.Clean(c.Title))] = i
		}
	}
	for i, c := range declared {
		if name := viet.Fold(c.Name); name != "" {
			if _, taken := byTitle[name]; !taken {
				byTitle[name] = i
			}
		}
	}
	taken := make([]bool, len(declared))
	out := make([]*schemas.Column, len(columns))
	for i, c := range columns {
		at, ok := byName[viet.Clean(c.Title)]
		if !ok {
			at, ok = byName[c.Name]
		}
		if !ok {
			at, ok = byTitle[viet.Fold(viet.Clean(c.Title))]
		}
		if !ok || taken[at] {
			continue
		}
		taken[at] = true
		out[i] = &declared[at]
	}
	return out
}

// missing lists the schema's columns that the table has not.
func (t *reading) missing(s *schemas.Schema) []schemas.Column {
	have := map[string]bool{}
	for _, c := range t.columns {
		if c.schema != nil {
			have[c.schema.Name] = true
		}
	}
	var out []schemas.Column
	for _, c := range s.Columns() {
		if !have[c.Name] {
			out = append(out, c)
		}
	}
	return out
}
