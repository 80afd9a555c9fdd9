package infer

import (
	"strings"

	"danhmuc/schemas/viet"
)

// Header is what a column's title says of its values.
type Header struct {
	Words      string // the title folded, one space around each word: " ma xa "
	Identifier bool   // values are codes, numbers of papers, telephones: text whatever they look like
	Commune    bool   // the code of a commune
	PlaceName  bool   // the name of a commune or of a place that contains one
	District   bool   // the name of a district
	Period     bool   // a reporting period
	Date       bool   // a day
	Ratio      bool   // a ratio, price, average: not additive
	Coordinate bool   // latitude or longitude
	Past       bool   // a day that lies in the past: of birth, of a decision
	Flag       bool   // a question answered by yes or no
}

// ReadHeader reads a column's title and name.
func ReadHeader(title, name string) Header {
	w := words(title)
	if strings.TrimSpace(w) == "" {
		w = words(name)
	}
	h := Header{Words: w}
	h.Commune = hasAny(w, "ma xa", "ma phuong", "ma xa phuong", "ma dvhc", "ma don vi hanh chinh", "ma phuong xa", "xa code", "commune code")
	h.Identifier = h.Commune || codeTitle(title, w) || hasAny(w, "so dien thoai", "dien thoai", "sdt", "so dt", "so cccd", "cccd", "cmnd", "so cmnd",
		"can cuoc", "so dinh danh", "ma so thue", "mst", "so tai khoan", "stk", "so the", "ho chieu", "bien so", "so quyet dinh", "so hieu", "ky hieu",
		"so ky hieu", "so giay", "so nha", "so hop dong", "so van ban", "so seri", "serial", "gplx", "fax", "phone", "zip", "so chung nhan", "so gcn",
		"so gpkd", "so giay phep", "dia chi", "ghi chu", "ho ten", "ho va ten", "bhxh", "so bhxh", "bhyt", "so bhyt", "so to", "so thua", "to ban do so")
	h.PlaceName = !h.Commune && hasAny(w, "xa", "phuong", "ten xa", "ten phuong", "xa phuong", "ten don vi", "don vi hanh chinh", "commune")
	h.District = !h.Identifier && hasAny(w, "huyen", "quan huyen", "ten huyen", "huyen thi xa", "huyen thanh pho", "district")
	h.Period = hasAny(w, "ky", "ky bao cao", "ky du lieu", "quy", "thang", "period") && !hasAny(w, "ky hieu", "chu ky", "quy mo", "quy hoach", "quy dinh", "ky thuat", "thang tuoi")
	h.Date = hasAny(w, "ngay", "date", "thoi diem") && !hasAny(w, "so ngay")
	h.Ratio = hasAny(w, "ty le", "ti le", "nang suat", "binh quan", "don gia", "gia ban", "gia thanh", "gia mua", "mat do", "toc do", "he so", "chi so", "trung binh",
		"co cau", "tang giam", "ty trong", "stt", "do tuoi", "tuoi", "so sanh", "do cao", "do che phu", "nhiet do", "rate", "percent", "average") ||
		w == " nam " || w == " thang " || w == " quy " || w == " tt " || strings.HasSuffix(w, " gia ")
	h.Coordinate = hasAny(w, "lat", "lon", "lng", "latitude", "longitude", "vi do", "kinh do", "toa do", "toa do x", "toa do y")
	h.Ratio = h.Ratio || h.Coordinate
	h.Past = hasAny(w, "ngay sinh", "nam sinh", "ngay cap", "ngay ky", "ngay ban hanh", "ngay quyet dinh", "ngay bao cao", "ngay cap nhat", "ngay nop", "nop ngay", "ngay tiep nhan", "ngay lap")
	h.Identifier = h.Identifier && !h.Date
	h.Flag = strings.HasPrefix(w, " co ") || strings.HasPrefix(w, " da ") || strings.HasPrefix(w, " la ") || strings.HasPrefix(w, " is ") || strings.HasPrefix(w, " has ")
	return h
}

// codeTitle tells titles that begin or end with "mã" (a code), but not "mạ" (rice seedlings) or "má".
func codeTitle(title, w string) bool {
	if hasAny(w, "code", "id", "uuid", "ma so", "ma dinh danh") || strings.HasSuffix(w, " id ") {
		return true
	}
	if !strings.HasPrefix(w, " ma ") {
		return false
	}
	lower := strings.ToLower(viet.Clean(title))
	for i := range len(lower) {
		if lower[i] >= 0x80 {
			return strings.HasPrefix(lower, "mã")
		}
	}
	return true
}
