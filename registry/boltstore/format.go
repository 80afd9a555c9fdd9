package boltstore

import (
	"encoding/binary"
	"errors"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"danhmuc/registry"
)

const (
	// Format is the format of the files that this program writes.
	Format = 1
	// Oldest is the oldest format whose programs may open what this program writes.
	Oldest = 1
)

var (
	metaBucket = []byte("meta")
	dataBucket = []byte("data")
	logBucket  = []byte("log")
	formatKey  = []byte("format")
)

var errForeign = errors.New("the file is no store of this program")

// checkFormat refuses a store that only newer programs may open, and makes a new store's buckets.
func (s *Store) checkFormat(op string) error {
	var empty bool
	err := s.db.View(func(tx *bolt.Tx) (err error) {
		empty, err = readFormat(tx)
		return err
	})
	if err == nil && empty {
		if s.options.ReadOnly {
			err = errForeign
		} else {
			err = s.db.Update(writeFormat)
		}
	}
	if err == nil {
		return nil
	}
	code := "store.format"
	if isFull(err) {
		code = "store.full"
	}
	return &registry.Error{Op: op, Kind: registry.KindUnavailable, Code: code, Name: s.path, Err: err}
}

// readFormat reports whether the file is new, and refuses one that this program may not open.
func readFormat(tx *bolt.Tx) (empty bool, err error) {
	meta := tx.Bucket(metaBucket)
	if meta == nil {
		if first, _ := tx.Cursor().First(); first != nil {
			return false, errForeign
		}
		return true, nil
	}
	record := meta.Get(formatKey)
	if len(record) != 8 {
		return false, errForeign
	}
	format, oldest := binary.BigEndian.Uint32(record), binary.BigEndian.Uint32(record[4:])
	if oldest > Format {
		return false, fmt.Errorf("store format %d needs a program that knows format %d; this one knows %d", format, oldest, Format)
	}
	if tx.Bucket(dataBucket) == nil || tx.Bucket(logBucket) == nil {
		return false, errForeign
	}
	return false, nil
}

func writeFormat(tx *bolt.Tx) error {
	for _, name := range [][]byte{dataBucket, logBucket} {
		if _, err := tx.CreateBucket(name); err != nil {
			return fmt.Errorf("make bucket %s: %w", name, err)
		}
	}
	meta, err := tx.CreateBucket(metaBucket)
	if err != nil {
		return fmt.Errorf("make bucket %s: %w", metaBucket, err)
	}
	return meta.Put(formatKey, formatRecord(Format, Oldest))
}

func formatRecord(format, oldest uint32) []byte {
	return binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, format), oldest)
}
