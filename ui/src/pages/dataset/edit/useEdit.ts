import { useCallback, useEffect, useMemo, useState } from 'react';
import { useMutationGql, type ContentPartsFragment, type Refusal } from '~/api';
import type { Side } from '~/components/CompareFields';
import { useDraft } from '~/lib/useDraft';
import { UpdateDocument } from '../documents';
import { firstChoice, members, merge, updateInput, valuesOf, type Values } from './form';

interface Edit {
  /** The version that the edit began from: the lock. */
  version: number;
  base: Values;
  values: Values;
}

export interface Conflict {
  theirs: Values;
  version: number;
  at: string;
  chosen: Readonly<Record<string, Side>>;
}

/**
 * One person's edit of a dataset: kept as a draft under the version it began from, saved with that version as the lock;
 * when somebody saved first, both versions are held side by side until each field is settled.
 */
export function useEdit(dataset: ContentPartsFragment, part: 'mo-ta' | 'phan-loai') {
  const initial = useMemo<Edit>(() => ({ version: dataset.version, base: valuesOf(dataset), values: valuesOf(dataset) }), [dataset]);
  const draft = useDraft<Edit>(`dataset:${dataset.id}:${part}`, initial);
  const update = useMutationGql(UpdateDocument);
  const [settled, setSettled] = useState<Conflict | null>(null);
  const { values, base, version } = draft.value;
  const input = updateInput(base, values);
  const { clear } = draft;
  const untouched = input === null && version !== dataset.version;
  useEffect(() => {
    if (untouched) clear(); // nothing typed: follow the newest version
  }, [untouched, clear]);

  const current = update.answer?.updateDataset.current ?? null;
  const stale = current !== null && update.refusals.some((one) => one.code === 'CONFLICT');
  const conflict: Conflict | null = !stale ? null : settled !== null && settled.version === current.version
    ? settled
    : { theirs: valuesOf(current), version: current.version, at: current.updatedAt, chosen: firstChoice(base, values) };

  const set = useCallback((change: Partial<Values>) => draft.set((before) => ({ ...before, values: { ...before.values, ...change } })), [draft]);
  const save = async (): Promise<boolean> => {
    if (conflict !== null) {
      const merged = merge(values, conflict.theirs, conflict.chosen);
      const next = updateInput(conflict.theirs, merged);
      if (next === null) { draft.clear(); update.reset(); return true; }
      return finish(await update.run({ id: dataset.id, version: conflict.version, input: next }));
    }
    if (input === null) { draft.clear(); return true; }
    return finish(await update.run({ id: dataset.id, version, input }));
  };
  const finish = (answer: unknown): boolean => {
    if (answer === null) return false;
    draft.clear();
    setSettled(null);
    return true;
  };

  return {
    values, set, save, conflict, pending: update.pending, error: update.error, savedAt: draft.savedAt,
    dirty: input !== null,
    refusals: update.refusals.filter((one) => one.code !== 'CONFLICT'),
    errors: byField(update.refusals),
    choose: (field: string, side: Side) => {
      if (conflict !== null) setSettled({ ...conflict, chosen: { ...conflict.chosen, [field]: side } });
    },
    cancel: () => { draft.clear(); update.reset(); setSettled(null); },
  };
}

export type DatasetEdit = ReturnType<typeof useEdit>;

/** Refusals by the field they speak of: "contact", "contact.email". */
export function byField(refusals: readonly Refusal[]): Record<string, string> {
  const out: Record<string, string> = {};
  for (const { path, message } of refusals) {
    const own = path.filter((part) => part !== 'input');
    if (own[0] === undefined || members[own[0]] === undefined) continue;
    const key = own[1] !== undefined && own[0] === 'contact' ? own.slice(0, 2).join('.') : own[0];
    out[key] = message;
  }
  return out;
}
