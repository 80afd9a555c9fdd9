package check

import (
	"archive/zip"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"danhmuc/schemas"
	"danhmuc/schemas/codelist"
	"danhmuc/schemas/table"
)

// catalogueCodes checks the inputs of the golden catalogue and tells which codes each one gives. The inputs: testdata/findings/*.txt in the
// corpus's form, each workbook named after the code it must give; the cells of [cellCases]; and those that need more than a file.
func catalogueCodes(t *testing.T, each func(code string, got map[string]bool)) {
	t.Helper()
	for _, b := range readCorpus(t, filepath.Join("testdata", "findings")) {
		path := filepath.Join(t.TempDir(), "bang"+filepath.Ext(b.file()))
		if err := os.WriteFile(path, b.bytes(t), 0o600); err != nil {
			t.Fatal(err)
		}
		each(b.id, codesOf(t, path, Options{}))
	}
	for _, c := range cellCases() {
		if c.code != "" {
			each(c.code, codesOf(t, textFile(t, csvColumn(c.title, append(append([]string{}, c.before...), c.value)...)), Options{}))
		}
	}
	for code, c := range moreInputs(t) {
		each(code, codesOf(t, c.path, c.opts))
	}
}

type moreInput struct {
	path string
	opts Options
}

// moreInputs are the inputs that need bytes, an option or a schema.
func moreInputs(t *testing.T) map[string]moreInput {
	schema := func(doc string) Options {
		s, err := schemas.Parse([]byte(doc))
		if err != nil {
			t.Fatal(err)
		}
		return Options{Schema: s}
	}
	text := func(lines ...string) string { return textFile(t, strings.Join(lines, "\n")+"\n") }
	ruled := schema(`{"properties":{"ma":{"type":"string","pattern":"^[A-Z]{2}[0-9]+$"},"loai":{"type":"string","enum":["A","B"]},
		"so":{"type":"integer","minimum":0,"maximum":100},"ten":{"type":"string","minLength":2,"maxLength":5},"thieu":{"type":"string"},"phai":{"type":"string"}},
		"required":["ma","so","phai"],"x-danhmuc":{"primaryKey":["ma"]}}`)
	broken := text("ma,loai,so,ten,them", "AB1,A,5,abc,x y", "ab2,C,500,abcdef,y", "AB1,B,,a,z", "AB4,B,1.5,ab,z", "AB5,B,-1,ab,z")
	out := map[string]moreInput{}
	for _, code := range []string{"schema.pattern", "schema.enum", "schema.minimum", "schema.maximum", "schema.min-length", "schema.max-length", "schema.required", "type.integer",
		"key.duplicate", "schema.extra-column", "schema.missing-column", "schema.missing-required"} {
		out[code] = moreInput{broken, ruled}
	}
	out["schema.format"] = moreInput{text("ma,thu", "a,mai.son@sonla.gov.vn", "b,mai son"), schema(`{"properties":{"ma":{"type":"string"},"thu":{"type":"string","format":"email"}}}`)}
	keyed := schema(`{"properties":{"ma":{"type":["string","null"]},"xa":{"type":"string"},"nam":{"type":"integer"}},"x-danhmuc":{"primaryKey":"ma","unique":[["xa","nam"]]}}`)
	out["key.empty"] = moreInput{text("ma,xa,nam", "a,Mai Sơn,2025", ",Yên Châu,2025"), keyed}
	out["key.unique"] = moreInput{text("ma,xa,nam", "a,Mai Sơn,2025", "b,Mai Sơn,2025"), keyed}
	across := schema(`{"properties":{"tu":{"type":"string","format":"date"},"den":{"type":"string","format":"date"},"nam":{"type":"integer"},"nu":{"type":"integer"},"tong":{"type":"integer"}},
		"x-danhmuc":{"rules":[{"kind":"order","columns":["tu","den"]},{"kind":"part","columns":["nu","tong"]},{"kind":"sum","columns":["nam","nu","tong"]},{"kind":"order","columns":["tu","khong"]}]}}`)
	ordered := text("tu,den,nam,nu,tong", "2026-03-01,2026-03-15,40,60,100", "2026-03-15,2026-03-01,40,60,100", "2026-03-01,2026-03-15,40,120,100")
	for _, code := range []string{"rule.order", "rule.part", "rule.sum", "rule.unusable"} {
		out[code] = moreInput{ordered, across}
	}
	listed := schema(`{"properties":{"tinh":{"type":"string","x-danhmuc":{"codeList":"dvhc-tinh"}},"cha":{"type":["string","null"]},"ma":{"type":"string"},"truong":{"type":"string"}},
		"x-danhmuc":{"foreignKeys":[{"fields":"cha","reference":{"resource":"","fields":"ma"}},{"fields":"truong","reference":{"resource":"sgddt-truong","fields":"ma"}},
			{"fields":"ma","reference":{"resource":"khong-co","fields":"ma"}}]}}`)
	listed.Parents = []Parent{{"sgddt-truong", text("ma,ten", "T1,Tô Hiệu")}}
	pointing := text("tinh,cha,ma,truong", "14,,a,T1", "02,a,b,T1", "00,z9,c,T2", "Son La,a,d,T1")
	for _, code := range []string{"code.unknown", "code.expired", "code.spelling", "key.no-parent", "key.no-own-parent", "reference.unchecked"} {
		out[code] = moreInput{pointing, listed}
	}
	early := listed
	early.Schema, early.On = schema(`{"properties":{"tinh":{"type":"string","x-danhmuc":{"codeList":"thu"}}}}`).Schema, "2025-01-01"
	early.Lists = []*codelist.List{{Name: "thu", Title: "Thử", Codes: []codelist.Code{{Code: "14", Name: "Một", From: "2026-01-01"}}}}
	out["code.future"] = moreInput{pointing, early}
	many := listed
	many.parentLimit = 1
	many.Parents = []Parent{{"sgddt-truong", text("ma,ten", "T1,Tô Hiệu", "T2,Quyết Thắng")}}
	out["reference.too-many"] = moreInput{pointing, many}
	out["fresh.late"] = moreInput{text("Kỳ,Số hộ", "Tháng 1/2025,10", "Tháng 2/2025,20"), Options{Frequency: "MONTHLY"}}
	var far, large, byCommune strings.Builder
	far.WriteString("Tên,Nam,Nữ,Tổng\n")
	large.WriteString("Tên,Số hộ\n")
	byCommune.WriteString("Mã xã,Kỳ,Số hộ\n")
	for i := range 150 {
		men, women := 40+i*37%60, 40+i*53%60
		fmt.Fprintf(&far, "Bản %c%c,%d,%d,%d\n", 'A'+i%26, 'a'+i/26, men, women, men+women)
		if i >= 60 {
			continue
		}
		fmt.Fprintf(&byCommune, "0%d,Tháng %d/%d,%d\n", 3646+18*(i%2), i/2%12+1, 2023+i/24, (40+i%7)*(1+i%2*99))
	}
	far.WriteString("bản  aa,40,40,80\nBản Bb,77,93,999999\nBản Zz,5,6,11\nBản Zz,5,7,11\n")
	byCommune.WriteString("03646,Tháng 9/2025,2500\n")
	for i := range lookWhole/2 + 1 {
		fmt.Fprintf(&large, "h%d,%d\n", i, 100+i*7919%400)
	}
	large.WriteString("cuối,99999999\n")
	for _, code := range []string{"row.near-duplicate", "row.one-cell", "value.outlier", "rule.proposed"} {
		out[code] = moreInput{path: textFile(t, far.String())}
	}
	out["value.outlier-commune"] = moreInput{path: textFile(t, byCommune.String())}
	for _, code := range []string{"table.looked-part", "value.outlier-beyond"} {
		out[code] = moreInput{path: textFile(t, large.String())}
	}
	out["schema.row"] = moreInput{text("loai,so", "A,1", "B,", "A,"), schema(`{"properties":{"loai":{"type":"string"},"so":{"type":"integer"}},
		"if":{"properties":{"loai":{"const":"A"}}},"then":{"required":["so"]}}`)}
	for code, raw := range map[string]string{"text.vni": "Sôû Noâng nghieäp vaø Moâi tröôøng", "text.vps": "Sª Nông nghiŒp và Môi trÜ©ng", "text.windows-1258": "Ðôòc lâòp, týò do, haònh phuìc"} {
		out[code] = moreInput{path: textFile(t, csvColumn("Cơ quan", "Sở Y tế", "Sở Tài chính", raw))}
	}
	rows := strings.Repeat("Mai Sơn,bản,10\n", 3000)
	out["layout.wide-rows"] = moreInput{path: text("Xã,Bản,Số hộ", rows+"Yên Châu,bản,20,xem thêm")}
	out["layout.late-group"] = moreInput{path: text("STT,Xã,Số hộ", strings.Repeat("1,Mai Sơn,10\n", 3000)+"II,Huyện Yên Châu,", "1,Yên Sơn,20", "2,Chiềng Hặc,20")}
	out["number.style-mixed"] = moreInput{path: text("Xã,Diện tích", `a,"10,5"`, `b,"20,5"`, "c,30.25", "d,1.234", "e,4.5")}
	out["type.boolean"] = moreInput{path: text("Xã,Có điện", strings.Repeat("a,có\nb,không\n", 60)+"c,đang làm")}
	encoded := filepath.Join("..", "table", "testdata", "xa-phuong-75")
	out["file.encoding"] = moreInput{path: filepath.Join(encoded, "tcvn3.csv")}
	out["file.unicode-form"] = moreInput{path: filepath.Join(encoded, "utf-16le.csv")}
	out["file.bad-bytes"] = moreInput{path: text("Xã,Ghi chú", rows+"Yên Châu,h\xffỏng")}
	out["personal.small-groups"] = moreInput{path: people(t, 101)}
	records := namedFile(t, "bang.json", []byte(`[{"ten":"Mai Sơn","so":{"ho":10},"ban":["A","B"]},{"ten":"Yên Châu","so":{"ho":20},"ban":["C"]}]`))
	out["layout.nested"], out["layout.lists"] = moreInput{path: records}, moreInput{path: records}
	memory := &Memory{Corrections: table.Corrections{"": table.Overrides{HeaderFirst: 1, HeaderLast: 1}}, Columns: []string{"ma", "so"}}
	out["layout.remembered"] = moreInput{bookLines(t, "T1", "Mã|Số", "#1|#2", "#3|#4"), Options{Remembered: memory}}
	out["layout.remembered-misfit"] = moreInput{bookLines(t, "T1", "Xã|Số hộ", "A|#2", "B|#4"), Options{Remembered: memory}}
	two := []string{"Xã|Số hộ", "Mai Sơn|#10", "Yên Châu|#20"}
	out["sheet.chart"] = moreInput{path: spoiled(t, two, "xl/_rels/workbook.xml.rels", func(part string) string {
		return strings.Replace(part, `/worksheet" Target="worksheets/sheet2.xml"`, `/chartsheet" Target="worksheets/sheet2.xml"`, 1)
	})}
	out["sheet.unreadable"] = moreInput{path: spoiled(t, two, "xl/worksheets/sheet2.xml", func(string) string { return "<worksheet><sheetData><row r=" })}
	return out
}

