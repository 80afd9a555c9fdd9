package registry

import (
	"encoding/json"
	"time"
)

// Identifiers. Each is a UUIDv7 text unless said otherwise; codes and names are attributes, never identifiers.
type (
	DatasetID      string
	OrganizationID string
	AccountID      string
	ReleaseID      string
	DecisionID     string
	UploadID       string // random, bound to its uploader
	JobID          string
	FeedbackID     string
	RoundID        string
	SubmissionID   string
	NoticeID       string
	TaskID         string
	SupplementID   string
	TaskForceID    string
	TokenID        string
)

// Contact is the office that answers for a dataset; for the public a role mailbox.
type Contact struct {
	Name  string `json:"name,omitempty"`
	Email string `json:"email,omitempty"`
	Phone string `json:"phone,omitempty"`
}

// IsZero reports whether nothing is given.
func (c Contact) IsZero() bool { return c == Contact{} }

// PersonalBasis is the recorded legal basis for one personal column that stays in an open dataset
// (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).
type PersonalBasis struct {
	Column string `json:"column"`
	Basis  string `json:"basis"`
}

// Content is what an edition says: what is reviewed, decided and published.
type Content struct {
	Title           string          `json:"title"`
	Description     string          `json:"description,omitempty"`
	Theme           string          `json:"theme,omitempty"` // code of a built-in theme
	Keywords        []string        `json:"keywords,omitempty"`
	Contact         *Contact        `json:"contact,omitempty"`
	LegalBasis      []string        `json:"legalBasis,omitempty"`
	UpdateFrequency Frequency       `json:"updateFrequency"`
	Sharing         Sharing         `json:"sharing"`
	Importance      Importance      `json:"importance"`
	PersonalData    PersonalData    `json:"personalData"`
	Licence         string          `json:"licence,omitempty"`
	SourceSystem    string          `json:"sourceSystem,omitempty"`
	Connection      string          `json:"connection,omitempty"` // the system and address the data lives behind, when no file is handed in
	Spatial         string          `json:"spatial,omitempty"`
	TemporalStart   string          `json:"temporalStart,omitempty"` // YYYY-MM-DD
	TemporalEnd     string          `json:"temporalEnd,omitempty"`   // YYYY-MM-DD
	PersonalBasis   []PersonalBasis `json:"personalBasis,omitempty"`
	DeclaredColumns []string        `json:"declaredColumns,omitempty"` // "các trường thông tin" as the department's list names them
	Formats         []string        `json:"formats,omitempty"`         // "định dạng, hình thức chia sẻ": CSV, Excel, API
	DueDate         string          `json:"dueDate,omitempty"`         // YYYY-MM-DD by which the department promised the data
	Remark          string          `json:"remark,omitempty"`
	Schema          string          `json:"schema,omitempty"`       // SHA-256 of the canonical JSON Schema, in hex
	SchemaOrigin    string          `json:"schemaOrigin,omitempty"` // inferred, declared, imported
}

// Review is where the newest edition stands with the reviewers.
type Review struct {
	Status      ReviewStatus `json:"status"`
	Reviewer    AccountID    `json:"reviewer,omitempty"`
	Editors     []AccountID  `json:"editors,omitempty"`     // who registered or edited this edition: they may not approve it
	SubmittedAt *time.Time   `json:"submittedAt,omitempty"` // of the newest SUBMIT
	Version     int          `json:"version,omitempty"`     // the record's version bound at SUBMIT
	Release     ReleaseID    `json:"release,omitempty"`     // the release bound at SUBMIT
	At          time.Time    `json:"at"`                    // since when the status holds
	Due         string       `json:"due,omitempty"`         // YYYY-MM-DD, what the reviewer asked by REQUEST_CHANGES
}

