package personal

import (
	"math/bits"
	"strings"
)

// Classes of personal data (NĐ 356/2025).
const (
	Basic     = "basic"
	Sensitive = "sensitive"
)

// Thresholds (domain 5), as shares of the values looked at.
const (
	titleShare = 0.30 // a form, under a title that names the kind
	aloneShare = 0.60 // a form, whatever the title
	checkShare = 0.20 // a form with a right structure, whatever the title
	shortShare = 0.80 // citizen numbers without their leading zero, in a column of figures: amounts may have that form
	sureShare  = 0.90 // words that other columns hold too: sex, ethnic groups, in a table of persons
)

// Evidence is one reason, without values. Its sentence is in the catalogue under Code.
type Evidence struct {
	Code   string  `json:"code"`             // "title", "form", "check", "table"
	Share  float64 `json:"share,omitempty"`  // of the values looked at
	Detail string  `json:"detail,omitempty"` // the words of the title, or the name of the form
}

// Verdict says what personal data a column holds.
type Verdict struct {
	Kind       string     `json:"kind"`       // "cccd", "name", "phone", …
	Class      string     `json:"class"`      // Basic or Sensitive
	Confidence float64    `json:"confidence"` // 0 to 1
	Evidence   []Evidence `json:"evidence"`   // why
}

// Column gathers the forms of one column's values. It keeps no value.
type Column struct {
	seen   int64
	counts [shapes]int64
	years  [2]uint64 // two-digit years of birth that valid citizen numbers show, as a set
	sexes  uint8     // their digits of century and sex, as a set
}

// Add looks at a cleaned value that weight rows hold.
func (c *Column) Add(b []byte, weight int64) {
	c.seen += weight
	shapesOf(b, func(s shape) {
		c.counts[s] += weight
		if s == citizenValid || s == citizenShort {
			c.spread(b)
		}
	})
}

// spread notes the year and sex of a valid citizen number, which may lack its leading zero.
func (c *Column) spread(b []byte) {
	var buf [12]byte
	d := buf[:0]
	for _, x := range b {
		if isDigit(x) && len(d) < len(buf) {
			d = append(d, x)
		}
	}
	if len(d) == 11 {
		copy(buf[1:], d)
		buf[0] = '0'
		d = buf[:]
	}
	year := birthYear(d)
	c.years[year/64] |= 1 << (year % 64)
	c.sexes |= 1 << (d[3] - '0')
}

// ofPeople tells citizen numbers from codes that count up: people differ in year of birth or sex.
func (c *Column) ofPeople() bool {
	valid := c.counts[citizenValid] + c.counts[citizenShort]
	years := bits.OnesCount64(c.years[0]) + bits.OnesCount64(c.years[1])
	return valid < 6 && years > 1 || valid < 3 || years >= 3 || bits.OnesCount8(c.sexes) >= 2
}

// Seen is how many values were looked at.
func (c *Column) Seen() int64 { return c.seen }

func (c *Column) share(of ...shape) float64 {
	if c.seen == 0 {
		return 0
	}
	var n int64
	for _, s := range of {
		n += c.counts[s]
	}
	return float64(n) / float64(c.seen)
}

// Subject is one column to judge.
type Subject struct {
	Title   string  // header as written
	Name    string  // stable identifier, used when the title is empty
	Numeric bool    // the column holds numbers that count or measure
	Place   bool    // the column holds names or codes of places
	Values  *Column // what its values look like; nil for none
}

func (s *Subject) empty() bool { return s.Values == nil || s.Values.seen == 0 }

// people says what the rows of a table are.
type people struct {
	persons bool // each row is about a person or household
	owners  bool // persons, and not only those who stand for an organisation
	groups  bool // rows count people
	firms   bool // rows are organisations
}

// Decide judges the columns of a table together; the answer has one verdict a column, nil for none.
func Decide(subjects []Subject) []*Verdict {
	verdicts := make([]*Verdict, len(subjects))
	titles := make([]title, len(subjects))
	for i := range subjects {
		titles[i] = titleOf(&subjects[i])
		if !subjects[i].empty() {
			verdicts[i] = subjects[i].identifier(&titles[i])
		}
	}
	given(subjects, titles, verdicts)
	rows := rowsOf(subjects, titles, verdicts)
	for i := range subjects {
		s := &subjects[i]
		if v := verdicts[i]; v != nil && v.Kind == "sex" && rows.groups {
			verdicts[i] = nil
		}
		if verdicts[i] == nil && !s.empty() {
			verdicts[i] = s.attribute(&titles[i], rows)
		}
	}
	return verdicts
}

