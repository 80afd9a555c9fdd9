import { useLanguage } from '~/lib/useLanguage';

/** A number, a date or a code in tabular figures. `value` is written in the reader's manner; children stand as they are. */
export function Num({ value, digits, unit, children }: { value?: number | null; digits?: number; unit?: string; children?: React.ReactNode }) {
  const { number } = useLanguage();
  return <span className="num">{value == null ? children : number(value, digits)}{unit !== undefined && ` ${unit}`}</span>;
}
