# What a fresh machine needs is installed by the targets themselves: `make test` runs everything.

GO ?= go
export CGO_ENABLED ?= 0

.PHONY: build dist run ui test test-go test-ui test-e2e race fuzz bench soak deps lint

build: ui ## the program with a freshly built web application
	$(GO) build -trimpath -ldflags '-s -w' -o bin/danhmuc ./cmd/danhmuc

dist: ## the program for Linux servers and for officers' Windows and macOS machines
	for t in linux/amd64 windows/amd64 darwin/arm64; do \
		GOOS=$${t%/*} GOARCH=$${t#*/} $(GO) build -trimpath -ldflags '-s -w' -o bin/$${t%/*}/ ./cmd/danhmuc || exit 1; \
	done

run: ## the sample province on http://127.0.0.1:8080
	$(GO) run ./cmd/danhmuc serve --demo

ui: ui/node_modules
	cd ui && npm run build

ui/node_modules: ui/package-lock.json
	cd ui && npm ci --ignore-scripts
	touch $@

deps: ## Debian packages and npm modules that the tests need
	./.ci/deps

lint:
	test -z "$$(gofmt -l $$(git ls-files '*.go'))"
	$(GO) vet ./...

test: deps lint test-go test-ui test-e2e
	@cat .ci/counts 2>/dev/null || true

test-go:
	$(GO) test ./...

race: ## the race detector needs a C compiler
	CGO_ENABLED=1 $(GO) test -race ./registry/... ./graphql/... ./cmd/...

test-ui: ui/node_modules
	cd ui && npm run typecheck && npm test

test-e2e: ui/node_modules
	cd ui && npm run e2e

# Each fuzz target runs for FUZZTIME; the parsers' corpora stand beside them.
FUZZTIME ?= 5m
fuzz:
	./.ci/fuzz $(FUZZTIME)

bench: ## see docs/performance.md
	$(GO) test -run '^$$' -bench . -benchmem ./schemas/... ./registry/... ./graphql/... ./cmd/...

soak: ## 200 kills of the server under concurrent writers
	DANHMUC_SOAK=200 $(GO) test -run 'Kill' -timeout 2h ./cmd/danhmuc ./registry/boltstore
