import { useLingui } from '@lingui/react/macro';
import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { FailurePart } from '~/components/FailurePart';
import { useLanguage } from '~/lib/useLanguage';
import { boxOf, parseArea, type Area } from './area';
import { callColumn, calledOf, headerRows, isCorrected, setRole, setType, sheetCorrection } from './corrections';
import { cellText, columnCount, figures, columnOf, columnWidths, keyColumn, letterOf, spill, stretch, type DrawnCell, type DrawnRow } from './model';
import { ColumnMenu, RoleMenu, roleWords } from './RoleMenu';
import classes from './SheetGrid.module.css';
import { useAreaPick } from './useAreaPick';
import type { Correct } from './useCorrect';
import { useGrid, type Source, type Table } from './useReport';

const rowHeight = 25; // the labels of rows are buttons: WCAG 2.2 asks for 24 px; a line below
const numberWidth = 30;

export interface CellPlace {
  row: number;
  /** 0-based column of the sheet; -1 for a whole row. */
  column: number;
}

interface Props {
  source: Source;
  table: Table;
  selected: CellPlace | null;
  onMark: (place: { row: number; letter: string; column: string | undefined }) => void;
  /** The rows in view, for "Dòng 1–25 trên 109". */
  onRange: (from: number, to: number) => void;
  narrow: boolean;
  /** How to correct what was understood; null where it cannot be. */
  correct: Correct | null;
  /** The area being drawn on the sheet; null while none is. */
  area: string | null;
  onArea: (area: string) => void;
}

