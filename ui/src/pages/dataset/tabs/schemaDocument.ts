// A row's JSON Schema as the column editor reads and writes it: one column at a time, everything else stays as it is. Pure.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Doc = { [key: string]: Json };

export const types = ['string', 'integer', 'number', 'boolean', 'date', 'datetime', 'period'] as const;
export type ColumnType = (typeof types)[number];

/** What a steward declares of a column. Texts are as typed; an empty one is nothing. */
export interface Declared {
  title: string;
  titleEn: string;
  description: string;
  type: ColumnType;
  unit: string;
  required: boolean;
  key: boolean;
  values: string[];
  pattern: string;
  least: string;
  most: string;
}

/** What is known of a column that no schema declares yet. */
export interface Read {
  name: string;
  title: string;
  type: string;
  unit: string | null;
  required: boolean;
  key: boolean;
  codeList: string | null;
  personal: { class: string } | null;
}

const periodPattern = '^[0-9]{4}([0-9]{1,2}|H[12]|M[0-9]{1,2}|W[0-9]{2}|-[0-9]{4}(NH|NV)?)?$';
const objectOf = (value: Json | undefined): Doc => (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {});
const textsOf = (value: Json | undefined): string[] => (typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);
const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const numeric = (type: ColumnType) => type === 'integer' || type === 'number';
/** Ranges are of numbers; days and periods are texts to JSON Schema. */
export const ranged = numeric;
/** Only texts have a pattern of their own. */
export const patterned = (type: ColumnType) => type === 'string';

