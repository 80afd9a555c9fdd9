package pages

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"danhmuc/registry/publish/open"
	"danhmuc/registry/publish/rows"
)

// datasetView is the page of one dataset.
type datasetView struct {
	frame
	Code           string
	Name           marked
	About          *marked
	ThemeLink      *link
	PublisherLink  link
	LicenceLink    link
	Decision       *decisionView
	Modified       string
	ModifiedISO    string
	Freshness      string
	Stale          string
	Files          []fileView
	First          *fileView
	Hashes         []hashView
	PreviewCount   string
	PreviewColumns string
	PreviewNote    string
	Heads          []cell
	Preview        [][]cell
	Chart          *chartView
	ColumnsTitle   string
	Columns        []columnView
	More           []pair
	Related        []item
	ReportLink     string
	ReportHint     string
	Contact        *open.Contact
}

type decisionView struct{ Number, Date, Annex string }

type fileView struct {
	Form, Href, Absolute, Size, Label, MediaType string
	First                                        bool
}

type hashView struct{ Form, SHA256 string }

type cell struct{ Text, Class string }

type columnView struct{ Name, Title, Type, Description string }

type chartView struct {
	Title, Note, Alt, Category, Unit string
	Bars                             []barView
}

type barView struct{ Label, Value, Width string }

// Dataset is the page of one dataset; files are the sizes and hashes of its
// downloads, as far as they are known.
func (p *Pages) Dataset(ctx context.Context, r Request, d *open.Dataset, files map[rows.Form]open.File) ([]byte, error) {
	f, err := p.frame(ctx, r, "", "/datasets")
	if err != nil {
		return nil, err
	}
	v := datasetView{frame: f, Code: d.Code}
	v.Name.Text, v.Name.Lang = d.Name(f.Lang)
	v.Title = v.Name.Text
	v.Canonical = p.Site.DatasetIRI(d.Code)
	if about, in := d.About(f.Lang); about != "" {
		v.About = &marked{about, in}
		v.Summary = shorten(about, 160)
	}
	v.Alternates = []alternate{
		{"text/turtle", "/dataset/" + d.Code + ".ttl", "DCAT Turtle"},
		{"application/ld+json", "/dataset/" + d.Code + ".jsonld", "JSON-LD"},
		{"application/rdf+xml", "/dataset/" + d.Code + ".rdf", "RDF/XML"},
	}
	v.facts(d, p.Now())
	v.files(d, files, p.Site.PublicURL)
	v.columns(d)
	v.more(d)
	v.report(d)
	if err := p.data(ctx, &v, d); err != nil {
		return nil, err
	}
	related, _, err := p.Source.Published(ctx, open.Query{Theme: d.Theme.Code, Sort: open.SortModified, Limit: 4})
	if err != nil {
		return nil, fmt.Errorf("list related datasets: %w", err)
	}
	for _, other := range related {
		if other.Code != d.Code && len(v.Related) < 3 && d.Theme.Code != "" {
			v.Related = append(v.Related, f.item(other))
		}
	}
	return p.render("dataset", v)
}

func (v *datasetView) facts(d *open.Dataset, now time.Time) {
	if d.Theme.Code != "" {
		name, _ := d.Theme.Name(v.Lang)
		v.ThemeLink = &link{Text: name, Href: v.Link("/theme/" + d.Theme.Code)}
	}
	v.PublisherLink.Text, _ = d.Publisher.Label(v.Lang)
	v.PublisherLink.Href = v.Link("/organization/" + d.Publisher.Slug())
	v.LicenceLink.Text, _ = d.Licence.Name(v.Lang)
	v.LicenceLink.Href = v.Link("/licence/" + d.Licence.Code)
	if d.Decision.Number != "" {
		v.Decision = &decisionView{Number: d.Decision.Number}
		if d.Decision.Date != "" {
			v.Decision.Date = v.T("fact-decision-date", "{date}", day(v.Lang, d.Decision.Date))
		}
		if d.Decision.AnnexNo > 0 {
			v.Decision.Annex = v.T("fact-annex", "{n}", strconv.Itoa(d.Decision.AnnexNo))
		}
	}
	v.Modified, v.ModifiedISO = date(v.Lang, d.Modified), d.Modified.UTC().Format(time.RFC3339)
	v.Freshness = v.T("frequency-" + string(d.Frequency))
	if due, ok := nextUpdate(d); ok {
		if now.After(due) {
			v.Stale = v.T("stale")
		} else {
			v.Freshness = v.T("fresh", "{frequency}", v.Freshness)
		}
	}
}

