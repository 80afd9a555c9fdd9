import { useLingui } from '@lingui/react';
import { cited } from './law';
import { formatBytes, formatNumber, formatShare, formatValue, formatWeekday, type Language, type Measured } from './format';

/** The reader's language and the formats that depend on it. */
export function useLanguage() {
  const { i18n } = useLingui();
  const language: Language = i18n.locale === 'en' ? 'en' : 'vi';
  return {
    language,
    number: (value: number, digits?: number) => formatNumber(value, language, digits),
    /** A value of a column, as formatValue. */
    shown: (value: string, column: Measured | undefined) => (column === undefined ? value : formatValue(value, column, language)),
    share: (value: number, digits?: number) => formatShare(value, language, digits),
    /** A citation of the law. */
    cited: (article: string) => cited(article, language),
    bytes: (value: number) => formatBytes(value, language),
    /** An organization's name in the reader's language, where it has one there. */
    named: (one: { name: string; nameEn: string | null }) => (language === 'en' ? one.nameEn ?? one.name : one.name),
    weekday: (value: string | Date) => formatWeekday(value, language),
  };
}
