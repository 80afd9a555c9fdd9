package clean

import (
	"slices"
	"strconv"
	"strings"

	"danhmuc/schemas"
	"danhmuc/schemas/check"
	"danhmuc/schemas/viet"
)

// subject is a column as rules look at it when they are suggested.
type subject struct {
	*check.Column
	reading check.Reading
	codes   bool // the table has a column of commune codes
	unsure  bool // it has figures that read two ways
}

func always(*subject) (map[string]string, bool, bool) { return nil, true, true }

func ofType(kinds ...string) func(*subject) (map[string]string, bool, bool) {
	return func(s *subject) (map[string]string, bool, bool) { return nil, true, slices.Contains(kinds, s.Type) }
}

func numeric(s *subject) bool { return s.Type == schemas.Integer || s.Type == schemas.Number }

func fitsNull(s *subject) (map[string]string, bool, bool) {
	params := map[string]string{}
	if s.reading.Tick {
		params[ParamTick] = yes
	}
	return params, true, true
}

// fitsNumber takes columns of figures that read one way: mending the others would take away what shows the doubt.
func fitsNumber(s *subject) (map[string]string, bool, bool) {
	params := map[string]string{}
	if s.reading.Decimal != "" {
		params[ParamStyle] = s.reading.Decimal
	}
	if s.reading.DecimalSure {
		params[ParamProven] = yes
	}
	return params, true, numeric(s) && !s.unsure
}

// fitsDay takes columns of one order. In a column that proves both, the days that prove them would go, and with them the doubt about the
// others. Where none proves any the order is an assumption, and only the person can make it.
func fitsDay(s *subject) (map[string]string, bool, bool) {
	params := map[string]string{ParamType: s.Type, ParamOrder: orderDay}
	if s.reading.Order == orderMonth {
		params[ParamOrder] = orderMonth
	}
	if s.reading.Date1904 {
		params[ParamEpoch] = epoch1904
	}
	return params, s.reading.OrderSure, (s.Type == schemas.Date || s.Type == schemas.DateTime) && !s.reading.OrderMixed
}

// fitsUnit takes columns whose unit is known: a unit is never taken off where nothing else keeps it.
func fitsUnit(s *subject) (map[string]string, bool, bool) {
	params, _, ok := fitsNumber(s)
	params[ParamUnit] = s.Unit
	return params, true, ok && s.Unit != "" && len(s.Unit) <= 48
}

// fitsPlaceCode takes columns of commune codes, where a name is a fault, and columns of names in a table without codes: those only when
// the person asks for it.
func fitsPlaceCode(s *subject) (map[string]string, bool, bool) {
	isCodes := s.CodeList == schemas.CommuneCodes
	return map[string]string{ParamList: schemas.CommuneCodes}, isCodes, isCodes || s.reading.Place && !s.codes && s.Type == schemas.String
}

// fitsSuccessor takes columns of commune codes and of names of communes. It is the person who says that the rows shall be told by the units
// of today: several of them fall together in one.
func fitsSuccessor(s *subject) (map[string]string, bool, bool) {
	if s.CodeList == schemas.CommuneCodes {
		return map[string]string{ParamList: schemas.CommuneCodes}, false, true
	}
	return nil, false, s.reading.Place && s.Type == schemas.String
}

func fitsZeros(s *subject) (map[string]string, bool, bool) {
	if s.CodeList == schemas.CommuneCodes {
		return map[string]string{ParamList: schemas.CommuneCodes}, true, true
	}
	return map[string]string{ParamWidth: strconv.Itoa(s.reading.Width)}, false, s.Type == schemas.String && s.reading.Width > 0 && s.reading.Width <= 40
}

// candidates are the steps that may change something in a checked table, as its columns are understood; which of them do shows the
// reading of all rows. sure are those whose outcome is in no doubt.
func candidates(t *check.Table) (steps []Step, sure map[[2]string]bool) {
	sure = map[[2]string]bool{}
	codes := slices.ContainsFunc(t.Columns, func(c check.Column) bool { return c.CodeList == schemas.CommuneCodes })
	for i := range t.Columns {
		s := subject{Column: &t.Columns[i], codes: codes}
		if s.Group {
			continue
		}
		if s.Reading != nil {
			s.reading = *s.Reading
		}
		s.unsure = doubtful(t, s.Name)
		for _, r := range rules() {
			if r.fits == nil {
				continue
			}
			params, certain, ok := r.fits(&s)
			if !ok {
				continue
			}
			if len(params) == 0 {
				params = nil
			}
			sure[[2]string{r.ID, s.Name}] = certain
			steps = append(steps, Step{Rule: r.ID, Version: r.Version, Column: s.Name, Title: s.Title, Params: params})
		}
	}
	sure[[2]string{rowTotals, ""}] = true
	steps = append(steps, Step{Rule: rowTotals, Version: 1}, Step{Rule: rowRepeats, Version: 1})
	return steps, sure
}

// doubtful tells a column with figures that read two ways.
func doubtful(t *check.Table, column string) bool {
	return slices.ContainsFunc(t.Groups, func(g *check.Group) bool { return g.Code == "number.ambiguous" && g.Column == column })
}

// Bounds of what is looked at for spellings.
const (
	spelledValues = 5000 // different values of a column; a column with more is left alone
	spelledLength = 80   // bytes of a value
	spelledShare  = 0.6  // of the rows of one name, for a way of writing to be taken for the usual one
)

// spelling counts the ways in which the names of one column are written.
type spelling struct {
	counts map[string]int64
	place  bool
	over   bool // too many values
}

func (s *spelling) add(text []byte) {
	if s.over || len(text) > spelledLength || len(text) == 0 || digits(text) {
		return
	}
	if _, ok := s.counts[string(text)]; !ok && len(s.counts) >= spelledValues {
		s.over, s.counts = true, nil
		return
	}
	s.counts[string(text)]++
}

// values are the spellings to mend. official tells that they all follow a code list.
func (s *spelling) values() (values map[string]string, official bool) {
	values, official = map[string]string{}, true
	names := map[string][]string{} // ways of writing by small letters
	for text := range s.counts {
		small := strings.ToLower(text)
		names[small] = append(names[small], text)
	}
	for _, ways := range names {
		to, listed := s.usual(ways)
		for _, way := range ways {
			if to != "" && way != to {
				values[way] = to
				official = official && listed
			}
		}
	}
	if len(values) > maxSpellings {
		return nil, false
	}
	return values, official
}

// usual is how a name is to be written: as the list of communes does, else as most rows do; "" where nothing says.
func (s *spelling) usual(ways []string) (to string, listed bool) {
	if s.place {
		if found := viet.CommunesByName(ways[0]); len(found) == 1 {
			official := found[0].Name
			if strings.HasPrefix(viet.Fold(ways[0]), viet.Fold(found[0].Kind)+" ") {
				official = found[0].FullName
			}
			if strings.EqualFold(official, ways[0]) {
				return official, true
			}
		}
	}
	if len(ways) == 1 {
		return "", false
	}
	var all, most int64
	slices.Sort(ways)
	for _, way := range ways {
		n := s.counts[way]
		all += n
		if n > most {
			to, most = way, n
		}
	}
	if float64(most) < spelledShare*float64(all) || to == strings.ToUpper(to) {
		return "", false
	}
	return to, false
}
