import { Paper } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import clsx from 'clsx';
import { useId } from 'react';
import type { Hue } from '~/theme/tokens';
import classes from './skeletons.module.css';

/** The skeleton of picture 01: header, an optional strip, one list of groups, an optional column at the right (300). */
export function ListPage({ header, strip, children, aside }: { header: React.ReactNode; strip?: React.ReactNode; children: React.ReactNode; aside?: React.ReactNode }) {
  return (
    <div className={classes.page}>
      {header}
      {strip}
      {aside === undefined ? children : <div className={classes.withAside}><div className={classes.main}>{children}</div><aside className={classes.side}>{aside}</aside></div>}
    </div>
  );
}

/** One Paper that holds the groups. */
export function ListPaper({ children, className }: { children: React.ReactNode; className?: string }) {
  return <Paper className={clsx(classes.card, className)}>{children}</Paper>;
}

interface GroupProps {
  title: React.ReactNode;
  icon?: TablerIcon;
  count?: number;
  /** Tints the group's head: only red (overdue) or amber. */
  hue?: Hue;
  aside?: React.ReactNode;
  children: React.ReactNode;
}

/** A titled group of rows: "Quá hạn 2". */
export function ListGroup({ title, icon: Icon, count, hue, aside, children }: GroupProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.group}>
      <div className={classes.groupHead} {...(hue === undefined ? {} : { 'data-hue': hue })}>
        {Icon !== undefined && <Icon size={16} stroke={1.75} aria-hidden />}
        <h2 id={id} className={classes.groupTitle}>{title}{count !== undefined && <span className={clsx('num', classes.groupCount)}>{count}</span>}</h2>
        {aside !== undefined && <div className={classes.cardAside}>{aside}</div>}
      </div>
      <div role="list">{children}</div>
    </section>
  );
}

/** One row: date or key at the left (82), title and reason, place (124), the one action (138). On a phone it stacks. */
export function ListRow({ left, title, reason, place, action }: { left?: React.ReactNode; title: React.ReactNode; reason?: React.ReactNode; place?: React.ReactNode; action?: React.ReactNode }) {
  return (
    <div role="listitem" className={classes.workRow}>
      <div className={classes.rowLeft}>{left}</div>
      <div className={classes.rowMain}><div className={classes.rowTitle}>{title}</div>{reason !== undefined && <div className={classes.rowReason}>{reason}</div>}</div>
      <div className={classes.rowPlace}>{place}</div>
      <div className={classes.rowAction}>{action}</div>
    </div>
  );
}
