import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Paper } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import clsx from 'clsx';
import type { DatasetOrderField, DatasetsPageQuery } from '~/api';
import { DatasetSteps } from '~/components/DatasetSteps';
import { DueDate } from '~/components/DueDate';
import { EmptyState } from '~/components/EmptyState';
import { LoadingRows } from '~/components/LoadingRows';
import { StatusBadge } from '~/components/StatusBadge';
import { ButtonLink, TextLink } from '~/components/links';
import { formatDate } from '~/lib/format';
import { useLanguage } from '~/lib/useLanguage';
import classes from './datasets.module.css';
import { cleared, countFilters, directionOf, exportAddress, type ListState } from './state';

type List = DatasetsPageQuery['datasets'];
type Dataset = List['edges'][number]['node'];

interface Props {
  list: List | undefined;
  state: ListState;
  set: (change: Partial<ListState>, options?: { push?: boolean }) => void;
  size: number;
  waiting: boolean;
}

/** The rows and the pages under them. */
export function DatasetTable({ list, state, set, size, waiting }: Props) {
  const { t } = useLingui();
  const { number } = useLanguage();
  if (list === undefined) return <Paper><LoadingRows rows={10} height={56} /></Paper>;
  if (list.totalCount === 0) {
    const filtered = countFilters(state) > 0 || state.q !== '';
    return (
      <Paper>
        <EmptyState action={filtered ? <Button variant="light" onClick={() => set(cleared())}><Trans>Bỏ mọi bộ lọc</Trans></Button> : <ButtonLink to="/" variant="light"><Trans>Về Việc của tôi</Trans></ButtonLink>}>
          {filtered ? <Trans>Không có bộ dữ liệu nào khớp với các điều kiện này.</Trans> : <Trans>Chưa có bộ dữ liệu nào mà bạn được xem.</Trans>}
        </EmptyState>
      </Paper>
    );
  }
  const from = state.sau.length * size + 1;
  const to = Math.min(list.totalCount, from + list.edges.length - 1);
  return (
    <Paper className={clsx(classes.paper, waiting && classes.stale)} aria-busy={waiting}>
      <table className={classes.table}>
        <thead>
          <tr>
            <Head field="TITLE" also="CODE" state={state} set={set}>{t`Tên, mã`}</Head>
            <Head field="OWNER" state={state} set={set} className={classes.colOwner}>{t`Đơn vị`}</Head>
            <th scope="col" className={classes.colSteps}>{t`Đang ở đâu`}</th>
            <th scope="col" className={classes.colBadges}>{t`Chất lượng, phân loại`}</th>
            <Head field="DUE" state={state} set={set} className={classes.colDue}>{t`Hạn, ngày sửa`}</Head>
          </tr>
        </thead>
        <tbody>{list.edges.map(({ node }) => <Row key={node.id} dataset={node} />)}</tbody>
      </table>
      <div className={classes.pages}>
        <span className="num">{number(from)}–{number(to)}</span> <Trans>trên</Trans> <span className="num">{number(list.totalCount)}</span>
        <Button component="a" href={exportAddress(state)} download variant="subtle" size="xs" className={classes.phoneOnly} leftSection={<IconDownload size={14} stroke={1.75} aria-hidden />}><Trans>Lưu XLSX</Trans></Button>
        <span className={classes.pageButtons}>
          <Button variant="default" size="xs" disabled={state.sau.length === 0} leftSection={<IconChevronLeft size={14} aria-hidden />} onClick={() => set({ sau: state.sau.slice(0, -1) }, { push: true })}><Trans>Trang trước</Trans></Button>
          <Button variant="default" size="xs" disabled={!list.pageInfo.hasNextPage} rightSection={<IconChevronRight size={14} aria-hidden />} onClick={() => set({ sau: [...state.sau, list.pageInfo.endCursor ?? ''] }, { push: true })}><Trans>Trang sau</Trans></Button>
        </span>
      </div>
    </Paper>
  );
}

interface HeadProps {
  field: DatasetOrderField;
  /** A second order of the same column, taken after the first has gone both ways. */
  also?: DatasetOrderField;
  state: ListState;
  set: Props['set'];
  children: string;
  className?: string | undefined;
}

function Head({ field, also, state, set, children, className }: HeadProps) {
  const { t } = useLingui();
  const active = state.sort === field || state.sort === also;
  const direction = directionOf(state);
  const Arrow = direction === 'ASC' ? IconArrowUp : IconArrowDown;
  const next = (): Partial<ListState> => {
    if (!active) return { sort: field, dir: '', sau: [] };
    if (direction === 'ASC') return { dir: 'DESC', sau: [] };
    return { sort: also !== undefined && state.sort === field ? also : field, dir: 'ASC', sau: [] };
  };
  return (
    <th scope="col" className={className} {...(active ? { 'aria-sort': direction === 'ASC' ? 'ascending' as const : 'descending' as const } : {})}>
      <button type="button" className={classes.sort} onClick={() => set(next())} title={t`Sắp xếp`}>
        {active && state.sort === also && also === 'CODE' ? t`Mã, tên` : children}{active && <Arrow size={14} aria-hidden />}
      </button>
    </th>
  );
}

function Row({ dataset }: { dataset: Dataset }) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const owner = language === 'en' ? dataset.owner.nameEn ?? dataset.owner.name : dataset.owner.name;
  const { quality } = dataset;
  const unclassified = dataset.sharing === 'UNCLASSIFIED' && dataset.importance === 'UNCLASSIFIED' && dataset.personalData === 'UNCLASSIFIED';
  return (
    <tr data-dataset-row>
      <td className={classes.cellTitle}>
        <TextLink to="/bo-du-lieu/$code" params={{ code: dataset.code }} className={classes.title} data-title>{dataset.title}</TextLink>
        <span className={clsx('num', classes.code)}>{dataset.code}</span>
      </td>
      <td className={classes.colOwner}><TextLink to="/bo-du-lieu" search={{ owner: dataset.owner.code }} className={classes.owner}>{owner}</TextLink></td>
      <td className={classes.colSteps}><DatasetSteps dataset={{ ...dataset, connected: dataset.connection !== null }} /></td>
      <td className={classes.colBadges}>
        <span className={classes.badges}>
          {quality.errorCount > 0
            ? <TextLink to="/bo-du-lieu/$code" params={{ code: dataset.code }} search={{ tab: 'du-lieu' }} aria-label={t`${quality.errorCount} lỗi, mở dữ liệu`}><StatusBadge kind="severity" value="ERROR" count={quality.errorCount} /></TextLink>
            : <StatusBadge kind="quality" value={quality.status} />}
          <StatusBadge kind="sharing" value={dataset.sharing} />
          {!unclassified && (dataset.importance === 'IMPORTANT' || dataset.importance === 'CORE') && <StatusBadge kind="importance" value={dataset.importance} />}
          {!unclassified && (dataset.personalData === 'BASIC' || dataset.personalData === 'SENSITIVE') && <StatusBadge kind="personal" value={dataset.personalData} />}
        </span>
      </td>
      <td className={classes.colDue}>
        {dataset.due === null || dataset.step === 'DONE' || dataset.step === 'ENDED'
          ? <span className={classes.updated}><Trans>sửa</Trans> <time className="num" dateTime={dataset.updatedAt}>{formatDate(dataset.updatedAt)}</time></span>
          : <DueDate date={dataset.due} layout="stack" />}
      </td>
    </tr>
  );
}
