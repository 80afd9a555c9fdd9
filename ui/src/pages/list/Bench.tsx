import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useMutationGql } from '~/api';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { useKeyList } from '~/components/keyRegistry';
import { ListPaper } from '~/components/ListPage';
import { LoadingRows } from '~/components/LoadingRows';
import { useDraft } from '~/lib/useDraft';
import { oneOf, text } from '~/lib/urlState';
import { useKeys } from '~/lib/useKeys';
import { useUrlState } from '~/lib/useUrlState';
import { DecideDocument, type OneList } from './documents';
import { LineDetail } from './LineDetail';
import { Lines } from './Lines';
import classes from './list.module.css';
import { isOpen, shownLines, stage, tally, verdictsOf, type Reasons, type StagedVerdict } from './model';
import { useLines } from './useLines';
import { VerdictBar } from './VerdictBar';

const codecs = { q: text(''), vuong: text(''), xem: oneOf(['all', 'open', 'changed', 'sample'] as const, 'all') };

interface Staged { verdicts: Record<string, StagedVerdict>; reasons: Reasons; rest: boolean }
const nothing: Staged = { verdicts: {}, reasons: { changes: '', refusal: '' }, rest: false };

/** The lines beside what is at hand. Verdicts are staged on lines, kept in this browser, and written in one act. */
export function Bench({ list }: { list: OneList }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [url, setUrl] = useUrlState(codecs);
  const { lines, total, error, refetch } = useLines(list.id);
  const [at, setAt] = useState(0);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const draft = useDraft<Staged>(`list:${list.id}`, nothing);
  const decide = useMutationGql(DecideDocument);
  const shown = useMemo(() => shownLines(lines, { text: url.q, cause: url.vuong, only: url.xem }), [lines, url.q, url.vuong, url.xem]);
  const labels = useMemo(() => new Map(list.causes.map((one) => [one.key, one.label])), [list.causes]);
  const now = Math.min(at, Math.max(shown.length - 1, 0));
  const line = shown[now];
  const chosen = shown.filter((one) => picked.has(one.id));
  const meant = (chosen.length > 0 ? chosen : line === undefined ? [] : [line]).filter(isOpen);
  const may = list.canDecide && list.state !== 'DECIDED';

  const pick = (index: number) => setPicked((before) => {
    const next = new Set(before);
    const id = shown[index]?.id;
    if (id !== undefined && !next.delete(id)) next.add(id);
    return next;
  });
  const all = () => setPicked((before) => (shown.every((one) => before.has(one.id)) ? new Set() : new Set(shown.map((one) => one.id))));
  const verdict = (to: StagedVerdict) => {
    if (!may || meant.length === 0) return;
    draft.set((before) => ({ ...before, verdicts: stage(before.verdicts, meant, to) }));
    if (chosen.length === 0) setAt(Math.min(now + 1, shown.length - 1));
    else setPicked(new Set());
  };
  const sent = verdictsOf(lines, draft.value.verdicts, draft.value.reasons);
  const write = async () => {
    const done = await decide.run({
      id: list.id, version: list.version, lines: sent,
      ...(draft.value.rest ? { rest: 'REQUEST_CHANGES' as const, comment: draft.value.reasons.changes } : {}),
    });
    if (done !== null) draft.clear();
  };
  const named = (path: readonly string[]) => (path[0] === 'lines' ? lines.find((one) => one.id === sent[Number(path[1])]?.dataset)?.title : undefined);

  useKeys({
    j: () => setAt(Math.min(now + 1, shown.length - 1)), k: () => setAt(Math.max(now - 1, 0)),
    ArrowDown: () => setAt(Math.min(now + 1, shown.length - 1)), ArrowUp: () => setAt(Math.max(now - 1, 0)),
    x: () => pick(now), a: all, 1: () => verdict('APPROVE'), 2: () => verdict('REQUEST_CHANGES'), 3: () => verdict('REJECT'),
    Enter: (event) => { if (event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement) (event.target as HTMLElement).click(); else if (line !== undefined) void navigate({ to: '/bo-du-lieu/$code', params: { code: line.code } }); },
  });
  useKeyList([
    { keys: ['j', 'k'], does: t`Dòng sau, dòng trước` }, { keys: ['x'], does: t`Chọn hay bỏ chọn dòng` }, { keys: ['a'], does: t`Chọn hay bỏ chọn mọi dòng đang hiện` },
    ...(may ? [{ keys: ['1', '2', '3'], does: t`Đạt, yêu cầu bổ sung, từ chối` }] : []), { keys: ['Enter'], does: t`Mở bộ dữ liệu` },
  ]);

  if (error !== null && lines.length === 0) return <FailurePart error={error} retry={refetch} title={t`Chưa tải được các dòng`} />;
  if (total === undefined) return <ListPaper><LoadingRows rows={10} height={46} /></ListPaper>;
  return (
    <>
      {list.causes.length > 0 && <Causes list={list} chosen={url.vuong} onChoose={(key) => { setUrl({ vuong: key }); setAt(0); setPicked(new Set()); }} />}
      <div className={classes.filters}>
        <TextInput aria-label={t`Lọc theo tên, mã`} placeholder={t`Lọc theo tên, mã`} leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />} value={url.q} onChange={(event) => { setUrl({ q: event.currentTarget.value }); setAt(0); }} />
        <SegmentedControl size="xs" aria-label={t`Những dòng hiện ra`} value={url.xem} onChange={(value) => { setUrl({ xem: value as typeof url.xem }); setAt(0); }} data={[
          { value: 'all', label: t`Tất cả ${total}` }, { value: 'open', label: t`Chưa kết luận` },
          ...(list.previous == null ? [] : [{ value: 'changed', label: t`Có thay đổi` }]), { value: 'sample', label: t`Cần xem kỹ` },
        ]} />
      </div>
      <div className={classes.bench}>
        <div>
          {shown.length === 0
            ? <ListPaper><EmptyState><Trans>Không có dòng nào như vậy.</Trans></EmptyState></ListPaper>
            : <Lines lines={shown} at={now} picked={picked} staged={may ? draft.value.verdicts : {}} labels={labels} onAt={setAt} onPick={pick} />}
        </div>
        <div className={classes.side}>
          {may && (
            <VerdictBar
              counts={tally(lines, draft.value.verdicts)} reasons={draft.value.reasons} rest={draft.value.rest} meant={meant.length} pending={decide.pending} refusals={decide.refusals} error={decide.error} label={named}
              onVerdict={verdict} onReasons={(reasons) => draft.set((before) => ({ ...before, reasons }))} onRest={(rest) => draft.set((before) => ({ ...before, rest }))} onWrite={() => void write()}
            />
          )}
          {line !== undefined && <LineDetail key={line.id} line={line} />}
        </div>
      </div>
    </>
  );
}

/** What stands against the open lines, each a filter: one verdict can then be given to all of them. */
function Causes({ list, chosen, onChoose }: { list: OneList; chosen: string; onChoose: (key: string) => void }) {
  return (
    <ul className={classes.causes}>
      {list.causes.map((one) => (
        <li key={one.key}>
          <button type="button" className={classes.chip} aria-pressed={chosen === one.key} onClick={() => onChoose(chosen === one.key ? '' : one.key)}>
            {one.label} <span className="num strong">{one.count}</span>
            {one.sampled > 0 && <span className="small ink2"><Trans>xem kỹ {one.sampled}</Trans></span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
