package changelog

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/transparency-dev/merkle/compact"
)

// Codes of problems. A message catalogue of the caller turns them into sentences.
const (
	ProblemUnreadable     = "entry-unreadable"       // an entry's bytes do not decode or lie under a wrong key
	ProblemSequence       = "entry-sequence"         // an entry is missing, stands twice or out of order
	ProblemFormat         = "entry-format"           // an entry that the format cannot hold
	ProblemTime           = "entry-time"             // time runs back without a confirmation
	ProblemEpoch          = "entry-epoch"            // an epoch changes without a declared restore
	ProblemKind           = "entry-kind"             // an unknown kind or version, or facts that it may not hold
	ProblemCommitment     = "field-commitment"       // a value is not what was committed to
	ProblemErased         = "field-erased"           // a field is empty and no entry declares its erasure
	ProblemDeclared       = "entry-declaration"      // a restore, clock or rotation entry does not fit the log before it
	ProblemNode           = "tree-node"              // a stored node differs from the recomputed one
	ProblemHead           = "head"                   // the stored head differs from the recomputed one
	ProblemKeyChain       = "key-chain"              // a rotation does not follow from the one before, or no trusted key is in the chain
	ProblemCheckpoint     = "checkpoint-unreadable"  // a checkpoint's text does not parse
	ProblemSignature      = "checkpoint-signature"   // no trusted key signed a checkpoint
	ProblemRetired        = "checkpoint-retired-key" // a checkpoint was signed by a key after its rotation
	ProblemCutOff         = "checkpoint-cut-off"     // the log is shorter than a checkpoint and no restore covers it
	ProblemCheckpointRoot = "checkpoint-root"        // the log differs from what a checkpoint signed
)

// Problem is one thing that Verify found.
type Problem struct {
	// Code is one of the constants above.
	Code string `json:"code"`
	// Seq is the entry concerned, or a checkpoint's size; 0 when none is.
	Seq uint64 `json:"seq"`
	// Detail is technical: names, numbers and hashes, never values of fields.
	Detail string `json:"detail"`
}

// Status of a trusted checkpoint after Verify.
const (
	// Proved: the log begins with exactly what was signed.
	Proved = "proved"
	// Superseded: what was signed was given up by a declared restore.
	Superseded = "superseded"
	// Failed: a problem tells why.
	Failed = "failed"
)

// CheckpointResult says what became of one trusted checkpoint.
type CheckpointResult struct {
	// Origin, Size and Epoch are the checkpoint's own.
	Origin string `json:"origin"`
	Size   uint64 `json:"size"`
	Epoch  uint64 `json:"epoch"`
	// Status is Proved, Superseded or Failed.
	Status string `json:"status"`
	// Restore is the sequence number of the entry that gave a superseded checkpoint up.
	Restore uint64 `json:"restore,omitempty"`
}

// Options of Verify. The zero value knows the log's own kinds only and trusts nobody.
type Options struct {
	// Kinds are the kinds that may occur.
	Kinds Kinds
	// Keys are the trusted verifier keys. Rotations are followed from them in both directions.
	Keys []string
	// Checkpoints are signed notes that left the machine earlier.
	Checkpoints [][]byte
	// Head is the stored head, nil when there is none to compare.
	Head *Head
	// Node reads a stored node hash, nil when none is to be compared (see Log.Nodes).
	Node func(tree Tree, level uint, index uint64) (Hash, error)
	// MaxProblems bounds Report.Problems; 100 when 0. All are counted.
	MaxProblems int
}

// Report is what Verify found.
type Report struct {
	// OK is true when there is no problem.
	OK bool `json:"ok"`
	// Entries counts the entries read.
	Entries uint64 `json:"entries"`
	// Root is the recomputed root of Main.
	Root Hash `json:"root"`
	// Head is the recomputed head.
	Head Head `json:"head"`
	// Problems are the first problems, in the order in which they were met; never nil.
	Problems []Problem `json:"problems"`
	// ProblemCount counts all of them.
	ProblemCount int `json:"problemCount"`
	// Restores are the declared restores.
	Restores []Restore `json:"restores,omitempty"`
	// Rotations are the declared key rotations.
	Rotations []Rotation `json:"rotations,omitempty"`
	// Checkpoints says what became of each trusted checkpoint, in the order given.
	Checkpoints []CheckpointResult `json:"checkpoints,omitempty"`
}

