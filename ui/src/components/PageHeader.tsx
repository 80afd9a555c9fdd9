import { Title } from '@mantine/core';
import clsx from 'clsx';
import { useEffect } from 'react';
import classes from './skeletons.module.css';

interface Props {
  title: string;
  /** Badges beside the title. */
  badges?: React.ReactNode;
  /** One line under the title: date, counts, where it comes from. */
  meta?: React.ReactNode;
  /** At the right: the page's actions; one filled button at most. */
  actions?: React.ReactNode;
  /** Dense screens (benches): smaller title. */
  dense?: boolean;
  className?: string;
}

/** The page's one h1, with what belongs beside it. Sets the document's title too. */
export function PageHeader({ title, badges, meta, actions, dense = false, className }: Props) {
  useEffect(() => {
    document.title = `${title} · Danh Mục`;
  }, [title]);
  return (
    <header className={clsx(classes.header, className)}>
      <div className={classes.titles}>
        <div className={classes.titleLine}>
          <Title order={1} fz={dense ? 18 : 20} id="page-title" tabIndex={-1}>{title}</Title>
          {badges}
        </div>
        {meta !== undefined && <div className={classes.meta}>{meta}</div>}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
