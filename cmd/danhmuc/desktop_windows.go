package main

import "github.com/inconshreveable/mousetrap"

// fromDesktop tells that the program has a window of its own, which closes with it.
func fromDesktop() bool { return mousetrap.StartedByExplorer() }
