import { useLingui } from '@lingui/react/macro';
import { useVirtualizer } from '@tanstack/react-virtual';
import { plural } from '@lingui/core/macro';
import { IconArrowRight } from '@tabler/icons-react';
import clsx from 'clsx';
import { useCallback, useEffect, useId, useMemo, useRef, useState, type ClipboardEvent, type RefObject } from 'react';
import { boxOf, toTsv, type Spot } from '~/lib/grid';
import { ColumnMenu } from './EditableGridMenu';
import { CellEditor } from './EditableGridEditor';
import type { GridChange, GridColumn, GridProblem } from './gridColumn';
import classes from './EditableGrid.module.css';
import { useGridKeys } from './useGridKeys';
import { useGridEdits } from './useGridEdits';

interface Props<R> {
  label: string;
  columns: readonly GridColumn[];
  rows: readonly R[];
  /** The cell's value as text; for select the option's value; empty for none. */
  value: (row: R, key: string) => string;
  /** Called once per act (a key, a paste, a fill) with everything that it changes. */
  onChange: (changes: GridChange[]) => void;
  problem?: (row: R, key: string) => GridProblem | undefined;
  /** Draws a readonly cell; its text otherwise. */
  render?: (row: R, key: string) => React.ReactNode;
  /** The number at the left: the sheet's own row number. */
  rowNumber?: (row: R, index: number) => number;
  /** Marks a whole row: "refused" red, "changed" blue. */
  rowHue?: (row: R) => 'r' | 'a' | 'b' | undefined;
  /** A cell to go to; a new object goes there again. */
  jump?: { row: number; key: string } | null;
  /** Height of the box; the rows scroll inside. */
  height?: number | string;
}

const rowHeight = 32;
const gutter = 44;

/**
 * A table that edits like a spreadsheet: arrows, Shift to select, type or F2 to edit, Enter and Tab to go on, Delete,
 * Ctrl C and V with Excel, Ctrl D to fill down, Ctrl Z to undo; each column's menu applies a value to all rows.
 */
