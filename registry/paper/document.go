package paper

import "strings"

// Document is an official paper by the parts of Nghị định 30/2020/NĐ-CP. Texts are plain; a line break within one begins a new line.
type Document struct {
	Superior   string   // the agency above, empty where the paper is the committee's own
	Issuer     string   // the agency that issues it
	Number     string   // "45/TTr-SKHCN"; a draft begins with "/": the place of the number stays open
	Place      string   // of the date line: "Sơn La"
	Date       Date     // zero for a draft: day and month stay open
	Kind       string   // "QUYẾT ĐỊNH", empty for a letter without a kind
	Abstract   string   // what it is about
	To         []string // "Kính gửi", empty for none
	Bases      []string // legal bases, without the mark at their end
	Authority  string   // of a decision, above its first article: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SƠN LA"
	Resolved   string   // between the bases and the articles: "QUYẾT ĐỊNH:"
	Body       []Block
	Signatures []Signature // one stands at the right; two stand side by side
	Recipients []string    // "Nơi nhận", without the mark at their end
	Annexes    []Annex
	File       string // name of the file without its ending
}

// Date is a day of the calendar; the zero value is a day that is not known yet.
type Date struct{ Day, Month, Year int }

// Block is a piece of a body: a heading, a paragraph or a table. Exactly one of them is set; a paragraph may have a bold Lead.
type Block struct {
	Heading string // of a part, bold
	Lead    string // bold words that begin the paragraph: "Điều 1."
	Text    string
	Code    bool // the text is a hash or a code: kept left and allowed to break anywhere
	Table   *Table
}

// Table is a table with a head row that repeats on every page.
type Table struct {
	Columns []Column
	Rows    [][]any // texts, integers, floats or nil; a row of one text is a heading over the whole width
}

// Signature is who signs: rights and position in lines ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), and the name.
type Signature struct {
	Position []string
	Name     string
}

// Annex is an annex on pages of its own, with its own numbering.
type Annex struct {
	Title string // "Phụ lục"
	Name  string // what it holds
	Note  string // "(Kèm theo Quyết định số …)"
	Table Table
	Wide  bool // pages lie on their side
}

// open is the place on a draft that is filled in by hand.
const open = "……"

// numberLine is the line with the number; that of a draft is left open.
func (d *Document) numberLine() string {
	if strings.HasPrefix(d.Number, "/") {
		return say("number", "number", open+d.Number)
	}
	return say("number", "number", d.Number)
}

// dateLine is the line with place and date. Days below ten and the months one and two have a leading zero, so that no digit can be
// put before them.
func (d *Document) dateLine() string {
	if d.Date == (Date{}) {
		return say("date.open", "place", d.Place, "year", open)
	}
	return say("date", "place", d.Place, "date", d.Date.long())
}

func (d Date) long() string {
	return say("date.long", "day", pad(d.Day, 9), "month", pad(d.Month, 2), "year", d.Year)
}
