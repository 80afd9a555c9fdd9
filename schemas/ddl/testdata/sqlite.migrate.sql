BEGIN;
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_ho_trong_min.
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_Tên chủ hộ "x"_most.
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_Tên chủ hộ "x"_least.
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_ngay_date.
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_order_bool.
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_loai_enum.
-- [safe] Drop the primary key.
-- [safe] Rename column Tên chủ hộ "x" to ten_chu_ho.
-- [may fail on data] Add column co_chung_nhan, which may not be empty; a table with rows stops the migration.
-- [may fail on data] The unit of column dien_tich changed (ha → m2): convert the values before they are used.
-- [rewrites the table] Change the type of column ngay: date → string.
-- [rewrites the table] Change the type of column ho_trong: INTEGER → REAL.
-- [loses data] Drop column order; all its values go.
-- [may fail on data] Add the primary key; a repeated or empty key stops the migration.
-- [may fail on data] Add the constraint dien_tich_cay_an_qua_san_luong_dien_tich_max; a row that breaks it stops the migration.
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_loai_enum; every old row keeps it.
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_ho_trong_min; every old row keeps it.
-- [may fail on data] Add the constraint dien_tich_cay_an_qua_san_luong_co_chung_nhan_bool; a row that breaks it stops the migration.
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_ten_chu_ho_least; every old row keeps it.
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_ten_chu_ho_most; every old row keeps it.
-- [rewrites the table] SQLite: make a new table, copy the data, replace the old one.
CREATE TABLE dien_tich_cay_an_qua_san_luong_moi (
  -- Diện tích cây ăn quả
  ma_xa TEXT NOT NULL, -- Mã xã
  ky TEXT NOT NULL,
  dien_tich REAL, -- Diện tích (m2)
  loai TEXT,
  ngay TEXT, -- Ngày
  luc TEXT,
  ho_trong REAL, -- Số hộ trồng
  co_chung_nhan INTEGER NOT NULL, -- Có chứng nhận
  ten_chu_ho TEXT, -- Tên chủ hộ
  CONSTRAINT dien_tich_cay_an_qua_san_luong_pk PRIMARY KEY (ma_xa),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_loai_uq UNIQUE (ma_xa, loai),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_form CHECK (ma_xa GLOB '[0-9][0-9][0-9][0-9][0-9]'),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ky_form CHECK ((ky GLOB '[0-9][0-9][0-9][0-9]' OR ky GLOB '[0-9][0-9][0-9][0-9][0-9]' OR ky GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]' OR ky GLOB '[0-9][0-9][0-9][0-9]H[12]' OR ky GLOB '[0-9][0-9][0-9][0-9]M[0-9]' OR ky GLOB '[0-9][0-9][0-9][0-9]M[0-9][0-9]' OR ky GLOB '[0-9][0-9][0-9][0-9]W[0-9][0-9]' OR ky GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]' OR ky GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]N[HV]')),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_dien_tich_min CHECK (dien_tich >= 0),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_dien_tich_max CHECK (dien_tich <= 100000),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_loai_enum CHECK (loai IN ('Trung bình', 'Tốt', 'Khá ''x''; DROP TABLE a; --', 'a\b')),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_luc_time CHECK (luc IS NULL OR datetime(luc) IS NOT NULL),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ho_trong_min CHECK (ho_trong >= 0),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_co_chung_nhan_bool CHECK (co_chung_nhan IN (0, 1)),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ten_chu_ho_least CHECK (length(ten_chu_ho) >= 2),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ten_chu_ho_most CHECK (length(ten_chu_ho) <= 200)
) STRICT;
INSERT INTO dien_tich_cay_an_qua_san_luong_moi (ma_xa, ky, dien_tich, loai, ngay, luc, ho_trong, co_chung_nhan, ten_chu_ho) SELECT ma_xa, ky, dien_tich, loai, CAST(ngay AS TEXT), luc, ho_trong, NULL, "Tên chủ hộ ""x""" FROM dien_tich_cay_an_qua_san_luong;
DROP TABLE dien_tich_cay_an_qua_san_luong;
ALTER TABLE dien_tich_cay_an_qua_san_luong_moi RENAME TO dien_tich_cay_an_qua_san_luong;
COMMIT;
