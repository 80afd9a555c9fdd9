package check

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"danhmuc/schemas/personal"
)

// WriteText prints a report for people: a line a cause, then each finding with its place and mend. max bounds the findings listed a
// table, 0 lists all.
func WriteText(w io.Writer, r *Report, lang string, max int) error {
	out := bufio.NewWriter(w)
	for _, t := range r.Tables {
		tableText(out, t, lang, max)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return nil
}

func count(n int64) string { return strconv.FormatInt(n, 10) }

func score(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func tableText(w *bufio.Writer, t *Table, lang string, max int) {
	fmt.Fprintln(w, Phrase(lang, "text.table", map[string]string{"sheet": t.Sheet, "rows": count(t.Rows), "columns": strconv.Itoa(len(t.Columns)), "header": strconv.Itoa(t.HeaderRow)}))
	if t.Combination != nil {
		combinationText(w, t.Combination, t.titles, lang)
	}
	if t.FindingCount == 0 {
		fmt.Fprintf(w, "%s\n\n", Phrase(lang, "text.clean", map[string]string{"score": score(t.Score)}))
		return
	}
	fmt.Fprintln(w, Phrase(lang, "text.summary", map[string]string{"count": count(t.FindingCount), "errors": count(t.Errors), "warnings": count(t.Warnings),
		"infos": count(t.Infos), "status": Phrase(lang, "status."+t.Status, nil), "score": score(t.Score)}))
	for _, d := range t.Dimensions {
		fmt.Fprintf(w, "  %s: %s\n", Phrase(lang, "dimension."+d.Code, nil), DimensionText(lang, d))
	}
	for _, g := range t.Groups {
		fmt.Fprintf(w, "  [%s] %s\n", Phrase(lang, "severity."+string(g.Severity), nil), GroupMessage(lang, g))
	}
	n := 0
	for f, err := range t.Findings() {
		if err != nil {
			fmt.Fprintln(w, err)
			break
		}
		if max > 0 && n == max {
			fmt.Fprintln(w, Phrase(lang, "text.more", map[string]string{"count": count(t.FindingCount - int64(n))}))
			break
		}
		n++
		if f.Sheet == t.Sheet {
			f.Sheet = t.SheetName // a cell is found by its sheet
		}
		findingText(w, &f, lang)
	}
	fmt.Fprintln(w)
}

// combinationText says how small the groups of a combination are, and what each column does.
func combinationText(w *bufio.Writer, c *personal.Combination, titles func(...string) string, lang string) {
	few := c.Fewer()
	fmt.Fprintf(w, "  %s\n", Phrase(lang, "text.combination", map[string]string{"columns": titles(c.Columns...), "groups": count(c.Groups), "rows": count(c.Rows),
		"k": count(c.K), "few": count(few.Groups), "fewRows": count(few.Rows), "below": count(few.Below)}))
	for _, d := range c.Drivers {
		fmt.Fprintf(w, "    %s\n", Phrase(lang, "text.combination.without", map[string]string{"column": titles(d.Column), "rows": count(d.Rows), "below": count(few.Below)}))
	}
}

// titles lists columns as their headers name them.
func (t *Table) titles(names ...string) string {
	out := make([]string, 0, len(names))
	for _, name := range names {
		if i := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Name == name }); i >= 0 && t.Columns[i].Title != "" {
			name = t.Columns[i].Title
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}

// DimensionText says a dimension's score and why.
func DimensionText(lang string, d Dimension) string {
	if d.Score == nil {
		return Phrase(lang, "dimension.unknown", nil)
	}
	return score(*d.Score) + " – " + Phrase(lang, "dimension."+d.Code+".why", d.Params)
}

func findingText(w *bufio.Writer, f *Finding, lang string) {
	message, fix := Message(lang, f)
	place := f.Sheet
	switch {
	case f.Row > 0 && f.Letter != "":
		place += "!" + f.Letter + strconv.Itoa(f.Row)
	case f.Row > 0:
		place += " " + Phrase(lang, "text.row", map[string]string{"row": strconv.Itoa(f.Row)})
	case f.Letter != "":
		place += "!" + f.Letter
	}
	fmt.Fprintf(w, "%s: %s: %s [%s]\n", place, Phrase(lang, "severity."+string(f.Severity), nil), message, f.Code)
	if fix != "" {
		fmt.Fprintf(w, "    %s\n", Phrase(lang, "text.fix", map[string]string{"fix": fix}))
	}
}

// WriteProfileText prints the profile of each column for people.
func WriteProfileText(w io.Writer, r *Report, lang string) error {
	out := bufio.NewWriter(w)
	for _, t := range r.Tables {
		fmt.Fprintln(out, Phrase(lang, "text.table", map[string]string{"sheet": t.Sheet, "rows": count(t.Rows), "columns": strconv.Itoa(len(t.Columns)), "header": strconv.Itoa(t.HeaderRow)}))
		tab := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
		heads := []string{"columns", "type", "nulls", "distinct", "min", "max", "mean", "length", "top", "personal"}
		for i, h := range heads {
			heads[i] = Phrase(lang, "text."+h, nil)
		}
		fmt.Fprintln(tab, strings.Join(heads, "\t"))
		for i := range t.Columns {
			fmt.Fprintln(tab, strings.Join(profileCells(&t.Columns[i], lang), "\t"))
		}
		if err := tab.Flush(); err != nil {
			return fmt.Errorf("write the profile: %w", err)
		}
		fmt.Fprintln(out)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the profile: %w", err)
	}
	return nil
}

func profileCells(c *Column, lang string) []string {
	title := c.Title
	if title == "" {
		title = c.Name
	}
	cells := []string{title, Phrase(lang, "type.name."+c.Type, nil), count(c.Nulls), count(c.Distinct), textOf(c.Min), textOf(c.Max), "", "", "", ""}
	if !c.Exact {
		cells[3] = "≈" + cells[3]
	}
	if c.Mean != nil {
		cells[6] = figure(roundTo(*c.Mean, 6))
	}
	if c.MinLength != nil {
		cells[7] = strconv.Itoa(*c.MinLength) + "–" + strconv.Itoa(*c.MaxLength)
	}
	var top []string
	for _, v := range c.Top[:min(3, len(c.Top))] {
		if v.Count > 1 {
			top = append(top, v.Value+" ("+count(v.Count)+")")
		}
	}
	cells[8] = strings.Join(top, ", ")
	if c.Personal != nil {
		cells[9] = Phrase(lang, "kind."+c.Personal.Kind, nil) + ", " + Phrase(lang, "text.class."+c.Personal.Class, nil) + " " + strconv.Itoa(int(c.Personal.Confidence*100)) + " %"
	}
	for i := range cells {
		cells[i] = strings.ReplaceAll(cells[i], "\n", " ")
	}
	return cells
}

// EvidenceText says one reason of a column's type.
func EvidenceText(lang string, code string, counted, of int64, row int, detail string) string {
	return Phrase(lang, code, map[string]string{"count": count(counted), "of": count(of), "row": strconv.Itoa(row), "detail": detail})
}
