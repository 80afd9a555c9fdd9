package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// stored is where a file of the server lies on its disk.
func stored(data, sha256 string) string {
	return filepath.Join(data, filesName, sha256[:2], sha256[2:4], sha256)
}

// filesAged makes every stored file one that was put long ago: what was put within the hour is never removed.
func filesAged(t *testing.T, data string) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(data, filesName, "??", "??", "*"))
	if err != nil {
		t.Fatal(err)
	}
	when := time.Now().Add(-8 * 24 * time.Hour)
	for _, path := range found {
		if err := os.Chtimes(path, when, when); err != nil {
			t.Fatal(err)
		}
	}
}

// An upload that nobody attached within seven days is refused with the reason and its bytes leave the disk; bytes that a
// dataset holds too stay, and so does what a trial left for a day, and no longer.
func TestExpiredUploadsAreRefusedAndSwept(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := start(t, data, "--demo")
	token := s.signIn("nongnghiep")
	hand := func(content string) (id, sum string) {
		t.Helper()
		id, _, body := s.upload(token, "a.csv", []byte(content))
		var u struct{ SHA256 string }
		if err := json.Unmarshal([]byte(body), &u); err != nil || id == "" {
			t.Fatalf("%v: %s", err, body)
		}
		return id, u.SHA256
	}
	lone, loneSum := hand("Tên,Số\nA,1\n")
	fresh, freshSum := hand("Tên,Số\nB,2\n")
	held, heldSum := hand("Tên,Số\nC,3\n")
	twin, _ := hand("Tên,Số\nC,3\n") // the same bytes again, attached
	tried, _ := hand("Tên,Số\nD,4\n")
	keeper := s.must(token, registerFile, map[string]any{"i": map[string]any{"title": "Giữ tệp", "owner": "SNNMT", "upload": twin}})["dataset"].(map[string]any)["id"]
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) { // read before the server stops: its check is an entry
		quality := s.must(token, `query($id:ID!){dataset(id:$id){quality{status}}}`, map[string]any{"id": keeper})["quality"].(map[string]any)["status"]
		if quality != "UNCHECKED" {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the attached file is not read after a minute")
		}
	}
	draft := s.must(token, registerFile, map[string]any{"i": map[string]any{"title": "Chưa có tệp", "owner": "SNNMT"}})["dataset"].(map[string]any)["id"]
	job := s.must(token, `mutation($u:ID!){tryFile(upload:$u){job{id} userErrors{code}}}`, map[string]any{"u": tried})["job"].(map[string]any)["id"].(string)
	var read struct {
		Job struct {
			Status string
			Result struct{ Report, Grid string }
		}
	}
	for deadline := time.Now().Add(time.Minute); read.Job.Status != "DONE"; time.Sleep(20 * time.Millisecond) {
		if s.answer(token, "vi", `query($id:ID!){job(id:$id){status result}}`, map[string]any{"id": job}, &read); time.Now().After(deadline) {
			t.Fatalf("the trial is not done after a minute: %+v", read)
		}
	}
	results := []string{read.Job.Result.Report, read.Job.Result.Grid}
	s.stop(data)
	aged(t, data, "upload/", func(record map[string]any) bool {
		if id := record["id"]; id != lone && id != held && id != twin {
			return false
		}
		record["at"], record["expiresAt"] = ago(8*24*time.Hour), ago(24*time.Hour)
		return true
	})
	filesAged(t, data)

	s = start(t, data)
	head := func() string { return fmt.Sprint(s.must(token, `{checkpoint{size}}`, nil)["size"]) }
	before := head()
	refused := func(when string) {
		t.Helper()
		for _, upload := range []string{lone, held, twin} {
			for lang, text := range map[string]string{"vi": "đã quá 7 ngày", "en": "has expired"} {
				for path, query := range map[string]string{
					`["upload"]`:         `mutation($d:ID!,$u:ID!){attachFile(id:$d,upload:$u){dataset{id} userErrors{code message path}}}`,
					`["input","upload"]`: `mutation($u:ID!){registerDataset(input:{title:"x",owner:"SNNMT",upload:$u}){dataset{id} userErrors{code message path}}}`,
				} {
					var got map[string]any
					s.answer(token, lang, query, map[string]any{"d": draft, "u": upload}, &got)
					raw, err := json.Marshal(got)
					if answer := string(raw); err != nil || !strings.Contains(answer, `"upload.expired"`) || !strings.Contains(answer, text) || !strings.Contains(answer, path) || !strings.Contains(answer, `"dataset":null`) {
						t.Errorf("%s, %s, at %s: %s", when, lang, path, answer)
					}
				}
			}
		}
	}
	refused("as the server starts")
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		if _, err := os.Stat(stored(data, loneSum)); errors.Is(err, os.ErrNotExist) {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the bytes of an expired upload stay on the disk")
		}
	}
	refused("once its bytes are gone")
	if after := head(); after != before {
		t.Errorf("refused uploads made the log grow from %s to %s", before, after)
	}
	for name, sum := range map[string]string{"a living upload's": freshSum, "a dataset's": heldSum, "a trial's of today": results[0], "its sheet's": results[1]} {
		if _, err := os.Stat(stored(data, sum)); err != nil {
			t.Errorf("%s bytes: %v", name, err)
		}
	}
	s.must(token, `mutation($d:ID!,$u:ID!){attachFile(id:$d,upload:$u){dataset{id} userErrors{code message}}}`, map[string]any{"d": draft, "u": fresh})
	s.stop(data)

	// A day after, the trials' results go too.
	aged(t, data, "job/", func(record map[string]any) bool {
		if record["kind"] != "try" {
			return false
		}
		record["finishedAt"] = ago(25 * time.Hour)
		return true
	})
	filesAged(t, data)
	s = start(t, data)
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		_, err := os.Stat(stored(data, results[0]))
		var got struct{ Job *struct{ ID string } }
		s.answer(token, "vi", `query($id:ID!){job(id:$id){id}}`, map[string]any{"id": job}, &got)
		if errors.Is(err, os.ErrNotExist) && got.Job == nil {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("a day after, the trial is still there: %+v %v", got, err)
		}
	}
	if _, err := os.Stat(stored(data, results[1])); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the drawn sheet of a trial stays: %v", err)
	}
	if _, err := os.Stat(stored(data, freshSum)); err != nil {
		t.Errorf("an attached file: %v", err)
	}
	s.stop(data)
}
