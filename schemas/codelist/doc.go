// Package codelist is the lists of codes that columns take their values from: who is meant by a code, on which days it is in force, and what
// takes its place afterwards.
//
// A [List] is a version of a list; [Index] answers for it. [Known] are the lists that the program carries: communes and provinces before and
// since 2025-07-01, and how often data is brought up to date. Others come out of a table file, see [Read].
//
// Days are texts, YYYY-MM-DD, in the calendar of Vietnam; "" is a border that is not known or not there yet. Both borders are in force.
package codelist
