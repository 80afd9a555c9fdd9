import { useLingui as useI18n } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { Button, Progress } from '@mantine/core';
import { IconCircleCheck, IconFileSpreadsheet } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '~/api/errors';
import { uploadFile, type UploadedFile, type UploadProgress } from '~/api/upload';
import { duration } from '~/lib/format';
import { useLanguage } from '~/lib/useLanguage';
import { FailurePart } from './FailurePart';
import classes from './Upload.module.css';

export type UploadState =
  | { phase: 'idle' }
  | { phase: 'sending'; file: File; progress: UploadProgress }
  | { phase: 'done'; file: File; uploaded: UploadedFile }
  | { phase: 'failed'; file: File; error: unknown };

export interface Upload {
  state: UploadState;
  /** Sends a file; null when it failed or was stopped (see state). Sending another stops the one before. */
  send: (file: File) => Promise<UploadedFile | null>;
  retry: () => Promise<UploadedFile | null>;
  cancel: () => void;
  reset: () => void;
}

/** One upload with its progress. Leaving the page while it runs asks first. */
export function useUpload(): Upload {
  const [state, setState] = useState<UploadState>({ phase: 'idle' });
  const stop = useRef<AbortController | null>(null);

  const send = useCallback(async (file: File): Promise<UploadedFile | null> => {
    stop.current?.abort();
    const control = new AbortController();
    stop.current = control;
    setState({ phase: 'sending', file, progress: { sent: 0, total: file.size, secondsLeft: null } });
    try {
      const uploaded = await uploadFile(file, (progress) => setState({ phase: 'sending', file, progress }), control.signal);
      setState({ phase: 'done', file, uploaded });
      return uploaded;
    } catch (error) {
      if (control.signal.aborted) return null;
      setState({ phase: 'failed', file, error });
      return null;
    }
  }, []);

  const cancel = useCallback(() => {
    stop.current?.abort();
    setState({ phase: 'idle' });
  }, []);
  const retry = useCallback(async () => (state.phase === 'failed' ? send(state.file) : null), [send, state]);

  const sending = state.phase === 'sending';
  useEffect(() => {
    if (!sending) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [sending]);
  useEffect(() => () => stop.current?.abort(), []);

  return { state, send, retry, cancel, reset: cancel };
}

/** "còn 12 giây" for a number of seconds. */
export function useLeftWords(): (seconds: number) => string {
  useI18n();
  return (seconds) => {
    const { unit, count } = duration(seconds);
    if (unit === 'second') return plural(count, { other: 'còn # giây' });
    return unit === 'minute' ? plural(count, { other: 'còn # phút' }) : plural(count, { other: 'còn # giờ' });
  };
}

/** Draws an upload: name, how much, how long, stop; or why it stopped and how to go on. */
export function UploadLine({ upload }: { upload: Upload }) {
  const { t } = useLingui();
  const { bytes } = useLanguage();
  const left = useLeftWords();
  const { state } = upload;
  if (state.phase === 'idle') return null;
  const name = state.file.name;
  if (state.phase === 'failed') {
    return <FailurePart error={state.error} title={t`Chưa gửi xong ${name}`} {...(mayRetry(state.error) ? { retry: () => void upload.retry() } : {})} />;
  }
  if (state.phase === 'done') {
    return (
      <div className={classes.line} role="status">
        <IconCircleCheck size={16} stroke={1.75} className={classes.ok} aria-hidden />
        <span className={classes.name}>{name}</span>
        <span className="meta ink2 num">{bytes(state.uploaded.size)}</span>
      </div>
    );
  }
  const { sent, total, secondsLeft } = state.progress;
  const share = total === 0 ? 0 : (sent / total) * 100;
  return (
    <div className={classes.line} role="status">
      <IconFileSpreadsheet size={16} stroke={1.75} aria-hidden />
      <span className={classes.name}>{name}</span>
      <Progress value={share} size={6} className={classes.bar} aria-label={t`Đang gửi ${name}`} />
      <span className="meta ink2 num">{bytes(sent)} / {bytes(total)}{secondsLeft !== null && ` · ${left(secondsLeft)}`}</span>
      <Button size="xs" variant="subtle" onClick={upload.cancel}><Trans>Dừng</Trans></Button>
    </div>
  );
}

function mayRetry(error: unknown): boolean {
  return !(error instanceof ApiError) || error.kind === 'network' || error.kind === 'server' || error.kind === 'limited';
}
