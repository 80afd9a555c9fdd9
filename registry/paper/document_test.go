package paper

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"danhmuc/registry"
)

// samples are one of each paper, long enough to fill pages, with names that XML would choke on.
func samples() []*Document {
	h := registry.DefaultLetterhead()
	themes := []string{"Nông nghiệp", "Y tế", "Du lịch"}
	list := OpenList{ReviewMonths: 6, UpdateMonths: 3}
	review := Review{From: Date{2, 3, 2026}, To: Date{30, 3, 2026}, RuleSet: "2026-03"}
	progress := Progress{At: Date{17, 3, 2026}, Clock: "07:00", Entry: 12345, All: ProgressRow{Total: 1329, Delivered: 310, Approved: 200, Overdue: 40}}
	for i := range 45 {
		title := fmt.Sprintf("Diện tích, sản lượng cây ăn quả & rau <%d> theo xã, phường\u0001", i+1)
		list.Items = append(list.Items, Item{No: i + 1, Code: fmt.Sprintf("snnmt-cay-an-qua-%d", i+1), Title: title, Theme: themes[i/15], Owner: "Sở Nông nghiệp và Môi trường",
			Frequency: "Hằng quý", Formats: "CSV, JSON, API", LegalBasis: "Luật Thống kê 2015"})
		review.Lines = append(review.Lines, ReviewLine{Code: fmt.Sprintf("snnmt-cay-an-qua-%d", i+1), Title: title, Owner: "Sở Nông nghiệp và Môi trường", Edition: 1, Version: 3 + i,
			Verdict: "Đạt", Passed: i%3 > 0, Returned: i%3 == 0, Date: Date{5, 3, 2026}})
		progress.Rows = append(progress.Rows, ProgressRow{Name: fmt.Sprintf("Sở thứ %d", i+1), Total: 20, Delivered: 15 + i%6})
		progress.Overdue = append(progress.Overdue, OverdueLine{title, "Sở Y tế", "Sở Khoa học và Công nghệ", Date{1, 3, 2026}})
	}
	signed := list
	signed.Number, signed.Date, signed.Signatory, signed.Letter = "515/QĐ-UBND", Date{12, 2, 2026}, "Nguyễn Văn A", "45/TTr-SKHCN"
	signed.Effective, signed.Supersedes = Date{1, 10, 2026}, "12/QĐ-UBND ngày 05 tháng 01 năm 2025"
	draft := OpenDecision(h, list)
	draft.File += "-du-thao"
	return []*Document{OpenDecision(h, signed), draft, SubmissionLetter(h, list), ReviewProtocol(h, review), ProgressReport(h, progress)}
}

