import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Radio, Textarea, TextInput } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { useState } from 'react';
import { useMutationGql, useViewer } from '~/api';
import { Card } from '~/components/Card';
import { FailurePart } from '~/components/FailurePart';
import { Key } from '~/components/Key';
import { RefusalList } from '~/components/RefusalList';
import { useDraft } from '~/lib/useDraft';
import { useKeys } from '~/lib/useKeys';
import { VerdictDocument, type Reviewed } from './documents';
import { blockersOf, emptyDraft, keyOf, messageOf, phrasesOf, waivablesOf, type Draft, type Verdict, type Waivable } from './verdict';
import classes from './review.module.css';

/** At right: the verdict, with reasons from what does not pass; Ctrl+Enter sends it and goes on. */
export function Decision({ dataset, onDone }: { dataset: Reviewed; onDone: () => void }) {
  const { t } = useLingui();
  const viewer = useViewer();
  const groups = dataset.quality.report?.tables.flatMap((table) => table.groups) ?? [];
  const columns = dataset.quality.report?.tables.flatMap((table) => table.columns) ?? [];
  const phrases = phrasesOf(dataset.checks, groups, columns);
  const waivables = waivablesOf(dataset.checks, groups, columns);
  const blockers = blockersOf(dataset.checks);
  const { value: draft, set, clear } = useDraft<Draft>(`review:${dataset.id}:${dataset.version}`, emptyDraft);
  const act = useMutationGql(VerdictDocument);
  const may = (one: Reviewed['allowedTransitions'][number]) => dataset.allowedTransitions.includes(one);
  const message = messageOf(draft, phrases, waivables, blockers.length > 0);
  const change = (part: Partial<Draft>) => set({ ...draft, ...part });
  const pick = (verdict: Verdict) => { if (may(verdict) && (verdict !== 'APPROVE' || blockers.length === 0)) change({ verdict }); };
  const send = async () => {
    if (message === null || act.pending) return;
    const answer = await act.run({ id: dataset.id, version: dataset.version, to: message.to, ...(message.comment === '' ? {} : { comment: message.comment }), findings: message.findings });
    if (answer === null) return;
    clear();
    onDone();
  };
  useKeys({ 1: () => pick('APPROVE'), 2: () => pick('REQUEST_CHANGES'), 3: () => pick('REJECT'), 'mod+Enter': () => void send() });
  const step = (to: 'START_REVIEW' | 'RELEASE_REVIEW') => void act.run({ id: dataset.id, version: dataset.version, to });
  if (!['SUBMITTED', 'IN_REVIEW'].includes(dataset.reviewStatus)) return <Card title={<Trans>Kết luận của bạn</Trans>} icon={IconGavel} padded><p><Trans>Bộ này không còn chờ kết luận.</Trans></p></Card>;
  if (!may('APPROVE') && !may('REQUEST_CHANGES')) {
    return (
      <Card title={<Trans>Kết luận của bạn</Trans>} icon={IconGavel} padded>
        <p>{dataset.reviewer !== null && dataset.reviewer.username !== viewer.username ? <Trans>{dataset.reviewer.name ?? dataset.reviewer.username} đang xem bộ này.</Trans> : <Trans>Bạn không kết luận được bộ này: việc này của người rà soát, và không phải người đã đăng ký hoặc sửa bản này.</Trans>}</p>
      </Card>
    );
  }
  return (
    <Card title={<Trans>Kết luận của bạn</Trans>} icon={IconGavel} padded>
      <div className={classes.decision}>
        {may('START_REVIEW') && <Button variant="default" loading={act.pending} onClick={() => step('START_REVIEW')}><Trans>Nhận rà soát, để người khác biết</Trans></Button>}
        <Radio.Group value={draft.verdict} onChange={(value) => pick(value as Verdict)} aria-label={t`Kết luận`}>
          <Approve blockers={blockers.length} waivables={waivables} draft={draft} change={change} may={may('APPROVE')} />
          <Choice value="REQUEST_CHANGES" n="2" name={<Trans>Yêu cầu bổ sung</Trans>} on={draft.verdict === 'REQUEST_CHANGES'}>
            <Reasons draft={draft} change={change} phrases={phrases} />
          </Choice>
          <Choice value="REJECT" n="3" name={<Trans>Từ chối</Trans>} on={draft.verdict === 'REJECT'} hint={<Trans>Cần nêu căn cứ pháp lý</Trans>}>
            <Textarea label={t`Căn cứ pháp lý và lý do`} autosize minRows={2} value={draft.basis} onChange={(event) => change({ basis: event.currentTarget.value })} />
          </Choice>
        </Radio.Group>
        {draft.verdict !== 'REJECT' && <Textarea aria-label={t`Nhắn thêm cho Sở`} placeholder={t`Nhắn thêm cho Sở (không bắt buộc)`} autosize minRows={2} value={draft.note} onChange={(event) => change({ note: event.currentTarget.value })} />}
        <RefusalList errors={act.refusals} />
        {act.error !== null && <FailurePart error={act.error} />}
        <Button size="md" loading={act.pending} disabled={message === null} onClick={() => void send()}>
          {draft.verdict === 'APPROVE' ? <Trans>Kết luận Đạt, sang bộ tiếp</Trans> : draft.verdict === 'REJECT' ? <Trans>Từ chối, sang bộ tiếp</Trans> : draft.verdict === 'REQUEST_CHANGES' ? <Trans>Gửi yêu cầu bổ sung, sang bộ tiếp</Trans> : <Trans>Chọn một kết luận</Trans>}
        </Button>
        <p className={classes.hint}><Key>Ctrl</Key> <Key>Enter</Key> <Trans>gửi</Trans>{message !== null && message.findings.length > 0 && <> · <Plural value={message.findings.length} other="# lý do" /></>}</p>
        {may('RELEASE_REVIEW') && <Button variant="subtle" size="compact-sm" loading={act.pending} onClick={() => step('RELEASE_REVIEW')}><Trans>Trả lại hàng chờ cho người khác</Trans></Button>}
        <p className={classes.hint}><Key>j</Key> <Key>k</Key> <Trans>bộ sau, trước</Trans> · <Key>1</Key> <Key>2</Key> <Key>3</Key> <Trans>kết luận</Trans> · <Key>?</Key> <Trans>mọi phím</Trans></p>
      </div>
    </Card>
  );
}

