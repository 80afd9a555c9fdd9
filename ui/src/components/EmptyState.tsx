import { IconInbox, type TablerIcon } from '@tabler/icons-react';
import classes from './states.module.css';

interface Props {
  /** One sentence: what is not there, and what comes next. */
  children: React.ReactNode;
  /** The one act that helps: a Button or ButtonLink. */
  action?: React.ReactNode;
  icon?: TablerIcon;
}

export function EmptyState({ children, action, icon: Icon = IconInbox }: Props) {
  return (
    <div className={classes.empty}>
      <Icon size={20} stroke={1.75} aria-hidden />
      <p>{children}</p>
      {action}
    </div>
  );
}
