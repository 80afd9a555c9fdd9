import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Paper, Select } from '@mantine/core';
import { IconArrowsDiff, IconVersions } from '@tabler/icons-react';
import { useQueryGql } from '~/api';
import { Card } from '~/components/Card';
import { When } from '~/components/DueDate';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { formatDateTime } from '~/lib/format';
import { whole } from '~/lib/urlState';
import { useUrlState } from '~/lib/useUrlState';
import { HistoryDocument, VersionDocument, type Dataset } from '../documents';
import classes from '../dataset.module.css';
import { changed, valuesOf } from '../edit/form';
import { useFieldText } from '../edit/useFieldText';
import { fieldWords } from '../words';
import { useFieldValue } from '../useFieldValue';
import { FieldDiff } from './FieldDiff';

const codecs = { tu: whole(0), den: whole(0), so: whole(50) };

/** Every version with what it changed, and any two side by side. */
export default function VersionsTab({ dataset }: { dataset: Dataset }) {
  const { t } = useLingui();
  const [url, set] = useUrlState(codecs);
  const said = useFieldValue();
  const { data, error, isPending, refetch } = useQueryGql(HistoryDocument, { code: dataset.code, first: Math.min(url.so, 1000) }, { keepPrevious: true });
  const to = url.den > 0 ? url.den : dataset.version;
  const from = url.tu > 0 ? url.tu : Math.max(1, to - 1);
  const history = data?.dataset?.history;
  const entries = (history?.edges ?? []).map(({ node }) => node).filter((node) => node.version !== null);
  return (
    <div className={classes.column}>
      {dataset.version > 1 && <Compare dataset={dataset} from={from} to={to} set={set} />}
      {error !== null && <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được lịch sử`} />}
      {isPending && <Paper><LoadingRows rows={6} height={56} /></Paper>}
      {history !== undefined && entries.length === 0 && <Paper><EmptyState icon={IconVersions}><Trans>Chưa có phiên bản nào để xem.</Trans></EmptyState></Paper>}
      {entries.length > 0 && (
        <Card title={<Trans>Các phiên bản</Trans>} icon={IconVersions} aside={<Trans>bản {dataset.edition}, phiên bản {dataset.version}</Trans>}>
          <ol className={classes.entries}>
            {entries.map((entry) => (
              <li key={entry.seq} className={classes.entry}>
                <div className={classes.entryHead}>
                  <b><Trans>Phiên bản {entry.version}</Trans></b><span>{entry.label}{entry.actor !== null && <> · {entry.actor}</>}</span>
                  <span className="end"><When at={entry.at} /></span>
                </div>
                {entry.comment !== null && entry.comment !== '' && <p className={classes.quote}>{entry.comment}</p>}
                {entry.fields.length > 0 && <FieldDiff fields={entry.fields.map((field) => ({ ...field, personal: field.personal && field.path !== 'personalData', before: field.before === null ? null : said(field.path, field.before), after: field.after === null ? null : said(field.path, field.after) }))} />}
                {entry.version !== null && entry.version < dataset.version && <div style={{ marginTop: 6 }}><Button size="xs" variant="subtle" onClick={() => { set({ tu: entry.version!, den: dataset.version }); window.scrollTo({ top: 0 }); }}><Trans>So với bản mới nhất</Trans></Button></div>}
              </li>
            ))}
          </ol>
          {history?.pageInfo.hasNextPage === true && <div className={classes.more}><Button variant="default" onClick={() => set({ so: url.so + 50 })}><Trans>Xem thêm</Trans></Button></div>}
        </Card>
      )}
    </div>
  );
}

function Compare({ dataset, from, to, set }: { dataset: Dataset; from: number; to: number; set: (change: { tu?: number; den?: number }) => void }) {
  const { t, i18n } = useLingui();
  const readable = useFieldText();
  const a = useQueryGql(VersionDocument, { code: dataset.code, version: from }, { keepPrevious: true });
  const b = useQueryGql(VersionDocument, { code: dataset.code, version: to }, { keepPrevious: true });
  const versions = Array.from({ length: dataset.version }, (_, index) => String(dataset.version - index));
  const [before, after] = [a.data?.dataset?.asOf, b.data?.dataset?.asOf];
  const error = a.error ?? b.error;
  const pick = (label: string, value: number, key: 'tu' | 'den') => (
    <Select label={label} value={String(value)} data={versions.map((one) => ({ value: one, label: t`Phiên bản ${one}` }))} onChange={(next) => set({ [key]: Number(next) })} allowDeselect={false} w={160} searchable={versions.length > 20} />
  );
  const fields = before == null || after == null ? [] : changed(valuesOf(before), valuesOf(after)).map((field) => ({ label: i18n._(fieldWords[field]!), before: readable(valuesOf(before), field), after: readable(valuesOf(after), field) }));
  return (
    <Card title={<Trans>So hai phiên bản</Trans>} icon={IconArrowsDiff}>
      <div className={classes.pick}>{pick(t`Từ`, from, 'tu')}{pick(t`Đến`, to, 'den')}</div>
      <div style={{ padding: '4px 14px 12px' }}>
        {error !== null && <FailurePart error={error} />}
        {(a.isPending || b.isPending) && error === null && <LoadingRows rows={3} height={28} />}
        {before != null && after != null && (fields.length === 0
          ? <p className="small ink2" style={{ paddingTop: 8 }}><Trans>Nội dung mô tả và phân loại của hai phiên bản như nhau.</Trans></p>
          : <FieldDiff fields={fields} before={<Trans>Phiên bản {from}, {formatDateTime(before.updatedAt)}</Trans>} after={<Trans>Phiên bản {to}, {formatDateTime(after.updatedAt)}</Trans>} />)}
        {error === null && !a.isPending && !b.isPending && (before == null || after == null) && <p className="small ink2" style={{ paddingTop: 8 }}><Trans>Một trong hai phiên bản không xem được.</Trans></p>}
      </div>
    </Card>
  );
}