// Nodes returns a reader of stored nodes for Options.Node.
func (l Log) Nodes(kv Getter) func(Tree, uint, uint64) (Hash, error) {
	return func(tree Tree, level uint, index uint64) (Hash, error) { return l.Node(kv, tree, level, index) }
}

// Verify reads the entries in order and recomputes leaves, commitments, both trees, sequence, time, epochs and key
// rotations; then it compares the stored head and proves each checkpoint. An error the iterator yields is a problem,
// and reading goes on while the iterator does. It holds one entry at a time.
func Verify(entries iter.Seq2[Entry, error], o Options) Report {
	v := newVerifier(o)
	v.capture()
	for e, err := range entries {
		if err != nil {
			v.problem(ProblemUnreadable, v.last+1, "%v", err)
			v.last++ // the unreadable entry had a number too; a wrong guess shows as a sequence problem
			v.broken = true
			continue
		}
		v.entry(e)
	}
	v.finish()
	return v.report
}

type verifier struct {
	o      Options
	report Report
	state  *state
	last   uint64            // sequence number of the entry before
	broken bool              // positions no longer match: nodes can't be compared
	erased map[erasedAt]bool // empty fields that no entry has declared yet
	points []point           // trusted checkpoints
	bySize map[uint64]Head   // recomputed heads at the sizes of checkpoints
	leaf   []byte            // scratch
}

type erasedAt struct {
	seq  uint64
	name string
}

func newVerifier(o Options) *verifier {
	if o.MaxProblems == 0 {
		o.MaxProblems = 100
	}
	v := &verifier{o: o, state: emptyState(), erased: map[erasedAt]bool{}, bySize: map[uint64]Head{}}
	v.report.Problems = []Problem{}
	v.readPoints()
	return v
}

func (v *verifier) problem(code string, seq uint64, format string, args ...any) {
	v.report.ProblemCount++
	if len(v.report.Problems) < v.o.MaxProblems {
		v.report.Problems = append(v.report.Problems, Problem{Code: code, Seq: seq, Detail: fmt.Sprintf(format, args...)})
	}
}

func (v *verifier) entry(e Entry) {
	v.report.Entries++
	if e.Seq != v.last+1 {
		v.problem(ProblemSequence, e.Seq, "follows entry %d", v.last)
		v.broken = true
	}
	v.checkOrder(e)
	if err := v.o.Kinds.Check(e); err != nil {
		v.problem(ProblemKind, e.Seq, "%v", err)
	}
	for _, f := range e.Fields {
		v.checkField(e.Seq, f)
	}
	if isOwn(e.Kind) {
		v.declared(e)
	}
	v.add(e)
	v.last = e.Seq
	v.state.head.Time, v.state.head.Epoch = e.Time, e.Epoch
	v.capture()
}

// checkOrder checks what the entry says of itself against the entry before.
func (v *verifier) checkOrder(e Entry) {
	before := v.state.head
	if e.Time.Before(before.Time) && e.Kind != KindClock {
		v.problem(ProblemTime, e.Seq, "%s after %s", stamp(e.Time), stamp(before.Time))
	}
	switch {
	case e.Kind == KindEpoch && e.Epoch <= before.Epoch:
		v.problem(ProblemEpoch, e.Seq, "restore to epoch %d in epoch %d", e.Epoch, before.Epoch)
	case e.Kind != KindEpoch && e.Epoch != before.Epoch:
		v.problem(ProblemEpoch, e.Seq, "epoch %d after %d", e.Epoch, before.Epoch)
	}
}

func (v *verifier) checkField(seq uint64, f Field) {
	if f.Erased() {
		v.erased[erasedAt{seq, f.Name}] = true
		return
	}
	if err := f.CheckCommitment(); err != nil {
		v.problem(ProblemCommitment, seq, "%v", err)
	}
}

func isOwn(kind string) bool {
	return kind == KindEpoch || kind == KindClock || kind == KindKey || kind == KindErase
}

