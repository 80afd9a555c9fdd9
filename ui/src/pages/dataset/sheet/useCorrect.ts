import { useEffect, useMemo, useState } from 'react';
import { graphql, useMutationGql, useQueryGql, type Refusal } from '~/api';
import { correctionsOf, type Corrections } from './corrections';
import { JobState } from './documents';

const everyMs = 500;

export const tryFileMutation = graphql(/* GraphQL */ `
  mutation RegisterTryFile($upload: ID!, $sheet: String, $overrides: JSON) {
    tryFile(upload: $upload, sheet: $sheet, overrides: $overrides) { job { id status } userErrors { path code message rule article way } }
  }
`);

export interface Correct {
  /** What the file was read with. */
  corrections: Corrections;
  /** Reads the file anew; the sheet as drawn stays until the new reading is there. */
  apply: (to: Corrections) => void;
  /** Whether the corrected reading goes with the file when it is registered. */
  kept: boolean;
  busy: boolean;
  refusals: readonly Refusal[];
  error: unknown;
}

/** Correcting how an upload was read: each correction is a new reading, whose job is handed on once it is done. */
export function useCorrect({ upload, job, kept, onRead }: { upload: string; job: string; kept: boolean; onRead: (job: string) => void }): Correct {
  const [pending, setPending] = useState('');
  const read = useMutationGql(tryFileMutation);
  const now = useQueryGql(JobState, { id: job }, { enabled: job !== '' });
  const next = useQueryGql(JobState, { id: pending }, {
    enabled: pending !== '',
    refetchInterval: (last) => (last?.job?.status === 'DONE' || last?.job?.status === 'FAILED' ? false : everyMs),
  });
  const ended = pending === '' ? null : next.data?.job ?? null;
  const ready = ended?.status === 'DONE' ? ended.id : '';
  useEffect(() => {
    if (ready === '') return;
    setPending('');
    onRead(ready);
    // Once for each reading that ends.
  }, [ready]);
  const failed = ended?.status === 'FAILED';
  const corrections = useMemo(() => correctionsOf(now.data?.job?.overrides), [now.data?.job?.overrides]);
  const apply = (to: Corrections) => {
    void read.run({ upload, ...(to.sheets.length === 0 ? {} : { overrides: to }) }).then((answer) => {
      const made = answer?.tryFile.job;
      if (made != null) setPending(made.id);
    });
  };
  return {
    corrections, apply, kept,
    busy: read.pending || (pending !== '' && !failed && next.error === null),
    refusals: failed && ended.error !== null ? [{ ...ended.error, way: null }] : read.refusals,
    error: read.error ?? next.error,
  };
}
