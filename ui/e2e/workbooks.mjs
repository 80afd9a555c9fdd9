// Inputs composed here, so that a fresh clone tests itself: a workbook as departments write them, and a minimal writer of XLSX.
import { deflateRawSync, crc32 as nodeCrc } from 'node:zlib';

const table = new Uint32Array(256).map((_, n) => { let c = n; for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c; });
const crc = nodeCrc ?? ((bytes) => { let c = 0xffffffff; for (const byte of bytes) c = table[(c ^ byte) & 255] ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; });

/** A ZIP archive of named texts. */
function zip(parts) {
  const bodies = [];
  const entries = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const raw = Buffer.from(text, 'utf8');
    const packed = deflateRawSync(raw);
    const path = Buffer.from(name, 'utf8');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0); local.writeUInt16LE(20, 4); local.writeUInt16LE(8, 8); local.writeUInt16LE(0x21, 12);
    local.writeUInt32LE(crc(raw), 14); local.writeUInt32LE(packed.length, 18); local.writeUInt32LE(raw.length, 22); local.writeUInt16LE(path.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0); central.writeUInt16LE(20, 4); central.writeUInt16LE(20, 6); local.copy(central, 10, 8, 28); central.writeUInt16LE(path.length, 28); central.writeUInt32LE(at, 42);
    bodies.push(local, path, packed);
    entries.push(central, path);
    at += 30 + path.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0); end.writeUInt16LE(entries.length / 2, 8); end.writeUInt16LE(entries.length / 2, 10); end.writeUInt32LE(directory.length, 12); end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directory, end]);
}

const escape = (text) => String(text).replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
const letter = (index) => String.fromCharCode(65 + index);

/** A workbook of one sheet; numbers stay numbers, the rest is inline text, null is no cell. */
export function xlsx(sheet, rows) {
  const cells = rows.map((row, y) => `<row r="${y + 1}">${row.map((value, x) => {
    const at = `${letter(x)}${y + 1}`;
    if (value === null || value === '') return '';
    return typeof value === 'number' ? `<c r="${at}"><v>${value}</v></c>` : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
  }).join('')}</row>`).join('');
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const pack = 'http://schemas.openxmlformats.org/package/2006';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return zip({
    '[Content_Types].xml': `${head}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${pack}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escape(sheet)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${pack}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}"><sheetData>${cells}</sheetData></worksheet>`,
  });
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Title rows, a row of units, codes whose zeros are lost, decimal commas as text, a total: everything read with certainty. */
export function messyTable(title) {
  const communes = [['3646', 'Phường Tô Hiệu'], ['3664', 'Phường Chiềng An'], ['03670', 'Phường Chiềng Cơi'], ['3679', 'Phường Chiềng Sinh'], ['03980', 'Phường Mộc Châu'], ['04132', 'Xã Chiềng Mai']];
  const crops = [['Xoài', 120.5, '812,4'], ['Nhãn', 98, '655,25'], ['Mận hậu', 45.75, '301,5'], ['Chuối', 30, '402']];
  const rows = communes.flatMap(([code, name], i) => crops.map(([crop, area, yielded], j) => [i * crops.length + j + 1, code, name, crop, area + i, j === 0 ? `${yielded} ` : yielded]));
  return xlsx('Biểu 01', [
    ['SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG'],
    [title.toUpperCase()],
    ['(Số liệu đến ngày 31/12/2025)'],
    [],
    ['STT', 'Mã xã', 'Xã, phường', 'Cây trồng', 'Diện tích', 'Sản lượng'],
    ['', '', '', '', '(ha)', '(tấn)'],
    ...rows,
    ['', '', 'Tổng cộng', '', rows.reduce((sum, row) => sum + row[4], 0), ''],
  ]);
}

/** A list of datasets as a department sends it: title rows, its own words for class, frequency and contact. */
export function messyList(titles) {
  return xlsx('Danh mục', [
    ['SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG'],
    ['DANH MỤC DỮ LIỆU NĂM 2026'],
    [],
    ['TT', 'Mã dữ liệu', 'Tên bộ dữ liệu', 'Mô tả', 'Tần suất cập nhật', 'Phân loại chia sẻ', 'Đầu mối', 'Căn cứ pháp lý'],
    ...titles.map((title, i) => [i + 1, `TN.${String(i + 1).padStart(3, '0')}`, title, `Mỗi dòng là một xã: ${title.toLowerCase()}`, i % 2 === 0 ? 'Hàng năm' : 'hằng quý', i % 2 === 0 ? 'Dữ liệu mở' : 'Dùng chung', 'Phòng Kế hoạch – Tài chính, khtc@sonla.gov.vn', 'Luật Trồng trọt 31/2018/QH14']),
  ]);
}

/** Not a table at all. */
export const notATable = Buffer.from([0x50, 0x4b, 0x03, 0x04, ...Buffer.from('this is no workbook')]);
