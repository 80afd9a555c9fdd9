package search

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unsafe"

	"danhmuc/registry"
)

const snapshotHeader = "danhmuc search 4\n"

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

var errSnapshot = errors.New("snapshot does not read whole")

// Load reads the snapshot, if there is a good one. A missing or damaged snapshot leaves the index empty: the log is replayed.
func (ix *Index) Load() error {
	if ix.path == "" {
		return nil
	}
	raw, err := os.ReadFile(ix.path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the list snapshot: %w", err)
	}
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if err := ix.decode(raw); err != nil {
		ix.reset()
		if err := os.Remove(ix.path); err != nil {
			return fmt.Errorf("remove a damaged list snapshot: %w", err)
		}
	}
	return nil
}

// Save writes the snapshot when the index moved since the last one: to a file beside, renamed when it is whole.
func (ix *Index) Save() error {
	if ix.path == "" {
		return nil
	}
	ix.mu.RLock()
	cursor, saved := ix.cursor, ix.saved
	var data []byte
	if cursor != saved {
		data = ix.encode()
	}
	ix.mu.RUnlock()
	if data == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(ix.path), 0o700); err != nil {
		return fmt.Errorf("make the follower's folder: %w", err)
	}
	tmp := ix.path + ".new"
	if err := os.WriteFile(tmp, data, 0o600); err != nil {
		return errors.Join(fmt.Errorf("write the list snapshot: %w", err), os.Remove(tmp))
	}
	if err := os.Rename(tmp, ix.path); err != nil {
		return fmt.Errorf("put the list snapshot in place: %w", err)
	}
	ix.mu.Lock()
	ix.saved = cursor
	ix.mu.Unlock()
	return nil
}

func (ix *Index) encode() []byte {
	var b bytes.Buffer
	b.WriteString(snapshotHeader)
	w := &coder{w: bufio.NewWriter(&b)}
	w.number = func(n number) { w.uint(uint64(n)) }
	w.uint(ix.cursor)
	w.text(ix.base.Text())
	w.text(ix.terms.Text())
	w.uint(uint64(len(ix.texts) - 1))
	for _, s := range ix.texts[1:] {
		w.text(s)
	}
	w.uint(uint64(len(ix.orgs)))
	for id, code := range ix.orgs {
		w.text(string(id))
		w.text(code)
	}
	w.uint(uint64(len(ix.rows)))
	for _, r := range ix.rows {
		w.row(r)
	}
	if err := w.w.Flush(); err != nil {
		panic(err) // a bytes.Buffer takes everything
	}
	return binary.BigEndian.AppendUint32(b.Bytes(), crc32.Checksum(b.Bytes(), castagnoli))
}

func (ix *Index) decode(raw []byte) error {
	if len(raw) < len(snapshotHeader)+4 || string(raw[:len(snapshotHeader)]) != snapshotHeader {
		return errSnapshot
	}
	body := raw[:len(raw)-4]
	if crc32.Checksum(body, castagnoli) != binary.BigEndian.Uint32(raw[len(body):]) {
		return errSnapshot
	}
	d := &decoder{b: body[len(snapshotHeader):]}
	cursor := d.uint()
	if d.text() != ix.base.Text() {
		return errSnapshot // what was due by other terms is derived anew
	}
	terms, err := registry.ParseTerms(d.text())
	if err != nil {
		return errSnapshot
	}
	ix.terms = terms
	texts := d.count(1)
	if texts > maxTexts {
		return errSnapshot
	}
	for range texts {
		ix.number(d.text())
	}
	d.numbers = uint64(len(ix.texts))
	for range d.count(2) {
		id := registry.OrganizationID(d.text())
		ix.orgs[id] = d.text()
	}
	n := d.count(leastRow)
	ix.rows, ix.byID, ix.slab = make([]*row, 0, n), make(map[registry.DatasetID]*row, n), make([]row, n)
	for range n {
		r := ix.newRow(registry.DatasetID(d.text()))
		d.row(r)
		for _, x := range r.deliveries {
			ix.releases[x.id] = r
		}
		r.subject = ix.subjectOf(r)
	}
	if d.err != nil || len(d.b) != 0 {
		return errSnapshot
	}
	ix.cursor, ix.saved = cursor, cursor
	ix.Move(cursor)
	return nil
}

type coder struct {
	w      *bufio.Writer
	number func(number)
	buf    [binary.MaxVarintLen64]byte
}

func (c *coder) uint(v uint64) { c.bytes(c.buf[:binary.PutUvarint(c.buf[:], v)]) }
func (c *coder) int(v int64)   { c.bytes(c.buf[:binary.PutVarint(c.buf[:], v)]) }
func (c *coder) bytes(b []byte) {
	// The writer ends in a bytes.Buffer, which takes everything; Flush reports what bufio kept.
	_, _ = c.w.Write(b)
}

func (c *coder) text(s string) {
	c.uint(uint64(len(s)))
	c.bytes([]byte(s))
}

func (c *coder) bool(b bool) {
	if b {
		c.uint(1)
		return
	}
	c.uint(0)
}

