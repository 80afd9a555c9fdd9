import { graphql, type ProgressItemsQuery, type ProgressPageQuery } from '~/api';

export const ProgressDocument = graphql(/* GraphQL */ `
  query ProgressPage($asOf: DateTime) {
    progress(asOf: $asOf) {
      asOf entry total delivered approved published open overdue dueSoon loaded live complete units members
      week { delivered approved loaded live published }
      baseline { version date total delivered complete units source }
      forecast { early likely late pace tested inside }
      statuses { status count }
      days { date registered delivered submitted approved published }
      organizations {
        organization { code name nameEn shortName }
        total draft submitted inReview changesRequested approved rejected published delivered overdue dueSoon
      }
    }
  }
`);

export const ItemsDocument = graphql(/* GraphQL */ `
  query ProgressItems {
    tasks(filter: { state: [OPEN, DONE] }, first: 100) {
      totalCount
      edges {
        node {
          id item title each state late lastDay daysLeft reportedAt
          lead { code name nameEn shortName }
          partners { code }
          measure { kind done target share own filter of }
          blockedBy { reason message count }
        }
      }
    }
  }
`);

export const SetBaselineDocument = graphql(/* GraphQL */ `
  mutation SetBaseline($input: BaselineInput!, $version: Int!) {
    setBaseline(input: $input, expectedVersion: $version) {
      baseline { version }
      userErrors { ...RefusalParts }
    }
  }
`);

export type Progress = ProgressPageQuery['progress'];
export type Item = ProgressItemsQuery['tasks']['edges'][number]['node'];