/** The sheet as the officer knows it: letters, row numbers, what each row is for, faulty cells marked. Only rows in view exist. */
export function SheetGrid({ source, table, selected, onMark, onRange, narrow, correct, area, onArea }: Props) {
  const { t, i18n } = useLingui();
  const { shown } = useLanguage();
  const [room, setRoom] = useState(0);
  const [menu, setMenu] = useState<number | null>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const [loadedFrom, setLoadedFrom] = useState<[number, number]>([1, 60]);
  const virtual = useVirtualizer({ count: table.gridRows, getScrollElement: () => scroll.current, estimateSize: () => rowHeight, overscan: 12, scrollPaddingStart: rowHeight });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const grid = useGrid(source, table.sheet, loadedFrom[0], loadedFrom[1]);
  const head = useGrid(source, table.sheet, 1, Math.min(60, Math.max(1, table.gridRows)));
  const rowsForShape = useMemo(() => [...head.rows.values()], [head.rows]);
  const columns = useMemo(() => columnCount(table.columns, rowsForShape), [table.columns, rowsForShape]);
  const natural = useMemo(() => columnWidths(columns, rowsForShape), [columns, rowsForShape]);
  const pin = narrow ? keyColumn(table.columns) : -1;
  const gutter = correct === null ? (narrow ? 76 : 86) : (narrow ? 92 : 100);
  const widths = useMemo(() => stretch(natural, room - gutter - numberWidth), [natural, room, gutter]);
  const pick = useAreaPick(area === null ? null : onArea);
  const drawn = area === null ? null : parseArea(area);
  const own = correct === null ? null : sheetCorrection(correct.corrections, table.sheet);

  useEffect(() => { setLoadedFrom([first + 1, Math.max(first + 1, last + 1)]); }, [first, last]);
  useEffect(() => {
    const box = scroll.current;
    if (box === null) return undefined;
    const tell = () => {
      setRoom(box.clientWidth);
      const from = Math.floor(box.scrollTop / rowHeight) + 1;
      box.dataset.more = String(box.scrollLeft + box.clientWidth < box.scrollWidth - 2);
      onRange(from, Math.min(table.gridRows, from + Math.max(0, Math.floor((box.clientHeight - rowHeight) / rowHeight) - 1)));
    };
    tell();
    box.addEventListener('scroll', tell, { passive: true });
    const size = new ResizeObserver(tell);
    size.observe(box);
    return () => { box.removeEventListener('scroll', tell); size.disconnect(); };
  }, [onRange, table.gridRows, table.sheet]);

  useEffect(() => {
    const begins = parseArea(table.range)?.firstRow ?? 1; // above it nothing is drawn
    if (begins > 2) virtual.scrollToIndex(begins - 2, { align: 'start' });
  }, [table.range, table.sheet]);
  useEffect(() => {
    if (selected === null || selected.row > table.gridRows) return;
    virtual.scrollToIndex(selected.row - 1, { align: 'auto' });
    const box = scroll.current;
    if (box === null || selected.column < 0) return;
    const left = widths.slice(0, selected.column).reduce((sum, width) => sum + width, 0);
    const room = box.clientWidth - gutter - numberWidth;
    if (left < box.scrollLeft || left + widths[selected.column]! > box.scrollLeft + room) box.scrollTo({ left: Math.max(0, left - room / 3) });
    // Scrolling follows the selection alone.
  }, [selected?.row, selected?.column, table.sheet, columns]);

  if (grid.error !== null) return <div style={{ padding: 12 }}><FailurePart error={grid.error} retry={grid.refetch} title={t`Chưa tải được các dòng của bảng`} /></div>;

  const letterHead = (index: number) => {
    const column = table.columns.find((one) => columnOf(one.letter) === index);
    if (correct === null || column === undefined) return letterOf(index);
    return (
      <ColumnMenu
        column={column} given={own?.types?.[column.letter] ?? null} called={own === null ? {} : calledOf(own, column.letter)} disabled={correct.busy}
        onType={(type) => correct.apply(setType(correct.corrections, table.sheet, column.letter, type))}
        onCall={(called) => correct.apply(callColumn(correct.corrections, table.sheet, column.letter, called))}
      />
    );
  };
  const total = widths.reduce((sum, width) => sum + width, gutter + numberWidth);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const rows = grid.rows.size > 0 ? grid.rows : head.rows;
  return (
    <div className={classes.box}>
      <div ref={scroll} className={clsx(classes.scroll, area !== null && classes.picking)} tabIndex={0} role="region" aria-label={t`Bảng trong tệp: ${table.sheet}`} {...pick}>
        <table className={classes.table} style={{ width: total, '--gutter': `${gutter}px`, '--pin': `${gutter + numberWidth}px` } as React.CSSProperties} aria-rowcount={table.gridRows}>
          <colgroup>
            <col style={{ width: gutter }} />
            <col style={{ width: numberWidth }} />
            {widths.map((width, index) => <col key={index} style={{ width }} />)}
          </colgroup>
          <thead>
            <tr>
              <th scope="col" className={classes.gutter}>{t`Hiểu là`}</th>
              <th scope="col" className={classes.number}><span className="hidden-words">{t`Dòng`}</span></th>
              {widths.map((_, index) => <th key={index} scope="col" className={clsx(index === pin && classes.pinned)}>{letterHead(index)}</th>)}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <tr aria-hidden style={{ height: before }}><td colSpan={columns + 2} style={{ border: 0 }} /></tr>}
            {items.map((item) => {
              const number = item.index + 1;
              const row = rows.get(number) ?? (grid.loading ? undefined : blankRow(number));
              const word = row === undefined ? null : roleWords[row.role];
              return (
                <SheetRow
                  key={item.key} number={number} row={row} above={rows.get(item.index)} below={rows.get(item.index + 2)} columns={columns} pin={pin}
                  label={row === undefined || row.role === 'BLANK' || correct === null ? (word === null ? '' : i18n._(word)) : (
                    <RoleMenu row={number} role={row.role} open={menu === number} corrected={own !== null && isCorrected(own, number)} disabled={correct.busy} onOpen={(open) => setMenu(open ? number : null)} onRole={(role) => { setMenu(null); if (role !== row.role) correct.apply(setRole(correct.corrections, table.sheet, number, role, headerRows(rowsForShape, table.headerRow))); }} />
                  )}
                  shown={shown} selected={selected?.row === item.index + 1 ? selected.column : undefined} onMark={onMark} table={table}
                />
              );
            })}
            {after > 0 && <tr aria-hidden style={{ height: after }}><td colSpan={columns + 2} style={{ border: 0 }} /></tr>}
          </tbody>
        </table>
        {drawn !== null && <AreaFrame area={drawn} widths={widths} rows={table.gridRows} left={gutter + numberWidth} />}
      </div>
      <span className={classes.more} aria-hidden />
    </div>
  );
}

