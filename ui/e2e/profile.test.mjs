// How the values of columns lie, drawn and told in figures; and the schema of a column, declared by a person with the figures beside it, that
// the next delivery is read by.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { after, before, describe, test } from 'node:test';
import { ask, desktop, phone, picture, settled, sideways, signIn, skip, startBrowser, startServer } from './harness.mjs';

const kinds = ['Nhà nghỉ', 'Nhà nghỉ', 'Khách sạn', 'Homestay'];
const people = ['Lò Văn An', 'Quàng Thị Bình', 'Nguyễn Văn Cường', 'Cà Thị Dung', 'Hoàng Minh Hà'];
/** 101 places to stay with 0 to 100 rooms; the grade of the last is what is given. */
const places = (last) => ['Mã cơ sở,Loại hình,Hạng,Số buồng,Ngày cấp,Người đại diện,Ghi chú', ...Array.from({ length: 101 }, (_, i) => (
  `CS-${String(i).padStart(3, '0')},${kinds[i % 4]},${i === 100 ? last : 1 + (i % 3)},${i},2026-01-${String(1 + (i % 28)).padStart(2, '0')},${people[i % 5]},${i % 4 === 0 ? 'đang sửa' : ''}`
))].join('\n');

describe('profiles of columns', { skip }, () => {
  let server;
  let browser;
  let officer;
  let id;
  let code;
  before(async () => {
    server = await startServer();
    browser = await startBrowser();
    officer = await signIn(browser, server, 'vhttdl');
    const made = await ask(officer.page, 'mutation($i: RegisterDatasetInput!) { registerDataset(input: $i) { dataset { id code } userErrors { message } } }', { i: { title: 'Cơ sở lưu trú du lịch', owner: 'SVHTTDL', upload: await upload(places(2)) } });
    ({ id, code } = made.registerDataset.dataset);
    await read(1);
  });
  after(async () => { await officer?.close(); await browser?.close(); assert.equal(await server?.close(), 0); });

  const upload = (text) => officer.page.evaluate(async (body) => (await (await fetch('/api/uploads', { method: 'POST', body, headers: { 'Content-Type': 'text/csv', 'Content-Disposition': 'attachment; filename="co-so.csv"', 'X-Danhmuc': '1' } })).json()).id, text);

  /** Waits until a delivery is read and answers with its report's table. */
  async function read(number) {
    for (let i = 0; i < 300; i += 1) {
      const { dataset } = await ask(officer.page, 'query($id: ID) { dataset(id: $id) { schema { origin columns { name type } } releases(first: 1) { edges { node { number status quality { report { tables { columns { name title type required } groups { code column count } } } } } } } } }', { id });
      const { node } = dataset.releases.edges[0];
      if (node.number === number && node.status === 'DONE') return { ...node.quality.report.tables[0], schema: dataset.schema };
      await officer.page.waitForTimeout(100);
    }
    throw new Error(`delivery ${number} was never read`);
  }

  async function clean(page) {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    assert.deepEqual(violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => `${one.id} ${one.nodes[0].html}`), []);
  }

  const figure = (page, name) => page.getByRole('table', { name: 'Số liệu của cột' }).getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) }).getByRole('cell').innerText();

  test('beside a delivery each column has its picture and its figures', async () => {
    const { page, wrong } = officer;
    await page.goto(`/app/bo-du-lieu/${code}?tab=du-lieu`);
    await page.getByText('Các cột', { exact: true }).click();
    await page.getByRole('button', { name: /^Số buồng/u }).click();
    const chart = page.getByRole('img', { name: 'Số buồng: từ 0 đến 100, giữa 50, trống 0 %' });
    await chart.waitFor();
    assert.equal(await chart.locator('rect').count() > 10, true, 'a bar for each seven rooms');
    assert.deepEqual(await Promise.all(['Nhỏ nhất', '25 % ở dưới', 'Giữa (trung vị)', '75 % ở dưới', 'Lớn nhất', 'Trung bình', 'Độ lệch chuẩn'].map((name) => figure(page, name))), ['0', '25', '50', '75', '100', '50', '29,15']);
    await page.getByText('Xem dạng bảng').click();
    await page.getByRole('rowheader', { name: '0–6', exact: true }).waitFor();
    await settled(page);
    await clean(page);
    await picture(page, 'profile-panel');
    await page.getByRole('button', { name: /^Loại hình/u }).click();
    await page.getByRole('rowheader', { name: 'Nhà nghỉ' }).waitFor();
    assert.match(await page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Nhà nghỉ' }) }).innerText(), /51\s+50 %/u);
    await page.getByRole('button', { name: /^Người đại diện/u }).click();
    await page.getByText('không hiện giá trị nào của cột', { exact: false }).waitFor();
    assert.equal(await page.locator('[data-open=true]').getByText(/Lò Văn|Quàng/u).count(), 0);
    await page.setViewportSize(phone);
    assert.equal(await sideways(page), 0);
    await page.setViewportSize(desktop);
    assert.deepEqual(wrong, []);
  });

  test('a file that is only tried has them too', async () => {
    const { page } = officer;
    const { tryFile } = await ask(page, 'mutation($u: ID!) { tryFile(upload: $u) { job { id } } }', { u: await upload(places(2)) });
    await page.goto(`/app/thu-tep?viec=${encodeURIComponent(tryFile.job.id)}&xem=cot&cot=ngay_cap`);
    await page.getByRole('img', { name: /^Ngày cấp: từ 01\/01\/2026 đến 28\/01\/2026/u }).waitFor();
    await settled(page);
    await clean(page);
    await picture(page, 'profile-try');
    await page.setViewportSize(phone);
    assert.equal(await sideways(page), 0);
    await picture(page, 'profile-try-phone', { full: true });
    await page.setViewportSize(desktop);
  });

  test('a column is declared with its figures beside, and the next delivery is read by it', async () => {
    const { page, wrong } = officer;
    await page.goto(`/app/bo-du-lieu/${code}?tab=cot`);
    await page.getByRole('button', { name: /^Hạng/u }).click();
    await page.getByRole('button', { name: 'Sửa cột này' }).click();
    await page.getByText('101/101 ô là số nguyên').last().waitFor();
    await page.getByText('0 trên 101 ô trống').waitFor();
    await page.getByText('trong tệp lớn nhất là 3').waitFor();
    await page.getByLabel('Không lớn hơn').fill('a');
    await page.getByText('Chưa phải số').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Lưu cột' }).isDisabled(), true);
    await page.getByLabel('Không lớn hơn').fill('3');
    await page.getByLabel('Không nhỏ hơn').fill('1');
    await page.getByLabel('Tên cột (tiếng Anh)').fill('Grade');
    await page.getByLabel('Ý nghĩa').fill('Hạng theo quyết định công nhận.');
    await settled(page);
    await clean(page);
    await picture(page, 'column-edit', { full: true });
    await page.setViewportSize(phone);
    assert.equal(await sideways(page), 0);
    await picture(page, 'column-edit-phone', { full: true });
    await page.setViewportSize(desktop);
    await page.getByRole('button', { name: 'Lưu cột' }).click();
    await page.getByText('Đã lưu.', { exact: false }).waitFor();
    await page.getByText('Hạng theo quyết định công nhận.').first().waitFor();
    await page.getByRole('button', { name: /^Loại hình/u }).click();
    await page.getByRole('button', { name: 'Sửa cột này' }).click();
    await page.getByRole('button', { name: 'Lấy các giá trị đang có' }).click();
    await page.getByRole('button', { name: 'Lưu cột' }).click();
    await page.getByText('Đã lưu.', { exact: false }).waitFor();
    const { dataset } = await ask(page, 'query($id: ID) { dataset(id: $id) { schema { origin document columns { name type required } } } }', { id });
    assert.equal(dataset.schema.origin, 'declared');
    assert.deepEqual(dataset.schema.document.properties.hang, { title: 'Hạng', type: 'integer', description: 'Hạng theo quyết định công nhận.', minimum: 1, maximum: 3, 'x-danhmuc': { type: 'integer', title: 'Hạng', titleEn: 'Grade' } });
    assert.deepEqual(dataset.schema.document.properties.loai_hinh.enum, ['Homestay', 'Khách sạn', 'Nhà nghỉ']);
    assert.equal(dataset.schema.columns.length, 7, 'the other columns are declared as they were read');

    await page.getByRole('button', { name: 'Đọc lại tệp của lần giao 1' }).click();
    await page.getByText('Đang đọc lại', { exact: false }).waitFor();
    assert.deepEqual((await read(2)).groups.filter((one) => one.column === 'hang'), [], 'the same file is as declared');
    const done = await ask(page, 'mutation($id: ID!, $upload: ID!) { attachFile(id: $id, upload: $upload) { userErrors { message } } }', { id, upload: await upload(places(9)) });
    assert.deepEqual(done.attachFile.userErrors, []);
    const table = await read(3);
    assert.equal(table.schema.origin, 'declared');
    assert.deepEqual(table.groups.filter((one) => one.column === 'hang').map((one) => [one.code, one.count]), [['schema.maximum', 1]]);
    assert.deepEqual(wrong, []);
  });
});
