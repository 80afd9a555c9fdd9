import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { gql, useMutationGql, useQueryGql, type CleaningPreviewQuery, type ReleaseCleaningQuery } from '~/api';
import { ApplyCleaningDocument, CleaningDocument, CleaningPreviewDocument, UndoCleaningDocument } from './documents';
import { firstPick, sameSet, stepsOf } from './model';

type ReleaseNode = Extract<NonNullable<ReleaseCleaningQuery['node']>, { version: number }>;
type PreviewNode = Extract<NonNullable<CleaningPreviewQuery['node']>, { quality: object }>;
export type Change = NonNullable<NonNullable<PreviewNode['quality']['report']>['cleaning']>['preview']['edges'][number]['node'];

const previewPage = 100;

const releaseOf = (data: ReleaseCleaningQuery | undefined) => (data?.node != null && 'version' in data.node ? (data.node as ReleaseNode) : null);

/** Its rows are still to be read, or being read. */
const reads = (release: ReleaseNode | null) => release !== null && (release.status === 'QUEUED' || release.status === 'RUNNING');

/** What cleaning could do to a release's file, what was agreed to, and what the person picks now. */
export function useCleaning(id: string, enabled: boolean) {
  const { data, error, isPending, refetch } = useQueryGql(CleaningDocument, { id }, { enabled, refetchInterval: (last) => (reads(releaseOf(last)) ? 1500 : false) });
  const release = releaseOf(data);
  const reading = reads(release);
  const survey = release?.quality.report?.cleaning ?? null;
  const agreed = reading ? null : release?.cleaning ?? null; // until the rows have been read anew it has come to nothing yet
  const suggestions = useMemo(() => survey?.suggestions ?? [], [survey]);
  const first = useMemo(() => firstPick(suggestions, agreed?.steps ?? null), [suggestions, agreed]);
  const [touched, setTouched] = useState<ReadonlySet<string> | null>(null);
  const [rule, setRule] = useState<string | null>(null);
  const picked = touched ?? first;
  const apply = useMutationGql(ApplyCleaningDocument);
  const undo = useMutationGql(UndoCleaningDocument);
  const version = release?.version ?? 0;
  return {
    error, isPending, refetch, suggestions, agreed, picked, rule, setRule,
    known: survey !== null,
    pick: setTouched,
    changed: agreed === null ? picked.size > 0 : !sameSet(picked, first),
    busy: reading || apply.pending || undo.pending,
    refusals: [...apply.refusals, ...undo.refusals],
    failure: apply.error ?? undo.error,
    apply: async () => { if (await apply.run({ release: id, expectedVersion: version, steps: stepsOf(picked) }) !== null) setTouched(null); },
    undo: async () => { if (await undo.run({ release: id, expectedVersion: version }) !== null) setTouched(null); },
  };
}

export type Cleaning = ReturnType<typeof useCleaning>;

/** What the picked steps would do, cell by cell, as far as it was asked for. */
export function usePreview(id: string, picked: ReadonlySet<string>, suggested: ReadonlySet<string>, rule: string | null) {
  const steps = stepsOf(new Set([...picked].filter((key) => suggested.has(key))));
  const query = useInfiniteQuery({
    queryKey: ['CleaningPreview', id, steps, rule],
    staleTime: Infinity, // a survey never changes once it is written
    initialPageParam: null as string | null,
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam, signal }) => {
      const { node } = await gql(CleaningPreviewDocument, { id, steps, first: previewPage, ...(rule === null ? {} : { rule }), ...(pageParam === null ? {} : { after: pageParam }) }, { signal });
      const found = node !== null && 'quality' in node ? (node as PreviewNode).quality.report?.cleaning?.preview : undefined;
      return { changes: found?.edges.map((edge) => edge.node) ?? [], total: found?.totalCount ?? 0, next: found?.pageInfo.hasNextPage === true ? found.pageInfo.endCursor : null };
    },
    getNextPageParam: (last) => last.next,
  });
  return { ...query, changes: query.data?.pages.flatMap((page) => page.changes) ?? [], total: query.data?.pages[0]?.total ?? 0 };
}