// spoiled writes a workbook of two sheets with the same lines, one of its parts changed.
func spoiled(t *testing.T, lines []string, name string, change func(string) string) string {
	t.Helper()
	p := &corpusParser{t: t, book: &corpusBook{id: "bang"}, table: &corpusTable{}}
	for _, sheet := range []string{"Một", "Hai"} {
		p.addSheet(sheet)
		for _, line := range lines {
			p.row("d", line)
		}
	}
	doc := p.book.bytes(t)
	from, err := zip.NewReader(bytes.NewReader(doc), int64(len(doc)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range from.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			changed := change(string(part))
			if changed == string(part) {
				t.Fatalf("%s was not changed: %s", name, part)
			}
			part = []byte(changed)
		}
		w, err := to.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(part); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return namedFile(t, "bang.xlsx", out.Bytes())
}

func textFile(t *testing.T, text string) string { return namedFile(t, "bang.csv", []byte(text)) }

func namedFile(t *testing.T, name string, doc []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, doc, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// codesOf checks a file; nothing where it is refused.
func codesOf(t *testing.T, path string, opts Options) map[string]bool {
	t.Helper()
	opts.Now = clock
	r, err := File(context.Background(), path, opts)
	if err != nil {
		t.Logf("%s: %v", path, err)
		return nil
	}
	defer func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}()
	got := map[string]bool{}
	for _, tab := range r.Tables {
		for _, g := range tab.Groups {
			got[g.Code] = true
		}
	}
	return got
}

var update = flag.Bool("update", false, "write docs/phat-hien.md and the golden rows anew")

// TestTheDocumentedCatalogueIsThisOne compares the page of all codes with the catalogue; -update writes it.
func TestTheDocumentedCatalogueIsThisOne(t *testing.T) {
	page := filepath.Join("..", "..", "docs", "phat-hien.md")
	want := cataloguePage()
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/phat-hien.md is not the catalogue: go test ./schemas/check -run Documented -update")
	}
}

