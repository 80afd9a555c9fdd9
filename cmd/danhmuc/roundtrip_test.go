package main

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"danhmuc/registry"
)

// TestAWorkbookComesBackMarked hands a workbook in and takes it back with its problems in its cells, and a template for the next one.
func TestAWorkbookComesBackMarked(t *testing.T) {
	f := excelize.NewFile()
	for i, row := range [][]any{{"Tên xã", "Diện tích (ha)"}, {"Xã Tà Hộc", 12.5}, {"Xã Mường Bú", "~300"}, {" Xã Chiềng Mai", 7.25}, {"Xã Phiêng Pằn", 8.5}} {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	var file bytes.Buffer
	if err := f.Write(&file); err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	s := start(t, data, "--demo")
	officer, stranger := s.signIn("nongnghiep"), s.signIn("yte")
	upload, _, _ := s.upload(officer, "biểu 1.xlsx", file.Bytes())
	made := s.must(officer, `mutation($i:RegisterDatasetInput!){registerDataset(input:$i){dataset{id code} userErrors{code message}}}`, map[string]any{"i": map[string]any{
		"title": "Cây ăn quả trả về", "owner": "SNNMT", "upload": upload}})["dataset"].(map[string]any)
	id := made["id"].(string)
	s.newest(officer, id)
	answer, err := s.ask(officer, `query($id:ID!){dataset(id:$id){template releases(first:1){edges{node{marked address}}}}}`, map[string]any{"id": id})
	if err != nil {
		t.Fatal(err)
	}
	d := answer["dataset"].(map[string]any)
	marked := d["releases"].(map[string]any)["edges"].([]any)[0].(map[string]any)["node"].(map[string]any)["marked"].(string)
	template := d["template"].(string)
	open := func(path string) *excelize.File {
		t.Helper()
		res, body := s.send(http.MethodGet, path, "", "Authorization", "Bearer "+officer)
		if res.StatusCode != http.StatusOK || !strings.Contains(res.Header.Get("Content-Disposition"), "attachment") {
			t.Fatalf("%s: %s %.200s", path, res.Status, body)
		}
		book, err := excelize.OpenReader(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		return book
	}
	book := open(marked)
	comments, err := book.GetComments("Sheet1")
	if err != nil || len(comments) != 2 || comments[0].Cell != "B3" || comments[1].Cell != "A4" {
		t.Errorf("comments %+v %v", comments, err)
	}
	rows, err := book.GetRows("Chỗ cần xem")
	if err != nil || len(rows) != 3 || rows[1][1] != "B3" || rows[1][4] != "Lỗi" {
		t.Errorf("list %q %v", rows, err)
	}
	if got, _ := book.GetCellValue("Sheet1", "B3"); got != "~300" {
		t.Errorf("the cell itself says %q", got)
	}
	if got, err := open(template).GetRows("Nhập liệu"); err != nil || len(got) != 1 || strings.Join(got[0], "|") != "Tên xã|Diện tích (ha)" {
		t.Errorf("template %q %v", got, err)
	}
	for _, path := range []string{marked, template} {
		for name, token := range map[string]string{"nobody": "", "another department": "Bearer " + stranger} {
			if res, _ := s.send(http.MethodGet, path, "", "Authorization", token); res.StatusCode != http.StatusNotFound {
				t.Errorf("%s gets %s: %s", name, path, res.Status)
			}
		}
	}
	s.stop(data)
}

// TestWaitingToMarkEndsWithTheRequest: who waits behind another workbook and goes away is not waited for.
func TestWaitingToMarkEndsWithTheRequest(t *testing.T) {
	r := &reader{marking: make(chan struct{}, 1), temp: t.TempDir()}
	r.marking <- struct{}{}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := r.mark(ctx, &registry.Release{}, "vi", func(*os.File) error { t.Error("nothing was marked"); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if left, err := os.ReadDir(r.temp); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}
