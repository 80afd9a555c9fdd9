package compare

// Version is the version of the difference's JSON form. Members are added, never renamed or dropped.
const Version = 1

// Changes of a column.
const (
	Added   = "added"   // only the later delivery has it
	Removed = "removed" // only the earlier delivery has it
	Retyped = "retyped" // both have it, with another type, unit or code list
)

// Difference is what the later of two deliveries changed.
type Difference struct {
	Version int       `json:"version"`          // Version
	Rows    Count     `json:"rows"`             // data rows
	Columns []Column  `json:"columns"`          // in the later delivery's order, those it lacks at the end
	Keys    *Keys     `json:"keys,omitempty"`   // nil when the deliveries have no key in common
	Places  *Places   `json:"places,omitempty"` // nil when no column holds codes of communes
	Odd     []Outlier `json:"odd,omitempty"`    // figures that do not move as the others do, the oddest first
}

// Count is a number of things in either delivery.
type Count struct {
	Before int64 `json:"before"`
	After  int64 `json:"after"`
}

// Figure is a value in either delivery.
type Figure struct {
	Before float64 `json:"before"`
	After  float64 `json:"after"`
}

// Column is one column in both deliveries.
type Column struct {
	Name   string  `json:"name"`
	Title  string  `json:"title"`
	Type   string  `json:"type"` // as the later delivery has it
	Unit   string  `json:"unit,omitempty"`
	Change string  `json:"change,omitempty"` // "", or one of Added, Removed, Retyped
	Was    string  `json:"was,omitempty"`    // of a column that is Retyped: type, unit and code list before, parted by "; "
	Nulls  Count   `json:"nulls"`            // rows without a value
	Sum    *Figure `json:"sum,omitempty"`    // of figures that add up, else nil
	Low    string  `json:"low,omitempty"`    // least figure or day of the later delivery, canonical
	High   string  `json:"high,omitempty"`   // greatest figure or day of the later delivery
	WasLow string  `json:"wasLow,omitempty"` // the same of the earlier delivery
	// WasHigh is the greatest figure or day of the earlier delivery.
	WasHigh string `json:"wasHigh,omitempty"`
}

// Keys counts rows by their key.
type Keys struct {
	Columns []string `json:"columns"`
	Known   bool     `json:"known"`   // false when a delivery has more than MaxKeys rows: the counts are 0 then
	Kept    int64    `json:"kept"`    // in both, all values the same
	Changed int64    `json:"changed"` // in both, with another value in a column that both have
	Added   int64    `json:"added"`   // in the later alone
	Removed int64    `json:"removed"` // in the earlier alone
}

// Places groups rows by the commune in one column.
type Places struct {
	Column  string   `json:"column"`
	Known   bool     `json:"known"`             // false when there are more than MaxPlaces codes: the list is empty then
	List    []Place  `json:"list"`              // by code
	Gone    int      `json:"gone"`              // communes with rows in the earlier delivery alone
	New     int      `json:"new"`               // communes with rows in the later delivery alone
	Columns []string `json:"columns,omitempty"` // that add up
}

// Place is one commune.
type Place struct {
	Code string   `json:"code"`
	Name string   `json:"name,omitempty"` // in force or before, "" for an unknown code
	Rows Count    `json:"rows"`
	Sums []Figure `json:"sums,omitempty"` // of the columns that add up, in the order of Places.Columns
}

// Outlier is a commune's figure that moved otherwise than those of most communes.
type Outlier struct {
	Code   string  `json:"code"`
	Name   string  `json:"name,omitempty"`
	Column string  `json:"column"`
	Sum    Figure  `json:"sum"`
	Usual  float64 `json:"usual"` // what the later figure would be had it moved as the median did
	Score  float64 `json:"score"` // modified z-score of the logarithm of after/before
}
