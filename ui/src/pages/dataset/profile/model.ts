// What a column's profile says in figures and words. Pure.
import { t } from '@lingui/core/macro';
import type { ProfilePartsFragment } from '~/api';
import { formatNumber, formatShare, formatValue, type Language } from '~/lib/format';

export type Profile = ProfilePartsFragment;
export interface Figure { name: string; value: string }

/** Nothing of single values may be told of it. */
export function withheld(profile: Pick<Profile, 'masked' | 'personal'>): boolean {
  return profile.masked || profile.personal !== null;
}

/** How many rows there are, have a value, and how many values differ. */
export function countFigures(profile: Profile, rows: number, language: Language): Figure[] {
  const count = formatNumber(profile.distinct, language);
  return [
    { name: t`Dòng có giá trị`, value: formatNumber(rows - profile.nulls, language) },
    { name: t`Ô trống`, value: `${formatNumber(profile.nulls, language)} (${formatShare(rows === 0 ? 0 : profile.nulls / rows, language, 1)})` },
    { name: t`Giá trị khác nhau`, value: profile.distinctExact ? count : t`khoảng ${count}` },
  ];
}

/** Where numbers or days lie, or how long texts are. */
export function valueFigures(profile: Profile, language: Language): Figure[] {
  const shown = (value: string) => formatValue(value, profile, language);
  const rounded = (value: number) => formatNumber(value, language, Math.abs(value) < 1 ? 4 : 2);
  const out: Figure[] = [];
  if (profile.min !== null && profile.max !== null) {
    const names: Record<string, string> = { 0.05: t`5 % ở dưới`, 0.25: t`25 % ở dưới`, 0.5: t`Giữa (trung vị)`, 0.75: t`75 % ở dưới`, 0.95: t`95 % ở dưới` };
    out.push({ name: t`Nhỏ nhất`, value: shown(profile.min) });
    for (const one of profile.quantiles) out.push({ name: names[String(one.at)] ?? formatShare(one.at, language), value: shown(one.value) });
    out.push({ name: t`Lớn nhất`, value: shown(profile.max) });
  }
  if (profile.mean !== null) out.push({ name: t`Trung bình`, value: rounded(profile.mean) });
  if (profile.deviation !== null) out.push({ name: t`Độ lệch chuẩn`, value: rounded(profile.deviation) });
  if (profile.minLength !== null && profile.maxLength !== null) {
    const [least, most] = [profile.minLength, profile.maxLength];
    out.push({ name: t`Độ dài`, value: least === most ? t`${most} ký tự` : t`${least}–${most} ký tự` });
    if (profile.meanLength !== null && least !== most) {
      const mean = formatNumber(profile.meanLength, language, 1);
      out.push({ name: t`Dài trung bình`, value: t`${mean} ký tự` });
    }
  }
  return out;
}

/** A bar as "10–19", "2019" or "01/01/2026–02/01/2026". */
export function binName(profile: Profile, bin: Profile['bins'][number], language: Language): string {
  const column = profile.histogramOf === 'length' ? { type: 'integer', min: null, max: null } : profile;
  const shown = (value: string) => (column.type === 'number' ? formatNumber(Number(value), language, 3) : formatValue(value, column, language));
  return bin.from === bin.to ? shown(bin.from) : `${shown(bin.from)}–${shown(bin.to)}`;
}

/** What the picture says, for those who do not see it. */
export function spoken(profile: Profile, rows: number, language: Language): string {
  const title = profile.title;
  const empty = formatShare(rows === 0 ? 0 : profile.nulls / rows, language, 1);
  const values = formatNumber(profile.distinct, language);
  if (withheld(profile)) return t`${title}: trống ${empty}, không hiện giá trị`;
  const middle = profile.quantiles.find((one) => one.at === 0.5);
  if (profile.min !== null && profile.max !== null && middle !== undefined) {
    const low = formatValue(profile.min, profile, language);
    const high = formatValue(profile.max, profile, language);
    const median = formatValue(middle.value, profile, language);
    return t`${title}: từ ${low} đến ${high}, giữa ${median}, trống ${empty}`;
  }
  const first = profile.top[0];
  if (first !== undefined && first.count > 1) {
    const share = formatShare(first.count / Math.max(1, rows), language);
    return t`${title}: ${values} giá trị khác nhau, nhiều nhất là ${first.value} (${share}), trống ${empty}`;
  }
  return t`${title}: ${values} giá trị khác nhau, trống ${empty}`;
}

/** The frequent values that say something: not those of a column where each value stands once. */
export function frequent(profile: Profile): Profile['top'] {
  return profile.top.filter((one) => one.count > 1);
}

/** A shape as people read it: A+-9{3} is "A…-999". */
export function shapeText(pattern: string): string {
  return pattern.replace(/9\{(\d+)\}/gu, (_, n: string) => (Number(n) <= 12 ? '9'.repeat(Number(n)) : `9…(${n})`)).replace(/([Aa])\+/gu, '$1…');
}

/** Where 5, 25, 50, 75 and 95 % lie between the least (0) and the greatest (1); null where that cannot be drawn. */
export function spots(profile: Profile): number[] | null {
  const number = (value: string) => (/^\d{4}-\d\d-\d\d/u.test(value) ? Date.parse(value.slice(0, 10)) : Number(value));
  if (profile.min === null || profile.max === null || profile.quantiles.length !== 5) return null;
  const [low, high] = [number(profile.min), number(profile.max)];
  const at = profile.quantiles.map((one) => (number(one.value) - low) / (high - low));
  return at.every((one) => Number.isFinite(one) && one >= -0.001 && one <= 1.001) ? at : null;
}
