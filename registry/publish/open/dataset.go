package open

import (
	"strings"
	"time"
)

// Dataset is one published open dataset, as the edition and the release that
// the publication names.
type Dataset struct {
	// Code is the address, `^[a-z0-9][a-z0-9-]{1,98}$`.
	Code string
	// ID is the record's opaque identifier, stable when a code changes.
	ID string
	// Edition counts publications: 1 for the first that the public saw.
	Edition int
	// Title is the Vietnamese name; never empty.
	Title string
	// TitleEn is the English name, or empty.
	TitleEn string
	// Description says in Vietnamese what a row is; may be empty.
	Description string
	// DescriptionEn is the same in English, or empty.
	DescriptionEn string
	// Theme is the province's own field.
	Theme Theme
	// Keywords are Vietnamese words, in the department's order.
	Keywords []string
	// Publisher is the owning department.
	Publisher Organization
	// Contact is the department's role mailbox.
	Contact Contact
	// LegalBasis lists the documents that oblige or allow the collection.
	LegalBasis []string
	// Frequency is how often the department promises a release.
	Frequency Frequency
	// Licence is the terms of use.
	Licence Licence
	// Spatial is the place covered, in words ("Tỉnh Sơn La"); may be empty.
	Spatial string
	// Temporal is the period covered; either end may be empty.
	Temporal Period
	// Issued is the first publication.
	Issued time.Time
	// Modified is the newest publication or refresh.
	Modified time.Time
	// Decision is the act that opened the dataset.
	Decision Decision
	// Columns are the approved columns, in the approved order.
	Columns []Column
	// Rows counts the data rows of the release.
	Rows int64
	// RowsFile names the approved rows file.
	RowsFile File
	// CSV and XLSX are the sizes and hashes of the public downloads, as
	// rows.Measure gave them for this very value. A zero File means that
	// nobody measured yet; whoever needs it measures then.
	CSV, XLSX File
	// Language is the language of the rows, ISO 639-3; empty means "vie".
	Language string
}

// Name is the dataset's title in the asked language ("vi" or "en"), falling
// back to Vietnamese, with the language that it is really in.
func (d *Dataset) Name(lang string) (text, in string) { return pick(lang, d.Title, d.TitleEn) }

// About is the dataset's description in the asked language, falling back to
// Vietnamese, with the language that it is really in.
func (d *Dataset) About(lang string) (text, in string) {
	return pick(lang, d.Description, d.DescriptionEn)
}

// Column is one approved column.
type Column struct {
	// Name is the ASCII identifier and the header of the rows file.
	Name string
	// Title is the Vietnamese header.
	Title string
	// Type is one of string integer number boolean date datetime period.
	Type string
	// Unit is the unit of a number ("ha"), or empty.
	Unit string
	// Description explains the column; may be empty.
	Description string
}

// Numeric says whether the column holds numbers to be added or compared.
func (c Column) Numeric() bool { return c.Type == "integer" || c.Type == "number" }

// Theme is one of the province's fields.
type Theme struct {
	// Code is the address, "nong-nghiep".
	Code string
	// Title and TitleEn are the names; TitleEn may be empty.
	Title, TitleEn string
	// EUTheme is the IRI in the EU data-theme table, or empty.
	EUTheme string
}

// Name is the theme's name in the asked language, with the language it is in.
func (t Theme) Name(lang string) (text, in string) { return pick(lang, t.Title, t.TitleEn) }

// Organization is a publisher.
type Organization struct {
	// Code is the agency identifier or short code; its lower-case form is the address.
	Code string
	// Name and NameEn are the names; NameEn may be empty.
	Name, NameEn string
}

// Slug is the organization's part of an address.
func (o Organization) Slug() string { return strings.ToLower(o.Code) }

// Label is the organization's name in the asked language, with the language it is in.
func (o Organization) Label(lang string) (text, in string) { return pick(lang, o.Name, o.NameEn) }

// Contact is where the public writes to: a function, never a person.
type Contact struct {
	// Name is the role ("Phòng Thông tin"), Email its mailbox, Phone its number; all may be empty.
	Name, Email, Phone string
}

// Licence is the terms of use.
type Licence struct {
	// Code is the address, "dlm-cqnn" or "CC-BY-4.0".
	Code string
	// Title and TitleEn are the names; TitleEn may be empty.
	Title, TitleEn string
	// URL is the full text, or empty when our own page is the text.
	URL string
}

// Name is the licence's name in the asked language, with the language it is in.
func (l Licence) Name(lang string) (text, in string) { return pick(lang, l.Title, l.TitleEn) }

// Period is a span of dates, YYYY-MM-DD, both inclusive; either may be empty.
type Period struct{ Start, End string }

// Decision is the act of the province that opens a dataset.
type Decision struct {
	// Number is the document's number, "2417/QĐ-UBND".
	Number string
	// Date is its date, YYYY-MM-DD.
	Date string
	// AnnexNo is the dataset's line in the annex; 0 when unknown.
	AnnexNo int
	// Signatory is the office that signed, as printed; may be empty.
	Signatory string
}

// File is a size and a hash.
type File struct {
	// SHA256 is lower-case hexadecimal.
	SHA256 string
	// Size is in bytes.
	Size int64
}

// Frequency is the contract's enumeration of update frequencies.
type Frequency string

// The frequencies of the contract.
const (
	FrequencyUnknown      Frequency = "UNKNOWN"
	FrequencyRealtime     Frequency = "REALTIME"
	FrequencyDaily        Frequency = "DAILY"
	FrequencyWeekly       Frequency = "WEEKLY"
	FrequencyMonthly      Frequency = "MONTHLY"
	FrequencyQuarterly    Frequency = "QUARTERLY"
	FrequencyBiannual     Frequency = "BIANNUAL"
	FrequencyAnnual       Frequency = "ANNUAL"
	FrequencyQuinquennial Frequency = "QUINQUENNIAL"
	FrequencyOnChange     Frequency = "ON_CHANGE"
	FrequencyIrregular    Frequency = "IRREGULAR"
)

// Frequencies lists the enumeration from often to seldom.
func Frequencies() []Frequency {
	return []Frequency{
		FrequencyRealtime, FrequencyDaily, FrequencyWeekly, FrequencyMonthly, FrequencyQuarterly, FrequencyBiannual,
		FrequencyAnnual, FrequencyQuinquennial, FrequencyOnChange, FrequencyIrregular, FrequencyUnknown,
	}
}

// Tombstone is what stays of a withdrawn dataset.
type Tombstone struct {
	// Code is the address that the dataset had.
	Code string
	// WithdrawnAt is when it was taken away.
	WithdrawnAt time.Time
	// Reason is the published reason, in Vietnamese.
	Reason string
}

func pick(lang, vi, en string) (text, in string) {
	if lang == "en" && en != "" {
		return en, "en"
	}
	return vi, "vi"
}
