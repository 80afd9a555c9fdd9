import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload, IconPlus, IconPrinter } from '@tabler/icons-react';
import { graphql, useQueryGql, useViewer } from '~/api';
import { mayRegister } from '~/app/areas';
import { FailurePart } from '~/components/FailurePart';
import { ButtonLink } from '~/components/links';
import { ListPage } from '~/components/ListPage';
import { PageHeader } from '~/components/PageHeader';
import { formatDateTime } from '~/lib/format';
import { useKeyList } from '~/components/keyRegistry';
import { useKeys } from '~/lib/useKeys';
import { useLanguage } from '~/lib/useLanguage';
import { useUrlState } from '~/lib/useUrlState';
import { Facets } from './Facets';
import { FilterBar } from './FilterBar';
import { DatasetTable } from './DatasetTable';
import { codecs, exportAddress, filterOf, orderOf } from './state';
import classes from './datasets.module.css';

const DatasetsDocument = graphql(/* GraphQL */ `
  query DatasetsPage($filter: DatasetFilter, $orderBy: DatasetOrder, $first: Int, $after: String) {
    datasets(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount asOf
      pageInfo { hasNextPage endCursor }
      facets { field values { value label count } }
      edges {
        node {
          id code title due updatedAt sharing importance personalData reviewStatus warehouseStatus serviceStatus publicationStatus nextPublication step holder connection
          owner { code name nameEn } quality { status errorCount warningCount findingCount }
        }
      }
    }
  }
`);

/** The catalogue as a list: facets with exact counts, folded text filter, sort, pages; all of it in the address. */
export default function DatasetsPage() {
  const { t } = useLingui();
  const { number } = useLanguage();
  const viewer = useViewer();
  const [state, set] = useUrlState(codecs);
  const after = state.sau.at(-1);
  const size = Math.min(Math.max(state.moi, 10), 300);
  const { data, error, refetch, isPlaceholderData } = useQueryGql(
    DatasetsDocument,
    { filter: filterOf(state), orderBy: orderOf(state), first: size, ...(after === undefined ? {} : { after }) },
    { keepPrevious: true },
  );
  useRowKeys();
  const list = data?.datasets;
  const header = (
    <PageHeader
      title={t`Bộ dữ liệu`}
      meta={list === undefined ? ' ' : <><strong className="num">{number(list.totalCount)}</strong> <Plural value={list.totalCount} other="bộ dữ liệu" />{state.sort === 'UPDATED_AT' && state.dir !== 'ASC' && <>, <Trans>mới sửa trước</Trans></>}<span className="print-only"> · <Trans>in lúc {formatDateTime(new Date().toISOString())}, theo mục nhật ký số {number(list.asOf)}</Trans></span></>}
      actions={(
        <div className={classes.actions} data-phone="none">
          <Button component="a" href={exportAddress(state)} download variant="default" leftSection={<IconDownload size={16} stroke={1.75} aria-hidden />}><Trans>Lưu XLSX</Trans></Button>
          <Button variant="default" className="no-print" onClick={() => window.print()} leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden />}><Trans>In</Trans></Button>
          {mayRegister(viewer) && <ButtonLink to="/dang-ky" leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}><Trans>Đăng ký bộ dữ liệu</Trans></ButtonLink>}
        </div>
      )}
    />
  );
  return (
    <ListPage header={header}>
      <div className={classes.split}>
        <Facets state={state} set={set} facets={list?.facets ?? null} />
        <div className={classes.main}>
          <FilterBar state={state} set={set} facets={list?.facets ?? []} />
          {error !== null && <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được danh sách`} />}
          {(error === null || list !== undefined) && <DatasetTable list={list} state={state} set={set} size={size} waiting={isPlaceholderData} />}
        </div>
      </div>
    </ListPage>
  );
}

/** j and k walk over the rows; Enter is the link's own. */
function useRowKeys(): void {
  const { t } = useLingui();
  const go = (by: 1 | -1) => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-dataset-row] a[data-title]')];
    const now = rows.indexOf(document.activeElement as HTMLElement);
    rows[Math.min(Math.max(now + by, 0), rows.length - 1)]?.focus();
  };
  useKeys({ j: () => go(1), k: () => go(-1) });
  useKeyList([{ keys: ['j', 'k'], does: t`Dòng sau, dòng trước` }, { keys: ['Enter'], does: t`Mở bộ dữ liệu` }]);
}
