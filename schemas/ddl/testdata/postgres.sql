-- Không ép được: mã của cột ma_xa lấy trong danh mục dvhc-xa.
-- Không ép được: khóa ngoại ma_xa → stnmt-xa (ma).
CREATE TABLE dien_tich_cay_an_qua_san_luong (
  ma_xa text NOT NULL,
  ky varchar(11) NOT NULL,
  dien_tich numeric,
  loai text,
  "order" boolean,
  ngay date,
  luc timestamp with time zone,
  "Tên chủ hộ ""x""" varchar(50),
  ho_trong bigint,
  CONSTRAINT dien_tich_cay_an_qua_san_luong_pk PRIMARY KEY (ma_xa, ky),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_loai_uq UNIQUE (ma_xa, loai),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_form CHECK (ma_xa ~ '^[0-9]{5}$'),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ky_form CHECK (ky ~ '^[0-9]{4}(([0-9]{1,2}|H[12]|M[0-9]{1,2}|W[0-9]{2}|-[0-9]{4}((N[HV]))?))?$'),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_dien_tich_min CHECK (dien_tich >= 0),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_loai_enum CHECK (loai IN ('Tốt', 'Khá ''x''; DROP TABLE a; --', E'a\\b')),
  CONSTRAINT "dien_tich_cay_an_qua_san_luong_Tên chủ hộ ""x""_least" CHECK (char_length("Tên chủ hộ ""x""") >= 2),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ho_trong_min CHECK (ho_trong >= 0)
);
COMMENT ON TABLE dien_tich_cay_an_qua_san_luong IS 'Diện tích cây ăn quả & sản lượng';
COMMENT ON COLUMN dien_tich_cay_an_qua_san_luong.ma_xa IS 'Mã xã';
COMMENT ON COLUMN dien_tich_cay_an_qua_san_luong.dien_tich IS 'Diện tích (ha)';
COMMENT ON COLUMN dien_tich_cay_an_qua_san_luong."Tên chủ hộ ""x""" IS 'Tên chủ hộ';
COMMENT ON COLUMN dien_tich_cay_an_qua_san_luong.ho_trong IS 'Số hộ trồng';
