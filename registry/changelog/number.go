package changelog

import (
	"bytes"
	"strconv"
)

// number reads a JSON number and writes its exact decimal value in canonical form.
func (c *canonicaliser) number() error {
	negative := c.in[c.pos] == '-'
	if negative {
		c.pos++
	}
	whole := c.digits()
	if len(whole) == 0 || len(whole) > 1 && whole[0] == '0' {
		return c.errorf("number expected")
	}
	var fraction []byte
	if c.at('.') {
		c.pos++
		if fraction = c.digits(); len(fraction) == 0 {
			return c.errorf("digits expected after the point")
		}
	}
	exponent, err := c.exponent()
	if err != nil {
		return err
	}
	if fraction == nil && exponent == 0 && len(whole) <= 21 {
		c.appendInteger(negative, whole)
		return nil
	}
	return c.appendDecimal(negative, whole, fraction, exponent)
}

func (c *canonicaliser) at(b byte) bool { return c.pos < len(c.in) && c.in[c.pos] == b }

func (c *canonicaliser) digits() []byte {
	start := c.pos
	for c.pos < len(c.in) && c.in[c.pos] >= '0' && c.in[c.pos] <= '9' {
		c.pos++
	}
	return c.in[start:c.pos]
}

func (c *canonicaliser) exponent() (int, error) {
	if !c.at('e') && !c.at('E') {
		return 0, nil
	}
	c.pos++
	sign := 1
	if c.at('-') {
		sign = -1
		c.pos++
	} else if c.at('+') {
		c.pos++
	}
	digits := c.digits()
	if len(digits) == 0 {
		return 0, c.errorf("digits expected in the exponent")
	}
	digits = bytes.TrimLeft(digits, "0")
	if len(digits) == 0 {
		return 0, nil
	}
	n, err := strconv.Atoi(string(digits))
	if err != nil || n > maxExponent {
		return 0, c.errorf("exponent out of range")
	}
	return sign * n, nil
}

func (c *canonicaliser) appendInteger(negative bool, whole []byte) {
	if negative && whole[0] != '0' {
		c.out = append(c.out, '-')
	}
	c.out = append(c.out, whole...)
}

// appendDecimal writes 0.DIGITS × 10^point, where point counts the digits before the decimal point.
func (c *canonicaliser) appendDecimal(negative bool, whole, fraction []byte, exponent int) error {
	digits := append(append(make([]byte, 0, len(whole)+len(fraction)), whole...), fraction...)
	point := len(whole) + exponent
	trimmed := bytes.TrimLeft(digits, "0")
	point -= len(digits) - len(trimmed)
	trimmed = bytes.TrimRight(trimmed, "0")
	if len(trimmed) == 0 {
		c.out = append(c.out, '0')
		return nil
	}
	if point-1 > maxExponent || point-1 < -maxExponent {
		return c.errorf("exponent out of range")
	}
	if negative {
		c.out = append(c.out, '-')
	}
	if point > 21 || point <= -6 || len(trimmed) > maxDigits {
		c.appendScientific(trimmed, point-1)
		return nil
	}
	switch {
	case point <= 0:
		c.out = append(c.out, '0', '.')
		c.out = append(c.out, bytes.Repeat([]byte{'0'}, -point)...)
		c.out = append(c.out, trimmed...)
	case point >= len(trimmed):
		c.out = append(c.out, trimmed...)
		c.out = append(c.out, bytes.Repeat([]byte{'0'}, point-len(trimmed))...)
	default:
		c.out = append(c.out, trimmed[:point]...)
		c.out = append(c.out, '.')
		c.out = append(c.out, trimmed[point:]...)
	}
	return nil
}

func (c *canonicaliser) appendScientific(digits []byte, exponent int) {
	c.out = append(c.out, digits[0])
	if len(digits) > 1 {
		c.out = append(c.out, '.')
		c.out = append(c.out, digits[1:]...)
	}
	c.out = append(c.out, 'e')
	if exponent >= 0 {
		c.out = append(c.out, '+')
	}
	c.out = strconv.AppendInt(c.out, int64(exponent), 10)
}
