// What every browser test stands on: one program built once, servers on free ports with a data folder of their own,
// one browser, people who sign in, and pages that remember what went wrong on them.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '..', '..');
export const shared = process.env.DANHMUC_SHARED ?? join(root, '..', 'shared');
export const screenshots = join(here, 'screenshots');
export const password = 'danhmuc-demo';

/** The two windows that every page is drawn in. */
export const desktop = { width: 1366, height: 768 };
export const phone = { width: 375, height: 812 };

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Why the browser tests cannot run here, or false. */
export const skip = existsSync(executablePath) ? false : `no chromium at ${executablePath}: install it or set CHROMIUM`;
if (skip) console.log(`skipped: ${skip}`);

/** A folder of this run; removed by close(). */
function folder() {
  return mkdtempSync(join(tmpdir(), 'danhmuc-e2e-'));
}

let binary = process.env.DANHMUC_BIN;
let built;

/** Builds the program once for this file of tests; DANHMUC_BIN names one that is built already. */
function program() {
  if (binary !== undefined) return binary;
  built = folder();
  binary = join(built, 'danhmuc');
  const made = spawnSync('go', ['build', '-o', binary, './cmd/danhmuc'], { cwd: root, env: { ...process.env, CGO_ENABLED: '0' }, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`go build: ${made.stderr}`);
  return binary;
}

/** Starts a server and waits until it says where it listens. */
export async function startServer({ demo = true } = {}) {
  const base = folder();
  const data = join(base, 'data');
  const child = spawn(program(), ['serve', ...(demo ? ['--demo'] : []), '--addr', '127.0.0.1:0', '--data', data], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  const diagnostics = [];
  createInterface({ input: child.stderr }).on('line', (line) => diagnostics.push(line));
  const waiting = new Set();
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line);
    for (const look of waiting) look(line);
  });
  const early = new Promise((_, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => reject(new Error(`serve ended with ${status}: ${diagnostics.join('\n')}`)));
  });
  early.catch(() => {});
  /** The first group of the first line, said already or to come, that matches. */
  const waitFor = (pattern) => Promise.race([early, new Promise((resolve) => {
    const look = (line) => {
      const found = pattern.exec(line);
      if (found === null) return;
      waiting.delete(look);
      resolve(found[1]);
    };
    waiting.add(look);
    said.forEach(look);
  })]);
  const url = await waitFor(/listening on (http:\S+)/u);
  const ended = new Promise((resolve) => { child.once('exit', resolve); });
  return {
    url, data, said, diagnostics, waitFor,
    async close() {
      child.kill('SIGTERM');
      const status = await ended;
      rmSync(base, { recursive: true, force: true });
      if (built !== undefined) { rmSync(built, { recursive: true, force: true }); built = undefined; binary = process.env.DANHMUC_BIN; }
      return status;
    },
  };
}

/** One browser for a file of tests. */
export async function startBrowser() {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  });
}

/** A context whose pages collect console errors, thrown errors and violations of the content policy into `wrong`. */
export async function openContext(browser, server, { size = desktop, scheme = 'light', language = 'vi', javaScript = true } = {}) {
  const context = await browser.newContext({
    baseURL: server.url, viewport: size, colorScheme: scheme, locale: language === 'en' ? 'en-GB' : 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce', javaScriptEnabled: javaScript, acceptDownloads: true,
  });
  context.setDefaultTimeout(15_000);
  const wrong = [];
  context.wrong = wrong;
  if (javaScript) {
    await context.exposeFunction('reportViolation', (said) => wrong.push(`content policy: ${said}`));
    await context.addInitScript(([chosen]) => {
      document.addEventListener('securitypolicyviolation', (event) => window.reportViolation(`${event.violatedDirective} ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`));
      if (location.protocol.startsWith('http') && localStorage.getItem('dm-language') === null) localStorage.setItem('dm-language', chosen);
    }, [language]);
  }
  context.on('page', (page) => {
    page.on('console', (message) => { if (message.type() === 'error') wrong.push(`console at ${page.url()}: ${message.text()}`); });
    page.on('pageerror', (error) => wrong.push(`thrown at ${page.url()}: ${error.message}`));
  });
  return context;
}

/** Sets the language and the scheme of the pages that this context opens from now on. */
export async function appear(page, { language, scheme }) {
  await page.emulateMedia({ colorScheme: scheme });
  await page.evaluate((chosen) => localStorage.setItem('dm-language', chosen), language);
}

/** Fills in the sign-in form on screen. */
export async function fillSignIn(page, username, secret = password) {
  await page.getByLabel(/^(Tên đăng nhập|User ?name)/iu).fill(username);
  await page.locator('input[name="password"]').fill(secret);
  await page.locator('form button[type="submit"]').click();
}

/** A person at a computer of their own: a new context, signed in, on My work. */
export async function signIn(browser, server, username, options = {}) {
  const context = await openContext(browser, server, options);
  const page = await context.newPage();
  await page.goto('/app/dang-nhap');
  await fillSignIn(page, username, options.password);
  await page.waitForURL((url) => !url.pathname.endsWith('/dang-nhap'));
  await page.locator('#noi-dung').waitFor();
  return { context, page, wrong: context.wrong, close: () => context.close() };
}

/** One GraphQL call with the session of a page, as its own scripts make it. */
export async function ask(page, query, variables = {}) {
  return page.evaluate(async ([text, values]) => {
    const response = await fetch('/graphql', {
      method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json', 'X-Danhmuc': '1', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify({ query: text, variables: values }),
    });
    const answer = await response.json();
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  }, [query, variables]);
}

/** A picture for people to look at; never compared by the tests. */
export async function picture(page, name, { full = false } = {}) {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: full });
}

/** How many pixels the page is wider than its window: 0 where nothing scrolls sideways. */
export async function sideways(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Waits until nothing on the page still loads: no row to come, no busy region, fonts there. */
export async function settled(page) {
  await page.waitForLoadState('load');
  await page.waitForFunction(() => document.fonts.status === 'loaded'
    && document.querySelector('[aria-busy="true"], .mantine-Skeleton-root, [data-loading="true"]') === null
    && ![...document.querySelectorAll('[role="status"] > .hidden-words')].some((one) => /^(Đang tải|Loading)/u.test(one.textContent)), undefined, { timeout: 10_000 });
}
