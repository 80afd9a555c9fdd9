// Every page as it looks: two sizes, light and dark, both languages. Nothing scrolls sideways, axe finds nothing serious,
// nothing is said on the console, no content policy is broken; pictures of all of it are left for people to look at.
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { appear, ask, desktop, openContext, phone, picture, settled, sideways, signIn, skip, startBrowser, startServer } from './harness.mjs';

// Every page is opened twice, wide and narrow, and drawn light and dark each time; the language alternates from page to page.
const sizes = { desktop, phone };
const schemes = ['light', 'dark'];

/** The pages of each person; a name and where it is. {code}, {id} and {open} stand for datasets of the sample. */
const people = {
  nongnghiep: {
    work: '/app/', datasets: '/app/bo-du-lieu', dataset: '/app/bo-du-lieu/{code}', columns: '/app/bo-du-lieu/{code}?tab=cot', data: '/app/bo-du-lieu/{code}?tab=du-lieu',
    classes: '/app/bo-du-lieu/{code}?tab=phan-loai', reviews: '/app/bo-du-lieu/{code}?tab=ra-soat', versions: '/app/bo-du-lieu/{code}?tab=phien-ban', files: '/app/bo-du-lieu/{code}?tab=tep',
    'dataset-log': '/app/bo-du-lieu/{code}?tab=nhat-ky', edit: '/app/bo-du-lieu/{code}?sua=1', register: '/app/dang-ky', describe: '/app/dang-ky?buoc=mo-ta&nguon=ket-noi', lists: '/app/danh-muc-gui',
    guide: '/app/huong-dan', account: '/app/tai-khoan',
  },
  skhcn: { queue: '/app/ra-soat', review: '/app/ra-soat/{id}', candidates: '/app/du-lieu-mo' },
  ubnd: { proposed: '/app/du-lieu-mo?the=de-xuat', decisions: '/app/du-lieu-mo?the=quyet-dinh', served: '/app/du-lieu-mo?the=cong-bo' },
  tocongtac: { notices: '/app/thong-bao', supplements: '/app/thong-bao?the=bo-sung', elsewhere: '/app/thong-bao?the=noi-giu', 'task-force': '/app/thong-bao?the=to-cong-tac' },
  lanhdao: { progress: '/app/tien-do' },
  kiemtra: { log: '/app/nhat-ky' },
  admin: { admin: '/app/quan-tri' },
};
const everybody = { signin: '/app/dang-nhap', 'try-file': '/app/thu-tep', home: '/', list: '/datasets', public: '/dataset/{open}', report: '/dataset/{open}/report', nothing: '/dataset/khong-co-bo-nay' };

describe('every page as it looks', { skip }, () => {
  let server;
  let browser;
  let known;
  before(async () => {
    server = await startServer();
    browser = await startBrowser();
    const { page, close } = await signIn(browser, server, 'skhcn');
    const found = await ask(page, `{
      own: datasets(filter: { owner: ["SNNMT"], reviewStatus: [CHANGES_REQUESTED, DRAFT] }, first: 20) { edges { node { code quality { findingCount } } } }
      queue: reviewQueue(first: 1) { edges { node { id } } }
      open: datasets(filter: { publicationStatus: [PUBLISHED] }, first: 1) { edges { node { code } } }
    }`);
    const own = found.own.edges.map(({ node }) => node).sort((a, b) => b.quality.findingCount - a.quality.findingCount);
    known = { code: own[0].code, id: found.queue.edges[0].node.id, open: found.open.edges[0].node.code };
    await close();
  });
  after(async () => { await browser?.close(); await server?.close(); });

  const fill = (path) => path.replace(/\{(\w+)\}/gu, (_, name) => encodeURIComponent(known[name]));

  for (const [username, pages] of [...Object.entries(people), ['everybody', everybody]]) {
    test(`${username}: ${Object.keys(pages).join(', ')}`, async () => {
      const signedIn = username !== 'everybody';
      const { page, context } = signedIn ? await signIn(browser, server, username) : await withoutSession();
      const faults = [];
      for (const [width, size] of Object.entries(sizes)) {
        await page.setViewportSize(size);
        for (const [at, [name, path]] of Object.entries(pages).entries()) {
          const language = (at + (size === phone ? 1 : 0)) % 2 === 0 ? 'vi' : 'en';
          await appear(page, { language, scheme: 'light' });
          const response = await page.goto(language === 'en' && !path.startsWith('/app') ? `${fill(path)}?lang=en` : fill(path));
          const expected = name === 'nothing' ? 404 : 200;
          if (response.status() !== expected) faults.push(`${name} ${width} ${language}: status ${response.status()}`);
          await page.locator('h1').first().waitFor().catch(() => faults.push(`${name} ${width} ${language}: no heading`));
          await settled(page).catch(() => faults.push(`${name} ${width} ${language}: still loading`));
          for (const scheme of schemes) {
            const look = `${name}-${width}-${scheme}-${language}`;
            await page.emulateMedia({ colorScheme: scheme });
            await picture(page, look);
            const wide = await sideways(page);
            if (wide > 0) faults.push(`${look}: ${wide} px wider than the window`);
            faults.push(...(await audit(page)).map((one) => `${look}: ${one}`));
          }
        }
      }
      faults.push(...context.wrong.filter((one) => !(one.includes('khong-co-bo-nay') && one.includes('404'))));
      await context.close();
      assert.deepEqual(faults, []);
    });
  }

  async function withoutSession() {
    const context = await openContext(browser, server);
    const page = await context.newPage();
    await page.goto('/app/dang-nhap');
    return { page, context };
  }

  test('the public pages do without scripts', async () => {
    const context = await openContext(browser, server, { javaScript: false });
    const page = await context.newPage();
    await page.goto('/');
    await page.locator('h1').waitFor();
    await page.goto('/datasets');
    await page.locator(`a[href="/dataset/${known.open}"]`).first().click();
    await page.waitForURL(`**/dataset/${known.open}`);
    await page.locator('table tbody tr').first().waitFor();
    await picture(page, 'public-without-scripts', { full: true });
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[download]:visible').first().click()]);
    assert.match(download.suggestedFilename(), /\.csv$/u);
    assert.equal(await page.locator('h1').count(), 1);
    await page.getByRole('link', { name: /Báo/u }).locator('visible=true').first().click();
    await page.locator('form textarea').first().waitFor();
    assert.deepEqual(context.wrong, []);
    await context.close();
  });
});

/** What axe finds serious or critical, in a line each. */
async function audit(page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} at ${nodes.slice(0, 2).map(({ target, any }) => `${target.join(' ')}${any[0]?.message === undefined ? '' : ` (${any[0].message})`}`).join('; ')}${nodes.length > 2 ? ` and ${nodes.length - 2} more` : ''}`);
}
