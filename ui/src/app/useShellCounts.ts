import { graphql } from '~/api/generated';
import { useQueryGql } from '~/api/hooks';
import type { ViewerInfo } from '~/api/viewer';

const countsDocument = graphql(/* GraphQL */ `
  query ShellCounts($queue: Boolean!) {
    work { overdue }
    datasets(first: 0) { totalCount }
    reviewQueue(first: 0) @include(if: $queue) { totalCount }
  }
`);

/** The figures of the frame around every page, in one question: overdue work for the bell, what the navigation counts. */
export function useShellCounts(viewer: ViewerInfo) {
  return useQueryGql(countsDocument, { queue: viewer.roles.includes('REVIEWER') }, { enabled: viewer.username !== null });
}
