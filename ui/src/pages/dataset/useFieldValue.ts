import { useLingui } from '@lingui/react';
import { graphql, useQueryGql } from '~/api';
import { localId, readable } from '~/lib/fieldValue';
import { formatDate } from '~/lib/format';
import { useLanguage } from '~/lib/useLanguage';
import { frequencyWords } from './words';
import { lookOf, type StatusKind } from '~/components/status';
import { originOf } from './tabs/remarks';
import { useRoleWords } from '../admin/roles';

const NamesDocument = graphql(/* GraphQL */ `
  query FieldNames { organizations(first: 1000) { edges { node { id name nameEn } } } themes { code title titleEn } licences { code title titleEn } }
`);

const kinds: Record<string, StatusKind> = { sharing: 'sharing', importance: 'importance', personalData: 'personal', warehouse: 'warehouse', service: 'service', quality: 'quality' };

/** How a field's value in the log reads: enumerations, units, themes and licences by their names. */
export function useFieldValue(): (path: string, value: string) => string {
  const { i18n } = useLingui();
  const { language } = useLanguage();
  const roles = useRoleWords();
  const { data } = useQueryGql(NamesDocument, {});
  const own = (one: { title: string; titleEn: string | null } | undefined) => (one === undefined ? undefined : language === 'en' ? one.titleEn ?? one.title : one.title);
  const word = (path: string, value: string): string | undefined => {
    if (path === 'theme') return own(data?.themes.find((one) => one.code === value));
    if (path === 'licence') return own(data?.licences.find((one) => one.code === value));
    if (path === 'schema') return value.slice(0, 12); // as the columns tab names it
    if (path === 'schemaOrigin') return originOf(value);
    if (path === 'roles') return roles(value);
    if (path === 'updateFrequency') return value in frequencyWords ? i18n._(frequencyWords[value as keyof typeof frequencyWords]) : undefined;
    const kind = kinds[path];
    const look = kind === undefined ? undefined : lookOf(kind, value as never);
    return look === undefined ? undefined : i18n._(look.word);
  };
  const organization = (id: string) => {
    const found = data?.organizations.edges.find(({ node }) => localId(node.id) === id)?.node;
    return found === undefined ? undefined : language === 'en' ? found.nameEn ?? found.name : found.name;
  };
  return (path, value) => readable(path, value, { word, organization, date: formatDate });
}
