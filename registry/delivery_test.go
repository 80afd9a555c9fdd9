package registry_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/registrytest"
	"danhmuc/schemas"
)

// monthly is a published dataset that gets files.
type monthly struct {
	*registrytest.World
	id registry.DatasetID
}

func newMonthly(t *testing.T) monthly {
	t.Helper()
	w := registrytest.New(t, nil)
	d := walk(t, w, register(t, w, "Sản lượng").ID, toPublished...)
	return monthly{w, d.ID}
}

// handIn delivers a file whose check gave res, and returns the release and the dataset as they stand then.
func (m monthly) handIn(t *testing.T, res registry.CheckResult) (*registry.Release, *registry.Dataset) {
	t.Helper()
	u, err := m.AddUpload(m.As("contributor"), registry.FileRef{SHA256: fmt.Sprintf("%064d", 7), Name: "thang.csv"})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := m.Attach(m.As("contributor"), m.id, registry.Delivery{Upload: u.ID}); err != nil {
		t.Fatal(err)
	}
	j, err := m.Claim(m.As("system"))
	if err != nil || j == nil {
		t.Fatal(j, err)
	}
	if res.Hash == "" {
		res.Hash = fmt.Sprintf("%064d", 2)
	}
	if res.Schema == nil {
		res.Schema = []byte(`{"type":"object"}`)
	}
	res.Report, res.RowsFile = fmt.Sprintf("%064d", 1), &registry.FileRef{SHA256: fmt.Sprintf("%064d", res.Rows+100)}
	if res.Quality.Status == "" {
		res.Quality = registry.Quality{Status: registry.QualityPassed, Score: 100}
	}
	if err := m.FinishCheck(m.As("system"), j.ID, res); err != nil {
		t.Fatal(err)
	}
	return m.newest(t)
}

func (m monthly) newest(t *testing.T) (*registry.Release, *registry.Dataset) {
	t.Helper()
	list, err := m.Releases(m.As("reviewer"), m.id)
	if err != nil {
		t.Fatal(err)
	}
	return list[0], current(t, m.World, m.id)
}

// TestADeliveryWithinBoundsIsServedByItself: rows within the band, the same columns, no error and no new suspicion.
func TestADeliveryWithinBoundsIsServedByItself(t *testing.T) {
	cases := map[string]struct {
		res   registry.CheckResult
		waits string // code; empty for served
	}{
		"as before":        {registry.CheckResult{Rows: 100}, ""},
		"a third more":     {registry.CheckResult{Rows: 130}, ""},
		"too many":         {registry.CheckResult{Rows: 131}, "refresh.rows"},
		"too few":          {registry.CheckResult{Rows: 69}, "refresh.rows"},
		"another column":   {registry.CheckResult{Rows: 100, Hash: fmt.Sprintf("%064d", 3)}, "refresh.schema"},
		"an error":         {registry.CheckResult{Rows: 100, Quality: registry.Quality{Status: registry.QualityFailed, Errors: 1}}, "refresh.errors"},
		"a new suspicion":  {registry.CheckResult{Rows: 100, Personal: []registry.PersonalColumn{{Column: "cccd", Class: "basic"}}}, "refresh.personal"},
		"warnings are not": {registry.CheckResult{Rows: 100, Quality: registry.Quality{Status: registry.QualityWarning, Warnings: 9}}, ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			m := newMonthly(t)
			before := current(t, m.World, m.id)
			rel, d := m.handIn(t, c.res)
			v, err := m.Waits(m.As("reviewer"), rel)
			if err != nil {
				t.Fatal(err)
			}
			if c.waits == "" {
				if !rel.Accepted || d.Publication.Release != rel.ID || d.Publication.Count != before.Publication.Count+1 || d.Version != before.Version+1 || len(v) > 0 {
					t.Errorf("release %+v, publication %+v, version %d after %d, waits %v", rel, d.Publication, d.Version, before.Version, v)
				}
				return
			}
			if rel.Accepted || d.Publication.Release != before.Publication.Release || d.Version != before.Version || len(v) != 1 || v[0].Code != c.waits {
				t.Errorf("release %+v, publication %+v, waits %v", rel, d.Publication, v)
			}
		})
	}
}

