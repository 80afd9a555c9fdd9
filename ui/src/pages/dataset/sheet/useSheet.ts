import { useCallback, useEffect, useMemo, useState } from 'react';
import { text, whole } from '~/lib/urlState';
import { useKeys } from '~/lib/useKeys';
import { useUrlState } from '~/lib/useUrlState';
import { bySeverity, columnOf, groupKey, step, type Place } from './model';
import type { CellPlace } from './SheetGrid';
import type { Correct } from './useCorrect';
import { useFindings, useLocate, useReport, type Finding, type Source, type Table } from './useReport';

// Which sheet, which group of findings and which of its cells: in the address, so that a link shows the very cell.
const codecs = { bang: text(), nhom: text(), o: whole(0) };

export interface Sheet {
  /** How to correct what was understood; null where it cannot be. */
  correct: Correct | null;
  source: Source;
  report: ReturnType<typeof useReport>;
  table: Table | null;
  choose: (sheet: string) => void;
  /** The open group and the finding in it; null when there is none. */
  place: Place | null;
  open: (place: Place | null) => void;
  move: (by: 1 | -1) => void;
  ends: { first: boolean; last: boolean };
  finding: Finding | null;
  waiting: boolean;
  selected: CellPlace | null;
  mark: (cell: { row: number; letter: string; column: string | undefined }) => void;
  range: readonly [number, number];
  setRange: (from: number, to: number) => void;
}

/** All that the sheet, the list beside it and the keys j and k share. */
export function useSheet(source: Source, correct: Correct | null = null): Sheet {
  const report = useReport(source);
  const [url, set] = useUrlState(codecs);
  const [range, keepRange] = useState<readonly [number, number]>([1, 1]);
  const tables = report.report?.tables ?? [];
  const table = tables.find((one) => one.sheet === url.bang) ?? tables.find((one) => one.rows > 0) ?? tables[0] ?? null;
  const groups = useMemo(() => table?.groups ?? [], [table]);
  const order = useMemo(() => bySeverity(groups).flatMap((part) => part.groups), [groups]);
  const asked = url.nhom === '' ? order.find((one) => one.severity !== 'INFO') : order.find((one) => groupKey(one) === url.nhom);
  const place = useMemo<Place | null>(() => (asked === undefined ? null : { group: groupKey(asked), at: Math.min(Math.max(url.o, 0), asked.count - 1) }), [asked, url.o]);

  const filter = asked === undefined ? {} : { code: asked.code, ...(asked.column === null ? {} : { column: asked.column }) };
  const found = useFindings(source, table?.sheet ?? '', filter, asked !== undefined && asked.count > 1);
  const { findings, hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  const at = place?.at ?? 0;
  useEffect(() => {
    if (at >= findings.length && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [at, findings.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const finding = asked === undefined ? null : findings[at] ?? (at === 0 ? asked.first : null);

  const open = useCallback((next: Place | null) => set({ nhom: next?.group ?? '-', o: next?.at ?? 0 }), [set]);
  const move = useCallback((by: 1 | -1) => {
    const next = step(groups, place, by);
    if (next !== null) open(next);
  }, [groups, place, open]);
  useKeys({ j: () => move(1), k: () => move(-1) }, groups.length > 0);

  const locate = useLocate(source, table?.sheet ?? '');
  const mark = useCallback((cell: { row: number; letter: string; column: string | undefined }) => {
    void locate(cell.row, cell.letter, cell.column).then((hit) => {
      if (hit !== null) open({ group: groupKey(hit.finding), at: Math.max(0, hit.at) });
    }).catch(() => undefined); // The list beside the sheet shows the same finding and says why it could not be read.
  }, [locate, open]);
  const setRange = useCallback((from: number, to: number) => keepRange((now) => (now[0] === from && now[1] === to ? now : [from, to])), []);

  return {
    correct, source, report, table, place, open, move, mark, range, setRange, finding,
    choose: useCallback((sheet: string) => set({ bang: sheet, nhom: '', o: 0 }), [set]),
    ends: { first: step(groups, place, -1) === null, last: step(groups, place, 1) === null },
    waiting: asked !== undefined && finding === null,
    selected: finding?.row == null ? null : { row: finding.row, column: columnOf(finding.letter) },
  };
}
