package check

import (
	"time"

	"danhmuc/schemas"
	"danhmuc/schemas/codelist"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// Options steer File. The zero value checks every visible sheet against what it infers.
type Options struct {
	FileName   string                  // name shown in the report; "" is the path's base
	Sheet      string                  // read this sheet alone; "" reads every visible one
	Schema     *schemas.Schema         // check against this schema; nil infers one
	Overrides  table.Overrides         // a person's corrections of the first sheet that is read
	ByTable    []table.Overrides       // the same by table number; wins over Overrides
	BySheet    table.Corrections       // the same by sheet name; wins over both
	Remembered *Memory                 // how the last file of the dataset was read; used where the caller corrects nothing and it fits
	Combine    []string                // count the combination of these columns, by name or title; none counts what package personal suggests
	Keep       int                     // findings kept in memory a table; 0 is 10,000. All are counted, the rest go to a file
	OutDir     string                  // folder of the artifacts; "" makes none but the findings past Keep, which Report.Close removes
	NoGrid     bool                    // leave out the drawn sheet
	Clean      func(Sheet) LineCleaner // makes what changes the rows of a sheet before they are read, anew for each reading; nil changes nothing
	Limits     table.Limits            // what reading may cost
	Progress   func(done, total int64) // told now and then, in bytes of the file, from the goroutine of File
	Now        func() time.Time        // the clock against which days lie in the future; nil is time.Now
	Dataset    string                  // the code of the dataset that the file is handed in for; "" for none
	On         string                  // the day that the data are of, YYYY-MM-DD: codes must be in force on it; "" is today
	Frequency  string                  // how often the data must be brought up to date: a code of codelist.Frequencies; "" for never late
	Lists      []*codelist.List        // code lists beside those that the program carries; one of the same name wins
	Parents    []Parent                // tables that the schema's foreign keys point at

	indexes     map[string]*codelist.Index // of lists, by name
	parents     map[string]*parentKeys     // by resource and fields
	parentsKept int                        // keys in them
	parentLimit int                        // 0 is maxParents
	size        int64
	drawn       int  // rows of the sheet drawn without a gap; 0 is gridRows
	thorough    bool // read every cell the long way: what a test compares the short ways with
}

// Sheet is what a cleaner must know of the table whose lines it gets.
type Sheet struct {
	Name     string         // the table's address in its workbook
	Columns  []table.Column // of the lines' cells
	Date1904 bool           // day numbers count from 1904-01-01
}

// LineCleaner changes the lines of one sheet as a person agreed to.
type LineCleaner interface {
	// Clean gives a data line the cells that are to be read, never touching those it came with, and tells whether the row stays.
	Clean(line *table.Line) bool
}

const defaultKeep = 10000

// vietnam is the zone in which today is decided. It has no daylight saving.
var vietnam = time.FixedZone("ICT", 7*3600)

// cleaner makes the cleaner of a table, nil for none.
func (o *Options) cleaner(w *table.Workbook, l *table.Layout) LineCleaner {
	if o.Clean == nil {
		return nil
	}
	return o.Clean(Sheet{Name: l.Sheet, Columns: l.Columns, Date1904: w.Date1904})
}

func (o *Options) now() viet.Date {
	clock := o.Now
	if clock == nil {
		clock = time.Now
	}
	t := clock().In(vietnam)
	return viet.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}
