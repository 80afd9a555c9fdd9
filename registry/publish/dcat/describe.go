package dcat

import (
	"strconv"
	"strings"
	"time"

	"danhmuc/registry/publish/open"
)

const euAuthority = "http://publications.europa.eu/resource/authority/"

// IRIs of the authority tables and standards that we point to.
const (
	iriPublic     = euAuthority + "access-right/PUBLIC"
	iriStable     = euAuthority + "planned-availability/STABLE"
	iriWithdrawn  = euAuthority + "dataset-status/WITHDRAWN"
	iriEUThemes   = euAuthority + "data-theme"
	iriProfile    = "http://data.europa.eu/r5r/"
	iriAuthority  = "http://purl.org/adms/publishertype/RegionalAuthority"
	iriSHA256     = nsSPDX + "checksumAlgorithm_sha256"
	iriMediaTypes = "https://www.iana.org/assignments/media-types/"
)

// download is one of the forms in which the rows are served.
type download struct {
	name, fragment, checksum, address string
	format, mediaType, standard       string // IRIs
}

func csvDownload() download {
	return download{
		"CSV", "#csv", "#csv-checksum", "/data.csv",
		euAuthority + "file-type/CSV", iriMediaTypes + "text/csv", "https://www.rfc-editor.org/rfc/rfc4180",
	}
}

func xlsxDownload() download {
	return download{
		"XLSX", "#xlsx", "#xlsx-checksum", "/data.xlsx",
		euAuthority + "file-type/XLSX", iriMediaTypes + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		"https://ecma-international.org/publications-and-standards/standards/ecma-376/",
	}
}

// MaxXLSXRows is how many data rows a worksheet holds under one header row
// (ECMA-376: 1,048,576 rows); a longer table has no XLSX.
const MaxXLSXRows = 1<<20 - 1

// writer walks over records and remembers what must still be described.
type writer struct {
	emitter
	site   Site
	root   string // the public address without a slash at the end
	labels labels
	// shared holds how to describe the nodes at the end, in the order of first
	// mention; mentioned holds their IRIs.
	shared    []func()
	mentioned map[string]bool
	// addresses holds the IRIs of themes, publishers and licences by kind and code.
	addresses map[string]string
}

// first says whether the IRI was not mentioned before, and remembers it.
func (w *writer) first(iri string) bool {
	if w.mentioned[iri] {
		return false
	}
	w.mentioned[iri] = true
	return true
}

// later describes a node at the end of the document.
func (w *writer) later(describe func()) { w.shared = append(w.shared, describe) }

// mentionConcept remembers a labelled node of an authority table or standard.
func (w *writer) mentionConcept(iri string, class, also term) {
	if !w.first(iri) {
		return
	}
	name := propLabel
	switch {
	case class == clsConcept || also == clsConcept:
		name = propPrefLabel
	case class == clsConceptScheme || class == clsStandard:
		name = propTitle
	}
	w.later(func() {
		w.node(iri, "", class, also)
		w.label(name, iri)
		w.endNode()
	})
}

// address answers an IRI that is asked for once per dataset and made once.
func (w *writer) address(kind, code string, make func() string) string {
	if iri, ok := w.addresses[kind+code]; ok {
		return iri
	}
	iri := make()
	w.addresses[kind+code] = iri
	return iri
}

// label writes a label of labels.json in every language that it has.
func (w *writer) label(p term, code string) {
	for _, lang := range languages() {
		if text := w.labels[code][lang]; text != "" {
			w.text(p, text, lang)
		}
	}
}

// both writes a Vietnamese text and, if there is one, the English beside it.
func (w *writer) both(p term, vi, en string) {
	if vi != "" {
		w.text(p, vi, "vi")
	}
	if en != "" {
		w.text(p, en, "en")
	}
}

func (w *writer) time(p term, at string) {
	if at != "" {
		w.typed(p, at, typeDateTime)
	}
}

// stamp writes a time for xsd:dateTime; the zero time is empty.
func stamp(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format("2006-01-02T15:04:05Z")
}

