package paper

// Letterhead is what official papers say of those who issue them: a setting of the province.
type Letterhead struct {
	Place      string   `json:"place"`      // of the date line
	Committee  Office   `json:"committee"`  // decides: the people's committee of the province
	Department Office   `json:"department"` // reviews and proposes
	Bases      []string `json:"bases"`      // legal bases of a decision, without the mark at their end
}

// Office is an agency on paper.
type Office struct {
	Superior   string   `json:"superior,omitempty"` // the agency above, as it stands at the head of a paper
	Name       string   `json:"name"`
	Heading    string   `json:"heading,omitempty"`   // the name as it stands at the head of a paper, with its line breaks; empty: Name
	Code       string   `json:"code"`                // in numbers: SKHCN
	Head       string   `json:"head"`                // of its chief, who decides: "Chủ tịch Ủy ban nhân dân tỉnh Sơn La"
	Position   string   `json:"position"`            // over the signature, a line break between rights and position
	Signatory  string   `json:"signatory,omitempty"` // empty: written by hand
	Recipients []string `json:"recipients"`          // of its papers, the archive last
}

// DefaultLetterhead is the letterhead until the province sets its own: the names of its offices, no person's.
func DefaultLetterhead() Letterhead {
	return Letterhead{Place: say("letterhead.place"),
		Committee: Office{Name: say("letterhead.committee"), Heading: say("letterhead.committee.heading"), Code: "UBND", Head: say("letterhead.committee.head"), Position: say("letterhead.committee.position"),
			Recipients: list("letterhead.committee.recipients")},
		Department: Office{Superior: say("letterhead.committee.heading"), Name: say("letterhead.department"), Heading: say("letterhead.department.heading"), Code: "SKHCN", Head: say("letterhead.department.head"),
			Position: say("letterhead.department.position"), Recipients: list("letterhead.department.recipients")},
		Bases: list("letterhead.bases")}
}

func (o Office) signature(name string) []Signature {
	if name == "" {
		name = o.Signatory
	}
	return []Signature{{Position: lines(o.Position), Name: name}}
}

// heading is the agency's name at the head of a paper.
func (o Office) heading() string {
	if o.Heading != "" {
		return o.Heading
	}
	return o.Name
}
