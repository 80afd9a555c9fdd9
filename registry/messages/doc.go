// Package messages holds the sentences that people read: refusals, rules, statements, and the words for enumerations, keyed by
// code, in Vietnamese (the default) and English.
//
// A template names parameters in braces: "at most {max}". Numbers are written as the language writes them (vi 1.234,5; en
// 1,234.5), times as dd/mm/yyyy HH:MM in the province's zone, dates as dd/mm/yyyy; lists are joined by commas.
//
// Codes are grouped: a refusal's code is its own ("version.stale"); words stand under the name of their field or kind
// ("sharing.OPEN", "reviewStatus.DRAFT", "role.ADMIN", "transition.SUBMIT", "change.dataset.update", "field.title",
// "action.submit", "step.REVIEW"); a policy rule's text under "rule."; the texts that SUBMIT and APPROVE state under
// "statement.", with their version.
package messages
