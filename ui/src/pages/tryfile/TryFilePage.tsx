import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet, IconShieldLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useMutationGql, useViewer } from '~/api';
import { Bench } from '~/components/Bench';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { FileDrop } from '~/components/FileDrop';
import { JobProgress } from '~/components/JobProgress';
import { PageHeader } from '~/components/PageHeader';
import { RefusalList } from '~/components/RefusalList';
import { UploadLine, useUpload } from '~/components/Upload';
import { useKeyList } from '~/components/keyRegistry';
import { ButtonLink } from '~/components/links';
import { text } from '~/lib/urlState';
import { useLanguage } from '~/lib/useLanguage';
import { useUrlState } from '~/lib/useUrlState';
import { SideSwitch } from '../dataset/profile/SideSwitch';
import { FindingsPanel } from '../dataset/sheet/FindingsPanel';
import { toCsv } from '../dataset/sheet/model';
import { SheetMain } from '../dataset/sheet/SheetMain';
import { allFindings } from '../dataset/sheet/useReport';
import { useSheet, type Sheet } from '../dataset/sheet/useSheet';
import { tryFileMutation, useCorrect } from '../dataset/sheet/useCorrect';
import { useJob } from '../register/useJob';
import classes from './tryfile.module.css';

const codecs = { viec: text(), ten: text(), tep: text() };

/** Says what is wrong with a file and keeps nothing. */
export default function TryFilePage() {
  const { t } = useLingui();
  const viewer = useViewer();
  const [url, set] = useUrlState(codecs);
  const job = useJob(viewer.signedIn ? url.viec : '');
  useKeyList([{ keys: ['j', 'k'], does: t`Ô lỗi sau, ô lỗi trước` }]);
  const another = () => set({ viec: '', ten: '', tep: '' }, { push: true });
  if (viewer.signedIn && url.viec !== '' && job.done) return <Result job={url.viec} upload={url.tep} name={url.ten} another={another} onRead={(viec) => set({ viec })} />;
  return (
    <Bench header={<PageHeader dense title={t`Thử một tệp`} meta={<Trans>Chỉ ra chỗ sai trong một bảng số liệu, không đăng ký gì</Trans>} />}>
      <div className={classes.page}>
        {!viewer.signedIn
          ? <EmptyState action={<ButtonLink to="/dang-nhap" search={{ ve: '/app/thu-tep' }}><Trans>Đăng nhập</Trans></ButtonLink>}><Trans>Đăng nhập rồi thử tệp của bạn ở đây.</Trans></EmptyState>
          : url.viec === '' ? <Drop onJob={(viec, ten, tep) => set({ viec, ten, tep }, { push: true })} /> : (
            <>
              {job.error !== null && <FailurePart error={job.error} retry={() => void job.refetch()} />}
              {job.gone && <p><Trans>Kết quả đọc tệp này chỉ giữ một ngày và đã hết hạn.</Trans></p>}
              {job.failed && (job.job?.error == null ? <p role="alert"><Trans>Máy chưa đọc được tệp này.</Trans></p> : <RefusalList errors={[{ ...job.job.error, way: null }]} />)}
              {job.job != null && !job.failed && <JobProgress inBytes job={job.job} label={t`Đang đọc ${url.ten}`} />}
              {(job.gone || job.failed) && <Button onClick={another} className={classes.own}><Trans>Chọn tệp khác</Trans></Button>}
            </>
          )}
        <Kept />
      </div>
    </Bench>
  );
}

function Kept() {
  return (
    <p className={classes.kept}><IconShieldLock size={16} stroke={1.75} aria-hidden /><span><Trans>Không đăng ký, không lưu vào đâu: kết quả chỉ mình bạn xem được trong một ngày, tệp tải lên tự hết hạn. Không đưa tệp có bí mật nhà nước vào đây.</Trans></span></p>
  );
}

