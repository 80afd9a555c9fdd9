import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { IconBuilding, IconChartLine, IconListDetails, IconPrinter } from '@tabler/icons-react';
import { graphql, useQueryGql, type ProgressPageQuery } from '~/api';
import { Card } from '~/components/Card';
import { DateField } from '~/components/dates';
import { FailurePart } from '~/components/FailurePart';
import { ListPage, ListPaper } from '~/components/ListPage';
import { LoadingRows } from '~/components/LoadingRows';
import { PageHeader } from '~/components/PageHeader';
import { StatusBadge } from '~/components/StatusBadge';
import { NumLink } from '~/components/links';
import { formatDateTime } from '~/lib/format';
import { text } from '~/lib/urlState';
import { useLanguage } from '~/lib/useLanguage';
import { useUrlState } from '~/lib/useUrlState';
import { ViewSwitch, BurnUp } from './BurnUp';
import { Departments } from './Departments';
import { endOfDay } from './series';
import classes from './progress.module.css';

const ProgressDocument = graphql(/* GraphQL */ `
  query ProgressPage($asOf: DateTime) {
    progress(asOf: $asOf) {
      asOf entry total delivered approved published open overdue loaded live
      statuses { status count }
      days { date registered delivered submitted approved published }
      organizations {
        organization { code name nameEn shortName }
        total draft submitted inReview changesRequested approved rejected published delivered overdue
      }
    }
  }
`);

type Progress = ProgressPageQuery['progress'];

const codecs = { ngay: text('') };

/** How far the province is: one sentence, figures that link to what they count, departments with the late ones first, and the way there. */
export default function ProgressPage() {
  const { t } = useLingui();
  const { number } = useLanguage();
  const [url, set] = useUrlState(codecs);
  const [asTable, setAsTable] = useState(false);
  const variables = url.ngay === '' ? {} : { asOf: endOfDay(url.ngay) };
  const { data, error, refetch } = useQueryGql(ProgressDocument, variables, { keepPrevious: true });
  const progress = data?.progress;
  const header = (
    <PageHeader
      title={t`Tiến độ`}
      meta={progress === undefined ? ' ' : <Sentence progress={progress} />}
      actions={(
        <div className={classes.actions}>
          <DateField aria-label={t`Xem tại ngày`} placeholder={t`Xem tại ngày…`} value={url.ngay === '' ? null : url.ngay} onChange={(value) => set({ ngay: value ?? '' })} clearable w={150} />
          <Button variant="default" className="no-print" onClick={() => window.print()} leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden />}><Trans>In</Trans></Button>
        </div>
      )}
    />
  );
  if (error !== null && progress === undefined) return <ListPage header={header}><FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được tiến độ`} /></ListPage>;
  if (progress === undefined) return <ListPage header={header}><ListPaper><LoadingRows rows={8} height={42} /></ListPaper></ListPage>;
  return (
    <ListPage header={header}>
      <Figures progress={progress} linked={url.ngay === ''} />
      <div className={classes.split}>
        <Card title={<Trans>Theo tình trạng rà soát</Trans>} icon={IconListDetails} aside={<Trans>bản mới nhất</Trans>}>
          <ul className={classes.statuses}>
            {progress.statuses.map((one) => (
              <li key={one.status}>
                <StatusBadge kind="review" value={one.status} />
                {url.ngay === '' ? <NumLink to="/bo-du-lieu" search={{ reviewStatus: [one.status] }}>{number(one.count)}</NumLink> : <b className="num">{number(one.count)}</b>}
              </li>
            ))}
          </ul>
        </Card>
        <Card title={<Trans>Số bộ theo ngày</Trans>} icon={IconChartLine} aside={progress.days.length > 0 ? <ViewSwitch asTable={asTable} onChange={setAsTable} /> : undefined}><BurnUp days={progress.days} total={progress.total} asTable={asTable} /></Card>
      </div>
      <Card title={<Trans>Theo đơn vị</Trans>} icon={IconBuilding} aside={<Trans>có bản đạt trên tổng số; quá hạn trước</Trans>}>
        <Departments list={progress.organizations} linked={url.ngay === ''} />
      </Card>
      <p className={classes.foot}><Trans>Số liệu lúc {formatDateTime(progress.asOf)}, tính đến mục nhật ký số {number(progress.entry)}.</Trans></p>
    </ListPage>
  );
}

function Sentence({ progress }: { progress: Progress }) {
  const { number, share } = useLanguage();
  return (
    <>
      <strong><Trans>{number(progress.approved)}/{number(progress.total)} bộ đạt rà soát</Trans></strong>
      {progress.total > 0 && <>, {share(progress.approved / progress.total)}</>}
      {progress.overdue > 0 && <>. <strong className="t-r"><Plural value={progress.overdue} other="# bộ quá hạn" /></strong></>}
      {'. '}<Plural value={progress.published} other="# bộ đã công bố." /> <Trans>Không tính bộ đã hết hiệu lực.</Trans>
    </>
  );
}

/** The statuses of a dataset that counts: all but retired. */
const current = ['DRAFT', 'SUBMITTED', 'IN_REVIEW', 'CHANGES_REQUESTED', 'APPROVED', 'REJECTED'] as const;

function Figures({ progress, linked }: { progress: Progress; linked: boolean }) {
  const { t } = useLingui();
  const { number } = useLanguage();
  const left = (count: number, name: string, words: React.ReactNode) => (count > 0 ? { search: { [name]: 'false' }, words } : undefined);
  const figures: { label: string; value: number; of?: number; rest?: { search: Record<string, string | string[]>; words: React.ReactNode } | undefined; search?: Record<string, string | string[]>; late?: boolean }[] = [
    { label: t`Trong danh mục`, value: progress.total, search: {} },
    { label: t`Đã giao dữ liệu`, value: progress.delivered, of: progress.total, search: { delivered: 'true' }, rest: left(progress.total - progress.delivered, 'delivered', <Plural value={progress.total - progress.delivered} other="còn # chưa giao" />) },
    { label: t`Đã có bản đạt`, value: progress.approved, of: progress.total, search: { inForce: 'true' }, rest: left(progress.total - progress.approved, 'inForce', <Plural value={progress.total - progress.approved} other="còn # chưa đạt" />) },
    { label: t`Phân loại mở`, value: progress.open, of: progress.total, search: { sharing: ['OPEN'] } },
    { label: t`Đã công bố`, value: progress.published, of: progress.open, search: { publicationStatus: ['PUBLISHED'] } },
    { label: t`Quá hạn`, value: progress.overdue, search: { overdue: '1' }, late: progress.overdue > 0 },
  ];
  return (
    <ul className={classes.figures}>
      {figures.map((one) => (
        <li key={one.label} data-late={one.late === true ? 'yes' : 'no'}>
          <span className={classes.label}>{one.label}</span>
          <span className={classes.figure}>
            {linked && one.search !== undefined ? <NumLink to="/bo-du-lieu" search={{ reviewStatus: [...current], ...one.search }}>{number(one.value)}</NumLink> : <b className="num">{number(one.value)}</b>}
            {one.of !== undefined && <span className="num ink2">/{number(one.of)}</span>}
          </span>
          {linked && one.rest !== undefined && <span className={classes.rest}><NumLink to="/bo-du-lieu" search={{ reviewStatus: [...current], ...one.rest.search }}>{one.rest.words}</NumLink></span>}
        </li>
      ))}
    </ul>
  );
}
