package registry

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
)

// Simulation is what another rule set would do to the datasets as they stand. It changes nothing.
type Simulation struct {
	Name     string            `json:"name"` // version of the set
	Hash     string            `json:"hash"` // of its document
	Against  string            `json:"against"`
	Datasets int               `json:"datasets"` // looked at
	Changed  int               `json:"changed"`  // on which a step that is open now would be refused, let through or warned of otherwise
	Refused  int               `json:"refused"`  // datasets with a step that would newly be refused
	Freed    int               `json:"freed"`    // datasets with a step that would no longer be refused
	Due      int               `json:"due"`      // datasets whose next act would be due on another day
	Rules    []SimulatedRule   `json:"rules"`    // that differ, by id
	Samples  []SimulatedChange `json:"samples"`  // up to simulatedSamples, in the order of codes
}

// SimulatedRule is one rule that differs between the sets.
type SimulatedRule struct {
	Rule   string `json:"rule"`
	Change string `json:"change"` // ADDED, REMOVED, CHANGED
	Fails  int    `json:"fails"`  // datasets and steps on which it would newly fail
	Holds  int    `json:"holds"`  // on which it would no longer fail
}

// SimulatedChange is one step of one dataset that would come out otherwise.
type SimulatedChange struct {
	Dataset DatasetID  `json:"dataset"`
	Code    string     `json:"code"`
	Title   string     `json:"title"`
	Step    Transition `json:"step"`
	Rule    string     `json:"rule"`
	Before  string     `json:"before"` // an outcome
	After   string     `json:"after"`
}

// Outcomes of a rule on a step.
const (
	OutcomeUnasked = "UNASKED" // the set does not ask it there, or not on this day
	OutcomePassed  = "PASSED"
	OutcomeWarned  = "WARNED"
	OutcomeRefused = "REFUSED"
)

// RuleOutcome is what two sets say of one rule on the same facts.
type RuleOutcome struct {
	Rule          string
	Before, After string
}

// RuleChange is another rule set beside the one that runs.
type RuleChange interface {
	// Changed lists the rules that differ, with ADDED, REMOVED or CHANGED.
	Changed() []SimulatedRule
	// Outcomes runs the rules that differ at the facts' transition, in both sets, and gives those that fail in one
	// and come out otherwise in the other.
	Outcomes(f Facts) ([]RuleOutcome, error)
	// Differs reports whether any rule of the transition differs.
	Differs(at Transition) bool
}

// simulateKind is the kind of the job; simulatedMark begins the mark under meta that a set, by its hash, was simulated.
const (
	simulateKind     = "simulate"
	simulatedMark    = "simulated-"
	simulatedSamples = 200
	simulatedBlock   = 500 // datasets read in one snapshot
)

type simulateInput struct {
	Document json.RawMessage `json:"document"`
}

// SimulateRules queues the simulation of a rule set over every dataset.
//
// Errors: Forbidden; Invalid with every flaw of the set.
func (r *Registry) SimulateRules(ctx context.Context, document json.RawMessage) (*Job, error) {
	const op = "registry.SimulateRules"
	if !r.access.May(ActorFrom(ctx), ActManage, Subject{}) {
		return nil, &Error{Op: op, Kind: KindForbidden, Code: "manage.notYours"}
	}
	raw, _, err := compacted(op, document)
	if err != nil {
		return nil, err
	}
	if _, _, flaws := r.rules.builtIn.Change(raw); len(flaws) > 0 {
		return nil, invalid(op, flaws...)
	}
	var j *Job
	err = r.update(ctx, op, func(t *tx) (err error) {
		j, err = t.queue(simulateKind, "", simulateInput{raw})
		return err
	})
	if err != nil {
		return nil, err
	}
	return j, nil
}

// RunSimulation does a queued simulation and ends its job with the result.
func (r *Registry) RunSimulation(ctx context.Context, j *Job, progress func(done, total int64)) error {
	var in simulateInput
	if err := json.Unmarshal(j.Input, &in); err != nil {
		return err
	}
	res, err := r.Simulate(ctx, in.Document, progress)
	if err != nil {
		return err
	}
	raw, err := json.Marshal(res)
	if err != nil {
		return err
	}
	return r.job(ctx, "registry.RunSimulation", j.ID, func(t *tx, j *Job) error {
		j.Result = raw
		if err := t.Put(key(familyMeta, simulatedMark+res.Hash), []byte(j.ID)); err != nil {
			return err
		}
		return t.end(j, JobDone)
	})
}

