package clean

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"danhmuc/schemas"
)

// RecipeVersion is the version of a recipe's JSON form.
const RecipeVersion = 1

// Bounds of a recipe.
const (
	MaxRecipe    = 256 << 10 // bytes of its JSON
	maxSpellings = 2000      // of one step
	maxSteps     = 20000
	maxText      = 1000 // bytes of a name or value
)

// Step is one rule for one column.
type Step struct {
	Rule    string            `json:"rule"`
	Version int               `json:"version"`             // of the rule
	Column  string            `json:"column,omitempty"`    // the column's name; "" for rules of rows
	Title   string            `json:"title,omitempty"`     // its header as written when it was agreed to: told where the column is gone
	Params  map[string]string `json:"params,omitempty"`    // see the rule
	Values  map[string]string `json:"spellings,omitempty"` // text.spelling: from → to
}

// Recipe is what a person agreed to, in the order in which it works. Its JSON form is canonical ([Recipe.Canonical]):
//
//	{"version":1,"steps":[{"rule":"text.trim","version":1,"column":"ten_xa","title":"Tên xã"},…]}
type Recipe struct {
	Version int    `json:"version"`
	Steps   []Step `json:"steps"`
}

// NewRecipe orders steps as rules work, columns in the order given, and drops repeats.
func NewRecipe(steps []Step) *Recipe {
	r := &Recipe{Version: RecipeVersion, Steps: slices.Clone(steps)}
	slices.SortStableFunc(r.Steps, func(a, b Step) int {
		_, x := ruleOf(a.Rule)
		_, y := ruleOf(b.Rule)
		return x - y
	})
	seen := map[[2]string]bool{}
	r.Steps = slices.DeleteFunc(r.Steps, func(s Step) bool {
		key := [2]string{s.Rule, s.Column}
		if seen[key] {
			return true
		}
		seen[key] = true
		return false
	})
	return r
}

// Canonical is the recipe's one JSON form: compact, members in this order, parameters sorted by name, no escapes that JSON does not need.
func (r *Recipe) Canonical() []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(r); err != nil {
		panic("clean: encode a recipe: " + err.Error()) // texts and numbers alone
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// ParseRecipe reads a recipe. What it does not know is an error: another member, a rule, version or parameter that does not exist.
func ParseRecipe(raw []byte) (*Recipe, error) {
	if len(raw) > MaxRecipe {
		return nil, fmt.Errorf("recipe: %d bytes, at most %d", len(raw), MaxRecipe)
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	r := new(Recipe)
	if err := d.Decode(r); err != nil {
		return nil, fmt.Errorf("recipe: %w", err)
	}
	if r.Version != RecipeVersion {
		return nil, fmt.Errorf("recipe: version %d", r.Version)
	}
	if len(r.Steps) > maxSteps {
		return nil, fmt.Errorf("recipe: %d steps", len(r.Steps))
	}
	for i := range r.Steps {
		if err := r.Steps[i].valid(); err != nil {
			return nil, fmt.Errorf("recipe: step %d: %w", i+1, err)
		}
	}
	return NewRecipe(r.Steps), nil
}

func (s *Step) valid() error {
	rule, _ := ruleOf(s.Rule)
	switch {
	case rule == nil:
		return fmt.Errorf("no rule %q", s.Rule)
	case s.Version != rule.Version:
		return fmt.Errorf("rule %s has no version %d", s.Rule, s.Version)
	case rule.Row != (s.Column == ""):
		return fmt.Errorf("rule %s and column %q", s.Rule, s.Column)
	case len(s.Values) > 0 && s.Rule != textSpelling, len(s.Values) > maxSpellings:
		return fmt.Errorf("rule %s with %d spellings", s.Rule, len(s.Values))
	case !shortText(s.Column) || !shortText(s.Title):
		return fmt.Errorf("rule %s: the column's name is no text or too long", s.Rule)
	}
	for name, value := range s.Params {
		if !slices.Contains(rule.Params, name) {
			return fmt.Errorf("rule %s has no parameter %q", s.Rule, name)
		}
		if !validParam(name, value) {
			return fmt.Errorf("rule %s: %s cannot be %q", s.Rule, name, value)
		}
	}
	for from, to := range s.Values {
		if !shortText(from) || !shortText(to) {
			return fmt.Errorf("rule %s: a spelling is no text or too long", s.Rule)
		}
	}
	return nil
}

func shortText(s string) bool { return len(s) <= maxText && utf8.ValidString(s) }

func validParam(name, value string) bool {
	switch name {
	case ParamStyle:
		return value == styleComma || value == stylePoint
	case ParamOrder:
		return value == orderDay || value == orderMonth
	case ParamProven, ParamTick:
		return value == yes
	case ParamEpoch:
		return value == epoch1904
	case ParamType:
		return value == schemas.Date || value == schemas.DateTime
	case ParamList:
		return value == schemas.CommuneCodes
	case ParamWidth:
		n, err := strconv.Atoi(value)
		return err == nil && n > 0 && n <= 40 && strconv.Itoa(n) == value
	case ParamUnit:
		return value != "" && len(value) <= 48 && utf8.ValidString(value)
	}
	return false
}
