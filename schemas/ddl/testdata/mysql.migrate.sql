-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_ho_trong_min.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_ho_trong_min;
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_Tên chủ hộ "x"_least.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT `dien_tich_cay_an_qua_san_luong_Tên chủ hộ "x"_least`;
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_loai_enum.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_loai_enum;
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_ma_xa_form.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_form;
-- [safe] Drop the primary key.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP PRIMARY KEY;
-- [safe] Rename column Tên chủ hộ "x" to ten_chu_ho.
ALTER TABLE dien_tich_cay_an_qua_san_luong RENAME COLUMN `Tên chủ hộ "x"` TO ten_chu_ho;
-- [may fail on data] Add column co_chung_nhan, which may not be empty; a table with rows stops the migration.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD COLUMN co_chung_nhan boolean NOT NULL COMMENT 'Có chứng nhận';
-- [safe] Change the type of column ma_xa: varchar(85) → varchar(127).
ALTER TABLE dien_tich_cay_an_qua_san_luong MODIFY COLUMN ma_xa varchar(127) NOT NULL COMMENT 'Mã xã';
-- [may fail on data] The unit of column dien_tich changed (ha → m2): convert the values before they are used.
-- [safe] Change the type of column loai: varchar(85) → varchar(127).
ALTER TABLE dien_tich_cay_an_qua_san_luong MODIFY COLUMN loai varchar(127);
-- [rewrites the table] Change the type of column ngay: date → longtext.
ALTER TABLE dien_tich_cay_an_qua_san_luong MODIFY COLUMN ngay longtext COMMENT 'Ngày';
-- [rewrites the table] Change the type of column ho_trong: bigint → decimal(38, 10).
ALTER TABLE dien_tich_cay_an_qua_san_luong MODIFY COLUMN ho_trong decimal(38, 10) COMMENT 'Số hộ trồng';
-- [safe] Change the type of column ten_chu_ho: varchar(50) → varchar(200).
ALTER TABLE dien_tich_cay_an_qua_san_luong MODIFY COLUMN ten_chu_ho varchar(200) COMMENT 'Tên chủ hộ';
-- [loses data] Drop column order; all its values go.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP COLUMN `order`;
-- [may fail on data] Add the primary key; a repeated or empty key stops the migration.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD PRIMARY KEY (ma_xa);
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_ma_xa_form; every old row keeps it.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_form CHECK (REGEXP_LIKE(ma_xa, '^[0-9]{5}\\z', 'c'));
-- [may fail on data] Add the constraint dien_tich_cay_an_qua_san_luong_dien_tich_max; a row that breaks it stops the migration.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_dien_tich_max CHECK (dien_tich <= 100000);
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_loai_enum; every old row keeps it.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_loai_enum CHECK (loai IN ('Trung bình', 'Tốt', 'Khá ''x''; DROP TABLE a; --', 'a\\b'));
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_ho_trong_min; every old row keeps it.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_ho_trong_min CHECK (ho_trong >= 0);
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_ten_chu_ho_least; every old row keeps it.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_ten_chu_ho_least CHECK (char_length(ten_chu_ho) >= 2);
-- [safe] Update the table's comment.
ALTER TABLE dien_tich_cay_an_qua_san_luong COMMENT = 'Diện tích cây ăn quả';
-- [safe] Update the comment of column dien_tich.
ALTER TABLE dien_tich_cay_an_qua_san_luong MODIFY COLUMN dien_tich decimal(38, 10) COMMENT 'Diện tích (m2)';
-- [safe] Update the comment of column ngay.
ALTER TABLE dien_tich_cay_an_qua_san_luong MODIFY COLUMN ngay longtext COMMENT 'Ngày';
