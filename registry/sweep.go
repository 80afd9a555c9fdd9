package registry

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"time"
)

const (
	// trialTTL is how long the result of a trial is kept after it ended.
	trialTTL = 24 * time.Hour
	// uploadMemory is how long an expired upload is remembered after its bytes have gone, so that whoever comes back with it is
	// told that it expired.
	uploadMemory = 30 * 24 * time.Hour
)

// Swept is what a sweep removed.
type Swept struct {
	Uploads int // whose bytes it looked after
	Trials  int
	Files   int // stored bytes
}

// overdue is what has expired, as one snapshot shows it.
type overdue struct {
	uploads map[string]*Upload  // by key: expired, not looked after yet
	gone    map[string]bool     // keys of those that an earlier sweep looked after
	forget  [][]byte            // keys of uploads that nobody need remember
	trials  map[string][]string // hashes that a trial left, by the trial's key
}

// Sweep removes the bytes of uploads that expired unattached and the results of trials that are over. Bytes that any record,
// living upload or unfinished job names stay.
func (r *Registry) Sweep(ctx context.Context) (Swept, error) {
	var over *overdue
	var candidates map[string]bool
	err := r.view(ctx, func(rd Reader) (err error) {
		if over, err = overdueIn(rd, r.now()); err != nil {
			return err
		}
		candidates = over.hashes()
		return spare(rd, candidates, over)
	})
	if err != nil || over.nothing() {
		return Swept{}, err
	}
	done := Swept{}
	for _, h := range slices.Sorted(maps.Keys(candidates)) {
		gone, err := r.blobs.Drop(ctx, h)
		if err != nil {
			return done, fmt.Errorf("drop expired bytes: %w", err)
		}
		if gone {
			delete(candidates, h)
			done.Files++
		}
	}
	err = r.store.Update(ctx, func(w Writer) error {
		done.Uploads, done.Trials = 0, 0
		return over.settle(w, candidates, &done)
	})
	return done, err
}

// overdueIn finds what has expired.
func overdueIn(rd Reader, now time.Time) (*overdue, error) {
	over := &overdue{uploads: map[string]*Upload{}, gone: map[string]bool{}, trials: map[string][]string{}}
	for it, err := range rd.Scan(under(familyUpload)) {
		var u Upload
		if err == nil {
			err = json.Unmarshal(it.Value, &u)
		}
		if err != nil {
			return nil, err
		}
		switch {
		case u.Swept:
			over.gone[string(it.Key)] = true
			if now.After(u.ExpiresAt.Add(uploadMemory)) {
				over.forget = append(over.forget, bytes.Clone(it.Key))
			}
		case now.After(u.ExpiresAt):
			over.uploads[string(it.Key)] = &u
		}
	}
	for it, err := range rd.Scan(under(familyJob)) {
		if err != nil {
			return nil, err
		}
		if !bytes.Contains(it.Value, []byte(`"kind":"try"`)) { // most jobs are no trials: not worth decoding
			continue
		}
		var j Job
		if err := json.Unmarshal(it.Value, &j); err != nil {
			return nil, err
		}
		if j.Kind == "try" && j.FinishedAt != nil && now.After(j.FinishedAt.Add(trialTTL)) {
			over.trials[string(it.Key)] = slices.Collect(hashesIn(j.Result))
		}
	}
	return over, nil
}

func (o *overdue) nothing() bool { return len(o.uploads)+len(o.forget)+len(o.trials) == 0 }

// hashes are the stored bytes that the expired uploads and trials name.
func (o *overdue) hashes() map[string]bool {
	out := map[string]bool{}
	for _, u := range o.uploads {
		out[u.SHA256] = true
	}
	for _, hashes := range o.trials {
		for _, h := range hashes {
			out[h] = true
		}
	}
	return out
}

// hashesIn yields every hash that a record's JSON names, in whatever member: what is not removed must not depend on a list of
// members that somebody forgets to extend.
func hashesIn(raw []byte) iter.Seq[string] {
	const digits = 64
	return func(yield func(string) bool) {
		for i, run := 0, 0; i < len(raw); i++ {
			c := raw[i]
			if c < '0' || c > '9' && c < 'a' || c > 'f' {
				run = 0
				continue
			}
			if run++; run >= digits && !yield(string(raw[i+1-digits:i+1])) {
				return
			}
		}
	}
}

// spare takes from the candidates what anything else still names: deliveries, decisions, living uploads, and jobs with what
// their readings left.
func spare(rd Reader, candidates map[string]bool, over *overdue) error {
	if len(candidates) == 0 {
		return nil
	}
	for _, family := range []string{familyRelease, familyDecision, familyUpload, familyJob} {
		for it, err := range rd.Scan(under(family)) {
			if err != nil {
				return err
			}
			if over.has(it.Key) {
				continue
			}
			for h := range hashesIn(it.Value) {
				delete(candidates, h)
			}
		}
	}
	return nil
}

// has reports whether a key is that of an upload or a trial that is over.
func (o *overdue) has(key []byte) bool {
	k := string(key)
	_, trial := o.trials[k]
	return trial || o.uploads[k] != nil || o.gone[k]
}

// settle writes down what has been looked after. What names bytes that would not go yet waits for the next sweep.
func (o *overdue) settle(w Writer, waiting map[string]bool, done *Swept) error {
	for k, u := range o.uploads {
		if waiting[u.SHA256] {
			continue
		}
		swept := *u
		swept.Swept = true
		if err := put(w, []byte(k), &swept); err != nil {
			return err
		}
		done.Uploads++
	}
	for k, hashes := range o.trials {
		if slices.ContainsFunc(hashes, func(h string) bool { return waiting[h] }) {
			continue
		}
		if err := w.Delete([]byte(k)); err != nil {
			return err
		}
		done.Trials++
	}
	for _, k := range o.forget {
		if err := w.Delete(k); err != nil {
			return err
		}
	}
	return nil
}
