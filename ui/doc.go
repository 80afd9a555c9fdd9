// Package ui serves the web application: a build of src, committed under dist
// and embedded here, so that a Go toolchain alone gives the whole program.
//
// Handler answers three groups of addresses:
//
//   - /app/assets/* and /assets/fonts/*: files of the build under stable names,
//     packed with gzip where the client takes it, with an ETag by content.
//     The public pages use the fonts too.
//   - /app and every other address under /app/: the one page, with the request's
//     nonce in the places where the build left room for it. Deep links work
//     because the page finds its way by the address.
//
// seal.json in dist holds the SHA-256 of every source that went into the build.
// A test compares it with the tree and fails when dist is stale; it needs no Node.
package ui
