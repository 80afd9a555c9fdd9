package limit

import "fmt"

// Codes of refusals, as they appear in extensions.code.
const (
	CodeTooLarge      = "DOCUMENT_TOO_LARGE"   // bytes or tokens
	CodeTooDeep       = "TOO_DEEP"             // nesting of brackets, or of selections
	CodeFragmentCycle = "FRAGMENT_CYCLE"       // a fragment spreads itself, directly or not
	CodeAliases       = "TOO_MANY_ALIASES"     // aliases, or one name repeated
	CodeRootFields    = "TOO_MANY_ROOT_FIELDS" // fields directly under query or subscription
	CodeFields        = "TOO_MANY_FIELDS"      // fields in all, fragments expanded
	CodeDirectives    = "TOO_MANY_DIRECTIVES"  // directives in all, or on one node
	CodeFragments     = "TOO_MANY_FRAGMENTS"   // fragment definitions or spreads
	CodeVariables     = "TOO_MANY_VARIABLES"   // variable definitions of one operation
	CodeTooCostly     = "TOO_COSTLY"           // fields multiplied by page sizes
)

// Limits are the bounds. The zero value refuses everything: start from [Default].
type Limits struct {
	MaxBytes      int // of the query text
	MaxTokens     int // lexical tokens of the query text
	MaxNesting    int // of { [ ( in the query text
	MaxDepth      int // of selections, fragments followed
	MaxAliases    int // aliased fields, fragments expanded
	MaxRepeats    int // of one response name inside one selection set
	MaxRootFields int // fields of an operation's own selection set
	MaxFields     int // fields of an operation, fragments expanded
	MaxDirectives int // directives of an operation, fragments expanded
	MaxOnNode     int // directives on one node
	MaxFragments  int // fragment definitions, and as many again times two spreads
	MaxVariables  int // of one operation
	MaxIntro      int // nesting of lists in introspection (fields, interfaces, possibleTypes, inputFields)
	MaxCost       int // fields an answer may hold, see Cost
	DefaultPage   int // page size where first is absent
	// ListSizes gives by field name the length to assume of lists that have no page size (a decision's lines).
	ListSizes map[string]int
	// Weights gives by field name what the field itself costs where that is more than 1: it reads, computes or searches.
	Weights map[string]int
}

// Default bounds what the web and ordinary clients need by a wide margin: the full introspection query passes.
func Default() Limits {
	return Limits{
		MaxBytes: 256 << 10, MaxTokens: 5000, MaxNesting: 64,
		MaxDepth: 20, MaxAliases: 100, MaxRepeats: 50, MaxRootFields: 30, MaxFields: 2000,
		MaxDirectives: 100, MaxOnNode: 8, MaxFragments: 100, MaxVariables: 100, MaxIntro: 3,
		MaxCost: 1_000_000, DefaultPage: 20,
	}
}

// Error is a refusal: what was counted, how many there were at least, and how many are allowed.
type Error struct {
	Code  string // one of the Code constants
	What  string // what was counted, in English for logs
	Got   int    // the count when counting stopped; the whole may be larger
	Limit int    // the bound
}

// Error is for logs and developers; people read the catalogue's message.
func (e *Error) Error() string {
	if e.Code == CodeFragmentCycle {
		return "fragment " + e.What + " spreads itself"
	}
	return fmt.Sprintf("%s: %d, at most %d", e.What, e.Got, e.Limit)
}
