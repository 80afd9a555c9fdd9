// Cleaning on the web: what is suggested, looked at cell by cell, agreed to, and undone.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { after, before, describe, test } from 'node:test';
import { ask, phone, picture, settled, sideways, signIn, skip, startBrowser, startServer } from './harness.mjs';

const csv = 'STT,Tên xã,Diện tích (ha),Ngày cấp\n1, Xã Tà Hộc ,"12,5",28/3/2026\n2,XÃ MƯỜNG BÚ,"1.234,5",chưa có\n3,Xã Chiềng Mai,7 ha,29/3/2026\n4,Xã Chiềng Mai,7 ha,29/3/2026\n';

describe('cleaning', { skip }, () => {
  let server;
  let browser;
  before(async () => { server = await startServer(); browser = await startBrowser(); });
  after(async () => { await browser?.close(); assert.equal(await server?.close(), 0); });

  test('rules are switched, previewed, agreed to and undone', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'nongnghiep');
    const upload = await page.evaluate(async (text) => (await (await fetch('/api/uploads', { method: 'POST', body: text, headers: { 'Content-Type': 'text/csv', 'Content-Disposition': 'attachment; filename="bang.csv"', 'X-Danhmuc': '1' } })).json()).id, csv);
    const made = await ask(page, 'mutation($i: RegisterDatasetInput!) { registerDataset(input: $i) { dataset { code } userErrors { message } } }', { i: { title: 'Cây ăn quả, làm sạch trên web', owner: 'SNNMT', upload } });
    const { code } = made.registerDataset.dataset;
    await page.goto(`/app/bo-du-lieu/${code}?tab=du-lieu`);
    await page.getByText('Làm sạch', { exact: true }).click();
    await page.getByRole('cell', { name: '␣Xã Tà Hộc␣' }).waitFor();
    await settled(page);
    const rows = page.locator('table tbody tr');
    assert.equal(await rows.count(), 10, 'what is in no doubt');
    const repeats = page.getByRole('switch', { name: /^Bỏ dòng trùng/u });
    assert.equal(await repeats.isChecked(), false, 'leaving out rows is never agreed to without asking');
    await page.locator('label', { has: repeats }).first().click({ force: true });
    await page.getByText('bỏ dòng', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^Tách đơn vị/u }).click();
    await page.getByRole('cell', { name: '7 ha' }).first().waitFor();
    await page.waitForFunction(() => document.querySelectorAll('table tbody tr').length === 2);
    await picture(page, 'cleaning');
    assert.deepEqual((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => one.id), []);

    await page.getByRole('button', { name: 'Đồng ý làm sạch' }).click();
    await page.getByText(/Đã làm sạch/u).waitFor({ timeout: 60_000 });
    const state = async () => (await ask(page, 'query($code: String) { dataset(code: $code) { releases(first: 1) { edges { node { status rows quality { status warningCount } cleaning { cells rows } } } } } }', { code })).dataset.releases.edges[0].node;
    assert.deepEqual(await state(), { status: 'DONE', rows: 3, quality: { status: 'PASSED', warningCount: 0 }, cleaning: { cells: 8, rows: 1 } });
    await page.setViewportSize(phone);
    assert.equal(await sideways(page), 0);
    await picture(page, 'cleaning-phone', { full: true });

    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByRole('button', { name: 'Đồng ý làm sạch' }).waitFor({ timeout: 60_000 });
    const undone = await state();
    assert.equal(undone.cleaning, null);
    assert.equal(undone.rows, 4);
    assert.deepEqual(wrong, []);
    await close();
    const reader = await signIn(browser, server, 'skhcn');
    await reader.page.goto(`/app/bo-du-lieu/${code}?tab=du-lieu&xem=lam-sach`);
    await reader.page.getByRole('cell', { name: '␣Xã Tà Hộc␣' }).waitFor();
    assert.equal(await reader.page.getByRole('button', { name: 'Đồng ý làm sạch' }).count(), 0, 'only the department agrees');
    await reader.close();
  });
});
