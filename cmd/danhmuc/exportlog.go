package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"time"

	"danhmuc/registry"
)

// logLine is one entry of the log as a line of NDJSON: what it says, without the salts of its fields.
type logLine struct {
	Seq     uint64                     `json:"seq"`
	Time    time.Time                  `json:"time"`
	Kind    string                     `json:"kind"`
	Record  string                     `json:"record,omitempty"`
	Version uint64                     `json:"version,omitempty"`
	Code    string                     `json:"code,omitempty"`  // of the dataset it is about
	Actor   string                     `json:"actor,omitempty"` // opaque ID of the account
	Facts   json.RawMessage            `json:"facts"`
	Fields  map[string]json.RawMessage `json:"fields,omitempty"` // personal and free text; null for what was erased
	Leaf    string                     `json:"leaf"`             // leaf hash, as verify computes it
}

// exportLog writes the change log as its caller may see it, oldest first: as CSV for people, as NDJSON whole.
func (a *app) exportLog(ctx context.Context, form string, w io.Writer) error {
	if form == "log.ndjson" {
		out := json.NewEncoder(w)
		return a.registry.EachChange(ctx, registry.LogFilter{}, func(c registry.Change) error {
			line, err := lineOf(c)
			if err != nil {
				return err
			}
			return out.Encode(line)
		})
	}
	return a.exportLogCSV(ctx, w)
}

func (a *app) exportLogCSV(ctx context.Context, w io.Writer) error {
	lang, out, names := registry.ActorFrom(ctx).Language, csv.NewWriter(w), map[string]string{}
	if err := out.Write([]string{"seq", "time", "kind", "label", "record", "version", "code", "actor", "name", "facts", "fields", "leaf"}); err != nil {
		return err
	}
	err := a.registry.EachChange(ctx, registry.LogFilter{}, func(c registry.Change) error {
		l, err := lineOf(c)
		if err != nil {
			return err
		}
		name, known := names[l.Actor]
		if !known && l.Actor != "" {
			acc, err := a.registry.AccountsByID(ctx, []registry.AccountID{registry.AccountID(l.Actor)})
			if err != nil {
				return err
			}
			if acc[0] != nil {
				name = acc[0].Username
			}
			names[l.Actor] = name
		}
		fields, err := json.Marshal(l.Fields)
		if err != nil {
			return err
		}
		row := []string{strconv.FormatUint(l.Seq, 10), l.Time.In(registry.Zone()).Format(time.RFC3339), l.Kind, say(lang, "change."+l.Kind, nil), l.Record,
			strconv.FormatUint(l.Version, 10), l.Code, l.Actor, name, string(l.Facts), string(fields), l.Leaf}
		for i := range row {
			row[i] = noFormula(row[i])
		}
		return out.Write(row)
	})
	if err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// noFormula keeps a spreadsheet from running a cell.
func noFormula(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

func lineOf(c registry.Change) (*logLine, error) {
	leaf, err := c.LeafHash()
	if err != nil {
		return nil, err
	}
	l := &logLine{Seq: c.Seq, Time: c.Time, Kind: c.Kind, Record: c.Record, Version: c.RecordVersion, Actor: c.Actor, Facts: c.Facts, Leaf: leaf.String()}
	if c.Dataset != nil {
		l.Code = c.Dataset.Code
	}
	if len(c.Fields) > 0 {
		l.Fields = map[string]json.RawMessage{}
	}
	for _, f := range c.Fields {
		if l.Fields[f.Name] = f.Value; f.Erased() {
			l.Fields[f.Name] = json.RawMessage("null")
		}
	}
	return l, nil
}
