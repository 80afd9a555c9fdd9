import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconArrowsSplit } from '@tabler/icons-react';
import { Card } from '~/components/Card';
import { TextLink } from '~/components/links';
import { useLanguage } from '~/lib/useLanguage';
import { typeWords } from '../dataset/words';
import type { Reviewed } from './documents';
import classes from './review.module.css';

/** "Thống nhất": columns of this dataset that other datasets declare with another type, unit or code list. */
export function Conflicts({ dataset }: { dataset: Reviewed }) {
  const { i18n } = useLingui();
  const { named } = useLanguage();
  if (dataset.columnConflicts.length === 0) return null;
  const way = (one: { type: string; unit: string | null; codeList: string | null }) =>
    [typeWords[one.type] === undefined ? one.type : i18n._(typeWords[one.type]!), one.unit, one.codeList].filter(Boolean).join(' · ');
  return (
    <Card icon={IconArrowsSplit} title={<Trans>Cột chưa thống nhất</Trans>} aside={<Plural value={dataset.columnConflicts.length} other="# cột khai khác bộ dữ liệu khác" />}>
      <ul className={classes.around}>
        {dataset.columnConflicts.map((conflict) => (
          <li key={conflict.column}>
            <span><b>{conflict.title}</b>: <Trans>ở đây {way(conflict)}</Trans></span>
            <span className={classes.variants}>
              {conflict.variants.map((variant) => (
                <span key={variant.type + String(variant.unit) + String(variant.codeList)}>
                  <b className="t-a">{way(variant)}</b>: {variant.datasets.map((other, i) => <span key={other.code}>{i > 0 && ', '}<TextLink to="/bo-du-lieu/$code" params={{ code: other.code }} search={{ tab: 'cot' }}>{other.title}</TextLink> ({named(other.owner)})</span>)}
                  {variant.count > variant.datasets.length && <> <Trans>và {variant.count - variant.datasets.length} bộ khác</Trans></>}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
