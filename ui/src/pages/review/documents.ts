import { graphql, type ReviewOneQuery, type ReviewSmallGroupsQuery } from '~/api';

/** A dataset as the one screen for a decision sees it. */
export type Reviewed = NonNullable<ReviewOneQuery['dataset']>;

export const QueueDocument = graphql(/* GraphQL */ `
  query ReviewQueue($filter: DatasetFilter, $first: Int!, $after: String) {
    reviewQueue(filter: $filter, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      facets { field values { value label count } }
      edges { node { id code title version due submittedAt reviewStatus step warehouseStatus serviceStatus publicationStatus sharing holder connection reviewer { username name } owner { code name nameEn shortName } quality { status errorCount warningCount } } }
    }
  }
`);

export const ReviewDocument = graphql(/* GraphQL */ `
  query ReviewOne($id: ID!) {
    dataset(id: $id) {
      id code title version edition reviewStatus due submittedAt sharing importance personalData allowedTransitions
      owner { code name nameEn } reviewer { username name }
      changesSince { path label before after personal breaking }
      checks(for: APPROVE) { rule passed severity message article path way }
      columnConflicts { column title type unit codeList variants { type unit codeList differs count datasets(first: 3) { code title owner { name nameEn } } } }
      similar(first: 3) { score dataset { code title owner { name nameEn } } }
      reviews(first: 5) { edges { node { id edition verdict reviewer comment at findings { message column waive } } } }
      inForce { edition }
      quality {
        status score errorCount warningCount infoCount
        report { id fileName tables { sheet rows columns { name title type unit letter nulls distinct min max mean minLength maxLength top { value count } histogram remark findingCount personal { kind class confidence } } groups { code severity column columnTitle title count sure } } }
      }
    }
    next: reviewQueue(first: 1000) { totalCount edges { node { id title } } }
  }
`);

export const SmallGroupsDocument = graphql(/* GraphQL */ `
  query ReviewSmallGroups($id: ID!, $columns: [String!]) {
    dataset(id: $id) { id quality { report { id tables { sheet combination(columns: $columns) { columns rows groups smallest small { below groups rows } drivers { column rows } } } } } }
  }
`);

/** How small the groups are that some columns leave together. */
export type Counted = NonNullable<NonNullable<NonNullable<ReviewSmallGroupsQuery['dataset']>['quality']['report']>['tables'][number]['combination']>;

export const VerdictDocument = graphql(/* GraphQL */ `
  mutation ReviewVerdict($id: ID!, $version: Int!, $to: Transition!, $comment: String, $findings: [FindingInput!]) {
    transition(id: $id, expectedVersion: $version, to: $to, comment: $comment, findings: $findings) {
      dataset { id version reviewStatus } current { id version reviewStatus } userErrors { path code message rule article way }
    }
  }
`);
