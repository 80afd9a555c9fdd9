import { graphql } from '~/api';

export const PreviewDocument = graphql(/* GraphQL */ `
  mutation ListsPreview($list: ID, $files: [ID!], $organization: String!) {
    previewIntake(list: $list, files: $files, organization: $organization) {
      rows {
        row state dataset { id code } localCode title description theme keywords contact { name email phone } legalBasis updateFrequency sharing importance personalData
        sourceSystem declaredColumns formats dueDate remark upload { id name } match changed { path label before after } problems { path code message rule article way }
      }
      unmatched { id name }
      notes
      userErrors { path code message rule article way }
    }
  }
`);

export const SaveDocument = graphql(/* GraphQL */ `
  mutation ListsSave($rows: [IntakeRowInput!]!, $organization: String!) {
    saveIntake(rows: $rows, organization: $organization) {
      made changed unchanged refused
      rows { row outcome code title id reason gaps }
      userErrors { path code message rule article way }
    }
  }
`);

export const UnsentDocument = graphql(/* GraphQL */ `
  query ListsUnsent($owner: [String!]!, $after: String) {
    datasets(filter: { owner: $owner, reviewStatus: [DRAFT, CHANGES_REQUESTED] }, orderBy: { field: CODE }, first: 50, after: $after) {
      totalCount
      edges { node { id code title version reviewStatus due quality { status } nextActions { transition ready blockers { rule message severity article way } } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const SendDocument = graphql(/* GraphQL */ `
  mutation ListsSend($organization: String!, $round: ID, $datasets: [ID!]!) {
    submitList(organization: $organization, round: $round, datasets: $datasets) { submission { id number total awaits } userErrors { path code message rule article way } }
  }
`);

export const RoundsDocument = graphql(/* GraphQL */ `
  query ListsRounds { rounds(first: 50) { totalCount edges { node { id title opens due lateRule confirm submitted } } } }
`);

export const OrganizationsDocument = graphql(/* GraphQL */ `
  query ListsOrganizations { organizations(first: 500) { edges { node { id code name } } } themes { code title } }
`);
