import { Trans } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import classes from './states.module.css';

const patienceMs = 300;

/** True once something has taken longer than 300 ms: a quick answer never flashes a skeleton. */
export function useLate(): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return late;
}

/** Rows still to come, in their final height: 24 profile, 42 two-line, 56 work item. */
export function LoadingRows({ rows = 6, height = 42 }: { rows?: number; height?: number }) {
  const late = useLate();
  return (
    <div role="status" aria-live="polite" className={classes.loading}>
      <span className="hidden-words"><Trans>Đang tải…</Trans></span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={classes.row} style={{ height }}>{late && <Skeleton height={Math.min(height - 12, 16)} width={`${88 - ((index * 17) % 40)}%`} />}</div>
      ))}
    </div>
  );
}