// cataloguePage lists every code for people, by family, with what stands in the catalogue.
func cataloguePage() string {
	codes := Codes()
	slices.Sort(codes)
	count := map[Severity]int{}
	for _, code := range codes {
		count[codeMeta(code).Severity]++
	}
	var b strings.Builder
	fmt.Fprintf(&b, `# Các phát hiện khi kiểm tra tệp

Kiểm tra một tệp cho ra các phát hiện. Mỗi phát hiện có một mã không đổi; câu chữ lấy từ danh sách này: %d mã, trong đó %d lỗi, %d cảnh báo, %d thông tin.

- **Lỗi**: không quy tắc nào cho được giá trị chắc chắn.
- **Cảnh báo**: đọc được chắc chắn nhưng chưa ghi đúng cách.
- **Thông tin**: điều nên biết.

Phát hiện được gom theo nguyên nhân và cột, kèm số lượng; danh sách đầy đủ tải về được (CSV, XLSX), không cắt bớt. Chữ trong ngoặc nhọn được điền theo từng ô.
Trang này do chương trình kiểm thử viết ra từ danh mục thông điệp; xin sửa ở đó.
`, len(codes), count[Error], count[Warning], count[Info])
	family := ""
	for _, code := range codes {
		if head, _, _ := strings.Cut(code, "."); head != family {
			family = head
			fmt.Fprintf(&b, "\n## %s\n", family)
		}
		m, s := codeMeta(code), loaded().texts["vi"][code]
		fmt.Fprintf(&b, "\n### `%s`\n\n%s · %s", code, Phrase("vi", "severity."+string(m.Severity), nil), Phrase("vi", "quality."+m.Rule, nil))
		if m.Article != "" {
			fmt.Fprintf(&b, " · %s", m.Article)
		}
		fmt.Fprintf(&b, "\n\n- Gì: %s\n- Vì sao: %s\n- Sửa: %s\n- Ví dụ: %s\n", s.What, s.Why, s.Fix, s.Example)
	}
	return b.String()
}

// TestEveryCodeIsGivenByAnInput runs the golden catalogue: each input gives its code, and no code of the catalogue is without one.
func TestEveryCodeIsGivenByAnInput(t *testing.T) {
	given := map[string]bool{}
	catalogueCodes(t, func(code string, got map[string]bool) {
		if codeMeta(code).Severity == "" {
			t.Errorf("%s is no code of the catalogue", code)
		}
		if !got[code] {
			t.Errorf("the input of %s gives %v", code, got)
			return
		}
		given[code] = true
	})
	for _, code := range Codes() {
		if !given[code] {
			t.Errorf("no input gives %s", code)
		}
	}
}
