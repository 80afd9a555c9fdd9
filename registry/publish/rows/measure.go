package rows

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"

	"danhmuc/registry/publish/open"
)

// formatVersion changes when the same dataset would give other bytes.
const formatVersion = "rows/1"

// Form is one of the downloads.
type Form string

// The downloads.
const (
	CSV  Form = "csv"
	XLSX Form = "xlsx"
)

// Forms are the downloads of a dataset: XLSX only if a worksheet holds its rows.
func Forms(d *open.Dataset) []Form {
	if d.Rows > maxSheetRows {
		return []Form{CSV}
	}
	return []Form{CSV, XLSX}
}

// MediaType is the registered type with its parameters.
func (f Form) MediaType() string {
	if f == XLSX {
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	return "text/csv; charset=utf-8; header=present"
}

// Write writes the form.
func (f Form) Write(w io.Writer, src io.Reader, d *open.Dataset, publicURL string) error {
	if f == XLSX {
		return WriteXLSX(w, src, d, XLSXOptions{PublicURL: publicURL})
	}
	return WriteCSV(w, src, d, CSVOptions{})
}

// Key names the bytes of a form without making them: it is equal exactly when
// everything that the bytes depend on is equal. It serves as the ETag.
func (f Form) Key(d *open.Dataset, publicURL string) (string, error) {
	subject := any([]any{formatVersion, f, d.RowsFile.SHA256, d.Columns})
	if f == XLSX {
		whole := *d
		whole.CSV, whole.XLSX, whole.Keywords, whole.LegalBasis = open.File{}, open.File{}, nil, nil
		subject = []any{formatVersion, f, publicURL, whole}
	}
	body, err := json.Marshal(subject)
	if err != nil {
		return "", fmt.Errorf("key of %s: %w", d.Code, err)
	}
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:16]), nil
}

// Measure makes a form, keeps nothing and answers its size and hash.
func Measure(ctx context.Context, src open.Source, d *open.Dataset, f Form, publicURL string) (file open.File, err error) {
	in, err := src.OpenRows(ctx, d)
	if err != nil {
		return open.File{}, fmt.Errorf("measure %s of %s: %w", f, d.Code, err)
	}
	defer func() {
		if e := in.Close(); e != nil && err == nil {
			err = fmt.Errorf("measure %s of %s: %w", f, d.Code, e)
		}
	}()
	m := meter{hash: sha256.New()}
	if err := f.Write(&m, in, d, publicURL); err != nil {
		return open.File{}, err
	}
	return open.File{SHA256: hex.EncodeToString(m.hash.Sum(nil)), Size: m.size}, nil
}

// meter counts and hashes.
type meter struct {
	hash hash.Hash
	size int64
}

func (m *meter) Write(p []byte) (int, error) {
	m.size += int64(len(p))
	return m.hash.Write(p)
}
