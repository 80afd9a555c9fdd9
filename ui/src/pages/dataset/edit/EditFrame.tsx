import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { CompareFields } from '~/components/CompareFields';
import { FailurePart } from '~/components/FailurePart';
import { RefusalList } from '~/components/RefusalList';
import { formatDateTime, formatTime } from '~/lib/format';
import { useKeys } from '~/lib/useKeys';
import { fieldWords } from '../words';
import classes from './edit.module.css';
import { members } from './form';
import type { DatasetEdit } from './useEdit';
import { useFieldText } from './useFieldText';

interface Props {
  edit: DatasetEdit;
  onDone: () => void;
  children: React.ReactNode;
  /** Leaves the form and forgets what was typed. */
  onCancel: () => void;
}

/** Around any form of a dataset: both versions when somebody saved first, refusals, save, what is kept as a draft. */
export function EditFrame({ edit, onDone, onCancel, children }: Props) {
  const { i18n } = useLingui();
  const { conflict } = edit;
  const readable = useFieldText();
  const save = () => void edit.save().then((done) => { if (done) onDone(); });
  useKeys({ 'mod+Enter': save }, edit.dirty && !edit.pending);
  const word = (path: readonly string[]) => {
    const field = path.find((part) => fieldWords[part] !== undefined);
    return field === undefined ? undefined : i18n._(fieldWords[field]!);
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); save(); }} noValidate>
      {conflict === null ? <div style={{ padding: 14 }}>{children}</div> : (
        <>
          <div className={classes.note} data-hue="a" role="alert">
            <IconArrowsDiff size={16} stroke={1.75} aria-hidden />
            <span><b><Trans>Có người đã lưu trước bạn, lúc {formatDateTime(conflict.at)}.</Trans></b> <Trans>Chọn giữ bản nào ở từng mục rồi lưu lại; mục không khác nhau thì không hiện.</Trans></span>
          </div>
          <div style={{ padding: 14 }}>
            <CompareFields
              fields={Object.keys(members).map((field) => ({ key: field, label: i18n._(fieldWords[field]!), mine: readable(edit.values, field), theirs: readable(conflict.theirs, field) }))}
              chosen={conflict.chosen} onChoose={edit.choose}
            />
          </div>
        </>
      )}
      {(edit.refusals.length > 0 || edit.error !== null) && (
        <div style={{ padding: '0 14px 14px' }}>
          <RefusalList errors={edit.refusals.map((one) => ({ ...one, way: null }))} label={word} />
          {edit.error !== null && <FailurePart error={edit.error} retry={save} />}
        </div>
      )}
      <div className={classes.foot}>
        <Button type="submit" loading={edit.pending} disabled={!edit.dirty && conflict === null}>{conflict === null ? <Trans>Lưu</Trans> : <Trans>Lưu bản đã chọn</Trans>}</Button>
        <Button variant="default" onClick={() => { edit.cancel(); onCancel(); }}><Trans>Thôi, bỏ thay đổi</Trans></Button>
        {edit.savedAt !== null && edit.dirty && <span className="end"><Trans>Nháp đã giữ trên máy này lúc {formatTime(edit.savedAt)}</Trans></span>}
      </div>
    </form>
  );
}
