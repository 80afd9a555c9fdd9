package publish

import (
	"net/http"
	"strconv"
	"strings"

	"danhmuc/registry/publish/dcat"
	"danhmuc/registry/publish/pages"
)

// htmlType is the media type of the pages.
const htmlType = "text/html"

// preferred answers the offer that the Accept header likes best; of equals the
// earlier one. Nothing acceptable answers the first: a page is better than 406.
func preferred(header string, offers ...string) string {
	best, quality := offers[0], 0.0
	for _, offer := range offers {
		if q := acceptance(header, offer); q > quality {
			best, quality = offer, q
		}
	}
	return best
}

// acceptance is the quality that an Accept header gives a media type: that of
// its most specific range; 1 where there is no header.
func acceptance(header, offer string) float64 {
	if strings.TrimSpace(header) == "" {
		return 1
	}
	kind, _, _ := strings.Cut(offer, "/")
	quality, specific := 0.0, -1
	for part := range strings.SplitSeq(header, ",") {
		media, parameters, _ := strings.Cut(part, ";")
		media = strings.ToLower(strings.TrimSpace(media))
		match := -1
		switch media {
		case offer:
			match = 2
		case kind + "/*":
			match = 1
		case "*/*":
			match = 0
		}
		if match <= specific {
			continue
		}
		specific, quality = match, weight(parameters)
	}
	return quality
}

// weight reads q out of a range's parameters.
func weight(parameters string) float64 {
	for p := range strings.SplitSeq(parameters, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(p), "=")
		if !strings.EqualFold(strings.TrimSpace(name), "q") {
			continue
		}
		q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if err != nil || q < 0 || q > 1 {
			return 0
		}
		return q
	}
	return 1
}

// form answers the RDF format that the request prefers over HTML; false: HTML.
func form(r *http.Request) (dcat.Format, bool) {
	offers := []string{htmlType}
	for _, f := range dcat.Formats() {
		offers = append(offers, f.MediaType())
	}
	best := preferred(r.Header.Get("Accept"), offers...)
	for _, f := range dcat.Formats() {
		if f.MediaType() == best {
			return f, true
		}
	}
	return 0, false
}

// wantsPage says whether an error is answered with a page.
func wantsPage(r *http.Request) bool {
	accept := r.Header.Get("Accept")
	return accept != "" && acceptance(accept, htmlType) > 0 && preferred(accept, htmlType, "application/problem+json", "application/json") == htmlType
}

// language answers the language of the pages, and whether the address named it:
// ?lang= before Accept-Language before Vietnamese.
func language(r *http.Request) (lang string, explicit bool) {
	asked := r.URL.Query().Get("lang")
	for _, l := range pages.Languages() {
		if asked == l {
			return l, true
		}
	}
	best, quality := pages.Languages()[0], 0.0
	for part := range strings.SplitSeq(r.Header.Get("Accept-Language"), ",") {
		tag, parameters, _ := strings.Cut(part, ";")
		primary, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
		for _, l := range pages.Languages() {
			if q := weight(parameters); primary == l && q > quality {
				best, quality = l, q
			}
		}
	}
	return best, false
}
