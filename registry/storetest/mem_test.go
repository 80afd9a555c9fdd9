package storetest_test

import (
	"context"
	"errors"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/storetest"
)

func TestMem(t *testing.T) {
	storetest.Run(t, func(testing.TB) registry.Store { return storetest.NewMem() })
}

// The suite holds a wrapped store to the same rules while nothing fails.
func TestFaultyWithoutFailures(t *testing.T) {
	storetest.Run(t, func(testing.TB) registry.Store { return storetest.NewFaulty(storetest.NewMem()) })
}

func TestFaultyFailsOnceAtEachPoint(t *testing.T) {
	write := func(s registry.Store) error {
		return s.Update(context.Background(), func(w registry.Writer) error {
			if err := w.Put([]byte("a"), nil); err != nil {
				return err
			}
			if err := w.Delete([]byte("b")); err != nil {
				return err
			}
			_, err := w.Append(storetest.Entry(1))
			return err
		})
	}
	for i, want := range []string{"put", "delete", "append", "commit", "ack", ""} {
		f := storetest.NewFaulty(storetest.NewMem())
		f.FailAt(i + 1)
		err := write(f)
		if got := f.Failed(); got != want || errors.Is(err, storetest.ErrInjected) != (want != "") {
			t.Errorf("point %d: %q, %v; want %q", i+1, got, err, want)
		}
		if want == "put" && write(f) != nil {
			t.Error("it fails twice")
		}
	}
}