// nextUpdate is when a dataset is late: one and a half of its periods after the
// newest release. Without a period there is no such time.
func nextUpdate(d *open.Dataset) (time.Time, bool) {
	days := map[open.Frequency]int{
		open.FrequencyRealtime: 1, open.FrequencyDaily: 1, open.FrequencyWeekly: 7, open.FrequencyMonthly: 31, open.FrequencyQuarterly: 92,
		open.FrequencyBiannual: 183, open.FrequencyAnnual: 366, open.FrequencyQuinquennial: 1827,
	}[d.Frequency]
	return d.Modified.Add(time.Duration(days) * 36 * time.Hour), days > 0
}

func (v *datasetView) files(d *open.Dataset, files map[rows.Form]open.File, root string) {
	for i, form := range rows.Forms(d) {
		name, path := strings.ToUpper(string(form)), "/dataset/"+d.Code+"/data."+string(form)
		one := fileView{Form: name, Href: path, Absolute: root + path, Size: size(v.Lang, files[form].Size), MediaType: form.MediaType(), First: i == 0}
		one.Label = strings.TrimRight(v.T("download-form", "{form}", name, "{size}", one.Size), ", ")
		v.Files = append(v.Files, one)
		if sum := files[form].SHA256; sum != "" {
			v.Hashes = append(v.Hashes, hashView{name, sum})
		}
	}
	v.First = &v.Files[0]
}

func (v *datasetView) columns(d *open.Dataset) {
	v.ColumnsTitle = v.T("columns-title", "{n}", strconv.Itoa(len(d.Columns)))
	for _, c := range d.Columns {
		kind := v.T("type-" + c.Type)
		if c.Unit != "" {
			kind += ", " + c.Unit
		}
		v.Columns = append(v.Columns, columnView{c.Name, c.Title, kind, c.Description})
	}
}

func (v *datasetView) more(d *open.Dataset) {
	add := func(code, value, lang string) {
		if value != "" {
			v.More = append(v.More, pair{Name: v.T(code), Value: value, Lang: lang})
		}
	}
	add("more-legal", strings.Join(d.LegalBasis, "; "), "vi")
	add("more-spatial", d.Spatial, "vi")
	var span []string
	if d.Temporal.Start != "" {
		span = append(span, v.T("more-temporal-from", "{start}", day(v.Lang, d.Temporal.Start)))
	}
	if d.Temporal.End != "" {
		span = append(span, v.T("more-temporal-to", "{end}", day(v.Lang, d.Temporal.End)))
	}
	add("more-temporal", strings.Join(span, " "), v.Lang)
	add("more-keywords", strings.Join(d.Keywords, ", "), "vi")
	add("more-signatory", d.Decision.Signatory, "vi")
	add("more-issued", date(v.Lang, d.Issued), v.Lang)
	if d.Edition > 0 {
		add("more-edition", strconv.Itoa(d.Edition), v.Lang)
	}
	add("more-code", d.Code, "vi")
}

func (v *datasetView) report(d *open.Dataset) {
	v.ReportLink = v.Link("/dataset/" + d.Code + "/report")
	v.ReportHint = v.T("report-hint", "{publisher}", v.PublisherLink.Text)
	if d.Contact != (open.Contact{}) {
		v.Contact = &d.Contact
	}
}

// data fills preview and chart. A rows file that cannot be read leaves a note
// in their place; the rest of the page stays.
func (p *Pages) data(ctx context.Context, v *datasetView, d *open.Dataset) error {
	v.PreviewCount = v.T("rows", "{n}", count(v.Lang, d.Rows))
	made, err := p.digest(ctx, d)
	if err != nil {
		if ctx.Err() != nil {
			return err
		}
		v.PreviewNote = v.T("preview-failed")
		return nil
	}
	if len(made.rows) == 0 {
		v.PreviewNote = v.T("preview-empty")
		return nil
	}
	v.Chart = v.chart(d, made.chart)
	most := 8
	if v.Chart != nil {
		most = 6
	}
	shown := shownColumns(d.Columns, made.rows, most)
	v.table(d.Columns, shown, made.rows)
	if int64(len(made.rows)) < d.Rows {
		v.PreviewCount = v.T("preview-count", "{shown}", strconv.Itoa(len(made.rows)), "{total}", count(v.Lang, d.Rows))
	}
	if len(shown) < len(d.Columns) {
		v.PreviewColumns = v.T("preview-columns", "{shown}", strconv.Itoa(len(shown)), "{total}", strconv.Itoa(len(d.Columns)))
	}
	return nil
}

