import { graphql, type ListLinesQuery, type ListOneQuery } from '~/api';

/** A department's list and one line of it, as the page shows them. */
export type OneList = Extract<NonNullable<ListOneQuery['node']>, { number: number }>;
type LinesOf = Extract<NonNullable<ListLinesQuery['node']>, { lines: unknown }>;
export type Line = LinesOf['lines']['edges'][number]['node'];

export const ListDocument = graphql(/* GraphQL */ `
  query ListOne($id: ID!) {
    node(id: $id) {
      id
      ... on Submission {
        number version state awaits late hash sentAt sentBy confirmedAt confirmedBy endedAt reason total changedCount canConfirm canWithdraw canDecide
        organization { code name nameEn } round { title due }
        previous { id number } newest { id number }
        counts { state count }
        causes { key label blocks count sampled }
      }
    }
  }
`);

export const LinesDocument = graphql(/* GraphQL */ `
  query ListLines($id: ID!, $after: String) {
    node(id: $id) {
      id
      ... on Submission {
        lines(first: 1000, after: $after) {
          totalCount pageInfo { hasNextPage endCursor }
          edges { node { no id code title sharing state cause sampled carried isNew current reviewer due changed { path label before after } } }
        }
      }
    }
  }
`);

export const LineDocument = graphql(/* GraphQL */ `
  query ListLineVerdict($id: ID!) {
    dataset(id: $id) { id code reviews(first: 1) { edges { node { id verdict reviewer comment at findings { message column } } } } }
  }
`);

export const DecideDocument = graphql(/* GraphQL */ `
  mutation ListDecide($id: ID!, $version: Int!, $lines: [ListVerdictInput!]!, $rest: Transition, $comment: String) {
    decideList(id: $id, expectedVersion: $version, lines: $lines, rest: $rest, comment: $comment) {
      submission { id version } current { id version } userErrors { path code message rule article way }
    }
  }
`);

export const ConfirmDocument = graphql(/* GraphQL */ `
  mutation ListConfirm($id: ID!, $version: Int!) {
    confirmList(id: $id, expectedVersion: $version) { submission { id version } userErrors { path code message rule article way } }
  }
`);

export const WithdrawDocument = graphql(/* GraphQL */ `
  mutation ListWithdraw($id: ID!, $version: Int!, $reason: String!) {
    withdrawList(id: $id, expectedVersion: $version, reason: $reason) { submission { id version } userErrors { path code message rule article way } }
  }
`);
