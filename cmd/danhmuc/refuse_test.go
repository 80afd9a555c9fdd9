package main

import (
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// said runs the program in this process and gives its exit status and what it said to a person.
func said(t *testing.T, args ...string) (int, string) {
	t.Helper()
	var out, errs strings.Builder
	code := run(t.Context(), args, strings.NewReader(""), &out, &errs)
	return code, errs.String()
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Each refusal says what, where and how to mend it, in the reader's language, and leaves nothing behind.
func TestRefusalsSayWhatWhereAndHow(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	addr := taken.Addr().String()
	table := write(t, "bang.csv", "Tên,Số\nA,1\n")
	for name, tc := range map[string]struct {
		args []string
		vi   string
		en   string
	}{
		"a file that is away":             {[]string{"check", "khong-co.xlsx"}, "“khong-co.xlsx”: không có tệp hoặc thư mục này", "“khong-co.xlsx”: there is no such file"},
		"a folder for a file":             {[]string{"check", t.TempDir()}, "đây là thư mục", "this is a folder"},
		"bytes of no known kind":          {[]string{"check", write(t, "x.csv", "a,b\n1,\x00\x00\x00\n")}, "không phải bảng dữ liệu. Chọn", "is not a table. Choose"},
		"an empty file":                   {[]string{"check", write(t, "x.csv", "")}, "không có dữ liệu", "holds no data"},
		"a quote that never ends":         {[]string{"check", write(t, "x.csv", "a,b\n1,\"2\n")}, "Dòng 2: ô bắt đầu bằng dấu ngoặc kép", "Row 2: a cell opens with a quote"},
		"a schema that is away":           {[]string{"check", table, "--schema", "khong.json"}, "“khong.json”: không có tệp", "“khong.json”: there is no such file"},
		"findings of no known form":       {[]string{"check", table, "--findings", "x.pdf"}, "đuôi .csv hoặc .xlsx, không phải “x.pdf”", "end in .csv or .xlsx, not “x.pdf”"},
		"a language that is not spoken":   {[]string{"check", table, "--format", "xml"}, "“xml” không dùng được cho --format. Chọn một trong: text, json", "“xml” does not fit --format"},
		"a level that is none":            {[]string{"serve", "--log-level", "loud"}, "--log-level", "Choose one of: trace"},
		"a configuration that is away":    {[]string{"check", table, "--config", "khong.yml"}, "khong.yml: không có tệp", "khong.yml cannot be read: there is no such file"},
		"a configuration that is broken":  {[]string{"check", table, "--config", write(t, "c.yml", "addr: [1")}, "Không đọc được tệp cấu hình", "cannot be read"},
		"a misspelt key":                  {[]string{"check", table, "--config", write(t, "c.yml", "adress: x")}, "khóa lạ “adress”", "unknown key “adress”"},
		"a value of the wrong kind":       {[]string{"check", table, "--config", write(t, "c.yml", "max-findings: many")}, "“many” không hợp cho --max-findings", "“many” does not fit --max-findings"},
		"a command under a group":         {[]string{"user", "chay"}, "Cách dùng: danhmuc user", "danhmuc user"},
		"a port in use":                   {[]string{"serve", "--addr", addr}, addr + " đang được chương trình khác dùng", addr + " is used by another"},
		"an administrator's port in use":  {[]string{"serve", "--addr", "127.0.0.1:0", "--admin-addr", addr}, addr + " đang được", addr + " is used by another"},
		"a port that is none":             {[]string{"serve", "--addr", "127.0.0.1:99999"}, "Không nghe được ở 127.0.0.1:99999", "Cannot listen on 127.0.0.1:99999"},
		"a certificate that is away":      {[]string{"serve", "--addr", "127.0.0.1:0", "--tls-cert", "a.pem", "--tls-key", "b.pem"}, "“a.pem”: không có tệp", "“a.pem” cannot be read: there is no such file"},
		"a list for an empty folder":      {[]string{"import", table, "--org", "SNNMT"}, "chưa có dữ liệu của Danh Mục", "no data of Danh"},
		"a backup that is away":           {[]string{"restore", "khong.bak"}, "“khong.bak”: không có tệp", "“khong.bak”: there is no such file"},
		"a backup that is something else": {[]string{"restore", table}, "không phải bản sao lưu", "is no backup"},
	} {
		t.Run(name, func(t *testing.T) {
			for lang, want := range map[string]string{"vi": tc.vi, "en": tc.en} {
				data := filepath.Join(t.TempDir(), "data")
				code, text := said(t, append(tc.args, "--data", data, "--lang", lang)...)
				if code != 2 {
					t.Errorf("%s: exit %d, want 2", lang, code)
				}
				if !strings.Contains(text, want) {
					t.Errorf("%s: said %q, want %q", lang, text, want)
				}
				if _, err := os.Stat(data); err == nil {
					t.Errorf("%s: the data folder was begun", lang)
				}
				if _, err := os.Stat(data + ".logkey"); err == nil {
					t.Errorf("%s: a log key was left", lang)
				}
			}
		})
	}
	if code, text := said(t, "check", table, "--lang", "fr"); code != 2 || !strings.Contains(text, "vi, en") {
		t.Errorf("--lang fr: exit %d, %q", code, text)
	}
}

func TestUnusableFolders(t *testing.T) {
	file := write(t, "tep", "x")
	for _, args := range [][]string{{"serve", "--addr", "127.0.0.1:0", "--data", file}, {"serve", "--addr", "127.0.0.1:0", "--data", filepath.Join(file, "x")},
		{"restore", file, "--data", filepath.Join(file, "x")}, {"serve", "--demo", "--addr", "127.0.0.1:0", "--data", filepath.Join(file, "x")}} {
		if code, text := said(t, args...); code != 2 || !strings.Contains(text, file) || !strings.Contains(text, "không phải thư mục") {
			t.Errorf("%v: exit %d, %q", args, code, text)
		}
	}
}

// A target that cannot be written leaves no half file beside it.
func TestOutputInAFolderLeavesNoPart(t *testing.T) {
	dir := t.TempDir()
	if err := wholeFile(dir, func(io.Writer) error { return nil }); err == nil {
		t.Error("a folder was taken for a file")
	}
	if _, err := os.Stat(dir + ".part"); err == nil {
		t.Error("a half file was left")
	}
}
