package registry

import (
	"encoding/binary"
	"strings"

	"danhmuc/registry/changelog"
)

// The key space of a store, declared once. A key is its family's prefix and parts joined by '/'; no part holds a '/'.
// Numbers are eight bytes big-endian, so that byte order is their order.
//
//	family      key                                      value
//	dataset     dataset/ID                               Dataset
//	code        code/CODE                                dataset ID
//	local       local/OWNER/KEY                          dataset ID    KEY folds the list's own code
//	title       title/OWNER/KEY/ID                       empty         KEY folds the title
//	edition     edition/DATASET/NUMBER                   Edition
//	release     release/DATASET/NUMBER                   Release
//	releaseID   releaseID/ID                             key of the release
//	verdict     verdict/DATASET/SEQ                      Verdict
//	history     history/RECORD/SEQ                       record version
//	listed      listed/DATASET                           what its list said last time
//	waiting     waiting/DATASET                          release ID    newest delivery that was not taken by itself
//	schema      schema/HASH                              canonical JSON Schema
//	decision    decision/ID                              Decision
//	number      number/ISSUER/DATE/NUMBER                decision ID
//	round       round/ID                                 Round
//	submission  submission/ID                            Submission
//	sent        sent/ORGANIZATION/ROUND/NUMBER           submission ID ROUND is "-" for none
//	frozen      frozen/DATASET/VERSION                   Content       as a list froze it, at the version bound at SUBMIT
//	awaiting    awaiting/DATASET                         submission ID that waits for its department's leader
//	org         org/ID                                   Organization
//	orgcode     orgcode/CODE                             organization ID
//	account     account/ID                               Account
//	username    username/NAME                            account ID    NAME in lower case
//	upload      upload/ID                                Upload
//	job         job/ID                                   Job
//	queue       queue/ID                                 empty         jobs that wait or run
//	idem        idem/ACCOUNT/HASH                        answer of an idempotent call
//	feedback    feedback/ID                              Feedback
//	ruleset     ruleset/ID                               RuleSet       meta/rules names the one in force
//	notice      notice/ID                                Notice
//	receipt     receipt/NOTICE.ACCOUNT                   Receipt
//	task        task/ID                                  Task
//	supplement  supplement/ID                            Supplement
//	elsewhere   elsewhere/DATASET.elsewhere              HeldElsewhere
//	taskforce   taskforce/ID                             TaskForce
//	baseline    baseline/province                        Baseline
//	setting     setting/NAME                             Setting
//	codelist    codelist/ID                              CodeList
//	codes       codes/HASH                               lines of a code list
//	meta        meta/NAME                                settings of the store itself
//	access      access/…                                 secrets, sessions and tokens: owned by registry/access
const (
	familyDataset    = "dataset"
	familyCode       = "code"
	familyLocal      = "local"
	familyTitle      = "title"
	familyEdition    = "edition"
	familyRelease    = "release"
	familyReleaseID  = "releaseID"
	familyVerdict    = "verdict"
	familyHistory    = "history"
	familyWaiting    = "waiting"
	familySchema     = "schema"
	familyDecision   = "decision"
	familyNumber     = "number"
	familyRound      = "round"
	familySubmission = "submission"
	familySent       = "sent"
	familyFrozen     = "frozen"
	familyAwaiting   = "awaiting"
	familyOrg        = "org"
	familyOrgCode    = "orgcode"
	familyAccount    = "account"
	familyUsername   = "username"
	familyListed     = "listed"
	familyUpload     = "upload"
	familyJob        = "job"
	familyQueue      = "queue"
	familyIdem       = "idem"
	familyFeedback   = "feedback"
	familyRuleSet    = "ruleset"
	familySetting    = "setting"
	familyCodeList   = "codelist"
	familyCodes      = "codes"
	familyMeta       = "meta"
	familyBaseline   = "baseline"

	familyNotice     = "notice"
	familyReceipt    = "receipt"
	familyTask       = "task"
	familySupplement = "supplement"
	familyElsewhere  = "elsewhere"
	familyTaskForce  = "taskforce"
)

func key(family string, parts ...string) []byte {
	return []byte(family + "/" + strings.Join(parts, "/"))
}

func numbered(family, id string, n uint64) []byte {
	return binary.BigEndian.AppendUint64(append(key(family, id), '/'), n)
}

func numberOf(k []byte) uint64 {
	if len(k) < 8 {
		return 0
	}
	return binary.BigEndian.Uint64(k[len(k)-8:])
}

// under is the span of all keys that begin with the family and parts.
func under(family string, parts ...string) Span {
	from := key(family, parts...)
	if len(parts) > 0 {
		from = append(from, '/')
	}
	return Prefix(from)
}

