package clean

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"danhmuc/schemas/check"
)

// BenchmarkSuggest reads a table in which every rule has work, per byte of the file.
func BenchmarkSuggest(b *testing.B) {
	var t strings.Builder
	t.WriteString("STT,Mã xã,Tên,Diện tích (ha),Ngày cấp,Ghi chú\n")
	for i := range 50000 {
		fmt.Fprintf(&t, "%d,%s,%s %d,\"%d,%d5\",%d/3/2026,%s\n", i+1, []string{"04136", "4136", "03646"}[i%3], []string{"Xoài", " Mận", "NHÃN", "Nhãn"}[i%4], i%50, i%1000, i%9, i%28+1, []string{"", "-", "ghi chú dài hơn một chút"}[i%3])
	}
	path := filepath.Join(b.TempDir(), "to.csv")
	if err := os.WriteFile(path, []byte(t.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	report, err := check.File(context.Background(), path, check.Options{OutDir: b.TempDir(), NoGrid: true})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(t.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Suggest(context.Background(), Source{Path: path}, report.Tables[0], 0, io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
