-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_ho_trong_min.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_ho_trong_min;
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_Tên chủ hộ _x__least.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT "dien_tich_cay_an_qua_san_luong_Tên chủ hộ _x__least";
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_order_bool.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_order_bool;
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_loai_enum.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_loai_enum;
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_ma_xa_form.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_form;
-- [safe] Drop the primary key.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_pk;
-- [safe] Rename column Tên chủ hộ "x" to ten_chu_ho.
ALTER TABLE dien_tich_cay_an_qua_san_luong RENAME COLUMN "Tên chủ hộ _x_" TO ten_chu_ho;
-- [may fail on data] Add column co_chung_nhan, which may not be empty; a table with rows stops the migration.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD co_chung_nhan NUMBER(1) NOT NULL;
-- [safe] Change the type of column ma_xa: VARCHAR2(133 CHAR) → VARCHAR2(200 CHAR).
ALTER TABLE dien_tich_cay_an_qua_san_luong MODIFY (ma_xa VARCHAR2(200 CHAR));
-- [may fail on data] The unit of column dien_tich changed (ha → m2): convert the values before they are used.
-- [safe] Change the type of column loai: VARCHAR2(133 CHAR) → VARCHAR2(200 CHAR).
ALTER TABLE dien_tich_cay_an_qua_san_luong MODIFY (loai VARCHAR2(200 CHAR));
-- [rewrites the table] Change the type of column ngay: DATE → VARCHAR2(4000 CHAR).
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD ngay_84cf5f1c VARCHAR2(4000 CHAR);
UPDATE dien_tich_cay_an_qua_san_luong SET ngay_84cf5f1c = TO_CHAR(ngay, 'YYYY-MM-DD');
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP COLUMN ngay;
ALTER TABLE dien_tich_cay_an_qua_san_luong RENAME COLUMN ngay_84cf5f1c TO ngay;
-- [rewrites the table] Change the type of column ho_trong: NUMBER(19) → NUMBER.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD ho_trong_802c0ae3 NUMBER;
UPDATE dien_tich_cay_an_qua_san_luong SET ho_trong_802c0ae3 = CAST(ho_trong AS NUMBER);
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP COLUMN ho_trong;
ALTER TABLE dien_tich_cay_an_qua_san_luong RENAME COLUMN ho_trong_802c0ae3 TO ho_trong;
-- [safe] Change the type of column ten_chu_ho: VARCHAR2(50 CHAR) → VARCHAR2(200 CHAR).
ALTER TABLE dien_tich_cay_an_qua_san_luong MODIFY (ten_chu_ho VARCHAR2(200 CHAR));
-- [loses data] Drop column order; all its values go.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP COLUMN "ORDER";
-- [may fail on data] Add the primary key; a repeated or empty key stops the migration.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_pk PRIMARY KEY (ma_xa);
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_ma_xa_form; every old row keeps it.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_form CHECK (REGEXP_LIKE(ma_xa, '^[0-9]{5}$', 'c'));
-- [may fail on data] Add the constraint dien_tich_cay_an_qua_san_luong_dien_tich_max; a row that breaks it stops the migration.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_dien_tich_max CHECK (dien_tich <= 100000);
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_loai_enum; every old row keeps it.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_loai_enum CHECK (loai IN ('Trung bình', 'Tốt', 'Khá ''x''; DROP TABLE a; --', 'a\b'));
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_ho_trong_min; every old row keeps it.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_ho_trong_min CHECK (ho_trong >= 0);
-- [may fail on data] Add the constraint dien_tich_cay_an_qua_san_luong_co_chung_nhan_bool; a row that breaks it stops the migration.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_co_chung_nhan_bool CHECK (co_chung_nhan IN (0, 1));
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_ten_chu_ho_least; every old row keeps it.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_ten_chu_ho_least CHECK (LENGTH(ten_chu_ho) >= 2);
-- [safe] Update the table's comment.
COMMENT ON TABLE dien_tich_cay_an_qua_san_luong IS 'Diện tích cây ăn quả';
-- [safe] Update the comment of column dien_tich.
COMMENT ON COLUMN dien_tich_cay_an_qua_san_luong.dien_tich IS 'Diện tích (m2)';
-- [safe] Update the comment of column ngay.
COMMENT ON COLUMN dien_tich_cay_an_qua_san_luong.ngay IS 'Ngày';
-- [safe] Update the comment of column co_chung_nhan.
COMMENT ON COLUMN dien_tich_cay_an_qua_san_luong.co_chung_nhan IS 'Có chứng nhận';
-- [safe] Update the comment of column ten_chu_ho.
COMMENT ON COLUMN dien_tich_cay_an_qua_san_luong.ten_chu_ho IS 'Tên chủ hộ';
