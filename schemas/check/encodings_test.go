package check

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestWholeFileEncodingsAreTold checks a list in each encoding: the finding names it, and all rows read the same.
func TestWholeFileEncodingsAreTold(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "table", "testdata", "xa-phuong-75", "*"))
	if err != nil || len(files) != 12 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	told := map[string]string{"tcvn3.csv": "TCVN3", "vni.csv": "VNI", "vps.csv": "VPS", "windows-1258.csv": "windows-1258", "windows-1258-tones-apart.csv": "windows-1258",
		"utf-16le-bom.tsv": "UTF-16LE", "utf-16be-bom.csv": "UTF-16BE", "utf-16le.csv": "UTF-16LE", "utf-16be.csv": "UTF-16BE"}
	var want [][]string
	for _, file := range files {
		name := filepath.Base(file)
		dir := t.TempDir()
		r, err := File(context.Background(), file, Options{OutDir: dir, Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		rows := readRows(t, filepath.Join(dir, r.Tables[0].RowsFile))
		if want == nil {
			want = rows
		}
		if len(rows) != 76 || !slices.EqualFunc(rows, want, slices.Equal) {
			t.Errorf("%s: %d rows, not those of %s", name, len(rows), files[0])
		}
		if r.Tables[0].Errors != 0 {
			t.Errorf("%s: %d errors", name, r.Tables[0].Errors)
		}
		got := ""
		for _, g := range r.Tables[0].Groups {
			if g.Code == "file.encoding" || g.Code == "file.unicode-form" {
				got = g.Params["detail"]
			}
		}
		if want := told[name]; got != want {
			t.Errorf("%s: told %q, want %q", name, got, want)
		}
	}
}

// TestCellEncodingsAreTold checks a UTF-8 file with cells in four encodings: each is told with what was stored and what it reads as.
func TestCellEncodingsAreTold(t *testing.T) {
	cells := []struct{ code, raw, understood string }{
		{"text.tcvn3", "Së N«ng nghiÖp vµ M«i tr\u00adêng", "Sở Nông nghiệp và Môi trường"},
		{"text.vni", "Sôû Noâng nghieäp vaø Moâi tröôøng", "Sở Nông nghiệp và Môi trường"},
		{"text.vps", "Sª Nông nghiŒp và Môi trÜ©ng", "Sở Nông nghiệp và Môi trường"},
		{"text.windows-1258", "Ðôòc lâòp, týò do, haònh phuìc", "Độc lập, tự do, hạnh phúc"},
	}
	values := []string{"Sở Y tế", "Sở Tài chính"}
	for _, c := range cells {
		values = append(values, c.raw)
	}
	tab, rows := checkText(t, csvColumn("Cơ quan", values...), Options{})
	for i, c := range cells {
		row := i + 4
		at := slices.IndexFunc(tab.Listed, func(f Finding) bool { return f.Row == row && f.Code == c.code })
		if at < 0 {
			t.Errorf("row %d: no %s in %v", row, c.code, tab.Listed)
			continue
		}
		f := tab.Listed[at]
		if f.Value != c.raw || f.Understood != c.understood || f.Letter != "A" {
			t.Errorf("row %d: %+v", row, f)
		}
		message, _ := Message("vi", &f)
		if !strings.Contains(message, c.raw) || !strings.Contains(message, c.understood) {
			t.Errorf("row %d: %s", row, message)
		}
		if got := rows[row-1][0]; got != c.understood {
			t.Errorf("row %d holds %q", row, got)
		}
	}
}
