// A department's list on its way: sent for a round, confirmed by its leader, decided with the keyboard, sent again with what changed;
// and a long list, whose clean lines pass together.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { after, before, describe, test } from 'node:test';
import { ask, phone, picture, settled, sideways, signIn, skip, startBrowser, startServer } from './harness.mjs';

const titles = ['Rừng đặc dụng theo xã', 'Rừng phòng hộ theo xã', 'Rừng sản xuất theo xã', 'Vườn ươm cây giống'];

describe('a list of a department', { skip }, () => {
  let server;
  let browser;
  let officer;
  let leader;
  let reviewer;
  before(async () => {
    server = await startServer();
    browser = await startBrowser();
    officer = await signIn(browser, server, 'nongnghiep');
    leader = await signIn(browser, server, 'nongnghiep-ld');
    reviewer = await signIn(browser, server, 'skhcn');
  });
  after(async () => { for (const one of [officer, leader, reviewer]) await one?.close(); await browser?.close(); assert.equal(await server?.close(), 0); });

  /** A dataset that can be sent: its data lives behind a connection. */
  const input = (title) => ({ title, description: 'Diện tích theo xã.', theme: 'nong-nghiep', owner: 'SNNMT', connection: 'CSDL rừng, http://rung.sonla', contact: { name: 'Chi cục Kiểm lâm', email: 'kl@sonla.gov.vn' },
    legalBasis: ['Luật Lâm nghiệp'], updateFrequency: 'ANNUAL', sharing: 'SHARED', importance: 'ORDINARY', personalData: 'NONE' });

  async function register(all) {
    const ids = [];
    for (const title of all) {
      const made = await ask(officer.page, 'mutation($i: RegisterDatasetInput!) { registerDataset(input: $i) { dataset { id } userErrors { message } } }', { i: input(title) });
      assert.deepEqual(made.registerDataset.userErrors, []);
      ids.push(made.registerDataset.dataset.id);
    }
    return ids;
  }

  const serious = async (page) => (await new AxeBuilder({ page }).analyze()).violations.filter((one) => one.impact === 'serious' || one.impact === 'critical').map((one) => `${one.id}: ${one.nodes[0].html}`);

  test('is sent for a round, confirmed, decided with the keyboard and sent again with what changed', async () => {
    const { page } = reviewer;
    await page.goto('/app/danh-muc-gui?tab=dot');
    await page.getByLabel('Đợt gửi mới').fill('Đợt tháng 11');
    await page.getByLabel('Hạn gửi').fill('30/11/2030');
    await page.keyboard.press('Escape');
    await page.getByLabel('Lãnh đạo đơn vị xác nhận trước').check();
    await page.getByRole('button', { name: 'Mở đợt' }).click();
    await page.getByText('Đợt tháng 11').waitFor();
    await picture(page, 'list-rounds');

    await register(titles);
    const desk = officer.page;
    await desk.goto('/app/danh-muc-gui?tab=gui');
    await desk.locator('input[aria-label="Đợt gửi"]').click();
    await desk.getByRole('option', { name: 'Đợt tháng 11' }).click();
    await desk.getByLabel(/^Chọn cả \d+ bộ/u).uncheck();
    for (const title of titles) await desk.getByLabel(`Chọn ${title}`, { exact: true }).check();
    await desk.getByRole('button', { name: 'Gửi rà soát 4 bộ' }).click();
    await desk.getByText('Danh mục chờ lãnh đạo đơn vị xác nhận.').waitFor();
    await desk.getByRole('link', { name: 'Xem danh mục lần 1' }).click();
    await desk.getByRole('heading', { name: /lần 1$/u }).waitFor();
    const address = new URL(desk.url()).pathname;
    assert.equal(await desk.getByRole('button', { name: 'Xác nhận danh mục' }).count(), 0, 'who sent it does not confirm it');

    await page.goto(address);
    await page.getByText('Không có danh mục này, hoặc bạn không được xem.').waitFor();
    await leader.page.goto('/app');
    await leader.page.getByRole('link', { name: /Xác nhận danh mục/u }).first().click();
    await leader.page.getByRole('button', { name: 'Xác nhận danh mục' }).click();
    await leader.page.getByText('Lãnh đạo đã xác nhận').waitFor();
    await picture(leader.page, 'list-confirmed');

    await page.goto(address);
    const lines = page.getByRole('listbox', { name: 'Các dòng của danh mục' });
    await lines.getByText(titles[0]).waitFor();
    await page.keyboard.press('1'); // the first passes, the next stands at hand
    await page.keyboard.press('2');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('3');
    await page.getByText('1 đạt, 1 bổ sung, 1 từ chối').waitFor();
    const write = page.getByRole('button', { name: 'Ghi kết luận cho 3 dòng' });
    assert.ok(await write.isDisabled(), 'a verdict without its reason');
    await page.getByLabel('Cần bổ sung gì').fill('Ghi rõ năm của số liệu');
    await page.getByLabel('Căn cứ pháp lý để từ chối').fill('Trùng bộ đã có; Điều 13 Luật Dữ liệu');
    await page.reload(); // nothing is lost
    await page.getByText('1 đạt, 1 bổ sung, 1 từ chối').waitFor();
    await settled(page);
    await picture(page, 'list-staged');
    assert.deepEqual(await serious(page), []);
    await desk.goto(address);
    await desk.getByRole('listbox').getByText('Chờ rà soát').first().waitFor();
    await write.click();
    await lines.getByText('Từ chối').waitFor();
    await desk.getByRole('listbox').getByText('Từ chối').waitFor(); // the other one sees it without asking
    await page.getByLabel(/^Trả lại 1 dòng/u).check();
    await page.getByLabel('Cần bổ sung gì').fill('Gửi lại cùng đợt');
    await page.getByRole('button', { name: 'Ghi kết luận cho 1 dòng' }).click();
    await page.getByText('Đã có kết luận').first().waitFor();
    await picture(page, 'list-decided');

    const { datasets } = await ask(desk, 'query($t: String) { datasets(filter: { text: $t, owner: ["SNNMT"] }) { edges { node { id version title reviewStatus } } } }', { t: titles[1] });
    const back = datasets.edges[0].node;
    assert.equal(back.reviewStatus, 'CHANGES_REQUESTED');
    const edited = await ask(desk, 'mutation($id: ID!, $v: Int!) { updateDataset(id: $id, expectedVersion: $v, input: { title: "Rừng phòng hộ theo xã năm 2025" }) { userErrors { message } } }', { id: back.id, v: back.version });
    assert.deepEqual(edited.updateDataset.userErrors, []);
    await desk.goto('/app/danh-muc-gui?tab=gui');
    await desk.locator('input[aria-label="Đợt gửi"]').click();
    await desk.getByRole('option', { name: 'Đợt tháng 11' }).click();
    await desk.getByLabel(/^Chọn cả \d+ bộ/u).uncheck();
    await desk.getByLabel('Chọn Rừng phòng hộ theo xã năm 2025', { exact: true }).check();
    await desk.getByRole('button', { name: 'Gửi rà soát 1 bộ' }).click();
    await desk.getByRole('link', { name: 'Xem danh mục lần 2' }).click();
    await desk.getByRole('cell', { name: 'Rừng phòng hộ theo xã', exact: true }).waitFor();
    await desk.getByRole('cell', { name: 'Rừng phòng hộ theo xã năm 2025', exact: true }).waitFor();
    await settled(desk);
    await picture(desk, 'list-changed');
    assert.deepEqual(await serious(desk), []);
    await desk.getByRole('button', { name: 'Rút danh mục' }).click();
    await desk.getByLabel('Lý do rút').fill('Gửi nhầm');
    await desk.getByRole('button', { name: 'Rút danh mục' }).click();
    await desk.getByText('lý do rút: Gửi nhầm').waitFor();
    await desk.goto('/app/danh-muc-gui?tab=da-gui');
    await desk.getByText('Đợt tháng 11').first().waitFor();
    await settled(desk);
    await picture(desk, 'list-sent');
    assert.deepEqual(await serious(desk), []);
    await desk.setViewportSize(phone);
    await desk.goto(address);
    await desk.getByRole('listbox').waitFor();
    await settled(desk);
    assert.equal(await sideways(desk), 0);
    await picture(desk, 'list-phone');
    for (const one of [officer, leader, reviewer]) assert.deepEqual(one.wrong, []);
  });

  test('of hundreds of lines draws only what is in sight, and clean lines pass together by the keyboard', { timeout: 300_000 }, async () => {
    const ids = await register(Array.from({ length: 200 }, (_, at) => `Hồ chứa nước số ${at + 1}`));
    const made = await ask(officer.page, 'mutation($d: [ID!]!) { submitList(organization: "SNNMT", datasets: $d) { submission { id } userErrors { message } } }', { d: ids });
    assert.deepEqual(made.submitList.userErrors, []);
    const { page } = reviewer;
    await page.goto(`/app/danh-muc-gui/${made.submitList.submission.id}`);
    const lines = page.getByRole('listbox', { name: 'Các dòng của danh mục' });
    await lines.getByText('Hồ chứa nước số 1', { exact: true }).waitFor();
    assert.ok(await lines.getByRole('option').count() < 60, 'only what is in sight is drawn');
    await page.getByRole('button', { name: /^Không vướng gì 200/u }).click();
    await page.keyboard.press('a');
    await page.keyboard.press('1');
    await page.getByText('200 đạt, 0 bổ sung, 0 từ chối').waitFor();
    await settled(page);
    await picture(page, 'list-many');
    await page.getByRole('button', { name: 'Ghi kết luận cho 200 dòng' }).click();
    await page.getByText('Đã có kết luận').first().waitFor();
    const { node } = await ask(page, 'query($id: ID!) { node(id: $id) { ... on Submission { state counts { state count } } } }', { id: made.submitList.submission.id });
    assert.equal(node.state, 'DECIDED');
    assert.equal(node.counts.find((one) => one.state === 'APPROVED').count, 200);
    assert.deepEqual(reviewer.wrong, []);
  });
});
