import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Select } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useMutationGql, useQueryGql, type ListsUnsentQuery } from '~/api';
import { Card } from '~/components/Card';
import { DueDate } from '~/components/DueDate';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { ButtonLink, TextLink } from '~/components/links';
import { LoadingRows } from '~/components/LoadingRows';
import { StatusBadge } from '~/components/StatusBadge';
import { many, text } from '~/lib/urlState';
import { useUrlState } from '~/lib/useUrlState';
import { RefusalList } from '~/components/RefusalList';
import { RoundsDocument, SendDocument, UnsentDocument } from './documents';
import classes from './lists.module.css';

type Unsent = ListsUnsentQuery['datasets']['edges'][number]['node'];

const codecs = { sau: many(), dot: text('') };
const ready = (one: Unsent) => one.nextActions.some((action) => action.transition === 'SUBMIT' && action.ready);
const missing = (one: Unsent) => one.nextActions.find((action) => action.transition === 'SUBMIT')?.blockers ?? [];

/** What the department has not sent yet, with what each one lacks; those that lack nothing are sent together. */
export function Send({ owner }: { owner: string }) {
  const { t } = useLingui();
  const [url, setUrl] = useUrlState(codecs);
  const after = url.sau.at(-1);
  const { data, error, refetch } = useQueryGql(UnsentDocument, { owner: [owner], ...(after === undefined ? {} : { after }) }, { keepPrevious: true });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState<Unsent[]>([]);
  const send = useMutationGql(SendDocument);
  const { data: rounds } = useQueryGql(RoundsDocument, {});
  if (data === undefined) return error === null ? <Card><LoadingRows rows={8} height={52} /></Card> : <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được các bộ chưa gửi`} />;
  const nodes = data.datasets.edges.map(({ node }) => node);
  const complete = nodes.filter(ready);
  const picked = complete.filter((one) => !left.has(one.id));
  const toggle = (id: string) => setLeft((before) => {
    const next = new Set(before);
    if (!next.delete(id)) next.add(id);
    return next;
  });
  const go = () => {
    setTried(picked);
    void send.run({ organization: owner, datasets: picked.map((one) => one.id), ...(url.dot === '' ? {} : { round: url.dot }) });
  };
  const sent = send.answer?.submitList.submission;
  const calls = rounds?.rounds.edges.map(({ node }) => ({ value: node.id, label: node.title })) ?? [];
  return (
    <Card
      title={<Trans>Chưa gửi</Trans>} icon={IconSend}
      aside={complete.length > 0 ? (
        <span className={classes.acts}>
          {calls.length > 0 && <Select size="xs" aria-label={t`Đợt gửi`} placeholder={t`Ngoài đợt`} clearable data={calls} value={url.dot === '' ? null : url.dot} onChange={(value) => setUrl({ dot: value ?? '' })} />}
          <Checkbox size="xs" label={t`Chọn cả ${complete.length} bộ đã đủ`} checked={picked.length === complete.length} indeterminate={picked.length > 0 && picked.length < complete.length} onChange={() => setLeft(picked.length === complete.length ? new Set(complete.map((one) => one.id)) : new Set())} />
          <Button size="xs" loading={send.pending} disabled={picked.length === 0} onClick={go}><Plural value={picked.length} other="Gửi rà soát # bộ" /></Button>
        </span>
      ) : undefined}
    >
      {sent != null && (
        <p role="status" className={classes.sum}>
          <Plural value={tried.length} other="Đã gửi # bộ." />{' '}
          {sent.awaits ? <Trans>Danh mục chờ lãnh đạo đơn vị xác nhận.</Trans> : <Trans>Sở Khoa học và Công nghệ sẽ rà soát từng dòng.</Trans>}{' '}
          <TextLink to="/danh-muc-gui/$id" params={{ id: sent.id }}><Trans>Xem danh mục lần {sent.number}</Trans></TextLink>
        </p>
      )}
      {send.error !== null && <FailurePart error={send.error} />}
      <RefusalList errors={send.refusals} label={(path) => (path[0] === 'datasets' ? tried[Number(path[1])]?.title : undefined)} />
      {nodes.length === 0
        ? <EmptyState action={<ButtonLink to="/bo-du-lieu" search={{ owner: [owner] }} variant="light"><Trans>Xem các bộ của đơn vị</Trans></ButtonLink>}><Trans>Không còn bộ nào chưa gửi.</Trans></EmptyState>
        : <ul className={classes.unsent}>{nodes.map((one) => <Row key={one.id} one={one} picked={!left.has(one.id)} toggle={() => toggle(one.id)} />)}</ul>}
      {(data.datasets.pageInfo.hasNextPage || url.sau.length > 0) && (
        <div className={classes.pager}>
          <Button variant="default" disabled={url.sau.length === 0} onClick={() => setUrl({ sau: url.sau.slice(0, -1) }, { push: true })}><Trans>Trang trước</Trans></Button>
          <Button variant="default" disabled={!data.datasets.pageInfo.hasNextPage} onClick={() => setUrl({ sau: [...url.sau, data.datasets.pageInfo.endCursor!] }, { push: true })}><Trans>Trang sau</Trans></Button>
        </div>
      )}
    </Card>
  );
}

function Row({ one, picked, toggle }: { one: Unsent; picked: boolean; toggle: () => void }) {
  const { t } = useLingui();
  const may = ready(one);
  const lacks = missing(one);
  return (
    <li>
      <Checkbox size="xs" aria-label={t`Chọn ${one.title}`} checked={may && picked} disabled={!may} onChange={toggle} />
      <div className={classes.what}>
        <TextLink to="/bo-du-lieu/$code" params={{ code: one.code }}>{one.title}</TextLink>
        <span className={classes.badges}>
          <span className="small ink2 num">{one.code}</span>
          <StatusBadge kind="review" value={one.reviewStatus} />
          <StatusBadge kind="quality" value={one.quality.status} />
          {one.due != null && <DueDate date={one.due} />}
        </span>
        {lacks.length > 0 && <ul className={classes.lacks}>{lacks.map((check) => <li key={check.rule}>{check.message}</li>)}</ul>}
      </div>
      {may
        ? <span className={classes.ok}><Trans>đủ để gửi</Trans></span>
        : <ButtonLink to="/bo-du-lieu/$code" params={{ code: one.code }} variant="default" size="xs"><Trans>Bổ sung</Trans></ButtonLink>}
    </li>
  );
}
