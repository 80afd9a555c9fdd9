package check

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestRowsThatAreAnotherWrittenOtherwise(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"case, spaces and marks":          {"Tên,Địa chỉ,Số\nHTX Hoa Ban,Bản Bó,3\nHTX  HOA BAN,Ban Bo,3\nHTX Mận,Bản Bó,3\n", []string{"row.near-duplicate@3 "}},
		"figures in another form":         {"Tên,Diện tích\nHTX Hoa Ban,\"1.234,5\"\nHTX Hoa Ban.,\"1234,5\"\nHTX Mận,\"2,5\"\n", []string{"row.near-duplicate@3 "}},
		"tone elsewhere":                  {"Tên,Số\nHoà Bình,3\nHòa Bình,3\nSơn La,3\n", []string{"row.near-duplicate@3 "}},
		"the same row is another finding": {"Tên,Số\nHoa Ban,3\nHoa Ban,3\nSơn La,3\n", nil},
		"numbered rows":                   {"STT,Tên,Số\n1,Hoa Ban,3\n2,hoa ban,3\n3,Sơn La,4\n", []string{"row.near-duplicate@3 "}},
		"another figure":                  {"Tên,Số\nHoa Ban,3\nhoa ban,4\nSơn La,3\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			tab, _ := checkText(t, c.text, Options{})
			if got := toldOf(tab, "row.near"); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
	tab, _ := checkText(t, "Tên,Địa chỉ,Số\nHTX Hoa Ban,Bản Bó,3\nHTX  HOA BAN,Bản Bó,3\nHTX Mận,Bản Bó,3\n", Options{})
	for _, f := range tab.Listed {
		if f.Code == "row.near-duplicate" && (f.Params["first"] != "2" || f.Params["columns"] != "Tên") {
			t.Errorf("got %v", f.Params)
		}
	}
}

// rowsOf writes n rows of a table of communes and years.
func rowsOf(n int, row func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(row(i) + "\n")
	}
	return b.String()
}

