import { lazy, Suspense, useState } from 'react';

// What floats beside an element is a good part of a page's code, and nobody needs it before pointing at something.
const FloatingTip = lazy(() => import('./FloatingTip'));

type Event = { currentTarget: HTMLElement };

/** Words beside an element while it is pointed at or has the keyboard: `on` goes to the element, `tip` beside it. Escape puts them away. */
export function useTip(label: string, position: 'top' | 'right' = 'top') {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const show = (event: Event) => setTarget(event.currentTarget);
  const hide = () => setTarget(null);
  return {
    on: {
      onPointerEnter: show,
      onPointerLeave: hide,
      onFocus: (event: Event) => { if (event.currentTarget.matches(':focus-visible')) show(event); },
      onBlur: hide,
      onKeyDown: (event: { key: string }) => { if (event.key === 'Escape') hide(); },
    },
    tip: target === null ? null : <Suspense><FloatingTip opened target={target} label={label} position={position} /></Suspense>,
  };
}
