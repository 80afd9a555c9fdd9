// Command danhmuc is the whole of Danh Mục: the server with its web pages, and the tools that work on a table file or on a
// data folder alone.
package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // deadlines are Vietnamese also where the system knows no zones
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	if fromDesktop() {
		waitToBeRead(os.Stdin, os.Stdout)
	}
	os.Exit(code)
}

// exitError ends the program with a status of the contract. What there was to say has been said.
type exitError int

func (e exitError) Error() string { return "exit" }

func exitCode(err error) int {
	var e exitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &e):
		return int(e)
	}
	return 2
}
