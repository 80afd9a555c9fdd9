package demo

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"danhmuc/registry/paper"
	"danhmuc/schemas/viet"
)

// column is how one column of a sample table is made.
type column struct {
	Title    string   `json:"title"`
	Kind     string   `json:"kind"` // commune, cat, item, code, int, num, year, month, quarter, date, doc, mst, h52, person
	Values   []string `json:"values"`
	Prefix   string   `json:"prefix"`
	Min      float64  `json:"min"`
	Max      float64  `json:"max"`
	Decimals int      `json:"decimals"`
}

// mess says what is wrong with a sample table, as departments' tables are.
type mess struct {
	lostZeros bool // commune codes without their leading zero
	units     bool // units glued to numbers
	doubtful  bool // numbers that no rule can read: "~300"
}

// header are a table's titles; a commune column is two.
func header(columns []column) []string {
	var out []string
	for _, c := range columns {
		if c.Kind == "commune" {
			out = append(out, "Mã xã", "Tên xã, phường")
			continue
		}
		out = append(out, c.Title)
	}
	return out
}

// rows makes n rows. The same seed gives the same rows.
func rows(columns []column, n int, seed uint64, m mess) [][]string {
	r := rand.New(rand.NewPCG(seed, 14))
	communes := viet.Communes()
	out := make([][]string, 0, n)
	for i := range n {
		var row []string
		place := communes[(i+int(seed))%len(communes)]
		for _, c := range columns {
			if c.Kind == "commune" {
				code := place.Code
				if m.lostZeros && i%7 == 3 {
					code = strings.TrimLeft(code, "0")
				}
				row = append(row, code, place.Name)
				continue
			}
			row = append(row, value(c, i, n, r, m, place.Name))
		}
		out = append(out, row)
	}
	return out
}

func value(c column, i, n int, r *rand.Rand, m mess, place string) string {
	day := time.Date(2024, 1, 15, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i*700/max(n, 1))
	switch c.Kind {
	case "cat":
		return c.Values[r.IntN(len(c.Values))]
	case "item":
		return fmt.Sprintf("%s %s", c.Values[i%len(c.Values)], place)
	case "code":
		return fmt.Sprintf("%s%04d", c.Prefix, i+1)
	case "year":
		return "2025"
	case "month":
		return fmt.Sprintf("%02d/2026", i%10+1)
	case "quarter":
		return fmt.Sprintf("Quý %s/2026", []string{"I", "II", "III"}[i%3])
	case "date":
		return day.Format("02/01/2006")
	case "doc":
		return fmt.Sprintf("%d/QĐ-UBND", 100+i*7)
	case "h52":
		return fmt.Sprintf("H52.101.%d", 100+i)
	case "mst":
		return taxCode(5500100000/10 + i*37)
	case "person":
		return person(r)
	}
	return number(c, i, r, m)
}

func number(c column, i int, r *rand.Rand, m mess) string {
	v := c.Min + r.Float64()*(c.Max-c.Min)
	text := strings.Replace(strconv.FormatFloat(v, 'f', c.Decimals, 64), ".", ",", 1)
	switch {
	case m.doubtful && i%23 == 11:
		return "~" + strconv.Itoa(int(v))
	case m.units && i%9 == 4 && strings.Contains(c.Title, "(ha)"):
		return text + " ha"
	}
	return text
}

// taxCode is a company's tax code: nine digits and the check digit of its weights.
func taxCode(nine int) string {
	weights := []int{31, 29, 23, 19, 17, 13, 7, 5, 3}
	for ; ; nine++ {
		digits, sum := fmt.Sprintf("%09d", nine), 0
		for i, w := range weights {
			sum += int(digits[i]-'0') * w
		}
		if check := 10 - sum%11; check < 10 && check >= 0 {
			return digits + strconv.Itoa(check)
		}
	}
}

func person(r *rand.Rand) string {
	family := []string{"Lò", "Quàng", "Cà", "Tòng", "Nguyễn", "Hoàng", "Vì", "Giàng", "Mùa", "Sùng"}
	middle := []string{"Văn", "Thị", "Thanh", "A", "Minh", "Đức"}
	given := []string{"Hương", "Sơn", "Dung", "Páo", "Thủy", "Hạnh", "Quân", "Lan", "Phong"}
	return family[r.IntN(len(family))] + " " + middle[r.IntN(len(middle))] + " " + given[r.IntN(len(given))]
}

// asCSV writes a table the way Excel in Vietnam saves it: semicolons, BOM, CRLF.
func asCSV(head []string, body [][]string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	if err := w.Write(head); err != nil {
		return nil, err
	}
	if err := w.WriteAll(body); err != nil {
		return nil, err
	}
	return b.Bytes(), w.Error()
}

// asXLSX writes a table under a title row, as departments' forms are.
func asXLSX(title string, head []string, body [][]string) ([]byte, error) {
	s := paper.Sheet{Name: "Biểu 01", Title: strings.ToUpper(title)}
	for _, h := range head {
		s.Columns = append(s.Columns, paper.Column{Title: h, Width: 18})
	}
	var b bytes.Buffer
	i := -1
	err := s.WriteXLSX(&b, func() ([]any, bool) {
		if i++; i >= len(body) {
			return nil, false
		}
		cells := make([]any, len(body[i]))
		for j, v := range body[i] {
			cells[j] = v
		}
		return cells, true
	})
	return b.Bytes(), err
}
