package registry

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"slices"

	"danhmuc/schemas/viet"
)

// Limits of what a description may hold, in characters and items. They keep a record within one page of the log.
const (
	maxTitle       = 300
	maxDescription = 10_000
	maxShort       = 500
	maxKeywords    = 50
	maxLegalBasis  = 50
	maxColumns     = 500
)

var (
	codePattern  = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{1,98}$`)
	emailPattern = regexp.MustCompile(`^[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;]+$`)
	phonePattern = regexp.MustCompile(`^[+0-9][0-9 .()/-]{5,30}$`)
)

// violations gathers what is wrong with an input.
type violations []Violation

func (v *violations) add(code string, path string, params map[string]any) {
	p := []string{"input"}
	if path != "" {
		p = append(p, strings.Split(path, ".")...)
	}
	*v = append(*v, Violation{Code: code, Path: p, Params: params})
}

func (v violations) err(op string) error {
	if len(v) == 0 {
		return nil
	}
	return invalid(op, v...)
}

// line cleans a one-line text: NFC, no control characters, single spaces, trimmed.
func line(s string) string {
	s = viet.Clean(s)
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// text cleans a text of several lines.
func text(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, l := range lines {
		lines[i] = line(l)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

func list(in []string) []string {
	var out []string
	for _, s := range in {
		if s = line(s); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// normalise brings a content into its one form: texts cleaned, empties empty, enumerations that are left out UNCLASSIFIED
// or UNKNOWN. Nothing is guessed.
func (c *Content) normalise() {
	c.Title, c.Description = line(c.Title), text(c.Description)
	c.Theme, c.Licence = strings.TrimSpace(c.Theme), strings.TrimSpace(c.Licence)
	c.Keywords, c.LegalBasis = list(c.Keywords), list(c.LegalBasis)
	c.SourceSystem, c.Connection, c.Spatial = line(c.SourceSystem), line(c.Connection), line(c.Spatial)
	if c.Contact != nil {
		contact := Contact{Name: line(c.Contact.Name), Email: strings.ToLower(line(c.Contact.Email)), Phone: line(c.Contact.Phone)}
		c.Contact = &contact
		if contact.IsZero() {
			c.Contact = nil
		}
	}
	c.DeclaredColumns, c.Formats = list(c.DeclaredColumns), list(c.Formats)
	c.DueDate, c.Remark = strings.TrimSpace(c.DueDate), text(c.Remark)
	var basis []PersonalBasis
	for _, b := range c.PersonalBasis {
		if b = (PersonalBasis{Column: line(b.Column), Basis: line(b.Basis)}); b.Column != "" && b.Basis != "" {
			basis = append(basis, b)
		}
	}
	c.PersonalBasis = basis
	if c.UpdateFrequency == "" {
		c.UpdateFrequency = FrequencyUnknown
	}
	if c.Sharing == "" {
		c.Sharing = SharingUnclassified
	}
	if c.Importance == "" {
		c.Importance = ImportanceUnclassified
	}
	if c.PersonalData == "" {
		c.PersonalData = PersonalUnclassified
	}
}

// validate gathers what is wrong with a normalised content.
func (c *Content) validate(v *violations) {
	if c.Title == "" {
		v.add("dataset.title.required", "title", nil)
	}
	tooLong(v, "title", c.Title, maxTitle)
	tooLong(v, "description", c.Description, maxDescription)
	tooLong(v, "sourceSystem", c.SourceSystem, maxShort)
	tooLong(v, "connection", c.Connection, maxShort)
	tooLong(v, "spatial", c.Spatial, maxShort)
	tooMany(v, "keywords", c.Keywords, maxKeywords)
	tooMany(v, "legalBasis", c.LegalBasis, maxLegalBasis)
	tooLong(v, "remark", c.Remark, maxDescription)
	tooMany(v, "declaredColumns", c.DeclaredColumns, maxColumns)
	tooMany(v, "formats", c.Formats, maxKeywords)
	day(v, "dueDate", c.DueDate)
	if c.Theme != "" && ThemeByCode(c.Theme) == nil {
		v.add("dataset.theme.unknown", "theme", map[string]any{"value": c.Theme})
	}
	if c.Licence != "" && LicenceByCode(c.Licence) == nil {
		v.add("dataset.licence.unknown", "licence", map[string]any{"value": c.Licence})
	}
	if c.Contact != nil {
		c.Contact.validate(v)
	}
	member(v, "updateFrequency", c.UpdateFrequency, Values.Frequency)
	member(v, "sharing", c.Sharing, Values.Sharing)
	member(v, "importance", c.Importance, Values.Importance)
	member(v, "personalData", c.PersonalData, Values.PersonalData)
	c.validatePeriod(v)
}

func (c *Contact) validate(v *violations) {
	if c.Email != "" && !emailPattern.MatchString(c.Email) {
		v.add("contact.email.invalid", "contact.email", map[string]any{"value": c.Email})
	}
	if c.Phone != "" && !phonePattern.MatchString(c.Phone) {
		v.add("contact.phone.invalid", "contact.phone", map[string]any{"value": c.Phone})
	}
	tooLong(v, "contact.name", c.Name, maxShort)
	tooLong(v, "contact.email", c.Email, maxShort)
}

func (c *Content) validatePeriod(v *violations) {
	start, okStart := day(v, "temporalStart", c.TemporalStart)
	end, okEnd := day(v, "temporalEnd", c.TemporalEnd)
	if okStart && okEnd && end.Before(start) {
		v.add("dataset.temporal.reversed", "temporalEnd", map[string]any{"start": c.TemporalStart, "end": c.TemporalEnd})
	}
}

func day(v *violations, path, s string) (time.Time, bool) {
	if s == "" {
		return time.Time{}, false
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		v.add("date.invalid", path, map[string]any{"value": s})
		return time.Time{}, false
	}
	return t, true
}

func tooLong(v *violations, path, s string, max int) {
	if n := utf8.RuneCountInString(s); n > max {
		v.add("text.tooLong", path, map[string]any{"length": n, "max": max})
	}
}

func tooMany(v *violations, path string, items []string, max int) {
	if len(items) > max {
		v.add("list.tooMany", path, map[string]any{"count": len(items), "max": max})
	}
	for _, s := range items {
		tooLong(v, path, s, maxShort)
	}
}

func member[T ~string](v *violations, path string, value T, of []T) {
	if !slices.Contains(of, value) {
		v.add("value.unknown", path, map[string]any{"value": string(value)})
	}
}

// apply puts the patch onto a copy of the content.
func (p *DatasetPatch) apply(c Content) Content {
	set := func(to *string, from *string) {
		if from != nil {
			*to = *from
		}
	}
	set(&c.Title, p.Title)
	set(&c.Description, p.Description)
	set(&c.Theme, p.Theme)
	set(&c.Licence, p.Licence)
	set(&c.SourceSystem, p.SourceSystem)
	set(&c.Connection, p.Connection)
	set(&c.Spatial, p.Spatial)
	set(&c.TemporalStart, p.TemporalStart)
	set(&c.TemporalEnd, p.TemporalEnd)
	set(&c.DueDate, p.DueDate)
	set(&c.Remark, p.Remark)
	if p.DeclaredColumns != nil {
		c.DeclaredColumns = *p.DeclaredColumns
	}
	if p.Formats != nil {
		c.Formats = *p.Formats
	}
	if p.Keywords != nil {
		c.Keywords = *p.Keywords
	}
	if p.LegalBasis != nil {
		c.LegalBasis = *p.LegalBasis
	}
	if p.PersonalBasis != nil {
		c.PersonalBasis = *p.PersonalBasis
	}
	if p.Contact != nil {
		c.Contact = p.Contact
	}
	if p.UpdateFrequency != nil {
		c.UpdateFrequency = *p.UpdateFrequency
	}
	if p.Sharing != nil {
		c.Sharing = *p.Sharing
	}
	if p.Importance != nil {
		c.Importance = *p.Importance
	}
	if p.PersonalData != nil {
		c.PersonalData = *p.PersonalData
	}
	for _, name := range p.Clear {
		c.clear(name)
	}
	return c
}

func (c *Content) clear(name string) {
	switch name {
	case "description":
		c.Description = ""
	case "theme":
		c.Theme = ""
	case "keywords":
		c.Keywords = nil
	case "contact":
		c.Contact = nil
	case "legalBasis":
		c.LegalBasis = nil
	case "updateFrequency":
		c.UpdateFrequency = FrequencyUnknown
	case "sharing":
		c.Sharing = SharingUnclassified
	case "importance":
		c.Importance = ImportanceUnclassified
	case "personalData":
		c.PersonalData = PersonalUnclassified
	case "licence":
		c.Licence = ""
	case "sourceSystem":
		c.SourceSystem = ""
	case "connection":
		c.Connection = ""
	case "spatial":
		c.Spatial = ""
	case "temporalStart":
		c.TemporalStart = ""
	case "temporalEnd":
		c.TemporalEnd = ""
	case "personalBasis":
		c.PersonalBasis = nil
	case "declaredColumns":
		c.DeclaredColumns = nil
	case "formats":
		c.Formats = nil
	case "dueDate":
		c.DueDate = ""
	case "remark":
		c.Remark = ""
	}
}
