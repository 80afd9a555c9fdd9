// Monthly files of a published dataset: one within bounds reaches the public by itself, one with far more rows waits for a reviewer, who sees
// what it changes and takes it.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { after, before, describe, test } from 'node:test';
import { ask, phone, picture, settled, sideways, signIn, skip, startBrowser, startServer } from './harness.mjs';

const communes = ['03646', '03664', '03670', '03679', '03688', '03694', '03703', '03706', '03712', '03718', '03721', '03724'];

/** A month's file: so many rows for each commune, 100 times what factor says; without a key, as reports of lots are. */
const month = (factor, rows = 2) => ['Mã xã,Sản lượng (tấn),Loại', ...communes.flatMap((code, at) => Array.from({ length: rows }, () => `${code},${Math.round(100 * factor(at))},nhãn`))].join('\n');

describe('deliveries', { skip }, () => {
  let server;
  let browser;
  let officer;
  let reviewer;
  let id;
  let code;
  before(async () => {
    server = await startServer();
    browser = await startBrowser();
    officer = await signIn(browser, server, 'nongnghiep');
    reviewer = await signIn(browser, server, 'skhcn');
    const chairman = await signIn(browser, server, 'ubnd');
    const made = await ask(officer.page, 'mutation($i: RegisterDatasetInput!) { registerDataset(input: $i) { dataset { id code } userErrors { message } } }', { i: {
      title: 'Sản lượng nhãn theo tháng', description: 'Sản lượng nhãn của từng xã, theo lô.', theme: 'nong-nghiep', owner: 'SNNMT', upload: await upload(month(() => 1)),
      contact: { name: 'Phòng Trồng trọt', email: 'tt@sonla.gov.vn' }, legalBasis: ['Luật Trồng trọt'], updateFrequency: 'MONTHLY', sharing: 'OPEN', importance: 'ORDINARY', personalData: 'NONE', licence: 'dlm-cqnn' } });
    ({ id, code } = made.registerDataset.dataset);
    await checked(1);
    await act(officer.page, 'SUBMIT');
    await act(reviewer.page, 'APPROVE');
    await act(reviewer.page, 'PROPOSE_OPEN');
    const decided = await ask(chairman.page, 'mutation($i: IssueDecisionInput!) { issueDecision(input: $i) { userErrors { message } } }', { i: { number: '901/QĐ-UBND', date: '2026-11-24', signatory: 'Chủ tịch', datasets: [id] } });
    assert.deepEqual(decided.issueDecision.userErrors, []);
    await act(chairman.page, 'PUBLISH');
    await chairman.close();
  });
  after(async () => { await officer?.close(); await reviewer?.close(); await browser?.close(); assert.equal(await server?.close(), 0); });

  const upload = (text) => officer.page.evaluate(async (body) => (await (await fetch('/api/uploads', { method: 'POST', body, headers: { 'Content-Type': 'text/csv', 'Content-Disposition': 'attachment; filename="thang.csv"', 'X-Danhmuc': '1' } })).json()).id, text);

  const state = async () => (await ask(officer.page, 'query($id: ID) { dataset(id: $id) { version publication { release { number } } releases(first: 1) { edges { node { id number status accepted version waits { code } } } } } }', { id })).dataset;

  async function checked(number) {
    for (let i = 0; i < 300; i += 1) {
      const now = await state();
      const { node } = now.releases.edges[0];
      if (node.number === number && node.status === 'DONE') return { ...node, served: now.publication?.release?.number };
      await officer.page.waitForTimeout(100);
    }
    throw new Error(`delivery ${number} was never read`);
  }

  async function act(page, to) {
    const { version } = await state();
    const done = await ask(page, 'mutation($id: ID!, $version: Int!, $to: Transition!) { transition(id: $id, expectedVersion: $version, to: $to) { userErrors { message } } }', { id, version, to });
    assert.deepEqual(done.transition.userErrors, [], to);
  }

  async function deliver(number, text) {
    const done = await ask(officer.page, 'mutation($id: ID!, $upload: ID!) { attachFile(id: $id, upload: $upload) { userErrors { message } } }', { id, upload: await upload(text) });
    assert.deepEqual(done.attachFile.userErrors, []);
    return checked(number);
  }

  test('one within bounds reaches the public by itself', async () => {
    const now = await deliver(2, month((at) => (at === 4 ? 9 : 1.1)));
    assert.deepEqual([now.accepted, now.served, now.waits], [true, 2, []]);
    const rows = await (await officer.context.request.get(`/dataset/${code}/data.csv`)).text();
    assert.match(rows, /03688,900/u);
    const { page } = officer;
    await page.goto(`/app/bo-du-lieu/${code}?tab=tep`);
    await page.getByRole('button', { name: 'So với lần 1' }).click();
    await page.getByRole('cell', { name: 'Xã Mường Chiên' }).waitFor();
    await settled(page);
    await picture(page, 'delivery-compared', { full: true });
  });

  test('one with far more rows waits, and a reviewer takes it', async () => {
    const now = await deliver(3, month(() => 1.1, 6));
    assert.deepEqual([now.accepted, now.served, now.waits.map((one) => one.code)], [false, 2, ['refresh.rows']]);
    const { page, wrong } = reviewer;
    await page.goto('/app');
    await page.getByText('chờ người rà soát xem', { exact: false }).first().waitFor();
    await page.goto(`/app/bo-du-lieu/${code}?tab=tep`);
    await page.getByText(/Số dòng thay đổi quá nhiều/u).waitFor();
    await page.getByRole('cell', { name: 'Số dòng', exact: true }).waitFor();
    await settled(page);
    assert.deepEqual((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => `${one.id} ${one.nodes[0].html}`), []);
    await page.setViewportSize(phone);
    assert.equal(await sideways(page), 0);
    await picture(page, 'delivery-waits-phone', { full: true });
    await page.setViewportSize({ width: 1366, height: 768 });
    assert.equal(await page.getByRole('button', { name: 'Nhận bản dữ liệu này' }).isEnabled(), false, 'a reason is asked for');
    await page.getByLabel(/^Lý do nhận bản này/u).fill('Vào vụ thu hoạch, báo cáo theo lô nhỏ hơn');
    await picture(page, 'delivery-waits', { full: true });
    await page.getByRole('button', { name: 'Nhận bản dữ liệu này' }).click();
    await page.getByText(/Số dòng thay đổi quá nhiều/u).waitFor({ state: 'detached' });
    const after = await state();
    assert.equal(after.publication.release.number, 3);
    assert.equal(after.releases.edges[0].node.accepted, true);
    assert.deepEqual(wrong, []);
    await page.getByLabel(/^Lệch quá mức này/u).fill('80');
    await page.getByRole('button', { name: 'Lưu mức này' }).click();
    await page.getByRole('heading', { name: /±80 %/u }).waitFor();
    assert.equal((await ask(page, 'query($id: ID) { dataset(id: $id) { band } }', { id })).dataset.band, 0.8);
    await picture(page, 'delivery-band', { full: true });
    assert.deepEqual(wrong, []);
    await officer.page.goto(`/app/bo-du-lieu/${code}?tab=tep`);
    await officer.page.getByText('Các lần giao số liệu').waitFor();
    assert.equal(await officer.page.getByRole('button', { name: 'Lưu mức này' }).count(), 0);
    assert.equal(await officer.page.getByRole('button', { name: 'Nhận bản dữ liệu này' }).count(), 0);
  });
});
