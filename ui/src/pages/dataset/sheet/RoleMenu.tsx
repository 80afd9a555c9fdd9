import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { Menu, Popover } from '@mantine/core';
import { IconCheck, IconChevronDown, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { RowRole } from '~/api';
import { typeWords } from '../words';
import { ColumnForm } from './ColumnForm';
import type { Called } from './corrections';
import classes from './SheetGrid.module.css';

/** What the label at the left of a row says; rows of data and blank ones have none. */
export const roleWords: Record<RowRole, MessageDescriptor | null> = {
  TITLE: msg`Tiêu đề`, HEADER: msg`Đầu cột`, UNIT: msg`Đơn vị`, NUMBERED: msg`Đánh số`, GROUP: msg`Nhóm`, TOTAL: msg`Dòng cộng`, FOOTER: msg`Ngoài bảng`, DATA: null, BLANK: null,
};

const offered: { role: RowRole; word: MessageDescriptor; hint?: MessageDescriptor }[] = [
  { role: 'DATA', word: msg`Số liệu` },
  { role: 'HEADER', word: msg`Đầu cột`, hint: msg`tên các cột; gộp với hàng đầu cột liền kề` },
  { role: 'UNIT', word: msg`Đơn vị`, hint: msg`ha, tấn, đồng…` },
  { role: 'NUMBERED', word: msg`Đánh số`, hint: msg`A, B, 1, 2…` },
  { role: 'GROUP', word: msg`Nhóm`, hint: msg`tên nhóm của các dòng dưới` },
  { role: 'TOTAL', word: msg`Dòng cộng`, hint: msg`không tính vào số liệu` },
  { role: 'TITLE', word: msg`Tiêu đề` },
  { role: 'FOOTER', word: msg`Ngoài bảng`, hint: msg`bỏ qua dòng này` },
];

interface RoleProps {
  row: number;
  role: RowRole;
  open: boolean;
  corrected: boolean;
  disabled: boolean;
  onOpen: (open: boolean) => void;
  onRole: (role: RowRole) => void;
}

/** The label of a row, which opens what else the row may be. Only the open one carries a menu: a sheet has many rows. */
export function RoleMenu({ row, role, open, corrected, disabled, onOpen, onRole }: RoleProps) {
  const { t, i18n } = useLingui();
  const word = roleWords[role];
  const said = word === null ? t`Số liệu` : i18n._(word);
  const label = (
    <button
      type="button" className={classes.role} data-quiet={word === null || undefined} data-corrected={corrected || undefined} data-role-of={row} disabled={disabled}
      tabIndex={word === null ? -1 : 0} aria-haspopup="menu" aria-label={corrected ? t`Dòng ${row}: ${said}, bạn đã đổi` : t`Dòng ${row}: ${said}. Đổi cách hiểu`} onClick={() => onOpen(!open)}
    >
      <span>{said}</span><IconChevronDown size={12} aria-hidden />
    </button>
  );
  if (!open) return label;
  return (
    <Menu opened onChange={onOpen} position="bottom-start" width={270} trapFocus returnFocus={false} onClose={() => requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-role-of="${row}"]`)?.focus())}>
      <Menu.Target>{label}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label><Trans>Dòng {row} là gì?</Trans></Menu.Label>
        {offered.map((one) => (
          <Menu.Item key={one.role} onClick={() => onRole(one.role)} leftSection={one.role === role ? <IconCheck size={14} aria-hidden /> : <span className={classes.noCheck} />} aria-current={one.role === role || undefined}>
            <b>{i18n._(one.word)}</b>{one.hint !== undefined && <span className={classes.roleHint}>{i18n._(one.hint)}</span>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const types = ['string', 'integer', 'number', 'date', 'period', 'boolean'];

interface ColumnProps {
  column: { letter: string; title: string; name: string; type: string; unit: string | null };
  /** The type a person gave it; null when the reader decided. */
  given: string | null;
  /** What a person calls it. */
  called: Called;
  disabled: boolean;
  onType: (type: string | null) => void;
  onCall: (called: Called) => void;
}

/** A column's letter, which opens what its values may be taken for and what it may be called. */
export function ColumnMenu({ column, given, called, disabled, onType, onCall }: ColumnProps) {
  const { t, i18n } = useLingui();
  const [naming, setNaming] = useState(false);
  const { letter, title, type } = column;
  const said = typeWords[type] === undefined ? type : i18n._(typeWords[type]);
  const corrected = given !== null || Object.values(called).some((one) => one !== undefined);
  const button = <button type="button" className={classes.letter} disabled={disabled} data-corrected={corrected || undefined} data-letter={letter} title={`${title}: ${said}`} aria-label={t`Cột ${letter}, ${title}: ${said}. Đổi kiểu, tên`}>{letter}<IconChevronDown size={11} aria-hidden /></button>;
  if (naming) {
    const close = () => {
      setNaming(false);
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-letter="${letter}"]`)?.focus());
    };
    return (
      <Popover opened onChange={(open) => { if (!open) close(); }} position="bottom-start" width={290} trapFocus>
        <Popover.Target>{button}</Popover.Target>
        <Popover.Dropdown><ColumnForm column={column} called={called} onCall={(to) => { close(); onCall(to); }} onClose={close} /></Popover.Dropdown>
      </Popover>
    );
  }
  return (
    <Menu position="bottom" width={250}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label><Trans>Cột {title} ghi gì?</Trans></Menu.Label>
        {types.map((one) => (
          <Menu.Item key={one} onClick={() => onType(one)} leftSection={one === type ? <IconCheck size={14} aria-hidden /> : <span className={classes.noCheck} />} aria-current={one === type || undefined}>
            <b>{i18n._(typeWords[one]!)}</b>{one === 'string' && <span className={classes.roleHint}><Trans>giữ nguyên như đã ghi, kể cả số 0 ở đầu</Trans></span>}
          </Menu.Item>
        ))}
        {given !== null && <Menu.Item leftSection={<span className={classes.noCheck} />} onClick={() => onType(null)}><Trans>Để máy tự nhận</Trans></Menu.Item>}
        <Menu.Divider />
        <Menu.Item leftSection={<IconPencil size={14} aria-hidden />} onClick={() => setNaming(true)}><Trans>Đổi tên, đơn vị tính…</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
