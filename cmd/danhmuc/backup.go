package main

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"

	"github.com/hashicorp/go-hclog"

	"danhmuc/registry"
	"danhmuc/registry/access"
	"danhmuc/registry/boltstore"
	"danhmuc/registry/changelog"
)

// A backup is a gzipped tar: manifest.json, registry.db, files/SHA256 for each stored file, uploads that wait too, demo if the sample province filled
// the folder, log.pub, checkpoint, and last SHA256SUMS, which names the hash of everything before it. It holds neither the log's key nor sessions.
const (
	backupVersion  = 1
	manifestName   = "manifest.json"
	sumsName       = "SHA256SUMS"
	checkpointName = "checkpoint"
)

// manifest says what a backup is of.
type manifest struct {
	Version int            `json:"version"`
	At      time.Time      `json:"at"`
	Head    changelog.Head `json:"head"`
	Files   int            `json:"files"`
}

// backup writes a backup of the app while it goes on serving. Files are named by what they hold and never change: those that
// the snapshot names are all there, whatever comes after it.
func (a *app) backup(ctx context.Context, w io.Writer) (m *manifest, err error) {
	work, err := os.MkdirTemp(a.dir, "backup-*")
	if err != nil {
		return nil, diskError("danhmuc.backup", fmt.Errorf("make a folder for the snapshot: %w", err))
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	snapshot := filepath.Join(work, storeName)
	if err := a.snapshot(ctx, snapshot); err != nil {
		return nil, err
	}
	store, err := boltstore.Open(snapshot, boltstore.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	hashes, head, err := inventory(ctx, store, a.now())
	if err = errors.Join(err, store.Close()); err != nil {
		return nil, err
	}
	m = &manifest{Version: backupVersion, At: a.now().UTC(), Head: head, Files: len(hashes)}
	return m, a.archive(ctx, w, m, snapshot, hashes)
}

// snapshot copies the store and takes sessions and one-time links out of the copy, free pages included.
func (a *app) snapshot(ctx context.Context, to string) (err error) {
	f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return diskError("danhmuc.backup", fmt.Errorf("make the snapshot: %w", err))
	}
	_, err = a.store.Snapshot(ctx, f)
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	store, err := boltstore.Open(to, boltstore.Options{})
	if err != nil {
		return err
	}
	err = store.Update(ctx, dropSessions)
	if err = errors.Join(err, store.Close()); err != nil {
		return err
	}
	return boltstore.Compact(to, boltstore.Options{})
}

// dropSessions takes what signs people in without a password out of a copy.
func dropSessions(w registry.Writer) error {
	var keys [][]byte
	for it, err := range w.Scan(registry.Prefix([]byte(access.SessionPrefix))) {
		if err != nil {
			return err
		}
		keys = append(keys, bytes.Clone(it.Key))
	}
	for _, k := range keys {
		if err := w.Delete(k); err != nil {
			return err
		}
	}
	return nil
}

// inventory lists the files that a store's records name and those that wait to be attached at a time, each once.
func inventory(ctx context.Context, store registry.Store, at time.Time) (hashes []string, head changelog.Head, err error) {
	err = store.View(ctx, func(rd registry.Reader) error {
		seen := map[string]bool{}
		hashes = nil
		add := func(h string) {
			if !seen[h] {
				seen[h] = true
				hashes = append(hashes, h)
			}
		}
		for h := range registry.Files(rd) {
			add(h)
		}
		for h := range registry.WaitingFiles(rd, at) {
			add(h)
		}
		head, err = rd.Head()
		return err
	})
	return hashes, head, err
}

// archive writes the tar.
func (a *app) archive(ctx context.Context, w io.Writer, m *manifest, snapshot string, hashes []string) error {
	zip, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
	if err != nil {
		return err
	}
	t := &archiver{tar: tar.NewWriter(zip), at: m.At}
	raw, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return err
	}
	t.bytes(manifestName, raw)
	t.file(storeName, func() (io.ReadCloser, error) { return os.Open(snapshot) })
	for _, h := range hashes {
		if err := ctx.Err(); err != nil {
			return err
		}
		t.file(filesName+"/"+h, func() (io.ReadCloser, error) { return a.blobs.Open(ctx, h) })
	}
	if mark, err := os.ReadFile(filepath.Join(a.dir, demoName)); err == nil { // its passwords are known: restored, it stays on loopback
		t.bytes(demoName, mark)
	} else if !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("read the demo's mark: %w", err)
	}
	if a.signer != nil {
		t.bytes(publicName, []byte(a.signer.Public()+"\n"))
		signed, err := a.signer.Sign(m.Head)
		if err != nil {
			return err
		}
		t.bytes(checkpointName, signed)
	}
	t.bytes(sumsName, []byte(t.sums.String()))
	if t.err != nil {
		return t.err
	}
	return errors.Join(t.tar.Close(), zip.Close())
}

