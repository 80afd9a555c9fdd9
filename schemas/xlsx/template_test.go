package xlsx_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"danhmuc/schemas"
	"danhmuc/schemas/check"
	"danhmuc/schemas/viet"
	"danhmuc/schemas/xlsx"
)

var templateWords = xlsx.TemplateWords{Sheet: "Nhập liệu", Yes: "Có", No: "Không", Required: "Bắt buộc.", Unit: "Đơn vị: {unit}.", Whole: "Số nguyên.", Number: "Số.", Date: "Ngày.", Period: "Kỳ.", Text: "Chữ.",
	List: "Chọn.", Least: "Từ {limit}.", Most: "Đến {limit}.", Wrong: "Chưa đúng"}

func template(t *testing.T) ([]byte, *schemas.Schema) {
	t.Helper()
	zero, hundred := 0.0, 100.0
	s, err := schemas.New("Cây ăn quả", []schemas.Column{
		{Name: "ma_xa", Title: "Mã xã", Type: schemas.String, CodeList: schemas.CommuneCodes, Required: true, Pattern: "^[0-9]{5}$"},
		{Name: "loai", Title: "Loại cây", Type: schemas.String, Enum: []string{"Xoài", "Nhãn", "Mận, đào"}},
		{Name: "nhom", Title: "Nhóm", Type: schemas.String, Enum: []string{"A", "B"}},
		{Name: "dien_tich", Title: "Diện tích", Type: schemas.Number, Unit: "ha", Minimum: &zero, Required: true},
		{Name: "so_ho", Title: "Số hộ", Type: schemas.Integer, Minimum: &zero, Maximum: &hundred},
		{Name: "ngay", Title: "Ngày báo cáo", Type: schemas.Date},
		{Name: "ky", Title: "Kỳ báo cáo", Type: schemas.Period},
		{Name: "con_han", Title: "Còn hạn", Type: schemas.Boolean},
		{Name: "ghi_chu", Title: "Ghi chú <riêng> & khác", Type: schemas.String, MaxLength: 20},
	}, []string{"ma_xa"})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	err = xlsx.Template(&out, s, templateWords, func(name string) []xlsx.Choice {
		var list []xlsx.Choice
		for _, p := range viet.Communes() {
			list = append(list, xlsx.Choice{Value: p.Code, Label: p.FullName})
		}
		return list
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), s
}

// filled types rows into a template as an officer does.
func filled(t *testing.T, file []byte) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range viet.Communes()[:6] {
		cell, err := excelize.CoordinatesToCellName(1, i+2)
		if err != nil {
			t.Fatal(err)
		}
		row := []any{p.Code, []string{"Xoài", "Nhãn", "Mận, đào"}[i%3], "A", 10.5 + float64(i), i + 1, 46000 + i, "20261", []string{"Có", "Không"}[i%2], "không"}
		if err := f.SetSheetRow("Nhập liệu", cell, &row); err != nil {
			t.Fatal(err)
		}
		cell, _ = excelize.CoordinatesToCellName(6, i+2)
		style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStyle("Nhập liệu", cell, cell, style); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// sound proves that our check finds nothing wrong with how a workbook is laid out, and all columns of the schema.
func sound(t *testing.T, file []byte, s *schemas.Schema) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "mau.xlsx")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := check.File(context.Background(), path, check.Options{Schema: s, OutDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if len(r.Tables) != 1 || r.Tables[0].Rows != 6 || r.Tables[0].HeaderRow != 1 {
		t.Fatalf("%d tables, %+v", len(r.Tables), r.Tables[0])
	}
	for _, g := range r.Tables[0].Groups {
		if f := g.Severity; f == check.Error || f == check.Warning {
			t.Errorf("%s in %s: %s", g.Code, g.Column, check.GroupMessage("vi", g))
		}
		for _, family := range []string{"layout.", "sheet.", "schema.", "column."} {
			if strings.HasPrefix(g.Code, family) {
				t.Errorf("structural: %s %s", g.Code, g.Column)
			}
		}
	}
}

func TestTemplateComesBack(t *testing.T) {
	file, s := template(t)
	again, _ := template(t)
	if !bytes.Equal(file, again) {
		t.Error("the same schema gave other bytes")
	}
	sound(t, filled(t, file), s)
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	rules, err := f.GetDataValidations("Nhập liệu")
	if err != nil || len(rules) != 9 {
		t.Fatalf("%d rules, %v", len(rules), err)
	}
	kinds := map[string]string{}
	for _, r := range rules {
		kinds[r.Sqref[:1]] = strings.ReplaceAll(r.Type+" "+r.Formula1+" "+r.Formula2, "&quot;", `"`)
	}
	for column, want := range map[string]string{"A": "list _danhmuc!$A$1:$A$75 ", "B": "list _danhmuc!$C$1:$C$3 ", "C": `list "A,B" `, "D": "decimal 0 1E+300", "E": "whole 0 100", "F": "date 1 ", "H": `list "Có,Không" `, "I": "textLength 0 20"} {
		if kinds[column] != want {
			t.Errorf("%s: %q, want %q", column, kinds[column], want)
		}
	}
	head, err := f.GetCellStyle("Nhập liệu", "A1")
	if err != nil {
		t.Fatal(err)
	}
	if style, err := f.GetStyle(head); err != nil || style.Protection != nil && !style.Protection.Locked {
		t.Errorf("the header is not locked: %+v %v", style, err)
	}
	open, err := f.GetColStyle("Nhập liệu", "A")
	if err != nil {
		t.Fatal(err)
	}
	if style, err := f.GetStyle(open); err != nil || style.Protection == nil || style.Protection.Locked {
		t.Errorf("cells cannot be filled in: %+v %v", style, err)
	}
}

// TestLibreOfficeKeepsTheTemplate has an office open a filled template and save it anew: nothing is repaired, and it comes back sound.
func TestLibreOfficeKeepsTheTemplate(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here")
	}
	file, s := template(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "mau.xlsx")
	if err := os.WriteFile(path, filled(t, file), 0o600); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(dir, "luu")
	if out, err := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "xlsx", "--outdir", to, path).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	saved, err := os.ReadFile(filepath.Join(to, "mau.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	sound(t, saved, s)
	f, err := excelize.OpenReader(bytes.NewReader(saved))
	if err != nil {
		t.Fatal(err)
	}
	if rules, err := f.GetDataValidations("Nhập liệu"); err != nil || len(rules) < 8 {
		t.Errorf("%d rules kept, %v", len(rules), err)
	}
}
