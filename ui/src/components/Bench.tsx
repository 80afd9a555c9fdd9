import clsx from 'clsx';
import classes from './skeletons.module.css';

interface Props {
  /** The bar over the bench: title, stepper or queue, at most one button. */
  header: React.ReactNode;
  /** Evidence at the left (342), only where there are three columns. */
  left?: React.ReactNode;
  /** The work in the middle. */
  children: React.ReactNode;
  /** The decision at the right; picture 02 has 368, picture 03 has 322. */
  right?: React.ReactNode;
  rightWidth?: number;
  /** Columns touch the edges, as in picture 02; otherwise cards stand on the page, as in picture 03. */
  flush?: boolean;
  /** The decision's button, sticky at the foot when the bench becomes one column. */
  foot?: React.ReactNode;
}

/**
 * The skeleton of pictures 02 and 03: work in the middle, decision at the right, each column scrolls alone and the page
 * does not. Below 1100 px it is one column in the order evidence, findings, decision.
 */
export function Bench({ header, left, children, right, rightWidth = 322, flush = false, foot }: Props) {
  return (
    <div className={classes.bench}>
      <div className={classes.benchHead}>{header}</div>
      <div className={clsx(classes.benchBody, flush && classes.flush)} data-left={left !== undefined} data-right={right !== undefined} style={{ '--right': `${rightWidth}px` } as React.CSSProperties}>
        {left !== undefined && <div className={classes.column} tabIndex={-1}>{left}</div>}
        <div className={classes.column} tabIndex={-1}>{children}</div>
        {right !== undefined && <aside className={clsx(classes.column, classes.decision)} tabIndex={-1}>{right}</aside>}
      </div>
      {foot !== undefined && <div className={classes.benchFoot}>{foot}</div>}
    </div>
  );
}
