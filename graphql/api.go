package graphql

import (
	"context"
	"maps"
	"time"

	"github.com/hashicorp/go-hclog"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
	"danhmuc/registry/progress"
)

// Deps are what the API stands on. All but Checkpoint, Messages, Settings and
// PublicURL must be given.
type Deps struct {
	Registry *registry.Registry
	Sessions Sessions
	Secrets  Secrets
	Tokens   Tokens
	Progress *progress.Follower
	Intake   Intake
	// Checkpoint signs the log's head; nil answers null.
	Checkpoint func(ctx context.Context) (*Checkpoint, error)
	Messages   Messages
	Log        hclog.Logger
	Settings   Settings
	// PublicURL begins the addresses of datasets, without a trailing slash.
	PublicURL string
}

// Checkpoint is the log's signed head.
type Checkpoint struct {
	Head   changelog.Head
	Signed string // the signed note
}

// New builds the API's handler. Everything that can be wrong with schema and resolvers is found here.
func New(d Deps) (*Handler, error) {
	own, err := loadCatalogue()
	if err != nil {
		return nil, err
	}
	p := &presenter{own: own, messages: d.Messages}
	a := &api{Deps: d, r: d.Registry, present: p, reports: newReports(d.Registry.Blobs())}
	s, err := buildSchema(schemaSDL, a.table())
	if err != nil {
		return nil, err
	}
	return newHandler(s, p, d.Log, d.Settings)
}

// api holds what resolvers call.
type api struct {
	Deps
	r       *registry.Registry
	present *presenter
	reports *reports
}

// table is the whole API, type by type.
func (a *api) table() typeTable {
	t := typeTable{"Query": a.queries(), "Mutation": a.mutations(), "Subscription": a.subscriptions(), "PageInfo": pageInfoFields()}
	for _, part := range []typeTable{a.datasetTypes(), a.schemaTypes(), a.peopleTypes(), a.deliveryTypes(), a.reportTypes(), a.cleaningTypes(), a.reviewTypes(), a.ruleSetTypes(), a.decisionTypes(), a.submissionTypes(), a.paperTypes(),
		a.changeTypes(), a.workTypes(), a.progressTypes(), a.intakeTypes(), a.codeListTypes(), a.payloadTypes(),
		a.taskTypes(), {"Query": a.taskQueries(), "Mutation": a.taskMutations()}} {
		for name, rows := range part {
			if t[name] == nil {
				t[name] = fields{}
			}
			maps.Copy(t[name], rows)
		}
	}
	return t
}

// say finds a text for people, the code itself when no catalogue has it.
func (a *api) say(ctx context.Context, code string, params map[string]any) string {
	if code == "" {
		return ""
	}
	return a.sayOr(ctx, code, params, code)
}

func (a *api) sayOr(ctx context.Context, code string, params map[string]any, otherwise string) string {
	if a.Messages != nil {
		if s, ok := a.Messages(languageFrom(ctx), code, params); ok {
			return s
		}
	}
	return otherwise
}

// organizations, accounts, datasets and decisions are the batch loaders of records that others point to.
func (a *api) organizations(ctx context.Context, ids []registry.OrganizationID) (map[registry.OrganizationID]*registry.Organization, error) {
	list, err := a.r.OrganizationsByID(ctx, ids)
	return byID(ids, list), err
}

func (a *api) accounts(ctx context.Context, ids []registry.AccountID) (map[registry.AccountID]*registry.Account, error) {
	list, err := a.r.AccountsByID(ctx, ids)
	return byID(ids, list), err
}

// names are what people see of accounts: the name, or the username where there is none.
func (a *api) names(ctx context.Context, ids []registry.AccountID) (map[registry.AccountID]string, error) {
	list, err := a.r.AccountsByID(ctx, ids)
	out := make(map[registry.AccountID]string, len(list))
	for i, acc := range list {
		if acc == nil {
			continue
		}
		if out[ids[i]] = acc.Name; acc.Name == "" {
			out[ids[i]] = acc.Username
		}
	}
	return out, err
}

func (a *api) datasets(ctx context.Context, ids []registry.DatasetID) (map[registry.DatasetID]*registry.Seen, error) {
	list, err := a.r.DatasetsByID(ctx, ids)
	return byID(ids, list), err
}

func byID[K comparable, T any](ids []K, list []*T) map[K]*T {
	out := make(map[K]*T, len(list))
	for i, item := range list {
		if item != nil {
			out[ids[i]] = item
		}
	}
	return out
}

// orNothing turns NotFound into null: whether there is nothing or nothing to see is told alike.
func orNothing[T any](v *T, err error) (any, error) {
	if registry.IsKind(err, registry.KindNotFound) {
		return nil, nil
	}
	return orNil(v), err
}

// timeOf is an optional time, zero when absent.
func timeOf(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}
