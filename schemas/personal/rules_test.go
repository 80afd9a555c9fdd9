package personal

import (
	"fmt"
	"slices"
	"testing"
)

// formsOf are the forms of one value.
func formsOf(value string) (out []shape) {
	shapesOf([]byte(value), func(s shape) { out = append(out, s) })
	return out
}

func TestForms(t *testing.T) {
	cases := []struct {
		value     string
		has, lack []shape
	}{
		{"014085001234", []shape{citizen, citizenValid}, []shape{mobile, citizenShort}},
		{"014 085 001 234", []shape{citizen, citizenValid}, nil},
		{"14085001234", []shape{citizenShort}, []shape{citizen}},
		{"099085001234", []shape{citizen}, []shape{citizenValid}}, // no such province
		{"014485001234", []shape{citizen}, []shape{citizenValid}}, // born after 2100
		{"014005001234", []shape{citizen}, []shape{citizenValid}}, // born 1905
		{"014299001234", []shape{citizen}, []shape{citizenValid}}, // born 2099
		{"125000000000", []shape{citizen}, []shape{citizenValid}}, // an amount
		{"02123852001", []shape{landline}, []shape{citizenShort}},
		{"050123456", []shape{nineDigits}, []shape{mobile}},
		{"912345678", []shape{nineDigits, mobile}, nil},
		{"0100109106", []shape{tenDigits, taxValid}, []shape{mobile}},
		{"0100109106-001", []shape{taxValid}, nil},
		{"0912345678", []shape{mobile}, []shape{landline}},
		{"0951234567", nil, []shape{mobile}}, // no such prefix
		{"+84 912 345 678", []shape{mobile}, []shape{citizen}},
		{"0212.3852.001", []shape{landline}, []shape{mobile}},
		{"0912***678", []shape{masked}, []shape{mobile}},
		{"DN4140012345678", []shape{insurance, insuranceOK}, []shape{landPaper}},
		{"DN9140012345678", []shape{insurance}, []shape{insuranceOK}},
		{"B1234567", []shape{passport}, []shape{landPaper}},
		{"AB 123456", []shape{landPaper}, []shape{passport}},
		{"CS01234", []shape{landPaper}, nil},
		{"26A-123.45", []shape{plate}, nil},
		{"26B1 12345", []shape{plate}, nil},
		{"10A1", nil, []shape{plate}},
		{"515/QĐ-UBND", nil, []shape{plate, passport, landPaper, anyName, citizen}},
		{"H52.101.114", nil, []shape{plate, passport, landPaper}},
		{"SCN-125", nil, []shape{plate, passport, landPaper}},
		{"1.004567", nil, []shape{mobile, nineDigits}},
		{"Lò Văn Bình", []shape{fullName, anyName}, nil},
		{"GIÀNG A SÙNG", []shape{fullName, anyName}, nil},
		{"Sùng Thị Mỷ", []shape{fullName}, nil},
		{"Vừ Bá Chống", []shape{fullName}, nil},
		{"Quàng Thị Ơn", []shape{fullName}, nil},
		{"Moong Văn Phét", []shape{fullName}, nil},
		{"Lò Bình", []shape{anyName}, []shape{fullName}},
		{"Thủy Tâm Trương", []shape{anyName}, []shape{fullName}},
		{"Nguyen Van An", []shape{fullName}, nil},
		{"Ông Cà Văn Ín và bà Lò Thị Hoa", []shape{fullName}, nil},
		{"Hộ ông Tòng Văn Hịa", []shape{fullName}, nil},
		{"PGS.TS Lê Thị Lan", []shape{fullName}, nil},
		{"Lò Văn Bình, 0912345678", []shape{anyName, mobile}, nil},
		{"Bản Lò Văn", nil, []shape{anyName}},
		{"Công ty TNHH Hoàng Anh", []shape{orgName}, []shape{anyName}},
		{"Trường Tiểu học Lò Văn Giá", []shape{orgName}, []shape{anyName}},
		{"đang xử lý", nil, []shape{anyName}},
		{"Hoa", []shape{givenName}, nil},
		{"Số nhà 12, tổ 4, Phường Tô Hiệu", []shape{home}, []shape{anyName}},
		{"Bản Mòn, xã Chiềng Mung", []shape{home}, nil},
		{"Phường Tô Hiệu, tỉnh Sơn La", nil, []shape{home}},
		{"lovanhung@sonla.gov.vn", []shape{mail}, []shape{roleMail}},
		{"hoa.nt@sonla.gov.vn", []shape{mail}, nil},
		{"c1tohieu@sonla.edu.vn", []shape{roleMail}, []shape{mail}},
		{"xachiengmung@sonla.gov.vn", []shape{roleMail}, []shape{mail}},
		{"htxmocchau@gmail.com", []shape{roleMail}, []shape{mail}},
		{"binh95@gmail.com", []shape{mail}, nil},
		{"https://x.vn/1_cccd_mt.jpg", []shape{image}, nil},
		{"https://x.vn/logo.jpg", nil, []shape{image}},
		{"01/02/1990", []shape{dateLike}, nil},
		{"Khơ Mú", []shape{ethnic}, nil},
		{"H'Mông", []shape{ethnic}, nil},
	}
	for _, c := range cases {
		got := formsOf(c.value)
		for _, s := range c.has {
			if !slices.Contains(got, s) {
				t.Errorf("%s: form %d is missing from %v", c.value, s, got)
			}
		}
		for _, s := range c.lack {
			if slices.Contains(got, s) {
				t.Errorf("%s: got form %d", c.value, s)
			}
		}
	}
}

