package search

import (
	"encoding/binary"
	"hash/crc32"
	"testing"
	"time"

	"danhmuc/registry"
)

func emptyIndex() *Index { return New(nil, "", time.Now) }

// sealedSnapshot gives a body the header and the checksum of a snapshot, so that the decoder looks at the body itself.
func sealedSnapshot(body []byte) []byte {
	raw := append([]byte(snapshotHeader), body...)
	return binary.BigEndian.AppendUint32(raw, crc32.Checksum(raw, castagnoli))
}

// sampleIndex holds one dataset of each shape: new, in force, published.
func sampleIndex() *Index {
	ix := emptyIndex()
	ix.cursor = 300
	ix.orgs["o1"], ix.orgIDs["SNNMT"] = "SNNMT", "o1"
	first := face{edition: 1, title: "Danh sách vùng trồng", keywords: "vùng trồng\nmã số", theme: "AGRI", frequency: "YEARLY",
		sharing: registry.SharingOpen, importance: "NORMAL", personal: "NONE", connection: true, dueDate: "2026-12-31",
		updated: 1_795_000_000_000_000, step: "review", due: "2026-12-31"}
	first.fold("sonla-nnmt-001")
	for i, id := range []registry.DatasetID{"d1", "d2", "d3"} {
		r := &row{id: id, code: "sonla-nnmt-00" + string(rune('1'+i)), local: "NN/" + string(rune('1'+i)), owner: "o1", created: 1_794_000_000_000_000,
			newest: first, review: registry.Approved, reviewAt: -1, reviewer: "a1", publication: registry.NotProposed,
			warehouse: registry.NotPlanned, service: registry.ServiceNotPlanned, quality: registry.Unchecked}
		if i > 0 {
			c := first
			r.inForce, r.force = &c, 1
		}
		if i > 1 {
			c := first
			r.published, r.served, r.release, r.next = &c, 1, "r1", registry.Proposed
			ix.releases["r1"] = r
		}
		ix.byID[id], ix.rows = r, append(ix.rows, r)
		ix.number(r)
	}
	return ix
}

func TestSnapshotComesBackWhole(t *testing.T) {
	before, after := sampleIndex(), emptyIndex()
	raw := before.encode()
	if err := after.decode(raw); err != nil {
		t.Fatal(err)
	}
	if before.Digest() != after.Digest() {
		t.Error("the digest differs")
	}
	if after.cursor != before.cursor || after.orgs["o1"] != "SNNMT" || after.orgIDs["SNNMT"] != "o1" || after.releases["r1"] != after.byID["d3"] {
		t.Errorf("got cursor %d, organizations %v, releases %v", after.cursor, after.orgs, after.releases)
	}
	for i := range raw {
		damaged := append([]byte(nil), raw...)
		damaged[i] ^= 0x20
		if emptyIndex().decode(damaged) == nil || emptyIndex().decode(raw[:i]) == nil {
			t.Fatalf("byte %d: a damaged snapshot was read", i)
		}
	}
}

// FuzzSnapshot: no bytes make the decoder panic, and what it reads comes back the same from a second snapshot. Every input is
// tried twice: as it is, and as the body of a snapshot whose checksum is right.
func FuzzSnapshot(f *testing.F) {
	whole := sampleIndex().encode()
	f.Add(whole)
	f.Add(whole[len(snapshotHeader) : len(whole)-4])
	f.Add(emptyIndex().encode())
	f.Add([]byte{})
	f.Add([]byte{1, 0, 1})                                                                      // one row is promised, none comes
	f.Add([]byte{0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})                   // organizations without end
	f.Add([]byte{0, 0, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})             // a text longer than memory
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}) // a number without end
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, raw := range [][]byte{data, sealedSnapshot(data)} {
			first := emptyIndex()
			if first.decode(raw) != nil {
				continue
			}
			second := emptyIndex()
			if err := second.decode(first.encode()); err != nil {
				t.Fatalf("what was read does not read again: %v", err)
			}
			if first.Digest() != second.Digest() || first.cursor != second.cursor {
				t.Fatal("what was read comes back different")
			}
		}
	})
}
