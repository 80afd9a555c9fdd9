import { useInfiniteQuery, useQueries, useQueryClient } from '@tanstack/react-query';
import { gql, useQueryGql, type ApiError, type FindingPartsFragment, type ReportPartsFragment, type Severity } from '~/api';
import { JobFindings, JobGrid, JobReport, ReleaseFindings, ReleaseGrid, ReleaseReport } from './documents';
import { pagesOf, type DrawnRow } from './model';

/** Where a report hangs: on the job that is reading a file, or on a release of a dataset. */
export type Source = { kind: 'job' | 'release'; id: string };
export type Report = ReportPartsFragment;
export type Table = Report['tables'][number];
export type Finding = FindingPartsFragment;

export interface FindingFilter {
  severity?: Severity;
  code?: string;
  column?: string;
}

const gridPage = 100;
const findingPage = 100;
const keep = Infinity; // a report never changes once it is written

/** The report of a source: what was understood and the groups of findings, without rows. */
export function useReport(source: Source) {
  const ofJob = useQueryGql(JobReport, { id: source.id }, { enabled: source.kind === 'job' });
  const ofRelease = useQueryGql(ReleaseReport, { id: source.id }, { enabled: source.kind === 'release' });
  const { isPending, error, refetch } = source.kind === 'job' ? ofJob : ofRelease;
  const report: Report | null = source.kind === 'job' ? ofJob.data?.job?.report ?? null : releaseOf(ofRelease.data)?.report ?? null;
  return { report, isPending, error, refetch };
}

function releaseOf(data: { node: object | null } | undefined): { report: Report | null } | null {
  const node = data?.node;
  return node != null && 'quality' in node ? (node.quality as { report: Report | null }) : null;
}

function gridQuery(source: Source, sheet: string, page: number) {
  const variables = { id: source.id, from: page * gridPage + 1, limit: gridPage };
  return {
    queryKey: ['SheetGrid', source, sheet, page],
    staleTime: keep,
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<DrawnRow[]> => {
      const tables = source.kind === 'job'
        ? (await gql(JobGrid, variables, { signal })).job?.report?.tables
        : releaseTables(await gql(ReleaseGrid, variables, { signal }));
      return tables?.find((table) => table.sheet === sheet)?.grid ?? [];
    },
  };
}

function releaseTables<T>(data: { node: object | { quality: { report: { tables: T[] } | null } } | null }): T[] | undefined {
  const node = data.node;
  return node !== null && 'quality' in node ? node.quality.report?.tables : undefined;
}

export interface GridRows {
  /** The rows read so far, by row number. */
  rows: ReadonlyMap<number, DrawnRow>;
  error: ApiError | null;
  loading: boolean;
  refetch: () => void;
}

/** The rows `from` to `to` of a sheet, fetched by pages as they come into view and kept. */
export function useGrid(source: Source, sheet: string, from: number, to: number): GridRows {
  const pages = pagesOf(from, to, gridPage);
  return useQueries({
    queries: pages.map((page) => gridQuery(source, sheet, page)),
    combine: (results) => ({
      rows: new Map(results.flatMap((result) => result.data ?? []).map((row) => [row.row, row])),
      error: results.find((result) => result.error !== null)?.error as ApiError | null ?? null,
      loading: results.some((result) => result.isPending),
      refetch: () => { for (const result of results) void result.refetch(); },
    }),
  });
}

async function findingsPage(source: Source, sheet: string, filter: FindingFilter, after: string | null, first = findingPage, signal?: AbortSignal) {
  const variables = { id: source.id, first, ...filter, ...(after === null ? {} : { after }) };
  const options = signal === undefined ? {} : { signal };
  const tables = source.kind === 'job'
    ? (await gql(JobFindings, variables, options)).job?.report?.tables
    : releaseTables(await gql(ReleaseFindings, variables, options));
  const found = tables?.find((table) => table.sheet === sheet)?.findings;
  return {
    nodes: (found?.edges ?? []).map((edge) => edge.node) as Finding[],
    total: found?.totalCount ?? 0,
    next: found?.pageInfo.hasNextPage === true ? found.pageInfo.endCursor : null,
  };
}

/** Findings by pages, as far as they were asked for. */
export function useFindings(source: Source, sheet: string, filter: FindingFilter, enabled = true) {
  const query = useInfiniteQuery({
    queryKey: ['SheetFindings', source, sheet, filter],
    enabled,
    staleTime: keep,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => findingsPage(source, sheet, filter, pageParam, findingPage, signal),
    getNextPageParam: (last) => last.next,
  });
  return { ...query, findings: query.data?.pages.flatMap((page) => page.nodes) ?? [], total: query.data?.pages[0]?.total ?? 0 };
}

/** Every finding of a table, page after page, for a download; tells how far it is. */
export async function allFindings(source: Source, sheet: string, onProgress: (done: number, total: number) => void, signal?: AbortSignal): Promise<Finding[]> {
  const all: Finding[] = [];
  let after: string | null = null;
  do {
    const page = await findingsPage(source, sheet, {}, after, 1000, signal);
    all.push(...page.nodes);
    after = page.next;
    onProgress(all.length, page.total);
  } while (after !== null);
  return all;
}

/** Finds the place of a cell's finding among its group: used when a marked cell is clicked. */
export function useLocate(source: Source, sheet: string) {
  const client = useQueryClient();
  return async (row: number, letter: string, column: string | undefined): Promise<{ finding: Finding; at: number } | null> => {
    const key = ['SheetCell', source, sheet, column ?? ''];
    const found = await client.fetchQuery({
      queryKey: key, staleTime: keep,
      queryFn: ({ signal }) => findingsPage(source, sheet, column === undefined ? {} : { column }, null, 1000, signal),
    });
    const hits = found.nodes.filter((one) => one.row === row && (one.letter === letter || one.letter === null));
    const finding = hits.find((one) => one.severity === 'ERROR') ?? hits[0];
    if (finding === undefined) return null;
    return { finding, at: found.nodes.filter((one) => one.code === finding.code && one.column === finding.column).indexOf(finding) };
  };
}
