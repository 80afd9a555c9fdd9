import { graphql, type DatasetPageQuery } from '~/api';

/** A dataset as its page sees it. */
export type Dataset = NonNullable<DatasetPageQuery['dataset']>;

graphql(/* GraphQL */ `
  fragment CheckParts on PolicyCheck { rule passed severity message article path way }
`);

graphql(/* GraphQL */ `
  fragment RefusalParts on UserError { path code message rule article way }
`);

/** What an edit can change, and what a stale edit is compared by. */
graphql(/* GraphQL */ `
  fragment ContentParts on Dataset {
    id code version edition title description keywords legalBasis updateFrequency sharing importance personalData licence sourceSystem connection spatial temporalStart temporalEnd updatedAt
    theme { code title titleEn } contact { name email phone } personalBasis { column basis }
  }
`);

graphql(/* GraphQL */ `
  fragment QualityParts on Quality { status score findingCount errorCount warningCount infoCount dimensions { name label score explained } }
`);

export const DatasetDocument = graphql(/* GraphQL */ `
  query DatasetPage($code: String!) {
    dataset(code: $code) {
      ...ContentParts
      template localCode due step holder band submittedAt createdAt canEdit canAttach reviewStatus warehouseStatus serviceStatus publicationStatus nextPublication
      owner { id code name nameEn } reviewer { id name username } quality { ...QualityParts } inForce { id edition }
      nextActions { transition ready blockers { ...CheckParts } }
      publication { edition from status reason withdrawnAt address decision { id number date } release { id number period createdAt } }
      releases(first: 1) { totalCount edges { node { id number status } } }
    }
  }
`);

export const ChecksDocument = graphql(/* GraphQL */ `
  query DatasetChecks($code: String!, $for: Transition) { dataset(code: $code) { id version checks(for: $for) { ...CheckParts } } }
`);

/** How a column's values lie. */
graphql(/* GraphQL */ `
  fragment ProfileParts on ColumnReport {
    name title type unit letter nulls distinct distinctExact min max mean deviation minLength maxLength meanLength histogram histogramOf bins { from to count }
    quantiles { at value } top { value count } topExact patterns { pattern count } patternRows values required key codeList masked remark evidence findingCount
    personal { kind class confidence }
  }
`);

export const ColumnsDocument = graphql(/* GraphQL */ `
  query DatasetColumns($code: String!) {
    dataset(code: $code) {
      id version title schema { version origin hash document columns { name title type unit required description codeList personal { kind class confidence } } }
      schemaHistory { version hash edition approved origin at bump changes { kind path message breaksBackward breaksForward } }
      releases(first: 1) {
        edges {
          node {
            id number period rows sheet
            quality {
              report {
                id
                tables { sheet rows columns { ...ProfileParts } }
              }
            }
          }
        }
      }
    }
  }
`);

graphql(/* GraphQL */ `
  fragment ReleaseParts on Release {
    id number version edition period address marked sheet status rows accepted overrides createdAt createdBy comparedWith waits { ...RefusalParts } file { id name size mediaType sha256 }
    quality { status errorCount warningCount findingCount } job { id status progress done total secondsLeft error { ...RefusalParts } }
  }
`);

export const ReleasesDocument = graphql(/* GraphQL */ `
  query DatasetReleases($code: String!, $after: String) {
    dataset(code: $code) { id releases(first: 50, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { ...ReleaseParts } } } }
  }
`);

export const ReviewsDocument = graphql(/* GraphQL */ `
  query DatasetReviews($code: String!) {
    dataset(code: $code) {
      id schema { columns { name title } }
      reviews(first: 50) {
        totalCount
        edges { node { id edition version verdict reviewer comment ruleSet at outdated findings { path column row code message waive } } }
      }
    }
  }
`);

export const HistoryDocument = graphql(/* GraphQL */ `
  query DatasetHistory($code: String!, $first: Int!, $after: String) {
    dataset(code: $code) {
      id
      history(first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor }
        edges { node { seq kind label version actor at summary comment leafHash fields { path label before after personal breaking } } }
      }
    }
  }
`);

export const VersionDocument = graphql(/* GraphQL */ `
  query DatasetVersion($code: String!, $version: Int!) {
    dataset(code: $code) { id asOf(version: $version) { ...ContentParts reviewStatus publicationStatus } }
  }
`);

export const UpdateDocument = graphql(/* GraphQL */ `
  mutation DatasetUpdate($id: ID!, $version: Int!, $input: UpdateDatasetInput!) {
    updateDataset(id: $id, expectedVersion: $version, input: $input) { dataset { ...ContentParts } current { ...ContentParts } userErrors { ...RefusalParts } }
  }
`);

export const TransitionDocument = graphql(/* GraphQL */ `
  mutation DatasetTransition($id: ID!, $version: Int!, $to: Transition!, $comment: String) {
    transition(id: $id, expectedVersion: $version, to: $to, comment: $comment) { dataset { id version reviewStatus } userErrors { ...RefusalParts } }
  }
`);

export const AttachDocument = graphql(/* GraphQL */ `
  mutation DatasetAttach($id: ID!, $upload: ID!, $sheet: String, $period: String, $overrides: JSON) {
    attachFile(id: $id, upload: $upload, sheet: $sheet, period: $period, overrides: $overrides) { dataset { id version } userErrors { ...RefusalParts } }
  }
`);

export const ReuseDocument = graphql(/* GraphQL */ `
  mutation DatasetReuseFile($release: ID!) { reuseFile(release: $release) { upload { id } userErrors { ...RefusalParts } } }
`);

export const DifferenceDocument = graphql(/* GraphQL */ `
  query ReleaseDifference($id: ID!) { node(id: $id) { id ... on Release { comparedWith difference } } }
`);

export const SetSchemaDocument = graphql(/* GraphQL */ `
  mutation DatasetSetSchema($id: ID!, $version: Int!, $schema: JSON!) {
    setSchema(id: $id, expectedVersion: $version, schema: $schema) { dataset { id version edition } userErrors { ...RefusalParts } }
  }
`);

export const SetBandDocument = graphql(/* GraphQL */ `
  mutation DatasetSetBand($id: ID!, $version: Int!, $band: Float!) {
    setBand(id: $id, expectedVersion: $version, band: $band) { dataset { id version band } userErrors { ...RefusalParts } }
  }
`);

export const AcceptDeliveryDocument = graphql(/* GraphQL */ `
  mutation DatasetAcceptDelivery($release: ID!, $version: Int!, $comment: String!) {
    acceptDelivery(release: $release, expectedVersion: $version, comment: $comment) { dataset { id version } userErrors { ...RefusalParts } }
  }
`);

export const VocabularyDocument = graphql(/* GraphQL */ `
  query DatasetVocabulary { themes { code title titleEn } licences { code title titleEn url suggested } }
`);
