package profile

import (
	"encoding/binary"
	"math/bits"
)

// Constants of the mixing steps: odd numbers with balanced bits, as in wyhash (W. Yi, public domain).
const (
	mixA = 0xa0761d6478bd642f
	mixB = 0xe7037ed1a0b428db
	mixC = 0x8ebc6af09c88c6e3
)

// Hash returns a 64-bit hash of b, the same in every run.
func Hash(b []byte) uint64 {
	n := uint64(len(b))
	h := uint64(mixA)
	for len(b) > 16 {
		h = mix(binary.LittleEndian.Uint64(b)^mixB, binary.LittleEndian.Uint64(b[8:])^h)
		b = b[16:]
	}
	var x, y uint64
	switch {
	case len(b) >= 8:
		x = binary.LittleEndian.Uint64(b)
		y = binary.LittleEndian.Uint64(b[len(b)-8:])
	case len(b) >= 4:
		x = uint64(binary.LittleEndian.Uint32(b))
		y = uint64(binary.LittleEndian.Uint32(b[len(b)-4:]))
	case len(b) > 0:
		x = uint64(b[0]) | uint64(b[len(b)/2])<<8 | uint64(b[len(b)-1])<<16
	}
	return mix(mixB^n, mix(x^mixB, y^h))
}

func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

// Combine mixes a hash into the hash of what came before it.
func Combine(h, next uint64) uint64 { return mix(h^mixC, next^mixA) }
