package boltstore

import (
	"errors"
	"syscall"

	berrors "go.etcd.io/bbolt/errors"

	"danhmuc/registry"
)

var (
	errInUse    = errors.New("the data folder is in use by another process")
	errClosed   = errors.New("the store is closed")
	errReadOnly = errors.New("the store is open for reading only")
	errEnded    = errors.New("the transaction has ended")
	errUnknown  = errors.New("the outcome of an earlier commit is unknown; open the store anew")
	errGoexit   = errors.New("the closure ended its goroutine")
)

func unavailable(op, code string, err error) error {
	return &registry.Error{Op: op, Kind: registry.KindUnavailable, Code: code, Err: err}
}

func closedError(op string) error { return unavailable(op, "store.closed", errClosed) }

// openError tells a store that another process holds from one that can't be read.
func openError(op, path string, err error) error {
	code := "store.open"
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		code, err = "store.in-use", errInUse
	case isFull(err):
		code = "store.full"
	}
	return &registry.Error{Op: op, Kind: registry.KindUnavailable, Code: code, Name: path, Err: err}
}

// storeError puts an error of bbolt or of the disk into the domain's form.
func storeError(op string, err error) error {
	switch {
	case errors.Is(err, berrors.ErrDatabaseNotOpen):
		return closedError(op)
	case errors.Is(err, berrors.ErrDatabaseReadOnly):
		return unavailable(op, "store.read-only", errReadOnly)
	case isFull(err):
		return unavailable(op, "store.full", err)
	}
	return unavailable(op, "store.write", err)
}

func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, berrors.ErrMaxSizeReached)
}
