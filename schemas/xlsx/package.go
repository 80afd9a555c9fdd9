package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// maxPart bounds a part that is edited, unpacked: it is held in memory.
const maxPart = 128 << 20

// ErrShape says that a workbook is not built as this package knows it: nothing of it is changed.
var ErrShape = errors.New("not a workbook whose parts are known")

// ErrLarge says that a sheet is too large to be edited.
var ErrLarge = errors.New("a sheet is too large to be marked")

// book is a packed workbook whose parts are edited one by one. Parts that nobody edits are copied as they are stored.
type book struct {
	zip    *zip.Reader
	files  map[string]*zip.File
	edited map[string][]byte // parts changed or new, by name
	added  []string          // new parts, in order
}

func openBook(r io.ReaderAt, size int64) (*book, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrShape, err)
	}
	b := &book{zip: z, files: map[string]*zip.File{}, edited: map[string][]byte{}}
	for _, f := range z.File {
		b.files[strings.TrimPrefix(f.Name, "/")] = f
	}
	return b, nil
}

// has tells whether there is a part of that name.
func (b *book) has(name string) bool {
	_, edited := b.edited[name]
	_, stored := b.files[name]
	return edited || stored
}

// part gives the bytes of a part as it now is.
func (b *book) part(name string) (raw []byte, err error) {
	if raw, ok := b.edited[name]; ok {
		return raw, nil
	}
	f, ok := b.files[name]
	if !ok {
		return nil, fmt.Errorf("%w: no part %s", ErrShape, name)
	}
	if f.UncompressedSize64 > maxPart {
		return nil, ErrLarge
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrShape, err)
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	raw, err = io.ReadAll(io.LimitReader(r, maxPart+1))
	if err == nil && len(raw) > maxPart {
		return nil, ErrLarge
	}
	return raw, err
}

// set changes a part or adds one.
func (b *book) set(name string, raw []byte) {
	if !b.has(name) {
		b.added = append(b.added, name)
	}
	b.edited[name] = raw
}

// free finds a name for a new part: prefix, a number that nobody has, suffix.
func (b *book) free(prefix, suffix string) string {
	for n := 1; ; n++ {
		if name := fmt.Sprintf("%s%d%s", prefix, n, suffix); !b.has(name) {
			return name
		}
	}
}

// write writes the package: stored parts byte for byte as they lie, edited ones in their places, new ones behind.
func (b *book) write(to io.Writer) error {
	w := zip.NewWriter(to)
	for _, f := range b.zip.File {
		raw, edited := b.edited[strings.TrimPrefix(f.Name, "/")]
		if edited {
			p, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: f.Modified})
			if err == nil {
				_, err = p.Write(raw)
			}
			if err != nil {
				return fmt.Errorf("write %s: %w", f.Name, err)
			}
			continue
		}
		if err := copyStored(w, f); err != nil {
			return fmt.Errorf("copy %s: %w", f.Name, err)
		}
	}
	for _, name := range b.added {
		p, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err == nil {
			_, err = p.Write(b.edited[name])
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	return w.Close()
}

func copyStored(w *zip.Writer, f *zip.File) error {
	header := f.FileHeader
	p, err := w.CreateRaw(&header)
	if err != nil {
		return err
	}
	r, err := f.OpenRaw()
	if err != nil {
		return err
	}
	_, err = io.Copy(p, r)
	return err
}

// relation is one line of a part's relationships.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// relsOf is the part that holds a part's relationships.
func relsOf(name string) string {
	if name == "" {
		return "_rels/.rels" // of the package itself
	}
	return path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
}

// relations reads a part's relationships, none where it has none. Targets are names of parts.
func (b *book) relations(name string) ([]relation, error) {
	if !b.has(relsOf(name)) {
		return nil, nil
	}
	raw, err := b.part(relsOf(name))
	if err != nil {
		return nil, err
	}
	var doc struct {
		List []relation `xml:"Relationship"`
	}
	if err := xml.Unmarshal(raw, &doc); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrShape, err)
	}
	for i := range doc.List {
		t := &doc.List[i].Target
		if strings.HasPrefix(*t, "/") {
			*t = strings.TrimPrefix(path.Clean(*t), "/")
		} else {
			*t = path.Join(path.Dir(name), *t)
		}
	}
	return doc.List, nil
}

// relate adds a relationship of a part and gives its ID.
func (b *book) relate(name, kind, target string) (string, error) {
	list, err := b.relations(name)
	if err != nil {
		return "", err
	}
	id := ""
	for n := 1; id == ""; n++ {
		id = fmt.Sprintf("rIdDm%d", n)
		for _, r := range list {
			if r.ID == id {
				id = ""
				break
			}
		}
	}
	line := fmt.Sprintf(`<Relationship Id="%s" Type="%s" Target="/%s"/>`, id, kind, escape(target))
	if !b.has(relsOf(name)) {
		b.set(relsOf(name), []byte(xmlHead+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+line+`</Relationships>`))
		return id, nil
	}
	raw, err := b.part(relsOf(name))
	if err != nil {
		return "", err
	}
	raw, err = insertInRoot(raw, `<Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`+strings.TrimPrefix(line, "<Relationship"))
	if err == nil {
		b.set(relsOf(name), raw)
	}
	return id, err
}

