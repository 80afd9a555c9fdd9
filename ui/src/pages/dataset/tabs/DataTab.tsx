import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Paper, SegmentedControl, Select } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet, IconPencilDown } from '@tabler/icons-react';
import { useMutationGql, useQueryGql, type ReleasePartsFragment } from '~/api';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { JobProgress } from '~/components/JobProgress';
import { LoadingRows } from '~/components/LoadingRows';
import { ButtonLink } from '~/components/links';
import { formatDate } from '~/lib/format';
import { oneOf, text } from '~/lib/urlState';
import { useUrlState } from '~/lib/useUrlState';
import { useJob } from '../../register/useJob';
import { CleaningPanel } from '../clean/CleaningPanel';
import { CleaningPreview } from '../clean/CleaningPreview';
import { useCleaning } from '../clean/useCleaning';
import { AttachDocument, ReleasesDocument, ReuseDocument, type Dataset } from '../documents';
import classes from '../dataset.module.css';
import { ProfilePanel } from '../profile/ProfilePanel';
import { FindingsPanel } from '../sheet/FindingsPanel';
import { SheetMain } from '../sheet/SheetMain';
import { useCorrect } from '../sheet/useCorrect';
import { useSheet } from '../sheet/useSheet';
import type { TabState } from '../useTab';

// lan: the delivery on screen; xem: what is wrong with it, how its columns lie, or how it can be cleaned; viec, tep: a reading of its file that a person corrected, and the file as an upload again.
const codecs = { lan: text(), xem: oneOf(['', 'cot', 'lam-sach'] as const, ''), viec: text(), tep: text() };
const busy = (release: ReleasePartsFragment | undefined) => release !== undefined && (release.status === 'QUEUED' || release.status === 'RUNNING');

