package pages

import (
	"embed"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"danhmuc/schemas/viet"
)

//go:embed messages/*.json
var messageFiles embed.FS

// text is one of the standing pages.
type text struct {
	Title string `json:"title"`
	Parts []part `json:"parts"`
}

type part struct {
	Title string   `json:"title"`
	Text  []string `json:"text"`
}

// words is everything the pages say in one language.
type words struct {
	messages map[string]string
	texts    map[string]text
}

// Languages are the languages of the pages, the default first.
func Languages() []string { return []string{"vi", "en"} }

func readWords() (map[string]words, error) {
	all := map[string]words{}
	for _, lang := range Languages() {
		var w words
		if err := readJSON("messages/"+lang+".json", &w.messages); err != nil {
			return nil, err
		}
		if err := readJSON("messages/texts."+lang+".json", &w.texts); err != nil {
			return nil, err
		}
		all[lang] = w
	}
	return all, nil
}

func readJSON(name string, into any) error {
	body, err := messageFiles.ReadFile(name)
	if err != nil {
		return fmt.Errorf("read messages: %w", err)
	}
	if err := json.Unmarshal(body, into); err != nil {
		return fmt.Errorf("read messages %s: %w", name, err)
	}
	return nil
}

// fill puts values into a message: name, value, name, value.
func fill(message string, pairs []string) string {
	if len(pairs) == 0 {
		return message
	}
	return strings.NewReplacer(pairs...).Replace(message)
}

// vietnam is the time zone of dates for people; it has no daylight saving.
func vietnam() *time.Location { return time.FixedZone("Asia/Ho_Chi_Minh", 7*60*60) }

// date writes a moment as the day it was in Vietnam: dd/mm/yyyy, in English
// with the month's name, so that nobody reads it the other way round.
func date(lang string, at time.Time) string {
	if at.IsZero() {
		return ""
	}
	if lang == "en" {
		return at.In(vietnam()).Format("2 Jan 2006")
	}
	return at.In(vietnam()).Format("02/01/2006")
}

// day writes a YYYY-MM-DD the same way; anything else stays as it is.
func day(lang, s string) string {
	t, err := time.ParseInLocation(time.DateOnly, s, vietnam())
	if err != nil {
		return s
	}
	return date(lang, t)
}

// number writes a canonical number with the marks of the language, with at
// least that many decimals; what is no number stays as it is.
func number(lang, s string, decimals int) string {
	if digits, ok := strings.CutPrefix(s, "-"); ok && digits != "" && '0' <= digits[0] && digits[0] <= '9' {
		return "−" + viet.Grouped(lang, digits, decimals)
	}
	return viet.Grouped(lang, s, decimals)
}

func count(lang string, n int64) string { return number(lang, strconv.FormatInt(n, 10), 0) }

// size writes a number of bytes for people.
func size(lang string, n int64) string {
	switch {
	case n <= 0:
		return ""
	case n < 1024:
		return count(lang, n) + " B"
	case n < 1024*1024:
		return count(lang, (n+512)/1024) + " KB"
	case n < 1024*1024*1024:
		return number(lang, strconv.FormatFloat(float64(n)/(1024*1024), 'f', 1, 64), 1) + " MB"
	}
	return number(lang, strconv.FormatFloat(float64(n)/(1024*1024*1024), 'f', 1, 64), 1) + " GB"
}

// shorten cuts a text at a word's end, to at most that many characters.
func shorten(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	cut := string(runes[:most])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.–-") + "…"
}
