package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"danhmuc/schemas/clean"
)

const dirty = "STT,Tên xã,Diện tích (ha),Ngày cấp\n1, Xã Tà Hộc ,\"12,5\",28/3/2026\n2,XÃ MƯỜNG BÚ,\"1.234,5\",chưa có\n3,Xã Chiềng Mai,7 ha,29/3/2026\nTổng cộng,,1254,\n"

// cleaned runs the command for a program and gives its status, the changes as "letter row: before → after (rule)" and the copy's path.
func cleaned(t *testing.T, args ...string) (int, []string, string) {
	t.Helper()
	var out, errs strings.Builder
	code := run(t.Context(), append([]string{"clean", "--format", "json"}, args...), strings.NewReader(""), &out, &errs)
	var answer struct {
		Changes []clean.Change
		Out     string
	}
	if code == 0 {
		if err := json.Unmarshal([]byte(out.String()), &answer); err != nil {
			t.Fatalf("%v\n%s%s", err, out.String(), errs.String())
		}
	}
	var list []string
	for _, c := range answer.Changes {
		b, err := json.Marshal([]any{c.Row, c.Column, c.Before, c.After, c.Rule})
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, string(b))
	}
	return code, list, answer.Out
}

func TestCleanWritesACopyAndEachChange(t *testing.T) {
	for _, ext := range []string{".csv", ".xlsx"} {
		t.Run(ext, func(t *testing.T) {
			file := write(t, "bang.csv", dirty)
			out := filepath.Join(t.TempDir(), "sach"+ext)
			code, got, named := cleaned(t, file, "-o", out)
			want := []string{`[2,"ten_xa"," Xã Tà Hộc ","Xã Tà Hộc","text.trim"]`, `[2,"dien_tich","12,5","12.5","number.form"]`, `[2,"ngay_cap","28/3/2026","2026-03-28","date.iso"]`,
				`[3,"ten_xa","XÃ MƯỜNG BÚ","Xã Mường Bú","text.spelling"]`, `[3,"dien_tich","1.234,5","1234.5","number.form"]`, `[3,"ngay_cap","chưa có","","null.variants"]`,
				`[4,"dien_tich","7 ha","7","number.unit"]`, `[4,"ngay_cap","29/3/2026","2026-03-29","date.iso"]`, `[5,"","Tổng cộng | 1254","","row.totals"]`}
			if code != 0 || !slices.Equal(got, want) {
				t.Errorf("status %d\ngot  %s\nwant %s", code, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
			}
			if named != out {
				t.Errorf("out is %q, want %q", named, out)
			}
			if left, err := os.ReadFile(file); err != nil || string(left) != dirty {
				t.Errorf("the file itself was written to: %v", err)
			}
			if code, again, _ := cleaned(t, out, "--dry-run"); code != 0 || len(again) > 0 {
				t.Errorf("the copy is not clean: status %d, %v", code, again)
			}
			if ext == ".csv" {
				copied, err := os.ReadFile(out)
				if want := "STT,Tên xã,Diện tích (ha),Ngày cấp\n1,Xã Tà Hộc,12.5,2026-03-28\n2,Xã Mường Bú,1234.5,\n3,Xã Chiềng Mai,7,2026-03-29\n"; err != nil || string(copied) != want {
					t.Errorf("got %q, %v", copied, err)
				}
			}
		})
	}
}

func TestCleanOnlySomeRules(t *testing.T) {
	code, got, out := cleaned(t, write(t, "bang.csv", dirty), "--dry-run", "--only", "text.trim,date.iso")
	if code != 0 || len(got) != 4 || out != "" { // row.totals is left out in any case
		t.Errorf("status %d, %v, out %q", code, got, out)
	}
}

func TestCleanRefuses(t *testing.T) {
	file := write(t, "bang.csv", dirty)
	for name, args := range map[string][]string{"nothing to write to": {file}, "another kind of file": {file, "-o", "x.pdf"}, "the file itself": {file, "-o", file},
		"an unknown rule": {file, "--dry-run", "--only", "text.shout"}, "a file that is away": {"khong-co.csv", "--dry-run"}} {
		t.Run(name, func(t *testing.T) {
			if code, said := said(t, append([]string{"clean"}, args...)...); code != 2 || said == "" || strings.Contains(said, "clean.") {
				t.Errorf("status %d, %q", code, said)
			}
		})
	}
	if left, err := os.ReadFile(file); err != nil || string(left) != dirty {
		t.Errorf("the file itself was written to: %v", err)
	}
}
