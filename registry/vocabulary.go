package registry

import (
	_ "embed"
	"encoding/json"
	"sync"
)

// Theme is a field of data. The built-in ones are those of the contract, each with the EU data theme it maps to.
type Theme struct {
	Code    string `json:"code"`
	Title   string `json:"title"`
	TitleEn string `json:"titleEn"`
	EUTheme string `json:"euTheme"` // IRI of http://publications.europa.eu/resource/authority/data-theme
}

// Licence is a set of terms of use for open data.
type Licence struct {
	Code      string `json:"code"`
	Title     string `json:"title"`
	TitleEn   string `json:"titleEn"`
	URL       string `json:"url,omitempty"` // empty for the state's own terms, which this server shows itself
	Suggested bool   `json:"suggested,omitempty"`
}

//go:embed vocabulary.json
var vocabularyJSON []byte

type vocabularies struct {
	Themes   []Theme   `json:"themes"`
	Licences []Licence `json:"licences"`
}

var vocabulary = sync.OnceValue(func() vocabularies {
	var v vocabularies
	if err := json.Unmarshal(vocabularyJSON, &v); err != nil {
		panic("vocabulary.json: " + err.Error()) // embedded and tested: cannot happen
	}
	return v
})

// Themes lists the built-in themes.
func Themes() []Theme { return vocabulary().Themes }

// Licences lists the licences a dataset may carry.
func Licences() []Licence { return vocabulary().Licences }

// ThemeByCode finds a theme, nil for none.
func ThemeByCode(code string) *Theme {
	for i := range vocabulary().Themes {
		if t := &vocabulary().Themes[i]; t.Code == code {
			return t
		}
	}
	return nil
}

// LicenceByCode finds a licence, nil for none.
func LicenceByCode(code string) *Licence {
	for i := range vocabulary().Licences {
		if l := &vocabulary().Licences[i]; l.Code == code {
			return l
		}
	}
	return nil
}
