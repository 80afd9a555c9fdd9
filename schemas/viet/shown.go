package viet

import "strings"

// Grouped writes a plain decimal number ("-31840.50") with the marks of a language: "-31.840,50" in Vietnamese, "-31,840.50" in
// English ("en"), with at least that many decimals. All digits stay. What is no plain number stays as it is.
func Grouped(lang, number string, decimals int) string {
	group, point := byte('.'), byte(',')
	if lang == "en" {
		group, point = ',', '.'
	}
	body, sign := number, ""
	if strings.HasPrefix(body, "-") {
		body, sign = body[1:], "-"
	}
	whole, fraction, pointed := strings.Cut(body, ".")
	if whole == "" || strings.Trim(whole, "0123456789") != "" || strings.Trim(fraction, "0123456789") != "" {
		return number
	}
	out := append(make([]byte, 0, len(number)+len(whole)/3), sign...)
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			out = append(out, group)
		}
		out = append(out, whole[i])
	}
	if pointed || decimals > 0 {
		out = append(append(out, point), fraction...)
	}
	for range decimals - len(fraction) {
		out = append(out, '0')
	}
	return string(out)
}
