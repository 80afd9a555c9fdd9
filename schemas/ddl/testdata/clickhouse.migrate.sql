-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_ho_trong_min.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_ho_trong_min;
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_Tên chủ hộ "x"_most.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT `dien_tich_cay_an_qua_san_luong_Tên chủ hộ "x"_most`;
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_Tên chủ hộ "x"_least.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT `dien_tich_cay_an_qua_san_luong_Tên chủ hộ "x"_least`;
-- [safe] Drop the constraint dien_tich_cay_an_qua_san_luong_loai_enum.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP CONSTRAINT dien_tich_cay_an_qua_san_luong_loai_enum;
-- [safe] Rename column Tên chủ hộ "x" to ten_chu_ho.
ALTER TABLE dien_tich_cay_an_qua_san_luong RENAME COLUMN `Tên chủ hộ "x"` TO ten_chu_ho;
-- [safe] Add column co_chung_nhan, which may not be empty; old rows get zero or the empty text.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD COLUMN co_chung_nhan Bool COMMENT 'Có chứng nhận';
-- [may fail on data] The unit of column dien_tich changed (ha → m2): convert the values before they are used.
-- [rewrites the table] Change the type of column ngay: Nullable(Date32) → Nullable(String).
ALTER TABLE dien_tich_cay_an_qua_san_luong MODIFY COLUMN ngay Nullable(String) COMMENT 'Ngày';
-- [rewrites the table] Change the type of column ho_trong: Nullable(Int64) → Nullable(Decimal(38, 10)).
ALTER TABLE dien_tich_cay_an_qua_san_luong MODIFY COLUMN ho_trong Nullable(Decimal(38, 10)) COMMENT 'Số hộ trồng';
-- [loses data] Drop column order; all its values go.
ALTER TABLE dien_tich_cay_an_qua_san_luong DROP COLUMN `order`;
-- [rewrites the table] The sorting key ma_xa cannot be changed in place: make a new table and copy the data.
-- [safe] Add the constraint dien_tich_cay_an_qua_san_luong_dien_tich_max; only rows inserted later are checked.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_dien_tich_max CHECK isNull(dien_tich) OR dien_tich <= 100000;
-- [safe] Add the constraint dien_tich_cay_an_qua_san_luong_loai_enum; only rows inserted later are checked.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_loai_enum CHECK isNull(loai) OR loai IN ('Trung bình', 'Tốt', 'Khá ''x''; DROP TABLE a; --', 'a\\b');
-- [safe] Add the constraint dien_tich_cay_an_qua_san_luong_ho_trong_min; only rows inserted later are checked.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_ho_trong_min CHECK isNull(ho_trong) OR ho_trong >= 0;
-- [safe] Add the constraint dien_tich_cay_an_qua_san_luong_ten_chu_ho_least; only rows inserted later are checked.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_ten_chu_ho_least CHECK isNull(ten_chu_ho) OR lengthUTF8(ten_chu_ho) >= 2;
-- [safe] Add the constraint dien_tich_cay_an_qua_san_luong_ten_chu_ho_most; only rows inserted later are checked.
ALTER TABLE dien_tich_cay_an_qua_san_luong ADD CONSTRAINT dien_tich_cay_an_qua_san_luong_ten_chu_ho_most CHECK isNull(ten_chu_ho) OR lengthUTF8(ten_chu_ho) <= 200;
-- [safe] Update the table's comment.
ALTER TABLE dien_tich_cay_an_qua_san_luong MODIFY COMMENT 'Diện tích cây ăn quả';
-- [safe] Update the comment of column dien_tich.
ALTER TABLE dien_tich_cay_an_qua_san_luong COMMENT COLUMN dien_tich 'Diện tích (m2)';
-- [safe] Update the comment of column ngay.
ALTER TABLE dien_tich_cay_an_qua_san_luong COMMENT COLUMN ngay 'Ngày';
