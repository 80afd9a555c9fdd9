package registry

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"danhmuc/schemas/viet"
)

// Register registers a dataset as edition 1 in DRAFT. A gap in the input stays a gap: UNCLASSIFIED, UNKNOWN or empty. With
// Upload the file is attached in the same transaction.
//
// Errors: Invalid with every violation; Forbidden when the actor may not register for the owner; Conflict when the code is taken.
func (r *Registry) Register(ctx context.Context, in RegisterInput) (*Dataset, error) {
	const op = "registry.Register"
	in.normalise()
	in.Code, in.LocalCode = strings.ToLower(strings.TrimSpace(in.Code)), line(in.LocalCode)
	var v violations
	in.validate(&v)
	if in.Code != "" && !codePattern.MatchString(in.Code) {
		v.add("dataset.code.invalid", "code", map[string]any{"value": in.Code})
	}
	tooLong(&v, "localCode", in.LocalCode, 100)
	if err := v.err(op); err != nil {
		return nil, err
	}
	var made *Dataset
	err := r.update(ctx, op, func(t *tx) error {
		a, err := t.replay()
		if err != nil {
			return err
		}
		if a != nil && len(a.Records) == 1 {
			made, err = t.datasetAt(DatasetID(a.Records[0].ID), a.Records[0].Version)
			return err
		}
		if made, err = t.register(in); err != nil {
			return err
		}
		return t.remember(answer{Records: []answered{{string(made.ID), made.Version}}})
	})
	if err != nil {
		return nil, err
	}
	return made, nil
}

func (t *tx) register(in RegisterInput) (*Dataset, error) {
	owner, err := t.ownerFor(in.Owner)
	if err != nil {
		return nil, err
	}
	code, err := t.freeCode(owner.Code, in.Code, in.LocalCode, in.Title)
	if err != nil {
		return nil, err
	}
	if in.LocalCode != "" {
		if id, err := t.Get(localKey(owner.ID, in.LocalCode)); err != nil {
			return nil, err
		} else if id != nil {
			return nil, &Error{Op: t.op, Kind: KindConflict, Violations: []Violation{{Code: "dataset.localCode.taken",
				Path: []string{"input", "localCode"}, Params: map[string]any{"value": in.LocalCode}}}}
		}
	}
	d := &Dataset{ID: DatasetID(t.r.newID()), Code: code, LocalCode: in.LocalCode, Owner: owner.ID, Version: 1, Edition: 1, Content: in.Content,
		Review:      Review{Status: Draft, Editors: t.editors(nil), At: t.now},
		Publication: Publication{Status: NotProposed, At: t.now},
		Warehouse:   NotPlanned, Service: ServiceNotPlanned,
		CreatedBy: t.actor.Account, CreatedAt: t.now, UpdatedAt: t.now}
	if _, err := t.save("dataset.register", string(d.ID), d.Version, key(familyDataset, string(d.ID)), nil, d, note{}); err != nil {
		return nil, err
	}
	if err := t.index(d); err != nil {
		return nil, err
	}
	if in.Upload != "" {
		if _, err := t.attach(d, Delivery{Upload: in.Upload, Sheet: in.Sheet, Period: in.Period, Corrections: in.Corrections}); err != nil {
			return nil, within(err, "input")
		}
	}
	return d, nil
}

// ownerFor finds the organization an input names and refuses whoever may not register for it. An unknown organization and
// one the actor may not use are told apart only to those who may see all.
func (t *tx) ownerFor(code string) (*Organization, error) {
	unknown := invalid(t.op, Violation{Code: "organization.unknown", Path: []string{"input", "owner"}, Params: map[string]any{"value": code}})
	if strings.TrimSpace(code) == "" {
		return nil, invalid(t.op, Violation{Code: "organization.required", Path: []string{"input", "owner"}})
	}
	if t.actor.Anonymous() {
		return nil, SignInRequired(t.op, t.actor)
	}
	o, err := organizationByCode(t, code)
	if err != nil {
		return nil, err
	}
	if o == nil {
		return nil, unknown
	}
	if !t.r.access.May(t.actor, ActRegister, Subject{Owner: o.ID}) {
		return nil, &Error{Op: t.op, Kind: KindForbidden, Violations: []Violation{{Code: "organization.notYours",
			Path: []string{"input", "owner"}, Params: map[string]any{"value": o.Code}}}}
	}
	return o, nil
}

// editors adds the actor to those who registered or edited an edition.
func (t *tx) editors(so []AccountID) []AccountID {
	if t.actor.Account == "" || slices.Contains(so, t.actor.Account) {
		return so
	}
	return append(slices.Clone(so), t.actor.Account)
}

// index writes the keys by which a dataset is found.
func (t *tx) index(d *Dataset) error {
	if err := t.Put(key(familyCode, d.Code), []byte(d.ID)); err != nil {
		return err
	}
	if d.LocalCode != "" {
		if err := t.Put(localKey(d.Owner, d.LocalCode), []byte(d.ID)); err != nil {
			return err
		}
	}
	return t.Put(titleKey(d.Owner, d.Title, d.ID), []byte{})
}

func localKey(owner OrganizationID, localCode string) []byte {
	return key(familyLocal, string(owner), keyPart(viet.Slug(localCode)))
}

func titleKey(owner OrganizationID, title string, id DatasetID) []byte {
	return key(familyTitle, string(owner), TitleKey(title), string(id))
}

// TitleKey is what titles are matched by: tone placement, case, marks and punctuation do not count.
func TitleKey(title string) string { return keyPart(viet.Slug(viet.Key(title))) }

// keyPart keeps a part of a key short and free of '/'.
func keyPart(s string) string {
	s = strings.ReplaceAll(s, "/", "-")
	if len(s) > 200 {
		return s[:160] + "-" + hashed(s)[:32]
	}
	return s
}

// freeCode is the code a new dataset gets: the wished one under the organization's prefix, else one made from the list's own
// code, else from the title. A wished code that is taken is a conflict; a made one gets a number.
func (t *tx) freeCode(organization, wished, local, title string) (string, error) {
	prefix := strings.ToLower(viet.Slug(organization)) + "-"
	base := wished
	if base == "" {
		base = viet.Slug(local)
	}
	if base == "" {
		base = shorten(viet.Slug(title), 60)
	}
	if base == "" {
		base = "bo-du-lieu"
	}
	if !strings.HasPrefix(base, prefix) {
		base = prefix + base
	}
	base = shorten(base, 95)
	for n := 1; ; n++ {
		code := base
		if n > 1 {
			code = fmt.Sprintf("%s-%d", base, n)
		}
		taken, err := t.Get(key(familyCode, code))
		if err != nil {
			return "", err
		}
		if taken == nil {
			return code, nil
		}
		if wished != "" {
			return "", &Error{Op: t.op, Kind: KindConflict, Violations: []Violation{{Code: "code.taken",
				Path: []string{"input", "code"}, Params: map[string]any{"value": code}}}}
		}
	}
}

// shorten cuts a slug at a word border to at most max bytes.
func shorten(slug string, max int) string {
	if len(slug) <= max {
		return slug
	}
	cut := slug[:max]
	if i := strings.LastIndexByte(cut, '-'); i > max/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, "-")
}
