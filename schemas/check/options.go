package check

import (
	"time"

	"danhmuc/schemas"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// Options steer File. The zero value checks every visible sheet against what it infers.
type Options struct {
	FileName  string                  // name shown in the report; "" is the path's base
	Sheet     string                  // read this sheet alone; "" reads every visible one
	Schema    *schemas.Schema         // check against this schema; nil infers one
	Overrides table.Overrides         // a person's corrections of the first sheet that is read
	ByTable   []table.Overrides       // the same by table number; wins over Overrides
	BySheet   table.Corrections       // the same by sheet name; wins over both
	Keep      int                     // findings kept in memory a table; 0 is 10,000. All are counted, the rest go to a file
	OutDir    string                  // folder of the artifacts; "" makes none but the findings past Keep, which Report.Close removes
	NoGrid    bool                    // leave out the drawn sheet
	Limits    table.Limits            // what reading may cost
	Progress  func(done, total int64) // told now and then, in bytes of the file, from the goroutine of File
	Now       func() time.Time        // the clock against which days lie in the future; nil is time.Now
	size      int64
	thorough  bool // read every cell the long way: what a test compares the short ways with
}

const defaultKeep = 10000

// vietnam is the zone in which today is decided. It has no daylight saving.
var vietnam = time.FixedZone("ICT", 7*3600)

func (o *Options) now() viet.Date {
	clock := o.Now
	if clock == nil {
		clock = time.Now
	}
	t := clock().In(vietnam)
	return viet.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}
