package codelist

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func read(t *testing.T, text string) ([]Code, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ma.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return Read(context.Background(), path)
}

func TestAListOutOfATable(t *testing.T) {
	want := []Code{{Code: "H52.1", Name: "Sở Tài chính", From: "2025-03-01"}, {Code: "H52.2", Name: "Sở Kế hoạch", To: "2025-02-28", Heirs: []string{"H52.1"}}, {Code: "H52.1.1", Name: "Phòng Một", Parent: "H52.1"}}
	for _, text := range []string{
		"DANH MỤC MÃ CƠ QUAN,,,,,\nMã,Tên cơ quan,Mã cha,Hiệu lực từ,Hết hiệu lực,Thay bằng\nH52.1,Sở Tài chính,,01/03/2025,,\nH52.2,Sở Kế hoạch,,,28/02/2025,H52.1\nH52.1.1,Phòng Một,H52.1,,,\n",
		"ma,ten,ma_cha,ngay_hl,ngay_hhl,ma_moi\nH52.1,Sở Tài chính,,2025-03-01,,\nH52.2,Sở Kế hoạch,,,2025-02-28,H52.1\nH52.1.1,Phòng Một,H52.1,,,\n",
	} {
		got, err := read(t, text)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, %v", got, err)
		}
	}
}

func TestAListIsTakenWholeOrNotAtAll(t *testing.T) {
	for name, c := range map[string]struct{ lines, want string }{
		"no code":                   {"A,Một,,,\n,Hai,,,", NoCode},
		"no name":                   {"A,Một,,,\nB,,,,", NoName},
		"no day":                    {"A,Một,,32/01/2025,\nB,Hai,,,", BadDay},
		"ends before it begins":     {"A,Một,,02/01/2025,01/01/2025\nB,Hai,,,", BadSpan},
		"a code twice":              {"A,Một,,,31/12/2024\nA,Hai,,31/12/2024,", Repeated},
		"a code for ever and again": {"A,Một,,,\nA,Hai,,01/01/2025,", Repeated},
		"nothing above":             {"A,Một,C,,\nB,Hai,,,", NoParent},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read(t, "Mã,Tên,Mã cha,Từ ngày,Đến ngày\n"+c.lines+"\n")
			var fault *LineError
			if !errors.As(err, &fault) || fault.Code != c.want {
				t.Errorf("got %v", err)
			}
		})
	}
	if codes, err := read(t, "Mã,Tên,Từ ngày,Đến ngày\nA,Một,,31/12/2024\nA,Hai,01/01/2025,\n"); err != nil || len(codes) != 2 {
		t.Errorf("a code with two meanings, one after the other: %v", err)
	}
	if _, err := read(t, "Xã,Số hộ\nMai Sơn,3\nYên Châu,4\n"); !errors.Is(err, ErrNoList) {
		t.Errorf("got %v", err)
	}
	if _, err := read(t, "Mã,Tên\n"+strings.Repeat("A,Một\n", 3)); err == nil || strings.Count(err.Error(), Repeated) != 2 {
		t.Errorf("not all faults are told: %v", err)
	}
}
