// What an entry of the log says of a field, as people read it. Pure.

/** Words that a value may stand for; a code that is not known gives undefined. */
export interface Names {
  /** The word of an enumeration's value, by the field's path. */
  word: (path: string, value: string) => string | undefined;
  /** An organization's name by its identifier. */
  organization: (id: string) => string | undefined;
  date: (day: string) => string;
}

const organizations = new Set(['owner', 'organization', 'issuer']);

/** A value as the API writes it (text, or JSON of a list or an object) in words; empty stays empty. */
export function readable(path: string, value: string, names: Names): string {
  if (organizations.has(path)) return names.organization(value) ?? value;
  const word = names.word(path, value);
  if (word !== undefined) return word;
  if (/^\d{4}-\d{2}-\d{2}$/u.test(value)) return names.date(value);
  if (path === 'roles') return value.split('; ').map((one) => names.word(path, one) ?? one).join(', ');
  return /^[[{]/u.test(value) ? unfolded(path, value, names) : value;
}

function unfolded(path: string, json: string, names: Names): string {
  try {
    const value: unknown = JSON.parse(json);
    if (Array.isArray(value)) return value.map((one) => members(path, one, names)).join('\n');
    return members(path, value, names);
  } catch {
    return json; // a text that only looks like JSON
  }
}

/** The members of an object one after another; those whose name tells nothing to a reader go without it. */
function members(path: string, value: unknown, names: Names): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const plain = new Set(['name', 'email', 'phone', 'column', 'basis', 'status']);
  return Object.entries(value)
    .sort(([a], [b]) => Number(plain.has(b)) - Number(plain.has(a)))
    .filter(([, one]) => one !== '' && one !== null)
    .map(([name, one]) => {
      const said = typeof one === 'string' ? names.word(name === 'status' ? path : name, one) ?? one : JSON.stringify(one);
      return plain.has(name) ? said : `${name} ${said}`;
    })
    .join(' · ');
}

/** The record's own identifier inside a global one (base64 of "Type:identifier"). */
export function localId(global: string): string {
  try {
    return atob(global).split(':').slice(1).join(':');
  } catch {
    return global;
  }
}
