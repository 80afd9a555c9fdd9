package compat

import "fmt"

// Mode is the question asked of a pair of schemas.
type Mode string

const (
	Backward Mode = "backward" // old data under the new schema
	Forward  Mode = "forward"  // new data for those who work by the old schema
	Full     Mode = "full"     // both
)

// ParseMode reads a mode; "" is Full.
func ParseMode(s string) (Mode, error) {
	switch m := Mode(s); m {
	case "":
		return Full, nil
	case Backward, Forward, Full:
		return m, nil
	}
	return "", fmt.Errorf("mode %q is none of backward, forward, full", s)
}

// Bump is how far a change moves the semantic version.
type Bump int

const (
	None  Bump = iota // nothing changed
	Patch             // words, order, notes: the same rows with the same meaning
	Minor             // more than before: old rows stay good, and whoever reads need not change what they read
	Major             // old rows no longer fit, or a reader loses or misreads something
)

// String is the word a program reads.
func (b Bump) String() string { return [...]string{"none", "patch", "minor", "major"}[b] }

// Kind names a sort of change. Kinds are stable: programs read them.
type Kind string

const (
	ColumnAdded         Kind = "column.added"
	ColumnAddedRequired Kind = "column.added-required"
	ColumnRemoved       Kind = "column.removed"
	ColumnRenamed       Kind = "column.renamed"
	ColumnMoved         Kind = "column.moved"
	ColumnRefused       Kind = "column.refused"  // removed from a schema that refuses unknown columns
	ColumnUnwanted      Kind = "column.unwanted" // added where the old schema refuses unknown columns
	ExtrasRefused       Kind = "extras.refused"  // unknown columns, allowed before
	ExtrasAllowed       Kind = "extras.allowed"

	TypeWidened  Kind = "type.widened"
	TypeNarrowed Kind = "type.narrowed"
	TypeChanged  Kind = "type.changed"

	ValueRequired Kind = "value.required" // may no longer be empty
	ValueOptional Kind = "value.optional"

	EnumIntroduced Kind = "enum.introduced" // a list of values where any was allowed
	EnumDropped    Kind = "enum.dropped"
	EnumAdded      Kind = "enum.added" // values more
	EnumRemoved    Kind = "enum.removed"

	PatternAdded   Kind = "pattern.added"
	PatternDropped Kind = "pattern.dropped"
	PatternChanged Kind = "pattern.changed"

	FormatAdded   Kind = "format.added"
	FormatDropped Kind = "format.dropped"
	FormatChanged Kind = "format.changed"

	MinimumRaised    Kind = "minimum.raised"
	MinimumLowered   Kind = "minimum.lowered"
	MaximumLowered   Kind = "maximum.lowered"
	MaximumRaised    Kind = "maximum.raised"
	MinLengthRaised  Kind = "minLength.raised"
	MinLengthLowered Kind = "minLength.lowered"
	MaxLengthLowered Kind = "maxLength.lowered"
	MaxLengthRaised  Kind = "maxLength.raised"

	UnitAdded       Kind = "unit.added"
	UnitRemoved     Kind = "unit.removed"
	UnitChanged     Kind = "unit.changed"
	CodeListAdded   Kind = "codeList.added"
	CodeListRemoved Kind = "codeList.removed"
	CodeListChanged Kind = "codeList.changed"
	PersonalRaised  Kind = "personal.raised"
	PersonalLowered Kind = "personal.lowered"

	KeyAdded          Kind = "key.added"
	KeyRemoved        Kind = "key.removed"
	KeyNarrowed       Kind = "key.narrowed" // fewer columns must tell rows apart
	KeyWidened        Kind = "key.widened"
	KeyChanged        Kind = "key.changed"
	UniqueAdded       Kind = "unique.added"
	UniqueRemoved     Kind = "unique.removed"
	ForeignKeyAdded   Kind = "foreignKey.added"
	ForeignKeyRemoved Kind = "foreignKey.removed"

	RuleAdded   Kind = "rule.added" // a keyword past those of columns: const, not, if, …
	RuleRemoved Kind = "rule.removed"
	RuleChanged Kind = "rule.changed"

	TitleChanged       Kind = "title.changed"
	TitleEnChanged     Kind = "titleEn.changed"
	DescriptionChanged Kind = "description.changed"
	NoteChanged        Kind = "note.changed" // examples, comments and the like
)

