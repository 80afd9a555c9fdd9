// How a file is understood, and what a person does about it: values written as people write them, rows and columns called
// something else, the corrected reading kept through registration, and errors that keep a dataset from passing.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { after, before, describe, test } from 'node:test';
import { ask, phone, picture, settled, sideways, signIn, skip, startBrowser, startServer } from './harness.mjs';
import { register } from './steps.mjs';
import { xlsx, xlsxType } from './workbooks.mjs';

const rows = [['Mã xã', 'Tên xã', 'Sản lượng (tấn)', 'Ngày báo cáo'], ['03646', 'Phường Tô Hiệu', 13210.2, '9.1.26'], ['03664', 'Phường Chiềng An', 7480.3, '12.1.26'], ['03670', 'Phường Chiềng Cơi', 9100, '~300'],
  ['03679', 'Phường Chiềng Sinh', 8800.5, '14.1.26'], ['03688', 'Xã Mường Chiên', 120.25, '15.1.26'], ['03694', 'Xã Mường Giôn', 61.75, '16.1.26']];
const file = { name: 'sản lượng 2026.xlsx', mimeType: xlsxType, buffer: xlsx('Biểu 01', rows) };

describe('how a file is understood', { skip }, () => {
  let server;
  let browser;
  before(async () => { server = await startServer(); browser = await startBrowser(); });
  after(async () => { await browser?.close(); assert.equal(await server?.close(), 0); });

  async function hand(page, to) {
    await page.goto(to);
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.locator('[data-role-of="2"]').waitFor({ state: 'attached' });
    await settled(page);
  }

  for (const [language, figure] of [['vi', '13.210,2'], ['en', '13,210.2']]) {
    test(`figures and days are written as people write them (${language})`, async () => {
      const { page, wrong, close } = await signIn(browser, server, 'nongnghiep', { language });
      await hand(page, '/app/thu-tep');
      const sheet = page.getByRole('region').filter({ has: page.locator('table') });
      assert.equal(await sheet.locator('tr[aria-rowindex="2"] td').nth(3).innerText(), figure);
      await page.getByText('09/01/2026').first().waitFor();
      assert.doesNotMatch(await page.locator('main').innerText(), /13210\.2|2026-01-09/u);
      await picture(page, `file-understood-${language}`);
      assert.deepEqual(wrong, []);
      await close();
    });
  }

  test('a row that is no data is left out, and stays so when the file is registered', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'nongnghiep');
    await hand(page, '/app/dang-ky');
    await page.getByText('6 dòng dữ liệu').waitFor();
    await page.locator('[data-role-of="4"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: /Ngoài bảng/u }).waitFor();
    await picture(page, 'file-row-menu');
    await page.getByRole('menuitem', { name: /Ngoài bảng/u }).click();
    await page.getByText(/Đọc theo 1 chỗ bạn đã đổi/u).waitFor();
    await page.getByText('5 dòng dữ liệu').waitFor();
    await page.getByRole('button', { name: /^Cột A, Mã xã/u }).click();
    await page.getByRole('menuitem', { name: /^chữ/u }).click();
    await page.getByText(/Đọc theo 2 chỗ bạn đã đổi/u).waitFor();
    await picture(page, 'file-corrected');
    await page.reload();
    await page.getByText(/Đọc theo 2 chỗ bạn đã đổi/u).waitFor();
    await page.getByRole('button', { name: 'Tiếp tục: Mô tả' }).locator('visible=true').first().click();
    await page.getByLabel('Tên bộ dữ liệu').fill('Sản lượng, đọc theo chỗ đã đổi');
    await page.getByRole('button', { name: 'Đăng ký và tiếp tục: Phân loại' }).click();
    await page.waitForURL(/buoc=phan-loai/u);
    const code = new URL(page.url()).searchParams.get('ma');
    let release;
    for (let i = 0; i < 100 && release?.status !== 'DONE'; i += 1) {
      await page.waitForTimeout(100);
      ({ dataset: { releases: { edges: [{ node: release }] } } } = await ask(page, 'query($code: String) { dataset(code: $code) { releases(first: 1) { edges { node { status rows overrides address } } } } }', { code }));
    }
    assert.equal(release.rows, 5);
    assert.deepEqual(release.overrides, { sheets: [{ sheet: 'Biểu 01', roles: { 4: 'footer' }, types: { A: 'string' } }] });
    const raw = await page.context().request.get(release.address);
    assert.deepEqual(await raw.body(), file.buffer, 'the raw file is as it was handed in');
    assert.deepEqual(wrong, []);
    await close();
  });

  test('corrections can be dropped, and the sheet is read as before', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'nongnghiep', { size: phone });
    await hand(page, '/app/thu-tep');
    await page.locator('[data-role-of="1"]').click();
    await page.getByRole('menuitem', { name: /Tiêu đề/u }).click();
    await page.getByText(/Đọc theo 1 chỗ bạn đã đổi/u).waitFor();
    assert.equal(await page.locator('[data-role-of="1"]').innerText(), 'Tiêu đề');
    assert.equal(await sideways(page), 0);
    await picture(page, 'file-corrected-phone');
    await page.getByRole('button', { name: 'Bỏ các điều chỉnh' }).click();
    await page.locator('[data-role-of="1"]', { hasText: 'Đầu cột' }).waitFor();
    assert.deepEqual(wrong, []);
    await close();
  });

  test('a delivered file is read otherwise, its columns called otherwise, and handed in again so', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'nongnghiep');
    await hand(page, '/app/dang-ky');
    await page.getByRole('button', { name: 'Tiếp tục: Mô tả' }).locator('visible=true').first().click();
    await page.getByLabel('Tên bộ dữ liệu').fill('Sản lượng, đọc lại sau khi giao');
    await page.getByRole('button', { name: 'Đăng ký và tiếp tục: Phân loại' }).click();
    await page.waitForURL(/buoc=phan-loai/u);
    const code = new URL(page.url()).searchParams.get('ma');
    await page.goto(`/app/bo-du-lieu/${code}?tab=du-lieu`);
    await page.getByRole('button', { name: /^Cột C, Sản lượng/u }).click();
    await page.getByRole('menuitem', { name: /Đổi tên/u }).click();
    await page.getByLabel('Tên cột').fill('Sản lượng thu hoạch');
    await page.getByLabel('Tên dùng trong tệp tải về và API').fill('Thu hoạch');
    assert.equal(await page.getByRole('button', { name: 'Đổi', exact: true }).isDisabled(), true, 'a name that programs cannot use');
    await page.getByLabel('Tên dùng trong tệp tải về và API').fill('thu_hoach');
    await page.getByLabel('Đơn vị tính').fill('tạ');
    await picture(page, 'file-column-names');
    await page.getByRole('button', { name: 'Đổi', exact: true }).click();
    await page.getByText(/Đọc theo 1 chỗ bạn đã đổi/u).waitFor();
    await page.locator('[data-role-of="4"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: /Ngoài bảng/u }).click();
    await page.getByText(/Đọc theo 2 chỗ bạn đã đổi/u).waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^Cột C, Sản lượng thu hoạch/u }).waitFor();
    await settled(page);
    await picture(page, 'file-read-again');
    assert.deepEqual((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => one.id), []);
    const releases = async () => (await ask(page, 'query($code: String) { dataset(code: $code) { releases(first: 5) { edges { node { number status rows overrides sheet address quality { report { tables { columns { name title unit } } } } } } } } }', { code })).dataset.releases.edges.map(({ node }) => node);
    assert.deepEqual((await releases()).map((one) => [one.number, one.rows]), [[1, 6]], 'nothing is delivered yet');
    await page.getByRole('button', { name: 'Giao lại, đọc theo cách này' }).click();
    await page.getByRole('button', { name: /^Cột C, Sản lượng thu hoạch/u }).waitFor();
    await page.getByText('Giao lại, đọc theo cách này').waitFor({ state: 'detached' });
    let made;
    for (let i = 0; i < 100 && made?.status !== 'DONE'; i += 1) {
      await page.waitForTimeout(100);
      [made] = await releases();
    }
    assert.equal(made.number, 2);
    assert.equal(made.rows, 5);
    assert.deepEqual(made.quality.report.tables[0].columns[2], { name: 'thu_hoach', title: 'Sản lượng thu hoạch', unit: 'tạ' });
    assert.deepEqual(await (await page.context().request.get(made.address)).body(), file.buffer, 'the file is as it was handed in');
    assert.deepEqual(wrong, []);
    await close();
    const reader = await signIn(browser, server, 'skhcn');
    await reader.page.goto(`/app/bo-du-lieu/${code}?tab=du-lieu`);
    await reader.page.locator('tr[data-role="HEADER"]').first().waitFor();
    assert.equal(await reader.page.locator('[data-role-of]').count(), 0, 'who may not hand in files corrects nothing');
    await reader.close();
  });

  test('where the table lies is drawn on the sheet, and the next file is read so too', async () => {
    const beside = (count) => xlsx('Biểu 01', [['Ghi chú chung', '', '', '', 'Bảng tra'], ['Mã xã', 'Tên xã', 'Diện tích (ha)', '', 'Mã', 'Nghĩa'],
      ...rows.slice(1, count + 1).map((row, at) => [row[0], row[1], 100.5 + at, '', at < 4 ? 'ABCD'[at] : '', at < 4 ? ['Tốt', 'Khá', 'Vừa', 'Kém'][at] : ''])]);
    const { page, wrong, close } = await signIn(browser, server, 'nongnghiep');
    await page.goto('/app/dang-ky');
    await page.locator('input[type="file"]').setInputFiles({ ...file, name: 'cạnh nhau.xlsx', buffer: beside(4) });
    await page.getByRole('button', { name: /^Vùng của bảng: cả trang/u }).click();
    const cells = page.getByLabel('Bảng nằm ở các ô');
    assert.equal(await cells.inputValue(), 'A2:F');
    await settled(page);
    const cell = (row, column) => page.locator(`tr[aria-rowindex="${row}"] td`).nth(column + 1);
    await cell(2, 0).hover();
    await page.mouse.down();
    await cell(4, 1).hover();
    await cell(6, 2).hover();
    await page.mouse.up();
    assert.equal(await cells.inputValue(), 'A2:C6');
    const [frame, from, to] = await Promise.all([page.getByTestId('area').boundingBox(), cell(2, 0).boundingBox(), cell(6, 2).boundingBox()]);
    assert.deepEqual([frame.x, frame.y, frame.x + frame.width, frame.y + frame.height].map(Math.round), [from.x, from.y, to.x + to.width, to.y + to.height].map(Math.round), 'the frame lies on its cells');
    await picture(page, 'file-area');
    assert.deepEqual((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => one.id), []);
    await cell(3, 1).click();
    await cell(4, 2).click();
    assert.equal(await cells.inputValue(), 'B3:C4', 'one cell and then another');
    await cells.fill('H40:A5');
    assert.equal(await page.getByRole('button', { name: 'Đọc vùng này' }).isDisabled(), true, 'it ends before it begins');
    await cells.fill('a2:c');
    await cells.press('Enter');
    await page.getByText(/Đọc theo 1 chỗ bạn đã đổi/u).waitFor();
    await page.getByRole('button', { name: /^Vùng của bảng: A2:C/u }).waitFor();
    await page.getByText('4 dòng dữ liệu').waitFor();
    await page.getByRole('button', { name: 'Tiếp tục: Mô tả' }).locator('visible=true').first().click();
    await page.getByLabel('Tên bộ dữ liệu').fill('Diện tích, bên cạnh bảng tra');
    await page.getByRole('button', { name: 'Đăng ký và tiếp tục: Phân loại' }).click();
    await page.waitForURL(/buoc=phan-loai/u);
    const code = new URL(page.url()).searchParams.get('ma');
    const newest = async (number) => {
      for (let i = 0; i < 200; i += 1) {
        const { dataset } = await ask(page, 'query($code: String) { dataset(code: $code) { releases(first: 1) { edges { node { number status rows overrides quality { report { tables { range columns { title } } } } } } } } }', { code });
        const [{ node }] = dataset.releases.edges;
        if (node.number === number && node.status === 'DONE') return node;
        await page.waitForTimeout(100);
      }
      throw new Error(`delivery ${number} was never read`);
    };
    assert.deepEqual((await newest(1)).overrides, { sheets: [{ sheet: 'Biểu 01', range: 'A2:C' }] });
    await page.goto(`/app/bo-du-lieu/${code}?tab=tep`);
    await page.locator('input[type="file"]').setInputFiles({ ...file, name: 'tháng sau.xlsx', buffer: beside(6) });
    await page.getByRole('button', { name: 'Giao tệp này' }).click();
    const next = await newest(2);
    assert.equal(next.rows, 6);
    assert.equal(next.quality.report.tables[0].range, 'A2:C');
    assert.deepEqual(next.quality.report.tables[0].columns.map((one) => one.title), ['Mã xã', 'Tên xã', 'Diện tích (ha)']);
    assert.deepEqual(wrong, []);
    await close();
  });

  test('each table of a sheet is drawn as itself, and a sheet can be taken for one table', async () => {
    const below = xlsx('Biểu 01', [['DIỆN TÍCH'], ['Mã xã', 'Tên xã', 'Diện tích (ha)'], ...rows.slice(1, 5).map((row) => [row[0], row[1], 12]), [], ['VẬT NUÔI'], ['Mã xã', 'Tên xã', 'Trâu (con)'], ...rows.slice(1, 4).map((row) => [row[0], row[1], 7])]);
    const { page, wrong, close } = await signIn(browser, server, 'nongnghiep', { size: phone });
    await page.goto('/app/thu-tep');
    await page.locator('input[type="file"]').setInputFiles({ ...file, name: 'hai bảng.xlsx', buffer: below });
    await page.getByRole('tab', { name: 'Biểu 01#2' }).click();
    await page.locator('tr[data-role="HEADER"]', { hasText: 'Trâu (con)' }).waitFor();
    assert.equal(await page.locator('tr[data-role="HEADER"]', { hasText: 'Diện tích' }).count(), 0, 'not the first table');
    await settled(page);
    await picture(page, 'file-second-table');
    await page.getByRole('button', { name: /^Vùng của bảng: từ dòng/u }).click();
    assert.equal(await sideways(page), 0);
    await picture(page, 'file-area-phone');
    await page.getByRole('button', { name: 'Cả trang' }).click();
    await page.getByRole('tab', { name: 'Biểu 01', exact: true }).waitFor();
    await page.getByText('7 dòng dữ liệu').first().waitFor();
    assert.deepEqual(wrong, []);
    await close();
  });

  test('an error keeps a dataset from passing until it is waived, with a reason', async () => {
    const officer = await signIn(browser, server, 'nongnghiep');
    const code = await register(officer.page, 'Sản lượng có một ô chưa thành ngày', file);
    const { dataset } = await ask(officer.page, 'query($code: String) { dataset(code: $code) { id } }', { code });
    await officer.close();
    const { page, wrong, close } = await signIn(browser, server, 'skhcn');
    await page.goto(`/app/ra-soat/${dataset.id}`);
    await page.getByText('Còn 1 lỗi chưa miễn.').waitFor();
    assert.doesNotMatch(await page.locator('main').innerText(), /ngay_bao_cao|san_luong/u, 'columns are called by their titles');
    await page.keyboard.press('1');
    const pass = page.getByRole('button', { name: 'Kết luận Đạt, sang bộ tiếp' });
    assert.equal(await pass.isDisabled(), true);
    await page.getByRole('checkbox', { name: /~300/u }).check();
    assert.equal(await pass.isDisabled(), true, 'a waiver needs its reason');
    await page.getByLabel('Lý do miễn').fill('Xã báo chậm, số liệu đủ để công bố.');
    await picture(page, 'review-waived');
    await pass.click();
    await page.waitForURL((url) => !url.pathname.includes(dataset.id));
    assert.equal((await ask(page, 'query($code: String) { dataset(code: $code) { reviewStatus } }', { code })).dataset.reviewStatus, 'APPROVED');
    assert.deepEqual(wrong, []);
    await close();
  });
});
