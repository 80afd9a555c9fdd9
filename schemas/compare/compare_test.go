package compare

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"danhmuc/schemas"
	"danhmuc/schemas/viet"
)

func schemaOf(t testing.TB, columns []schemas.Column, key ...string) *schemas.Schema {
	t.Helper()
	s, err := schemas.New("Bảng", columns, key)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var harvest = []schemas.Column{
	{Name: "ma_ho_so", Title: "Mã hồ sơ", Type: schemas.String},
	{Name: "ma_xa", Title: "Mã xã", Type: schemas.String, CodeList: schemas.CommuneCodes},
	{Name: "san_luong", Title: "Sản lượng", Type: schemas.Number, Unit: "tấn"},
	{Name: "ty_le", Title: "Tỷ lệ", Type: schemas.Number, Unit: "%"},
	{Name: "ngay", Title: "Ngày cập nhật", Type: schemas.Date},
}

func TestDifference(t *testing.T) {
	before := "ma_ho_so,ma_xa,san_luong,ty_le,ngay\nA,03646,10.5,1,2026-01-02\nB,03646,2,,2026-01-05\nC,03664,7,3,2026-01-03\n"
	after := "ma_ho_so,ma_xa,san_luong,ty_le,ghi_chu\nA,03646,10.5,1,x\nB,03646,3,2,\nD,99999,4,3,\nE,,1,1,\n"
	later := append([]schemas.Column(nil), harvest[:4]...)
	later[3].Unit = "‰"
	later = append(later, schemas.Column{Name: "ghi_chu", Title: "Ghi chú", Type: schemas.String})
	d, err := Deliveries(context.Background(), Delivery{schemaOf(t, harvest, "ma_ho_so"), strings.NewReader(before)}, Delivery{schemaOf(t, later, "ma_ho_so"), strings.NewReader(after)})
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.MarshalIndent(d, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	want := `{
 "version": 1,
 "rows": {"before": 3, "after": 4},
 "columns": [
  {"name": "ma_ho_so", "title": "Mã hồ sơ", "type": "string", "nulls": {"before": 0, "after": 0}},
  {"name": "ma_xa", "title": "Mã xã", "type": "string", "nulls": {"before": 0, "after": 1}},
  {"name": "san_luong", "title": "Sản lượng", "type": "number", "unit": "tấn", "nulls": {"before": 0, "after": 0}, "sum": {"before": 19.5, "after": 18.5}, "low": "1", "high": "10.5", "wasLow": "2", "wasHigh": "10.5"},
  {"name": "ty_le", "title": "Tỷ lệ", "type": "number", "unit": "‰", "change": "retyped", "was": "number; %", "nulls": {"before": 1, "after": 0}, "low": "1", "high": "3", "wasLow": "1", "wasHigh": "3"},
  {"name": "ghi_chu", "title": "Ghi chú", "type": "string", "change": "added", "nulls": {"before": 0, "after": 3}},
  {"name": "ngay", "title": "Ngày cập nhật", "type": "date", "change": "removed", "nulls": {"before": 0, "after": 0}, "wasLow": "2026-01-02", "wasHigh": "2026-01-05"}
 ],
 "keys": {"columns": ["ma_ho_so"], "known": true, "kept": 1, "changed": 1, "added": 2, "removed": 1},
 "places": {"column": "ma_xa", "known": true, "list": [
   {"code": "03646", "name": "Phường Tô Hiệu", "rows": {"before": 2, "after": 2}, "sums": [{"before": 12.5, "after": 13.5}]},
   {"code": "03664", "name": "Phường Chiềng An", "rows": {"before": 1, "after": 0}, "sums": [{"before": 7, "after": 0}]},
   {"code": "99999", "rows": {"before": 0, "after": 1}, "sums": [{"before": 0, "after": 4}]}
  ], "gone": 1, "new": 1, "columns": ["san_luong"]}
}`
	var a, b any
	if err := json.Unmarshal(got, &a); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(want), &b); err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(a) != fmt.Sprint(b) {
		t.Errorf("got %s", got)
	}
}

// TestKeysAgainstTheSimpleWay compares with counting rows by key and by value in maps.
func TestKeysAgainstTheSimpleWay(t *testing.T) {
	columns := []schemas.Column{{Name: "k", Title: "K", Type: schemas.String}, {Name: "v", Title: "V", Type: schemas.String}}
	s := schemaOf(t, columns, "k")
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 9))
		table := func() (string, map[string]map[string]int64) {
			text, rows := "k,v\n", map[string]map[string]int64{}
			for range rng.IntN(40) {
				k, v := fmt.Sprint("k", rng.IntN(25)), fmt.Sprint("v", rng.IntN(3))
				text += k + "," + v + "\n"
				if rows[k] == nil {
					rows[k] = map[string]int64{}
				}
				rows[k][v]++
			}
			return text, rows
		}
		was, old := table()
		now, next := table()
		var want Keys
		keys := map[string]bool{}
		for k := range old {
			keys[k] = true
		}
		for k := range next {
			keys[k] = true
		}
		for k := range keys {
			var kept, left, right int64
			for v, n := range old[k] {
				kept += min(n, next[k][v])
				left += n
			}
			for _, n := range next[k] {
				right += n
			}
			left, right = left-kept, right-kept
			want.Kept += kept
			want.Changed += min(left, right)
			want.Removed += left - min(left, right)
			want.Added += right - min(left, right)
		}
		d, err := Deliveries(context.Background(), Delivery{s, strings.NewReader(was)}, Delivery{s, strings.NewReader(now)})
		if err != nil {
			t.Fatal(err)
		}
		if k := d.Keys; k.Kept != want.Kept || k.Changed != want.Changed || k.Added != want.Added || k.Removed != want.Removed {
			t.Fatalf("seed %d: %+v, want %+v", seed, k, want)
		}
	}
}

