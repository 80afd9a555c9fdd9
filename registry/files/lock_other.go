//go:build !unix

package files

import "os"

// lock does nothing where the system has no advisory locks: one process then owns the folder.
func lock(*os.File) error { return nil }
