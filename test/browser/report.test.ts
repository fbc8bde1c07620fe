import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import type { Browser } from 'playwright-core';
import type { RunFacts } from '../../src/evidence/run-facts.ts';
import { findChromium } from './find-chromium.ts';
import { hostileRun } from './hostile-run.fixture.ts';
import { accessibilityProblems, openReport, startBrowser, visibleText } from './report-in-browser.fixture.ts';

const root = path.resolve(import.meta.dirname, '../..');
const program = path.join(root, 'bin/streamproof.js');
const features = [
  'reference-policy/a4-local-policy',
  'variations/q1-image-address',
  'zh-CN/reference-policy/a4-local-policy',
];

const chromium = await findChromium();
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

void describe('the report in a browser', { skip: chromium === undefined && 'there is no Chromium' }, () => {
  let folder = '';
  let browser: Browser;
  const file = (name: string): string => path.join(folder, name);
  const streamproof = (...words: string[]) =>
    execa(process.execPath, [program, ...words], { cwd: root, reject: false });

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'streamproof-browser-'));
    const paths = features.map((name) => `features/${name}.feature`);
    const [started] = await Promise.all([
      startBrowser(chromium!),
      streamproof('run', ...paths, '--reports', file('run')),
    ]);
    browser = started;
    const run: RunFacts = JSON.parse(await readFile(file('run/facts.json'), 'utf8'));
    const [before, after] = planted(run);
    await writeFile(file('before.json'), JSON.stringify(before));
    await writeFile(file('after.json'), JSON.stringify(after));
    await writeFile(file('hostile.json'), JSON.stringify(hostileRun()));
    await Promise.all([
      streamproof('report', '--compare', file('before.json'), file('after.json'), '--reports', file('compared')),
      streamproof('report', file('hostile.json'), '--reports', file('hostile')),
    ]);
  });
  after(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('a cell of the table leads to its evidence, and the browser back to the table', async () => {
    await using opened = await openReport(browser, file('run/index.html'));
    const { page, problems } = opened;
    await page.locator('table.matrix td#V2Q1 a').first().click();
    await page.waitForURL(/site\/.*#/);
    const experiment = page.locator(`.experiment${await page.evaluate('location.hash')}`);
    await experiment.locator(':scope > details.evidence > summary').click();
    await experiment.locator('.views :text("oc ")').first().waitFor();
    await page.goBack();
    assert.ok(await page.locator('table.matrix').isVisible());
    assert.deepEqual(problems, []);
  });

  test('evidence that is opened before the script of the page arrives is shown when it does', async () => {
    await using opened = await openReport(browser, file('run/index.html'));
    const { page, problems } = opened;
    const { promise: opening, resolve: hasOpened } = Promise.withResolvers<void>();
    await page.route('**/report.js', (route) => opening.then(() => route.continue()));
    await page.goto(pathToFileURL(file('run/site/reference-policy.html')).href, { waitUntil: 'commit' });
    const experiment = page.locator('.experiment').first();
    await experiment.locator(':scope > details.evidence > summary').click();
    hasOpened();
    await experiment.locator('.views :text("oc ")').first().waitFor();
    assert.deepEqual(problems, []);
  });

  test('picking a moment leaves what its step did, and picking it again shows everything', async () => {
    await using opened = await openReport(browser, file('run/site/reference-policy.html'));
    const { page, problems } = opened;
    const experiment = page.locator('.experiment').first();
    await experiment.locator(':scope > details.evidence > summary').click();
    const moment = experiment.locator('[data-pick]').first();
    await moment.waitFor();
    const leftOut = experiment.locator('[data-step].left-out');
    await moment.click();
    assert.equal(await moment.getAttribute('aria-pressed'), 'true');
    assert.notEqual(await leftOut.count(), 0);
    await moment.click();
    assert.equal(await leftOut.count(), 0);
    assert.deepEqual(problems, []);
  });

  test('a comparison shows what changed, old and new', async () => {
    await using opened = await openReport(browser, file('compared/compare.html'));
    const { page, problems } = opened;
    const text = await visibleText(page.locator('main'));
    assert.match(text, /newly failing/i);
    assert.match(text, /It should be so, but is not\./);
    assert.match(text, /planted-before[\s\S]*planted-after/);
    await page.goto(`file://${file('compared/index.html')}`);
    await page.locator('a[href="compare.html"]').click();
    await page.locator('.verdict.changed').waitFor();
    assert.deepEqual(problems, []);
  });

  test('the labels are in the language of the browser, and in the other one at a click', async () => {
    await using opened = await openReport(browser, file('run/index.html'), { locale: 'zh-CN' });
    const { page, problems } = opened;
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-Hans');
    assert.match(await visibleText(page.locator('h1')), /\p{Script=Han}/u);
    await page.locator('button.language').click();
    assert.doesNotMatch(await visibleText(page.locator('h1')), /\p{Script=Han}/u);
    assert.deepEqual(problems, []);
  });

  test('the keyboard is enough', async () => {
    await using opened = await openReport(browser, file('run/site/reference-policy.html'));
    const { page, problems } = opened;
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('document.activeElement.id'), 'content');
    const evidence = page.locator('.experiment > details.evidence').first();
    for (let pressed = 0; pressed < 80; pressed += 1) {
      if (await evidence.locator(':scope > summary').evaluate((summary) => summary.matches(':focus-visible'))) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await evidence.locator('.views :text("oc ")').first().waitFor();
    assert.deepEqual(problems, []);
  });

  test('the search leaves what holds all the words', async () => {
    await using opened = await openReport(browser, file('run/index.html'));
    const { page, problems } = opened;
    await page.locator('#find').fill('V3Q1 passed');
    assert.equal(await page.locator('.chapter .experiments > li:visible').count(), 1);
    await page.locator('#find').fill('no such experiment');
    assert.ok(await page.locator('.nothing').isVisible());
    assert.deepEqual(problems, []);
  });

  test('recorded text is only text, however long', async () => {
    await using opened = await openReport(browser, file('hostile/index.html'));
    const { page, problems } = opened;
    await page.locator('.failing a').first().click();
    await page.waitForURL(/site\//);
    const experiment = page.locator('.experiment').first();
    await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
    await experiment.locator('.views > *').first().waitFor();
    assert.equal(await page.locator('main script, main img, main a[href^="javascript"]').count(), 0);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    assert.doesNotMatch(await visibleText(page.locator('main')), /[\u0000\u001b\u202e]/);
    assert.deepEqual(problems, []);
  });

  const pages = ['run/index.html', 'run/site/reference-policy.html', 'compared/compare.html', 'compared/index.html'];
  for (const name of pages)
    test(`${name} is accessible, in light and in dark, and fits a phone`, async () => {
      for (const options of [{}, { colorScheme: 'dark' as const, ...phone }]) {
        await using opened = await openReport(browser, file(name), options);
        const { page, problems } = opened;
        const evidence = page.locator('.experiment > details.evidence > summary').first();
        if ((await evidence.count()) > 0) {
          await evidence.click();
          await page.locator('.views > *').first().waitFor();
        }
        const screenshots = process.env.STREAMPROOF_SCREENSHOTS;
        const shot = `${name.replaceAll(/[/.]/g, '-')}-${page.viewportSize()?.width}.png`;
        if (screenshots) await page.screenshot({ path: path.join(screenshots, shot), timeout: 30_000 });
        assert.deepEqual(await accessibilityProblems(page), []);
        const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
        assert.ok(width <= (page.viewportSize()?.width ?? 0), `the page is ${width} pixels wide`);
        assert.deepEqual(problems, []);
      }
    });
});

/** The same run before and after an upgrade: one fact is another one afterwards, and one experiment fails. */
const planted = (run: RunFacts): readonly [RunFacts, RunFacts] => {
  const [first, second, ...others] = run.experiments;
  const seeing = (image: string) => ({
    ...first!,
    facts: [...first!.facts, { kind: 'tag' as const, name: 'is-test/planted:1', image }],
  });
  const failures = [{ type: 'TimeoutError', message: 'It should be so, but is not.' }];
  return [
    { ...run, experiments: [seeing('planted-before'), second!, ...others] },
    { ...run, experiments: [seeing('planted-after'), { ...second!, outcome: 'failed', failures }, ...others] },
  ];
};
