package registry

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
)

// agencyPattern accepts both shapes of an agency identifier: left to right by QĐ 20/2020/QĐ-TTg (H52.101.114) and right to
// left by QCVN 102:2016.
var agencyPattern = regexp.MustCompile(`^([A-Z]\d{2}(\.\d{1,3}){0,4}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})$`)

var shortCodePattern = regexp.MustCompile(`^[A-Z][A-Z0-9-]{0,19}$`)

// organizationKinds are the kinds of organization.
var organizationKinds = []string{"department", "commune", "agency", "operator", "portal", "taskforce", "committee"}

// AddOrganization adds an organization under a short code of its own.
func (r *Registry) AddOrganization(ctx context.Context, o Organization, parentCode string) (*Organization, error) {
	const op = "registry.AddOrganization"
	o.Code, o.AgencyCode = strings.ToUpper(line(o.Code)), strings.ToUpper(line(o.AgencyCode))
	o.Name, o.NameEn, o.ShortName = line(o.Name), line(o.NameEn), line(o.ShortName)
	if o.Kind == "" {
		o.Kind = "department"
	}
	var v violations
	if !shortCodePattern.MatchString(o.Code) {
		v.add("organization.code.invalid", "code", map[string]any{"value": o.Code})
	}
	if o.Name == "" {
		v.add("organization.name.required", "name", nil)
	}
	tooLong(&v, "name", o.Name, maxTitle)
	if o.AgencyCode != "" && !agencyPattern.MatchString(o.AgencyCode) {
		v.add("organization.agencyCode.invalid", "agencyCode", map[string]any{"value": o.AgencyCode})
	}
	member(&v, "kind", o.Kind, organizationKinds)
	if err := v.err(op); err != nil {
		return nil, err
	}
	err := r.update(ctx, op, func(t *tx) error {
		if err := t.manage(); err != nil {
			return err
		}
		taken, err := t.Get(key(familyOrgCode, o.Code))
		if err != nil {
			return err
		}
		if taken != nil {
			return &Error{Op: op, Kind: KindConflict, Violations: []Violation{{Code: "code.taken", Path: []string{"input", "code"}, Params: map[string]any{"value": o.Code}}}}
		}
		if parentCode != "" {
			parent, err := organizationByCode(t, parentCode)
			if err != nil {
				return err
			}
			if parent == nil {
				return invalid(op, Violation{Code: "organization.unknown", Path: []string{"input", "parent"}, Params: map[string]any{"value": parentCode}})
			}
			o.Parent = parent.ID
		}
		o.ID, o.Version, o.CreatedAt = OrganizationID(r.newID()), 1, t.now
		if _, err := t.save("organization.add", string(o.ID), 1, key(familyOrg, string(o.ID)), nil, &o, note{}); err != nil {
			return err
		}
		return t.Put(key(familyOrgCode, o.Code), []byte(o.ID))
	})
	if err != nil {
		return nil, err
	}
	return &o, nil
}

func (t *tx) manage() error {
	if t.actor.Anonymous() {
		return SignInRequired(t.op, t.actor)
	}
	if !t.r.access.May(t.actor, ActManage, Subject{}) {
		return &Error{Op: t.op, Kind: KindForbidden, Code: "manage.notYours"}
	}
	return nil
}

func organizationByCode(r Reader, code string) (*Organization, error) {
	id, err := r.Get(key(familyOrgCode, strings.ToUpper(strings.TrimSpace(code))))
	if err != nil || id == nil {
		return nil, err
	}
	var o Organization
	raw, err := get(r, key(familyOrg, string(id)), &o)
	if err != nil || raw == nil {
		return nil, err
	}
	return &o, nil
}

// Organizations lists all organizations by code. They are public knowledge.
func (r *Registry) Organizations(ctx context.Context) ([]*Organization, error) {
	var out []*Organization
	err := r.view(ctx, func(rd Reader) error {
		out = nil
		for it, err := range rd.Scan(under(familyOrg)) {
			if err != nil {
				return err
			}
			var o Organization
			if err := json.Unmarshal(it.Value, &o); err != nil {
				return err
			}
			out = append(out, &o)
		}
		return nil
	})
	slices.SortFunc(out, func(a, b *Organization) int { return strings.Compare(a.Code, b.Code) })
	return out, err
}

// OrganizationsByID reads several organizations; an unknown ID gives nil in its place.
func (r *Registry) OrganizationsByID(ctx context.Context, ids []OrganizationID) ([]*Organization, error) {
	out := make([]*Organization, len(ids))
	err := r.view(ctx, func(rd Reader) error {
		for i, id := range ids {
			var o Organization
			raw, err := get(rd, key(familyOrg, string(id)), &o)
			if err != nil {
				return err
			}
			if raw != nil {
				out[i] = &o
			}
		}
		return nil
	})
	return out, err
}

// OrganizationByCode finds an organization by its short code, nil for none.
func (r *Registry) OrganizationByCode(ctx context.Context, code string) (*Organization, error) {
	var o *Organization
	err := r.view(ctx, func(rd Reader) (err error) {
		o, err = organizationByCode(rd, code)
		return err
	})
	return o, err
}
