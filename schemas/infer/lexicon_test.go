package infer

import "testing"

func TestReadHeader(t *testing.T) {
	type flags = Header
	cases := []struct {
		title, name string
		want        flags
	}{
		{"Mã xã", "", flags{Identifier: true, Commune: true}},
		{"ma_xa", "", flags{Identifier: true, Commune: true}},
		{"", "ma_xa", flags{Identifier: true, Commune: true}},
		{"MÃ SỐ THUẾ", "", flags{Identifier: true}},
		{"Mạ (ha)", "", flags{}},
		{"Số tờ", "", flags{Identifier: true}},
		{"Số tổ hòa giải", "", flags{}},
		{"so to", "", flags{Identifier: true}},
		{"Số thẻ BHYT", "", flags{Identifier: true, Cards: true}},
		{"Số thể loại", "", flags{}},
		{"Nam", "", flags{}},
		{"Năm", "", flags{Ratio: true}},
		{"nam", "", flags{}},
		{"Quý", "", flags{Period: true, Ratio: true}},
		{"Quí", "", flags{Period: true, Ratio: true}},
		{"Quy mô (ha)", "", flags{}},
		{"Kỳ báo cáo", "", flags{Period: true}},
		{"Ký nhận", "", flags{}},
		{"Số tháng", "", flags{}},
		{"Ngày sinh", "", flags{Date: true, Past: true}},
		{"Số ngày công", "", flags{}},
		{"Tỉ lệ hộ nghèo", "", flags{Ratio: true}},
		{"Toạ độ X", "", flags{Coordinate: true, Ratio: true}},
		{"Số vào sổ", "", flags{Identifier: true}},
		{"Xã, phường", "", flags{PlaceName: true}},
		{"Đã nộp", "", flags{Flag: true}},
		{"Da nop", "", flags{Flag: true}},
		{"Dạ dày", "", flags{}},
	}
	for _, c := range cases {
		got := ReadHeader(c.title, c.name)
		got.Words = ""
		if got != c.want {
			t.Errorf("ReadHeader(%q, %q) = %+v, want %+v", c.title, c.name, got, c.want)
		}
	}
}
