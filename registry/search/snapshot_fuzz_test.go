package search

import (
	"encoding/binary"
	"hash/crc32"
	"testing"
	"time"

	"danhmuc/registry"
)

func emptyIndex() *Index { return New(nil, "", time.Now, nil) }

// sealedSnapshot gives a body the header and the checksum of a snapshot, so that the decoder looks at the body itself.
func sealedSnapshot(body []byte) []byte {
	raw := append([]byte(snapshotHeader), body...)
	return binary.BigEndian.AppendUint32(raw, crc32.Checksum(raw, castagnoli))
}

// sampleIndex holds one dataset of each shape: new, in force, published.
func sampleIndex() *Index {
	ix := emptyIndex()
	ix.cursor = 300
	ix.orgs["o1"] = "SNNMT"
	first := face{edition: 1, title: "Danh sách vùng trồng", connection: true, dueDate: dayOf("2026-12-31"), updated: 1_795_000_000_000_000}
	v := &first.values
	v[facetTheme], v[facetFrequency], v[facetSharing], v[facetImportance] = ix.number("AGRI"), ix.number("YEARLY"), ix.number(string(registry.SharingOpen)), ix.number("NORMAL")
	keywords := "vùng trồng\nmã số"
	first.fold("sonla-nnmt-001", &keywords)
	for i, id := range []registry.DatasetID{"d1", "d2", "d3"} {
		r := ix.newRow(id)
		r.code, r.owner, r.created = "sonla-nnmt-00"+string(rune('1'+i)), ix.number("o1"), 1_794_000_000_000_000
		r.newest, r.review, r.reviewAt, r.reviewer = first, ix.number(string(registry.Approved)), -1, ix.number("a1")
		r.publication, r.warehouse, r.service = ix.number(string(registry.NotProposed)), ix.number(string(registry.NotPlanned)), ix.number(string(registry.ServiceNotPlanned))
		if i > 0 {
			before, c := first, first
			before.title, c.prior, c.edition = "Vùng trồng", &before, 2
			r.inForce, r.force = &c, 2
		}
		if i > 1 {
			c := first
			r.published, r.served, r.release, r.next = &c, 1, 1, ix.number(string(registry.Proposed))
			r.deliveries = []delivery{{id: "r1", edition: 1, quality: ix.number(string(registry.QualityPassed)), accepted: true}}
			ix.releases["r1"] = r
		}
		ix.derive(r)
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
	if after.cursor != before.cursor || after.orgs["o1"] != "SNNMT" || after.releases["r1"] != after.byID["d3"] {
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