/** The document that the columns of a delivery come to. */
export function documentOf(columns: readonly Read[]): Doc {
  let doc: Doc = { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', properties: {} };
  for (const one of columns) {
    const extension: Doc = { type: one.type };
    if (one.codeList !== null) extension.codeList = one.codeList;
    if (one.personal !== null) extension.personalData = one.personal.class.toLowerCase();
    doc = { ...doc, properties: { ...objectOf(doc.properties), [one.name]: { 'x-danhmuc': extension } } };
    doc = withColumn(doc, one.name, {
      title: one.title, titleEn: '', description: '', type: typeOf(one.type), unit: one.unit ?? '', required: one.required, key: one.key,
      values: [], pattern: one.codeList === 'dvhc-xa' ? '^[0-9]{5}$' : '', least: '', most: '',
    });
  }
  return doc;
}

function typeOf(type: string): ColumnType {
  return types.find((one) => one === type) ?? 'string';
}

/** What a document declares of a column. */
export function declaredOf(doc: Doc, name: string): Declared {
  const property = objectOf(objectOf(doc.properties)[name]);
  const extension = objectOf(property['x-danhmuc']);
  const written = Array.isArray(property.type) ? property.type.find((one) => one !== 'null') : property.type;
  const format = property.format === 'date' ? 'date' : property.format === 'date-time' ? 'datetime' : undefined;
  const type = typeOf(textOf(extension.type) || format || textOf(written));
  const pattern = textOf(property.pattern);
  const bound = (value: Json | undefined) => (typeof value === 'number' ? numberText(value) : '');
  return {
    title: textOf(extension.title) || textOf(property.title), titleEn: textOf(extension.titleEn), description: textOf(property.description), type, unit: textOf(extension.unit),
    required: textsOf(doc.required).includes(name), key: textsOf(objectOf(doc['x-danhmuc']).primaryKey).includes(name),
    values: Array.isArray(property.enum) ? property.enum.filter((one) => one !== null).map((one) => (typeof one === 'number' ? numberText(one) : String(one))) : [],
    pattern: pattern === periodPattern ? '' : pattern, least: bound(property.minimum), most: bound(property.maximum),
  };
}

/** The document with what is declared of one column; keywords that the editor does not show stay. */
export function withColumn(doc: Doc, name: string, to: Declared): Doc {
  const before = objectOf(objectOf(doc.properties)[name]);
  const property: Doc = { ...before };
  const extension: Doc = { ...objectOf(before['x-danhmuc']), type: to.type };
  put(property, 'title', to.title.trim());
  put(extension, 'title', to.title.trim());
  put(extension, 'titleEn', to.titleEn.trim());
  put(extension, 'unit', to.unit.trim());
  put(property, 'description', to.description.trim());
  const base = numeric(to.type) || to.type === 'boolean' ? to.type : 'string';
  property.type = to.required ? base : [base, 'null'];
  put(property, 'format', to.type === 'date' ? 'date' : to.type === 'datetime' ? 'date-time' : '');
  put(property, 'pattern', to.type === 'period' ? periodPattern : patterned(to.type) ? to.pattern.trim() : '');
  const values: Json[] = to.values.map((one) => valueOf(one, to.type));
  if (values.length === 0) delete property.enum;
  else property.enum = to.required ? values : [...values, null];
  for (const [keyword, text] of [['minimum', to.least], ['maximum', to.most]] as const) {
    const number = numberOf(text);
    if (ranged(to.type) && number !== null) property[keyword] = number;
    else delete property[keyword];
  }
  delete property['x-danhmuc'];
  property['x-danhmuc'] = extension; // last, as the machine writes it
  const out: Doc = { ...doc, properties: { ...objectOf(doc.properties), [name]: property } };
  list(out, 'required', textsOf(doc.required), name, to.required, Object.keys(objectOf(doc.properties)));
  const own: Doc = { ...objectOf(doc['x-danhmuc']) };
  list(own, 'primaryKey', textsOf(own.primaryKey), name, to.key, Object.keys(objectOf(doc.properties)));
  if (Object.keys(own).length === 0) delete out['x-danhmuc'];
  else out['x-danhmuc'] = own;
  return out;
}

function put(into: Doc, key: string, text: string): void {
  if (text === '') delete into[key];
  else into[key] = text;
}

/** Puts a name into a list of columns or takes it out, in the order of the columns. */
function list(into: Doc, key: string, names: readonly string[], name: string, wanted: boolean, order: readonly string[]): void {
  const next = names.filter((one) => one !== name);
  if (wanted) next.push(name);
  next.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  if (next.length === 0) delete into[key];
  else into[key] = next;
}

function valueOf(text: string, type: ColumnType): Json {
  if (numeric(type)) return numberOf(text) ?? text;
  if (type === 'boolean') return text === 'true';
  return text;
}

/** A number as people here write it: a comma is the decimal mark, points stand between thousands (1.234,5); 12.5 can only be a decimal. Null for anything else. */
export function numberOf(text: string): number | null {
  const plain = text.trim();
  if (!/^-?\d[\d.,]*$/u.test(plain)) return null;
  const grouped = plain.includes(',') || /^-?\d{1,3}(\.\d{3})+$/u.test(plain);
  const number = Number(grouped ? plain.replaceAll('.', '').replace(',', '.') : plain);
  return Number.isFinite(number) ? number : null;
}

/** The other way: 1234.5 as 1234,5. */
function numberText(value: number): string {
  return String(value).replace('.', ',');
}

export type Fault = 'least' | 'most' | 'order' | 'values';

/** What keeps a declaration from being saved. */
export function faultsOf(to: Declared): Fault[] {
  const out: Fault[] = [];
  if (!ranged(to.type)) return out;
  const [least, most] = [numberOf(to.least), numberOf(to.most)];
  if (to.least.trim() !== '' && least === null) out.push('least');
  if (to.most.trim() !== '' && most === null) out.push('most');
  if (least !== null && most !== null && least > most) out.push('order');
  if (to.values.some((one) => numberOf(one) === null)) out.push('values');
  return out;
}

/** The pattern that a shape of texts comes to: A+-9{3} is ^\p{Lu}+-[0-9]{3}$. */
export function patternOf(shape: string): string {
  const part = (one: string) => {
    if (one.startsWith('9')) return `[0-9]${one.slice(1)}`;
    if (one.startsWith('A')) return `\\p{Lu}${one.slice(1)}`;
    if (one.startsWith('a')) return `\\p{Ll}${one.slice(1)}`;
    if (one === '?') return '.';
    return one.replace(/[.*+^${}()|[\]\\/]/gu, '\\$&');
  };
  return `^${[...shape.matchAll(/9(?:\{\d+\})?|[Aa]\+?|[\s\S]/gu)].map(([one]) => part(one)).join('')}$`;
}
