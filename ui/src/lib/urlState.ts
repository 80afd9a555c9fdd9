// The state of a list lives in the address. Values are strings or lists of strings (a key repeated), never JSON.

export type RawSearch = Record<string, string | string[] | undefined>;

/** Reads one value out of the address and writes it back; undefined is left out of the address. */
export interface Codec<T> {
  read(raw: string | string[] | undefined): T;
  write(value: T): string | string[] | undefined;
}

export type Codecs = Record<string, Codec<unknown>>;
export type StateOf<C> = { [K in keyof C]: C[K] extends Codec<infer T> ? T : never };

const first = (raw: string | string[] | undefined): string | undefined => (Array.isArray(raw) ? raw[0] : raw);

/** A text; the default is not written. */
export function text(fallback = ''): Codec<string> {
  return { read: (raw) => first(raw) ?? fallback, write: (value) => (value === fallback ? undefined : value) };
}

/** One of a closed list; anything else reads as the fallback. */
export function oneOf<const V extends string>(values: readonly V[], fallback: NoInfer<V>): Codec<V> {
  return {
    read: (raw) => values.find((value) => value === first(raw)) ?? fallback,
    write: (value) => (value === fallback ? undefined : value),
  };
}

/** Several of a closed list. */
export function manyOf<const V extends string>(values: readonly V[]): Codec<V[]> {
  return {
    read: (raw) => {
      const given = raw === undefined ? [] : Array.isArray(raw) ? raw : [raw];
      return values.filter((value) => given.includes(value));
    },
    write: (value) => (value.length === 0 ? undefined : value),
  };
}

/** Several free values. */
export function many(): Codec<string[]> {
  return {
    read: (raw) => (raw === undefined ? [] : Array.isArray(raw) ? raw : [raw]),
    write: (value) => (value.length === 0 ? undefined : value),
  };
}

/** A whole number; anything else reads as the fallback. */
export function whole(fallback: number): Codec<number> {
  return {
    read: (raw) => {
      const value = Number(first(raw) ?? Number.NaN);
      return Number.isInteger(value) ? value : fallback;
    },
    write: (value) => (value === fallback ? undefined : String(value)),
  };
}

/** A switch: written as "1" when on. */
export function flag(): Codec<boolean> {
  return { read: (raw) => first(raw) === '1', write: (value) => (value ? '1' : undefined) };
}

export function readState<C extends Record<string, Codec<unknown>>>(codecs: C, raw: RawSearch): StateOf<C> {
  return Object.fromEntries(Object.entries(codecs).map(([key, codec]) => [key, codec.read(raw[key])])) as StateOf<C>;
}

/** The address with a change applied; keys that are not ours stay. */
export function writeState<C extends Record<string, Codec<unknown>>>(codecs: C, raw: RawSearch, change: Partial<StateOf<C>>): RawSearch {
  const out: RawSearch = { ...raw };
  for (const [key, value] of Object.entries(change)) {
    const written = codecs[key]?.write(value as never);
    if (written === undefined) delete out[key];
    else out[key] = written;
  }
  return out;
}

export function parseSearch(query: string): RawSearch {
  const out: RawSearch = {};
  for (const [key, value] of new URLSearchParams(query)) {
    const before = out[key];
    out[key] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
  }
  return out;
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') params.append(key, String(one));
    }
  }
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}
