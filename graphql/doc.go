// Package graphql serves the registry as a GraphQL API: schema, resolvers, execution, transport.
//
// # One table, two executors
//
// The API is written down in schema.graphql, and what each of its fields does in one [typeTable] of [field] values. From both,
// the package builds a graphql-go schema (which parses, validates, answers introspection and serves as the reference
// executor) and the material for its own plans. A document is parsed, bounded (package limit), validated and compiled once;
// the plan then runs in two passes: the first resolves, one selection over all its objects at a time, so that every lookup
// of another record is one batch; the second appends bytes in query order. A test runs both executors over generated
// queries and compares data and errors.
//
// # What a resolver may do
//
// Read its arguments, make one call to the [Backend], return. It decides nothing: who may see what, what is refused and why
// is the registry's. A mutation's expected refusal becomes its payload's userErrors in one place, everything unexpected a
// GraphQL error with extensions.code; the words come from message catalogues in the caller's language, and nothing of an
// internal error's text leaves the process.
//
// # Transport
//
// [Handler] speaks GraphQL over HTTP (GET for queries, POST for all; application/graphql-response+json and
// application/json), subscriptions as server-sent events (the distinct connections mode of the graphql-sse protocol), and
// answers a browser with a small explorer page of its own. A request that authenticates by cookie must carry the header
// X-Danhmuc and JSON, which no foreign page can send without asking first.
//
// # Caveats
//
// A null literal is a syntax error in the library's parser and an explicit null variable counts as absent: inputs clear
// members by name. Introspection runs in graphql-go and is an order of magnitude slower than everything else.
package graphql
