import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconChecks, IconSpeakerphone } from '@tabler/icons-react';
import { useState } from 'react';
import { useMutationGql, useQueryGql, useViewer } from '~/api';
import { Card } from '~/components/Card';
import { When } from '~/components/DueDate';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import { formatDate } from '~/lib/format';
import { AddTask, NewNotice } from './Forms';
import { NoticesDocument, ReadDocument, type Notice } from './documents';
import { TaskRow } from './TaskRow';
import { useShort } from './useUnits';
import classes from './notices.module.css';

/** The notices that concern a person, newest first, each with its tasks. */
export function Notices() {
  const { t } = useLingui();
  const viewer = useViewer();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQueryGql(NoticesDocument, {});
  if (error !== null && data === undefined) return <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được thông báo`} />;
  if (data === undefined) return <Card><LoadingRows rows={6} height={64} /></Card>;
  const notices = data.notices.edges.map((edge) => edge.node);
  const sets = viewer.capabilities.includes('setTasks');
  return (
    <div className={classes.stack}>
      {sets && (open ? <NewNotice onDone={() => setOpen(false)} /> : <div><Button variant="default" onClick={() => setOpen(true)}><Trans>Nhập thông báo</Trans></Button></div>)}
      {notices.length === 0 && <Card><EmptyState><Trans>Chưa có thông báo nào giao nhiệm vụ cho đơn vị của bạn.</Trans></EmptyState></Card>}
      {notices.map((notice) => <One key={notice.id} notice={notice} sets={sets} />)}
    </div>
  );
}

function One({ notice, sets }: { notice: Notice; sets: boolean }) {
  const [adding, setAdding] = useState(false);
  return (
    <Card
      title={notice.title}
      icon={IconSpeakerphone}
      aside={<span className="num">{notice.number ?? <Trans>chưa ghi số</Trans>} · {formatDate(notice.date)}</span>}
    >
      <div className={classes.about}>
        {notice.text !== null && <p>{notice.text}</p>}
        <div className={classes.receipts}><Reading notice={notice} /><Receipts notice={notice} /></div>
      </div>
      <ul className={classes.tasks}>{notice.tasks.map((task) => <TaskRow key={task.id} task={task} />)}</ul>
      {sets && <div className={classes.foot}>{adding ? <AddTask notice={notice.id} onDone={() => setAdding(false)} /> : <Button size="xs" variant="default" onClick={() => setAdding(true)}><Trans>Thêm nhiệm vụ</Trans></Button>}</div>}
    </Card>
  );
}

/** Confirms that the viewer has read it, once. */
function Reading({ notice }: { notice: Notice }) {
  const read = useMutationGql(ReadDocument);
  if (!notice.toRead) return null;
  if (notice.readAt !== null) return <span className={classes.read} data-hue="g"><IconChecks size={16} stroke={1.75} aria-hidden /><Trans>Bạn đã đọc</Trans> <When at={notice.readAt} /></span>;
  return (
    <>
      <Button size="xs" loading={read.pending} onClick={() => void read.run({ id: notice.id })} leftSection={<IconChecks size={16} stroke={1.75} aria-hidden />}><Trans>Xác nhận đã đọc</Trans></Button>
      <RefusalList errors={read.refusals} />
      {read.error !== null && <FailurePart error={read.error} />}
    </>
  );
}

/** Which units have read it; a department sees its own line. */
function Receipts({ notice }: { notice: Notice }) {
  const short = useShort();
  if (notice.receipts.length < 2) return null;
  return (
    <details className={classes.details}>
      <summary><Trans>Đã đọc: <b className="num">{notice.readCount}/{notice.receipts.length}</b> đơn vị</Trans></summary>
      <ul className={classes.readers}>
        {notice.receipts.map((one) => (
          <li key={one.organization.code}>
            <span>{short(one.organization)}</span>
            {one.readAt === null ? <span className="t-a"><Trans>chưa đọc</Trans></span> : <span className="ink2">{one.reader} · <When at={one.readAt} /></span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
