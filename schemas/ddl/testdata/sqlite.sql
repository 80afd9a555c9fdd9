-- Không ép được: mã của cột ma_xa lấy trong danh mục dvhc-xa.
-- Không ép được: khóa ngoại ma_xa → stnmt-xa (ma).
CREATE TABLE dien_tich_cay_an_qua_san_luong (
  -- Diện tích cây ăn quả & sản lượng
  ma_xa TEXT NOT NULL, -- Mã xã
  ky TEXT NOT NULL,
  dien_tich REAL, -- Diện tích (ha)
  loai TEXT,
  "order" INTEGER,
  ngay TEXT,
  luc TEXT,
  "Tên chủ hộ ""x""" TEXT, -- Tên chủ hộ
  ho_trong INTEGER, -- Số hộ trồng
  CONSTRAINT dien_tich_cay_an_qua_san_luong_pk PRIMARY KEY (ma_xa, ky),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_loai_uq UNIQUE (ma_xa, loai),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_form CHECK (ma_xa GLOB '[0-9][0-9][0-9][0-9][0-9]'),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ky_form CHECK ((ky GLOB '[0-9][0-9][0-9][0-9]' OR ky GLOB '[0-9][0-9][0-9][0-9][0-9]' OR ky GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]' OR ky GLOB '[0-9][0-9][0-9][0-9]H[12]' OR ky GLOB '[0-9][0-9][0-9][0-9]M[0-9]' OR ky GLOB '[0-9][0-9][0-9][0-9]M[0-9][0-9]' OR ky GLOB '[0-9][0-9][0-9][0-9]W[0-9][0-9]' OR ky GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]' OR ky GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]N[HV]')),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_dien_tich_min CHECK (dien_tich >= 0),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_loai_enum CHECK (loai IN ('Tốt', 'Khá ''x''; DROP TABLE a; --', 'a\b')),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_order_bool CHECK ("order" IN (0, 1)),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ngay_date CHECK (date(ngay) IS ngay),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_luc_time CHECK (luc IS NULL OR datetime(luc) IS NOT NULL),
  CONSTRAINT "dien_tich_cay_an_qua_san_luong_Tên chủ hộ ""x""_least" CHECK (length("Tên chủ hộ ""x""") >= 2),
  CONSTRAINT "dien_tich_cay_an_qua_san_luong_Tên chủ hộ ""x""_most" CHECK (length("Tên chủ hộ ""x""") <= 50),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ho_trong_min CHECK (ho_trong >= 0)
) STRICT;
