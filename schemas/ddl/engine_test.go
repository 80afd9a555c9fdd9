//go:build unix

package ddl

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite"
)

// postgresServer is a real server of its own on a socket in a temporary folder, started once; nil where none is installed.
type postgresServer struct {
	cmd *exec.Cmd
	dir string
	db  *sql.DB
}

var errNoPostgres = errors.New("no PostgreSQL on this machine: apt-get install postgresql")

var startedPostgres = sync.OnceValues(startPostgres)

func postgresBinary(name string) (string, error) {
	if found, err := filepath.Glob("/usr/lib/postgresql/*/bin/" + name); err == nil && len(found) > 0 {
		return found[len(found)-1], nil
	}
	if path, err := exec.LookPath(name); err == nil {
		return path, nil
	}
	return "", errNoPostgres
}

// startPostgres makes a cluster and waits until it answers. It refuses root, so as root it runs as nobody.
func startPostgres() (*postgresServer, error) {
	initdb, err := postgresBinary("initdb")
	if err != nil {
		return nil, err
	}
	server, err := postgresBinary("postgres")
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "danhmuc-pg")
	if err != nil {
		return nil, err
	}
	as := &syscall.SysProcAttr{}
	if os.Getuid() == 0 {
		const nobody = 65534
		as.Credential = &syscall.Credential{Uid: nobody, Gid: nobody}
		if err := os.Chown(dir, nobody, nobody); err != nil {
			return nil, err
		}
	}
	run := func(path string, args ...string) *exec.Cmd {
		cmd := exec.Command(path, args...)
		cmd.SysProcAttr, cmd.Dir = as, dir
		return cmd
	}
	data := filepath.Join(dir, "data")
	if out, err := run(initdb, "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w: %s", err, out)
	}
	var said bytes.Buffer
	cmd := run(server, "-D", data, "-k", dir, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "shared_buffers=16MB")
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	db, err := sql.Open("pgx", "host="+dir+" user=postgres dbname=postgres default_query_exec_mode=simple_protocol")
	if err != nil {
		return nil, err
	}
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if err = db.Ping(); err == nil {
			return &postgresServer{cmd, dir, db}, nil
		}
		if time.Now().After(deadline) {
			return nil, fmt.Errorf("the server does not answer: %w: %s", err, said.String())
		}
	}
}

func TestMain(m *testing.M) {
	code := m.Run()
	if s, err := startedPostgres(); err == nil {
		s.db.Close()
		s.cmd.Process.Signal(syscall.SIGINT)
		s.cmd.Wait()
		os.RemoveAll(s.dir)
	}
	os.Exit(code)
}

// engine is a real database, empty.
type engine struct {
	d  Dialect
	db *sql.DB
}

// engines are the databases that this machine can run, each with an empty space of its own.
func engines(t *testing.T) []engine {
	t.Helper()
	lite, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	lite.SetMaxOpenConns(1)
	t.Cleanup(func() { lite.Close() })
	out := []engine{{SQLite, lite}}
	server, err := startedPostgres()
	if errors.Is(err, errNoPostgres) {
		t.Log("PostgreSQL is left out: ", err)
		return out
	}
	if err != nil {
		t.Fatal(err)
	}
	server.db.SetMaxOpenConns(1)
	return append(out, engine{Postgres, server.db})
}

// drop removes a table made by a test.
func (e engine) drop(t tester, name string) {
	t.Helper()
	if _, err := e.db.Exec("DROP TABLE IF EXISTS " + e.d.quoted(name)); err != nil {
		t.Fatalf("%s: %v", e.d, err)
	}
}

// seen is a table as the database's own catalogue tells it.
type seen struct {
	columns []seenColumn
	key     []string
	unique  []string        // "a, b", by name of the constraint
	checks  map[string]bool // names
	comment string
	sql     string // SQLite's own text
}

type seenColumn struct {
	name, kind string
	notNull    bool
	comment    string
}

// catalogue reads a table back.
func (e engine) catalogue(t tester, name string) seen {
	t.Helper()
	if e.d == SQLite {
		return e.sqliteCatalogue(t, name)
	}
	return e.postgresCatalogue(t, name)
}

// query calls each with the texts of every row; null is the empty text.
func (e engine) query(t tester, each func(row []string), text string, args ...any) {
	t.Helper()
	rows, err := e.db.Query(text, args...)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		cells, into := make([]sql.NullString, len(names)), make([]any, len(names))
		for i := range cells {
			into[i] = &cells[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		row := make([]string, len(names))
		for i := range cells {
			row[i] = cells[i].String
		}
		each(row)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

func (e engine) postgresCatalogue(t tester, name string) seen {
	t.Helper()
	s := seen{checks: map[string]bool{}}
	e.query(t, func(r []string) {
		s.columns = append(s.columns, seenColumn{r[0], r[1], r[2] == "true" || r[2] == "t", r[3]})
	}, `SELECT attname, format_type(atttypid, atttypmod), attnotnull::text, col_description(attrelid, attnum)
		FROM pg_attribute WHERE attrelid = to_regclass(quote_ident($1)) AND attnum > 0 AND NOT attisdropped ORDER BY attnum`, name)
	e.query(t, func(r []string) { s.comment = r[0] }, `SELECT obj_description(to_regclass(quote_ident($1)), 'pg_class')`, name)
	e.query(t, func(r []string) {
		switch r[1] {
		case "p":
			s.key = append(s.key, r[2])
		case "u":
			s.unique = append(s.unique, r[0]+": "+r[2])
		}
	}, `SELECT conname, contype::text, attname FROM pg_constraint, unnest(conkey) WITH ORDINALITY AS k(num, at), pg_attribute
		WHERE conrelid = to_regclass(quote_ident($1)) AND attrelid = conrelid AND attnum = num AND contype IN ('p', 'u') ORDER BY conname, at`, name)
	e.query(t, func(r []string) { s.checks[r[0]] = true }, `SELECT conname FROM pg_constraint WHERE conrelid = to_regclass(quote_ident($1)) AND contype = 'c'`, name)
	return s
}

func (e engine) sqliteCatalogue(t tester, name string) seen {
	t.Helper()
	var s seen
	keyed := map[string]string{}
	e.query(t, func(r []string) {
		s.columns = append(s.columns, seenColumn{name: r[1], kind: r[2], notNull: r[3] == "1"})
		if r[5] != "0" {
			keyed[r[5]] = r[1]
		}
	}, "SELECT * FROM pragma_table_info(?)", name)
	for i := range len(keyed) {
		s.key = append(s.key, keyed[fmt.Sprint(i+1)])
	}
	var indexes []string
	e.query(t, func(r []string) { indexes = append(indexes, r[0]) }, "SELECT name FROM pragma_index_list(?) WHERE origin = 'u' ORDER BY seq DESC", name)
	for _, index := range indexes {
		e.query(t, func(r []string) { s.unique = append(s.unique, r[0]) }, "SELECT name FROM pragma_index_info(?) ORDER BY seqno", index)
	}
	e.query(t, func(r []string) { s.sql = r[0] }, "SELECT sql FROM sqlite_schema WHERE name = ? AND type = 'table'", name)
	return s
}

// tester is what a test and a property have in common.
type tester interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
	Fatal(args ...any)
}
