import { useLingui } from '@lingui/react';
import { lookOf } from '~/components/status';
import { formatDate } from '~/lib/format';
import { frequencyWords } from '../words';
import { textOf, type Values } from './form';

/** A field of the form as a reader says it: enumerations in words, dates as dd/mm/yyyy. */
export function useFieldText(): (values: Values, field: string) => string {
  const { i18n } = useLingui();
  return (values, field) => {
    switch (field) {
      case 'updateFrequency': return i18n._(frequencyWords[values.updateFrequency]);
      case 'sharing': return i18n._(lookOf('sharing', values.sharing).word);
      case 'importance': return i18n._(lookOf('importance', values.importance).word);
      case 'personalData': return i18n._(lookOf('personal', values.personalData).word);
      case 'temporalStart': return values.temporalStart === '' ? '' : formatDate(values.temporalStart);
      case 'temporalEnd': return values.temporalEnd === '' ? '' : formatDate(values.temporalEnd);
      default: return textOf(values, field);
    }
  };
}
