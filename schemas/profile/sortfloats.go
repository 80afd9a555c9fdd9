package profile

import "math"

// sortFloats sorts numbers, NaN excluded, by the bytes of their bits from the last to the first: for some hundred of them in any order three
// times as fast as comparing. room has at least their length.
func sortFloats(values []float64, room []float64) {
	if len(values) < 64 {
		insertionSort(values)
		return
	}
	var counts [8][256]uint16
	for _, v := range values {
		k := rising(v)
		counts[0][byte(k)]++
		counts[1][byte(k>>8)]++
		counts[2][byte(k>>16)]++
		counts[3][byte(k>>24)]++
		counts[4][byte(k>>32)]++
		counts[5][byte(k>>40)]++
		counts[6][byte(k>>48)]++
		counts[7][byte(k>>56)]++
	}
	from, to := values, room[:len(values)]
	for at := range counts {
		starts, shift := &counts[at], 8*at
		if starts[byte(rising(values[0])>>shift)] == uint16(len(values)) {
			continue // this byte is the same everywhere
		}
		sum := uint16(0)
		for i, n := range starts {
			starts[i] = sum
			sum += n
		}
		for _, v := range from {
			b := byte(rising(v) >> shift)
			to[starts[b]] = v
			starts[b]++
		}
		from, to = to, from
	}
	copy(values, from)
}

// rising gives a number bits whose order is its own.
func rising(v float64) uint64 {
	b := math.Float64bits(v)
	return b ^ (uint64(int64(b)>>63) | 1<<63)
}

func insertionSort(values []float64) {
	for i := 1; i < len(values); i++ {
		v, j := values[i], i
		for ; j > 0 && values[j-1] > v; j-- {
			values[j] = values[j-1]
		}
		values[j] = v
	}
}
