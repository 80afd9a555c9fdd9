package check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"danhmuc/schemas"
)

// facilities is a table of 200 rows with a column of each kind; the third is of persons.
func facilities() string {
	var b strings.Builder
	b.WriteString("Mã cơ sở,Loại hình,Người đại diện,Số buồng,Ngày cấp,Kinh độ\n")
	family := []string{"Lò Văn", "Quàng Thị", "Nguyễn Văn", "Cà Thị", "Hoàng Minh"}
	given := []string{"An", "Bình", "Cường", "Dung", "Hà", "Khánh", "Lan", "Minh"}
	for i := range 200 {
		kind := "Nhà nghỉ"
		if i%4 == 0 {
			kind = "Khách sạn"
		}
		fmt.Fprintf(&b, "CS-%03d,%s,%s %s,%d,2026-01-%02d,103.%03d\n", i, kind, family[i%5], given[i%8], 1+i, 1+i%20, i*5)
	}
	return b.String()
}

func columnsByName(t *Table) map[string]*Column {
	out := map[string]*Column{}
	for i := range t.Columns {
		out[t.Columns[i].Name] = &t.Columns[i]
	}
	return out
}

func quantilesOf(c *Column) string {
	var out []string
	for _, q := range c.Quantiles {
		out = append(out, fmt.Sprintf("%g=%v", q.At, q.Value))
	}
	return strings.Join(out, " ")
}

func TestProfileTellsHowValuesLie(t *testing.T) {
	tab, _ := checkText(t, facilities(), Options{})
	c := columnsByName(tab)
	if got := quantilesOf(c["so_buong"]); got != "0.05=10 0.25=50 0.5=100 0.75=150 0.95=190" {
		t.Errorf("rooms: %s", got)
	}
	if d := c["so_buong"].Deviation; d == nil || *d < 57.73 || *d > 57.74 { // √((200²−1)/12)
		t.Errorf("rooms deviate by %v", d)
	}
	if got := quantilesOf(c["ngay_cap"]); got != "0.05=2026-01-01 0.25=2026-01-05 0.5=2026-01-10 0.75=2026-01-15 0.95=2026-01-19" {
		t.Errorf("days: %s", got)
	}
	days := c["ngay_cap"].Bins
	if len(days) != 10 || days[0] != (Bin{"2026-01-01", "2026-01-02", 20}) || days[9] != (Bin{"2026-01-19", "2026-01-20", 20}) {
		t.Errorf("bars of days: %v", days)
	}
	if bins := c["kinh_do"].Bins; len(bins) != 16 || bins[0].From != 103.0 || bins[15].To != 103.995 {
		t.Errorf("bars of figures: %v", bins)
	}
	kinds := c["loai_hinh"]
	if len(kinds.Top) != 2 || kinds.Top[0] != (TopValue{"Nhà nghỉ", 150}) || !kinds.TopExact {
		t.Errorf("kinds: %v", kinds.Top)
	}
	if *kinds.MeanLength != 8.25 || len(kinds.Bins) != 2 || kinds.Bins[0] != (Bin{8.0, 8.0, 150}) {
		t.Errorf("lengths of kinds: %v, %v", *kinds.MeanLength, kinds.Bins)
	}
	code := c["ma_co_so"]
	if len(code.Patterns) != 1 || code.Patterns[0].Shape != "A+-9{3}" || code.Patterns[0].Count != 200 || code.PatternRows != 200 {
		t.Errorf("codes look like %v of %d", code.Patterns, code.PatternRows)
	}
}

// shows tells whether a profile carries values of its column.
func shows(c *Column) bool {
	return c.Min != nil || c.Max != nil || c.Mean != nil || c.Sum != nil || c.Deviation != nil || len(c.Quantiles) > 0 || len(c.Top) > 0 || len(c.Enum) > 0 ||
		c.HistogramOf == "value" && len(c.Histogram)+len(c.Bins) > 0
}

func TestPersonalColumnsShowNoValues(t *testing.T) {
	text := facilities()
	tab, _ := checkText(t, text, Options{})
	if c := columnsByName(tab)["nguoi_dai_dien"]; c.Personal == nil || !c.Masked || shows(c) {
		t.Errorf("found to be of persons: %+v", c)
	}
	declared, err := schemas.New("", []schemas.Column{
		{Name: "ma_co_so", Title: "Mã cơ sở", Type: schemas.String, PersonalData: "basic"},
		{Name: "loai_hinh", Title: "Loại hình", Type: schemas.String, PersonalData: "sensitive"},
		{Name: "nguoi_dai_dien", Title: "Người đại diện", Type: schemas.String},
		{Name: "so_buong", Title: "Số buồng", Type: schemas.Integer, PersonalData: "basic"},
		{Name: "ngay_cap", Title: "Ngày cấp", Type: schemas.Date, PersonalData: "basic"},
		{Name: "kinh_do", Title: "Kinh độ", Type: schemas.Number},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	tab, _ = checkText(t, text, Options{Schema: declared})
	for _, c := range tab.Columns {
		if masked := c.Name != "kinh_do"; c.Masked != masked || shows(&c) == masked {
			t.Errorf("%s: masked %v, shows values %v", c.Name, c.Masked, shows(&c))
		}
	}
	var b bytes.Buffer
	if err := WriteProfileJSON(&b, &Report{Tables: []*Table{tab}}); err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Khách sạn", "Lò Văn", "2026-01", `"min": 1,`} {
		if bytes.Contains(b.Bytes(), []byte(secret)) {
			t.Errorf("the profile carries %q", secret)
		}
	}
	if !json.Valid(b.Bytes()) {
		t.Error("the profile is no JSON")
	}
}

func TestFrequentValuesAmongManyDifferent(t *testing.T) {
	var b strings.Builder
	b.WriteString("Mã hồ sơ,Ghi chú,Số tiền\n")
	const rows = 60_000
	for i := range rows {
		note, amount := fmt.Sprintf("đã đối chiếu lần %d với sổ của xã", i*7919%rows), float64(i*104729%rows)+0.5
		if i*2654435761%100 < 40 {
			note, amount = "không có ghi chú", 0
		}
		fmt.Fprintf(&b, "HS-%06d,%s,%g\n", i, note, amount)
	}
	tab, _ := checkText(t, b.String(), Options{})
	c := columnsByName(tab)
	for name, value := range map[string]string{"ghi_chu": "không có ghi chú", "so_tien": "0"} {
		top := c[name].Top
		if c[name].TopExact || len(top) == 0 || top[0].Value != value || top[0].Count < rows*34/100 || top[0].Count > rows*41/100 {
			t.Errorf("%s: %v", name, top[:min(2, len(top))])
		}
		for _, v := range top[min(1, len(top)):] {
			if v.Count > 1 {
				t.Errorf("%s: %v", name, v)
			}
		}
	}
	if top := c["ma_ho_so"].Top; len(top) > 0 {
		t.Errorf("codes that differ: %v", top)
	}
}
