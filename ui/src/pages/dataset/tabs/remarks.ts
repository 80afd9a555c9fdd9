import { t } from '@lingui/core/macro';
import type { Profiled } from './profile';

/** Where a schema comes from. */
export function originOf(origin: string): string {
  return origin === 'declared' ? t`do đơn vị khai` : origin === 'imported' ? t`từ danh mục nhập` : t`máy đọc từ tệp`;
}

/** What is worth saying of a column's values: its own remark, its range, or how many there are; nothing of persons. */
export function remarkOf(profile: Profiled & { remark: string | null }, personal: boolean, number: (value: number) => string): string {
  if (profile.remark !== null && profile.remark !== '') return profile.remark;
  if (personal) return '';
  if (profile.min !== null && profile.max !== null && profile.min !== '') return `${readable(profile.min, number)} – ${readable(profile.max, number)}`;
  const values = number(profile.distinct);
  return t`${values} giá trị khác nhau`;
}

function readable(value: string, number: (value: number) => string): string {
  return /^-?\d+(\.\d+)?$/u.test(value) && !/^0\d/u.test(value) ? number(Number(value)) : value;
}
