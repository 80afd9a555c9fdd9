import type { ChangeFilter } from '~/api';

/** The API's filter of an address. Days are the province's; "to" is the whole day. */
export function filterOf(state: { viec: string; donvi: string; tu: string; den: string }): ChangeFilter {
  return {
    ...(state.viec === '' ? {} : { kind: [state.viec] }),
    ...(state.donvi === '' ? {} : { organization: state.donvi }),
    ...(state.tu === '' ? {} : { from: `${state.tu}T00:00:00+07:00` }),
    ...(state.den === '' ? {} : { to: `${state.den}T23:59:59.999+07:00` }),
  };
}

interface Line { seq: number; at: string; kind: string; label: string; actor: string | null; comment: string | null; leafHash: string; dataset: { code: string } | null }

/** Entries as CSV (RFC 4180, with a BOM for Excel). A text that a spreadsheet would run as a formula gets an apostrophe. */
export function csvOf(entries: readonly Line[], titles: readonly string[]): string {
  const rows = entries.map((one) => [String(one.seq), one.at, one.kind, one.label, one.actor ?? '', one.dataset?.code ?? '', one.comment ?? '', one.leafHash]);
  return `\ufeff${[titles, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a text to the browser as a file. */
export function saveText(name: string, content: string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
