package compat

import (
	"maps"
	"math/big"
	"strings"

	"danhmuc/schemas"
)

// column compares what two versions of one column ask of a cell. Each keyword judges alone, so each is compared alone.
func (c *comparison) column(old, now *property) {
	kind := c.types(old, now)
	c.values(old, now)
	c.enum(old, now)
	c.pattern(old, now, kind)
	c.format(old, now, kind)
	c.bounds(old, now)
	c.lengths(old, now)
	c.rules(pointer("properties", now.Name), now, old.rules, now.rules)
	c.meaning(old, now)
	c.columnWords(old, now)
}

// wider tells whether every value of one column type is one of the other, as rows write them.
func wider(from, to string) bool {
	switch {
	case from == to:
		return true
	case to == schemas.Number:
		return from == schemas.Integer
	case to == schemas.String:
		return from == schemas.Date || from == schemas.DateTime || from == schemas.Period
	}
	return false
}

// types adds the change of type and answers its kind, "" for none. Null is a matter of values.
func (c *comparison) types(old, now *property) Kind {
	a, b := old.types&^jsonNull, now.types&^jsonNull
	back := a&^b == 0 && wider(old.Type, now.Type)
	forth := b&^a == 0 && wider(now.Type, old.Type)
	var kind Kind
	switch {
	case back && forth:
		return ""
	case back:
		kind = TypeWidened
	case forth:
		kind = TypeNarrowed
	default:
		kind = TypeChanged
	}
	c.at(now, "/type", kind, old.typeName(), now.typeName())
	return kind
}

// typeName is a column's type, with the JSON types where they say something else.
func (p *property) typeName() string {
	usual := typeSets[map[string]string{schemas.Date: "string", schemas.DateTime: "string", schemas.Period: "string"}[p.Type]]
	if usual == 0 {
		usual = typeSets[p.Type]
	}
	if p.types&^jsonNull == usual {
		return p.Type
	}
	names := []string{}
	for _, name := range []string{"boolean", "integer", "number", "string", "array", "object"} {
		set := typeSets[name]
		if p.types&set == set && (name != "integer" || p.types&jsonFraction == 0) {
			names = append(names, name)
		}
	}
	return p.Type + " [" + strings.Join(names, " ") + "]"
}

// values compares whether a cell may be empty: absent or null.
func (c *comparison) values(old, now *property) {
	tightened := (!old.required && now.required) || (old.null && !now.null)
	loosened := (old.required && !now.required) || (!old.null && now.null)
	if tightened {
		c.at(now, "", ValueRequired, "", "")
	}
	if loosened {
		c.at(now, "", ValueOptional, "", "")
	}
}

func (c *comparison) enum(old, now *property) {
	switch {
	case !old.listed && !now.listed:
	case !old.listed:
		c.at(now, "/enum", EnumIntroduced, "", now.written(now.values))
	case !now.listed:
		c.at(now, "/enum", EnumDropped, old.written(old.values), "")
	default:
		if gone := old.without(now); len(gone) > 0 {
			c.at(now, "/enum", EnumRemoved, old.written(gone), "")
		}
		if more := now.without(old); len(more) > 0 {
			c.at(now, "/enum", EnumAdded, "", now.written(more))
		}
	}
}

// without are the listed values that another column does not list.
func (p *property) without(other *property) []string {
	var out []string
	for _, v := range p.values {
		if _, ok := other.texts[v]; !ok {
			out = append(out, v)
		}
	}
	return out
}

func (p *property) written(values []string) string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = p.texts[v]
	}
	return strings.Join(out, listMark)
}

// pattern compares expressions. That one allows all that another does is not looked into: another expression breaks both.
func (c *comparison) pattern(old, now *property, kind Kind) {
	before, after := old.pattern, now.pattern
	switch {
	case before == after:
	case before == "":
		if kind != TypeNarrowed && kind != TypeChanged || after != schemas.PeriodPattern { // else the type says it
			c.at(now, "/pattern", PatternAdded, "", after)
		}
	case after == "":
		if kind != TypeWidened && kind != TypeChanged || before != schemas.PeriodPattern {
			c.at(now, "/pattern", PatternDropped, before, "")
		}
	default:
		c.at(now, "/pattern", PatternChanged, before, after)
	}
}

