package compat

// Change is one difference between two schemas.
type Change struct {
	Kind   Kind
	Path   string // JSON pointer into the new document, into the old one for what is gone; "" is the row as a whole
	Column string // name of the column after the change, before it for what is gone; "" for the table
	Title  string // what people call the column
	Before string // as written in the document: a name, number, pattern, type; lists joined by listMark
	After  string
	Why    []string // evidence, phrases of the catalogue: how a rename was recognised
}

// listMark parts the values of a list in Before and After: a control character, which no schema for people holds.
const listMark = "\x1f"

// Rule is the row that says whom the change breaks.
func (c *Change) Rule() Rule { return ruleOf(c.Kind) }

// Breaks tells whether the change breaks a mode.
func (c *Change) Breaks(m Mode) bool { return ruleOf(c.Kind).Breaks(m) }

// Compatible tells whether no change breaks a mode.
func Compatible(changes []Change, m Mode) bool {
	for i := range changes {
		if changes[i].Breaks(m) {
			return false
		}
	}
	return true
}

// BumpOf is how far the changes together move the version.
func BumpOf(changes []Change) Bump {
	most := None
	for i := range changes {
		most = max(most, changes[i].Rule().Bump)
	}
	return most
}
