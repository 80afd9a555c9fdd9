import { t } from '@lingui/core/macro';
import { formatNumber, formatValue, type Language } from '~/lib/format';
import type { Profiled } from './profile';

/** Where a schema comes from. */
export function originOf(origin: string): string {
  return origin === 'declared' ? t`do đơn vị khai` : origin === 'imported' ? t`từ danh mục nhập` : t`máy đọc từ tệp`;
}

/** What is worth saying of a column's values: its own remark, its range, or how many there are; nothing of persons. */
export function remarkOf(profile: Profiled & { remark: string | null }, personal: boolean, language: Language): string {
  if (profile.remark !== null && profile.remark !== '') return profile.remark;
  if (personal) return '';
  if (profile.min !== null && profile.max !== null && profile.min !== '') return `${formatValue(profile.min, profile, language)} – ${formatValue(profile.max, profile, language)}`;
  const values = formatNumber(profile.distinct, language);
  return t`${values} giá trị khác nhau`;
}