// shownColumns leaves out columns without a value, then the last ones.
func shownColumns(columns []open.Column, list [][]string, most int) []int {
	var shown []int
	for i := range columns {
		empty := true
		for _, row := range list {
			empty = empty && row[i] == ""
		}
		if !empty && len(shown) < most {
			shown = append(shown, i)
		}
	}
	return shown
}

// table writes the preview; on a phone at most four columns stay: two of words
// and two of numbers.
func (v *datasetView) table(columns []open.Column, shown []int, list [][]string) {
	phone := phoneColumns(columns, shown)
	classes := make([]string, len(columns))
	decimals := make([]int, len(columns))
	for _, i := range shown {
		c := columns[i]
		switch {
		case c.Numeric() && !isCode(c.Name):
			classes[i] = "right num"
			for _, row := range list {
				_, fraction, _ := strings.Cut(row[i], ".")
				decimals[i] = max(decimals[i], min(len(fraction), 3))
			}
		case c.Type != "string" || isCode(c.Name):
			classes[i] = "code num"
		case short(list, i):
			classes[i] = "short"
		}
		head := ""
		if strings.HasPrefix(classes[i], "right") {
			head = "right"
		}
		if !phone[i] {
			classes[i] += " p-hide"
			head += " p-hide"
		}
		v.Heads = append(v.Heads, cell{rows.Header(c), strings.TrimSpace(head)})
	}
	for _, row := range list {
		line := make([]cell, 0, len(shown))
		for _, i := range shown {
			line = append(line, cell{v.value(columns[i], row[i], decimals[i]), strings.TrimSpace(classes[i])})
		}
		v.Preview = append(v.Preview, line)
	}
}

// short says whether a column's texts are short enough to stay on one line.
func short(list [][]string, column int) bool {
	for _, row := range list {
		if utf8.RuneCountInString(row[column]) > 16 {
			return false
		}
	}
	return true
}

func phoneColumns(columns []open.Column, shown []int) map[int]bool {
	chosen, words, numbers, rest := map[int]bool{}, 0, 0, []int{}
	for _, i := range shown {
		c := columns[i]
		switch {
		case c.Type == "string" && !isCode(c.Name) && words < 2:
			words++
			chosen[i] = true
		case c.Numeric() && !isCode(c.Name) && !isYear(c.Name) && numbers < 2:
			numbers++
			chosen[i] = true
		default:
			rest = append(rest, i)
		}
	}
	for _, i := range rest {
		if len(chosen) < 3 {
			chosen[i] = true
		}
	}
	return chosen
}

// value writes a canonical value for people.
func (v *datasetView) value(c open.Column, s string, decimals int) string {
	if s == "" {
		return ""
	}
	switch c.Type {
	case "integer", "number":
		if isCode(c.Name) || isYear(c.Name) {
			return s
		}
		return number(v.Lang, s, decimals)
	case "date":
		return day(v.Lang, s)
	case "boolean":
		if s == "true" {
			return v.T("yes")
		}
		return v.T("no")
	}
	return shorten(s, 160)
}

// maxBar is the width of the longest bar, so that its figure fits beside it.
const maxBar = 66.0

func (v *datasetView) chart(d *open.Dataset, c *chartData) *chartView {
	if c == nil {
		return nil
	}
	value, category := d.Columns[c.value], d.Columns[c.category]
	view := &chartView{Category: category.Title, Unit: rows.Header(value)}
	view.Title = v.T("chart-sum", "{value}", rows.Header(value), "{category}", lowerFirst(category.Title))
	var notes []string
	if c.period != "" {
		notes = append(notes, v.T("chart-period", "{period}", c.period))
	}
	if len(c.bars) < c.total {
		notes = append(notes, v.T("chart-top", "{n}", strconv.Itoa(len(c.bars)), "{total}", count(v.Lang, int64(c.total))))
	}
	view.Note = strings.Join(notes, " · ")
	view.Alt = v.T("chart-alt", "{title}", view.Title)
	digits := 0
	if value.Type == "number" && c.bars[0].sum < 1000 {
		digits = 1
	}
	for _, b := range c.bars {
		view.Bars = append(view.Bars, barView{
			Label: b.label, Value: number(v.Lang, strconv.FormatFloat(b.sum, 'f', digits, 64), digits),
			Width: strconv.FormatFloat(max(0.5, b.sum/c.bars[0].sum*maxBar), 'f', 1, 64),
		})
	}
	return view
}

func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[size:])
	if unicode.IsUpper(second) { // an abbreviation
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}
