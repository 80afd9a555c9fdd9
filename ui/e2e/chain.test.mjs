// The main job from end to end, as the people who do it: department, reviewer, publisher, the public, task force, auditor.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ask, openContext, picture, settled, shared, signIn, skip, startBrowser, startServer } from './harness.mjs';
import { register } from './steps.mjs';
import { messyTable, xlsxType } from './workbooks.mjs';

const title = 'Diện tích và sản lượng cây ăn quả theo xã, kiểm thử trọn chặng';
const number = '4242/QĐ-UBND';

describe('from a department\'s workbook to the open feed', { skip }, () => {
  let server;
  let browser;
  before(async () => { server = await startServer(); browser = await startBrowser(); });
  after(async () => { await browser?.close(); assert.equal(await server?.close(), 0, 'a clean stop'); });

  let code;
  let id;
  let earlier;

  test('the department registers a messy workbook in steps and sends it', async () => {
    const watcher = await signIn(browser, server, 'tocongtac');
    earlier = await progress(watcher.page);
    await watcher.close();

    const { page, wrong, close } = await signIn(browser, server, 'nongnghiep');
    code = await register(page, title, { name: 'cay an qua.xlsx', mimeType: xlsxType, buffer: messyTable('Diện tích, sản lượng cây ăn quả năm 2025') });
    assert.match(code, /^snnmt-/u);
    const { dataset } = await ask(page, 'query($code: String) { dataset(code: $code) { id reviewStatus } }', { code });
    assert.equal(dataset.reviewStatus, 'SUBMITTED');
    id = dataset.id;
    assert.deepEqual(wrong, []);
    await close();
  });

  test('the reviewer asks for changes by keyboard', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'skhcn');
    await page.goto('/app/ra-soat');
    await settled(page);
    await picture(page, 'chain-queue');
    await page.goto(`/app/ra-soat/${id}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await settled(page);
    await picture(page, 'chain-review');
    await page.keyboard.press('2');
    await page.getByLabel('Lý do khác 1').fill('Nêu rõ nguồn của cột Sản lượng trong mô tả.');
    await picture(page, 'chain-review-changes');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL((url) => !url.pathname.endsWith(encodeURIComponent(id)) && !url.pathname.endsWith(id));
    assert.equal((await status(page, code)).reviewStatus, 'CHANGES_REQUESTED');
    assert.deepEqual(wrong, []);
    await close();
  });

  test('the officer mends what was asked and sends again', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'nongnghiep');
    await page.goto(`/app/bo-du-lieu/${code}?tab=ra-soat`);
    await page.getByText('Nêu rõ nguồn của cột Sản lượng trong mô tả.').waitFor();
    await settled(page);
    await picture(page, 'chain-changes-requested');
    await page.goto(`/app/bo-du-lieu/${code}?sua=1&muc=description`);
    const description = page.locator('[data-field="description"] textarea');
    await description.fill('Mỗi dòng là một loại cây ở một xã; sản lượng theo báo cáo thống kê năm 2025 của các xã.');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await description.waitFor({ state: 'detached' });
    await page.goto(`/app/bo-du-lieu/${code}?lam=SUBMIT`);
    await page.getByRole('form', { name: 'Gửi rà soát' }).getByRole('button', { name: 'Gửi rà soát' }).click();
    await page.getByRole('form', { name: 'Gửi rà soát' }).waitFor({ state: 'detached' });
    assert.equal((await status(page, code)).reviewStatus, 'SUBMITTED');
    assert.deepEqual(wrong, []);
    await close();
  });

  test('the reviewer approves by keyboard alone, then proposes it for opening', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'skhcn');
    await page.goto(`/app/ra-soat/${id}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await settled(page);
    await page.keyboard.press('1');
    await page.getByRole('button', { name: 'Kết luận Đạt, sang bộ tiếp' }).waitFor();
    await picture(page, 'chain-review-approve');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL((url) => !url.pathname.endsWith(encodeURIComponent(id)) && !url.pathname.endsWith(id));
    assert.equal((await status(page, code)).reviewStatus, 'APPROVED');

    await page.goto('/app/du-lieu-mo');
    await page.getByRole('checkbox', { name: `Chọn ${title}` }).check();
    await picture(page, 'chain-candidates');
    await page.getByRole('button', { name: /^Đề xuất mở/u }).click();
    await page.getByRole('checkbox', { name: `Chọn ${title}` }).waitFor({ state: 'detached' });
    assert.equal((await status(page, code)).publicationStatus, 'PROPOSED');
    assert.deepEqual(wrong, []);
    await close();
  });

  test('the Chairman\'s office enters its decision and publishes', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'ubnd');
    await page.goto('/app/du-lieu-mo?the=de-xuat');
    await page.getByRole('checkbox', { name: `Chọn ${title}` }).check();
    await page.getByLabel('Số, ký hiệu').fill(number);
    await page.getByLabel('Người ký').fill('KT. Chủ tịch, Phó Chủ tịch');
    await picture(page, 'chain-decision');
    await page.getByRole('button', { name: 'Nhập quyết định cho 1 bộ' }).click();
    await page.getByText(`Đã nhập quyết định ${number}`).waitFor();
    await page.goto('/app/du-lieu-mo?the=quyet-dinh');
    const line = page.getByRole('listitem').filter({ hasText: title });
    await line.getByRole('button', { name: 'Công bố' }).click();
    await line.getByText('Đã công bố').waitFor();
    await picture(page, 'chain-published');
    assert.equal((await status(page, code)).publicationStatus, 'PUBLISHED');
    assert.deepEqual(wrong, []);
    await close();
  });

  test('the public reads it, downloads its rows, and finds it in the feed', async () => {
    const context = await openContext(browser, server);
    const page = await context.newPage();
    await page.goto(`/dataset/${code}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByText('Phường Tô Hiệu').first().waitFor();
    await picture(page, 'chain-public', { full: true });
    const csv = (await saved(page, /CSV/u)).toString('utf8');
    assert.equal(csv.trim().split('\n').length, 1 + 24, 'one header and 24 rows');
    assert.match(csv, /,812\.4/u, 'the decimal comma is understood');
    assert.match(csv, /Phường Tô Hiệu/u);
    assert.doesNotMatch(csv, /Tổng cộng/u, 'no total row');
    const workbook = await saved(page, /XLSX/u);
    assert.equal(workbook.subarray(0, 2).toString(), 'PK');
    const feed = await page.request.get('/catalog.ttl');
    assert.equal(feed.status(), 200);
    assert.ok((await feed.text()).includes(`/dataset/${code}`), 'the feed has it');
    assert.deepEqual(context.wrong, []);
    await context.close();
  });

  test('the task force sees the count move, the auditor every act', async () => {
    const watcher = await signIn(browser, server, 'tocongtac');
    const now = await progress(watcher.page);
    assert.deepEqual([now.total - earlier.total, now.approved - earlier.approved, now.published - earlier.published], [1, 1, 1]);
    await watcher.page.goto('/app/tien-do');
    await watcher.page.getByRole('heading', { level: 1, name: 'Tiến độ' }).waitFor();
    await settled(watcher.page);
    await picture(watcher.page, 'chain-progress');
    assert.deepEqual(watcher.wrong, []);
    await watcher.close();

    const auditor = await signIn(browser, server, 'kiemtra');
    await auditor.page.goto('/app/nhat-ky');
    await auditor.page.getByRole('listitem').filter({ hasText: title }).first().waitFor();
    await picture(auditor.page, 'chain-log');
    const { changes } = await ask(auditor.page, '{ changes(first: 200) { edges { node { kind dataset { code } } } } }');
    const acts = changes.edges.map(({ node }) => node).filter(({ dataset }) => dataset?.code === code).map(({ kind }) => kind).reverse();
    assert.equal(acts.length, new Set(changes.edges.map(({ node }) => node).filter(({ dataset }) => dataset?.code === code)).size);
    for (const act of ['register', 'submit', 'request', 'approve', 'propose', 'decide', 'publish']) {
      assert.ok(acts.some((kind) => kind.toLowerCase().includes(act)), `${act} in ${acts.join(' ')}`);
    }
    assert.deepEqual(auditor.wrong, []);
    await auditor.close();
  });

  const real = join(shared, 'data', 'tables', 'cay-an-qua-2025.xlsx');
  test('a department\'s own workbook of fruit trees is read, described and sent', { skip: existsSync(real) ? false : `no ${real}` }, async () => {
    const { page, wrong, close } = await signIn(browser, server, 'nongnghiep');
    const sent = await register(page, 'Cây ăn quả năm 2025, từ tệp của Sở', real);
    assert.equal((await status(page, sent)).reviewStatus, 'SUBMITTED');
    assert.deepEqual(wrong, []);
    await close();
  });
});

async function status(page, code) {
  return (await ask(page, 'query($code: String) { dataset(code: $code) { reviewStatus publicationStatus } }', { code })).dataset;
}

async function progress(page) {
  return (await ask(page, '{ progress { total approved published } }')).progress;
}

async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).locator('visible=true').first().click()]);
  return readFile(await download.path());
}
