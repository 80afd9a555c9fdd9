package main

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/gorilla/mux"

	"danhmuc/graphql"
	"danhmuc/registry"
	"danhmuc/registry/access"
)

// ops are the operations that commands do on a data folder: the same function whether the folder is opened directly, reached
// through the socket of a running server, or remotely with a token.
type ops struct {
	app    *app
	reader *reader
}

// op is one operation; who may call it over the network is the registry's and access's decision, and what only the machine's
// operator may do is marked local.
type op struct {
	local bool
	run   func(o ops, ctx context.Context, args json.RawMessage) (any, error)
}

func opFor[A any](fn func(o ops, ctx context.Context, args A) (any, error)) func(ops, context.Context, json.RawMessage) (any, error) {
	return func(o ops, ctx context.Context, raw json.RawMessage) (any, error) {
		var args A
		if len(raw) > 0 {
			if err := json.Unmarshal(raw, &args); err != nil {
				return nil, &registry.Error{Op: "danhmuc.op", Kind: registry.KindInvalid, Code: "request.unreadable", Err: err}
			}
		}
		return fn(o, ctx, args)
	}
}

// opTable lists the operations by name.
func opTable() map[string]op {
	return map[string]op{
		"import":          {run: opFor(ops.importList)},
		"user.add":        {run: opFor(ops.userAdd)},
		"user.list":       {run: opFor(ops.userList)},
		"user.disable":    {run: opFor(ops.userDisable)},
		"user.passwd":     {local: true, run: opFor(ops.userPasswd)},
		"token.create":    {local: true, run: opFor(ops.tokenCreate)},
		"token.list":      {run: opFor(ops.tokenList)},
		"token.revoke":    {run: opFor(ops.tokenRevoke)},
		"org.add":         {run: opFor(ops.orgAdd)},
		"org.list":        {run: opFor(ops.orgList)},
		"codelist.import": {run: opFor(ops.codeListImport)},
		"codelist.list":   {run: opFor(ops.codeListList)},
		"setup-link":      {local: true, run: opFor(ops.setupLink)},
		"jobs":            {run: opFor(ops.jobs)},
		"jobs.release":    {local: true, run: opFor(ops.jobsRelease)},
		"clock":           {local: true, run: opFor(ops.confirmClock)},
		"verify":          {local: true, run: opFor(ops.verify)},
	}
}

// operation answers POST /api/ops/{name} on the network, where local operations do not exist.
func (s *server) operation(w http.ResponseWriter, r *http.Request) { s.operate(w, r, false) }

func (s *server) operate(w http.ResponseWriter, r *http.Request, local bool) {
	o, ok := opTable()[mux.Vars(r)["name"]]
	switch {
	case crossSite(r):
		s.problem(w, r, &registry.Error{Op: "danhmuc.op", Kind: registry.KindForbidden, Code: "request.crossSite"})
		return
	case !ok || (o.local && !local):
		s.problem(w, r, &registry.Error{Op: "danhmuc.op", Kind: registry.KindNotFound, Code: "record.notFound"})
		return
	}
	var args json.RawMessage
	if err := json.NewDecoder(r.Body).Decode(&args); err != nil {
		s.problem(w, r, &registry.Error{Op: "danhmuc.op", Kind: registry.KindInvalid, Code: "request.unreadable", Err: err})
		return
	}
	out, err := o.run(ops{s.app, s.reader}, r.Context(), args)
	if err != nil {
		s.problem(w, r, err)
		return
	}
	s.answer(w, r, http.StatusOK, out)
}

type userArgs struct {
	Username     string   `json:"username"`
	Name         string   `json:"name,omitempty"`
	Email        string   `json:"email,omitempty"`
	Organization string   `json:"organization,omitempty"`
	Roles        []string `json:"roles,omitempty"`
	Password     string   `json:"password,omitempty"`
}

type userRow struct {
	ID           string   `json:"id"`
	Username     string   `json:"username"`
	Name         string   `json:"name,omitempty"`
	Organization string   `json:"organization"`
	Roles        []string `json:"roles"`
	Disabled     bool     `json:"disabled"`
	SetupLink    string   `json:"setupLink,omitempty"`
}

func rolesOf(names []string) []registry.Role {
	out := make([]registry.Role, 0, len(names))
	for _, n := range names {
		out = append(out, registry.Role(strings.ToUpper(strings.TrimSpace(n))))
	}
	return out
}

