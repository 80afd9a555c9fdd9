package registry_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/boltstore"
	"danhmuc/registry/registrytest"
)

// benchLines is the length of list that a department of the province may send at most in practice.
const benchLines = 2000

// sentTwice sends a list of 2,000 lines, sends it all back, edits every line and sends it again: each line of the second list
// differs from the first.
func sentTwice(b *testing.B) (*registrytest.World, *registry.Submission) {
	b.Helper()
	store, err := boltstore.Open(filepath.Join(b.TempDir(), "registry.db"), boltstore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	w := registrytest.New(b, store)
	ids := make([]registry.DatasetID, benchLines)
	for i := range ids {
		d, err := w.Register(w.As("contributor"), registry.RegisterInput{Owner: registrytest.Home, Content: registrytest.Content(fmt.Sprintf("Diện tích cây ăn quả số %d", i))})
		if err != nil {
			b.Fatal(err)
		}
		u, err := w.AddUpload(w.As("contributor"), registry.FileRef{SHA256: fmt.Sprintf("%064d", i), Name: "bang.csv"})
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := w.Attach(w.As("contributor"), d.ID, registry.Delivery{Upload: u.ID}); err != nil {
			b.Fatal(err)
		}
		ids[i] = d.ID
	}
	if err := w.Check(100); err != nil {
		b.Fatal(err)
	}
	s, err := w.SubmitList(w.As("contributor"), registrytest.Home, "", ids)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := w.DecideList(w.As("reviewer"), s.ID, s.Version, nil, registry.Rest{Verdict: registry.RequestChanges, Comment: "ghi rõ năm"}); err != nil {
		b.Fatal(err)
	}
	for i, id := range ids {
		d := current(b, w, id)
		title := fmt.Sprintf("Diện tích cây ăn quả số %d năm 2025", i)
		if _, err := w.Edit(w.As("contributor"), id, d.Version, registry.DatasetPatch{Title: &title}); err != nil {
			b.Fatal(err)
		}
	}
	if s, err = w.SubmitList(w.As("contributor"), registrytest.Home, "", ids); err != nil {
		b.Fatal(err)
	}
	return w, s
}

// BenchmarkList reads a resubmitted list of 2,000 lines with state, cause, sample and what changed in every line (≤ 300 ms), sends
// one, and decides one in one transaction (≤ 3 s).
func BenchmarkList(b *testing.B) {
	w, s := sentTwice(b)
	b.Run("read with differences", func(b *testing.B) {
		for b.Loop() {
			if _, err := w.OpenRound(w.As("taskforce"), registry.RoundInput{Title: "Đợt", Due: "2026-11-10"}); err != nil { // the log moves on
				b.Fatal(err)
			}
			lines, err := w.LinesOf(w.As("reviewer"), s)
			if err != nil || len(lines) != benchLines || lines[0].Differs["title"][0] == nil {
				b.Fatal(len(lines), err)
			}
		}
	})
	b.Run("count", func(b *testing.B) {
		for b.Loop() {
			if c, err := w.CountLines(w.As("reviewer"), s); err != nil || c.Changed != benchLines {
				b.Fatal(c, err)
			}
		}
	})
	b.Run("decide and send again", func(b *testing.B) {
		var decide, send time.Duration
		n := 0
		for b.Loop() {
			n++
			ids := make([]registry.DatasetID, len(s.Lines))
			for i, l := range s.Lines {
				ids[i] = l.Dataset
			}
			start := time.Now()
			if _, err := w.DecideList(w.As("reviewer"), s.ID, s.Version, nil, registry.Rest{Verdict: registry.RequestChanges, Comment: "gửi lại"}); err != nil {
				b.Fatal(err)
			}
			decide += time.Since(start)
			start = time.Now()
			var err error
			if s, err = w.SubmitList(w.As("contributor"), registrytest.Home, "", ids); err != nil {
				b.Fatal(err)
			}
			send += time.Since(start)
		}
		b.ReportMetric(float64(decide.Milliseconds())/float64(n), "decide-ms")
		b.ReportMetric(float64(send.Milliseconds())/float64(n), "send-ms")
	})
	b.Run("approve", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer() // a list is approved once
			w, s := sentTwice(b)
			b.StartTimer()
			if _, err := w.DecideList(w.As("reviewer"), s.ID, s.Version, nil, registry.Rest{Verdict: registry.Approve}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
