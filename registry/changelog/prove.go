package changelog

import "slices"

// point is one trusted checkpoint on its way through Verify.
type point struct {
	msg        []byte
	checkpoint Checkpoint
	readable   bool
}

func (v *verifier) readPoints() {
	for i, msg := range v.o.Checkpoints {
		p := point{msg: msg}
		c, err := readUnsigned(msg)
		if err != nil {
			v.problem(ProblemCheckpoint, 0, "checkpoint %d: %v", i+1, err)
		} else {
			p.checkpoint, p.readable = c, true
			v.bySize[c.Head.Size] = Head{}
		}
		v.points = append(v.points, p)
	}
}

func readUnsigned(msg []byte) (Checkpoint, error) {
	text, err := unverifiedText(msg)
	if err != nil {
		return Checkpoint{}, err
	}
	return ParseCheckpoint(text)
}

// capture keeps the head at a size that a checkpoint speaks of.
func (v *verifier) capture() {
	if len(v.bySize) == 0 {
		return
	}
	size := v.state.trees[Main].End()
	if _, wanted := v.bySize[size]; !wanted {
		return
	}
	if err := v.state.refresh(); err != nil {
		v.problem(ProblemFormat, v.last, "%v", err)
		return
	}
	v.bySize[size] = v.state.head
}

// keyring is what followKeys learnt: who may have signed, and from which entry on a key is retired.
type keyring struct {
	allowed []string
	retired map[string]Rotation
}

// followKeys walks the rotations and checks that a trusted key is among them.
func (v *verifier) followKeys() keyring {
	ring := keyring{allowed: slices.Clone(v.o.Keys), retired: map[string]Rotation{}}
	rotations := v.report.Rotations
	if len(rotations) == 0 {
		return ring
	}
	chain := []string{rotations[0].Old}
	for i, r := range rotations {
		if i > 0 && r.Old != rotations[i-1].New {
			v.problem(ProblemKeyChain, r.Seq, "old key %q, the log's key is %q", r.Old, rotations[i-1].New)
			return ring
		}
		if slices.Contains(chain, r.New) {
			v.problem(ProblemKeyChain, r.Seq, "key %q comes back", r.New)
			return ring
		}
		ring.retired[r.Old] = r
		chain = append(chain, r.New)
	}
	if len(v.o.Keys) == 0 {
		return ring
	}
	if !slices.ContainsFunc(chain, func(key string) bool { return slices.Contains(v.o.Keys, key) }) {
		v.problem(ProblemKeyChain, rotations[0].Seq, "no trusted key among the %d of the log", len(chain))
		return ring
	}
	for _, key := range chain {
		if !slices.Contains(ring.allowed, key) {
			ring.allowed = append(ring.allowed, key)
		}
	}
	return ring
}

// prove checks one checkpoint against the recomputed log.
func (v *verifier) prove(p point, keys keyring) CheckpointResult {
	if !p.readable {
		return CheckpointResult{Status: Failed}
	}
	head := p.checkpoint.Head
	result := CheckpointResult{Origin: p.checkpoint.Origin, Size: head.Size, Epoch: head.Epoch, Status: Failed}
	_, key, err := OpenCheckpoint(p.msg, keys.allowed...)
	if err != nil {
		v.problem(ProblemSignature, head.Size, "%v", err)
		return result
	}
	if r, gone := keys.retired[key]; gone && head.Size >= r.Seq && head.Epoch >= r.Epoch {
		v.problem(ProblemRetired, head.Size, "entry %d retired key %q", r.Seq, key)
		return result
	}
	if restore, covered := v.covering(head); covered {
		result.Status, result.Restore = Superseded, restore.Seq
		return result
	}
	if head.Size > v.state.head.Size {
		v.problem(ProblemCutOff, head.Size, "the log has %d entries, epoch %d; no restore covers epoch %d", v.state.head.Size, v.state.head.Epoch, head.Epoch)
		return result
	}
	if detail := headDifference(head, v.bySize[head.Size]); detail != "" {
		v.problem(ProblemCheckpointRoot, head.Size, "signed, computed: %s", detail)
		return result
	}
	result.Status = Proved
	return result
}

// covering finds the restore that gave up what the checkpoint signed: the first of a later epoch, when it put back a
// smaller log or a log that never was in the checkpoint's epoch. All else that was put back must still be proved.
func (v *verifier) covering(head Head) (Restore, bool) {
	for _, r := range v.report.Restores {
		if r.Epoch > head.Epoch {
			return r, r.Size < head.Size || v.bySize[head.Size].Epoch < head.Epoch
		}
	}
	return Restore{}, false
}
