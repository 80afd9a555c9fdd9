// A decided list is looked at again: the reviewer records the result where the decision stands, and its next day moves.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ask, picture, settled, signIn, skip, startBrowser, startServer } from './harness.mjs';

const dues = 'query { decisions(first: 1) { edges { node { version reviewDue updateDue } } } }';

describe('a decided list of open data', { skip }, () => {
  let server;
  let browser;
  before(async () => { server = await startServer(); browser = await startBrowser(); });
  after(async () => { await browser?.close(); assert.equal(await server?.close(), 0, 'a clean stop'); });

  test('the reviewer records that the list was reviewed', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'skhcn');
    const before = (await ask(page, dues)).decisions.edges[0].node;
    await page.goto('/app/du-lieu-mo?the=quyet-dinh');
    await settled(page);
    await picture(page, 'openlist-decisions');
    await page.getByRole('button', { name: 'Kết quả rà soát danh mục' }).first().click();
    await page.getByRole('textbox', { name: 'Kết quả rà soát danh mục' }).fill('Giữ nguyên danh mục');
    await picture(page, 'openlist-result');
    await page.getByRole('button', { name: 'Ghi nhận' }).click();
    await page.getByRole('textbox', { name: 'Kết quả rà soát danh mục' }).waitFor({ state: 'detached' });
    const after = (await ask(page, dues)).decisions.edges[0].node;
    assert.equal(after.version, before.version + 1);
    assert.ok(after.reviewDue > before.reviewDue, `${before.reviewDue} → ${after.reviewDue}`);
    assert.equal(after.updateDue, before.updateDue);
    assert.deepEqual(wrong, []);
    await close();
  });

  test('the Chairman\'s office sees the day, and is not asked for the result', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'ubnd');
    await page.goto('/app/du-lieu-mo?the=quyet-dinh');
    await page.getByText('Rà soát lại danh mục trước ngày').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Kết quả rà soát danh mục' }).count(), 0);
    await page.goto('/app/du-lieu-mo?the=de-xuat');
    await page.getByLabel('Thay thế quyết định').waitFor();
    await settled(page);
    await picture(page, 'openlist-issue');
    assert.deepEqual(wrong, []);
    await close();
  });
});
