package check

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"danhmuc/schemas"
)

// corpusBook is one file of the corpus with its labels.
type corpusBook struct {
	id       string
	csv      bool
	delim    string
	encoding string // "", "bom", "tcvn3"
	date1904 bool
	sheets   []*corpusSheet
}

// corpusSheet is one sheet.
type corpusSheet struct {
	name    string
	hidden  bool
	merges  []string
	fonts   [][2]string // range and font
	hideRow map[int]bool
	hideCol []string
	rows    []corpusRow
	tables  []*corpusTable
}

// corpusRow is one row: its cells as written and what it is in each of the tables side by side.
type corpusRow struct {
	cells   []string
	letters string
	block   int // which of the stacked tables it belongs to
}

// corpusTable is what a person says of one table.
type corpusTable struct {
	block, side int // place among the stacked tables, and among those side by side
	columns     []corpusColumn
}

type corpusColumn struct {
	title, unit     string
	kinds           []string // the type; more than one where people differ
	nullable, group bool
}

var corpusRoles = map[byte]string{'d': "data", 'b': "blank", 't': "title", 'h': "header", 'u': "unit", 'n': "numbered", 'g': "group", 'T': "total", 'f': "footer", 'x': "other", '-': "blank"}

var corpusKinds = map[string]string{"s": schemas.String, "i": schemas.Integer, "n": schemas.Number, "b": schemas.Boolean, "d": schemas.Date, "dt": schemas.DateTime, "p": schemas.Period}

func (r *corpusRow) role(side int) string {
	if strings.Trim(strings.Join(r.cells, ""), " ;,\t") == "" {
		return "blank"
	}
	if len(r.letters) > 1 {
		return corpusRoles[r.letters[side]]
	}
	return corpusRoles[r.letters[0]]
}

// owner tells whether row i of the sheet belongs to table n.
func (s *corpusSheet) owner(i, n int) bool { return s.rows[i].block == s.tables[n].block }

// header is the first run of header rows of table n, as sheet row numbers.
func (s *corpusSheet) header(n int) (first, last int) {
	for i := range s.rows {
		is := s.owner(i, n) && s.rows[i].role(s.tables[n].side) == "header"
		switch {
		case is && first == 0:
			first, last = i+1, i+1
		case is && last == i:
			last = i + 1
		case is || first > 0:
			return first, last
		}
	}
	return first, last
}

// readCorpus reads the files of a folder of the corpus.
func readCorpus(t *testing.T, dir string) []*corpusBook {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no corpus in %s: %v", dir, err)
	}
	var books []*corpusBook
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		p := &corpusParser{t: t, file: name}
		for lines := bufio.NewScanner(file); lines.Scan(); {
			p.line++
			p.read(lines.Text())
		}
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
		books = append(books, p.books...)
	}
	return books
}

type corpusParser struct {
	t     *testing.T
	file  string
	line  int
	books []*corpusBook
	book  *corpusBook
	sheet *corpusSheet
	table *corpusTable
	block int // of the rows that follow
}

func (p *corpusParser) read(line string) {
	word, rest, _ := strings.Cut(line, " ")
	switch word {
	case "":
	case "===":
		p.begin(strings.Fields(rest))
	case "sheet":
		p.addSheet(rest)
	case "merge":
		p.sheet.merges = append(p.sheet.merges, strings.Fields(rest)...)
	case "font":
		cells, font, _ := strings.Cut(rest, " ")
		p.sheet.fonts = append(p.sheet.fonts, [2]string{cells, font})
	case "date1904":
		p.book.date1904 = true
	case "hide":
		p.hide(strings.Fields(strings.ReplaceAll(rest, ",", " ")))
	case "c":
		p.column(rest)
	case "next":
		p.block++
	case "table":
		p.table = &corpusTable{block: p.table.block + 1}
		p.sheet.tables = append(p.sheet.tables, p.table)
	case "beside":
		p.table = &corpusTable{block: p.table.block, side: p.table.side + 1}
		p.sheet.tables = append(p.sheet.tables, p.table)
	default:
		if strings.Trim(word, "dbthungTfx-") != "" || p.sheet == nil {
			p.t.Fatalf("%s:%d: %q", p.file, p.line, line)
		}
		p.row(word, rest)
	}
}

func (p *corpusParser) begin(words []string) {
	p.book = &corpusBook{id: words[0], delim: ","}
	p.books = append(p.books, p.book)
	p.sheet = nil
	for _, w := range words[1:] {
		switch key, value, _ := strings.Cut(w, "="); key {
		case "csv":
			p.book.csv = true
		case "delim":
			if p.book.delim = value; value == "tab" {
				p.book.delim = "\t"
			}
		case "enc":
			p.book.encoding = value
		case "noheader":
		default:
			p.t.Fatalf("%s:%d: %q", p.file, p.line, w)
		}
	}
	if p.book.csv {
		p.addSheet(p.book.id)
	}
}

func (p *corpusParser) addSheet(name string) {
	name, hidden := strings.CutSuffix(name, " [hidden]")
	p.table, p.block = &corpusTable{}, 0
	p.sheet = &corpusSheet{name: name, hidden: hidden, hideRow: map[int]bool{}, tables: []*corpusTable{p.table}}
	p.book.sheets = append(p.book.sheets, p.sheet)
}

func (p *corpusParser) hide(words []string) {
	rows := false
	for _, w := range words {
		switch {
		case w == "rows":
			rows = true
		case w == "cols":
			rows = false
		case rows:
			row, err := strconv.Atoi(w)
			if err != nil {
				p.t.Fatalf("%s:%d: %v", p.file, p.line, err)
			}
			p.sheet.hideRow[row] = true
		default:
			p.sheet.hideCol = append(p.sheet.hideCol, w)
		}
	}
}

func (p *corpusParser) row(letters, rest string) {
	cells := strings.Split(rest, "|")
	if p.book.csv {
		cells = []string{rest} // a line as it stands
	}
	p.sheet.rows = append(p.sheet.rows, corpusRow{cells: cells, letters: letters, block: p.block})
}

func (p *corpusParser) column(rest string) {
	parts := append(strings.Split(rest, "|"), "", "", "")
	c := corpusColumn{title: parts[0], unit: parts[2]}
	for _, kind := range strings.Split(parts[1], "/") {
		name, ok := corpusKinds[kind]
		if !ok {
			p.t.Fatalf("%s:%d: no type %q", p.file, p.line, kind)
		}
		c.kinds = append(c.kinds, name)
	}
	c.nullable = strings.Contains(parts[3], "?")
	c.group = strings.Contains(parts[3], "g")
	p.table.columns = append(p.table.columns, c)
}
