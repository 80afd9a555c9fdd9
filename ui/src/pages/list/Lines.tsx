import { Trans, useLingui } from '@lingui/react/macro';
import { IconArrowBackUp, IconBan, IconCheck, IconSquare, IconSquareCheck, IconTargetArrow } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { StatusBadge } from '~/components/StatusBadge';
import type { Line } from './documents';
import type { StagedVerdict } from './model';
import classes from './list.module.css';

const rowHeight = 46;
const marks = { APPROVE: IconCheck, REQUEST_CHANGES: IconArrowBackUp, REJECT: IconBan };
const hues = { APPROVE: 'g', REQUEST_CHANGES: 'a', REJECT: 'r' } as const;

interface Props {
  lines: readonly Line[];
  at: number;
  picked: ReadonlySet<string>;
  staged: Readonly<Record<string, StagedVerdict>>;
  labels: ReadonlyMap<string, string>;
  onAt: (index: number) => void;
  onPick: (index: number) => void;
}

/** The lines, of which only those in sight are drawn. The page holds the keys; here a click chooses, a click on the mark selects. */
export function Lines({ lines, at, picked, staged, labels, onAt, onPick }: Props) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 12 });
  useEffect(() => { if (lines.length > 0) virtual.scrollToIndex(Math.min(at, lines.length - 1)); }, [at, lines.length, virtual]);
  const words: Record<StagedVerdict, string> = { APPROVE: t`Đạt`, REQUEST_CHANGES: t`Yêu cầu bổ sung`, REJECT: t`Từ chối` };
  return (
    <div ref={box} className={classes.lines} role="listbox" tabIndex={0} aria-multiselectable aria-label={t`Các dòng của danh mục`} {...(lines[at] === undefined ? {} : { 'aria-activedescendant': `dong-${lines[at].no}` })}>
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index]!;
          const verdict = staged[line.id];
          const Mark = verdict === undefined ? null : marks[verdict];
          const Pick = picked.has(line.id) ? IconSquareCheck : IconSquare;
          return (
            <div
              key={line.id} id={`dong-${line.no}`} role="option" aria-selected={picked.has(line.id)} aria-setsize={lines.length} aria-posinset={index + 1}
              className={classes.line} data-at={index === at} style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              onClick={(event) => ((event.target as HTMLElement).closest('[data-pick]') === null ? onAt(index) : onPick(index))}
            >
              <span data-pick className={classes.pick}><Pick size={16} stroke={1.75} aria-hidden /></span>
              <span className="num small ink2">{line.no}</span>
              <span className={classes.name}>
                <span className={classes.title}>{line.title}</span>
                <span className="small ink2"><span className="num">{line.code}</span>{said(line, labels)}</span>
              </span>
              {line.sampled ? <span className={classes.sample} title={t`Dòng rút ra để xem kỹ`}><IconTargetArrow size={16} stroke={1.75} aria-hidden /><span className={classes.sr}><Trans>cần xem kỹ</Trans></span></span> : <span />}
              <span className={classes.state}>
                {verdict === undefined || Mark === null
                  ? <StatusBadge kind="line" value={line.state} />
                  : <span className={classes.staged} data-hue={hues[verdict]}><Mark size={14} stroke={2} aria-hidden />{words[verdict]}</span>}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** What a row says after its code: what changed, or what stands against it. */
function said(line: Line, labels: ReadonlyMap<string, string>) {
  const open = line.state === 'PENDING' || line.state === 'IN_REVIEW';
  return (
    <>
      {line.isNew && <> · <Trans>mới</Trans></>}
      {line.changed.length > 0 && <> · <Trans>đổi: {line.changed.map((one) => one.label).join(', ')}</Trans></>}
      {line.carried && <> · <Trans>giữ nguyên</Trans></>}
      {open && line.cause !== 'clean' && <> · <span className={classes.cause}>{labels.get(line.cause) ?? line.cause}</span></>}
    </>
  );
}
