package check

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"danhmuc/schemas/table"
)

// FuzzFile checks any bytes as a CSV file would be: the check never panics, refuses with a code, and counts what it reports.
func FuzzFile(f *testing.F) {
	for _, seed := range []string{
		"STT,Mã xã,Tên xã,Ngày,Diện tích (ha)\n1,04123,Xã Chiềng Mung,2026-03-28,12.5\n2,4222,\"Xã \"\"Chiềng\"\" Khương\",03/04/2026,\"1.234,5\"\nCộng,,,,13\n",
		"a;b\n1;-\n2;chưa có\nx;'3\n",
		"\xef\xbb\xbfho_ten,cccd\nNguyễn Văn A,014099000001\n",
		"T\u00aan x\u00b7,S\u00e8 l\u00ad\u00eeng\nX\u00b7 Chi\u00d2ng Mung,12\n",
		"a,b\n\"1,2\n", "sep=;\n1;2\n", "\xff\xfea\x00,\x00b\x00\n\x001\x00,\x002\x00", "\n\n", "\"\"", ",", "1",
	} {
		f.Add([]byte(seed))
	}
	now := time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)
	path := filepath.Join(f.TempDir(), "any.csv")
	f.Fuzz(func(t *testing.T, in []byte) {
		if err := os.WriteFile(path, in, 0o600); err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		r, err := File(context.Background(), path, Options{OutDir: dir, Keep: 20, Now: func() time.Time { return now }})
		if err != nil {
			var refused *table.Error
			if !errors.As(err, &refused) {
				t.Fatalf("%q: %v has no code", in, err)
			}
			return
		}
		for _, table := range r.Tables {
			if n := table.Errors + table.Warnings + table.Infos; n != table.FindingCount {
				t.Fatalf("%q: %d findings, %d by severity", in, table.FindingCount, n)
			}
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	})
}
