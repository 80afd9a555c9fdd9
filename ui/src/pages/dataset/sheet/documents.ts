import { graphql } from '~/api';

graphql(/* GraphQL */ `
  fragment FindingParts on Finding { code severity sheet row column columnTitle letter value understood message fix article }
`);

graphql(/* GraphQL */ `
  fragment ReportParts on QualityReport {
    id fileName size engine
    failure { path code message rule article way }
    tables {
      sheet range headerRow rows sheetRows gridRows findingCount notes
      columns { ...ProfileParts }
      groups { code severity column columnTitle title count sure first { ...FindingParts } }
    }
  }
`);

graphql(/* GraphQL */ `
  fragment GridParts on QualityReport { id tables { sheet grid(from: $from, limit: $limit) { row role hidden cells { column text span number severity } } } }
`);

graphql(/* GraphQL */ `
  fragment FindingsParts on QualityReport {
    id
    tables {
      sheet
      findings(severity: $severity, code: $code, column: $column, first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { ...FindingParts } }
      }
    }
  }
`);

export const JobReport = graphql(/* GraphQL */ `
  query JobReport($id: ID!) { job(id: $id) { id report { ...ReportParts } } }
`);
export const JobGrid = graphql(/* GraphQL */ `
  query JobGrid($id: ID!, $from: Int!, $limit: Int!) { job(id: $id) { id report { ...GridParts } } }
`);
export const JobFindings = graphql(/* GraphQL */ `
  query JobFindings($id: ID!, $severity: Severity, $code: String, $column: String, $first: Int, $after: String) { job(id: $id) { id report { ...FindingsParts } } }
`);

export const ReleaseReport = graphql(/* GraphQL */ `
  query ReleaseReport($id: ID!) { node(id: $id) { id ... on Release { quality { report { ...ReportParts } } } } }
`);
export const ReleaseGrid = graphql(/* GraphQL */ `
  query ReleaseGrid($id: ID!, $from: Int!, $limit: Int!) { node(id: $id) { id ... on Release { quality { report { ...GridParts } } } } }
`);
export const ReleaseFindings = graphql(/* GraphQL */ `
  query ReleaseFindings($id: ID!, $severity: Severity, $code: String, $column: String, $first: Int, $after: String) {
    node(id: $id) { id ... on Release { quality { report { ...FindingsParts } } } }
  }
`);

export const JobState = graphql(/* GraphQL */ `
  query JobState($id: ID!) { job(id: $id) { id kind status progress done total secondsLeft overrides error { path code message rule article way } } }
`);