// TestAReviewerTakesADeliveryThatWaits: for its row count alone, with a reason, and not who handed it in.
func TestAReviewerTakesADeliveryThatWaits(t *testing.T) {
	m := newMonthly(t)
	rel, _ := m.handIn(t, registry.CheckResult{Rows: 900})
	refused := map[string]struct {
		who, reason string
		version     int
		code        string
	}{
		"a department":        {"contributor", "mùa gặt", rel.Version, "delivery.notYours"},
		"an administrator":    {"admin", "mùa gặt", rel.Version, "delivery.notYours"},
		"the chairman":        {"publisher", "mùa gặt", rel.Version, "delivery.notYours"},
		"nobody":              {"", "mùa gặt", rel.Version, ""},
		"without a reason":    {"reviewer", " ", rel.Version, "transition.reasonRequired"},
		"of a version before": {"reviewer", "mùa gặt", rel.Version - 1, "version.stale"},
	}
	for name, c := range refused {
		t.Run(name, func(t *testing.T) {
			if _, err := m.AcceptDelivery(m.As(c.who), rel.ID, c.version, c.reason); err == nil || c.code != "" && codeOf(err) != c.code {
				t.Errorf("%v", err)
			}
		})
	}
	if d, err := m.AcceptDelivery(m.As("reviewer"), rel.ID, rel.Version, "mùa gặt"); err != nil || d.Publication.Release != rel.ID {
		t.Fatalf("%+v, %v", d, err)
	}
	rel, d := m.newest(t)
	if !rel.Accepted || d.Publication.Release != rel.ID {
		t.Errorf("release %+v, publication %+v", rel, d.Publication)
	}
	if _, err := m.AcceptDelivery(m.As("reviewer"), rel.ID, rel.Version, "lần nữa"); codeOf(err) != "delivery.notWaiting" {
		t.Errorf("twice: %v", err)
	}
	other, _ := m.handIn(t, registry.CheckResult{Rows: 100, Hash: fmt.Sprintf("%064d", 3)})
	if _, err := m.AcceptDelivery(m.As("reviewer"), other.ID, other.Version, "cột mới"); codeOf(err) != "refresh.schema" {
		t.Errorf("other columns: %v", err)
	}
}

// TestWhoHandsInDoesNotAccept: a reviewer who is also a department's officer does not take their own file.
func TestWhoHandsInDoesNotAccept(t *testing.T) {
	m := newMonthly(t)
	m.Actors["both"] = registry.Actor{Account: "both", Organization: m.Actors["contributor"].Organization, Roles: []registry.Role{registry.RoleContributor, registry.RoleReviewer}}
	if err := m.Deliver(t, "both", m.id, 900); err != nil {
		t.Fatal(err)
	}
	rel, _ := m.newest(t)
	if _, err := m.AcceptDelivery(m.As("both"), rel.ID, rel.Version, "tự nhận"); codeOf(err) != "delivery.ownWork" {
		t.Errorf("own file: %v", err)
	}
	if _, err := m.AcceptDelivery(m.As("reviewer"), rel.ID, rel.Version, "mùa gặt"); err != nil {
		t.Error(err)
	}
}

// TestTheBandIsTheReviewers: a wider band lets a delivery through, a department does not set it.
func TestTheBandIsTheReviewers(t *testing.T) {
	m := newMonthly(t)
	d := current(t, m.World, m.id)
	for _, bad := range []float64{-0.1, registry.MaxBand + 0.01} {
		if _, err := m.SetBand(m.As("reviewer"), m.id, d.Version, bad); codeOf(err) != "delivery.band" {
			t.Errorf("%g: %v", bad, err)
		}
	}
	if _, err := m.SetBand(m.As("approver"), m.id, d.Version, 1); codeOf(err) != "delivery.notYours" {
		t.Errorf("a department: %v", err)
	}
	if d, err := m.SetBand(m.As("reviewer"), m.id, d.Version, 1.5); err != nil || d.RefreshBand() != 1.5 || d.Version != current(t, m.World, m.id).Version {
		t.Fatalf("%+v, %v", d, err)
	}
	if rel, d := m.handIn(t, registry.CheckResult{Rows: 240}); !rel.Accepted || d.Publication.Release != rel.ID {
		t.Errorf("within the band: %+v", rel)
	}
	if rel, _ := m.handIn(t, registry.CheckResult{Rows: 601}); rel.Accepted {
		t.Errorf("outside the band: %+v", rel)
	}
}

