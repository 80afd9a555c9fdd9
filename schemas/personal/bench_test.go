package personal

import "testing"

// BenchmarkAdd looks at values as columns of texts and figures have them; the check looks at each different one, or at one row in 16.
func BenchmarkAdd(b *testing.B) {
	for _, v := range []string{"Biên bản số 12345 ngày kiểm tra thực địa lần 2", "SL-2026-00012345", "Lò Văn Bình", "014085001234", "1234.56", "2026-03-28", "Xã Chiềng Mung", "Về việc phê duyệt quy hoạch chung, tỉnh Sơn La"} {
		b.Run(v, func(b *testing.B) {
			var c Column
			value := []byte(v)
			b.ReportAllocs()
			for b.Loop() {
				c.Add(value, 1)
			}
		})
	}
}