// format compares formats, silently where the change of type already says it.
func (c *comparison) format(old, now *property, kind Kind) {
	before, after := old.format, now.format
	gone, come := before == usualFormat(old.Type), after == usualFormat(now.Type)
	switch {
	case before == after:
	case before == "":
		if !come || (kind != TypeNarrowed && kind != TypeChanged) {
			c.at(now, "/format", FormatAdded, "", after)
		}
	case after == "":
		if !gone || (kind != TypeWidened && kind != TypeChanged) {
			c.at(now, "/format", FormatDropped, before, "")
		}
	case !gone || !come || kind != TypeChanged:
		c.at(now, "/format", FormatChanged, before, after)
	}
}

func (c *comparison) bounds(old, now *property) {
	c.bound(now, "/minimum", old.low, now.low, MinimumRaised, MinimumLowered)
	c.bound(now, "/maximum", old.high, now.high, MaximumLowered, MaximumRaised)
}

func (c *comparison) bound(now *property, where string, old, next *bound, tightened, loosened Kind) {
	back, forth := old.within(next), next.within(old)
	if !back {
		c.at(now, where, tightened, old.shown(), next.shown())
	}
	if !forth {
		c.at(now, where, loosened, old.shown(), next.shown())
	}
}

// shown writes a bound: "5", "> 5" or "< 5" where the end is refused, "" for none.
func (b *bound) shown() string {
	switch {
	case b == nil:
		return ""
	case b.open && b.upper:
		return "< " + b.text
	case b.open:
		return "> " + b.text
	}
	return b.text
}

func (c *comparison) lengths(old, now *property) {
	zero := new(big.Rat)
	if n := compareLength(old.minLen, now.minLen, zero); n != 0 {
		kind := MinLengthRaised
		if n > 0 {
			kind = MinLengthLowered
		}
		c.at(now, "/minLength", kind, lengthShown(old.minLen), lengthShown(now.minLen))
	}
	if n := compareLength(old.maxLen, now.maxLen, nil); n != 0 {
		kind := MaxLengthRaised
		if n > 0 {
			kind = MaxLengthLowered
		}
		c.at(now, "/maxLength", kind, lengthShown(old.maxLen), lengthShown(now.maxLen))
	}
}

// compareLength compares lengths where nil is absent: absent itself when that is not nil, else more than any.
func compareLength(a, b, absent *big.Rat) int {
	if a == nil {
		a = absent
	}
	if b == nil {
		b = absent
	}
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return a.Cmp(b)
}

func lengthShown(n *big.Rat) string {
	if n == nil {
		return ""
	}
	return n.RatString()
}

// meaning compares what a value stands for.
func (c *comparison) meaning(old, now *property) {
	c.said(now, "/x-danhmuc/unit", old.Unit, now.Unit, UnitAdded, UnitRemoved, UnitChanged)
	c.said(now, "/x-danhmuc/codeList", old.CodeList, now.CodeList, CodeListAdded, CodeListRemoved, CodeListChanged)
	before, after := personalRank(old.PersonalData), personalRank(now.PersonalData)
	switch {
	case after > before:
		c.at(now, "/x-danhmuc/personalData", PersonalRaised, old.PersonalData, now.PersonalData)
	case after < before:
		c.at(now, "/x-danhmuc/personalData", PersonalLowered, old.PersonalData, now.PersonalData)
	}
}

func (c *comparison) said(now *property, where, before, after string, added, removed, changed Kind) {
	switch {
	case before == after:
	case before == "":
		c.at(now, where, added, "", after)
	case after == "":
		c.at(now, where, removed, before, "")
	default:
		c.at(now, where, changed, before, after)
	}
}

func personalRank(class string) int {
	switch class {
	case "sensitive":
		return 2
	case "basic":
		return 1
	}
	return 0
}

func (c *comparison) columnWords(old, now *property) {
	if old.Title != now.Title {
		c.at(now, "/title", TitleChanged, old.Title, now.Title)
	}
	if old.TitleEn != now.TitleEn {
		c.at(now, "/x-danhmuc/titleEn", TitleEnChanged, old.TitleEn, now.TitleEn)
	}
	if old.Description != now.Description {
		c.at(now, "/description", DescriptionChanged, old.Description, now.Description)
	}
	if !maps.Equal(old.notes, now.notes) {
		c.at(now, "", NoteChanged, "", "")
	}
}
