import { Trans } from '@lingui/react/macro';
import { Progress } from '@mantine/core';
import type { JobStatus } from '~/api/generated/graphql';
import { useLanguage } from '~/lib/useLanguage';
import classes from './Upload.module.css';
import { useLeftWords } from './Upload';

interface Props {
  job: { status: JobStatus; progress: number | null; done: number | null; total: number | null; secondsLeft: number | null };
  /** What is being done: "Đang đọc tệp". */
  label: string;
  /** The counts are bytes of a file. */
  inBytes?: boolean;
}

/** Long work: counts and time left. It goes on when the page is left. */
export function JobProgress({ job, label, inBytes = false }: Props) {
  const { number, bytes } = useLanguage();
  const amount = inBytes ? bytes : number;
  const left = useLeftWords();
  if (job.status === 'DONE' || job.status === 'FAILED') return null;
  const known = job.progress !== null && job.progress > 0;
  return (
    <div className={classes.line} role="status">
      <span className={classes.name}>{label}</span>
      <Progress value={known ? job.progress! * 100 : 100} striped={!known} animated={!known} size={6} className={classes.bar} aria-label={label} />
      <span className="meta ink2 num">
        {job.status === 'QUEUED' && <Trans>đang chờ lượt</Trans>}
        {job.status === 'HELD' && <Trans>chờ quản trị cho chạy</Trans>}
        {job.done !== null && job.total !== null && job.total > 0 && `${amount(job.done)} / ${amount(job.total)}`}
        {job.secondsLeft !== null && ` · ${left(job.secondsLeft)}`}
      </span>
    </div>
  );
}