// declared follows the entries by which the log speaks of itself.
func (v *verifier) declared(e Entry) {
	if err := v.state.refresh(); err != nil {
		v.problem(ProblemFormat, e.Seq, "%v", err)
	}
	if err := checkOwn(e, v.state.head); err != nil {
		v.problem(ProblemDeclared, e.Seq, "%v", err)
		return
	}
	switch e.Kind {
	case KindEpoch:
		if r, err := ReadRestore(e); err == nil {
			v.report.Restores = append(v.report.Restores, r)
		}
	case KindKey:
		if r, err := ReadRotation(e); err == nil {
			v.report.Rotations = append(v.report.Rotations, r)
		}
	case KindErase:
		erasures, err := ReadErasures(e)
		if err != nil {
			return
		}
		for _, erasure := range erasures {
			for _, name := range erasure.Fields {
				delete(v.erased, erasedAt{erasure.Seq, name})
			}
		}
	}
}

// add puts the entry's leaf into the trees.
func (v *verifier) add(e Entry) {
	leaf, err := appendLeaf(append(v.leaf[:0], leafPrefix), e)
	if err != nil {
		v.problem(ProblemFormat, e.Seq, "%v", err)
		v.broken = true
		return
	}
	v.leaf = leaf
	hash := Hash(sha256.Sum256(leaf))
	v.addTo(Main, e.Seq, hash)
	if e.Publication() {
		v.addTo(Publications, e.Seq, hash)
	}
}

func (v *verifier) addTo(tree Tree, seq uint64, leaf Hash) {
	var visit compact.VisitFn
	if v.o.Node != nil && !v.broken {
		visit = func(id compact.NodeID, hash []byte) { v.checkNode(tree, seq, id, Hash(hash)) }
	}
	if err := v.state.trees[tree].Append(leaf[:], visit); err != nil {
		v.problem(ProblemFormat, seq, "tree %s: %v", tree, err)
	}
}

func (v *verifier) checkNode(tree Tree, seq uint64, id compact.NodeID, want Hash) {
	got, err := v.o.Node(tree, id.Level, id.Index)
	switch {
	case err != nil && !errors.Is(err, ErrMissing):
		v.problem(ProblemNode, seq, "%s level %d index %d: %v", tree, id.Level, id.Index, err)
	case err != nil:
		v.problem(ProblemNode, seq, "%s level %d index %d: missing", tree, id.Level, id.Index)
	case got != want:
		v.problem(ProblemNode, seq, "%s level %d index %d: stored %s, computed %s", tree, id.Level, id.Index, got, want)
	}
}

// finish reports what only the end can tell.
func (v *verifier) finish() {
	if err := v.state.refresh(); err != nil {
		v.problem(ProblemFormat, v.last, "%v", err)
	}
	undeclared := slices.SortedFunc(maps.Keys(v.erased), func(a, b erasedAt) int {
		return cmp.Or(cmp.Compare(a.seq, b.seq), cmp.Compare(a.name, b.name))
	})
	for _, at := range undeclared {
		v.problem(ProblemErased, at.seq, "field %q", at.name)
	}
	head := v.state.head
	if v.o.Head != nil {
		v.compareHead(*v.o.Head, head)
	}
	keys := v.followKeys()
	for _, p := range v.points {
		v.report.Checkpoints = append(v.report.Checkpoints, v.prove(p, keys))
	}
	v.report.Root, v.report.Head = head.Root, head
	v.report.OK = v.report.ProblemCount == 0
}

func (v *verifier) compareHead(stored, computed Head) {
	if detail := headDifference(stored, computed); detail != "" {
		v.problem(ProblemHead, stored.Size, "stored, computed: %s", detail)
	}
}

// headDifference tells the first difference between two heads, "" when there is none.
func headDifference(a, b Head) string {
	switch {
	case a.Size != b.Size:
		return fmt.Sprintf("size %d, %d", a.Size, b.Size)
	case a.Root != b.Root:
		return fmt.Sprintf("root %s, %s", a.Root, b.Root)
	case a.PublicationsSize != b.PublicationsSize:
		return fmt.Sprintf("publications %d, %d", a.PublicationsSize, b.PublicationsSize)
	case a.PublicationsRoot != b.PublicationsRoot:
		return fmt.Sprintf("publications root %s, %s", a.PublicationsRoot, b.PublicationsRoot)
	case a.Epoch != b.Epoch:
		return fmt.Sprintf("epoch %d, %d", a.Epoch, b.Epoch)
	case !a.Time.Equal(b.Time):
		return fmt.Sprintf("time %s, %s", stamp(a.Time), stamp(b.Time))
	}
	return ""
}
