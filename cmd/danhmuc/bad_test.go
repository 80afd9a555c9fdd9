package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf16"

	"golang.org/x/sys/unix"
)

// compound is a workbook of the old kind: one sector of file allocation, a directory, and each stream in 4,096 bytes.
// The order of streams is theirs; names are ASCII.
func compound(streams ...string) []byte {
	const free, end, none = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF
	fat, dirs := []uint32{0xFFFFFFFD}, (len(streams)+4)/4
	chain := func(n int) (first uint32) {
		first = uint32(len(fat))
		for k := range n {
			next := uint32(len(fat) + 1)
			if k == n-1 {
				next = end
			}
			fat = append(fat, next)
		}
		return first
	}
	chain(dirs)
	var dir bytes.Buffer
	entry := func(name string, kind byte, right, child, start uint32, size uint64) {
		field := make([]byte, 128)
		for i, c := range utf16.Encode([]rune(name)) {
			binary.LittleEndian.PutUint16(field[2*i:], c)
		}
		binary.LittleEndian.PutUint16(field[64:], uint16(2*len(name)+2))
		field[66], field[67] = kind, 1
		for i, v := range []uint32{none, right, child} {
			binary.LittleEndian.PutUint32(field[68+4*i:], v)
		}
		binary.LittleEndian.PutUint32(field[116:], start)
		binary.LittleEndian.PutUint64(field[120:], size)
		dir.Write(field)
	}
	entry("Root Entry", 5, none, 1, end, 0)
	for i, name := range streams {
		right := uint32(i + 2)
		if i == len(streams)-1 {
			right = none
		}
		entry(name, 2, right, none, chain(8), 4096)
	}
	dir.Write(make([]byte, dirs*512-dir.Len()))
	head := make([]byte, 512)
	copy(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for i, v := range []uint16{0x3E, 3, 0xFFFE, 9, 6} {
		binary.LittleEndian.PutUint16(head[24+2*i:], v)
	}
	for i, v := range []uint32{0, 1, 1, 0, 4096, end, 0, end, 0, 0} {
		binary.LittleEndian.PutUint32(head[40+4*i:], v)
	}
	for i := 80; i < 512; i += 4 {
		binary.LittleEndian.PutUint32(head[i:], none)
	}
	var out bytes.Buffer
	out.Write(head)
	for i := range 128 {
		v := uint32(free)
		if i < len(fat) {
			v = fat[i]
		}
		out.Write(binary.LittleEndian.AppendUint32(nil, v))
	}
	out.Write(dir.Bytes())
	out.Write(make([]byte, 4096*len(streams)))
	return out.Bytes()
}

// packed is a ZIP of parts: name, content, name, content.
func packed(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = io.WriteString(w, parts[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// workbook is the least XLSX with these rows of XML.
func workbook(t *testing.T, rows string) []byte {
	t.Helper()
	const ns, rel = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	return packed(t,
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="`+rel+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook xmlns="`+ns+`" xmlns:r="`+rel+`"><sheets><sheet name="Bang" sheetId="1" r:id="r"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="`+rel+`/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", `<worksheet xmlns="`+ns+`"><sheetData>`+rows+`</sheetData></worksheet>`)
}

func text(s string) string { return `<c t="inlineStr"><is><t>` + s + `</t></is></c>` }

// send makes a plain request and gives its status and body.
func (s *running) send(method, path, body string, header ...string) (*http.Response, string) {
	s.t.Helper()
	req, err := http.NewRequest(method, s.base+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return res, string(raw)
}

// upload hands a file over; id is empty when it is refused.
func (s *running) upload(token, name string, content []byte, header ...string) (id string, res *http.Response, body string) {
	s.t.Helper()
	res, body = s.send("POST", "/api/uploads", string(content), append(header, "Authorization", "Bearer "+token,
		"Content-Type", "application/octet-stream", "Content-Disposition", `attachment; filename="`+name+`"`)...)
	var u struct{ ID string }
	if res.StatusCode == http.StatusCreated {
		if err := json.Unmarshal([]byte(body), &u); err != nil {
			s.t.Fatal(err)
		}
	}
	return u.ID, res, body
}

// stop ends the server as an operator does, and proves that its folder is whole and holds nothing unfinished.
func (s *running) stop(data string) {
	s.t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		s.t.Fatal(err)
	}
	if err := s.cmd.Wait(); err != nil {
		s.t.Errorf("the server ended with %v", err)
	}
	verified(s.t, data)
	for _, pattern := range []string{"files/tmp/*", "reading/*", "backup-*", "restoring"} {
		left, err := filepath.Glob(filepath.Join(data, pattern))
		if err != nil || len(left) > 0 {
			s.t.Errorf("left over: %v %v", left, err)
		}
	}
}

const registerFile = `mutation($i:RegisterDatasetInput!){registerDataset(input:$i){dataset{id code version} userErrors{code message path}}}`

// Whatever a file is, the server says what is wrong with it, in the reader's language, keeps serving and keeps nothing half done.
func TestBadFiles(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := start(t, data, "--demo")
	token := s.signIn("nongnghiep")
	table := workbook(t, "<row>"+text("Tên")+text("Số")+"</row><row>"+text("A")+"<c><v>1</v></c></row>")
	locked := packed(t, "a.csv", "x,y\n1,2\n")
	locked[6] |= 1
	locked[bytes.Index(locked, []byte("PK\x01\x02"))+8] |= 1
	wide := strings.Repeat("c,", 9_999) + "c\n"
	words := make([]byte, 0, 3<<20)
	for i := 0; len(words) < 2<<20; i++ { // a cell of 2 MB that does not pack like a bomb
		words = strconv.AppendInt(append(words, ' '), int64(i)*7919%1_000_003, 36)
	}
	for name, tc := range map[string]struct {
		file string
		body []byte
		code string
		vi   string
		en   string
	}{
		"a password":           {"a.xlsx", compound("EncryptedPackage", "EncryptionInfo"), "table.encrypted", "bỏ mật khẩu", "remove the password"},
		"a password on a ZIP":  {"a.xlsx", locked, "table.encrypted", "bỏ mật khẩu", "remove the password"},
		"a very old workbook":  {"a.xls", compound("Book"), "table.format", "XLS (Excel 95)", "XLS (Excel 95)"},
		"a broken old one":     {"a.xls", compound("Workbook"), "table.damaged", "bị hỏng", "damaged"},
		"a Word file renamed":  {"a.xlsx", packed(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>"), "table.not-table", "Word", "Word"},
		"a ZIP renamed":        {"a.xlsx", packed(t, "readme.txt", "x"), "table.not-table", "ZIP", "ZIP"},
		"a PDF renamed":        {"a.xlsx", []byte("%PDF-1.7\n%x"), "table.not-table", "PDF", "PDF"},
		"a photo renamed":      {"a.csv", []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF\x00"), "table.not-table", "JPEG", "JPEG"},
		"bytes of no kind":     {"a.csv", []byte("a,b\n1,\x00\x00\x00\n"), "table.not-table", "bảng dữ liệu. Chọn", "not a table. Choose"},
		"half a workbook":      {"a.xlsx", table[:len(table)/2], "table.truncated", "cắt cụt", "cut off"},
		"a quote never closed": {"a.csv", append([]byte("Tên,Số\nA,1\nB,\""), words...), "table.quote", "Dòng 3", "Row 3"},
		"a cell without end":   {"a.csv", append([]byte("Tên,Số\nA,1\nB,"), words...), "table.cell-too-large", "Dòng 3", "Row 3"},
		"a cell of a workbook": {"a.xlsx", workbook(t, "<row>"+text("Tên")+"</row><row>"+text(string(words))+"</row>"), "table.cell-too-large", "Dòng 2", "Row 2"},
		"a bomb":               {"a.xlsx", workbook(t, strings.Repeat("<row><c/></row>", 6<<20)), "table.bomb", "giải nén", "unpacks"},
		"10,000 columns":       {"a.csv", []byte(wide + wide), "table.too-wide", "Dòng 1 có quá 2000 cột", "Row 1 has more than 2000"},
		"a wide workbook":      {"a.xlsx", workbook(t, "<row>"+strings.Repeat(text("c"), 10_000)+"</row>"), "table.too-wide", "Dòng 1 có quá 2000 cột", "Row 1 has more than 2000"},
		"blank lines":          {"a.csv", []byte("\n \n\n"), "table.empty", "không có dữ liệu", "holds no data"},
	} {
		t.Run(name, func(t *testing.T) {
			id, res, body := s.upload(token, tc.file, tc.body)
			if id == "" {
				t.Fatalf("upload: %s %s", res.Status, body)
			}
			made := s.must(token, registerFile, map[string]any{"i": map[string]any{"title": "Tệp " + name, "owner": "SNNMT", "upload": id}})["dataset"].(map[string]any)
			const query = `query($id:ID!){dataset(id:$id){quality{status} releases(first:1){edges{node{accepted job{error{code message}}}}}}}`
			ask := func(lang string) (status string, fault map[string]any) {
				raw, err := json.Marshal(map[string]any{"query": query, "variables": map[string]any{"id": made["id"]}})
				if err != nil {
					t.Fatal(err)
				}
				_, body := s.send("POST", "/graphql", string(raw), "Content-Type", "application/json", "Authorization", "Bearer "+token, "Accept-Language", lang)
				var answer struct {
					Data struct {
						Dataset struct {
							Quality  struct{ Status string }
							Releases struct {
								Edges []struct {
									Node struct {
										Job struct{ Error map[string]any }
									}
								}
							}
						}
					}
				}
				if err := json.Unmarshal([]byte(body), &answer); err != nil || len(answer.Data.Dataset.Releases.Edges) != 1 {
					t.Fatalf("%v: %s", err, body)
				}
				return answer.Data.Dataset.Quality.Status, answer.Data.Dataset.Releases.Edges[0].Node.Job.Error
			}
			status, fault := ask("vi")
			for deadline := time.Now().Add(time.Minute); status == "UNCHECKED" && time.Now().Before(deadline); status, fault = ask("vi") {
				time.Sleep(20 * time.Millisecond)
			}
			if status != "FAILED" || fault["code"] != tc.code || !strings.Contains(fmt.Sprint(fault["message"]), tc.vi) {
				t.Errorf("%s %v, want FAILED %s …%s…", status, fault, tc.code, tc.vi)
			}
			if _, fault := ask("en"); !strings.Contains(fmt.Sprint(fault["message"]), tc.en) {
				t.Errorf("in English %v, want …%s…", fault, tc.en)
			}
		})
	}
	s.stop(data)
}

// What a request gets wrong is said in problem+json or in GraphQL's errors, and changes nothing.
func TestBadRequests(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := start(t, data, "--demo")
	officer, other := "Bearer "+s.signIn("nongnghiep"), "Bearer "+s.signIn("yte")
	head := func() string { return fmt.Sprint(s.must(officer[7:], `{checkpoint{size}}`, nil)["size"]) }
	before := head()
	const js = "application/json"
	mine := `{"query":"mutation{registerDataset(input:{title:\"x\",owner:\"SNNMT\"}){userErrors{code message}}}"}`
	for name, tc := range map[string]struct {
		method, path, body string
		header             []string
		status             int
		vi, en             string
	}{
		"an empty upload":          {"POST", "/api/uploads", "", []string{"Authorization", officer, "Content-Disposition", `attachment; filename="a.csv"`}, 422, "Tệp rỗng", "The file is empty"},
		"an upload without a name": {"POST", "/api/uploads", "x", []string{"Authorization", officer}, 422, "Thiếu tên tệp", "has no name"},
		"an upload without a file": {"POST", "/api/uploads", "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--b--\r\n", []string{"Authorization", officer, "Content-Type", "multipart/form-data; boundary=b"}, 422, "Chưa chọn tệp", "No file"},
		"a form cut off":           {"POST", "/api/uploads", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n1", []string{"Authorization", officer, "Content-Type", "multipart/form-data; boundary=b"}, 422, "đứt giữa chừng", "broke off"},
		"an upload by nobody":      {"POST", "/api/uploads", "x", nil, 401, "Hãy đăng nhập", "Sign in"},
		"an old token":             {"POST", "/graphql", mine, []string{"Authorization", "Bearer x", "Content-Type", js}, 401, "đã hết hạn", "expired"},
		"an old session":           {"POST", "/graphql", mine, []string{"Cookie", "danhmuc=x", "X-Danhmuc", "1", "Content-Type", js}, 200, "UNAUTHENTICATED", "UNAUTHENTICATED"},
		"a foreign page":           {"POST", "/graphql", mine, []string{"Authorization", officer, "Content-Type", js, "Sec-Fetch-Site", "cross-site"}, 403, "trang khác", "another site"},
		"a foreign page signs in":  {"POST", "/graphql", `{"query":"mutation{signIn(username:\"a\",password:\"b\"){token}}"}`, []string{"Content-Type", js, "Origin", "http://example.org"}, 403, "trang khác", "another site"},
		"a foreign form":           {"POST", "/dataset/x/report", "text=x", []string{"Content-Type", "application/x-www-form-urlencoded", "Origin", "null"}, 403, "trang khác", "another site"},
		"a foreign page exports":   {"POST", "/api/ops/export", `{"form":"json"}`, []string{"Cookie", "danhmuc=x", "Sec-Fetch-Site", "same-site"}, 403, "trang khác", "another site"},
		"a foreign page uploads":   {"POST", "/api/uploads", "x", []string{"Authorization", officer, "Origin", "http://example.org"}, 403, "trang khác", "another site"},
		"half a request":           {"POST", "/graphql", `{"query": `, []string{"Content-Type", js}, 400, "không đọc được", "cannot be read"},
		"a request as text":        {"POST", "/graphql", mine, []string{"Content-Type", "text/plain"}, 415, "application/json", "application/json"},
		"a mutation over GET":      {"GET", "/graphql?query=mutation%7BsignOut%7Bok%7D%7D", "", []string{"Accept", js}, 0, "errors", "errors"},
		"too long a request":       {"POST", "/graphql", strings.Repeat("x", 3<<20), []string{"Content-Type", js}, 413, "1048576", "1048576"},
		"a wrong method":           {"PUT", "/graphql", "x", nil, 405, "chỉ nhận GET, POST", "takes GET, POST only"},
		"half an operation":        {"POST", "/api/ops/jobs", "{", []string{"Authorization", officer}, 422, "không đọc được", "does not read"},
		"an operation of the host": {"POST", "/api/ops/verify", "{}", []string{"Authorization", officer}, 404, "Không tìm thấy", "Not found"},
		"an unknown upload":        {"POST", "/api/ops/import", `{"upload":"x","organization":"SNNMT"}`, []string{"Authorization", officer}, 422, "Tải lại tệp", "pload"},
		"a path that climbs":       {"GET", "/api/files/..%2f..%2fregistry.db", "", []string{"Authorization", officer}, 404, "Không tìm thấy", "Not found"},
		"a file of nobody":         {"GET", "/api/files/x", "", nil, 404, "Không tìm thấy", "Not found"},
		"findings of nobody":       {"GET", "/api/files/x/findings.csv", "", nil, 404, "Không tìm thấy", "Not found"},
		"a page that is none":      {"GET", "/catalog.ttl?page=x", "", nil, 400, "page là một số", "page is a number"},
		"a table of another form":  {"POST", "/api/ops/export", `{"form":"pdf"}`, []string{"Authorization", officer}, 422, "“pdf”", "“pdf”"},
	} {
		t.Run(name, func(t *testing.T) {
			for lang, want := range map[string]string{"vi": tc.vi, "en": tc.en} {
				res, body := s.send(tc.method, tc.path, tc.body, append([]string{"Accept-Language", lang}, tc.header...)...)
				if tc.status != 0 && res.StatusCode != tc.status {
					t.Errorf("%s: %s, want %d: %.300s", lang, res.Status, tc.status, body)
				}
				if !strings.Contains(body, want) {
					t.Errorf("%s: said %.300s, want …%s…", lang, body, want)
				}
			}
		})
	}
	// The size is said before a byte is sent; nobody waits for two gigabytes to be told.
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(conn, "POST /api/uploads HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Disposition: attachment; filename=a.csv\r\nContent-Length: 9000000000\r\n\r\n", officer)
	answer := make([]byte, 12)
	if _, err := io.ReadFull(conn, answer); err != nil || string(answer) != "HTTP/1.1 413" {
		t.Errorf("nine announced gigabytes: %q %v", answer, err)
	}
	conn.Close()
	// Wrong methods on public addresses are told so however often they come; only reports are counted.
	for range reportBurst + 3 {
		if res, body := s.send("POST", "/catalog.ttl", "x"); res.StatusCode != http.StatusMethodNotAllowed {
			t.Fatalf("POST of the feed: %s %s", res.Status, body)
		}
	}
	if after := head(); after != before {
		t.Errorf("refusals made the log grow from %s to %s", before, after)
	}
	// Another's upload, a stale version, a duplicate code, an unknown organization.
	id, _, _ := s.upload(other[7:], "a.csv", []byte("a,b\n1,2\n"))
	errors := func(query string, variables map[string]any) string {
		t.Helper()
		data, err := s.ask(officer[7:], query, variables)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := json.Marshal(data)
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	input := func(more map[string]any) map[string]any {
		in := map[string]any{"title": "Bộ thử", "owner": "SNNMT"}
		for k, v := range more {
			in[k] = v
		}
		return map[string]any{"i": in}
	}
	if got := errors(registerFile, input(map[string]any{"upload": id})); !strings.Contains(got, "tệp của người khác") || !strings.Contains(got, `"path":["input","upload"]`) {
		t.Errorf("another's upload: %s", got)
	}
	own, _, _ := s.upload(officer[7:], "a.csv", []byte("a,b\n1,2\n"))
	wrong := map[string]any{"sheets": []any{map[string]any{"sheet": "a", "roles": map[string]any{"3": "totl"}}}}
	if got := errors(registerFile, input(map[string]any{"upload": own, "overrides": wrong})); !strings.Contains(got, "file.overrides.invalid") || !strings.Contains(got, `"path":["input","overrides"]`) {
		t.Errorf("corrections that do not read: %s", got)
	}
	if got := errors(`mutation($u:ID!,$o:JSON){tryFile(upload:$u,overrides:$o){job{id} userErrors{code path}}}`, map[string]any{"u": own, "o": wrong}); !strings.Contains(got, `"path":["overrides"]`) {
		t.Errorf("corrections of a trial that do not read: %s", got)
	}
	if got := errors(registerFile, input(map[string]any{"owner": "KHONGCO"})); !strings.Contains(got, "Không có đơn vị mang mã “KHONGCO”") {
		t.Errorf("an unknown organization: %s", got)
	}
	made := s.must(officer[7:], registerFile, input(map[string]any{"code": "bad-requests"}))["dataset"].(map[string]any)
	if got := errors(registerFile, input(map[string]any{"code": "bad-requests"})); !strings.Contains(got, "snnmt-bad-requests” đã có") {
		t.Errorf("a duplicate code: %s", got)
	}
	const update = `mutation($id:ID!,$v:Int!){updateDataset(id:$id,expectedVersion:$v,input:{title:"Mới"}){dataset{version} userErrors{code message}}}`
	s.must(officer[7:], update, map[string]any{"id": made["id"], "v": made["version"]})
	if got := errors(update, map[string]any{"id": made["id"], "v": made["version"]}); !strings.Contains(got, "đang ở phiên bản 2, bạn sửa trên phiên bản 1") {
		t.Errorf("a stale version: %s", got)
	}
	// A publisher's figures count what a publisher may open, not the drafts of departments.
	for user, all := range map[string]bool{"ubnd": false, "vnpt": false, "tocongtac": true, "skhcn": true} {
		rows := s.must(s.signIn(user), `{progress{organizations{organization{code}}}}`, nil)["organizations"].([]any)
		if all != (len(rows) > 1) {
			t.Errorf("%s counts %d organizations", user, len(rows))
		}
	}
	s.stop(data)
}

// operate asks a running server through its socket.
func operate(ctx context.Context, socket, name, args string) (string, error) {
	client := &http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", socket)
	}}}
	defer client.CloseIdleConnections()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://danhmuc/api/ops/"+name, strings.NewReader(args))
	if err != nil {
		return "", err
	}
	res, err := client.Do(req)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	return string(body), err
}

// On a full disk writes are refused with the reason, reads go on, nothing is lost, and with space again everything works.
func TestFullDisk(t *testing.T) {
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	disk := t.TempDir()
	script := `mount -t tmpfs -o size=48m tmpfs "$1" && exec "$2" serve --demo --data "$1/data" --addr 127.0.0.1:0 --log-level off`
	if out, err := exec.Command("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("this system lets us make no small disk: %v %s", err, out)
	}
	cmd := exec.Command("unshare", "-rm", "sh", "-c", script, "sh", disk, path)
	s := started(t, cmd)
	inside := "/proc/" + strconv.Itoa(cmd.Process.Pid) + "/root" + disk
	token := s.signIn("nongnghiep")
	// fill leaves at most so many bytes.
	fill := func() {
		t.Helper()
		f, err := os.OpenFile(inside+"/filler", os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		block := make([]byte, 4096)
		for {
			if _, err := f.Write(block); err != nil {
				break
			}
		}
		var fs unix.Statfs_t
		if err := unix.Fstatfs(int(f.Fd()), &fs); err != nil || fs.Bavail != 0 {
			t.Fatalf("%d blocks are free: %v", fs.Bavail, err)
		}
	}
	fill()
	if _, res, body := s.upload(token, "a.csv", []byte("a,b\n1,2\n")); res.StatusCode != http.StatusServiceUnavailable || !strings.Contains(body, "đầy") {
		t.Errorf("an upload to a full disk: %s %s", res.Status, body)
	}
	var kept []string
	refused := error(nil)
	for n := 0; refused == nil && n < 300; n++ { // the store's free pages serve for a while
		answer, err := s.ask(token, registerFile, map[string]any{"i": map[string]any{"title": fmt.Sprintf("Bộ đầy %d", n), "owner": "SNNMT", "description": strings.Repeat("mô tả ", 900)}})
		if refused = err; err == nil {
			kept = append(kept, answer["registerDataset"].(map[string]any)["dataset"].(map[string]any)["code"].(string))
		}
	}
	if refused == nil || !strings.Contains(refused.Error(), "Đĩa đã đầy") {
		t.Errorf("a registration on a full disk: %v", refused)
	}
	if body, err := operate(t.Context(), inside+"/data/run/danhmuc.sock", "backup", "{}"); err != nil || !strings.Contains(body, "đầy") {
		t.Errorf("a backup on a full disk: %.200s %v", body, err)
	}
	s.get("/")
	s.get("/catalog.ttl")
	if err := os.Remove(inside + "/filler"); err != nil {
		t.Fatal(err)
	}
	s.must(token, registerFile, map[string]any{"i": map[string]any{"title": "Bộ sau khi đầy", "owner": "SNNMT"}})
	if id, res, body := s.upload(token, "a.csv", []byte("a,b\n1,2\n")); id == "" {
		t.Errorf("an upload once there is space: %s %s", res.Status, body)
	}
	for _, code := range kept {
		if d, err := s.ask(token, `query($c:String!){dataset(code:$c){code}}`, map[string]any{"c": code}); err != nil || d["dataset"] == nil {
			t.Errorf("%s was acknowledged and is gone (%v)", code, err)
		}
	}
	if body, err := operate(t.Context(), inside+"/data/run/danhmuc.sock", "verify", "{}"); err != nil || !strings.Contains(body, `"ok":true`) {
		t.Errorf("verify: %.300s %v", body, err)
	}
	if left, err := filepath.Glob(inside + "/data/backup-*"); err != nil || len(left) > 0 {
		t.Errorf("left over: %v %v", left, err)
	}
}
