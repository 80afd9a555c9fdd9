package viet

// witnessesNeeded is how many decided texts settle an undecided one.
const witnessesNeeded = 3

// Witness settles texts that alone read in several ways ([Readings]) by the decided texts met before in the same table: offices do not
// mix fonts as a rule. The zero value is ready; it is not safe for concurrent use.
type Witness struct {
	seen    [len(encodingNames)]int
	settled bool
}

// Settle takes in no more: from now on a text reads the same wherever it stands.
func (w *Witness) Settle() { w.settled = true }

// Guess is [GuessText], and for an undecided text the reading in the one legacy encoding met so far, if it was met often enough.
// open tells that the text is undecided by itself: ask again when it comes again.
func (w *Witness) Guess(s string) (g Guess, ok, open bool) {
	scores, judged := scoresOf(s)
	if !judged {
		return Guess{Text: s}, false, false
	}
	if g, ok = decide(s, &scores); ok {
		if !w.settled {
			w.seen[g.Encoding]++
		}
		return g, true, false
	}
	found := undecided(s, &scores)
	for _, r := range found {
		if w.alone(r.Encoding) {
			return r, true, true
		}
	}
	return g, false, len(found) > 0
}

// alone tells that enc was met often enough, and no other encoding.
func (w *Witness) alone(enc Encoding) bool {
	for other, n := range w.seen {
		if other != int(enc) && n > 0 {
			return false
		}
	}
	return w.seen[enc] >= witnessesNeeded
}
