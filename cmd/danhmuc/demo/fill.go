package demo

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"danhmuc/registry"
	"danhmuc/registry/access"
	"danhmuc/schemas/viet"
)

// Password is the password of every account of the demo (contract.md).
const Password = "danhmuc-demo"

//go:embed province.json
var provinceJSON []byte

type province struct {
	Organizations []registry.Organization `json:"organizations"`
	Accounts      []account               `json:"accounts"`
	Datasets      []dataset               `json:"datasets"`
}

type account struct {
	Username     string        `json:"username"`
	Name         string        `json:"name"`
	Organization string        `json:"organization"`
	Role         registry.Role `json:"role"`
}

type dataset struct {
	Org       string             `json:"org"`
	Theme     string             `json:"theme"`
	Title     string             `json:"title"`
	Frequency registry.Frequency `json:"frequency"`
	Sharing   registry.Sharing   `json:"sharing"`
	Columns   []column           `json:"columns"`
	State     string             `json:"state"`
}

// Deps are what the demo is written through.
type Deps struct {
	Registry *registry.Registry
	Access   *access.Service
	// Check reads a stored file as the job would and ends the job: the demo's files are our own and need no child process.
	Check func(ctx context.Context, job *registry.Job) error
	// Clock is the clock of the registry; Fill moves it.
	Clock *Clock
}

// Clock is a clock that stands until it is moved.
type Clock struct{ at time.Time }

// NewClock returns a clock that stands at a time.
func NewClock(at time.Time) *Clock { return &Clock{at: at} }

// Now is where the clock stands.
func (c *Clock) Now() time.Time { return c.at }

// History is how long before now the sample province begins.
const History = 75 * 24 * time.Hour

// filler writes the province.
type filler struct {
	Deps
	ctx    context.Context
	actors map[string]registry.Actor // by username
	until  time.Time                 // where the clock may go in this part of the story
	tick   time.Duration
	ready  []registry.DatasetID          // proposed, for the decisions
	made   map[string]registry.DatasetID // by title
}

// recent is how long before now the work that is still going on began: most of it is not late yet.
const recent = 12 * 24 * time.Hour

// Fill writes the sample province. It ends with the clock at end.
func Fill(ctx context.Context, d Deps, end time.Time) error {
	var p province
	if err := json.Unmarshal(provinceJSON, &p); err != nil {
		return fmt.Errorf("read the province: %w", err)
	}
	f := &filler{Deps: d, ctx: ctx, actors: map[string]registry.Actor{}, made: map[string]registry.DatasetID{}, until: end, tick: time.Second}
	if err := f.people(p); err != nil {
		return err
	}
	if err := f.baseline(); err != nil {
		return err
	}
	if err := f.assign(p); err != nil {
		return err
	}
	var past, present []dataset
	for _, x := range p.Datasets {
		if decided(x.State) {
			past = append(past, x)
			continue
		}
		present = append(present, x)
	}
	if err := f.part(past, end.Add(-recent)); err != nil {
		return err
	}
	if err := f.part(present, end.Add(-time.Hour)); err != nil {
		return err
	}
	f.until, f.tick = end, time.Minute
	if err := f.press(end); err != nil {
		return err
	}
	d.Clock.at = end
	return nil
}

// step moves the clock a little and gives a context in which somebody acts.
func (f *filler) step(username string) context.Context {
	if next := f.Clock.at.Add(f.tick); next.Before(f.until) {
		f.Clock.at = next
	}
	return registry.WithActor(f.ctx, f.actors[username])
}

