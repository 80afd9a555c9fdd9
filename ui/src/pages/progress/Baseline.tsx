import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NumberInput, TextInput } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { useState } from 'react';
import { useMutationGql, useViewer } from '~/api';
import { Card } from '~/components/Card';
import { DateField } from '~/components/dates';
import { FailurePart } from '~/components/FailurePart';
import { RefusalList } from '~/components/RefusalList';
import { formatDate } from '~/lib/format';
import { useLanguage } from '~/lib/useLanguage';
import { SetBaselineDocument, type Progress } from './documents';
import classes from './progress.module.css';

const counts = ['total', 'delivered', 'complete', 'units'] as const;

type Count = (typeof counts)[number];

/** Where the province stood before the register counted: told to all, set by the task force. */
export function Baseline({ progress, saved }: { progress: Progress; saved: () => void }) {
  const viewer = useViewer();
  const { number } = useLanguage();
  const [open, setOpen] = useState(false);
  const may = viewer.capabilities.includes('setBaseline');
  const { baseline } = progress;
  if (baseline === null && !may) return null;
  return (
    <Card
      title={<Trans>Mốc so sánh</Trans>} icon={IconFlag} padded
      aside={may ? <Button variant="subtle" size="xs" className="no-print" aria-expanded={open} onClick={() => setOpen(!open)}>{baseline === null ? <Trans>Đặt mốc</Trans> : <Trans>Sửa mốc</Trans>}</Button> : undefined}
    >
      <p className={classes.note}>
        {baseline === null
          ? <Trans>Chưa có mốc: chưa biết khi bắt đầu đã có bao nhiêu.</Trans>
          : <Trans>Ngày {formatDate(baseline.date)}: {number(baseline.total)} bộ, {number(baseline.delivered)} bộ đã giao, {number(baseline.complete)}/{number(baseline.units)} đơn vị giao đủ. Theo {baseline.source}.</Trans>}
      </p>
      {open && <BaselineForm baseline={baseline} saved={() => { setOpen(false); saved(); }} />}
    </Card>
  );
}

function BaselineForm({ baseline, saved }: { baseline: Progress['baseline']; saved: () => void }) {
  const { t } = useLingui();
  const save = useMutationGql(SetBaselineDocument);
  const [date, setDate] = useState<string | null>(baseline?.date ?? null);
  const [source, setSource] = useState(baseline?.source ?? '');
  const [values, setValues] = useState<Record<Count, number | string>>(() => ({ total: baseline?.total ?? '', delivered: baseline?.delivered ?? '', complete: baseline?.complete ?? '', units: baseline?.units ?? '' }));
  const ready = date !== null && source.trim() !== '' && counts.every((name) => values[name] !== '');
  const labels: Record<Count, string> = { total: t`Số bộ`, delivered: t`Đã giao`, complete: t`Đơn vị giao đủ`, units: t`Số đơn vị` };
  const send = async () => {
    if (date === null) return;
    const input = { date, source, total: Number(values.total), delivered: Number(values.delivered), complete: Number(values.complete), units: Number(values.units) };
    const done = await save.run({ input, version: baseline?.version ?? 0 });
    if (done?.setBaseline.baseline != null) saved();
  };
  return (
    <form className={classes.baseline} onSubmit={(event) => { event.preventDefault(); if (ready) void send(); }}>
      <DateField label={t`Ngày`} value={date} onChange={setDate} w={150} />
      {counts.map((name) => <NumberInput key={name} label={labels[name]} min={0} allowDecimal={false} allowNegative={false} value={values[name]} onChange={(value) => setValues({ ...values, [name]: value })} w={120} />)}
      <TextInput label={t`Theo văn bản`} value={source} onChange={(event) => setSource(event.currentTarget.value)} className={classes.source} />
      <Button type="submit" variant="default" loading={save.pending} disabled={!ready}><Trans>Lưu mốc</Trans></Button>
      <RefusalList errors={save.refusals.map((one) => ({ ...one, way: null }))} />
      {save.error !== null && <FailurePart error={save.error} retry={() => void send()} />}
    </form>
  );
}
