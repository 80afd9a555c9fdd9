package table

import "encoding/binary"

// Bounds of a structure in Thrift's compact form.
const (
	maxThriftDepth = 24
	maxThriftList  = 200_000   // elements of one list
	maxThriftAll   = 4_000_000 // elements of all lists
)

// thriftWalk looks through a structure without keeping it: what it passes is well formed, and no list claims more than its bytes can hold.
type thriftWalk struct {
	data     []byte
	pos      int
	elements int
	field    func(depth int, outer, id int16, value int64) // whole numbers and truths; nil to only look
}

// walkThrift returns how many bytes the structure at the start of data takes. field gets the numbers of the structure itself, depth 0,
// and of those in it, with the number of the field around them.
func walkThrift(data []byte, field func(depth int, outer, id int16, value int64)) (int, error) {
	w := &thriftWalk{data: data, field: field}
	err := w.structure(0, 0)
	return w.pos, err
}

func (w *thriftWalk) structure(depth int, outer int16) error {
	if depth > maxThriftDepth {
		return errParquet
	}
	for id := int16(0); ; {
		head, err := w.take()
		if err != nil {
			return err
		}
		if head == 0 {
			return nil
		}
		if delta := int16(head >> 4); delta != 0 {
			id += delta
		} else {
			v, err := w.varint()
			if err != nil {
				return err
			}
			id = int16(zigzag(v))
		}
		if err := w.value(head&15, depth, outer, id); err != nil {
			return err
		}
	}
}

func zigzag(v uint64) int64 { return int64(v>>1) ^ -int64(v&1) }

// value passes over a value of a type; the truth of a boolean field is its type.
func (w *thriftWalk) value(kind byte, depth int, outer, id int16) error {
	tell := func(v int64) {
		if w.field != nil {
			w.field(depth, outer, id, v)
		}
	}
	switch kind {
	case 1, 2:
		tell(int64(2 - kind))
	case 3:
		_, err := w.take()
		return err
	case 4, 5, 6:
		v, err := w.varint()
		tell(zigzag(v))
		return err
	case 7:
		return w.skip(8)
	case 8:
		n, err := w.varint()
		if err != nil || n > uint64(len(w.data)) {
			return errParquet
		}
		return w.skip(int(n))
	case 9, 10:
		return w.list(depth, id)
	case 11:
		return w.mapping(depth, id)
	case 12:
		return w.structure(depth+1, id)
	case 13:
		return w.skip(16)
	default:
		return errParquet
	}
	return nil
}

func (w *thriftWalk) list(depth int, id int16) error {
	head, err := w.take()
	if err != nil {
		return err
	}
	n := uint64(head >> 4)
	if n == 15 {
		if n, err = w.varint(); err != nil {
			return err
		}
	}
	return w.items(n, depth, id, head&15)
}

func (w *thriftWalk) mapping(depth int, id int16) error {
	n, err := w.varint()
	if err != nil || n == 0 {
		return err
	}
	kinds, err := w.take()
	if err != nil {
		return err
	}
	return w.items(n, depth, id, kinds>>4, kinds&15)
}

// items passes over n times a value of each kind. In lists a truth takes a byte.
func (w *thriftWalk) items(n uint64, depth int, id int16, kinds ...byte) error {
	if n > maxThriftList || n > uint64(len(w.data)-w.pos) {
		return errParquet
	}
	if w.elements += int(n); w.elements > maxThriftAll || depth > maxThriftDepth {
		return errParquet
	}
	for range n {
		for _, kind := range kinds {
			if kind == 1 || kind == 2 {
				kind = 3
			}
			if err := w.value(kind, depth+1, id, 0); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *thriftWalk) take() (byte, error) {
	if w.pos >= len(w.data) {
		return 0, errParquet
	}
	w.pos++
	return w.data[w.pos-1], nil
}

func (w *thriftWalk) varint() (uint64, error) {
	v, n := binary.Uvarint(w.data[w.pos:])
	if n <= 0 {
		return 0, errParquet
	}
	w.pos += n
	return v, nil
}

func (w *thriftWalk) skip(n int) error {
	if n > len(w.data)-w.pos {
		return errParquet
	}
	w.pos += n
	return nil
}
