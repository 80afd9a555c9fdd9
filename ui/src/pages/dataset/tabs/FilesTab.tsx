import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Paper, TextInput } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet, IconFiles } from '@tabler/icons-react';
import { useState } from 'react';
import { useMutationGql, useQueryGql, type ReleasePartsFragment } from '~/api';
import { Card } from '~/components/Card';
import { When } from '~/components/DueDate';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { FileDrop } from '~/components/FileDrop';
import { JobProgress } from '~/components/JobProgress';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import { StatusBadge } from '~/components/StatusBadge';
import { UploadLine, useUpload } from '~/components/Upload';
import { TextLink } from '~/components/links';
import { useLanguage } from '~/lib/useLanguage';
import { AttachDocument, ReleasesDocument, type Dataset } from '../documents';
import classes from '../dataset.module.css';
import type { TabState } from '../useTab';
import { Band } from './Band';
import { Delivered } from './Delivered';
import { isPeriod } from './period';

const busy = (release: ReleasePartsFragment) => release.status === 'QUEUED' || release.status === 'RUNNING';

/** Deliveries of data, newest first, and a place to hand in the next. */
export default function FilesTab({ dataset, tab }: { dataset: Dataset; tab: TabState }) {
  const { t } = useLingui();
  const { data, error, isPending, refetch } = useQueryGql(ReleasesDocument, { code: dataset.code }, {
    refetchInterval: (last) => (last?.dataset?.releases.edges.some(({ node }) => busy(node)) === true ? 1500 : false),
  });
  const releases = data?.dataset?.releases.edges.map(({ node }) => node) ?? [];
  return (
    <div className={classes.column}>
      {dataset.canAttach && <Attach dataset={dataset} />}
      {error !== null && <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được các lần giao`} />}
      {isPending && <Paper><LoadingRows rows={3} height={56} /></Paper>}
      {data !== undefined && releases.length === 0 && <Paper><EmptyState icon={IconFileSpreadsheet}><Trans>Chưa giao tệp nào.</Trans></EmptyState></Paper>}
      {releases.length > 0 && (
        <Card title={<Trans>Các lần giao số liệu</Trans>} icon={IconFiles}>
          <ol className={classes.entries}>{releases.map((release) => <Entry key={release.id} release={release} dataset={dataset} tab={tab} />)}</ol>
        </Card>
      )}
      {releases.length > 0 && <Band dataset={dataset} />}
    </div>
  );
}

function Entry({ release, dataset }: { release: ReleasePartsFragment; dataset: Dataset; tab: TabState }) {
  const { t } = useLingui();
  const { number, bytes } = useLanguage();
  const { quality, job, rows } = release;
  return (
    <li className={classes.entry}>
      <div className={classes.entryHead}>
        <b><Trans>Lần {release.number}</Trans>{release.period !== null && release.period !== '' && <>, <Trans>kỳ {release.period}</Trans></>}</b>
        {!busy(release) && <StatusBadge kind="quality" value={quality.status} />}
        {release.accepted && <StatusBadge kind="review" value="APPROVED" />}
        <span className="end"><When at={release.createdAt} />{release.createdBy !== null && <> · {release.createdBy}</>}</span>
      </div>
      <p>
        {release.file.name}{release.sheet !== null && release.sheet !== '' && <> · <Trans>trang {release.sheet}</Trans></>} · <span className="num">{bytes(release.file.size)}</span>
        {rows !== null && <> · <span className="num">{number(rows)}</span> <Plural value={rows} other="dòng" /></>} · <Trans>bản {release.edition}</Trans>
      </p>
      {busy(release) && job !== null && <JobProgress inBytes job={job} label={t`Đang đọc ${release.file.name}`} />}
      {release.status === 'FAILED' && job?.error != null && <RefusalList errors={[{ ...job.error, way: null }]} />}
      {!busy(release) && release.status !== 'FAILED' && (
        <p>
          <TextLink to="/bo-du-lieu/$code" params={{ code: dataset.code }} search={{ tab: 'du-lieu', lan: String(release.number) }}>
            {quality.findingCount > 0 ? <Plural value={quality.findingCount} other="Xem # chỗ cần xem trên bảng" /> : <Trans>Xem bảng</Trans>}
          </TextLink>
        </p>
      )}
      <Delivered release={release} />
    </li>
  );
}

function Attach({ dataset }: { dataset: Dataset }) {
  const { t } = useLingui();
  const upload = useUpload();
  const attach = useMutationGql(AttachDocument);
  const [period, setPeriod] = useState('');
  const ready = upload.state.phase === 'done' ? upload.state.uploaded : null;
  const wrong = isPeriod(period) ? undefined : t`Ghi năm (2025), quý (2025Q4) hoặc tháng (202512)`;
  const send = () => {
    if (ready === null || wrong !== undefined) return;
    void attach.run({ id: dataset.id, upload: ready.id, ...(period.trim() === '' ? {} : { period: period.trim() }) }).then((done) => {
      if (done !== null) { upload.reset(); setPeriod(''); }
    });
  };
  return (
    <Card title={<Trans>Giao tệp mới</Trans>} icon={IconFileSpreadsheet} padded>
      <div className={classes.column}>
        {upload.state.phase === 'idle' && <FileDrop compact onFiles={([file]) => { if (file !== undefined) void upload.send(file); }} />}
        <UploadLine upload={upload} />
        {ready !== null && (
          <form className={classes.place} onSubmit={(event) => { event.preventDefault(); send(); }}>
            <TextInput label={t`Kỳ số liệu (không bắt buộc)`} placeholder="2025" value={period} onChange={(event) => setPeriod(event.currentTarget.value)} error={wrong} w={240} />
            <span style={{ display: 'flex', gap: 8, alignSelf: 'flex-end' }}>
              <Button type="submit" loading={attach.pending} disabled={wrong !== undefined}><Trans>Giao tệp này</Trans></Button>
              <Button variant="default" onClick={upload.reset}><Trans>Chọn tệp khác</Trans></Button>
            </span>
          </form>
        )}
        <RefusalList errors={attach.refusals.map((one) => ({ ...one, way: null }))} />
        {attach.error !== null && <FailurePart error={attach.error} retry={send} />}
        <p className="meta ink2"><Trans>Tệp cũ vẫn được giữ. Máy đọc tệp ngay, kể cả khi bạn rời trang này.</Trans></p>
        {dataset.template !== null && <p className="meta"><Anchor href={dataset.template} download size="xs" underline="always"><IconDownload size={14} stroke={1.75} aria-hidden /> <Trans>Tải tệp mẫu</Trans></Anchor> <span className="ink2"><Trans>đúng các cột của bộ này, có danh sách chọn</Trans></span></p>}
      </div>
    </Card>
  );
}