func (c *coder) row(r *row) {
	c.text(string(r.id))
	c.text(r.code)
	for _, n := range []number{r.owner, r.review, r.reviewer, r.publication, r.next, r.warehouse, r.service} {
		c.number(n)
	}
	for _, v := range []int64{r.created, r.reviewAt, r.submitted, r.pubAt, r.nextAt, r.moved, r.from, int64(r.served), int64(r.release),
		int64(r.force), int64(r.asked)} {
		c.int(v)
	}
	c.uint(uint64(len(r.deliveries)))
	for _, d := range r.deliveries {
		c.text(string(d.id))
		c.int(int64(d.edition))
		c.number(d.quality)
		c.bool(d.accepted)
	}
	c.face(&r.newest, &face{})
	for _, f := range []*face{r.inForce, r.published} {
		for ; f != nil; f = f.prior {
			c.bool(true)
			c.face(f, &r.newest)
		}
		c.bool(false)
	}
}

// face writes a face; texts that are those of another face, written before, are not written again.
func (c *coder) face(f, like *face) {
	same := f.title == like.title && f.folded == like.folded
	if c.bool(same); !same {
		c.text(f.title)
		c.text(f.folded)
	}
	for _, n := range f.values {
		c.number(n)
	}
	for _, v := range []int64{f.updated, int64(f.due), int64(f.dueDate), int64(f.edition)} {
		c.int(v)
	}
	c.bool(f.connection)
}

// decoder reads a snapshot; texts share its memory.
type decoder struct {
	b       []byte
	numbers uint64 // how many there are
	err     error
}

// leastRow is the least a row takes: each of its texts, numbers, integers and counts at least a byte.
const leastRow = 2 + 7 + 11 + 1 + leastFace + 2

// leastDelivery is the least a delivery takes.
const leastDelivery = 4

// leastFace is the least a face takes.
const leastFace = 1 + int(facetCount) + 4 + 1

// count reads how many things follow that take at least so many bytes each; no more than the snapshot can hold.
func (d *decoder) count(least int) int {
	n := d.uint()
	if n > uint64(len(d.b)/least) {
		d.fail()
		return 0
	}
	return int(n)
}

func (d *decoder) number() number {
	n := d.uint()
	if n >= d.numbers {
		d.fail()
		return 0
	}
	return number(n)
}

func (d *decoder) int32() int32 {
	v := d.int()
	if int64(int32(v)) != v {
		d.fail()
	}
	return int32(v)
}

func (d *decoder) bool() bool {
	v := d.uint()
	if v > 1 {
		d.fail()
	}
	return v == 1
}

func (d *decoder) uint() uint64 {
	v, n := binary.Uvarint(d.b)
	if n <= 0 {
		d.fail()
		return 0
	}
	d.b = d.b[n:]
	return v
}

func (d *decoder) int() int64 {
	v, n := binary.Varint(d.b)
	if n <= 0 {
		d.fail()
		return 0
	}
	d.b = d.b[n:]
	return v
}

func (d *decoder) fail() {
	if d.err == nil {
		d.err = io.ErrUnexpectedEOF
	}
	d.b = nil
}

// text is a string over the snapshot's own bytes, which nobody changes.
func (d *decoder) text() string {
	n := d.uint()
	if n > uint64(len(d.b)) {
		d.fail()
		return ""
	}
	if n == 0 {
		return ""
	}
	s := unsafe.String(&d.b[0], n)
	d.b = d.b[n:]
	return s
}

// row reads what follows a row's ID.
func (d *decoder) row(r *row) {
	r.code = d.text()
	for _, n := range []*number{&r.owner, &r.review, &r.reviewer, &r.publication, &r.next, &r.warehouse, &r.service} {
		*n = d.number()
	}
	for _, v := range []*int64{&r.created, &r.reviewAt, &r.submitted, &r.pubAt, &r.nextAt, &r.moved, &r.from} {
		*v = d.int()
	}
	r.served, r.release, r.force, r.asked = d.int32(), d.int32(), d.int32(), day(d.int32())
	if n := d.count(leastDelivery); n > 0 {
		r.deliveries = make([]delivery, n)
	}
	for i := range r.deliveries {
		r.deliveries[i] = delivery{id: registry.ReleaseID(d.text()), edition: d.int32(), quality: d.number(), accepted: d.bool()}
	}
	if r.release < 0 || int(r.release) > len(r.deliveries) {
		d.fail()
	}
	d.face(&r.newest, &face{})
	for _, first := range []**face{&r.inForce, &r.published} {
		for at := first; d.bool(); at = &(*at).prior {
			*at = new(face)
			d.face(*at, &r.newest)
		}
	}
}

func (d *decoder) face(f, like *face) {
	if f.title, f.folded = like.title, like.folded; !d.bool() {
		f.title, f.folded = d.text(), d.text()
	}
	for i := range f.values {
		f.values[i] = d.number()
	}
	f.updated, f.due, f.dueDate, f.edition, f.connection = d.int(), day(d.int32()), day(d.int32()), d.int32(), d.bool()
}

// Digest is the SHA-256 of all rows in the order of their IDs: two indexes that saw the same entries have the same digest.
func (ix *Index) Digest() [sha256.Size]byte {
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	rows := slices.Clone(ix.rows)
	slices.SortFunc(rows, func(a, b *row) int { return strings.Compare(string(a.id), string(b.id)) })
	h := sha256.New()
	w := &coder{w: bufio.NewWriter(h)}
	w.number = func(n number) { w.text(ix.texts[n]) } // numbers differ with the order in which texts were met
	for _, r := range rows {
		w.row(r)
	}
	_ = w.w.Flush() // a hash takes everything
	return [sha256.Size]byte(h.Sum(nil))
}
