package codelist

import (
	_ "embed"
	"strings"
	"sync"

	"danhmuc/schemas/viet"
)

// Names of the lists that the program carries.
const (
	Communes    = "dvhc-xa"   // communes of the province: QĐ 19/2025/QĐ-TTg, and those before 01/7/2025
	Provinces   = "dvhc-tinh" // provinces: QĐ 19/2025/QĐ-TTg, and the 63 before
	Frequencies = "tan-suat"  // how often data is brought up to date, by the codes of the catalogue
)

//go:embed data/tan-suat.csv
var frequencies string

// Known are the lists that the program carries. The caller may not change them.
var Known = sync.OnceValue(func() []*List {
	return []*List{communes(), provinces(), frequencyList()}
})

// ByName finds a list that the program carries, nil for none.
func ByName(name string) *List {
	for _, l := range Known() {
		if l.Name == name {
			return l
		}
	}
	return nil
}

func communes() *List {
	l := &List{Name: Communes, Title: "Mã đơn vị hành chính cấp xã"}
	for _, p := range viet.Communes() {
		l.Codes = append(l.Codes, Code{Code: p.Code, Name: p.FullName, From: p.From, To: p.To})
	}
	for _, p := range viet.OldCommunes() {
		c := Code{Code: p.Code, Name: p.FullName, From: p.From, To: p.To}
		for _, h := range viet.Heirs(p.Code) {
			c.Heirs = append(c.Heirs, h.Place.Code)
		}
		l.Codes = append(l.Codes, c)
	}
	return l
}

func provinces() *List {
	l := &List{Name: Provinces, Title: "Mã tỉnh, thành phố"}
	for _, p := range viet.Provinces() {
		l.Codes = append(l.Codes, Code{Code: p.Code, Name: p.Name, From: p.From, To: p.To})
	}
	for _, p := range viet.OldProvinces() {
		c := Code{Code: p.Code, Name: p.Name, From: p.From, To: p.To}
		if h, ok := viet.ProvinceHeir(p.Code); ok {
			c.Heirs = []string{h.Code}
		}
		l.Codes = append(l.Codes, c)
	}
	return l
}

func frequencyList() *List {
	l := &List{Name: Frequencies, Title: "Tần suất cập nhật"}
	for line := range strings.Lines(frequencies) {
		code, name, _ := strings.Cut(strings.TrimSpace(line), ",")
		l.Codes = append(l.Codes, Code{Code: code, Name: name})
	}
	return l
}