// kindsOf are the verdicts on a table, "" for none.
func kindsOf(subjects ...Subject) (out []string) {
	for _, v := range Decide(subjects) {
		if v == nil {
			out = append(out, "")
			continue
		}
		out = append(out, v.Kind)
	}
	return out
}

// TestTraps are columns that look personal and are not.
func TestTraps(t *testing.T) {
	number := func(s Subject) Subject { s.Numeric = true; return s }
	for name, s := range map[string]Subject{
		"amounts of 12 digits":             number(subject("Tổng mức đầu tư (đồng)", "125000000000", "250000000000", "914085001234", "300000000000")),
		"amounts of 11 digits":             number(subject("Số tiền", "14085001234", "23500000000", "87000000000", "14150000000", "65000000000")),
		"codes that count up as citizens":  subject("Mã tra cứu", many(30, func(i int) string { return fmt.Sprintf("014026%06d", i) })...),
		"codes without a title":            subject("Cột 4", many(30, func(i int) string { return fmt.Sprintf("014026%06d", i) })...),
		"codes like telephones":            subject("Mã thiết bị", many(30, func(i int) string { return fmt.Sprintf("0912%06d", i) })...),
		"serials like telephones":          subject("Số seri", "0912345678", "0912345679", "0912345680"),
		"document numbers":                 subject("Số ký hiệu", "515/QĐ-UBND", "45/TTr-SKHCN", "120/SKHCN-CĐS"),
		"dates of documents":               subject("Ngày ban hành", "01/02/1990", "03/04/2020", "05/06/2021"),
		"budget codes":                     subject("Mã QHNS", "1123456", "1123457", "1123458"),
		"accounts of the treasury":         subject("Số tài khoản kho bạc", "3713.0.1123456", "9527.3.1123457", "3714.0.1123458"),
		"quantities are not pay":           number(subject("Số lượng", "10", "20", "30")),
		"meetings are not births":          subject("Ngày sinh hoạt", "01/02/2025", "03/04/2025", "05/06/2025"),
		"streets by their own column name": subject("Tên đường", "Lò Văn Giá", "Chu Văn Thịnh", "Nguyễn Lương Bằng"),
		"fruit":                            subject("Giống", "Lê Tai Nung", "Đào Pháp", "Mận hậu"),
		"customers of the power company":   subject("Mã khách hàng", "PA14010012345", "PA14010012346", "PA14010012347"),
		"hotlines":                         subject("Đường dây nóng", "02123852001", "02123852002", "02123852003"),
		"ports":                            subject("Địa chỉ IP", "10.0.0.1", "10.0.0.2", "10.0.0.3"),
	} {
		if got := kindsOf(s)[0]; got != "" {
			t.Errorf("%s: got %s", name, got)
		}
	}
}

