package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/access"
	"danhmuc/registry/boltstore"
)

// aged rewrites the records of a stopped server's store under a prefix: change gets each as JSON, with its key's last part, and
// tells whether it changed it.
func aged(t *testing.T, data, prefix string, change func(record map[string]any) bool) {
	t.Helper()
	store, err := boltstore.Open(filepath.Join(data, storeName), boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	changed := 0
	err = store.Update(t.Context(), func(w registry.Writer) error {
		changed = 0
		next := map[string][]byte{}
		for it, err := range w.Scan(registry.Prefix([]byte(prefix))) {
			if err != nil {
				return err
			}
			record := map[string]any{}
			if err := json.Unmarshal(it.Value, &record); err != nil {
				return err
			}
			if change(record) {
				raw, err := json.Marshal(record)
				if err != nil {
					return err
				}
				next[string(it.Key)] = raw
			}
		}
		for k, v := range next {
			changed++
			if err := w.Put([]byte(k), v); err != nil {
				return err
			}
		}
		return nil
	})
	if err = errors.Join(err, store.Close()); err != nil || changed == 0 {
		t.Fatalf("%s: %d records were aged: %v", prefix, changed, err)
	}
}

func ago(d time.Duration) string { return time.Now().Add(-d).UTC().Format(time.RFC3339Nano) }

// browser signs in as a page does and gives the cookie that the page holds.
func (s *running) browser(name string) string {
	s.t.Helper()
	res, body := s.send("POST", "/graphql", `{"query":"mutation{signIn(username:\"`+name+`\",password:\"danhmuc-demo\"){viewer{username} userErrors{message}}}"}`,
		"Content-Type", "application/json", "Origin", s.base, "X-Danhmuc", "1")
	for _, c := range res.Cookies() {
		if c.Value != "" && c.HttpOnly {
			return c.Name + "=" + c.Value
		}
	}
	s.t.Fatalf("no session: %s %s", res.Status, body)
	return ""
}

// A session that has ended by idleness or by age does nothing more: whatever it asks for is refused with the reason, in the
// reader's language, and changes nothing. What was uploaded under it is there after the next sign-in.
func TestAnEndedSessionChangesNothing(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := start(t, data, "--demo")
	idle, idleToken := s.browser("nongnghiep"), s.signIn("nongnghiep")
	old, oldToken := s.browser("yte"), s.signIn("yte")
	living := s.signIn("skhcn")
	form, _, _ := s.upload(idleToken, "bang.csv", []byte("Tên,Số\nA,1\nB,2\n"))
	made := s.must(idleToken, registerFile, map[string]any{"i": map[string]any{"title": "Bản nháp", "owner": "SNNMT"}})["dataset"].(map[string]any)["id"].(string)
	ids := map[string]string{}
	for user, token := range map[string]string{"nongnghiep": idleToken, "yte": oldToken} {
		for _, one := range s.must(token, `{viewer{sessions{id}}}`, nil)["sessions"].([]any) {
			ids[one.(map[string]any)["id"].(string)] = user
		}
	}
	s.stop(data)
	account := map[string]string{}
	aged(t, data, "account/", func(record map[string]any) bool {
		account[record["id"].(string)] = record["username"].(string)
		return record["username"] == "nongnghiep" // written as it was
	})
	aged(t, data, access.SessionPrefix, func(record map[string]any) bool {
		switch account[record["account"].(string)] {
		case "nongnghiep":
			record["lastSeen"] = ago(31 * time.Minute)
		case "yte": // used a moment ago, and for twelve hours
			record["createdAt"], record["lastSeen"] = ago(12*time.Hour+time.Minute), ago(time.Second)
		default:
			return false
		}
		return true
	})

	s = start(t, data)
	head := func() string { return fmt.Sprint(s.must(living, `{checkpoint{size}}`, nil)["size"]) }
	files := func() int {
		found, err := filepath.Glob(filepath.Join(data, filesName, "??", "??", "*"))
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	before, kept := head(), files()
	mutations := map[string]string{
		"registers":   `mutation{registerDataset(input:{title:\"x\",owner:\"SNNMT\",upload:\"` + form + `\"}){dataset{id} userErrors{code message}}}`,
		"edits":       `mutation{updateDataset(id:\"` + made + `\",expectedVersion:1,input:{title:\"x\"}){dataset{id} userErrors{code message}}}`,
		"attaches":    `mutation{attachFile(id:\"` + made + `\",upload:\"` + form + `\"){dataset{id} userErrors{code message}}}`,
		"moves":       `mutation{transition(id:\"` + made + `\",expectedVersion:1,to:SUBMIT){dataset{id} userErrors{code message}}}`,
		"tries":       `mutation{tryFile(upload:\"` + form + `\"){job{id} userErrors{code message}}}`,
		"imports":     `mutation{importList(upload:\"` + form + `\",organization:\"SNNMT\"){made userErrors{code message}}}`,
		"makes token": `mutation{createToken(name:\"x\",scopes:[\"read\"]){secret userErrors{code message}}}`,
	}
	for user, cookie := range map[string]string{"idle": idle, "old": old} {
		for lang, text := range map[string]string{"vi": "Phiên đăng nhập đã hết. Đăng nhập lại để tiếp tục.", "en": "Your session has ended. Sign in again to continue."} {
			for what, query := range mutations {
				res, body := s.send("POST", "/graphql", `{"query":"`+query+`"}`, "Cookie", cookie, "X-Danhmuc", "1", "Content-Type", "application/json", "Accept-Language", lang)
				if !strings.Contains(body, `"code":"UNAUTHENTICATED"`) || !strings.Contains(body, text) {
					t.Errorf("%s %s (%s): %.300s", user, what, lang, body)
				}
				if gone := res.Header.Get("Set-Cookie"); !strings.Contains(gone, "Max-Age=0") {
					t.Errorf("%s %s: the page keeps its cookie: %q", user, what, gone)
				}
			}
			res, body := s.send("POST", "/api/uploads", "a,b\n1,2\n", "Cookie", cookie, "X-Danhmuc", "1", "Content-Disposition", `attachment; filename="m.csv"`, "Accept-Language", lang)
			if res.StatusCode != http.StatusUnauthorized || !strings.Contains(body, text) || !strings.Contains(body, `"code":"UNAUTHENTICATED"`) {
				t.Errorf("%s uploads (%s): %s %s", user, lang, res.Status, body)
			}
		}
		if res, _ := s.send("GET", "/", "", "Cookie", cookie); res.StatusCode != http.StatusOK {
			t.Errorf("%s reads a public page: %s", user, res.Status)
		}
	}
	for user, token := range map[string]string{"idle": idleToken, "old": oldToken} {
		for lang, text := range map[string]string{"vi": "đã hết hạn", "en": "expired"} {
			res, body := s.send("POST", "/graphql", `{"query":"`+mutations["registers"]+`"}`, "Authorization", "Bearer "+token, "Content-Type", "application/json", "Accept-Language", lang)
			if res.StatusCode != http.StatusUnauthorized || !strings.Contains(body, text) || !strings.Contains(body, `"code":"UNAUTHENTICATED"`) {
				t.Errorf("%s's program (%s): %s %s", user, lang, res.Status, body)
			}
		}
	}
	if after := head(); after != before || files() != kept {
		t.Errorf("ended sessions made the log grow from %s to %s, the files from %d to %d", before, after, kept, files())
	}
	again := s.signIn("nongnghiep")
	d := s.must(again, registerFile, map[string]any{"i": map[string]any{"title": "Bộ đang khai dở", "owner": "SNNMT", "upload": form}})
	if d["dataset"] == nil {
		t.Errorf("after signing in again the form's upload is gone: %v", d)
	}
	s.stop(data)
}
