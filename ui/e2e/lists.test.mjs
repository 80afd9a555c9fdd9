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

  test('list and workbooks are matched, mended in the grid, saved and sent', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'nongnghiep');
    await page.goto('/app/danh-muc-gui');
    const inputs = page.locator('input[type="file"]');
    await inputs.nth(0).setInputFiles({ name: 'danh muc 2026.xlsx', mimeType: xlsxType, buffer: messyList(titles) });
    await page.getByText('danh muc 2026.xlsx').waitFor();
    await page.locator('input[type="file"][multiple]').setInputFiles([{ name: 'Rừng trồng mới theo xã năm 2025.xlsx', mimeType: xlsxType, buffer: messyTable('Rừng trồng mới theo xã năm 2025') }]);
    await page.getByText('Rừng trồng mới theo xã năm 2025.xlsx').first().waitFor();
    await page.getByRole('button', { name: 'Đọc và xem trước' }).click();
    const grid = page.getByRole('grid', { name: 'Danh mục sắp lưu' });
    await grid.waitFor();
    for (const title of titles) await grid.getByText(title, { exact: true }).waitFor();
    await picture(page, 'lists-preview');

    const cell = grid.getByText(titles[2], { exact: true });
    await cell.click();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Sản phẩm OCOP còn hiệu lực, sửa trên bảng');
    await page.keyboard.press('Enter');
    await grid.getByText('Sản phẩm OCOP còn hiệu lực, sửa trên bảng', { exact: true }).waitFor();
    await picture(page, 'lists-edited');
    await page.getByRole('button', { name: /^Lưu \d+ dòng vào danh mục/u }).click();
    await page.getByText('3 bộ mới').waitFor();
    await picture(page, 'lists-saved');
    const { datasets } = await ask(page, '{ datasets(filter: { text: "Sản phẩm OCOP còn hiệu lực, sửa trên bảng" }) { totalCount edges { node { localCode } } } }');
    assert.equal(datasets.totalCount, 1);
    assert.equal(datasets.edges[0].node.localCode, 'TN.003');

    await page.getByRole('button', { name: 'Đi tiếp: gửi rà soát' }).click();
    await page.getByText(titles[0]).first().waitFor();
    await settled(page);
    await picture(page, 'lists-send');
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
