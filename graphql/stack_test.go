package graphql

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/go-hclog"

	"danhmuc/registry"
	"danhmuc/registry/access"
	"danhmuc/registry/files"
	"danhmuc/registry/follow"
	"danhmuc/registry/progress"
	"danhmuc/registry/search"
	"danhmuc/registry/storetest"
)

// noRules is a policy without rules: the rules themselves are tested where they live.
type noRules struct{}

func (noRules) Check(context.Context, registry.Facts) ([]registry.PolicyCheck, error) {
	return nil, nil
}
func (noRules) Rules() []registry.PolicyRule { return nil }
func (noRules) Change(json.RawMessage) (registry.Policy, registry.RuleChange, []registry.Violation) {
	return noRules{}, nil, nil
}
func (noRules) Terms() registry.Terms { return nil }
func (noRules) RuleSet() string       { return "none" }

// stack is the API over a real registry in memory, with followers running.
type stack struct {
	http.Handler
	r      *registry.Registry
	doors  *access.Service
	actors map[string]registry.Actor // by username; "" is the public
}

func newStack(t testing.TB, store registry.Store) *stack {
	t.Helper()
	ix, counts := search.New(access.Rules{}, "", time.Now, nil), progress.New(nil)
	blobs, err := files.Open(t.TempDir(), files.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := registry.New(registry.Options{Store: store, Access: access.Rules{}, Policy: noRules{}, Blobs: blobs, Search: ix})
	if err != nil {
		t.Fatal(err)
	}
	runner, err := follow.New(store, follow.Options{}, ix, counts)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 2)
	go func() { done <- runner.Run(ctx) }()
	go func() { done <- r.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		<-done
		<-done
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	doors, err := access.New(access.Options{Store: store, Accounts: r})
	if err != nil {
		t.Fatal(err)
	}
	h, err := New(Deps{Registry: r, Sessions: testSessions{doors}, Progress: counts, Log: hclog.NewNullLogger(), PublicURL: "https://danhmuc.example"})
	if err != nil {
		t.Fatal(err)
	}
	s := &stack{r: r, doors: doors, actors: map[string]registry.Actor{}}
	s.Handler = http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		a := s.actors[req.Header.Get("Test-Actor")]
		h.ServeHTTP(w, req.WithContext(registry.WithActor(req.Context(), a)))
	})
	s.people(t)
	return s
}

// testSessions is access as this package asks for it.
type testSessions struct{ *access.Service }

func (s testSessions) SignIn(ctx context.Context, username, password string, from Client) (*Ticket, error) {
	secret, actor, err := s.Service.SignIn(ctx, username, password, access.Client{Address: from.Address, Agent: from.Agent})
	return &Ticket{Actor: actor, Token: secret, Cookie: access.SessionCookie(secret, false)}, err
}

func (s testSessions) SignOut(ctx context.Context) (*http.Cookie, error) {
	return access.ClearCookie(false), s.Service.SignOut(ctx)
}

func (s testSessions) CompleteSetup(ctx context.Context, in Setup, from Client) (*Ticket, error) {
	secret, actor, err := s.Service.CompleteSetup(ctx, access.Setup(in), access.Client{Address: from.Address, Agent: from.Agent})
	return &Ticket{Actor: actor, Token: secret, Cookie: access.SessionCookie(secret, false)}, err
}

func (s testSessions) List(ctx context.Context) ([]*Session, error) {
	list, err := s.Sessions(ctx)
	out := make([]*Session, len(list))
	for i, x := range list {
		out[i] = &Session{ID: x.ID, Current: x.Current, CreatedAt: x.CreatedAt, LastSeenAt: x.LastSeenAt, Address: x.Address, Agent: x.Agent}
	}
	return out, err
}

func (s testSessions) End(ctx context.Context, id string) error { return s.EndSession(ctx, id) }

