// Package profile measures a column in one pass and bounded memory: counts, distinct values, range, mean, deviation, quantiles, lengths,
// top values, patterns, a histogram, and which rows repeat a key.
//
// [Column] takes one value at a time, with a weight for values that a caller has counted together. Distinct values are exact up to a
// stated number and estimated by HyperLogLog past it; a mean is a compensated sum; quantiles are exact up to 1,024 values and sketched
// within [RankError] past it; a histogram keeps 512 bins whose width doubles as the range grows and folds them into 16. [Keys] finds
// repeated keys of any number of rows exactly (by 64-bit hash), in a few hundred kilobytes of memory and a temporary file.
package profile
