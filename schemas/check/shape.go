package check

import (
	"time"

	"danhmuc/schemas"
)

// quantiles are the ranks told of a column.
var quantiles = []float64{0.05, 0.25, 0.5, 0.75, 0.95}

// inReport is a number or a day as reports carry it.
func (c *column) inReport(v float64) any {
	if c.decision.Type == schemas.Date || c.decision.Type == schemas.DateTime {
		return time.Unix(int64(v)*86400, 0).UTC().Format(time.DateOnly)
	}
	return roundTo(v, 12)
}

// shape fills histogram, lengths and patterns.
func (c *column) shape(out *Column) {
	p := c.prof
	out.HistogramOf = "value"
	value := c.inReport
	if p.MinLength >= 0 {
		low, high, mean := p.MinLength, p.MaxLength, roundTo(p.MeanLength(), 6)
		out.MinLength, out.MaxLength, out.MeanLength, out.HistogramOf = &low, &high, &mean, "length"
	}
	if _, _, ordered := p.Bounds(); !ordered {
		value = func(v float64) any { return v }
	}
	for _, b := range p.Histogram(c.decision.Type != schemas.Number) {
		out.Histogram = append(out.Histogram, b.Count)
		out.Bins = append(out.Bins, Bin{value(b.From), value(b.To), b.Count})
	}
	out.Patterns = append(out.Patterns, p.Patterns.Top(topPatterns)...)
	out.PatternRows = p.Patterns.Looked()
}

// mask withholds what tells single values. How many there are, how long they are and what they look like stays.
func (c *Column) mask() {
	c.Masked = true
	c.Min, c.Max, c.Mean, c.Sum, c.Deviation, c.Quantiles, c.Enum = nil, nil, nil, nil, nil, nil, nil
	c.Top = []TopValue{}
	if c.HistogramOf == "value" {
		c.Histogram, c.Bins = nil, nil
	}
}
