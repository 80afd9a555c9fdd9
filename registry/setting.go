package registry

import "context"

// Setting is what the province sets for all of it: each has one record, by its name.
type Setting struct {
	Name       string         `json:"name"`
	Version    int            `json:"version"`
	Letterhead *Letterhead    `json:"letterhead,omitempty"`
	Targets    map[string]int `json:"targets,omitempty"` // of open data: datasets to publish, by code of the field
}

// The settings there are.
const (
	settingLetterhead = "letterhead"
	settingOpenTarget = "openTargets"
)

// setting reads a setting; one that was never set is empty at version 0.
func (r *Registry) setting(ctx context.Context, name string) (*Setting, error) {
	s := &Setting{Name: name}
	err := r.view(ctx, func(rd Reader) error {
		_, err := get(rd, key(familySetting, name), s)
		return err
	})
	return s, err
}

// set changes a setting in one transaction. expected is its version, negative for a change that bears any.
func (r *Registry) set(ctx context.Context, op, name string, expected int, change func(*Setting) error) (*Setting, error) {
	var s *Setting
	err := r.update(ctx, op, func(t *tx) error {
		s = &Setting{Name: name}
		if t.actor.Anonymous() {
			return SignInRequired(op, t.actor)
		}
		if !r.access.May(t.actor, ActSettings, Subject{}) {
			return &Error{Op: op, Kind: KindForbidden, Code: "setting.notYours"}
		}
		a, err := t.replay()
		if err != nil {
			return err
		}
		before, err := get(t, key(familySetting, name), s)
		if err != nil || a != nil {
			return err
		}
		if expected >= 0 && expected != s.Version {
			return &Error{Op: op, Kind: KindConflict, Code: "version.stale", Name: name, Params: map[string]any{"expected": expected, "current": s.Version}}
		}
		if err := change(s); err != nil {
			return err
		}
		s.Version++
		if _, err := t.save("setting.set", name, s.Version, key(familySetting, name), before, s, note{}); err != nil {
			return err
		}
		return t.remember(answer{Records: []answered{{name, s.Version}}})
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}
