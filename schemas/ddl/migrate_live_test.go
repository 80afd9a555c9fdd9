//go:build unix

package ddl

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"danhmuc/schemas"
)

// changed is a schema with a few columns other than before.
func changed(t *rapid.T, s *schemas.Schema) *schemas.Schema {
	columns := slices.Clone(s.Columns())
	for range rapid.IntRange(1, 3).Draw(t, "changes") {
		i := rapid.IntRange(0, len(columns)-1).Draw(t, "which")
		switch rapid.IntRange(0, 6).Draw(t, "change") {
		case 0:
			if len(columns) > 1 {
				columns = slices.Delete(columns, i, i+1)
			}
		case 1:
			columns = append(columns, drawColumn(t, "moi "+fmt.Sprint(len(columns))))
		case 2:
			columns[i].Name, columns[i].Title = columns[i].Name+"_2", "Diện tích của cột "+fmt.Sprint(i)
		case 3:
			columns[i].Required = !columns[i].Required
		case 4:
			columns[i].Title = "Tên khác"
		default:
			columns[i] = drawColumn(t, columns[i].Name)
		}
	}
	seen := map[string]bool{}
	columns = slices.DeleteFunc(columns, func(c schemas.Column) bool {
		twice := seen[c.Name]
		seen[c.Name] = true
		return twice
	})
	var key []string
	if rapid.Bool().Draw(t, "keyed") {
		key = []string{rapid.SampledFrom(columns).Draw(t, "key").Name}
	}
	out, err := schemas.New(s.Title(), columns, key)
	if err != nil {
		t.Skip(err)
	}
	return out
}

// TestMigrationsDoWhatTheySay fills a table of a random schema and brings it to another: a migration whose steps are all safe or
// rewrites may not stop, what it makes is what CREATE TABLE would make, and the rows are still there.
func TestMigrationsDoWhatTheySay(t *testing.T) {
	for _, e := range engines(t) {
		t.Run(string(e.d), func(t *testing.T) {
			went, stopped := 0, 0
			rapid.Check(t, func(rt *rapid.T) {
				from := drawSchema(rt)
				to := changed(rt, from)
				o := Options{Table: "bảng"}
				old, err1 := design(from, e.d, o)
				now, err2 := design(to, e.d, o)
				create, err3 := Create(from, e.d, o)
				steps, err4 := Migrate(from, to, e.d, o)
				for _, err := range []error{err1, err2, err3, err4} {
					if err != nil {
						rt.Fatal(err)
					}
				}
				e.drop(rt, old.name)
				if _, err := e.db.Exec(create); err != nil {
					rt.Fatal(err)
				}
				rows := 0
				for range 4 {
					if row := drawRow(rt, from); e.insert(old, row) == nil {
						rows++
					}
				}
				script := Script(steps, e.d, "vi")
				_, err := e.db.Exec(script)
				if err != nil {
					if _, err := e.db.Exec("ROLLBACK"); err != nil {
						rt.Fatal(err)
					}
					if worst := Worst(steps); worst == Safe || worst == Rewrites || rows == 0 {
						rt.Fatalf("a migration of risk %s with %d rows stops: %v\n%s\n%s", worst, rows, err, create, script)
					}
					if !slices.ContainsFunc(steps, func(s Step) bool { return s.Risk == MayFail }) {
						rt.Fatalf("no step says that it may stop: %v\n%s\n%s", err, create, script)
					}
					stopped++
					e.matches(rt, old, true) // as if nothing had been tried
					return
				}
				went++
				e.matches(rt, now, false)
				kept := 0
				e.query(rt, func(r []string) { fmt.Sscan(r[0], &kept) }, "SELECT count(*) FROM "+e.d.quoted(now.name))
				if kept != rows {
					rt.Errorf("%d rows of %d are left", kept, rows)
				}
				if rt.Failed() {
					rt.Fatalf("after\n%s\n%s", create, script)
				}
			})
			t.Logf("%d migrations went, %d stopped", went, stopped)
			if went == 0 || stopped == 0 {
				t.Errorf("the test proves nothing")
			}
		})
	}
}

