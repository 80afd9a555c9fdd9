package paper

import "danhmuc/registry"

// Letterhead is what papers say of those who issue them.
type Letterhead = registry.Letterhead

// signature is that of an office's chief, or of whoever signed.
func signature(o registry.Office, name string) []Signature {
	if name == "" {
		name = o.Signatory
	}
	return []Signature{{Position: lines(o.Position), Name: name}}
}

// heading is the agency's name at the head of a paper.
func heading(o registry.Office) string {
	if o.Heading != "" {
		return o.Heading
	}
	return o.Name
}
