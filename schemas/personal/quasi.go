package personal

import "slices"

// maxSuggested is how many columns a suggested combination has at most.
const maxSuggested = 6

// quasi is one kind of column that tells people apart together with others. Kinds come in the order in which columns are suggested.
type quasi struct {
	kinds   []string // of the verdict
	phrases []string // of the title, where there is no verdict
	not     []string
	place   bool // also a column of places
	person  bool // says something about a person: one such column makes a combination worth counting
}

var quasis = []quasi{
	{phrases: []string{"xa", "phuong", "ma xa", "ten xa", "xa phuong", "commune", "ban", "thon", "to dan pho", "tieu khu", "huyen"}, not: []string{"co so", "noi dang ky"}, place: true},
	{kinds: []string{"birth"}, phrases: []string{"tuoi", "do tuoi", "nhom tuoi", "age"}, not: []string{"so"}, person: true},
	{kinds: []string{"sex"}, person: true},
	{phrases: []string{"nghe nghiep", "nghe", "occupation", "job", "chuc vu", "chuc danh", "cong viec"}, not: []string{"nganh nghe", "so", "lang nghe", "ma nghe"}, person: true},
	{kinds: []string{"ethnicity"}, person: true},
	{kinds: []string{"religion", "nationality", "marital"}, person: true},
	{phrases: []string{"trinh do", "hoc van", "trinh do hoc van", "education"}, person: true},
	{phrases: []string{"lop", "class", "don vi cong tac", "noi lam viec"}},
}

// Quasi suggests the columns whose combination may single people out, in the order of the table: none in a table that counts people, none
// unless two columns say something of one person. Names and numbers of persons are not among them: the question is what their absence
// would leave.
func Quasi(subjects []Subject, verdicts []*Verdict) []int {
	titles := make([]title, len(subjects))
	for i := range subjects {
		titles[i] = titleOf(&subjects[i])
	}
	rows := rowsOf(subjects, titles, verdicts)
	if rows.groups || rows.firms {
		return nil
	}
	var chosen []int
	persons := 0
	for q := range quasis {
		for i := range subjects {
			if len(chosen) == maxSuggested || slices.Contains(chosen, i) || !quasis[q].is(&subjects[i], &titles[i], verdicts[i]) {
				continue
			}
			chosen = append(chosen, i)
			if quasis[q].person {
				persons++
			}
		}
	}
	if len(chosen) < 2 || persons == 0 || persons == 1 && !rows.persons {
		return nil
	}
	slices.Sort(chosen)
	return chosen
}

func (q *quasi) is(s *Subject, t *title, v *Verdict) bool {
	if s.empty() {
		return false
	}
	if v != nil {
		return slices.Contains(q.kinds, v.Kind)
	}
	return q.place && s.Place || t.find(q.phrases) != "" && t.find(q.not) == "" && !t.starts(counted)
}
