// The one door to the server. Pages import from '~/api' and nothing else.
export { graphql } from './generated';
export type * from './generated/graphql';
export { gql, operationName } from './client';
export { ApiError, userErrorsOf, type ApiErrorKind, type UserError as Refusal } from './errors';
export { queryKey, queryOptions, useMutationGql, useQueryGql, type MutationGql } from './hooks';
export { uploadFile, type UploadedFile, type UploadProgress } from './upload';
export { useViewer, viewerQuery, type ViewerInfo } from './viewer';
