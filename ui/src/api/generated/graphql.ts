/* eslint-disable */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  Date: { input: string; output: string; }
  DateTime: { input: string; output: string; }
  JSON: { input: unknown; output: unknown; }
  Long: { input: number; output: number; }
};

export type Account = Node & {
  createdAt: Scalars['DateTime']['output'];
  disabled: Scalars['Boolean']['output'];
  email: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  lastSeenAt: Maybe<Scalars['DateTime']['output']>;
  name: Maybe<Scalars['String']['output']>;
  organization: Maybe<Organization>;
  roles: Array<Scalars['String']['output']>;
  username: Scalars['String']['output'];
};

export type AccountConnection = {
  edges: Array<AccountEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type AccountEdge = {
  cursor: Scalars['String']['output'];
  node: Account;
};

export type AccountInput = {
  email?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  organization: Scalars['String']['input'];
  password?: InputMaybe<Scalars['String']['input']>;
  roles: Array<Scalars['String']['input']>;
  username: Scalars['String']['input'];
};

export type AccountPayload = {
  account: Maybe<Account>;
  setupLink: Maybe<Scalars['String']['output']>;
  userErrors: Array<UserError>;
};

/** What an account did for the edition that a verdict is about. */
export type AccountThen = {
  disabled: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  name: Maybe<Scalars['String']['output']>;
  organization: Organization;
  roles: Array<Scalars['String']['output']>;
  username: Scalars['String']['output'];
};

export type ApiToken = {
  account: Account;
  createdAt: Scalars['DateTime']['output'];
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  lastUsedAt: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  revoked: Scalars['Boolean']['output'];
  scopes: Array<Scalars['String']['output']>;
};

export type Baseline = {
  complete: Scalars['Int']['output'];
  date: Scalars['Date']['output'];
  delivered: Scalars['Int']['output'];
  setAt: Scalars['DateTime']['output'];
  source: Scalars['String']['output'];
  total: Scalars['Int']['output'];
  units: Scalars['Int']['output'];
  version: Scalars['Int']['output'];
};

export type BaselineInput = {
  complete: Scalars['Int']['input'];
  date: Scalars['Date']['input'];
  delivered: Scalars['Int']['input'];
  source: Scalars['String']['input'];
  total: Scalars['Int']['input'];
  units: Scalars['Int']['input'];
};

export type BaselinePayload = {
  baseline: Maybe<Baseline>;
  userErrors: Array<UserError>;
};

export type Candidate = {
  dataset: Dataset;
  ready: Scalars['Boolean']['output'];
  reasons: Array<CandidateReason>;
  score: Scalars['Float']['output'];
};

export type CandidateReason = {
  message: Scalars['String']['output'];
  points: Scalars['Float']['output'];
};

export type Change = {
  actor: Maybe<Scalars['String']['output']>;
  at: Scalars['DateTime']['output'];
  comment: Maybe<Scalars['String']['output']>;
  dataset: Maybe<Dataset>;
  fields: Array<FieldChange>;
  kind: Scalars['String']['output'];
  label: Scalars['String']['output'];
  leafHash: Scalars['String']['output'];
  record: Scalars['ID']['output'];
  seq: Scalars['Long']['output'];
  summary: Scalars['String']['output'];
  version: Maybe<Scalars['Int']['output']>;
};

export type ChangeConnection = {
  edges: Array<ChangeEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ChangeEdge = {
  cursor: Scalars['String']['output'];
  node: Change;
};

export type ChangeFilter = {
  actor?: InputMaybe<Scalars['String']['input']>;
  afterSeq?: InputMaybe<Scalars['Long']['input']>;
  dataset?: InputMaybe<Scalars['ID']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  kind?: InputMaybe<Array<Scalars['String']['input']>>;
  organization?: InputMaybe<Scalars['String']['input']>;
  record?: InputMaybe<Scalars['ID']['input']>;
  text?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type ChangeKind = {
  kind: Scalars['String']['output'];
  label: Scalars['String']['output'];
};

export type Checkpoint = {
  epoch: Scalars['Int']['output'];
  root: Scalars['String']['output'];
  signed: Scalars['String']['output'];
  size: Scalars['Long']['output'];
  time: Scalars['DateTime']['output'];
};

/** What was agreed to be mended in the rows of a release; replayed is the number of the release that it was taken over from. */
export type Cleaning = {
  at: Scalars['DateTime']['output'];
  by: Maybe<Scalars['String']['output']>;
  cells: Scalars['Long']['output'];
  recipe: Scalars['JSON']['output'];
  replayed: Maybe<Scalars['Int']['output']>;
  rows: Scalars['Long']['output'];
  skipped: Array<CleaningSkipped>;
  steps: Array<CleaningStep>;
};

/** One cell before and after, by the sheet's own row number; a row that is left out has no column. */
export type CleaningChange = {
  after: Scalars['String']['output'];
  before: Scalars['String']['output'];
  column: Maybe<Scalars['String']['output']>;
  columnTitle: Maybe<Scalars['String']['output']>;
  leftOut: Scalars['Boolean']['output'];
  letter: Maybe<Scalars['String']['output']>;
  row: Scalars['Int']['output'];
  rules: Array<Scalars['String']['output']>;
};

export type CleaningChangeConnection = {
  edges: Array<CleaningChangeEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type CleaningChangeEdge = {
  cursor: Scalars['String']['output'];
  node: CleaningChange;
};

/** A rule that was left out for this file: the column is gone (column) or written in another way (reading). */
export type CleaningSkipped = {
  column: Maybe<Scalars['String']['output']>;
  columnTitle: Maybe<Scalars['String']['output']>;
  message: Scalars['String']['output'];
  reason: Scalars['String']['output'];
  rule: Scalars['String']['output'];
  title: Scalars['String']['output'];
};

export type CleaningStep = {
  column: Maybe<Scalars['String']['output']>;
  columnTitle: Maybe<Scalars['String']['output']>;
  count: Scalars['Long']['output'];
  rule: Scalars['String']['output'];
  title: Scalars['String']['output'];
};

export type CleaningStepInput = {
  column?: InputMaybe<Scalars['String']['input']>;
  rule: Scalars['String']['input'];
};

/** sure: the outcome is in no doubt, agreed to unless the person says otherwise. given: reading does it in any case. */
export type CleaningSuggestion = {
  column: Maybe<Scalars['String']['output']>;
  columnTitle: Maybe<Scalars['String']['output']>;
  count: Scalars['Long']['output'];
  example: Scalars['String']['output'];
  given: Scalars['Boolean']['output'];
  letter: Maybe<Scalars['String']['output']>;
  listed: Scalars['Long']['output'];
  rule: Scalars['String']['output'];
  sure: Scalars['Boolean']['output'];
  title: Scalars['String']['output'];
  why: Scalars['String']['output'];
};

/** Named rules that would change something in a table, with exact counts. */
export type CleaningSurvey = {
  /** What the given steps would do, cell by cell; narrowed to one rule or column. Of each suggestion the first 20,000 cells are listed. */
  preview: CleaningChangeConnection;
  sheet: Scalars['String']['output'];
  suggestions: Array<CleaningSuggestion>;
};


/** Named rules that would change something in a table, with exact counts. */
export type CleaningSurveyPreviewArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  column?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  rule?: InputMaybe<Scalars['String']['input']>;
  steps: Array<CleaningStepInput>;
};

/** A line of a code list. from and to are the first and the last day in force; heirs are the codes that take its place afterwards. */
export type Code = {
  code: Scalars['String']['output'];
  from: Maybe<Scalars['String']['output']>;
  heirs: Array<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  parent: Maybe<Scalars['String']['output']>;
  to: Maybe<Scalars['String']['output']>;
};

export type CodeConnection = {
  edges: Array<CodeEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type CodeEdge = {
  cursor: Scalars['String']['output'];
  node: Code;
};

/** A code list that columns take their values from, under x-danhmuc.codeList. version counts imports; 0 is a list that the program carries. */
export type CodeList = {
  codes: CodeConnection;
  count: Scalars['Int']['output'];
  importedAt: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  /** The paper that the list follows. */
  source: Maybe<Scalars['String']['output']>;
  title: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};


/** A code list that columns take their values from, under x-danhmuc.codeList. version counts imports; 0 is a list that the program carries. */
export type CodeListCodesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type CodeListPayload = {
  codeList: Maybe<CodeList>;
  userErrors: Array<UserError>;
};

export type Column = {
  codeList: Maybe<Scalars['String']['output']>;
  description: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  personal: Maybe<PersonalFinding>;
  required: Scalars['Boolean']['output'];
  title: Scalars['String']['output'];
  type: Scalars['String']['output'];
  unit: Maybe<Scalars['String']['output']>;
};

export type ColumnConflict = {
  codeList: Maybe<Scalars['String']['output']>;
  column: Scalars['String']['output'];
  title: Scalars['String']['output'];
  type: Scalars['String']['output'];
  unit: Maybe<Scalars['String']['output']>;
  variants: Array<ColumnVariant>;
};

export type ColumnReport = {
  bins: Array<HistogramBin>;
  codeList: Maybe<Scalars['String']['output']>;
  /** How the numbers or days lie: standard deviation, and the values below which a share of the rows lies (ranks right within 1.5 %, exact up to 1,024 values). */
  deviation: Maybe<Scalars['Float']['output']>;
  distinct: Scalars['Long']['output'];
  /** distinct is counted, not estimated; so are the counts of top. */
  distinctExact: Scalars['Boolean']['output'];
  evidence: Maybe<Scalars['String']['output']>;
  findingCount: Scalars['Int']['output'];
  histogram: Array<Scalars['Int']['output']>;
  /** What the bars of histogram are of: value or length; empty for reports made before it was kept. */
  histogramOf: Scalars['String']['output'];
  key: Scalars['Boolean']['output'];
  letter: Scalars['String']['output'];
  /** Values are withheld: the column is of persons, by its data or as declared. */
  masked: Scalars['Boolean']['output'];
  max: Maybe<Scalars['String']['output']>;
  maxLength: Maybe<Scalars['Int']['output']>;
  mean: Maybe<Scalars['Float']['output']>;
  meanLength: Maybe<Scalars['Float']['output']>;
  min: Maybe<Scalars['String']['output']>;
  minLength: Maybe<Scalars['Int']['output']>;
  name: Scalars['String']['output'];
  nulls: Scalars['Long']['output'];
  patternRows: Scalars['Long']['output'];
  /** The commonest shapes of texts (9 a digit, a and A letters), of patternRows that were looked at. */
  patterns: Array<PatternCount>;
  personal: Maybe<PersonalFinding>;
  quantiles: Array<Quantile>;
  remark: Maybe<Scalars['String']['output']>;
  required: Scalars['Boolean']['output'];
  title: Scalars['String']['output'];
  top: Array<TopValue>;
  topExact: Scalars['Boolean']['output'];
  type: Scalars['String']['output'];
  unit: Maybe<Scalars['String']['output']>;
  /** All values, where they are few and repeat. */
  values: Maybe<Array<Scalars['String']['output']>>;
};

/** differs holds type, unit, codeList: what is not as in the column compared with. count is of all such datasets, datasets are the first of them. */
export type ColumnVariant = {
  codeList: Maybe<Scalars['String']['output']>;
  count: Scalars['Int']['output'];
  datasets: Array<Dataset>;
  differs: Array<Scalars['String']['output']>;
  type: Scalars['String']['output'];
  unit: Maybe<Scalars['String']['output']>;
};


/** differs holds type, unit, codeList: what is not as in the column compared with. count is of all such datasets, datasets are the first of them. */
export type ColumnVariantDatasetsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Groups of rows that share their values in some columns: k-anonymity, exact and without a value. smallest is k. */
export type Combination = {
  columns: Array<Scalars['String']['output']>;
  drivers: Array<CombinationDriver>;
  groups: Scalars['Long']['output'];
  rows: Scalars['Long']['output'];
  small: Array<SmallGroups>;
  smallest: Scalars['Long']['output'];
};

/** Rows that would stand in groups of fewer than five if the column were left out. */
export type CombinationDriver = {
  column: Scalars['String']['output'];
  rows: Scalars['Long']['output'];
};

export type Contact = {
  email: Maybe<Scalars['String']['output']>;
  name: Maybe<Scalars['String']['output']>;
  phone: Maybe<Scalars['String']['output']>;
};

export type ContactInput = {
  email?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
};

export type Dataset = Node & {
  allowedTransitions: Array<Transition>;
  asOf: Maybe<Dataset>;
  /** Share by which the row count of a release may differ from the last before it waits for a reviewer. */
  band: Scalars['Float']['output'];
  canAttach: Scalars['Boolean']['output'];
  canEdit: Scalars['Boolean']['output'];
  /** What differs from the edition before (or from the given edition), field by field. */
  changesSince: Array<FieldChange>;
  checks: Array<PolicyCheck>;
  code: Scalars['String']['output'];
  /** Columns whose names other datasets declare with another type, unit or code list. For reviewers; empty for others. */
  columnConflicts: Array<ColumnConflict>;
  connection: Maybe<Scalars['String']['output']>;
  contact: Maybe<Contact>;
  createdAt: Scalars['DateTime']['output'];
  declaredColumns: Array<Scalars['String']['output']>;
  description: Maybe<Scalars['String']['output']>;
  due: Maybe<Scalars['Date']['output']>;
  dueDate: Maybe<Scalars['Date']['output']>;
  edition: Scalars['Int']['output'];
  files: FileConnection;
  formats: Array<Scalars['String']['output']>;
  /** Where its data is held, when not in the province; for who sees its history. */
  heldElsewhere: Maybe<HeldElsewhere>;
  history: ChangeConnection;
  /** Who must act next: an organization's short name, empty when nobody. */
  holder: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  importance: Importance;
  inForce: Maybe<Dataset>;
  keywords: Array<Scalars['String']['output']>;
  legalBasis: Array<Scalars['String']['output']>;
  licence: Maybe<Scalars['String']['output']>;
  localCode: Maybe<Scalars['String']['output']>;
  /** Transitions that the caller's role has for this state, with what still stands in the way of each. */
  nextActions: Array<NextAction>;
  nextPublication: Maybe<PublicationStatus>;
  owner: Organization;
  /** Columns with personal data that stay in an open dataset, each with its legal basis. */
  personalBasis: Array<PersonalBasis>;
  personalData: PersonalData;
  publication: Maybe<Publication>;
  publicationStatus: PublicationStatus;
  quality: Quality;
  releases: ReleaseConnection;
  remark: Maybe<Scalars['String']['output']>;
  reviewStatus: ReviewStatus;
  reviewer: Maybe<Account>;
  reviews: ReviewConnection;
  schema: Maybe<Schema>;
  /** Versions of the rows' schema, newest first: one for each edition whose schema differs from the one before. Empty for who may not read the history. */
  schemaHistory: Array<SchemaVersion>;
  serviceStatus: ServiceStatus;
  sharing: Sharing;
  similar: Array<Similar>;
  sourceSystem: Maybe<Scalars['String']['output']>;
  spatial: Maybe<Scalars['String']['output']>;
  step: Step;
  submittedAt: Maybe<Scalars['DateTime']['output']>;
  /** Where a workbook for filling in the next delivery lies, null where there is no schema yet. */
  template: Maybe<Scalars['String']['output']>;
  temporalEnd: Maybe<Scalars['Date']['output']>;
  temporalStart: Maybe<Scalars['Date']['output']>;
  theme: Maybe<Theme>;
  title: Scalars['String']['output'];
  updateFrequency: Frequency;
  updatedAt: Scalars['DateTime']['output'];
  version: Scalars['Int']['output'];
  warehouseStatus: WarehouseStatus;
};


export type DatasetAsOfArgs = {
  time?: InputMaybe<Scalars['DateTime']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
};


export type DatasetChangesSinceArgs = {
  edition?: InputMaybe<Scalars['Int']['input']>;
};


export type DatasetChecksArgs = {
  for?: InputMaybe<Transition>;
};


export type DatasetFilesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type DatasetHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type DatasetReleasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type DatasetReviewsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type DatasetSimilarArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type DatasetConnection = {
  asOf: Scalars['Long']['output'];
  edges: Array<DatasetEdge>;
  facets: Array<Facet>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type DatasetEdge = {
  cursor: Scalars['String']['output'];
  node: Dataset;
};

export type DatasetField =
  | 'connection'
  | 'contact'
  | 'declaredColumns'
  | 'description'
  | 'dueDate'
  | 'formats'
  | 'importance'
  | 'keywords'
  | 'legalBasis'
  | 'licence'
  | 'personalBasis'
  | 'personalData'
  | 'remark'
  | 'sharing'
  | 'sourceSystem'
  | 'spatial'
  | 'temporalEnd'
  | 'temporalStart'
  | 'theme'
  | 'updateFrequency';

export type DatasetFilter = {
  code?: InputMaybe<Array<Scalars['String']['input']>>;
  /** true: a file was handed in, or the data lives behind a connection; false: neither. */
  delivered?: InputMaybe<Scalars['Boolean']['input']>;
  importance?: InputMaybe<Array<Importance>>;
  /** true: an edition is in force; false: none. */
  inForce?: InputMaybe<Scalars['Boolean']['input']>;
  nextPublication?: InputMaybe<Array<PublicationStatus>>;
  overdue?: InputMaybe<Scalars['Boolean']['input']>;
  owner?: InputMaybe<Array<Scalars['String']['input']>>;
  personalData?: InputMaybe<Array<PersonalData>>;
  publicationStatus?: InputMaybe<Array<PublicationStatus>>;
  qualityStatus?: InputMaybe<Array<QualityStatus>>;
  reviewStatus?: InputMaybe<Array<ReviewStatus>>;
  sharing?: InputMaybe<Array<Sharing>>;
  step?: InputMaybe<Array<Step>>;
  text?: InputMaybe<Scalars['String']['input']>;
  theme?: InputMaybe<Array<Scalars['String']['input']>>;
  updateFrequency?: InputMaybe<Array<Frequency>>;
};

export type DatasetOrder = {
  direction?: InputMaybe<OrderDirection>;
  field: DatasetOrderField;
};

export type DatasetOrderField =
  | 'CODE'
  | 'CREATED_AT'
  | 'DUE'
  | 'OWNER'
  | 'SUBMITTED_AT'
  | 'TITLE'
  | 'UPDATED_AT';

export type DatasetPayload = {
  current: Maybe<Dataset>;
  dataset: Maybe<Dataset>;
  userErrors: Array<UserError>;
};

export type DayCount = {
  approved: Scalars['Int']['output'];
  date: Scalars['Date']['output'];
  delivered: Scalars['Int']['output'];
  published: Scalars['Int']['output'];
  registered: Scalars['Int']['output'];
  submitted: Scalars['Int']['output'];
};

export type Decision = Node & {
  createdAt: Scalars['DateTime']['output'];
  date: Scalars['Date']['output'];
  effectiveFrom: Scalars['Date']['output'];
  file: Maybe<File>;
  id: Scalars['ID']['output'];
  lineCount: Scalars['Int']['output'];
  lines: Array<DecisionLine>;
  number: Scalars['String']['output'];
  publishedCount: Scalars['Int']['output'];
  reviewDue: Maybe<Scalars['Date']['output']>;
  signatory: Scalars['String']['output'];
  supersededBy: Maybe<Decision>;
  supersedes: Maybe<Decision>;
  updateDue: Maybe<Scalars['Date']['output']>;
  version: Scalars['Int']['output'];
};

/** What is looked at anew on a decided list: the list itself, or that its data were brought up to date after publication. */
export type DecisionCheck =
  | 'LIST'
  | 'UPDATE';

export type DecisionConnection = {
  edges: Array<DecisionEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type DecisionEdge = {
  cursor: Scalars['String']['output'];
  node: Decision;
};

export type DecisionLine = {
  annexNo: Scalars['Int']['output'];
  current: Scalars['Boolean']['output'];
  dataset: Dataset;
  edition: Scalars['Int']['output'];
};

export type DecisionLineInput = {
  annexNo?: InputMaybe<Scalars['Int']['input']>;
  dataset: Scalars['ID']['input'];
  edition?: InputMaybe<Scalars['Int']['input']>;
};

export type DecisionPayload = {
  decision: Maybe<Decision>;
  userErrors: Array<UserError>;
};

export type Dimension = {
  explained: Scalars['String']['output'];
  label: Scalars['String']['output'];
  name: Scalars['String']['output'];
  score: Scalars['Float']['output'];
};

export type Facet = {
  field: Scalars['String']['output'];
  values: Array<FacetValue>;
};

export type FacetValue = {
  count: Scalars['Int']['output'];
  label: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

export type Feedback = Node & {
  answer: Maybe<Scalars['String']['output']>;
  answeredAt: Maybe<Scalars['DateTime']['output']>;
  at: Scalars['DateTime']['output'];
  contact: Maybe<Scalars['String']['output']>;
  dataset: Dataset;
  handled: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  ref: Scalars['String']['output'];
  text: Scalars['String']['output'];
};

export type FeedbackConnection = {
  edges: Array<FeedbackEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type FeedbackEdge = {
  cursor: Scalars['String']['output'];
  node: Feedback;
};

export type FeedbackPayload = {
  feedback: Maybe<Feedback>;
  userErrors: Array<UserError>;
};

export type FieldChange = {
  after: Maybe<Scalars['String']['output']>;
  before: Maybe<Scalars['String']['output']>;
  breaking: Scalars['Boolean']['output'];
  label: Scalars['String']['output'];
  path: Scalars['String']['output'];
  personal: Scalars['Boolean']['output'];
};

export type File = Node & {
  id: Scalars['ID']['output'];
  mediaType: Scalars['String']['output'];
  name: Scalars['String']['output'];
  sha256: Scalars['String']['output'];
  size: Scalars['Long']['output'];
  uploadedAt: Scalars['DateTime']['output'];
  uploadedBy: Maybe<Scalars['String']['output']>;
};

export type FileConnection = {
  edges: Array<FileEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type FileEdge = {
  cursor: Scalars['String']['output'];
  node: File;
};

export type Finding = {
  article: Maybe<Scalars['String']['output']>;
  code: Scalars['String']['output'];
  column: Maybe<Scalars['String']['output']>;
  columnTitle: Maybe<Scalars['String']['output']>;
  fix: Scalars['String']['output'];
  letter: Maybe<Scalars['String']['output']>;
  message: Scalars['String']['output'];
  row: Maybe<Scalars['Int']['output']>;
  severity: Severity;
  sheet: Scalars['String']['output'];
  understood: Maybe<Scalars['String']['output']>;
  value: Maybe<Scalars['String']['output']>;
};

export type FindingConnection = {
  edges: Array<FindingEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type FindingEdge = {
  cursor: Scalars['String']['output'];
  node: Finding;
};

export type FindingGroup = {
  code: Scalars['String']['output'];
  column: Maybe<Scalars['String']['output']>;
  columnTitle: Maybe<Scalars['String']['output']>;
  count: Scalars['Int']['output'];
  first: Finding;
  severity: Severity;
  sure: Scalars['Boolean']['output'];
  title: Scalars['String']['output'];
};

export type FindingInput = {
  code?: InputMaybe<Scalars['String']['input']>;
  column?: InputMaybe<Scalars['String']['input']>;
  message: Scalars['String']['input'];
  path?: InputMaybe<Scalars['String']['input']>;
  row?: InputMaybe<Scalars['Int']['input']>;
  waive?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Days by which it is so in one, five and nine of ten histories drawn from the last 30 days; pace in datasets a week; of so many forecasts tested on the past, so many held what came inside. */
export type Forecast = {
  early: Scalars['Date']['output'];
  inside: Scalars['Int']['output'];
  late: Scalars['Date']['output'];
  likely: Scalars['Date']['output'];
  pace: Scalars['Float']['output'];
  tested: Scalars['Int']['output'];
};

export type Frequency =
  | 'ANNUAL'
  | 'BIANNUAL'
  | 'DAILY'
  | 'IRREGULAR'
  | 'MONTHLY'
  | 'ON_CHANGE'
  | 'QUARTERLY'
  | 'QUINQUENNIAL'
  | 'REALTIME'
  | 'UNKNOWN'
  | 'WEEKLY';

/** One cell of a drawn row; columns count from 0. */
export type GridCell = {
  column: Scalars['Int']['output'];
  number: Scalars['Boolean']['output'];
  severity: Maybe<Severity>;
  span: Scalars['Int']['output'];
  text: Scalars['String']['output'];
};

export type GridRow = {
  cells: Array<GridCell>;
  hidden: Scalars['Boolean']['output'];
  role: RowRole;
  row: Scalars['Int']['output'];
};

/** Data that lies in a ministry's system: asked for by letter, counted apart from what is late. */
export type HeldElsewhere = {
  answer: Maybe<Scalars['String']['output']>;
  answeredOn: Maybe<Scalars['Date']['output']>;
  dataset: Dataset;
  date: Scalars['Date']['output'];
  ended: Scalars['Boolean']['output'];
  holder: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  letter: Scalars['String']['output'];
  system: Maybe<Scalars['String']['output']>;
  version: Scalars['Int']['output'];
};

export type HeldElsewhereInput = {
  answer?: InputMaybe<Scalars['String']['input']>;
  answeredOn?: InputMaybe<Scalars['Date']['input']>;
  date: Scalars['Date']['input'];
  ended?: InputMaybe<Scalars['Boolean']['input']>;
  holder: Scalars['String']['input'];
  letter: Scalars['String']['input'];
  system?: InputMaybe<Scalars['String']['input']>;
};

export type HeldElsewherePayload = {
  heldElsewhere: Maybe<HeldElsewhere>;
  userErrors: Array<UserError>;
};

/** Values from one to another; both are included where they are whole numbers, days or lengths. */
export type HistogramBin = {
  count: Scalars['Long']['output'];
  from: Scalars['String']['output'];
  to: Scalars['String']['output'];
};

export type ImportPayload = {
  changed: Maybe<Scalars['Int']['output']>;
  made: Maybe<Scalars['Int']['output']>;
  refused: Maybe<Scalars['Int']['output']>;
  rows: Maybe<Array<ImportRow>>;
  unchanged: Maybe<Scalars['Int']['output']>;
  userErrors: Array<UserError>;
};

export type ImportRow = {
  code: Maybe<Scalars['String']['output']>;
  dataset: Maybe<Dataset>;
  gaps: Array<Scalars['String']['output']>;
  id: Maybe<Scalars['ID']['output']>;
  outcome: IntakeState;
  reason: Maybe<Scalars['String']['output']>;
  row: Scalars['Int']['output'];
  title: Maybe<Scalars['String']['output']>;
};

export type Importance =
  | 'CORE'
  | 'IMPORTANT'
  | 'ORDINARY'
  | 'UNCLASSIFIED';

export type IntakePayload = {
  notes: Maybe<Array<Scalars['String']['output']>>;
  rows: Maybe<Array<IntakeRow>>;
  unmatched: Maybe<Array<Upload>>;
  userErrors: Array<UserError>;
};

export type IntakeRow = {
  changed: Array<FieldChange>;
  contact: Maybe<Contact>;
  dataset: Maybe<Dataset>;
  declaredColumns: Array<Scalars['String']['output']>;
  description: Maybe<Scalars['String']['output']>;
  dueDate: Maybe<Scalars['Date']['output']>;
  formats: Array<Scalars['String']['output']>;
  importance: Importance;
  keywords: Array<Scalars['String']['output']>;
  legalBasis: Array<Scalars['String']['output']>;
  localCode: Maybe<Scalars['String']['output']>;
  match: Maybe<Scalars['Float']['output']>;
  personalData: PersonalData;
  /** Cells that were read as something else than written, and gaps that stand in the way of SUBMIT. */
  problems: Array<UserError>;
  remark: Maybe<Scalars['String']['output']>;
  row: Scalars['Int']['output'];
  sharing: Sharing;
  sourceSystem: Maybe<Scalars['String']['output']>;
  state: IntakeState;
  theme: Maybe<Scalars['String']['output']>;
  title: Maybe<Scalars['String']['output']>;
  updateFrequency: Frequency;
  upload: Maybe<Upload>;
};

/** One line of an intake table: a dataset as the list says it, and the workbook that belongs to it. */
export type IntakeRowInput = {
  contact?: InputMaybe<ContactInput>;
  declaredColumns?: InputMaybe<Array<Scalars['String']['input']>>;
  description?: InputMaybe<Scalars['String']['input']>;
  dueDate?: InputMaybe<Scalars['Date']['input']>;
  formats?: InputMaybe<Array<Scalars['String']['input']>>;
  importance?: InputMaybe<Importance>;
  keywords?: InputMaybe<Array<Scalars['String']['input']>>;
  legalBasis?: InputMaybe<Array<Scalars['String']['input']>>;
  localCode?: InputMaybe<Scalars['String']['input']>;
  personalData?: InputMaybe<PersonalData>;
  remark?: InputMaybe<Scalars['String']['input']>;
  row: Scalars['Int']['input'];
  sharing?: InputMaybe<Sharing>;
  sheet?: InputMaybe<Scalars['String']['input']>;
  sourceSystem?: InputMaybe<Scalars['String']['input']>;
  theme?: InputMaybe<Scalars['String']['input']>;
  title: Scalars['String']['input'];
  updateFrequency?: InputMaybe<Frequency>;
  upload?: InputMaybe<Scalars['ID']['input']>;
};

export type IntakeState =
  | 'CHANGED'
  | 'NEW'
  | 'REFUSED'
  | 'UNCHANGED';

export type IssueDecisionInput = {
  datasets?: InputMaybe<Array<Scalars['ID']['input']>>;
  date: Scalars['Date']['input'];
  effectiveFrom?: InputMaybe<Scalars['Date']['input']>;
  file?: InputMaybe<Scalars['ID']['input']>;
  lines?: InputMaybe<Array<DecisionLineInput>>;
  number: Scalars['String']['input'];
  signatory: Scalars['String']['input'];
  supersedes?: InputMaybe<Scalars['ID']['input']>;
};

export type Job = Node & {
  attempts: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  dataset: Maybe<Dataset>;
  done: Maybe<Scalars['Long']['output']>;
  error: Maybe<UserError>;
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  kind: Scalars['String']['output'];
  overrides: Maybe<Scalars['JSON']['output']>;
  progress: Maybe<Scalars['Float']['output']>;
  report: Maybe<QualityReport>;
  result: Maybe<Scalars['JSON']['output']>;
  secondsLeft: Maybe<Scalars['Int']['output']>;
  status: JobStatus;
  total: Maybe<Scalars['Long']['output']>;
};

export type JobConnection = {
  edges: Array<JobEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type JobEdge = {
  cursor: Scalars['String']['output'];
  node: Job;
};

export type JobFilter = {
  dataset?: InputMaybe<Scalars['ID']['input']>;
  kind?: InputMaybe<Array<Scalars['String']['input']>>;
  status?: InputMaybe<Array<JobStatus>>;
};

export type JobPayload = {
  job: Maybe<Job>;
  userErrors: Array<UserError>;
};

export type JobStatus =
  | 'DONE'
  | 'FAILED'
  | 'HELD'
  | 'QUEUED'
  | 'RUNNING';

/** How a due date is counted: before it, the day before is the last one; by it, it is the last one. */
export type LateRule =
  | 'BEFORE'
  | 'BY';

/** What official papers say of those who issue them. version is 0 while nobody set it: then these are the names of the province's offices. */
export type Letterhead = {
  bases: Array<Scalars['String']['output']>;
  committee: Office;
  department: Office;
  place: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type LetterheadInput = {
  bases?: InputMaybe<Array<Scalars['String']['input']>>;
  committee: OfficeInput;
  department: OfficeInput;
  place: Scalars['String']['input'];
};

export type LetterheadPayload = {
  letterhead: Maybe<Letterhead>;
  userErrors: Array<UserError>;
};

export type Licence = {
  code: Scalars['String']['output'];
  suggested: Scalars['Boolean']['output'];
  title: Scalars['String']['output'];
  titleEn: Maybe<Scalars['String']['output']>;
  url: Maybe<Scalars['String']['output']>;
};

/** sampled: how many of the clean lines the draw names, to be read before all are passed together. */
export type LineCause = {
  blocks: Scalars['Boolean']['output'];
  count: Scalars['Int']['output'];
  key: Scalars['String']['output'];
  label: Scalars['String']['output'];
  sampled: Scalars['Int']['output'];
};

export type LineCount = {
  count: Scalars['Int']['output'];
  state: LineState;
};

export type LineFilter = {
  cause?: InputMaybe<Scalars['String']['input']>;
  changed?: InputMaybe<Scalars['Boolean']['input']>;
  sampled?: InputMaybe<Scalars['Boolean']['input']>;
  state?: InputMaybe<Array<LineState>>;
};

export type LineState =
  | 'APPROVED'
  | 'CHANGES_REQUESTED'
  | 'IN_REVIEW'
  | 'PENDING'
  | 'RECALLED'
  | 'REJECTED';

/** expectedVersion is the dataset's, as the reviewer saw it; a comment left out is the common one. */
export type ListVerdictInput = {
  comment?: InputMaybe<Scalars['String']['input']>;
  dataset: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  findings?: InputMaybe<Array<FindingInput>>;
  verdict: Transition;
};

export type MeasureInput = {
  /** Which datasets are done. */
  filter?: InputMaybe<DatasetFilter>;
  kind: MeasureKind;
  /** Of which datasets; left out for all. */
  of?: InputMaybe<DatasetFilter>;
  /** How many must be done; left out for all of them as they stand. */
  target?: InputMaybe<Scalars['Int']['input']>;
};

/** What a task is measured by; all but REPORTED is counted from the registry. */
export type MeasureKind =
  | 'DATASETS'
  | 'REPORTED'
  | 'TASK_FORCE';

export type MemberRole =
  | 'DEPUTY'
  | 'HEAD'
  | 'MEMBER';

export type Mutation = {
  /** Takes the newest release although its row count lies outside the dataset's band: the act of a reviewer who did not hand it in. expectedVersion is the release's; comment is the reason. */
  acceptDelivery: DatasetPayload;
  addOrganization: OrganizationPayload;
  /** Makes a rule between columns one of the schema's, as a report's proposedRules say it: kind is order, part or sum. A schema that was inferred is declared thereby. */
  addRule: DatasetPayload;
  addTask: TaskPayload;
  /** Puts a rule set into force that was simulated as it stands. */
  adoptRules: RuleSetPayload;
  answerFeedback: FeedbackPayload;
  answerSupplement: SupplementPayload;
  /** Agrees to steps of cleaning for the newest release, in the place of those agreed to before; expectedVersion is the release's. The rows are read anew, and later releases take the steps over. */
  applyCleaning: DatasetPayload;
  attachFile: DatasetPayload;
  /** Records that a decided list was looked at again: its next term begins. For reviewers; comment is the result. */
  checkDecision: DecisionPayload;
  completeSetup: SignInPayload;
  /** The word of the department's leader, who is not the one who sent it. */
  confirmList: SubmissionPayload;
  createAccount: AccountPayload;
  createToken: TokenPayload;
  /** Gives lines their verdicts, and all that is left open one more (rest), in one act that writes all or nothing. */
  decideList: SubmissionPayload;
  endSession: SignOutPayload;
  /** Imports a code list, or its next version, from an uploaded table with a column of codes and one of names (and the days in force, the code above, the codes that follow): for reviewers and administrators. It is taken whole or not at all. */
  importCodeList: CodeListPayload;
  importList: ImportPayload;
  issueDecision: DecisionPayload;
  /** Enters a notice with its tasks. */
  issueNotice: NoticePayload;
  openRound: RoundPayload;
  /** Reads a list and the workbooks dropped with it, and matches each workbook to its dataset; keeps nothing. */
  previewIntake: IntakePayload;
  /** Confirms that the caller has read it. */
  readNotice: NoticePayload;
  /** Reads every delivery in use again that an older detector of personal data read; the job's result lists the columns on which this one says otherwise, and changes nothing. */
  recheckPersonal: JobPayload;
  registerDataset: DatasetPayload;
  /** Says how much of a REPORTED task is done. */
  reportTask: TaskPayload;
  requestSupplement: SupplementPayload;
  retryJob: JobPayload;
  /** The file of a release as an upload of the caller's own again: to be read otherwise (tryFile) or handed in once more (attachFile). */
  reuseFile: UploadPayload;
  revokeToken: TokenPayload;
  /** Makes or changes the datasets of an intake table and attaches their workbooks, row by row. */
  saveIntake: ImportPayload;
  /** Sets the share by which the row count of a release may differ from the last before it waits for a reviewer; 0 is the default of 0.3. */
  setBand: DatasetPayload;
  setBaseline: BaselinePayload;
  /** expectedVersion is the record's, 0 for none yet; the dataset's version stays as it is. */
  setHeldElsewhere: HeldElsewherePayload;
  /** Sets the letterhead of official papers; expectedVersion is that of the letterhead shown. */
  setLetterhead: LetterheadPayload;
  setPassword: AccountPayload;
  setSchema: DatasetPayload;
  /** Records a task force; with an id it changes one. */
  setTaskForce: TaskForcePayload;
  signIn: SignInPayload;
  signOut: SignOutPayload;
  /** Queues a job that tells what another rule set would do to every dataset. It changes nothing. */
  simulateRules: JobPayload;
  /** Submits every dataset and freezes them as one list, or none. What the list before still has open is taken over. */
  submitList: SubmissionPayload;
  transition: DatasetPayload;
  transitionMany: Array<DatasetPayload>;
  /** Says what is wrong with an uploaded file; keeps nothing but the report, for a day. */
  tryFile: JobPayload;
  /** Takes what was agreed to off the newest release: its rows are read from the file as it stands. */
  undoCleaning: DatasetPayload;
  updateAccount: AccountPayload;
  updateDataset: DatasetPayload;
  /** Changes what was entered of a notice; tasks is passed over. */
  updateNotice: NoticePayload;
  updateRound: RoundPayload;
  updateTask: TaskPayload;
  /** Recalls every line, as long as no reviewer has begun. */
  withdrawList: SubmissionPayload;
};


export type MutationAcceptDeliveryArgs = {
  comment: Scalars['String']['input'];
  expectedVersion: Scalars['Int']['input'];
  release: Scalars['ID']['input'];
};


export type MutationAddOrganizationArgs = {
  input: OrganizationInput;
};


export type MutationAddRuleArgs = {
  columns: Array<Scalars['String']['input']>;
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  kind: Scalars['String']['input'];
};


export type MutationAddTaskArgs = {
  input: TaskInput;
  notice: Scalars['ID']['input'];
};


export type MutationAdoptRulesArgs = {
  note: Scalars['String']['input'];
  rules: Scalars['JSON']['input'];
};


export type MutationAnswerFeedbackArgs = {
  answer: Scalars['String']['input'];
  id: Scalars['ID']['input'];
};


export type MutationAnswerSupplementArgs = {
  answer: Scalars['String']['input'];
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


export type MutationApplyCleaningArgs = {
  expectedVersion: Scalars['Int']['input'];
  release: Scalars['ID']['input'];
  steps: Array<CleaningStepInput>;
};


export type MutationAttachFileArgs = {
  id: Scalars['ID']['input'];
  overrides?: InputMaybe<Scalars['JSON']['input']>;
  period?: InputMaybe<Scalars['String']['input']>;
  sheet?: InputMaybe<Scalars['String']['input']>;
  upload: Scalars['ID']['input'];
};


export type MutationCheckDecisionArgs = {
  comment: Scalars['String']['input'];
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  what: DecisionCheck;
};


export type MutationCompleteSetupArgs = {
  name?: InputMaybe<Scalars['String']['input']>;
  password: Scalars['String']['input'];
  token: Scalars['String']['input'];
  username: Scalars['String']['input'];
};


export type MutationConfirmListArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


export type MutationCreateAccountArgs = {
  input: AccountInput;
};


export type MutationCreateTokenArgs = {
  days?: InputMaybe<Scalars['Int']['input']>;
  name: Scalars['String']['input'];
  scopes: Array<Scalars['String']['input']>;
};


export type MutationDecideListArgs = {
  comment?: InputMaybe<Scalars['String']['input']>;
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  lines: Array<ListVerdictInput>;
  rest?: InputMaybe<Transition>;
};


export type MutationEndSessionArgs = {
  id: Scalars['ID']['input'];
};


export type MutationImportCodeListArgs = {
  name: Scalars['String']['input'];
  source?: InputMaybe<Scalars['String']['input']>;
  title: Scalars['String']['input'];
  upload: Scalars['ID']['input'];
};


export type MutationImportListArgs = {
  organization: Scalars['String']['input'];
  round?: InputMaybe<Scalars['ID']['input']>;
  upload: Scalars['ID']['input'];
};


export type MutationIssueDecisionArgs = {
  input: IssueDecisionInput;
};


export type MutationIssueNoticeArgs = {
  input: NoticeInput;
};


export type MutationOpenRoundArgs = {
  input: RoundInput;
};


export type MutationPreviewIntakeArgs = {
  files?: InputMaybe<Array<Scalars['ID']['input']>>;
  list?: InputMaybe<Scalars['ID']['input']>;
  organization: Scalars['String']['input'];
};


export type MutationReadNoticeArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRegisterDatasetArgs = {
  input: RegisterDatasetInput;
};


export type MutationReportTaskArgs = {
  done: Scalars['Int']['input'];
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
};


export type MutationRequestSupplementArgs = {
  input: SupplementInput;
};


export type MutationRetryJobArgs = {
  id: Scalars['ID']['input'];
};


export type MutationReuseFileArgs = {
  release: Scalars['ID']['input'];
};


export type MutationRevokeTokenArgs = {
  id: Scalars['ID']['input'];
};


export type MutationSaveIntakeArgs = {
  organization: Scalars['String']['input'];
  rows: Array<IntakeRowInput>;
};


export type MutationSetBandArgs = {
  band: Scalars['Float']['input'];
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


export type MutationSetBaselineArgs = {
  expectedVersion: Scalars['Int']['input'];
  input: BaselineInput;
};


export type MutationSetHeldElsewhereArgs = {
  dataset: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  input: HeldElsewhereInput;
};


export type MutationSetLetterheadArgs = {
  expectedVersion: Scalars['Int']['input'];
  input: LetterheadInput;
};


export type MutationSetPasswordArgs = {
  current?: InputMaybe<Scalars['String']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
  password: Scalars['String']['input'];
};


export type MutationSetSchemaArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  schema: Scalars['JSON']['input'];
};


export type MutationSetTaskForceArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
  input: TaskForceInput;
};


export type MutationSignInArgs = {
  password: Scalars['String']['input'];
  username: Scalars['String']['input'];
};


export type MutationSimulateRulesArgs = {
  rules: Scalars['JSON']['input'];
};


export type MutationSubmitListArgs = {
  datasets: Array<Scalars['ID']['input']>;
  organization: Scalars['String']['input'];
  round?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationTransitionArgs = {
  comment?: InputMaybe<Scalars['String']['input']>;
  expectedVersion: Scalars['Int']['input'];
  findings?: InputMaybe<Array<FindingInput>>;
  id: Scalars['ID']['input'];
  to: Transition;
};


export type MutationTransitionManyArgs = {
  comment?: InputMaybe<Scalars['String']['input']>;
  items: Array<TransitionItem>;
  to: Transition;
};


export type MutationTryFileArgs = {
  overrides?: InputMaybe<Scalars['JSON']['input']>;
  sheet?: InputMaybe<Scalars['String']['input']>;
  upload: Scalars['ID']['input'];
};


export type MutationUndoCleaningArgs = {
  expectedVersion: Scalars['Int']['input'];
  release: Scalars['ID']['input'];
};


export type MutationUpdateAccountArgs = {
  disabled?: InputMaybe<Scalars['Boolean']['input']>;
  email?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  organization?: InputMaybe<Scalars['String']['input']>;
  roles?: InputMaybe<Array<Scalars['String']['input']>>;
};


export type MutationUpdateDatasetArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  input: UpdateDatasetInput;
};


export type MutationUpdateNoticeArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  input: NoticeInput;
};


export type MutationUpdateRoundArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  input: RoundInput;
};


export type MutationUpdateTaskArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  input: TaskInput;
};


export type MutationWithdrawListArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};

export type NextAction = {
  blockers: Array<PolicyCheck>;
  ready: Scalars['Boolean']['output'];
  transition: Transition;
};

export type Node = {
  id: Scalars['ID']['output'];
};

/** An official notice that gives units tasks. number is empty while the paper has none. */
export type Notice = Node & {
  addressees: Array<Organization>;
  createdAt: Scalars['DateTime']['output'];
  date: Scalars['Date']['output'];
  fileName: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  issuer: Maybe<Organization>;
  number: Maybe<Scalars['String']['output']>;
  /** When the caller read it. */
  readAt: Maybe<Scalars['DateTime']['output']>;
  /** How many of receipts have been given. */
  readCount: Scalars['Int']['output'];
  /** One line for each unit that it addresses or gives a task; a department sees its own. */
  receipts: Array<Receipt>;
  signatory: Maybe<Scalars['String']['output']>;
  tasks: Array<Task>;
  text: Maybe<Scalars['String']['output']>;
  title: Scalars['String']['output'];
  /** The caller's unit is addressed: it should be read. */
  toRead: Scalars['Boolean']['output'];
  version: Scalars['Int']['output'];
};

export type NoticeConnection = {
  edges: Array<NoticeEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type NoticeEdge = {
  cursor: Scalars['String']['output'];
  node: Notice;
};

export type NoticeInput = {
  /** Codes of units. */
  addressees: Array<Scalars['String']['input']>;
  date: Scalars['Date']['input'];
  file?: InputMaybe<Scalars['ID']['input']>;
  number?: InputMaybe<Scalars['String']['input']>;
  signatory?: InputMaybe<Scalars['String']['input']>;
  tasks?: InputMaybe<Array<TaskInput>>;
  text?: InputMaybe<Scalars['String']['input']>;
  title: Scalars['String']['input'];
};

export type NoticePayload = {
  notice: Maybe<Notice>;
  userErrors: Array<UserError>;
};

export type Office = {
  code: Scalars['String']['output'];
  head: Scalars['String']['output'];
  heading: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  position: Scalars['String']['output'];
  recipients: Array<Scalars['String']['output']>;
  signatory: Maybe<Scalars['String']['output']>;
  superior: Maybe<Scalars['String']['output']>;
};

export type OfficeInput = {
  code: Scalars['String']['input'];
  head: Scalars['String']['input'];
  heading?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  position: Scalars['String']['input'];
  recipients?: InputMaybe<Array<Scalars['String']['input']>>;
  signatory?: InputMaybe<Scalars['String']['input']>;
  superior?: InputMaybe<Scalars['String']['input']>;
};

export type OrderDirection =
  | 'ASC'
  | 'DESC';

export type Organization = Node & {
  agencyCode: Maybe<Scalars['String']['output']>;
  code: Scalars['String']['output'];
  datasetCount: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  kind: Scalars['String']['output'];
  name: Scalars['String']['output'];
  nameEn: Maybe<Scalars['String']['output']>;
  parent: Maybe<Organization>;
  shortName: Maybe<Scalars['String']['output']>;
};

export type OrganizationConnection = {
  edges: Array<OrganizationEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type OrganizationEdge = {
  cursor: Scalars['String']['output'];
  node: Organization;
};

export type OrganizationInput = {
  agencyCode?: InputMaybe<Scalars['String']['input']>;
  code: Scalars['String']['input'];
  kind?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  nameEn?: InputMaybe<Scalars['String']['input']>;
  parent?: InputMaybe<Scalars['String']['input']>;
  shortName?: InputMaybe<Scalars['String']['input']>;
};

export type OrganizationPayload = {
  organization: Maybe<Organization>;
  userErrors: Array<UserError>;
};

export type OrganizationProgress = {
  approved: Scalars['Int']['output'];
  changesRequested: Scalars['Int']['output'];
  delivered: Scalars['Int']['output'];
  draft: Scalars['Int']['output'];
  dueSoon: Scalars['Int']['output'];
  inReview: Scalars['Int']['output'];
  members: Scalars['Int']['output'];
  organization: Organization;
  overdue: Scalars['Int']['output'];
  published: Scalars['Int']['output'];
  rejected: Scalars['Int']['output'];
  submitted: Scalars['Int']['output'];
  total: Scalars['Int']['output'];
};

export type PageInfo = {
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor: Maybe<Scalars['String']['output']>;
};

export type PatternCount = {
  count: Scalars['Long']['output'];
  pattern: Scalars['String']['output'];
};

export type PersonalBasis = {
  basis: Scalars['String']['output'];
  column: Scalars['String']['output'];
};

export type PersonalBasisInput = {
  basis: Scalars['String']['input'];
  column: Scalars['String']['input'];
};

export type PersonalData =
  | 'BASIC'
  | 'NONE'
  | 'SENSITIVE'
  | 'UNCLASSIFIED';

/** What personal data a column is suspected to hold, and why: words of its title, shares of forms, never a value. */
export type PersonalFinding = {
  class: PersonalData;
  confidence: Scalars['Float']['output'];
  evidence: Array<Scalars['String']['output']>;
  kind: Scalars['String']['output'];
};

export type PolicyCheck = {
  article: Maybe<Scalars['String']['output']>;
  message: Scalars['String']['output'];
  passed: Scalars['Boolean']['output'];
  path: Array<Scalars['String']['output']>;
  rule: Scalars['String']['output'];
  severity: Severity;
  way: Maybe<Scalars['String']['output']>;
};

export type PolicyRule = {
  article: Maybe<Scalars['String']['output']>;
  expression: Scalars['String']['output'];
  id: Scalars['String']['output'];
  message: Scalars['String']['output'];
  messageEn: Scalars['String']['output'];
  points: Array<Transition>;
  ruleSet: Scalars['String']['output'];
  severity: Severity;
  validFrom: Maybe<Scalars['Date']['output']>;
  validTo: Maybe<Scalars['Date']['output']>;
};

/** A number of the rule set: a deadline, a span, a threshold, with the days on which it is in force. */
export type PolicyTerm = {
  article: Maybe<Scalars['String']['output']>;
  id: Scalars['String']['output'];
  label: Scalars['String']['output'];
  labelEn: Scalars['String']['output'];
  unit: TermUnit;
  validFrom: Maybe<Scalars['Date']['output']>;
  validTo: Maybe<Scalars['Date']['output']>;
  value: Scalars['Int']['output'];
};

export type Progress = {
  approved: Scalars['Int']['output'];
  asOf: Scalars['DateTime']['output'];
  /** Where the province stood before the register counted; null when nobody said so. */
  baseline: Maybe<Baseline>;
  /** Organizations all of whose datasets were delivered, of those that have any. */
  complete: Scalars['Int']['output'];
  days: Array<DayCount>;
  delivered: Scalars['Int']['output'];
  /** Due today or in the seven days to come. */
  dueSoon: Scalars['Int']['output'];
  entry: Scalars['Long']['output'];
  /** When all datasets will have passed review at the pace of the last 30 days; null where that cannot be told. */
  forecast: Maybe<Forecast>;
  live: Scalars['Int']['output'];
  loaded: Scalars['Int']['output'];
  /** Every dataset registered by then, retired ones too: what shares are told of, so that retiring raises none. */
  members: Scalars['Int']['output'];
  open: Scalars['Int']['output'];
  /** Every dataset that was ever classed OPEN: what the share of published ones is told of. */
  openMembers: Scalars['Int']['output'];
  organizations: Array<OrganizationProgress>;
  overdue: Scalars['Int']['output'];
  published: Scalars['Int']['output'];
  statuses: Array<StatusCount>;
  total: Scalars['Int']['output'];
  units: Scalars['Int']['output'];
  /** How the counts changed in the seven days before; null for who sees one organization alone. */
  week: Maybe<WeekMoved>;
};

/** A rule between columns that holds for so many of the rows that have all its values; breaks are the first rows that do not keep to it. whole is false where the first rows of a large table alone were looked at. */
export type ProposedRule = {
  breaks: Array<Scalars['Int']['output']>;
  columns: Array<Scalars['String']['output']>;
  holds: Scalars['Int']['output'];
  kind: Scalars['String']['output'];
  of: Scalars['Int']['output'];
  titles: Array<Scalars['String']['output']>;
  whole: Scalars['Boolean']['output'];
};

export type Publication = {
  address: Scalars['String']['output'];
  decision: Maybe<Decision>;
  edition: Scalars['Int']['output'];
  from: Scalars['DateTime']['output'];
  reason: Maybe<Scalars['String']['output']>;
  release: Maybe<Release>;
  status: PublicationStatus;
  withdrawnAt: Maybe<Scalars['DateTime']['output']>;
};

export type PublicationStatus =
  | 'DECIDED'
  | 'NOT_PROPOSED'
  | 'PROPOSED'
  | 'PUBLISHED'
  | 'SUSPENDED'
  | 'WITHDRAWN';

export type Quality = {
  dimensions: Array<Dimension>;
  errorCount: Scalars['Int']['output'];
  findingCount: Scalars['Int']['output'];
  infoCount: Scalars['Int']['output'];
  report: Maybe<QualityReport>;
  score: Maybe<Scalars['Float']['output']>;
  status: QualityStatus;
  warningCount: Scalars['Int']['output'];
};

/** What was understood in one file and what is wrong with it. */
export type QualityReport = {
  /** What cleaning could do to the first table, whatever was agreed to; null where nothing is known of it. */
  cleaning: Maybe<CleaningSurvey>;
  engine: Scalars['String']['output'];
  failure: Maybe<UserError>;
  fileName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  size: Scalars['Long']['output'];
  tables: Array<TableReport>;
};

export type QualityStatus =
  | 'FAILED'
  | 'PASSED'
  | 'UNCHECKED'
  | 'WARNING';

export type Quantile = {
  at: Scalars['Float']['output'];
  value: Scalars['String']['output'];
};

export type Query = {
  /** An account as it was at a time: its unit, roles and state. For who manages accounts or reads the log; null for an account that did not exist yet. */
  accountAsOf: Maybe<AccountThen>;
  accounts: AccountConnection;
  candidates: Array<Candidate>;
  /** Every kind of entry that the log can hold, as people call it. */
  changeKinds: Array<ChangeKind>;
  changes: ChangeConnection;
  checkpoint: Maybe<Checkpoint>;
  /** The code lists that checks know: those imported, and those that the program carries. */
  codeLists: Array<CodeList>;
  /** The data dictionary: columns that datasets declare in more than one way, compared with the commonest. For reviewers; empty for others. */
  columnConflicts: Array<ColumnConflict>;
  dataset: Maybe<Dataset>;
  datasets: DatasetConnection;
  decisions: DecisionConnection;
  feedback: FeedbackConnection;
  /** Datasets whose data lies in a ministry's system. */
  heldElsewhere: Array<HeldElsewhere>;
  job: Maybe<Job>;
  jobs: JobConnection;
  /** Null for who does not work with official papers. */
  letterhead: Maybe<Letterhead>;
  licences: Array<Licence>;
  node: Maybe<Node>;
  /** Official notices that concern the caller, newest first. */
  notices: NoticeConnection;
  organizations: OrganizationConnection;
  policyRules: Array<PolicyRule>;
  policyTerms: Array<PolicyTerm>;
  /** Counts of all datasets, or of those that stand on the lists of a round. */
  progress: Progress;
  reviewQueue: DatasetConnection;
  roles: Array<Scalars['String']['output']>;
  rounds: RoundConnection;
  /** Rule sets that were adopted, newest first; empty for who neither manages the system nor reads its log. */
  ruleSets: Array<RuleSet>;
  submissions: SubmissionConnection;
  supplements: SupplementConnection;
  taskForces: TaskForceConnection;
  /** What notices assign, measured now. A department sees its own tasks, and of shared ones its own part. */
  tasks: TaskConnection;
  themes: Array<Theme>;
  tokens: Array<ApiToken>;
  viewer: Viewer;
  work: Work;
};


export type QueryAccountAsOfArgs = {
  at: Scalars['DateTime']['input'];
  id: Scalars['ID']['input'];
};


export type QueryAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCandidatesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ChangeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryColumnConflictsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryDatasetArgs = {
  code?: InputMaybe<Scalars['String']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryDatasetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DatasetFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DatasetOrder>;
};


export type QueryDecisionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryFeedbackArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  dataset?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryJobArgs = {
  id: Scalars['ID']['input'];
};


export type QueryJobsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<JobFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNoticesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryOrganizationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryProgressArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  round?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryReviewQueueArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DatasetFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryRoundsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySubmissionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SubmissionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySupplementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SupplementFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryTaskForcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryTasksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TaskFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Receipt = {
  organization: Organization;
  readAt: Maybe<Scalars['DateTime']['output']>;
  reader: Maybe<Scalars['String']['output']>;
};

export type RegisterDatasetInput = {
  code?: InputMaybe<Scalars['String']['input']>;
  connection?: InputMaybe<Scalars['String']['input']>;
  contact?: InputMaybe<ContactInput>;
  declaredColumns?: InputMaybe<Array<Scalars['String']['input']>>;
  description?: InputMaybe<Scalars['String']['input']>;
  dueDate?: InputMaybe<Scalars['Date']['input']>;
  formats?: InputMaybe<Array<Scalars['String']['input']>>;
  importance?: InputMaybe<Importance>;
  keywords?: InputMaybe<Array<Scalars['String']['input']>>;
  legalBasis?: InputMaybe<Array<Scalars['String']['input']>>;
  licence?: InputMaybe<Scalars['String']['input']>;
  localCode?: InputMaybe<Scalars['String']['input']>;
  /** How the reading of the file was corrected: {"sheets": [{"sheet", "headerFirst", "headerLast", "noHeader", "roles": {"7": "group"}, "types": {"B": "string"}, "titles": {"B": "Mã xã"}, "names": {"B": "ma_xa"}, "units": {"C": "ha"}}]}. */
  overrides?: InputMaybe<Scalars['JSON']['input']>;
  owner: Scalars['String']['input'];
  period?: InputMaybe<Scalars['String']['input']>;
  personalBasis?: InputMaybe<Array<PersonalBasisInput>>;
  personalData?: InputMaybe<PersonalData>;
  remark?: InputMaybe<Scalars['String']['input']>;
  sharing?: InputMaybe<Sharing>;
  sheet?: InputMaybe<Scalars['String']['input']>;
  sourceSystem?: InputMaybe<Scalars['String']['input']>;
  spatial?: InputMaybe<Scalars['String']['input']>;
  temporalEnd?: InputMaybe<Scalars['Date']['input']>;
  temporalStart?: InputMaybe<Scalars['Date']['input']>;
  theme?: InputMaybe<Scalars['String']['input']>;
  title: Scalars['String']['input'];
  updateFrequency?: InputMaybe<Frequency>;
  upload?: InputMaybe<Scalars['ID']['input']>;
};

export type Release = Node & {
  accepted: Scalars['Boolean']['output'];
  address: Scalars['String']['output'];
  cleaning: Maybe<Cleaning>;
  /** Number of the release it was compared with: the newest accepted before it; null for a first one. */
  comparedWith: Maybe<Scalars['Int']['output']>;
  createdAt: Scalars['DateTime']['output'];
  createdBy: Maybe<Scalars['String']['output']>;
  /** What it changes of that release: rows, columns, totals, keys, and the figures of each commune. */
  difference: Maybe<Scalars['JSON']['output']>;
  edition: Scalars['Int']['output'];
  file: File;
  id: Scalars['ID']['output'];
  job: Maybe<Job>;
  marked: Maybe<Scalars['String']['output']>;
  number: Scalars['Int']['output'];
  overrides: Maybe<Scalars['JSON']['output']>;
  period: Maybe<Scalars['String']['output']>;
  quality: Quality;
  rows: Maybe<Scalars['Long']['output']>;
  sheet: Maybe<Scalars['String']['output']>;
  status: JobStatus;
  version: Scalars['Int']['output'];
  /** Why it waits for a reviewer; nothing for a release that was accepted or belongs to an edition that is not in force. */
  waits: Array<UserError>;
};

export type ReleaseConnection = {
  edges: Array<ReleaseEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ReleaseEdge = {
  cursor: Scalars['String']['output'];
  node: Release;
};

export type Review = {
  at: Scalars['DateTime']['output'];
  checks: Array<PolicyCheck>;
  comment: Maybe<Scalars['String']['output']>;
  edition: Scalars['Int']['output'];
  findings: Array<ReviewFinding>;
  id: Scalars['ID']['output'];
  inputs: Maybe<Scalars['JSON']['output']>;
  inputsHash: Maybe<Scalars['String']['output']>;
  outdated: Scalars['Boolean']['output'];
  people: Array<ReviewPart>;
  reviewer: Maybe<Scalars['String']['output']>;
  ruleSet: Scalars['String']['output'];
  verdict: Transition;
  version: Scalars['Int']['output'];
};

export type ReviewConnection = {
  edges: Array<ReviewEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ReviewEdge = {
  cursor: Scalars['String']['output'];
  node: Review;
};

export type ReviewFinding = {
  code: Maybe<Scalars['String']['output']>;
  column: Maybe<Scalars['String']['output']>;
  message: Scalars['String']['output'];
  path: Maybe<Scalars['String']['output']>;
  row: Maybe<Scalars['Int']['output']>;
  waive: Scalars['Boolean']['output'];
};

export type ReviewPart = {
  account: Maybe<Scalars['String']['output']>;
  as: ReviewPartKind;
};

export type ReviewPartKind =
  | 'CLEANED'
  | 'DELIVERED'
  | 'EDITED'
  | 'REGISTERED'
  | 'REVIEWED'
  | 'SUBMITTED';

export type ReviewStatus =
  | 'APPROVED'
  | 'CHANGES_REQUESTED'
  | 'DRAFT'
  | 'IN_REVIEW'
  | 'REJECTED'
  | 'RETIRED'
  | 'SUBMITTED';

/** A call for lists. LateRule BEFORE: what comes on the due day is late; BY: the day still counts. */
export type Round = Node & {
  confirm: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  due: Scalars['Date']['output'];
  id: Scalars['ID']['output'];
  lateRule: LateRule;
  opens: Scalars['Date']['output'];
  organizations: Array<Organization>;
  submitted: Scalars['Int']['output'];
  title: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type RoundConnection = {
  edges: Array<RoundEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type RoundEdge = {
  cursor: Scalars['String']['output'];
  node: Round;
};

export type RoundInput = {
  confirm?: InputMaybe<Scalars['Boolean']['input']>;
  due: Scalars['Date']['input'];
  lateRule?: InputMaybe<LateRule>;
  opens?: InputMaybe<Scalars['Date']['input']>;
  organizations?: InputMaybe<Array<Scalars['String']['input']>>;
  title: Scalars['String']['input'];
};

export type RoundPayload = {
  round: Maybe<Round>;
  userErrors: Array<UserError>;
};

export type RowRole =
  | 'BLANK'
  | 'DATA'
  | 'FOOTER'
  | 'GROUP'
  | 'HEADER'
  | 'NUMBERED'
  | 'TITLE'
  | 'TOTAL'
  | 'UNIT';

/** A rule set that was adopted in place of the one before. */
export type RuleSet = {
  adoptedAt: Scalars['DateTime']['output'];
  adoptedBy: Maybe<Scalars['String']['output']>;
  before: Scalars['String']['output'];
  current: Scalars['Boolean']['output'];
  document: Scalars['JSON']['output'];
  hash: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  note: Scalars['String']['output'];
  version: Scalars['String']['output'];
};

export type RuleSetPayload = {
  ruleSet: Maybe<RuleSet>;
  userErrors: Array<UserError>;
};

export type Schema = {
  columns: Array<Column>;
  document: Scalars['JSON']['output'];
  hash: Scalars['String']['output'];
  origin: Scalars['String']['output'];
  version: Scalars['String']['output'];
};

/** One sentence a change. Backward: data handed in under the old schema no longer fits; forward: who works by the old schema cannot take new data. */
export type SchemaChange = {
  breaksBackward: Scalars['Boolean']['output'];
  breaksForward: Scalars['Boolean']['output'];
  column: Maybe<Scalars['String']['output']>;
  kind: Scalars['String']['output'];
  message: Scalars['String']['output'];
  path: Scalars['String']['output'];
};

/** One version of a schema. version is semantic and follows from the schemas alone; bump is none, patch, minor or major; approved says that an edition with it was. */
export type SchemaVersion = {
  approved: Scalars['Boolean']['output'];
  at: Scalars['DateTime']['output'];
  bump: Scalars['String']['output'];
  changes: Array<SchemaChange>;
  document: Scalars['JSON']['output'];
  edition: Scalars['Int']['output'];
  hash: Scalars['String']['output'];
  origin: Scalars['String']['output'];
  version: Scalars['String']['output'];
};

export type ServiceStatus =
  | 'BUILDING'
  | 'FAILING'
  | 'LIVE'
  | 'NOT_PLANNED'
  | 'RETIRED';

export type Session = {
  address: Maybe<Scalars['String']['output']>;
  agent: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  current: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  lastSeenAt: Scalars['DateTime']['output'];
};

export type Severity =
  | 'ERROR'
  | 'INFO'
  | 'WARNING';

export type Sharing =
  | 'OPEN'
  | 'RESTRICTED'
  | 'SHARED'
  | 'UNCLASSIFIED';

export type SignInPayload = {
  token: Maybe<Scalars['String']['output']>;
  userErrors: Array<UserError>;
  viewer: Maybe<Viewer>;
};

export type SignOutPayload = {
  ok: Maybe<Scalars['Boolean']['output']>;
  userErrors: Array<UserError>;
};

export type Similar = {
  dataset: Dataset;
  score: Scalars['Float']['output'];
};

/** Groups of fewer rows than below, and the rows in them. */
export type SmallGroups = {
  below: Scalars['Int']['output'];
  groups: Scalars['Long']['output'];
  rows: Scalars['Long']['output'];
};

export type StatusCount = {
  count: Scalars['Int']['output'];
  status: ReviewStatus;
};

/** Where a dataset stands on the way from draft to portal. */
export type Step =
  | 'DESCRIBE'
  | 'DONE'
  | 'ENDED'
  | 'LOAD'
  | 'PUBLISH'
  | 'REVIEW'
  | 'SERVICE'
  | 'TABLE';

export type StepCount = {
  count: Scalars['Int']['output'];
  holder: Maybe<Scalars['String']['output']>;
  step: Step;
};

/** A department's list, frozen as it was sent. hash is SHA-256 over the hashes of its lines; DECIDED is read off the lines. */
export type Submission = Node & {
  /** Reviewers do not see it yet: its leader must confirm it. */
  awaits: Scalars['Boolean']['output'];
  canConfirm: Scalars['Boolean']['output'];
  canDecide: Scalars['Boolean']['output'];
  canWithdraw: Scalars['Boolean']['output'];
  /** What stands against the lines that are open; one cause can be decided at once. */
  causes: Array<LineCause>;
  /** Lines that were not taken over undecided from the list before. */
  changedCount: Scalars['Int']['output'];
  confirmedAt: Maybe<Scalars['DateTime']['output']>;
  confirmedBy: Maybe<Scalars['String']['output']>;
  counts: Array<LineCount>;
  endedAt: Maybe<Scalars['DateTime']['output']>;
  hash: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  late: Scalars['Boolean']['output'];
  lines: SubmissionLineConnection;
  /** The newest list of the same department and round; may be this one. */
  newest: Maybe<Submission>;
  number: Scalars['Int']['output'];
  organization: Organization;
  previous: Maybe<Submission>;
  reason: Maybe<Scalars['String']['output']>;
  round: Maybe<Round>;
  sentAt: Scalars['DateTime']['output'];
  sentBy: Maybe<Scalars['String']['output']>;
  state: SubmissionState;
  total: Scalars['Int']['output'];
  version: Scalars['Int']['output'];
};


/** A department's list, frozen as it was sent. hash is SHA-256 over the hashes of its lines; DECIDED is read off the lines. */
export type SubmissionLinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LineFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type SubmissionConnection = {
  edges: Array<SubmissionEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type SubmissionEdge = {
  cursor: Scalars['String']['output'];
  node: Submission;
};

/** newest: without the lists that a newer one took over from. */
export type SubmissionFilter = {
  newest?: InputMaybe<Scalars['Boolean']['input']>;
  organization?: InputMaybe<Array<Scalars['String']['input']>>;
  round?: InputMaybe<Scalars['ID']['input']>;
  state?: InputMaybe<Array<SubmissionState>>;
};

/** title and sharing as they were sent; version is what the list froze, current the dataset's version now. */
export type SubmissionLine = {
  carried: Scalars['Boolean']['output'];
  cause: Scalars['String']['output'];
  changed: Array<FieldChange>;
  code: Scalars['String']['output'];
  current: Scalars['Int']['output'];
  dataset: Maybe<Dataset>;
  due: Maybe<Scalars['Date']['output']>;
  edition: Scalars['Int']['output'];
  hash: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  isNew: Scalars['Boolean']['output'];
  no: Scalars['Int']['output'];
  reviewer: Maybe<Scalars['String']['output']>;
  sampled: Scalars['Boolean']['output'];
  sharing: Sharing;
  state: LineState;
  title: Scalars['String']['output'];
  verdict: Maybe<Review>;
  version: Scalars['Int']['output'];
};

export type SubmissionLineConnection = {
  edges: Array<SubmissionLineEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type SubmissionLineEdge = {
  cursor: Scalars['String']['output'];
  node: SubmissionLine;
};

export type SubmissionPayload = {
  current: Maybe<Submission>;
  submission: Maybe<Submission>;
  userErrors: Array<UserError>;
};

export type SubmissionState =
  | 'CONFIRMED'
  | 'DECIDED'
  | 'SENT'
  | 'SUPERSEDED'
  | 'WITHDRAWN';

export type Subscription = {
  changes: Change;
};


export type SubscriptionChangesArgs = {
  filter?: InputMaybe<ChangeFilter>;
};

/** A request to a unit for what its data still lacks. */
export type Supplement = Node & {
  answer: Maybe<Scalars['String']['output']>;
  answeredAt: Maybe<Scalars['DateTime']['output']>;
  answeredBy: Maybe<Scalars['String']['output']>;
  askedBy: Maybe<Scalars['String']['output']>;
  canAnswer: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  dataset: Maybe<Dataset>;
  daysLeft: Maybe<Scalars['Int']['output']>;
  due: Scalars['Date']['output'];
  id: Scalars['ID']['output'];
  lastDay: Scalars['Date']['output'];
  late: Scalars['Boolean']['output'];
  lateRule: LateRule;
  organization: Organization;
  text: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type SupplementConnection = {
  edges: Array<SupplementEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type SupplementEdge = {
  cursor: Scalars['String']['output'];
  node: Supplement;
};

export type SupplementFilter = {
  dataset?: InputMaybe<Scalars['ID']['input']>;
  open?: InputMaybe<Scalars['Boolean']['input']>;
  organization?: InputMaybe<Scalars['String']['input']>;
  overdue?: InputMaybe<Scalars['Boolean']['input']>;
};

/** organization may be left out where the dataset says it. */
export type SupplementInput = {
  dataset?: InputMaybe<Scalars['ID']['input']>;
  due: Scalars['Date']['input'];
  lateRule?: InputMaybe<LateRule>;
  organization?: InputMaybe<Scalars['String']['input']>;
  text: Scalars['String']['input'];
};

export type SupplementPayload = {
  supplement: Maybe<Supplement>;
  userErrors: Array<UserError>;
};

export type TableReport = {
  columns: Array<ColumnReport>;
  /** How small the groups of rows are that a few columns leave together: those suggested, or those asked for by name. Null where none were counted. */
  combination: Maybe<Combination>;
  findingCount: Scalars['Int']['output'];
  findings: FindingConnection;
  /** Rows of the sheet as the officer knows it, from a sheet row number on; what is past the kept grid is said by gridRows. */
  grid: Array<GridRow>;
  gridRows: Scalars['Int']['output'];
  groups: Array<FindingGroup>;
  headerRow: Scalars['Int']['output'];
  notes: Array<Scalars['String']['output']>;
  preview: Array<Array<Maybe<Scalars['String']['output']>>>;
  /** Rules between columns that nearly all rows keep to; addRule takes one into the schema. */
  proposedRules: Array<ProposedRule>;
  /** Its cells as a spreadsheet writes them, "A5:H40", where it is one table of several or a person said where it lies; "" for the whole sheet. */
  range: Scalars['String']['output'];
  rows: Scalars['Long']['output'];
  sheet: Scalars['String']['output'];
  sheetRows: Scalars['Long']['output'];
};


export type TableReportCombinationArgs = {
  columns?: InputMaybe<Array<Scalars['String']['input']>>;
};


export type TableReportFindingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  code?: InputMaybe<Scalars['String']['input']>;
  column?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  severity?: InputMaybe<Severity>;
};


export type TableReportGridArgs = {
  from: Scalars['Int']['input'];
  limit: Scalars['Int']['input'];
};


export type TableReportPreviewArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Task = Node & {
  /** Why datasets of it are not done, most first; each counts once, under the reason that must go first. */
  blockedBy: Array<TaskBlock>;
  canReport: Scalars['Boolean']['output'];
  cancelled: Maybe<Scalars['String']['output']>;
  daysLeft: Maybe<Scalars['Int']['output']>;
  due: Maybe<Scalars['Date']['output']>;
  each: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  item: Scalars['String']['output'];
  /** The last day in time. */
  lastDay: Maybe<Scalars['Date']['output']>;
  late: Scalars['Boolean']['output'];
  lateRule: LateRule;
  /** Who answers for it; null where each partner does it for itself. */
  lead: Maybe<Organization>;
  /** Null where none of the counts are the caller's to know. */
  measure: Maybe<TaskMeasure>;
  note: Maybe<Scalars['String']['output']>;
  notice: Notice;
  partners: Array<Organization>;
  reportedAt: Maybe<Scalars['DateTime']['output']>;
  shares: Array<TaskShare>;
  state: TaskState;
  title: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type TaskBlock = {
  count: Scalars['Int']['output'];
  message: Scalars['String']['output'];
  reason: Scalars['String']['output'];
};

export type TaskConnection = {
  edges: Array<TaskEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type TaskEdge = {
  cursor: Scalars['String']['output'];
  node: Task;
};

export type TaskFilter = {
  notice?: InputMaybe<Scalars['ID']['input']>;
  /** Code of a unit that leads or takes part. */
  organization?: InputMaybe<Scalars['String']['input']>;
  overdue?: InputMaybe<Scalars['Boolean']['input']>;
  state?: InputMaybe<Array<TaskState>>;
};

export type TaskForce = Node & {
  date: Maybe<Scalars['Date']['output']>;
  decision: Maybe<Scalars['String']['output']>;
  from: Maybe<Scalars['Date']['output']>;
  id: Scalars['ID']['output'];
  inForce: Scalars['Boolean']['output'];
  members: Array<TaskForceMember>;
  name: Scalars['String']['output'];
  signatory: Maybe<Scalars['String']['output']>;
  to: Maybe<Scalars['Date']['output']>;
  unit: Maybe<Organization>;
  version: Scalars['Int']['output'];
};

export type TaskForceConnection = {
  edges: Array<TaskForceEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type TaskForceEdge = {
  cursor: Scalars['String']['output'];
  node: TaskForce;
};

export type TaskForceInput = {
  date?: InputMaybe<Scalars['Date']['input']>;
  decision?: InputMaybe<Scalars['String']['input']>;
  file?: InputMaybe<Scalars['ID']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  members: Array<TaskForceMemberInput>;
  name: Scalars['String']['input'];
  signatory?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
  unit?: InputMaybe<Scalars['String']['input']>;
};

export type TaskForceMember = {
  from: Maybe<Scalars['Date']['output']>;
  name: Scalars['String']['output'];
  organization: Organization;
  position: Maybe<Scalars['String']['output']>;
  role: MemberRole;
  to: Maybe<Scalars['Date']['output']>;
};

export type TaskForceMemberInput = {
  from?: InputMaybe<Scalars['Date']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  organization: Scalars['String']['input'];
  position?: InputMaybe<Scalars['String']['input']>;
  role?: InputMaybe<MemberRole>;
  to?: InputMaybe<Scalars['Date']['input']>;
};

export type TaskForcePayload = {
  taskForce: Maybe<TaskForce>;
  userErrors: Array<UserError>;
};

/** Units are named by their codes. A task of each has partners and no lead. */
export type TaskInput = {
  /** Why it falls away. */
  cancelled?: InputMaybe<Scalars['String']['input']>;
  due?: InputMaybe<Scalars['Date']['input']>;
  each?: InputMaybe<Scalars['Boolean']['input']>;
  item: Scalars['String']['input'];
  lateRule?: InputMaybe<LateRule>;
  lead?: InputMaybe<Scalars['String']['input']>;
  measure: MeasureInput;
  partners?: InputMaybe<Array<Scalars['String']['input']>>;
  title: Scalars['String']['input'];
};

/** done of target; share is their quotient, 0…1. own: the caller's unit's part alone. elsewhere counts what a ministry's system holds, which is in neither. filter and of are DatasetFilters. */
export type TaskMeasure = {
  done: Scalars['Int']['output'];
  elsewhere: Scalars['Int']['output'];
  filter: Maybe<Scalars['JSON']['output']>;
  kind: MeasureKind;
  label: Scalars['String']['output'];
  of: Maybe<Scalars['JSON']['output']>;
  own: Scalars['Boolean']['output'];
  share: Scalars['Float']['output'];
  target: Scalars['Int']['output'];
};

export type TaskPayload = {
  task: Maybe<Task>;
  userErrors: Array<UserError>;
};

export type TaskShare = {
  done: Scalars['Int']['output'];
  elsewhere: Scalars['Int']['output'];
  organization: Organization;
  state: TaskState;
  target: Scalars['Int']['output'];
};

export type TaskState =
  | 'CANCELLED'
  | 'DONE'
  | 'OPEN';

export type TermUnit =
  | 'DAY'
  | 'MONTH'
  | 'PERSON'
  | 'WORKDAY';

export type Theme = {
  code: Scalars['String']['output'];
  euTheme: Maybe<Scalars['String']['output']>;
  title: Scalars['String']['output'];
  titleEn: Maybe<Scalars['String']['output']>;
};

export type TokenPayload = {
  secret: Maybe<Scalars['String']['output']>;
  token: Maybe<ApiToken>;
  userErrors: Array<UserError>;
};

export type TopValue = {
  count: Scalars['Long']['output'];
  value: Scalars['String']['output'];
};

export type Transition =
  | 'APPROVE'
  | 'DECIDE_OPEN'
  | 'PROPOSE_OPEN'
  | 'PUBLISH'
  | 'RECALL'
  | 'REFRESH'
  | 'REJECT'
  | 'RELEASE_REVIEW'
  | 'REOPEN'
  | 'REQUEST_CHANGES'
  | 'RESUME'
  | 'RETIRE'
  | 'REVOKE'
  | 'START_REVIEW'
  | 'STRIKE'
  | 'SUBMIT'
  | 'SUSPEND'
  | 'WITHDRAW';

export type TransitionItem = {
  expectedVersion: Scalars['Int']['input'];
  findings?: InputMaybe<Array<FindingInput>>;
  id: Scalars['ID']['input'];
};

/** What is left out stays as it is; clear empties a field. */
export type UpdateDatasetInput = {
  clear?: InputMaybe<Array<DatasetField>>;
  connection?: InputMaybe<Scalars['String']['input']>;
  contact?: InputMaybe<ContactInput>;
  declaredColumns?: InputMaybe<Array<Scalars['String']['input']>>;
  description?: InputMaybe<Scalars['String']['input']>;
  dueDate?: InputMaybe<Scalars['Date']['input']>;
  formats?: InputMaybe<Array<Scalars['String']['input']>>;
  importance?: InputMaybe<Importance>;
  keywords?: InputMaybe<Array<Scalars['String']['input']>>;
  legalBasis?: InputMaybe<Array<Scalars['String']['input']>>;
  licence?: InputMaybe<Scalars['String']['input']>;
  personalBasis?: InputMaybe<Array<PersonalBasisInput>>;
  personalData?: InputMaybe<PersonalData>;
  remark?: InputMaybe<Scalars['String']['input']>;
  sharing?: InputMaybe<Sharing>;
  sourceSystem?: InputMaybe<Scalars['String']['input']>;
  spatial?: InputMaybe<Scalars['String']['input']>;
  temporalEnd?: InputMaybe<Scalars['Date']['input']>;
  temporalStart?: InputMaybe<Scalars['Date']['input']>;
  theme?: InputMaybe<Scalars['String']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
  updateFrequency?: InputMaybe<Frequency>;
};

export type Upload = {
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  mediaType: Scalars['String']['output'];
  name: Scalars['String']['output'];
  sha256: Scalars['String']['output'];
  size: Scalars['Long']['output'];
};

export type UploadPayload = {
  upload: Maybe<Upload>;
  userErrors: Array<UserError>;
};

export type UserError = {
  article: Maybe<Scalars['String']['output']>;
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
  rule: Maybe<Scalars['String']['output']>;
  way: Maybe<Scalars['String']['output']>;
};

export type Viewer = {
  capabilities: Array<Scalars['String']['output']>;
  language: Scalars['String']['output'];
  name: Maybe<Scalars['String']['output']>;
  organization: Maybe<Organization>;
  roles: Array<Scalars['String']['output']>;
  sessions: Array<Session>;
  username: Maybe<Scalars['String']['output']>;
  workCount: Scalars['Int']['output'];
};

export type WarehouseStatus =
  | 'DRIFTED'
  | 'LOADED'
  | 'NEEDS_MIGRATION'
  | 'NOT_PLANNED'
  | 'TABLE_CREATED';

export type WeekMoved = {
  approved: Scalars['Int']['output'];
  delivered: Scalars['Int']['output'];
  live: Scalars['Int']['output'];
  loaded: Scalars['Int']['output'];
  overdue: Scalars['Int']['output'];
  published: Scalars['Int']['output'];
  total: Scalars['Int']['output'];
};

/** What waits for the caller, by due date, each with its one next action. */
export type Work = {
  asOf: Scalars['Long']['output'];
  items: Array<WorkItem>;
  overdue: Scalars['Int']['output'];
  steps: Array<StepCount>;
  total: Scalars['Int']['output'];
  waiting: Array<WorkItem>;
};

export type WorkItem = {
  action: Scalars['String']['output'];
  actionLabel: Scalars['String']['output'];
  dataset: Maybe<Dataset>;
  daysLeft: Maybe<Scalars['Int']['output']>;
  due: Maybe<Scalars['Date']['output']>;
  holder: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  kind: Scalars['String']['output'];
  reason: Scalars['String']['output'];
  recall: Scalars['Boolean']['output'];
  since: Maybe<Scalars['DateTime']['output']>;
  title: Scalars['String']['output'];
};

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { username: string | null, name: string | null, roles: Array<string>, capabilities: Array<string>, workCount: number, language: string, organization: { id: string, code: string, name: string, nameEn: string | null } | null } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: { ok: boolean | null, userErrors: Array<{ path: Array<string>, code: string, message: string }> } };

export type MySessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MySessionsQuery = { viewer: { username: string | null, sessions: Array<{ id: string, current: boolean, createdAt: string, lastSeenAt: string, address: string | null, agent: string | null }> } };

export type EndSessionMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type EndSessionMutation = { endSession: { ok: boolean | null, userErrors: Array<{ path: Array<string>, code: string, message: string }> } };

export type SetMyPasswordMutationVariables = Exact<{
  current: Scalars['String']['input'];
  password: Scalars['String']['input'];
}>;


export type SetMyPasswordMutation = { setPassword: { account: { id: string } | null, userErrors: Array<{ path: Array<string>, code: string, message: string }> } };

export type CompleteSetupMutationVariables = Exact<{
  token: Scalars['String']['input'];
  username: Scalars['String']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  password: Scalars['String']['input'];
}>;


export type CompleteSetupMutation = { completeSetup: { viewer: { username: string | null } | null, userErrors: Array<{ path: Array<string>, code: string, message: string }> } };

export type SignInMutationVariables = Exact<{
  username: Scalars['String']['input'];
  password: Scalars['String']['input'];
}>;


export type SignInMutation = { signIn: { viewer: { username: string | null } | null, userErrors: Array<{ path: Array<string>, code: string, message: string }> } };

export type ShellCountsQueryVariables = Exact<{
  queue: Scalars['Boolean']['input'];
}>;


export type ShellCountsQuery = { work: { overdue: number }, datasets: { totalCount: number }, reviewQueue?: { totalCount: number } };

export type PaletteDatasetsQueryVariables = Exact<{
  text: Scalars['String']['input'];
}>;


export type PaletteDatasetsQuery = { datasets: { edges: Array<{ node: { id: string, code: string, title: string, owner: { name: string, nameEn: string | null } } }> } };

export type AdminAccountsQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminAccountsQuery = { roles: Array<string>, accounts: { totalCount: number, edges: Array<{ node: { id: string, username: string, name: string | null, email: string | null, roles: Array<string>, disabled: boolean, createdAt: string, organization: { id: string, code: string, name: string, nameEn: string | null } | null } }> }, organizations: { edges: Array<{ node: { code: string, name: string, nameEn: string | null, kind: string } }> } };

export type AdminCreateAccountMutationVariables = Exact<{
  input: AccountInput;
}>;


export type AdminCreateAccountMutation = { createAccount: { setupLink: string | null, account: { id: string, username: string } | null, userErrors: Array<{ path: Array<string>, code: string, message: string }> } };

export type AdminUpdateAccountMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  roles?: InputMaybe<Array<Scalars['String']['input']> | Scalars['String']['input']>;
  disabled?: InputMaybe<Scalars['Boolean']['input']>;
}>;


export type AdminUpdateAccountMutation = { updateAccount: { account: { id: string, disabled: boolean, roles: Array<string> } | null, userErrors: Array<{ path: Array<string>, code: string, message: string }> } };

export type AdminJobsQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminJobsQuery = { jobs: { totalCount: number, edges: Array<{ node: { id: string, kind: string, status: JobStatus, progress: number | null, done: number | null, total: number | null, secondsLeft: number | null, attempts: number, createdAt: string, finishedAt: string | null, error: { message: string } | null, dataset: { code: string, title: string } | null } }> } };

export type AdminRetryJobMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type AdminRetryJobMutation = { retryJob: { job: { id: string, status: JobStatus } | null, userErrors: Array<{ path: Array<string>, code: string, message: string }> } };

export type AdminOrganizationsQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminOrganizationsQuery = { organizations: { totalCount: number, edges: Array<{ node: { id: string, code: string, agencyCode: string | null, name: string, nameEn: string | null, shortName: string | null, kind: string, datasetCount: number } }> } };

export type AdminAddOrganizationMutationVariables = Exact<{
  input: OrganizationInput;
}>;


export type AdminAddOrganizationMutation = { addOrganization: { organization: { id: string, code: string } | null, userErrors: Array<{ path: Array<string>, code: string, message: string }> } };

export type AdminRuleSetsQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminRuleSetsQuery = { ruleSets: Array<{ id: string, version: string, before: string, note: string, adoptedBy: string | null, adoptedAt: string, current: boolean }> };

export type AdminSimulateRulesMutationVariables = Exact<{
  rules: Scalars['JSON']['input'];
}>;


export type AdminSimulateRulesMutation = { simulateRules: { job: { id: string } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null }> } };

export type AdminSimulationQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type AdminSimulationQuery = { job: { id: string, status: JobStatus, done: number | null, result: unknown | null, error: { message: string } | null } | null };

export type AdminAdoptRulesMutationVariables = Exact<{
  rules: Scalars['JSON']['input'];
  note: Scalars['String']['input'];
}>;


export type AdminAdoptRulesMutation = { adoptRules: { ruleSet: { id: string } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null }> } };

export type AdminRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminRulesQuery = { policyTerms: Array<{ id: string, value: number, unit: TermUnit, label: string, labelEn: string, article: string | null }>, policyRules: Array<{ id: string, points: Array<Transition>, severity: Severity, expression: string, message: string, messageEn: string, article: string | null, validFrom: string | null, validTo: string | null, ruleSet: string }> };

export type AdminTokensQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminTokensQuery = { tokens: Array<{ id: string, name: string, scopes: Array<string>, createdAt: string, expiresAt: string, lastUsedAt: string | null, revoked: boolean, account: { username: string } }> };

export type AdminCreateTokenMutationVariables = Exact<{
  name: Scalars['String']['input'];
  scopes: Array<Scalars['String']['input']> | Scalars['String']['input'];
  days?: InputMaybe<Scalars['Int']['input']>;
}>;


export type AdminCreateTokenMutation = { createToken: { secret: string | null, token: { id: string } | null, userErrors: Array<{ path: Array<string>, code: string, message: string }> } };

export type AdminRevokeTokenMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type AdminRevokeTokenMutation = { revokeToken: { token: { id: string, revoked: boolean } | null, userErrors: Array<{ path: Array<string>, code: string, message: string }> } };

export type ReleaseCleaningQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReleaseCleaningQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { version: number, status: JobStatus, id: string, cleaning: { by: string | null, at: string, replayed: number | null, cells: number, rows: number, steps: Array<{ rule: string, title: string, column: string | null, columnTitle: string | null, count: number }>, skipped: Array<{ rule: string, title: string, column: string | null, columnTitle: string | null, reason: string, message: string }> } | null, quality: { report: { id: string, cleaning: { sheet: string, suggestions: Array<{ rule: string, title: string, why: string, example: string, column: string | null, columnTitle: string | null, letter: string | null, count: number, listed: number, sure: boolean, given: boolean }> } | null } | null } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type CleaningPreviewQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  steps: Array<CleaningStepInput> | CleaningStepInput;
  rule?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type CleaningPreviewQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, quality: { report: { id: string, cleaning: { preview: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { row: number, column: string | null, columnTitle: string | null, letter: string | null, before: string, after: string, leftOut: boolean, rules: Array<string> } }> } } | null } | null } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type ApplyCleaningMutationVariables = Exact<{
  release: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  steps: Array<CleaningStepInput> | CleaningStepInput;
}>;


export type ApplyCleaningMutation = { applyCleaning: { dataset: { id: string, version: number } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type UndoCleaningMutationVariables = Exact<{
  release: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
}>;


export type UndoCleaningMutation = { undoCleaning: { dataset: { id: string, version: number } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type CheckPartsFragment = { rule: string, passed: boolean, severity: Severity, message: string, article: string | null, path: Array<string>, way: string | null };

export type RefusalPartsFragment = { path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null };

export type ContentPartsFragment = { id: string, code: string, version: number, edition: number, title: string, description: string | null, keywords: Array<string>, legalBasis: Array<string>, updateFrequency: Frequency, sharing: Sharing, importance: Importance, personalData: PersonalData, licence: string | null, sourceSystem: string | null, connection: string | null, spatial: string | null, temporalStart: string | null, temporalEnd: string | null, updatedAt: string, theme: { code: string, title: string, titleEn: string | null } | null, contact: { name: string | null, email: string | null, phone: string | null } | null, personalBasis: Array<{ column: string, basis: string }> };

export type QualityPartsFragment = { status: QualityStatus, score: number | null, findingCount: number, errorCount: number, warningCount: number, infoCount: number, dimensions: Array<{ name: string, label: string, score: number, explained: string }> };

export type DatasetPageQueryVariables = Exact<{
  code: Scalars['String']['input'];
}>;


export type DatasetPageQuery = { dataset: { template: string | null, localCode: string | null, due: string | null, step: Step, holder: string | null, band: number, submittedAt: string | null, createdAt: string, canEdit: boolean, canAttach: boolean, reviewStatus: ReviewStatus, warehouseStatus: WarehouseStatus, serviceStatus: ServiceStatus, publicationStatus: PublicationStatus, nextPublication: PublicationStatus | null, id: string, code: string, version: number, edition: number, title: string, description: string | null, keywords: Array<string>, legalBasis: Array<string>, updateFrequency: Frequency, sharing: Sharing, importance: Importance, personalData: PersonalData, licence: string | null, sourceSystem: string | null, connection: string | null, spatial: string | null, temporalStart: string | null, temporalEnd: string | null, updatedAt: string, owner: { id: string, code: string, name: string, nameEn: string | null }, reviewer: { id: string, name: string | null, username: string } | null, quality: { status: QualityStatus, score: number | null, findingCount: number, errorCount: number, warningCount: number, infoCount: number, dimensions: Array<{ name: string, label: string, score: number, explained: string }> }, inForce: { id: string, edition: number } | null, nextActions: Array<{ transition: Transition, ready: boolean, blockers: Array<{ rule: string, passed: boolean, severity: Severity, message: string, article: string | null, path: Array<string>, way: string | null }> }>, publication: { edition: number, from: string, status: PublicationStatus, reason: string | null, withdrawnAt: string | null, address: string, decision: { id: string, number: string, date: string } | null, release: { id: string, number: number, period: string | null, createdAt: string } | null } | null, releases: { totalCount: number, edges: Array<{ node: { id: string, number: number, status: JobStatus } }> }, theme: { code: string, title: string, titleEn: string | null } | null, contact: { name: string | null, email: string | null, phone: string | null } | null, personalBasis: Array<{ column: string, basis: string }> } | null };

export type DatasetChecksQueryVariables = Exact<{
  code: Scalars['String']['input'];
  for?: InputMaybe<Transition>;
}>;


export type DatasetChecksQuery = { dataset: { id: string, version: number, checks: Array<{ rule: string, passed: boolean, severity: Severity, message: string, article: string | null, path: Array<string>, way: string | null }> } | null };

export type ProfilePartsFragment = { name: string, title: string, type: string, unit: string | null, letter: string, nulls: number, distinct: number, distinctExact: boolean, min: string | null, max: string | null, mean: number | null, deviation: number | null, minLength: number | null, maxLength: number | null, meanLength: number | null, histogram: Array<number>, histogramOf: string, topExact: boolean, patternRows: number, values: Array<string> | null, required: boolean, key: boolean, codeList: string | null, masked: boolean, remark: string | null, evidence: string | null, findingCount: number, bins: Array<{ from: string, to: string, count: number }>, quantiles: Array<{ at: number, value: string }>, top: Array<{ value: string, count: number }>, patterns: Array<{ pattern: string, count: number }>, personal: { kind: string, class: PersonalData, confidence: number } | null };

export type DatasetColumnsQueryVariables = Exact<{
  code: Scalars['String']['input'];
}>;


export type DatasetColumnsQuery = { dataset: { id: string, version: number, title: string, schema: { version: string, origin: string, hash: string, document: unknown, columns: Array<{ name: string, title: string, type: string, unit: string | null, required: boolean, description: string | null, codeList: string | null, personal: { kind: string, class: PersonalData, confidence: number } | null }> } | null, schemaHistory: Array<{ version: string, hash: string, edition: number, approved: boolean, origin: string, at: string, bump: string, changes: Array<{ kind: string, path: string, message: string, breaksBackward: boolean, breaksForward: boolean }> }>, releases: { edges: Array<{ node: { id: string, number: number, period: string | null, rows: number | null, sheet: string | null, quality: { report: { id: string, tables: Array<{ sheet: string, rows: number, columns: Array<{ name: string, title: string, type: string, unit: string | null, letter: string, nulls: number, distinct: number, distinctExact: boolean, min: string | null, max: string | null, mean: number | null, deviation: number | null, minLength: number | null, maxLength: number | null, meanLength: number | null, histogram: Array<number>, histogramOf: string, topExact: boolean, patternRows: number, values: Array<string> | null, required: boolean, key: boolean, codeList: string | null, masked: boolean, remark: string | null, evidence: string | null, findingCount: number, bins: Array<{ from: string, to: string, count: number }>, quantiles: Array<{ at: number, value: string }>, top: Array<{ value: string, count: number }>, patterns: Array<{ pattern: string, count: number }>, personal: { kind: string, class: PersonalData, confidence: number } | null }> }> } | null } } }> } } | null };

export type ReleasePartsFragment = { id: string, number: number, version: number, edition: number, period: string | null, address: string, marked: string | null, sheet: string | null, status: JobStatus, rows: number | null, accepted: boolean, overrides: unknown | null, createdAt: string, createdBy: string | null, comparedWith: number | null, waits: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }>, file: { id: string, name: string, size: number, mediaType: string, sha256: string }, quality: { status: QualityStatus, errorCount: number, warningCount: number, findingCount: number }, job: { id: string, status: JobStatus, progress: number | null, done: number | null, total: number | null, secondsLeft: number | null, error: { path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null } | null } | null };

export type DatasetReleasesQueryVariables = Exact<{
  code: Scalars['String']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type DatasetReleasesQuery = { dataset: { id: string, releases: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: number, version: number, edition: number, period: string | null, address: string, marked: string | null, sheet: string | null, status: JobStatus, rows: number | null, accepted: boolean, overrides: unknown | null, createdAt: string, createdBy: string | null, comparedWith: number | null, waits: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }>, file: { id: string, name: string, size: number, mediaType: string, sha256: string }, quality: { status: QualityStatus, errorCount: number, warningCount: number, findingCount: number }, job: { id: string, status: JobStatus, progress: number | null, done: number | null, total: number | null, secondsLeft: number | null, error: { path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null } | null } | null } }> } } | null };

export type DatasetReviewsQueryVariables = Exact<{
  code: Scalars['String']['input'];
}>;


export type DatasetReviewsQuery = { dataset: { id: string, schema: { columns: Array<{ name: string, title: string }> } | null, reviews: { totalCount: number, edges: Array<{ node: { id: string, edition: number, version: number, verdict: Transition, reviewer: string | null, comment: string | null, ruleSet: string, at: string, outdated: boolean, findings: Array<{ path: string | null, column: string | null, row: number | null, code: string | null, message: string, waive: boolean }> } }> } } | null };

export type DatasetHistoryQueryVariables = Exact<{
  code: Scalars['String']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type DatasetHistoryQuery = { dataset: { id: string, history: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { seq: number, kind: string, label: string, version: number | null, actor: string | null, at: string, summary: string, comment: string | null, leafHash: string, fields: Array<{ path: string, label: string, before: string | null, after: string | null, personal: boolean, breaking: boolean }> } }> } } | null };

export type DatasetVersionQueryVariables = Exact<{
  code: Scalars['String']['input'];
  version: Scalars['Int']['input'];
}>;


export type DatasetVersionQuery = { dataset: { id: string, asOf: { reviewStatus: ReviewStatus, publicationStatus: PublicationStatus, id: string, code: string, version: number, edition: number, title: string, description: string | null, keywords: Array<string>, legalBasis: Array<string>, updateFrequency: Frequency, sharing: Sharing, importance: Importance, personalData: PersonalData, licence: string | null, sourceSystem: string | null, connection: string | null, spatial: string | null, temporalStart: string | null, temporalEnd: string | null, updatedAt: string, theme: { code: string, title: string, titleEn: string | null } | null, contact: { name: string | null, email: string | null, phone: string | null } | null, personalBasis: Array<{ column: string, basis: string }> } | null } | null };

export type DatasetUpdateMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  input: UpdateDatasetInput;
}>;


export type DatasetUpdateMutation = { updateDataset: { dataset: { id: string, code: string, version: number, edition: number, title: string, description: string | null, keywords: Array<string>, legalBasis: Array<string>, updateFrequency: Frequency, sharing: Sharing, importance: Importance, personalData: PersonalData, licence: string | null, sourceSystem: string | null, connection: string | null, spatial: string | null, temporalStart: string | null, temporalEnd: string | null, updatedAt: string, theme: { code: string, title: string, titleEn: string | null } | null, contact: { name: string | null, email: string | null, phone: string | null } | null, personalBasis: Array<{ column: string, basis: string }> } | null, current: { id: string, code: string, version: number, edition: number, title: string, description: string | null, keywords: Array<string>, legalBasis: Array<string>, updateFrequency: Frequency, sharing: Sharing, importance: Importance, personalData: PersonalData, licence: string | null, sourceSystem: string | null, connection: string | null, spatial: string | null, temporalStart: string | null, temporalEnd: string | null, updatedAt: string, theme: { code: string, title: string, titleEn: string | null } | null, contact: { name: string | null, email: string | null, phone: string | null } | null, personalBasis: Array<{ column: string, basis: string }> } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type DatasetTransitionMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  to: Transition;
  comment?: InputMaybe<Scalars['String']['input']>;
}>;


export type DatasetTransitionMutation = { transition: { dataset: { id: string, version: number, reviewStatus: ReviewStatus } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type DatasetAttachMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  upload: Scalars['ID']['input'];
  sheet?: InputMaybe<Scalars['String']['input']>;
  period?: InputMaybe<Scalars['String']['input']>;
  overrides?: InputMaybe<Scalars['JSON']['input']>;
}>;


export type DatasetAttachMutation = { attachFile: { dataset: { id: string, version: number } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type DatasetReuseFileMutationVariables = Exact<{
  release: Scalars['ID']['input'];
}>;


export type DatasetReuseFileMutation = { reuseFile: { upload: { id: string } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type ReleaseDifferenceQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReleaseDifferenceQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { comparedWith: number | null, difference: unknown | null, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type DatasetSetSchemaMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  schema: Scalars['JSON']['input'];
}>;


export type DatasetSetSchemaMutation = { setSchema: { dataset: { id: string, version: number, edition: number } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type DatasetSetBandMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  band: Scalars['Float']['input'];
}>;


export type DatasetSetBandMutation = { setBand: { dataset: { id: string, version: number, band: number } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type DatasetAcceptDeliveryMutationVariables = Exact<{
  release: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  comment: Scalars['String']['input'];
}>;


export type DatasetAcceptDeliveryMutation = { acceptDelivery: { dataset: { id: string, version: number } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type DatasetVocabularyQueryVariables = Exact<{ [key: string]: never; }>;


export type DatasetVocabularyQuery = { themes: Array<{ code: string, title: string, titleEn: string | null }>, licences: Array<{ code: string, title: string, titleEn: string | null, url: string | null, suggested: boolean }> };

export type FindingPartsFragment = { code: string, severity: Severity, sheet: string, row: number | null, column: string | null, columnTitle: string | null, letter: string | null, value: string | null, understood: string | null, message: string, fix: string, article: string | null };

export type ReportPartsFragment = { id: string, fileName: string, size: number, engine: string, failure: { path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null } | null, tables: Array<{ sheet: string, range: string, headerRow: number, rows: number, sheetRows: number, gridRows: number, findingCount: number, notes: Array<string>, columns: Array<{ name: string, title: string, type: string, unit: string | null, letter: string, nulls: number, distinct: number, distinctExact: boolean, min: string | null, max: string | null, mean: number | null, deviation: number | null, minLength: number | null, maxLength: number | null, meanLength: number | null, histogram: Array<number>, histogramOf: string, topExact: boolean, patternRows: number, values: Array<string> | null, required: boolean, key: boolean, codeList: string | null, masked: boolean, remark: string | null, evidence: string | null, findingCount: number, bins: Array<{ from: string, to: string, count: number }>, quantiles: Array<{ at: number, value: string }>, top: Array<{ value: string, count: number }>, patterns: Array<{ pattern: string, count: number }>, personal: { kind: string, class: PersonalData, confidence: number } | null }>, groups: Array<{ code: string, severity: Severity, column: string | null, columnTitle: string | null, title: string, count: number, sure: boolean, first: { code: string, severity: Severity, sheet: string, row: number | null, column: string | null, columnTitle: string | null, letter: string | null, value: string | null, understood: string | null, message: string, fix: string, article: string | null } }> }> };

export type GridPartsFragment = { id: string, tables: Array<{ sheet: string, grid: Array<{ row: number, role: RowRole, hidden: boolean, cells: Array<{ column: number, text: string, span: number, number: boolean, severity: Severity | null }> }> }> };

export type FindingsPartsFragment = { id: string, tables: Array<{ sheet: string, findings: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { code: string, severity: Severity, sheet: string, row: number | null, column: string | null, columnTitle: string | null, letter: string | null, value: string | null, understood: string | null, message: string, fix: string, article: string | null } }> } }> };

export type JobReportQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type JobReportQuery = { job: { id: string, report: { id: string, fileName: string, size: number, engine: string, failure: { path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null } | null, tables: Array<{ sheet: string, range: string, headerRow: number, rows: number, sheetRows: number, gridRows: number, findingCount: number, notes: Array<string>, columns: Array<{ name: string, title: string, type: string, unit: string | null, letter: string, nulls: number, distinct: number, distinctExact: boolean, min: string | null, max: string | null, mean: number | null, deviation: number | null, minLength: number | null, maxLength: number | null, meanLength: number | null, histogram: Array<number>, histogramOf: string, topExact: boolean, patternRows: number, values: Array<string> | null, required: boolean, key: boolean, codeList: string | null, masked: boolean, remark: string | null, evidence: string | null, findingCount: number, bins: Array<{ from: string, to: string, count: number }>, quantiles: Array<{ at: number, value: string }>, top: Array<{ value: string, count: number }>, patterns: Array<{ pattern: string, count: number }>, personal: { kind: string, class: PersonalData, confidence: number } | null }>, groups: Array<{ code: string, severity: Severity, column: string | null, columnTitle: string | null, title: string, count: number, sure: boolean, first: { code: string, severity: Severity, sheet: string, row: number | null, column: string | null, columnTitle: string | null, letter: string | null, value: string | null, understood: string | null, message: string, fix: string, article: string | null } }> }> } | null } | null };

export type JobGridQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  from: Scalars['Int']['input'];
  limit: Scalars['Int']['input'];
}>;


export type JobGridQuery = { job: { id: string, report: { id: string, tables: Array<{ sheet: string, grid: Array<{ row: number, role: RowRole, hidden: boolean, cells: Array<{ column: number, text: string, span: number, number: boolean, severity: Severity | null }> }> }> } | null } | null };

export type JobFindingsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  severity?: InputMaybe<Severity>;
  code?: InputMaybe<Scalars['String']['input']>;
  column?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type JobFindingsQuery = { job: { id: string, report: { id: string, tables: Array<{ sheet: string, findings: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { code: string, severity: Severity, sheet: string, row: number | null, column: string | null, columnTitle: string | null, letter: string | null, value: string | null, understood: string | null, message: string, fix: string, article: string | null } }> } }> } | null } | null };

export type ReleaseReportQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReleaseReportQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, quality: { report: { id: string, fileName: string, size: number, engine: string, failure: { path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null } | null, tables: Array<{ sheet: string, range: string, headerRow: number, rows: number, sheetRows: number, gridRows: number, findingCount: number, notes: Array<string>, columns: Array<{ name: string, title: string, type: string, unit: string | null, letter: string, nulls: number, distinct: number, distinctExact: boolean, min: string | null, max: string | null, mean: number | null, deviation: number | null, minLength: number | null, maxLength: number | null, meanLength: number | null, histogram: Array<number>, histogramOf: string, topExact: boolean, patternRows: number, values: Array<string> | null, required: boolean, key: boolean, codeList: string | null, masked: boolean, remark: string | null, evidence: string | null, findingCount: number, bins: Array<{ from: string, to: string, count: number }>, quantiles: Array<{ at: number, value: string }>, top: Array<{ value: string, count: number }>, patterns: Array<{ pattern: string, count: number }>, personal: { kind: string, class: PersonalData, confidence: number } | null }>, groups: Array<{ code: string, severity: Severity, column: string | null, columnTitle: string | null, title: string, count: number, sure: boolean, first: { code: string, severity: Severity, sheet: string, row: number | null, column: string | null, columnTitle: string | null, letter: string | null, value: string | null, understood: string | null, message: string, fix: string, article: string | null } }> }> } | null } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type ReleaseGridQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  from: Scalars['Int']['input'];
  limit: Scalars['Int']['input'];
}>;


export type ReleaseGridQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, quality: { report: { id: string, tables: Array<{ sheet: string, grid: Array<{ row: number, role: RowRole, hidden: boolean, cells: Array<{ column: number, text: string, span: number, number: boolean, severity: Severity | null }> }> }> } | null } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type ReleaseFindingsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  severity?: InputMaybe<Severity>;
  code?: InputMaybe<Scalars['String']['input']>;
  column?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ReleaseFindingsQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, quality: { report: { id: string, tables: Array<{ sheet: string, findings: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { code: string, severity: Severity, sheet: string, row: number | null, column: string | null, columnTitle: string | null, letter: string | null, value: string | null, understood: string | null, message: string, fix: string, article: string | null } }> } }> } | null } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type JobStateQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type JobStateQuery = { job: { id: string, kind: string, status: JobStatus, progress: number | null, done: number | null, total: number | null, secondsLeft: number | null, overrides: unknown | null, error: { path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null } | null } | null };

export type RegisterTryFileMutationVariables = Exact<{
  upload: Scalars['ID']['input'];
  sheet?: InputMaybe<Scalars['String']['input']>;
  overrides?: InputMaybe<Scalars['JSON']['input']>;
}>;


export type RegisterTryFileMutation = { tryFile: { job: { id: string, status: JobStatus } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type FieldNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type FieldNamesQuery = { organizations: { edges: Array<{ node: { id: string, name: string, nameEn: string | null } }> }, themes: Array<{ code: string, title: string, titleEn: string | null }>, licences: Array<{ code: string, title: string, titleEn: string | null }> };

export type DatasetsPageQueryVariables = Exact<{
  filter?: InputMaybe<DatasetFilter>;
  orderBy?: InputMaybe<DatasetOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type DatasetsPageQuery = { datasets: { totalCount: number, asOf: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, facets: Array<{ field: string, values: Array<{ value: string, label: string, count: number }> }>, edges: Array<{ node: { id: string, code: string, title: string, due: string | null, updatedAt: string, sharing: Sharing, importance: Importance, personalData: PersonalData, reviewStatus: ReviewStatus, warehouseStatus: WarehouseStatus, serviceStatus: ServiceStatus, publicationStatus: PublicationStatus, nextPublication: PublicationStatus | null, step: Step, holder: string | null, connection: string | null, owner: { code: string, name: string, nameEn: string | null }, quality: { status: QualityStatus, errorCount: number, warningCount: number, findingCount: number } } }> } };

export type ListOneQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ListOneQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { number: number, version: number, state: SubmissionState, awaits: boolean, late: boolean, hash: string, sentAt: string, sentBy: string | null, confirmedAt: string | null, confirmedBy: string | null, endedAt: string | null, reason: string | null, total: number, changedCount: number, canConfirm: boolean, canWithdraw: boolean, canDecide: boolean, id: string, organization: { code: string, name: string, nameEn: string | null }, round: { title: string, due: string } | null, previous: { id: string, number: number } | null, newest: { id: string, number: number } | null, counts: Array<{ state: LineState, count: number }>, causes: Array<{ key: string, label: string, blocks: boolean, count: number, sampled: number }> }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type ListLinesQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListLinesQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, lines: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { no: number, id: string, code: string, title: string, sharing: Sharing, state: LineState, cause: string, sampled: boolean, carried: boolean, isNew: boolean, current: number, reviewer: string | null, due: string | null, changed: Array<{ path: string, label: string, before: string | null, after: string | null }> } }> } }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type ListLineVerdictQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ListLineVerdictQuery = { dataset: { id: string, code: string, reviews: { edges: Array<{ node: { id: string, verdict: Transition, reviewer: string | null, comment: string | null, at: string, findings: Array<{ message: string, column: string | null }> } }> } } | null };

export type ListDecideMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  lines: Array<ListVerdictInput> | ListVerdictInput;
  rest?: InputMaybe<Transition>;
  comment?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListDecideMutation = { decideList: { submission: { id: string, version: number } | null, current: { id: string, version: number } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type ListConfirmMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
}>;


export type ListConfirmMutation = { confirmList: { submission: { id: string, version: number } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type ListWithdrawMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  reason: Scalars['String']['input'];
}>;


export type ListWithdrawMutation = { withdrawList: { submission: { id: string, version: number } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type ListsOpenRoundMutationVariables = Exact<{
  input: RoundInput;
}>;


export type ListsOpenRoundMutation = { openRound: { round: { id: string } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type ListsSentQueryVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListsSentQuery = { submissions: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: number, state: SubmissionState, awaits: boolean, late: boolean, sentAt: string, total: number, counts: Array<{ state: LineState, count: number }>, organization: { name: string, nameEn: string | null }, round: { title: string } | null } }> } };

export type ListsPreviewMutationVariables = Exact<{
  list?: InputMaybe<Scalars['ID']['input']>;
  files?: InputMaybe<Array<Scalars['ID']['input']> | Scalars['ID']['input']>;
  organization: Scalars['String']['input'];
}>;


export type ListsPreviewMutation = { previewIntake: { notes: Array<string> | null, rows: Array<{ row: number, state: IntakeState, localCode: string | null, title: string | null, description: string | null, theme: string | null, keywords: Array<string>, legalBasis: Array<string>, updateFrequency: Frequency, sharing: Sharing, importance: Importance, personalData: PersonalData, sourceSystem: string | null, declaredColumns: Array<string>, formats: Array<string>, dueDate: string | null, remark: string | null, match: number | null, dataset: { id: string, code: string } | null, contact: { name: string | null, email: string | null, phone: string | null } | null, upload: { id: string, name: string } | null, changed: Array<{ path: string, label: string, before: string | null, after: string | null }>, problems: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> }> | null, unmatched: Array<{ id: string, name: string }> | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type ListsSaveMutationVariables = Exact<{
  rows: Array<IntakeRowInput> | IntakeRowInput;
  organization: Scalars['String']['input'];
}>;


export type ListsSaveMutation = { saveIntake: { made: number | null, changed: number | null, unchanged: number | null, refused: number | null, rows: Array<{ row: number, outcome: IntakeState, code: string | null, title: string | null, id: string | null, reason: string | null, gaps: Array<string> }> | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type ListsUnsentQueryVariables = Exact<{
  owner: Array<Scalars['String']['input']> | Scalars['String']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListsUnsentQuery = { datasets: { totalCount: number, edges: Array<{ node: { id: string, code: string, title: string, version: number, reviewStatus: ReviewStatus, due: string | null, quality: { status: QualityStatus }, nextActions: Array<{ transition: Transition, ready: boolean, blockers: Array<{ rule: string, message: string, severity: Severity, article: string | null, way: string | null }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ListsSendMutationVariables = Exact<{
  organization: Scalars['String']['input'];
  round?: InputMaybe<Scalars['ID']['input']>;
  datasets: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
}>;


export type ListsSendMutation = { submitList: { submission: { id: string, number: number, total: number, awaits: boolean } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type ListsRoundsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListsRoundsQuery = { rounds: { totalCount: number, edges: Array<{ node: { id: string, title: string, opens: string, due: string, lateRule: LateRule, confirm: boolean, submitted: number } }> } };

export type ListsOrganizationsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListsOrganizationsQuery = { organizations: { edges: Array<{ node: { id: string, code: string, name: string } }> }, themes: Array<{ code: string, title: string }> };

export type LogPageQueryVariables = Exact<{
  filter?: InputMaybe<ChangeFilter>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type LogPageQuery = { changes: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { seq: number, kind: string, label: string, summary: string, actor: string | null, at: string, comment: string | null, leafHash: string, version: number | null, dataset: { code: string, title: string } | null, fields: Array<{ path: string, label: string, before: string | null, after: string | null }> } }> } };

export type LogCheckpointQueryVariables = Exact<{ [key: string]: never; }>;


export type LogCheckpointQuery = { checkpoint: { size: number, root: string, epoch: number, time: string, signed: string } | null, organizations: { edges: Array<{ node: { id: string, code: string, name: string, nameEn: string | null } }> }, changeKinds: Array<{ kind: string, label: string }> };

export type WorkPartsFragment = { id: string, kind: string, title: string, reason: string, action: string, actionLabel: string, due: string | null, daysLeft: number | null, holder: string | null, since: string | null, recall: boolean, dataset: { id: string, code: string, version: number, step: Step, reviewStatus: ReviewStatus, warehouseStatus: WarehouseStatus, serviceStatus: ServiceStatus, publicationStatus: PublicationStatus, sharing: Sharing, holder: string | null, connection: string | null } | null };

export type WorkPageQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkPageQuery = { work: { overdue: number, total: number, asOf: number, items: Array<{ id: string, kind: string, title: string, reason: string, action: string, actionLabel: string, due: string | null, daysLeft: number | null, holder: string | null, since: string | null, recall: boolean, dataset: { id: string, code: string, version: number, step: Step, reviewStatus: ReviewStatus, warehouseStatus: WarehouseStatus, serviceStatus: ServiceStatus, publicationStatus: PublicationStatus, sharing: Sharing, holder: string | null, connection: string | null } | null }>, waiting: Array<{ id: string, kind: string, title: string, reason: string, action: string, actionLabel: string, due: string | null, daysLeft: number | null, holder: string | null, since: string | null, recall: boolean, dataset: { id: string, code: string, version: number, step: Step, reviewStatus: ReviewStatus, warehouseStatus: WarehouseStatus, serviceStatus: ServiceStatus, publicationStatus: PublicationStatus, sharing: Sharing, holder: string | null, connection: string | null } | null }>, steps: Array<{ step: Step, count: number, holder: string | null }> } };

export type WorkRecallMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
}>;


export type WorkRecallMutation = { transition: { dataset: { id: string, version: number } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type NoticesElsewhereQueryVariables = Exact<{ [key: string]: never; }>;


export type NoticesElsewhereQuery = { heldElsewhere: Array<{ id: string, version: number, holder: string, system: string | null, letter: string, date: string, answer: string | null, answeredOn: string | null, ended: boolean, dataset: { id: string, code: string, title: string, owner: { code: string, name: string, nameEn: string | null, shortName: string | null } } }> };

export type NoticesSetElsewhereMutationVariables = Exact<{
  dataset: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  input: HeldElsewhereInput;
}>;


export type NoticesSetElsewhereMutation = { setHeldElsewhere: { heldElsewhere: { id: string, version: number } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type NoticesDatasetQueryVariables = Exact<{
  code: Scalars['String']['input'];
}>;


export type NoticesDatasetQuery = { dataset: { id: string, heldElsewhere: { version: number } | null } | null };

export type NoticesForceQueryVariables = Exact<{ [key: string]: never; }>;


export type NoticesForceQuery = { taskForces: { edges: Array<{ node: { id: string, version: number, name: string, decision: string | null, date: string | null, signatory: string | null, from: string | null, to: string | null, inForce: boolean, unit: { code: string, name: string, nameEn: string | null } | null, members: Array<{ name: string, position: string | null, role: MemberRole, from: string | null, to: string | null, organization: { code: string, name: string, nameEn: string | null } }> } }> } };

export type NoticesSetForceMutationVariables = Exact<{
  id?: InputMaybe<Scalars['ID']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
  input: TaskForceInput;
}>;


export type NoticesSetForceMutation = { setTaskForce: { taskForce: { id: string, version: number } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type NoticesSupplementsQueryVariables = Exact<{ [key: string]: never; }>;


export type NoticesSupplementsQuery = { supplements: { edges: Array<{ node: { id: string, version: number, text: string, lastDay: string, askedBy: string | null, createdAt: string, answer: string | null, answeredAt: string | null, answeredBy: string | null, late: boolean, canAnswer: boolean, organization: { code: string, name: string, nameEn: string | null, shortName: string | null }, dataset: { code: string, title: string } | null } }> } };

export type NoticesRequestMutationVariables = Exact<{
  input: SupplementInput;
}>;


export type NoticesRequestMutation = { requestSupplement: { supplement: { id: string } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type NoticesAnswerMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  answer: Scalars['String']['input'];
}>;


export type NoticesAnswerMutation = { answerSupplement: { supplement: { id: string, version: number } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type NoticesPageQueryVariables = Exact<{ [key: string]: never; }>;


export type NoticesPageQuery = { notices: { edges: Array<{ node: { id: string, version: number, number: string | null, date: string, title: string, text: string | null, signatory: string | null, readCount: number, readAt: string | null, toRead: boolean, receipts: Array<{ reader: string | null, readAt: string | null, organization: { code: string, name: string, nameEn: string | null, shortName: string | null } }>, tasks: Array<{ id: string, version: number, item: string, title: string, each: boolean, due: string | null, lateRule: LateRule, lastDay: string | null, daysLeft: number | null, state: TaskState, late: boolean, note: string | null, cancelled: string | null, canReport: boolean, lead: { code: string, name: string, nameEn: string | null, shortName: string | null } | null, partners: Array<{ code: string, name: string, nameEn: string | null, shortName: string | null }>, measure: { kind: MeasureKind, done: number, target: number, share: number, elsewhere: number, own: boolean, filter: unknown | null, of: unknown | null } | null, shares: Array<{ done: number, target: number, elsewhere: number, state: TaskState, organization: { code: string, name: string, nameEn: string | null, shortName: string | null } }>, blockedBy: Array<{ reason: string, message: string, count: number }> }> } }> } };

export type NoticesUnitsQueryVariables = Exact<{ [key: string]: never; }>;


export type NoticesUnitsQuery = { organizations: { edges: Array<{ node: { code: string, name: string, nameEn: string | null, shortName: string | null, kind: string } }> } };

export type NoticesReadMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type NoticesReadMutation = { readNotice: { notice: { id: string, readAt: string | null } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type NoticesReportMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  done: Scalars['Int']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
}>;


export type NoticesReportMutation = { reportTask: { task: { id: string, version: number, state: TaskState } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type NoticesIssueMutationVariables = Exact<{
  input: NoticeInput;
}>;


export type NoticesIssueMutation = { issueNotice: { notice: { id: string } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type NoticesAddTaskMutationVariables = Exact<{
  notice: Scalars['ID']['input'];
  input: TaskInput;
}>;


export type NoticesAddTaskMutation = { addTask: { task: { id: string } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type OpenCandidatesQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenCandidatesQuery = { candidates: Array<{ score: number, ready: boolean, reasons: Array<{ message: string, points: number }>, dataset: { id: string, code: string, title: string, version: number, owner: { name: string, nameEn: string | null }, checks: Array<{ rule: string, passed: boolean, severity: Severity, message: string, article: string | null }> } }> };

export type OpenManyMutationVariables = Exact<{
  items: Array<TransitionItem> | TransitionItem;
  to: Transition;
  comment?: InputMaybe<Scalars['String']['input']>;
}>;


export type OpenManyMutation = { transitionMany: Array<{ dataset: { id: string, code: string, title: string, version: number, publicationStatus: PublicationStatus } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> }> };

export type OpenDecisionsQueryVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type OpenDecisionsQuery = { decisions: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, version: number, number: string, date: string, effectiveFrom: string, signatory: string, lineCount: number, publishedCount: number, reviewDue: string | null, updateDue: string | null, supersedes: { number: string, date: string } | null, supersededBy: { number: string, date: string } | null, lines: Array<{ annexNo: number, edition: number, current: boolean, dataset: { id: string, code: string, title: string, version: number, publicationStatus: PublicationStatus, nextPublication: PublicationStatus | null, owner: { name: string, nameEn: string | null } } }> } }> } };

export type OpenCheckMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  what: DecisionCheck;
  comment: Scalars['String']['input'];
}>;


export type OpenCheckMutation = { checkDecision: { decision: { id: string, version: number, reviewDue: string | null, updateDue: string | null } | null, userErrors: Array<{ path: Array<string>, code: string, message: string }> } };

export type OpenProposedQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenProposedQuery = { first: { edges: Array<{ node: { id: string, code: string, title: string, version: number, edition: number, owner: { name: string, nameEn: string | null }, inForce: { edition: number } | null } }> }, next: { edges: Array<{ node: { id: string, code: string, title: string, version: number, edition: number, owner: { name: string, nameEn: string | null }, inForce: { edition: number } | null } }> } };

export type OpenProposedPartsFragment = { id: string, code: string, title: string, version: number, edition: number, owner: { name: string, nameEn: string | null }, inForce: { edition: number } | null };

export type OpenIssueMutationVariables = Exact<{
  input: IssueDecisionInput;
}>;


export type OpenIssueMutation = { issueDecision: { decision: { id: string, number: string, lineCount: number } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type OpenEarlierQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenEarlierQuery = { decisions: { edges: Array<{ node: { id: string, number: string, date: string, supersededBy: { id: string } | null } }> } };

export type OpenActMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  to: Transition;
  comment?: InputMaybe<Scalars['String']['input']>;
}>;


export type OpenActMutation = { transition: { dataset: { id: string, version: number, publicationStatus: PublicationStatus, nextPublication: PublicationStatus | null } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type OpenServedQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenServedQuery = { datasets: { totalCount: number, edges: Array<{ node: { id: string, code: string, title: string, version: number, publicationStatus: PublicationStatus, nextPublication: PublicationStatus | null, allowedTransitions: Array<Transition>, owner: { id: string, name: string, nameEn: string | null }, publication: { edition: number, from: string, reason: string | null, address: string, decision: { number: string, date: string } | null } | null } }> } };

export type OpenFeedbackQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenFeedbackQuery = { feedback: { totalCount: number, edges: Array<{ node: { id: string, ref: string, text: string, contact: string | null, at: string, handled: boolean, answer: string | null, answeredAt: string | null, dataset: { code: string, title: string } } }> } };

export type OpenAnswerMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  answer: Scalars['String']['input'];
}>;


export type OpenAnswerMutation = { answerFeedback: { feedback: { id: string, handled: boolean, answer: string | null } | null, userErrors: Array<{ path: Array<string>, code: string, message: string }> } };

export type ProgressPageQueryVariables = Exact<{
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
}>;


export type ProgressPageQuery = { progress: { asOf: string, entry: number, total: number, delivered: number, approved: number, published: number, open: number, overdue: number, dueSoon: number, loaded: number, live: number, complete: number, units: number, members: number, week: { delivered: number, approved: number, loaded: number, live: number, published: number } | null, baseline: { version: number, date: string, total: number, delivered: number, complete: number, units: number, source: string } | null, forecast: { early: string, likely: string, late: string, pace: number, tested: number, inside: number } | null, statuses: Array<{ status: ReviewStatus, count: number }>, days: Array<{ date: string, registered: number, delivered: number, submitted: number, approved: number, published: number }>, organizations: Array<{ total: number, draft: number, submitted: number, inReview: number, changesRequested: number, approved: number, rejected: number, published: number, delivered: number, overdue: number, dueSoon: number, organization: { code: string, name: string, nameEn: string | null, shortName: string | null } }> } };

export type ProgressItemsQueryVariables = Exact<{ [key: string]: never; }>;


export type ProgressItemsQuery = { tasks: { totalCount: number, edges: Array<{ node: { id: string, item: string, title: string, each: boolean, state: TaskState, late: boolean, lastDay: string | null, daysLeft: number | null, reportedAt: string | null, lead: { code: string, name: string, nameEn: string | null, shortName: string | null } | null, partners: Array<{ code: string }>, measure: { kind: MeasureKind, done: number, target: number, share: number, own: boolean, filter: unknown | null, of: unknown | null } | null, blockedBy: Array<{ reason: string, message: string, count: number }> } }> } };

export type SetBaselineMutationVariables = Exact<{
  input: BaselineInput;
  version: Scalars['Int']['input'];
}>;


export type SetBaselineMutation = { setBaseline: { baseline: { version: number } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type RegisterOrganizationsQueryVariables = Exact<{ [key: string]: never; }>;


export type RegisterOrganizationsQuery = { organizations: { edges: Array<{ node: { id: string, code: string, name: string, nameEn: string | null } }> } };

export type RegisterDatasetMutationVariables = Exact<{
  input: RegisterDatasetInput;
}>;


export type RegisterDatasetMutation = { registerDataset: { dataset: { id: string, code: string, version: number } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export type RegisterSimilarQueryVariables = Exact<{
  text: Scalars['String']['input'];
}>;


export type RegisterSimilarQuery = { datasets: { edges: Array<{ node: { id: string, code: string, title: string, owner: { name: string, nameEn: string | null } } }> } };

export type ReviewQueueQueryVariables = Exact<{
  filter?: InputMaybe<DatasetFilter>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ReviewQueueQuery = { reviewQueue: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, facets: Array<{ field: string, values: Array<{ value: string, label: string, count: number }> }>, edges: Array<{ node: { id: string, code: string, title: string, version: number, due: string | null, submittedAt: string | null, reviewStatus: ReviewStatus, step: Step, warehouseStatus: WarehouseStatus, serviceStatus: ServiceStatus, publicationStatus: PublicationStatus, sharing: Sharing, holder: string | null, connection: string | null, reviewer: { username: string, name: string | null } | null, owner: { code: string, name: string, nameEn: string | null, shortName: string | null }, quality: { status: QualityStatus, errorCount: number, warningCount: number } } }> } };

export type ReviewOneQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReviewOneQuery = { dataset: { id: string, code: string, title: string, version: number, edition: number, reviewStatus: ReviewStatus, due: string | null, submittedAt: string | null, sharing: Sharing, importance: Importance, personalData: PersonalData, allowedTransitions: Array<Transition>, owner: { code: string, name: string, nameEn: string | null }, reviewer: { username: string, name: string | null } | null, changesSince: Array<{ path: string, label: string, before: string | null, after: string | null, personal: boolean, breaking: boolean }>, checks: Array<{ rule: string, passed: boolean, severity: Severity, message: string, article: string | null, path: Array<string>, way: string | null }>, columnConflicts: Array<{ column: string, title: string, type: string, unit: string | null, codeList: string | null, variants: Array<{ type: string, unit: string | null, codeList: string | null, differs: Array<string>, count: number, datasets: Array<{ code: string, title: string, owner: { name: string, nameEn: string | null } }> }> }>, similar: Array<{ score: number, dataset: { code: string, title: string, owner: { name: string, nameEn: string | null } } }>, reviews: { edges: Array<{ node: { id: string, edition: number, verdict: Transition, reviewer: string | null, comment: string | null, at: string, findings: Array<{ message: string, column: string | null, waive: boolean }> } }> }, inForce: { edition: number } | null, quality: { status: QualityStatus, score: number | null, errorCount: number, warningCount: number, infoCount: number, report: { id: string, fileName: string, tables: Array<{ sheet: string, rows: number, columns: Array<{ name: string, title: string, type: string, unit: string | null, letter: string, nulls: number, distinct: number, min: string | null, max: string | null, mean: number | null, minLength: number | null, maxLength: number | null, histogram: Array<number>, remark: string | null, findingCount: number, top: Array<{ value: string, count: number }>, personal: { kind: string, class: PersonalData, confidence: number } | null }>, groups: Array<{ code: string, severity: Severity, column: string | null, columnTitle: string | null, title: string, count: number, sure: boolean }> }> } | null } } | null, next: { totalCount: number, edges: Array<{ node: { id: string, title: string } }> } };

export type ReviewSmallGroupsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  columns?: InputMaybe<Array<Scalars['String']['input']> | Scalars['String']['input']>;
}>;


export type ReviewSmallGroupsQuery = { dataset: { id: string, quality: { report: { id: string, tables: Array<{ sheet: string, combination: { columns: Array<string>, rows: number, groups: number, smallest: number, small: Array<{ below: number, groups: number, rows: number }>, drivers: Array<{ column: string, rows: number }> } | null }> } | null } } | null };

export type ReviewVerdictMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  to: Transition;
  comment?: InputMaybe<Scalars['String']['input']>;
  findings?: InputMaybe<Array<FindingInput> | FindingInput>;
}>;


export type ReviewVerdictMutation = { transition: { dataset: { id: string, version: number, reviewStatus: ReviewStatus } | null, current: { id: string, version: number, reviewStatus: ReviewStatus } | null, userErrors: Array<{ path: Array<string>, code: string, message: string, rule: string | null, article: string | null, way: string | null }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CheckPartsFragmentDoc = new TypedDocumentString(`
    fragment CheckParts on PolicyCheck {
  rule
  passed
  severity
  message
  article
  path
  way
}
    `, {"fragmentName":"CheckParts"}) as unknown as TypedDocumentString<CheckPartsFragment, unknown>;
export const ContentPartsFragmentDoc = new TypedDocumentString(`
    fragment ContentParts on Dataset {
  id
  code
  version
  edition
  title
  description
  keywords
  legalBasis
  updateFrequency
  sharing
  importance
  personalData
  licence
  sourceSystem
  connection
  spatial
  temporalStart
  temporalEnd
  updatedAt
  theme {
    code
    title
    titleEn
  }
  contact {
    name
    email
    phone
  }
  personalBasis {
    column
    basis
  }
}
    `, {"fragmentName":"ContentParts"}) as unknown as TypedDocumentString<ContentPartsFragment, unknown>;
export const QualityPartsFragmentDoc = new TypedDocumentString(`
    fragment QualityParts on Quality {
  status
  score
  findingCount
  errorCount
  warningCount
  infoCount
  dimensions {
    name
    label
    score
    explained
  }
}
    `, {"fragmentName":"QualityParts"}) as unknown as TypedDocumentString<QualityPartsFragment, unknown>;
export const RefusalPartsFragmentDoc = new TypedDocumentString(`
    fragment RefusalParts on UserError {
  path
  code
  message
  rule
  article
  way
}
    `, {"fragmentName":"RefusalParts"}) as unknown as TypedDocumentString<RefusalPartsFragment, unknown>;
export const ReleasePartsFragmentDoc = new TypedDocumentString(`
    fragment ReleaseParts on Release {
  id
  number
  version
  edition
  period
  address
  marked
  sheet
  status
  rows
  accepted
  overrides
  createdAt
  createdBy
  comparedWith
  waits {
    ...RefusalParts
  }
  file {
    id
    name
    size
    mediaType
    sha256
  }
  quality {
    status
    errorCount
    warningCount
    findingCount
  }
  job {
    id
    status
    progress
    done
    total
    secondsLeft
    error {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  path
  code
  message
  rule
  article
  way
}`, {"fragmentName":"ReleaseParts"}) as unknown as TypedDocumentString<ReleasePartsFragment, unknown>;
export const ProfilePartsFragmentDoc = new TypedDocumentString(`
    fragment ProfileParts on ColumnReport {
  name
  title
  type
  unit
  letter
  nulls
  distinct
  distinctExact
  min
  max
  mean
  deviation
  minLength
  maxLength
  meanLength
  histogram
  histogramOf
  bins {
    from
    to
    count
  }
  quantiles {
    at
    value
  }
  top {
    value
    count
  }
  topExact
  patterns {
    pattern
    count
  }
  patternRows
  values
  required
  key
  codeList
  masked
  remark
  evidence
  findingCount
  personal {
    kind
    class
    confidence
  }
}
    `, {"fragmentName":"ProfileParts"}) as unknown as TypedDocumentString<ProfilePartsFragment, unknown>;
export const FindingPartsFragmentDoc = new TypedDocumentString(`
    fragment FindingParts on Finding {
  code
  severity
  sheet
  row
  column
  columnTitle
  letter
  value
  understood
  message
  fix
  article
}
    `, {"fragmentName":"FindingParts"}) as unknown as TypedDocumentString<FindingPartsFragment, unknown>;
export const ReportPartsFragmentDoc = new TypedDocumentString(`
    fragment ReportParts on QualityReport {
  id
  fileName
  size
  engine
  failure {
    path
    code
    message
    rule
    article
    way
  }
  tables {
    sheet
    range
    headerRow
    rows
    sheetRows
    gridRows
    findingCount
    notes
    columns {
      ...ProfileParts
    }
    groups {
      code
      severity
      column
      columnTitle
      title
      count
      sure
      first {
        ...FindingParts
      }
    }
  }
}
    fragment ProfileParts on ColumnReport {
  name
  title
  type
  unit
  letter
  nulls
  distinct
  distinctExact
  min
  max
  mean
  deviation
  minLength
  maxLength
  meanLength
  histogram
  histogramOf
  bins {
    from
    to
    count
  }
  quantiles {
    at
    value
  }
  top {
    value
    count
  }
  topExact
  patterns {
    pattern
    count
  }
  patternRows
  values
  required
  key
  codeList
  masked
  remark
  evidence
  findingCount
  personal {
    kind
    class
    confidence
  }
}
fragment FindingParts on Finding {
  code
  severity
  sheet
  row
  column
  columnTitle
  letter
  value
  understood
  message
  fix
  article
}`, {"fragmentName":"ReportParts"}) as unknown as TypedDocumentString<ReportPartsFragment, unknown>;
export const GridPartsFragmentDoc = new TypedDocumentString(`
    fragment GridParts on QualityReport {
  id
  tables {
    sheet
    grid(from: $from, limit: $limit) {
      row
      role
      hidden
      cells {
        column
        text
        span
        number
        severity
      }
    }
  }
}
    `, {"fragmentName":"GridParts"}) as unknown as TypedDocumentString<GridPartsFragment, unknown>;
export const FindingsPartsFragmentDoc = new TypedDocumentString(`
    fragment FindingsParts on QualityReport {
  id
  tables {
    sheet
    findings(
      severity: $severity
      code: $code
      column: $column
      first: $first
      after: $after
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...FindingParts
        }
      }
    }
  }
}
    fragment FindingParts on Finding {
  code
  severity
  sheet
  row
  column
  columnTitle
  letter
  value
  understood
  message
  fix
  article
}`, {"fragmentName":"FindingsParts"}) as unknown as TypedDocumentString<FindingsPartsFragment, unknown>;
export const WorkPartsFragmentDoc = new TypedDocumentString(`
    fragment WorkParts on WorkItem {
  id
  kind
  title
  reason
  action
  actionLabel
  due
  daysLeft
  holder
  since
  recall
  dataset {
    id
    code
    version
    step
    reviewStatus
    warehouseStatus
    serviceStatus
    publicationStatus
    sharing
    holder
    connection
  }
}
    `, {"fragmentName":"WorkParts"}) as unknown as TypedDocumentString<WorkPartsFragment, unknown>;
export const OpenProposedPartsFragmentDoc = new TypedDocumentString(`
    fragment OpenProposedParts on Dataset {
  id
  code
  title
  version
  edition
  owner {
    name
    nameEn
  }
  inForce {
    edition
  }
}
    `, {"fragmentName":"OpenProposedParts"}) as unknown as TypedDocumentString<OpenProposedPartsFragment, unknown>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    username
    name
    roles
    capabilities
    workCount
    language
    organization {
      id
      code
      name
      nameEn
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  signOut {
    ok
    userErrors {
      path
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const MySessionsDocument = new TypedDocumentString(`
    query MySessions {
  viewer {
    username
    sessions {
      id
      current
      createdAt
      lastSeenAt
      address
      agent
    }
  }
}
    `) as unknown as TypedDocumentString<MySessionsQuery, MySessionsQueryVariables>;
export const EndSessionDocument = new TypedDocumentString(`
    mutation EndSession($id: ID!) {
  endSession(id: $id) {
    ok
    userErrors {
      path
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const SetMyPasswordDocument = new TypedDocumentString(`
    mutation SetMyPassword($current: String!, $password: String!) {
  setPassword(current: $current, password: $password) {
    account {
      id
    }
    userErrors {
      path
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetMyPasswordMutation, SetMyPasswordMutationVariables>;
export const CompleteSetupDocument = new TypedDocumentString(`
    mutation CompleteSetup($token: String!, $username: String!, $name: String, $password: String!) {
  completeSetup(
    token: $token
    username: $username
    name: $name
    password: $password
  ) {
    viewer {
      username
    }
    userErrors {
      path
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteSetupMutation, CompleteSetupMutationVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($username: String!, $password: String!) {
  signIn(username: $username, password: $password) {
    viewer {
      username
    }
    userErrors {
      path
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const ShellCountsDocument = new TypedDocumentString(`
    query ShellCounts($queue: Boolean!) {
  work {
    overdue
  }
  datasets(first: 0) {
    totalCount
  }
  reviewQueue(first: 0) @include(if: $queue) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ShellCountsQuery, ShellCountsQueryVariables>;
export const PaletteDatasetsDocument = new TypedDocumentString(`
    query PaletteDatasets($text: String!) {
  datasets(filter: {text: $text}, first: 8) {
    edges {
      node {
        id
        code
        title
        owner {
          name
          nameEn
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PaletteDatasetsQuery, PaletteDatasetsQueryVariables>;
export const AdminAccountsDocument = new TypedDocumentString(`
    query AdminAccounts {
  accounts(first: 1000) {
    totalCount
    edges {
      node {
        id
        username
        name
        email
        roles
        disabled
        createdAt
        organization {
          id
          code
          name
          nameEn
        }
      }
    }
  }
  organizations(first: 1000) {
    edges {
      node {
        code
        name
        nameEn
        kind
      }
    }
  }
  roles
}
    `) as unknown as TypedDocumentString<AdminAccountsQuery, AdminAccountsQueryVariables>;
export const AdminCreateAccountDocument = new TypedDocumentString(`
    mutation AdminCreateAccount($input: AccountInput!) {
  createAccount(input: $input) {
    account {
      id
      username
    }
    setupLink
    userErrors {
      path
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AdminCreateAccountMutation, AdminCreateAccountMutationVariables>;
export const AdminUpdateAccountDocument = new TypedDocumentString(`
    mutation AdminUpdateAccount($id: ID!, $roles: [String!], $disabled: Boolean) {
  updateAccount(id: $id, roles: $roles, disabled: $disabled) {
    account {
      id
      disabled
      roles
    }
    userErrors {
      path
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AdminUpdateAccountMutation, AdminUpdateAccountMutationVariables>;
export const AdminJobsDocument = new TypedDocumentString(`
    query AdminJobs {
  jobs(first: 100) {
    totalCount
    edges {
      node {
        id
        kind
        status
        progress
        done
        total
        secondsLeft
        attempts
        createdAt
        finishedAt
        error {
          message
        }
        dataset {
          code
          title
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AdminJobsQuery, AdminJobsQueryVariables>;
export const AdminRetryJobDocument = new TypedDocumentString(`
    mutation AdminRetryJob($id: ID!) {
  retryJob(id: $id) {
    job {
      id
      status
    }
    userErrors {
      path
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AdminRetryJobMutation, AdminRetryJobMutationVariables>;
export const AdminOrganizationsDocument = new TypedDocumentString(`
    query AdminOrganizations {
  organizations(first: 1000) {
    totalCount
    edges {
      node {
        id
        code
        agencyCode
        name
        nameEn
        shortName
        kind
        datasetCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AdminOrganizationsQuery, AdminOrganizationsQueryVariables>;
export const AdminAddOrganizationDocument = new TypedDocumentString(`
    mutation AdminAddOrganization($input: OrganizationInput!) {
  addOrganization(input: $input) {
    organization {
      id
      code
    }
    userErrors {
      path
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AdminAddOrganizationMutation, AdminAddOrganizationMutationVariables>;
export const AdminRuleSetsDocument = new TypedDocumentString(`
    query AdminRuleSets {
  ruleSets {
    id
    version
    before
    note
    adoptedBy
    adoptedAt
    current
  }
}
    `) as unknown as TypedDocumentString<AdminRuleSetsQuery, AdminRuleSetsQueryVariables>;
export const AdminSimulateRulesDocument = new TypedDocumentString(`
    mutation AdminSimulateRules($rules: JSON!) {
  simulateRules(rules: $rules) {
    job {
      id
    }
    userErrors {
      path
      code
      message
      rule
    }
  }
}
    `) as unknown as TypedDocumentString<AdminSimulateRulesMutation, AdminSimulateRulesMutationVariables>;
export const AdminSimulationDocument = new TypedDocumentString(`
    query AdminSimulation($id: ID!) {
  job(id: $id) {
    id
    status
    done
    result
    error {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AdminSimulationQuery, AdminSimulationQueryVariables>;
export const AdminAdoptRulesDocument = new TypedDocumentString(`
    mutation AdminAdoptRules($rules: JSON!, $note: String!) {
  adoptRules(rules: $rules, note: $note) {
    ruleSet {
      id
    }
    userErrors {
      path
      code
      message
      rule
    }
  }
}
    `) as unknown as TypedDocumentString<AdminAdoptRulesMutation, AdminAdoptRulesMutationVariables>;
export const AdminRulesDocument = new TypedDocumentString(`
    query AdminRules {
  policyTerms {
    id
    value
    unit
    label
    labelEn
    article
  }
  policyRules {
    id
    points
    severity
    expression
    message
    messageEn
    article
    validFrom
    validTo
    ruleSet
  }
}
    `) as unknown as TypedDocumentString<AdminRulesQuery, AdminRulesQueryVariables>;
export const AdminTokensDocument = new TypedDocumentString(`
    query AdminTokens {
  tokens {
    id
    name
    scopes
    createdAt
    expiresAt
    lastUsedAt
    revoked
    account {
      username
    }
  }
}
    `) as unknown as TypedDocumentString<AdminTokensQuery, AdminTokensQueryVariables>;
export const AdminCreateTokenDocument = new TypedDocumentString(`
    mutation AdminCreateToken($name: String!, $scopes: [String!]!, $days: Int) {
  createToken(name: $name, scopes: $scopes, days: $days) {
    token {
      id
    }
    secret
    userErrors {
      path
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AdminCreateTokenMutation, AdminCreateTokenMutationVariables>;
export const AdminRevokeTokenDocument = new TypedDocumentString(`
    mutation AdminRevokeToken($id: ID!) {
  revokeToken(id: $id) {
    token {
      id
      revoked
    }
    userErrors {
      path
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AdminRevokeTokenMutation, AdminRevokeTokenMutationVariables>;
export const ReleaseCleaningDocument = new TypedDocumentString(`
    query ReleaseCleaning($id: ID!) {
  node(id: $id) {
    id
    ... on Release {
      version
      status
      cleaning {
        by
        at
        replayed
        cells
        rows
        steps {
          rule
          title
          column
          columnTitle
          count
        }
        skipped {
          rule
          title
          column
          columnTitle
          reason
          message
        }
      }
      quality {
        report {
          id
          cleaning {
            sheet
            suggestions {
              rule
              title
              why
              example
              column
              columnTitle
              letter
              count
              listed
              sure
              given
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReleaseCleaningQuery, ReleaseCleaningQueryVariables>;
export const CleaningPreviewDocument = new TypedDocumentString(`
    query CleaningPreview($id: ID!, $steps: [CleaningStepInput!]!, $rule: String, $first: Int, $after: String) {
  node(id: $id) {
    id
    ... on Release {
      quality {
        report {
          id
          cleaning {
            preview(steps: $steps, rule: $rule, first: $first, after: $after) {
              totalCount
              pageInfo {
                hasNextPage
                endCursor
              }
              edges {
                node {
                  row
                  column
                  columnTitle
                  letter
                  before
                  after
                  leftOut
                  rules
                }
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CleaningPreviewQuery, CleaningPreviewQueryVariables>;
export const ApplyCleaningDocument = new TypedDocumentString(`
    mutation ApplyCleaning($release: ID!, $expectedVersion: Int!, $steps: [CleaningStepInput!]!) {
  applyCleaning(
    release: $release
    expectedVersion: $expectedVersion
    steps: $steps
  ) {
    dataset {
      id
      version
    }
    userErrors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  path
  code
  message
  rule
  article
  way
}`) as unknown as TypedDocumentString<ApplyCleaningMutation, ApplyCleaningMutationVariables>;
export const UndoCleaningDocument = new TypedDocumentString(`
    mutation UndoCleaning($release: ID!, $expectedVersion: Int!) {
  undoCleaning(release: $release, expectedVersion: $expectedVersion) {
    dataset {
      id
      version
    }
    userErrors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  path
  code
  message
  rule
  article
  way
}`) as unknown as TypedDocumentString<UndoCleaningMutation, UndoCleaningMutationVariables>;
export const DatasetPageDocument = new TypedDocumentString(`
    query DatasetPage($code: String!) {
  dataset(code: $code) {
    ...ContentParts
    template
    localCode
    due
    step
    holder
    band
    submittedAt
    createdAt
    canEdit
    canAttach
    reviewStatus
    warehouseStatus
    serviceStatus
    publicationStatus
    nextPublication
    owner {
      id
      code
      name
      nameEn
    }
    reviewer {
      id
      name
      username
    }
    quality {
      ...QualityParts
    }
    inForce {
      id
      edition
    }
    nextActions {
      transition
      ready
      blockers {
        ...CheckParts
      }
    }
    publication {
      edition
      from
      status
      reason
      withdrawnAt
      address
      decision {
        id
        number
        date
      }
      release {
        id
        number
        period
        createdAt
      }
    }
    releases(first: 1) {
      totalCount
      edges {
        node {
          id
          number
          status
        }
      }
    }
  }
}
    fragment CheckParts on PolicyCheck {
  rule
  passed
  severity
  message
  article
  path
  way
}
fragment ContentParts on Dataset {
  id
  code
  version
  edition
  title
  description
  keywords
  legalBasis
  updateFrequency
  sharing
  importance
  personalData
  licence
  sourceSystem
  connection
  spatial
  temporalStart
  temporalEnd
  updatedAt
  theme {
    code
    title
    titleEn
  }
  contact {
    name
    email
    phone
  }
  personalBasis {
    column
    basis
  }
}
fragment QualityParts on Quality {
  status
  score
  findingCount
  errorCount
  warningCount
  infoCount
  dimensions {
    name
    label
    score
    explained
  }
}`) as unknown as TypedDocumentString<DatasetPageQuery, DatasetPageQueryVariables>;
export const DatasetChecksDocument = new TypedDocumentString(`
    query DatasetChecks($code: String!, $for: Transition) {
  dataset(code: $code) {
    id
    version
    checks(for: $for) {
      ...CheckParts
    }
  }
}
    fragment CheckParts on PolicyCheck {
  rule
  passed
  severity
  message
  article
  path
  way
}`) as unknown as TypedDocumentString<DatasetChecksQuery, DatasetChecksQueryVariables>;
export const DatasetColumnsDocument = new TypedDocumentString(`
    query DatasetColumns($code: String!) {
  dataset(code: $code) {
    id
    version
    title
    schema {
      version
      origin
      hash
      document
      columns {
        name
        title
        type
        unit
        required
        description
        codeList
        personal {
          kind
          class
          confidence
        }
      }
    }
    schemaHistory {
      version
      hash
      edition
      approved
      origin
      at
      bump
      changes {
        kind
        path
        message
        breaksBackward
        breaksForward
      }
    }
    releases(first: 1) {
      edges {
        node {
          id
          number
          period
          rows
          sheet
          quality {
            report {
              id
              tables {
                sheet
                rows
                columns {
                  ...ProfileParts
                }
              }
            }
          }
        }
      }
    }
  }
}
    fragment ProfileParts on ColumnReport {
  name
  title
  type
  unit
  letter
  nulls
  distinct
  distinctExact
  min
  max
  mean
  deviation
  minLength
  maxLength
  meanLength
  histogram
  histogramOf
  bins {
    from
    to
    count
  }
  quantiles {
    at
    value
  }
  top {
    value
    count
  }
  topExact
  patterns {
    pattern
    count
  }
  patternRows
  values
  required
  key
  codeList
  masked
  remark
  evidence
  findingCount
  personal {
    kind
    class
    confidence
  }
}`) as unknown as TypedDocumentString<DatasetColumnsQuery, DatasetColumnsQueryVariables>;
export const DatasetReleasesDocument = new TypedDocumentString(`
    query DatasetReleases($code: String!, $after: String) {
  dataset(code: $code) {
    id
    releases(first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...ReleaseParts
        }
      }
    }
  }
}
    fragment RefusalParts on UserError {
  path
  code
  message
  rule
  article
  way
}
fragment ReleaseParts on Release {
  id
  number
  version
  edition
  period
  address
  marked
  sheet
  status
  rows
  accepted
  overrides
  createdAt
  createdBy
  comparedWith
  waits {
    ...RefusalParts
  }
  file {
    id
    name
    size
    mediaType
    sha256
  }
  quality {
    status
    errorCount
    warningCount
    findingCount
  }
  job {
    id
    status
    progress
    done
    total
    secondsLeft
    error {
      ...RefusalParts
    }
  }
}`) as unknown as TypedDocumentString<DatasetReleasesQuery, DatasetReleasesQueryVariables>;
export const DatasetReviewsDocument = new TypedDocumentString(`
    query DatasetReviews($code: String!) {
  dataset(code: $code) {
    id
    schema {
      columns {
        name
        title
      }
    }
    reviews(first: 50) {
      totalCount
      edges {
        node {
          id
          edition
          version
          verdict
          reviewer
          comment
          ruleSet
          at
          outdated
          findings {
            path
            column
            row
            code
            message
            waive
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DatasetReviewsQuery, DatasetReviewsQueryVariables>;
export const DatasetHistoryDocument = new TypedDocumentString(`
    query DatasetHistory($code: String!, $first: Int!, $after: String) {
  dataset(code: $code) {
    id
    history(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          seq
          kind
          label
          version
          actor
          at
          summary
          comment
          leafHash
          fields {
            path
            label
            before
            after
            personal
            breaking
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DatasetHistoryQuery, DatasetHistoryQueryVariables>;
export const DatasetVersionDocument = new TypedDocumentString(`
    query DatasetVersion($code: String!, $version: Int!) {
  dataset(code: $code) {
    id
    asOf(version: $version) {
      ...ContentParts
      reviewStatus
      publicationStatus
    }
  }
}
    fragment ContentParts on Dataset {
  id
  code
  version
  edition
  title
  description
  keywords
  legalBasis
  updateFrequency
  sharing
  importance
  personalData
  licence
  sourceSystem
  connection
  spatial
  temporalStart
  temporalEnd
  updatedAt
  theme {
    code
    title
    titleEn
  }
  contact {
    name
    email
    phone
  }
  personalBasis {
    column
    basis
  }
}`) as unknown as TypedDocumentString<DatasetVersionQuery, DatasetVersionQueryVariables>;
export const DatasetUpdateDocument = new TypedDocumentString(`
    mutation DatasetUpdate($id: ID!, $version: Int!, $input: UpdateDatasetInput!) {
  updateDataset(id: $id, expectedVersion: $version, input: $input) {
    dataset {
      ...ContentParts
    }
    current {
      ...ContentParts
    }
    userErrors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  path
  code
  message
  rule
  article
  way
}
fragment ContentParts on Dataset {
  id
  code
  version
  edition
  title
  description
  keywords
  legalBasis
  updateFrequency
  sharing
  importance
  personalData
  licence
  sourceSystem
  connection
  spatial
  temporalStart
  temporalEnd
  updatedAt
  theme {
    code
    title
    titleEn
  }
  contact {
    name
    email
    phone
  }
  personalBasis {
    column
    basis
  }
}`) as unknown as TypedDocumentString<DatasetUpdateMutation, DatasetUpdateMutationVariables>;
export const DatasetTransitionDocument = new TypedDocumentString(`
    mutation DatasetTransition($id: ID!, $version: Int!, $to: Transition!, $comment: String) {
  transition(id: $id, expectedVersion: $version, to: $to, comment: $comment) {
    dataset {
      id
      version
      reviewStatus
    }
    userErrors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  path
  code
  message
  rule
  article
  way
}`) as unknown as TypedDocumentString<DatasetTransitionMutation, DatasetTransitionMutationVariables>;
export const DatasetAttachDocument = new TypedDocumentString(`
    mutation DatasetAttach($id: ID!, $upload: ID!, $sheet: String, $period: String, $overrides: JSON) {
  attachFile(
    id: $id
    upload: $upload
    sheet: $sheet
    period: $period
    overrides: $overrides
  ) {
    dataset {
      id
      version
    }
    userErrors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  path
  code
  message
  rule
  article
  way
}`) as unknown as TypedDocumentString<DatasetAttachMutation, DatasetAttachMutationVariables>;
export const DatasetReuseFileDocument = new TypedDocumentString(`
    mutation DatasetReuseFile($release: ID!) {
  reuseFile(release: $release) {
    upload {
      id
    }
    userErrors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  path
  code
  message
  rule
  article
  way
}`) as unknown as TypedDocumentString<DatasetReuseFileMutation, DatasetReuseFileMutationVariables>;
export const ReleaseDifferenceDocument = new TypedDocumentString(`
    query ReleaseDifference($id: ID!) {
  node(id: $id) {
    id
    ... on Release {
      comparedWith
      difference
    }
  }
}
    `) as unknown as TypedDocumentString<ReleaseDifferenceQuery, ReleaseDifferenceQueryVariables>;
export const DatasetSetSchemaDocument = new TypedDocumentString(`
    mutation DatasetSetSchema($id: ID!, $version: Int!, $schema: JSON!) {
  setSchema(id: $id, expectedVersion: $version, schema: $schema) {
    dataset {
      id
      version
      edition
    }
    userErrors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  path
  code
  message
  rule
  article
  way
}`) as unknown as TypedDocumentString<DatasetSetSchemaMutation, DatasetSetSchemaMutationVariables>;
export const DatasetSetBandDocument = new TypedDocumentString(`
    mutation DatasetSetBand($id: ID!, $version: Int!, $band: Float!) {
  setBand(id: $id, expectedVersion: $version, band: $band) {
    dataset {
      id
      version
      band
    }
    userErrors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  path
  code
  message
  rule
  article
  way
}`) as unknown as TypedDocumentString<DatasetSetBandMutation, DatasetSetBandMutationVariables>;
export const DatasetAcceptDeliveryDocument = new TypedDocumentString(`
    mutation DatasetAcceptDelivery($release: ID!, $version: Int!, $comment: String!) {
  acceptDelivery(release: $release, expectedVersion: $version, comment: $comment) {
    dataset {
      id
      version
    }
    userErrors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  path
  code
  message
  rule
  article
  way
}`) as unknown as TypedDocumentString<DatasetAcceptDeliveryMutation, DatasetAcceptDeliveryMutationVariables>;
export const DatasetVocabularyDocument = new TypedDocumentString(`
    query DatasetVocabulary {
  themes {
    code
    title
    titleEn
  }
  licences {
    code
    title
    titleEn
    url
    suggested
  }
}
    `) as unknown as TypedDocumentString<DatasetVocabularyQuery, DatasetVocabularyQueryVariables>;
export const JobReportDocument = new TypedDocumentString(`
    query JobReport($id: ID!) {
  job(id: $id) {
    id
    report {
      ...ReportParts
    }
  }
}
    fragment ProfileParts on ColumnReport {
  name
  title
  type
  unit
  letter
  nulls
  distinct
  distinctExact
  min
  max
  mean
  deviation
  minLength
  maxLength
  meanLength
  histogram
  histogramOf
  bins {
    from
    to
    count
  }
  quantiles {
    at
    value
  }
  top {
    value
    count
  }
  topExact
  patterns {
    pattern
    count
  }
  patternRows
  values
  required
  key
  codeList
  masked
  remark
  evidence
  findingCount
  personal {
    kind
    class
    confidence
  }
}
fragment FindingParts on Finding {
  code
  severity
  sheet
  row
  column
  columnTitle
  letter
  value
  understood
  message
  fix
  article
}
fragment ReportParts on QualityReport {
  id
  fileName
  size
  engine
  failure {
    path
    code
    message
    rule
    article
    way
  }
  tables {
    sheet
    range
    headerRow
    rows
    sheetRows
    gridRows
    findingCount
    notes
    columns {
      ...ProfileParts
    }
    groups {
      code
      severity
      column
      columnTitle
      title
      count
      sure
      first {
        ...FindingParts
      }
    }
  }
}`) as unknown as TypedDocumentString<JobReportQuery, JobReportQueryVariables>;
export const JobGridDocument = new TypedDocumentString(`
    query JobGrid($id: ID!, $from: Int!, $limit: Int!) {
  job(id: $id) {
    id
    report {
      ...GridParts
    }
  }
}
    fragment GridParts on QualityReport {
  id
  tables {
    sheet
    grid(from: $from, limit: $limit) {
      row
      role
      hidden
      cells {
        column
        text
        span
        number
        severity
      }
    }
  }
}`) as unknown as TypedDocumentString<JobGridQuery, JobGridQueryVariables>;
export const JobFindingsDocument = new TypedDocumentString(`
    query JobFindings($id: ID!, $severity: Severity, $code: String, $column: String, $first: Int, $after: String) {
  job(id: $id) {
    id
    report {
      ...FindingsParts
    }
  }
}
    fragment FindingParts on Finding {
  code
  severity
  sheet
  row
  column
  columnTitle
  letter
  value
  understood
  message
  fix
  article
}
fragment FindingsParts on QualityReport {
  id
  tables {
    sheet
    findings(
      severity: $severity
      code: $code
      column: $column
      first: $first
      after: $after
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...FindingParts
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<JobFindingsQuery, JobFindingsQueryVariables>;
export const ReleaseReportDocument = new TypedDocumentString(`
    query ReleaseReport($id: ID!) {
  node(id: $id) {
    id
    ... on Release {
      quality {
        report {
          ...ReportParts
        }
      }
    }
  }
}
    fragment ProfileParts on ColumnReport {
  name
  title
  type
  unit
  letter
  nulls
  distinct
  distinctExact
  min
  max
  mean
  deviation
  minLength
  maxLength
  meanLength
  histogram
  histogramOf
  bins {
    from
    to
    count
  }
  quantiles {
    at
    value
  }
  top {
    value
    count
  }
  topExact
  patterns {
    pattern
    count
  }
  patternRows
  values
  required
  key
  codeList
  masked
  remark
  evidence
  findingCount
  personal {
    kind
    class
    confidence
  }
}
fragment FindingParts on Finding {
  code
  severity
  sheet
  row
  column
  columnTitle
  letter
  value
  understood
  message
  fix
  article
}
fragment ReportParts on QualityReport {
  id
  fileName
  size
  engine
  failure {
    path
    code
    message
    rule
    article
    way
  }
  tables {
    sheet
    range
    headerRow
    rows
    sheetRows
    gridRows
    findingCount
    notes
    columns {
      ...ProfileParts
    }
    groups {
      code
      severity
      column
      columnTitle
      title
      count
      sure
      first {
        ...FindingParts
      }
    }
  }
}`) as unknown as TypedDocumentString<ReleaseReportQuery, ReleaseReportQueryVariables>;
export const ReleaseGridDocument = new TypedDocumentString(`
    query ReleaseGrid($id: ID!, $from: Int!, $limit: Int!) {
  node(id: $id) {
    id
    ... on Release {
      quality {
        report {
          ...GridParts
        }
      }
    }
  }
}
    fragment GridParts on QualityReport {
  id
  tables {
    sheet
    grid(from: $from, limit: $limit) {
      row
      role
      hidden
      cells {
        column
        text
        span
        number
        severity
      }
    }
  }
}`) as unknown as TypedDocumentString<ReleaseGridQuery, ReleaseGridQueryVariables>;
export const ReleaseFindingsDocument = new TypedDocumentString(`
    query ReleaseFindings($id: ID!, $severity: Severity, $code: String, $column: String, $first: Int, $after: String) {
  node(id: $id) {
    id
    ... on Release {
      quality {
        report {
          ...FindingsParts
        }
      }
    }
  }
}
    fragment FindingParts on Finding {
  code
  severity
  sheet
  row
  column
  columnTitle
  letter
  value
  understood
  message
  fix
  article
}
fragment FindingsParts on QualityReport {
  id
  tables {
    sheet
    findings(
      severity: $severity
      code: $code
      column: $column
      first: $first
      after: $after
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...FindingParts
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<ReleaseFindingsQuery, ReleaseFindingsQueryVariables>;
export const JobStateDocument = new TypedDocumentString(`
    query JobState($id: ID!) {
  job(id: $id) {
    id
    kind
    status
    progress
    done
    total
    secondsLeft
    overrides
    error {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<JobStateQuery, JobStateQueryVariables>;
export const RegisterTryFileDocument = new TypedDocumentString(`
    mutation RegisterTryFile($upload: ID!, $sheet: String, $overrides: JSON) {
  tryFile(upload: $upload, sheet: $sheet, overrides: $overrides) {
    job {
      id
      status
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterTryFileMutation, RegisterTryFileMutationVariables>;
export const FieldNamesDocument = new TypedDocumentString(`
    query FieldNames {
  organizations(first: 1000) {
    edges {
      node {
        id
        name
        nameEn
      }
    }
  }
  themes {
    code
    title
    titleEn
  }
  licences {
    code
    title
    titleEn
  }
}
    `) as unknown as TypedDocumentString<FieldNamesQuery, FieldNamesQueryVariables>;
export const DatasetsPageDocument = new TypedDocumentString(`
    query DatasetsPage($filter: DatasetFilter, $orderBy: DatasetOrder, $first: Int, $after: String) {
  datasets(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    asOf
    pageInfo {
      hasNextPage
      endCursor
    }
    facets {
      field
      values {
        value
        label
        count
      }
    }
    edges {
      node {
        id
        code
        title
        due
        updatedAt
        sharing
        importance
        personalData
        reviewStatus
        warehouseStatus
        serviceStatus
        publicationStatus
        nextPublication
        step
        holder
        connection
        owner {
          code
          name
          nameEn
        }
        quality {
          status
          errorCount
          warningCount
          findingCount
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DatasetsPageQuery, DatasetsPageQueryVariables>;
export const ListOneDocument = new TypedDocumentString(`
    query ListOne($id: ID!) {
  node(id: $id) {
    id
    ... on Submission {
      number
      version
      state
      awaits
      late
      hash
      sentAt
      sentBy
      confirmedAt
      confirmedBy
      endedAt
      reason
      total
      changedCount
      canConfirm
      canWithdraw
      canDecide
      organization {
        code
        name
        nameEn
      }
      round {
        title
        due
      }
      previous {
        id
        number
      }
      newest {
        id
        number
      }
      counts {
        state
        count
      }
      causes {
        key
        label
        blocks
        count
        sampled
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListOneQuery, ListOneQueryVariables>;
export const ListLinesDocument = new TypedDocumentString(`
    query ListLines($id: ID!, $after: String) {
  node(id: $id) {
    id
    ... on Submission {
      lines(first: 1000, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            no
            id
            code
            title
            sharing
            state
            cause
            sampled
            carried
            isNew
            current
            reviewer
            due
            changed {
              path
              label
              before
              after
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListLinesQuery, ListLinesQueryVariables>;
export const ListLineVerdictDocument = new TypedDocumentString(`
    query ListLineVerdict($id: ID!) {
  dataset(id: $id) {
    id
    code
    reviews(first: 1) {
      edges {
        node {
          id
          verdict
          reviewer
          comment
          at
          findings {
            message
            column
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListLineVerdictQuery, ListLineVerdictQueryVariables>;
export const ListDecideDocument = new TypedDocumentString(`
    mutation ListDecide($id: ID!, $version: Int!, $lines: [ListVerdictInput!]!, $rest: Transition, $comment: String) {
  decideList(
    id: $id
    expectedVersion: $version
    lines: $lines
    rest: $rest
    comment: $comment
  ) {
    submission {
      id
      version
    }
    current {
      id
      version
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<ListDecideMutation, ListDecideMutationVariables>;
export const ListConfirmDocument = new TypedDocumentString(`
    mutation ListConfirm($id: ID!, $version: Int!) {
  confirmList(id: $id, expectedVersion: $version) {
    submission {
      id
      version
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<ListConfirmMutation, ListConfirmMutationVariables>;
export const ListWithdrawDocument = new TypedDocumentString(`
    mutation ListWithdraw($id: ID!, $version: Int!, $reason: String!) {
  withdrawList(id: $id, expectedVersion: $version, reason: $reason) {
    submission {
      id
      version
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<ListWithdrawMutation, ListWithdrawMutationVariables>;
export const ListsOpenRoundDocument = new TypedDocumentString(`
    mutation ListsOpenRound($input: RoundInput!) {
  openRound(input: $input) {
    round {
      id
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<ListsOpenRoundMutation, ListsOpenRoundMutationVariables>;
export const ListsSentDocument = new TypedDocumentString(`
    query ListsSent($after: String) {
  submissions(filter: {newest: true}, first: 30, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        number
        state
        awaits
        late
        sentAt
        total
        counts {
          state
          count
        }
        organization {
          name
          nameEn
        }
        round {
          title
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListsSentQuery, ListsSentQueryVariables>;
export const ListsPreviewDocument = new TypedDocumentString(`
    mutation ListsPreview($list: ID, $files: [ID!], $organization: String!) {
  previewIntake(list: $list, files: $files, organization: $organization) {
    rows {
      row
      state
      dataset {
        id
        code
      }
      localCode
      title
      description
      theme
      keywords
      contact {
        name
        email
        phone
      }
      legalBasis
      updateFrequency
      sharing
      importance
      personalData
      sourceSystem
      declaredColumns
      formats
      dueDate
      remark
      upload {
        id
        name
      }
      match
      changed {
        path
        label
        before
        after
      }
      problems {
        path
        code
        message
        rule
        article
        way
      }
    }
    unmatched {
      id
      name
    }
    notes
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<ListsPreviewMutation, ListsPreviewMutationVariables>;
export const ListsSaveDocument = new TypedDocumentString(`
    mutation ListsSave($rows: [IntakeRowInput!]!, $organization: String!) {
  saveIntake(rows: $rows, organization: $organization) {
    made
    changed
    unchanged
    refused
    rows {
      row
      outcome
      code
      title
      id
      reason
      gaps
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<ListsSaveMutation, ListsSaveMutationVariables>;
export const ListsUnsentDocument = new TypedDocumentString(`
    query ListsUnsent($owner: [String!]!, $after: String) {
  datasets(
    filter: {owner: $owner, reviewStatus: [DRAFT, CHANGES_REQUESTED]}
    orderBy: {field: CODE}
    first: 50
    after: $after
  ) {
    totalCount
    edges {
      node {
        id
        code
        title
        version
        reviewStatus
        due
        quality {
          status
        }
        nextActions {
          transition
          ready
          blockers {
            rule
            message
            severity
            article
            way
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListsUnsentQuery, ListsUnsentQueryVariables>;
export const ListsSendDocument = new TypedDocumentString(`
    mutation ListsSend($organization: String!, $round: ID, $datasets: [ID!]!) {
  submitList(organization: $organization, round: $round, datasets: $datasets) {
    submission {
      id
      number
      total
      awaits
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<ListsSendMutation, ListsSendMutationVariables>;
export const ListsRoundsDocument = new TypedDocumentString(`
    query ListsRounds {
  rounds(first: 50) {
    totalCount
    edges {
      node {
        id
        title
        opens
        due
        lateRule
        confirm
        submitted
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListsRoundsQuery, ListsRoundsQueryVariables>;
export const ListsOrganizationsDocument = new TypedDocumentString(`
    query ListsOrganizations {
  organizations(first: 500) {
    edges {
      node {
        id
        code
        name
      }
    }
  }
  themes {
    code
    title
  }
}
    `) as unknown as TypedDocumentString<ListsOrganizationsQuery, ListsOrganizationsQueryVariables>;
export const LogPageDocument = new TypedDocumentString(`
    query LogPage($filter: ChangeFilter, $first: Int!, $after: String) {
  changes(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        seq
        kind
        label
        summary
        actor
        at
        comment
        leafHash
        version
        dataset {
          code
          title
        }
        fields {
          path
          label
          before
          after
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LogPageQuery, LogPageQueryVariables>;
export const LogCheckpointDocument = new TypedDocumentString(`
    query LogCheckpoint {
  checkpoint {
    size
    root
    epoch
    time
    signed
  }
  organizations(first: 1000) {
    edges {
      node {
        id
        code
        name
        nameEn
      }
    }
  }
  changeKinds {
    kind
    label
  }
}
    `) as unknown as TypedDocumentString<LogCheckpointQuery, LogCheckpointQueryVariables>;
export const WorkPageDocument = new TypedDocumentString(`
    query WorkPage {
  work {
    items {
      ...WorkParts
    }
    waiting {
      ...WorkParts
    }
    overdue
    total
    asOf
    steps {
      step
      count
      holder
    }
  }
}
    fragment WorkParts on WorkItem {
  id
  kind
  title
  reason
  action
  actionLabel
  due
  daysLeft
  holder
  since
  recall
  dataset {
    id
    code
    version
    step
    reviewStatus
    warehouseStatus
    serviceStatus
    publicationStatus
    sharing
    holder
    connection
  }
}`) as unknown as TypedDocumentString<WorkPageQuery, WorkPageQueryVariables>;
export const WorkRecallDocument = new TypedDocumentString(`
    mutation WorkRecall($id: ID!, $version: Int!) {
  transition(id: $id, expectedVersion: $version, to: RECALL) {
    dataset {
      id
      version
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<WorkRecallMutation, WorkRecallMutationVariables>;
export const NoticesElsewhereDocument = new TypedDocumentString(`
    query NoticesElsewhere {
  heldElsewhere {
    id
    version
    holder
    system
    letter
    date
    answer
    answeredOn
    ended
    dataset {
      id
      code
      title
      owner {
        code
        name
        nameEn
        shortName
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NoticesElsewhereQuery, NoticesElsewhereQueryVariables>;
export const NoticesSetElsewhereDocument = new TypedDocumentString(`
    mutation NoticesSetElsewhere($dataset: ID!, $version: Int!, $input: HeldElsewhereInput!) {
  setHeldElsewhere(dataset: $dataset, expectedVersion: $version, input: $input) {
    heldElsewhere {
      id
      version
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<NoticesSetElsewhereMutation, NoticesSetElsewhereMutationVariables>;
export const NoticesDatasetDocument = new TypedDocumentString(`
    query NoticesDataset($code: String!) {
  dataset(code: $code) {
    id
    heldElsewhere {
      version
    }
  }
}
    `) as unknown as TypedDocumentString<NoticesDatasetQuery, NoticesDatasetQueryVariables>;
export const NoticesForceDocument = new TypedDocumentString(`
    query NoticesForce {
  taskForces(first: 20) {
    edges {
      node {
        id
        version
        name
        decision
        date
        signatory
        from
        to
        inForce
        unit {
          code
          name
          nameEn
        }
        members {
          name
          position
          role
          from
          to
          organization {
            code
            name
            nameEn
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NoticesForceQuery, NoticesForceQueryVariables>;
export const NoticesSetForceDocument = new TypedDocumentString(`
    mutation NoticesSetForce($id: ID, $version: Int, $input: TaskForceInput!) {
  setTaskForce(id: $id, expectedVersion: $version, input: $input) {
    taskForce {
      id
      version
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<NoticesSetForceMutation, NoticesSetForceMutationVariables>;
export const NoticesSupplementsDocument = new TypedDocumentString(`
    query NoticesSupplements {
  supplements(first: 200) {
    edges {
      node {
        id
        version
        text
        lastDay
        askedBy
        createdAt
        answer
        answeredAt
        answeredBy
        late
        canAnswer
        organization {
          code
          name
          nameEn
          shortName
        }
        dataset {
          code
          title
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NoticesSupplementsQuery, NoticesSupplementsQueryVariables>;
export const NoticesRequestDocument = new TypedDocumentString(`
    mutation NoticesRequest($input: SupplementInput!) {
  requestSupplement(input: $input) {
    supplement {
      id
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<NoticesRequestMutation, NoticesRequestMutationVariables>;
export const NoticesAnswerDocument = new TypedDocumentString(`
    mutation NoticesAnswer($id: ID!, $version: Int!, $answer: String!) {
  answerSupplement(id: $id, expectedVersion: $version, answer: $answer) {
    supplement {
      id
      version
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<NoticesAnswerMutation, NoticesAnswerMutationVariables>;
export const NoticesPageDocument = new TypedDocumentString(`
    query NoticesPage {
  notices(first: 100) {
    edges {
      node {
        id
        version
        number
        date
        title
        text
        signatory
        readCount
        readAt
        toRead
        receipts {
          reader
          readAt
          organization {
            code
            name
            nameEn
            shortName
          }
        }
        tasks {
          id
          version
          item
          title
          each
          due
          lateRule
          lastDay
          daysLeft
          state
          late
          note
          cancelled
          canReport
          lead {
            code
            name
            nameEn
            shortName
          }
          partners {
            code
            name
            nameEn
            shortName
          }
          measure {
            kind
            done
            target
            share
            elsewhere
            own
            filter
            of
          }
          shares {
            done
            target
            elsewhere
            state
            organization {
              code
              name
              nameEn
              shortName
            }
          }
          blockedBy {
            reason
            message
            count
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NoticesPageQuery, NoticesPageQueryVariables>;
export const NoticesUnitsDocument = new TypedDocumentString(`
    query NoticesUnits {
  organizations(first: 200) {
    edges {
      node {
        code
        name
        nameEn
        shortName
        kind
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NoticesUnitsQuery, NoticesUnitsQueryVariables>;
export const NoticesReadDocument = new TypedDocumentString(`
    mutation NoticesRead($id: ID!) {
  readNotice(id: $id) {
    notice {
      id
      readAt
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<NoticesReadMutation, NoticesReadMutationVariables>;
export const NoticesReportDocument = new TypedDocumentString(`
    mutation NoticesReport($id: ID!, $version: Int!, $done: Int!, $note: String) {
  reportTask(id: $id, expectedVersion: $version, done: $done, note: $note) {
    task {
      id
      version
      state
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<NoticesReportMutation, NoticesReportMutationVariables>;
export const NoticesIssueDocument = new TypedDocumentString(`
    mutation NoticesIssue($input: NoticeInput!) {
  issueNotice(input: $input) {
    notice {
      id
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<NoticesIssueMutation, NoticesIssueMutationVariables>;
export const NoticesAddTaskDocument = new TypedDocumentString(`
    mutation NoticesAddTask($notice: ID!, $input: TaskInput!) {
  addTask(notice: $notice, input: $input) {
    task {
      id
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<NoticesAddTaskMutation, NoticesAddTaskMutationVariables>;
export const OpenCandidatesDocument = new TypedDocumentString(`
    query OpenCandidates {
  candidates(first: 200) {
    score
    ready
    reasons {
      message
      points
    }
    dataset {
      id
      code
      title
      version
      owner {
        name
        nameEn
      }
      checks(for: PROPOSE_OPEN) {
        rule
        passed
        severity
        message
        article
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenCandidatesQuery, OpenCandidatesQueryVariables>;
export const OpenManyDocument = new TypedDocumentString(`
    mutation OpenMany($items: [TransitionItem!]!, $to: Transition!, $comment: String) {
  transitionMany(items: $items, to: $to, comment: $comment) {
    dataset {
      id
      code
      title
      version
      publicationStatus
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<OpenManyMutation, OpenManyMutationVariables>;
export const OpenDecisionsDocument = new TypedDocumentString(`
    query OpenDecisions($after: String) {
  decisions(first: 20, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        version
        number
        date
        effectiveFrom
        signatory
        lineCount
        publishedCount
        reviewDue
        updateDue
        supersedes {
          number
          date
        }
        supersededBy {
          number
          date
        }
        lines {
          annexNo
          edition
          current
          dataset {
            id
            code
            title
            version
            publicationStatus
            nextPublication
            owner {
              name
              nameEn
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenDecisionsQuery, OpenDecisionsQueryVariables>;
export const OpenCheckDocument = new TypedDocumentString(`
    mutation OpenCheck($id: ID!, $version: Int!, $what: DecisionCheck!, $comment: String!) {
  checkDecision(
    id: $id
    expectedVersion: $version
    what: $what
    comment: $comment
  ) {
    decision {
      id
      version
      reviewDue
      updateDue
    }
    userErrors {
      path
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OpenCheckMutation, OpenCheckMutationVariables>;
export const OpenProposedDocument = new TypedDocumentString(`
    query OpenProposed {
  first: datasets(filter: {publicationStatus: [PROPOSED]}, first: 1000) {
    edges {
      node {
        ...OpenProposedParts
      }
    }
  }
  next: datasets(filter: {nextPublication: [PROPOSED]}, first: 1000) {
    edges {
      node {
        ...OpenProposedParts
      }
    }
  }
}
    fragment OpenProposedParts on Dataset {
  id
  code
  title
  version
  edition
  owner {
    name
    nameEn
  }
  inForce {
    edition
  }
}`) as unknown as TypedDocumentString<OpenProposedQuery, OpenProposedQueryVariables>;
export const OpenIssueDocument = new TypedDocumentString(`
    mutation OpenIssue($input: IssueDecisionInput!) {
  issueDecision(input: $input) {
    decision {
      id
      number
      lineCount
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<OpenIssueMutation, OpenIssueMutationVariables>;
export const OpenEarlierDocument = new TypedDocumentString(`
    query OpenEarlier {
  decisions(first: 100) {
    edges {
      node {
        id
        number
        date
        supersededBy {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenEarlierQuery, OpenEarlierQueryVariables>;
export const OpenActDocument = new TypedDocumentString(`
    mutation OpenAct($id: ID!, $version: Int!, $to: Transition!, $comment: String) {
  transition(id: $id, expectedVersion: $version, to: $to, comment: $comment) {
    dataset {
      id
      version
      publicationStatus
      nextPublication
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<OpenActMutation, OpenActMutationVariables>;
export const OpenServedDocument = new TypedDocumentString(`
    query OpenServed {
  datasets(
    filter: {publicationStatus: [PUBLISHED, SUSPENDED, WITHDRAWN]}
    orderBy: {field: OWNER}
    first: 1000
  ) {
    totalCount
    edges {
      node {
        id
        code
        title
        version
        publicationStatus
        nextPublication
        owner {
          id
          name
          nameEn
        }
        publication {
          edition
          from
          reason
          address
          decision {
            number
            date
          }
        }
        allowedTransitions
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenServedQuery, OpenServedQueryVariables>;
export const OpenFeedbackDocument = new TypedDocumentString(`
    query OpenFeedback {
  feedback(first: 200) {
    totalCount
    edges {
      node {
        id
        ref
        text
        contact
        at
        handled
        answer
        answeredAt
        dataset {
          code
          title
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenFeedbackQuery, OpenFeedbackQueryVariables>;
export const OpenAnswerDocument = new TypedDocumentString(`
    mutation OpenAnswer($id: ID!, $answer: String!) {
  answerFeedback(id: $id, answer: $answer) {
    feedback {
      id
      handled
      answer
    }
    userErrors {
      path
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OpenAnswerMutation, OpenAnswerMutationVariables>;
export const ProgressPageDocument = new TypedDocumentString(`
    query ProgressPage($asOf: DateTime) {
  progress(asOf: $asOf) {
    asOf
    entry
    total
    delivered
    approved
    published
    open
    overdue
    dueSoon
    loaded
    live
    complete
    units
    members
    week {
      delivered
      approved
      loaded
      live
      published
    }
    baseline {
      version
      date
      total
      delivered
      complete
      units
      source
    }
    forecast {
      early
      likely
      late
      pace
      tested
      inside
    }
    statuses {
      status
      count
    }
    days {
      date
      registered
      delivered
      submitted
      approved
      published
    }
    organizations {
      organization {
        code
        name
        nameEn
        shortName
      }
      total
      draft
      submitted
      inReview
      changesRequested
      approved
      rejected
      published
      delivered
      overdue
      dueSoon
    }
  }
}
    `) as unknown as TypedDocumentString<ProgressPageQuery, ProgressPageQueryVariables>;
export const ProgressItemsDocument = new TypedDocumentString(`
    query ProgressItems {
  tasks(filter: {state: [OPEN, DONE]}, first: 100) {
    totalCount
    edges {
      node {
        id
        item
        title
        each
        state
        late
        lastDay
        daysLeft
        reportedAt
        lead {
          code
          name
          nameEn
          shortName
        }
        partners {
          code
        }
        measure {
          kind
          done
          target
          share
          own
          filter
          of
        }
        blockedBy {
          reason
          message
          count
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProgressItemsQuery, ProgressItemsQueryVariables>;
export const SetBaselineDocument = new TypedDocumentString(`
    mutation SetBaseline($input: BaselineInput!, $version: Int!) {
  setBaseline(input: $input, expectedVersion: $version) {
    baseline {
      version
    }
    userErrors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  path
  code
  message
  rule
  article
  way
}`) as unknown as TypedDocumentString<SetBaselineMutation, SetBaselineMutationVariables>;
export const RegisterOrganizationsDocument = new TypedDocumentString(`
    query RegisterOrganizations {
  organizations(first: 500) {
    edges {
      node {
        id
        code
        name
        nameEn
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterOrganizationsQuery, RegisterOrganizationsQueryVariables>;
export const RegisterDatasetDocument = new TypedDocumentString(`
    mutation RegisterDataset($input: RegisterDatasetInput!) {
  registerDataset(input: $input) {
    dataset {
      id
      code
      version
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterDatasetMutation, RegisterDatasetMutationVariables>;
export const RegisterSimilarDocument = new TypedDocumentString(`
    query RegisterSimilar($text: String!) {
  datasets(filter: {text: $text}, first: 3) {
    edges {
      node {
        id
        code
        title
        owner {
          name
          nameEn
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterSimilarQuery, RegisterSimilarQueryVariables>;
export const ReviewQueueDocument = new TypedDocumentString(`
    query ReviewQueue($filter: DatasetFilter, $first: Int!, $after: String) {
  reviewQueue(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    facets {
      field
      values {
        value
        label
        count
      }
    }
    edges {
      node {
        id
        code
        title
        version
        due
        submittedAt
        reviewStatus
        step
        warehouseStatus
        serviceStatus
        publicationStatus
        sharing
        holder
        connection
        reviewer {
          username
          name
        }
        owner {
          code
          name
          nameEn
          shortName
        }
        quality {
          status
          errorCount
          warningCount
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewQueueQuery, ReviewQueueQueryVariables>;
export const ReviewOneDocument = new TypedDocumentString(`
    query ReviewOne($id: ID!) {
  dataset(id: $id) {
    id
    code
    title
    version
    edition
    reviewStatus
    due
    submittedAt
    sharing
    importance
    personalData
    allowedTransitions
    owner {
      code
      name
      nameEn
    }
    reviewer {
      username
      name
    }
    changesSince {
      path
      label
      before
      after
      personal
      breaking
    }
    checks(for: APPROVE) {
      rule
      passed
      severity
      message
      article
      path
      way
    }
    columnConflicts {
      column
      title
      type
      unit
      codeList
      variants {
        type
        unit
        codeList
        differs
        count
        datasets(first: 3) {
          code
          title
          owner {
            name
            nameEn
          }
        }
      }
    }
    similar(first: 3) {
      score
      dataset {
        code
        title
        owner {
          name
          nameEn
        }
      }
    }
    reviews(first: 5) {
      edges {
        node {
          id
          edition
          verdict
          reviewer
          comment
          at
          findings {
            message
            column
            waive
          }
        }
      }
    }
    inForce {
      edition
    }
    quality {
      status
      score
      errorCount
      warningCount
      infoCount
      report {
        id
        fileName
        tables {
          sheet
          rows
          columns {
            name
            title
            type
            unit
            letter
            nulls
            distinct
            min
            max
            mean
            minLength
            maxLength
            top {
              value
              count
            }
            histogram
            remark
            findingCount
            personal {
              kind
              class
              confidence
            }
          }
          groups {
            code
            severity
            column
            columnTitle
            title
            count
            sure
          }
        }
      }
    }
  }
  next: reviewQueue(first: 1000) {
    totalCount
    edges {
      node {
        id
        title
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewOneQuery, ReviewOneQueryVariables>;
export const ReviewSmallGroupsDocument = new TypedDocumentString(`
    query ReviewSmallGroups($id: ID!, $columns: [String!]) {
  dataset(id: $id) {
    id
    quality {
      report {
        id
        tables {
          sheet
          combination(columns: $columns) {
            columns
            rows
            groups
            smallest
            small {
              below
              groups
              rows
            }
            drivers {
              column
              rows
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewSmallGroupsQuery, ReviewSmallGroupsQueryVariables>;
export const ReviewVerdictDocument = new TypedDocumentString(`
    mutation ReviewVerdict($id: ID!, $version: Int!, $to: Transition!, $comment: String, $findings: [FindingInput!]) {
  transition(
    id: $id
    expectedVersion: $version
    to: $to
    comment: $comment
    findings: $findings
  ) {
    dataset {
      id
      version
      reviewStatus
    }
    current {
      id
      version
      reviewStatus
    }
    userErrors {
      path
      code
      message
      rule
      article
      way
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewVerdictMutation, ReviewVerdictMutationVariables>;