package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"danhmuc/registry"
	"danhmuc/registry/access"
	"danhmuc/registry/changelog"
	"danhmuc/registry/search"
)

// verifyArgs are what verify trusts besides the folder itself.
type verifyArgs struct {
	Checkpoints []string `json:"checkpoints,omitempty"` // texts of signed checkpoints
	Keys        []string `json:"keys,omitempty"`        // verifier keys; the folder's own when empty
}

// verifyReport is the contract's answer of verify.
type verifyReport struct {
	OK          bool                         `json:"ok"`
	Entries     uint64                       `json:"entries"`
	Root        string                       `json:"root"`
	Problems    []problem                    `json:"problems"`
	Checkpoints []changelog.CheckpointResult `json:"checkpoints,omitempty"`
	Restores    []changelog.Restore          `json:"restores,omitempty"`
}

type problem struct {
	Code   string `json:"code"`
	Seq    uint64 `json:"seq,omitempty"`
	Record string `json:"record,omitempty"`
	Detail string `json:"detail,omitempty"`
}

// verify recomputes the log, every record from the log, every file's hash, and the followers from zero, and compares.
func (a *app) verify(ctx context.Context, args verifyArgs) (*verifyReport, error) {
	rep := &verifyReport{Problems: []problem{}}
	if len(args.Keys) == 0 {
		if raw, err := os.ReadFile(filepath.Join(a.dir, publicName)); err == nil {
			args.Keys = []string{strings.TrimSpace(string(raw))}
		}
	}
	if err := a.verifyLog(ctx, args, rep); err != nil {
		return nil, err
	}
	records, err := registry.VerifyRecords(ctx, a.store)
	if err != nil {
		return nil, err
	}
	for _, p := range records {
		rep.Problems = append(rep.Problems, problem{Code: p.Code, Record: p.Record, Detail: p.Detail})
	}
	if err := a.verifyFiles(ctx, rep); err != nil {
		return nil, err
	}
	if err := a.verifyFollowers(ctx, rep); err != nil {
		return nil, err
	}
	rep.OK = len(rep.Problems) == 0
	return rep, nil
}

func (a *app) verifyLog(ctx context.Context, args verifyArgs, rep *verifyReport) error {
	return a.store.View(ctx, func(rd registry.Reader) error {
		head, err := rd.Head()
		if err != nil {
			return err
		}
		o := changelog.Options{Kinds: changelog.PlainKinds(registry.EntryKinds()...), Keys: args.Keys, Head: &head}
		if s, ok := rd.(changelog.Source); ok {
			log, kv := s.LogKeys()
			o.Node = log.Nodes(kv)
		}
		for _, c := range args.Checkpoints {
			o.Checkpoints = append(o.Checkpoints, []byte(c))
		}
		r := changelog.Verify(rd.Entries(1), o)
		rep.Entries, rep.Root, rep.Checkpoints, rep.Restores = r.Entries, r.Root.String(), r.Checkpoints, r.Restores
		rep.Problems = rep.Problems[:0]
		for _, p := range r.Problems {
			rep.Problems = append(rep.Problems, problem{Code: p.Code, Seq: p.Seq, Detail: p.Detail})
		}
		return nil
	})
}

func (a *app) verifyFiles(ctx context.Context, rep *verifyReport) error {
	bad, err := a.blobs.Verify(ctx)
	if err != nil {
		return err
	}
	for _, p := range bad {
		rep.Problems = append(rep.Problems, problem{Code: "file.damaged", Record: p.Name, Detail: p.Detail})
	}
	return a.store.View(ctx, func(rd registry.Reader) error {
		for h, record := range registry.Files(rd) {
			if _, err := a.blobs.Path(h); registry.IsKind(err, registry.KindNotFound) {
				rep.Problems = append(rep.Problems, problem{Code: "file.missing", Record: record, Detail: h})
			} else if err != nil {
				return err
			}
		}
		return nil
	})
}

// verifyFollowers rebuilds the list follower from the log and compares it with the one that serves.
func (a *app) verifyFollowers(ctx context.Context, rep *verifyReport) error {
	fresh := search.New(access.Rules{}, "", a.now, a.registry.Terms())
	at, err := a.index.Cursor(ctx)
	if err != nil {
		return err
	}
	err = a.store.View(ctx, func(rd registry.Reader) error {
		batch := make([]changelog.Entry, 0, 1000)
		for e, err := range rd.Entries(1) {
			if err != nil {
				return err
			}
			if e.Seq > at {
				break
			}
			if batch = append(batch, e); len(batch) == cap(batch) {
				if err := fresh.Apply(ctx, batch); err != nil {
					return err
				}
				batch = batch[:0]
			}
		}
		if len(batch) == 0 {
			return nil
		}
		return fresh.Apply(ctx, batch)
	})
	if err != nil {
		rep.Problems = append(rep.Problems, problem{Code: "follower.fails", Record: fresh.Name(), Detail: err.Error()})
		return nil
	}
	if now, err := a.index.Cursor(ctx); err != nil {
		return err
	} else if now == at && fresh.Digest() != a.index.Digest() {
		rep.Problems = append(rep.Problems, problem{Code: "follower.differs", Record: fresh.Name(), Detail: fmt.Sprintf("as of entry %d", at)})
	}
	return nil
}

func (o ops) verify(ctx context.Context, args verifyArgs) (any, error) {
	return o.app.verify(ctx, args)
}