// people are one organization of each side and an account of each role that the tests need.
func (s *stack) people(t testing.TB) {
	t.Helper()
	ctx := registry.WithActor(context.Background(), registry.Actor{Roles: []registry.Role{registry.RoleSystem}})
	for _, o := range []registry.Organization{{Code: "SNNMT", Name: "Sở Nông nghiệp và Môi trường", ShortName: "Sở NN&MT"}, {Code: "SYT", Name: "Sở Y tế"}, {Code: "SKHCN", Name: "Sở Khoa học và Công nghệ"}} {
		if _, err := s.r.AddOrganization(ctx, o, ""); err != nil {
			t.Fatal(err)
		}
	}
	for name, in := range map[string]registry.AccountInput{
		"nongnghiep": {Organization: "SNNMT", Roles: []registry.Role{registry.RoleContributor}, Name: "Lò Thị Mai"},
		"yte":        {Organization: "SYT", Roles: []registry.Role{registry.RoleContributor}},
		"skhcn":      {Organization: "SKHCN", Roles: []registry.Role{registry.RoleReviewer}},
		"admin":      {Organization: "SKHCN", Roles: []registry.Role{registry.RoleAdmin}},
	} {
		in.Username = name
		a, err := s.r.CreateAccount(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		s.actors[name] = registry.Actor{Account: a.ID, Username: name, Organization: a.Organization, Roles: a.Roles}
	}
}

func memoryStack(t testing.TB) *stack { return newStack(t, storetest.NewMem()) }

// as asks for somebody and gives the answer, decoded.
func (s *stack) as(t testing.TB, username, query string, variables map[string]any, headers ...string) map[string]any {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	status, _, got := ask(t, s, string(body), append([]string{"Test-Actor", username}, headers...)...)
	var answer map[string]any
	if err := json.Unmarshal([]byte(got), &answer); err != nil || status != 200 {
		t.Fatalf("got %d %s: %v", status, got, err)
	}
	return answer
}

// dig follows a path like "data.datasets.edges.0.node.code".
func dig(v any, path string) any {
	for _, step := range strings.Split(path, ".") {
		switch at := v.(type) {
		case map[string]any:
			v = at[step]
		case []any:
			i := int(step[0] - '0')
			if i >= len(at) {
				return nil
			}
			v = at[i]
		default:
			return nil
		}
	}
	return v
}

func wantAt(t testing.TB, answer map[string]any, path string, want any) {
	t.Helper()
	if got := dig(answer, path); got != want {
		raw, err := json.Marshal(answer)
		if err != nil {
			t.Fatal(err)
		}
		t.Errorf("%s: got %v, want %v in %s", path, got, want, raw)
	}
}

const registerMutation = `mutation($input:RegisterDatasetInput!){registerDataset(input:$input){dataset{id code version title reviewStatus owner{code name} sharing allowedTransitions canEdit holder step} userErrors{path code message}}}`

func (s *stack) register(t testing.TB, title string) map[string]any {
	t.Helper()
	answer := s.as(t, "nongnghiep", registerMutation, map[string]any{"input": map[string]any{"title": title, "owner": "SNNMT", "keywords": []string{"cây"}}})
	d, ok := dig(answer, "data.registerDataset.dataset").(map[string]any)
	if !ok {
		t.Fatalf("not registered: %v", answer)
	}
	return d
}

func TestRegisterReadAndList(t *testing.T) {
	s := memoryStack(t)
	d := s.register(t, "Diện tích cây ăn quả")
	answer := map[string]any{"d": d}
	wantAt(t, answer, "d.code", "snnmt-dien-tich-cay-an-qua")
	wantAt(t, answer, "d.version", 1.0)
	wantAt(t, answer, "d.owner.code", "SNNMT")
	wantAt(t, answer, "d.sharing", "UNCLASSIFIED")
	wantAt(t, answer, "d.holder", "Sở NN&MT")
	wantAt(t, answer, "d.canEdit", true)
	wantAt(t, answer, "d.allowedTransitions.0", "SUBMIT")
	got := s.as(t, "nongnghiep", `query($id:ID!){node(id:$id){__typename id ...on Dataset{title history{totalCount edges{node{seq kind actor record fields{path after}}}} quality{status score} schema{hash} reviews{totalCount} releases{totalCount} inForce{id}}}}`, map[string]any{"id": d["id"]})
	wantAt(t, got, "data.node.__typename", "Dataset")
	wantAt(t, got, "data.node.history.totalCount", 1.0)
	wantAt(t, got, "data.node.history.edges.0.node.actor", "Lò Thị Mai")
	wantAt(t, got, "data.node.history.edges.0.node.record", d["id"])
	wantAt(t, got, "data.node.quality.status", "UNCHECKED")
	wantAt(t, got, "data.node.inForce", nil)
	got = s.as(t, "skhcn", `{datasets(first:5,filter:{text:"dien tich"},orderBy:{field:TITLE}){totalCount pageInfo{hasNextPage endCursor} edges{node{code owner{name}} cursor} facets{field values{value label count}} asOf}}`, nil)
	wantAt(t, got, "data.datasets.totalCount", 1.0)
	wantAt(t, got, "data.datasets.edges.0.node.code", d["code"])
	if got["errors"] != nil {
		t.Errorf("the list has errors: %v", got["errors"])
	}
}

func TestThePublicLearnsNothing(t *testing.T) {
	s := memoryStack(t)
	d := s.register(t, "Chưa công bố")
	got := s.as(t, "", `query($id:ID!,$code:String!){dataset(code:$code){id} node(id:$id){id} datasets{totalCount edges{node{id}}} changes{totalCount edges{node{seq}}} checkpoint{size} viewer{username roles capabilities} organizations{totalCount} candidates{score}}`,
		map[string]any{"id": d["id"], "code": d["code"]})
	for _, path := range []string{"data.dataset", "data.node", "data.checkpoint", "data.viewer.username", "errors"} {
		wantAt(t, got, path, nil)
	}
	wantAt(t, got, "data.datasets.totalCount", 0.0)
	wantAt(t, got, "data.changes.totalCount", 0.0)
	wantAt(t, got, "data.viewer.roles.0", "PUBLIC")
	for _, query := range []string{`{work{total}}`, `{progress{total}}`, `{accounts{totalCount}}`, `{reviewQueue{totalCount}}`} {
		if code := dig(s.as(t, "", query, nil), "errors.0.extensions.code"); code != "UNAUTHENTICATED" && code != "FORBIDDEN" {
			t.Errorf("%s: got code %v", query, code)
		}
	}
	got = s.as(t, "", registerMutation, map[string]any{"input": map[string]any{"title": "x", "owner": "SNNMT"}})
	wantAt(t, got, "data.registerDataset.userErrors.0.code", "UNAUTHENTICATED")
	wantAt(t, got, "data.registerDataset.dataset", nil)
}

func TestRefusalsAreUserErrors(t *testing.T) {
	s := memoryStack(t)
	d := s.register(t, "Thử sửa")
	const edit = `mutation($id:ID!,$v:Int!,$in:UpdateDatasetInput!){updateDataset(id:$id,expectedVersion:$v,input:$in){dataset{version title keywords} current{version} userErrors{path code message}}}`
	got := s.as(t, "nongnghiep", edit, map[string]any{"id": d["id"], "v": 1, "in": map[string]any{"title": "Đã sửa", "clear": []string{"keywords"}}})
	wantAt(t, got, "data.updateDataset.dataset.version", 2.0)
	wantAt(t, got, "data.updateDataset.dataset.keywords.0", nil)
	got = s.as(t, "nongnghiep", edit, map[string]any{"id": d["id"], "v": 1, "in": map[string]any{"title": "Muộn"}})
	wantAt(t, got, "data.updateDataset.userErrors.0.code", "CONFLICT")
	wantAt(t, got, "data.updateDataset.current.version", 2.0)
	wantAt(t, got, "data.updateDataset.dataset", nil)
	got = s.as(t, "yte", edit, map[string]any{"id": d["id"], "v": 2, "in": map[string]any{"title": "Của người khác"}})
	wantAt(t, got, "data.updateDataset.userErrors.0.code", "NOT_FOUND")
	got = s.as(t, "nongnghiep", registerMutation, map[string]any{"input": map[string]any{"title": " ", "owner": "KHONGCO"}})
	if dig(got, "data.registerDataset.userErrors.0.path.1") != "title" || dig(got, "data.registerDataset.dataset") != nil {
		t.Errorf("an empty title: got %v", got)
	}
	got = s.as(t, "skhcn", `mutation($i:[TransitionItem!]!){transitionMany(items:$i,to:APPROVE){dataset{id} userErrors{code message}}}`,
		map[string]any{"i": []any{map[string]any{"id": d["id"], "expectedVersion": 1}, map[string]any{"id": d["id"], "expectedVersion": 2}}})
	wantAt(t, got, "data.transitionMany.0.userErrors.0.code", "CONFLICT")
	wantAt(t, got, "data.transitionMany.1.dataset", nil)
}

func TestPageSizesAreRefusedNotCut(t *testing.T) {
	s := memoryStack(t)
	s.register(t, "Một")
	for _, query := range []string{`{datasets(first:1001){totalCount}}`, `{datasets(first:-1){totalCount}}`, `{organizations(first:1001){totalCount}}`, `{changes(first:-5){totalCount}}`} {
		wantAt(t, s.as(t, "admin", query, nil), "errors.0.extensions.code", "PAGE_SIZE")
	}
	wantAt(t, s.as(t, "admin", `{organizations(after:"xyz"){totalCount}}`, nil), "errors.0.extensions.code", "BAD_CURSOR")
	got := s.as(t, "admin", `{organizations(first:2){totalCount pageInfo{hasNextPage hasPreviousPage endCursor} edges{node{code}}}}`, nil)
	wantAt(t, got, "data.organizations.pageInfo.hasNextPage", true)
	got = s.as(t, "admin", `query($a:String){organizations(first:2,after:$a){pageInfo{hasNextPage hasPreviousPage} edges{node{code}}}}`, map[string]any{"a": dig(got, "data.organizations.pageInfo.endCursor")})
	wantAt(t, got, "data.organizations.edges.0.node.code", "SYT")
	wantAt(t, got, "data.organizations.pageInfo.hasNextPage", false)
	wantAt(t, got, "data.organizations.pageInfo.hasPreviousPage", true)
	got = s.as(t, "admin", `{datasets(first:0){totalCount edges{cursor}}}`, nil)
	wantAt(t, got, "data.datasets.totalCount", 1.0)
	wantAt(t, got, "data.datasets.edges.0", nil)
}

func TestSchemaKeepsTheOrderOfItsColumns(t *testing.T) {
	s := memoryStack(t)
	d := s.register(t, "Có lược đồ")
	const query = `mutation($id:ID!,$s:JSON!){setSchema(id:$id,expectedVersion:1,schema:$s){dataset{schema{document columns{name title type}}} userErrors{code message}}}`
	doc := `{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"zeta":{"type":"string","title":"Z"},"alpha":{"type":"integer","title":"A"}}}`
	id, err := json.Marshal(d["id"])
	if err != nil {
		t.Fatal(err)
	}
	q, err := json.Marshal(query)
	if err != nil {
		t.Fatal(err)
	}
	_, _, body := ask(t, s, `{"query":`+string(q)+`,"variables":{"id":`+string(id)+`,"s":`+doc+`}}`, "Test-Actor", "nongnghiep")
	if strings.Index(body, `"zeta"`) < 0 || strings.Index(body, `"zeta"`) > strings.Index(body, `"alpha"`) {
		t.Errorf("the order is lost: %s", body)
	}
}

func TestIdempotencyKeyAnswersAlike(t *testing.T) {
	s := memoryStack(t)
	in := map[string]any{"input": map[string]any{"title": "Một lần", "owner": "SNNMT"}}
	first := s.as(t, "nongnghiep", registerMutation, in, "Idempotency-Key", "k1")
	again := s.as(t, "nongnghiep", registerMutation, in, "Idempotency-Key", "k1")
	wantAt(t, again, "data.registerDataset.dataset.id", dig(first, "data.registerDataset.dataset.id"))
	other := s.as(t, "nongnghiep", registerMutation, map[string]any{"input": map[string]any{"title": "Khác", "owner": "SNNMT"}}, "Idempotency-Key", "k1")
	wantAt(t, other, "data.registerDataset.userErrors.0.code", "IDEMPOTENCY_CONFLICT")
}

func TestChangesStreamAndResume(t *testing.T) {
	s := memoryStack(t)
	d := s.register(t, "Trước")
	server := httptest.NewServer(s)
	defer server.Close()
	const query = `subscription{changes{seq kind dataset{title}}}`
	all := s.as(t, "skhcn", `query($id:ID){changes(filter:{dataset:$id}){edges{node{seq}}}}`, map[string]any{"id": d["id"]})
	seq := int(dig(all, "data.changes.edges.0.node.seq").(float64))
	lines, end := stream(t, server, http.MethodPost, query, "Test-Actor", "skhcn", "Last-Event-ID", itoa(seq-1))
	want := ":\n\nevent: next\nid: " + itoa(seq) + "\ndata: {\"data\":{\"changes\":{\"seq\":" + itoa(seq) + ",\"kind\":\"dataset.register\",\"dataset\":{\"title\":\"Trước\"}}}}\n\n"
	if got := read(t, lines, 6); got != want {
		t.Errorf("resumed: got %q, want %q", got, want)
	}
	end()
	lines, end = stream(t, server, http.MethodPost, query, "Test-Actor", "skhcn")
	read(t, lines, 2)
	s.register(t, "Sau")
	if got := read(t, lines, 3); !strings.Contains(got, `"title":"Sau"`) {
		t.Errorf("live: got %q", got)
	}
	end()
}

// TestEveryFieldAnswers asks for every field of every type that can be reached without arguments, as an administrator and
// as the public, and expects no fault of ours. It also compares both executors on the real schema.
func TestEveryFieldAnswers(t *testing.T) {
	s := memoryStack(t)
	s.register(t, "Đầy đủ")
	for _, query := range []string{
		`{datasets{edges{node{id code localCode version edition title description theme{code title titleEn euTheme} keywords owner{id code agencyCode name nameEn shortName kind parent{id} datasetCount} contact{name email phone} legalBasis updateFrequency sharing importance personalData licence sourceSystem connection spatial temporalStart temporalEnd personalBasis{column basis} declaredColumns formats dueDate remark schema{version origin document hash} files{totalCount edges{node{id name size mediaType sha256 uploadedAt uploadedBy}}} quality{status score findingCount errorCount warningCount infoCount dimensions{name} report{id}} reviewStatus warehouseStatus serviceStatus publicationStatus nextPublication step holder due reviewer{username email roles} submittedAt checks{rule} allowedTransitions nextActions{transition ready blockers{rule}} canEdit canAttach reviews{totalCount} history{edges{node{seq kind label record version actor at summary fields{path label before after personal breaking} comment leafHash}}} asOf(version:1){title} inForce{id} publication{edition} releases{totalCount} changesSince{path} similar{score} schemaHistory{version hash edition approved origin at bump document changes{kind path column message breaksBackward breaksForward}} columnConflicts{column title type unit codeList variants{type unit codeList differs count datasets{id}}} createdAt updatedAt}}}}`,
		`{viewer{username name organization{name} roles capabilities workCount language}}`,
		`{themes{code title} licences{code title url suggested} roles policyRules{id} columnConflicts{column variants{count}} jobs{totalCount} feedback{totalCount} decisions{totalCount} checkpoint{size}}`,
	} {
		for _, who := range []string{"admin", "nongnghiep", "skhcn", ""} {
			if got := s.as(t, who, query, nil); got["errors"] != nil {
				t.Errorf("%q as %q: %v", query[:20], who, got["errors"])
			}
		}
	}
	for who, query := range map[string]string{
		"nongnghiep": `{work{items{id kind title reason action actionLabel due daysLeft holder since recall dataset{code}} waiting{id} overdue steps{step count holder} total asOf}}`,
		"admin":      `{progress{asOf entry total delivered approved loaded live published open overdue organizations{organization{code} total draft} statuses{status count} days{date registered}} accounts{edges{node{username email roles disabled createdAt}}}}`,
		"skhcn":      `{reviewQueue{totalCount} candidates{score ready}}`,
	} {
		if got := s.as(t, who, query, nil); got["errors"] != nil {
			t.Errorf("%q: %v", query[:20], got["errors"])
		}
	}
}

// TestFlagsAskForEitherSide: false lists what true leaves out, and a flag that is not given narrows nothing.
func TestFlagsAskForEitherSide(t *testing.T) {
	s := memoryStack(t)
	s.register(t, "Chưa giao")
	for filter, want := range map[string]float64{"{}": 1, "{delivered:true}": 0, "{delivered:false}": 1, "{inForce:true}": 0, "{inForce:false}": 1} {
		wantAt(t, s.as(t, "admin", "{datasets(filter:"+filter+"){totalCount}}", nil), "data.datasets.totalCount", want)
	}
}

// TestEveryKindOfEntryCanBeAskedFor compares what a reader can choose with what the log can hold.
func TestEveryKindOfEntryCanBeAskedFor(t *testing.T) {
	s := memoryStack(t)
	got, _ := dig(s.as(t, "admin", "{changeKinds{kind label}}", nil), "data.changeKinds").([]any)
	kinds := map[string]bool{}
	for i := range got {
		kind, _ := dig(got[i], "kind").(string)
		kinds[kind] = true
	}
	for _, kind := range append(registry.EntryKinds(), "log.epoch", "log.clock", "log.key", "log.erase") {
		if !kinds[kind] {
			t.Errorf("%s cannot be chosen", kind)
		}
	}
}

func TestSignInGivesBrowsersACookieAndOthersAToken(t *testing.T) {
	s := memoryStack(t)
	const password = "mật khẩu dài 2026"
	ctx := registry.WithActor(context.Background(), s.actors["admin"])
	if _, err := s.doors.SetPassword(ctx, s.actors["nongnghiep"].Account, "", password); err != nil {
		t.Fatal(err)
	}
	const query = `mutation($p:String!){signIn(username:"nongnghiep",password:$p){token viewer{username roles capabilities workCount} userErrors{code message}}}`
	got := s.as(t, "", query, map[string]any{"p": password})
	if token, _ := dig(got, "data.signIn.token").(string); token == "" {
		t.Errorf("a program got no token: %v", got)
	}
	wantAt(t, got, "data.signIn.viewer.username", "nongnghiep")
	wantAt(t, got, "data.signIn.viewer.capabilities.0", "register")
	wantAt(t, s.as(t, "", query, map[string]any{"p": "sai"}), "data.signIn.userErrors.0.code", "UNAUTHENTICATED")
	body, err := json.Marshal(map[string]any{"query": query, "variables": map[string]any{"p": password}})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(string(body)))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Origin", "https://danhmuc.example")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if c := w.Result().Cookies(); len(c) != 1 || !c[0].HttpOnly || c[0].SameSite != http.SameSiteStrictMode {
		t.Errorf("a browser got the cookies %v", c)
	}
	if !strings.Contains(w.Body.String(), `"token":null`) {
		t.Errorf("a browser got a token: %s", w.Body)
	}
}

