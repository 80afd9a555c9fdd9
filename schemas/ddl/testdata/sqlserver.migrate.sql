-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_ho_trong_min.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_ho_trong_min;
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_Tên chủ hộ "x"_least.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT [dien_tich_cay_an_qua_san_luong_Tên chủ hộ "x"_least];
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_loai_enum.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_loai_enum;
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_ma_xa_form.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_form;
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_ma_xa_loai_uq.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_loai_uq;
-- [safe] Drop the primary key.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_pk;
-- [safe] Rename column Tên chủ hộ "x" to ten_chu_ho.
EXEC sp_rename N'dien_tich_cay_an_qua_san_luong.[Tên chủ hộ "x"]', N'ten_chu_ho', N'COLUMN';
-- [may fail on data] Add column co_chung_nhan, which may not be empty; a table with rows stops the migration.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD co_chung_nhan bit NOT NULL;
-- [safe] Change the type of column ma_xa: nvarchar(133) COLLATE Vietnamese_100_CS_AS → nvarchar(200) COLLATE Vietnamese_100_CS_AS.
ALTER TABLE dien_tich_cay_an_qua_san_luong ALTER COLUMN ma_xa nvarchar(200) COLLATE Vietnamese_100_CS_AS NOT NULL;
-- [may fail on data] The unit of column dien_tich changed (ha → m2): convert the values before they are used.
-- [safe] Change the type of column loai: nvarchar(133) COLLATE Vietnamese_100_CS_AS → nvarchar(200) COLLATE Vietnamese_100_CS_AS.
ALTER TABLE dien_tich_cay_an_qua_san_luong ALTER COLUMN loai nvarchar(200) COLLATE Vietnamese_100_CS_AS NULL;
-- [rewrites the table] Change the type of column ngay: date → nvarchar(max) COLLATE Vietnamese_100_CS_AS.
ALTER TABLE dien_tich_cay_an_qua_san_luong ALTER COLUMN ngay nvarchar(max) COLLATE Vietnamese_100_CS_AS NULL;
-- [rewrites the table] Change the type of column ho_trong: bigint → decimal(38, 10).
ALTER TABLE dien_tich_cay_an_qua_san_luong ALTER COLUMN ho_trong decimal(38, 10) NULL;
-- [safe] Change the type of column ten_chu_ho: nvarchar(50) COLLATE Vietnamese_100_CS_AS → nvarchar(200) COLLATE Vietnamese_100_CS_AS.
ALTER TABLE dien_tich_cay_an_qua_san_luong ALTER COLUMN ten_chu_ho nvarchar(200) COLLATE Vietnamese_100_CS_AS NULL;
-- [loses data] Drop column order; all its values go.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP COLUMN [order];
-- [may fail on data] Add the primary key; a repeated or empty key stops the migration.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_pk PRIMARY KEY (ma_xa);
-- [may fail on data] Add the constraint dien_tich_cay_an_qua_san_luong_ma_xa_loai_uq; a row that breaks it stops the migration.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_loai_uq UNIQUE (ma_xa, loai);
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_ma_xa_form; every old row keeps it.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_form CHECK (ma_xa COLLATE Latin1_General_100_BIN2 LIKE N'[0-9][0-9][0-9][0-9][0-9]');
-- [may fail on data] Add the constraint dien_tich_cay_an_qua_san_luong_dien_tich_max; a row that breaks it stops the migration.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_dien_tich_max CHECK (dien_tich <= 100000);
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_loai_enum; every old row keeps it.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_loai_enum CHECK (loai IN (N'Trung bình', N'Tốt', N'Khá ''x''; DROP TABLE a; --', N'a\b'));
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_ho_trong_min; every old row keeps it.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_ho_trong_min CHECK (ho_trong >= 0);
-- [safe] Set the constraint dien_tich_cay_an_qua_san_luong_ten_chu_ho_least; every old row keeps it.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_ten_chu_ho_least CHECK ((LEN(ten_chu_ho + N'.') - 1) >= 2);
-- [safe] Update the table's comment.
EXEC sp_updateextendedproperty N'MS_Description', N'Diện tích cây ăn quả', N'SCHEMA', N'dbo', N'TABLE', N'dien_tich_cay_an_qua_san_luong';
-- [safe] Update the comment of column dien_tich.
EXEC sp_updateextendedproperty N'MS_Description', N'Diện tích (m2)', N'SCHEMA', N'dbo', N'TABLE', N'dien_tich_cay_an_qua_san_luong', N'COLUMN', N'dien_tich';
-- [safe] Update the comment of column ngay.
EXEC sp_addextendedproperty N'MS_Description', N'Ngày', N'SCHEMA', N'dbo', N'TABLE', N'dien_tich_cay_an_qua_san_luong', N'COLUMN', N'ngay';
-- [safe] Update the comment of column co_chung_nhan.
EXEC sp_addextendedproperty N'MS_Description', N'Có chứng nhận', N'SCHEMA', N'dbo', N'TABLE', N'dien_tich_cay_an_qua_san_luong', N'COLUMN', N'co_chung_nhan';