// Publication is the pointer that the public, the feed and the public pages follow. Only PUBLISH, REFRESH, SUSPEND, RESUME
// and WITHDRAW move what is served.
type Publication struct {
	Status    PublicationStatus  `json:"status"`
	Next      *PublicationStatus `json:"next,omitempty"`      // a newer edition's way to the public
	NextAt    *time.Time         `json:"nextAt,omitempty"`    // since when Next holds
	Proposed  int                `json:"proposed,omitempty"`  // edition that was proposed, then decided
	Decision  DecisionID         `json:"decision,omitempty"`  // decision that names Proposed, from DECIDED on
	Edition   int                `json:"edition,omitempty"`   // served edition; 0 while nothing was ever published
	Release   ReleaseID          `json:"release,omitempty"`   // served release
	Under     DecisionID         `json:"under,omitempty"`     // decision the served edition was published under
	Count     int                `json:"count,omitempty"`     // how many times PUBLISH or REFRESH moved the pointer: the public's version
	From      *time.Time         `json:"from,omitempty"`      // first publication
	Moved     *time.Time         `json:"moved,omitempty"`     // newest PUBLISH or REFRESH: the public's "updated"
	Withdrawn *time.Time         `json:"withdrawn,omitempty"` // tombstone: stays until published again
	At        time.Time          `json:"at"`                  // since when the status holds
}

// Dataset is one entry of the catalogue: DCAT's Dataset plus what the law asks. Version is the lock: it counts every accepted
// edit and transition. Edition counts the content that is reviewed, decided and published.
type Dataset struct {
	ID        DatasetID      `json:"id"`
	Code      string         `json:"code"`
	LocalCode string         `json:"localCode,omitempty"` // as the department's list writes it
	Owner     OrganizationID `json:"owner"`
	Version   int            `json:"version"`
	Edition   int            `json:"edition"`
	InForce   int            `json:"inForce,omitempty"` // newest approved edition, 0 for none
	Content
	Review      Review          `json:"review"`
	Publication Publication     `json:"publication"`
	Reason      string          `json:"reason,omitempty"` // of the newest SUSPEND or WITHDRAW, shown on the tombstone
	Band        float64         `json:"band,omitempty"`   // share by which the rows of a delivery may differ from the last, 0 for DefaultBand
	Warehouse   WarehouseStatus `json:"warehouse"`
	Service     ServiceStatus   `json:"service"`
	CreatedBy   AccountID       `json:"createdBy"`
	CreatedAt   time.Time       `json:"createdAt"`
	UpdatedAt   time.Time       `json:"updatedAt"`
}

// Edition is an approved edition, kept as it was for ever.
type Edition struct {
	Dataset    DatasetID `json:"dataset"`
	Number     int       `json:"number"`
	Version    int       `json:"version"` // the record's version at approval
	Release    ReleaseID `json:"release,omitempty"`
	ApprovedAt time.Time `json:"approvedAt"`
	ApprovedBy AccountID `json:"approvedBy"`
	Content
}

// RegisterInput is what a caller gives to register a dataset. What it leaves out is UNCLASSIFIED, UNKNOWN or empty.
type RegisterInput struct {
	Code      string // wished; empty for one made from LocalCode or Title
	LocalCode string
	Owner     string // organization code
	Content
	Upload UploadID // a file to attach in the same act
	Sheet  string
	Period string
	// Corrections are how a person corrected the reading of the file, as the reader takes them; nil for none.
	Corrections json.RawMessage
}

// DatasetPatch changes members of the newest edition's content. A nil member stays as it is; Clear empties members by their
// JSON name.
type DatasetPatch struct {
	Title           *string
	Description     *string
	Theme           *string
	Keywords        *[]string
	Contact         *Contact
	LegalBasis      *[]string
	UpdateFrequency *Frequency
	Sharing         *Sharing
	Importance      *Importance
	PersonalData    *PersonalData
	Licence         *string
	SourceSystem    *string
	Connection      *string
	Spatial         *string
	TemporalStart   *string
	TemporalEnd     *string
	PersonalBasis   *[]PersonalBasis
	DeclaredColumns *[]string
	Formats         *[]string
	DueDate         *string
	Remark          *string
	Clear           []string
}
