package files

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/iotest"
	"time"

	"danhmuc/registry"
)

func open(t testing.TB, root string, o Options) *Folder {
	t.Helper()
	f, err := Open(root, o)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func put(t testing.TB, f *Folder, text string) registry.FileRef {
	t.Helper()
	ref, err := f.Put(context.Background(), strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return ref
}

func read(t testing.TB, f *Folder, hash string) string {
	t.Helper()
	r, err := f.Open(context.Background(), hash)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func temporaries(t testing.TB, root string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(root, tempFolder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func sound(t testing.TB, f *Folder) {
	t.Helper()
	problems, err := f.Verify(context.Background())
	if err != nil || len(problems) > 0 {
		t.Fatalf("verify: %v, %v", problems, err)
	}
}

func codeOf(err error) string {
	var e *registry.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

func TestPutAndOpen(t *testing.T) {
	for name, text := range map[string]string{"empty": "", "short": "xã,hộ\n", "past one buffer": strings.Repeat("Sơn La ", 100_000)} {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			f := open(t, root, Options{})
			ref := put(t, f, text)
			sum := sha256.Sum256([]byte(text))
			if ref.SHA256 != hex.EncodeToString(sum[:]) || ref.Size != int64(len(text)) {
				t.Fatalf("got %+v", ref)
			}
			if read(t, f, ref.SHA256) != text {
				t.Fatal("other bytes come back")
			}
			if left := temporaries(t, root); len(left) > 0 {
				t.Fatalf("left behind: %v", left)
			}
			sound(t, f)
		})
	}
}

func TestSameBytesAreKeptOnce(t *testing.T) {
	f := open(t, t.TempDir(), Options{})
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			if _, err := f.Put(context.Background(), strings.NewReader("the same bytes")); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	n := 0
	for ref, err := range f.List(context.Background()) {
		if err != nil || ref.Size != 14 {
			t.Fatal(ref, err)
		}
		n++
	}
	if n != 1 {
		t.Fatalf("%d contents, want 1", n)
	}
	if left := temporaries(t, f.root); len(left) > 0 {
		t.Fatalf("left behind: %v", left)
	}
	sound(t, f)
}

func TestPutRefuses(t *testing.T) {
	broken := errors.New("connection reset")
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	cases := map[string]struct {
		ctx  context.Context
		in   io.Reader
		o    Options
		kind registry.Kind
		code string
		is   error
	}{
		"past the limit":    {context.Background(), strings.NewReader("12345"), Options{MaxBytes: 4}, registry.KindLimit, "file.tooLarge", nil},
		"a broken upload":   {context.Background(), io.MultiReader(strings.NewReader("123"), iotest.ErrReader(broken)), Options{}, 0, "", broken},
		"a caller who left": {cancelled, strings.NewReader("1"), Options{}, 0, "", context.Canceled},
		"a read-only folder": {context.Background(), strings.NewReader("1"), Options{ReadOnly: true}, registry.KindUnavailable,
			"files.readOnly", nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			f := open(t, root, c.o)
			_, err := f.Put(c.ctx, c.in)
			if err == nil || registry.KindOf(err) != c.kind || codeOf(err) != c.code || (c.is != nil && !errors.Is(err, c.is)) {
				t.Fatalf("got %v", err)
			}
			if left := temporaries(t, root); len(left) > 0 {
				t.Fatalf("left behind: %v", left)
			}
		})
	}
	f := open(t, t.TempDir(), Options{MaxBytes: 4})
	put(t, f, "1234")
}

func TestFullDiskIsTold(t *testing.T) {
	for _, cause := range []error{syscall.ENOSPC, syscall.EDQUOT} {
		err := refused("files.Put", "", &os.PathError{Op: "write", Path: "x", Err: cause})
		if !registry.IsKind(err, registry.KindUnavailable) || codeOf(err) != "disk.full" {
			t.Fatalf("got %v", err)
		}
	}
	if got := codeOf(refused("files.Put", "", syscall.EIO)); got != "files.write" {
		t.Fatalf("got %s", got)
	}
}

func TestOpenRefusesWhatIsNoHash(t *testing.T) {
	f := open(t, t.TempDir(), Options{})
	for _, hash := range []string{"", "..", "../../etc/passwd", strings.Repeat("a", 63), strings.Repeat("A", 64), strings.Repeat("a", 64)} {
		if _, err := f.Open(context.Background(), hash); !registry.IsKind(err, registry.KindNotFound) {
			t.Errorf("%q: got %v", hash, err)
		}
	}
}

func TestCrashLeftoversAreSwept(t *testing.T) {
	root := t.TempDir()
	f := open(t, root, Options{})
	ref := put(t, f, "kept")
	dead := filepath.Join(root, tempFolder, "put-dead")
	if err := os.WriteFile(dead, []byte("half a fi"), 0o600); err != nil {
		t.Fatal(err)
	}
	living, err := f.temporary()
	if err != nil {
		t.Fatal(err)
	}
	defer living.Close()
	again := open(t, root, Options{})
	if got := temporaries(t, root); len(got) != 1 || got[0] != living.Name() {
		t.Fatalf("left: %v, want the living writer's alone", got)
	}
	if read(t, again, ref.SHA256) != "kept" {
		t.Fatal("stored bytes were touched")
	}
	sound(t, again)
}

func TestWriterWhoDiedBeforeItsRename(t *testing.T) {
	root := t.TempDir()
	f := open(t, root, Options{})
	temp, err := f.temporary()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.receive(context.Background(), temp, strings.NewReader("text")); err != nil {
		t.Fatal(err)
	}
	if err := temp.Close(); err != nil { // as death does
		t.Fatal(err)
	}
	f = open(t, root, Options{})
	if left := temporaries(t, root); len(left) > 0 {
		t.Fatalf("left behind: %v", left)
	}
	if ref := put(t, f, "text"); read(t, f, ref.SHA256) != "text" {
		t.Fatal("the second try kept other bytes")
	}
	sound(t, f)
}

func TestVerifyFindsDamage(t *testing.T) {
	root := t.TempDir()
	f := open(t, root, Options{})
	good, bad := put(t, f, "good"), put(t, f, "will be damaged")
	if err := os.Chmod(f.path(bad.SHA256), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(f.path(bad.SHA256), []byte("damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "notes.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	problems, err := f.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, p := range problems {
		got[filepath.Base(p.Name)] = p.Code
	}
	if len(got) != 2 || got[bad.SHA256] != "file.damaged" || got["notes.txt"] != "file.misplaced" {
		t.Fatalf("got %v", got)
	}
	if read(t, f, good.SHA256) != "good" {
		t.Fatal("a good file does not come back")
	}
}

func TestReadOnlyServes(t *testing.T) {
	root := t.TempDir()
	ref := put(t, open(t, root, Options{}), "served")
	f := open(t, root, Options{ReadOnly: true})
	if read(t, f, ref.SHA256) != "served" {
		t.Fatal("bytes do not come back")
	}
	if _, err := Open(filepath.Join(root, "none"), Options{ReadOnly: true}); codeOf(err) != "files.folder" {
		t.Fatalf("got %v", err)
	}
}

func BenchmarkPut(b *testing.B) {
	f := open(b, b.TempDir(), Options{})
	text := bytes.Repeat([]byte("0123456789abcdef"), 64<<10)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		text[0]++
		if _, err := f.Put(context.Background(), bytes.NewReader(text)); err != nil {
			b.Fatal(err)
		}
	}
}

// Bytes that somebody put a moment ago stay: their putter is about to name them. Putting them again counts.
func TestDrop(t *testing.T) {
	root := t.TempDir()
	f, err := Open(root, Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx := t.Context()
	put := func() registry.FileRef {
		t.Helper()
		ref, err := f.Put(ctx, strings.NewReader("bytes"))
		if err != nil {
			t.Fatal(err)
		}
		return ref
	}
	ref := put()
	old := func() {
		t.Helper()
		when := time.Now().Add(-dropAfter - time.Minute)
		if err := os.Chtimes(f.path(ref.SHA256), when, when); err != nil {
			t.Fatal(err)
		}
	}
	drop := func(what string, want bool) {
		t.Helper()
		gone, err := f.Drop(ctx, ref.SHA256)
		if _, path := f.Path(ref.SHA256); err != nil || gone != want || (path == nil) == want {
			t.Errorf("%s: gone %v, %v, the file: %v", what, gone, err, path)
		}
	}
	drop("put now", false)
	old()
	put()
	drop("put again now", false)
	old()
	drop("put long ago", true)
	drop("gone already", true)
	put()
	if r, err := f.Open(ctx, ref.SHA256); err != nil {
		t.Errorf("put after it was dropped: %v", err)
	} else if err := r.Close(); err != nil {
		t.Error(err)
	}
	read, err := Open(root, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := read.Drop(ctx, ref.SHA256); !registry.IsKind(err, registry.KindUnavailable) {
		t.Errorf("a folder for reading dropped: %v", err)
	}
}
