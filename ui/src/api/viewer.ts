import { useQuery } from '@tanstack/react-query';
import { graphql } from './generated';
import type { ViewerQuery } from './generated/graphql';
import { queryOptions } from './hooks';

const viewerDocument = graphql(/* GraphQL */ `
  query Viewer {
    viewer { username name roles capabilities workCount language organization { id code name nameEn } }
  }
`);

export type ViewerInfo = ViewerQuery['viewer'];

export const viewerQuery = { ...queryOptions(viewerDocument, {}), staleTime: 30_000 };

const anonymous: ViewerInfo = { username: null, name: null, roles: ['PUBLIC'], capabilities: [], workCount: 0, language: 'vi', organization: null };

/** Who is signed in; anonymous until known. `is('REVIEWER', 'ADMIN')` asks for any of the roles. */
export function useViewer(): ViewerInfo & { is: (...roles: string[]) => boolean; signedIn: boolean } {
  const { data } = useQuery(viewerQuery);
  const viewer = data?.viewer ?? anonymous;
  return { ...viewer, signedIn: viewer.username !== null, is: (...roles) => roles.some((role) => viewer.roles.includes(role)) };
}