func (o ops) row(ctx context.Context, a *registry.Account) (userRow, error) {
	orgs, err := o.app.registry.OrganizationsByID(ctx, []registry.OrganizationID{a.Organization})
	if err != nil {
		return userRow{}, err
	}
	row := userRow{ID: string(a.ID), Username: a.Username, Name: a.Name, Disabled: a.Disabled}
	if orgs[0] != nil {
		row.Organization = orgs[0].Code
	}
	for _, r := range a.Roles {
		row.Roles = append(row.Roles, string(r))
	}
	return row, nil
}

// userAdd makes an account; without a password it answers with a one-time link.
func (o ops) userAdd(ctx context.Context, args userArgs) (any, error) {
	a, err := o.app.registry.CreateAccount(ctx, registry.AccountInput{Username: args.Username, Name: args.Name, Email: args.Email,
		Organization: args.Organization, Roles: rolesOf(args.Roles)})
	if err != nil {
		return nil, err
	}
	row, err := o.row(ctx, a)
	if err != nil {
		return nil, err
	}
	if args.Password != "" {
		_, err = o.app.access.SetPassword(ctx, a.ID, "", args.Password)
		return row, err
	}
	secret, err := o.app.access.SetupLink(ctx, a.ID)
	row.SetupLink = setupPath + secret
	return row, err
}

