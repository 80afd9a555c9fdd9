package check

// Severity says how bad a finding is (contract, Severity).
type Severity string

const (
	// Error: no rule can give the value with certainty.
	Error Severity = "error"
	// Warning: read with certainty but not written as it should be.
	Warning Severity = "warning"
	// Info: worth knowing.
	Info Severity = "info"
)

// Finding is one thing found at one place. Its sentences come from [Message].
type Finding struct {
	Code        string            `json:"code"`                 // stable, with a sentence in the catalogue: "number.unit"
	Severity    Severity          `json:"severity"`             // see Severity
	Sheet       string            `json:"sheet"`                // sheet name
	Row         int               `json:"row"`                  // the sheet's own row number, 0 for the column or table as a whole
	Column      string            `json:"column"`               // the column's name, "" for the row or table as a whole
	ColumnTitle string            `json:"columnTitle"`          // its header as written
	Letter      string            `json:"letter"`               // its letters in the sheet
	Value       string            `json:"value"`                // the raw cell
	Understood  string            `json:"understood,omitempty"` // the value that the rows carry
	Rule        string            `json:"rule"`                 // the quality dimension the rule serves: "accuracy", "validity", …
	Sure        bool              `json:"sure"`                 // the mend is certain: replace Value by Understood
	Article     string            `json:"article,omitempty"`    // the rule of law behind it
	Params      map[string]string `json:"params,omitempty"`     // fill the sentence's placeholders
}

// Group is all findings of one cause in one column.
type Group struct {
	Code        string            `json:"code"`
	Severity    Severity          `json:"severity"`
	Column      string            `json:"column"`
	ColumnTitle string            `json:"columnTitle"`
	Letter      string            `json:"letter"`
	Count       int64             `json:"count"` // findings in the group, all of them
	Sure        int64             `json:"sure"`  // of these, mends that are certain
	Rule        string            `json:"rule"`  // as in Finding
	Article     string            `json:"article,omitempty"`
	Examples    []Finding         `json:"examples"` // the first few
	Params      map[string]string `json:"params,omitempty"`
}

// examplesKept is how many findings a group shows.
const examplesKept = 5
