package graphql

import (
	"context"
	"net"
	"net/http"

	"danhmuc/registry"
	"danhmuc/schemas"
	"danhmuc/schemas/personal"
)

func (a *api) mutations() fields {
	return merge(a.submissionMutations(), fields{
		"signIn":        a.signing(a.signIn),
		"completeSetup": a.signing(a.completeSetup),
		"signOut":       a.ending(a.signOut),
		"endSession": a.ending(func(ctx context.Context, in Args) error {
			return a.Sessions.End(ctx, localID[string]("Session", in.Text("id")))
		}),
		"registerDataset": a.change(func(ctx context.Context, in Args) (*registry.Dataset, error) {
			return a.r.Register(ctx, registerOf(in.Input("input")))
		}),
		"updateDataset": a.change(func(ctx context.Context, in Args) (*registry.Dataset, error) {
			return a.r.Edit(ctx, datasetID(in.Text("id")), in.Int("expectedVersion"), patchOf(in.Input("input")))
		}),
		"attachFile": a.change(func(ctx context.Context, in Args) (*registry.Dataset, error) {
			d, _, err := a.r.Attach(ctx, datasetID(in.Text("id")), registry.Delivery{Upload: registry.UploadID(in.Text("upload")), Sheet: in.Text("sheet"), Period: in.Text("period"), Corrections: in.JSON("overrides")})
			return d, err
		}),
		"acceptDelivery": a.change(func(ctx context.Context, in Args) (*registry.Dataset, error) {
			return a.r.AcceptDelivery(ctx, localID[registry.ReleaseID]("Release", in.Text("release")), in.Int("expectedVersion"), in.Text("comment"))
		}),
		"setBand": a.change(func(ctx context.Context, in Args) (*registry.Dataset, error) {
			return a.r.SetBand(ctx, datasetID(in.Text("id")), in.Int("expectedVersion"), in.Float("band"))
		}),
		"applyCleaning": a.change(a.applyCleaning),
		"undoCleaning": a.change(func(ctx context.Context, in Args) (*registry.Dataset, error) {
			return a.r.Unclean(ctx, localID[registry.ReleaseID]("Release", in.Text("release")), in.Int("expectedVersion"))
		}),
		"setSchema": a.change(func(ctx context.Context, in Args) (*registry.Dataset, error) {
			return a.r.SetSchema(ctx, datasetID(in.Text("id")), in.Int("expectedVersion"), in.JSON("schema"))
		}),
		"addRule": a.change(func(ctx context.Context, in Args) (*registry.Dataset, error) {
			return a.r.AddRule(ctx, datasetID(in.Text("id")), in.Int("expectedVersion"), schemas.ColumnRule{Kind: in.Text("kind"), Columns: argTexts[string](in, "columns")})
		}),
		"transition": a.change(func(ctx context.Context, in Args) (*registry.Dataset, error) {
			return a.r.Transition(ctx, transitionOf(in, in))
		}),
		"transitionMany": root(a.transitionMany),
		"issueDecision": record(a, func(ctx context.Context, in Args) (*registry.Decision, error) {
			return a.r.IssueDecision(ctx, decisionInputOf(in.Input("input")))
		}),
		"checkDecision": record(a, func(ctx context.Context, in Args) (*registry.Decision, error) {
			return a.r.CheckDecision(ctx, localID[registry.DecisionID]("Decision", in.Text("id")), in.Int("expectedVersion"), registry.Check(in.Text("what")), in.Text("comment"))
		}),
		"setLetterhead": record(a, a.setLetterhead),
		"importList":    a.importing(a.importList),
		"saveIntake": a.importing(func(ctx context.Context, in Args) ([]registry.ImportedRow, error) {
			return a.r.ImportList(ctx, in.Text("organization"), listRowsOf(in))
		}),
		"previewIntake": mutation(a, a.previewIntake, func(_ context.Context, _ Args, _ *registry.Error, list []UserError) *intakePayload {
			return &intakePayload{errors: list}
		}),
		"tryFile": record(a, func(ctx context.Context, in Args) (*registry.Job, error) {
			return a.r.Try(ctx, registry.UploadID(in.Text("upload")), in.Text("sheet"), in.JSON("overrides"))
		}),
		"reuseFile": record(a, func(ctx context.Context, in Args) (*registry.Upload, error) {
			return a.r.Reuse(ctx, localID[registry.ReleaseID]("Release", in.Text("release")))
		}),
		"retryJob": record(a, func(ctx context.Context, in Args) (*registry.Job, error) {
			return a.r.RetryJob(ctx, localID[registry.JobID]("Job", in.Text("id")))
		}),
		"recheckPersonal": record(a, func(ctx context.Context, _ Args) (*registry.Job, error) {
			return a.r.Recheck(ctx, personal.Version)
		}),
		"simulateRules": record(a, a.simulateRules),
		"adoptRules":    record(a, a.adoptRules),
		"createAccount": a.account(a.createAccount),
		"updateAccount": a.account(a.updateAccount),
		"setPassword": a.account(func(ctx context.Context, in Args) (*accountPayload, error) {
			acc, err := a.Secrets.SetPassword(ctx, localID[registry.AccountID]("Account", in.Text("id")), in.Text("current"), in.Text("password"))
			return &accountPayload{payload: payload[registry.Account]{record: acc}}, err
		}),
		"createToken": a.token(func(ctx context.Context, in Args) (*Token, string, error) {
			return a.Tokens.Create(ctx, in.Text("name"), argTexts[string](in, "scopes"), in.Int("days"))
		}),
		"revokeToken": a.token(func(ctx context.Context, in Args) (*Token, string, error) {
			t, err := a.Tokens.Revoke(ctx, localID[registry.TokenID]("ApiToken", in.Text("id")))
			return t, "", err
		}),
		"addOrganization": record(a, func(ctx context.Context, in Args) (*registry.Organization, error) {
			o := in.Input("input")
			return a.r.AddOrganization(ctx, registry.Organization{Code: o.Text("code"), AgencyCode: o.Text("agencyCode"), Name: o.Text("name"),
				NameEn: o.Text("nameEn"), ShortName: o.Text("shortName"), Kind: o.Text("kind")}, o.Text("parent"))
		}),
		"setBaseline": record(a, func(ctx context.Context, in Args) (*registry.Baseline, error) {
			b := in.Input("input")
			return a.r.SetBaseline(ctx, registry.Baseline{Date: b.Text("date"), Total: b.Int("total"), Delivered: b.Int("delivered"),
				Complete: b.Int("complete"), Units: b.Int("units"), Source: b.Text("source")}, in.Int("expectedVersion"))
		}),
		"importCodeList": record(a, a.importCodeList),
		"answerFeedback": record(a, func(ctx context.Context, in Args) (*registry.Feedback, error) {
			return a.r.AnswerFeedback(ctx, localID[registry.FeedbackID]("Feedback", in.Text("id")), in.Text("answer"))
		}),
	})
}

