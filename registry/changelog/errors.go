package changelog

import "errors"

// Sentinels that callers compare with errors.Is.
var (
	// ErrFormat: bytes or text do not follow the documented format.
	ErrFormat = errors.New("changelog: format")
	// ErrNewerFormat: a format, kind or version this program does not know.
	ErrNewerFormat = errors.New("changelog: unknown format")
	// ErrEntry: an entry that may not be appended.
	ErrEntry = errors.New("changelog: entry refused")
	// ErrTime: an entry's time lies before the head's.
	ErrTime = errors.New("changelog: time before head")
	// ErrClockBack: the wall clock ran back.
	ErrClockBack = errors.New("changelog: clock ran back")
	// ErrClockAhead: the wall clock leapt ahead.
	ErrClockAhead = errors.New("changelog: clock leapt ahead")
	// ErrMissing: an entry, node or head that the log should hold is not there.
	ErrMissing = errors.New("changelog: missing")
	// ErrRange: a sequence number, index or size outside the log.
	ErrRange = errors.New("changelog: out of range")
	// ErrProof: a proof does not hold.
	ErrProof = errors.New("changelog: proof does not hold")
	// ErrSignature: no trusted key signed, or a signature is wrong.
	ErrSignature = errors.New("changelog: signature")
	// ErrKey: a key's text cannot be read.
	ErrKey = errors.New("changelog: key")
)
