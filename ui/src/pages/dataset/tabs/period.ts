/** Whether a text is a period as the registry writes it: a year, a quarter (2025Q4, 2025-Q4) or a month (202512, 2025-12); empty is none. */
export function isPeriod(text: string): boolean {
  const value = text.trim();
  return value === '' || /^(19|20)\d\d(-?(Q?[1-4]|0[1-9]|1[0-2]))?$/u.test(value);
}
