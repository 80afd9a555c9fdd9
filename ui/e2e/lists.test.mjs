// A department's whole list with its workbooks: dropped together, mended in the grid, saved, sent with one click.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ask, picture, settled, shared, signIn, skip, startBrowser, startServer } from './harness.mjs';
import { messyList, messyTable, xlsxType } from './workbooks.mjs';

const titles = ['Rừng trồng mới theo xã năm 2025', 'Công trình thủy lợi nhỏ theo xã', 'Sản phẩm OCOP còn hiệu lực'];

describe('a department\'s list and its workbooks', { skip }, () => {
  let server;
  let browser;
  before(async () => { server = await startServer(); browser = await startBrowser(); });
  after(async () => { await browser?.close(); await server?.close(); });

  test('a list and its workbooks dropped together are matched, edited as in a spreadsheet and sent with one click', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'nongnghiep');
    await page.goto('/app/danh-muc-gui');
    await page.locator('input[type="file"]').first().setInputFiles([
      ...titles.map((title) => ({ name: `${title}.xlsx`, mimeType: xlsxType, buffer: messyTable(title) })),
      { name: 'danh mục 2026.xlsx', mimeType: xlsxType, buffer: messyList(titles) },
    ]);
    for (const title of titles) await page.getByText(`${title}.xlsx`).first().waitFor();
    await page.getByRole('button', { name: 'Bỏ tệp danh mục 2026.xlsx' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Đây là danh mục' }).count(), 0, 'the list was found among the files');
    await page.getByRole('button', { name: 'Đọc và xem trước' }).click();
    const grid = page.getByRole('grid', { name: 'Danh mục sắp lưu' });
    await grid.waitFor();
    for (const title of titles) {
      await grid.getByText(title, { exact: true }).waitFor();
      await grid.getByText(`${title}.xlsx`, { exact: true }).waitFor(); // matched with its line
    }
    await page.getByRole('button', { name: /cột bên phải/u }).waitFor();
    await picture(page, 'lists-preview');

    const renamed = 'Sản phẩm OCOP còn hiệu lực, sửa trên bảng';
    await grid.getByText(titles[2], { exact: true }).click();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(renamed);
    await page.keyboard.press('Enter');
    await grid.getByText(renamed, { exact: true }).waitFor();

    const cell = (row, column) => grid.getByRole('row').nth(row + 1).getByRole('gridcell').nth(column);
    const [importance, personal] = [6, 7];
    await cell(0, importance).click();
    await paste(grid, 'Khác\tKhông có');
    await page.waitForFunction(([one, two]) => one.textContent === 'Khác' && two.textContent === 'Không có', [await cell(0, importance).elementHandle(), await cell(0, personal).elementHandle()]);
    await cell(0, importance).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+D'); // fill down
    await cell(0, personal).click();
    await grid.getByRole('button', { name: 'Áp dụng cho cả cột Dữ liệu cá nhân' }).click();
    await page.getByRole('menuitem', { name: 'Áp dụng “Không có” cho mọi dòng' }).click();
    for (const row of [0, 1, 2]) {
      assert.equal(await cell(row, importance).textContent(), 'Khác', `line ${row}`);
      assert.equal(await cell(row, personal).textContent(), 'Không có', `line ${row}`);
    }
    await picture(page, 'lists-edited');
    await page.getByRole('button', { name: /^Lưu 3 dòng vào danh mục/u }).dblclick();
    await page.getByText('3 bộ mới').waitFor();
    await picture(page, 'lists-saved');
    const { datasets } = await ask(page, 'query($text: String) { datasets(filter: { text: $text }) { totalCount edges { node { localCode } } } }', { text: renamed });
    assert.equal(datasets.totalCount, 1);
    assert.equal(datasets.edges[0].node.localCode, 'TN.003');

    await page.getByRole('button', { name: 'Đi tiếp: gửi rà soát' }).click();
    for (const title of [titles[0], titles[1], renamed]) {
      await page.getByRole('listitem').filter({ hasText: title }).getByText('đủ để gửi').waitFor();
    }
    await settled(page);
    await picture(page, 'lists-send');
    await page.getByRole('button', { name: /^Gửi rà soát \d+ bộ/u }).click();
    await page.getByText(/^Đã gửi \d+ bộ/u).waitFor();
    await picture(page, 'lists-sent');
    const { sent } = await ask(page, '{ sent: datasets(filter: { owner: ["SNNMT"], reviewStatus: [SUBMITTED] }, first: 100) { edges { node { title } } } }');
    const names = sent.edges.map(({ node }) => node.title);
    for (const title of [titles[0], titles[1], renamed]) assert.ok(names.includes(title), `${title} was sent`);
    assert.deepEqual(wrong, []);
    await close();
  });

  const folder = join(shared, 'data', 'lists');
  const lists = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.xlsx')) : [];
  test('the lists of the departments are previewed without a refused line', { skip: lists.length > 0 ? false : `no lists in ${folder}` }, async () => {
    const { page, wrong, close } = await signIn(browser, server, 'admin');
    const { organizations } = await ask(page, '{ organizations(first: 500) { edges { node { code } } } }');
    const codes = new Set(organizations.edges.map(({ node }) => node.code));
    for (const name of lists) {
      const owner = /danh-muc-(\w+)/u.exec(name)?.[1]?.toUpperCase() ?? '';
      assert.ok(codes.has(owner), `${owner} is an organization`);
      await page.goto(`/app/danh-muc-gui?donVi=${owner}`);
      await page.locator('input[type="file"]').first().setInputFiles(join(folder, name));
      await page.getByText(name).first().waitFor();
      await page.getByRole('button', { name: 'Đọc và xem trước' }).click();
      await page.getByRole('grid').waitFor();
      await picture(page, `lists-${owner}`);
      assert.equal(await page.getByText(/^\d+ chưa được$/u).count(), 0, name);
    }
    assert.deepEqual(wrong, []);
    await close();
  });
});

/** What Ctrl V does with this text on the clipboard. */
async function paste(grid, text) {
  await grid.evaluate((element, words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
