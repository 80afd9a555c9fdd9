package table

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"danhmuc/schemas/viet"
)

// TestOwnListInEveryEncoding reads one list of the 75 communes in twelve encodings, written by other code than ours: each gives the same
// rows as the list of the program.
func TestOwnListInEveryEncoding(t *testing.T) {
	encodings := map[string]string{
		"utf-8.csv": "UTF-8", "utf-8-bom-crlf.csv": "UTF-8 BOM", "utf-8-decomposed.csv": "UTF-8", "utf-16le-bom.tsv": "UTF-16LE", "utf-16be-bom.csv": "UTF-16BE", "utf-16le.csv": "UTF-16LE",
		"utf-16be.csv": "UTF-16BE", "tcvn3.csv": "TCVN3", "vni.csv": "VNI", "vps.csv": "VPS", "windows-1258.csv": "windows-1258", "windows-1258-tones-apart.csv": "windows-1258",
	}
	folder := filepath.Join("testdata", "xa-phuong-75")
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != len(encodings) {
		t.Fatalf("%d files, %v", len(entries), err)
	}
	communes := viet.Communes()
	for _, e := range entries {
		t.Run(e.Name(), func(t *testing.T) {
			w := open(t, filepath.Join(folder, e.Name()), Options{})
			if w.Encoding != encodings[e.Name()] {
				t.Errorf("encoding %s, want %s", w.Encoding, encodings[e.Name()])
			}
			r := understand(t, w, 0, Overrides{})
			if !slices.Equal(r.names(), []string{"stt", "ma_xa", "ten_don_vi", "cap", "tinh"}) {
				t.Errorf("columns %q", r.names())
			}
			for i := range r.titles() {
				if got, want := viet.Clean(r.titles()[i]), []string{"STT", "Mã xã", "Tên đơn vị", "Cấp", "Tỉnh"}[i]; got != want {
					t.Errorf("title %q, want %q", got, want)
				}
			}
			if len(r.data) != 75 {
				t.Fatalf("%d rows", len(r.data))
			}
			for i, p := range communes {
				got := r.data[i][1:]
				for c := range got {
					got[c] = viet.Clean(got[c])
				}
				if want := []string{p.Code, p.FullName, p.Kind, "Tỉnh Sơn La"}; !slices.Equal(got, want) {
					t.Errorf("row %d: %q, want %q", i+1, got, want)
				}
			}
		})
	}
}