func (o ops) userList(ctx context.Context, _ struct{}) (any, error) {
	list, err := o.app.registry.Accounts(ctx)
	if err != nil {
		return nil, err
	}
	rows := make([]userRow, 0, len(list))
	for _, a := range list {
		row, err := o.row(ctx, a)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func (o ops) userDisable(ctx context.Context, args userArgs) (any, error) {
	a, err := o.account(ctx, args.Username)
	if err != nil {
		return nil, err
	}
	disabled := true
	if a, err = o.app.access.UpdateAccount(ctx, a.ID, registry.AccountPatch{Disabled: &disabled}); err != nil {
		return nil, err
	}
	return o.row(ctx, a)
}

// account finds an account for who may manage accounts; others learn nothing of who exists.
func (o ops) account(ctx context.Context, username string) (*registry.Account, error) {
	if !o.app.registry.MayAct(ctx, registry.ActManage, "") {
		return nil, &registry.Error{Op: "danhmuc.op", Kind: registry.KindForbidden, Code: "manage.notYours"}
	}
	return o.app.registry.AccountByUsername(ctx, username)
}

func (o ops) userPasswd(ctx context.Context, args userArgs) (any, error) {
	a, err := o.account(ctx, args.Username)
	if err != nil {
		return nil, err
	}
	if args.Password == "" {
		secret, err := o.app.access.SetupLink(ctx, a.ID)
		return userRow{ID: string(a.ID), Username: a.Username, SetupLink: setupPath + secret}, err
	}
	if a, err = o.app.access.SetPassword(ctx, a.ID, "", args.Password); err != nil {
		return nil, err
	}
	return o.row(ctx, a)
}

type tokenArgs struct {
	Username string   `json:"username,omitempty"`
	Name     string   `json:"name,omitempty"`
	Scopes   []string `json:"scopes,omitempty"`
	Days     int      `json:"days,omitempty"`
	ID       string   `json:"id,omitempty"`
}

func (o ops) tokenCreate(ctx context.Context, args tokenArgs) (any, error) {
	a, err := o.account(ctx, args.Username)
	if err != nil {
		return nil, err
	}
	t, secret, err := o.app.access.CreateToken(ctx, access.TokenInput{Account: a.ID, Name: args.Name, Scopes: args.Scopes, Days: args.Days})
	if err != nil {
		return nil, err
	}
	return map[string]any{"id": t.ID, "name": t.Name, "token": secret, "expiresAt": t.ExpiresAt, "scopes": t.Scopes}, nil
}

func (o ops) tokenList(ctx context.Context, _ struct{}) (any, error) { return o.app.access.Tokens(ctx) }

func (o ops) tokenRevoke(ctx context.Context, args tokenArgs) (any, error) {
	return o.app.access.RevokeToken(ctx, registry.TokenID(args.ID))
}

type orgArgs struct {
	Code       string `json:"code"`
	AgencyCode string `json:"agencyCode,omitempty"`
	Name       string `json:"name"`
	NameEn     string `json:"nameEn,omitempty"`
	Kind       string `json:"kind,omitempty"`
	Parent     string `json:"parent,omitempty"`
}

func (o ops) orgAdd(ctx context.Context, args orgArgs) (any, error) {
	return o.app.registry.AddOrganization(ctx, registry.Organization{Code: args.Code, AgencyCode: args.AgencyCode, Name: args.Name, NameEn: args.NameEn, Kind: args.Kind}, args.Parent)
}

func (o ops) orgList(ctx context.Context, _ struct{}) (any, error) {
	return o.app.registry.Organizations(ctx)
}

type codeListArgs struct {
	Upload string `json:"upload"`
	Name   string `json:"name"`
	Title  string `json:"title"`
	Source string `json:"source,omitempty"`
}

func (o ops) codeListImport(ctx context.Context, args codeListArgs) (any, error) {
	codes, err := intaker{o.app, o.reader}.Codes(ctx, registry.UploadID(args.Upload))
	if err != nil {
		return nil, err
	}
	return o.app.registry.ImportCodeList(ctx, registry.CodeListInput{Name: args.Name, Title: args.Title, Source: args.Source}, codes)
}

func (o ops) codeListList(ctx context.Context, _ struct{}) (any, error) {
	return o.app.registry.CodeLists(ctx)
}

func (o ops) setupLink(ctx context.Context, _ struct{}) (any, error) {
	secret, err := o.app.setupLink(ctx)
	if err != nil {
		return nil, err
	}
	if secret == "" {
		return nil, &registry.Error{Op: "danhmuc.op", Kind: registry.KindForbidden, Code: "setup.closed"}
	}
	return map[string]string{"setupLink": setupPath + secret}, nil
}

type jobsArgs struct {
	Status []string `json:"status,omitempty"`
	Retry  string   `json:"retry,omitempty"`
	Limit  int      `json:"limit,omitempty"`
}

func (o ops) jobs(ctx context.Context, args jobsArgs) (any, error) {
	if args.Retry != "" {
		return o.app.registry.RetryJob(ctx, registry.JobID(args.Retry))
	}
	f := registry.JobFilter{}
	for _, s := range args.Status {
		f.Statuses = append(f.Statuses, registry.JobStatus(strings.ToUpper(s)))
	}
	if args.Limit <= 0 {
		args.Limit = 100
	}
	list, err := o.app.registry.Jobs(ctx, f, args.Limit)
	if list == nil {
		list = []*registry.Job{}
	}
	return list, err
}

// jobsRelease lets the jobs go that wait for an operator after a restore.
func (o ops) jobsRelease(ctx context.Context, _ struct{}) (any, error) {
	n, err := o.app.registry.ReleaseHeld(ctx)
	return map[string]int{"released": n}, err
}

func (o ops) confirmClock(ctx context.Context, _ struct{}) (any, error) {
	return map[string]bool{"ok": true}, o.app.registry.ConfirmClock(ctx)
}

type importArgs struct {
	Upload       string `json:"upload"`
	Organization string `json:"organization"`
}

// importReport is the contract's answer of import.
type importReport struct {
	Made      int             `json:"made"`
	Changed   int             `json:"changed"`
	Unchanged int             `json:"unchanged"`
	Refused   []importRefused `json:"refused"`
	Datasets  []importDataset `json:"datasets"`
}

type importRefused struct {
	Row    int    `json:"row"`
	Reason string `json:"reason"`
}

type importDataset struct {
	Row     int      `json:"row"`
	Code    string   `json:"code"`
	Title   string   `json:"title"`
	ID      string   `json:"id"`
	Outcome string   `json:"outcome"`
	Gaps    []string `json:"gaps,omitempty"`
}

func (o ops) importList(ctx context.Context, args importArgs) (any, error) {
	rows, err := intaker{o.app, o.reader}.Read(ctx, registry.UploadID(args.Upload))
	if err != nil {
		return nil, err
	}
	done, err := o.app.registry.ImportList(ctx, args.Organization, rows)
	if err != nil {
		return nil, err
	}
	rep := importReport{Refused: []importRefused{}, Datasets: []importDataset{}}
	lang := registry.ActorFrom(ctx).Language
	for _, r := range done {
		switch r.Outcome {
		case registry.RowRefused:
			rep.Refused = append(rep.Refused, importRefused{r.Row, strings.Join(reasonsOf(lang, r.Err), "; ")})
			continue
		case registry.RowMade:
			rep.Made++
		case registry.RowChanged:
			rep.Changed++
		case registry.RowUnchanged:
			rep.Unchanged++
		}
		rep.Datasets = append(rep.Datasets, importDataset{r.Row, r.Dataset.Code, r.Dataset.Title, graphql.GlobalID("Dataset", string(r.Dataset.ID)), string(r.Outcome), r.Gaps})
	}
	return rep, nil
}

// reasonsOf are the sentences of a refusal.
func reasonsOf(lang string, err error) []string {
	e := refusalOf(err)
	if len(e.Violations) == 0 {
		return []string{say(lang, codeOr(e.Code, "internal"), e.Params)}
	}
	out := make([]string, 0, len(e.Violations))
	for _, v := range e.Violations {
		if text := say(lang, v.Code, v.Params); !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}