// Rule is what follows from a kind of change. Its sentence stands in the catalogue under the kind.
type Rule struct {
	Kind     Kind
	Backward bool // breaks backward
	Forward  bool // breaks forward
	Bump     Bump
}

// Breaks tells whether the kind breaks a mode.
func (r Rule) Breaks(m Mode) bool {
	switch m {
	case Backward:
		return r.Backward
	case Forward:
		return r.Forward
	}
	return r.Backward || r.Forward
}

const yes, no = true, false

// Rules is the table: every kind once.
//
//	kind, breaks backward, breaks forward, moves the version
var Rules = []Rule{
	{ColumnAdded, no, no, Minor},
	{ColumnAddedRequired, yes, no, Major},
	{ColumnRemoved, no, yes, Major},
	{ColumnRenamed, yes, yes, Major},
	{ColumnMoved, no, no, Patch},
	{ColumnRefused, yes, no, Major},
	{ColumnUnwanted, no, yes, Minor},
	{ExtrasRefused, yes, no, Major},
	{ExtrasAllowed, no, yes, Minor},

	{TypeWidened, no, yes, Minor},
	{TypeNarrowed, yes, no, Major},
	{TypeChanged, yes, yes, Major},

	{ValueRequired, yes, no, Major},
	{ValueOptional, no, yes, Minor},

	{EnumIntroduced, yes, no, Major},
	{EnumDropped, no, yes, Minor},
	{EnumAdded, no, yes, Minor},
	{EnumRemoved, yes, no, Major},

	{PatternAdded, yes, no, Major},
	{PatternDropped, no, yes, Minor},
	{PatternChanged, yes, yes, Major},

	{FormatAdded, yes, no, Major},
	{FormatDropped, no, yes, Minor},
	{FormatChanged, yes, yes, Major},

	{MinimumRaised, yes, no, Major},
	{MinimumLowered, no, yes, Minor},
	{MaximumLowered, yes, no, Major},
	{MaximumRaised, no, yes, Minor},
	{MinLengthRaised, yes, no, Major},
	{MinLengthLowered, no, yes, Minor},
	{MaxLengthLowered, yes, no, Major},
	{MaxLengthRaised, no, yes, Minor},

	{UnitAdded, no, no, Minor},
	{UnitRemoved, no, no, Minor},
	{UnitChanged, yes, yes, Major},
	{CodeListAdded, yes, no, Major},
	{CodeListRemoved, no, yes, Minor},
	{CodeListChanged, yes, yes, Major},
	{PersonalRaised, no, no, Minor},
	{PersonalLowered, no, no, Minor},

	{KeyAdded, yes, no, Major},
	{KeyRemoved, no, yes, Major},
	{KeyNarrowed, yes, no, Major},
	{KeyWidened, no, yes, Major},
	{KeyChanged, yes, yes, Major},
	{UniqueAdded, yes, no, Major},
	{UniqueRemoved, no, yes, Minor},
	{ForeignKeyAdded, yes, no, Major},
	{ForeignKeyRemoved, no, yes, Minor},

	{RuleAdded, yes, no, Major},
	{RuleRemoved, no, yes, Minor},
	{RuleChanged, yes, yes, Major},

	{TitleChanged, no, no, Patch},
	{TitleEnChanged, no, no, Patch},
	{DescriptionChanged, no, no, Patch},
	{NoteChanged, no, no, Patch},
}

// ruleOf finds a kind's row. A kind without one breaks everything: it cannot pass unseen.
func ruleOf(k Kind) Rule {
	for _, r := range Rules {
		if r.Kind == k {
			return r
		}
	}
	return Rule{Kind: k, Backward: true, Forward: true, Bump: Major}
}