// TestAFileBehindANewerOneIsNotServed: checks may end in another order than files were handed in.
func TestAFileBehindANewerOneIsNotServed(t *testing.T) {
	m := newMonthly(t)
	var jobs []registry.JobID
	for n := range 2 {
		u, err := m.AddUpload(m.As("contributor"), registry.FileRef{SHA256: fmt.Sprintf("%064d", 20+n), Name: "thang.csv"})
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := m.Attach(m.As("contributor"), m.id, registry.Delivery{Upload: u.ID}); err != nil {
			t.Fatal(err)
		}
		j, err := m.Claim(m.As("system"))
		if err != nil || j == nil {
			t.Fatal(j, err)
		}
		jobs = append(jobs, j.ID)
	}
	for i := len(jobs) - 1; i >= 0; i-- {
		if err := m.FinishCheck(m.As("system"), jobs[i], registry.CheckResult{Report: fmt.Sprintf("%064d", 1), Rows: 100 + int64(i), Hash: fmt.Sprintf("%064d", 2),
			Schema: []byte(`{"type":"object"}`), RowsFile: &registry.FileRef{SHA256: fmt.Sprintf("%064d", 30+i)}, Quality: registry.Quality{Status: registry.QualityPassed, Score: 100}}); err != nil {
			t.Fatal(err)
		}
	}
	rel, d := m.newest(t)
	if d.Publication.Release != rel.ID || rel.Rows != 101 {
		t.Errorf("served %s, newest %+v", d.Publication.Release, rel)
	}
}

// codeOf is the code of a refusal: its own, or that of its first violation.
func codeOf(err error) string {
	var e *registry.Error
	if !errors.As(err, &e) {
		return ""
	}
	if len(e.Violations) > 0 {
		return e.Violations[0].Code
	}
	return e.Code
}

// TestWhatADeliveryMayChange: empty cells and how values are written, not columns, units, code lists or the key.
func TestWhatADeliveryMayChange(t *testing.T) {
	schema := func(columns []schemas.Column, key ...string) (json.RawMessage, string) {
		s, err := schemas.New("Bảng", columns, key)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := s.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		return raw, s.Hash()
	}
	base := func() []schemas.Column {
		return []schemas.Column{{Name: "ma_xa", Title: "Mã xã", Type: schemas.String, CodeList: schemas.CommuneCodes, Required: true}, {Name: "so", Title: "Số", Type: schemas.Number, Unit: "ha", Required: true},
			{Name: "tinh", Title: "Tỉnh", Type: schemas.String, Required: true}}
	}
	cases := map[string]struct {
		change func([]schemas.Column) []schemas.Column
		key    []string
		taken  bool
	}{
		"nothing":                        {func(c []schemas.Column) []schemas.Column { return c }, []string{"ma_xa"}, true},
		"empty cells":                    {func(c []schemas.Column) []schemas.Column { c[1].Required = false; return c }, []string{"ma_xa"}, true},
		"a title":                        {func(c []schemas.Column) []schemas.Column { c[1].Title = "Số lượng"; return c }, []string{"ma_xa"}, true},
		"the order":                      {func(c []schemas.Column) []schemas.Column { return []schemas.Column{c[1], c[0], c[2]} }, []string{"ma_xa"}, true},
		"a unit":                         {func(c []schemas.Column) []schemas.Column { c[1].Unit = "m2"; return c }, []string{"ma_xa"}, false},
		"a type":                         {func(c []schemas.Column) []schemas.Column { c[1].Type, c[1].Unit = schemas.String, ""; return c }, []string{"ma_xa"}, false},
		"a code list":                    {func(c []schemas.Column) []schemas.Column { c[0].CodeList = ""; return c }, []string{"ma_xa"}, false},
		"a code list that was not known": {func(c []schemas.Column) []schemas.Column { c[2].CodeList = "dvhc-tinh"; return c }, []string{"ma_xa"}, true},
		"another code list":              {func(c []schemas.Column) []schemas.Column { c[0].CodeList = "dvhc-tinh"; return c }, []string{"ma_xa"}, false},
		"a column more": {func(c []schemas.Column) []schemas.Column {
			return append(c, schemas.Column{Name: "x", Title: "X", Type: schemas.String})
		}, []string{"ma_xa"}, false},
		"a column less":     {func(c []schemas.Column) []schemas.Column { return c[:2] }, []string{"ma_xa"}, false},
		"the key is broken": {func(c []schemas.Column) []schemas.Column { return c }, nil, false},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			raw, hash := schema(base(), "ma_xa")
			m := publishedWith(t, raw, hash)
			raw, hash = schema(c.change(base()), c.key...)
			rel, _ := m.handIn(t, registry.CheckResult{Rows: 100, Schema: raw, Hash: hash})
			if rel.Accepted != c.taken {
				v, err := m.Waits(m.As("reviewer"), rel)
				t.Errorf("accepted %v, waits %v, %v", rel.Accepted, v, err)
			}
		})
	}
}

