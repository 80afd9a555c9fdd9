import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useMutationGql, type ListsSaveMutation } from '~/api';
import { Card } from '~/components/Card';
import { FailurePart } from '~/components/FailurePart';
import { FileDrop } from '~/components/FileDrop';
import { DraftNote } from '~/components/HeaderNote';
import { RefusalList } from '~/components/RefusalList';
import { UploadLine, useUpload } from '~/components/Upload';
import { useDraft } from '~/lib/useDraft';
import { PreviewDocument, SaveDocument } from './documents';
import { inputOf, lineOf, listAmong, type Line } from './model';
import { Saved } from './Saved';
import { Table } from './Table';
import classes from './lists.module.css';

interface Handed {
  id: string;
  name: string;
}

interface Draft {
  list: Handed | null;
  files: Handed[];
  lines: Line[] | null;
  notes: string[];
}

const blank: Draft = { list: null, files: [], lines: null, notes: [] };

/** Hand over the list and the workbooks, see every line as it was understood, mend it in place, save. Nothing is registered before "Lưu". */
export function Import({ owner, themes, onSaved }: { owner: string; themes: readonly { code: string; title: string }[]; onSaved: () => void }) {
  const { t } = useLingui();
  const draft = useDraft<Draft>(`lists:${owner}`, blank);
  const listUpload = useUpload();
  const fileUpload = useUpload();
  const [failed, setFailed] = useState<string[]>([]);
  const preview = useMutationGql(PreviewDocument);
  const save = useMutationGql(SaveDocument);
  const [saved, setSaved] = useState<ListsSaveMutation['saveIntake'] | null>(null);
  const { list, files, lines, notes } = draft.value;
  const set = (change: Partial<Draft>) => draft.set((before) => ({ ...before, ...change }));

  const takeList = async (file: File) => {
    const got = await listUpload.send(file);
    if (got !== null) set({ list: { id: got.id, name: got.name }, lines: null });
  };
  const takeFiles = async (handed: File[]) => {
    const lost: string[] = [];
    setFailed([]);
    for (const file of handed) {
      const got = await fileUpload.send(file);
      if (got === null) lost.push(file.name);
      else draft.set((before) => ({ ...before, files: [...before.files.filter((one) => one.name !== got.name), { id: got.id, name: got.name }] }));
    }
    setFailed(lost);
  };
  /** Everything may be dropped at once, on either box: the list is found by its name. */
  const take = async (handed: File[], alone: boolean) => {
    const at = list !== null ? -1 : alone && handed.length === 1 ? 0 : listAmong(handed.map((file) => file.name));
    if (at >= 0) await takeList(handed[at]!);
    const rest = handed.filter((_, index) => index !== at);
    if (rest.length > 0) await takeFiles(rest);
  };
  const read = async () => {
    const answer = await preview.run({ organization: owner, files: files.map((one) => one.id), ...(list === null ? {} : { list: list.id }) });
    const got = answer?.previewIntake;
    if (got?.rows != null) set({ lines: got.rows.map(lineOf), notes: got.notes ?? [] });
  };
  const store = async () => {
    const answer = await save.run({ organization: owner, rows: (lines ?? []).filter((line) => line.state !== 'UNCHANGED' || line.cells.upload !== '').map(inputOf) });
    if (answer == null) return;
    setSaved(answer.saveIntake);
    draft.clear();
    listUpload.reset();
    fileUpload.reset();
  };
  const again = () => {
    draft.clear();
    setSaved(null);
    listUpload.reset();
    fileUpload.reset();
    preview.reset();
    save.reset();
  };
  const busy = listUpload.state.phase === 'sending' || fileUpload.state.phase === 'sending';

  if (saved !== null) return <Saved result={saved} again={again} onSend={onSaved} />;
  return (
    <>
      <DraftNote savedAt={draft.savedAt} />
      <div className={classes.hand}>
        <Card title={<Trans>1. Bảng danh mục</Trans>} padded>
          {lines === null && <p className={classes.say}><Trans>Bảng liệt kê các bộ dữ liệu của đơn vị, theo mẫu nào cũng được: máy tự tìm dòng tiêu đề và hiểu từng cột.</Trans></p>}
          {list === null
            ? <FileDrop compact multiple disabled={busy} onFiles={(handed) => void take(handed, true)}><Trans>Thả bảng danh mục, cả các tệp cũng được</Trans></FileDrop>
            : <ul className={classes.files}><Handed file={list} drop={() => { set({ list: null, lines: null }); listUpload.reset(); }} /></ul>}
          {listUpload.state.phase !== 'done' && <UploadLine upload={listUpload} />}
        </Card>
        <Card title={<Trans>2. Các tệp số liệu</Trans>} padded>
          {lines === null && <p className={classes.say}><Trans>Thả tất cả các tệp một lần; máy ghép từng tệp với dòng của nó theo tên. Chưa có tệp thì bỏ qua bước này.</Trans></p>}
          <FileDrop compact multiple disabled={busy} onFiles={(handed) => void take(handed, false)} />
          {fileUpload.state.phase !== 'done' && <UploadLine upload={fileUpload} />}
          {failed.length > 0 && <p role="alert" className={classes.say}><Trans>Chưa nhận được: {failed.join(', ')}. Thả lại các tệp này.</Trans></p>}
          {files.length > 0 && <ul className={classes.files}>{files.map((file) => <Handed key={file.id} file={file} drop={() => draft.set((before) => ({ ...before, files: before.files.filter((one) => one.id !== file.id) }))} {...(list === null ? { pick: () => draft.set((before) => ({ ...before, list: file, lines: null, files: before.files.filter((one) => one.id !== file.id) })) } : {})} />)}</ul>}
        </Card>
      </div>
      <div className={classes.bar}>
        <Button onClick={() => void read()} loading={preview.pending} disabled={busy || (list === null && files.length === 0)} variant={lines === null ? 'filled' : 'default'}>{lines === null ? t`Đọc và xem trước` : t`Đọc lại từ đầu`}</Button>
        {(list !== null || files.length > 0) && <Button variant="subtle" onClick={again} disabled={busy}><Trans>Bỏ, làm lại</Trans></Button>}
        <span className="small ink2"><Trans>Chưa đăng ký gì cho đến khi bạn bấm Lưu.</Trans></span>
      </div>
      <RefusalList errors={preview.refusals} />
      {preview.error !== null && <FailurePart error={preview.error} title={t`Chưa đọc được danh mục`} retry={() => void read()} />}
      {lines !== null && (
        <Table
          lines={lines} files={files} notes={notes} themes={themes} onLines={(next) => set({ lines: next })}
          foot={(
            <>
              <RefusalList errors={save.refusals} />
              {save.error !== null && <FailurePart error={save.error} title={t`Chưa lưu được`} retry={() => void store()} />}
              <Button size="md" loading={save.pending} disabled={lines.length === 0} onClick={() => void store()}><Plural value={lines.length} other="Lưu # dòng vào danh mục" /></Button>
            </>
          )}
        />
      )}
    </>
  );
}

function Handed({ file, drop, pick }: { file: Handed; drop: () => void; pick?: () => void }) {
  const { t } = useLingui();
  return (
    <li>
      <IconFileSpreadsheet size={16} stroke={1.75} aria-hidden />
      <span>{file.name}</span>
      {pick !== undefined && <button type="button" className={classes.pick} onClick={pick}><Trans>Đây là danh mục</Trans></button>}
      <button type="button" onClick={drop} aria-label={t`Bỏ tệp ${file.name}`}><IconX size={14} stroke={1.75} aria-hidden /></button>
    </li>
  );
}