function Drop({ onJob }: { onJob: (job: string, name: string, upload: string) => void }) {
  const { t } = useLingui();
  const upload = useUpload();
  const read = useMutationGql(tryFileMutation);
  const take = async (file: File) => {
    const uploaded = await upload.send(file);
    if (uploaded === null) return;
    const answer = await read.run({ upload: uploaded.id });
    const job = answer?.tryFile.job;
    if (job != null) onJob(job.id, uploaded.name, uploaded.id);
  };
  return (
    <>
      <FileDrop disabled={upload.state.phase === 'sending' || read.pending} onFiles={([file]) => { if (file !== undefined) void take(file); }} />
      <UploadLine upload={upload} />
      <RefusalList errors={read.refusals.map((one) => ({ ...one, way: null }))} />
      {read.error !== null && <FailurePart error={read.error} title={t`Máy chưa đọc được tệp`} />}
    </>
  );
}

function Result({ job, upload, name, another, onRead }: { job: string; upload: string; name: string; another: () => void; onRead: (job: string) => void }) {
  const { t } = useLingui();
  const { number } = useLanguage();
  const correct = useCorrect({ upload, job, onRead });
  const sheet = useSheet({ kind: 'job', id: job }, upload === '' ? null : correct);
  const { table } = sheet;
  return (
    <Bench
      flush rightWidth={368}
      header={(
        <PageHeader
          dense title={t`Thử một tệp`}
          meta={(
            <>
              <span className={classes.file}><IconFileSpreadsheet size={14} stroke={1.75} aria-hidden /><b>{sheet.report.report?.fileName ?? name}</b></span>
              {table !== null && <> · <span className="num">{number(table.rows)}</span> <Plural value={table.rows} other="dòng dữ liệu" /> · <span className="num">{table.columns.length}</span> <Plural value={table.columns.length} other="cột" /></>} · <Trans>không lưu vào đâu</Trans>
            </>
          )}
          actions={<Button variant="default" onClick={another}><Trans>Thử tệp khác</Trans></Button>}
        />
      )}
      right={<SideSwitch sheet={sheet}><FindingsPanel sheet={sheet} {...(table !== null && table.findingCount > 0 ? { action: <Download sheet={sheet} /> } : {})} /></SideSwitch>}
    >
      <SheetMain sheet={sheet} />
    </Bench>
  );
}

/** All findings of the open table as a CSV, made here from the pages of the API. */
function Download({ sheet }: { sheet: Sheet }) {
  const { t } = useLingui();
  const { number } = useLanguage();
  const [state, setState] = useState<{ done: number; total: number } | 'idle' | { error: unknown }>('idle');
  const header = [t`Mức`, t`Trang`, t`Dòng`, t`Cột`, t`Tên cột`, t`Trong tệp`, t`Hiểu là`, t`Vì sao`, t`Cách sửa`, t`Căn cứ`, t`Mã`];
  const words = { ERROR: t`Lỗi`, WARNING: t`Cảnh báo`, INFO: t`Thông tin` };
  const run = async () => {
    const table = sheet.table!;
    setState({ done: 0, total: table.findingCount });
    try {
      const all = await allFindings(sheet.source, table.sheet, (done, total) => setState({ done, total }));
      const csv = toCsv(header, all.map((one) => [words[one.severity], one.sheet, one.row, one.letter, one.columnTitle, one.value, one.understood, one.message, one.fix, one.article, one.code]));
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
      link.download = `${(sheet.report.report?.fileName ?? 'tep').replace(/\.[^.]+$/u, '')}-${t`cho-can-xem`}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      setState('idle');
    } catch (error) {
      setState({ error });
    }
  };
  const busy = state !== 'idle' && 'done' in state;
  return (
    <div className={classes.download}>
      <Button fullWidth onClick={() => void run()} disabled={busy} leftSection={<IconDownload size={16} stroke={1.75} aria-hidden />}>
        {busy ? <Trans>Đang lấy {number(state.done)}/{number(state.total)}</Trans> : <Trans>Tải danh sách các chỗ cần xem (CSV)</Trans>}
      </Button>
      {state !== 'idle' && 'error' in state && <FailurePart error={state.error} retry={() => void run()} />}
    </div>
  );
}
