import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { IconBuilding, IconChartLine, IconListDetails, IconPrinter } from '@tabler/icons-react';
import { useQueryGql, useViewer } from '~/api';
import { Card } from '~/components/Card';
import { DateField } from '~/components/dates';
import { FailurePart } from '~/components/FailurePart';
import { ListPage, ListPaper } from '~/components/ListPage';
import { LoadingRows } from '~/components/LoadingRows';
import { PageHeader } from '~/components/PageHeader';
import { PaperLinks } from '~/components/PaperLinks';
import { StatusBadge } from '~/components/StatusBadge';
import { NumLink } from '~/components/links';
import { formatDate, formatDateTime } from '~/lib/format';
import { text } from '~/lib/urlState';
import { useLanguage } from '~/lib/useLanguage';
import { useUrlState } from '~/lib/useUrlState';
import { ViewSwitch, BurnUp } from './BurnUp';
import { Baseline } from './Baseline';
import { Departments } from './Departments';
import { ItemsDocument, ProgressDocument, type Progress } from './documents';
import { Figures } from './Figures';
import { Items } from './Items';
import { endOfDay } from './series';
import classes from './progress.module.css';

const codecs = { ngay: text('') };

/** How far the province is: one sentence, figures that link to what they count, departments with the late ones first, and the way there. */
export default function ProgressPage() {
  const { t } = useLingui();
  const { number } = useLanguage();
  const viewer = useViewer();
  const [url, set] = useUrlState(codecs);
  const [asTable, setAsTable] = useState(false);
  const variables = url.ngay === '' ? {} : { asOf: endOfDay(url.ngay) };
  const { data, error, refetch } = useQueryGql(ProgressDocument, variables, { keepPrevious: true });
  const progress = data?.progress;
  const now = url.ngay === '';
  const asked = useQueryGql(ItemsDocument, {}, { enabled: now });
  const items = now ? (asked.data?.tasks.edges ?? []).map((edge) => edge.node) : [];
  const header = (
    <PageHeader
      title={t`Tiến độ`}
      meta={progress === undefined ? ' ' : <Sentence progress={progress} />}
      actions={(
        <div className={classes.actions}>
          <DateField className="no-print" aria-label={t`Xem tại ngày`} placeholder={t`Xem tại ngày…`} value={url.ngay === '' ? null : url.ngay} onChange={(value) => set({ ngay: value ?? '' })} clearable w={150} />
          {url.ngay === '' && viewer.is('REVIEWER', 'TASKFORCE', 'LEADER', 'AUDITOR', 'ADMIN') && <PaperLinks papers={[{ name: 'progress-report', label: <Trans>Báo cáo tiến độ</Trans> }]} />}
          <Button variant="default" className="no-print" onClick={() => window.print()} leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden />}><Trans>In một trang A4</Trans></Button>
        </div>
      )}
    />
  );
  if (error !== null && progress === undefined) return <ListPage header={header}><FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được tiến độ`} /></ListPage>;
  if (progress === undefined) return <ListPage header={header}><ListPaper><LoadingRows rows={8} height={42} /></ListPaper></ListPage>;
  return (
    <ListPage header={header}>
      <Figures progress={progress} linked={url.ngay === ''} />
      <div className={classes.split} data-items={items.length > 0 ? 'yes' : 'no'}>
        {items.length > 0 ? <Items items={items} total={asked.data?.tasks.totalCount ?? items.length} /> : <Statuses progress={progress} linked={now} />}
        <Card title={<Trans>Số bộ đạt rà soát và dự báo</Trans>} icon={IconChartLine} aside={progress.days.length > 0 ? <ViewSwitch asTable={asTable} onChange={setAsTable} /> : undefined}><BurnUp progress={progress} asTable={asTable} /></Card>
      </div>
      <Card title={<Trans>Theo đơn vị</Trans>} icon={IconBuilding} aside={<Trans>có bản đạt trên tổng số; quá hạn trước</Trans>}>
        <Departments list={progress.organizations} linked={url.ngay === ''} />
      </Card>
      {items.length > 0 && <div className={`no-print ${classes.wide}`}><Statuses progress={progress} linked={now} /></div>}
      <div className="no-print"><Baseline progress={progress} saved={() => void refetch()} /></div>
      <p className={classes.foot}><Trans>Số liệu lúc {formatDateTime(progress.asOf)}, tính đến mục nhật ký số {number(progress.entry)}.</Trans></p>
    </ListPage>
  );
}

function Statuses({ progress, linked }: { progress: Progress; linked: boolean }) {
  const { number } = useLanguage();
  return (
    <Card title={<Trans>Theo tình trạng rà soát</Trans>} icon={IconListDetails} aside={<Trans>bản mới nhất</Trans>}>
      <ul className={classes.statuses}>
        {progress.statuses.map((one) => (
          <li key={one.status}>
            <StatusBadge kind="review" value={one.status} />
            {linked ? <NumLink to="/bo-du-lieu" search={{ reviewStatus: [one.status] }}>{number(one.count)}</NumLink> : <b className="num">{number(one.count)}</b>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Sentence({ progress }: { progress: Progress }) {
  const { number, share } = useLanguage();
  const late = progress.organizations.filter((one) => one.overdue > 0).length;
  const { forecast } = progress;
  return (
    <>
      <strong><Trans>{number(progress.approved)}/{number(progress.total)} bộ đạt rà soát</Trans></strong>
      {progress.members > 0 && <>, {share(progress.approved / progress.members)}</>}
      {'. '}
      {forecast !== null && <><Trans>Theo nhịp 30 ngày qua, xong khoảng <strong className="num">{formatDate(forecast.likely)}</strong> (từ <span className="num">{formatDate(forecast.early)}</span> đến <span className="num">{formatDate(forecast.late)}</span>).</Trans>{' '}</>}
      {progress.overdue > 0 && <><strong className="t-r"><Plural value={progress.overdue} other="# bộ quá hạn" /></strong>{late > 0 && <> <Plural value={late} other="ở # đơn vị" /></>}{'. '}</>}
      {progress.dueSoon > 0 && <><Plural value={progress.dueSoon} other="# bộ đến hạn trong 7 ngày tới." />{' '}</>}
      {progress.members > progress.total && <Trans>Tỉ lệ tính cả <Plural value={progress.members - progress.total} other="# bộ đã hết hiệu lực" />: bỏ bớt bộ không làm tỉ lệ tăng.</Trans>}
    </>
  );
}
