package changelog

import (
	"encoding/binary"
	"fmt"
	"strings"
	"time"
)

// Times that an entry may carry: the years 1 to 9999, so that every time has an RFC 3339 form.
var (
	minMicros = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).UnixMicro()
	maxMicros = time.Date(9999, 12, 31, 23, 59, 59, 999999000, time.UTC).UnixMicro()
)

// Encode returns the entry's bytes in the format of doc.go: the leaf, then the private part.
func Encode(e Entry) ([]byte, error) { return appendEntry(nil, e) }

func appendEntry(b []byte, e Entry) ([]byte, error) {
	start := len(b)
	b, err := appendLeaf(b, e)
	if err != nil {
		return nil, err
	}
	for _, f := range e.Fields {
		if len(f.Salt) != SaltBytes && !f.Erased() {
			return nil, fmt.Errorf("%w: field %q: salt of %d bytes", ErrFormat, f.Name, len(f.Salt))
		}
		if (len(f.Salt) == 0) != (len(f.Value) == 0) {
			return nil, fmt.Errorf("%w: field %q: half erased", ErrFormat, f.Name)
		}
		b = append(b, byte(len(f.Salt)))
		b = append(b, f.Salt...)
		b = binary.BigEndian.AppendUint32(b, uint32(len(f.Value)))
		b = append(b, f.Value...)
	}
	if len(b)-start > MaxEntryBytes {
		return nil, fmt.Errorf("%w: entry of %d bytes, at most %d", ErrEntry, len(b)-start, MaxEntryBytes)
	}
	return b, nil
}

// appendLeaf writes the public part.
func appendLeaf(b []byte, e Entry) ([]byte, error) {
	if err := checkPublic(e); err != nil {
		return nil, err
	}
	b = append(b, e.Format)
	b = binary.BigEndian.AppendUint64(b, e.Seq)
	b = binary.BigEndian.AppendUint64(b, uint64(e.Time.UnixMicro()))
	b = binary.BigEndian.AppendUint64(b, e.Epoch)
	b = appendStr(b, e.Kind)
	b = binary.BigEndian.AppendUint16(b, e.KindVersion)
	b = appendStr(b, e.Record)
	b = binary.BigEndian.AppendUint64(b, e.RecordVersion)
	b = appendStr(b, e.Actor)
	b = appendStr(b, e.Key)
	b = binary.BigEndian.AppendUint32(b, uint32(len(e.Facts)))
	b = append(b, e.Facts...)
	b = binary.BigEndian.AppendUint16(b, uint16(len(e.Fields)))
	for _, f := range e.Fields {
		b = appendStr(b, f.Name)
		b = append(b, f.Commitment[:]...)
	}
	return b, nil
}

func appendStr(b []byte, s string) []byte {
	b = binary.BigEndian.AppendUint16(b, uint16(len(s)))
	return append(b, s...)
}

// checkPublic refuses what the format can't hold. The JSON is checked where it enters: by seal and by Decode.
func checkPublic(e Entry) error {
	if e.Format != Format {
		return fmt.Errorf("%w: entry format %d", ErrNewerFormat, e.Format)
	}
	if e.Seq == 0 {
		return fmt.Errorf("%w: entry without a sequence number", ErrFormat)
	}
	if micros := e.Time.UnixMicro(); micros < minMicros || micros > maxMicros {
		return fmt.Errorf("%w: entry %d: time out of range", ErrFormat, e.Seq)
	}
	if !validKind(e.Kind) || e.KindVersion == 0 {
		return fmt.Errorf("%w: entry %d: kind %q version %d", ErrFormat, e.Seq, e.Kind, e.KindVersion)
	}
	if !validText(e.Record) || !validText(e.Actor) || !validText(e.Key) {
		return fmt.Errorf("%w: entry %d: record, actor or key is no plain text", ErrFormat, e.Seq)
	}
	if len(e.Facts) < 2 || len(e.Facts) > MaxEntryBytes || e.Facts[0] != '{' {
		return fmt.Errorf("%w: entry %d: facts are not a JSON object", ErrFormat, e.Seq)
	}
	if len(e.Fields) > maxFields {
		return fmt.Errorf("%w: entry %d: %d fields", ErrFormat, e.Seq, len(e.Fields))
	}
	for i, f := range e.Fields {
		if f.Name == "" || !validText(f.Name) {
			return fmt.Errorf("%w: entry %d: field name %q", ErrFormat, e.Seq, f.Name)
		}
		if i > 0 && strings.Compare(e.Fields[i-1].Name, f.Name) >= 0 {
			return fmt.Errorf("%w: entry %d: fields out of order at %q", ErrFormat, e.Seq, f.Name)
		}
	}
	return nil
}

