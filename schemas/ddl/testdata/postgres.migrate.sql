BEGIN;
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_ho_trong_min.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_ho_trong_min;
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_Tên chủ hộ "x"_least.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT "dien_tich_cay_an_qua_san_luong_Tên chủ hộ ""x""_least";
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_loai_enum.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_loai_enum;
-- [safe] Drop the primary key.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_pk;
-- [safe] Rename column Tên chủ hộ "x" to ten_chu_ho.
ALTER TABLE dien_tich_cay_an_qua_san_luong RENAME COLUMN "Tên chủ hộ ""x""" TO ten_chu_ho;
-- [may fail on data] Add column co_chung_nhan, which may not be empty; a table with rows stops the migration.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD COLUMN co_chung_nhan boolean NOT NULL;
-- [may fail on data] The unit of column dien_tich changed (ha → m2): convert the values before they are used.
-- [rewrites the table] Change the type of column ngay: date → text.
ALTER TABLE dien_tich_cay_an_qua_san_luong ALTER COLUMN ngay TYPE text USING ngay::text;
-- [rewrites the table] Change the type of column ho_trong: bigint → numeric.
ALTER TABLE dien_tich_cay_an_qua_san_luong ALTER COLUMN ho_trong TYPE numeric USING ho_trong::numeric;
-- [safe] Change the type of column ten_chu_ho: varchar(50) → varchar(200).
ALTER TABLE dien_tich_cay_an_qua_san_luong ALTER COLUMN ten_chu_ho TYPE varchar(200) USING ten_chu_ho::text;
-- [loses data] Drop column order; all its values go.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP COLUMN "order";
-- [may fail on data] Add the primary key; a repeated or empty key stops the migration.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_pk PRIMARY KEY (ma_xa);
-- [may fail on data] Add the constraint dien_tich_cay_an_qua_san_luong_dien_tich_max; a row that breaks it stops the migration.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_dien_tich_max CHECK (dien_tich <= 100000);
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_loai_enum; every old row keeps it.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_loai_enum CHECK (loai IN ('Trung bình', 'Tốt', 'Khá ''x''; DROP TABLE a; --', E'a\\b'));
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_ho_trong_min; every old row keeps it.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_ho_trong_min CHECK (ho_trong >= 0);
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_ten_chu_ho_least; every old row keeps it.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_ten_chu_ho_least CHECK (char_length(ten_chu_ho) >= 2);
-- [safe] Update the table's comment.
COMMENT ON TABLE dien_tich_cay_an_qua_san_luong IS 'Diện tích cây ăn quả';
-- [safe] Update the comment of column dien_tich.
COMMENT ON COLUMN dien_tich_cay_an_qua_san_luong.dien_tich IS 'Diện tích (m2)';
-- [safe] Update the comment of column ngay.
COMMENT ON COLUMN dien_tich_cay_an_qua_san_luong.ngay IS 'Ngày';
-- [safe] Update the comment of column co_chung_nhan.
COMMENT ON COLUMN dien_tich_cay_an_qua_san_luong.co_chung_nhan IS 'Có chứng nhận';
COMMIT;
