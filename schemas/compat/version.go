package compat

import (
	"fmt"

	"danhmuc/schemas"
)

// Version is a semantic version. The zero value is no version; the first schema of a dataset is 1.0.0.
type Version struct{ Major, Minor, Patch int }

// First is the version of a dataset's first schema.
var First = Version{Major: 1}

// String writes "2.0.1".
func (v Version) String() string { return fmt.Sprintf("%d.%d.%d", v.Major, v.Minor, v.Patch) }

// Next is the version after a bump.
func (v Version) Next(b Bump) Version {
	switch b {
	case Major:
		return Version{Major: v.Major + 1}
	case Minor:
		return Version{v.Major, v.Minor + 1, 0}
	case Patch:
		return Version{v.Major, v.Minor, v.Patch + 1}
	}
	return v
}

// Step is one schema in a history.
type Step struct {
	Version Version
	Bump    Bump     // None for the first
	Changes []Change // since the step before, none for the first
}

// History derives the version of each of a dataset's schemas, oldest first. The version follows from the schemas alone: whoever
// holds the documents computes the same.
func History(list []*schemas.Schema) []Step {
	out := make([]Step, len(list))
	for i, s := range list {
		if i == 0 {
			out[i] = Step{Version: First}
			continue
		}
		changes := Compare(list[i-1], s)
		bump := BumpOf(changes)
		out[i] = Step{out[i-1].Version.Next(bump), bump, changes}
	}
	return out
}
