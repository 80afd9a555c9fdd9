// Numbers, dates and sizes as people here write them: 1.234,5 · 23/11/2026 · Asia/Ho_Chi_Minh.

export type Language = 'vi' | 'en';

export const ZONE = 'Asia/Ho_Chi_Minh';

const tags: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };
const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function cached<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T {
  const found = cache.get(key);
  if (found !== undefined) return found as T;
  const made = make();
  cache.set(key, made);
  return made;
}

/** 1.234,5 in Vietnamese, 1,234.5 in English; at most `digits` decimals (default 2). */
export function formatNumber(value: number, language: Language, digits = 2): string {
  return cached(`n${language}${digits}`, () => new Intl.NumberFormat(tags[language], { maximumFractionDigits: digits })).format(value);
}

/** What is known of a column that a value stands in. */
export interface Measured {
  type: string;
  min?: string | null;
  max?: string | null;
}

const plain = /^-?\d+(\.\d+)?$/u;
const years = (column: Measured) => column.type === 'integer' && column.min != null && column.max != null && Number(column.min) >= 1900 && Number(column.max) <= 2100;

/**
 * A value as rows carry it (13210.2, 2026-01-09), as people write it: 13.210,2 · 09/01/2026. The one place where that happens:
 * texts and codes stay as they are, so do years.
 */
export function formatValue(value: string, column: Measured, language: Language): string {
  switch (column.type) {
    case 'integer':
    case 'number':
      return !plain.test(value) || years(column) ? value : formatNumber(Number(value), language, Math.min(20, value.split('.')[1]?.length ?? 0));
    case 'date':
      return /^\d{4}-\d\d-\d\d$/u.test(value) ? formatDate(value) : value;
    case 'datetime':
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d/u.test(value) ? `${formatDate(value.slice(0, 10))} ${value.slice(11, 16)}` : value;
    default:
      return value;
  }
}

/** A share between 0 and 1 as "46 %". */
export function formatShare(share: number, language: Language, digits = 0): string {
  return `${formatNumber(share * 100, language, digits)} %`;
}

/** 21 KB, 1,4 MB: powers of 1024, one decimal from a megabyte on. */
export function formatBytes(bytes: number, language: Language): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${formatNumber(size, language, unit >= 2 ? 1 : 0)} ${units[unit]}`;
}

function parts(date: Date): Record<string, string> {
  const format = cached('parts', () => new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }));
  return Object.fromEntries(format.formatToParts(date).map((part) => [part.type, part.value]));
}

/** A day (YYYY-MM-DD) or an instant (RFC 3339) as dd/mm/yyyy. */
export function formatDate(value: string): string {
  const day = dayOf(value);
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** dd/mm, for lists where the year goes without saying. */
export function formatDay(value: string): string {
  return formatDate(value).slice(0, 5);
}

/** An instant as "dd/mm/yyyy hh:mm". */
export function formatDateTime(value: string): string {
  const p = parts(new Date(value));
  return `${p.day}/${p.month}/${p.year} ${p.hour}:${p.minute}`;
}

/** An instant as "hh:mm". */
export function formatTime(value: string): string {
  const p = parts(new Date(value));
  return `${p.hour}:${p.minute}`;
}

/** The calendar day in Vietnam of a day or an instant, as YYYY-MM-DD. */
export function dayOf(value: string | Date): string {
  if (typeof value === 'string' && value.length === 10) return value;
  const p = parts(new Date(value));
  return `${p.year}-${p.month}-${p.day}`;
}

/** "Thứ Hai, 23/11/2026". */
export function formatWeekday(value: string | Date, language: Language): string {
  const day = dayOf(value);
  const name = cached(`w${language}`, () => new Intl.DateTimeFormat(tags[language], { weekday: 'long', timeZone: 'UTC' })).format(new Date(`${day}T00:00:00Z`));
  return `${name}, ${formatDate(day)}`;
}

/** Whole calendar days from `from` to `to`: negative when `to` is past. */
export function daysBetween(from: string | Date, to: string | Date): number {
  return Math.round((Date.parse(`${dayOf(to)}T00:00:00Z`) - Date.parse(`${dayOf(from)}T00:00:00Z`)) / 86_400_000);
}

/** A duration in the unit that a person would use, rounded up: 42 is 42 seconds, 150 is 3 minutes. */
export function duration(seconds: number): { unit: 'second' | 'minute' | 'hour'; count: number } {
  if (seconds < 60) return { unit: 'second', count: Math.max(1, Math.ceil(seconds)) };
  if (seconds < 3600) return { unit: 'minute', count: Math.ceil(seconds / 60) };
  return { unit: 'hour', count: Math.ceil(seconds / 3600) };
}

/** How far an instant is, in the unit that a person would use: minutes within an hour, hours within a day, then calendar days. */
export function distance(now: Date, at: string): { count: number; unit: 'minute' | 'hour' | 'day' } {
  const minutes = Math.round((Date.parse(at) - now.getTime()) / 60_000);
  if (Math.abs(minutes) < 60) return { count: minutes, unit: 'minute' };
  const days = daysBetween(now, at);
  return days === 0 ? { count: Math.round(minutes / 60), unit: 'hour' } : { count: days, unit: 'day' };
}
