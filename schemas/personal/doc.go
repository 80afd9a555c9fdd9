// Package personal tells which columns of a table hold personal data, and why, and how small the groups are that combinations of
// columns leave.
//
// A verdict on a column comes from three kinds of evidence (domain 5): words of its title, the share of values that have an
// identifier's form, the share whose structure or check digit is right. Evidence is told as shares and forms, never as values.
// The thresholds are [titleShare], [aloneShare], [sureShare] and [checkShare]. A title alone is never enough for an identifier, and a
// form alone only where it is hard to have by chance; names of places, codes of companies and masts, academic years and the like stay
// clean. What depends on whose row it is (an address, an illness, a home's coordinates) counts only in a table that names persons, and a
// table that counts people by sex or ethnic group holds no one's.
//
// [Version] numbers the detector: a release says with which it was read.
package personal

// Version is the detector's number. It rises with every change that can change a verdict.
const Version = 2
