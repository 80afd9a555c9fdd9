package pages

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"danhmuc/registry/publish/open"
	"danhmuc/registry/publish/rows"
)

// Limits of what a page reads from the rows.
const (
	previewRows   = 6
	maxChartBytes = 8 << 20 // above it, no chart
	maxCategories = 600     // above it, a column is no category
	fewCategories = 12      // up to it, a chart shows every category
	topCategories = 8       // of more, it shows the greatest
	maxDigests    = 512
)

// digest is what a page shows of the rows.
type digest struct {
	rows  [][]string // the first ones
	chart *chartData
}

// chartData is a sum by category.
type chartData struct {
	category, value int // positions of the columns
	period          string
	bars            []barData
	total           int // categories before the cut
}

type barData struct {
	label string
	sum   float64
}

// digests keeps digests by the hash of the rows and the columns.
type digests struct {
	mu    sync.Mutex // guards kept, order
	kept  map[string]*digest
	order []string // oldest first
}

func (s *digests) get(key string) *digest {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.kept[key]
}

func (s *digests) put(key string, d *digest) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept == nil {
		s.kept = map[string]*digest{}
	}
	if _, ok := s.kept[key]; !ok {
		s.order = append(s.order, key)
	}
	s.kept[key] = d
	if len(s.order) > maxDigests {
		delete(s.kept, s.order[0])
		s.order = slices.Delete(s.order, 0, 1)
	}
}

// digest reads the preview and, if the columns have one, the chart.
func (p *Pages) digest(ctx context.Context, d *open.Dataset) (*digest, error) {
	key, err := rows.CSV.Key(d, "")
	if err != nil {
		return nil, err
	}
	if known := p.digests.get(key); known != nil {
		return known, nil
	}
	made := &digest{}
	if made.rows, err = p.preview(ctx, d); err != nil {
		return nil, err
	}
	if d.RowsFile.Size <= maxChartBytes {
		if made.chart, err = p.chart(ctx, d); err != nil {
			return nil, err
		}
	}
	p.digests.put(key, made)
	return made, nil
}

func (p *Pages) preview(ctx context.Context, d *open.Dataset) (list [][]string, err error) {
	in, err := p.Source.OpenRows(ctx, d)
	if err != nil {
		return nil, fmt.Errorf("open the rows of %s: %w", d.Code, err)
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	return rows.Preview(in, d.Columns, previewRows)
}

func (p *Pages) each(ctx context.Context, d *open.Dataset, fn func([]string) error) (err error) {
	in, err := p.Source.OpenRows(ctx, d)
	if err != nil {
		return fmt.Errorf("open the rows of %s: %w", d.Code, err)
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	return rows.Each(in, d.Columns, fn)
}

// chart finds a category and an amount that may be added up by it, and adds
// it up. Of several periods only the newest is added. nil: no such pair.
func (p *Pages) chart(ctx context.Context, d *open.Dataset) (*chartData, error) {
	value, period := amountColumn(d.Columns), periodColumn(d.Columns)
	if value < 0 {
		return nil, nil
	}
	census := newCensus(d.Columns, period)
	if err := p.each(ctx, d, census.see); err != nil {
		return nil, err
	}
	category := census.category()
	if category < 0 {
		return nil, nil
	}
	sums, sound := map[string]float64{}, true
	err := p.each(ctx, d, func(row []string) error {
		if period >= 0 && row[period] != census.newest || row[value] == "" {
			return nil
		}
		n, err := strconv.ParseFloat(row[value], 64)
		if err != nil || n < 0 || row[category] == "" {
			sound = false
			return nil
		}
		sums[row[category]] += n
		return nil
	})
	if err != nil || !sound || len(sums) < 2 {
		return nil, err
	}
	c := &chartData{category: category, value: value, total: len(sums)}
	if period >= 0 && census.periods > 1 {
		c.period = census.newest
	}
	for label, sum := range sums {
		c.bars = append(c.bars, barData{label, sum})
	}
	slices.SortFunc(c.bars, func(a, b barData) int {
		if a.sum != b.sum {
			if a.sum > b.sum {
				return -1
			}
			return 1
		}
		return strings.Compare(a.label, b.label)
	})
	if len(c.bars) > fewCategories {
		c.bars = c.bars[:topCategories]
	}
	if c.bars[0].sum == 0 {
		return nil, nil
	}
	return c, nil
}

// census counts the values of the text columns.
type census struct {
	columns []open.Column
	values  []map[string]struct{} // per column; nil: no category
	rows    int
	period  int
	newest  string
	periods int
}

func newCensus(columns []open.Column, period int) *census {
	c := &census{columns: columns, values: make([]map[string]struct{}, len(columns)), period: period}
	for i, column := range columns {
		if column.Type == "string" && !isCode(column.Name) && column.Name != "ghi_chu" {
			c.values[i] = map[string]struct{}{}
		}
	}
	return c
}

func (c *census) see(row []string) error {
	c.rows++
	if c.period >= 0 && row[c.period] != c.newest {
		c.periods++ // an upper bound is enough: one period never changes
		c.newest = max(c.newest, row[c.period])
	}
	for i, seen := range c.values {
		if seen == nil {
			continue
		}
		if _, ok := seen[row[i]]; ok {
			continue
		}
		if len(seen) == maxCategories || row[i] == "" {
			c.values[i] = nil
			continue
		}
		seen[strings.Clone(row[i])] = struct{}{}
	}
	return nil
}

// category chooses the column to add up by: the first with 3 to 12 values, else
// the first with more, else the first with two.
func (c *census) category() int {
	many, two := -1, -1
	for i, seen := range c.values {
		n := len(seen)
		switch {
		case seen == nil || n < 2:
		case n >= 3 && n <= fewCategories:
			return i
		case n == 2 && two < 0:
			two = i
		case n > fewCategories && many < 0:
			many = i
		}
	}
	if many >= 0 {
		return many
	}
	return two
}

func isCode(name string) bool {
	return name == "ma" || name == "stt" || name == "tt" || name == "id" || strings.HasPrefix(name, "ma_") || strings.HasPrefix(name, "so_dien_thoai")
}

// amountColumn finds the first number that may be added up: no code, year,
// place, price, rate, score or mean.
func amountColumn(columns []open.Column) int {
	for i, c := range columns {
		if c.Numeric() && !isCode(c.Name) && !isYear(c.Name) && !strings.ContainsAny(c.Unit, "%‰/°") && !strings.Contains(c.Unit, "đồng/") && !isRate(c.Name) {
			return i
		}
	}
	return -1
}

func isRate(name string) bool {
	for _, word := range [...]string{"ty_le", "ti_le", "nang_suat", "binh_quan", "trung_binh", "mat_do", "don_gia", "diem", "kinh_do", "vi_do", "chi_so", "nhiet_do", "do_cao"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return name == "gia" || strings.HasPrefix(name, "gia_ban") || strings.HasPrefix(name, "gia_mua") || name == "x" || name == "y"
}

func isYear(name string) bool {
	return name == "nam" || strings.HasPrefix(name, "nam_") || name == "thang" || name == "quy"
}

func periodColumn(columns []open.Column) int {
	for i, c := range columns {
		if c.Type == "period" || isYear(c.Name) {
			return i
		}
	}
	return -1
}
