package registry

import (
	"encoding/json"
	"time"
)

// Organization is a department, commune, agency, operator, portal provider or task force.
type Organization struct {
	ID         OrganizationID `json:"id"`
	Version    int            `json:"version"`
	Code       string         `json:"code"`                 // short code: SNNMT
	AgencyCode string         `json:"agencyCode,omitempty"` // H52…, QĐ 20/2020/QĐ-TTg
	Name       string         `json:"name"`
	ShortName  string         `json:"shortName,omitempty"` // "Sở KH&CN": used in dense lists
	NameEn     string         `json:"nameEn,omitempty"`
	Kind       string         `json:"kind"` // department, commune, agency, operator, portal, taskforce, committee
	Parent     OrganizationID `json:"parent,omitempty"`
	ValidFrom  string         `json:"validFrom,omitempty"` // YYYY-MM-DD
	ValidTo    string         `json:"validTo,omitempty"`   // YYYY-MM-DD
	CreatedAt  time.Time      `json:"createdAt"`
}

// Account is a person or a service that acts. The log knows its ID alone; username, name and mail can be erased.
type Account struct {
	ID           AccountID      `json:"id"`
	Version      int            `json:"version"`
	Username     string         `json:"username"`
	Name         string         `json:"name,omitempty"`
	Email        string         `json:"email,omitempty"`
	Organization OrganizationID `json:"organization"`
	Roles        []Role         `json:"roles"`
	Disabled     bool           `json:"disabled,omitempty"`
	CreatedAt    time.Time      `json:"createdAt"`
}

// Upload is a received file that waits to be attached. It belongs to its uploader alone and expires after seven days.
type Upload struct {
	ID        UploadID  `json:"id"`
	Account   AccountID `json:"account"`
	Name      string    `json:"name"` // as the uploader's machine called it, base name only
	Size      int64     `json:"size"` // bytes
	SHA256    string    `json:"sha256"`
	MediaType string    `json:"mediaType"`
	At        time.Time `json:"at"`
	ExpiresAt time.Time `json:"expiresAt"`
	Attached  bool      `json:"attached,omitempty"`
	Swept     bool      `json:"swept,omitempty"` // expired, and its bytes are nobody's any more or somebody else's
}

// FileRef names stored bytes and what they were called.
type FileRef struct {
	SHA256    string `json:"sha256"`
	Name      string `json:"name,omitempty"`
	Size      int64  `json:"size"` // bytes
	MediaType string `json:"mediaType,omitempty"`
}

// Quality sums up one report.
type Quality struct {
	Status   QualityStatus `json:"status"`
	Score    float64       `json:"score"` // 0…100
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
	Infos    int           `json:"infos"`
}

// PersonalColumn is a column suspected to hold personal data.
type PersonalColumn struct {
	Column     string       `json:"column"` // column name
	Kind       string       `json:"kind"`   // for example cccd, phone, name
	Class      PersonalData `json:"class"`
	Confidence float64      `json:"confidence"` // 0…1
}

// SmallGroups says how many rows stand in small groups when columns are combined; without values.
type SmallGroups struct {
	Columns  []string `json:"columns"`  // column names
	Smallest int64    `json:"smallest"` // rows of the smallest group
	Groups   int64    `json:"groups"`   // small ones
	Rows     int64    `json:"rows"`     // in them
}

