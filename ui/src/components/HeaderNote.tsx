import { Trans } from '@lingui/react/macro';
import { IconCloudCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { formatTime } from '~/lib/format';
import classes from './HeaderNote.module.css';

/** Puts a short note into the header, left of the bell, while the page is on screen. */
export function HeaderNote({ children }: { children: React.ReactNode }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  useEffect(() => setSlot(document.getElementById('header-slot')), []);
  return slot === null ? null : createPortal(<span role="status" className={classes.note}>{children}</span>, slot);
}

/** "Nháp đã lưu lúc 09:42": what useDraft says of itself; nothing while nothing is kept. */
export function DraftNote({ savedAt }: { savedAt: string | null }) {
  if (savedAt === null) return null;
  return <HeaderNote><IconCloudCheck size={16} stroke={1.75} aria-hidden /><span><Trans>Nháp đã lưu lúc</Trans> <span className="num">{formatTime(savedAt)}</span></span></HeaderNote>;
}
