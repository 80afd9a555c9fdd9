package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"
)

// A body that never comes must not hold a connection for ever, and one that comes in time must not cut its answer off.
func TestBodiesThatNeverCome(t *testing.T) {
	patience := 100 * time.Millisecond
	failed := make(chan error, 1)
	srv := httptest.NewServer(bounded(patience, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/refused") {
			fmt.Fprint(w, "refused")
			return
		}
		_, err := io.ReadAll(r.Body)
		if r.URL.Path == "/late" { // longer than patience: the deadline of the body no longer stands
			select {
			case <-r.Context().Done():
				err = errors.Join(err, r.Context().Err())
			case <-time.After(3 * patience):
			}
		}
		failed <- err
		fmt.Fprint(w, "done")
	})))
	defer srv.Close()
	for _, path := range []string{"/graphql", "/api/uploads"} {
		conn, err := net.Dial("tcp", srv.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf", path)
		if err := <-failed; !errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%s: a body that stopped half way ended with %v", path, err)
		}
		conn.Close()
	}
	for _, path := range []string{"/refused", "/api/uploads/refused"} { // nobody reads the body: the server itself does, after the answer
		conn, err := net.Dial("tcp", srv.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nhalf", path)
		if err := conn.SetReadDeadline(time.Now().Add(100 * patience)); err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, conn); errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%s: the connection of a refused body that never comes stays open", path)
		}
		conn.Close()
	}
	res, err := http.Post(srv.URL+"/late", "text/plain", strings.NewReader("whole"))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if body, err := io.ReadAll(res.Body); string(body) != "done" || err != nil {
		t.Errorf("an answer after a whole body: %q %v", body, err)
	}
	if err := <-failed; err != nil {
		t.Errorf("a whole body was cut off later: %v", err)
	}
}

// A reader that stands still must not hold a connection for ever; one that is slow gets all, however long it takes.
func TestReadersThatStandStill(t *testing.T) {
	patience := 1500 * time.Millisecond // a busy machine may keep an honest reader waiting for long
	const size = 24 << 20               // more than a connection's own buffers take
	for name, piece := range map[string]int{"in pieces": 1 << 20, "as a whole": size} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ended := make(chan error, 1)
			srv := httptest.NewServer(bounded(patience, gzipped(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "application/octet-stream")
				time.Sleep(patience + patience/4) // a long thought before the first byte
				var err error
				for sent := 0; sent < size && err == nil; sent += piece {
					_, err = w.Write(make([]byte, piece))
				}
				ended <- err
			}))))
			defer srv.Close()
			conn, err := net.Dial("tcp", srv.Listener.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
			select {
			case err := <-ended:
				if !errors.Is(err, os.ErrDeadlineExceeded) {
					t.Errorf("a reader that stands still ended the answer with %v", err)
				}
			case <-time.After(20 * patience):
				t.Error("a reader that stands still holds the answer")
			}

			res, err := http.Get(srv.URL)
			if err != nil {
				t.Fatal(err)
			}
			defer res.Body.Close()
			began, got, some := time.Now(), 0, make([]byte, 64<<10)
			for err == nil {
				var n int
				n, err = res.Body.Read(some)
				got += n
				time.Sleep(time.Duration(n) * 2 * patience / size) // twice the patience for all of it
			}
			if took := time.Since(began); err != io.EOF || got != size || took < patience {
				t.Errorf("a slow reader got %d of %d bytes in %v: %v", got, size, took, err)
			}
			if err := <-ended; err != nil {
				t.Errorf("a slow reader was cut off: %v", err)
			}
		})
	}
}

func TestBaseName(t *testing.T) {
	for given, want := range map[string]string{
		"bang.csv": "bang.csv", "../../etc/passwd": "passwd", `C:\Users\a\bảng 1.xlsx`: "bảng 1.xlsx", "a\x00\r\nb.csv": "ab.csv",
		"x\u202Excod.exe": "xxcod.exe", "/": "tep", "": "tep", "..": "tep", "a/": "a", "\xff.csv": ".csv",
	} {
		if got := baseName(given); got != want {
			t.Errorf("baseName(%q) = %q, want %q", given, got, want)
		}
	}
}
