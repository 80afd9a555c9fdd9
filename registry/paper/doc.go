// Package paper makes the documents that offices hand to one another: tables as workbooks, and official papers in the form of
// Nghị định 30/2020/NĐ-CP as DOCX and XLSX.
//
// A Document is a paper as its parts are named there: the agency and its superior, the national title, number and date, kind and
// abstract, legal bases, articles or paragraphs, tables, the signature, the recipients and the annexes. The functions named after a
// paper (OpenDecision, SubmissionLetter, …) fill one from plain facts, under the letterhead that the
// province set.
//
// Official papers are written in Vietnamese, whoever asks for them: their sentences lie in words.json. What is not known stays an
// open place to fill in by hand, as on a form; nothing is guessed.
package paper
