package registry

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"danhmuc/schemas"
	"danhmuc/schemas/codelist"
)

// CodeList is a code list that the department which reviews keeps: each import is a version, and the lines of every version stay. Whether a
// code holds on a day stands in its line, so that data of last year are held against the lines of last year.
type CodeList struct {
	ID      string    `json:"id"`
	Version int       `json:"version"`
	Name    string    `json:"name"`             // as schemas name it under x-danhmuc.codeList
	Title   string    `json:"title"`            // in Vietnamese
	Source  string    `json:"source,omitempty"` // the paper that it follows: "QĐ 515/QĐ-UBND"
	Count   int       `json:"count"`            // lines
	Lines   string    `json:"lines"`            // SHA-256 of the lines
	By      AccountID `json:"by"`
	At      time.Time `json:"at"`
}

// CodeListInput describes a list that is imported.
type CodeListInput struct{ Name, Title, Source string }

const codeListPrefix = "list." // of the identifiers: no other record's has a dot

// ImportCodeList makes a list out of lines, or its next version. The same lines under the same words change nothing.
//
// Errors: Forbidden for who keeps no lists, Invalid for a name that is no name, and for that of the communes, which the program carries.
func (r *Registry) ImportCodeList(ctx context.Context, in CodeListInput, lines []codelist.Code) (*CodeList, error) {
	const op = "registry.ImportCodeList"
	in.Name, in.Title, in.Source = strings.ToLower(line(in.Name)), line(in.Title), line(in.Source)
	var v violations
	if !codePattern.MatchString(in.Name) || in.Name == schemas.CommuneCodes {
		v.add("codelist.name.invalid", "name", map[string]any{"value": in.Name})
	}
	if in.Title == "" {
		v.add("codelist.title.required", "title", nil)
	}
	tooLong(&v, "title", in.Title, maxTitle)
	tooLong(&v, "source", in.Source, maxTitle)
	if len(lines) == 0 {
		v.add("codelist.empty", "upload", nil)
	}
	if err := v.err(op); err != nil {
		return nil, err
	}
	raw, err := json.Marshal(lines)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(raw)
	hash := hex.EncodeToString(sum[:])
	var l *CodeList
	err = r.update(ctx, op, func(t *tx) error {
		if t.actor.Anonymous() {
			return SignInRequired(op, t.actor)
		}
		if !r.access.May(t.actor, ActCodeLists, Subject{}) {
			return &Error{Op: op, Kind: KindForbidden, Code: "codelist.notYours"}
		}
		l = &CodeList{ID: codeListPrefix + in.Name, Name: in.Name}
		k := key(familyCodeList, l.ID)
		before, err := get(t, k, l)
		if err != nil {
			return err
		}
		if before != nil && l.Title == in.Title && l.Source == in.Source && l.Lines == hash {
			return nil
		}
		l.Title, l.Source, l.Lines, l.Count = in.Title, in.Source, hash, len(lines)
		l.By, l.At, l.Version = t.actor.Account, t.now, l.Version+1
		if err := t.Put(key(familyCodes, hash), raw); err != nil {
			return err
		}
		_, err = t.save("codelist.import", l.ID, l.Version, k, before, l, note{})
		return err
	})
	if err != nil {
		return nil, err
	}
	return l, nil
}

// CodeLists are all lists that were imported, by name. They are public knowledge.
func (r *Registry) CodeLists(ctx context.Context) ([]*CodeList, error) {
	var out []*CodeList
	err := r.view(ctx, func(rd Reader) (err error) {
		out, err = codeLists(rd)
		return err
	})
	return out, err
}

func codeLists(rd Reader) ([]*CodeList, error) {
	var out []*CodeList
	for it, err := range rd.Scan(under(familyCodeList)) {
		if err != nil {
			return nil, err
		}
		var l CodeList
		if err := json.Unmarshal(it.Value, &l); err != nil {
			return nil, err
		}
		out = append(out, &l)
	}
	slices.SortFunc(out, func(a, b *CodeList) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// CodeListLines are the lines of a version of a list, by their hash; nil for none.
func (r *Registry) CodeListLines(ctx context.Context, hash string) ([]codelist.Code, error) {
	var out []codelist.Code
	err := r.view(ctx, func(rd Reader) error {
		out = nil
		_, err := get(rd, key(familyCodes, hash), &out)
		return err
	})
	return out, err
}

// CodeListByName is a list as it stands: one that was imported, else one that the program carries; nil for none.
func (r *Registry) CodeListByName(ctx context.Context, name string) (*codelist.List, error) {
	var out *codelist.List
	err := r.view(ctx, func(rd Reader) error {
		out = codelist.ByName(name)
		var l CodeList
		raw, err := get(rd, key(familyCodeList, codeListPrefix+name), &l)
		if err != nil || raw == nil {
			return err
		}
		out = &codelist.List{Name: l.Name, Title: l.Title}
		_, err = get(rd, key(familyCodes, l.Lines), &out.Codes)
		return err
	})
	return out, err
}

// Bounds of the lists that a check is given beside those that its schema names.
const (
	listLines = 5_000  // a list
	allLines  = 50_000 // all of them
)

// listsFor are the lists that a check holds its columns against: all that its schema names, and of the others those that are short enough to
// be looked for in every column.
func listsFor(rd Reader, s *schemas.Schema) ([]*codelist.List, error) {
	named := map[string]bool{}
	if s != nil {
		for _, c := range s.Columns() {
			named[c.CodeList] = true
		}
		for _, f := range s.ForeignKeys() {
			named[f.Resource] = true
		}
	}
	all, err := codeLists(rd)
	if err != nil {
		return nil, err
	}
	var out []*codelist.List
	total := 0
	for _, l := range all {
		if !named[l.Name] && (l.Count > listLines || total+l.Count > allLines) {
			continue
		}
		total += l.Count
		list := &codelist.List{Name: l.Name, Title: l.Title}
		if _, err := get(rd, key(familyCodes, l.Lines), &list.Codes); err != nil {
			return nil, err
		}
		out = append(out, list)
	}
	return out, nil
}
