import { describe, expect, it } from 'vitest';
import { localId, readable, type Names } from './fieldValue';

const words: Record<string, string> = { 'sharing OPEN': 'Dữ liệu mở', 'quality PASSED': 'Kiểm tra đạt', 'roles ADMIN': 'Quản trị', 'licence dlm-cqnn': 'Điều khoản dữ liệu mở' };
const names: Names = { word: (path, value) => words[`${path} ${value}`], organization: (id) => (id === 'u1' ? 'Sở Y tế' : undefined), date: (day) => day.split('-').reverse().join('/') };
const said = (path: string, value: string) => readable(path, value, names);

describe('a value of the log', () => {
  it('says enumerations, licences, units and dates in words', () => {
    expect([said('sharing', 'OPEN'), said('licence', 'dlm-cqnn'), said('owner', 'u1'), said('dueDate', '2026-11-24')]).toEqual(['Dữ liệu mở', 'Điều khoản dữ liệu mở', 'Sở Y tế', '24/11/2026']);
  });
  it('leaves what it does not know as it is', () => expect([said('sharing', 'NEW'), said('owner', 'u2'), said('title', 'Tên'), said('title', '{không phải')]).toEqual(['NEW', 'u2', 'Tên', '{không phải']));
  it('unfolds objects and lists', () => {
    expect(said('contact', '{"email":"a@b.vn","name":"Văn phòng","phone":""}')).toBe('a@b.vn · Văn phòng');
    expect(said('quality', '{"errors":0,"status":"PASSED"}')).toBe('Kiểm tra đạt · errors 0');
    expect(said('personalBasis', '[{"basis":"Luật","column":"ho_ten"},{"basis":"NĐ","column":"sdt"}]')).toBe('Luật · ho_ten\nNĐ · sdt');
    expect(said('roles', 'ADMIN; NEW')).toBe('Quản trị, NEW');
  });
});

it('finds the identifier inside a global one', () => expect([localId(btoa('Organization:u1')), localId('?')]).toEqual(['u1', '?']));
