import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCalendar, IconCalendarWeek, IconClockExclamation, IconHourglassHigh, IconPlus } from '@tabler/icons-react';
import { useQueryGql, useViewer } from '~/api';
import { mayRegister } from '~/app/areas';
import { Card } from '~/components/Card';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { ButtonLink } from '~/components/links';
import { ListGroup, ListPage, ListPaper } from '~/components/ListPage';
import { LoadingRows } from '~/components/LoadingRows';
import { PageHeader } from '~/components/PageHeader';
import { text } from '~/lib/urlState';
import { useLanguage } from '~/lib/useLanguage';
import { useToday } from '~/lib/useToday';
import { useUrlState } from '~/lib/useUrlState';
import { WorkDocument, type Work } from './documents';
import { byDue, type Due } from './groups';
import { Strip } from './Strip';
import { WaitingItem } from './WaitingItem';
import { WorkRow } from './WorkRow';
import classes from './mywork.module.css';


const codecs = { cho: text('toi') };

/** Home: what waits for me, by due date, each with its one next action. */
export default function WorkPage() {
  const { t } = useLingui();
  const { data, error, isPending, refetch } = useQueryGql(WorkDocument, {});
  const phone = useMediaQuery('(max-width: 600px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const [url, set] = useUrlState(codecs);
  const viewer = useViewer();
  const work = data?.work;
  const header = (
    <PageHeader
      title={t`Việc của tôi`}
      meta={<Meta work={work} />}
      actions={mayRegister(viewer) && !phone ? <ButtonLink to="/dang-ky" variant="default" leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}><Trans>Đăng ký bộ dữ liệu</Trans></ButtonLink> : undefined}
    />
  );
  if (error !== null && work === undefined) return <ListPage header={header}><FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được danh sách việc`} /></ListPage>;
  if (isPending || work === undefined) return <ListPage header={header}><ListPaper><LoadingRows rows={7} height={56} /></ListPaper></ListPage>;
  const items = <Items work={work} phone={phone} />;
  const waiting = <Waiting work={work} bare={phone} />;
  if (!phone) return <ListPage header={header} strip={<Strip work={work} />} aside={waiting}>{items}</ListPage>;
  return (
    <ListPage header={header}>
      <Tabs value={url.cho} onChange={(value) => set({ cho: value ?? 'toi' })} classNames={{ list: classes.tabList, tab: classes.tab }}>
        <Tabs.List grow>
          <Tabs.Tab value="toi"><Trans>Chờ tôi</Trans> <span className="num">{work.items.length}</span></Tabs.Tab>
          <Tabs.Tab value="khac"><Trans>Chờ nơi khác</Trans> <span className="num">{work.waiting.length}</span></Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="toi" pt={12}>{items}</Tabs.Panel>
        <Tabs.Panel value="khac" pt={12}>{waiting}</Tabs.Panel>
      </Tabs>
    </ListPage>
  );
}

function Meta({ work }: { work: Work | undefined }) {
  const { weekday } = useLanguage();
  const today = useToday();
  return (
    <>
      <span>{weekday(today)}</span>
      {work !== undefined && work.items.length > 0 && <> · <strong className={classes.count}><Plural value={work.items.length} other="# việc chờ bạn" /></strong></>}
      {work !== undefined && work.overdue > 0 && <>, <strong className="t-r"><Plural value={work.overdue} other="# quá hạn" /></strong></>}
    </>
  );
}

const icons = { overdue: IconClockExclamation, week: IconCalendarWeek, later: IconCalendar };

function Items({ work, phone }: { work: Work; phone: boolean }) {
  const { t } = useLingui();
  const today = useToday();
  const words: Record<Due, string> = { overdue: t`Quá hạn`, week: t`Tuần này`, later: t`Sau đó` };
  const viewer = useViewer();
  if (work.items.length === 0) {
    return (
      <ListPaper>
        <EmptyState action={mayRegister(viewer) ? <ButtonLink to="/dang-ky"><Trans>Đăng ký bộ dữ liệu</Trans></ButtonLink> : <ButtonLink to="/bo-du-lieu" variant="light"><Trans>Xem các bộ dữ liệu</Trans></ButtonLink>}>
          <Trans>Không còn việc nào chờ bạn.</Trans>
        </EmptyState>
      </ListPaper>
    );
  }
  const groups = byDue(work.items, today);
  const first = groups[0]?.items[0]?.id;
  return (
    <ListPaper className={classes.list}>
      {groups.map((group) => (
        <ListGroup key={group.due} title={words[group.due]} icon={icons[group.due]} count={group.items.length} {...(group.due === 'overdue' ? { hue: 'r' as const } : {})}>
          {group.items.map((item) => <WorkRow key={item.id} item={item} first={item.id === first} phone={phone} />)}
        </ListGroup>
      ))}
    </ListPaper>
  );
}

function Waiting({ work, bare }: { work: Work; bare: boolean }) {
  const list = work.waiting.length === 0
    ? <p className={classes.nothing}><Trans>Chưa có gì gửi đi mà đang chờ nơi khác.</Trans></p>
    : <ul className={classes.waiting}>{work.waiting.map((item) => <WaitingItem key={item.id} item={item} />)}</ul>;
  if (bare) return <ListPaper>{list}</ListPaper>;
  return <Card title={<><Trans>Đã gửi, chờ nơi khác</Trans> <span className="num">{work.waiting.length}</span></>} icon={IconHourglassHigh} className={classes.aside}>{list}</Card>;
}
