import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconArrowRight, IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutationGql } from '~/api';
import { Bench } from '~/components/Bench';
import { FailurePart } from '~/components/FailurePart';
import { JobProgress } from '~/components/JobProgress';
import { LoadingRows } from '~/components/LoadingRows';
import { PageHeader } from '~/components/PageHeader';
import { RefusalList } from '~/components/RefusalList';
import { useLanguage } from '~/lib/useLanguage';
import { AttachDocument } from '../dataset/documents';
import { SideSwitch } from '../dataset/profile/SideSwitch';
import { FindingsPanel } from '../dataset/sheet/FindingsPanel';
import { countBySeverity } from '../dataset/sheet/model';
import { SheetMain } from '../dataset/sheet/SheetMain';
import { useCorrect } from '../dataset/sheet/useCorrect';
import { useSheet } from '../dataset/sheet/useSheet';
import classes from './register.module.css';
import { StepLine } from './StepLine';
import { useJob } from './useJob';
import type { Register } from './useRegister';

/** Step 2: how the file was read, drawn on the sheet itself: picture 02. */
export function UnderstandStep({ register, datasetId }: { register: Register; datasetId: string | null }) {
  const { t } = useLingui();
  const job = useJob(register.at.viec);
  const again = <Button variant="default" onClick={() => register.go('tep')}><Trans>Chọn tệp khác</Trans></Button>;
  if (job.done) return <Understood register={register} datasetId={datasetId} />;
  return (
    <Bench
      header={<PageHeader dense title={job.failed ? t`Chưa đọc được tệp` : job.gone ? t`Kết quả đọc tệp đã hết hạn` : t`Đang đọc tệp`} meta={<FileName name={register.at.ten} />} actions={<StepLine register={register} />} />}
    >
      <div className={classes.waiting}>
        {job.error !== null && <FailurePart error={job.error} retry={() => void job.refetch()} />}
        {job.gone && <><p><Trans>Kết quả đọc tệp này chỉ giữ một ngày và đã hết hạn.</Trans></p>{again}</>}
        {job.failed && <><RefusalList errors={job.job?.error == null ? [] : [{ ...job.job.error, way: null }]} />{job.job?.error == null && <p role="alert"><Trans>Máy chưa đọc được tệp này.</Trans></p>}{again}</>}
        {job.job != null && !job.failed && <><JobProgress inBytes job={job.job} label={t`Đang đọc ${register.at.ten}`} /><p className="small ink2"><Trans>Bạn có thể rời trang; quay lại địa chỉ này để xem tiếp.</Trans></p><LoadingRows rows={14} height={24} /></>}
      </div>
    </Bench>
  );
}

function FileName({ name }: { name: string }) {
  return <span className={classes.file}><IconFileSpreadsheet size={14} stroke={1.75} aria-hidden /><b>{name}</b></span>;
}

function Understood({ register, datasetId }: { register: Register; datasetId: string | null }) {
  const { t } = useLingui();
  const { number } = useLanguage();
  const correct = useCorrect({ upload: register.at.tep, job: register.at.viec, note: <Trans>Cách đọc này đi cùng tệp khi đăng ký.</Trans>, onRead: (viec) => register.set({ viec, doi: 'x' }) });
  const sheet = useSheet({ kind: 'job', id: register.at.viec }, register.at.tep === '' ? null : correct);
  const attach = useMutationGql(AttachDocument);
  // A file that is registered already is handed in once more, read as corrected.
  const go = async () => {
    const bang = sheet.table?.sheet ?? '';
    if (datasetId !== null && register.at.doi !== '' && (await attach.run({ id: datasetId, upload: register.at.tep, sheet: bang, overrides: correct.corrections })) === null) return;
    register.go('mo-ta', { bang, doi: '' });
  };
  const tables = (sheet.report.report?.tables ?? []).filter((one) => one.rows > 0);
  const { table } = sheet;
  const errors = table === null ? 0 : countBySeverity(table.groups).ERROR;
  const readable = table !== null && table.rows > 0;
  const next = (
    <Button variant={errors === 0 ? 'filled' : 'default'} disabled={!readable || correct.busy} loading={attach.pending} rightSection={<IconArrowRight size={16} stroke={1.75} aria-hidden />} onClick={() => void go()}><Trans>Tiếp tục: Mô tả</Trans></Button>
  );
  return (
    <Bench
      flush rightWidth={368}
      header={(
        <PageHeader
          dense title={t`Máy đã hiểu tệp này thế nào`}
          meta={(
            <>
              <FileName name={sheet.report.report?.fileName ?? register.at.ten} />
              {tables.length > 0 && <> · <Plural value={tables.length} other="# bảng" /></>}
              {table !== null && <> · <span className="num">{number(table.rows)}</span> <Plural value={table.rows} other="dòng dữ liệu" /> · <span className="num">{table.columns.length}</span> <Plural value={table.columns.length} other="cột" /></>}
              {' · '}<button type="button" className={classes.link} onClick={() => register.go('tep')}><Trans>Đổi tệp</Trans></button>
            </>
          )}
          actions={<><StepLine register={register} /><span className={classes.wideOnly}>{next}</span></>}
        />
      )}
      right={(
        <SideSwitch sheet={sheet}><FindingsPanel
          sheet={sheet}
          {...(errors > 0 ? { action: <Button onClick={() => register.go('tep')}><Trans>Tải lên bản đã sửa</Trans></Button>, after: <Trans>Sửa trong tệp của bạn rồi tải lại. Vẫn đi tiếp được; lỗi phải hết trước khi đạt rà soát.</Trans> } : {})}
        /></SideSwitch>
      )}
      foot={next}
    >
      <RefusalList errors={attach.refusals.map((one) => ({ ...one, way: null }))} />
      {attach.error !== null && <FailurePart error={attach.error} retry={() => void go()} />}
      <SheetMain sheet={sheet} {...(tables.length > 1 && table !== null ? { hint: <Trans>Đăng ký bảng đang mở: {table.sheet}</Trans> } : {})} />
    </Bench>
  );
}
