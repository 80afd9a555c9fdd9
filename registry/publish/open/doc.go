// Package open holds the nouns that the public side reads: a published
// dataset, the tombstone of a withdrawn one, and the small source interfaces
// that the registry implements for it.
//
// Everything here is already public. A dataset that is a draft, under review,
// suspended or closed is not in the source at all, so nothing below needs a
// rule about who may see what: an unknown code and a hidden one are the same
// answer, (nil, nil, nil).
//
// Caveats: times are the dates of publication and refresh, never those of an
// edit; the contact is a role mailbox; the rows are the approved rows file
// (CSV, UTF-8, LF, first row the column names), never a department's workbook.
package open
