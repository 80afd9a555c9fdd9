package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// event is one event of a stream of changes.
type event struct {
	id   string
	seq  uint64
	kind string
	of   string // ID of the dataset
}

// changes opens the stream of changes after an entry, "" for what happens from now on, and gives a function that reads the next one.
func (s *running) changes(token, lastEvent, arguments string) func() event {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	s.t.Cleanup(cancel)
	body := fmt.Sprintf(`{"query":"subscription{changes%s{seq kind dataset{id}}}"}`, arguments)
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.base+"/graphql", strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	for k, v := range map[string]string{"Content-Type": "application/json", "Accept": "text/event-stream", "Authorization": "Bearer " + token, "Last-Event-ID": lastEvent} {
		if v != "" {
			req.Header.Set(k, v)
		}
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { res.Body.Close() })
	if kind := res.Header.Get("Content-Type"); !strings.HasPrefix(kind, "text/event-stream") {
		s.t.Fatalf("the stream is %s %s", res.Status, kind)
	}
	lines := bufio.NewScanner(res.Body)
	lines.Scan() // the comment that opens the stream: from here on it follows the log
	return func() (e event) {
		s.t.Helper()
		for lines.Scan() {
			if id, ok := strings.CutPrefix(lines.Text(), "id: "); ok {
				e.id = id
			}
			data, ok := strings.CutPrefix(lines.Text(), "data: ")
			if !ok {
				continue
			}
			var got struct {
				Data struct {
					Changes struct {
						Seq     uint64
						Kind    string
						Dataset *struct{ ID string }
					}
				}
			}
			if err := json.Unmarshal([]byte(data), &got); err != nil {
				s.t.Fatalf("%v: %s", err, data)
			}
			e.seq, e.kind = got.Data.Changes.Seq, got.Data.Changes.Kind
			if got.Data.Changes.Dataset != nil {
				e.of = got.Data.Changes.Dataset.ID
			}
			return e
		}
		s.t.Fatalf("the stream ended: %v", lines.Err())
		return e
	}
}

// One registration with its file commits two entries at once. A client that was cut off between the two gets the second, once,
// however it names the place; one that listens gets both, in order.
func TestChangesResumeInsideATransaction(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := start(t, data, "--demo")
	officer, auditor := s.signIn("nongnghiep"), s.signIn("kiemtra")
	live := s.changes(auditor, "", "")
	var of any
	for n := range 3 { // with entries of others before and after
		id, _, _ := s.upload(officer, "a.csv", []byte("Tên,Số\nA,1\nB,2\n"))
		made := s.must(officer, registerFile, map[string]any{"i": map[string]any{"title": fmt.Sprintf("Bộ %d", n), "owner": "SNNMT", "upload": id}})["dataset"].(map[string]any)["id"]
		if n == 1 {
			of = made
		}
	}
	first := live()
	for first.of != of || first.kind != "dataset.register" {
		first = live()
	}
	second := live()
	if second.kind != "release.attach" || second.of != of || second.seq != first.seq+1 {
		t.Fatalf("after %+v came %+v, want the file of the same registration", first, second)
	}
	after := live()
	for name, resume := range map[string]func() event{
		"by Last-Event-ID": s.changes(auditor, first.id, ""),
		"by afterSeq":      s.changes(auditor, "", "(filter:{afterSeq:"+first.id+"})"),
		"by both":          s.changes(auditor, first.id, "(filter:{afterSeq:"+strconv.FormatUint(first.seq-1, 10)+"})"),
	} {
		if got := resume(); got != second {
			t.Errorf("%s: got %+v, want %+v", name, got, second)
		}
		if got := resume(); got != after {
			t.Errorf("%s: then %+v, want %+v", name, got, after)
		}
	}
	for name, resume := range map[string]func() event{
		"from before the first":  s.changes(auditor, strconv.FormatUint(first.seq-1, 10), ""),
		"with a filter of kinds": s.changes(auditor, strconv.FormatUint(first.seq-1, 10), `(filter:{kind:[\"dataset.register\"]})`),
	} {
		if got := resume(); got != first {
			t.Errorf("%s: got %+v, want %+v", name, got, first)
		}
	}
	if got := s.changes(auditor, first.id, `(filter:{kind:[\"release.attach\"]})`)(); got != second {
		t.Errorf("the filter takes the second alone: %+v, want %+v", got, second)
	}
	s.stop(data)
}
