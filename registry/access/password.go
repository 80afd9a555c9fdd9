package access

import (
	"context"
	"crypto/subtle"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"danhmuc/registry"
)

// Cost of argon2id: RFC 9106's second choice scaled to OWASP's least memory. About 56 ms.
const (
	argonMemory  = 19 << 10 // KiB
	argonTime    = 2
	argonThreads = 1
	saltBytes    = 16
	keyBytes     = 32
)

// Bounds of what a stored PHC string may ask for, so that a damaged store cannot stop the process.
const (
	maxArgonMemory = 64 << 10 // KiB
	maxArgonTime   = 10
)

// Rules of a password. Length is in characters.
const (
	minPassword      = 10
	maxPassword      = 200
	distinctPassword = 5
)

//go:embed common.txt
var commonText string

// commonPasswords are the most common ones of ten characters or more, folded; shorter ones fall to the rule of length.
var commonPasswords = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(commonText) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			set[line] = true
		}
	}
	return set
})

// weakness lists what is wrong with a password, as violations at path "password".
func weakness(password, username string) []registry.Violation {
	refuse := func(code string, params map[string]any) []registry.Violation {
		return []registry.Violation{{Code: code, Path: []string{"password"}, Params: params}}
	}
	n := utf8.RuneCountInString(password)
	folded := strings.ToLower(password)
	distinct := map[rune]bool{}
	for _, r := range folded {
		distinct[r] = true
	}
	switch {
	case n < minPassword:
		return refuse("password.tooShort", map[string]any{"min": minPassword})
	case n > maxPassword:
		return refuse("password.tooLong", map[string]any{"max": maxPassword})
	case folded == strings.ToLower(username):
		return refuse("password.isUsername", nil)
	case len(distinct) < distinctPassword || commonPasswords()[folded]:
		return refuse("password.common", nil)
	}
	return nil
}

// hasher bounds how many passwords are hashed at once: each costs 19 MiB and a processor.
type hasher struct {
	slots chan struct{}
	rand  io.Reader
}

func newHasher(parallel int, random io.Reader) *hasher {
	return &hasher{slots: make(chan struct{}, parallel), rand: random}
}

// enter waits for a slot until ctx ends.
func (h *hasher) enter(ctx context.Context) error {
	select {
	case h.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return &registry.Error{Op: "access.hash", Kind: registry.KindUnavailable, Code: "auth.busy", Err: ctx.Err()}
	}
}

func (h *hasher) leave() { <-h.slots }

// hash makes the PHC string of a password. One that is typed with another keyboard layout's composed letters is the same.
func (h *hasher) hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, saltBytes)
	if _, err := io.ReadFull(h.rand, salt); err != nil {
		return "", fmt.Errorf("random salt: %w", err)
	}
	if err := h.enter(ctx); err != nil {
		return "", err
	}
	defer h.leave()
	p := phc{memory: argonMemory, time: argonTime, threads: argonThreads, salt: salt}
	p.key = p.derive(password, keyBytes)
	return p.String(), nil
}

// verify reports whether password belongs to the PHC string. An empty string stands for no account: the same work is done and
// the answer is no.
func (h *hasher) verify(ctx context.Context, encoded, password string) (bool, error) {
	if utf8.RuneCountInString(password) > maxPassword {
		password, encoded = "", "" // the work must not grow with what is sent
	}
	p := phc{memory: argonMemory, time: argonTime, threads: argonThreads, salt: make([]byte, saltBytes), key: make([]byte, keyBytes)}
	if encoded != "" {
		var err error
		if p, err = parsePHC(encoded); err != nil {
			return false, err
		}
	}
	if err := h.enter(ctx); err != nil {
		return false, err
	}
	defer h.leave()
	got := p.derive(password, uint32(len(p.key)))
	return subtle.ConstantTimeCompare(got, p.key) == 1 && encoded != "", nil
}

// phc is a password's check in the PHC string format: $argon2id$v=19$m=19456,t=2,p=1$SALT$KEY, base64 without padding.
type phc struct {
	memory, time uint32 // KiB, passes
	threads      uint8
	salt, key    []byte
}

func (p phc) derive(password string, length uint32) []byte {
	return argon2.IDKey(norm.NFC.Bytes([]byte(password)), p.salt, p.time, p.memory, p.threads, length)
}

// String is the PHC string.
func (p phc) String() string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, p.memory, p.time, p.threads, b64.EncodeToString(p.salt), b64.EncodeToString(p.key))
}

var errPHC = errors.New("no argon2id PHC string within bounds")

func parsePHC(s string) (phc, error) {
	var p phc
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return p, errPHC
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &p.memory, &p.time, &p.threads); err != nil {
		return p, errPHC
	}
	var err error
	if p.salt, err = base64.RawStdEncoding.Strict().DecodeString(parts[4]); err != nil {
		return p, errPHC
	}
	if p.key, err = base64.RawStdEncoding.Strict().DecodeString(parts[5]); err != nil {
		return p, errPHC
	}
	inBounds := p.memory >= 8 && p.memory <= maxArgonMemory && p.time >= 1 && p.time <= maxArgonTime && p.threads == 1 &&
		len(p.salt) >= 8 && len(p.salt) <= 64 && len(p.key) >= 16 && len(p.key) <= 64
	if !inBounds || p.String() != s {
		return p, errPHC
	}
	return p, nil
}