function Choice({ value, n, name, hint, on, disabled = false, children }: { value: Verdict; n: string; name: React.ReactNode; hint?: React.ReactNode; on: boolean; disabled?: boolean; children?: React.ReactNode }) {
  return (
    <div className={classes.choice} data-on={on ? 'yes' : 'no'} data-off={disabled ? 'yes' : 'no'}>
      <div className={classes.choiceHead}><Radio value={value} disabled={disabled} label={<b>{name}</b>} /><Key>{n}</Key></div>
      {hint !== undefined && <div className={classes.choiceHint}>{hint}</div>}
      {on && children !== undefined && <div className={classes.choiceBody}>{children}</div>}
    </div>
  );
}

type Change = (part: Partial<Draft>) => void;

/** "Đạt" stays in view with what stands in its way; what can be excused is excused here, each with the reason. */
function Approve({ blockers, waivables, draft, change, may }: { blockers: number; waivables: readonly Waivable[]; draft: Draft; change: Change; may: boolean }) {
  const { t } = useLingui();
  const left = waivables.filter((one) => !draft.waived.includes(keyOf(one))).length;
  const toggle = (key: string) => change({ waived: draft.waived.includes(key) ? draft.waived.filter((one) => one !== key) : [...draft.waived, key] });
  const on = draft.verdict === 'APPROVE';
  const hint = blockers > 0 ? <Plural value={blockers} other="Chưa chọn được: còn # kiểm tra không đạt." />
    : left > 0 ? <><Plural value={left} other="Còn # lỗi chưa miễn." /> {!on && may && <button type="button" className={classes.link} onClick={() => change({ verdict: 'APPROVE' })}><Trans>Miễn, kèm lý do</Trans></button>}</> : undefined;
  return (
    <Choice value="APPROVE" n="1" name={<Trans>Đạt</Trans>} on={on} disabled={!may || blockers > 0} hint={hint}>
      {waivables.length > 0 && (
        <>
          <p className="small"><Trans>Miễn, kèm lý do:</Trans></p>
          {waivables.map((one) => <Checkbox key={keyOf(one)} size="xs" label={one.title} checked={draft.waived.includes(keyOf(one))} onChange={() => toggle(keyOf(one))} />)}
          <TextInput aria-label={t`Lý do miễn`} placeholder={t`Lý do miễn`} value={draft.waiver} onChange={(event) => change({ waiver: event.currentTarget.value })} />
        </>
      )}
      <p className="meta"><Trans>Kết luận Đạt xác nhận đã xem đủ: mô tả, phân loại, dữ liệu cá nhân, cột và số liệu.</Trans></p>
    </Choice>
  );
}

function Reasons({ draft, change, phrases }: { draft: Draft; change: Change; phrases: ReturnType<typeof phrasesOf> }) {
  const { t } = useLingui();
  const [more, setMore] = useState(false);
  const toggle = (key: string) => change({ chosen: draft.chosen.includes(key) ? draft.chosen.filter((one) => one !== key) : [...draft.chosen, key] });
  const shown = more ? phrases : phrases.slice(0, 6);
  const own = draft.own.length === 0 ? [''] : draft.own;
  return (
    <>
      {shown.map((one) => <Checkbox key={one.key} size="xs" checked={draft.chosen.includes(one.key)} onChange={() => toggle(one.key)} label={<>{one.message}{one.columnTitle !== null && <span className={classes.tag}>{one.columnTitle}</span>}</>} />)}
      {phrases.length > shown.length && <Button variant="subtle" size="compact-xs" onClick={() => setMore(true)}><Plural value={phrases.length - shown.length} other="# lý do khác" /></Button>}
      {own.map((one, i) => <TextInput key={i} size="xs" aria-label={t`Lý do khác ${i + 1}`} placeholder={t`Lý do khác`} value={one} onChange={(event) => change({ own: own.map((old, at) => (at === i ? event.currentTarget.value : old)) })} />)}
      {own.at(-1) !== '' && <Button variant="subtle" size="compact-xs" onClick={() => change({ own: [...own, ''] })}><Trans>Thêm lý do</Trans></Button>}
    </>
  );
}
