import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Tabs } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useQueryGql } from '~/api';
import { NotFound } from '~/app/NotFound';
import { useKeyList } from '~/components/keyRegistry';
import { DatasetSteps } from '~/components/DatasetSteps';
import { DueDate, When } from '~/components/DueDate';
import { FactsSheet } from '~/components/FactsSheet';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { PageHeader } from '~/components/PageHeader';
import { StatusBadge } from '~/components/StatusBadge';
import { TextLink } from '~/components/links';
import { useLanguage } from '~/lib/useLanguage';
import { DatasetDocument, type Dataset } from './documents';
import classes from './dataset.module.css';
import { mainAction } from './overview/NextActions';
import { OverviewTab } from './overview/OverviewTab';
import { hasForm, useTab, type TabState } from './useTab';
import type { TabName } from './ways';
import { transitionWords } from './words';

const ColumnsTab = lazy(() => import('./tabs/ColumnsTab'));
const DataTab = lazy(() => import('./tabs/DataTab'));
const ClassTab = lazy(() => import('./tabs/ClassTab'));
const ReviewsTab = lazy(() => import('./tabs/ReviewsTab'));
const VersionsTab = lazy(() => import('./tabs/VersionsTab'));
const FilesTab = lazy(() => import('./tabs/FilesTab'));
const LogTab = lazy(() => import('./tabs/LogTab'));

/** One dataset: what it says, what is in it, where it stands, what comes next, and all that happened to it. */
export default function DatasetPage() {
  const { t } = useLingui();
  const { code } = useParams({ strict: false });
  const { data, error, isPending, refetch } = useQueryGql(DatasetDocument, { code: code ?? '' }, { keepPrevious: true });
  const tab = useTab();
  const there = data !== undefined;
  // On a phone the row of tabs scrolls: the open one is brought into view.
  useEffect(() => { document.querySelector(`.${classes.tabs} [role="tab"][aria-selected="true"]`)?.scrollIntoView({ block: 'nearest', inline: 'center' }); }, [tab.at.tab, there]);
  useKeyList([{ keys: ['e'], does: t`Sửa mô tả` }, { keys: ['j', 'k'], does: t`Ô lỗi sau, ô lỗi trước (ở Dữ liệu)` }, { keys: ['Ctrl', 'Enter'], does: t`Lưu, gửi` }]);
  if (error !== null && data === undefined) return <FactsSheet header={<PageHeader title={t`Bộ dữ liệu`} />}><FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được bộ dữ liệu`} /></FactsSheet>;
  if (isPending) return <FactsSheet header={<PageHeader title={t`Bộ dữ liệu`} />}><LoadingRows rows={10} height={42} /></FactsSheet>;
  const dataset = data?.dataset;
  if (dataset == null) return <NotFound />;
  return (
    <FactsSheet header={<Header dataset={dataset} tab={tab} />}>
      <Tabs value={tab.at.tab} onChange={(value) => tab.open((value ?? 'tong-quan') as TabName)} className={classes.tabs}>
        <Tabs.List aria-label={t`Các phần của bộ dữ liệu`}>
          <Tabs.Tab value="tong-quan"><Trans>Tổng quan</Trans></Tabs.Tab>
          <Tabs.Tab value="cot"><Trans context="tab">Cột</Trans></Tabs.Tab>
          <Tabs.Tab value="du-lieu"><Trans>Dữ liệu</Trans>{dataset.quality.findingCount > 0 && <span className="num"> {dataset.quality.findingCount}</span>}</Tabs.Tab>
          <Tabs.Tab value="phan-loai"><Trans>Phân loại</Trans></Tabs.Tab>
          <Tabs.Tab value="ra-soat"><Trans>Rà soát</Trans></Tabs.Tab>
          <Tabs.Tab value="phien-ban"><Trans>Phiên bản</Trans></Tabs.Tab>
          <Tabs.Tab value="tep"><Trans>Tệp</Trans>{dataset.releases.totalCount > 0 && <span className="num"> {dataset.releases.totalCount}</span>}</Tabs.Tab>
          <Tabs.Tab value="nhat-ky"><Trans>Nhật ký</Trans></Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={tab.at.tab} className={classes.panel}>
          <Suspense fallback={<LoadingRows rows={8} height={42} />}><Part dataset={dataset} tab={tab} /></Suspense>
        </Tabs.Panel>
      </Tabs>
    </FactsSheet>
  );
}

function Part({ dataset, tab }: { dataset: Dataset; tab: TabState }) {
  switch (tab.at.tab) {
    case 'cot': return <ColumnsTab dataset={dataset} />;
    case 'du-lieu': return <DataTab dataset={dataset} tab={tab} />;
    case 'phan-loai': return <ClassTab dataset={dataset} tab={tab} />;
    case 'ra-soat': return <ReviewsTab dataset={dataset} tab={tab} />;
    case 'phien-ban': return <VersionsTab dataset={dataset} />;
    case 'tep': return <FilesTab dataset={dataset} tab={tab} />;
    case 'nhat-ky': return <LogTab dataset={dataset} />;
    default: return <OverviewTab dataset={dataset} tab={tab} />;
  }
}

function Header({ dataset, tab }: { dataset: Dataset; tab: TabState }) {
  const { i18n } = useLingui();
  const { language } = useLanguage();
  const action = mainAction(dataset);
  const owner = language === 'en' ? dataset.owner.nameEn ?? dataset.owner.name : dataset.owner.name;
  const elsewhere = tab.at.tab !== 'tong-quan';
  return (
    <div>
      <PageHeader
        title={dataset.title}
        badges={<StatusBadge kind="review" value={dataset.reviewStatus} />}
        meta={(
          <>
            <span className="prose"><TextLink to="/bo-du-lieu" search={{ owner: dataset.owner.code }}>{owner}</TextLink></span> · <span className={classes.code}>{dataset.code}</span> · <Trans>bản {dataset.edition}</Trans>
            {dataset.inForce !== null && dataset.inForce.edition !== dataset.edition && <>, <Trans>bản {dataset.inForce.edition} đang có hiệu lực</Trans></>} · <Trans>sửa</Trans> <When at={dataset.updatedAt} />
            {dataset.due !== null && dataset.step !== 'DONE' && dataset.step !== 'ENDED' && <> · <DueDate date={dataset.due} /></>}
          </>
        )}
        actions={elsewhere && action !== undefined && hasForm.has(action.transition)
          ? <Button variant={action.ready ? 'filled' : 'default'} onClick={() => tab.act(action.transition)}>{i18n._(transitionWords[action.transition])}{!action.ready && <span className="num">&nbsp;· <Plural value={action.blockers.length} other="còn # điều" /></span>}</Button>
          : undefined}
      />
      <div className={classes.place} style={{ marginTop: 10 }}>
        <DatasetSteps dataset={{ ...dataset, connected: dataset.connection !== null }} className={classes.steps} />
        <span className={classes.badges}>
          <StatusBadge kind="quality" value={dataset.quality.status} />
          <StatusBadge kind="sharing" value={dataset.sharing} />
          {dataset.importance !== 'UNCLASSIFIED' && <StatusBadge kind="importance" value={dataset.importance} />}
          {dataset.personalData !== 'UNCLASSIFIED' && dataset.personalData !== 'NONE' && <StatusBadge kind="personal" value={dataset.personalData} />}
          {dataset.publicationStatus !== 'NOT_PROPOSED' && <StatusBadge kind="publication" value={dataset.publicationStatus} />}
        </span>
      </div>
    </div>
  );
}
