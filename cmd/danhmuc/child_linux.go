package main

import (
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
)

// limitSelf bounds memory, processor time and open files of this process. Go's runtime reserves address space freely, so the
// bound is on data, not on addresses.
func limitSelf() error {
	for _, l := range []struct {
		resource int
		value    uint64
	}{{unix.RLIMIT_DATA, childMemory}, {unix.RLIMIT_CPU, childSeconds}, {unix.RLIMIT_NOFILE, childFiles}, {unix.RLIMIT_CORE, 0}} {
		if err := unix.Setrlimit(l.resource, &unix.Rlimit{Cur: l.value, Max: l.value}); err != nil {
			return err
		}
	}
	return unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
}

// isolate gives the child a network of its own with nothing in it where the system lets us, and ends it when we end.
func isolate(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if networkIsolated() {
		cmd.SysProcAttr.Cloneflags = syscall.CLONE_NEWNET
	}
}

// networkIsolated reports whether this process may give children an empty network.
func networkIsolated() bool { return unix.Geteuid() == 0 && capable() }

// capable reports whether CAP_SYS_ADMIN is in the effective set.
func capable() bool {
	hdr := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
	var data [2]unix.CapUserData
	if err := unix.Capget(&hdr, &data[0]); err != nil {
		return false
	}
	return data[0].Effective&(1<<unix.CAP_SYS_ADMIN) != 0
}
