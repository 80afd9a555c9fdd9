package files

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"sync"
	"syscall"
	"time"

	"danhmuc/registry"
)

const (
	tempFolder  = "tmp"
	tempPattern = "put-*"
	copyBuffer  = 256 << 10 // bytes
)

var hashPattern = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Options are what a Folder is made with. The zero value is the default.
type Options struct {
	MaxBytes int64 // greatest size of one file, 0 for no limit
	ReadOnly bool  // never write: nothing is created or cleaned, Put refuses
}

// Folder keeps bytes under a root. It may be used by many goroutines and by several processes at once.
type Folder struct {
	root    string
	options Options
	mu      sync.Mutex // orders Drop's last look at a file and its renewal by Put
}

var _ registry.Blobs = (*Folder)(nil)

// Open prepares the folder at root, makes it where it is missing and removes what crashed writers left. A root that cannot be
// written serves what it holds: only Put then refuses.
func Open(root string, o Options) (*Folder, error) {
	const op = "files.Open"
	f := &Folder{root: root, options: o}
	if o.ReadOnly {
		info, err := os.Stat(root)
		if err == nil && !info.IsDir() {
			err = fmt.Errorf("%s is no folder", root)
		}
		if err != nil {
			return nil, &registry.Error{Op: op, Kind: registry.KindUnavailable, Code: "files.folder", Name: root, Err: err}
		}
		return f, nil
	}
	err := os.MkdirAll(filepath.Join(root, tempFolder), 0o700)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		if _, statErr := os.Stat(root); statErr == nil {
			return f, nil // readable, and Put will say why it cannot write
		}
	}
	if err != nil {
		return nil, refused(op, root, err)
	}
	if err := f.sweep(); err != nil {
		return nil, refused(op, root, err)
	}
	return f, nil
}

// refused tells a full disk from every other fault of the file system.
func refused(op, name string, err error) error {
	code := "files.write"
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		code = "disk.full"
	}
	return &registry.Error{Op: op, Kind: registry.KindUnavailable, Code: code, Name: name, Err: err}
}

func (f *Folder) path(hash string) string { return filepath.Join(f.root, hash[:2], hash[2:4], hash) }

// Put stores what r gives, durably, and returns hash and size. The same bytes are kept once.
//
// Errors: Limit with "file.tooLarge" past MaxBytes; Unavailable with "disk.full" or "files.write"; an error of r as it is.
func (f *Folder) Put(ctx context.Context, r io.Reader) (registry.FileRef, error) {
	const op = "files.Put"
	var none registry.FileRef
	if f.options.ReadOnly {
		return none, &registry.Error{Op: op, Kind: registry.KindUnavailable, Code: "files.readOnly"}
	}
	temp, err := f.temporary()
	if err != nil {
		return none, refused(op, "", err)
	}
	ref, err := f.receive(ctx, temp, r)
	if err == nil {
		err = f.keep(temp, ref)
	}
	// The name is gone after a rename; after anything else the bytes are worth nothing. What cannot be removed is swept at
	// the next start.
	closeErr := temp.Close()
	removeErr := os.Remove(temp.Name())
	switch {
	case err != nil:
		return none, err
	case closeErr != nil:
		return none, refused(op, ref.SHA256, closeErr)
	case removeErr != nil && !errors.Is(removeErr, fs.ErrNotExist):
		return none, refused(op, ref.SHA256, removeErr)
	}
	return ref, nil
}

// receive copies r into temp while hashing, and syncs.
func (f *Folder) receive(ctx context.Context, temp *os.File, r io.Reader) (registry.FileRef, error) {
	const op = "files.Put"
	sum := sha256.New()
	limited := r
	if f.options.MaxBytes > 0 {
		limited = io.LimitReader(r, f.options.MaxBytes+1)
	}
	var size int64
	buffer := make([]byte, copyBuffer)
	for {
		if err := ctx.Err(); err != nil {
			return registry.FileRef{}, err
		}
		n, readErr := limited.Read(buffer)
		if n > 0 {
			if size += int64(n); f.options.MaxBytes > 0 && size > f.options.MaxBytes {
				return registry.FileRef{}, &registry.Error{Op: op, Kind: registry.KindLimit, Code: "file.tooLarge",
					Params: map[string]any{"max": f.options.MaxBytes}}
			}
			sum.Write(buffer[:n]) // a hash never fails
			if _, err := temp.Write(buffer[:n]); err != nil {
				return registry.FileRef{}, refused(op, "", err)
			}
		}
		if errors.Is(readErr, io.EOF) {
			break
		}
		if readErr != nil {
			return registry.FileRef{}, fmt.Errorf("receive file: %w", readErr)
		}
	}
	if err := temp.Chmod(0o440); err != nil {
		return registry.FileRef{}, refused(op, "", err)
	}
	if err := temp.Sync(); err != nil {
		return registry.FileRef{}, refused(op, "", err)
	}
	return registry.FileRef{SHA256: hex.EncodeToString(sum.Sum(nil)), Size: size}, nil
}