func (f *filler) people(p province) error {
	f.actors[""] = registry.Actor{Roles: []registry.Role{registry.RoleSystem}}
	for _, o := range p.Organizations {
		if _, err := f.Registry.AddOrganization(f.step(""), o, ""); err != nil {
			return fmt.Errorf("organization %s: %w", o.Code, err)
		}
	}
	for _, c := range viet.Communes() {
		o := registry.Organization{Code: "X" + c.Code, Name: "UBND " + c.Name, Kind: "commune", ValidFrom: "2025-07-01"}
		if _, err := f.Registry.AddOrganization(f.step(""), o, ""); err != nil {
			return fmt.Errorf("commune %s: %w", c.Code, err)
		}
	}
	var hashing errgroup.Group
	hashing.SetLimit(4)
	for _, a := range append(slices.Clip(p.Accounts), p.others()...) {
		made, err := f.Registry.CreateAccount(f.step(""), registry.AccountInput{Username: a.Username, Name: a.Name, Organization: a.Organization, Roles: []registry.Role{a.Role}})
		if err != nil {
			return fmt.Errorf("account %s: %w", a.Username, err)
		}
		f.actors[a.Username] = registry.Actor{Account: made.ID, Username: made.Username, Organization: made.Organization, Roles: made.Roles}
		if !slices.Contains(p.Accounts, a) {
			continue // nobody signs in with it until an administrator sends its link
		}
		ctx := registry.WithActor(f.ctx, f.actors[""])
		hashing.Go(func() error {
			_, err := f.Access.SetPassword(ctx, made.ID, "", Password)
			return err
		})
	}
	return hashing.Wait()
}

// baseline is where the sample province stood before its register began.
func (f *filler) baseline() error {
	ctx := f.step("tocongtac")
	_, err := f.Registry.SetBaseline(ctx, registry.Baseline{Date: registry.Today(f.Clock.at.AddDate(0, 0, -20)), Total: 58, Delivered: 31, Complete: 5, Units: 16,
		Source: "báo cáo đầu kỳ của Sở Khoa học và Công nghệ (số liệu mẫu)"}, 0)
	if err != nil {
		return fmt.Errorf("baseline: %w", err)
	}
	return nil
}

// officers are the accounts of the departments that somebody signs in for.
var officers = map[string]string{"SNNMT": "nongnghiep", "SYT": "yte", "SVHTTDL": "vhttdl", "SXD": "xaydung"}

// officer is the account that registers and submits for a department.
func officer(org string) string {
	if u, ok := officers[org]; ok {
		return u
	}
	return "dulieu-" + strings.ToLower(org)
}

// others are the officers of the other departments that hold data.
func (p *province) others() []account {
	var out []account
	for _, o := range p.Organizations {
		if _, ok := officers[o.Code]; !ok && slices.ContainsFunc(p.Datasets, func(d dataset) bool { return d.Org == o.Code }) {
			out = append(out, account{Username: officer(o.Code), Name: "Đầu mối dữ liệu, " + cmp.Or(o.ShortName, o.Name), Organization: o.Code, Role: registry.RoleContributor})
		}
	}
	return out
}

// part tells one part of the story: the clock moves evenly from where it stands to until.
func (f *filler) part(list []dataset, until time.Time) error {
	acts := 2 // two decisions
	for _, d := range list {
		acts += actsOf(d.State)
	}
	f.until, f.tick = until, until.Sub(f.Clock.at)/time.Duration(acts+1)
	var later []func() error
	for i, d := range list {
		made, err := f.register(i, d)
		if err != nil {
			return fmt.Errorf("%s: %w", d.Title, err)
		}
		f.made[d.Title] = made.ID
		next, err := f.bring(i, d, made)
		if err != nil {
			return fmt.Errorf("%s (%s): %w", d.Title, d.State, err)
		}
		if next != nil {
			later = append(later, next)
		}
	}
	if err := f.decide(); err != nil {
		return err
	}
	f.ready = nil
	for _, fn := range later {
		if err := fn(); err != nil {
			return err
		}
	}
	f.Clock.at = until
	return nil
}