// signing is a mutation that signs somebody in: a browser gets a cookie, any other client the token.
func (a *api) signing(do func(ctx context.Context, in Args, from Client) (*Ticket, error)) field {
	return mutation(a, func(ctx context.Context, in Args) (*signInPayload, error) {
		x := exchangeFrom(ctx)
		from := clientOf(x.r)
		t, err := do(ctx, in, from)
		if err != nil {
			return nil, err
		}
		p := &signInPayload{payload: payload[viewer]{record: &viewer{t.Actor}}, token: t.Token}
		if from.Browser {
			p.token = ""
			http.SetCookie(x.w, t.Cookie)
		}
		return p, nil
	}, func(_ context.Context, _ Args, _ *registry.Error, list []UserError) *signInPayload {
		return &signInPayload{payload: payload[viewer]{errors: list}}
	})
}

// clientOf tells browsers by the Origin that they send with every POST.
func clientOf(r *http.Request) Client {
	address, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		address = r.RemoteAddr // no port: it was set by the proxy middleware
	}
	return Client{Address: address, Agent: r.UserAgent(), Browser: r.Header.Get("Origin") != ""}
}

func (a *api) signIn(ctx context.Context, in Args, from Client) (*Ticket, error) {
	return a.Sessions.SignIn(ctx, in.Text("username"), in.Text("password"), from)
}