// Simulate compares a rule set with the one in force over every dataset and every step that its state allows now, whoever may
// make it. It reads snapshot by snapshot and holds nothing up; progress is told the datasets done, of how many is not known.
func (r *Registry) Simulate(ctx context.Context, document json.RawMessage, progress func(done, total int64)) (*Simulation, error) {
	const op = "registry.Simulate"
	raw, hash, err := compacted(op, document)
	if err != nil {
		return nil, err
	}
	if err := r.LoadRules(ctx); err != nil {
		return nil, err
	}
	now := r.policyNow()
	next, change, flaws := now.Change(raw)
	if len(flaws) > 0 {
		return nil, invalid(op, flaws...)
	}
	s := &simulator{r: r, change: change, before: now.Terms(), after: next.Terms(), rules: map[string]*SimulatedRule{},
		Simulation: Simulation{Name: next.RuleSet(), Hash: hash, Against: now.RuleSet(), Rules: change.Changed(), Samples: []SimulatedChange{}}}
	s.due = s.before.Text() != s.after.Text()
	for i := range s.Rules {
		s.rules[s.Rules[i].Rule] = &s.Rules[i]
	}
	span := under(familyDataset)
	for span.From != nil {
		if err := r.view(ctx, func(rd Reader) (err error) { span.From, err = s.block(rd, span); return err }); err != nil {
			return nil, err
		}
		progress(int64(s.Datasets), 0)
	}
	slices.SortStableFunc(s.Samples, func(x, y SimulatedChange) int { return cmp.Compare(x.Code, y.Code) })
	return &s.Simulation, nil
}

// simulator gathers a simulation.
type simulator struct {
	Simulation
	r             *Registry
	change        RuleChange
	before, after Terms
	due           bool // the terms differ
	rules         map[string]*SimulatedRule
}

// block looks at the next datasets of the span and returns where to go on, nil at the end.
func (s *simulator) block(rd Reader, span Span) ([]byte, error) {
	n := 0
	for it, err := range rd.Scan(span) {
		if err != nil {
			return nil, err
		}
		if n == simulatedBlock {
			return slices.Clone(it.Key), nil
		}
		n++
		var d Dataset
		if err := json.Unmarshal(it.Value, &d); err != nil {
			return nil, err
		}
		if err := s.dataset(rd, &d); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

func (s *simulator) dataset(rd Reader, d *Dataset) error {
	s.Datasets++
	refused, freed, changed := false, false, false
	for _, to := range Transitions {
		if !s.change.Differs(to) || StepFor(to, d) == nil {
			continue
		}
		f, err := factsOf(rd, s.r.now(), d, TransitionInput{To: to})
		if err != nil {
			return err
		}
		outcomes, err := s.change.Outcomes(f)
		if err != nil {
			return err
		}
		for _, o := range outcomes {
			changed = true
			refused = refused || o.After == OutcomeRefused
			freed = freed || o.Before == OutcomeRefused
			s.outcome(d, to, o)
		}
	}
	for _, c := range []struct {
		on bool
		to *int
	}{{changed, &s.Changed}, {refused, &s.Refused}, {freed, &s.Freed}, {s.due && s.before.DueOf(d) != s.after.DueOf(d), &s.Due}} {
		if c.on {
			*c.to++
		}
	}
	return nil
}

func (s *simulator) outcome(d *Dataset, to Transition, o RuleOutcome) {
	failed := func(outcome string) bool { return outcome == OutcomeRefused || outcome == OutcomeWarned }
	if rule := s.rules[o.Rule]; rule != nil {
		if failed(o.After) && !failed(o.Before) {
			rule.Fails++
		}
		if failed(o.Before) && !failed(o.After) {
			rule.Holds++
		}
	}
	if len(s.Samples) < simulatedSamples {
		s.Samples = append(s.Samples, SimulatedChange{d.ID, d.Code, d.Title, to, o.Rule, o.Before, o.After})
	}
}