// publishedWith is a dataset whose first delivery had this schema, published.
func publishedWith(t *testing.T, raw json.RawMessage, hash string) monthly {
	t.Helper()
	w := registrytest.New(t, nil)
	m := monthly{w, register(t, w, "Diện tích").ID}
	m.handIn(t, registry.CheckResult{Rows: 100, Schema: raw, Hash: hash})
	for _, s := range toPublished {
		if s[1] != "deliver" {
			walk(t, w, m.id, s)
		}
	}
	return m
}

// TestWhoeverCanGoOnSeesTheDelivery: a row count outside the band is the reviewers' work, anything else the department's.
func TestWhoeverCanGoOnSeesTheDelivery(t *testing.T) {
	cases := map[string]struct {
		res                             registry.CheckResult
		reviewer, contributor, approver string // reason among the items; "~" before it among what they wait for
	}{
		"rows":            {registry.CheckResult{Rows: 900}, "work.deliveryWaits", "~work.deliveryWaits", "~work.deliveryWaits"},
		"columns":         {registry.CheckResult{Rows: 100, Hash: fmt.Sprintf("%064d", 3)}, "", "work.deliveryStopped", "work.deliveryStopped"},
		"rows and errors": {registry.CheckResult{Rows: 900, Quality: registry.Quality{Status: registry.QualityFailed, Errors: 2}}, "", "work.deliveryStopped", "work.deliveryStopped"},
		"nothing":         {registry.CheckResult{Rows: 100}, "", "", ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			m := newMonthly(t)
			m.handIn(t, c.res)
			m.Follow(t)
			for who, want := range map[string]string{"reviewer": c.reviewer, "contributor": c.contributor, "approver": c.approver, "publisher": "", "taskforce": ""} {
				work, err := m.WorkOf(m.As(who))
				if err != nil {
					t.Fatal(err)
				}
				got := ""
				for _, it := range work.Items {
					if strings.HasPrefix(it.Reason, "work.delivery") {
						got += it.Reason
					}
				}
				for _, it := range work.Waiting {
					if strings.HasPrefix(it.Reason, "work.delivery") {
						got += "~" + it.Reason
					}
				}
				if got != want {
					t.Errorf("%s: %q, want %q", who, got, want)
				}
			}
		})
	}
}

// TestAProposedRuleIsTakenIntoTheSchema, into the one that the delivery gave where none is declared.
func TestAProposedRuleIsTakenIntoTheSchema(t *testing.T) {
	raw := json.RawMessage(`{"properties":{"nam":{"type":"integer"},"nu":{"type":"integer"},"tong":{"type":"integer"}}}`)
	w := registrytest.New(t, nil)
	d, err := w.Register(w.As("contributor"), registry.RegisterInput{Owner: registrytest.Home, Content: registrytest.Content("Dân số")})
	if err != nil {
		t.Fatal(err)
	}
	rule := schemas.ColumnRule{Kind: schemas.RuleSum, Columns: []string{"nam", "nu", "tong"}}
	if _, err := w.AddRule(w.As("contributor"), d.ID, d.Version, rule); codeOf(err) != "schema.invalid" {
		t.Errorf("without a schema: %v", err)
	}
	m := monthly{w, d.ID}
	m.handIn(t, registry.CheckResult{Rows: 100, Schema: raw, Hash: fmt.Sprintf("%064d", 33)})
	if _, err := w.AddRule(w.As("other"), d.ID, d.Version, rule); err == nil {
		t.Error("another department adds a rule")
	}
	d, err = w.AddRule(w.As("contributor"), d.ID, d.Version, rule)
	if err != nil || d.SchemaOrigin != "declared" || d.Version != 2 {
		t.Fatalf("%+v, %v", d, err)
	}
	doc, err := w.SchemaDocument(w.As("system"), d.Schema)
	if err != nil {
		t.Fatal(err)
	}
	s, err := schemas.Parse(doc)
	if err != nil || fmt.Sprint(s.ColumnRules()) != "[{sum [nam nu tong]}]" {
		t.Errorf("%s, %v", doc, err)
	}
	if _, err := w.AddRule(w.As("contributor"), d.ID, d.Version, schemas.ColumnRule{Kind: schemas.RuleSum, Columns: []string{"nam", "khac"}}); codeOf(err) != "schema.invalid" {
		t.Errorf("of a column that is not: %v", err)
	}
	w.Verify(t)
}
