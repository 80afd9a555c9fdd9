-- Chặt hơn lược đồ: cột ma_xa chỉ chứa nhiều nhất 133 ký tự.
-- Không ép được: mã của cột ma_xa lấy trong danh mục dvhc-xa.
-- Chặt hơn lược đồ: cột loai chỉ chứa nhiều nhất 133 ký tự.
-- Không ép được: khóa ngoại ma_xa → stnmt-xa (ma).
CREATE TABLE dien_tich_cay_an_qua_san_luong (
  ma_xa nvarchar(133) COLLATE Vietnamese_100_CS_AS NOT NULL,
  ky nvarchar(11) COLLATE Vietnamese_100_CS_AS NOT NULL,
  dien_tich decimal(38, 10),
  loai nvarchar(133) COLLATE Vietnamese_100_CS_AS,
  [order] bit,
  ngay date,
  luc datetimeoffset,
  [Tên chủ hộ "x"] nvarchar(50) COLLATE Vietnamese_100_CS_AS,
  ho_trong bigint,
  CONSTRAINT dien_tich_cay_an_qua_san_luong_pk PRIMARY KEY (ma_xa, ky),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_loai_uq UNIQUE (ma_xa, loai),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ma_xa_form CHECK (ma_xa COLLATE Latin1_General_100_BIN2 LIKE N'[0-9][0-9][0-9][0-9][0-9]'),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ky_form CHECK ((ky COLLATE Latin1_General_100_BIN2 LIKE N'[0-9][0-9][0-9][0-9]' OR ky COLLATE Latin1_General_100_BIN2 LIKE N'[0-9][0-9][0-9][0-9][0-9]' OR ky COLLATE Latin1_General_100_BIN2 LIKE N'[0-9][0-9][0-9][0-9][0-9][0-9]' OR ky COLLATE Latin1_General_100_BIN2 LIKE N'[0-9][0-9][0-9][0-9]H[12]' OR ky COLLATE Latin1_General_100_BIN2 LIKE N'[0-9][0-9][0-9][0-9]M[0-9]' OR ky COLLATE Latin1_General_100_BIN2 LIKE N'[0-9][0-9][0-9][0-9]M[0-9][0-9]' OR ky COLLATE Latin1_General_100_BIN2 LIKE N'[0-9][0-9][0-9][0-9]W[0-9][0-9]' OR ky COLLATE Latin1_General_100_BIN2 LIKE N'[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]' OR ky COLLATE Latin1_General_100_BIN2 LIKE N'[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]N[HV]')),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_dien_tich_min CHECK (dien_tich >= 0),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_loai_enum CHECK (loai IN (N'Tốt', N'Khá ''x''; DROP TABLE a; --', N'a\b')),
  CONSTRAINT [dien_tich_cay_an_qua_san_luong_Tên chủ hộ "x"_least] CHECK ((LEN([Tên chủ hộ "x"] + N'.') - 1) >= 2),
  CONSTRAINT dien_tich_cay_an_qua_san_luong_ho_trong_min CHECK (ho_trong >= 0)
);
EXEC sp_addextendedproperty N'MS_Description', N'Diện tích cây ăn quả & sản lượng', N'SCHEMA', N'dbo', N'TABLE', N'dien_tich_cay_an_qua_san_luong';
EXEC sp_addextendedproperty N'MS_Description', N'Mã xã', N'SCHEMA', N'dbo', N'TABLE', N'dien_tich_cay_an_qua_san_luong', N'COLUMN', N'ma_xa';
EXEC sp_addextendedproperty N'MS_Description', N'Diện tích (ha)', N'SCHEMA', N'dbo', N'TABLE', N'dien_tich_cay_an_qua_san_luong', N'COLUMN', N'dien_tich';
EXEC sp_addextendedproperty N'MS_Description', N'Tên chủ hộ', N'SCHEMA', N'dbo', N'TABLE', N'dien_tich_cay_an_qua_san_luong', N'COLUMN', N'Tên chủ hộ "x"';
EXEC sp_addextendedproperty N'MS_Description', N'Số hộ trồng', N'SCHEMA', N'dbo', N'TABLE', N'dien_tich_cay_an_qua_san_luong', N'COLUMN', N'ho_trong';
