import { graphql } from '~/api';

export const CleaningDocument = graphql(/* GraphQL */ `
  query ReleaseCleaning($id: ID!) {
    node(id: $id) {
      id
      ... on Release {
        version status
        cleaning { by at replayed cells rows steps { rule title column columnTitle count } skipped { rule title column columnTitle reason message } }
        quality { report { id cleaning { sheet suggestions { rule title why example column columnTitle letter count listed sure given } } } }
      }
    }
  }
`);

export const CleaningPreviewDocument = graphql(/* GraphQL */ `
  query CleaningPreview($id: ID!, $steps: [CleaningStepInput!]!, $rule: String, $first: Int, $after: String) {
    node(id: $id) {
      id
      ... on Release {
        quality {
          report {
            id
            cleaning {
              preview(steps: $steps, rule: $rule, first: $first, after: $after) {
                totalCount pageInfo { hasNextPage endCursor }
                edges { node { row column columnTitle letter before after leftOut rules } }
              }
            }
          }
        }
      }
    }
  }
`);

export const ApplyCleaningDocument = graphql(/* GraphQL */ `
  mutation ApplyCleaning($release: ID!, $expectedVersion: Int!, $steps: [CleaningStepInput!]!) {
    applyCleaning(release: $release, expectedVersion: $expectedVersion, steps: $steps) { dataset { id version } userErrors { ...RefusalParts } }
  }
`);

export const UndoCleaningDocument = graphql(/* GraphQL */ `
  mutation UndoCleaning($release: ID!, $expectedVersion: Int!) {
    undoCleaning(release: $release, expectedVersion: $expectedVersion) { dataset { id version } userErrors { ...RefusalParts } }
  }
`);
