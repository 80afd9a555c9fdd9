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

const snapshotHeader = "danhmuc search 2\n"

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
	w.uint(ix.cursor)
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
	for n := d.uint(); n > 0 && d.err == nil; n-- {
		id, code := registry.OrganizationID(d.text()), d.text()
		ix.orgs[id], ix.orgIDs[code] = code, id
	}
	n := d.uint()
	if d.err != nil || n > uint64(len(body)) {
		return errSnapshot
	}
	ix.rows = make([]*row, 0, n)
	block := make([]row, n)
	for i := range block {
		r := &block[i]
		d.row(ix, r)
		ix.rows = append(ix.rows, r)
		ix.byID[r.id] = r
		ix.number(r)
		if r.release != "" {
			ix.releases[r.release] = r
		}
	}
	if d.err != nil || len(d.b) != 0 {
		return errSnapshot
	}
	ix.cursor, ix.saved = cursor, cursor
	ix.Move(cursor)
	return nil
}

type coder struct {
	w   *bufio.Writer
	buf [binary.MaxVarintLen64]byte
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
	for _, s := range []string{string(r.id), r.code, r.local, string(r.owner), string(r.review), string(r.reviewer), r.asked,
		string(r.publication), string(r.next), string(r.warehouse), string(r.service), string(r.release), string(r.quality)} {
		c.text(s)
	}
	for _, v := range []int64{r.created, r.reviewAt, r.submitted, r.pubAt, r.nextAt, r.moved, r.from, int64(r.served), int64(r.force)} {
		c.int(v)
	}
	c.face(&r.newest)
	for _, f := range []*face{r.inForce, r.published} {
		if c.bool(f != nil); f != nil {
			c.face(f)
		}
	}
	c.uint(uint64(len(r.before)))
	for _, f := range r.before {
		c.face(f)
	}
}

func (c *coder) face(f *face) {
	for _, s := range []string{f.title, f.keywords, f.folded, f.theme, string(f.frequency), string(f.sharing), string(f.importance),
		string(f.personal), string(f.quality), f.dueDate, f.step, f.due} {
		c.text(s)
	}
	c.int(int64(f.edition))
	c.int(f.updated)
	c.bool(f.connection)
}

// decoder reads a snapshot; texts share its memory.
type decoder struct {
	b   []byte
	err error
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

func (d *decoder) row(ix *Index, r *row) {
	r.id, r.code, r.local = registry.DatasetID(d.text()), d.text(), d.text()
	r.owner = registry.OrganizationID(ix.intern(d.text()))
	r.review = registry.ReviewStatus(ix.intern(d.text()))
	r.reviewer = registry.AccountID(ix.intern(d.text()))
	r.asked = d.text()
	r.publication = registry.PublicationStatus(ix.intern(d.text()))
	r.next = registry.PublicationStatus(ix.intern(d.text()))
	r.warehouse = registry.WarehouseStatus(ix.intern(d.text()))
	r.service = registry.ServiceStatus(ix.intern(d.text()))
	r.release = registry.ReleaseID(d.text())
	r.quality = registry.QualityStatus(ix.intern(d.text()))
	r.created, r.reviewAt, r.submitted, r.pubAt, r.nextAt, r.moved, r.from = d.int(), d.int(), d.int(), d.int(), d.int(), d.int(), d.int()
	r.served, r.force = int(d.int()), int(d.int())
	d.face(ix, &r.newest)
	if d.uint() == 1 {
		r.inForce = new(face)
		d.face(ix, r.inForce)
	}
	if d.uint() == 1 {
		r.published = new(face)
		d.face(ix, r.published)
	}
	for n := d.uint(); n > 0 && d.err == nil; n-- {
		f := new(face)
		d.face(ix, f)
		r.before = append(r.before, f)
	}
}

func (d *decoder) face(ix *Index, f *face) {
	f.title, f.keywords, f.folded = d.text(), d.text(), d.text()
	f.theme = ix.intern(d.text())
	f.frequency = registry.Frequency(ix.intern(d.text()))
	f.sharing = registry.Sharing(ix.intern(d.text()))
	f.importance = registry.Importance(ix.intern(d.text()))
	f.personal = registry.PersonalData(ix.intern(d.text()))
	f.quality = registry.QualityStatus(ix.intern(d.text()))
	f.dueDate, f.step, f.due = ix.intern(d.text()), ix.intern(d.text()), d.text()
	f.edition, f.updated, f.connection = int(d.int()), d.int(), d.uint() == 1
}

// Digest is the SHA-256 of all rows in the order of their IDs: two indexes that saw the same entries have the same digest.
func (ix *Index) Digest() [sha256.Size]byte {
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	rows := slices.Clone(ix.rows)
	slices.SortFunc(rows, func(a, b *row) int { return strings.Compare(string(a.id), string(b.id)) })
	h := sha256.New()
	w := &coder{w: bufio.NewWriter(h)}
	for _, r := range rows {
		w.row(r)
	}
	_ = w.w.Flush() // a hash takes everything
	return [sha256.Size]byte(h.Sum(nil))
}
