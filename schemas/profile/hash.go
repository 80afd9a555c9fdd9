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
	n := len(b)
	h := uint64(mixA)
	for len(b) > 16 {
		h = mix(binary.LittleEndian.Uint64(b)^mixB, binary.LittleEndian.Uint64(b[8:])^h)
		b = b[16:]
	}
	x, y := Words(b)
	return mix(mixB^uint64(n), mix(x^mixB, y^h))
}

// Words loads at most 16 bytes as two words, the first byte lowest, zeros behind the end.
func Words(b []byte) (x, y uint64) {
	n := len(b)
	switch {
	case n > 8:
		return binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[n-8:]) >> (128 - 8*n)
	case n >= 4:
		return uint64(binary.LittleEndian.Uint32(b)) | uint64(binary.LittleEndian.Uint32(b[n-4:]))<<(8*n-32), 0
	case n > 0:
		return uint64(b[0]) | uint64(b[n>>1])<<(8*(n>>1)) | uint64(b[n-1])<<(8*n-8), 0
	}
	return 0, 0
}

// HashWords is [Hash] of n bytes, at most 16, given as [Words].
func HashWords(x, y uint64, n int) uint64 { return mix(mixB^uint64(n), mix(x^mixB, y^mixA)) }

// HashTwice is [Hash] of n bytes, 17 to 32, given as two pairs of [Words].
func HashTwice(x, y, z, w uint64, n int) uint64 {
	return mix(mixB^uint64(n), mix(z^mixB, w^mix(x^mixB, y^mixA)))
}

func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

// Combine mixes a hash into the hash of what came before it.
func Combine(h, next uint64) uint64 { return mix(h^mixC, next^mixA) }
