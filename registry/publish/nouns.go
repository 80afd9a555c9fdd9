package publish

import "danhmuc/registry/publish/open"

// The nouns and ports of the public side, under the name by which the rest of
// the program knows them; open documents them.
type (
	Dataset      = open.Dataset
	Column       = open.Column
	Theme        = open.Theme
	Organization = open.Organization
	Contact      = open.Contact
	Licence      = open.Licence
	Period       = open.Period
	Decision     = open.Decision
	File         = open.File
	Frequency    = open.Frequency
	Tombstone    = open.Tombstone
	Source       = open.Source
	Overview     = open.Overview
	Reports      = open.Reports
	Query        = open.Query
	Sort         = open.Sort
	Facets       = open.Facets
)
