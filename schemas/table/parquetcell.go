package table

import (
	"encoding/binary"
	"encoding/hex"
	"math"
	"math/big"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go/format"
)

// convert makes a cell of a stored value. Instants are told in UTC, to the second.
func (r *parquetRows) convert(l *parquetLeaf, v *parquetValue, c *Cell) error {
	if len(v.bytes) > r.limits.CellBytes && (l.kind == format.ByteArray || l.kind == format.FixedLenByteArray) {
		return &Error{Code: CodeCellTooLarge, Detail: megabytes(int64(r.limits.CellBytes))}
	}
	whole := int64(v.bits)
	switch l.kind {
	case format.Boolean:
		r.boolean(c, v.bits != 0, nil)
	case format.Float:
		r.real(c, float64(math.Float32frombits(uint32(v.bits))), 32)
	case format.Double:
		r.real(c, math.Float64frombits(v.bits), 64)
	case format.Int96:
		days := int64(binary.LittleEndian.Uint32(v.bytes[8:])) - julianEpoch
		r.moment(c, time.Unix(days*86400, int64(binary.LittleEndian.Uint64(v.bytes))))
	case format.Int32, format.Int64:
		r.whole(l, c, whole)
	default:
		r.bytes(l, c, v.bytes)
	}
	return nil
}

// julianEpoch is the Julian day of 1970-01-01.
const julianEpoch = 2_440_588

// figure stores the decimal form that stands in the arena from there on.
func (r *parquetRows) figure(c *Cell, from int) {
	text := r.arena[from:len(r.arena):len(r.arena)]
	*c = Cell{Text: text, Raw: text, Kind: KindNumber}
}

func (r *parquetRows) whole(l *parquetLeaf, c *Cell, v int64) {
	from := len(r.arena)
	switch l.as {
	case parquetDate:
		r.moment(c, time.Unix(v*86400, 0))
		return
	case parquetMoment:
		unit := powerOf10(l.scale)
		seconds, rest := v/unit, v%unit
		r.moment(c, time.Unix(seconds, rest*(1_000_000_000/unit)))
		return
	case parquetTime:
		if seconds := v / powerOf10(l.scale); v >= 0 && seconds < 86400 {
			text := r.clock(int(seconds))
			*c = Cell{Text: text, Raw: text, Kind: KindTime}
			return
		}
	case parquetDecimal:
		r.arena = appendDecimal(r.arena, strconv.AppendInt(nil, v, 10), l.scale)
		r.figure(c, from)
		return
	}
	switch {
	case !l.unsigned:
		r.arena = strconv.AppendInt(r.arena, v, 10)
	case l.kind == format.Int32:
		r.arena = strconv.AppendUint(r.arena, uint64(uint32(v)), 10)
	default:
		r.arena = strconv.AppendUint(r.arena, uint64(v), 10)
	}
	r.figure(c, from)
}

func powerOf10(n int) int64 {
	switch n {
	case 3:
		return 1_000
	case 6:
		return 1_000_000
	}
	return 1_000_000_000
}

// moment stores an instant, or a day where it is one's first second.
func (r *parquetRows) moment(c *Cell, at time.Time) {
	at = at.UTC()
	from := len(r.arena)
	if year := at.Year(); year < 1 || year > 9999 {
		r.arena = strconv.AppendInt(r.arena, at.Unix(), 10)
		r.figure(c, from)
		return
	}
	layout := "2006-01-02T15:04:05"
	if at.Hour() == 0 && at.Minute() == 0 && at.Second() == 0 {
		layout = "2006-01-02"
	}
	r.arena = at.AppendFormat(r.arena, layout)
	r.figure(c, from)
	c.Kind = KindDate
}

// real stores a float; what is no number is text.
func (r *parquetRows) real(c *Cell, v float64, size int) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		*c = *textCell(r.keep(strconv.AppendFloat(nil, v, 'g', -1, 64)))
		return
	}
	if size == 64 {
		r.float(c, cellStyle{}, v)
		return
	}
	from := len(r.arena)
	r.arena = strconv.AppendFloat(r.arena, v, 'f', -1, 32)
	r.figure(c, from)
}

func (r *parquetRows) bytes(l *parquetLeaf, c *Cell, b []byte) {
	from := len(r.arena)
	switch {
	case l.as == parquetDecimal && len(b) <= 64:
		v := new(big.Int).SetBytes(b)
		if len(b) > 0 && b[0]&0x80 != 0 {
			v.Sub(v, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
		}
		r.arena = appendDecimal(r.arena, v.Append(nil, 10), l.scale)
		r.figure(c, from)
	case l.as == parquetUUID && len(b) == 16:
		text := hex.EncodeToString(b)
		*c = *textCell(r.keep([]byte(text[:8] + "-" + text[8:12] + "-" + text[12:16] + "-" + text[16:20] + "-" + text[20:])))
	case l.as == parquetHalf && len(b) == 2:
		r.real(c, halfFloat(binary.LittleEndian.Uint16(b)), 32)
	case l.as == parquetText || utf8.Valid(b):
		r.text(c, cellStyle{}, b)
	default:
		r.arena = hex.AppendEncode(append(r.arena, "0x"...), b)
		*c = *textCell(r.arena[from:len(r.arena):len(r.arena)])
	}
}

// halfFloat is the value of a float of two bytes.
func halfFloat(b uint16) float64 {
	sign, exponent, fraction := 1.0, int(b>>10&31), float64(b&1023)
	if b&0x8000 != 0 {
		sign = -1
	}
	switch exponent {
	case 0:
		return sign * math.Ldexp(fraction, -24)
	case 31:
		if fraction != 0 {
			return math.NaN()
		}
		return math.Inf(int(sign))
	}
	return sign * math.Ldexp(1024+fraction, exponent-25)
}

// maxScale bounds the decimal places of a decimal.
const maxScale = 100

// appendDecimal writes digits, perhaps with a sign, with a point before the last scale ones.
func appendDecimal(dst, digits []byte, scale int) []byte {
	if scale <= 0 || scale > maxScale {
		return append(dst, digits...)
	}
	if digits[0] == '-' {
		dst, digits = append(dst, '-'), digits[1:]
	}
	whole := len(digits) - scale
	if whole <= 0 {
		dst = append(dst, '0', '.')
		for range -whole {
			dst = append(dst, '0')
		}
		return append(dst, digits...)
	}
	return append(append(append(dst, digits[:whole]...), '.'), digits[whole:]...)
}
