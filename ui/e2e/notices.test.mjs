// A notice as people meet it: a department reads it and answers what it was asked, the task force sees who has read it and adds a task,
// and nobody sees another department's part.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ask, picture, settled, signIn, skip, startBrowser, startServer } from './harness.mjs';

describe('notices and tasks', { skip }, () => {
  let server;
  let browser;
  before(async () => { server = await startServer(); browser = await startBrowser(); });
  after(async () => { await browser?.close(); await server?.close(); });

  test('a department confirms that it has read, once, and answers a request', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'nongnghiep');
    await page.getByText(/^Thông báo: Đôn đốc hoàn thành/u).waitFor();
    await page.getByRole('link', { name: 'Đọc thông báo' }).first().click();
    await page.waitForURL(/thong-bao/u);
    const read = page.getByRole('button', { name: 'Xác nhận đã đọc' });
    await read.first().waitFor();
    const before = await read.count();
    await read.first().dblclick();
    await page.getByText('Bạn đã đọc').first().waitFor();
    assert.equal(await read.count(), before - 1);
    assert.equal(await page.getByText(/Đã đọc: \d+\/\d+ đơn vị/u).count(), 0, 'whether others have read is not its to know');
    const { tasks } = await ask(page, '{ tasks { edges { node { each measure { own } shares { organization { code } } } } } }');
    assert.ok(tasks.edges.length > 0 && tasks.edges.every(({ node }) => node.shares.every(({ organization }) => organization.code === 'SNNMT')));
    await page.getByRole('tab', { name: 'Yêu cầu gửi đơn vị' }).click();
    await page.getByLabel('Trả lời yêu cầu').first().fill('Đã bổ sung mã xã; trữ lượng đo xong ngày 20.');
    await page.getByRole('button', { name: 'Gửi trả lời' }).first().click();
    await page.getByText('Đã bổ sung mã xã; trữ lượng đo xong ngày 20.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Gửi trả lời' }).count(), 0);
    assert.deepEqual(wrong, []);
    await close();
  });

  test('the task force sees who has read, opens the list behind a number, and adds a task', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'tocongtac');
    await page.goto('/app/thong-bao');
    await page.getByText(/^Đã đọc: \d\/5 đơn vị$/u).click();
    await page.getByText('chưa đọc', { exact: true }).first().waitFor();
    await page.getByText('Mục 2.1').waitFor();
    await picture(page, 'notices-read', { full: true });
    const done = page.locator('li', { has: page.getByText('Rà soát toàn bộ dữ liệu đã cung cấp', { exact: false }) }).locator('a.numlink').first();
    const count = await done.innerText();
    await done.click();
    await page.waitForURL(/bo-du-lieu\?/u);
    await settled(page);
    const search = new URL(page.url()).searchParams;
    assert.equal(search.get('delivered'), 'true');
    const { datasets } = await ask(page, '{ datasets(filter: { delivered: true, inForce: true }, first: 0) { totalCount } }');
    assert.equal(String(datasets.totalCount), count);
    await page.goBack();
    await page.getByRole('button', { name: 'Thêm nhiệm vụ' }).last().click();
    await page.getByRole('textbox', { name: 'Mục' }).fill('4');
    await page.getByLabel('Nội dung nhiệm vụ').fill('Báo cáo kết quả hằng tuần');
    await page.getByRole('combobox', { name: 'Chủ trì' }).fill('Sở Khoa học');
    await page.getByRole('option', { name: /Sở Khoa học và Công nghệ/u }).click();
    await picture(page, 'notices-add-task');
    await page.getByRole('button', { name: 'Lưu nhiệm vụ' }).click();
    await page.getByText('Báo cáo kết quả hằng tuần').waitFor();
    assert.deepEqual(wrong, []);
    await close();
  });

  test('SKHCN records the decision of the task force, which ends item 2.2', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'skhcn');
    const state = async () => (await ask(page, '{ tasks { edges { node { item state } } } }')).tasks.edges.find(({ node }) => node.item === '2.2').node.state;
    assert.equal(await state(), 'OPEN');
    await page.goto('/app/thong-bao?the=to-cong-tac');
    await page.getByRole('button', { name: 'Ghi quyết định' }).click();
    await page.getByLabel('Số quyết định').fill('733/QĐ-UBND');
    await page.getByLabel('Ngày ký').fill('10/04/2026');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText('Quyết định 733/QĐ-UBND ngày 10/04/2026').waitFor();
    assert.equal(await state(), 'DONE');
    assert.deepEqual(wrong, []);
    await close();
  });
});