// given takes a column of single syllables beside one of surnames for names.
func given(subjects []Subject, titles []title, verdicts []*Verdict) {
	for i := 1; i < len(subjects); i++ {
		before := verdicts[i-1]
		if verdicts[i] != nil || subjects[i].empty() || before == nil || before.Kind != "name" || titles[i-1].find([]string{"ho va ten dem", "ho dem", "ho va dem", "ho lot", "ho"}) == "" {
			continue
		}
		if share := subjects[i].Values.share(givenName); titles[i].starts([]string{"ten"}) && share >= aloneShare {
			verdicts[i] = &Verdict{"name", Basic, min(0.95, 0.5+0.45*share), []Evidence{{"title", 0, "ten"}, {"form", share, "name"}, {"table", 0, ""}}}
		}
	}
}

// rowsOf reads from all columns what the rows are.
func rowsOf(subjects []Subject, titles []title, verdicts []*Verdict) (p people) {
	firstPerson, firstFirm := len(subjects), len(subjects)
	for i := len(subjects) - 1; i >= 0; i-- {
		t := &titles[i]
		if v := verdicts[i]; v != nil {
			switch v.Kind {
			case "email", "phone", "sex", "birth", "plate", "bank-account":
			default:
				firstPerson = i
			}
			continue
		}
		switch {
		case subjects[i].empty():
		case t.find(household) != "" && !subjects[i].Numeric:
			firstPerson = i
		case subjects[i].Numeric && t.starts(counted):
			p.groups = true
		case !subjects[i].Numeric && (t.find(orgTitles) != "" || subjects[i].Values.share(orgName) >= aloneShare) && t.find([]string{"cong tac", "lam viec", "noi"}) == "":
			firstFirm = i
		}
	}
	p.persons = firstPerson < len(subjects)
	p.firms = firstFirm < firstPerson
	p.owners = p.persons && !p.firms
	p.groups = p.groups && !p.persons
	return p
}

// identifier tries the table of kinds.
func (s *Subject) identifier(t *title) *Verdict {
	for i := range kinds {
		if v := s.fits(&kinds[i], t); v != nil {
			return v
		}
	}
	return nil
}

func (s *Subject) fits(k *kind, t *title) *Verdict {
	if s.Place && k.name == "name" || t.find(k.not) != "" {
		return nil
	}
	phrase := t.find(k.phrases)
	if k.name == "name" && phrase == "" && t.find(placeWords) != "" {
		return nil
	}
	if share := s.Values.share(k.under...); phrase != "" && share >= titleShare {
		return s.titled(k, phrase, share)
	}
	if t.company(s) || t.code() && !k.sure {
		return nil
	}
	if k.checked != none {
		return s.structured(k, t)
	}
	if k.alone == none || k.name == "phone" && s.Numeric {
		return nil
	}
	if share := s.Values.share(k.alone); share >= aloneShare {
		return &Verdict{k.name, k.class, min(0.90, 0.30+0.6*share), []Evidence{{"form", share, k.name}}}
	}
	return nil
}

// titled is the verdict on a form under a title that names the kind.
func (s *Subject) titled(k *kind, phrase string, share float64) *Verdict {
	v := &Verdict{k.name, k.class, min(0.99, 0.55+0.44*share), []Evidence{{"title", 0, phrase}, {"form", min(1, share), k.name}}}
	if k.checked == none {
		return v
	}
	v.Evidence = append(v.Evidence, Evidence{"check", s.Values.share(k.checked), k.name})
	if s.Values.share(nineDigits) > 0.75*share {
		v.Kind = "cmnd"
	}
	return v
}

