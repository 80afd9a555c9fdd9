import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Spot } from '~/lib/grid';
import type { GridColumn } from './gridColumn';
import { fold } from '~/lib/text';
import classes from './EditableGrid.module.css';

interface Props {
  column: GridColumn;
  initial: string;
  label: string;
  /** The text to keep, or null to give up; and where to go next. */
  onDone: (text: string | null, move: Spot | null) => void;
}

/** The cell being edited: Enter keeps and goes down, Tab keeps and goes right, Escape gives up, leaving keeps. */
export function CellEditor({ column, initial, label, onDone }: Props) {
  const [text, setText] = useState(() => (column.kind === 'select' ? matching(column, initial) : initial));
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLSelectElement>(null);
  const closed = useRef(false);

  useEffect(() => {
    input.current?.focus();
    list.current?.focus();
    input.current?.setSelectionRange(input.current.value.length, input.current.value.length);
  }, []);

  const done = (kept: string | null, move: Spot | null) => {
    if (closed.current) return;
    closed.current = true;
    onDone(kept, move);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const down = event.shiftKey ? -1 : 1;
    const move = event.key === 'Enter' ? { row: down, column: 0 } : event.key === 'Tab' ? { row: 0, column: down } : undefined;
    if (move === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    done(move === undefined ? null : text, move ?? null);
  };
  const shared = { 'aria-label': label, className: classes.editor, onKeyDown, onBlur: () => done(text, null) };
  if (column.kind === 'select') {
    return (
      <select ref={list} {...shared} value={text} onChange={(event) => setText(event.currentTarget.value)}>
        <option value="" />
        {column.options?.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    );
  }
  return <input ref={input} {...shared} value={text} onChange={(event) => setText(event.currentTarget.value)} />;
}

/** The option that the first typed letter points at; the value itself where editing began without typing. */
function matching(column: GridColumn, text: string): string {
  const exact = column.options?.find((option) => option.value === text);
  return (exact ?? column.options?.find((option) => text !== '' && fold(option.label).startsWith(fold(text))))?.value ?? '';
}