func TestRowsThatAreAnotherButForOneCell(t *testing.T) {
	places := func(i int) string { return fmt.Sprintf("Bản %c%c,%d,%d", 'A'+i%26, 'a'+i/26%26, 2020+i%3, 100+i*7) }
	head := "Bản,Năm,Số hộ\n"
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"another count of the same place and year": {head + rowsOf(40, places) + "Bản Aa,2020,999\n", []string{"row.one-cell@42 so_ho"}},
		"written otherwise too":                    {head + rowsOf(40, places) + "bản  aa,2020,999\n", []string{"row.one-cell@42 so_ho"}},
		"another year":                             {head + rowsOf(40, places) + "Bản Aa,2024,100\n", nil},
		"rows that repeat by nature":               {head + rowsOf(200, func(i int) string { return fmt.Sprintf("Bản %c,2020,%d", 'A'+i%5, i) }), nil},
		"one column more is too little":            {"Bản,Số hộ\n" + rowsOf(40, func(i int) string { return fmt.Sprintf("Bản %d,%d", i, i*7) }) + "Bản 3,5\n", nil},
		"a code tells rows apart":                  {"Mã hộ,Bản,Số\n" + rowsOf(40, func(i int) string { return fmt.Sprintf("H%03d,Bản %d,%d", i, i%20, i%20) }), nil},
	} {
		t.Run(name, func(t *testing.T) {
			tab, _ := checkText(t, c.text, Options{})
			if got := toldOf(tab, "row.one"); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestFiguresFarFromTheOthers(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	usual := make([]string, 200)
	for i := range usual {
		usual[i] = fmt.Sprint(100 + rng.IntN(400))
	}
	column := func(title string, more ...string) string {
		var b strings.Builder
		b.WriteString("Tên," + title + "\n")
		for i, v := range append(slices.Clone(usual), more...) {
			fmt.Fprintf(&b, "hộ %d,%s\n", i, v)
		}
		return b.String()
	}
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"nothing":                  {column("Số hộ"), nil},
		"a digit too many":         {column("Số hộ", "999999"), []string{"value.outlier@202 so_ho"}},
		"a hundredth":              {column("Diện tích (ha)", "0.01"), []string{"value.outlier@202 dien_tich"}},
		"evenly from zero on":      {"Tên,Diện tích (ha)\n" + rowsOf(3000, func(i int) string { return fmt.Sprintf("hộ %d,%.2f", i, rng.Float64()*9000) }), nil},
		"below zero":               {column("Chênh lệch", "-90000"), []string{"value.outlier@202 chenh_lech"}},
		"codes are not compared":   {column("Mã hồ sơ", "999999999"), nil},
		"half of them are nothing": {column("Số vụ", strings.Fields(strings.Repeat("0 ", 600))...), nil},
		"many are how they lie":    {column("Số hộ", strings.Fields(strings.Repeat("999999 ", 20))...), nil},
		"a rising column":          {"Tên,Số lượng\n" + rowsOf(2000, func(i int) string { return fmt.Sprintf("hộ %d,%d", i, i+1) }), nil},
		"a long tail has no gap":   {"Tên,Giá trị\n" + rowsOf(400, func(i int) string { return fmt.Sprintf("hộ %d,%d", i, 3+i*i*i/1000+rng.IntN(3)) }), nil},
	} {
		t.Run(name, func(t *testing.T) {
			tab, _ := checkText(t, c.text, Options{})
			if got := toldOf(tab, "value."); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// TestFiguresFarFromThoseOfTheirCommune: 600 is usual in the province, not in the commune that has 40 to 60.
func TestFiguresFarFromThoseOfTheirCommune(t *testing.T) {
	var b strings.Builder
	b.WriteString("Mã xã,Kỳ,Diện tích (ha)\n")
	rng := rand.New(rand.NewPCG(1, 9))
	for month := range 24 {
		kỳ := fmt.Sprintf("Tháng %d/%d", month%12+1, 2024+month/12)
		for i, code := range []string{"03646", "03664", "03670", "04105", "04075"} {
			v := 40*(1<<(2*i)) + rng.IntN(20*(1<<(2*i)))
			if month == 13 && i == 0 {
				v = 6000
			}
			fmt.Fprintf(&b, "%s,%s,%d\n", code, kỳ, v)
		}
	}
	tab, _ := checkText(t, b.String(), Options{})
	if got := toldOf(tab, "value."); len(got) != 1 || !strings.HasPrefix(got[0], "value.outlier-commune@67 ") {
		t.Errorf("got %v", got)
	}
}

func TestRulesThatNearlyAllRowsKeepToAreProposed(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 9))
	var b strings.Builder
	b.WriteString("Bản,Nam,Nữ,Tổng số,Số hộ,Số hộ nghèo,Ngày bắt đầu,Ngày kết thúc,Cao độ\n")
	for i := range 150 {
		men, women, houses := 50+rng.IntN(200), 50+rng.IntN(200), 60+rng.IntN(90)
		total, poor, end := men+women, rng.IntN(houses), 10+i%15
		switch i {
		case 40:
			total++
		case 41:
			poor = houses + 5
		case 42:
			end = 1
		}
		fmt.Fprintf(&b, "Bản %d,%d,%d,%d,%d,%d,2026-03-%02d,2026-04-%02d,%d\n", i, men, women, total, houses, poor, 1+i%28, end, 400+rng.IntN(900))
		_ = end
	}
	text := strings.Replace(b.String(), "2026-04-01,", "2026-02-01,", 1)
	tab, _ := checkText(t, text, Options{})
	got := map[string]ProposedRule{}
	for _, p := range tab.Proposed {
		got[p.Kind+" "+strings.Join(p.Columns, ",")] = p
	}
	for want, row := range map[string]int{"sum nam,nu,tong_so": 42, "part so_ho_ngheo,so_ho": 43, "order ngay_bat_dau,ngay_ket_thuc": 44} {
		p, ok := got[want]
		if !ok || p.Of != 150 || p.Holds != 149 || !p.Whole || !slices.Equal(p.Breaks, []int{row}) {
			t.Errorf("%s: %+v", want, p)
		}
	}
	if len(got) != 3 || countOf(tab, "rule.proposed") != 3 {
		t.Errorf("got %v", got)
	}
	ruled := parsed(t, `{"properties":{"nam":{"type":"integer"},"nu":{"type":"integer"},"tong_so":{"type":"integer"}},"x-danhmuc":{"rules":[{"kind":"sum","columns":["nam","nu","tong_so"]}]}}`)
	if tab, _ = checkText(t, text, Options{Schema: ruled}); slices.ContainsFunc(tab.Proposed, func(p ProposedRule) bool { return p.Kind == "sum" }) {
		t.Errorf("the schema's own rule is proposed: %+v", tab.Proposed)
	}
}

// TestALargeTableIsLookedAtInPart, and that is said.
func TestALargeTableIsLookedAtInPart(t *testing.T) {
	n := lookWhole/2 + 1
	var b strings.Builder
	b.WriteString("Tên,Số hộ\n")
	for i := range n {
		v := 100 + i*7919%400
		if i == n-1 {
			v = 99999999
		}
		fmt.Fprintf(&b, "h%d,%d\n", i, v)
	}
	tab, _ := checkText(t, b.String(), Options{})
	for _, g := range tab.Groups {
		if g.Code == "table.looked-part" && g.Params["looked"] != fmt.Sprint(lookPart/2) {
			t.Errorf("got %v", g.Params)
		}
	}
	if countOf(tab, "table.looked-part") != 1 || countOf(tab, "value.outlier-beyond") != 1 {
		t.Errorf("got %+v", tab.Listed)
	}
}