// typed names the content type of a new part, or of all parts of an extension where name begins with "*.".
func (b *book) typed(name, contentType string) error {
	const part, ns = "[Content_Types].xml", `xmlns="http://schemas.openxmlformats.org/package/2006/content-types"`
	raw, err := b.part(part)
	if err != nil {
		return err
	}
	line := fmt.Sprintf(`<Override %s PartName="/%s" ContentType="%s"/>`, ns, escape(name), contentType)
	if extension, ok := strings.CutPrefix(name, "*."); ok {
		if bytes.Contains(bytes.ToLower(raw), []byte(`extension="`+extension+`"`)) {
			return nil
		}
		line = fmt.Sprintf(`<Default %s Extension="%s" ContentType="%s"/>`, ns, extension, contentType)
	}
	if raw, err = insertInRoot(raw, line); err == nil {
		b.set(part, raw)
	}
	return err
}

// insertInRoot puts text before the end tag of a document's root.
func insertInRoot(raw []byte, text string) ([]byte, error) {
	tokens, err := tokensOf(raw)
	if err != nil {
		return nil, err
	}
	for i := len(tokens) - 1; i >= 0; i-- {
		if t := tokens[i]; t.end && t.depth == 0 && t.from < t.to {
			return splice(raw, cut{t.from, t.from, text}), nil
		}
	}
	return nil, fmt.Errorf("%w: an empty root", ErrShape)
}

// token is a tag of a document with its place.
type token struct {
	name     string // without prefix
	prefix   string
	attrs    []xml.Attr
	depth    int // of its element; the root is 0
	end      bool
	from, to int // bytes of the tag; of a tag that closes itself the end tag is empty
}

func (t *token) attr(name string) string {
	for _, a := range t.attrs {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// tokensOf reads the tags of a document.
func tokensOf(raw []byte) ([]token, error) {
	var out []token
	err := eachToken(raw, func(t *token) error { out = append(out, *t); return nil })
	return out, err
}

func eachToken(raw []byte, fn func(*token) error) error {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("%w: encoding %s", ErrShape, label)
	}
	var open []xml.Name // RawToken does not look whether tags match
	for {
		from := int(d.InputOffset())
		t, err := d.RawToken()
		if err == io.EOF {
			if len(open) > 0 {
				return fmt.Errorf("%w: %s is not closed", ErrShape, open[0].Local)
			}
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: %w", ErrShape, err)
		}
		to := int(d.InputOffset())
		switch t := t.(type) {
		case xml.StartElement:
			err = fn(&token{name: t.Name.Local, prefix: t.Name.Space, attrs: t.Attr, depth: len(open), from: from, to: to})
			open = append(open, t.Name)
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != t.Name {
				return fmt.Errorf("%w: a stray end of %s", ErrShape, t.Name.Local)
			}
			open = open[:len(open)-1]
			err = fn(&token{name: t.Name.Local, prefix: t.Name.Space, depth: len(open), end: true, from: from, to: to})
		}
		if err != nil {
			return err
		}
	}
}

// valueAt finds the value of an attribute within a start tag, without its quotes.
func valueAt(tag, name string) (from, to int, ok bool) {
	at := strings.IndexAny(tag, " \t\r\n")
	for at >= 0 && at < len(tag) {
		at += len(tag[at:]) - len(strings.TrimLeft(tag[at:], " \t\r\n"))
		equals := strings.IndexByte(tag[at:], '=')
		if equals < 0 {
			return 0, 0, false
		}
		own := strings.TrimRight(tag[at:at+equals], " \t\r\n")
		at += equals + 1
		at += len(tag[at:]) - len(strings.TrimLeft(tag[at:], " \t\r\n"))
		if at >= len(tag) {
			return 0, 0, false
		}
		end := strings.IndexByte(tag[at+1:], tag[at])
		if end < 0 {
			return 0, 0, false
		}
		if own == name {
			return at + 1, at + 1 + end, true
		}
		at += end + 2
	}
	return 0, 0, false
}

// cut replaces bytes of a document.
type cut struct {
	from, to int
	text     string
}

// splice makes cuts, which stand in order.
func splice(raw []byte, cuts ...cut) []byte {
	var out bytes.Buffer
	at := 0
	for _, c := range cuts {
		out.Write(raw[at:c.from])
		out.WriteString(c.text)
		at = c.to
	}
	out.Write(raw[at:])
	return out.Bytes()
}

// tag names an element with the document's own prefix.
func tag(prefix, name string) string {
	if prefix == "" {
		return name
	}
	return prefix + ":" + name
}
