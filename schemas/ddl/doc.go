// Package ddl writes a schema as SQL: CREATE TABLE with keys, checks and comments for six dialects, and the statements that bring a
// table from one version of its schema to the next, each with its risk.
//
// What comes out is safe to run whatever the schema holds: names are quoted where they must be, cut to the engine's limit with a
// hash of the whole name (the same name is always cut alike), and every text is a literal of the dialect. A rule that a dialect
// cannot keep (a pattern in SQL Server, a key in ClickHouse, a condition over several columns) stands as a comment that says so:
// nothing is dropped in silence.
//
// The tables are stricter than JSON in two ways: a whole number must fit 64 bits, and a date must be one.
package ddl
