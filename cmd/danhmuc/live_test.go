package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// command runs the built program and gives its exit status and all it said.
func command(t *testing.T, args ...string) (int, string) {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, args...)
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}

// Commands reach the server that holds the folder; a second server is turned away; a backup made under concurrent writers is
// whole, and serves again with everything that was acknowledged before it began.
func TestCommandsOnARunningServer(t *testing.T) {
	dir := t.TempDir()
	data, copied := filepath.Join(dir, "data"), filepath.Join(dir, "copy")
	s := start(t, data, "--demo")
	ok := func(want string, args ...string) string {
		t.Helper()
		code, text := command(t, append(args, "--data", data)...)
		if code != 0 || !strings.Contains(text, want) {
			t.Errorf("%v: exit %d, %.400s", args, code, text)
		}
		return text
	}
	refused := func(want string, args ...string) {
		t.Helper()
		if code, text := command(t, args...); code != 2 || !strings.Contains(text, want) {
			t.Errorf("%v: exit %d, want 2 and %q: %.400s", args, code, want, text)
		}
	}
	ok("SNNMT", "org", "list")
	ok("THU", "org", "add", "THU", "--name", "Đơn vị thử", "--format", "json")
	ok("/app/thiet-lap#", "user", "add", "can.bo", "--org", "THU", "--role", "CONTRIBUTOR")
	ok("can.bo", "user", "list")
	ok("check", "jobs", "--format", "json")
	ok("0 hư hỏng", "verify")
	refused("giữ thư mục dữ liệu này", "serve", "--data", data, "--addr", "127.0.0.1:0")
	refused("data folder ("+data, "serve", "--data", data, "--addr", "127.0.0.1:0", "--lang", "en")
	refused("không trống", "restore", filepath.Join(dir, "x"), "--data", data)
	refused("đã có", "user", "add", "skhcn", "--org", "SKHCN", "--role", "REVIEWER", "--data", data)
	refused("“KHONGCO”", "user", "add", "moi", "--org", "KHONGCO", "--role", "REVIEWER", "--data", data)
	refused("Không tìm thấy", "token", "revoke", "x", "--data", data)
	refused("không có tệp hoặc thư mục", "backup", filepath.Join(dir, "khong", "x"), "--data", data)
	refused("là thư mục", "export", "json", "-o", dir, "--data", data)
	var made struct{ Token string }
	if err := json.Unmarshal([]byte(ok("dm_", "token", "create", "nongnghiep", "--name", "máy", "--scope", "CONTRIBUTOR", "--format", "json")), &made); err != nil {
		t.Fatal(err)
	}

	session := s.signIn("nongnghiep")
	ctx, stop := context.WithCancel(t.Context())
	var mu sync.Mutex
	var acknowledged []string
	var writers sync.WaitGroup
	for w := range 4 {
		writers.Go(func() {
			for n := 0; ctx.Err() == nil; n++ {
				answer, err := s.ask(made.Token, registerFile, map[string]any{"i": map[string]any{"title": fmt.Sprintf("Bộ %d %d", w, n), "owner": "SNNMT"}})
				if err != nil {
					t.Errorf("a write while the backup runs: %v", err)
					return
				}
				mu.Lock()
				acknowledged = append(acknowledged, answer["registerDataset"].(map[string]any)["dataset"].(map[string]any)["code"].(string))
				mu.Unlock()
			}
		})
	}
	for count := 0; count < 20; { // in the middle of writing
		mu.Lock()
		count = len(acknowledged)
		mu.Unlock()
	}
	mu.Lock()
	before := append([]string(nil), acknowledged...)
	mu.Unlock()
	out := filepath.Join(dir, "sao-luu")
	ok(out, "backup", out)
	stop()
	writers.Wait()
	s.stop(data)

	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	half := filepath.Join(dir, "nua")
	if err := os.WriteFile(half, raw[:len(raw)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	refused("Bản sao lưu hỏng", "restore", half, "--data", copied)
	if _, err := os.Stat(copied); err == nil {
		t.Error("half a backup left a folder behind")
	}
	if code, text := command(t, "restore", out, "--drill", "--data", copied); code != 0 || !strings.Contains(text, "Diễn tập đạt") {
		t.Errorf("drill: %d %s", code, text)
	}
	if code, text := command(t, "restore", out, "--data", copied); code != 0 || !strings.Contains(text, "Đã khôi phục") {
		t.Fatalf("restore: %d %s", code, text)
	}
	verified(t, copied)
	refused("Dữ liệu mẫu chỉ chạy trên máy này", "serve", "--data", copied, "--addr", "0.0.0.0:0", "--public-url", "https://example.vn", "--behind-proxy", "10.0.0.0/8")
	s = start(t, copied)
	for _, code := range before {
		if d, err := s.ask(made.Token, `query($c:String!){dataset(code:$c){code}}`, map[string]any{"c": code}); err != nil || d["dataset"] == nil {
			t.Errorf("%s was acknowledged before the backup and is gone (%v)", code, err)
		}
	}
	if res, body := s.send("POST", "/graphql", `{"query":"{viewer{username}}"}`, "Authorization", "Bearer "+session, "Content-Type", "application/json"); res.StatusCode != http.StatusUnauthorized {
		t.Errorf("a session outlived the restore: %s %s", res.Status, body)
	}
	s.must(made.Token, registerFile, map[string]any{"i": map[string]any{"title": "Sau khi khôi phục", "owner": "SNNMT"}})
	s.stop(copied)
}
