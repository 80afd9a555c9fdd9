/** One day of the log, as the server counts it. */
export interface Day { date: string; registered: number; delivered: number; submitted: number; approved: number; published: number }

export interface Point { date: string; registered: number; delivered: number; approved: number; published: number }

/** Running totals day by day, without gaps, from the first day to the last or to the day that is asked for. */
export function runningTotals(days: readonly Day[], until = ''): Point[] {
  const sorted = [...days].sort((a, b) => a.date.localeCompare(b.date));
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const byDate = new Map(sorted.map((day) => [day.date, day]));
  const points: Point[] = [];
  let now = { registered: 0, delivered: 0, approved: 0, published: 0 };
  const end = until > last.date ? until : last.date;
  for (let date = first.date; date <= end; date = nextDay(date)) {
    const day = byDate.get(date);
    if (day !== undefined) {
      now = { registered: now.registered + day.registered, delivered: now.delivered + day.delivered, approved: now.approved + day.approved, published: now.published + day.published };
    }
    points.push({ date, ...now });
  }
  return points;
}

export function nextDay(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
}

/** The last moment of a day in the province, as an instant. */
export function endOfDay(date: string): string {
  return `${date}T23:59:59.999+07:00`;
}

/** The day in the province at an instant. */
export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + 7 * 3600 * 1000).toISOString().slice(0, 10);
}