// keep gives temp its final name. Bytes that are there already stay as they are, unless their size shows that the disk lost
// some; the folders are synced again all the same, because the one who put them first may have died before it did.
func (f *Folder) keep(temp *os.File, ref registry.FileRef) error {
	const op = "files.Put"
	hash, final := ref.SHA256, f.path(ref.SHA256)
	if err := os.MkdirAll(filepath.Dir(final), 0o700); err != nil {
		return refused(op, hash, err)
	}
	if err := f.name(temp.Name(), final, ref.Size); err != nil {
		return refused(op, hash, err)
	}
	for _, folder := range []string{filepath.Dir(final), filepath.Dir(filepath.Dir(final)), f.root} {
		if err := syncFolder(folder); err != nil {
			return refused(op, hash, err)
		}
	}
	return nil
}

// name puts temp at final, or renews what is there.
func (f *Folder) name(temp, final string, size int64) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	info, err := os.Stat(final)
	if err != nil || info.Size() != size {
		return os.Rename(temp, final)
	}
	now := time.Now()
	err = os.Chtimes(final, now, now)
	if errors.Is(err, fs.ErrNotExist) { // another process dropped it
		return os.Rename(temp, final)
	}
	return err
}

// dropAfter is how long nobody may have put bytes before they can be dropped: whoever put them is about to name them.
const dropAfter = time.Hour

// Drop removes stored bytes, unless somebody put them within the last hour, and reports whether they are gone.
func (f *Folder) Drop(_ context.Context, hash string) (gone bool, err error) {
	const op = "files.Drop"
	if f.options.ReadOnly {
		return false, &registry.Error{Op: op, Kind: registry.KindUnavailable, Code: "files.readOnly"}
	}
	if !hashPattern.MatchString(hash) {
		return true, nil // such bytes were never stored
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	info, err := os.Stat(f.path(hash))
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return false, refused(op, hash, err)
	}
	if time.Since(info.ModTime()) < dropAfter {
		return false, nil
	}
	if err := os.Remove(f.path(hash)); err != nil {
		return false, refused(op, hash, err)
	}
	return true, nil
}

func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	if err := d.Sync(); err != nil {
		_ = d.Close() // the sync's error says more
		return err
	}
	return d.Close()
}

// Open gives stored bytes back, NotFound when there are none. It does not check them.
func (f *Folder) Open(_ context.Context, hash string) (io.ReadSeekCloser, error) {
	const op = "files.Open"
	if !hashPattern.MatchString(hash) {
		return nil, &registry.Error{Op: op, Kind: registry.KindNotFound, Code: "file.notFound", Name: hash}
	}
	file, err := os.Open(f.path(hash))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &registry.Error{Op: op, Kind: registry.KindNotFound, Code: "file.notFound", Name: hash}
	}
	if err != nil {
		return nil, &registry.Error{Op: op, Kind: registry.KindUnavailable, Code: "files.read", Name: hash, Err: err}
	}
	return file, nil
}

// Path is where stored bytes lie, for a reader in another process; NotFound when there are none.
func (f *Folder) Path(hash string) (string, error) {
	const op = "files.Path"
	if !hashPattern.MatchString(hash) {
		return "", &registry.Error{Op: op, Kind: registry.KindNotFound, Code: "record.notFound"}
	}
	path := f.path(hash)
	if _, err := os.Stat(path); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return "", &registry.Error{Op: op, Kind: registry.KindNotFound, Code: "record.notFound", Err: err}
		}
		return "", refused(op, hash, err)
	}
	return path, nil
}
