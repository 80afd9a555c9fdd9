package compare

import (
	"cmp"
	"hash/maphash"
	"slices"
)

// keyed is a row by the hashes of its key and of its other values in columns that both deliveries have. Two of 2 million keys share a
// 64-bit hash with a chance of about 1 in 10 million.
type keyed struct{ key, row uint64 }

var seed = maphash.MakeSeed()

func hashOf(record []string, at []int) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, i := range at {
		// Values are parted by a byte that no UTF-8 holds.
		h.WriteString(record[i])
		h.WriteByte(0xFF)
	}
	return h.Sum64()
}

func (m *measured) addKey(record []string, key, all []int) {
	if m.over {
		return
	}
	if m.rows > MaxKeys {
		m.over, m.keys = true, nil
		return
	}
	m.keys = append(m.keys, keyed{hashOf(record, key), hashOf(record, all)})
}

// compareKeys counts what was kept, changed, added and removed. Rows that share a key are compared as a group: in the order of their
// values, one with one.
func compareKeys(columns []string, old, next *measured) *Keys {
	k := &Keys{Columns: columns, Known: !old.over && !next.over}
	if !k.Known {
		return k
	}
	order := func(a, b keyed) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.row, b.row)) }
	slices.SortFunc(old.keys, order)
	slices.SortFunc(next.keys, order)
	a, b := old.keys, next.keys
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0].key < b[0].key:
			k.Removed++
			a = a[1:]
		case len(a) == 0 || b[0].key < a[0].key:
			k.Added++
			b = b[1:]
		default:
			n, m := sameKey(a), sameKey(b)
			k.group(a[:n], b[:m])
			a, b = a[n:], b[m:]
		}
	}
	return k
}

// sameKey is how many rows at the front share their key.
func sameKey(rows []keyed) int {
	n := 1
	for n < len(rows) && rows[n].key == rows[0].key {
		n++
	}
	return n
}

// group counts rows of one key: those with the same values are kept, of the rest as many as both have are changed.
func (k *Keys) group(a, b []keyed) {
	var left, right int64
	for len(a) > 0 && len(b) > 0 {
		switch c := cmp.Compare(a[0].row, b[0].row); {
		case c == 0:
			k.Kept++
			a, b = a[1:], b[1:]
		case c < 0:
			left++
			a = a[1:]
		default:
			right++
			b = b[1:]
		}
	}
	left, right = left+int64(len(a)), right+int64(len(b))
	k.Changed += min(left, right)
	k.Removed += left - min(left, right)
	k.Added += right - min(left, right)
}