// Release is one delivery of data under an edition: period, file, report.
type Release struct {
	ID      ReleaseID `json:"id"`
	Version int       `json:"version"`
	Dataset DatasetID `json:"dataset"`
	Number  int       `json:"number"`  // 1, 2, … within the dataset
	Edition int       `json:"edition"` // edition it was handed in under
	Period  string    `json:"period,omitempty"`
	Sheet   string    `json:"sheet,omitempty"`
	// Corrections are how a person corrected the reading of the file; nil for none.
	Corrections json.RawMessage  `json:"corrections,omitempty"`
	File        FileRef          `json:"file"`
	Status      JobStatus        `json:"status"` // QUEUED until checked, then DONE or FAILED
	Job         JobID            `json:"job,omitempty"`
	Quality     Quality          `json:"quality"`
	Report      string           `json:"report,omitempty"`    // SHA-256 of the stored report
	Grid        string           `json:"grid,omitempty"`      // SHA-256 of the sheet as drawn
	Artifacts   []string         `json:"artifacts,omitempty"` // SHA-256 of all else that was stored of its tables; the report says which is which
	RowsFile    *FileRef         `json:"rowsFile,omitempty"`  // canonical rows: what previews and downloads are made from
	Rows        int64            `json:"rows"`
	Schema      string           `json:"schema,omitempty"` // SHA-256 of the inferred schema
	Groups      []FindingCount   `json:"groups,omitempty"` // findings by code and column
	Personal    []PersonalColumn `json:"personal,omitempty"`
	Survey      *Survey          `json:"survey,omitempty"`      // what cleaning could do to the file
	Cleaning    *Cleaning        `json:"cleaning,omitempty"`    // what its rows are cleaned by, nil for nothing
	SmallGroups *SmallGroups     `json:"smallGroups,omitempty"` // nil where no combination was counted
	Detector    int              `json:"detector,omitempty"`    // version of the detector that found Personal; 0 before it had one
	Accepted    bool             `json:"accepted,omitempty"`    // its edition was approved with it, or it stays within what was
	AcceptedBy  AccountID        `json:"acceptedBy,omitempty"`  // the reviewer who took it although its row count lay outside the band
	Compared    *Compared        `json:"compared,omitempty"`    // with the newest delivery accepted before it, nil for the first
	CreatedBy   AccountID        `json:"createdBy"`
	CreatedAt   time.Time        `json:"createdAt"`
}

// Compared names what was stored of the comparison of a delivery with an earlier one.
type Compared struct {
	With       ReleaseID `json:"with"`          // the earlier delivery
	Number     int       `json:"number"`        // its number
	Difference string    `json:"difference"`    // SHA-256 of the difference, as package compare writes it
	Odd        int       `json:"odd,omitempty"` // figures that do not move as the others do
}

// Survey names what was stored of what cleaning could do to a file.
type Survey struct {
	Document string `json:"document"` // SHA-256 of the survey
	Cells    string `json:"cells"`    // SHA-256 of the cells that it would change
}

// FindingCount is how often one cause occurs.
type FindingCount struct {
	Code     string `json:"code"`
	Severity string `json:"severity"` // error, warning, info
	Column   string `json:"column,omitempty"`
	Count    int    `json:"count"`
}

// Finding is one reason of a reviewer: to a field, a column or a cell; with Waive it excuses an error finding.
type Finding struct {
	Path    string `json:"path,omitempty"`
	Column  string `json:"column,omitempty"`
	Row     int    `json:"row,omitempty"`
	Code    string `json:"code,omitempty"`
	Message string `json:"message"`
	Waive   bool   `json:"waive,omitempty"`
}

// Verdict is a review of one edition at one version.
type Verdict struct {
	ID         string        `json:"id"`
	Dataset    DatasetID     `json:"dataset"`
	Edition    int           `json:"edition"`
	Version    int           `json:"version"` // bound at SUBMIT
	Release    ReleaseID     `json:"release,omitempty"`
	Transition Transition    `json:"transition"` // APPROVE, REQUEST_CHANGES, REJECT, REVOKE
	Reviewer   AccountID     `json:"reviewer"`
	Comment    string        `json:"comment,omitempty"`
	Findings   []Finding     `json:"findings,omitempty"`
	RuleSet    string        `json:"ruleSet"`
	Checks     []PolicyCheck `json:"checks,omitempty"`
	// Inputs are the facts that the rules looked at, and their SHA-256 as the log's entry names it.
	Inputs     json.RawMessage `json:"inputs,omitempty"`
	InputsHash string          `json:"inputsHash,omitempty"`
	People     []Part          `json:"people,omitempty"` // whose hands the edition went through
	At         time.Time       `json:"at"`
	Seq        uint64          `json:"seq"`
}

