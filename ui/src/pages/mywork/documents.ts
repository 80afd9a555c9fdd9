import { graphql, type WorkPageQuery } from '~/api';

/** All that waits for a person, and what that person waits for. */
export type Work = WorkPageQuery['work'];

graphql(/* GraphQL */ `
  fragment WorkParts on WorkItem {
    id kind title reason action actionLabel due daysLeft holder since recall
    dataset { id code version step reviewStatus warehouseStatus serviceStatus publicationStatus sharing holder connection }
  }
`);

export const WorkDocument = graphql(/* GraphQL */ `
  query WorkPage { work { items { ...WorkParts } waiting { ...WorkParts } overdue total asOf steps { step count holder } } }
`);

export const RecallDocument = graphql(/* GraphQL */ `
  mutation WorkRecall($id: ID!, $version: Int!) {
    transition(id: $id, expectedVersion: $version, to: RECALL) { dataset { id version } userErrors { path code message rule article way } }
  }
`);
