package paper

import (
	"bytes"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func TestWriteXLSX(t *testing.T) {
	s := Sheet{Name: "Danh mục", Title: "Danh mục bộ dữ liệu", Columns: []Column{{"STT", 6}, {"Tên", 40}, {"Ngày", 12}}}
	rows := [][]any{{1, "=HYPERLINK(\"http://x\")", time.Date(2026, 4, 2, 0, 0, 0, 0, time.UTC)}, {2, "Bảng giá đất", nil}}
	var b bytes.Buffer
	if err := s.WriteXLSX(&b, func() ([]any, bool) {
		if len(rows) == 0 {
			return nil, false
		}
		r := rows[0]
		rows = rows[1:]
		return r, true
	}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	got, err := f.GetRows("Danh mục")
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 4 || got[0][0] != "Danh mục bộ dữ liệu" || got[1][1] != "Tên" || got[3][1] != "Bảng giá đất" || got[2][2] != "02/04/2026" {
		t.Errorf("rows: %q", got)
	}
	if formula, err := f.GetCellFormula("Danh mục", "B3"); err != nil || formula != "" || got[2][1] != "=HYPERLINK(\"http://x\")" {
		t.Errorf("a text became a formula: %q %v", formula, err)
	}
	props, err := f.GetDocProps()
	if err != nil || props.Creator != "" || props.LastModifiedBy != "" {
		t.Errorf("the workbook names somebody: %+v %v", props, err)
	}
}
