//go:build !windows

package main

// fromDesktop tells that the program has a window of its own, which closes with it.
func fromDesktop() bool { return false }
