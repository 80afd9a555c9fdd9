-- Chặt hơn lược đồ: cột ma_xa chỉ chứa nhiều nhất 85 ký tự.
-- Không ép được: mã của cột ma_xa lấy trong danh mục dvhc-xa.
-- Chặt hơn lược đồ: cột loai chỉ chứa nhiều nhất 85 ký tự.
-- Không ép được: khóa ngoại ma_xa → stnmt-xa (ma).
CREATE TABLE dien_tich_cay_an_qua_san_luong (
  ma_xa varchar(85) NOT NULL COMMENT 'Mã xã',
  ky varchar(11) NOT NULL,
  dien_tich decimal(38, 10) COMMENT 'Diện tích (ha)',
  loai varchar(85),
  `order` boolean,
  ngay date,
  luc datetime(6),
  `Tên chủ hộ "x"` varchar(50) COMMENT 'Tên chủ hộ',
  ho_trong bigint COMMENT 'Số hộ trồng',
  PRIMARY KEY (ma_xa, ky),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_loai_uq UNIQUE (ma_xa, loai),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_form CHECK (REGEXP_LIKE(ma_xa, '^[0-9]{5}\\z', 'c')),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ky_form CHECK (REGEXP_LIKE(ky, '^[0-9]{4}(([0-9]{1,2}|H[12]|M[0-9]{1,2}|W[0-9]{2}|-[0-9]{4}((N[HV]))?))?\\z', 'c')),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_dien_tich_min CHECK (dien_tich >= 0),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_loai_enum CHECK (loai IN ('Tốt', 'Khá ''x''; DROP TABLE a; --', 'a\\b')),
  CONSTRAINT `dien_tich_cay_an_qua_san_luong_Tên chủ hộ "x"_least` CHECK (char_length(`Tên chủ hộ "x"`) >= 2),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ho_trong_min CHECK (ho_trong >= 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'Diện tích cây ăn quả & sản lượng';