// structured is the verdict on citizen numbers under any title.
func (s *Subject) structured(k *kind, t *title) *Verdict {
	if !s.Values.ofPeople() {
		return nil
	}
	if share := s.Values.share(k.checked); share >= checkShare && !s.Numeric {
		return &Verdict{k.name, k.class, min(0.95, 0.40+0.55*share), []Evidence{{"check", share, k.name}}}
	}
	need := aloneShare
	if s.Numeric {
		need = shortShare
	}
	if share := s.Values.share(citizenShort); share >= need && !t.code() {
		return &Verdict{k.name, k.class, min(0.85, 0.30+0.55*share), []Evidence{{"check", share, k.name}}}
	}
	return nil
}

// company tells columns of organisations' tax codes: ten digits with the right check digit.
func (t *title) company(s *Subject) bool {
	return s.Values.share(taxValid) >= aloneShare || t.find([]string{"ma so thue", "mst", "ma so doanh nghiep"}) != "" && s.Values.share(tenDigits) >= titleShare
}

// attribute judges columns that say something about a person without identifying one.
func (s *Subject) attribute(t *title, rows people) *Verdict {
	if rows.groups || t.starts(counted) {
		return nil
	}
	if v := s.ethnicity(t, rows); v != nil {
		return v
	}
	for i := range attributes {
		a := &attributes[i]
		if a.persons && !rows.owners && !(a.reps && rows.persons) || a.text && s.Numeric || rows.firms && !rows.persons {
			continue
		}
		if phrase := t.find(a.phrases); phrase != "" && t.find(a.not) == "" && !t.coded() {
			return a.verdict(phrase, rows)
		}
	}
	if !rows.owners {
		return nil
	}
	for i := range ofOwner {
		a := &ofOwner[i]
		if phrase := t.find(a.phrases); phrase != "" && t.find(a.not) == "" && !(a.text && s.Numeric) {
			return a.verdict(phrase, rows)
		}
	}
	if share := s.Values.share(sex); share >= sureShare {
		return &Verdict{"sex", Basic, min(0.9, 0.3+0.6*share), []Evidence{{"form", share, "sex"}, {"table", 0, ""}}}
	}
	if share := s.Values.share(home); share >= aloneShare {
		return &Verdict{"address", Basic, min(0.85, 0.3+0.55*share), []Evidence{{"form", share, "address"}, {"table", 0, ""}}}
	}
	return s.paper(t)
}

// coded tells a title that begins with "mã" but for codes that say what the thing itself would.
func (t *title) coded() bool { return t.code() && t.find([]string{"icd"}) == "" }

func (a *attribute) verdict(phrase string, rows people) *Verdict {
	v := &Verdict{a.name, a.class, 0.7, []Evidence{{"title", 0, phrase}}}
	if rows.persons {
		v.Confidence = 0.75
		v.Evidence = append(v.Evidence, Evidence{"table", 0, ""})
	}
	return v
}

// ethnicity goes by title and values; in a table of persons values are enough.
func (s *Subject) ethnicity(t *title, rows people) *Verdict {
	if s.Numeric || s.Place {
		return nil
	}
	share := s.Values.share(ethnic)
	phrase := t.find([]string{"dan toc", "ethnic", "ethnicity"})
	switch {
	case phrase != "" && (share >= titleShare || strings.TrimSpace(t.words) == phrase):
		return &Verdict{"ethnicity", Sensitive, min(0.98, 0.6+0.38*share), []Evidence{{"title", 0, phrase}, {"form", share, "ethnicity"}}}
	case rows.owners && share >= sureShare:
		return &Verdict{"ethnicity", Sensitive, min(0.9, 0.3+0.6*share), []Evidence{{"form", share, "ethnicity"}, {"table", 0, ""}}}
	}
	return nil
}

// landTitles are titles of numbers of land use certificates.
var landTitles = []string{"gcn", "so gcn", "giay chung nhan", "so seri", "seri", "so phat hanh", "so vao so", "so do", "qsdd"}

// paper judges numbers of land use certificates, which are personal beside their owner (domain 5).
func (s *Subject) paper(t *title) *Verdict {
	phrase := t.find(landTitles)
	if share := s.Values.share(landPaper); phrase != "" && share >= titleShare {
		return &Verdict{"land-paper", Basic, min(0.95, 0.5+0.45*share), []Evidence{{"title", 0, phrase}, {"form", share, "land-paper"}, {"table", 0, ""}}}
	}
	return nil
}
