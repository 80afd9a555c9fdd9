package intake

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// remake has LibreOffice save the list of TestReadListInEveryForm anew into testdata.
var remake = flag.Bool("remake", false, "make the lists of testdata anew")

// TestReadListInEveryForm reads one list as XLSX, XLS and ODS. Its workbook has a sheet that nobody filled in, as new workbooks have.
func TestReadListInEveryForm(t *testing.T) {
	f := excelize.NewFile()
	rows := [][]any{{"DANH MỤC BỘ DỮ LIỆU NĂM 2026"}, {}, {"STT", "Mã bộ dữ liệu", "Tên bộ dữ liệu", "Lĩnh vực", "Phân loại chia sẻ", "Tần suất cập nhật", "Thời hạn", "Căn cứ pháp lý"},
		{1, "01", "Công trình thủy lợi", "Nông nghiệp", "Dữ liệu mở", "hằng năm", "30/6/2026", "Quyết định số 1/QĐ-UBND"}, {2, "02", "Diễn biến rừng theo xã", "Môi trường", "Dùng chung", "hằng quý", "31/12/2026", "Quyết định số 2/QĐ-UBND"}}
	for i := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err := errors.Join(err, f.SetSheetRow("Sheet1", cell, &rows[i])); err != nil {
			t.Fatal(err)
		}
	}
	_, err := f.NewSheet("Sheet2")
	whole := filepath.Join(t.TempDir(), "danh-muc.xlsx")
	if err := errors.Join(err, f.SaveAs(whole), f.Close()); err != nil {
		t.Fatal(err)
	}
	if *remake {
		for _, form := range []string{"xls", "ods"} {
			if said, err := exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+t.TempDir(), "--convert-to", form, "--outdir", "testdata", whole).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, said)
			}
		}
	}
	want, err := Read(t.Context(), whole, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Rows) != 2 || want.Rows[0].LocalCode != "01" || want.Rows[1].Content.Title != "Diễn biến rừng theo xã" || want.Rows[1].Content.DueDate != "2026-12-31" {
		t.Errorf("%+v", want.Rows)
	}
	for _, name := range []string{"testdata/danh-muc.xls", "testdata/danh-muc.ods"} {
		if _, err := os.Stat(name); err != nil {
			t.Fatal(err)
		}
		got, err := Read(t.Context(), name, "")
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s: %v %s", name, err, diff)
		}
	}
}