/** A delivery drawn as the sheet it came as, with its findings beside it. */
export default function DataTab({ dataset, tab }: { dataset: Dataset; tab: TabState }) {
  const { t } = useLingui();
  const [url, set] = useUrlState(codecs);
  const { data, error, isPending, refetch } = useQueryGql(ReleasesDocument, { code: dataset.code }, {
    refetchInterval: (last) => (last?.dataset?.releases.edges.some(({ node }) => busy(node)) === true ? 1500 : false),
  });
  if (error !== null) return <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được các lần giao`} />;
  if (isPending) return <Paper><LoadingRows rows={16} height={24} /></Paper>;
  const releases = data?.dataset?.releases.edges.map(({ node }) => node) ?? [];
  const release = releases.find((one) => String(one.number) === url.lan) ?? releases[0];
  if (release === undefined) {
    return (
      <Paper>
        <EmptyState icon={IconFileSpreadsheet} action={dataset.canAttach ? <ButtonLink to="." search={{ tab: 'tep' }}><Trans>Giao tệp</Trans></ButtonLink> : undefined}>
          {dataset.connection === null ? <Trans>Bộ này chưa có tệp nào.</Trans> : <Trans>Số liệu của bộ này nằm sau kết nối: {dataset.connection}</Trans>}
        </EmptyState>
      </Paper>
    );
  }
  const chooser = releases.length > 1 ? (
    <Select
      size="xs" aria-label={t`Lần giao`} value={String(release.number)} onChange={(value) => set({ lan: value ?? '', viec: '', tep: '' })} allowDeselect={false} w={260}
      data={releases.map((one) => { const [number, date, period] = [one.number, formatDate(one.createdAt), one.period ?? '']; return { value: String(number), label: period === '' ? t`Lần ${number}, ngày ${date}` : t`Lần ${number}, kỳ ${period}, ngày ${date}` }; })}
    />
  ) : <span>{release.file.name}</span>;
  if (busy(release)) return <Paper p={14}>{release.job === null ? <Trans>Máy đang đọc tệp.</Trans> : <JobProgress inBytes job={release.job} label={t`Đang đọc ${release.file.name}`} />}</Paper>;
  return <Drawn key={release.id} release={release} dataset={dataset} tab={tab} chooser={chooser} />;
}

function Drawn({ release, dataset, chooser }: { release: ReleasePartsFragment; dataset: Dataset; tab: TabState; chooser: React.ReactNode }) {
  const { t } = useLingui();
  const [url, set] = useUrlState(codecs);
  const job = useJob(dataset.canAttach ? url.viec : '');
  const reuse = useMutationGql(ReuseDocument);
  const attach = useMutationGql(AttachDocument);
  const read = job.done ? url.viec : '';
  const correct = useCorrect({
    upload: async () => (read !== '' ? url.tep : (await reuse.run({ release: release.id }))?.reuseFile.upload?.id ?? null),
    sheet: release.sheet, job: read, before: release.overrides,
    note: read === '' ? undefined : <Trans>Chưa giao: số liệu của bộ vẫn là lần giao {release.number}.</Trans>,
    onRead: (viec, tep) => set({ viec, tep }),
  });
  const cleans = url.xem === 'lam-sach' && read === '';
  const cleaning = useCleaning(release.id, cleans);
  const sheet = useSheet(read === '' ? { kind: 'release', id: release.id } : { kind: 'job', id: read }, dataset.canAttach ? { ...correct, refusals: [...reuse.refusals, ...attach.refusals, ...correct.refusals].map((one) => ({ ...one, way: null })), error: reuse.error ?? attach.error ?? correct.error } : null);
  const errors = release.quality.errorCount > 0;
  const leave = () => set({ viec: '', tep: '' });
  const hand = async () => {
    const { corrections } = correct;
    const done = await attach.run({ id: dataset.id, upload: url.tep, ...(release.sheet === null ? {} : { sheet: release.sheet }), ...(release.period === null ? {} : { period: release.period }), overrides: corrections }); // none said would be those of the last delivery
    if (done !== null) set({ lan: '', viec: '', tep: '' });
  };
  const panel = read !== ''
    ? {
      action: <Button loading={attach.pending} disabled={correct.busy} onClick={() => void hand()}><Trans>Giao lại, đọc theo cách này</Trans></Button>,
      after: <><Trans>Tệp giữ nguyên, chỉ cách đọc đổi; thành một lần giao mới.</Trans> <Anchor component="button" type="button" size="xs" onClick={leave}><Trans>Bỏ, xem lại lần giao {release.number}</Trans></Anchor></>,
    }
    : dataset.canAttach && errors ? { action: <ButtonLink to="." search={{ tab: 'tep' }}><Trans>Giao tệp đã sửa</Trans></ButtonLink>, after: <Trans>Sửa trong tệp của bạn rồi giao lại. Tệp cũ vẫn được giữ.</Trans> } : {};
  const hint = <span className={classes.chooser}>{chooser}<Anchor href={release.address} download size="xs"><IconDownload size={14} stroke={1.75} aria-hidden /> <Trans>Tải tệp gốc</Trans></Anchor>{release.marked !== null && <Anchor href={release.marked} download size="xs"><IconPencilDown size={14} stroke={1.75} aria-hidden /> <Trans>Tải tệp đã đánh dấu</Trans></Anchor>}</span>;
  return (
    <div className={classes.sheet}>
      <div className={classes.sheetMain}>{cleans ? <CleaningPreview id={release.id} cleaning={cleaning} hint={hint} /> : <SheetMain sheet={sheet} hint={hint} />}</div>
      <div className={classes.sheetSide}>
        {read === '' && (
          <SegmentedControl
            fullWidth size="xs" radius={0} classNames={{ input: classes.switchInput!, label: classes.switchLabel! }} aria-label={t`Xem chỗ cần sửa, các cột hay làm sạch`} value={url.xem} onChange={(value) => set({ xem: value as typeof url.xem })}
            data={[{ value: '', label: t`Chỗ cần xem` }, { value: 'cot', label: t`Các cột` }, { value: 'lam-sach', label: t`Làm sạch` }]}
          />
        )}
        {cleans ? <CleaningPanel cleaning={cleaning} mayApply={dataset.canAttach} /> : read === '' && url.xem === 'cot' ? <ProfilePanel sheet={sheet} /> : <FindingsPanel sheet={sheet} {...(read === '' ? { list: `${release.address}/findings` } : {})} {...panel} />}
      </div>
    </div>
  );
}
