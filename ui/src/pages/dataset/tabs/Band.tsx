import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NumberInput } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useState } from 'react';
import { useMutationGql, useViewer } from '~/api';
import { Card } from '~/components/Card';
import { FailurePart } from '~/components/FailurePart';
import { RefusalList } from '~/components/RefusalList';
import { useLanguage } from '~/lib/useLanguage';
import { SetBandDocument, type Dataset } from '../documents';
import classes from '../dataset.module.css';

const most = 300;

/** By how much the row count of a delivery may differ before it waits: the reviewers' setting of a dataset in force. */
export function Band({ dataset }: { dataset: Dataset }) {
  const { t } = useLingui();
  const { number } = useLanguage();
  const viewer = useViewer();
  const save = useMutationGql(SetBandDocument);
  const now = Math.round(dataset.band * 100);
  const [share, setShare] = useState<number | string>(now);
  const value = Number(share);
  const right = share !== '' && Number.isInteger(value) && value >= 1 && value <= most;
  if (!viewer.capabilities.includes('accept') || dataset.inForce === null) return null;
  const send = () => void save.run({ id: dataset.id, version: dataset.version, band: value / 100 });
  return (
    <Card title={<Trans>Mức chênh số dòng cho phép: ±{number(now)} %</Trans>} icon={IconAdjustments} padded>
      <form className={classes.place} onSubmit={(event) => { event.preventDefault(); if (right) send(); }}>
        <NumberInput label={t`Lệch quá mức này thì chờ người rà soát (%)`} min={1} max={most} allowDecimal={false} value={share} onChange={setShare} w={300} />
        <Button type="submit" variant="default" style={{ alignSelf: 'flex-end' }} loading={save.pending} disabled={!right || value === now}><Trans>Lưu mức này</Trans></Button>
      </form>
      <RefusalList errors={save.refusals.map((one) => ({ ...one, way: null }))} />
      {save.error !== null && <FailurePart error={save.error} retry={send} />}
    </Card>
  );
}