// DecisionLine is one row of a decision's annex.
type DecisionLine struct {
	Dataset DatasetID `json:"dataset"`
	Edition int       `json:"edition"`
	AnnexNo int       `json:"annexNo"`
}

// Decision announces open data: issuer, number, date, signatory, annex (NĐ 30/2020/NĐ-CP names the parts of the paper).
type Decision struct {
	ID        DecisionID     `json:"id"`
	Version   int            `json:"version"`
	Issuer    OrganizationID `json:"issuer"`
	Number    string         `json:"number"`
	Date      string         `json:"date"` // YYYY-MM-DD
	Signatory string         `json:"signatory"`
	Lines     []DecisionLine `json:"lines"`
	File      *FileRef       `json:"file,omitempty"`
	CreatedBy AccountID      `json:"createdBy"`
	CreatedAt time.Time      `json:"createdAt"`

	EffectiveFrom string     `json:"effectiveFrom,omitempty"` // YYYY-MM-DD; empty: the day of signing
	Supersedes    DecisionID `json:"supersedes,omitempty"`    // the decision whose list this one replaces
	SupersededBy  DecisionID `json:"supersededBy,omitempty"`
	ListChecked   *Checked   `json:"listChecked,omitempty"`   // the last review of the list
	UpdateChecked *Checked   `json:"updateChecked,omitempty"` // that its data were brought up to date after publication
}

// Feedback is what somebody of the public reported about an open dataset.
type Feedback struct {
	ID         FeedbackID `json:"id"`
	Version    int        `json:"version"`
	Ref        string     `json:"ref"` // short number the reporter can quote
	Dataset    DatasetID  `json:"dataset"`
	Text       string     `json:"text"`
	Contact    string     `json:"contact,omitempty"`
	At         time.Time  `json:"at"`
	Answer     string     `json:"answer,omitempty"`
	AnsweredAt *time.Time `json:"answeredAt,omitempty"`
	AnsweredBy AccountID  `json:"answeredBy,omitempty"`
}

// JobStatus is where a job stands.
type JobStatus string

// States of a job. HELD waits for an operator, after a restore.
const (
	JobQueued  JobStatus = "QUEUED"
	JobRunning JobStatus = "RUNNING"
	JobDone    JobStatus = "DONE"
	JobFailed  JobStatus = "FAILED"
	JobHeld    JobStatus = "HELD"
)

// Job is work that acts outside the log or takes long. It is written in the transaction that causes it and executed under a lease.
type Job struct {
	ID         JobID           `json:"id"`
	Kind       string          `json:"kind"` // check, try
	Status     JobStatus       `json:"status"`
	Dataset    DatasetID       `json:"dataset,omitempty"`
	Account    AccountID       `json:"account,omitempty"` // who caused it
	Input      json.RawMessage `json:"input"`
	Done       int64           `json:"done,omitempty"`  // units of work done so far, bytes for files
	Total      int64           `json:"total,omitempty"` // 0 while unknown
	Attempts   int             `json:"attempts"`
	Lease      *time.Time      `json:"lease,omitempty"` // until when the worker that took it may work
	Error      *JobError       `json:"error,omitempty"`
	Result     json.RawMessage `json:"result,omitempty"`
	CreatedAt  time.Time       `json:"createdAt"`
	StartedAt  *time.Time      `json:"startedAt,omitempty"`
	FinishedAt *time.Time      `json:"finishedAt,omitempty"`
}

// JobError is why a job failed, as a message code with its parameters.
type JobError struct {
	Code   string         `json:"code"`
	Params map[string]any `json:"params,omitempty"`
}
