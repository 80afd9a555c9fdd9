import { graphql, type NoticesPageQuery } from '~/api';

export type Notice = NoticesPageQuery['notices']['edges'][number]['node'];
export type Task = Notice['tasks'][number];

export const NoticesDocument = graphql(/* GraphQL */ `
  query NoticesPage {
    notices(first: 100) {
      edges {
        node {
          id version number date title text signatory readCount readAt toRead
          receipts { reader readAt organization { code name nameEn shortName } }
          tasks {
            id version item title each due lateRule lastDay daysLeft state late note cancelled canReport
            lead { code name nameEn shortName }
            partners { code name nameEn shortName }
            measure { kind done target share elsewhere own filter of }
            shares { done target elsewhere state organization { code name nameEn shortName } }
            blockedBy { reason message count }
          }
        }
      }
    }
  }
`);

export const UnitsDocument = graphql(/* GraphQL */ `
  query NoticesUnits { organizations(first: 200) { edges { node { code name nameEn shortName kind } } } }
`);

export const ReadDocument = graphql(/* GraphQL */ `
  mutation NoticesRead($id: ID!) { readNotice(id: $id) { notice { id readAt } userErrors { path code message rule article way } } }
`);

export const ReportDocument = graphql(/* GraphQL */ `
  mutation NoticesReport($id: ID!, $version: Int!, $done: Int!, $note: String) {
    reportTask(id: $id, expectedVersion: $version, done: $done, note: $note) { task { id version state } userErrors { path code message rule article way } }
  }
`);

export const IssueDocument = graphql(/* GraphQL */ `
  mutation NoticesIssue($input: NoticeInput!) { issueNotice(input: $input) { notice { id } userErrors { path code message rule article way } } }
`);

export const AddTaskDocument = graphql(/* GraphQL */ `
  mutation NoticesAddTask($notice: ID!, $input: TaskInput!) { addTask(notice: $notice, input: $input) { task { id } userErrors { path code message rule article way } } }
`);
