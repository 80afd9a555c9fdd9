import { describe, expect, test } from 'vitest';
import { declaredOf, documentOf, faultsOf, numberOf, patternOf, withColumn, type Declared, type Doc } from './schemaDocument';

const doc: Doc = {
  $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object',
  properties: {
    ma: { title: 'Mã', type: 'string', pattern: '^A', 'x-danhmuc': { type: 'string', title: 'Mã', codeList: 'dm' } },
    so: { title: 'Số', type: ['integer', 'null'], minimum: 0, multipleOf: 2, 'x-danhmuc': { type: 'integer', title: 'Số', unit: 'ha' } },
  },
  required: ['ma'], 'x-danhmuc': { primaryKey: ['ma'], unique: [['so']] },
};

describe('the schema of rows', () => {
  test('is the same after a column is read and written back', () => {
    expect(withColumn(withColumn(doc, 'ma', declaredOf(doc, 'ma')), 'so', declaredOf(doc, 'so'))).toEqual(doc);
  });
  test('keeps what the editor does not show', () => {
    const next = withColumn(doc, 'so', { ...declaredOf(doc, 'so'), titleEn: 'Number', unit: '', required: true, most: '1.234.567', values: ['2', '4'] });
    expect(next.properties).toEqual({
      ...(doc.properties as Doc),
      so: { title: 'Số', type: 'integer', minimum: 0, maximum: 1234567, multipleOf: 2, enum: [2, 4], 'x-danhmuc': { type: 'integer', title: 'Số', titleEn: 'Number' } },
    });
    expect(next.required).toEqual(['ma', 'so']);
    expect(next['x-danhmuc']).toEqual({ primaryKey: ['ma'], unique: [['so']] });
  });
  test('drops what another type cannot have', () => {
    const next = withColumn(doc, 'so', { ...declaredOf(doc, 'so'), type: 'date', least: '3' });
    expect((next.properties as Doc).so).toEqual({ title: 'Số', type: ['string', 'null'], multipleOf: 2, format: 'date', 'x-danhmuc': { type: 'date', title: 'Số', unit: 'ha' } });
    expect(declaredOf(next, 'so')).toMatchObject({ type: 'date', least: '' });
  });
  test('lets a cell be empty where its values are listed', () => {
    const next = withColumn(doc, 'ma', { ...declaredOf(doc, 'ma'), required: false, key: false, values: ['x'] });
    expect((next.properties as Doc).ma).toMatchObject({ enum: ['x', null], type: ['string', 'null'] });
    expect(next.required).toBeUndefined();
    expect(next['x-danhmuc']).toEqual({ unique: [['so']] });
    expect(declaredOf(next, 'ma').values).toEqual(['x']);
  });
  test('is made of what a delivery showed', () => {
    const made = documentOf([
      { name: 'ma_xa', title: 'Mã xã', type: 'string', unit: null, required: true, key: true, codeList: 'dvhc-xa', personal: null },
      { name: 'ky', title: 'Kỳ', type: 'period', unit: null, required: false, key: false, codeList: null, personal: { class: 'BASIC' } },
    ]);
    expect(made.required).toEqual(['ma_xa']);
    expect(made['x-danhmuc']).toEqual({ primaryKey: ['ma_xa'] });
    expect((made.properties as Doc).ma_xa).toEqual({ title: 'Mã xã', type: 'string', pattern: '^[0-9]{5}$', 'x-danhmuc': { type: 'string', codeList: 'dvhc-xa', title: 'Mã xã' } });
    expect(declaredOf(made, 'ky')).toMatchObject({ type: 'period', pattern: '', required: false });
    expect(((made.properties as Doc).ky as Doc)['x-danhmuc']).toMatchObject({ personalData: 'basic' });
  });
});

test('numbers are read as people write them', () => {
  expect(['1.234,5', '1234.5', '-3', '1.234.567', '1.234', '0.25', 'mười', ''].map(numberOf)).toEqual([1234.5, 1234.5, -3, 1234567, 1234, 0.25, null, null]);
  const bounded = withColumn(doc, 'so', { ...declaredOf(doc, 'so'), type: 'number', least: '1,234', values: ['0,125'] });
  expect(declaredOf(bounded, 'so')).toMatchObject({ least: '1,234', values: ['0,125'] });
  expect(withColumn(bounded, 'so', declaredOf(bounded, 'so'))).toEqual(bounded);
});

test('faults are told by field', () => {
  const base: Declared = { ...declaredOf(doc, 'so'), least: '5', most: '3', values: ['x'] };
  expect(faultsOf(base)).toEqual(['order', 'values']);
  expect(faultsOf({ ...base, least: 'a', most: 'b', values: [] })).toEqual(['least', 'most']);
  expect(faultsOf({ ...base, type: 'string' })).toEqual([]);
});

test('a shape becomes a pattern', () => {
  expect(patternOf('A+-9{3}')).toBe('^\\p{Lu}+-[0-9]{3}$');
  expect(patternOf('9{4}.9')).toBe('^[0-9]{4}\\.[0-9]$');
  expect(patternOf('Aa+ 9/A')).toBe('^\\p{Lu}\\p{Ll}+ [0-9]\\/\\p{Lu}$');
});
