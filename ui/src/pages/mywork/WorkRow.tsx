import { useLingui } from '@lingui/react/macro';
import { IconFileText, IconMessage2, IconRubberStamp, IconSpeakerphone, IconTargetArrow } from '@tabler/icons-react';
import { DatasetSteps } from '~/components/DatasetSteps';
import { DueDate } from '~/components/DueDate';
import { ButtonLink, TextLink } from '~/components/links';
import { ListRow } from '~/components/ListPage';
import { targetOf } from './target';
import type { Work } from './documents';
import classes from './mywork.module.css';

type Item = Work['items'][number];

/** One piece of work: when, what and why, where it stands, the one action. */
export function WorkRow({ item, first, phone }: { item: Item; first: boolean; phone: boolean }) {
  const target = targetOf(item);
  return (
    <ListRow
      left={item.due === null ? undefined : <DueDate date={item.due} layout={phone ? 'line' : 'stack'} />}
      title={item.dataset === null ? item.title : <TextLink to="/bo-du-lieu/$code" params={{ code: item.dataset.code }}>{item.title}</TextLink>}
      {...(item.reason === '' ? {} : { reason: item.reason })}
      place={<Place item={item} />}
      action={<ButtonLink to={target.to} params={target.params as never} search={target.search} variant={first ? 'filled' : 'light'} className={classes.action}>{item.actionLabel}</ButtonLink>}
    />
  );
}

function Place({ item }: { item: Item }) {
  const { t } = useLingui();
  const kind = item.kind.toLowerCase();
  if (item.dataset !== null) return <DatasetSteps dataset={{ ...item.dataset, connected: item.dataset.connection !== null, stale: item.action === 'file' }} />;
  const [Icon, word] = kind.startsWith('open') ? [IconRubberStamp, t`Danh mục dữ liệu mở`] : kind.includes('list') ? [IconFileText, t`Danh mục gửi`] : kind.includes('scenario') ? [IconTargetArrow, t`Kịch bản điều hành`] : kind === 'notice' || kind === 'task' ? [IconSpeakerphone, t`Thông báo`] : [IconMessage2, t`Yêu cầu`];
  return <span className={classes.kind}><Icon size={16} stroke={1.75} aria-hidden />{word}</span>;
}
