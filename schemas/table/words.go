package table

import (
	"embed"
	"encoding/csv"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"danhmuc/schemas/viet"
)

// dataFiles are this package's words and messages.
//
//go:embed data
var dataFiles embed.FS

// wordList finds texts that are equal to a word, or begin with one. A text with marks must have the word's marks ("Tổng công ty" is no
// "tổng cộng"); a text typed without any is compared without.
type wordList struct {
	marked, plain wordSet
}

// wordSet is a list in one spelling.
type wordSet struct {
	equals map[string]struct{}
	starts []string
}

func (w *wordList) has(text string) bool {
	key := viet.Key(text)
	for i := range len(key) {
		if key[i] >= utf8.RuneSelf {
			return w.marked.has(key)
		}
	}
	return w.plain.has(key)
}

func (w *wordSet) has(key string) bool {
	if _, ok := w.equals[strings.TrimRight(key, " :.")]; ok {
		return true
	}
	for _, start := range w.starts {
		if strings.HasPrefix(key, start) {
			return true
		}
	}
	return false
}

func (w *wordSet) add(word, how string) {
	if how == "equals" {
		if w.equals == nil {
			w.equals = map[string]struct{}{}
		}
		w.equals[strings.TrimRight(word, " :.")] = struct{}{}
		return
	}
	w.starts = append(w.starts, word)
}

// lexicon holds the words by which rows are told apart, by role.
var lexicon = sync.OnceValue(func() map[string]*wordList {
	file, err := dataFiles.Open("data/words.csv")
	if err != nil {
		panic(fmt.Sprintf("table: %v", err))
	}
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("table: data/words.csv: %v", err))
	}
	lists := map[string]*wordList{}
	for _, record := range records[1:] {
		list := lists[record[0]]
		if list == nil {
			list = &wordList{}
			lists[record[0]] = list
		}
		for _, word := range strings.Split(record[2], "|") {
			list.marked.add(keepSpace(word, viet.Key(word)), record[1])
			list.plain.add(keepSpace(word, viet.Fold(viet.Key(word))), record[1])
		}
	}
	return lists
})

// keepSpace gives a key the space its word ends in: "tổng cộng " begins a text, "tổng cộng" could begin a longer word.
func keepSpace(word, key string) string {
	if strings.HasSuffix(word, " ") {
		return key + " "
	}
	return key
}
