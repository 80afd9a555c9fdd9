import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { IconMarquee2 } from '@tabler/icons-react';
import { formatArea, parseArea } from './area';
import classes from './SheetMain.module.css';

interface Props {
  /** What is drawn on the sheet or typed so far. */
  text: string;
  onText: (text: string) => void;
  /** Reads the table that lies there. */
  onRead: (area: string) => void;
  /** Takes the whole sheet; null where it is so already. */
  onWhole: (() => void) | null;
  onClose: () => void;
  busy: boolean;
}

/** Which cells are the table: typed here, or drawn on the sheet below. */
export function AreaBar({ text, onText, onRead, onWhole, onClose, busy }: Props) {
  const { t } = useLingui();
  const area = parseArea(text);
  const wrong = text.trim() !== '' && area === null ? t`Ghi như A5:H40, hoặc A5:H đến hết trang` : undefined;
  return (
    <form
      className={classes.area} onSubmit={(event) => { event.preventDefault(); if (area !== null && !busy) onRead(formatArea(area)); }}
      onKeyDown={(event) => { if (event.key === 'Escape') onClose(); }} aria-label={t`Vùng của bảng`}
    >
      <IconMarquee2 size={16} stroke={1.75} aria-hidden className={classes.areaIcon} />
      <TextInput
        size="xs" w={150} label={t`Bảng nằm ở các ô`} placeholder="A5:H40" value={text} onChange={(event) => onText(event.currentTarget.value)} error={wrong} spellCheck={false} autoComplete="off" autoFocus
        onFocus={(event) => event.currentTarget.select()}
      />
      <span className={classes.areaActs}>
        <Button type="submit" size="xs" variant="default" disabled={area === null || busy}><Trans>Đọc vùng này</Trans></Button>
        {onWhole !== null && <Button size="xs" variant="subtle" disabled={busy} onClick={onWhole}><Trans>Cả trang</Trans></Button>}
        <Button size="xs" variant="subtle" onClick={onClose}><Trans>Thôi</Trans></Button>
      </span>
      <span className={classes.areaHint}><Trans>Kéo trên bảng, hoặc nhấn ô đầu rồi ô cuối. Bỏ số dòng cuối (A5:H) thì lấy đến hết trang; tệp kỳ sau cũng đọc theo vùng này.</Trans></span>
    </form>
  );
}

/** Where a table lies, in a few words: whole rows by their numbers, else as a spreadsheet writes it. */
export function AreaWords({ range }: { range: string }) {
  const area = parseArea(range);
  if (area === null) return <Trans>cả trang</Trans>;
  const { firstRow, lastRow } = area;
  if (area.lastColumn !== null) return range;
  return lastRow === null ? <Trans>từ dòng {firstRow}</Trans> : <Trans>dòng {firstRow}–{lastRow}</Trans>;
}
