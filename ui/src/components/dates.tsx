import '@mantine/dates/styles.layer.css';
import { useLingui } from '@lingui/react';
import { DateInput, DatesProvider, type DateInputProps } from '@mantine/dates';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import 'dayjs/locale/vi';

dayjs.extend(customParseFormat);

const written = ['DD/MM/YYYY', 'D/M/YYYY', 'DD-MM-YYYY', 'D-M-YYYY', 'DD.MM.YYYY', 'DDMMYYYY', 'YYYY-MM-DD'];

/** What a person typed as a date, as YYYY-MM-DD; null when it is none. */
export function parseDay(text: string): string | null {
  for (const format of written) {
    const day = dayjs(text.trim(), format, true);
    if (day.isValid()) return day.format('YYYY-MM-DD');
  }
  return null;
}

/** A date in the hand of people here: dd/mm/yyyy, typed or picked; its value is YYYY-MM-DD or null. */
export function DateField(props: Omit<DateInputProps, 'valueFormat' | 'dateParser'>) {
  const { i18n } = useLingui();
  return (
    <DatesProvider settings={{ locale: i18n.locale, firstDayOfWeek: 1, weekendDays: [0, 6] }}>
      <DateInput valueFormat="DD/MM/YYYY" placeholder="dd/mm/yyyy" dateParser={parseDay} {...props} />
    </DatesProvider>
  );
}
