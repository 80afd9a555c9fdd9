package check

import (
	"encoding/json"
	"io"
	"iter"
	"os"
	"path/filepath"

	"danhmuc/schemas/infer"
	"danhmuc/schemas/personal"
	"danhmuc/schemas/profile"
	"danhmuc/schemas/table"
)

// ReportVersion is the version of the report's JSON form. Members are added, never renamed or dropped.
const ReportVersion = 1

// Statuses of a report and of a table, as the registry's QualityStatus.
const (
	Failed = "FAILED"  // at least one error
	Warned = "WARNING" // no error, at least one warning
	Passed = "PASSED"  // neither
)

// Report is all that was found of a file. Its JSON form is stable: it crosses a process boundary and is kept.
type Report struct {
	Version      int         `json:"version"`      // ReportVersion
	FileName     string      `json:"fileName"`     // as the person named it
	Format       string      `json:"format"`       // table.Format: "csv", "xlsx", "xls", …
	Encoding     string      `json:"encoding"`     // of a CSV file
	Delimiter    string      `json:"delimiter"`    // of a CSV file
	Size         int64       `json:"size"`         // bytes
	Sheets       []SheetInfo `json:"sheets"`       // all sheets of the workbook, those that hold no table too
	Tables       []*Table    `json:"tables"`       // those of each sheet that was read
	FindingCount int64       `json:"findingCount"` // all findings of all tables
	Errors       int64       `json:"errors"`
	Warnings     int64       `json:"warnings"`
	Infos        int64       `json:"infos"`
	Status       string      `json:"status"`               // Failed, Warned or Passed
	Score        float64     `json:"score"`                // 0 to 100, the mean of the dimensions that can be measured, weighed by rows
	Remembered   *Recall     `json:"remembered,omitempty"` // what became of how the last file was read; nil when nothing was remembered
	dir          string      // where the artifacts lie
	temporary    bool        // dir goes when the report is closed
}

// SheetInfo describes a sheet of the workbook and why it was not read.
type SheetInfo struct {
	Name    string `json:"name"`
	Hidden  bool   `json:"hidden,omitempty"`
	Skipped string `json:"skipped,omitempty"` // "", "hidden", "chart", "empty", "other", or a code of package table
	Table   int    `json:"table"`             // index into Tables of its first table, -1 when it was not read
	Tables  int    `json:"tables,omitempty"`  // how many tables were read of it
}

// Table is one table of a sheet as understood.
type Table struct {
	Sheet        string          `json:"sheet"`           // its address: the sheet's name, of several tables on one sheet "Biểu 1#2"
	SheetName    string          `json:"sheetName"`       // the sheet's name
	Range        string          `json:"range,omitempty"` // its cells on a sheet of several tables: "A20:E35"
	Title        string          `json:"title"`           // the table's name from the rows above its header
	HeaderFirst  int             `json:"headerFirst"`     // first header row, 0 = none
	HeaderRow    int             `json:"headerRow"`       // last header row, 0 = none
	Rows         int64           `json:"rows"`            // data rows
	FirstRow     int             `json:"firstRow"`        // first row of the sheet that belongs to the table
	LastRow      int             `json:"lastRow"`         // last row that belongs to it
	Columns      []Column        `json:"columns"`
	PrimaryKey   []string        `json:"primaryKey,omitempty"`    // the key declared or inferred
	Candidates   []string        `json:"candidateKeys,omitempty"` // columns whose values are all there and all different
	FindingCount int64           `json:"findingCount"`
	Errors       int64           `json:"errors"`
	Warnings     int64           `json:"warnings"`
	Infos        int64           `json:"infos"`
	Sure         int64           `json:"sure"` // findings whose mend is certain
	Groups       []*Group        `json:"groups"`
	Listed       []Finding       `json:"findings"` // the first findings; the rest lie in FindingsFile
	Notes        []Note          `json:"notes"`
	Roles        []RoleRange     `json:"roles"` // rows that are not data
	Totals       []TotalRow      `json:"totals,omitempty"`
	Schema       json.RawMessage `json:"schema"`     // the document
	SchemaHash   string          `json:"schemaHash"` // SHA-256 of its canonical form
	Declared     bool            `json:"declared"`   // the schema was given, not inferred
	Dimensions   []Dimension     `json:"dimensions"`
	// Proposed are rules between columns that nearly all rows keep to.
	Proposed []ProposedRule `json:"proposedRules,omitempty"`
	// Combination says whether a few columns together single people out; nil where none are suggested or asked for.
	Combination *personal.Combination `json:"combination,omitempty"`
	// Detector is the version of the detector of personal data that read the columns; 0 in reports before it had one.
	Detector     int                           `json:"detector,omitempty"`
	Score        float64                       `json:"score"` // 0 to 100
	Status       string                        `json:"status"`
	RowsFile     string                        `json:"rowsFile"`               // file name in the artifacts' folder
	GridFile     string                        `json:"gridFile"`               // file name in the artifacts' folder
	GridRows     int                           `json:"gridRows"`               // sheet rows drawn without a gap; marked rows follow
	FindingsFile string                        `json:"findingsFile,omitempty"` // file name in the artifacts' folder, "" when all are in Listed
	Passes       int                           `json:"passes"`                 // how often the sheet was read
	spill        func() (io.ReadCloser, error) // opens FindingsFile, nil when all findings are in Listed
}

