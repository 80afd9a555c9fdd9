package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// temporary makes a file to receive bytes in, locked for as long as it is open.
func (f *Folder) temporary() (*os.File, error) {
	file, err := os.CreateTemp(filepath.Join(f.root, tempFolder), tempPattern)
	if err != nil {
		return nil, err
	}
	if err := lock(file); err != nil {
		_ = file.Close()           // the lock's error says more
		_ = os.Remove(file.Name()) // swept at the next start otherwise
		return nil, err
	}
	return file, nil
}

// sweep removes temporary files that no living writer holds.
func (f *Folder) sweep() error {
	names, err := filepath.Glob(filepath.Join(f.root, tempFolder, tempPattern))
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := sweepOne(name); err != nil {
			return err
		}
	}
	return nil
}

func sweepOne(name string) error {
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // its writer has just finished
	}
	if err != nil {
		return err
	}
	if lock(file) == nil {
		err = os.Remove(name)
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return errors.Join(err, file.Close())
}
