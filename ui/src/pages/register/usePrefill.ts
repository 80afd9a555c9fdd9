import { useMemo } from 'react';
import { useGrid, useReport } from '../dataset/sheet/useReport';
import { prefillOf, type Prefill } from './prefill';
import type { Register } from './useRegister';

const above = 30;

/** What the read file says about itself; null while it is being asked. */
export function usePrefill(register: Register): { prefill: Prefill | null; waiting: boolean } {
  const { viec, bang, ten } = register.at;
  const source = { kind: 'job' as const, id: viec };
  const report = useReport(source);
  const tables = report.report?.tables ?? [];
  const table = tables.find((one) => one.sheet === bang) ?? tables.find((one) => one.rows > 0);
  const grid = useGrid(source, table?.sheet ?? '', 1, above);
  const rows = useMemo(() => [...grid.rows.values()].filter((row) => row.row < (table?.headerRow ?? above)), [grid.rows, table?.headerRow]);
  if (viec === '') return { prefill: null, waiting: false };
  const waiting = report.isPending || (table !== undefined && grid.loading);
  return { prefill: waiting ? null : prefillOf(rows, ten), waiting };
}
