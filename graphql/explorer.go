package graphql

import (
	"bytes"
	"crypto/rand"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"strings"
)

//go:embed explorer messages/explorer.json
var explorerFiles embed.FS

// explorerPage is the page for a browser: a query, its answer, and the schema to walk through. It loads nothing but the API
// itself, and its inline script and style carry the nonce that its own policy names.
type explorerPage struct {
	page          *template.Template
	style, script string
	texts         map[string]map[string]string // by language
}

func loadExplorer() (*explorerPage, error) {
	p := &explorerPage{}
	raw := map[string][]byte{}
	for _, name := range []string{"explorer/explorer.html", "explorer/explorer.css", "explorer/explorer.js", "messages/explorer.json"} {
		b, err := explorerFiles.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read the explorer: %w", err)
		}
		raw[name] = b
	}
	p.style, p.script = string(raw["explorer/explorer.css"]), string(raw["explorer/explorer.js"])
	if err := json.Unmarshal(raw["messages/explorer.json"], &p.texts); err != nil {
		return nil, fmt.Errorf("decode the explorer's texts: %w", err)
	}
	page, err := template.New("explorer").Parse(string(raw["explorer/explorer.html"]))
	if err != nil {
		return nil, fmt.Errorf("parse the explorer's page: %w", err)
	}
	p.page = page
	return p, nil
}

const exampleQuery = `{
  datasets(first: 10) {
    totalCount
    edges {
      node {
        code
        title
        owner { name }
        updatedAt
      }
    }
  }
}
`

func (h *Handler) explorer(w http.ResponseWriter, r *http.Request, lang string) {
	nonce := rand.Text()
	query := r.URL.Query().Get("query")
	if query == "" {
		query = exampleQuery
	}
	var page bytes.Buffer
	err := h.page.page.Execute(&page, map[string]any{
		"Lang": lang, "Nonce": nonce, "T": h.page.texts[lang], "Query": query, "Variables": r.URL.Query().Get("variables"),
		"Style": template.CSS(h.page.style), "Script": template.JS(h.page.script), // our own files, nothing of a caller's
	})
	if err != nil {
		h.refuse(w, typeJSON, lang, "", fmt.Errorf("render the explorer: %w", err))
		return
	}
	head := w.Header()
	head.Set("Content-Security-Policy", strings.ReplaceAll(
		"default-src 'none'; script-src 'nonce-N'; style-src 'nonce-N'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", "'nonce-N'", "'nonce-"+nonce+"'"))
	head.Set("Content-Type", "text/html; charset=utf-8")
	head.Set("Content-Length", strconv.Itoa(page.Len()))
	head.Set("Cache-Control", "no-store")
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Referrer-Policy", "same-origin")
	head.Add("Vary", "Accept, Accept-Language")
	w.WriteHeader(http.StatusOK)
	_, _ = w.Write(page.Bytes()) // the client went away: there is nobody to tell
}
