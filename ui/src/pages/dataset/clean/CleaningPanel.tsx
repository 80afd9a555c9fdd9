import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Switch } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck, IconSparkles } from '@tabler/icons-react';
import { When } from '~/components/DueDate';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import { useLanguage } from '~/lib/useLanguage';
import classes from './cleaning.module.css';
import { groupsOf, keyOf, toggled, type RuleGroup } from './model';
import type { Cleaning } from './useCleaning';

/** The rules that would change something, with counts and a switch each; the consent and the way back. */
export function CleaningPanel({ cleaning, mayApply }: { cleaning: Cleaning; mayApply: boolean }) {
  const { t } = useLingui();
  if (cleaning.error !== null) return <FailurePart error={cleaning.error} retry={() => void cleaning.refetch()} title={t`Chưa tải được gợi ý làm sạch`} />;
  if (cleaning.isPending) return <LoadingRows rows={8} height={48} />;
  const groups = groupsOf(cleaning.suggestions);
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        {cleaning.agreed !== null && <Agreed cleaning={cleaning} />}
        {mayApply && (groups.some((group) => !group.given) || cleaning.agreed !== null) && (
          <div className={classes.acts}>
            <Button disabled={!cleaning.changed || cleaning.busy} loading={cleaning.busy} onClick={() => void cleaning.apply()}>
              {cleaning.agreed === null ? <Trans>Đồng ý làm sạch</Trans> : <Trans>Áp dụng thay đổi</Trans>}
            </Button>
            {cleaning.agreed !== null && (
              <Button variant="default" disabled={cleaning.busy} leftSection={<IconArrowBackUp size={16} stroke={1.75} aria-hidden />} onClick={() => void cleaning.undo()}><Trans>Hoàn tác</Trans></Button>
            )}
          </div>
        )}
        <RefusalList errors={cleaning.refusals.map((one) => ({ ...one, way: null }))} />
        {cleaning.failure !== null && <FailurePart error={cleaning.failure} />}
        <p className={classes.note}><Trans>Tệp gốc giữ nguyên. Cách làm sạch đã đồng ý tự áp dụng cho các lần giao sau.</Trans></p>
      </div>
      {!cleaning.known && <EmptyState icon={IconSparkles}><Trans>Tệp này được đọc trước khi có gợi ý làm sạch. Giao lại tệp để có gợi ý.</Trans></EmptyState>}
      {cleaning.known && groups.length === 0 && <EmptyState icon={IconCircleCheck}><Trans>Không có gì cần làm sạch.</Trans></EmptyState>}
      <ul className={classes.list}>
        {groups.map((group) => <li key={group.rule + group.title} className={classes.item} data-open={cleaning.rule === group.rule || undefined}><Rule group={group} cleaning={cleaning} /></li>)}
      </ul>
    </div>
  );
}

function Rule({ group, cleaning }: { group: RuleGroup; cleaning: Cleaning }) {
  const { t } = useLingui();
  const { number } = useLanguage();
  const picked = group.parts.filter((one) => cleaning.picked.has(keyOf(one))).length;
  const open = cleaning.rule === group.rule;
  const byRow = group.parts[0]?.column === null;
  return (
    <>
      <div className={classes.rule}>
        <Switch
          size="sm" aria-label={group.title} checked={group.given || picked === group.parts.length} disabled={group.given}
          onChange={() => cleaning.pick(toggled(cleaning.picked, group.parts))} {...(picked > 0 && picked < group.parts.length ? { thumbIcon: <span className={classes.some} /> } : {})}
        />
        <button type="button" className={classes.name} aria-expanded={open} onClick={() => cleaning.setRule(open ? null : group.rule)}>
          <span>{group.title}</span>
          <small className="num">{byRow ? <Plural value={group.count} other="# dòng" /> : <Plural value={group.count} other="# ô" />}{group.parts.length > 1 && <> · <Plural value={group.parts.length} other="# cột" /></>}{group.given && <> · <Trans>luôn áp dụng khi đọc</Trans></>}{!group.given && !group.parts.some((one) => one.sure) && <> · <Trans>cần bạn quyết định</Trans></>}</small>
        </button>
      </div>
      {open && (
        <div className={classes.detail}>
          <p>{group.why}</p>
          <p className={classes.example}>{group.example}</p>
          {group.parts.length > 1 && group.parts.map((one) => (
            <Checkbox
              key={keyOf(one)} size="xs" checked={cleaning.picked.has(keyOf(one))} onChange={() => cleaning.pick(toggled(cleaning.picked, [one]))}
              label={<>{one.columnTitle === null || one.columnTitle === '' ? one.column : one.columnTitle} <span className="num ink2">{number(one.count)}</span></>} aria-label={t`${group.title}: ${one.columnTitle ?? one.column ?? ''}`}
            />
          ))}
        </div>
      )}
    </>
  );
}

/** What was agreed to, by whom, and what it came to; for a recipe taken over, what of it does not fit this file. */
function Agreed({ cleaning }: { cleaning: Cleaning }) {
  const agreed = cleaning.agreed;
  if (agreed === null) return null;
  return (
    <div className={classes.agreed}>
      <p>
        <IconCircleCheck size={16} stroke={1.75} aria-hidden />
        <span>
          {agreed.replayed === null ? <Trans>Đã làm sạch</Trans> : <Trans>Tự làm sạch như lần giao {agreed.replayed}</Trans>}: <Plural value={agreed.cells} other="# ô đã đổi" />{agreed.rows > 0 && <>, <Plural value={agreed.rows} other="# dòng đã bỏ" /></>}
          {agreed.by !== null && <> · {agreed.by}</>} · <When at={agreed.at} />
        </span>
      </p>
      {agreed.skipped.length > 0 && (
        <ul>
          {agreed.skipped.map((one) => <li key={`${one.rule} ${one.column ?? ''}`}><Trans>Không áp dụng</Trans> “{one.title}” · {one.columnTitle ?? one.column}: {one.message}</li>)}
        </ul>
      )}
    </div>
  );
}
