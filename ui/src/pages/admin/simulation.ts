/** What another rule set would do, as the job's result tells it. */
export interface Simulation {
  name: string;
  against: string;
  datasets: number;
  changed: number;
  refused: number;
  freed: number;
  due: number;
  samples: { dataset: string; code: string; title: string; step: string; rule: string; before: string; after: string }[];
}

/** Reads a job's result; null for what is no simulation. */
export function simulationOf(result: unknown): Simulation | null {
  if (typeof result !== 'object' || result === null) return null;
  const one = result as Partial<Simulation>;
  if (typeof one.name !== 'string' || typeof one.datasets !== 'number' || !Array.isArray(one.samples)) return null;
  return one as Simulation;
}
