import { describe, expect, test } from 'vitest';
import type { DrawnRow } from '../dataset/sheet/model';
import { prefillOf, sentence, titleOfName } from './prefill';

const title = (text: string): DrawnRow => ({ row: 1, role: 'TITLE', hidden: false, cells: [{ column: 0, text, span: 1, number: false, severity: null }] });

describe('what a file says about itself', () => {
  test('its title rows, without the agency and the form number', () => {
    const rows = ['SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH SƠN LA', 'Biểu số 01/CAQ', 'DIỆN TÍCH, SẢN LƯỢNG CÂY ĂN QUẢ CHỦ LỰC NĂM 2025', '(Số liệu tính đến ngày 31/12/2025)'].map(title);
    expect(prefillOf(rows, 'a.xlsx')).toEqual({ title: 'Diện tích, sản lượng cây ăn quả chủ lực năm 2025', temporalEnd: '2025-12-31', period: '2025', fromRows: true });
  });
  test('else its name', () => {
    expect(prefillOf([], 'DienTich_SanLuong_CayAnQua_2025.xlsx')).toEqual({ title: 'Dien Tich San Luong Cay An Qua 2025', period: '2025', fromRows: false });
  });
  test('an impossible date is no date', () => {
    expect(prefillOf([title('Tính đến 45/13/2025')], 'a.csv').temporalEnd).toBeUndefined();
  });
  test.each([['DÂN SỐ TỈNH', 'Dân số tỉnh'], ['Dân số TP', 'Dân số TP'], ['  A   b ', 'A b'], ['2025', '2025']])('"%s" as a sentence is "%s"', (text, want) => {
    expect(sentence(text)).toBe(want);
  });
  test.each([['danh-muc-snnmt.xlsx', 'Danh muc snnmt'], ['.csv', ''], ['Bảng giá đất 2026.xlsx', 'Bảng giá đất 2026']])('%s reads "%s"', (name, want) => {
    expect(titleOfName(name)).toBe(want);
  });
});
