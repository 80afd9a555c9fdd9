import { useQueryGql } from '~/api';
import { JobState } from '../dataset/sheet/documents';

const everyMs = 700;

/** A job, asked again until it has ended. */
export function useJob(id: string) {
  const { data, error, refetch } = useQueryGql(JobState, { id }, {
    enabled: id !== '',
    refetchInterval: (last) => (last === undefined || last.job?.status === 'QUEUED' || last.job?.status === 'RUNNING' ? everyMs : false),
  });
  const job = data?.job;
  return { job, gone: data !== undefined && job == null, done: job?.status === 'DONE', failed: job?.status === 'FAILED', error, refetch };
}