// monthly writes one figure for each commune: 100 times what factor says.
func monthly(factor func(i int) float64) string {
	var out strings.Builder
	out.WriteString("ma_xa,san_luong\n")
	for i, p := range viet.Communes() {
		fmt.Fprintf(&out, "%s,%g\n", p.Code, 100*factor(i))
	}
	return out.String()
}

// TestOutliers: what all communes do is usual, what one does alone is odd, however much all move.
func TestOutliers(t *testing.T) {
	s := schemaOf(t, harvest[1:3])
	rng := rand.New(rand.NewPCG(3, 3))
	cases := map[string]struct {
		after func(i int) float64
		odd   []int
	}{
		"nothing":          {func(int) float64 { return 1 }, nil},
		"all double":       {func(int) float64 { return 2 }, nil},
		"noise":            {func(int) float64 { return 0.9 + 0.2*rng.Float64() }, nil},
		"one tenfold":      {func(i int) float64 { return map[bool]float64{true: 10, false: 1.02}[i == 7] }, []int{7}},
		"one does not":     {func(i int) float64 { return map[bool]float64{true: 1, false: 3}[i == 9] }, []int{9}},
		"a little is none": {func(i int) float64 { return map[bool]float64{true: 1.3, false: 1}[i == 9] }, nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			d, err := Deliveries(context.Background(), Delivery{s, strings.NewReader(monthly(func(int) float64 { return 1 }))}, Delivery{s, strings.NewReader(monthly(c.after))})
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Odd) != len(c.odd) {
				t.Fatalf("odd: %+v", d.Odd)
			}
			for i, at := range c.odd {
				if d.Odd[i].Code != viet.Communes()[at].Code {
					t.Errorf("odd: %+v", d.Odd[i])
				}
			}
			if d.Keys != nil || d.Places == nil || len(d.Places.List) != len(viet.Communes()) {
				t.Errorf("keys %+v, places %+v", d.Keys, d.Places)
			}
		})
	}
}

func TestRowsThatAreNotCanonical(t *testing.T) {
	s := schemaOf(t, harvest[1:3])
	good := "ma_xa,san_luong\n03646,1\n"
	for name, text := range map[string]string{"empty": "", "unknown column": "ma_xa,gi\n", "missing column": "ma_xa\n", "no figure": "ma_xa,san_luong\n03646,1.5 tấn\n", "ragged": "ma_xa,san_luong\n1\n", "quote": "ma_xa,san_luong\n\"1,2\n"} {
		t.Run(name, func(t *testing.T) {
			if d, err := Deliveries(context.Background(), Delivery{s, strings.NewReader(good)}, Delivery{s, strings.NewReader(text)}); !errors.Is(err, ErrRows) {
				t.Errorf("%+v, %v", d, err)
			}
		})
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	long := "ma_xa,san_luong\n" + strings.Repeat("03646,1\n", 10_000)
	if _, err := Deliveries(ctx, Delivery{s, strings.NewReader(long)}, Delivery{s, strings.NewReader(long)}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestSumsHaveNoDust: a reader sees 0.3, not 0.30000000000000004.
func TestSumsHaveNoDust(t *testing.T) {
	s := schemaOf(t, harvest[1:3])
	text := "ma_xa,san_luong\n03646,0.1\n03646,0.2\n"
	d, err := Deliveries(context.Background(), Delivery{s, strings.NewReader(text)}, Delivery{s, strings.NewReader(text)})
	if err != nil || d.Columns[1].Sum.After != 0.3 || d.Places.List[0].Sums[0].Before != 0.3 {
		t.Errorf("%+v, %v", d, err)
	}
}

// TestBounds: past a bound the part is said to be unknown, never counted in part.
func TestBounds(t *testing.T) {
	s := schemaOf(t, harvest[1:3], "ma_xa")
	var many strings.Builder
	many.WriteString("ma_xa,san_luong\n")
	for i := range MaxPlaces + 1 {
		fmt.Fprintf(&many, "X%06d,1\n", i)
	}
	d, err := Deliveries(context.Background(), Delivery{s, strings.NewReader(many.String())}, Delivery{s, strings.NewReader("ma_xa,san_luong\n03646,1\n")})
	if err != nil {
		t.Fatal(err)
	}
	if d.Places.Known || len(d.Places.List) > 0 || len(d.Odd) > 0 || !d.Keys.Known || d.Keys.Removed != MaxPlaces+1 {
		t.Errorf("places %+v, keys %+v", d.Places, d.Keys)
	}
}

// BenchmarkDeliveries compares two deliveries of 200,000 rows.
func BenchmarkDeliveries(b *testing.B) {
	s := schemaOf(b, harvest[:3], "ma_ho_so")
	var text strings.Builder
	text.WriteString("ma_ho_so,ma_xa,san_luong\n")
	places := viet.Communes()
	for i := range 200_000 {
		fmt.Fprintf(&text, "HS-%07d,%s,%d.5\n", i, places[i%len(places)].Code, i%997)
	}
	b.SetBytes(int64(2 * text.Len()))
	for b.Loop() {
		if _, err := Deliveries(context.Background(), Delivery{s, strings.NewReader(text.String())}, Delivery{s, strings.NewReader(text.String())}); err != nil {
			b.Fatal(err)
		}
	}
}
