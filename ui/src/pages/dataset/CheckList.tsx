import { Trans, useLingui } from '@lingui/react/macro';
import { IconAlertTriangle, IconCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { CheckPartsFragment } from '~/api';
import classes from './CheckList.module.css';
import { useLanguage } from '~/lib/useLanguage';

interface Props {
  checks: readonly CheckPartsFragment[];
  /** A button that goes to where a check is mended; nothing when there is no such place. */
  way?: (check: CheckPartsFragment) => React.ReactNode;
}

/** Rules that do not pass first, each with its article and the way out; what passes in one line each. */
export function CheckList({ checks, way }: Props) {
  const { t } = useLingui();
  const { cited } = useLanguage();
  const failed = checks.filter((check) => !check.passed).sort((a, b) => rank(a) - rank(b));
  const passed = checks.filter((check) => check.passed);
  return (
    <>
      {failed.length > 0 && <ul className={classes.list} aria-label={t`Chưa đạt`}>{failed.map((check) => <Failed key={check.rule + check.path.join('.')} check={check} way={way?.(check)} />)}</ul>}
      {passed.length > 0 && (
        <ul className={classes.passed} aria-label={t`Đã đạt`}>
          {passed.map((check) => (
            <li key={check.rule + check.path.join('.')}>
              <IconCheck size={16} stroke={2} aria-hidden /><span className="hidden-words"><Trans>Đạt:</Trans></span>
              <span>{check.message}</span>{check.article !== null && <span className={classes.law}>{cited(check.article)}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function rank(check: CheckPartsFragment): number {
  return ['ERROR', 'WARNING', 'INFO'].indexOf(check.severity);
}

function Failed({ check, way }: { check: CheckPartsFragment; way: React.ReactNode }) {
  const { cited } = useLanguage();
  const Icon = check.severity === 'ERROR' ? IconCircleX : check.severity === 'WARNING' ? IconAlertTriangle : IconInfoCircle;
  return (
    <li className={classes.failed} data-severity={check.severity}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <div className={classes.words}>
        <span className={classes.message}>{check.message}</span>
        {check.article !== null && <span className={classes.law}><Trans>Theo</Trans> {cited(check.article)}</span>}
      </div>
      {way}
    </li>
  );
}
