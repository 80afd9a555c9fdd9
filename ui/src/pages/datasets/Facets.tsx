import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { DatasetsPageQuery } from '~/api';
import { stepWords } from '~/components/DatasetSteps';
import { lookOf } from '~/components/status';
import { compare } from '~/lib/text';
import { useLanguage } from '~/lib/useLanguage';
import { frequencyWords } from '../dataset/words';
import classes from './datasets.module.css';
import { countFilters, facetValues, toggle, type Field, type ListState } from './state';

export type FacetList = DatasetsPageQuery['datasets']['facets'];
type Values = FacetList[number]['values'];

/** The name of a facet and of its values, in the words used everywhere. */
export function useFacetWords() {
  const { t, i18n } = useLingui();
  const names: Record<Field, string> = {
    step: t`Đang ở bước`, reviewStatus: t`Rà soát`, qualityStatus: t`Chất lượng`, owner: t`Đơn vị`, theme: t`Lĩnh vực`, sharing: t`Chia sẻ`, importance: t`Quan trọng`,
    personalData: t`Dữ liệu cá nhân`, publicationStatus: t`Công bố`, nextPublication: t`Bản kế tiếp`, updateFrequency: t`Cập nhật`, code: t`Mã`,
  };
  const kinds = { reviewStatus: 'review', qualityStatus: 'quality', sharing: 'sharing', importance: 'importance', personalData: 'personal', publicationStatus: 'publication', nextPublication: 'publication' } as const;
  const value = (field: Field, one: string, label: string | undefined): string => {
    if (field === 'step') return i18n._(stepWords[one as keyof typeof stepWords]);
    if (field === 'updateFrequency') return i18n._(frequencyWords[one as keyof typeof frequencyWords]);
    if (field in kinds) return i18n._(lookOf(kinds[field as keyof typeof kinds], one as never).word);
    return label ?? one;
  };
  return { name: (field: Field) => names[field], value };
}

const shown: readonly Field[] = ['step', 'reviewStatus', 'qualityStatus', 'owner', 'theme', 'sharing', 'importance', 'personalData', 'publicationStatus', 'updateFrequency'];
const openFirst: readonly Field[] = ['step', 'reviewStatus', 'qualityStatus', 'owner', 'sharing'];
const few = 7;

interface Props {
  state: ListState;
  set: (change: Partial<ListState>) => void;
  facets: FacetList | null;
}

/** The facets beside the list: each value with the exact count it would show. */
export function Facets({ state, set, facets }: Props) {
  const narrow = useMediaQuery('(max-width: 1099px)') ?? false;
  const active = countFilters(state);
  const parts = <>{shown.map((field) => <Facet key={field} field={field} values={facets?.find((one) => one.field === field)?.values ?? []} state={state} set={set} />)}</>;
  if (!narrow) return <div className={classes.facets}>{parts}</div>;
  return (
    <details className={classes.fold}>
      <summary><Trans>Lọc</Trans>{active > 0 && <span className="num"> ({active})</span>}</summary>
      <div className={classes.facetsFlow}>{parts}</div>
    </details>
  );
}

function Facet({ field, values, state, set }: { field: Field; values: Values; state: ListState; set: Props['set'] }) {
  const words = useFacetWords();
  const { number } = useLanguage();
  const [all, setAll] = useState(false);
  const chosen = state[field] as string[];
  if (values.length === 0) return null;
  const order = facetValues[field as keyof typeof facetValues] as string[] | undefined;
  const sorted = [...values].filter((one) => one.count > 0 || chosen.includes(one.value))
    .sort((a, b) => (order === undefined ? b.count - a.count || compare(a.label, b.label) : order.indexOf(a.value) - order.indexOf(b.value)));
  const part = all ? sorted : sorted.filter((one, index) => index < few || chosen.includes(one.value));
  const name = words.name(field);
  return (
    <details className={classes.facet} open={openFirst.includes(field) || chosen.length > 0}>
      <summary>{name}{chosen.length > 0 && <span className="num"> ({chosen.length})</span>}</summary>
      <div role="group" aria-label={name} className={classes.values}>
        {part.map((one) => (
          <Checkbox
            key={one.value} checked={chosen.includes(one.value)} onChange={() => set(toggle(state, field, one.value))} classNames={{ body: classes.check, labelWrapper: classes.checkWrap, label: classes.checkLabel }}
            label={<><span>{words.value(field, one.value, one.label)}</span><span className={classes.checkCount}>{number(one.count)}</span></>}
          />
        ))}
        {sorted.length > part.length && <button type="button" className={classes.more} onClick={() => setAll(true)}><Trans>Xem cả {sorted.length}</Trans></button>}
      </div>
    </details>
  );
}
