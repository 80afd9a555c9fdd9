import { useQueryGql } from '~/api';
import { compare } from '~/lib/text';
import { useLanguage } from '~/lib/useLanguage';
import { UnitsDocument } from './documents';

interface Unit { code: string; name: string; nameEn: string | null; shortName: string | null }

/** How a unit is called where there is little room. */
export function useShort(): (unit: Unit) => string {
  const { language, named } = useLanguage();
  return (unit) => (language === 'en' ? named(unit) : unit.shortName ?? unit.name);
}

/** The units to choose from: all but communes, in the order of their names. */
export function useUnits(enabled: boolean): { value: string; label: string }[] {
  const { named } = useLanguage();
  const { data } = useQueryGql(UnitsDocument, {}, { enabled });
  return (data?.organizations.edges ?? []).map((edge) => edge.node).filter((one) => one.kind !== 'commune')
    .map((one) => ({ value: one.code, label: named(one) })).sort((a, b) => compare(a.label, b.label));
}