// Column is one column with its profile.
type Column struct {
	Name         string            `json:"name"`
	Title        string            `json:"title"`
	Type         string            `json:"type"`
	Unit         string            `json:"unit"`
	Letter       string            `json:"letter"`
	CodeList     string            `json:"codeList,omitempty"`
	Group        bool              `json:"group,omitempty"`   // filled from group rows
	Ordinal      bool              `json:"ordinal,omitempty"` // counts rows
	Hidden       bool              `json:"hidden,omitempty"`
	Required     bool              `json:"required"`
	Key          bool              `json:"key,omitempty"` // part of the primary key
	Rows         int64             `json:"rows"`
	Nulls        int64             `json:"nulls"`
	Distinct     int64             `json:"distinct"`
	Exact        bool              `json:"distinctExact"` // otherwise estimated, standard error 1.6 %
	Min          any               `json:"min"`           // number, or text of a day or period; null for texts and personal columns
	Max          any               `json:"max"`
	Mean         *float64          `json:"mean"`
	Sum          *float64          `json:"sum,omitempty"`
	Deviation    *float64          `json:"deviation,omitempty"` // standard deviation of the numbers
	Quantiles    []Quantile        `json:"quantiles,omitempty"` // of numbers and days; ranks are right within profile.RankError
	MinLength    *int              `json:"minLength,omitempty"` // characters
	MaxLength    *int              `json:"maxLength,omitempty"`
	MeanLength   *float64          `json:"meanLength,omitempty"`
	Top          []TopValue        `json:"top"`
	TopExact     bool              `json:"topExact"` // the counts are exact; else each is at least so (99 times of 100)
	Histogram    []int64           `json:"histogram"`
	HistogramOf  string            `json:"histogramOf,omitempty"` // "value" or "length"
	Bins         []Bin             `json:"bins,omitempty"`        // what each count of Histogram is of
	Patterns     []Pattern         `json:"patterns"`
	PatternRows  int64             `json:"patternRows,omitempty"` // texts whose shape was looked at
	Enum         []string          `json:"enum,omitempty"`        // all values, where they are few and repeat
	Evidence     []infer.Evidence  `json:"evidence"`
	Reading      *Reading          `json:"reading,omitempty"` // how its cells were read, where there was a choice
	Personal     *personal.Verdict `json:"personal"`
	Masked       bool              `json:"masked,omitempty"` // values are withheld because the column is personal, by its data or as declared
	FindingCount int64             `json:"findingCount"`
	Errors       int64             `json:"errors"`
	Warnings     int64             `json:"warnings"`
	Remark       Remark            `json:"remark"` // what a reviewer should know first
}