export function EditableGrid<R>({ label, columns, rows, value, onChange, problem, render, rowNumber, rowHue, jump = null, height = 480 }: Props<R>) {
  const { t } = useLingui();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } });
  const [editing, setEditing] = useState<{ text: string } | null>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 10, scrollPaddingStart: rowHeight });
  const valueAt = useCallback((row: number, column: number) => value(rows[row]!, columns[column]!.key), [columns, rows, value]);
  const edits = useGridEdits({ columns, rowCount: rows.length, valueAt, onChange });
  const at = range.focus;
  const lefts = useMemo(() => leftEdges(columns), [columns]);

  const select = useCallback((focus: Spot, extend = false) => setRange((before) => ({ anchor: extend ? before.anchor : focus, focus })), []);
  const edit = useCallback((text?: string) => {
    if (rows.length === 0 || columns[at.column]!.kind === 'readonly') return;
    setEditing({ text: text ?? valueAt(at.row, at.column) });
  }, [at, columns, rows.length, valueAt]);
  const onKeyDown = useGridKeys({ rows: rows.length, columns: columns.length, range, select, edit, edits });

  useEffect(() => {
    if (at.row >= rows.length) return;
    virtual.scrollToIndex(at.row, { align: 'auto' });
    box.current?.querySelector(`#${CSS.escape(`${id}-${at.row}-${at.column}`)}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at.row, at.column, id, rows.length, virtual]);

  useEffect(() => {
    const column = columns.findIndex((one) => one.key === jump?.key);
    if (jump === null || column < 0) return;
    select({ row: jump.row, column });
    box.current?.focus();
  }, [jump, columns, select]);

  const finish = (text: string | null, move: Spot | null) => {
    if (text !== null) edits.apply([{ ...at, value: text }]);
    setEditing(null);
    box.current?.focus();
    if (move !== null) select({ row: Math.max(0, Math.min(rows.length - 1, at.row + move.row)), column: Math.max(0, Math.min(columns.length - 1, at.column + move.column)) });
  };
  const copy = (event: ClipboardEvent) => {
    if (editing !== null) return;
    const area = boxOf(range);
    const block = Array.from({ length: area.bottom - area.top + 1 }, (_, down) => Array.from({ length: area.right - area.left + 1 }, (_, right) => edits.shown(area.left + right, valueAt(area.top + down, area.left + right))));
    event.clipboardData.setData('text/plain', toTsv(block));
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent) => {
    if (editing !== null) return;
    event.preventDefault();
    edits.paste(event.clipboardData.getData('text/plain'), range);
  };

  const { beyond, measure } = useBeyond(box, columns, lefts);
  const area = boxOf(range);
  const current = rows[at.row];
  const trouble = current === undefined ? undefined : problem?.(current, columns[at.column]!.key);
  const width = gutter + columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <div className={classes.frame} data-more={beyond > 0}>
      <div
        ref={box} role="grid" aria-label={label} aria-rowcount={rows.length + 1} aria-colcount={columns.length} tabIndex={0} data-own-keys className={classes.grid} onScroll={measure} style={{ maxHeight: height }}
        aria-activedescendant={rows.length === 0 ? undefined : `${id}-${at.row}-${at.column}`} onKeyDown={editing === null ? onKeyDown : undefined} onCopy={copy} onPaste={paste} onCut={copy}
      >
        <div style={{ width, height: virtual.getTotalSize() + rowHeight, position: 'relative' }}>
          <div role="row" aria-rowindex={1} className={classes.head} style={{ width }}>
            <span role="columnheader" className={classes.corner} style={{ width: gutter }}><span className="hidden-words">{t`Dòng`}</span></span>
            {columns.map((column, index) => (
              <span key={column.key} role="columnheader" className={clsx(classes.headCell, column.pinned && classes.pinned)} style={{ width: column.width, left: column.pinned ? lefts[index] : undefined }}>
                <span className={classes.headWord} title={column.title}>{column.title}</span>
                {column.kind !== 'readonly' && rows.length > 0 && <ColumnMenu column={column} current={edits.shown(index, valueAt(at.row, index))} onAll={(onlyEmpty) => edits.all(index, valueAt(at.row, index), onlyEmpty)} />}
              </span>
            ))}
          </div>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]!;
            const hue = rowHue?.(row);
            return (
              <div key={item.key} role="row" aria-rowindex={item.index + 2} className={classes.row} style={{ transform: `translateY(${item.start + rowHeight}px)`, width }} {...(hue === undefined ? {} : { 'data-hue': hue })}>
                <span role="rowheader" className={clsx(classes.number, 'num')} style={{ width: gutter }}>{rowNumber?.(row, item.index) ?? item.index + 1}</span>
                {columns.map((column, index) => {
                  const here = item.index === at.row && index === at.column;
                  const wrong = problem?.(row, column.key);
                  const inside = item.index >= area.top && item.index <= area.bottom && index >= area.left && index <= area.right;
                  const shown = edits.shown(index, value(row, column.key));
                  return (
                    <span
                      key={column.key} id={`${id}-${item.index}-${index}`} role="gridcell" aria-colindex={index + 1} aria-selected={inside} aria-readonly={column.kind === 'readonly'} aria-invalid={wrong !== undefined}
                      className={clsx(classes.cell, column.pinned && classes.pinned)} data-here={here} data-inside={inside} data-kind={column.kind} data-severity={wrong?.severity}
                      style={{ width: column.width, left: column.pinned ? lefts[index] : undefined }} title={wrong?.message ?? (shown.length > 24 ? shown : undefined)}
                      onMouseDown={(event) => { if (!(here && editing !== null)) select({ row: item.index, column: index }, event.shiftKey); }}
                      onMouseEnter={(event) => { if (event.buttons === 1 && editing === null) select({ row: item.index, column: index }, true); }}
                      onDoubleClick={() => edit()}
                    >
                      {here && editing !== null
                        ? <CellEditor column={column} initial={editing.text} label={column.title} onDone={finish} />
                        : column.kind === 'readonly' && render !== undefined ? render(row, column.key) : <span className={classes.text}>{shown}</span>}
                    </span>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
      <div className={classes.under}>
        <p className={classes.status} role="status" {...(trouble === undefined ? {} : { 'data-hue': trouble.severity === 'ERROR' ? 'r' : 'a' })}>{trouble?.message ?? ''}</p>
        {beyond > 0 && <button type="button" className={classes.beyond} onClick={() => box.current?.scrollBy({ left: box.current.clientWidth / 2 })}>{plural(beyond, { other: 'còn # cột bên phải' })} <IconArrowRight size={14} stroke={1.75} aria-hidden /></button>}
      </div>
    </div>
  );
}

/** How many columns lie wholly or partly beyond the right edge of the box. */
function useBeyond(box: RefObject<HTMLDivElement | null>, columns: readonly GridColumn[], lefts: readonly number[]) {
  const [beyond, setBeyond] = useState(0);
  const measure = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    const edge = element.scrollLeft + element.clientWidth;
    setBeyond(columns.filter((column, index) => column.pinned !== true && lefts[index]! + column.width > edge + 1).length);
  }, [box, columns, lefts]);
  useEffect(() => {
    measure();
    const observer = new ResizeObserver(measure);
    if (box.current !== null) observer.observe(box.current);
    return () => observer.disconnect();
  }, [box, measure]);
  return { beyond, measure };
}

function leftEdges(columns: readonly GridColumn[]): number[] {
  let left = gutter;
  return columns.map((column) => {
    const here = left;
    left += column.width;
    return here;
  });
}
