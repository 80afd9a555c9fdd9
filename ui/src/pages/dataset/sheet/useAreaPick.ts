import { useMemo, useRef } from 'react';
import { between, formatArea, type Corner } from './area';

/** How near an edge of the sheet drawing scrolls it, in pixels. */
const edge = 28;

/** The cell of a drawn sheet under an element; a row's number stands for the whole row. */
function cornerOf(target: EventTarget | null): Corner | null {
  const cell = target instanceof Element ? target.closest('td, th') : null;
  const row = cell?.closest('tr[aria-rowindex]');
  if (cell == null || row == null) return null;
  let column = -2; // the row's meaning and its number stand before the sheet's own cells
  for (const one of row.children) {
    if (one === cell) break;
    column += (one as HTMLTableCellElement).colSpan;
  }
  return { row: Number(row.getAttribute('aria-rowindex')), column: column < 0 ? null : column };
}

/**
 * Drawing an area on the sheet: from one cell to another with the button held, or one cell and then another; by touch, which
 * scrolls when it moves, by two taps. Without onPick nothing is listened to.
 */
export function useAreaPick(onPick: ((area: string) => void) | null): React.HTMLAttributes<HTMLDivElement> {
  const at = useRef<{ from: Corner | null; held: boolean; moved: boolean; touch: boolean }>({ from: null, held: false, moved: false, touch: false });
  return useMemo(() => {
    const now = at.current;
    now.from = null;
    now.held = false;
    if (onPick === null) return {};
    const say = (to: Corner) => onPick(formatArea(between(now.from ?? to, to)));
    const press = (to: Corner) => {
      const ends = now.from !== null;
      say(to);
      now.from = ends ? null : to;
      return !ends;
    };
    return {
      onPointerDown: (event) => {
        now.touch = event.pointerType === 'touch';
        const to = cornerOf(event.target);
        if (now.touch || event.button !== 0 || to === null) return;
        event.preventDefault();
        now.moved = false;
        now.held = press(to);
      },
      onPointerMove: (event) => {
        const to = cornerOf(event.target);
        if (!now.held || to === null) return;
        const box = event.currentTarget.getBoundingClientRect();
        const nudge = (place: number, low: number, high: number) => (place > high - edge ? edge : place < low + edge * 2 ? -edge : 0);
        event.currentTarget.scrollBy(nudge(event.clientX, box.left, box.right), nudge(event.clientY, box.top, box.bottom));
        now.moved ||= to.row !== now.from?.row || to.column !== now.from.column;
        say(to);
      },
      onPointerUp: () => {
        if (now.held && now.moved) now.from = null;
        now.held = false;
      },
      // A mark's own click must not open its finding meanwhile.
      onClickCapture: (event) => {
        const to = cornerOf(event.target);
        if (to === null) return;
        event.stopPropagation();
        event.preventDefault();
        if (now.touch) press(to);
      },
    };
  }, [onPick]);
}
