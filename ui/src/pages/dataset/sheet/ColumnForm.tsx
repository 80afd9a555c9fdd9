import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { columnName, type Called } from './corrections';
import classes from './SheetGrid.module.css';

interface Props {
  column: { title: string; name: string; unit: string | null };
  /** What a person calls it so far. */
  called: Called;
  onCall: (called: Called) => void;
  onClose: () => void;
}

/** What a column is called: its title, the name that programs use, its unit. Only what differs from what was read is kept. */
export function ColumnForm({ column, called, onCall, onClose }: Props) {
  const { t } = useLingui();
  const [title, setTitle] = useState(column.title);
  const [name, setName] = useState(column.name);
  const [unit, setUnit] = useState(column.unit ?? '');
  const wrong = name === '' || columnName.test(name) ? undefined : t`Chữ thường không dấu, chữ số và dấu _; bắt đầu bằng chữ`;
  const same = title === column.title && name === column.name && unit === (column.unit ?? '');
  const kept = (now: string, read: string, before: string | undefined) => (now.trim() === read ? before : now);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (wrong !== undefined) return;
    if (same) onClose();
    else onCall({ title: kept(title, column.title, called.title), name: kept(name, column.name, called.name), unit: kept(unit, column.unit ?? '', called.unit) });
  };
  return (
    <form onSubmit={save} className={classes.names}>
      <TextInput data-autofocus size="xs" label={t`Tên cột`} value={title} onChange={(event) => setTitle(event.currentTarget.value)} maxLength={300} />
      <TextInput size="xs" label={t`Tên dùng trong tệp tải về và API`} value={name} onChange={(event) => setName(event.currentTarget.value)} error={wrong} maxLength={63} spellCheck={false} />
      <TextInput size="xs" label={t`Đơn vị tính`} value={unit} onChange={(event) => setUnit(event.currentTarget.value)} maxLength={40} />
      <span className={classes.namesHint}><Trans>Để trống thì lấy lại như đọc từ tệp.</Trans></span>
      <span className={classes.namesActs}>
        <Button type="submit" size="xs" disabled={wrong !== undefined}><Trans>Đổi</Trans></Button>
        <Button size="xs" variant="default" onClick={onClose}><Trans>Thôi</Trans></Button>
      </span>
    </form>
  );
}
