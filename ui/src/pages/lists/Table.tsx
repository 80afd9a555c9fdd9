import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { IntakeState } from '~/api';
import { Card } from '~/components/Card';
import { EditableGrid, type GridColumn, type GridOption } from '~/components/EditableGrid';
import { statusLooks } from '~/components/status';
import { frequencies, frequencyWords } from '../dataset/words';
import { edited, problemOf, unplaced, type CellKey, type Line } from './model';
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
  const troubled = lines.filter((line) => line.problems.length > 0);
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
        label={t`Danh mục sắp lưu`} columns={columns} rows={lines} value={value} rowNumber={(line) => line.row} rowHue={(line) => rowHues[line.state]} problem={problemOf}
        onChange={(changes) => onLines(edited(lines, changes))} height={Math.min(520, 40 + 32 * Math.max(lines.length, 3))}
      />
      {troubled.length > 0 && (
        <details className={classes.troubles}>
          <summary><Plural value={troubled.length} other="# dòng có chỗ cần xem" /></summary>
          <ul>
            {troubled.map((line) => (
              <li key={line.row}><b><Trans>Dòng {line.row}</Trans></b>: {line.cells.title}<ul>{line.problems.map((one, index) => <li key={`${one.field}${index}`} data-error={one.error}>{one.message}</li>)}</ul></li>
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
  return useMemo(() => {
    const none: GridOption = { value: '', label: '' };
    const column = (key: string, title: string, width: number, options?: readonly GridOption[]): GridColumn => ({ key, title, width, kind: options === undefined ? 'text' : 'select', ...(options === undefined ? {} : { options }) });
    return [
      { key: 'state', title: t`Tình trạng`, width: 92, kind: 'readonly', pinned: true },
      { key: 'title', title: t`Tên bộ dữ liệu`, width: 320, kind: 'text', pinned: true },
      column('localCode', t`Mã của đơn vị`, 110),
      column('upload', t`Tệp số liệu`, 200, [none, ...files.map((file) => ({ value: file.id, label: file.name }))]),
      column('updateFrequency', t`Tần suất cập nhật`, 150, frequencies.map((one) => ({ value: one, label: i18n._(frequencyWords[one]) }))),
      column('sharing', t`Phân loại chia sẻ`, 140, sharings.map((one) => ({ value: one, label: i18n._(statusLooks.sharing[one].word) }))),
      column('importance', t`Mức độ quan trọng`, 140, importances.map((one) => ({ value: one, label: i18n._(statusLooks.importance[one].word) }))),
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
  }, [files, i18n, t, themes]);
}
