import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Paper } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQueryGql } from '~/api';
import { Card } from '~/components/Card';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { formatDateTime } from '~/lib/format';
import { whole } from '~/lib/urlState';
import { useLanguage } from '~/lib/useLanguage';
import { useUrlState } from '~/lib/useUrlState';
import { HistoryDocument, type Dataset } from '../documents';
import classes from '../dataset.module.css';

const codecs = { so: whole(50) };

/** Every entry of the change log about this dataset, with its number and hash. */
export default function LogTab({ dataset }: { dataset: Dataset }) {
  const { t } = useLingui();
  const { number } = useLanguage();
  const [url, set] = useUrlState(codecs);
  const { data, error, isPending, refetch } = useQueryGql(HistoryDocument, { code: dataset.code, first: Math.min(url.so, 1000) }, { keepPrevious: true });
  if (error !== null) return <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được nhật ký`} />;
  if (isPending) return <Paper><LoadingRows rows={8} height={42} /></Paper>;
  const history = data?.dataset?.history;
  if (history === undefined || history.totalCount === 0) return <Paper><EmptyState icon={IconHistory}><Trans>Không có mục nhật ký nào mà bạn được xem.</Trans></EmptyState></Paper>;
  return (
    <Card title={<Trans>Nhật ký</Trans>} icon={IconHistory} aside={<span><span className="num">{number(history.totalCount)}</span> <Trans>mục, không sửa được</Trans></span>}>
      <ol className={classes.entries}>
        {history.edges.map(({ node }) => (
          <li key={node.seq} className={classes.entry}>
            <div className={classes.entryHead}>
              <span className="num ink2">#{number(node.seq)}</span><b>{node.label}</b><span>{node.actor}</span>
              <time className="num end" dateTime={node.at}>{formatDateTime(node.at)}</time>
            </div>
            {node.summary !== '' && node.summary !== node.label && <p>{node.summary}</p>}
            {node.comment !== null && node.comment !== '' && <p className={classes.quote}>{node.comment}</p>}
            <p className={classes.law}><Trans>Mã băm của mục:</Trans> <span className="num" title={node.leafHash}>{node.leafHash.slice(0, 16)}…</span></p>
          </li>
        ))}
      </ol>
      {history.pageInfo.hasNextPage && <div className={classes.more}><Button variant="default" onClick={() => set({ so: url.so + 50 })}><Trans>Xem thêm</Trans></Button></div>}
    </Card>
  );
}
