package files

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"

	"danhmuc/registry"
)

// Problem is one stored file that is not what its name says, or that has no business in the folder.
type Problem struct {
	Code   string // "file.damaged", "file.unreadable", "file.misplaced"
	Name   string // path under the root
	Detail string // for logs
}

// List yields every stored content in the order of its hash, with its size.
func (f *Folder) List(ctx context.Context) iter.Seq2[registry.FileRef, error] {
	return func(yield func(registry.FileRef, error) bool) {
		err := f.walk(ctx, func(name string, info os.FileInfo) (bool, error) {
			hash := filepath.Base(name)
			if !hashPattern.MatchString(hash) || name != f.path(hash) {
				return true, nil
			}
			return yield(registry.FileRef{SHA256: hash, Size: info.Size()}, nil), nil
		})
		if err != nil {
			yield(registry.FileRef{}, err)
		}
	}
}

// walk visits every file under the root but the temporary ones, in order, until visit answers false.
func (f *Folder) walk(ctx context.Context, visit func(name string, info os.FileInfo) (bool, error)) error {
	err := filepath.WalkDir(f.root, func(name string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if entry.IsDir() {
			if name == filepath.Join(f.root, tempFolder) {
				return filepath.SkipDir
			}
			return nil
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		more, err := visit(name, info)
		if err == nil && !more {
			return filepath.SkipAll
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("walk files: %w", err)
	}
	return nil
}

// Verify reads every stored byte, recomputes the hashes and reports each file that does not fit its name.
func (f *Folder) Verify(ctx context.Context) ([]Problem, error) {
	var problems []Problem
	err := f.walk(ctx, func(name string, _ os.FileInfo) (bool, error) {
		if p := f.inspect(name); p != nil {
			problems = append(problems, *p)
		}
		return true, nil
	})
	return problems, err
}

func (f *Folder) inspect(name string) *Problem {
	relative, err := filepath.Rel(f.root, name)
	if err != nil {
		relative = name
	}
	hash := filepath.Base(name)
	if !hashPattern.MatchString(hash) || name != f.path(hash) {
		return &Problem{Code: "file.misplaced", Name: relative}
	}
	got, err := hashOf(name)
	if err != nil {
		return &Problem{Code: "file.unreadable", Name: relative, Detail: err.Error()}
	}
	if got != hash {
		return &Problem{Code: "file.damaged", Name: relative, Detail: "bytes hash to " + got}
	}
	return nil
}

func hashOf(name string) (string, error) {
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close() // opened for reading: nothing is lost
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
