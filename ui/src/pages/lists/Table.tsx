import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import type { IntakeState } from '~/api';
import { Card } from '~/components/Card';
import { EditableGrid } from '~/components/EditableGrid';
import type { GridColumn, GridOption } from '~/components/gridColumn';
import { statusLooks } from '~/components/status';
import { frequencies, frequencyWords } from '../dataset/words';
import { causesOf, cellOf, edited, problemOf, unplaced, type CellKey, type Line } from './model';
import classes from './lists.module.css';

const sharings = ['UNCLASSIFIED', 'OPEN', 'SHARED', 'RESTRICTED'] as const;
const importances = ['UNCLASSIFIED', 'CORE', 'IMPORTANT', 'ORDINARY'] as const;
const personals = ['UNCLASSIFIED', 'NONE', 'BASIC', 'SENSITIVE'] as const;
const rowHues = { NEW: undefined, CHANGED: 'b', UNCHANGED: undefined, REFUSED: 'r' } as const;

interface Props {
  lines: readonly Line[];
  files: readonly { id: string; name: string }[];
  notes: readonly string[];
  themes: readonly { code: string; title: string }[];
  onLines: (next: Line[]) => void;
  foot: React.ReactNode;
}

/** The list as it was understood: one line a dataset, every cell editable, what is wrong shown on the cell. */
export function Table({ lines, files, notes, themes, onLines, foot }: Props) {
  const { t } = useLingui();
  const columns = useColumns(files, themes);
  const states: Record<IntakeState, string> = { NEW: t`Mới`, CHANGED: t`Thay đổi`, UNCHANGED: t`Như cũ`, REFUSED: t`Chưa được` };
  const count = (state: IntakeState) => lines.filter((line) => line.state === state).length;
  const loose = unplaced(lines, files);
  const causes = causesOf(lines);
  const [jump, setJump] = useState<{ row: number; key: string } | null>(null);
  const value = (line: Line, key: string) => {
    if (key === 'state') return states[line.state];
    return line.cells[key as CellKey];
  };
  return (
    <Card
      title={<Trans>3. Xem và sửa từng dòng</Trans>}
      aside={(
        <span className={classes.tally}>
          <span><b className="num">{count('NEW')}</b> <Trans>mới</Trans></span>
          <span><b className="num">{count('CHANGED')}</b> <Trans>thay đổi</Trans></span>
          <span><b className="num">{count('UNCHANGED')}</b> <Trans>như cũ</Trans></span>
          {count('REFUSED') > 0 && <span data-hue="r" className={classes.bad}><b className="num">{count('REFUSED')}</b> <Trans>chưa được</Trans></span>}
        </span>
      )}
    >
      <div className={classes.notes}>
        {notes.map((note) => <p key={note}>{note}</p>)}
        {loose.length > 0 && <p data-hue="a" className={classes.loose}><IconAlertTriangle size={16} stroke={1.75} aria-hidden /><span><Plural value={loose.length} other="# tệp chưa ghép với dòng nào" />: {loose.map((file) => file.name).join(', ')}. <Trans>Chọn tệp ở cột "Tệp số liệu".</Trans></span></p>}
      </div>
      <EditableGrid
        label={t`Danh mục sắp lưu`} columns={columns} rows={lines} value={value} rowNumber={(line) => line.row} rowHue={(line) => rowHues[line.state]} jump={jump} problem={problemOf}
        onChange={(changes) => onLines(edited(lines, changes))} height={Math.min(520, 40 + 32 * Math.max(lines.length, 3))}
      />
      {causes.length > 0 && (
        <details className={classes.troubles} open={causes.length <= 3}>
          <summary><Plural value={causes.length} other="# loại chỗ cần xem" /></summary>
          <ul>
            {causes.map((cause) => (
              <li key={`${cause.field}${cause.message}`} data-error={cause.error}>
                {cause.message}{' '}
                <button type="button" className={classes.goto} onClick={() => setJump({ row: cause.rows[0]!, key: cellOf(cause.field) })}><Plural value={cause.rows.length} other="# dòng" />, <Trans>tới dòng {lines[cause.rows[0]!]!.row}</Trans></button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className={classes.foot}>{foot}</div>
    </Card>
  );
}

function useColumns(files: Props['files'], themes: Props['themes']): GridColumn[] {
  const { t, i18n } = useLingui();
  const narrow = useMediaQuery('(max-width: 760px)') ?? false;
  return useMemo(() => {
    const none: GridOption = { value: '', label: '' };
    const column = (key: string, title: string, width: number, options?: readonly GridOption[]): GridColumn => ({ key, title, width, kind: options === undefined ? 'text' : 'select', ...(options === undefined ? {} : { options }) });
    return [
      { key: 'state', title: t`Tình trạng`, width: 88, kind: 'readonly', pinned: !narrow },
      { key: 'title', title: t`Tên bộ dữ liệu`, width: narrow ? 220 : 300, kind: 'text', pinned: !narrow },
      column('localCode', t`Mã của đơn vị`, 124),
      column('upload', t`Tệp số liệu`, 188, [none, ...files.map((file) => ({ value: file.id, label: file.name }))]),
      column('updateFrequency', t`Tần suất cập nhật`, 150, frequencies.map((one) => ({ value: one, label: i18n._(frequencyWords[one]) }))),
      column('sharing', t`Phân loại chia sẻ`, 150, sharings.map((one) => ({ value: one, label: i18n._(statusLooks.sharing[one].word) }))),
      column('importance', t`Mức độ quan trọng`, 158, importances.map((one) => ({ value: one, label: i18n._(statusLooks.importance[one].word) }))),
      column('personalData', t`Dữ liệu cá nhân`, 150, personals.map((one) => ({ value: one, label: i18n._(statusLooks.personal[one].word) }))),
      column('theme', t`Lĩnh vực`, 200, [none, ...themes.map((one) => ({ value: one.code, label: one.title }))]),
      column('contactName', t`Đầu mối`, 150),
      column('contactEmail', t`Thư điện tử`, 190),
      column('contactPhone', t`Điện thoại`, 120),
      column('legalBasis', t`Căn cứ pháp lý`, 240),
      column('description', t`Mô tả`, 280),
      column('sourceSystem', t`Hệ thống nguồn`, 180),
      column('dueDate', t`Hạn (ngày/tháng/năm)`, 150),
    ];
  }, [files, i18n, narrow, t, themes]);
}