// Prefix is the span of all keys that begin with p.
func Prefix(p []byte) Span {
	to := append([]byte(nil), p...)
	for i := len(to) - 1; i >= 0; i-- {
		if to[i]++; to[i] != 0 {
			return Span{From: p, To: to[:i+1]}
		}
	}
	return Span{From: p}
}

// recordType says how the records of one kind lie in the store and which of their members are personal or free text.
type recordType struct {
	family  string
	private map[string]bool // members that enter the log as salted fields
}

func private(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}

// recordTypes by the first word of an entry's kind. publication.* entries change datasets too.
var recordTypes = map[string]*recordType{
	"dataset":        datasetRecord,
	"publication":    datasetRecord,
	familyRelease:    releaseRecord,
	"organization":   organizationRecord,
	familyAccount:    accountRecord,
	familyDecision:   decisionRecord,
	familyFeedback:   feedbackRecord,
	familyRuleSet:    ruleSetRecord,
	familySetting:    settingRecord,
	familyCodeList:   codeListRecord,
	familyRound:      roundRecord,
	familySubmission: submissionRecord,
	familyBaseline:   baselineRecord,

	familyNotice:     noticeRecord,
	familyReceipt:    receiptRecord,
	familyTask:       taskRecord,
	familySupplement: supplementRecord,
	familyElsewhere:  elsewhereRecord,
	familyTaskForce:  taskForceRecord,
}

var (
	datasetRecord = &recordType{familyDataset, private("title", "description", "keywords", "contact", "legalBasis", "sourceSystem",
		"connection", "spatial", "personalBasis", "reason", "localCode",
		"declaredColumns", "formats", "remark")}
	releaseRecord      = &recordType{familyRelease, private("file", "sheet", "period", "corrections", "cleaning")}
	organizationRecord = &recordType{familyOrg, nil}
	accountRecord      = &recordType{familyAccount, private("username", "name", "email")}
	decisionRecord     = &recordType{familyDecision, private("signatory", "file")}
	roundRecord        = &recordType{familyRound, private("title")}
	submissionRecord   = &recordType{familySubmission, private("reason")}
	baselineRecord     = &recordType{familyBaseline, nil}
	settingRecord      = &recordType{familySetting, private("letterhead")}
	feedbackRecord     = &recordType{familyFeedback, private("text", "contact", "answer")}
	ruleSetRecord      = &recordType{familyRuleSet, private("document", "note")}
	codeListRecord     = &recordType{familyCodeList, nil}

	noticeRecord     = &recordType{familyNotice, private("title", "text", "signatory", "file")}
	receiptRecord    = &recordType{familyReceipt, nil}
	taskRecord       = &recordType{familyTask, private("title", "note", "cancelled")}
	supplementRecord = &recordType{familySupplement, private("text", "answer")}
	elsewhereRecord  = &recordType{familyElsewhere, private("holder", "system", "answer")}
	taskForceRecord  = &recordType{familyTaskForce, private("name", "signatory", "members", "file")}
)

// EntryKinds are the kinds of entries that the registry writes, for changelog.Verify. Secrets never enter the log.
func EntryKinds() []string {
	kinds := []string{"dataset.register", "dataset.update", "dataset.schema", "dataset.band",
		"release.attach", "release.check", "release.fail", "release.accept", "release.clean", "release.unclean",
		"organization.add", "organization.update",
		"account.create", "account.update", "account.password", "account.signIn", "account.signOut", "account.token", "account.tokenRevoke",
		"account.sessionEnd", "account.setup",
		"round.open", "round.update",
		"submission.send", "submission.confirm", "submission.withdraw", "submission.supersede",
		"setting.set", "decision.issue", "decision.check", "decision.supersede", "feedback.report", "feedback.answer", "baseline.set", "codelist.import",
		"notice.issue", "notice.update", "receipt.read", "task.add", "task.update", "task.report",
		"supplement.request", "supplement.answer", "elsewhere.set", "taskforce.set"}
	kinds = append(kinds, KindRuleSet)
	for _, t := range Transitions {
		kinds = append(kinds, t.Kind())
	}
	return kinds
}

// Kind is the kind of the log entry that the transition writes: those that move what the public has are leaves of the tree of
// publications too.
func (t Transition) Kind() string {
	name := strings.ToLower(string(t))
	for i := strings.IndexByte(name, '_'); i >= 0; i = strings.IndexByte(name, '_') {
		name = name[:i] + strings.ToUpper(name[i+1:i+2]) + name[i+2:]
	}
	switch t {
	case Publish, Refresh, Suspend, Resume, Withdraw:
		return changelog.PublicationPrefix + name
	}
	return "dataset." + name
}
