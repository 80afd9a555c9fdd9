package check

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"danhmuc/schemas/personal"
	"danhmuc/schemas/table"
)

// people writes a table of persons without names: n rows by commune, year of birth, sex and occupation, of which the last stands alone.
func people(t *testing.T, n int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("Xã,Năm sinh,Giới tính,Nghề nghiệp,Ghi chú\n")
	for i := range n - 1 {
		fmt.Fprintf(&b, "Xã Mai Sơn,%d,%s,Nông dân,lần %d\n", 1980+i%2, []string{"Nam", "Nữ"}[i/2%2], i)
	}
	b.WriteString("Xã Mường La,1955,Nam,Thầy thuốc,\n")
	path := filepath.Join(t.TempDir(), "nguoi.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// open checks a file; the report is closed with the test.
func open(t *testing.T, path string, opts Options) *Report {
	t.Helper()
	r, err := File(context.Background(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

func TestSmallGroups(t *testing.T) {
	for _, dir := range []string{"", t.TempDir()} {
		r := open(t, people(t, 101), Options{OutDir: dir})
		c := r.Tables[0].Combination
		if c == nil {
			t.Fatal("no combination")
		}
		if got := strings.Join(c.Columns, " "); got != "xa nam_sinh gioi_tinh nghe_nghiep" {
			t.Errorf("columns %s", got)
		}
		if c.Rows != 101 || c.Groups != 5 || c.K != 1 || c.Fewer() != (personal.Small{Below: 5, Groups: 1, Rows: 1}) {
			t.Errorf("got %+v", c)
		}
		var told int
		for f := range r.Tables[0].Findings() {
			if f.Code != "personal.small-groups" {
				continue
			}
			told++
			if f.Severity != Warning || f.Value != "" {
				t.Errorf("got %+v", f)
			}
			for _, lang := range Languages {
				message, fix := Message(lang, &f)
				if strings.Contains(message+fix, "{") || !strings.Contains(message, "Năm sinh") || strings.Contains(message+fix, "Thầy thuốc") || strings.Contains(message, "1955") {
					t.Errorf("%s: %s %s", lang, message, fix)
				}
			}
		}
		if told != 1 {
			t.Errorf("told %d times", told)
		}
		var text bytes.Buffer
		if err := WriteText(&text, r, "vi", 0); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(text.String(), "Ghép Xã, Năm sinh, Giới tính, Nghề nghiệp: 5 nhóm trong 101 dòng, nhóm nhỏ nhất 1 dòng; 1 nhóm (1 dòng) dưới 5 dòng") {
			t.Errorf("text %s", text.String())
		}
	}
}

func TestLargeGroupsAreNoFinding(t *testing.T) {
	path := people(t, 101)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, bytes.Replace(raw, []byte("Xã Mường La,1955,Nam,Thầy thuốc,\n"), nil, 1), 0o600); err != nil {
		t.Fatal(err)
	}
	r := open(t, path, Options{})
	if c := r.Tables[0].Combination; c == nil || c.K != 25 || c.Groups != 4 || len(c.Drivers) != 0 {
		t.Errorf("got %+v", c)
	}
	for _, g := range r.Tables[0].Groups {
		if g.Code == "personal.small-groups" {
			t.Errorf("told: %+v", g)
		}
	}
}

func TestCombinationAskedFor(t *testing.T) {
	path := people(t, 101)
	r := open(t, path, Options{Combine: []string{"Nghề nghiệp", "ghi_chu"}})
	if c := r.Tables[0].Combination; c == nil || c.Groups != 101 || c.K != 1 || len(c.Drivers) != 2 || c.Worst() != "ghi_chu" {
		t.Errorf("got %+v", c)
	}
	r = open(t, path, Options{Combine: []string{"Nghề nghiệp", "không có"}})
	if c := r.Tables[0].Combination; c != nil {
		t.Errorf("got %+v", c)
	}
}

// TestCombinationReadsMeanings: one day written in two ways is one value, and a cell that cannot be read is a value of its own.
func TestCombinationReadsMeanings(t *testing.T) {
	var b strings.Builder
	b.WriteString("Họ tên,Ngày sinh,Giới tính\n")
	for i := range 30 {
		fmt.Fprintf(&b, "Lò Văn Bình,%s,Nam\n", []string{"01/02/1990", "1990-02-01", " 1.2.1990 "}[i%3])
	}
	b.WriteString("Lò Văn Bình,31/02/1990,Nam\n")
	path := filepath.Join(t.TempDir(), "ngay.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	r := open(t, path, Options{})
	if c := r.Tables[0].Combination; c == nil || c.Groups != 2 || c.K != 1 || c.Rows != 31 {
		t.Errorf("got %+v", c)
	}
}

// dropLast leaves out the rows of one commune.
type dropLast struct{}

func (dropLast) Clean(line *table.Line) bool { return string(line.Cells[0].Text) != "Xã Mường La" }

func TestCombinationOfCleanedRows(t *testing.T) {
	r := open(t, people(t, 101), Options{Clean: func(Sheet) LineCleaner { return dropLast{} }})
	if c := r.Tables[0].Combination; c == nil || c.Rows != 100 || c.K != 25 {
		t.Errorf("got %+v", c)
	}
}

func TestNoCombinationWithoutPeople(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cay.csv")
	if err := os.WriteFile(path, []byte("Xã,Cây trồng,Diện tích (ha)\nMai Sơn,Xoài,1.5\nMường La,Nhãn,2.5\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := open(t, path, Options{})
	if c := r.Tables[0].Combination; c != nil {
		t.Errorf("got %+v", c)
	}
	var out bytes.Buffer
	if err := WriteJSON(&out, r, "vi", 0); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "combination") {
		t.Error("the answer has a combination")
	}
}

func TestCombinationInJSON(t *testing.T) {
	r := open(t, people(t, 101), Options{})
	var out bytes.Buffer
	if err := WriteJSON(&out, r, "vi", 0); err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Tables []struct {
			Combination *personal.Combination `json:"combination"`
		} `json:"tables"`
	}
	if err := json.Unmarshal(out.Bytes(), &doc); err != nil || doc.Tables[0].Combination == nil || doc.Tables[0].Combination.K != 1 {
		t.Errorf("got %+v, %v", doc, err)
	}
}
