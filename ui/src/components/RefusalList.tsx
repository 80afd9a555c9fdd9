import { Plural, Trans } from '@lingui/react/macro';
import { IconCircleX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { UserError } from '~/api/errors';
import classes from './states.module.css';
import { useLanguage } from '~/lib/useLanguage';

interface Props {
  errors: readonly UserError[];
  /** The field's name for a path, as the form calls it; undefined leaves it out. */
  label?: (path: readonly string[]) => string | undefined;
  /** The way out of one refusal: a button that goes there. */
  action?: (error: UserError) => React.ReactNode;
}

/** Why something was refused: what, where, which rule and article, how to mend it, a button that goes there. */
export function RefusalList({ errors, label, action }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const said = errors.map((error) => [...error.path, error.code, error.message].join(' ')).join('\n');
  useEffect(() => {
    if (said !== '') box.current?.focus();
  }, [said]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className={classes.alert} data-hue="r">
      <IconCircleX size={16} stroke={1.75} aria-hidden />
      <div className={classes.body}>
        <span className={classes.head}><Plural value={errors.length} one="Chưa được, còn một điều:" other="Chưa được, còn # điều:" /></span>
        <ul className={classes.list}>
          {errors.map((error, index) => <Item key={`${error.code}${index}`} error={error} where={label?.(error.path)} action={action?.(error)} />)}
        </ul>
      </div>
    </div>
  );
}

function Item({ error, where, action }: { error: UserError; where: string | undefined; action: React.ReactNode }) {
  const { cited } = useLanguage();
  return (
    <li className={classes.item}>
      <div className={classes.what}>
        {where !== undefined && <span className={classes.where}>{where}: </span>}
        <span>{error.message}</span>
        {(error.rule || error.article) && <span className={classes.law}><Trans>Theo</Trans> {[error.article == null ? error.article : cited(error.article), error.rule].filter(Boolean).join(' · ')}</span>}
      </div>
      {action}
    </li>
  );
}