// Reading is how the cells of a column were read where the cell alone does not say. Zero members had no choice to make.
type Reading struct {
	Decimal     string `json:"decimal,omitempty"`     // "comma" or "point", how "1.234" was read
	DecimalSure bool   `json:"decimalSure,omitempty"` // the column or the table proves it
	Order       string `json:"order,omitempty"`       // "day" or "month", what stands first in "03/04/2026"
	OrderSure   bool   `json:"orderSure,omitempty"`   // the column proves it
	OrderMixed  bool   `json:"orderMixed,omitempty"`  // the column proves both orders
	Width       int    `json:"width,omitempty"`       // digits that nearly all codes have
	Tick        bool   `json:"tick,omitempty"`        // x marks rows and is no word for nothing
	Place       bool   `json:"place,omitempty"`       // holds names of places of the province
	Date1904    bool   `json:"date1904,omitempty"`    // day numbers count from 1904-01-01
}

// TopValue is a frequent value.
type TopValue struct {
	Value string `json:"value"`
	Count int64  `json:"count"`
}

// Pattern is how many texts of a column have one shape.
type Pattern = profile.Pattern

// Quantile is the value below or at which a share of a column's values lies.
type Quantile struct {
	At    float64 `json:"at"`    // 0 to 1
	Value any     `json:"value"` // number, or text of a day
}

// Bin is a bar of a histogram, see [profile.Bin]: from one value to another, or from one length to another.
type Bin struct {
	From  any   `json:"from"` // number, or text of a day
	To    any   `json:"to"`
	Count int64 `json:"count"`
}

// Remark is a coded short sentence about a column; see [RemarkText].
type Remark struct {
	Code   string            `json:"code"`
	Params map[string]string `json:"params,omitempty"`
}

// Note is a remark on how the sheet was read; its sentence is in package table's catalogue.
type Note struct {
	Code   string `json:"code"`
	Row    int    `json:"row,omitempty"`
	Detail string `json:"detail,omitempty"`
}

// RoleRange is a run of rows that are not data.
type RoleRange struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	Role string `json:"role"`
}

// TotalRow is a total of the sheet compared with its rows.
type TotalRow struct {
	Row     int    `json:"row"`
	Letter  string `json:"letter"`
	Written string `json:"written"`
	Summed  string `json:"summed"`
	Equal   bool   `json:"equal"`
}

// Dimension is one side of quality with its score and why.
type Dimension struct {
	Code   string            `json:"code"`  // "accuracy", "completeness", "clean", "live", "consistent"
	Score  *float64          `json:"score"` // 0 to 100; null when the data do not tell
	Params map[string]string `json:"params"`
}

// Findings streams all findings of the table in the order found, those past the cap from their file.
func (t *Table) Findings() iter.Seq2[Finding, error] {
	return func(yield func(Finding, error) bool) {
		for _, f := range t.Listed {
			if !yield(f, nil) {
				return
			}
		}
		if t.spill == nil {
			return
		}
		for f, err := range Spilled(t.spill, 0) {
			if !yield(f, err) {
				return
			}
		}
	}
}

// Open binds a report that came as JSON to the folder of its artifacts.
func (r *Report) Open(dir string) {
	r.dir = dir
	r.OpenWith(func(name string) (io.ReadCloser, error) { return os.Open(filepath.Join(dir, name)) })
}

// OpenWith binds a report that came as JSON to its artifacts, wherever open finds them by the names they have in the report.
func (r *Report) OpenWith(open func(name string) (io.ReadCloser, error)) {
	for _, t := range r.Tables {
		if name := t.FindingsFile; name != "" {
			t.spill = func() (io.ReadCloser, error) { return open(name) }
		}
	}
}

// Dir is the folder of the artifacts.
func (r *Report) Dir() string { return r.dir }

// Close removes the artifacts that were made without Options.OutDir.
func (r *Report) Close() error {
	if !r.temporary {
		return nil
	}
	return os.RemoveAll(r.dir)
}

// layoutRoles copies the rows that are not data.
func layoutRoles(l *table.Layout) []RoleRange {
	out := make([]RoleRange, 0, len(l.Roles))
	for _, r := range l.Roles {
		out = append(out, RoleRange{r.From, r.To, r.Role.String()})
	}
	return out
}