// Decode reads an encoded entry. It accepts exactly what Encode writes; the entry shares no memory with data.
func Decode(data []byte) (Entry, error) {
	if len(data) > MaxEntryBytes {
		return Entry{}, fmt.Errorf("%w: entry of %d bytes, at most %d", ErrFormat, len(data), MaxEntryBytes)
	}
	if len(data) > 0 && data[0] != Format {
		return Entry{}, fmt.Errorf("%w: entry format %d", ErrNewerFormat, data[0])
	}
	d := decoder{rest: append([]byte(nil), data...), text: string(data)}
	e := d.public()
	d.private(e.Fields)
	if d.failed || len(d.rest) != 0 {
		return Entry{}, fmt.Errorf("%w: entry of %d bytes does not parse", ErrFormat, len(data))
	}
	if err := checkPublic(e); err != nil {
		return Entry{}, err
	}
	if err := checkJSON(e); err != nil {
		return Entry{}, err
	}
	return e, nil
}

func checkJSON(e Entry) error {
	scratch, err := checkCanonical(e.Facts, true, make([]byte, 0, 512))
	if err != nil {
		return fmt.Errorf("entry %d: facts: %w", e.Seq, err)
	}
	for _, f := range e.Fields {
		if f.Erased() {
			continue
		}
		if scratch, err = checkCanonical(f.Value, false, scratch); err != nil {
			return fmt.Errorf("entry %d: field %q: %w", e.Seq, f.Name, err)
		}
	}
	return nil
}

// decoder takes values off the front of rest; after the first failure it yields zeros.
type decoder struct {
	rest   []byte
	text   string // all of the data, of which every string is a part: one allocation for all
	failed bool
}

func (d *decoder) take(n int) []byte {
	if d.failed || n < 0 || n > len(d.rest) {
		d.failed = true
		return nil
	}
	taken := d.rest[:n:n]
	d.rest = d.rest[n:]
	return taken
}

func (d *decoder) uint8() uint8 {
	if b := d.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (d *decoder) uint16() uint16 {
	if b := d.take(2); b != nil {
		return binary.BigEndian.Uint16(b)
	}
	return 0
}

func (d *decoder) uint32() uint32 {
	if b := d.take(4); b != nil {
		return binary.BigEndian.Uint32(b)
	}
	return 0
}

func (d *decoder) uint64() uint64 {
	if b := d.take(8); b != nil {
		return binary.BigEndian.Uint64(b)
	}
	return 0
}

func (d *decoder) str() string {
	n := int(d.uint16())
	at := len(d.text) - len(d.rest)
	if d.take(n) == nil {
		return ""
	}
	return d.text[at : at+n]
}

func (d *decoder) hash() Hash {
	var h Hash
	copy(h[:], d.take(HashBytes))
	return h
}

func (d *decoder) public() Entry {
	e := Entry{Format: d.uint8(), Seq: d.uint64(), Time: time.UnixMicro(int64(d.uint64())).UTC(), Epoch: d.uint64()}
	e.Kind, e.KindVersion = d.str(), d.uint16()
	e.Record, e.RecordVersion = d.str(), d.uint64()
	e.Actor, e.Key = d.str(), d.str()
	e.Facts = d.take(int(d.uint32()))
	n := int(d.uint16())
	if d.failed || n*(2+HashBytes) > len(d.rest) {
		d.failed = true
		return Entry{}
	}
	if n > 0 {
		e.Fields = make([]Field, n)
	}
	for i := range e.Fields {
		e.Fields[i] = Field{Name: d.str(), Commitment: d.hash()}
	}
	return e
}

func (d *decoder) private(fields []Field) {
	for i := range fields {
		salt := d.take(int(d.uint8()))
		value := d.take(int(d.uint32()))
		if len(salt) != 0 && len(salt) != SaltBytes || (len(salt) == 0) != (len(value) == 0) {
			d.failed = true
		}
		if d.failed {
			return
		}
		if len(salt) > 0 {
			fields[i].Salt, fields[i].Value = salt, value
		}
	}
}
