package policy

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/ext"

	"danhmuc/registry"
)

// costLimit bounds one expression, in CEL's units: the dearest of ours takes under 200.
const costLimit = 20_000

// passedSuffix turns a rule's message code into that of the text which says that the rule holds.
const passedSuffix = ".passed"

//go:embed rules.json
var rulesJSON []byte

// document is rules.json.
type document struct {
	Version string         `json:"version"` // date of the set, YYYY-MM-DD
	Terms   registry.Terms `json:"terms"`
	// Base are facts that pass what they can: a case changes what it is about (cases.go).
	Base  json.RawMessage `json:"base"`
	Rules []row           `json:"rules"`
}

// row is one rule with its cases. Params are expressions whose values the message names.
type row struct {
	registry.PolicyRule
	Params map[string]string `json:"params,omitempty"`
	Cases  []sample          `json:"cases"`
}

// sample is one case of a rule: a patch on facts that pass every rule, and whether the rule then passes.
type sample struct {
	Name   string          `json:"name"`
	Passes bool            `json:"passes"`
	Facts  json.RawMessage `json:"facts,omitempty"`
}

// compiled is a rule ready to run.
type compiled struct {
	row
	program cel.Program
	params  map[string]cel.Program
}

// Rules is a compiled rule set. It is safe for use by many goroutines.
type Rules struct {
	version string
	terms   registry.Terms
	base    json.RawMessage
	rules   []compiled
	byPoint map[registry.Transition][]int // indexes into rules
}

var _ registry.Policy = (*Rules)(nil)

// New compiles the built-in rule set.
func New() (*Rules, error) { return compile(rulesJSON) }

// Load compiles a rule set as a file holds it. A set that is to be adopted is examined first.
func Load(raw []byte) (*Rules, error) { return compile(raw) }

func compile(raw []byte) (*Rules, error) {
	var doc document
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&doc); err != nil {
		return nil, fmt.Errorf("decode rules: %w", err)
	}
	env, err := newEnv()
	if err != nil {
		return nil, fmt.Errorf("declare what rules see: %w", err)
	}
	r := &Rules{version: doc.Version, terms: doc.Terms, base: doc.Base, byPoint: map[registry.Transition][]int{}}
	var errs []error
	if err := checkTerms(doc.Terms); err != nil {
		errs = append(errs, err)
	}
	for i, rule := range doc.Rules {
		c, err := compileRow(env, rule)
		if err != nil {
			errs = append(errs, fmt.Errorf("rule %s: %w", rule.ID, err))
			continue
		}
		r.rules = append(r.rules, *c)
		for _, point := range rule.Points {
			r.byPoint[point] = append(r.byPoint[point], i)
		}
	}
	return r, errors.Join(errs...)
}

func newEnv() (*cel.Env, error) {
	object := func(v any) *cel.Type { return cel.ObjectType(strings.TrimPrefix(reflect.TypeOf(v).String(), "*")) }
	return cel.NewEnv(
		ext.NativeTypes(reflect.TypeFor[datasetFacts](), reflect.TypeFor[releaseFacts](), reflect.TypeFor[actFacts](),
			reflect.TypeFor[publicationFacts](), ext.ParseStructTags(true)),
		cel.Variable("dataset", object(datasetFacts{})),
		cel.Variable("release", object(releaseFacts{})),
		cel.Variable("act", object(actFacts{})),
		cel.Variable("publication", object(publicationFacts{})),
		cel.Variable("licences", cel.ListType(cel.StringType)),
		cel.Variable("terms", cel.MapType(cel.StringType, cel.IntType)),
	)
}

var (
	idPattern    = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	dayPattern   = regexp.MustCompile(`^$|^\d{4}-\d{2}-\d{2}$`)
	holesPattern = regexp.MustCompile(`\{([a-zA-Z]+)\}`)
)

func compileRow(env *cel.Env, rule row) (*compiled, error) {
	switch {
	case !idPattern.MatchString(rule.ID) || rule.Code == "" || rule.Vi == "" || rule.En == "" || len(rule.Points) == 0:
		return nil, errors.New("id, code, texts and points are needed")
	case rule.Severity != "error" && rule.Severity != "warning":
		return nil, fmt.Errorf("severity %q", rule.Severity)
	case !dayPattern.MatchString(rule.ValidFrom) || !dayPattern.MatchString(rule.ValidTo):
		return nil, errors.New("validity is no date")
	}
	for _, p := range rule.Points {
		if !slices.Contains(registry.Transitions, p) {
			return nil, fmt.Errorf("no transition %q", p)
		}
	}
	for _, text := range []string{rule.Vi, rule.En} {
		for _, hole := range holesPattern.FindAllStringSubmatch(text, -1) {
			if _, ok := rule.Params[hole[1]]; !ok {
				return nil, fmt.Errorf("text names {%s}, which has no expression", hole[1])
			}
		}
	}
	c := &compiled{row: rule, params: map[string]cel.Program{}}
	var err error
	if c.program, err = program(env, rule.Expression, cel.BoolType); err != nil {
		return nil, err
	}
	for name, expression := range rule.Params {
		if c.params[name], err = program(env, expression, cel.StringType, cel.IntType, cel.ListType(cel.StringType)); err != nil {
			return nil, fmt.Errorf("parameter %s: %w", name, err)
		}
	}
	return c, nil
}

