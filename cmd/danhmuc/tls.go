package main

import (
	"crypto/tls"
	"os"
	"sync"
	"time"

	"danhmuc/registry"
)

// certificate is read again when its file changes: a renewed one needs no restart.
type certificate struct {
	cert, key string

	mu     sync.Mutex // guards all below
	pair   *tls.Certificate
	loaded time.Time // modification time of the file that was read
}

func newCertificate(cert, key string) (*certificate, error) {
	c := &certificate{cert: cert, key: key}
	if err := c.load(); err != nil {
		return nil, &registry.Error{Op: "danhmuc.serve", Kind: registry.KindInvalid, Code: "serve.tlsUnreadable", Params: map[string]any{"value": cert}, Err: err}
	}
	return c, nil
}

func (c *certificate) load() error {
	info, err := os.Stat(c.cert)
	if err != nil {
		return err
	}
	if c.pair != nil && info.ModTime().Equal(c.loaded) {
		return nil
	}
	pair, err := tls.LoadX509KeyPair(c.cert, c.key)
	if err != nil {
		return err
	}
	c.pair, c.loaded = &pair, info.ModTime()
	return nil
}

// get serves the newest pair that reads; a broken renewal leaves the old one in use.
func (c *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.load(); err != nil && c.pair == nil {
		return nil, err
	}
	return c.pair, nil
}
