// Package publishtest makes small and large published catalogues for the tests
// and benchmarks of the packages beside it. Names are long on purpose; all
// figures are invented.
package publishtest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"danhmuc/registry/publish/open"
)

// Themes are some of the province's themes.
func Themes() []open.Theme {
	const eu = "http://publications.europa.eu/resource/authority/data-theme/"
	return []open.Theme{
		{Code: "nong-nghiep", Title: "Nông nghiệp", TitleEn: "Agriculture", EUTheme: eu + "AGRI"},
		{Code: "y-te", Title: "Y tế", TitleEn: "Health", EUTheme: eu + "HEAL"},
		{Code: "du-lich", Title: "Du lịch", TitleEn: "Tourism", EUTheme: eu + "ECON"},
		{Code: "giao-thong", Title: "Giao thông", TitleEn: "Transport", EUTheme: eu + "TRAN"},
		{Code: "giao-duc", Title: "Giáo dục", TitleEn: "Education", EUTheme: eu + "EDUC"},
		{Code: "thuong-mai", Title: "Thương mại", TitleEn: "Trade", EUTheme: eu + "ECON"},
		{Code: "moi-truong", Title: "Môi trường", TitleEn: "Environment", EUTheme: eu + "ENVI"},
	}
}

func publishers() []open.Organization {
	return []open.Organization{
		{Code: "SNNMT", Name: "Sở Nông nghiệp và Môi trường", NameEn: "Department of Agriculture and Environment"},
		{Code: "SYT", Name: "Sở Y tế", NameEn: "Department of Health"},
		{Code: "SVHTTDL", Name: "Sở Văn hóa, Thể thao và Du lịch", NameEn: "Department of Culture, Sports and Tourism"},
		{Code: "SXD", Name: "Sở Xây dựng", NameEn: "Department of Construction"},
		{Code: "SGDDT", Name: "Sở Giáo dục và Đào tạo", NameEn: "Department of Education and Training"},
		{Code: "SCT", Name: "Sở Công Thương", NameEn: "Department of Industry and Trade"},
		{Code: "SNNMT", Name: "Sở Nông nghiệp và Môi trường", NameEn: "Department of Agriculture and Environment"},
	}
}

// Licence is the state's open-data terms.
func Licence() open.Licence {
	return open.Licence{Code: "dlm-cqnn", Title: "Điều khoản dữ liệu mở CQNN", TitleEn: "Open data terms of state bodies"}
}

var titles = [...][]string{
	{"Diện tích, sản lượng cây ăn quả chủ lực theo xã, phường năm 2024", "Mã số vùng trồng và cơ sở đóng gói nông sản xuất khẩu đã được cấp", "Giá nông sản và vật tư nông nghiệp tại các chợ đầu mối", "Cơ sở chăn nuôi tập trung được cấp giấy chứng nhận an toàn dịch bệnh"},
	{"Cơ sở khám bệnh, chữa bệnh được cấp giấy phép hoạt động", "Nhà thuốc, quầy thuốc đạt chuẩn thực hành tốt cơ sở bán lẻ thuốc", "Tỷ lệ tiêm chủng đầy đủ cho trẻ em dưới 1 tuổi theo xã"},
	{"Cơ sở lưu trú du lịch đã được công nhận xếp hạng", "Di tích lịch sử – văn hóa, danh lam thắng cảnh đã xếp hạng", "Lượt khách du lịch và tổng thu từ khách du lịch hằng tháng"},
	{"Mạng lưới tuyến vận tải hành khách cố định liên tỉnh, nội tỉnh", "Điểm đen, điểm tiềm ẩn tai nạn giao thông trên quốc lộ"},
	{"Trường học các cấp và quy mô học sinh theo năm học", "Kết quả thi tốt nghiệp trung học phổ thông theo môn"},
	{"Giá bán lẻ hàng hóa thiết yếu theo tuần", "Chợ, siêu thị, trung tâm thương mại đang hoạt động"},
	{"Kết quả quan trắc chất lượng không khí tự động", "Danh sách cơ sở thu gom, xử lý chất thải nguy hại"},
}

var frequencies = [...]open.Frequency{open.FrequencyAnnual, open.FrequencyMonthly, open.FrequencyWeekly, open.FrequencyQuarterly, open.FrequencyOnChange}

// Fruit is the dataset of the pictures: 375 rows, seven columns.
func Fruit() (*open.Dataset, []byte) {
	rows := fruitRows()
	return &open.Dataset{
		Code: "snnmt-cay-an-qua", ID: "ds_01", Edition: 2,
		Title:         titles[0][0],
		TitleEn:       "Area and output of main fruit trees by commune, 2024",
		Description:   "Diện tích (ha) và sản lượng (tấn) của xoài, nhãn, mận hậu, bơ, na tại 75 xã, phường; mỗi dòng là một loại cây ở một xã.",
		DescriptionEn: "Area (ha) and output (tonnes) of mango, longan, plum, avocado and custard apple in 75 communes; a row is one kind of tree in one commune.",
		Theme:         Themes()[0], Keywords: []string{"cây ăn quả", "mận hậu", "xoài", "nhãn"},
		Publisher:  publishers()[0],
		Contact:    open.Contact{Name: "Phòng Trồng trọt và Bảo vệ thực vật", Email: "dulieu.snnmt@sonla.gov.vn", Phone: "0212 385 0000"},
		LegalBasis: []string{"Luật Trồng trọt 31/2018/QH14", "515/QĐ-UBND"}, Frequency: open.FrequencyAnnual, Licence: Licence(),
		Spatial: "Tỉnh Sơn La", Temporal: open.Period{Start: "2024-01-01", End: "2024-12-31"},
		Issued: time.Date(2026, 10, 30, 2, 0, 0, 0, time.UTC), Modified: time.Date(2026, 11, 2, 1, 30, 0, 0, time.UTC),
		Decision: open.Decision{Number: "2417/QĐ-UBND", Date: "2026-10-30", AnnexNo: 14, Signatory: "Chủ tịch UBND tỉnh"},
		Columns: []open.Column{
			{Name: "ma_xa", Title: "Mã xã", Type: "string", Description: "quy đổi theo đơn vị hành chính từ 01/07/2025"},
			{Name: "ten_xa", Title: "Tên xã, phường", Type: "string"},
			{Name: "cay", Title: "Loại cây", Type: "string", Description: "xoài, nhãn, mận hậu, bơ, na"},
			{Name: "nam", Title: "Năm", Type: "period", Description: "YYYY"},
			{Name: "dien_tich", Title: "Diện tích", Type: "number", Unit: "ha", Description: "diện tích hiện có đến 31/12"},
			{Name: "san_luong", Title: "Sản lượng", Type: "number", Unit: "tấn", Description: "sản lượng thu hoạch trong năm"},
			{Name: "ghi_chu", Title: "Ghi chú", Type: "string"},
		},
		Rows: 375, RowsFile: fileOf(rows),
	}, rows
}