func (a *api) completeSetup(ctx context.Context, in Args, from Client) (*Ticket, error) {
	return a.Sessions.CompleteSetup(ctx, Setup{Token: in.Text("token"), Username: in.Text("username"), Name: in.Text("name"), Password: in.Text("password")}, from)
}

func (a *api) ending(do func(ctx context.Context, in Args) error) field {
	return mutation(a, func(ctx context.Context, in Args) (*signOutPayload, error) {
		return &signOutPayload{ok: true}, do(ctx, in)
	},
		func(_ context.Context, _ Args, _ *registry.Error, list []UserError) *signOutPayload {
			return &signOutPayload{errors: list}
		})
}

func (a *api) signOut(ctx context.Context, _ Args) error {
	cookie, err := a.Sessions.SignOut(ctx)
	if cookie != nil {
		http.SetCookie(exchangeFrom(ctx).w, cookie)
	}
	return err
}

// transitionOf reads a step of one dataset; shared holds what all items of a batch have in common.
func transitionOf(item, shared Args) registry.TransitionInput {
	return registry.TransitionInput{ID: datasetID(item.Text("id")), Expected: item.Int("expectedVersion"), To: registry.Transition(shared.Text("to")),
		Comment: shared.Text("comment"), Findings: findingsOf(item)}
}

// transitionMany is all or nothing; each payload says why its item did not pass.
func (a *api) transitionMany(ctx context.Context, in Args) (any, error) {
	var items []registry.TransitionInput
	for _, item := range in.Inputs("items") {
		items = append(items, transitionOf(item, in))
	}
	done, errs := a.r.TransitionMany(ctx, items)
	out := make([]any, len(items))
	for i := range items {
		item := a.change(func(context.Context, Args) (*registry.Dataset, error) { return done[i], errs[i] })
		p, err := item.call(ctx, nil, Args{"id": string(items[i].ID)})
		if err != nil {
			return nil, err
		}
		out[i] = p
	}
	return out, nil
}

func (a *api) account(do func(ctx context.Context, in Args) (*accountPayload, error)) field {
	return mutation(a, do, func(_ context.Context, _ Args, _ *registry.Error, list []UserError) *accountPayload {
		return &accountPayload{payload: payload[registry.Account]{errors: list}}
	})
}

// createAccount makes an account with a password, or with a one-time link where none is given.
func (a *api) createAccount(ctx context.Context, in Args) (*accountPayload, error) {
	o := in.Input("input")
	acc, err := a.r.CreateAccount(ctx, registry.AccountInput{Username: o.Text("username"), Name: o.Text("name"), Email: o.Text("email"),
		Organization: o.Text("organization"), Roles: argTexts[registry.Role](o, "roles")})
	if err != nil {
		return nil, err
	}
	p := &accountPayload{payload: payload[registry.Account]{record: acc}}
	if o.Has("password") {
		_, err = a.Secrets.SetPassword(ctx, acc.ID, "", o.Text("password"))
		return p, err
	}
	p.setupLink, err = a.Secrets.SetupLink(ctx, acc.ID)
	return p, err
}

func (a *api) updateAccount(ctx context.Context, in Args) (*accountPayload, error) {
	p := registry.AccountPatch{Name: given[string](in, "name"), Email: given[string](in, "email"), Organization: given[string](in, "organization")}
	if in.Has("roles") {
		roles := argTexts[registry.Role](in, "roles")
		p.Roles = &roles
	}
	if in.Has("disabled") {
		disabled := in.Bool("disabled")
		p.Disabled = &disabled
	}
	acc, err := a.Secrets.UpdateAccount(ctx, localID[registry.AccountID]("Account", in.Text("id")), p)
	return &accountPayload{payload: payload[registry.Account]{record: acc}}, err
}

func (a *api) token(do func(ctx context.Context, in Args) (*Token, string, error)) field {
	return mutation(a, func(ctx context.Context, in Args) (*tokenPayload, error) {
		t, secret, err := do(ctx, in)
		return &tokenPayload{payload: payload[Token]{record: t}, secret: secret}, err
	}, func(_ context.Context, _ Args, _ *registry.Error, list []UserError) *tokenPayload {
		return &tokenPayload{payload: payload[Token]{errors: list}}
	})
}
