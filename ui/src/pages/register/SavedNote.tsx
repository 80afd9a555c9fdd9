import { Trans } from '@lingui/react/macro';
import { IconCloudCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { formatTime } from '~/lib/format';

/** "Nháp đã lưu lúc 09:42" in the header, as in picture 02. */
export function SavedNote({ at }: { at: string | null }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  useEffect(() => setSlot(document.getElementById('header-slot')), []);
  if (slot === null || at === null) return null;
  return createPortal(<span style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}><IconCloudCheck size={16} stroke={1.75} aria-hidden /><Trans>Nháp đã lưu lúc {formatTime(at)}</Trans></span>, slot);
}
