// Package demo fills an empty data folder with a sample province, so that a stranger sees the system alive at once: every
// organization, an account for each role, and some sixty datasets in every state, each with the file it was handed in with,
// the report on it and the acts that brought it there. Names of datasets and columns follow what provinces publish; every
// value is invented.
//
// Everything is written through the registry, as the people whose acts they are, on a clock that runs from two months ago to now.
package demo
