-- ClickHouse chỉ kiểm tra ràng buộc khi chèn dòng mới.
-- Không ép được: không trùng (ma_xa, ky).
-- Không ép được: không trùng (ma_xa, loai).
-- Không ép được: mã của cột ma_xa lấy trong danh mục dvhc-xa.
-- Không ép được: khóa ngoại ma_xa → stnmt-xa (ma).
CREATE TABLE dien_tich_cay_an_qua_san_luong (
  ma_xa String COMMENT 'Mã xã',
  ky String,
  dien_tich Nullable(Decimal(38, 10)) COMMENT 'Diện tích (ha)',
  loai Nullable(String),
  `order` Nullable(Bool),
  ngay Nullable(Date32),
  luc Nullable(DateTime64(6, 'UTC')),
  `Tên chủ hộ "x"` Nullable(String) COMMENT 'Tên chủ hộ',
  ho_trong Nullable(Int64) COMMENT 'Số hộ trồng',
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_form CHECK match(ma_xa, '^[0-9]{5}$'),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ky_form CHECK match(ky, '^[0-9]{4}([0-9]{1,2}|H[12]|M[0-9]{1,2}|W[0-9]{2}|-[0-9]{4}(NH|NV)?)?$'),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_dien_tich_min CHECK isNull(dien_tich) OR dien_tich >= 0,
  CONSTRAINT dien_tich_cay_an_qua_san_luong_loai_enum CHECK isNull(loai) OR loai IN ('Tốt', 'Khá ''x''; DROP TABLE a; --', 'a\\b'),
  CONSTRAINT `dien_tich_cay_an_qua_san_luong_Tên chủ hộ "x"_least` CHECK isNull(`Tên chủ hộ "x"`) OR lengthUTF8(`Tên chủ hộ "x"`) >= 2,
  CONSTRAINT `dien_tich_cay_an_qua_san_luong_Tên chủ hộ "x"_most` CHECK isNull(`Tên chủ hộ "x"`) OR lengthUTF8(`Tên chủ hộ "x"`) <= 50,
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ho_trong_min CHECK isNull(ho_trong) OR ho_trong >= 0
)
ENGINE = MergeTree
ORDER BY (ma_xa, ky)
COMMENT 'Diện tích cây ăn quả & sản lượng';
