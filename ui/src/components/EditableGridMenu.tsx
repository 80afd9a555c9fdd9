import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { GridColumn } from './gridColumn';

/** A column's menu: the current row's value for all rows, or for those still empty. */
export function ColumnMenu({ column, current, onAll }: { column: GridColumn; current: string; onAll: (onlyEmpty: boolean) => void }) {
  const { t } = useLingui();
  const value = current === '' ? t`(để trống)` : current;
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <ActionIcon size={20} aria-label={t`Áp dụng cho cả cột ${column.title}`}><IconChevronDown size={14} stroke={1.75} /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAll(true)}><Trans>Điền “{value}” vào các dòng còn trống</Trans></Menu.Item>
        <Menu.Item onClick={() => onAll(false)}><Trans>Áp dụng “{value}” cho mọi dòng</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
