import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconUsersGroup } from '@tabler/icons-react';
import clsx from 'clsx';
import { useState } from 'react';
import { useQueryGql } from '~/api';
import { Card } from '~/components/Card';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { useLanguage } from '~/lib/useLanguage';
import { SmallGroupsDocument, type Counted } from './documents';
import { few, mostColumns, worstOf } from './smallGroups';
import classes from './review.module.css';

interface Props {
  id: string;
  columns: readonly { name: string; title: string; personal: unknown }[];
}

/**
 * How many rows share their values in a few columns (k-anonymity): first as the reading suggested, then in the columns that
 * the reviewer chooses. Counts alone, never a value.
 */
export function SmallGroups({ id, columns }: Props) {
  const { t } = useLingui();
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const first = useQueryGql(SmallGroupsDocument, { id });
  const own = useQueryGql(SmallGroupsDocument, { id, columns: [...(asked ?? [])] }, { enabled: asked !== null, keepPrevious: true });
  const answer = asked === null ? first : own;
  const counted = answer.data?.dataset?.quality.report?.tables[0]?.combination ?? null;
  const suggested = first.data?.dataset?.quality.report?.tables[0]?.combination?.columns ?? [];
  const picked = chosen ?? suggested;
  const full = picked.length >= mostColumns;
  const toggle = (name: string) => setChosen(columns.map((one) => one.name).filter((one) => (one === name) !== picked.includes(one)));
  const titles = (names: readonly string[]) => names.map((name) => columns.find((one) => one.name === name)?.title ?? name).join(', ');
  const same = counted !== null && picked.join() === counted.columns.join();
  if (first.isPending) return <Card title={<Trans>Nhóm nhỏ</Trans>} icon={IconUsersGroup}><LoadingRows rows={3} height={24} /></Card>;
  return (
    <Card title={<Trans>Nhóm nhỏ</Trans>} icon={IconUsersGroup} aside={<Trans>đếm, không cho thấy giá trị</Trans>} padded>
      <div className={classes.smallGroups}>
        <fieldset className={classes.picks}>
          <legend><Trans>Những dòng giống hệt nhau ở các cột này là một nhóm; nhóm dưới {few} dòng dễ lộ một người.</Trans></legend>
          <div className={classes.pickList}>
            {columns.map((one) => <Checkbox key={one.name} size="xs" label={one.title} checked={picked.includes(one.name)} disabled={full && !picked.includes(one.name)} onChange={() => toggle(one.name)} />)}
          </div>
        </fieldset>
        <div className={classes.pickActs}>
          <Button size="xs" variant="default" disabled={picked.length === 0 || same} loading={asked !== null && own.isFetching} onClick={() => setAsked(picked)}><Trans>Đếm các nhóm</Trans></Button>
          <span className="meta ink2" role="status">
            {asked !== null && own.isFetching ? <Trans>Đang đếm…</Trans> : full ? <Trans>Nhiều nhất {mostColumns} cột.</Trans> : same ? null : counted === null ? <Trans>Chưa đếm cột nào.</Trans> : <Trans>Kết quả dưới đây là của: {titles(counted.columns)}</Trans>}
          </span>
        </div>
        {answer.error !== null && <FailurePart error={answer.error} retry={() => void answer.refetch()} title={t`Chưa đếm được các nhóm`} />}
        {answer.error === null && counted !== null && <Result counted={counted} titles={titles} />}
        {answer.error === null && counted === null && asked !== null && !own.isFetching && <p className={classes.smallNote}><Trans>Không còn giữ các dòng của lần giao này, nên chưa đếm được.</Trans></p>}
      </div>
    </Card>
  );
}

function Result({ counted, titles }: { counted: Counted; titles: (names: readonly string[]) => string }) {
  const { t } = useLingui();
  const { number, share } = useLanguage();
  const risky = counted.small.some((one) => one.below === few && one.rows > 0);
  const worst = worstOf(counted);
  return (
    <>
      <p className={clsx(classes.smallNote, risky ? 't-a' : 't-g')}>
        {risky ? <IconAlertTriangle size={14} stroke={1.75} aria-hidden /> : <IconCheck size={14} stroke={2} aria-hidden />}
        {' '}<b><Trans>Nhóm nhỏ nhất có <Plural value={counted.smallest} other="# dòng" /></Trans></b>{' · '}<Trans><span className="num">{number(counted.groups)}</span> nhóm trong <span className="num">{number(counted.rows)}</span> dòng</Trans>
      </p>
      <table className={classes.table} aria-label={t`Số nhóm nhỏ khi ghép: ${titles(counted.columns)}`}>
        <thead><tr><th scope="col"><Trans>Nhóm có</Trans></th><th scope="col" className={classes.right}><Trans>Số nhóm</Trans></th><th scope="col" className={classes.right}><Trans>Số dòng</Trans></th><th scope="col" className={classes.right}><Trans>Tỷ lệ dòng</Trans></th></tr></thead>
        <tbody>
          {counted.small.map((one) => (
            <tr key={one.below} {...(one.below === few && one.rows > 0 ? { 'data-hue': 'a' } : {})}>
              <td>{one.below === 2 ? <Trans>một dòng duy nhất</Trans> : <Trans>dưới {one.below} dòng</Trans>}</td>
              <td className={classes.right}><span className="num">{number(one.groups)}</span></td>
              <td className={classes.right}><span className="num">{number(one.rows)}</span></td>
              <td className={classes.right}><span className="num">{share(counted.rows === 0 ? 0 : one.rows / counted.rows, 1)}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
      {worst !== null && <p className={classes.smallNote}><Trans>Bỏ hoặc gộp cột <b>{titles([worst.column])}</b> thì còn <span className="num">{number(worst.rows)}</span> dòng ở nhóm dưới {few} dòng.</Trans></p>}
    </>
  );
}