/** The area being drawn, over the cells. */
function AreaFrame({ area, widths, rows, left }: { area: Area; widths: readonly number[]; rows: number; left: number }) {
  const box = boxOf(area, widths, rows, rowHeight);
  return <div aria-hidden className={classes.areaFrame} data-testid="area" style={{ ...box, left: left + box.left, top: rowHeight + box.top }} />;
}

/** A row that the sheet leaves blank is not sent. */
function blankRow(row: number): DrawnRow {
  return { row, role: 'BLANK', cells: [], hidden: false };
}

interface RowProps {
  number: number;
  row: DrawnRow | undefined;
  above: DrawnRow | undefined;
  below: DrawnRow | undefined;
  columns: number;
  pin: number;
  label: React.ReactNode;
  shown: ReturnType<typeof useLanguage>['shown'];
  selected: number | undefined;
  onMark: Props['onMark'];
  table: Table;
}

const SheetRow = memo(function SheetRow({ number, row, above, below, columns, pin, label, shown, selected, onMark, table }: RowProps) {
  if (row === undefined) {
    return <tr data-role="BLANK" aria-rowindex={number}><td className={classes.gutter} /><th scope="row" className={classes.number}>{number}</th><td colSpan={columns} className={classes.waiting}>…</td></tr>;
  }
  const cells = spill(row, below, columns);
  return (
    <tr data-role={row.role} data-hidden={row.hidden || undefined} aria-rowindex={number} className={clsx(selected === -1 && classes.rowhere)}>
      <td className={classes.gutter}>{label}</td>
      <th scope="row" className={classes.number}>{number}</th>
      {cells.map((cell) => (
        <Cell key={cell.column} cell={cell} shown={shown} row={row} pinned={cell.column === pin} here={selected === cell.column} open={row.role === 'HEADER' && merges(cell, below)} under={row.role === 'HEADER' && cell.text === '' && above?.role === 'HEADER'} wide={cell.span === columns} onMark={onMark} table={table} />
      ))}
    </tr>
  );
});

/** Whether a header cell runs on into the header row below, which is blank there. */
function merges(cell: DrawnCell, below: DrawnRow | undefined): boolean {
  return below?.role === 'HEADER' && cell.span === 1 && (below.cells.find((one) => one.column === cell.column)?.text ?? '') === '';
}

interface CellProps {
  shown: RowProps['shown'];
  cell: DrawnCell;
  row: DrawnRow;
  pinned: boolean;
  here: boolean;
  open: boolean;
  under: boolean;
  wide: boolean;
  onMark: Props['onMark'];
  table: Table;
}

function Cell({ cell, shown, row, pinned, here, open, under, wide, onMark, table }: CellProps) {
  const column = table.columns.find((one) => columnOf(one.letter) === cell.column);
  const look = figures(cell, row.role, column?.type);
  const className = clsx(look !== null && classes[look], pinned && classes.pinned, here && classes.here, open && classes.open, under && classes.under, wide && classes.wide, wide && row.role === 'TITLE' && cell.text.length > 30 && !cell.text.startsWith('(') && classes.lead, cell.severity !== null && cell.severity !== 'INFO' && classes.marked);
  const text = cellText(cell, row.role, column, shown);
  const span = cell.span > 1 ? { colSpan: cell.span } : {};
  if (cell.severity === null || cell.severity === 'INFO') return <td className={className} {...span} title={text.length > 30 ? text : undefined}>{text}</td>;
  const letter = letterOf(cell.column);
  return (
    <td className={className} {...span}>
      <button type="button" tabIndex={-1} className={classes.mark} data-severity={cell.severity} onClick={() => onMark({ row: row.row, letter, column: column?.name })} aria-label={`${letter}${row.row}: ${text}`}>{text === '' ? '\u00a0' : text}</button>
    </td>
  );
}
