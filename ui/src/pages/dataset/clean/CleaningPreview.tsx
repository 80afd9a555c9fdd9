import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { ApiError } from '~/api';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { useLanguage } from '~/lib/useLanguage';
import classes from './cleaning.module.css';
import { keyOf, visible } from './model';
import { usePreview, type Change, type Cleaning } from './useCleaning';

/** What the picked rules would do, cell by cell: where, before, after. */
export function CleaningPreview({ id, cleaning, hint }: { id: string; cleaning: Cleaning; hint: React.ReactNode }) {
  const { t } = useLingui();
  const { number } = useLanguage();
  const suggested = new Set(cleaning.suggestions.filter((one) => !one.given).map(keyOf));
  const preview = usePreview(id, cleaning.picked, suggested, cleaning.rule);
  const named = cleaning.suggestions.find((one) => one.rule === cleaning.rule)?.title;
  const titles = new Map(cleaning.suggestions.map((one) => [one.rule, one.title]));
  const total = preview.total;
  return (
    <div className={classes.preview}>
      <div className={classes.legend}>
        <span className={classes.hint}>{hint}</span>
        <span aria-live="polite"><b className="num">{number(total)}</b> <Plural value={total} other="thay đổi" />{named !== undefined && <>: {named} · <Anchor component="button" type="button" size="xs" onClick={() => cleaning.setRule(null)}><Trans>Xem tất cả</Trans></Anchor></>}</span>
      </div>
      <div className={classes.frame}>
        {preview.error !== null && <FailurePart error={preview.error as ApiError} retry={() => void preview.refetch()} title={t`Chưa tải được bản xem trước`} />}
        {preview.isPending && preview.error === null && <LoadingRows rows={16} height={28} />}
        {!preview.isPending && preview.changes.length === 0 && <EmptyState icon={IconSparkles}><Trans>Các quy tắc đang chọn không đổi ô nào.</Trans></EmptyState>}
        {preview.changes.length > 0 && (
          <table className={classes.table} aria-label={t`Trước và sau khi làm sạch`}>
            <thead><tr><th><Trans>Ô</Trans></th><th><Trans context="table">Cột</Trans></th><th><Trans>Trước</Trans></th><th><Trans>Sau</Trans></th></tr></thead>
            <tbody>{preview.changes.map((one) => <ChangeRow key={`${one.row} ${one.column ?? one.rules[0]}`} change={one} titles={titles} />)}</tbody>
          </table>
        )}
        {preview.hasNextPage && <div className={classes.more}><Button size="xs" variant="default" loading={preview.isFetchingNextPage} onClick={() => void preview.fetchNextPage()}><Trans>Xem thêm</Trans></Button></div>}
      </div>
    </div>
  );
}

function ChangeRow({ change, titles }: { change: Change; titles: ReadonlyMap<string, string> }) {
  const { t } = useLingui();
  return (
    <tr title={change.rules.map((rule) => titles.get(rule) ?? rule).join('\n')}>
      <td className="num">{change.letter === null ? t`dòng ${change.row}` : `${change.letter}${change.row}`}</td>
      <td>{change.columnTitle ?? change.column ?? ''}</td>
      <td><del>{visible(change.before)}</del></td>
      <td>{change.leftOut ? <em><Trans>bỏ dòng</Trans></em> : change.after === '' ? <em><Trans>để trống</Trans></em> : <ins>{change.after}</ins>}</td>
    </tr>
  );
}
