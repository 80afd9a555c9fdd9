import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useMutationGql } from '~/api';
import { FailurePart } from '~/components/FailurePart';
import { FileDrop } from '~/components/FileDrop';
import { RefusalList } from '~/components/RefusalList';
import { UploadLine, useUpload } from '~/components/Upload';
import { AttachDocument } from '../dataset/documents';
import { tryFileMutation } from '../dataset/sheet/useCorrect';
import classes from './register.module.css';
import type { Register } from './useRegister';

/** Step 1: hand over the file, or say that the data stays where it is. */
export function FileStep({ register, datasetId }: { register: Register; datasetId: string | null }) {
  const { t } = useLingui();
  const upload = useUpload();
  const read = useMutationGql(tryFileMutation);
  const attach = useMutationGql(AttachDocument);
  const take = async (file: File) => {
    const uploaded = await upload.send(file);
    if (uploaded === null) return;
    const answer = await read.run({ upload: uploaded.id });
    const job = answer?.tryFile.job;
    if (job == null) return;
    if (datasetId !== null && (await attach.run({ id: datasetId, upload: uploaded.id })) === null) return;
    register.go('hieu-tep', { tep: uploaded.id, ten: uploaded.name, viec: job.id, nguon: '', bang: '', doi: '' });
  };
  const refusals = [...read.refusals, ...attach.refusals];
  const error = read.error ?? attach.error;
  const busy = upload.state.phase === 'sending' || read.pending || attach.pending;
  return (
    <div className={classes.page}>
      <div className={classes.block}>
        <FileDrop disabled={busy} onFiles={([file]) => { if (file !== undefined) void take(file); }}><Trans>Thả bảng số liệu của bạn vào đây</Trans></FileDrop>
        <UploadLine upload={upload} />
        <RefusalList errors={refusals.map((one) => ({ ...one, way: null }))} />
        {error !== null && <FailurePart error={error} title={t`Máy chưa đọc được tệp`} />}
        <p className="small ink2"><Trans>Cứ đưa tệp như đang dùng: có dòng tiêu đề, ô gộp, dòng cộng cũng được. Máy đọc và chỉ chỗ cần xem; tệp của bạn không bị sửa.</Trans></p>
      </div>
      <div className={classes.aside}>
        <IconPlugConnected size={20} stroke={1.75} aria-hidden />
        <div>
          <p className="strong"><Trans>Số liệu nằm trong hệ thống của bộ, ngành?</Trans></p>
          <p className="small ink2"><Trans>Dữ liệu đã có qua kết nối thì không thu thập lại (Điều 11 Luật Dữ liệu). Khai tên hệ thống và địa chỉ thay cho tệp.</Trans></p>
          <Button variant="default" mt={8} onClick={() => register.go('mo-ta', { nguon: 'ket-noi', tep: '', ten: '', viec: '' })} disabled={busy}><Trans>Đi tiếp, không có tệp</Trans></Button>
        </div>
      </div>
    </div>
  );
}
