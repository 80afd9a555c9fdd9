// Package access turns a request into an actor and says what an actor may see and do.
//
//   - [Rules] is the one decision (registry.Access): two tables, by role, of which side of a dataset is seen and which actions
//     are allowed. Transitions of a dataset are not here: the registry's lifecycle table names the roles of each.
//   - [Service] keeps secrets: passwords (argon2id), sessions, API tokens, one-time links. Accounts themselves are records of
//     the registry and change through its log; no secret ever enters the log, only that one was set, made or ended.
//   - [Middleware] reads cookie or Bearer token and puts the actor into the request's context.
//
// A secret that a client holds is 32 random bytes; the store keeps its SHA-256 alone, so a copy of the store opens nothing.
// A refused sign-in answers the same, after the same work, whether the name is unknown, the password wrong or the account
// disabled.
//
// Keys in the store, values JSON:
//
//	access/password/ACCOUNT     how to check the password (PHC string), when it was set
//	access/session/ID/HASH      a session     ID is the hash's first 32 hex digits: what lists show
//	access/token/ID/HASH        an API token
//	access/link/HASH            a one-time link
//	access/closed               the first administrator has been made: the link for it is closed for ever
//
// A backup leaves [SessionPrefix] out.
//
// An actor is remembered in memory for at most [rememberFor], so that a request costs no read of the store. What this process
// changes takes effect at once; what another process changed, within that time. Times of last use are written at most once a
// minute, by [Service.Run], never by the request.
//
// The sessions are our own rather than a session library's: a session here is bound to an account, listed and ended by that
// account, ended by changes of that account, and holds no free data, which is all that such a library would add.
package access
