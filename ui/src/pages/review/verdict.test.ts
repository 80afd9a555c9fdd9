import { describe, expect, it } from 'vitest';
import { blockersOf, emptyDraft, inWords, messageOf, phrasesOf, waivablesOf } from './verdict';

const groups = [
  { code: 'number.approximate', severity: 'ERROR', column: 'san_luong', columnTitle: 'Sản lượng', title: 'Sản lượng: 2 ô chưa thành số', count: 2 },
  { code: 'code.lost-zero', severity: 'WARNING', column: 'ma_xa', columnTitle: 'Mã xã', title: 'Mã xã: 12 ô mất số 0', count: 12 },
  { code: 'table.title', severity: 'INFO', column: null, columnTitle: null, title: '3 dòng tiêu đề', count: 3 },
];
const checks = [{ rule: 'a', passed: true, severity: 'ERROR', message: 'x', path: [] }, { rule: 'b', passed: false, severity: 'WARNING', message: 'cảnh báo', path: [] }, { rule: 'c', passed: false, severity: 'ERROR', message: 'không đạt', path: [] }];

it('offers what does not pass first, errors before warnings, and no information', () => {
  expect(phrasesOf(checks, groups).map((one) => one.message)).toEqual(['không đạt', 'cảnh báo', 'Sản lượng: 2 ô chưa thành số', 'Mã xã: 12 ô mất số 0']);
});

describe('messageOf', () => {
  const phrases = phrasesOf(checks, groups);
  it('asks for changes with at least one reason, tied to its column', () => {
    expect(messageOf({ ...emptyDraft, verdict: 'REQUEST_CHANGES' }, phrases, groups)).toBeNull();
    expect(messageOf({ ...emptyDraft, verdict: 'REQUEST_CHANGES', chosen: ['found:code.lost-zero:ma_xa'], own: [' thêm kỳ ', ''] }, phrases, groups)).toEqual({
      to: 'REQUEST_CHANGES', comment: '', findings: [{ message: 'Mã xã: 12 ô mất số 0', column: 'ma_xa', code: 'code.lost-zero' }, { message: 'thêm kỳ' }],
    });
  });
  it('refuses with a legal basis alone', () => {
    expect(messageOf({ ...emptyDraft, verdict: 'REJECT', basis: ' ' }, phrases, groups)).toBeNull();
    expect(messageOf({ ...emptyDraft, verdict: 'REJECT', basis: 'NĐ 278' }, phrases, groups)?.comment).toBe('NĐ 278');
  });
  it('passes only once every error is waived, with a reason', () => {
    const errors = waivablesOf(checks, groups, []);
    expect(messageOf({ ...emptyDraft, verdict: 'APPROVE' }, phrases, errors)).toBeNull();
    expect(messageOf({ ...emptyDraft, verdict: 'APPROVE', waived: ['number.approximate~san_luong'] }, phrases, errors)).toBeNull();
    expect(messageOf({ ...emptyDraft, verdict: 'APPROVE', waived: ['number.approximate~san_luong'], waiver: 'số ước' }, phrases, errors)?.findings).toEqual([{ code: 'number.approximate', column: 'san_luong', message: 'số ước', waive: true }]);
    expect(messageOf({ ...emptyDraft, verdict: 'APPROVE' }, phrases, [])).toEqual({ to: 'APPROVE', comment: '', findings: [] });
    expect(messageOf({ ...emptyDraft, verdict: 'APPROVE' }, phrases, [], true)).toBeNull();
  });
});

describe('what stands in the way of passing', () => {
  const failed = (rule: string) => ({ rule, passed: false, severity: 'ERROR', message: '', path: [] });
  const columns = [{ name: 'san_luong', title: 'Sản lượng', personal: null }, { name: 'chu_ho', title: 'Chủ hộ', personal: { kind: 'name' } }];
  it('can be excused where the rule says so', () => {
    expect(waivablesOf([failed('errors-waived')], groups, columns).map((one) => one.code)).toEqual(['number.approximate']);
    expect(waivablesOf([failed('personal-agrees')], [], columns)).toEqual([{ code: 'personal', column: 'chu_ho', title: 'Chủ hộ' }]);
  });
  it('else has to be mended', () => {
    expect(blockersOf([failed('errors-waived'), failed('personal-agrees'), failed('open-not-important'), { ...failed('x'), severity: 'WARNING' }]).map((one) => one.rule)).toEqual(['open-not-important']);
  });
  it('is told in the words of the sheet', () => {
    expect(inWords('Dữ liệu còn lỗi: number.approximate (san_luong), cell.error (khac).', groups, columns)).toBe('Dữ liệu còn lỗi: Sản lượng: 2 ô chưa thành số, cell.error (khac).');
    expect(inWords('Còn lỗi: date.unreadable (ngay).', [{ ...groups[0]!, code: 'date.unreadable', column: 'ngay', title: '“~300” không phải là ngày.' }], [])).toBe('Còn lỗi: “~300” không phải là ngày.');
    expect(inWords('Tệp có cột giống dữ liệu cá nhân: chu_ho, san_luong. Phân loại lại (mã personal).', groups, columns)).toBe('Tệp có cột giống dữ liệu cá nhân: Chủ hộ, Sản lượng. Phân loại lại (mã personal).');
  });
});
