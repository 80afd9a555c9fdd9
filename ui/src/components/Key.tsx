import classes from './Key.module.css';

/** A key cap. */
export function Key({ children }: { children: React.ReactNode }) {
  return <kbd className={classes.key}>{children}</kbd>;
}
