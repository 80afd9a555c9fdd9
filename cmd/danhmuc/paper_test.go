package main

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// wordText is the text of a DOCX, or why it is none.
func wordText(t *testing.T, raw []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatalf("no DOCX: %v: %.200s", err, raw)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	body, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// Papers are filled from the registry, for those whose work they are, over HTTP and from the command line alike.
func TestPapersAreFilledFromTheRegistry(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := start(t, data, "--demo")
	reviewer, publisher, taskForce := s.signIn("skhcn"), s.signIn("ubnd"), s.signIn("tocongtac")
	as := func(token string) []string { return []string{"Authorization", "Bearer " + token} }

	for _, c := range []struct {
		token, path string
		want        []string
	}{
		{publisher, "/api/paper/open-decision.docx", []string{"CÔNG BỐ DANH MỤC", "Điều 1.", "Phụ lục", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SƠN LA", "Số: ……/QĐ-UBND"}},
		{reviewer, "/api/paper/submission-letter.docx", []string{"TỜ TRÌNH", "Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh Sơn La", "Số: ……/TTr-SKHCN"}},
		{reviewer, "/api/paper/review-protocol.docx?from=2020-01-01", []string{"BIÊN BẢN", "Mã kiểm chứng", "Đạt"}},
		{taskForce, "/api/paper/progress-report.docx", []string{"BÁO CÁO", "Tổng cộng", "Sở Nông nghiệp và Môi trường"}},
	} {
		res, body := s.send(http.MethodGet, c.path, "", as(c.token)...)
		if res.StatusCode != http.StatusOK || !strings.Contains(res.Header.Get("Content-Disposition"), ".docx") {
			t.Errorf("%s: %s %q %.200s", c.path, res.Status, res.Header.Get("Content-Disposition"), body)
			continue
		}
		said := wordText(t, []byte(body))
		for _, want := range c.want {
			if !strings.Contains(strings.ToUpper(said), strings.ToUpper(want)) {
				t.Errorf("%s: no %q", c.path, want)
			}
		}
		s.get(strings.Replace(c.path, ".docx", ".xlsx?", 1)+"&from=2020-01-01&to="+time.Now().Format(time.DateOnly)+"&x=.xlsx", as(c.token)...)
	}

	for name, c := range map[string]struct {
		path string
		who  []string
		want int
	}{
		"nobody":                          {"/api/paper/progress-report.docx", nil, http.StatusUnauthorized},
		"a department asks for decisions": {"/api/paper/open-decision.docx", as(s.signIn("nongnghiep")), http.StatusNotFound},
		"a department asks for progress":  {"/api/paper/progress-report.docx", as(s.signIn("yte")), http.StatusNotFound},
		"no such paper":                   {"/api/paper/circular.docx", as(reviewer), http.StatusNotFound},
		"no such form":                    {"/api/paper/open-decision.pdf", as(reviewer), http.StatusNotFound},
		"no day":                          {"/api/paper/review-protocol.docx?from=31/12/2025", as(reviewer), http.StatusUnprocessableEntity},
		"no verdict in these days":        {"/api/paper/review-protocol.docx?from=2001-01-01&to=2001-01-31", as(reviewer), http.StatusNotFound},
	} {
		if res, body := s.send(http.MethodGet, c.path, "", c.who...); res.StatusCode != c.want {
			t.Errorf("%s: %s, want %d: %.300s", name, res.Status, c.want, body)
		}
	}

	office := map[string]any{"name": "Sở Khoa học và Công nghệ", "code": "SKHCN", "head": "Giám đốc Sở", "position": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "signatory": "Lò Thị Thử", "recipients": []string{"Lưu: VT"}}
	set := `mutation($v:Int!,$i:LetterheadInput!){setLetterhead(expectedVersion:$v,input:$i){letterhead{version place department{signatory}} userErrors{code path}}}`
	input := map[string]any{"place": "Mường La", "committee": office, "department": office, "bases": []string{"Căn cứ Luật Dữ liệu"}}
	s.must(reviewer, set, map[string]any{"v": 0, "i": input})
	_, body := s.send(http.MethodGet, "/api/paper/submission-letter.docx", "", as(reviewer)...)
	if said := wordText(t, []byte(body)); !strings.Contains(said, "Mường La, ngày") || !strings.Contains(said, "PHÓ GIÁM ĐỐC") || !strings.Contains(said, "Lò Thị Thử") {
		t.Error("the letter does not bear the letterhead that was set")
	}
	for token, v := range map[string]int{reviewer: 0, publisher: 1} {
		p, err := s.ask(token, set, map[string]any{"v": v, "i": input})
		if err != nil {
			t.Fatal(err)
		}
		if list := p["setLetterhead"].(map[string]any)["userErrors"].([]any); len(list) != 1 {
			t.Errorf("a stale or foreign change was accepted: %v", p)
		}
	}

	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "qd.docx")
	if said, err := exec.Command(path, "export", "docx", "-o", out, "--data", data).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	online, err := os.ReadFile(out)
	if err != nil || !strings.Contains(wordText(t, online), "Điều 5.") {
		t.Fatal("export docx gave no decision", err)
	}
	s.stop(data)
	if said, err := exec.Command(path, "export", "docx", "-o", out, "--data", data, "--paper", "progress-report").CombinedOutput(); err != nil {
		t.Fatalf("on a stopped folder: %v: %s", err, said)
	}
	offline, err := os.ReadFile(out)
	if err != nil || !strings.Contains(wordText(t, offline), "Tổng cộng") {
		t.Fatal("export docx of a stopped folder gave no report", err)
	}
}
