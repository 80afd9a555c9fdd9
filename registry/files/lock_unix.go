//go:build unix

package files

import (
	"os"
	"syscall"
)

// lock takes the file for this open description, or fails when another holds it. Closing gives it back, and so does death.
func lock(file *os.File) error {
	return syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
}
