package check

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
)

// maxRaw is how many bytes of a raw cell a finding carries.
const maxRaw = 300

// collector takes findings: all are counted and grouped, the first cap are kept in memory, the rest go to a file.
type collector struct {
	keep    int // findings kept in memory
	list    []Finding
	path    string // where the rest go, made when needed
	file    *os.File
	out     *bufio.Writer
	enc     *json.Encoder
	groups  []*Group
	index   map[groupKey]*Group
	count   int64
	bySev   map[Severity]int64
	err     error
	spilled bool // there is a file, complete
}

type groupKey struct{ code, column string }

func newCollector(keep int, path string) *collector {
	return &collector{keep: keep, path: path, index: map[groupKey]*Group{}, bySev: map[Severity]int64{}}
}

// add takes one finding; severity, rule and the rest come from the catalogue when the finding does not set them.
func (c *collector) add(f Finding) {
	meta := codeMeta(f.Code)
	if f.Severity == "" {
		f.Severity = meta.Severity
	}
	f.Rule, f.Article = meta.Rule, meta.Article
	f.Value = cut(f.Value)
	f.Understood = cut(f.Understood)
	c.count++
	c.bySev[f.Severity]++
	c.group(&f)
	if len(c.list) < c.keep {
		c.list = append(c.list, f)
		return
	}
	c.spill(&f)
}

func cut(s string) string {
	if len(s) <= maxRaw {
		return s
	}
	at := maxRaw
	for at > 0 && s[at]&0xC0 == 0x80 {
		at--
	}
	return s[:at] + "…"
}

func (c *collector) group(f *Finding) {
	key := groupKey{f.Code, f.Column}
	g := c.index[key]
	if g == nil {
		g = &Group{Code: f.Code, Severity: f.Severity, Column: f.Column, ColumnTitle: f.ColumnTitle, Letter: f.Letter, Rule: f.Rule, Article: f.Article, Params: f.Params}
		c.index[key] = g
		c.groups = append(c.groups, g)
	}
	g.Count++
	if f.Sure {
		g.Sure++
	}
	if len(g.Examples) < examplesKept {
		g.Examples = append(g.Examples, *f)
	}
}

func (c *collector) spill(f *Finding) {
	if c.err != nil {
		return
	}
	if c.file == nil {
		file, err := os.Create(c.path)
		if err != nil {
			c.err = fmt.Errorf("make the findings file: %w", err)
			return
		}
		c.file = file
		c.out = bufio.NewWriterSize(file, 64<<10)
		c.enc = json.NewEncoder(c.out)
		c.enc.SetEscapeHTML(false)
	}
	if err := c.enc.Encode(f); err != nil {
		c.err = fmt.Errorf("write the findings file: %w", err)
	}
}

// more counts n findings like f that are not listed one by one.
func (c *collector) more(f Finding, n int64) {
	if g := c.index[groupKey{f.Code, f.Column}]; g != nil {
		g.Count += n
		c.count += n
		c.bySev[g.Severity] += n
	}
}

// close ends the file and sorts the groups: errors first, then the largest.
func (c *collector) close() error {
	if c.file != nil {
		if err := c.out.Flush(); err != nil && c.err == nil {
			c.err = fmt.Errorf("write the findings file: %w", err)
		}
		if err := c.file.Close(); err != nil && c.err == nil {
			c.err = fmt.Errorf("close the findings file: %w", err)
		}
		c.file, c.spilled = nil, true
	}
	rank := map[Severity]int{Error: 0, Warning: 1, Info: 2}
	slices.SortStableFunc(c.groups, func(a, b *Group) int {
		return cmp.Or(cmp.Compare(rank[a.Severity], rank[b.Severity]), cmp.Compare(b.Count, a.Count))
	})
	return c.err
}

// Spilled streams the findings that lie past the cap from the file that open opens, but for the first ones that are to be skipped.
func Spilled(open func() (io.ReadCloser, error), skip int) iter.Seq2[Finding, error] {
	return func(yield func(Finding, error) bool) {
		file, err := open()
		if err != nil {
			yield(Finding{}, fmt.Errorf("open the findings file: %w", err))
			return
		}
		defer file.Close()
		r := bufio.NewReaderSize(file, 64<<10)
		for ; skip > 0 && err == nil; skip-- {
			for err = bufio.ErrBufferFull; err == bufio.ErrBufferFull; { // a line may be longer than the buffer
				_, err = r.ReadSlice('\n')
			}
		}
		if err != nil && err != io.EOF {
			yield(Finding{}, fmt.Errorf("read the findings file: %w", err))
			return
		}
		dec := json.NewDecoder(r)
		for {
			var f Finding
			if err := dec.Decode(&f); err != nil {
				if err != io.EOF {
					yield(Finding{}, fmt.Errorf("read the findings file: %w", err))
				}
				return
			}
			if !yield(f, nil) {
				return
			}
		}
	}
}
