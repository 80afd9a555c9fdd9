import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox } from '@mantine/core';
import { IconFileSymlink } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { graphql, useMutationGql, useQueryGql, useViewer, type OpenCandidatesQuery } from '~/api';
import { Card } from '~/components/Card';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { TextLink } from '~/components/links';
import { LoadingRows } from '~/components/LoadingRows';
import { useLanguage } from '~/lib/useLanguage';
import { Refusals, refusedItems } from './Refusals';
import { commonReasons, keyOf, samePoints, type Reason } from './reasons';
import classes from './open.module.css';

const CandidatesDocument = graphql(/* GraphQL */ `
  query OpenCandidates {
    candidates(first: 200) { score ready reasons { message points } dataset { id code title version owner { name nameEn } checks(for: PROPOSE_OPEN) { rule passed severity message article } } }
  }
`);
export const ManyDocument = graphql(/* GraphQL */ `
  mutation OpenMany($items: [TransitionItem!]!, $to: Transition!, $comment: String) {
    transitionMany(items: $items, to: $to, comment: $comment) { dataset { id code title version publicationStatus } userErrors { path code message rule article way } }
  }
`);

type Candidate = OpenCandidatesQuery['candidates'][number];

/** Approved datasets that may be opened, scored by stated reasons; many are proposed with one click. */
export function Candidates() {
  const { t } = useLingui();
  const viewer = useViewer();
  const { data, error, refetch } = useQueryGql(CandidatesDocument, {});
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const propose = useMutationGql(ManyDocument);
  if (error !== null) return <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được ứng viên`} />;
  if (data === undefined) return <Card><LoadingRows rows={6} height={56} /></Card>;
  const common = commonReasons(data.candidates);
  const ready = data.candidates.filter((one) => one.ready);
  const picked = ready.filter((one) => chosen.has(one.dataset.id));
  const toggle = (id: string) => setChosen((before) => {
    const next = new Set(before);
    if (!next.delete(id)) next.add(id);
    return next;
  });
  const send = async () => {
    if ((await propose.run({ items: picked.map((one) => ({ id: one.dataset.id, expectedVersion: one.dataset.version })), to: 'PROPOSE_OPEN' })) !== null) setChosen(new Set());
  };
  const may = viewer.is('REVIEWER');
  return (
    <Card
      title={<Trans>Ứng viên</Trans>}
      icon={IconFileSymlink}
      aside={may && ready.length > 0 ? (
        <span className={classes.acts}>
          <Checkbox size="xs" label={t`Chọn cả ${ready.length} bộ đủ điều kiện`} checked={picked.length === ready.length} indeterminate={picked.length > 0 && picked.length < ready.length} onChange={() => setChosen(picked.length === ready.length ? new Set() : new Set(ready.map((one) => one.dataset.id)))} />
          {picked.length === 0
            ? <span><Trans>chọn bộ để đề xuất mở</Trans></span>
            : <Button size="xs" loading={propose.pending} onClick={() => void send()}><Plural value={picked.length} other="Đề xuất mở # bộ" /></Button>}
        </span>
      ) : undefined}
    >
      {propose.error !== null && <FailurePart error={propose.error} />}
      <Refusals items={refusedItems(propose.answer?.transitionMany, picked.map((one) => one.dataset))} />
      {data.candidates.length === 0 && <EmptyState><Trans>Chưa có bộ dữ liệu mở nào đạt rà soát mà chưa đề xuất.</Trans></EmptyState>}
      {common.length > 0 && <p className={classes.common}><b><Plural value={data.candidates.length} other="Cả # bộ đều có:" /></b> <Points reasons={common} /></p>}
      <ul className={classes.rows}>
        {data.candidates.map((one) => <Row key={one.dataset.id} one={one} common={common} may={may} chosen={chosen.has(one.dataset.id)} onToggle={() => toggle(one.dataset.id)} />)}
      </ul>
    </Card>
  );
}

/** Reasons with their points, in one line; points that all of them have are said once. */
function Points({ reasons }: { reasons: readonly Reason[] }) {
  const { number } = useLanguage();
  const points = (value: number) => <span className="num">{value > 0 ? '+' : ''}{number(value, 1)}</span>;
  const each = samePoints(reasons);
  return (
    <>
      {reasons.map((one, at) => <Fragment key={one.message}>{at > 0 && ' · '}{one.message}{each === null && <> ({points(one.points)})</>}</Fragment>)}
      {each !== null && <> <Trans>(mỗi ý {points(each)} điểm)</Trans></>}
    </>
  );
}

function Row({ one, common, may, chosen, onToggle }: { one: Candidate; common: readonly Reason[]; may: boolean; chosen: boolean; onToggle: () => void }) {
  const { t } = useLingui();
  const { number, named, cited } = useLanguage();
  const shared = new Set(common.map(keyOf));
  const own = one.reasons.filter((reason) => !shared.has(keyOf(reason)));
  const failed = one.dataset.checks.filter((check) => !check.passed && check.severity === 'ERROR');
  return (
    <li className={classes.row}>
      {may ? <Checkbox aria-label={t`Chọn ${one.dataset.title}`} checked={chosen} disabled={!one.ready} onChange={onToggle} /> : <span />}
      <div>
        <div className={classes.rowTitle}><TextLink to="/bo-du-lieu/$code" params={{ code: one.dataset.code }}>{one.dataset.title}</TextLink></div>
        <p className="meta">{named(one.dataset.owner)}</p>
        {failed.length > 0
          ? <ul className={classes.blocks}>{failed.map((check) => <li key={check.rule}>{check.message}{check.article !== null && <span className="meta"> · {cited(check.article)}</span>}</li>)}</ul>
          : own.length > 0 && <p className={classes.reasons}><Points reasons={own} /></p>}
      </div>
      <span className={classes.score}><b className="num">{number(one.score)}</b><span className="meta"><Trans>điểm</Trans></span></span>
    </li>
  );
}