// archiver adds members and keeps the first error.
type archiver struct {
	tar  *tar.Writer
	at   time.Time
	sums strings.Builder
	err  error
}

func (t *archiver) bytes(name string, data []byte) {
	t.add(name, int64(len(data)), strings.NewReader(string(data)))
}

func (t *archiver) file(name string, open func() (io.ReadCloser, error)) {
	if t.err != nil {
		return
	}
	f, err := open()
	if err != nil {
		t.err = fmt.Errorf("back up %s: %w", name, err)
		return
	}
	size, err := sizeOf(f)
	if err == nil {
		t.add(name, size, f)
	}
	t.err = errors.Join(t.err, err, f.Close())
}

func sizeOf(r io.Reader) (int64, error) {
	s, ok := r.(io.Seeker)
	if !ok {
		return 0, fmt.Errorf("the size is not known")
	}
	size, err := s.Seek(0, io.SeekEnd)
	if err != nil {
		return 0, err
	}
	_, err = s.Seek(0, io.SeekStart)
	return size, err
}

func (t *archiver) add(name string, size int64, r io.Reader) {
	if t.err != nil {
		return
	}
	if t.err = t.tar.WriteHeader(&tar.Header{Name: name, Size: size, Mode: 0o600, ModTime: t.at, Format: tar.FormatPAX}); t.err != nil {
		return
	}
	h := sha256.New()
	if _, t.err = io.Copy(io.MultiWriter(t.tar, h), r); t.err != nil {
		return
	}
	fmt.Fprintf(&t.sums, "%s  %s\n", hex.EncodeToString(h.Sum(nil)), name)
}

// backupStream answers a backup over the socket.
func (s *server) backupStream(w http.ResponseWriter, r *http.Request) {
	out := &begun{to: w}
	if _, err := s.app.backup(r.Context(), out); err != nil {
		s.log.Error("backup", "error", err)
		if !out.began {
			s.problem(w, r, err)
			return
		}
		panic(http.ErrAbortHandler) // the client must not take a broken stream for a whole one
	}
}

// begun is a backup on its way to a client; until its first byte the answer may still be a refusal.
type begun struct {
	to    http.ResponseWriter
	began bool
}

func (b *begun) Write(p []byte) (int, error) {
	if !b.began {
		b.began = true
		b.to.Header().Set("Content-Type", "application/gzip")
	}
	return b.to.Write(p)
}

// diskError names a full disk; anything else stays what it is.
func diskError(op string, err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return &registry.Error{Op: op, Kind: registry.KindUnavailable, Code: "disk.full", Err: err}
	}
	return err
}

// restoreResult is what restore did.
type restoreResult struct {
	OK      bool           `json:"ok"`
	Drill   bool           `json:"drill"`
	Head    changelog.Head `json:"head"`
	Files   int            `json:"files"`
	Entries uint64         `json:"entries"`
	Epoch   uint64         `json:"epoch"`
	verifyReport
}

func damaged(detail string) error {
	return &registry.Error{Op: "danhmuc.restore", Kind: registry.KindInvalid, Code: "backup.damaged", Params: map[string]any{"detail": detail}}
}

// unpack reads a backup into a folder, checking every hash, and gives its manifest. Nothing is believed before SHA256SUMS,
// which comes last, has named every member.
func unpack(ctx context.Context, in, dir string) (m *manifest, err error) {
	f, err := os.Open(in)
	if err != nil {
		return nil, fileError(in, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	zip, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return nil, &registry.Error{Op: "danhmuc.restore", Kind: registry.KindInvalid, Code: "backup.notOne", Params: map[string]any{"file": in}, Err: err}
	}
	got, sums := map[string]string{}, ""
	for t := tar.NewReader(zip); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, damaged(err.Error())
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if h.Name == sumsName {
			raw, err := io.ReadAll(io.LimitReader(t, 1<<30))
			if err != nil {
				return nil, damaged(err.Error())
			}
			sums = string(raw)
			continue
		}
		if got[h.Name], err = unpackMember(t, dir, h.Name); err != nil {
			return nil, err
		}
	}
	if err := compareSums(sums, got); err != nil {
		return nil, err
	}
	raw, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return nil, damaged(manifestName)
	}
	m = new(manifest)
	if err := json.Unmarshal(raw, m); err != nil || m.Version < 1 {
		return nil, damaged(manifestName)
	}
	if m.Version > backupVersion {
		return nil, &registry.Error{Op: "danhmuc.restore", Kind: registry.KindInvalid, Code: "backup.newer"}
	}
	return m, os.Remove(filepath.Join(dir, manifestName))
}

var fileMember = regexp.MustCompile(`^` + filesName + `/[0-9a-f]{64}$`)

