import { Plural, Trans } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { useMutationGql } from '~/api';
import { DatasetSteps } from '~/components/DatasetSteps';
import { FailurePart } from '~/components/FailurePart';
import { RefusalList } from '~/components/RefusalList';
import { TextLink } from '~/components/links';
import { daysBetween, formatDate } from '~/lib/format';
import { useToday } from '~/lib/useToday';
import { RecallDocument } from './documents';
import type { Work } from './documents';
import classes from './mywork.module.css';

/** What was handed on: who holds it, for how long, and RECALL where that is still allowed. */
export function WaitingItem({ item }: { item: Work['waiting'][number] }) {
  const today = useToday();
  const recall = useMutationGql(RecallDocument);
  const { dataset } = item;
  const end = (
    <>
      {item.since !== null && <time dateTime={item.since} title={formatDate(item.since)}><Plural value={Math.max(0, daysBetween(item.since, today))} other="# ngày" /></time>}
      {item.recall && dataset !== null && (
        <>
          {item.since !== null && ' · '}
          <Anchor component="button" type="button" className={classes.recall} disabled={recall.pending} onClick={() => void recall.run({ id: dataset.id, version: dataset.version })}>
            {recall.pending ? <Trans>Đang rút…</Trans> : <Trans>Rút lại</Trans>}
          </Anchor>
        </>
      )}
    </>
  );
  return (
    <li className={classes.wait}>
      {dataset === null ? <span className={classes.waitTitle}>{item.title}</span> : <TextLink to="/bo-du-lieu/$code" params={{ code: dataset.code }} className={classes.waitTitle}>{item.title}</TextLink>}
      {dataset === null
        ? <div className={classes.waitFoot}><span>{item.holder}</span><span>{end}</span></div>
        : <DatasetSteps dataset={{ ...dataset, connected: dataset.connection !== null }} {...(item.reason !== '' ? { words: item.reason } : item.holder !== null && item.holder.includes(' ') && item.holder !== dataset.holder ? { words: item.holder } : {})} end={end} />}
      <RefusalList errors={recall.refusals} />
      {recall.error !== null && <FailurePart error={recall.error} />}
    </li>
  );
}
