// Official papers, as the people who hand them on fetch them: each comes as a file that opens, and none is offered to who has no such work.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { picture, settled, signIn, skip, startBrowser, startServer } from './harness.mjs';

describe('official papers', { skip }, () => {
  let server;
  let browser;
  before(async () => { server = await startServer(); browser = await startBrowser(); });
  after(async () => { await browser?.close(); assert.equal(await server?.close(), 0, 'a clean stop'); });

  for (const [who, where, paper, form, file] of [
    ['ubnd', '/app/du-lieu-mo?the=de-xuat', 'Dự thảo quyết định', 'DOCX', 'quyet-dinh-du-lieu-mo.docx'],
    ['skhcn', '/app/du-lieu-mo?the=de-xuat', 'Tờ trình', 'XLSX', 'to-trinh-du-lieu-mo.xlsx'],
    ['ubnd', '/app/du-lieu-mo?the=quyet-dinh', 'Quyết định kèm phụ lục', 'DOCX', 'quyet-dinh-du-lieu-mo.docx'],
    ['skhcn', '/app/ra-soat', 'Biên bản rà soát 30 ngày qua', 'DOCX', 'bien-ban-ra-soat.docx'],
    ['lanhdao', '/app/tien-do', 'Báo cáo tiến độ', 'DOCX', 'bao-cao-tien-do.docx'],
  ]) {
    test(`${who} fetches ${paper} as ${form}`, async () => {
      const { page, wrong, close } = await signIn(browser, server, who);
      await page.goto(where);
      await settled(page);
      await page.getByRole('button', { name: 'Văn bản' }).first().click();
      const item = page.getByRole('menuitem', { name: `${paper} · ${form}` });
      await item.waitFor();
      await picture(page, `papers-${file}`);
      const [download] = await Promise.all([page.waitForEvent('download'), item.click()]);
      assert.equal(download.suggestedFilename(), file);
      const raw = await readFile(await download.path());
      assert.equal(raw.subarray(0, 2).toString('latin1'), 'PK', 'a file in the form it says');
      assert.deepEqual(wrong, []);
      await close();
    });
  }

  test('a department is offered no paper of others', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'yte');
    for (const where of ['/app/du-lieu-mo?the=quyet-dinh', '/app/tien-do']) {
      await page.goto(where);
      await settled(page);
      assert.equal(await page.getByRole('button', { name: 'Văn bản' }).count(), 0, where);
    }
    assert.deepEqual(wrong, []);
    await close();
  });
});