// content is how a department describes the dataset; the states with gaps say less.
func content(d dataset) registry.Content {
	c := registry.Content{Title: d.Title, Theme: d.Theme, UpdateFrequency: d.Frequency, Sharing: d.Sharing, Importance: registry.ImportanceOrdinary,
		PersonalData: registry.PersonalNone, Spatial: "Tỉnh Sơn La", Formats: []string{"Excel", "CSV"},
		Description: fmt.Sprintf("%s. Mỗi dòng là một bản ghi; số liệu do đơn vị chủ trì tổng hợp trên địa bàn tỉnh.", d.Title),
		LegalBasis:  []string{"Quyết định số 515/QĐ-UBND ngày 12/02/2026 của Chủ tịch UBND tỉnh"},
		Contact:     &registry.Contact{Name: "Văn phòng", Email: "vanphong." + strings.ToLower(d.Org) + "@example.vn", Phone: "0212 3852 000"}}
	if d.Sharing == registry.SharingOpen {
		c.Licence = "dlm-cqnn"
	}
	for _, col := range d.Columns {
		if col.Title != "" {
			c.DeclaredColumns = append(c.DeclaredColumns, col.Title)
		}
	}
	switch d.State {
	case "DRAFT_GAPS":
		c.Sharing, c.Importance, c.PersonalData, c.LegalBasis, c.Licence = "", "", "", nil, ""
	case "APPROVED_CORE":
		c.Importance, c.PersonalData = registry.ImportanceCore, registry.PersonalSensitive
	case "APPROVED_IMPORTANT":
		c.Importance = registry.ImportanceImportant
	}
	return c
}

// register enters a dataset with its file and has the file read.
func (f *filler) register(i int, d dataset) (*registry.Dataset, error) {
	ctx := f.step(officer(d.Org))
	in := registry.RegisterInput{Owner: d.Org, Content: content(d)}
	if d.State != "DRAFT_GAPS" || i%2 == 0 {
		upload, err := f.upload(ctx, i, d, mess{lostZeros: d.State == "CHANGES_MESSY" || d.State == "DRAFT_GAPS", units: d.State == "CHANGES_MESSY", doubtful: d.State == "CHANGES_MESSY"}, 0)
		if err != nil {
			return nil, err
		}
		in.Upload = upload
	}
	made, err := f.Registry.Register(ctx, in)
	if err != nil {
		return nil, err
	}
	return made, f.read()
}

// upload composes the dataset's workbook and hands it over.
func (f *filler) upload(ctx context.Context, i int, d dataset, m mess, shift int) (registry.UploadID, error) {
	n := 40 + i*7%70
	head, body := header(d.Columns), rows(d.Columns, n, uint64(i+shift+1), m)
	name, kind := viet.Slug(d.Title), "text/csv"
	if len(name) > 60 {
		name = strings.TrimRight(name[:60], "-")
	}
	raw, err := asCSV(head, body)
	if i%3 != 0 {
		kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
		raw, err = asXLSX(d.Title, head, body)
		name += ".xlsx"
	} else {
		name += ".csv"
	}
	if err != nil {
		return "", err
	}
	ref, err := f.Registry.Blobs().Put(ctx, bytes.NewReader(raw))
	if err != nil {
		return "", err
	}
	ref.Name, ref.MediaType = name, kind
	u, err := f.Registry.AddUpload(ctx, ref)
	if err != nil {
		return "", err
	}
	return u.ID, nil
}

// read does the jobs that wait.
func (f *filler) read() error {
	for {
		job, err := f.Registry.Claim(registry.WithActor(f.ctx, f.actors[""]))
		if err != nil || job == nil {
			return err
		}
		if err := f.Check(f.ctx, job); err != nil {
			return err
		}
	}
}

// act makes one transition.
func (f *filler) act(who string, d *registry.Dataset, to registry.Transition, comment string, findings ...registry.Finding) error {
	next, err := f.Registry.Transition(f.step(who), registry.TransitionInput{ID: d.ID, Expected: d.Version, To: to, Comment: comment, Findings: findings})
	if err != nil {
		return fmt.Errorf("%s: %w", to, err)
	}
	*d = *next
	return nil
}

// steps makes transitions in order until one fails.
func (f *filler) steps(d *registry.Dataset, acts ...func() error) error {
	for _, a := range acts {
		if err := a(); err != nil {
			return err
		}
	}
	return nil
}

// refresh reads the record as it stands now.
func (f *filler) refresh(d *registry.Dataset) error {
	s, err := f.Registry.Dataset(registry.WithActor(f.ctx, f.actors["admin"]), d.ID, "")
	if err != nil {
		return err
	}
	*d = s.Dataset
	return nil
}

var errUnknownState = errors.New("no such state in the sample province")
