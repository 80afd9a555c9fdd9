-- Trong SQL*Plus: chạy SET DEFINE OFF trước.
-- Chặt hơn lược đồ: cột ma_xa chỉ chứa nhiều nhất 133 ký tự.
-- Không ép được: mã của cột ma_xa lấy trong danh mục dvhc-xa.
-- Chặt hơn lược đồ: cột loai chỉ chứa nhiều nhất 133 ký tự.
-- Không ép được: khóa ngoại ma_xa → stnmt-xa (ma).
CREATE TABLE dien_tich_cay_an_qua_san_luong (
  ma_xa VARCHAR2(133 CHAR) NOT NULL,
  ky VARCHAR2(11 CHAR) NOT NULL,
  dien_tich NUMBER,
  loai VARCHAR2(133 CHAR),
  "ORDER" NUMBER(1),
  ngay DATE,
  luc TIMESTAMP(6) WITH TIME ZONE,
  "Tên chủ hộ _x_" VARCHAR2(50 CHAR),
  ho_trong NUMBER(19),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_pk PRIMARY KEY (ma_xa, ky),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_loai_uq UNIQUE (ma_xa, loai),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_form CHECK (REGEXP_LIKE(ma_xa, '^[0-9]{5}$', 'c')),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ky_form CHECK (REGEXP_LIKE(ky, '^[0-9]{4}(([0-9]{1,2}|H[12]|M[0-9]{1,2}|W[0-9]{2}|-[0-9]{4}((N[HV]))?))?$', 'c')),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_dien_tich_min CHECK (dien_tich >= 0),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_loai_enum CHECK (loai IN ('Tốt', 'Khá ''x''; DROP TABLE a; --', 'a\b')),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_order_bool CHECK ("ORDER" IN (0, 1)),
  CONSTRAINT "dien_tich_cay_an_qua_san_luong_Tên chủ hộ _x__least" CHECK (LENGTH("Tên chủ hộ _x_") >= 2),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ho_trong_min CHECK (ho_trong >= 0)
);
COMMENT ON TABLE dien_tich_cay_an_qua_san_luong IS 'Diện tích cây ăn quả & sản lượng';
COMMENT ON COLUMN dien_tich_cay_an_qua_san_luong.ma_xa IS 'Mã xã';
COMMENT ON COLUMN dien_tich_cay_an_qua_san_luong.dien_tich IS 'Diện tích (ha)';
COMMENT ON COLUMN dien_tich_cay_an_qua_san_luong."Tên chủ hộ _x_" IS 'Tên chủ hộ [Tên chủ hộ "x"]';
COMMENT ON COLUMN dien_tich_cay_an_qua_san_luong.ho_trong IS 'Số hộ trồng';
