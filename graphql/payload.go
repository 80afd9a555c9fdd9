package graphql

import (
	"context"
	"errors"

	"danhmuc/registry"
)

// payload is the answer of a mutation about one record: the record, or why not.
type payload[T any] struct {
	record *T
	errors []UserError
}

type datasetPayload struct {
	payload[registry.Seen]
	current *registry.Seen // the record as it is now, when an edit came too late
}

type signInPayload struct {
	payload[viewer]
	token string
}

type signOutPayload struct {
	ok     bool
	errors []UserError
}

type accountPayload struct {
	payload[registry.Account]
	setupLink string
}

type tokenPayload struct {
	payload[Token]
	secret string
}

// payloadTypes are the answers of mutations.
func (a *api) payloadTypes() typeTable {
	return typeTable{
		"UserError": {
			"path":    texts(func(e *UserError) []string { return e.Path }),
			"code":    text(func(e *UserError) string { return e.Code }),
			"message": text(func(e *UserError) string { return e.Message }),
			"rule":    maybe(func(e *UserError) string { return e.Rule }),
			"article": maybe(func(e *UserError) string { return e.Article }),
			"way":     maybe(func(e *UserError) string { return e.Way }),
		},
		"DatasetPayload": {
			"dataset":    object(func(p *datasetPayload) *registry.Seen { return p.record }),
			"current":    object(func(p *datasetPayload) *registry.Seen { return p.current }),
			"userErrors": objects(func(p *datasetPayload) []UserError { return p.errors }),
		},
		"SignInPayload": {
			"token":      maybe(func(p *signInPayload) string { return p.token }),
			"viewer":     object(func(p *signInPayload) *viewer { return p.record }),
			"userErrors": objects(func(p *signInPayload) []UserError { return p.errors }),
		},
		"SignOutPayload": {
			"ok": call(func(_ context.Context, p *signOutPayload, _ Args) (any, error) {
				if !p.ok {
					return nil, nil
				}
				return true, nil
			}),
			"userErrors": objects(func(p *signOutPayload) []UserError { return p.errors }),
		},
		"AccountPayload": {
			"account":    object(func(p *accountPayload) *registry.Account { return p.record }),
			"setupLink":  maybe(func(p *accountPayload) string { return p.setupLink }),
			"userErrors": objects(func(p *accountPayload) []UserError { return p.errors }),
		},
		"TokenPayload": {
			"token":      object(func(p *tokenPayload) *Token { return p.record }),
			"secret":     maybe(func(p *tokenPayload) string { return p.secret }),
			"userErrors": objects(func(p *tokenPayload) []UserError { return p.errors }),
		},
		"DecisionPayload":     payloadFields[registry.Decision]("decision"),
		"JobPayload":          payloadFields[registry.Job]("job"),
		"UploadPayload":       payloadFields[registry.Upload]("upload"),
		"OrganizationPayload": payloadFields[registry.Organization]("organization"),
		"BaselinePayload":     payloadFields[registry.Baseline]("baseline"),
		"CodeListPayload":     payloadFields[registry.CodeList]("codeList"),
		"FeedbackPayload":     payloadFields[registry.Feedback]("feedback"),
	}
}

func payloadFields[T any](record string) fields {
	return fields{
		record:       object(func(p *payload[T]) *T { return p.record }),
		"userErrors": objects(func(p *payload[T]) []UserError { return p.errors }),
	}
}

// mutation is a root field that changes something. An expected refusal of the registry becomes the payload that refused
// makes of it; anything else is a GraphQL error.
func mutation[P any](a *api, do func(ctx context.Context, in Args) (*P, error), refused func(ctx context.Context, in Args, e *registry.Error, list []UserError) *P) field {
	return root(func(ctx context.Context, in Args) (any, error) {
		p, err := do(ctx, in)
		if err == nil {
			return p, nil
		}
		var e *registry.Error
		if !errors.As(err, &e) || !expected(e.Kind) {
			return nil, err
		}
		return refused(ctx, in, e, a.present.userErrors(languageFrom(ctx), e)), nil
	})
}

// expected reports whether a refusal is the caller's to mend or to know, not a fault of ours.
func expected(k registry.Kind) bool {
	return k != registry.KindInternal && k != registry.KindUnavailable
}

// record is a mutation whose payload is one record.
func record[T any](a *api, do func(ctx context.Context, in Args) (*T, error)) field {
	return mutation(a, func(ctx context.Context, in Args) (*payload[T], error) {
		r, err := do(ctx, in)
		return &payload[T]{record: r}, err
	}, func(_ context.Context, _ Args, _ *registry.Error, list []UserError) *payload[T] {
		return &payload[T]{errors: list}
	})
}

// change is a mutation of one dataset: it answers with the dataset as the caller sees it afterwards.
func (a *api) change(do func(ctx context.Context, in Args) (*registry.Dataset, error)) field {
	return mutation(a, func(ctx context.Context, in Args) (*datasetPayload, error) {
		d, err := do(ctx, in)
		if err != nil {
			return nil, err
		}
		seen, err := a.r.Dataset(ctx, d.ID, "")
		return &datasetPayload{payload: payload[registry.Seen]{record: seen}}, err
	}, a.refusedDataset)
}

// refusedDataset shows beside a conflict the record as it is now.
func (a *api) refusedDataset(ctx context.Context, in Args, e *registry.Error, list []UserError) *datasetPayload {
	p := &datasetPayload{payload: payload[registry.Seen]{errors: list}}
	if e.Kind == registry.KindConflict && in.Has("id") {
		if seen, err := a.r.Dataset(ctx, datasetID(in.Text("id")), ""); err == nil {
			p.current = seen
		}
	}
	return p
}