// program compiles an expression that gives one of the types.
func program(env *cel.Env, expression string, results ...*cel.Type) (cel.Program, error) {
	ast, issues := env.Compile(expression)
	if issues.Err() != nil {
		return nil, issues.Err()
	}
	if !slices.ContainsFunc(results, ast.OutputType().IsExactType) {
		return nil, fmt.Errorf("%s gives %s", expression, ast.OutputType())
	}
	return env.Program(ast, cel.EvalOptions(cel.OptOptimize), cel.CostLimit(costLimit))
}

// Check runs every rule of the transition that is in force at facts.Now and returns each outcome: failed errors, failed
// warnings, then what passed, each in the order of the set.
func (r *Rules) Check(ctx context.Context, facts registry.Facts) ([]registry.PolicyCheck, error) {
	points := r.byPoint[facts.Transition]
	if len(points) == 0 {
		return nil, nil
	}
	vars := r.vars(facts)
	today := facts.Now.In(registry.Zone()).Format(time.DateOnly)
	var out []registry.PolicyCheck
	for _, i := range points {
		rule := &r.rules[i]
		if !rule.inForce(today) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		check, err := rule.run(vars)
		if err != nil {
			return nil, &registry.Error{Op: "policy.Check", Kind: registry.KindInternal, Name: rule.ID, Err: err}
		}
		out = append(out, check)
	}
	slices.SortStableFunc(out, func(a, b registry.PolicyCheck) int { return cmp.Compare(rank(a), rank(b)) })
	return out, nil
}

// vars are what expressions see of the facts.
func (r *Rules) vars(f registry.Facts) map[string]any {
	seen := factsFor(f, r.terms)
	terms := make(map[string]int64, len(r.terms))
	for _, t := range r.terms {
		if _, known := terms[t.ID]; !known {
			terms[t.ID] = int64(r.terms.Value(t.ID, f.Now))
		}
	}
	return map[string]any{"dataset": seen.dataset, "release": seen.release, "act": seen.act, "publication": seen.publication,
		"licences": licences(), "terms": terms}
}

func rank(c registry.PolicyCheck) int {
	switch {
	case c.Passed:
		return 2
	case c.Severity == "warning":
		return 1
	}
	return 0
}

func licences() []string {
	var out []string
	for _, l := range registry.Licences() {
		out = append(out, l.Code)
	}
	return out
}

func (c *compiled) run(vars map[string]any) (registry.PolicyCheck, error) {
	check := registry.PolicyCheck{Rule: c.ID, Severity: c.Severity, Code: c.Code, Article: c.Article, Path: c.Path, Way: c.Way}
	got, _, err := c.program.Eval(vars)
	if err != nil {
		return check, err
	}
	if check.Passed = got == types.True; check.Passed {
		check.Code += passedSuffix
	}
	if check.Passed || len(c.params) == 0 {
		return check, nil
	}
	check.Params = map[string]any{}
	for name, p := range c.params {
		value, _, err := p.Eval(vars)
		if err != nil {
			return check, fmt.Errorf("parameter %s: %w", name, err)
		}
		if check.Params[name], err = plain(value.Value()); err != nil {
			return check, fmt.Errorf("parameter %s: %w", name, err)
		}
	}
	return check, nil
}

// plain is a parameter's value as a message takes it: lists become text.
func plain(v any) (any, error) {
	switch v := v.(type) {
	case string, int64:
		return v, nil
	case []string:
		return strings.Join(v, ", "), nil
	}
	return nil, fmt.Errorf("a %T", v)
}

// Rules lists the rule set.
func (r *Rules) Rules() []registry.PolicyRule {
	out := make([]registry.PolicyRule, 0, len(r.rules))
	for _, c := range r.rules {
		out = append(out, c.PolicyRule)
	}
	return out
}

// RuleSet names the version of the set.
func (r *Rules) RuleSet() string { return r.version }

// Terms lists the numbers of the set.
func (r *Rules) Terms() registry.Terms { return r.terms }
