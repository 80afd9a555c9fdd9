import { useQueryGql, type ListLinesQuery } from '~/api';
import type { Line } from './documents';
import { LinesDocument } from './documents';

const pageOf = (data: ListLinesQuery | undefined) => (data?.node != null && 'lines' in data.node ? data.node.lines : undefined);

/** All lines of a list: a page of 1,000 at a time, the next as soon as the one before says there is one; at most 5,000. */
export function useLines(id: string): { lines: Line[]; total: number | undefined; error: Error | null; refetch: () => void } {
  const one = usePage(id, undefined, true);
  const two = usePage(id, one.end, one.more);
  const three = usePage(id, two.end, two.more);
  const four = usePage(id, three.end, three.more);
  const five = usePage(id, four.end, four.more);
  const pages = [one, two, three, four, five];
  return { lines: pages.flatMap((page) => page.lines), total: one.total, error: pages.find((page) => page.error !== null)?.error ?? null, refetch: () => pages.forEach((page) => page.refetch()) };
}

function usePage(id: string, after: string | undefined, enabled: boolean) {
  const { data, error, refetch } = useQueryGql(LinesDocument, { id, ...(after === undefined ? {} : { after }) }, { enabled, keepPrevious: true });
  const page = enabled ? pageOf(data) : undefined;
  return {
    lines: (page?.edges ?? []).map(({ node }) => node), total: page?.totalCount, error: enabled ? error : null,
    more: page?.pageInfo.hasNextPage ?? false, end: page?.pageInfo.endCursor ?? undefined, refetch: () => { if (enabled) void refetch(); },
  };
}
