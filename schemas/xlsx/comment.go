package xlsx

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"danhmuc/schemas/table"
)

// comment adds comments to the cells of a sheet, whose part's bytes it takes and gives: to the comments and the drawing that the sheet
// has, or to new ones.
func (m *marker) comment(name string, raw []byte, cells map[[2]int][]Note) ([]byte, error) {
	relations, err := m.relations(name)
	if err != nil {
		return nil, err
	}
	comments, drawing := "", ""
	ids := map[string]string{}
	for _, r := range relations {
		ids[r.ID] = r.Target
		if strings.HasSuffix(r.Type, "/comments") && r.Mode != "External" {
			comments = r.Target
		}
	}
	root, legacy, err := legacyDrawing(raw)
	if err != nil {
		return nil, err
	}
	drawing = ids[legacy]
	if legacy != "" && drawing == "" {
		return nil, fmt.Errorf("%w: a drawing that is not there", ErrShape)
	}
	places, err := m.comments(name, comments, cells)
	if err != nil {
		return nil, err
	}
	if drawing != "" {
		return raw, m.draw(drawing, places)
	}
	drawing = m.free("xl/drawings/vmlDrawingDm", ".vml")
	m.set(drawing, []byte(`<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>`))
	if err := m.draw(drawing, places); err != nil {
		return nil, err
	}
	if err := m.typed("*.vml", "application/vnd.openxmlformats-officedocument.vmlDrawing"); err != nil {
		return nil, err
	}
	id, err := m.relate(name, relSpace+"/vmlDrawing", drawing)
	if err != nil {
		return nil, err
	}
	return splice(raw, cut{root.at, root.at, fmt.Sprintf(`<%s xmlns:r="%s" r:id="%s"/>`, tag(root.prefix, "legacyDrawing"), relSpace, id)}), nil
}

// afterDrawing are the elements of a sheet that stand behind its legacy drawing (ECMA-376 part 1, 18.3.1.99).
var afterDrawing = []string{"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "AlternateContent", "extLst"}

// place is where the legacy drawing of a sheet goes.
type place struct {
	at     int
	prefix string
}

// legacyDrawing finds the relationship of a sheet's legacy drawing, "" for none, and where one would stand.
func legacyDrawing(raw []byte) (p place, id string, err error) {
	p.at = -1
	err = eachToken(raw, func(t *token) error {
		switch {
		case t.depth == 1 && !t.end && t.name == "legacyDrawing":
			for _, a := range t.attrs {
				if a.Name.Local == "id" {
					id = a.Value
				}
			}
		case p.at < 0 && t.depth == 1 && !t.end && slices.Contains(afterDrawing, t.name), p.at < 0 && t.depth == 0 && t.end && t.from < t.to:
			p = place{t.from, t.prefix}
		}
		return nil
	})
	if err == nil && p.at < 0 {
		err = fmt.Errorf("%w: an empty root", ErrShape)
	}
	return p, id, err
}

// comments writes the comments and gives the cells that got one, in order.
func (m *marker) comments(sheet, part string, cells map[[2]int][]Note) ([][2]int, error) {
	taken := map[string]bool{}
	var raw []byte
	var err error
	authors, end, endAuthors, prefix := 0, -1, -1, ""
	if part == "" {
		part = m.free("xl/commentsDm", ".xml")
		raw = []byte(xmlHead + `<comments xmlns="` + mainSpace + `"><authors></authors><commentList></commentList></comments>`)
		if err = m.typed(part, typeSpace+"comments+xml"); err == nil {
			_, err = m.relate(sheet, relSpace+"/comments", part)
		}
	} else {
		raw, err = m.part(part)
	}
	if err != nil {
		return nil, err
	}
	err = eachToken(raw, func(t *token) error {
		switch {
		case t.name == "comment" && !t.end:
			taken[t.attr("ref")] = true
		case t.name == "author" && !t.end:
			authors++
		case t.name == "authors" && t.end:
			endAuthors, prefix = t.from, t.prefix
		case t.name == "commentList" && t.end && t.from < t.to:
			end = t.from
		}
		return nil
	})
	if err != nil || end < 0 || endAuthors < 0 {
		return nil, cmpError(err)
	}
	var places [][2]int
	for at := range cells {
		if !taken[table.ColumnLetter(at[1])+strconv.Itoa(at[0])] {
			places = append(places, at)
		}
	}
	slices.SortFunc(places, func(a, b [2]int) int {
		if a[0] != b[0] {
			return a[0] - b[0]
		}
		return a[1] - b[1]
	})
	places = places[:min(len(places), maxComments)]
	var list bytes.Buffer
	for _, at := range places {
		var texts []string
		for _, n := range cells[at] {
			texts = append(texts, n.Text)
		}
		fmt.Fprintf(&list, `<%[1]s ref="%[2]s%[3]d" authorId="%[4]d"><%[5]s><%[6]s xml:space="preserve">%[7]s</%[6]s></%[5]s></%[1]s>`,
			tag(prefix, "comment"), table.ColumnLetter(at[1]), at[0], authors, tag(prefix, "text"), tag(prefix, "t"), escape(strings.Join(texts, "\n")))
	}
	author := fmt.Sprintf(`<%[1]s>%[2]s</%[1]s>`, tag(prefix, "author"), escape(m.words.Author))
	m.set(part, splice(raw, cut{endAuthors, endAuthors, author}, cut{end, end, list.String()}))
	return places, nil
}

// draw adds the boxes in which the comments are shown to a drawing.
func (m *marker) draw(part string, places [][2]int) error {
	raw, err := m.part(part)
	if err != nil {
		return err
	}
	end := bytes.LastIndex(raw, []byte("</xml>")) // VML is not always well formed: its end is found as it is written
	if end < 0 {
		return fmt.Errorf("%w: drawing %s", ErrShape, part)
	}
	const spaces = ` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"`
	var b strings.Builder
	if !bytes.Contains(raw, []byte(`_x0000_t202"`)) || !bytes.Contains(raw, []byte("shapetype")) {
		b.WriteString(`<v:shapetype` + spaces + ` id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`)
	}
	for _, at := range places {
		m.shapes++
		row, column := at[0]-1, at[1]
		fmt.Fprintf(&b, `<v:shape%s id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:80pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, 15, %d, 2, %d, 15, %d, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
			spaces, 40000+m.shapes, column+1, max(0, row-1), column+5, row+5, row, column)
	}
	m.set(part, splice(raw, cut{end, end, b.String()}))
	return nil
}
