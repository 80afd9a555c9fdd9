import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Kbd, Loader } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp, IconMarquee2, IconPencilCheck, IconTableOff } from '@tabler/icons-react';
import clsx from 'clsx';
import { useState } from 'react';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import { useLanguage } from '~/lib/useLanguage';
import classes from './SheetMain.module.css';
import grid from './SheetGrid.module.css';
import { formatArea, parseArea } from './area';
import { AreaBar, AreaWords } from './AreaBar';
import { clearSheet, countOf, setRange, sheetCorrection, wholeSheet, type Corrections } from './corrections';
import { columnOf } from './model';
import { SheetGrid } from './SheetGrid';
import type { Correct } from './useCorrect';
import type { Table } from './useReport';
import type { Sheet } from './useSheet';

/** The legend, the drawn sheet and its foot with the workbook's tabs: picture 02, at the left. */
export function SheetMain({ sheet, hint }: { sheet: Sheet; hint?: React.ReactNode }) {
  const { t } = useLingui();
  const narrow = useMediaQuery('(max-width: 1099px)') ?? false;
  const [area, setArea] = useState<string | null>(null);
  const { report, isPending, error, refetch } = sheet.report;
  if (error !== null) return <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được kết quả đọc tệp`} />;
  if (isPending) return <div className={grid.frame}><LoadingRows rows={20} height={24} /></div>;
  if (report === null) return <EmptyState icon={IconTableOff}><Trans>Chưa có kết quả đọc tệp này, hoặc kết quả đã hết hạn giữ.</Trans></EmptyState>;
  if (report.failure !== null) return <RefusalList errors={[report.failure]} />;
  const table = sheet.table;
  if (table === null) return <EmptyState icon={IconTableOff}><Trans>Không tìm thấy bảng nào trong tệp này.</Trans></EmptyState>;
  const { correct } = sheet;
  const readAs = (to: Corrections) => { setArea(null); correct?.apply(to); };
  return (
    <div className={classes.main}>
      <div className={classes.legend}>
        <span className={clsx(classes.hint, hint !== undefined && classes.whole)}>{sheet.correct === null ? hint : <>{hint !== undefined && <span className={classes.above}>{hint}</span>}<Trans>Hiểu sai? Nhấn nhãn bên trái, chữ đầu cột để đổi</Trans></>}</span>
        {correct !== null && table.gridRows > 0 && (
          <button type="button" className={classes.lies} aria-expanded={area !== null} disabled={correct.busy} onClick={() => setArea(area === null ? lies(table) : null)}>
            <IconMarquee2 size={14} stroke={1.75} aria-hidden /><span><Trans>Vùng của bảng:</Trans> <AreaWords range={table.range} /></span>
          </button>
        )}
        <span><i data-look="hdr" /><Trans>đầu cột, đơn vị</Trans></span>
        <span><i data-look="mute" /><Trans>không phải số liệu</Trans></span>
        <span><i data-look="a" /><Trans>ô cần xem</Trans></span>
        <span><i data-look="r" /><Trans>ô lỗi</Trans></span>
      </div>
      {correct !== null && area !== null && (
        <AreaBar
          text={area} onText={setArea} busy={correct.busy} onClose={() => setArea(null)} onRead={(range) => readAs(setRange(correct.corrections, table.sheet, range))}
          onWhole={table.range === '' ? null : () => readAs(wholeSheet(correct.corrections, table.sheet, report.tables.map((one) => one.sheet)))}
        />
      )}
      {sheet.correct !== null && <Corrected correct={sheet.correct} sheet={table.sheet} />}
      <div className={clsx(grid.frame, classes.frame)}>
        {table.gridRows === 0
          ? <EmptyState icon={IconTableOff}><Trans>Trang “{table.sheet}” không có dòng nào.</Trans></EmptyState>
          : <SheetGrid key={table.sheet} source={sheet.source} table={table} selected={sheet.selected} onMark={sheet.mark} onRange={sheet.setRange} narrow={narrow} correct={sheet.correct} area={area} onArea={setArea} />}
        <Foot sheet={sheet} />
      </div>
    </div>
  );
}

/** Where the table was found, or from its header to the sheet's end, to begin drawing from. */
function lies(table: Table): string {
  const now = parseArea(table.range) ?? { firstRow: Math.max(1, table.headerRow), lastRow: null, firstColumn: 0, lastColumn: null };
  const letters = table.columns.map((column) => columnOf(column.letter)).filter((column) => column >= 0);
  if (now.lastColumn !== null || letters.length === 0) return formatArea(now);
  return formatArea({ ...now, firstColumn: Math.min(...letters), lastColumn: Math.max(...letters) });
}

/** That the sheet is read as a person said, with the way back; or that it is being read anew. */
function Corrected({ correct, sheet }: { correct: Correct; sheet: string }) {
  const count = countOf(sheetCorrection(correct.corrections, sheet));
  if (correct.error != null) return <FailurePart error={correct.error} />;
  if (correct.refusals.length > 0) return <RefusalList errors={correct.refusals.map((one) => ({ ...one, way: null }))} />;
  if (!correct.busy && count === 0) return null;
  return (
    <p className={classes.corrected} role="status">
      {correct.busy ? <><Loader size={14} /><span><Trans>Đang đọc lại theo cách hiểu mới…</Trans></span></> : (
        <>
          <IconPencilCheck size={16} stroke={1.75} aria-hidden />
          <span><Plural value={count} other="Đọc theo # chỗ bạn đã đổi." />{correct.note !== undefined && <> {correct.note}</>}</span>
          <Button size="compact-xs" variant="subtle" onClick={() => correct.apply(clearSheet(correct.corrections, sheet))}><Trans>Bỏ các điều chỉnh</Trans></Button>
        </>
      )}
    </p>
  );
}

function Foot({ sheet }: { sheet: Sheet }) {
  const { t } = useLingui();
  const { number } = useLanguage();
  const tables = sheet.report.report?.tables ?? [];
  const table = sheet.table!;
  const [from, to] = [number(sheet.range[0]), number(sheet.range[1])];
  const total = number(table.gridRows);
  const whole = number(table.sheetRows);
  return (
    <div className={grid.foot}>
      <div className={grid.tabs} role="tablist" aria-label={t`Các trang của tệp`} onKeyDown={(event) => onArrow(event, sheet)}>
        {tables.map((one) => (
          <button key={one.sheet} type="button" role="tab" aria-selected={one === table} tabIndex={one === table ? 0 : -1} className={grid.tab} onClick={() => sheet.choose(one.sheet)}>
            {one.rows === 0 ? t`${one.sheet} (trống)` : one.sheet}
          </button>
        ))}
      </div>
      {table.gridRows > 0 && <span className="nowrap">{table.gridRows < table.sheetRows ? <Trans>Dòng {from}–{to} trên {total} dòng đầu của {whole}</Trans> : <Trans>Dòng {from}–{to} trên {total}</Trans>}</span>}
      {table.groups.length > 0 && (
        <>
          <button type="button" className={grid.go} disabled={sheet.ends.first} onClick={() => sheet.move(-1)}><IconChevronUp size={14} aria-hidden /><Trans>Ô lỗi trước</Trans> <Kbd size="xs" aria-hidden>k</Kbd></button>
          <button type="button" className={grid.go} disabled={sheet.ends.last} onClick={() => sheet.move(1)}><IconChevronDown size={14} aria-hidden /><Trans>Ô lỗi sau</Trans> <Kbd size="xs" aria-hidden>j</Kbd></button>
        </>
      )}
    </div>
  );
}

function onArrow(event: React.KeyboardEvent, sheet: Sheet): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const tables = sheet.report.report?.tables ?? [];
  const next = tables[tables.findIndex((one) => one === sheet.table) + by];
  if (by === 0 || next === undefined) return;
  event.preventDefault();
  sheet.choose(next.sheet);
  const tabs = (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role=tab]');
  tabs[tables.indexOf(next)]?.focus();
}
