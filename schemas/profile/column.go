package profile

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// Column measures one column. Values come with a weight: how many rows hold them.
type Column struct {
	Valid     bool  // set by the caller: every text is valid UTF-8, so that characters can be counted by their first bytes
	Rows      int64 // rows, nulls included
	Nulls     int64 // rows without a value
	MinLength int   // fewest characters of a text, -1 before the first
	MaxLength int   // most characters of a text
	lengths   int64 // characters of all texts
	texts     int64
	numbers   int64
	min, max  float64
	minText   []byte // canonical text of the least value
	maxText   []byte
	sum       float64 // compensated, see sumAll
	lost      float64
	hist      Histogram
	single    []float64 // ordered values of weight 1 that wait to be counted
	spread    Spread
	quantiles Quantiles
	Distinct  *Distinct
	Patterns  Patterns
}

// NewColumn returns a column whose distinct values are exact up to limit.
func NewColumn(limit int) *Column {
	return &Column{MinLength: -1, Distinct: NewDistinct(limit)}
}

// Null counts rows without a value.
func (c *Column) Null(weight int64) { c.Rows += weight; c.Nulls += weight }

// Number counts an ordered value: a number, or a day as days since 1970-01-01. text is its canonical form.
func (c *Column) Number(v float64, text []byte, weight int64) {
	c.Rows += weight
	if c.numbers == 0 || v < c.min {
		c.min = v
		c.minText = append(c.minText[:0], text...)
	}
	if c.numbers == 0 || v > c.max {
		c.max = v
		c.maxText = append(c.maxText[:0], text...)
	}
	c.numbers += weight
	if weight != 1 {
		c.settle() // a sum is the same only in the same order
		c.sumAll([]float64{v * float64(weight)})
		c.hist.Add(v, weight)
		c.spread.Add(v, weight)
		c.quantiles.Add(v, weight)
		return
	}
	if c.single = append(c.single, v); len(c.single) == cap(c.single) {
		c.settle()
	}
}

// singles is how many values of weight 1 are taken together: one by one they would cost three times as much.
const singles = 512

// settle counts the waiting values.
func (c *Column) settle() {
	c.sumAll(c.single)
	c.hist.AddAll(c.single)
	c.spread.AddAll(c.single)
	c.quantiles.AddAll(c.single)
	if full := len(c.single) == cap(c.single); full && len(c.single) < singles { // most columns hold no numbers, and small tables few
		c.single = make([]float64, 0, min(singles, 4*cap(c.single)+16))
	}
	c.single = c.single[:0]
}

// sumAll takes values into the compensated sum: what a sum's rounding loses is summed apart (Knuth 1969), without a branch.
func (c *Column) sumAll(values []float64) {
	sum, lost := c.sum, c.lost
	for _, v := range values {
		t := sum + v
		z := t - sum
		lost += (sum - (t - z)) + (v - z)
		sum = t
	}
	c.sum, c.lost = sum, lost
}

// Text counts a text.
func (c *Column) Text(b []byte, weight int64) {
	if c.Valid {
		c.Length(validRunes(b), weight)
		return
	}
	c.Length(runes(b), weight)
}

// Length counts a text of n characters.
func (c *Column) Length(n int, weight int64) {
	c.Rows += weight
	if c.MinLength < 0 || n < c.MinLength {
		c.MinLength = n
	}
	c.MaxLength = max(c.MaxLength, n)
	c.texts += weight
	c.lengths += int64(n) * weight
	c.hist.Add(float64(n), weight)
}

// validRunes counts the characters of valid UTF-8: its bytes without the continuation bytes.
func validRunes(b []byte) int {
	n := len(b)
	for ; len(b) >= 8; b = b[8:] {
		word := binary.LittleEndian.Uint64(b)
		n -= bits.OnesCount64(word &^ (word << 1) & 0x8080808080808080)
	}
	for _, c := range b {
		if c&0xC0 == 0x80 {
			n--
		}
	}
	return n
}

// runes counts characters as [utf8.RuneCount] does, the sequences of Vietnamese letters without a full decoding.
func runes(b []byte) int {
	n, i := 0, 0
	for i < len(b) {
		if i+8 <= len(b) && binary.LittleEndian.Uint64(b[i:])&0x8080808080808080 == 0 {
			i, n = i+8, n+8
			continue
		}
		n++
		switch c := b[i]; {
		case c < utf8.RuneSelf:
			i++
		case c >= 0xC2 && c <= 0xDF && i+1 < len(b) && b[i+1]&0xC0 == 0x80:
			i += 2
		case c == 0xE1 && i+2 < len(b) && b[i+1]&0xC0 == 0x80 && b[i+2]&0xC0 == 0x80:
			i += 3
		default:
			_, size := utf8.DecodeRune(b[i:])
			i += size
		}
	}
	return n
}

// Range returns the least and greatest ordered value as canonical text; ok is false when there is none.
func (c *Column) Range() (low, high string, ok bool) {
	return string(c.minText), string(c.maxText), c.numbers > 0
}

// Bounds returns the least and greatest ordered value.
func (c *Column) Bounds() (low, high float64, ok bool) { return c.min, c.max, c.numbers > 0 }

// Sum returns the sum of the ordered values.
func (c *Column) Sum() float64 {
	c.settle()
	return c.sum + c.lost
}

// Mean returns the mean of the ordered values; ok is false when there is none.
func (c *Column) Mean() (float64, bool) {
	if c.numbers == 0 {
		return 0, false
	}
	return c.Sum() / float64(c.numbers), true
}

// Deviation returns the standard deviation of the ordered values; ok is false when there is none.
func (c *Column) Deviation() (float64, bool) {
	c.settle()
	return c.spread.Deviation()
}

// Quantiles returns the ordered values at ranks from 0 to 1 in rising order, within [RankError]; nil when there is none.
func (c *Column) Quantiles(ranks ...float64) []float64 {
	c.settle()
	return c.quantiles.At(ranks...)
}

// MeanLength returns the mean number of characters of the texts.
func (c *Column) MeanLength() float64 {
	if c.texts == 0 {
		return 0
	}
	return float64(c.lengths) / float64(c.texts)
}

// Histogram returns at most 16 bins: over the values where they are ordered, else over the texts' lengths. Where whole is set the values are
// whole numbers, as days are.
func (c *Column) Histogram(whole bool) []Bin {
	c.settle()
	if c.numbers > 0 {
		return c.hist.Fold(c.min, c.max, whole)
	}
	if c.texts == 0 {
		return nil
	}
	return c.hist.Fold(float64(c.MinLength), float64(c.MaxLength), true)
}
