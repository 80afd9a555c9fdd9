/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Viewer {\n    viewer { username name roles capabilities workCount language organization { id code name nameEn } }\n  }\n": typeof types.ViewerDocument,
    "\n  mutation SignOut { signOut { ok userErrors { path code message } } }\n": typeof types.SignOutDocument,
    "\n  query MySessions { viewer { username sessions { id current createdAt lastSeenAt address agent } } }\n": typeof types.MySessionsDocument,
    "\n  mutation EndSession($id: ID!) { endSession(id: $id) { ok userErrors { path code message } } }\n": typeof types.EndSessionDocument,
    "\n  mutation SetMyPassword($current: String!, $password: String!) {\n    setPassword(current: $current, password: $password) { account { id } userErrors { path code message } }\n  }\n": typeof types.SetMyPasswordDocument,
    "\n  mutation CompleteSetup($token: String!, $username: String!, $name: String, $password: String!) {\n    completeSetup(token: $token, username: $username, name: $name, password: $password) { viewer { username } userErrors { path code message } }\n  }\n": typeof types.CompleteSetupDocument,
    "\n  mutation SignIn($username: String!, $password: String!) {\n    signIn(username: $username, password: $password) { viewer { username } userErrors { path code message } }\n  }\n": typeof types.SignInDocument,
    "\n  query ShellCounts($queue: Boolean!) {\n    work { overdue }\n    datasets(first: 0) { totalCount }\n    reviewQueue(first: 0) @include(if: $queue) { totalCount }\n  }\n": typeof types.ShellCountsDocument,
    "\n  query PaletteDatasets($text: String!) {\n    datasets(filter: { text: $text }, first: 8) { edges { node { id code title owner { name nameEn } } } }\n  }\n": typeof types.PaletteDatasetsDocument,
    "\n  query AdminAccounts {\n    accounts(first: 1000) { totalCount edges { node { id username name email roles disabled createdAt organization { id code name nameEn } } } }\n    organizations(first: 1000) { edges { node { code name nameEn kind } } }\n    roles\n  }\n": typeof types.AdminAccountsDocument,
    "\n  mutation AdminCreateAccount($input: AccountInput!) { createAccount(input: $input) { account { id username } setupLink userErrors { path code message } } }\n": typeof types.AdminCreateAccountDocument,
    "\n  mutation AdminUpdateAccount($id: ID!, $roles: [String!], $disabled: Boolean) { updateAccount(id: $id, roles: $roles, disabled: $disabled) { account { id disabled roles } userErrors { path code message } } }\n": typeof types.AdminUpdateAccountDocument,
    "\n  query AdminJobs { jobs(first: 100) { totalCount edges { node { id kind status progress done total secondsLeft attempts createdAt finishedAt error { message } dataset { code title } } } } }\n": typeof types.AdminJobsDocument,
    "\n  mutation AdminRetryJob($id: ID!) { retryJob(id: $id) { job { id status } userErrors { path code message } } }\n": typeof types.AdminRetryJobDocument,
    "\n  query AdminOrganizations { organizations(first: 1000) { totalCount edges { node { id code agencyCode name nameEn shortName kind datasetCount } } } }\n": typeof types.AdminOrganizationsDocument,
    "\n  mutation AdminAddOrganization($input: OrganizationInput!) { addOrganization(input: $input) { organization { id code } userErrors { path code message } } }\n": typeof types.AdminAddOrganizationDocument,
    "\n  query AdminRuleSets { ruleSets { id version before note adoptedBy adoptedAt current } }\n": typeof types.AdminRuleSetsDocument,
    "\n  mutation AdminSimulateRules($rules: JSON!) { simulateRules(rules: $rules) { job { id } userErrors { path code message rule } } }\n": typeof types.AdminSimulateRulesDocument,
    "\n  query AdminSimulation($id: ID!) { job(id: $id) { id status done result error { message } } }\n": typeof types.AdminSimulationDocument,
    "\n  mutation AdminAdoptRules($rules: JSON!, $note: String!) { adoptRules(rules: $rules, note: $note) { ruleSet { id } userErrors { path code message rule } } }\n": typeof types.AdminAdoptRulesDocument,
    "\n  query AdminRules { policyTerms { id value unit label labelEn article } policyRules { id points severity expression message messageEn article validFrom validTo ruleSet } }\n": typeof types.AdminRulesDocument,
    "\n  query AdminTokens { tokens { id name scopes createdAt expiresAt lastUsedAt revoked account { username } } }\n": typeof types.AdminTokensDocument,
    "\n  mutation AdminCreateToken($name: String!, $scopes: [String!]!, $days: Int) { createToken(name: $name, scopes: $scopes, days: $days) { token { id } secret userErrors { path code message } } }\n": typeof types.AdminCreateTokenDocument,
    "\n  mutation AdminRevokeToken($id: ID!) { revokeToken(id: $id) { token { id revoked } userErrors { path code message } } }\n": typeof types.AdminRevokeTokenDocument,
    "\n  query ReleaseCleaning($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Release {\n        version status\n        cleaning { by at replayed cells rows steps { rule title column columnTitle count } skipped { rule title column columnTitle reason message } }\n        quality { report { id cleaning { sheet suggestions { rule title why example column columnTitle letter count listed sure given } } } }\n      }\n    }\n  }\n": typeof types.ReleaseCleaningDocument,
    "\n  query CleaningPreview($id: ID!, $steps: [CleaningStepInput!]!, $rule: String, $first: Int, $after: String) {\n    node(id: $id) {\n      id\n      ... on Release {\n        quality {\n          report {\n            id\n            cleaning {\n              preview(steps: $steps, rule: $rule, first: $first, after: $after) {\n                totalCount pageInfo { hasNextPage endCursor }\n                edges { node { row column columnTitle letter before after leftOut rules } }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.CleaningPreviewDocument,
    "\n  mutation ApplyCleaning($release: ID!, $expectedVersion: Int!, $steps: [CleaningStepInput!]!) {\n    applyCleaning(release: $release, expectedVersion: $expectedVersion, steps: $steps) { dataset { id version } userErrors { ...RefusalParts } }\n  }\n": typeof types.ApplyCleaningDocument,
    "\n  mutation UndoCleaning($release: ID!, $expectedVersion: Int!) {\n    undoCleaning(release: $release, expectedVersion: $expectedVersion) { dataset { id version } userErrors { ...RefusalParts } }\n  }\n": typeof types.UndoCleaningDocument,
    "\n  fragment CheckParts on PolicyCheck { rule passed severity message article path way }\n": typeof types.CheckPartsFragmentDoc,
    "\n  fragment RefusalParts on UserError { path code message rule article way }\n": typeof types.RefusalPartsFragmentDoc,
    "\n  fragment ContentParts on Dataset {\n    id code version edition title description keywords legalBasis updateFrequency sharing importance personalData licence sourceSystem connection spatial temporalStart temporalEnd updatedAt\n    theme { code title titleEn } contact { name email phone } personalBasis { column basis }\n  }\n": typeof types.ContentPartsFragmentDoc,
    "\n  fragment QualityParts on Quality { status score findingCount errorCount warningCount infoCount dimensions { name label score explained } }\n": typeof types.QualityPartsFragmentDoc,
    "\n  query DatasetPage($code: String!) {\n    dataset(code: $code) {\n      ...ContentParts\n      template localCode due step holder band submittedAt createdAt canEdit canAttach reviewStatus warehouseStatus serviceStatus publicationStatus nextPublication\n      owner { id code name nameEn } reviewer { id name username } quality { ...QualityParts } inForce { id edition }\n      nextActions { transition ready blockers { ...CheckParts } }\n      publication { edition from status reason withdrawnAt address decision { id number date } release { id number period createdAt } }\n      releases(first: 1) { totalCount edges { node { id number status } } }\n    }\n  }\n": typeof types.DatasetPageDocument,
    "\n  query DatasetChecks($code: String!, $for: Transition) { dataset(code: $code) { id version checks(for: $for) { ...CheckParts } } }\n": typeof types.DatasetChecksDocument,
    "\n  fragment ProfileParts on ColumnReport {\n    name title type unit letter nulls distinct distinctExact min max mean deviation minLength maxLength meanLength histogram histogramOf bins { from to count }\n    quantiles { at value } top { value count } topExact patterns { pattern count } patternRows values required key codeList masked remark evidence findingCount\n    personal { kind class confidence }\n  }\n": typeof types.ProfilePartsFragmentDoc,
    "\n  query DatasetColumns($code: String!) {\n    dataset(code: $code) {\n      id version title schema { version origin hash document columns { name title type unit required description codeList personal { kind class confidence } } }\n      schemaHistory { version hash edition approved origin at bump changes { kind path message breaksBackward breaksForward } }\n      releases(first: 1) {\n        edges {\n          node {\n            id number period rows sheet\n            quality {\n              report {\n                id\n                tables { sheet rows columns { ...ProfileParts } }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.DatasetColumnsDocument,
    "\n  fragment ReleaseParts on Release {\n    id number version edition period address marked sheet status rows accepted overrides createdAt createdBy comparedWith waits { ...RefusalParts } file { id name size mediaType sha256 }\n    quality { status errorCount warningCount findingCount } job { id status progress done total secondsLeft error { ...RefusalParts } }\n  }\n": typeof types.ReleasePartsFragmentDoc,
    "\n  query DatasetReleases($code: String!, $after: String) {\n    dataset(code: $code) { id releases(first: 50, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { ...ReleaseParts } } } }\n  }\n": typeof types.DatasetReleasesDocument,
    "\n  query DatasetReviews($code: String!) {\n    dataset(code: $code) {\n      id schema { columns { name title } }\n      reviews(first: 50) {\n        totalCount\n        edges { node { id edition version verdict reviewer comment ruleSet at outdated findings { path column row code message waive } } }\n      }\n    }\n  }\n": typeof types.DatasetReviewsDocument,
    "\n  query DatasetHistory($code: String!, $first: Int!, $after: String) {\n    dataset(code: $code) {\n      id\n      history(first: $first, after: $after) {\n        totalCount pageInfo { hasNextPage endCursor }\n        edges { node { seq kind label version actor at summary comment leafHash fields { path label before after personal breaking } } }\n      }\n    }\n  }\n": typeof types.DatasetHistoryDocument,
    "\n  query DatasetVersion($code: String!, $version: Int!) {\n    dataset(code: $code) { id asOf(version: $version) { ...ContentParts reviewStatus publicationStatus } }\n  }\n": typeof types.DatasetVersionDocument,
    "\n  mutation DatasetUpdate($id: ID!, $version: Int!, $input: UpdateDatasetInput!) {\n    updateDataset(id: $id, expectedVersion: $version, input: $input) { dataset { ...ContentParts } current { ...ContentParts } userErrors { ...RefusalParts } }\n  }\n": typeof types.DatasetUpdateDocument,
    "\n  mutation DatasetTransition($id: ID!, $version: Int!, $to: Transition!, $comment: String) {\n    transition(id: $id, expectedVersion: $version, to: $to, comment: $comment) { dataset { id version reviewStatus } userErrors { ...RefusalParts } }\n  }\n": typeof types.DatasetTransitionDocument,
    "\n  mutation DatasetAttach($id: ID!, $upload: ID!, $sheet: String, $period: String, $overrides: JSON) {\n    attachFile(id: $id, upload: $upload, sheet: $sheet, period: $period, overrides: $overrides) { dataset { id version } userErrors { ...RefusalParts } }\n  }\n": typeof types.DatasetAttachDocument,
    "\n  mutation DatasetReuseFile($release: ID!) { reuseFile(release: $release) { upload { id } userErrors { ...RefusalParts } } }\n": typeof types.DatasetReuseFileDocument,
    "\n  query ReleaseDifference($id: ID!) { node(id: $id) { id ... on Release { comparedWith difference } } }\n": typeof types.ReleaseDifferenceDocument,
    "\n  mutation DatasetSetSchema($id: ID!, $version: Int!, $schema: JSON!) {\n    setSchema(id: $id, expectedVersion: $version, schema: $schema) { dataset { id version edition } userErrors { ...RefusalParts } }\n  }\n": typeof types.DatasetSetSchemaDocument,
    "\n  mutation DatasetSetBand($id: ID!, $version: Int!, $band: Float!) {\n    setBand(id: $id, expectedVersion: $version, band: $band) { dataset { id version band } userErrors { ...RefusalParts } }\n  }\n": typeof types.DatasetSetBandDocument,
    "\n  mutation DatasetAcceptDelivery($release: ID!, $version: Int!, $comment: String!) {\n    acceptDelivery(release: $release, expectedVersion: $version, comment: $comment) { dataset { id version } userErrors { ...RefusalParts } }\n  }\n": typeof types.DatasetAcceptDeliveryDocument,
    "\n  query DatasetVocabulary { themes { code title titleEn } licences { code title titleEn url suggested } }\n": typeof types.DatasetVocabularyDocument,
    "\n  fragment FindingParts on Finding { code severity sheet row column columnTitle letter value understood message fix article }\n": typeof types.FindingPartsFragmentDoc,
    "\n  fragment ReportParts on QualityReport {\n    id fileName size engine\n    failure { path code message rule article way }\n    tables {\n      sheet range headerRow rows sheetRows gridRows findingCount notes\n      columns { ...ProfileParts }\n      groups { code severity column columnTitle title count sure first { ...FindingParts } }\n    }\n  }\n": typeof types.ReportPartsFragmentDoc,
    "\n  fragment GridParts on QualityReport { id tables { sheet grid(from: $from, limit: $limit) { row role hidden cells { column text span number severity } } } }\n": typeof types.GridPartsFragmentDoc,
    "\n  fragment FindingsParts on QualityReport {\n    id\n    tables {\n      sheet\n      findings(severity: $severity, code: $code, column: $column, first: $first, after: $after) {\n        totalCount pageInfo { hasNextPage endCursor } edges { node { ...FindingParts } }\n      }\n    }\n  }\n": typeof types.FindingsPartsFragmentDoc,
    "\n  query JobReport($id: ID!) { job(id: $id) { id report { ...ReportParts } } }\n": typeof types.JobReportDocument,
    "\n  query JobGrid($id: ID!, $from: Int!, $limit: Int!) { job(id: $id) { id report { ...GridParts } } }\n": typeof types.JobGridDocument,
    "\n  query JobFindings($id: ID!, $severity: Severity, $code: String, $column: String, $first: Int, $after: String) { job(id: $id) { id report { ...FindingsParts } } }\n": typeof types.JobFindingsDocument,
    "\n  query ReleaseReport($id: ID!) { node(id: $id) { id ... on Release { quality { report { ...ReportParts } } } } }\n": typeof types.ReleaseReportDocument,
    "\n  query ReleaseGrid($id: ID!, $from: Int!, $limit: Int!) { node(id: $id) { id ... on Release { quality { report { ...GridParts } } } } }\n": typeof types.ReleaseGridDocument,
    "\n  query ReleaseFindings($id: ID!, $severity: Severity, $code: String, $column: String, $first: Int, $after: String) {\n    node(id: $id) { id ... on Release { quality { report { ...FindingsParts } } } }\n  }\n": typeof types.ReleaseFindingsDocument,
    "\n  query JobState($id: ID!) { job(id: $id) { id kind status progress done total secondsLeft overrides error { path code message rule article way } } }\n": typeof types.JobStateDocument,
    "\n  mutation RegisterTryFile($upload: ID!, $sheet: String, $overrides: JSON) {\n    tryFile(upload: $upload, sheet: $sheet, overrides: $overrides) { job { id status } userErrors { path code message rule article way } }\n  }\n": typeof types.RegisterTryFileDocument,
    "\n  query FieldNames { organizations(first: 1000) { edges { node { id name nameEn } } } themes { code title titleEn } licences { code title titleEn } }\n": typeof types.FieldNamesDocument,
    "\n  query DatasetsPage($filter: DatasetFilter, $orderBy: DatasetOrder, $first: Int, $after: String) {\n    datasets(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n      totalCount asOf\n      pageInfo { hasNextPage endCursor }\n      facets { field values { value label count } }\n      edges {\n        node {\n          id code title due updatedAt sharing importance personalData reviewStatus warehouseStatus serviceStatus publicationStatus nextPublication step holder connection\n          owner { code name nameEn } quality { status errorCount warningCount findingCount }\n        }\n      }\n    }\n  }\n": typeof types.DatasetsPageDocument,
    "\n  query ListOne($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Submission {\n        number version state awaits late hash sentAt sentBy confirmedAt confirmedBy endedAt reason total changedCount canConfirm canWithdraw canDecide\n        organization { code name nameEn } round { title due }\n        previous { id number } newest { id number }\n        counts { state count }\n        causes { key label blocks count sampled }\n      }\n    }\n  }\n": typeof types.ListOneDocument,
    "\n  query ListLines($id: ID!, $after: String) {\n    node(id: $id) {\n      id\n      ... on Submission {\n        lines(first: 1000, after: $after) {\n          totalCount pageInfo { hasNextPage endCursor }\n          edges { node { no id code title sharing state cause sampled carried isNew current reviewer due changed { path label before after } } }\n        }\n      }\n    }\n  }\n": typeof types.ListLinesDocument,
    "\n  query ListLineVerdict($id: ID!) {\n    dataset(id: $id) { id code reviews(first: 1) { edges { node { id verdict reviewer comment at findings { message column } } } } }\n  }\n": typeof types.ListLineVerdictDocument,
    "\n  mutation ListDecide($id: ID!, $version: Int!, $lines: [ListVerdictInput!]!, $rest: Transition, $comment: String) {\n    decideList(id: $id, expectedVersion: $version, lines: $lines, rest: $rest, comment: $comment) {\n      submission { id version } current { id version } userErrors { path code message rule article way }\n    }\n  }\n": typeof types.ListDecideDocument,
    "\n  mutation ListConfirm($id: ID!, $version: Int!) {\n    confirmList(id: $id, expectedVersion: $version) { submission { id version } userErrors { path code message rule article way } }\n  }\n": typeof types.ListConfirmDocument,
    "\n  mutation ListWithdraw($id: ID!, $version: Int!, $reason: String!) {\n    withdrawList(id: $id, expectedVersion: $version, reason: $reason) { submission { id version } userErrors { path code message rule article way } }\n  }\n": typeof types.ListWithdrawDocument,
    "\n  mutation ListsOpenRound($input: RoundInput!) { openRound(input: $input) { round { id } userErrors { path code message rule article way } } }\n": typeof types.ListsOpenRoundDocument,
    "\n  query ListsSent($after: String) {\n    submissions(filter: { newest: true }, first: 30, after: $after) {\n      totalCount pageInfo { hasNextPage endCursor }\n      edges { node { id number state awaits late sentAt total counts { state count } organization { name nameEn } round { title } } }\n    }\n  }\n": typeof types.ListsSentDocument,
    "\n  mutation ListsPreview($list: ID, $files: [ID!], $organization: String!) {\n    previewIntake(list: $list, files: $files, organization: $organization) {\n      rows {\n        row state dataset { id code } localCode title description theme keywords contact { name email phone } legalBasis updateFrequency sharing importance personalData\n        sourceSystem declaredColumns formats dueDate remark upload { id name } match changed { path label before after } problems { path code message rule article way }\n      }\n      unmatched { id name }\n      notes\n      userErrors { path code message rule article way }\n    }\n  }\n": typeof types.ListsPreviewDocument,
    "\n  mutation ListsSave($rows: [IntakeRowInput!]!, $organization: String!) {\n    saveIntake(rows: $rows, organization: $organization) {\n      made changed unchanged refused\n      rows { row outcome code title id reason gaps }\n      userErrors { path code message rule article way }\n    }\n  }\n": typeof types.ListsSaveDocument,
    "\n  query ListsUnsent($owner: [String!]!, $after: String) {\n    datasets(filter: { owner: $owner, reviewStatus: [DRAFT, CHANGES_REQUESTED] }, orderBy: { field: CODE }, first: 50, after: $after) {\n      totalCount\n      edges { node { id code title version reviewStatus due quality { status } nextActions { transition ready blockers { rule message severity article way } } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.ListsUnsentDocument,
    "\n  mutation ListsSend($organization: String!, $round: ID, $datasets: [ID!]!) {\n    submitList(organization: $organization, round: $round, datasets: $datasets) { submission { id number total awaits } userErrors { path code message rule article way } }\n  }\n": typeof types.ListsSendDocument,
    "\n  query ListsRounds { rounds(first: 50) { totalCount edges { node { id title opens due lateRule confirm submitted } } } }\n": typeof types.ListsRoundsDocument,
    "\n  query ListsOrganizations { organizations(first: 500) { edges { node { id code name } } } themes { code title } }\n": typeof types.ListsOrganizationsDocument,
    "\n  query LogPage($filter: ChangeFilter, $first: Int!, $after: String) {\n    changes(filter: $filter, first: $first, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      edges { node { seq kind label summary actor at comment leafHash version dataset { code title } fields { path label before after } } }\n    }\n  }\n": typeof types.LogPageDocument,
    "\n  query LogCheckpoint { checkpoint { size root epoch time signed } organizations(first: 1000) { edges { node { id code name nameEn } } } changeKinds { kind label } }\n": typeof types.LogCheckpointDocument,
    "\n  fragment WorkParts on WorkItem {\n    id kind title reason action actionLabel due daysLeft holder since recall\n    dataset { id code version step reviewStatus warehouseStatus serviceStatus publicationStatus sharing holder connection }\n  }\n": typeof types.WorkPartsFragmentDoc,
    "\n  query WorkPage { work { items { ...WorkParts } waiting { ...WorkParts } overdue total asOf steps { step count holder } } }\n": typeof types.WorkPageDocument,
    "\n  mutation WorkRecall($id: ID!, $version: Int!) {\n    transition(id: $id, expectedVersion: $version, to: RECALL) { dataset { id version } userErrors { path code message rule article way } }\n  }\n": typeof types.WorkRecallDocument,
    "\n  query NoticesElsewhere { heldElsewhere { id version holder system letter date answer answeredOn ended dataset { id code title owner { code name nameEn shortName } } } }\n": typeof types.NoticesElsewhereDocument,
    "\n  mutation NoticesSetElsewhere($dataset: ID!, $version: Int!, $input: HeldElsewhereInput!) {\n    setHeldElsewhere(dataset: $dataset, expectedVersion: $version, input: $input) { heldElsewhere { id version } userErrors { path code message rule article way } }\n  }\n": typeof types.NoticesSetElsewhereDocument,
    "\n  query NoticesDataset($code: String!) { dataset(code: $code) { id heldElsewhere { version } } }\n": typeof types.NoticesDatasetDocument,
    "\n  query NoticesForce {\n    taskForces(first: 20) { edges { node { id version name decision date signatory from to inForce unit { code name nameEn } members { name position role from to organization { code name nameEn } } } } }\n  }\n": typeof types.NoticesForceDocument,
    "\n  mutation NoticesSetForce($id: ID, $version: Int, $input: TaskForceInput!) { setTaskForce(id: $id, expectedVersion: $version, input: $input) { taskForce { id version } userErrors { path code message rule article way } } }\n": typeof types.NoticesSetForceDocument,
    "\n  query NoticesSupplements {\n    supplements(first: 200) { edges { node { id version text lastDay askedBy createdAt answer answeredAt answeredBy late canAnswer organization { code name nameEn shortName } dataset { code title } } } }\n  }\n": typeof types.NoticesSupplementsDocument,
    "\n  mutation NoticesRequest($input: SupplementInput!) { requestSupplement(input: $input) { supplement { id } userErrors { path code message rule article way } } }\n": typeof types.NoticesRequestDocument,
    "\n  mutation NoticesAnswer($id: ID!, $version: Int!, $answer: String!) { answerSupplement(id: $id, expectedVersion: $version, answer: $answer) { supplement { id version } userErrors { path code message rule article way } } }\n": typeof types.NoticesAnswerDocument,
    "\n  query NoticesPage {\n    notices(first: 100) {\n      edges {\n        node {\n          id version number date title text signatory readCount readAt toRead\n          receipts { reader readAt organization { code name nameEn shortName } }\n          tasks {\n            id version item title each due lateRule lastDay daysLeft state late note cancelled canReport\n            lead { code name nameEn shortName }\n            partners { code name nameEn shortName }\n            measure { kind done target share elsewhere own filter of }\n            shares { done target elsewhere state organization { code name nameEn shortName } }\n            blockedBy { reason message count }\n          }\n        }\n      }\n    }\n  }\n": typeof types.NoticesPageDocument,
    "\n  query NoticesUnits { organizations(first: 200) { edges { node { code name nameEn shortName kind } } } }\n": typeof types.NoticesUnitsDocument,
    "\n  mutation NoticesRead($id: ID!) { readNotice(id: $id) { notice { id readAt } userErrors { path code message rule article way } } }\n": typeof types.NoticesReadDocument,
    "\n  mutation NoticesReport($id: ID!, $version: Int!, $done: Int!, $note: String) {\n    reportTask(id: $id, expectedVersion: $version, done: $done, note: $note) { task { id version state } userErrors { path code message rule article way } }\n  }\n": typeof types.NoticesReportDocument,
    "\n  mutation NoticesIssue($input: NoticeInput!) { issueNotice(input: $input) { notice { id } userErrors { path code message rule article way } } }\n": typeof types.NoticesIssueDocument,
    "\n  mutation NoticesAddTask($notice: ID!, $input: TaskInput!) { addTask(notice: $notice, input: $input) { task { id } userErrors { path code message rule article way } } }\n": typeof types.NoticesAddTaskDocument,
    "\n  query OpenCandidates {\n    candidates(first: 200) { score ready reasons { message points } dataset { id code title version owner { name nameEn } checks(for: PROPOSE_OPEN) { rule passed severity message article } } }\n  }\n": typeof types.OpenCandidatesDocument,
    "\n  mutation OpenMany($items: [TransitionItem!]!, $to: Transition!, $comment: String) {\n    transitionMany(items: $items, to: $to, comment: $comment) { dataset { id code title version publicationStatus } userErrors { path code message rule article way } }\n  }\n": typeof types.OpenManyDocument,
    "\n  query OpenDecisions($after: String) {\n    decisions(first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id version number date effectiveFrom signatory lineCount publishedCount reviewDue updateDue supersedes { number date } supersededBy { number date } lines { annexNo edition current dataset { id code title version publicationStatus nextPublication owner { name nameEn } } } } } }\n  }\n": typeof types.OpenDecisionsDocument,
    "\n  mutation OpenCheck($id: ID!, $version: Int!, $what: DecisionCheck!, $comment: String!) {\n    checkDecision(id: $id, expectedVersion: $version, what: $what, comment: $comment) { decision { id version reviewDue updateDue } userErrors { path code message } }\n  }\n": typeof types.OpenCheckDocument,
    "\n  query OpenProposed {\n    first: datasets(filter: { publicationStatus: [PROPOSED] }, first: 1000) { edges { node { ...OpenProposedParts } } }\n    next: datasets(filter: { nextPublication: [PROPOSED] }, first: 1000) { edges { node { ...OpenProposedParts } } }\n  }\n": typeof types.OpenProposedDocument,
    "\n  fragment OpenProposedParts on Dataset { id code title version edition owner { name nameEn } inForce { edition } }\n": typeof types.OpenProposedPartsFragmentDoc,
    "\n  mutation OpenIssue($input: IssueDecisionInput!) { issueDecision(input: $input) { decision { id number lineCount } userErrors { path code message rule article way } } }\n": typeof types.OpenIssueDocument,
    "\n  query OpenEarlier { decisions(first: 100) { edges { node { id number date supersededBy { id } } } } }\n": typeof types.OpenEarlierDocument,
    "\n  mutation OpenAct($id: ID!, $version: Int!, $to: Transition!, $comment: String) {\n    transition(id: $id, expectedVersion: $version, to: $to, comment: $comment) { dataset { id version publicationStatus nextPublication } userErrors { path code message rule article way } }\n  }\n": typeof types.OpenActDocument,
    "\n  query OpenServed {\n    datasets(filter: { publicationStatus: [PUBLISHED, SUSPENDED, WITHDRAWN] }, orderBy: { field: OWNER }, first: 1000) {\n      totalCount edges { node { id code title version publicationStatus nextPublication owner { id name nameEn } publication { edition from reason address decision { number date } } allowedTransitions } }\n    }\n  }\n": typeof types.OpenServedDocument,
    "\n  query OpenFeedback { feedback(first: 200) { totalCount edges { node { id ref text contact at handled answer answeredAt dataset { code title } } } } }\n": typeof types.OpenFeedbackDocument,
    "\n  mutation OpenAnswer($id: ID!, $answer: String!) { answerFeedback(id: $id, answer: $answer) { feedback { id handled answer } userErrors { path code message } } }\n": typeof types.OpenAnswerDocument,
    "\n  query ProgressPage($asOf: DateTime) {\n    progress(asOf: $asOf) {\n      asOf entry total delivered approved published open overdue dueSoon loaded live complete units members\n      week { delivered approved loaded live published }\n      baseline { version date total delivered complete units source }\n      forecast { early likely late pace tested inside }\n      statuses { status count }\n      days { date registered delivered submitted approved published }\n      organizations {\n        organization { code name nameEn shortName }\n        total draft submitted inReview changesRequested approved rejected published delivered overdue dueSoon\n      }\n    }\n  }\n": typeof types.ProgressPageDocument,
    "\n  query ProgressItems {\n    tasks(filter: { state: [OPEN, DONE] }, first: 100) {\n      totalCount\n      edges {\n        node {\n          id item title each state late lastDay daysLeft reportedAt\n          lead { code name nameEn shortName }\n          partners { code }\n          measure { kind done target share own filter of }\n          blockedBy { reason message count }\n        }\n      }\n    }\n  }\n": typeof types.ProgressItemsDocument,
    "\n  mutation SetBaseline($input: BaselineInput!, $version: Int!) {\n    setBaseline(input: $input, expectedVersion: $version) {\n      baseline { version }\n      userErrors { ...RefusalParts }\n    }\n  }\n": typeof types.SetBaselineDocument,
    "\n  query RegisterOrganizations { organizations(first: 500) { edges { node { id code name nameEn } } } }\n": typeof types.RegisterOrganizationsDocument,
    "\n  mutation RegisterDataset($input: RegisterDatasetInput!) {\n    registerDataset(input: $input) { dataset { id code version } userErrors { path code message rule article way } }\n  }\n": typeof types.RegisterDatasetDocument,
    "\n  query RegisterSimilar($text: String!) { datasets(filter: { text: $text }, first: 3) { edges { node { id code title owner { name nameEn } } } } }\n": typeof types.RegisterSimilarDocument,
    "\n  query ReviewQueue($filter: DatasetFilter, $first: Int!, $after: String) {\n    reviewQueue(filter: $filter, first: $first, after: $after) {\n      totalCount pageInfo { hasNextPage endCursor }\n      facets { field values { value label count } }\n      edges { node { id code title version due submittedAt reviewStatus step warehouseStatus serviceStatus publicationStatus sharing holder connection reviewer { username name } owner { code name nameEn shortName } quality { status errorCount warningCount } } }\n    }\n  }\n": typeof types.ReviewQueueDocument,
    "\n  query ReviewOne($id: ID!) {\n    dataset(id: $id) {\n      id code title version edition reviewStatus due submittedAt sharing importance personalData allowedTransitions\n      owner { code name nameEn } reviewer { username name }\n      changesSince { path label before after personal breaking }\n      checks(for: APPROVE) { rule passed severity message article path way }\n      columnConflicts { column title type unit codeList variants { type unit codeList differs count datasets(first: 3) { code title owner { name nameEn } } } }\n      similar(first: 3) { score dataset { code title owner { name nameEn } } }\n      reviews(first: 5) { edges { node { id edition verdict reviewer comment at findings { message column waive } } } }\n      inForce { edition }\n      quality {\n        status score errorCount warningCount infoCount\n        report { id fileName tables { sheet rows columns { name title type unit letter nulls distinct min max mean minLength maxLength top { value count } histogram remark findingCount personal { kind class confidence } } groups { code severity column columnTitle title count sure } } }\n      }\n    }\n    next: reviewQueue(first: 1000) { totalCount edges { node { id title } } }\n  }\n": typeof types.ReviewOneDocument,
    "\n  query ReviewSmallGroups($id: ID!, $columns: [String!]) {\n    dataset(id: $id) { id quality { report { id tables { sheet combination(columns: $columns) { columns rows groups smallest small { below groups rows } drivers { column rows } } } } } }\n  }\n": typeof types.ReviewSmallGroupsDocument,
    "\n  mutation ReviewVerdict($id: ID!, $version: Int!, $to: Transition!, $comment: String, $findings: [FindingInput!]) {\n    transition(id: $id, expectedVersion: $version, to: $to, comment: $comment, findings: $findings) {\n      dataset { id version reviewStatus } current { id version reviewStatus } userErrors { path code message rule article way }\n    }\n  }\n": typeof types.ReviewVerdictDocument,
};
const documents: Documents = {
    "\n  query Viewer {\n    viewer { username name roles capabilities workCount language organization { id code name nameEn } }\n  }\n": types.ViewerDocument,
    "\n  mutation SignOut { signOut { ok userErrors { path code message } } }\n": types.SignOutDocument,
    "\n  query MySessions { viewer { username sessions { id current createdAt lastSeenAt address agent } } }\n": types.MySessionsDocument,
    "\n  mutation EndSession($id: ID!) { endSession(id: $id) { ok userErrors { path code message } } }\n": types.EndSessionDocument,
    "\n  mutation SetMyPassword($current: String!, $password: String!) {\n    setPassword(current: $current, password: $password) { account { id } userErrors { path code message } }\n  }\n": types.SetMyPasswordDocument,
    "\n  mutation CompleteSetup($token: String!, $username: String!, $name: String, $password: String!) {\n    completeSetup(token: $token, username: $username, name: $name, password: $password) { viewer { username } userErrors { path code message } }\n  }\n": types.CompleteSetupDocument,
    "\n  mutation SignIn($username: String!, $password: String!) {\n    signIn(username: $username, password: $password) { viewer { username } userErrors { path code message } }\n  }\n": types.SignInDocument,
    "\n  query ShellCounts($queue: Boolean!) {\n    work { overdue }\n    datasets(first: 0) { totalCount }\n    reviewQueue(first: 0) @include(if: $queue) { totalCount }\n  }\n": types.ShellCountsDocument,
    "\n  query PaletteDatasets($text: String!) {\n    datasets(filter: { text: $text }, first: 8) { edges { node { id code title owner { name nameEn } } } }\n  }\n": types.PaletteDatasetsDocument,
    "\n  query AdminAccounts {\n    accounts(first: 1000) { totalCount edges { node { id username name email roles disabled createdAt organization { id code name nameEn } } } }\n    organizations(first: 1000) { edges { node { code name nameEn kind } } }\n    roles\n  }\n": types.AdminAccountsDocument,
    "\n  mutation AdminCreateAccount($input: AccountInput!) { createAccount(input: $input) { account { id username } setupLink userErrors { path code message } } }\n": types.AdminCreateAccountDocument,
    "\n  mutation AdminUpdateAccount($id: ID!, $roles: [String!], $disabled: Boolean) { updateAccount(id: $id, roles: $roles, disabled: $disabled) { account { id disabled roles } userErrors { path code message } } }\n": types.AdminUpdateAccountDocument,
    "\n  query AdminJobs { jobs(first: 100) { totalCount edges { node { id kind status progress done total secondsLeft attempts createdAt finishedAt error { message } dataset { code title } } } } }\n": types.AdminJobsDocument,
    "\n  mutation AdminRetryJob($id: ID!) { retryJob(id: $id) { job { id status } userErrors { path code message } } }\n": types.AdminRetryJobDocument,
    "\n  query AdminOrganizations { organizations(first: 1000) { totalCount edges { node { id code agencyCode name nameEn shortName kind datasetCount } } } }\n": types.AdminOrganizationsDocument,
    "\n  mutation AdminAddOrganization($input: OrganizationInput!) { addOrganization(input: $input) { organization { id code } userErrors { path code message } } }\n": types.AdminAddOrganizationDocument,
    "\n  query AdminRuleSets { ruleSets { id version before note adoptedBy adoptedAt current } }\n": types.AdminRuleSetsDocument,
    "\n  mutation AdminSimulateRules($rules: JSON!) { simulateRules(rules: $rules) { job { id } userErrors { path code message rule } } }\n": types.AdminSimulateRulesDocument,
    "\n  query AdminSimulation($id: ID!) { job(id: $id) { id status done result error { message } } }\n": types.AdminSimulationDocument,
    "\n  mutation AdminAdoptRules($rules: JSON!, $note: String!) { adoptRules(rules: $rules, note: $note) { ruleSet { id } userErrors { path code message rule } } }\n": types.AdminAdoptRulesDocument,
    "\n  query AdminRules { policyTerms { id value unit label labelEn article } policyRules { id points severity expression message messageEn article validFrom validTo ruleSet } }\n": types.AdminRulesDocument,
    "\n  query AdminTokens { tokens { id name scopes createdAt expiresAt lastUsedAt revoked account { username } } }\n": types.AdminTokensDocument,
    "\n  mutation AdminCreateToken($name: String!, $scopes: [String!]!, $days: Int) { createToken(name: $name, scopes: $scopes, days: $days) { token { id } secret userErrors { path code message } } }\n": types.AdminCreateTokenDocument,
    "\n  mutation AdminRevokeToken($id: ID!) { revokeToken(id: $id) { token { id revoked } userErrors { path code message } } }\n": types.AdminRevokeTokenDocument,
    "\n  query ReleaseCleaning($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Release {\n        version status\n        cleaning { by at replayed cells rows steps { rule title column columnTitle count } skipped { rule title column columnTitle reason message } }\n        quality { report { id cleaning { sheet suggestions { rule title why example column columnTitle letter count listed sure given } } } }\n      }\n    }\n  }\n": types.ReleaseCleaningDocument,
    "\n  query CleaningPreview($id: ID!, $steps: [CleaningStepInput!]!, $rule: String, $first: Int, $after: String) {\n    node(id: $id) {\n      id\n      ... on Release {\n        quality {\n          report {\n            id\n            cleaning {\n              preview(steps: $steps, rule: $rule, first: $first, after: $after) {\n                totalCount pageInfo { hasNextPage endCursor }\n                edges { node { row column columnTitle letter before after leftOut rules } }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.CleaningPreviewDocument,
    "\n  mutation ApplyCleaning($release: ID!, $expectedVersion: Int!, $steps: [CleaningStepInput!]!) {\n    applyCleaning(release: $release, expectedVersion: $expectedVersion, steps: $steps) { dataset { id version } userErrors { ...RefusalParts } }\n  }\n": types.ApplyCleaningDocument,
    "\n  mutation UndoCleaning($release: ID!, $expectedVersion: Int!) {\n    undoCleaning(release: $release, expectedVersion: $expectedVersion) { dataset { id version } userErrors { ...RefusalParts } }\n  }\n": types.UndoCleaningDocument,
    "\n  fragment CheckParts on PolicyCheck { rule passed severity message article path way }\n": types.CheckPartsFragmentDoc,
    "\n  fragment RefusalParts on UserError { path code message rule article way }\n": types.RefusalPartsFragmentDoc,
    "\n  fragment ContentParts on Dataset {\n    id code version edition title description keywords legalBasis updateFrequency sharing importance personalData licence sourceSystem connection spatial temporalStart temporalEnd updatedAt\n    theme { code title titleEn } contact { name email phone } personalBasis { column basis }\n  }\n": types.ContentPartsFragmentDoc,
    "\n  fragment QualityParts on Quality { status score findingCount errorCount warningCount infoCount dimensions { name label score explained } }\n": types.QualityPartsFragmentDoc,
    "\n  query DatasetPage($code: String!) {\n    dataset(code: $code) {\n      ...ContentParts\n      template localCode due step holder band submittedAt createdAt canEdit canAttach reviewStatus warehouseStatus serviceStatus publicationStatus nextPublication\n      owner { id code name nameEn } reviewer { id name username } quality { ...QualityParts } inForce { id edition }\n      nextActions { transition ready blockers { ...CheckParts } }\n      publication { edition from status reason withdrawnAt address decision { id number date } release { id number period createdAt } }\n      releases(first: 1) { totalCount edges { node { id number status } } }\n    }\n  }\n": types.DatasetPageDocument,
    "\n  query DatasetChecks($code: String!, $for: Transition) { dataset(code: $code) { id version checks(for: $for) { ...CheckParts } } }\n": types.DatasetChecksDocument,
    "\n  fragment ProfileParts on ColumnReport {\n    name title type unit letter nulls distinct distinctExact min max mean deviation minLength maxLength meanLength histogram histogramOf bins { from to count }\n    quantiles { at value } top { value count } topExact patterns { pattern count } patternRows values required key codeList masked remark evidence findingCount\n    personal { kind class confidence }\n  }\n": types.ProfilePartsFragmentDoc,
    "\n  query DatasetColumns($code: String!) {\n    dataset(code: $code) {\n      id version title schema { version origin hash document columns { name title type unit required description codeList personal { kind class confidence } } }\n      schemaHistory { version hash edition approved origin at bump changes { kind path message breaksBackward breaksForward } }\n      releases(first: 1) {\n        edges {\n          node {\n            id number period rows sheet\n            quality {\n              report {\n                id\n                tables { sheet rows columns { ...ProfileParts } }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.DatasetColumnsDocument,
    "\n  fragment ReleaseParts on Release {\n    id number version edition period address marked sheet status rows accepted overrides createdAt createdBy comparedWith waits { ...RefusalParts } file { id name size mediaType sha256 }\n    quality { status errorCount warningCount findingCount } job { id status progress done total secondsLeft error { ...RefusalParts } }\n  }\n": types.ReleasePartsFragmentDoc,
    "\n  query DatasetReleases($code: String!, $after: String) {\n    dataset(code: $code) { id releases(first: 50, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { ...ReleaseParts } } } }\n  }\n": types.DatasetReleasesDocument,
    "\n  query DatasetReviews($code: String!) {\n    dataset(code: $code) {\n      id schema { columns { name title } }\n      reviews(first: 50) {\n        totalCount\n        edges { node { id edition version verdict reviewer comment ruleSet at outdated findings { path column row code message waive } } }\n      }\n    }\n  }\n": types.DatasetReviewsDocument,
    "\n  query DatasetHistory($code: String!, $first: Int!, $after: String) {\n    dataset(code: $code) {\n      id\n      history(first: $first, after: $after) {\n        totalCount pageInfo { hasNextPage endCursor }\n        edges { node { seq kind label version actor at summary comment leafHash fields { path label before after personal breaking } } }\n      }\n    }\n  }\n": types.DatasetHistoryDocument,
    "\n  query DatasetVersion($code: String!, $version: Int!) {\n    dataset(code: $code) { id asOf(version: $version) { ...ContentParts reviewStatus publicationStatus } }\n  }\n": types.DatasetVersionDocument,
    "\n  mutation DatasetUpdate($id: ID!, $version: Int!, $input: UpdateDatasetInput!) {\n    updateDataset(id: $id, expectedVersion: $version, input: $input) { dataset { ...ContentParts } current { ...ContentParts } userErrors { ...RefusalParts } }\n  }\n": types.DatasetUpdateDocument,
    "\n  mutation DatasetTransition($id: ID!, $version: Int!, $to: Transition!, $comment: String) {\n    transition(id: $id, expectedVersion: $version, to: $to, comment: $comment) { dataset { id version reviewStatus } userErrors { ...RefusalParts } }\n  }\n": types.DatasetTransitionDocument,
    "\n  mutation DatasetAttach($id: ID!, $upload: ID!, $sheet: String, $period: String, $overrides: JSON) {\n    attachFile(id: $id, upload: $upload, sheet: $sheet, period: $period, overrides: $overrides) { dataset { id version } userErrors { ...RefusalParts } }\n  }\n": types.DatasetAttachDocument,
    "\n  mutation DatasetReuseFile($release: ID!) { reuseFile(release: $release) { upload { id } userErrors { ...RefusalParts } } }\n": types.DatasetReuseFileDocument,
    "\n  query ReleaseDifference($id: ID!) { node(id: $id) { id ... on Release { comparedWith difference } } }\n": types.ReleaseDifferenceDocument,
    "\n  mutation DatasetSetSchema($id: ID!, $version: Int!, $schema: JSON!) {\n    setSchema(id: $id, expectedVersion: $version, schema: $schema) { dataset { id version edition } userErrors { ...RefusalParts } }\n  }\n": types.DatasetSetSchemaDocument,
    "\n  mutation DatasetSetBand($id: ID!, $version: Int!, $band: Float!) {\n    setBand(id: $id, expectedVersion: $version, band: $band) { dataset { id version band } userErrors { ...RefusalParts } }\n  }\n": types.DatasetSetBandDocument,
    "\n  mutation DatasetAcceptDelivery($release: ID!, $version: Int!, $comment: String!) {\n    acceptDelivery(release: $release, expectedVersion: $version, comment: $comment) { dataset { id version } userErrors { ...RefusalParts } }\n  }\n": types.DatasetAcceptDeliveryDocument,
    "\n  query DatasetVocabulary { themes { code title titleEn } licences { code title titleEn url suggested } }\n": types.DatasetVocabularyDocument,
    "\n  fragment FindingParts on Finding { code severity sheet row column columnTitle letter value understood message fix article }\n": types.FindingPartsFragmentDoc,
    "\n  fragment ReportParts on QualityReport {\n    id fileName size engine\n    failure { path code message rule article way }\n    tables {\n      sheet range headerRow rows sheetRows gridRows findingCount notes\n      columns { ...ProfileParts }\n      groups { code severity column columnTitle title count sure first { ...FindingParts } }\n    }\n  }\n": types.ReportPartsFragmentDoc,
    "\n  fragment GridParts on QualityReport { id tables { sheet grid(from: $from, limit: $limit) { row role hidden cells { column text span number severity } } } }\n": types.GridPartsFragmentDoc,
    "\n  fragment FindingsParts on QualityReport {\n    id\n    tables {\n      sheet\n      findings(severity: $severity, code: $code, column: $column, first: $first, after: $after) {\n        totalCount pageInfo { hasNextPage endCursor } edges { node { ...FindingParts } }\n      }\n    }\n  }\n": types.FindingsPartsFragmentDoc,
    "\n  query JobReport($id: ID!) { job(id: $id) { id report { ...ReportParts } } }\n": types.JobReportDocument,
    "\n  query JobGrid($id: ID!, $from: Int!, $limit: Int!) { job(id: $id) { id report { ...GridParts } } }\n": types.JobGridDocument,
    "\n  query JobFindings($id: ID!, $severity: Severity, $code: String, $column: String, $first: Int, $after: String) { job(id: $id) { id report { ...FindingsParts } } }\n": types.JobFindingsDocument,
    "\n  query ReleaseReport($id: ID!) { node(id: $id) { id ... on Release { quality { report { ...ReportParts } } } } }\n": types.ReleaseReportDocument,
    "\n  query ReleaseGrid($id: ID!, $from: Int!, $limit: Int!) { node(id: $id) { id ... on Release { quality { report { ...GridParts } } } } }\n": types.ReleaseGridDocument,
    "\n  query ReleaseFindings($id: ID!, $severity: Severity, $code: String, $column: String, $first: Int, $after: String) {\n    node(id: $id) { id ... on Release { quality { report { ...FindingsParts } } } }\n  }\n": types.ReleaseFindingsDocument,
    "\n  query JobState($id: ID!) { job(id: $id) { id kind status progress done total secondsLeft overrides error { path code message rule article way } } }\n": types.JobStateDocument,
    "\n  mutation RegisterTryFile($upload: ID!, $sheet: String, $overrides: JSON) {\n    tryFile(upload: $upload, sheet: $sheet, overrides: $overrides) { job { id status } userErrors { path code message rule article way } }\n  }\n": types.RegisterTryFileDocument,
    "\n  query FieldNames { organizations(first: 1000) { edges { node { id name nameEn } } } themes { code title titleEn } licences { code title titleEn } }\n": types.FieldNamesDocument,
    "\n  query DatasetsPage($filter: DatasetFilter, $orderBy: DatasetOrder, $first: Int, $after: String) {\n    datasets(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n      totalCount asOf\n      pageInfo { hasNextPage endCursor }\n      facets { field values { value label count } }\n      edges {\n        node {\n          id code title due updatedAt sharing importance personalData reviewStatus warehouseStatus serviceStatus publicationStatus nextPublication step holder connection\n          owner { code name nameEn } quality { status errorCount warningCount findingCount }\n        }\n      }\n    }\n  }\n": types.DatasetsPageDocument,
    "\n  query ListOne($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Submission {\n        number version state awaits late hash sentAt sentBy confirmedAt confirmedBy endedAt reason total changedCount canConfirm canWithdraw canDecide\n        organization { code name nameEn } round { title due }\n        previous { id number } newest { id number }\n        counts { state count }\n        causes { key label blocks count sampled }\n      }\n    }\n  }\n": types.ListOneDocument,
    "\n  query ListLines($id: ID!, $after: String) {\n    node(id: $id) {\n      id\n      ... on Submission {\n        lines(first: 1000, after: $after) {\n          totalCount pageInfo { hasNextPage endCursor }\n          edges { node { no id code title sharing state cause sampled carried isNew current reviewer due changed { path label before after } } }\n        }\n      }\n    }\n  }\n": types.ListLinesDocument,
    "\n  query ListLineVerdict($id: ID!) {\n    dataset(id: $id) { id code reviews(first: 1) { edges { node { id verdict reviewer comment at findings { message column } } } } }\n  }\n": types.ListLineVerdictDocument,
    "\n  mutation ListDecide($id: ID!, $version: Int!, $lines: [ListVerdictInput!]!, $rest: Transition, $comment: String) {\n    decideList(id: $id, expectedVersion: $version, lines: $lines, rest: $rest, comment: $comment) {\n      submission { id version } current { id version } userErrors { path code message rule article way }\n    }\n  }\n": types.ListDecideDocument,
    "\n  mutation ListConfirm($id: ID!, $version: Int!) {\n    confirmList(id: $id, expectedVersion: $version) { submission { id version } userErrors { path code message rule article way } }\n  }\n": types.ListConfirmDocument,
    "\n  mutation ListWithdraw($id: ID!, $version: Int!, $reason: String!) {\n    withdrawList(id: $id, expectedVersion: $version, reason: $reason) { submission { id version } userErrors { path code message rule article way } }\n  }\n": types.ListWithdrawDocument,
    "\n  mutation ListsOpenRound($input: RoundInput!) { openRound(input: $input) { round { id } userErrors { path code message rule article way } } }\n": types.ListsOpenRoundDocument,
    "\n  query ListsSent($after: String) {\n    submissions(filter: { newest: true }, first: 30, after: $after) {\n      totalCount pageInfo { hasNextPage endCursor }\n      edges { node { id number state awaits late sentAt total counts { state count } organization { name nameEn } round { title } } }\n    }\n  }\n": types.ListsSentDocument,
    "\n  mutation ListsPreview($list: ID, $files: [ID!], $organization: String!) {\n    previewIntake(list: $list, files: $files, organization: $organization) {\n      rows {\n        row state dataset { id code } localCode title description theme keywords contact { name email phone } legalBasis updateFrequency sharing importance personalData\n        sourceSystem declaredColumns formats dueDate remark upload { id name } match changed { path label before after } problems { path code message rule article way }\n      }\n      unmatched { id name }\n      notes\n      userErrors { path code message rule article way }\n    }\n  }\n": types.ListsPreviewDocument,
    "\n  mutation ListsSave($rows: [IntakeRowInput!]!, $organization: String!) {\n    saveIntake(rows: $rows, organization: $organization) {\n      made changed unchanged refused\n      rows { row outcome code title id reason gaps }\n      userErrors { path code message rule article way }\n    }\n  }\n": types.ListsSaveDocument,
    "\n  query ListsUnsent($owner: [String!]!, $after: String) {\n    datasets(filter: { owner: $owner, reviewStatus: [DRAFT, CHANGES_REQUESTED] }, orderBy: { field: CODE }, first: 50, after: $after) {\n      totalCount\n      edges { node { id code title version reviewStatus due quality { status } nextActions { transition ready blockers { rule message severity article way } } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.ListsUnsentDocument,
    "\n  mutation ListsSend($organization: String!, $round: ID, $datasets: [ID!]!) {\n    submitList(organization: $organization, round: $round, datasets: $datasets) { submission { id number total awaits } userErrors { path code message rule article way } }\n  }\n": types.ListsSendDocument,
    "\n  query ListsRounds { rounds(first: 50) { totalCount edges { node { id title opens due lateRule confirm submitted } } } }\n": types.ListsRoundsDocument,
    "\n  query ListsOrganizations { organizations(first: 500) { edges { node { id code name } } } themes { code title } }\n": types.ListsOrganizationsDocument,
    "\n  query LogPage($filter: ChangeFilter, $first: Int!, $after: String) {\n    changes(filter: $filter, first: $first, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      edges { node { seq kind label summary actor at comment leafHash version dataset { code title } fields { path label before after } } }\n    }\n  }\n": types.LogPageDocument,
    "\n  query LogCheckpoint { checkpoint { size root epoch time signed } organizations(first: 1000) { edges { node { id code name nameEn } } } changeKinds { kind label } }\n": types.LogCheckpointDocument,
    "\n  fragment WorkParts on WorkItem {\n    id kind title reason action actionLabel due daysLeft holder since recall\n    dataset { id code version step reviewStatus warehouseStatus serviceStatus publicationStatus sharing holder connection }\n  }\n": types.WorkPartsFragmentDoc,
    "\n  query WorkPage { work { items { ...WorkParts } waiting { ...WorkParts } overdue total asOf steps { step count holder } } }\n": types.WorkPageDocument,
    "\n  mutation WorkRecall($id: ID!, $version: Int!) {\n    transition(id: $id, expectedVersion: $version, to: RECALL) { dataset { id version } userErrors { path code message rule article way } }\n  }\n": types.WorkRecallDocument,
    "\n  query NoticesElsewhere { heldElsewhere { id version holder system letter date answer answeredOn ended dataset { id code title owner { code name nameEn shortName } } } }\n": types.NoticesElsewhereDocument,
    "\n  mutation NoticesSetElsewhere($dataset: ID!, $version: Int!, $input: HeldElsewhereInput!) {\n    setHeldElsewhere(dataset: $dataset, expectedVersion: $version, input: $input) { heldElsewhere { id version } userErrors { path code message rule article way } }\n  }\n": types.NoticesSetElsewhereDocument,
    "\n  query NoticesDataset($code: String!) { dataset(code: $code) { id heldElsewhere { version } } }\n": types.NoticesDatasetDocument,
    "\n  query NoticesForce {\n    taskForces(first: 20) { edges { node { id version name decision date signatory from to inForce unit { code name nameEn } members { name position role from to organization { code name nameEn } } } } }\n  }\n": types.NoticesForceDocument,
    "\n  mutation NoticesSetForce($id: ID, $version: Int, $input: TaskForceInput!) { setTaskForce(id: $id, expectedVersion: $version, input: $input) { taskForce { id version } userErrors { path code message rule article way } } }\n": types.NoticesSetForceDocument,
    "\n  query NoticesSupplements {\n    supplements(first: 200) { edges { node { id version text lastDay askedBy createdAt answer answeredAt answeredBy late canAnswer organization { code name nameEn shortName } dataset { code title } } } }\n  }\n": types.NoticesSupplementsDocument,
    "\n  mutation NoticesRequest($input: SupplementInput!) { requestSupplement(input: $input) { supplement { id } userErrors { path code message rule article way } } }\n": types.NoticesRequestDocument,
    "\n  mutation NoticesAnswer($id: ID!, $version: Int!, $answer: String!) { answerSupplement(id: $id, expectedVersion: $version, answer: $answer) { supplement { id version } userErrors { path code message rule article way } } }\n": types.NoticesAnswerDocument,
    "\n  query NoticesPage {\n    notices(first: 100) {\n      edges {\n        node {\n          id version number date title text signatory readCount readAt toRead\n          receipts { reader readAt organization { code name nameEn shortName } }\n          tasks {\n            id version item title each due lateRule lastDay daysLeft state late note cancelled canReport\n            lead { code name nameEn shortName }\n            partners { code name nameEn shortName }\n            measure { kind done target share elsewhere own filter of }\n            shares { done target elsewhere state organization { code name nameEn shortName } }\n            blockedBy { reason message count }\n          }\n        }\n      }\n    }\n  }\n": types.NoticesPageDocument,
    "\n  query NoticesUnits { organizations(first: 200) { edges { node { code name nameEn shortName kind } } } }\n": types.NoticesUnitsDocument,
    "\n  mutation NoticesRead($id: ID!) { readNotice(id: $id) { notice { id readAt } userErrors { path code message rule article way } } }\n": types.NoticesReadDocument,
    "\n  mutation NoticesReport($id: ID!, $version: Int!, $done: Int!, $note: String) {\n    reportTask(id: $id, expectedVersion: $version, done: $done, note: $note) { task { id version state } userErrors { path code message rule article way } }\n  }\n": types.NoticesReportDocument,
    "\n  mutation NoticesIssue($input: NoticeInput!) { issueNotice(input: $input) { notice { id } userErrors { path code message rule article way } } }\n": types.NoticesIssueDocument,
    "\n  mutation NoticesAddTask($notice: ID!, $input: TaskInput!) { addTask(notice: $notice, input: $input) { task { id } userErrors { path code message rule article way } } }\n": types.NoticesAddTaskDocument,
    "\n  query OpenCandidates {\n    candidates(first: 200) { score ready reasons { message points } dataset { id code title version owner { name nameEn } checks(for: PROPOSE_OPEN) { rule passed severity message article } } }\n  }\n": types.OpenCandidatesDocument,
    "\n  mutation OpenMany($items: [TransitionItem!]!, $to: Transition!, $comment: String) {\n    transitionMany(items: $items, to: $to, comment: $comment) { dataset { id code title version publicationStatus } userErrors { path code message rule article way } }\n  }\n": types.OpenManyDocument,
    "\n  query OpenDecisions($after: String) {\n    decisions(first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id version number date effectiveFrom signatory lineCount publishedCount reviewDue updateDue supersedes { number date } supersededBy { number date } lines { annexNo edition current dataset { id code title version publicationStatus nextPublication owner { name nameEn } } } } } }\n  }\n": types.OpenDecisionsDocument,
    "\n  mutation OpenCheck($id: ID!, $version: Int!, $what: DecisionCheck!, $comment: String!) {\n    checkDecision(id: $id, expectedVersion: $version, what: $what, comment: $comment) { decision { id version reviewDue updateDue } userErrors { path code message } }\n  }\n": types.OpenCheckDocument,
    "\n  query OpenProposed {\n    first: datasets(filter: { publicationStatus: [PROPOSED] }, first: 1000) { edges { node { ...OpenProposedParts } } }\n    next: datasets(filter: { nextPublication: [PROPOSED] }, first: 1000) { edges { node { ...OpenProposedParts } } }\n  }\n": types.OpenProposedDocument,
    "\n  fragment OpenProposedParts on Dataset { id code title version edition owner { name nameEn } inForce { edition } }\n": types.OpenProposedPartsFragmentDoc,
    "\n  mutation OpenIssue($input: IssueDecisionInput!) { issueDecision(input: $input) { decision { id number lineCount } userErrors { path code message rule article way } } }\n": types.OpenIssueDocument,
    "\n  query OpenEarlier { decisions(first: 100) { edges { node { id number date supersededBy { id } } } } }\n": types.OpenEarlierDocument,
    "\n  mutation OpenAct($id: ID!, $version: Int!, $to: Transition!, $comment: String) {\n    transition(id: $id, expectedVersion: $version, to: $to, comment: $comment) { dataset { id version publicationStatus nextPublication } userErrors { path code message rule article way } }\n  }\n": types.OpenActDocument,
    "\n  query OpenServed {\n    datasets(filter: { publicationStatus: [PUBLISHED, SUSPENDED, WITHDRAWN] }, orderBy: { field: OWNER }, first: 1000) {\n      totalCount edges { node { id code title version publicationStatus nextPublication owner { id name nameEn } publication { edition from reason address decision { number date } } allowedTransitions } }\n    }\n  }\n": types.OpenServedDocument,
    "\n  query OpenFeedback { feedback(first: 200) { totalCount edges { node { id ref text contact at handled answer answeredAt dataset { code title } } } } }\n": types.OpenFeedbackDocument,
    "\n  mutation OpenAnswer($id: ID!, $answer: String!) { answerFeedback(id: $id, answer: $answer) { feedback { id handled answer } userErrors { path code message } } }\n": types.OpenAnswerDocument,
    "\n  query ProgressPage($asOf: DateTime) {\n    progress(asOf: $asOf) {\n      asOf entry total delivered approved published open overdue dueSoon loaded live complete units members\n      week { delivered approved loaded live published }\n      baseline { version date total delivered complete units source }\n      forecast { early likely late pace tested inside }\n      statuses { status count }\n      days { date registered delivered submitted approved published }\n      organizations {\n        organization { code name nameEn shortName }\n        total draft submitted inReview changesRequested approved rejected published delivered overdue dueSoon\n      }\n    }\n  }\n": types.ProgressPageDocument,
    "\n  query ProgressItems {\n    tasks(filter: { state: [OPEN, DONE] }, first: 100) {\n      totalCount\n      edges {\n        node {\n          id item title each state late lastDay daysLeft reportedAt\n          lead { code name nameEn shortName }\n          partners { code }\n          measure { kind done target share own filter of }\n          blockedBy { reason message count }\n        }\n      }\n    }\n  }\n": types.ProgressItemsDocument,
    "\n  mutation SetBaseline($input: BaselineInput!, $version: Int!) {\n    setBaseline(input: $input, expectedVersion: $version) {\n      baseline { version }\n      userErrors { ...RefusalParts }\n    }\n  }\n": types.SetBaselineDocument,
    "\n  query RegisterOrganizations { organizations(first: 500) { edges { node { id code name nameEn } } } }\n": types.RegisterOrganizationsDocument,
    "\n  mutation RegisterDataset($input: RegisterDatasetInput!) {\n    registerDataset(input: $input) { dataset { id code version } userErrors { path code message rule article way } }\n  }\n": types.RegisterDatasetDocument,
    "\n  query RegisterSimilar($text: String!) { datasets(filter: { text: $text }, first: 3) { edges { node { id code title owner { name nameEn } } } } }\n": types.RegisterSimilarDocument,
    "\n  query ReviewQueue($filter: DatasetFilter, $first: Int!, $after: String) {\n    reviewQueue(filter: $filter, first: $first, after: $after) {\n      totalCount pageInfo { hasNextPage endCursor }\n      facets { field values { value label count } }\n      edges { node { id code title version due submittedAt reviewStatus step warehouseStatus serviceStatus publicationStatus sharing holder connection reviewer { username name } owner { code name nameEn shortName } quality { status errorCount warningCount } } }\n    }\n  }\n": types.ReviewQueueDocument,
    "\n  query ReviewOne($id: ID!) {\n    dataset(id: $id) {\n      id code title version edition reviewStatus due submittedAt sharing importance personalData allowedTransitions\n      owner { code name nameEn } reviewer { username name }\n      changesSince { path label before after personal breaking }\n      checks(for: APPROVE) { rule passed severity message article path way }\n      columnConflicts { column title type unit codeList variants { type unit codeList differs count datasets(first: 3) { code title owner { name nameEn } } } }\n      similar(first: 3) { score dataset { code title owner { name nameEn } } }\n      reviews(first: 5) { edges { node { id edition verdict reviewer comment at findings { message column waive } } } }\n      inForce { edition }\n      quality {\n        status score errorCount warningCount infoCount\n        report { id fileName tables { sheet rows columns { name title type unit letter nulls distinct min max mean minLength maxLength top { value count } histogram remark findingCount personal { kind class confidence } } groups { code severity column columnTitle title count sure } } }\n      }\n    }\n    next: reviewQueue(first: 1000) { totalCount edges { node { id title } } }\n  }\n": types.ReviewOneDocument,
    "\n  query ReviewSmallGroups($id: ID!, $columns: [String!]) {\n    dataset(id: $id) { id quality { report { id tables { sheet combination(columns: $columns) { columns rows groups smallest small { below groups rows } drivers { column rows } } } } } }\n  }\n": types.ReviewSmallGroupsDocument,
    "\n  mutation ReviewVerdict($id: ID!, $version: Int!, $to: Transition!, $comment: String, $findings: [FindingInput!]) {\n    transition(id: $id, expectedVersion: $version, to: $to, comment: $comment, findings: $findings) {\n      dataset { id version reviewStatus } current { id version reviewStatus } userErrors { path code message rule article way }\n    }\n  }\n": types.ReviewVerdictDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer {\n    viewer { username name roles capabilities workCount language organization { id code name nameEn } }\n  }\n"): typeof import('./graphql').ViewerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut { signOut { ok userErrors { path code message } } }\n"): typeof import('./graphql').SignOutDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MySessions { viewer { username sessions { id current createdAt lastSeenAt address agent } } }\n"): typeof import('./graphql').MySessionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSession($id: ID!) { endSession(id: $id) { ok userErrors { path code message } } }\n"): typeof import('./graphql').EndSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetMyPassword($current: String!, $password: String!) {\n    setPassword(current: $current, password: $password) { account { id } userErrors { path code message } }\n  }\n"): typeof import('./graphql').SetMyPasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteSetup($token: String!, $username: String!, $name: String, $password: String!) {\n    completeSetup(token: $token, username: $username, name: $name, password: $password) { viewer { username } userErrors { path code message } }\n  }\n"): typeof import('./graphql').CompleteSetupDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($username: String!, $password: String!) {\n    signIn(username: $username, password: $password) { viewer { username } userErrors { path code message } }\n  }\n"): typeof import('./graphql').SignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShellCounts($queue: Boolean!) {\n    work { overdue }\n    datasets(first: 0) { totalCount }\n    reviewQueue(first: 0) @include(if: $queue) { totalCount }\n  }\n"): typeof import('./graphql').ShellCountsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PaletteDatasets($text: String!) {\n    datasets(filter: { text: $text }, first: 8) { edges { node { id code title owner { name nameEn } } } }\n  }\n"): typeof import('./graphql').PaletteDatasetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminAccounts {\n    accounts(first: 1000) { totalCount edges { node { id username name email roles disabled createdAt organization { id code name nameEn } } } }\n    organizations(first: 1000) { edges { node { code name nameEn kind } } }\n    roles\n  }\n"): typeof import('./graphql').AdminAccountsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminCreateAccount($input: AccountInput!) { createAccount(input: $input) { account { id username } setupLink userErrors { path code message } } }\n"): typeof import('./graphql').AdminCreateAccountDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminUpdateAccount($id: ID!, $roles: [String!], $disabled: Boolean) { updateAccount(id: $id, roles: $roles, disabled: $disabled) { account { id disabled roles } userErrors { path code message } } }\n"): typeof import('./graphql').AdminUpdateAccountDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminJobs { jobs(first: 100) { totalCount edges { node { id kind status progress done total secondsLeft attempts createdAt finishedAt error { message } dataset { code title } } } } }\n"): typeof import('./graphql').AdminJobsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminRetryJob($id: ID!) { retryJob(id: $id) { job { id status } userErrors { path code message } } }\n"): typeof import('./graphql').AdminRetryJobDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminOrganizations { organizations(first: 1000) { totalCount edges { node { id code agencyCode name nameEn shortName kind datasetCount } } } }\n"): typeof import('./graphql').AdminOrganizationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminAddOrganization($input: OrganizationInput!) { addOrganization(input: $input) { organization { id code } userErrors { path code message } } }\n"): typeof import('./graphql').AdminAddOrganizationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminRuleSets { ruleSets { id version before note adoptedBy adoptedAt current } }\n"): typeof import('./graphql').AdminRuleSetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminSimulateRules($rules: JSON!) { simulateRules(rules: $rules) { job { id } userErrors { path code message rule } } }\n"): typeof import('./graphql').AdminSimulateRulesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminSimulation($id: ID!) { job(id: $id) { id status done result error { message } } }\n"): typeof import('./graphql').AdminSimulationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminAdoptRules($rules: JSON!, $note: String!) { adoptRules(rules: $rules, note: $note) { ruleSet { id } userErrors { path code message rule } } }\n"): typeof import('./graphql').AdminAdoptRulesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminRules { policyTerms { id value unit label labelEn article } policyRules { id points severity expression message messageEn article validFrom validTo ruleSet } }\n"): typeof import('./graphql').AdminRulesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminTokens { tokens { id name scopes createdAt expiresAt lastUsedAt revoked account { username } } }\n"): typeof import('./graphql').AdminTokensDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminCreateToken($name: String!, $scopes: [String!]!, $days: Int) { createToken(name: $name, scopes: $scopes, days: $days) { token { id } secret userErrors { path code message } } }\n"): typeof import('./graphql').AdminCreateTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminRevokeToken($id: ID!) { revokeToken(id: $id) { token { id revoked } userErrors { path code message } } }\n"): typeof import('./graphql').AdminRevokeTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReleaseCleaning($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Release {\n        version status\n        cleaning { by at replayed cells rows steps { rule title column columnTitle count } skipped { rule title column columnTitle reason message } }\n        quality { report { id cleaning { sheet suggestions { rule title why example column columnTitle letter count listed sure given } } } }\n      }\n    }\n  }\n"): typeof import('./graphql').ReleaseCleaningDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CleaningPreview($id: ID!, $steps: [CleaningStepInput!]!, $rule: String, $first: Int, $after: String) {\n    node(id: $id) {\n      id\n      ... on Release {\n        quality {\n          report {\n            id\n            cleaning {\n              preview(steps: $steps, rule: $rule, first: $first, after: $after) {\n                totalCount pageInfo { hasNextPage endCursor }\n                edges { node { row column columnTitle letter before after leftOut rules } }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').CleaningPreviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApplyCleaning($release: ID!, $expectedVersion: Int!, $steps: [CleaningStepInput!]!) {\n    applyCleaning(release: $release, expectedVersion: $expectedVersion, steps: $steps) { dataset { id version } userErrors { ...RefusalParts } }\n  }\n"): typeof import('./graphql').ApplyCleaningDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoCleaning($release: ID!, $expectedVersion: Int!) {\n    undoCleaning(release: $release, expectedVersion: $expectedVersion) { dataset { id version } userErrors { ...RefusalParts } }\n  }\n"): typeof import('./graphql').UndoCleaningDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CheckParts on PolicyCheck { rule passed severity message article path way }\n"): typeof import('./graphql').CheckPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RefusalParts on UserError { path code message rule article way }\n"): typeof import('./graphql').RefusalPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ContentParts on Dataset {\n    id code version edition title description keywords legalBasis updateFrequency sharing importance personalData licence sourceSystem connection spatial temporalStart temporalEnd updatedAt\n    theme { code title titleEn } contact { name email phone } personalBasis { column basis }\n  }\n"): typeof import('./graphql').ContentPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment QualityParts on Quality { status score findingCount errorCount warningCount infoCount dimensions { name label score explained } }\n"): typeof import('./graphql').QualityPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DatasetPage($code: String!) {\n    dataset(code: $code) {\n      ...ContentParts\n      template localCode due step holder band submittedAt createdAt canEdit canAttach reviewStatus warehouseStatus serviceStatus publicationStatus nextPublication\n      owner { id code name nameEn } reviewer { id name username } quality { ...QualityParts } inForce { id edition }\n      nextActions { transition ready blockers { ...CheckParts } }\n      publication { edition from status reason withdrawnAt address decision { id number date } release { id number period createdAt } }\n      releases(first: 1) { totalCount edges { node { id number status } } }\n    }\n  }\n"): typeof import('./graphql').DatasetPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DatasetChecks($code: String!, $for: Transition) { dataset(code: $code) { id version checks(for: $for) { ...CheckParts } } }\n"): typeof import('./graphql').DatasetChecksDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProfileParts on ColumnReport {\n    name title type unit letter nulls distinct distinctExact min max mean deviation minLength maxLength meanLength histogram histogramOf bins { from to count }\n    quantiles { at value } top { value count } topExact patterns { pattern count } patternRows values required key codeList masked remark evidence findingCount\n    personal { kind class confidence }\n  }\n"): typeof import('./graphql').ProfilePartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DatasetColumns($code: String!) {\n    dataset(code: $code) {\n      id version title schema { version origin hash document columns { name title type unit required description codeList personal { kind class confidence } } }\n      schemaHistory { version hash edition approved origin at bump changes { kind path message breaksBackward breaksForward } }\n      releases(first: 1) {\n        edges {\n          node {\n            id number period rows sheet\n            quality {\n              report {\n                id\n                tables { sheet rows columns { ...ProfileParts } }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').DatasetColumnsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReleaseParts on Release {\n    id number version edition period address marked sheet status rows accepted overrides createdAt createdBy comparedWith waits { ...RefusalParts } file { id name size mediaType sha256 }\n    quality { status errorCount warningCount findingCount } job { id status progress done total secondsLeft error { ...RefusalParts } }\n  }\n"): typeof import('./graphql').ReleasePartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DatasetReleases($code: String!, $after: String) {\n    dataset(code: $code) { id releases(first: 50, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { ...ReleaseParts } } } }\n  }\n"): typeof import('./graphql').DatasetReleasesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DatasetReviews($code: String!) {\n    dataset(code: $code) {\n      id schema { columns { name title } }\n      reviews(first: 50) {\n        totalCount\n        edges { node { id edition version verdict reviewer comment ruleSet at outdated findings { path column row code message waive } } }\n      }\n    }\n  }\n"): typeof import('./graphql').DatasetReviewsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DatasetHistory($code: String!, $first: Int!, $after: String) {\n    dataset(code: $code) {\n      id\n      history(first: $first, after: $after) {\n        totalCount pageInfo { hasNextPage endCursor }\n        edges { node { seq kind label version actor at summary comment leafHash fields { path label before after personal breaking } } }\n      }\n    }\n  }\n"): typeof import('./graphql').DatasetHistoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DatasetVersion($code: String!, $version: Int!) {\n    dataset(code: $code) { id asOf(version: $version) { ...ContentParts reviewStatus publicationStatus } }\n  }\n"): typeof import('./graphql').DatasetVersionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DatasetUpdate($id: ID!, $version: Int!, $input: UpdateDatasetInput!) {\n    updateDataset(id: $id, expectedVersion: $version, input: $input) { dataset { ...ContentParts } current { ...ContentParts } userErrors { ...RefusalParts } }\n  }\n"): typeof import('./graphql').DatasetUpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DatasetTransition($id: ID!, $version: Int!, $to: Transition!, $comment: String) {\n    transition(id: $id, expectedVersion: $version, to: $to, comment: $comment) { dataset { id version reviewStatus } userErrors { ...RefusalParts } }\n  }\n"): typeof import('./graphql').DatasetTransitionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DatasetAttach($id: ID!, $upload: ID!, $sheet: String, $period: String, $overrides: JSON) {\n    attachFile(id: $id, upload: $upload, sheet: $sheet, period: $period, overrides: $overrides) { dataset { id version } userErrors { ...RefusalParts } }\n  }\n"): typeof import('./graphql').DatasetAttachDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DatasetReuseFile($release: ID!) { reuseFile(release: $release) { upload { id } userErrors { ...RefusalParts } } }\n"): typeof import('./graphql').DatasetReuseFileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReleaseDifference($id: ID!) { node(id: $id) { id ... on Release { comparedWith difference } } }\n"): typeof import('./graphql').ReleaseDifferenceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DatasetSetSchema($id: ID!, $version: Int!, $schema: JSON!) {\n    setSchema(id: $id, expectedVersion: $version, schema: $schema) { dataset { id version edition } userErrors { ...RefusalParts } }\n  }\n"): typeof import('./graphql').DatasetSetSchemaDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DatasetSetBand($id: ID!, $version: Int!, $band: Float!) {\n    setBand(id: $id, expectedVersion: $version, band: $band) { dataset { id version band } userErrors { ...RefusalParts } }\n  }\n"): typeof import('./graphql').DatasetSetBandDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DatasetAcceptDelivery($release: ID!, $version: Int!, $comment: String!) {\n    acceptDelivery(release: $release, expectedVersion: $version, comment: $comment) { dataset { id version } userErrors { ...RefusalParts } }\n  }\n"): typeof import('./graphql').DatasetAcceptDeliveryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DatasetVocabulary { themes { code title titleEn } licences { code title titleEn url suggested } }\n"): typeof import('./graphql').DatasetVocabularyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FindingParts on Finding { code severity sheet row column columnTitle letter value understood message fix article }\n"): typeof import('./graphql').FindingPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReportParts on QualityReport {\n    id fileName size engine\n    failure { path code message rule article way }\n    tables {\n      sheet range headerRow rows sheetRows gridRows findingCount notes\n      columns { ...ProfileParts }\n      groups { code severity column columnTitle title count sure first { ...FindingParts } }\n    }\n  }\n"): typeof import('./graphql').ReportPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment GridParts on QualityReport { id tables { sheet grid(from: $from, limit: $limit) { row role hidden cells { column text span number severity } } } }\n"): typeof import('./graphql').GridPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FindingsParts on QualityReport {\n    id\n    tables {\n      sheet\n      findings(severity: $severity, code: $code, column: $column, first: $first, after: $after) {\n        totalCount pageInfo { hasNextPage endCursor } edges { node { ...FindingParts } }\n      }\n    }\n  }\n"): typeof import('./graphql').FindingsPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query JobReport($id: ID!) { job(id: $id) { id report { ...ReportParts } } }\n"): typeof import('./graphql').JobReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query JobGrid($id: ID!, $from: Int!, $limit: Int!) { job(id: $id) { id report { ...GridParts } } }\n"): typeof import('./graphql').JobGridDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query JobFindings($id: ID!, $severity: Severity, $code: String, $column: String, $first: Int, $after: String) { job(id: $id) { id report { ...FindingsParts } } }\n"): typeof import('./graphql').JobFindingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReleaseReport($id: ID!) { node(id: $id) { id ... on Release { quality { report { ...ReportParts } } } } }\n"): typeof import('./graphql').ReleaseReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReleaseGrid($id: ID!, $from: Int!, $limit: Int!) { node(id: $id) { id ... on Release { quality { report { ...GridParts } } } } }\n"): typeof import('./graphql').ReleaseGridDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReleaseFindings($id: ID!, $severity: Severity, $code: String, $column: String, $first: Int, $after: String) {\n    node(id: $id) { id ... on Release { quality { report { ...FindingsParts } } } }\n  }\n"): typeof import('./graphql').ReleaseFindingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query JobState($id: ID!) { job(id: $id) { id kind status progress done total secondsLeft overrides error { path code message rule article way } } }\n"): typeof import('./graphql').JobStateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RegisterTryFile($upload: ID!, $sheet: String, $overrides: JSON) {\n    tryFile(upload: $upload, sheet: $sheet, overrides: $overrides) { job { id status } userErrors { path code message rule article way } }\n  }\n"): typeof import('./graphql').RegisterTryFileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FieldNames { organizations(first: 1000) { edges { node { id name nameEn } } } themes { code title titleEn } licences { code title titleEn } }\n"): typeof import('./graphql').FieldNamesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DatasetsPage($filter: DatasetFilter, $orderBy: DatasetOrder, $first: Int, $after: String) {\n    datasets(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n      totalCount asOf\n      pageInfo { hasNextPage endCursor }\n      facets { field values { value label count } }\n      edges {\n        node {\n          id code title due updatedAt sharing importance personalData reviewStatus warehouseStatus serviceStatus publicationStatus nextPublication step holder connection\n          owner { code name nameEn } quality { status errorCount warningCount findingCount }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').DatasetsPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListOne($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Submission {\n        number version state awaits late hash sentAt sentBy confirmedAt confirmedBy endedAt reason total changedCount canConfirm canWithdraw canDecide\n        organization { code name nameEn } round { title due }\n        previous { id number } newest { id number }\n        counts { state count }\n        causes { key label blocks count sampled }\n      }\n    }\n  }\n"): typeof import('./graphql').ListOneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListLines($id: ID!, $after: String) {\n    node(id: $id) {\n      id\n      ... on Submission {\n        lines(first: 1000, after: $after) {\n          totalCount pageInfo { hasNextPage endCursor }\n          edges { node { no id code title sharing state cause sampled carried isNew current reviewer due changed { path label before after } } }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').ListLinesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListLineVerdict($id: ID!) {\n    dataset(id: $id) { id code reviews(first: 1) { edges { node { id verdict reviewer comment at findings { message column } } } } }\n  }\n"): typeof import('./graphql').ListLineVerdictDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ListDecide($id: ID!, $version: Int!, $lines: [ListVerdictInput!]!, $rest: Transition, $comment: String) {\n    decideList(id: $id, expectedVersion: $version, lines: $lines, rest: $rest, comment: $comment) {\n      submission { id version } current { id version } userErrors { path code message rule article way }\n    }\n  }\n"): typeof import('./graphql').ListDecideDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ListConfirm($id: ID!, $version: Int!) {\n    confirmList(id: $id, expectedVersion: $version) { submission { id version } userErrors { path code message rule article way } }\n  }\n"): typeof import('./graphql').ListConfirmDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ListWithdraw($id: ID!, $version: Int!, $reason: String!) {\n    withdrawList(id: $id, expectedVersion: $version, reason: $reason) { submission { id version } userErrors { path code message rule article way } }\n  }\n"): typeof import('./graphql').ListWithdrawDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ListsOpenRound($input: RoundInput!) { openRound(input: $input) { round { id } userErrors { path code message rule article way } } }\n"): typeof import('./graphql').ListsOpenRoundDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListsSent($after: String) {\n    submissions(filter: { newest: true }, first: 30, after: $after) {\n      totalCount pageInfo { hasNextPage endCursor }\n      edges { node { id number state awaits late sentAt total counts { state count } organization { name nameEn } round { title } } }\n    }\n  }\n"): typeof import('./graphql').ListsSentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ListsPreview($list: ID, $files: [ID!], $organization: String!) {\n    previewIntake(list: $list, files: $files, organization: $organization) {\n      rows {\n        row state dataset { id code } localCode title description theme keywords contact { name email phone } legalBasis updateFrequency sharing importance personalData\n        sourceSystem declaredColumns formats dueDate remark upload { id name } match changed { path label before after } problems { path code message rule article way }\n      }\n      unmatched { id name }\n      notes\n      userErrors { path code message rule article way }\n    }\n  }\n"): typeof import('./graphql').ListsPreviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ListsSave($rows: [IntakeRowInput!]!, $organization: String!) {\n    saveIntake(rows: $rows, organization: $organization) {\n      made changed unchanged refused\n      rows { row outcome code title id reason gaps }\n      userErrors { path code message rule article way }\n    }\n  }\n"): typeof import('./graphql').ListsSaveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListsUnsent($owner: [String!]!, $after: String) {\n    datasets(filter: { owner: $owner, reviewStatus: [DRAFT, CHANGES_REQUESTED] }, orderBy: { field: CODE }, first: 50, after: $after) {\n      totalCount\n      edges { node { id code title version reviewStatus due quality { status } nextActions { transition ready blockers { rule message severity article way } } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): typeof import('./graphql').ListsUnsentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ListsSend($organization: String!, $round: ID, $datasets: [ID!]!) {\n    submitList(organization: $organization, round: $round, datasets: $datasets) { submission { id number total awaits } userErrors { path code message rule article way } }\n  }\n"): typeof import('./graphql').ListsSendDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListsRounds { rounds(first: 50) { totalCount edges { node { id title opens due lateRule confirm submitted } } } }\n"): typeof import('./graphql').ListsRoundsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListsOrganizations { organizations(first: 500) { edges { node { id code name } } } themes { code title } }\n"): typeof import('./graphql').ListsOrganizationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LogPage($filter: ChangeFilter, $first: Int!, $after: String) {\n    changes(filter: $filter, first: $first, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      edges { node { seq kind label summary actor at comment leafHash version dataset { code title } fields { path label before after } } }\n    }\n  }\n"): typeof import('./graphql').LogPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LogCheckpoint { checkpoint { size root epoch time signed } organizations(first: 1000) { edges { node { id code name nameEn } } } changeKinds { kind label } }\n"): typeof import('./graphql').LogCheckpointDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WorkParts on WorkItem {\n    id kind title reason action actionLabel due daysLeft holder since recall\n    dataset { id code version step reviewStatus warehouseStatus serviceStatus publicationStatus sharing holder connection }\n  }\n"): typeof import('./graphql').WorkPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WorkPage { work { items { ...WorkParts } waiting { ...WorkParts } overdue total asOf steps { step count holder } } }\n"): typeof import('./graphql').WorkPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WorkRecall($id: ID!, $version: Int!) {\n    transition(id: $id, expectedVersion: $version, to: RECALL) { dataset { id version } userErrors { path code message rule article way } }\n  }\n"): typeof import('./graphql').WorkRecallDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NoticesElsewhere { heldElsewhere { id version holder system letter date answer answeredOn ended dataset { id code title owner { code name nameEn shortName } } } }\n"): typeof import('./graphql').NoticesElsewhereDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoticesSetElsewhere($dataset: ID!, $version: Int!, $input: HeldElsewhereInput!) {\n    setHeldElsewhere(dataset: $dataset, expectedVersion: $version, input: $input) { heldElsewhere { id version } userErrors { path code message rule article way } }\n  }\n"): typeof import('./graphql').NoticesSetElsewhereDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NoticesDataset($code: String!) { dataset(code: $code) { id heldElsewhere { version } } }\n"): typeof import('./graphql').NoticesDatasetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NoticesForce {\n    taskForces(first: 20) { edges { node { id version name decision date signatory from to inForce unit { code name nameEn } members { name position role from to organization { code name nameEn } } } } }\n  }\n"): typeof import('./graphql').NoticesForceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoticesSetForce($id: ID, $version: Int, $input: TaskForceInput!) { setTaskForce(id: $id, expectedVersion: $version, input: $input) { taskForce { id version } userErrors { path code message rule article way } } }\n"): typeof import('./graphql').NoticesSetForceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NoticesSupplements {\n    supplements(first: 200) { edges { node { id version text lastDay askedBy createdAt answer answeredAt answeredBy late canAnswer organization { code name nameEn shortName } dataset { code title } } } }\n  }\n"): typeof import('./graphql').NoticesSupplementsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoticesRequest($input: SupplementInput!) { requestSupplement(input: $input) { supplement { id } userErrors { path code message rule article way } } }\n"): typeof import('./graphql').NoticesRequestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoticesAnswer($id: ID!, $version: Int!, $answer: String!) { answerSupplement(id: $id, expectedVersion: $version, answer: $answer) { supplement { id version } userErrors { path code message rule article way } } }\n"): typeof import('./graphql').NoticesAnswerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NoticesPage {\n    notices(first: 100) {\n      edges {\n        node {\n          id version number date title text signatory readCount readAt toRead\n          receipts { reader readAt organization { code name nameEn shortName } }\n          tasks {\n            id version item title each due lateRule lastDay daysLeft state late note cancelled canReport\n            lead { code name nameEn shortName }\n            partners { code name nameEn shortName }\n            measure { kind done target share elsewhere own filter of }\n            shares { done target elsewhere state organization { code name nameEn shortName } }\n            blockedBy { reason message count }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').NoticesPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NoticesUnits { organizations(first: 200) { edges { node { code name nameEn shortName kind } } } }\n"): typeof import('./graphql').NoticesUnitsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoticesRead($id: ID!) { readNotice(id: $id) { notice { id readAt } userErrors { path code message rule article way } } }\n"): typeof import('./graphql').NoticesReadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoticesReport($id: ID!, $version: Int!, $done: Int!, $note: String) {\n    reportTask(id: $id, expectedVersion: $version, done: $done, note: $note) { task { id version state } userErrors { path code message rule article way } }\n  }\n"): typeof import('./graphql').NoticesReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoticesIssue($input: NoticeInput!) { issueNotice(input: $input) { notice { id } userErrors { path code message rule article way } } }\n"): typeof import('./graphql').NoticesIssueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoticesAddTask($notice: ID!, $input: TaskInput!) { addTask(notice: $notice, input: $input) { task { id } userErrors { path code message rule article way } } }\n"): typeof import('./graphql').NoticesAddTaskDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenCandidates {\n    candidates(first: 200) { score ready reasons { message points } dataset { id code title version owner { name nameEn } checks(for: PROPOSE_OPEN) { rule passed severity message article } } }\n  }\n"): typeof import('./graphql').OpenCandidatesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenMany($items: [TransitionItem!]!, $to: Transition!, $comment: String) {\n    transitionMany(items: $items, to: $to, comment: $comment) { dataset { id code title version publicationStatus } userErrors { path code message rule article way } }\n  }\n"): typeof import('./graphql').OpenManyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenDecisions($after: String) {\n    decisions(first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id version number date effectiveFrom signatory lineCount publishedCount reviewDue updateDue supersedes { number date } supersededBy { number date } lines { annexNo edition current dataset { id code title version publicationStatus nextPublication owner { name nameEn } } } } } }\n  }\n"): typeof import('./graphql').OpenDecisionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenCheck($id: ID!, $version: Int!, $what: DecisionCheck!, $comment: String!) {\n    checkDecision(id: $id, expectedVersion: $version, what: $what, comment: $comment) { decision { id version reviewDue updateDue } userErrors { path code message } }\n  }\n"): typeof import('./graphql').OpenCheckDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenProposed {\n    first: datasets(filter: { publicationStatus: [PROPOSED] }, first: 1000) { edges { node { ...OpenProposedParts } } }\n    next: datasets(filter: { nextPublication: [PROPOSED] }, first: 1000) { edges { node { ...OpenProposedParts } } }\n  }\n"): typeof import('./graphql').OpenProposedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OpenProposedParts on Dataset { id code title version edition owner { name nameEn } inForce { edition } }\n"): typeof import('./graphql').OpenProposedPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenIssue($input: IssueDecisionInput!) { issueDecision(input: $input) { decision { id number lineCount } userErrors { path code message rule article way } } }\n"): typeof import('./graphql').OpenIssueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenEarlier { decisions(first: 100) { edges { node { id number date supersededBy { id } } } } }\n"): typeof import('./graphql').OpenEarlierDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenAct($id: ID!, $version: Int!, $to: Transition!, $comment: String) {\n    transition(id: $id, expectedVersion: $version, to: $to, comment: $comment) { dataset { id version publicationStatus nextPublication } userErrors { path code message rule article way } }\n  }\n"): typeof import('./graphql').OpenActDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenServed {\n    datasets(filter: { publicationStatus: [PUBLISHED, SUSPENDED, WITHDRAWN] }, orderBy: { field: OWNER }, first: 1000) {\n      totalCount edges { node { id code title version publicationStatus nextPublication owner { id name nameEn } publication { edition from reason address decision { number date } } allowedTransitions } }\n    }\n  }\n"): typeof import('./graphql').OpenServedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenFeedback { feedback(first: 200) { totalCount edges { node { id ref text contact at handled answer answeredAt dataset { code title } } } } }\n"): typeof import('./graphql').OpenFeedbackDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenAnswer($id: ID!, $answer: String!) { answerFeedback(id: $id, answer: $answer) { feedback { id handled answer } userErrors { path code message } } }\n"): typeof import('./graphql').OpenAnswerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProgressPage($asOf: DateTime) {\n    progress(asOf: $asOf) {\n      asOf entry total delivered approved published open overdue dueSoon loaded live complete units members\n      week { delivered approved loaded live published }\n      baseline { version date total delivered complete units source }\n      forecast { early likely late pace tested inside }\n      statuses { status count }\n      days { date registered delivered submitted approved published }\n      organizations {\n        organization { code name nameEn shortName }\n        total draft submitted inReview changesRequested approved rejected published delivered overdue dueSoon\n      }\n    }\n  }\n"): typeof import('./graphql').ProgressPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProgressItems {\n    tasks(filter: { state: [OPEN, DONE] }, first: 100) {\n      totalCount\n      edges {\n        node {\n          id item title each state late lastDay daysLeft reportedAt\n          lead { code name nameEn shortName }\n          partners { code }\n          measure { kind done target share own filter of }\n          blockedBy { reason message count }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').ProgressItemsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetBaseline($input: BaselineInput!, $version: Int!) {\n    setBaseline(input: $input, expectedVersion: $version) {\n      baseline { version }\n      userErrors { ...RefusalParts }\n    }\n  }\n"): typeof import('./graphql').SetBaselineDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RegisterOrganizations { organizations(first: 500) { edges { node { id code name nameEn } } } }\n"): typeof import('./graphql').RegisterOrganizationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RegisterDataset($input: RegisterDatasetInput!) {\n    registerDataset(input: $input) { dataset { id code version } userErrors { path code message rule article way } }\n  }\n"): typeof import('./graphql').RegisterDatasetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RegisterSimilar($text: String!) { datasets(filter: { text: $text }, first: 3) { edges { node { id code title owner { name nameEn } } } } }\n"): typeof import('./graphql').RegisterSimilarDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReviewQueue($filter: DatasetFilter, $first: Int!, $after: String) {\n    reviewQueue(filter: $filter, first: $first, after: $after) {\n      totalCount pageInfo { hasNextPage endCursor }\n      facets { field values { value label count } }\n      edges { node { id code title version due submittedAt reviewStatus step warehouseStatus serviceStatus publicationStatus sharing holder connection reviewer { username name } owner { code name nameEn shortName } quality { status errorCount warningCount } } }\n    }\n  }\n"): typeof import('./graphql').ReviewQueueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReviewOne($id: ID!) {\n    dataset(id: $id) {\n      id code title version edition reviewStatus due submittedAt sharing importance personalData allowedTransitions\n      owner { code name nameEn } reviewer { username name }\n      changesSince { path label before after personal breaking }\n      checks(for: APPROVE) { rule passed severity message article path way }\n      columnConflicts { column title type unit codeList variants { type unit codeList differs count datasets(first: 3) { code title owner { name nameEn } } } }\n      similar(first: 3) { score dataset { code title owner { name nameEn } } }\n      reviews(first: 5) { edges { node { id edition verdict reviewer comment at findings { message column waive } } } }\n      inForce { edition }\n      quality {\n        status score errorCount warningCount infoCount\n        report { id fileName tables { sheet rows columns { name title type unit letter nulls distinct min max mean minLength maxLength top { value count } histogram remark findingCount personal { kind class confidence } } groups { code severity column columnTitle title count sure } } }\n      }\n    }\n    next: reviewQueue(first: 1000) { totalCount edges { node { id title } } }\n  }\n"): typeof import('./graphql').ReviewOneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReviewSmallGroups($id: ID!, $columns: [String!]) {\n    dataset(id: $id) { id quality { report { id tables { sheet combination(columns: $columns) { columns rows groups smallest small { below groups rows } drivers { column rows } } } } } }\n  }\n"): typeof import('./graphql').ReviewSmallGroupsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReviewVerdict($id: ID!, $version: Int!, $to: Transition!, $comment: String, $findings: [FindingInput!]) {\n    transition(id: $id, expectedVersion: $version, to: $to, comment: $comment, findings: $findings) {\n      dataset { id version reviewStatus } current { id version reviewStatus } userErrors { path code message rule article way }\n    }\n  }\n"): typeof import('./graphql').ReviewVerdictDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
