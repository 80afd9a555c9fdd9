import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { FailurePart } from '~/components/FailurePart';
import { Key } from '~/components/Key';
import { RefusalList } from '~/components/RefusalList';
import type { ApiError, Refusal } from '~/api';
import type { Reasons, StagedVerdict, Tally } from './model';
import classes from './list.module.css';

interface Props {
  counts: Tally;
  reasons: Reasons;
  rest: boolean;
  /** How many lines the next verdict goes to. */
  meant: number;
  pending: boolean;
  refusals: Refusal[];
  error: ApiError | null;
  label: (path: readonly string[]) => string | undefined;
  onVerdict: (verdict: StagedVerdict) => void;
  onReasons: (reasons: Reasons) => void;
  onRest: (rest: boolean) => void;
  onWrite: () => void;
}

/** The verdicts by button and key, what is staged, the reasons they need, and the one act that writes them all. */
export function VerdictBar({ counts, reasons, rest, meant, pending, refusals, error, label, onVerdict, onReasons, onRest, onWrite }: Props) {
  const { t } = useLingui();
  const asks = counts.REQUEST_CHANGES > 0 || rest && counts.rest > 0;
  const total = counts.APPROVE + counts.REQUEST_CHANGES + counts.REJECT + (rest ? counts.rest : 0);
  const lacking = asks && reasons.changes.trim() === '' || counts.REJECT > 0 && reasons.refusal.trim() === '';
  return (
    <section className={classes.verdicts} aria-label={t`Kết luận`}>
      <div className={classes.row}>
        <span className="small ink2"><Plural value={meant} one="Cho dòng đang chọn:" other="Cho # dòng đang chọn:" /></span>
        <Button size="xs" variant="default" leftSection={<Key>1</Key>} disabled={meant === 0} onClick={() => onVerdict('APPROVE')}><Trans context="review">Đạt</Trans></Button>
        <Button size="xs" variant="default" leftSection={<Key>2</Key>} disabled={meant === 0} onClick={() => onVerdict('REQUEST_CHANGES')}><Trans>Yêu cầu bổ sung</Trans></Button>
        <Button size="xs" variant="default" leftSection={<Key>3</Key>} disabled={meant === 0} onClick={() => onVerdict('REJECT')}><Trans>Từ chối</Trans></Button>
      </div>
      {counts.rest > 0 && <Checkbox size="xs" checked={rest} onChange={(event) => onRest(event.currentTarget.checked)} label={t`Trả lại ${counts.rest} dòng chưa chọn kết luận để bổ sung`} />}
      {asks && <TextInput size="xs" label={t`Cần bổ sung gì`} value={reasons.changes} onChange={(event) => onReasons({ ...reasons, changes: event.currentTarget.value })} />}
      {counts.REJECT > 0 && <TextInput size="xs" label={t`Căn cứ pháp lý để từ chối`} value={reasons.refusal} onChange={(event) => onReasons({ ...reasons, refusal: event.currentTarget.value })} />}
      <div className={classes.row}>
        <Button loading={pending} disabled={total === 0 || lacking} onClick={onWrite}><Plural value={total} other="Ghi kết luận cho # dòng" /></Button>
        <span className="small ink2" role="status"><Trans>{counts.APPROVE} đạt, {counts.REQUEST_CHANGES + (rest ? counts.rest : 0)} bổ sung, {counts.REJECT} từ chối</Trans></span>
      </div>
      <RefusalList errors={refusals} label={label} />
      {error !== null && <FailurePart error={error} />}
    </section>
  );
}