// unpackMember writes one member where the data folder has it; other names than a backup's are refused.
func unpackMember(r io.Reader, dir, name string) (sum string, err error) {
	to := filepath.Join(dir, name)
	switch {
	case fileMember.MatchString(name):
		h := path.Base(name)
		to = filepath.Join(dir, filesName, h[:2], h[2:4], h)
	case name == manifestName || name == storeName || name == publicName || name == checkpointName || name == demoName:
	default:
		return "", damaged(name)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return "", err
	}
	f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	var h hash.Hash = sha256.New()
	if _, err := io.Copy(io.MultiWriter(f, h), r); err != nil {
		return "", damaged(name + ": " + err.Error())
	}
	sum = hex.EncodeToString(h.Sum(nil))
	if fileMember.MatchString(name) && sum != path.Base(name) {
		return "", damaged(name)
	}
	return sum, f.Sync()
}

func compareSums(sums string, got map[string]string) error {
	if sums == "" {
		return damaged(sumsName)
	}
	want := map[string]string{}
	for line := range strings.Lines(sums) {
		sum, name, ok := strings.Cut(strings.TrimSpace(line), "  ")
		if !ok {
			return damaged(sumsName)
		}
		want[name] = sum
	}
	for name, sum := range want {
		if got[name] != sum {
			return damaged(name)
		}
	}
	if len(got) != len(want) {
		return damaged(sumsName)
	}
	return nil
}

// restore puts a backup back into an empty data folder after checking it, and begins a new epoch of the log. A drill does
// all of it in a folder that it throws away.
func restore(ctx context.Context, in, dir, logKey, reason string, drill bool, log hclog.Logger) (res *restoreResult, err error) {
	target, made := dir, false
	if drill {
		if target, err = os.MkdirTemp("", "danhmuc-drill-*"); err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(target), removeQuiet(target+".logkey")) }()
	} else if made, err = emptyFolder(dir); err != nil {
		return nil, err
	}
	staging := filepath.Join(target, "restoring")
	if err := os.MkdirAll(staging, 0o700); err != nil {
		return nil, err
	}
	m, err := unpack(ctx, in, staging)
	if err != nil {
		err = errors.Join(err, os.RemoveAll(staging))
		if made {
			err = errors.Join(err, os.Remove(target))
		}
		return nil, err
	}
	entries, err := os.ReadDir(staging)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if e.Name() == checkpointName {
			continue
		}
		if err := os.Rename(filepath.Join(staging, e.Name()), filepath.Join(target, e.Name())); err != nil {
			return nil, err
		}
	}
	signed, err := os.ReadFile(filepath.Join(staging, checkpointName))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	if err := os.RemoveAll(staging); err != nil {
		return nil, err
	}
	return begin(ctx, m, signed, target, logKey, reason, drill, log)
}

func removeQuiet(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// emptyFolder refuses a folder that holds anything, and makes one where there is none.
func emptyFolder(dir string) (made bool, err error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		made, err = true, os.MkdirAll(dir, 0o700)
	}
	if err != nil {
		return false, &registry.Error{Op: "danhmuc.restore", Kind: registry.KindUnavailable, Code: "folder.unusable", Name: dir, Err: err}
	}
	if len(entries) > 0 {
		return false, &registry.Error{Op: "danhmuc.restore", Kind: registry.KindInvalid, Code: "folder.notEmpty", Params: map[string]any{"folder": dir}}
	}
	return made, nil
}

// begin opens the restored store, verifies it whole, and declares the restore.
func begin(ctx context.Context, m *manifest, signed []byte, dir, logKey, reason string, drill bool, log hclog.Logger) (res *restoreResult, err error) {
	public, err := os.ReadFile(filepath.Join(dir, publicName))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	a, err := openApp(appOptions{dir: dir, logKey: logKey, log: log})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	args := verifyArgs{}
	if len(signed) > 0 {
		args.Checkpoints, args.Keys = []string{string(signed)}, []string{strings.TrimSpace(string(public))}
	}
	rep, err := a.verify(ctx, args)
	if err != nil {
		return nil, err
	}
	res = &restoreResult{Drill: drill, Head: m.Head, Files: m.Files, Entries: rep.Entries, verifyReport: *rep}
	if !rep.OK {
		return res, nil
	}
	err = a.store.Update(ctx, func(w registry.Writer) error {
		head, err := w.Head()
		if err != nil {
			return err
		}
		e, err := changelog.RestoreEntry(head, 0, "system", reason, a.now().UTC().Truncate(time.Microsecond))
		if err != nil {
			return err
		}
		_, err = w.Append(e)
		return err
	})
	if err != nil {
		return nil, err
	}
	res.Epoch = m.Head.Epoch + 1
	res.OK = true
	return res, a.registry.HoldJobs(system(ctx))
}
