//go:build unix

package main

import "golang.org/x/sys/unix"

// freeDisk is the free space, in bytes, of the file system that holds a folder.
func freeDisk(dir string) (uint64, bool) {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return 0, false
	}
	return s.Bavail * uint64(s.Bsize), true
}
