import { Paper } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import clsx from 'clsx';
import { useId } from 'react';
import classes from './skeletons.module.css';

interface Props {
  title?: React.ReactNode;
  icon?: TablerIcon;
  /** At the right of the title: a count, a link. */
  aside?: React.ReactNode;
  children: React.ReactNode;
  /** Padding around the content; lists and tables bring their own. */
  padded?: boolean;
  className?: string;
  /** The content scrolls inside when the card is given a height. */
  scroll?: boolean;
}

/** Surface plus one line: a titled part of a page. */
export function Card({ title, icon: Icon, aside, children, padded = false, scroll = false, className }: Props) {
  const id = useId();
  return (
    <Paper component="section" className={clsx(classes.card, className)} {...(title === undefined ? {} : { 'aria-labelledby': id })}>
      {title !== undefined && (
        <div className={classes.cardHead}>
          {Icon !== undefined && <Icon size={16} stroke={1.75} aria-hidden />}
          <h2 id={id} className={classes.cardTitle}>{title}</h2>
          {aside !== undefined && <div className={classes.cardAside}>{aside}</div>}
        </div>
      )}
      <div className={clsx(padded && classes.padded, scroll && classes.scroll)} {...(scroll ? { tabIndex: 0 } : {})}>{children}</div>
    </Paper>
  );
}
