import { useEffect, useMemo, useRef, useState } from 'react';
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
  /** What becomes of the corrected reading, said beside it. */
  note?: React.ReactNode;
  busy: boolean;
  refusals: readonly Refusal[];
  error: unknown;
}

interface Options {
  /** The upload to read, or how to come by it; null where that was refused. */
  upload: string | (() => Promise<string | null>);
  /** Read this sheet alone. */
  sheet?: string | null;
  /** The job of the reading on screen; "" where it is no job's. */
  job: string;
  /** What the reading on screen was corrected by, where it is no job's. */
  before?: unknown;
  note?: React.ReactNode;
  onRead: (job: string, upload: string) => void;
}

/** Correcting how a file was read: each correction is a new reading, whose job is handed on once it is done. */
export function useCorrect({ upload, sheet, job, before, note, onRead }: Options): Correct {
  const from = useRef('');
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
    onRead(ready, from.current);
    // Once for each reading that ends.
  }, [ready]);
  const failed = ended?.status === 'FAILED';
  const known = job === '' ? before : now.data?.job?.overrides;
  const corrections = useMemo(() => correctionsOf(known), [known]);
  const readAs = async (to: Corrections) => {
    const id = typeof upload === 'string' ? upload : await upload();
    if (id === null) return;
    from.current = id;
    const answer = await read.run({ upload: id, ...(sheet == null || sheet === '' ? {} : { sheet }), ...(to.sheets.length === 0 ? {} : { overrides: to }) });
    const made = answer?.tryFile.job;
    if (made != null) setPending(made.id);
  };
  return {
    corrections, note, apply: (to) => void readAs(to),
    busy: read.pending || (pending !== '' && !failed && next.error === null),
    refusals: failed && ended.error !== null ? [{ ...ended.error, way: null }] : read.refusals,
    error: read.error ?? next.error,
  };
}