// TestRows tells tables of persons from those that count people and those of organisations.
func TestRows(t *testing.T) {
	number := func(s Subject) Subject { s.Numeric = true; return s }
	names := subject("Họ và tên", "Lò Văn Bình", "Nguyễn Thị Hoa", "Quàng Văn Ôn")
	ethnicity := subject("Dân tộc", "Thái", "Mông", "Kinh")
	sexes := subject("Giới tính", "Nam", "Nữ", "Nữ")
	counts := number(subject("Số người", "120", "340", "560"))
	firms := subject("Tên doanh nghiệp", "Công ty TNHH Hoàng Anh", "Công ty cổ phần Tây Bắc", "DNTN Minh")
	address := subject("Địa chỉ", "Số 1 đường Tô Hiệu", "Tổ 3", "Bản Mòn")
	heads := subject("Người đại diện", "Lò Văn Bình", "Nguyễn Thị Hoa", "Quàng Văn Ôn")
	residence := subject("Nơi thường trú", "Bản Mòn", "Tổ 3", "Bản Lò")
	cases := map[string]struct {
		got, want []string
	}{
		"counts of people":                  {kindsOf(ethnicity, sexes, counts), []string{"", "", ""}},
		"the same columns beside names":     {kindsOf(names, ethnicity, sexes), []string{"name", "ethnicity", "sex"}},
		"an organisation's address":         {kindsOf(firms, address, heads), []string{"", "", "name"}},
		"a person's address":                {kindsOf(names, address), []string{"name", "address"}},
		"a representative's home":           {kindsOf(firms, heads, residence), []string{"", "name", "address"}},
		"an employer does not make it firm": {kindsOf(names, subject("Đơn vị công tác", "Công ty TNHH Hoàng Anh", "Công ty A B", "Công ty C"), address), []string{"name", "", "address"}},
		"short titles":                      {kindsOf(names, subject("GT", "Nam", "Nữ", "Nữ"), subject("DT", "Thái", "Mông", "Kinh")), []string{"name", "sex", "ethnicity"}},
		"surname and given name apart":      {kindsOf(subject("Họ và tên đệm", "Lò Văn", "Nguyễn Thị", "Quàng Văn"), subject("Tên", "Bình", "Hoa", "Lan")), []string{"name", "name"}},
		"names of columns in a database":    {kindsOf(subject("HoTen", "Lò Văn Bình", "Nguyễn Thị Hoa"), subject("sodienthoai", "0912345678", "0987654321"), subject("NgaySinh", "01/02/1990", "1985-03-04")), []string{"name", "phone", "birth"}},
		"old and new numbers mixed":         {kindsOf(subject("CMND/CCCD", "050123456", "014085001234", "014185001235")), []string{"cccd"}},
		"digits struck out":                 {kindsOf(names, subject("CCCD", "014085******", "014185******"), subject("SĐT", "0912***678", "0987***321")), []string{"name", "cccd", "phone"}},
		"land beside its owner":             {kindsOf(names, subject("Số seri GCN", "AB 123456", "CD 654321")), []string{"name", "land-paper"}},
		"land without one":                  {kindsOf(subject("Số seri GCN", "AB 123456", "CD 654321")), []string{""}},
	}
	for name, c := range cases {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: got %q, want %q", name, c.got, c.want)
		}
	}
}

// TestNoValueInEvidence: a verdict says words of titles and forms only.
func TestNoValueInEvidence(t *testing.T) {
	secret := []string{"Lò Văn Bí Mật", "014085009876", "0912009876"}
	for i, s := range []Subject{subject("Họ tên", secret[0], secret[0]), subject("CCCD", secret[1], secret[1]), subject("SĐT", secret[2], secret[2])} {
		v := Decide([]Subject{s})[0]
		if v == nil {
			t.Fatalf("column %d: no verdict", i)
		}
		for _, e := range v.Evidence {
			if e.Detail != "" && !slices.Contains([]string{"ho ten", "cccd", "sdt", v.Kind}, e.Detail) {
				t.Errorf("evidence says %q", e.Detail)
			}
		}
	}
}