func docx(t testing.TB, d *Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.WriteDOCX(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// partsOf reads a DOCX as a reader would: every part must be well-formed XML.
func partsOf(t *testing.T, raw []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err = errors.Join(err, r.Close()); err != nil {
			t.Fatal(err)
		}
		for in := xml.NewDecoder(bytes.NewReader(part)); ; {
			if _, err := in.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
		out[f.Name] = string(part)
	}
	return out
}

var tags = regexp.MustCompile(`<[^>]*>`)

func textOf(part string) string { return tags.ReplaceAllString(part, "") }

func TestDocumentsHaveTheFormOfTheDecree(t *testing.T) {
	for _, d := range samples() {
		t.Run(d.File, func(t *testing.T) {
			parts := partsOf(t, docx(t, d))
			body := parts["word/document.xml"]
			for _, want := range []string{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", strings.ToUpper(lines(d.Issuer)[0]), strings.ToUpper(d.Kind), "Sơn La, ngày",
				"cây ăn quả &amp; rau &lt;1&gt;", "<w:tblHeader/>"} {
				if !strings.Contains(body, want) {
					t.Errorf("no %q", want)
				}
			}
			if !strings.Contains(textOf(body), "./.") {
				t.Error("no mark at the end of the text")
			}
			if left := regexp.MustCompile(`\{\w+\}`).FindString(textOf(body)); left != "" {
				t.Errorf("%s was not filled in", left)
			}
			if code := regexp.MustCompile(`\b(column|report|protocol|letter|openDecision|decision)\.\w+`).FindString(textOf(body)); code != "" {
				t.Errorf("%s has no text", code)
			}
			if !strings.Contains(parts["word/styles.xml"], `w:cs="Times New Roman"`) || !strings.Contains(parts["word/styles.xml"], `w:lang w:val="vi-VN"`) {
				t.Error("font or language are not set")
			}
		})
	}
}

func TestSignedDecisionTellsItsNumberAndDraftLeavesItOpen(t *testing.T) {
	all := samples()
	signed := textOf(partsOf(t, docx(t, all[0]))["word/document.xml"])
	for _, want := range []string{"Số: 515/QĐ-UBND", "Sơn La, ngày 12 tháng 02 năm 2026", "có hiệu lực kể từ ngày 01 tháng 10 năm 2026", "thay thế Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2025",
		"Tờ trình số 45/TTr-SKHCN", "Nguyễn Văn A", "Kèm theo Quyết định số 515/QĐ-UBND ngày 12 tháng 02 năm 2026", "ít nhất 06 tháng một lần"} {
		if !strings.Contains(signed, want) {
			t.Errorf("signed: no %q", want)
		}
	}
	draft := textOf(partsOf(t, docx(t, all[1]))["word/document.xml"])
	for _, want := range []string{"Số: ……/QĐ-UBND", "tháng     năm ……", "Tờ trình số ……/TTr-SKHCN"} {
		if !strings.Contains(draft, want) {
			t.Errorf("draft: no %q", want)
		}
	}
	if strings.Contains(draft, "515/QĐ-UBND") || strings.Contains(draft, "2026") {
		t.Error("the draft tells a number or date")
	}
}

func TestWorkbookOfADocumentHoldsItsTables(t *testing.T) {
	for _, d := range samples() {
		var b bytes.Buffer
		if err := d.WriteXLSX(&b); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		rows := 0
		for _, name := range f.GetSheetList() {
			got, err := f.GetRows(name)
			if err != nil {
				t.Fatal(err)
			}
			rows += len(got)
		}
		if rows < 45 {
			t.Errorf("%s: %d rows", d.File, rows)
		}
		docx(t, d) // the workbook left the rows as they were
	}
}

// TestDocumentsOpenInAWordProcessor asks a word processor to open each paper and to print it. DANHMUC_PAPERS names a folder where the
// papers and their pages are kept to be looked at.
func TestDocumentsOpenInAWordProcessor(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no soffice on this machine: whether the papers open in a word processor was NOT tested")
	}
	// The writer is a package of its own: an office with the spreadsheet alone opens no paper.
	if program, err := filepath.EvalSymlinks(office); err != nil {
		t.Fatal(err)
	} else if _, err := os.Stat(filepath.Join(filepath.Dir(program), "libswlo.so")); err != nil {
		t.Skip("soffice has no writer on this machine: whether the papers open in a word processor was NOT tested")
	}
	dir := os.Getenv("DANHMUC_PAPERS")
	if dir == "" {
		dir = t.TempDir()
	}
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", dir}
	for _, d := range samples() {
		path := filepath.Join(dir, d.File+".docx")
		if err := os.WriteFile(path, docx(t, d), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	cmd := exec.CommandContext(t.Context(), office, args...)
	cmd.WaitDelay = 10 * time.Second
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, d := range samples() {
		raw, err := os.ReadFile(filepath.Join(dir, d.File+".pdf"))
		if err != nil {
			t.Error(err)
			continue
		}
		if pages := bytes.Count(raw, []byte("/Type/Page\n")) + bytes.Count(raw, []byte("/Type/Page/")); pages < 2 {
			t.Errorf("%s: %d pages", d.File, pages)
		}
		if !bytes.Contains(raw, []byte("LiberationSerif")) && !bytes.Contains(raw, []byte("TimesNewRoman")) {
			t.Errorf("%s: printed in another font", d.File)
		}
	}
}

// TestEverySentenceHasItsText reads the codes that the package says: a code without a text would stand on a paper as it is.
func TestEverySentenceHasItsText(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 8 {
		t.Fatal(files, err)
	}
	used := map[string]bool{}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\bsay\("([a-zA-Z.]+)"`).FindAllSubmatch(raw, -1) {
			used[string(m[1])] = true
		}
		for _, call := range regexp.MustCompile(`\bcolumns\(([^)]*)\)`).FindAllSubmatch(raw, -1) {
			for _, m := range regexp.MustCompile(`"(\w+)"`).FindAllSubmatch(call[1], -1) {
				used["column."+string(m[1])] = true
			}
		}
	}
	for code := range used {
		if code != "column." && words()[code] == "" {
			t.Errorf("%s has no text", code)
		}
	}
	for code := range words() {
		if !used[code] {
			t.Errorf("%s is said nowhere", code)
		}
	}
	if len(used) < 60 {
		t.Errorf("only %d codes found", len(used))
	}
}

// TestHashOfAReviewIsCountedAgainFromItsWorkbook is what a reader of the record does to see that the annex is the one that was signed.
func TestHashOfAReviewIsCountedAgainFromItsWorkbook(t *testing.T) {
	r := Review{RuleSet: "1", Lines: []ReviewLine{{Code: "syt-a", Title: "A", Edition: 1, Version: 4, Verdict: "Đạt"}, {Code: "syt-b", Title: "B", Edition: 2, Version: 9, Verdict: "Từ chối"}}}
	d := ReviewProtocol(registry.DefaultLetterhead(), r)
	var b bytes.Buffer
	if err := d.WriteXLSX(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("Phụ lục")
	if err != nil {
		t.Fatal(err)
	}
	h := sha256.New()
	for _, row := range rows {
		if _, err := strconv.Atoi(row[0]); err == nil {
			fmt.Fprintf(h, "%s\t%s\t%s\t%s\n", row[1], row[4], row[5], row[6])
		}
	}
	again := hex.EncodeToString(h.Sum(nil))
	if printed := textOf(partsOf(t, docx(t, d))["word/document.xml"]); !strings.Contains(printed, again) {
		t.Errorf("the record does not print %s", again)
	}
	r.Lines[1].Version++
	if r.Sum() == again {
		t.Error("another version has the same hash")
	}
}
