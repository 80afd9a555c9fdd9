// A first run without the sample: the one-time link makes the first administrator, once.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openContext, picture, settled, skip, startBrowser, startServer } from './harness.mjs';

describe('the first run', { skip }, () => {
  let server;
  let browser;
  before(async () => { server = await startServer({ demo: false }); browser = await startBrowser(); });
  after(async () => { await browser?.close(); await server?.close(); });

  test('the set-up link makes the first administrator and works once', async () => {
    const link = await server.waitFor(/(http\S+\/app\/thiet-lap#\S+)/u);
    const context = await openContext(browser, server);
    const page = await context.newPage();
    await page.goto(link);
    await page.getByLabel('Tên đăng nhập').fill('quantri');
    await page.getByLabel('Họ tên hoặc tên phòng').fill('Phòng Chuyển đổi số');
    await page.locator('input[name="password"]').fill('một câu dễ nhớ');
    await page.locator('input[name="again"]').fill('một câu dễ nhớ');
    assert.ok(!page.url().includes('#'), 'the secret leaves the address');
    await picture(page, 'setup');
    await page.getByRole('button', { name: 'Mở tài khoản' }).click();
    await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
    await page.goto('/app/quan-tri');
    await page.locator('h1').waitFor();
    await settled(page);
    await picture(page, 'setup-admin-empty');
    assert.deepEqual(context.wrong, []);
    await context.close();

    const other = await openContext(browser, server);
    const again = await other.newPage();
    await again.goto(link);
    await again.getByLabel('Tên đăng nhập').fill('kehai');
    await again.locator('input[name="password"]').fill('một câu dễ nhớ');
    await again.locator('input[name="again"]').fill('một câu dễ nhớ');
    await again.getByRole('button', { name: 'Mở tài khoản' }).click();
    await again.getByRole('alert').waitFor();
    await picture(again, 'setup-refused');
    assert.ok(again.url().includes('/thiet-lap'));
    await other.close();
  });
});