// describeShared writes what was mentioned; describing may mention more.
func (w *writer) describeShared() {
	for i := 0; i < len(w.shared); i++ {
		w.shared[i]()
	}
}

// dataset writes a dataset with its parts.
func (w *writer) dataset(d *open.Dataset) {
	iri := w.site.DatasetIRI(d.Code)
	language := languageIRI(d.Language)
	w.node(iri, "", clsDataset, noTerm)
	w.both(propTitle, d.Title, d.TitleEn)
	if d.Description == "" {
		w.both(propDescription, d.Title, d.TitleEn) // DCAT-AP wants one
	} else {
		w.both(propDescription, d.Description, d.DescriptionEn)
	}
	w.text(propIdentifier, d.Code, "")
	if d.Edition > 0 {
		w.text(propVersion, strconv.Itoa(d.Edition), "")
	}
	for _, k := range d.Keywords {
		w.text(propKeyword, k, "vi")
	}
	w.themes(d.Theme)
	w.ref(propPublisher, w.publisher(d.Publisher), "")
	w.ref(propContactPoint, iri, "#contact")
	w.ref(propAccessRights, iriPublic, "")
	frequency := frequencyIRI(d.Frequency)
	w.ref(propAccrualPeriodicity, frequency, "")
	w.ref(propLanguage, language, "")
	issued, modified := stamp(d.Issued), stamp(d.Modified)
	w.time(propIssued, issued)
	w.time(propModified, modified)
	if d.Spatial != "" {
		w.ref(propSpatial, iri, "#spatial")
	}
	hasPeriod := isDate(d.Temporal.Start) || isDate(d.Temporal.End)
	if hasPeriod {
		w.ref(propTemporal, iri, "#temporal")
	}
	if d.Decision.Number != "" {
		w.ref(propProvenance, iri, "#decision")
	}
	if len(d.LegalBasis) > 0 {
		w.ref(propProvenance, iri, "#legal-basis")
	}
	w.ref(propLandingPage, iri, "#page")
	w.ref(propDistribution, iri, "#csv")
	if d.Rows <= MaxXLSXRows {
		w.ref(propDistribution, iri, "#xlsx")
	}
	w.endNode()

	w.mentionConcept(iriPublic, clsRightsStatement, clsConcept)
	w.mentionConcept(frequency, clsFrequency, clsConcept)
	w.mentionConcept(language, clsLinguisticSystem, clsConcept)
	w.node(iri, "#page", clsDocument, noTerm)
	w.both(propTitle, d.Title, d.TitleEn)
	w.endNode()
	w.contact(iri, d.Contact, d.Publisher, iri, "/report")
	if d.Spatial != "" {
		w.node(iri, "#spatial", clsLocation, noTerm)
		w.text(propPrefLabel, d.Spatial, "vi")
		w.endNode()
	}
	if hasPeriod {
		w.period(iri, d.Temporal)
	}
	w.provenance(iri, d)
	w.distribution(iri, d, csvDownload(), d.CSV, issued, modified)
	if d.Rows <= MaxXLSXRows {
		w.distribution(iri, d, xlsxDownload(), d.XLSX, issued, modified)
	}
}

func (w *writer) themes(t open.Theme) {
	if t.EUTheme != "" && w.address("eu", t.EUTheme, func() string { return webOnly(t.EUTheme) }) != "" {
		w.ref(propTheme, t.EUTheme, "")
		w.euTheme(t)
	}
	if t.Code == "" {
		return
	}
	iri := w.address("theme", t.Code, func() string { return w.site.ThemeIRI(t.Code) })
	w.ref(propTheme, iri, "")
	if w.first(iri) {
		w.later(func() { w.theme(t) })
	}
}