// TestMigrationKeepsValues brings a table with rows from one version to the next and reads every value back.
func TestMigrationKeepsValues(t *testing.T) {
	parse := func(doc string) *schemas.Schema {
		s, err := schemas.Parse([]byte(doc))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	from := parse(`{"title":"Hộ","properties":{"ma":{"type":"string","title":"Mã","pattern":"^[0-9]{5}$"},"so_ho":{"type":["integer","null"],"title":"Số hộ"},
		"ty_le":{"type":["number","null"],"minimum":0,"maximum":100},"loai":{"type":["string","null"],"enum":["A","B",null]},"ngay":{"type":["string","null"],"format":"date"},
		"co":{"type":["boolean","null"]},"bo":{"type":["string","null"]}},"required":["ma"],"x-danhmuc":{"primaryKey":["ma"]}}`)
	to := parse(`{"title":"Hộ","properties":{"ma_xa":{"type":"string","title":"Mã","pattern":"^[0-9]{5}$"},"so_ho":{"type":["number","null"],"title":"Số hộ (hộ)"},
		"ty_le":{"type":["integer","null"],"minimum":0,"maximum":100},"loai":{"type":["string","null"],"enum":["A","B","C",null]},"ngay":{"type":["string","null"]},
		"co":{"type":["string","null"]},"moi":{"type":["string","null"],"maxLength":5}},"required":["ma_xa"],"x-danhmuc":{"primaryKey":["ma_xa"]}}`)
	for _, e := range engines(t) {
		t.Run(string(e.d), func(t *testing.T) {
			run := func(text string) error { _, err := e.db.Exec(text); return err }
			create, err := Create(from, e.d, Options{})
			if err != nil {
				t.Fatal(err)
			}
			e.drop(t, "ho")
			if err := run(create + "INSERT INTO ho VALUES ('03646', 12, 55.0, 'A', '2026-01-31', " + e.d.boolean(true) + ", 'x'), ('03647', NULL, NULL, NULL, NULL, NULL, NULL);"); err != nil {
				t.Fatal(err)
			}
			steps, err := Migrate(from, to, e.d, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if Worst(steps) != LosesData {
				t.Errorf("a column goes, and the risk is %s", Worst(steps))
			}
			script := Script(steps, e.d, "en")
			if err := run(script); err != nil {
				t.Fatalf("%v\n%s", err, script)
			}
			now, err := design(to, e.d, Options{})
			if err != nil {
				t.Fatal(err)
			}
			e.matches(t, now, false)
			var got []string
			e.query(t, func(r []string) { got = append(got, strings.Join(r, "|")) }, "SELECT ma_xa, so_ho, ty_le, loai, ngay, co, moi FROM ho ORDER BY ma_xa")
			want := []string{"03646|12|55|A|2026-01-31|true|", "03647||||||"}
			if e.d == SQLite {
				want[0] = "03646|12|55|A|2026-01-31|true|"
			}
			if !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
			if err := run("INSERT INTO ho (ma_xa, loai) VALUES ('03648', 'D')"); err == nil {
				t.Error("the list of values does not hold after the migration")
			}
			// A fraction stops the change to whole numbers: nothing is rounded in silence.
			e.drop(t, "ho")
			if err := run(create + "INSERT INTO ho VALUES ('03646', 12, 55.5, 'A', NULL, NULL, NULL);"); err != nil {
				t.Fatal(err)
			}
			if err := run(script); err == nil {
				t.Error("55.5 became a whole number")
			}
			if err := run("ROLLBACK"); err != nil {
				t.Fatal(err)
			}
			got = nil
			e.query(t, func(r []string) { got = append(got, r[0]) }, "SELECT ty_le FROM ho")
			if !slices.Equal(got, []string{"55.5"}) {
				t.Errorf("after the stop: %q", got)
			}
		})
	}
}

// TestReservedWords asks the engines which words cannot stand bare: each must be in the list.
func TestReservedWords(t *testing.T) {
	for _, e := range engines(t) {
		if e.d != Postgres {
			for word := range reserved() { // quoted, every word is a name
				if _, err := e.db.Exec("CREATE TABLE " + e.d.quoted(word) + " (" + e.d.quoted(word) + " TEXT); DROP TABLE " + e.d.quoted(word)); err != nil {
					t.Errorf("%s: %v", word, err)
				}
			}
			continue
		}
		found := 0
		e.query(t, func(r []string) {
			found++
			if !reserved()[r[0]] {
				t.Errorf("%s is reserved and stands bare", r[0])
			}
		}, "SELECT word FROM pg_get_keywords() WHERE catcode IN ('R', 'T')")
		if found < 50 {
			t.Errorf("only %d words", found)
		}
	}
}
