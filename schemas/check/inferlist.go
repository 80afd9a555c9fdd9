package check

import (
	"slices"
	"strings"

	"danhmuc/schemas"
	"danhmuc/schemas/codelist"
	"danhmuc/schemas/infer"
	"danhmuc/schemas/viet"
)

// A column takes its values from a code list when so many of them stand in it (domain.md 6.10: types ≥ 98 %).
const (
	listShare    = 0.98
	listLeast    = 5   // cells that stand in it
	listDistinct = 2   // different values
	listTelling  = 5   // different values, each of listLong bytes and more, that tell a list where the title does not
	listLong     = 4   // bytes
	listSpelled  = 0.5 // of the cells are written as in the list: the rest is misspelled, not of another kind
)

// inferLists finds the code lists, beside that of the communes, that the columns take their values from. The values of a column are those
// that were remembered, so that a column of many different values is in no list.
func (t *reading) inferLists(decisions []infer.Decision) {
	for i, c := range t.columns {
		d := &decisions[i]
		if c.schema != nil || d.Type != schemas.String || d.CodeList != "" || c.Group || c.Ordinal || c.memo.off || c.memo.evicted {
			continue
		}
		for _, l := range t.opts.lists() {
			if l.Name == schemas.CommuneCodes {
				continue // told by the codes themselves, see package infer
			}
			if known, of := t.inList(c, t.opts.index(l.Name)); known > 0 {
				d.CodeList = l.Name
				d.Evidence = append(d.Evidence, infer.Evidence{Code: "type.list", Count: known, Of: of, Detail: l.Title})
				break
			}
		}
	}
}

// lists are the code lists that are known: those handed in, then those that the program carries.
func (o *Options) lists() []*codelist.List {
	out := slices.Clone(o.Lists)
	for _, l := range codelist.Known() {
		if !slices.ContainsFunc(o.Lists, func(own *codelist.List) bool { return own.Name == l.Name }) {
			out = append(out, l)
		}
	}
	return out
}

// inList counts the cells of a column that stand in a list; none unless enough do, and title or values tell that it is no chance.
func (t *reading) inList(c *column, x *codelist.Index) (known, of int64) {
	titled := titleOf(c.header.Words, x.List().Title)
	telling, distinct, exact := 0, 0, int64(0)
	for i := range c.memo.entries {
		e := &c.memo.entries[i]
		if e.value.Class == infer.Null || e.value.Class == infer.Fault {
			continue
		}
		of += e.total
		f := x.Find(string(e.value.Clean), t.opts.day())
		if f.Standing == codelist.Unknown || !titled && named(f) && len(e.value.Clean) < listLong {
			continue
		}
		known += e.total
		distinct++
		if f.Standing != codelist.Spelled {
			exact += e.total
		}
		if len(e.value.Clean) >= listLong {
			telling++
		}
	}
	if known < listLeast || distinct < listDistinct || float64(known) < listShare*float64(of) || float64(exact) < listSpelled*float64(known) || !titled && telling < listTelling {
		return 0, 0
	}
	return known, of
}

// named tells a value that is a line's name rather than its code.
func named(f codelist.Found) bool { return f.Standing == codelist.Named }

// titleOf tells a column's title that names a list: "Tần suất cập nhật", "Mã tỉnh" for "Mã tỉnh, thành phố".
func titleOf(words, list string) bool {
	head, _, _ := strings.Cut(list, ",")
	head = " " + strings.Join(strings.Fields(viet.Fold(viet.Clean(head))), " ") + " "
	return head != "  " && strings.Contains(words, head)
}