func fruitRows() []byte {
	communes := []string{"Phiêng Khoài", "Yên Châu", "Lóng Phiêng", "Mai Sơn", "Chiềng Hặc", "Mộc Châu", "Vân Hồ", "Sông Mã", "Mường La", "Thuận Châu"}
	trees := []string{"Nhãn", "Xoài", "Mận hậu", "Bơ", "Na"}
	weight := []float64{3.6, 3.5, 2.4, .24, .21}
	var b strings.Builder
	b.WriteString("ma_xa,ten_xa,cay,nam,dien_tich,san_luong,ghi_chu\n")
	for i := range 375 {
		commune, tree := i/5, i%5
		area := weight[tree] * float64(20+(commune*37)%113)
		name := communes[commune%len(communes)]
		if commune >= len(communes) {
			name = fmt.Sprintf("%s %d", name, commune/len(communes)+1)
		}
		fmt.Fprintf(&b, "%05d,%s,%s,2024,%.1f,%d,\n", 3646+commune*7, name, trees[tree], area, int(area*8.4))
	}
	return []byte(b.String())
}

// Small makes a catalogue of n datasets, the fruit first, with one tombstone
// ("snnmt-da-go"). All but the fruit share one small rows file.
func Small(n int) *open.Memory {
	fruit, rows := Fruit()
	plain := []byte("ma_xa,ten_xa,so_luong\n03646,Tô Hiệu,12\n03664,Chiềng Cơi,7\n")
	m := &open.Memory{
		Datasets:   []*open.Dataset{fruit},
		Tombstones: []open.Tombstone{{Code: "snnmt-da-go", WithdrawnAt: time.Date(2026, 11, 10, 3, 0, 0, 0, time.UTC), Reason: "Số liệu thuộc diện rà soát lại theo đề nghị của cơ quan chủ quản."}},
		RowsOf:     map[string][]byte{fruit.RowsFile.SHA256: rows, fileOf(plain).SHA256: plain},
		ChangedAt:  time.Date(2026, 11, 20, 1, 0, 0, 0, time.UTC), Tag: fmt.Sprint("t", n),
	}
	for i := 1; i < n; i++ {
		m.Datasets = append(m.Datasets, numbered(i, fileOf(plain)))
	}
	return m
}

func numbered(i int, rows open.File) *open.Dataset {
	t := i % len(titles)
	title := titles[t][(i/len(titles))%len(titles[t])]
	if round := i / (len(titles) * len(titles[t])); round > 0 {
		title = fmt.Sprintf("%s, kỳ %d", title, round)
	}
	return &open.Dataset{
		Code: fmt.Sprintf("%s-%06d", publishers()[t].Slug(), i), ID: fmt.Sprintf("ds_%06d", i), Edition: 1 + i%3,
		Title:       title,
		Description: "Số liệu do đơn vị tổng hợp theo chế độ báo cáo định kỳ; mỗi dòng là một xã, phường, có mã đơn vị hành chính năm chữ số.",
		Theme:       Themes()[t], Keywords: []string{"xã", "phường", "báo cáo định kỳ"}, Publisher: publishers()[t],
		Contact:    open.Contact{Name: "Văn phòng Sở", Email: "vanphong@" + publishers()[t].Slug() + ".example"},
		LegalBasis: []string{"515/QĐ-UBND"}, Frequency: frequencies[i%len(frequencies)], Licence: Licence(), Spatial: "Tỉnh Sơn La",
		Temporal: open.Period{Start: "2025-01-01", End: "2025-12-31"},
		Issued:   time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i%200), Modified: time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i%220),
		Decision: open.Decision{Number: "2417/QĐ-UBND", Date: "2026-10-30", AnnexNo: i + 14},
		Columns: []open.Column{
			{Name: "ma_xa", Title: "Mã xã", Type: "string"}, {Name: "ten_xa", Title: "Tên xã, phường", Type: "string"},
			{Name: "so_luong", Title: "Số lượng", Type: "integer", Unit: "cơ sở"},
		},
		Rows: 2, RowsFile: rows, CSV: rows, XLSX: open.File{SHA256: strings.Repeat("ab", 32), Size: 6700},
	}
}

func fileOf(body []byte) open.File {
	sum := sha256.Sum256(body)
	return open.File{SHA256: hex.EncodeToString(sum[:]), Size: int64(len(body))}
}
