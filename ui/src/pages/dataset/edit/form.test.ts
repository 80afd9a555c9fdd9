import { describe, expect, test } from 'vitest';
import { blank, changed, firstChoice, looksLikeEmail, merge, missing, registerInput, textOf, updateInput, type Values } from './form';

const full: Values = {
  ...blank, title: 'Diện tích cây ăn quả', description: 'Theo xã', contactName: 'Phòng KHTC', contactEmail: 'khtc@sonla.gov.vn', legalBasis: ['Luật Trồng trọt'],
  updateFrequency: 'ANNUAL', sharing: 'OPEN', importance: 'ORDINARY', personalData: 'NONE',
};

describe('an edit', () => {
  test('says only what changed', () => {
    expect(updateInput(full, { ...full, title: ' Diện tích cây ăn quả 2025 ' })).toEqual({ title: 'Diện tích cây ăn quả 2025' });
  });
  test('empties by clear, never by an empty text', () => {
    expect(updateInput(full, { ...full, description: '  ', legalBasis: [''], sharing: 'UNCLASSIFIED' })).toEqual({ clear: ['description', 'legalBasis', 'sharing'] });
  });
  test('sends a contact as a whole and without blanks', () => {
    expect(updateInput(full, { ...full, contactPhone: '0212 385 2000' })).toEqual({ contact: { name: 'Phòng KHTC', email: 'khtc@sonla.gov.vn', phone: '0212 385 2000' } });
  });
  test('spaces at the ends are no change', () => {
    expect(updateInput(full, { ...full, description: 'Theo xã ' })).toBeNull();
  });
});

describe('a registration', () => {
  test('leaves out what nobody filled in', () => {
    expect(registerInput({ ...blank, title: 'A' }, 'snnmt', { upload: 'u1', period: '' })).toEqual({ title: 'A', owner: 'snnmt', upload: 'u1' });
  });
  test.each([
    ['a blank form lacks everything', blank, false, ['title', 'description', 'contact', 'legalBasis', 'updateFrequency', 'sharing', 'importance', 'personalData', 'upload']],
    ['a full form with a file lacks nothing', full, true, []],
    ['a connection stands for a file', { ...full, connection: 'LGSP' }, false, []],
  ] as const)('%s', (_, values, hasFile, gaps) => {
    expect(missing(values as Values, hasFile)).toEqual(gaps);
  });
  test.each([['', true], ['a@b.vn', true], ['a@b', false], ['a b@c.vn', false]])('"%s" as an address: %s', (text, fine) => {
    expect(looksLikeEmail(text)).toBe(fine);
  });
});

describe('a stale edit', () => {
  const mine = { ...full, title: 'Tên của tôi', contactPhone: '1' };
  const theirs = { ...full, title: 'Tên của họ', description: 'Mô tả của họ' };
  test('proposes my own changes as mine', () => {
    const choice = firstChoice(full, mine);
    expect([choice.title, choice.contact, choice.description]).toEqual(['mine', 'mine', 'theirs']);
  });
  test('merges field by field', () => {
    const merged = merge(mine, theirs, { title: 'theirs', contact: 'mine' });
    expect([merged.title, merged.description, merged.contactPhone]).toEqual(['Tên của họ', 'Mô tả của họ', '1']);
    expect(changed(theirs, merged)).toEqual(['contact']);
  });
  test('a compound field reads as one text', () => {
    expect(textOf(full, 'contact')).toBe('Phòng KHTC · khtc@sonla.gov.vn');
  });
});
