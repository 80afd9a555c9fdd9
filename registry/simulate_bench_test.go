package registry_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/boltstore"
	"danhmuc/registry/registrytest"
)

// multiply copies the records of datasets under new IDs until there are n, straight into the store.
func multiply(t testing.TB, store registry.Store, n int, ids ...registry.DatasetID) {
	t.Helper()
	type pair struct{ key, value []byte }
	var all [][]pair
	err := store.View(context.Background(), func(rd registry.Reader) error {
		for _, id := range ids {
			var own []pair
			for _, family := range []string{"dataset/", "edition/", "release/"} {
				for it, err := range rd.Scan(registry.Prefix([]byte(family + string(id)))) {
					if err != nil {
						return err
					}
					own = append(own, pair{bytes.Clone(it.Key), bytes.Clone(it.Value)})
				}
			}
			for it, err := range rd.Scan(registry.Prefix([]byte("releaseID/"))) {
				if err != nil {
					return err
				}
				if bytes.Contains(it.Value, []byte(id)) {
					own = append(own, pair{bytes.Clone(it.Key), bytes.Clone(it.Value)})
				}
			}
			all = append(all, own)
		}
		return nil
	})
	for from := len(ids); from < n && err == nil; from += 5000 {
		err = store.Update(context.Background(), func(w registry.Writer) error {
			for i := from; i < min(from+5000, n); i++ {
				id, own := ids[i%len(ids)], all[i%len(ids)]
				fresh := func(b []byte) []byte { return bytes.ReplaceAll(b, []byte(id), fmt.Appendf(nil, "zz-%06d", i)) }
				for _, p := range own {
					if err := w.Put(fresh(p.key), fresh(p.value)); err != nil {
						return err
					}
				}
			}
			return nil
		})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// BenchmarkSimulate tries a set with two changed rules and one new one on 100,000 datasets in every state.
func BenchmarkSimulate(b *testing.B) {
	n := 100_000
	if s, err := strconv.Atoi(os.Getenv("DANHMUC_DATASETS")); err == nil {
		n = s
	}
	store, err := boltstore.Open(filepath.Join(b.TempDir(), "store"), boltstore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := store.Close(); err != nil {
			b.Error(err)
		}
	})
	w := registrytest.New(b, store)
	var ids []registry.DatasetID
	for i, path := range [][][2]string{nil, {{"contributor", "deliver"}}, {{"contributor", "deliver"}, {"contributor", "SUBMIT"}}, toApproved, toPublished} {
		ids = append(ids, walk(b, w, register(b, w, fmt.Sprint("Bộ dữ liệu số ", i)).ID, path...).ID)
	}
	multiply(b, store, n, ids...)
	set := changed(b, "2026-12-01", func(set map[string]any) {
		longTitles(set)
		member(set, "rules", "importance-classified")["severity"] = "warning"
		member(set, "rules", "open-licensed")["validTo"] = "2026-01-01"
	})
	for b.Loop() {
		s, err := w.Simulate(w.As("system"), set, func(int64, int64) {})
		if err != nil {
			b.Fatal(err)
		}
		if s.Datasets != n || s.Changed == 0 {
			b.Fatalf("got %+v", s)
		}
	}
}
