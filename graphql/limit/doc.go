// Package limit bounds what a GraphQL document may ask for, before anything expensive looks at it.
//
// The order matters, because each later step is safe only on what the earlier one let through:
//
//  1. [Scan] walks the raw text once, without recursion: bytes, tokens, nesting of { [ (. It returns the text with
//     comments and byte order marks blanked out, which is what the parser must be given: the parser's lexer loses its
//     place after a comment with non-ASCII letters and would read the comment's inside as tokens that Scan never counted.
//  2. The parser runs (it recurses, so nesting had to be bounded).
//  3. [Check] refuses fragment cycles first (the library's executor and most of its rules never return from one) and
//     then depth, aliases, root fields, fields, directives, fragments. Fragments count at each place they are spread.
//  4. The validation rules run (some are quadratic, so counts had to be bounded).
//  5. [Cost] multiplies what is asked by page sizes, with the request's variables, before anything is executed.
//
// Every refusal is an [*Error] with a code that callers may rely on.
package limit
