// Package viet reads Vietnamese text as offices write it: composed and decomposed Unicode, the 8-bit fonts of
// the nineties (TCVN3, VNI, VPS), numbers with a decimal comma, dates with the day first, periods, units glued
// to values, place names with and without their kind, and the codes of Sơn La's communes.
//
// Its nouns: an [Encoding] is a legacy way to store letters; a [Guess] is what a text would read as; a [Number],
// a [Date] and a [Period] are values with the way they were written; a [Measure] is a unit of measure; a [Place]
// is an administrative unit with the days between which its code meant it.
//
// Every function is pure and safe for concurrent use. Functions that take []byte do not keep it and, unless they
// say otherwise, do not allocate on the usual path. Nothing here decides for a person: what can be read in two
// ways says so (Ambiguous), and the raw text stays with the caller.
package viet
