// Package policy runs the governance rules: what the law and the province's own practice ask before a transition.
//
// A rule is a row of rules.json: the transitions it guards, a CEL expression that is true when it holds, severity, message code
// with its Vietnamese and English text, the article it rests on, where to mend what it finds, and from when to when it is in
// force. Every rule ships with cases, at least one that passes and one that fails; Examine runs them all. A changed law is a
// changed row, and the set's version enters the log with every transition.
//
// Expressions see typed objects only (see facts.go): dataset, release, act, publication, licences, and terms: the set's numbers
// by id, as they are in force at the time. They are compiled and type
// checked once, by New, and run under a cost limit.
//
// The outcome of a rule that holds carries the rule's code with ".passed", whose text says what is in order.
//
// Where the text of an article could not be read, a rule names the instrument and no number. A rule without an article is the
// working practice of this system.
package policy
