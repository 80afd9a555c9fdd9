import { useEffect, useRef } from 'react';

export type KeyMap = Record<string, (event: KeyboardEvent) => void>;

/** The name of a pressed key as a map spells it: "j", "?", "Enter", "mod+k", "mod+Enter". Mod is Ctrl, or Cmd on a Mac. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${key}`;
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [role=combobox], [data-own-keys] *, [data-own-keys]'));
}

/**
 * Keys of the page. While a person types only those with "mod+" work. Two maps at once: the one mounted last wins.
 * Nothing happens while a dialog or menu is open over the page.
 */
export function useKeys(keys: KeyMap, enabled = true): void {
  const current = useRef(keys);
  useEffect(() => { current.current = keys; });
  useEffect(() => {
    if (!enabled) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const name = keyName(event);
      const act = current.current[name];
      if (act === undefined || event.defaultPrevented || event.isComposing) return;
      if (!name.startsWith('mod+') && typing(event.target)) return;
      if (document.querySelector('[aria-modal=true], [role=menu]') !== null) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [enabled]);
}