func (w *writer) euTheme(t open.Theme) {
	if !w.first(t.EUTheme) {
		return
	}
	w.later(func() {
		w.node(t.EUTheme, "", clsConcept, noTerm)
		if len(w.labels[t.EUTheme]) > 0 {
			w.label(propPrefLabel, t.EUTheme)
		} else {
			w.both(propPrefLabel, t.Title, t.TitleEn)
		}
		w.ref(propInScheme, iriEUThemes, "")
		w.endNode()
		w.mentionConcept(iriEUThemes, clsConceptScheme, noTerm)
	})
}

func (w *writer) theme(t open.Theme) {
	scheme := w.root + "/themes"
	w.node(w.site.ThemeIRI(t.Code), "", clsConcept, noTerm)
	w.both(propPrefLabel, t.Title, t.TitleEn)
	w.ref(propInScheme, scheme, "")
	w.endNode()
	if !w.first(scheme) {
		return
	}
	w.later(func() {
		w.node(scheme, "", clsConceptScheme, noTerm)
		w.label(propTitle, "themes")
		w.endNode()
	})
}

// publisher mentions an organization and answers its IRI.
func (w *writer) publisher(o open.Organization) string {
	iri := w.address("organization", o.Code, func() string { return w.site.OrganizationIRI(o) })
	if !w.first(iri) {
		return iri
	}
	w.later(func() {
		w.node(iri, "", clsAgent, clsOrganization)
		w.both(propName, o.Name, o.NameEn)
		w.text(propIdentifier, o.Code, "")
		w.ref(propType, iriAuthority, "")
		w.endNode()
		w.mentionConcept(iriAuthority, clsConcept, noTerm)
	})
	return iri
}

// contact writes the part #contact of iri; the form's address comes in two parts.
func (w *writer) contact(iri string, c open.Contact, o open.Organization, form, part string) {
	w.node(iri, "#contact", clsKind, clsVOrganization)
	if c.Name != "" {
		w.text(propFn, c.Name, "vi")
	} else {
		w.text(propFn, o.Name, "vi")
	}
	if c.Email != "" {
		w.ref(propHasEmail, "mailto:", c.Email)
	}
	if phone := phoneDigits(c.Phone); phone != "" {
		w.ref(propHasTelephone, "tel:", phone)
	}
	w.ref(propHasURL, form, part)
	w.endNode()
}

func (w *writer) period(iri string, p open.Period) {
	w.node(iri, "#temporal", clsPeriodOfTime, noTerm)
	if isDate(p.Start) {
		w.typed(propStartDate, p.Start, typeDate)
	}
	if isDate(p.End) {
		w.typed(propEndDate, p.End, typeDate)
	}
	w.endNode()
}

func (w *writer) provenance(iri string, d *open.Dataset) {
	if d.Decision.Number != "" {
		code := "decision"
		if d.Decision.AnnexNo == 0 {
			code = "decision-no-annex"
		}
		w.node(iri, "#decision", clsProvenanceStatement, noTerm)
		for _, lang := range languages() {
			w.text(propLabel, fill(w.labels[code][lang], "{number}", d.Decision.Number,
				"{date}", day(d.Decision.Date), "{annex}", strconv.Itoa(d.Decision.AnnexNo)), lang)
		}
		w.endNode()
	}
	if len(d.LegalBasis) > 0 {
		w.node(iri, "#legal-basis", clsProvenanceStatement, noTerm)
		list := strings.Join(d.LegalBasis, "; ")
		for _, lang := range languages() {
			w.text(propLabel, fill(w.labels["legal-basis"][lang], "{list}", list), lang)
		}
		w.endNode()
	}
}

