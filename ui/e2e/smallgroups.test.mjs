// The reviewer combines columns and is told how many rows stand alone, by counts and never by a value.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { after, before, describe, test } from 'node:test';
import { ask, phone, picture, settled, sideways, signIn, skip, startBrowser, startServer } from './harness.mjs';

// 60 rows in four groups of 15, and one row alone.
const rows = ['Tên xã,Năm lập,Loại hộ', ...Array.from({ length: 60 }, (_, i) => `Xã Mai Sơn,${2010 + (i % 2)},${i < 30 ? 'Hộ nghèo' : 'Hộ khá'}`), 'Xã Mường La,2015,Hộ nghèo'].join('\n');

describe('small groups', { skip }, () => {
  let server;
  let browser;
  let id;
  before(async () => {
    server = await startServer();
    browser = await startBrowser();
    const officer = await signIn(browser, server, 'nongnghiep');
    const upload = await officer.page.evaluate(async (body) => (await (await fetch('/api/uploads', { method: 'POST', body, headers: { 'Content-Type': 'text/csv', 'Content-Disposition': 'attachment; filename="ho.csv"', 'X-Danhmuc': '1' } })).json()).id, rows);
    const made = await ask(officer.page, 'mutation($i: RegisterDatasetInput!) { registerDataset(input: $i) { dataset { id } userErrors { message } } }', { i: { title: 'Hộ theo xã', owner: 'SNNMT', upload } });
    ({ id } = made.registerDataset.dataset);
    for (let i = 0; i < 200; i += 1) {
      const { dataset } = await ask(officer.page, 'query($id: ID) { dataset(id: $id) { releases(first: 1) { edges { node { status } } } } }', { id });
      if (dataset.releases.edges[0].node.status === 'DONE') break;
      await officer.page.waitForTimeout(100);
    }
    await officer.close();
  });
  after(async () => { await browser?.close(); assert.equal(await server?.close(), 0); });

  for (const [name, options, words] of [
    ['desktop', {}, { card: 'Nhóm nhỏ', count: 'Đếm các nhóm', least: /Nhóm nhỏ nhất có 1 dòng/u, five: /dưới 5 dòng/u }],
    ['phone, dark', { size: phone, scheme: 'dark', language: 'en' }, { card: 'Small groups', count: 'Count the groups', least: /The smallest group has 1 row/u, five: /fewer than 5 rows/u }],
  ]) {
    test(`are counted in the columns that the reviewer chooses (${name})`, async () => {
      const { page, wrong, close } = await signIn(browser, server, 'skhcn', options);
      await page.goto(`/app/ra-soat/${id}`);
      const card = page.getByRole('region', { name: words.card });
      await card.waitFor();
      for (const box of await card.getByRole('checkbox').all()) await box.uncheck();
      assert.equal(await card.getByRole('button', { name: words.count }).isDisabled(), true, 'nothing is chosen');
      await card.getByRole('checkbox', { name: 'Năm lập' }).focus();
      await page.keyboard.press('Space');
      await card.getByRole('checkbox', { name: 'Loại hộ' }).check();
      await card.getByRole('button', { name: words.count }).click();
      await card.getByText(words.least).waitFor();
      const cells = (row) => card.getByRole('row', { name: row }).getByRole('cell').allInnerTexts();
      assert.deepEqual((await cells(words.five)).slice(1, 3), ['1', '1']);
      await card.scrollIntoViewIfNeeded();
      await settled(page);
      await picture(page, `small-groups-${name.split(',')[0]}`, { full: true });
      assert.equal(await sideways(page), 0);
      assert.doesNotMatch(await card.innerText(), /Mường La|2015/u, 'no value is shown');
      assert.deepEqual((await new AxeBuilder({ page }).setLegacyMode(true).include('main').analyze()).violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => one.id), []);
      await card.getByRole('checkbox', { name: 'Năm lập' }).uncheck();
      await card.getByRole('button', { name: words.count }).click();
      await page.waitForFunction(([row]) => [...document.querySelectorAll('td')].some((cell) => new RegExp(row, 'u').test(cell.innerText) && cell.nextElementSibling?.textContent === '0'), [words.five.source]);
      assert.deepEqual(wrong, []);
      await close();
    });
  }
});
