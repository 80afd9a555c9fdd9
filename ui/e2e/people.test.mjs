// What goes wrong between people and machines: a wrong file, an impatient hand, the back button, a closed tab, two people
// at once, a session that ends. Nothing is lost and nothing is done twice.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ask, fillSignIn, picture, settled, signIn, skip, startBrowser, startServer } from './harness.mjs';
import { messyTable, notATable, xlsxType } from './workbooks.mjs';

const connected = '/app/dang-ky?buoc=mo-ta&nguon=ket-noi';

describe('when things go wrong', { skip }, () => {
  let server;
  let browser;
  before(async () => { server = await startServer(); browser = await startBrowser(); });
  after(async () => { await browser?.close(); await server?.close(); });

  test('a wrong file is refused with a reason and a way out', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'nongnghiep');
    await page.goto('/app/dang-ky');
    await page.locator('input[type="file"]').setInputFiles({ name: 'hong.xlsx', mimeType: xlsxType, buffer: notATable });
    await page.getByRole('alert').first().waitFor();
    await picture(page, 'wrong-file');
    const said = await page.getByRole('alert').first().innerText();
    assert.ok(said.length > 20, said);
    assert.doesNotMatch(said, /zip|EOF|error|invalid/u, 'no sentence of a library');
    assert.doesNotMatch(said, /Hệ thống gặp lỗi/u, 'what is wrong with the file, not that the system broke');
    await page.goto('/app/dang-ky');
    await page.locator('input[type="file"]').setInputFiles({ name: 'dung.xlsx', mimeType: xlsxType, buffer: messyTable('Bảng đúng') });
    await page.getByRole('heading', { name: 'Máy đã hiểu tệp này thế nào' }).waitFor();
    assert.deepEqual(wrong, []);
    await close();
  });

  test('a double click registers once', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'nongnghiep');
    await page.goto(connected);
    const title = 'Nhấn hai lần vẫn chỉ một bộ';
    await page.getByLabel('Tên bộ dữ liệu').fill(title);
    await page.getByRole('button', { name: 'Đăng ký và tiếp tục: Phân loại' }).dblclick();
    await page.waitForURL(/buoc=phan-loai/u);
    const { datasets } = await ask(page, '{ datasets(filter: { text: "Nhấn hai lần vẫn chỉ một bộ" }, first: 5) { totalCount } }');
    assert.equal(datasets.totalCount, 1);
    assert.deepEqual(wrong, []);
    await close();
  });

  test('back works, and what was typed survives a reload', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'nongnghiep');
    await page.goto('/app/bo-du-lieu');
    await page.goto('/app/dang-ky');
    await page.getByRole('button', { name: 'Đi tiếp, không có tệp' }).click();
    await page.getByLabel('Tên bộ dữ liệu').fill('Nháp còn nguyên');
    await page.locator('[data-field="description"] textarea').fill('Đang viết dở');
    await page.reload();
    await page.getByLabel('Tên bộ dữ liệu').waitFor();
    assert.equal(await page.getByLabel('Tên bộ dữ liệu').inputValue(), 'Nháp còn nguyên');
    assert.equal(await page.locator('[data-field="description"] textarea').inputValue(), 'Đang viết dở');
    await picture(page, 'draft-kept');
    await page.goBack();
    await page.locator('input[type="file"]').waitFor({ state: 'attached' });
    await page.goForward();
    assert.equal(await page.getByLabel('Tên bộ dữ liệu').inputValue(), 'Nháp còn nguyên');
    assert.deepEqual(wrong, []);
    await close();
  });

  test('two people at once see both versions and lose neither', async () => {
    const first = await signIn(browser, server, 'nongnghiep');
    const { registerDataset } = await ask(first.page, 'mutation($input: RegisterDatasetInput!) { registerDataset(input: $input) { dataset { id code version } userErrors { message } } }',
      { input: { title: 'Hai người cùng sửa', owner: 'SNNMT', description: 'Bản đầu' } });
    const { id, code, version } = registerDataset.dataset;
    await first.page.goto(`/app/bo-du-lieu/${code}?sua=1`);
    await first.page.locator('[data-field="description"] textarea').fill('Bản của tôi');
    const second = await signIn(browser, server, 'nongnghiep');
    await ask(second.page, 'mutation($id: ID!, $version: Int!) { updateDataset(id: $id, expectedVersion: $version, input: { description: "Bản của người khác", spatial: "Toàn tỉnh" }) { dataset { version } userErrors { message } } }', { id, version });
    await second.close();
    await first.page.getByRole('button', { name: 'Lưu', exact: true }).click();
    const both = first.page.getByRole('group', { name: 'So hai bản' });
    await both.waitFor();
    await both.getByRole('radio', { name: 'Bản của tôi: Bản của tôi' }).waitFor();
    await both.getByRole('radio', { name: 'Bản đã lưu: Bản của người khác' }).waitFor();
    await picture(first.page, 'conflict');
    await both.getByRole('radio', { name: 'Bản của tôi: Bản của tôi' }).click();
    await first.page.getByRole('button', { name: 'Lưu bản đã chọn' }).click();
    await both.waitFor({ state: 'detached' });
    const { dataset } = await ask(first.page, 'query($code: String) { dataset(code: $code) { description spatial } }', { code });
    assert.deepEqual(dataset, { description: 'Bản của tôi', spatial: 'Toàn tỉnh' });
    assert.deepEqual(first.wrong, []);
    await first.close();
  });

  test('a session that ends asks for the password and comes back to the same place with the draft', async () => {
    const { page, context, close } = await signIn(browser, server, 'yte');
    await page.goto(connected);
    await page.getByLabel('Tên bộ dữ liệu').fill('Phiên hết giữa chừng');
    await page.getByText(/Nháp/u).first().waitFor();
    await context.clearCookies();
    await page.getByRole('button', { name: 'Đăng ký và tiếp tục: Phân loại' }).click();
    await page.waitForURL(/dang-nhap/u);
    await page.getByText(/Phiên làm việc đã hết/u).waitFor();
    await picture(page, 'session-ended');
    await fillSignIn(page, 'yte');
    await page.waitForURL((url) => url.pathname === '/app/dang-ky' && url.searchParams.get('buoc') === 'mo-ta');
    await page.getByLabel('Tên bộ dữ liệu').waitFor();
    assert.equal(await page.getByLabel('Tên bộ dữ liệu').inputValue(), 'Phiên hết giữa chừng');
    await settled(page);
    await close();
  });

  test('acts on open data: a double click does it once, back works, and a reason outlives its session', async () => {
    const reviewer = await signIn(browser, server, 'skhcn');
    await reviewer.page.goto('/app/du-lieu-mo?the=ung-vien');
    await reviewer.page.getByLabel(/^Chọn cả \d+ bộ đủ điều kiện/u).check();
    const before = await proposed(reviewer.page);
    const count = Number(/\d+/u.exec(await reviewer.page.getByRole('button', { name: /^Đề xuất mở \d+ bộ/u }).innerText())[0]);
    await reviewer.page.getByRole('button', { name: /^Đề xuất mở \d+ bộ/u }).dblclick();
    await reviewer.page.getByText('Chưa có bộ dữ liệu mở nào đạt rà soát mà chưa đề xuất.').waitFor();
    assert.equal(await proposed(reviewer.page), before + count);
    assert.equal(await reviewer.page.getByRole('alert').count(), 0, 'the second click met no stale version');
    assert.deepEqual(reviewer.wrong, []);
    await reviewer.close();

    const { page, context, wrong, close } = await signIn(browser, server, 'ubnd');
    await page.goto('/app/du-lieu-mo?the=quyet-dinh');
    const published = () => ask(page, '{ datasets(filter: { publicationStatus: [PUBLISHED] }) { totalCount } }').then((data) => data.datasets.totalCount);
    const had = await published();
    const buttons = page.getByRole('button', { name: 'Công bố', exact: true });
    await buttons.first().waitFor();
    const waiting = await buttons.count();
    await buttons.first().dblclick();
    await page.waitForFunction((left) => [...document.querySelectorAll('button')].filter((one) => one.textContent === 'Công bố').length === left, waiting - 1);
    assert.equal(await published(), had + 1);
    await page.getByRole('tab', { name: 'Đang công bố' }).click();
    await page.getByRole('button', { name: 'Tạm dừng' }).first().waitFor();
    await page.goBack();
    await page.getByRole('tab', { name: 'Quyết định', selected: true }).waitFor();
    await page.goForward();
    assert.deepEqual(wrong, []);

    await page.getByRole('button', { name: 'Tạm dừng' }).first().click();
    await page.getByLabel('Lý do tạm dừng').fill('Chờ đối chiếu số liệu quý IV');
    await context.clearCookies();
    await page.locator('form').filter({ has: page.getByLabel('Lý do tạm dừng') }).getByRole('button', { name: 'Tạm dừng' }).click();
    await page.waitForURL(/dang-nhap/u);
    await fillSignIn(page, 'ubnd');
    await page.waitForURL((url) => url.pathname === '/app/du-lieu-mo');
    assert.equal(await page.getByLabel('Lý do tạm dừng').inputValue(), 'Chờ đối chiếu số liệu quý IV');
    await picture(page, 'reason-kept');
    await page.locator('form').filter({ has: page.getByLabel('Lý do tạm dừng') }).getByRole('button', { name: 'Tạm dừng' }).click();
    await page.getByLabel('Lý do tạm dừng').waitFor({ state: 'detached' });
    assert.equal(await published(), had);

    await page.goto('/app/du-lieu-mo?the=de-xuat');
    await page.getByLabel(/^Chọn cả \d+ bộ/u).check();
    await page.getByLabel('Số, ký hiệu').fill('2999/QĐ-UBND');
    await page.getByLabel('Người ký').fill('KT. Chủ tịch');
    await context.clearCookies();
    await page.getByRole('button', { name: /^Nhập quyết định cho \d+ bộ/u }).click();
    await page.waitForURL(/dang-nhap/u);
    await fillSignIn(page, 'ubnd');
    await page.waitForURL((url) => url.pathname === '/app/du-lieu-mo');
    assert.equal(await page.getByLabel('Số, ký hiệu').inputValue(), '2999/QĐ-UBND');
    await page.getByRole('button', { name: /^Nhập quyết định cho \d+ bộ/u }).dblclick();
    await page.getByText(/^Đã nhập quyết định 2999/u).waitFor();
    await close();
  });

  test('every figure of the progress page opens the list that it counts', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'tocongtac');
    await page.goto('/app/tien-do');
    const links = page.locator('ul').first().locator('a');
    await links.first().waitFor();
    const figures = await links.evaluateAll((all) => all.map((one) => ({ href: one.getAttribute('href'), count: Number(/\d+/u.exec(one.textContent)[0]) })));
    assert.ok(figures.length >= 6, JSON.stringify(figures));
    for (const { href, count } of figures) {
      await page.goto(href);
      await page.locator('header strong.num').getByText(String(count), { exact: true }).waitFor().catch(() => assert.fail(`${href} counts ${count}`));
    }
    await page.getByText('Trừ bộ hết hiệu lực').waitFor();
    assert.deepEqual(wrong, []);
    await close();
  });

  test('the task force sets the baseline, and the leader sees what has come since, with a forecast', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'tocongtac');
    await page.goto('/app/tien-do');
    await page.getByRole('button', { name: 'Sửa mốc' }).click();
    const field = (name) => page.getByRole('textbox', { name, exact: true });
    await field('Đã giao').fill('600');
    await page.getByRole('button', { name: 'Lưu mốc' }).click();
    await page.getByRole('alert').getByText(/không thể nhiều hơn/u).waitFor();
    await field('Đã giao').fill('40');
    await field('Theo văn bản').fill('Thông báo kết luận cuộc họp');
    await page.getByRole('button', { name: 'Lưu mốc' }).dblclick();
    await page.getByText(/40 bộ đã giao.*Theo Thông báo kết luận cuộc họp\./u).waitFor();
    const { progress } = await ask(page, '{ progress { delivered baseline { version delivered } forecast { early likely late } } }');
    assert.deepEqual(progress.baseline, { version: 2, delivered: 40 });
    assert.deepEqual(wrong, []);
    await close();

    const leader = await signIn(browser, server, 'lanhdao');
    await leader.page.goto('/app/tien-do');
    await leader.page.getByText(`+${progress.delivered - 40}`).first().waitFor();
    assert.equal(await leader.page.getByRole('button', { name: 'Sửa mốc' }).count(), 0);
    const { early, likely, late } = progress.forecast;
    const [from, day, to] = [early, likely, late].map((one) => one.split('-').reverse().join('/'));
    await leader.page.getByRole('img', { name: `Dự báo xong ${day}, từ ${from} đến ${to}` }).waitFor();
    await picture(leader.page, 'progress-forecast');
    assert.deepEqual(leader.wrong, []);
    await leader.close();
  });

  test('the log is narrowed by an act that is chosen by its name', async () => {
    const { page, wrong, close } = await signIn(browser, server, 'kiemtra');
    await page.goto('/app/nhat-ky');
    await page.getByRole('combobox', { name: 'Loại việc' }).or(page.getByLabel('Loại việc')).first().click();
    await page.getByRole('option', { name: 'Rà soát đạt' }).click();
    await page.waitForURL(/viec=dataset\.approve/u);
    await page.waitForFunction(() => [...document.querySelectorAll('ol summary b')].every((one) => one.textContent === 'Rà soát đạt'));
    await page.locator('ol summary').first().click();
    await picture(page, 'log-by-act');
    assert.deepEqual(wrong, []);
    await close();
  });

  test('a wrong password says so and nothing more', async () => {
    const { page, close } = await signIn(browser, server, 'yte');
    await page.context().clearCookies();
    await page.goto('/app/dang-nhap');
    await fillSignIn(page, 'yte', 'không phải mật khẩu');
    await page.getByRole('alert').waitFor();
    await picture(page, 'wrong-password');
    assert.match(page.url(), /dang-nhap/u);
    await close();
  });
});

/** How many datasets wait for a decision. */
async function proposed(page) {
  const { datasets } = await ask(page, '{ datasets(filter: { publicationStatus: [PROPOSED] }) { totalCount } }');
  return datasets.totalCount;
}