func (w *writer) distribution(iri string, d *open.Dataset, form download, file open.File, issued, modified string) {
	w.node(iri, form.fragment, clsDistribution, noTerm)
	for _, lang := range languages() {
		if title, in := d.Name(lang); in == lang {
			w.text(propTitle, fill(w.labels["distribution"][lang], "{title}", title, "{format}", form.name), lang)
		}
	}
	if d.Description != "" {
		w.both(propDescription, d.Description, d.DescriptionEn)
	} else {
		w.both(propDescription, d.Title, d.TitleEn)
	}
	w.ref(propAccessURL, iri, "")
	w.ref(propDownloadURL, iri, form.address)
	w.ref(propFormat, form.format, "")
	w.ref(propMediaType, form.mediaType, "")
	if d.Licence.Code != "" {
		w.ref(propLicense, w.mentionLicence(d.Licence), "")
	}
	w.ref(propRights, w.root, "/terms")
	w.mentionRights()
	if file.Size > 0 {
		w.typed(propByteSize, strconv.FormatInt(file.Size, 10), typeNonNegativeInteger)
	}
	hasSum := len(file.SHA256) == 64
	if hasSum {
		w.ref(propChecksum, iri, form.checksum)
	}
	w.time(propIssued, issued)
	w.time(propModified, modified)
	w.ref(propLanguage, languageIRI(d.Language), "")
	w.ref(propConformsTo, form.standard, "")
	w.ref(propAvailability, iriStable, "")
	w.endNode()
	if hasSum {
		w.node(iri, form.checksum, clsChecksum, noTerm)
		w.ref(propAlgorithm, iriSHA256, "")
		w.typed(propChecksumValue, file.SHA256, typeHexBinary)
		w.endNode()
		w.mentionConcept(iriSHA256, clsChecksumAlgorithm, noTerm)
	}
	w.mentionConcept(form.format, clsMediaTypeOrExtent, clsConcept)
	w.mentionConcept(form.mediaType, clsMediaType, clsMediaTypeOrExtent)
	w.mentionConcept(iriStable, clsConcept, noTerm)
	w.mentionConcept(form.standard, clsStandard, noTerm)
}

func (w *writer) mentionRights() {
	if !w.first("/terms") {
		return
	}
	w.later(func() {
		w.node(w.root, "/terms", clsRightsStatement, noTerm)
		w.label(propLabel, "rights")
		w.endNode()
	})
}

// mentionLicence mentions a licence and answers its IRI.
func (w *writer) mentionLicence(l open.Licence) string {
	iri := w.address("licence", l.Code, func() string { return w.site.LicenceIRI(l.Code) })
	if w.first(iri) {
		w.later(func() { w.licence(l) })
	}
	return iri
}

func (w *writer) licence(l open.Licence) {
	iri := w.site.LicenceIRI(l.Code)
	w.node(iri, "", clsLicenseDocument, noTerm)
	w.both(propTitle, l.Title, l.TitleEn)
	w.text(propIdentifier, l.Code, "")
	w.endNode()
}

// frequencyIRI maps the contract's enumeration to the EU authority table.
func frequencyIRI(f open.Frequency) string {
	const table = euAuthority + "frequency/"
	switch f {
	case open.FrequencyRealtime:
		return table + "CONT"
	case open.FrequencyDaily:
		return table + "DAILY"
	case open.FrequencyWeekly:
		return table + "WEEKLY"
	case open.FrequencyMonthly:
		return table + "MONTHLY"
	case open.FrequencyQuarterly:
		return table + "QUARTERLY"
	case open.FrequencyBiannual:
		return table + "ANNUAL_2" // semiannual
	case open.FrequencyAnnual:
		return table + "ANNUAL"
	case open.FrequencyQuinquennial:
		return table + "QUINQUENNIAL"
	case open.FrequencyOnChange:
		return table + "OTHER" // the table has no "when it changes"
	case open.FrequencyIrregular:
		return table + "IRREG"
	}
	return table + "UNKNOWN"
}

func languageIRI(code string) string {
	if code == "" {
		return euAuthority + "language/VIE"
	}
	return euAuthority + "language/" + strings.ToUpper(code)
}

// isDate accepts YYYY-MM-DD of a real day.
func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// day writes a YYYY-MM-DD as people here read it; anything else as it is.
func day(s string) string {
	if !isDate(s) {
		return s
	}
	return s[8:10] + "/" + s[5:7] + "/" + s[:4]
}

// phoneDigits keeps what a tel: address may hold.
func phoneDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, s)
}