// TestSchemaHistoryIsTold gives a dataset a schema and asks who reads its versions.
func TestSchemaHistoryIsTold(t *testing.T) {
	s := memoryStack(t)
	d := s.register(t, "Rừng")
	answer := s.as(t, "nongnghiep", `mutation($id:ID!,$s:JSON!){setSchema(id:$id,expectedVersion:1,schema:$s){dataset{id} userErrors{message}}}`,
		map[string]any{"id": d["id"], "s": map[string]any{"properties": map[string]any{"a": map[string]any{"type": "integer"}}}})
	if dig(answer, "data.setSchema.dataset") == nil {
		t.Fatalf("no schema is set: %v", answer)
	}
	const ask = `query($id:ID!){dataset(id:$id){schemaHistory{version edition approved bump hash changes{message}} columnConflicts{column}}}`
	for _, who := range []string{"nongnghiep", "skhcn"} {
		list, ok := dig(s.as(t, who, ask, map[string]any{"id": d["id"]}), "data.dataset.schemaHistory").([]any)
		if !ok || len(list) != 1 {
			t.Fatalf("%s reads %v", who, list)
		}
		first := list[0].(map[string]any)
		if first["version"] != "1.0.0" || first["bump"] != "none" || first["approved"] != false || len(first["hash"].(string)) != 64 {
			t.Errorf("%s reads %v", who, first)
		}
	}
}
