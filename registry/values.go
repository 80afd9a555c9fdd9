package registry

// The enumerations of the contract. Their text is what JSON, GraphQL and the log carry.

// Sharing is the legal class by who may use the data (Luật Dữ liệu 60/2024/QH15, art. 13.1a).
type Sharing string

// Classes of sharing.
const (
	SharingUnclassified Sharing = "UNCLASSIFIED"
	SharingOpen         Sharing = "OPEN"
	SharingShared       Sharing = "SHARED"
	SharingRestricted   Sharing = "RESTRICTED"
)

// Importance is the legal class by the harm that disclosure would do (Luật Dữ liệu art. 13.1b, QĐ 20/2025/QĐ-TTg).
type Importance string

// Classes of importance.
const (
	ImportanceUnclassified Importance = "UNCLASSIFIED"
	ImportanceOrdinary     Importance = "ORDINARY"
	ImportanceImportant    Importance = "IMPORTANT"
	ImportanceCore         Importance = "CORE"
)

// PersonalData is the strongest class of personal data in a dataset or column (NĐ 356/2025/NĐ-CP).
type PersonalData string

// Classes of personal data.
const (
	PersonalUnclassified PersonalData = "UNCLASSIFIED"
	PersonalNone         PersonalData = "NONE"
	PersonalBasic        PersonalData = "BASIC"
	PersonalSensitive    PersonalData = "SENSITIVE"
)

// ReviewStatus is where the newest edition stands on the review axis.
type ReviewStatus string

// States of the review axis (model.md).
const (
	Draft            ReviewStatus = "DRAFT"
	Submitted        ReviewStatus = "SUBMITTED"
	InReview         ReviewStatus = "IN_REVIEW"
	ChangesRequested ReviewStatus = "CHANGES_REQUESTED"
	Approved         ReviewStatus = "APPROVED"
	Rejected         ReviewStatus = "REJECTED"
	Retired          ReviewStatus = "RETIRED"
)

// QualityStatus sums up the report of the newest release.
type QualityStatus string

// States of quality.
const (
	Unchecked      QualityStatus = "UNCHECKED"
	QualityFailed  QualityStatus = "FAILED"
	QualityWarning QualityStatus = "WARNING"
	QualityPassed  QualityStatus = "PASSED"
)

// WarehouseStatus is where the dataset stands in the shared warehouse.
type WarehouseStatus string

// NotPlanned is the state of a dataset that has no table.
const NotPlanned WarehouseStatus = "NOT_PLANNED"

// ServiceStatus is where the dataset's API stands.
type ServiceStatus string

// ServiceNotPlanned is the state of a dataset that has no API.
const ServiceNotPlanned ServiceStatus = "NOT_PLANNED"

// PublicationStatus is what the public has.
type PublicationStatus string

// States of the publication axis (model.md).
const (
	NotProposed PublicationStatus = "NOT_PROPOSED"
	Proposed    PublicationStatus = "PROPOSED"
	Decided     PublicationStatus = "DECIDED"
	Published   PublicationStatus = "PUBLISHED"
	Suspended   PublicationStatus = "SUSPENDED"
	Withdrawn   PublicationStatus = "WITHDRAWN"
)

// Frequency is how often the data is brought up to date.
type Frequency string

// Frequencies; FrequencyUnknown until someone says.
const (
	FrequencyUnknown Frequency = "UNKNOWN"
	Realtime         Frequency = "REALTIME"
	Daily            Frequency = "DAILY"
	Weekly           Frequency = "WEEKLY"
	Monthly          Frequency = "MONTHLY"
	Quarterly        Frequency = "QUARTERLY"
	Biannual         Frequency = "BIANNUAL"
	Annual           Frequency = "ANNUAL"
	Quinquennial     Frequency = "QUINQUENNIAL"
	OnChange         Frequency = "ON_CHANGE"
	Irregular        Frequency = "IRREGULAR"
)

// Values lists the members of each enumeration in the contract's order; inputs are checked and schemas printed from it.
var Values = struct {
	Sharing      []Sharing
	Importance   []Importance
	PersonalData []PersonalData
	Review       []ReviewStatus
	Quality      []QualityStatus
	Publication  []PublicationStatus
	Frequency    []Frequency
}{
	[]Sharing{SharingUnclassified, SharingOpen, SharingShared, SharingRestricted},
	[]Importance{ImportanceUnclassified, ImportanceOrdinary, ImportanceImportant, ImportanceCore},
	[]PersonalData{PersonalUnclassified, PersonalNone, PersonalBasic, PersonalSensitive},
	[]ReviewStatus{Draft, Submitted, InReview, ChangesRequested, Approved, Rejected, Retired},
	[]QualityStatus{Unchecked, QualityFailed, QualityWarning, QualityPassed},
	[]PublicationStatus{NotProposed, Proposed, Decided, Published, Suspended, Withdrawn},
	[]Frequency{FrequencyUnknown, Realtime, Daily, Weekly, Monthly, Quarterly, Biannual, Annual, Quinquennial, OnChange, Irregular},
}
