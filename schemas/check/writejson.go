package check

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"danhmuc/schemas/personal"
)

// told is a finding as the command line prints it: with its sentences.
type told struct {
	Finding
	Message string `json:"message"`
	Fix     string `json:"fix"`
}

// toldTable is a table as `danhmuc check --format json` prints it, before its findings.
type toldTable struct {
	Sheet        string      `json:"sheet"`           // the sheet's name
	Table        string      `json:"table"`           // what --sheet takes: of several tables on one sheet "Biểu 1#2"
	Range        string      `json:"range,omitempty"` // its cells on a sheet of several tables
	Title        string      `json:"title"`
	HeaderRow    int         `json:"headerRow"`
	Rows         int64       `json:"rows"`
	Columns      []Column    `json:"columns"`
	PrimaryKey   []string    `json:"primaryKey"`
	FindingCount int64       `json:"findingCount"`
	Errors       int64       `json:"errors"`
	Warnings     int64       `json:"warnings"`
	Infos        int64       `json:"infos"`
	Status       string      `json:"status"`
	Score        float64     `json:"score"`
	Dimensions   []Dimension `json:"dimensions"`
	SchemaHash   string      `json:"schemaHash"`

	Combination *personal.Combination `json:"combination,omitempty"`
}

// jsonWriter appends values to one JSON document and keeps the first error.
type jsonWriter struct {
	w   *bufio.Writer
	err error
}

func (j *jsonWriter) text(s string) {
	if _, err := j.w.WriteString(s); err != nil && j.err == nil {
		j.err = err
	}
}

func (j *jsonWriter) value(v any) {
	b, err := marshal(v)
	if err != nil && j.err == nil {
		j.err = err
	}
	j.text(string(b))
}

// open writes an object without its closing brace, so that members can follow.
func (j *jsonWriter) open(v any) {
	b, err := marshal(v)
	if err == nil && (len(b) < 2 || b[len(b)-1] != '}') {
		err = errors.New("not an object")
	}
	if err != nil {
		if j.err == nil {
			j.err = err
		}
		return
	}
	j.text(string(b[:len(b)-1]))
}

// marshal is json.Marshal without escaping < > &.
func marshal(v any) ([]byte, error) {
	var b bytesBuffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return b[:len(b)-1], nil
}

type bytesBuffer []byte

func (b *bytesBuffer) Write(p []byte) (int, error) { *b = append(*b, p...); return len(p), nil }

// WriteJSON prints a report in the form of `danhmuc check --format json`: every finding with its sentences in lang, streamed.
// max bounds the findings listed a table, 0 lists all; findingCount counts all.
func WriteJSON(w io.Writer, r *Report, lang string, max int) error {
	j := &jsonWriter{w: bufio.NewWriterSize(w, 64<<10)}
	j.open(struct {
		File     string  `json:"file"`
		Format   string  `json:"format"`
		Encoding string  `json:"encoding"`
		Status   string  `json:"status"`
		Score    float64 `json:"score"`
	}{r.FileName, r.Format, r.Encoding, r.Status, r.Score})
	j.text(`,"tables":[`)
	for i, t := range r.Tables {
		if i > 0 {
			j.text(",")
		}
		j.table(t, lang, max)
	}
	j.text("]}\n")
	if j.err == nil {
		j.err = j.w.Flush()
	}
	if j.err != nil {
		return fmt.Errorf("write the report: %w", j.err)
	}
	return nil
}

func (j *jsonWriter) table(t *Table, lang string, max int) {
	key := t.PrimaryKey
	if key == nil {
		key = []string{}
	}
	j.open(toldTable{t.SheetName, t.Sheet, t.Range, t.Title, t.HeaderRow, t.Rows, t.Columns, key, t.FindingCount, t.Errors, t.Warnings, t.Infos, t.Status, t.Score, t.Dimensions, t.SchemaHash, t.Combination})
	j.text(`,"groups":[`)
	for i, g := range t.Groups {
		if i > 0 {
			j.text(",")
		}
		j.value(struct {
			*Group
			Message string `json:"message"`
		}{g, GroupMessage(lang, g)})
	}
	j.text(`],"findings":[`)
	n := 0
	for f, err := range t.Findings() {
		if err != nil {
			if j.err == nil {
				j.err = err
			}
			break
		}
		if max > 0 && n == max {
			break
		}
		if n > 0 {
			j.text(",")
		}
		n++
		message, fix := Message(lang, &f)
		if f.Sheet == t.Sheet {
			f.Sheet = t.SheetName
		}
		j.value(told{f, message, fix})
	}
	j.text("]}")
}

// WriteProfileJSON prints a report in the form of `danhmuc profile --format json`.
func WriteProfileJSON(w io.Writer, r *Report) error {
	type table struct {
		Sheet   string   `json:"sheet"` // the sheet's name
		Table   string   `json:"table"` // what --sheet takes
		Rows    int64    `json:"rows"`
		Columns []Column `json:"columns"`
	}
	out := struct {
		Tables []table `json:"tables"`
	}{[]table{}}
	for _, t := range r.Tables {
		out.Tables = append(out.Tables, table{t.SheetName, t.Sheet, t.Rows, t.Columns})
	}
	return writeValue(w, out)
}

// WriteSchema prints the schema of the report's first table with rows: `danhmuc infer`.
func WriteSchema(w io.Writer, r *Report) error {
	for _, t := range r.Tables {
		if t.Rows > 0 || t == r.Tables[len(r.Tables)-1] {
			return writeValue(w, t.Schema)
		}
	}
	return nil
}

func writeValue(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return nil
}
