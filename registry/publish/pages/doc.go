// Package pages renders the public HTML: the list, a dataset, an organization,
// a theme, a licence, the report form, the texts, and the pages for what is
// missing or withdrawn.
//
// Pages are made on the server and need no script. They hold no inline style,
// no inline script and no event attribute, so any Content-Security-Policy
// without unsafe-inline fits; structured data is microdata (schema.org).
//
// Sentences live in messages/*.json, in Vietnamese and English with the same
// keys; what comes from the registry is marked with the language it is in.
//
// Caveats: the preview and the chart come from one reading of the approved
// rows and are kept by the hash of these rows (digest.go); a table above 8 MiB
// has a preview and no chart.
package pages
