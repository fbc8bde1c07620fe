import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';

/** A page of a report, with what went wrong in it. */
export interface ReportPage extends AsyncDisposable {
  readonly page: Page;
  /** Errors of scripts, of the console and of the policy of the page, and every request that left the folder. */
  readonly problems: string[];
}

/** Starts a Chromium without a window. */
export const startBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });

/** Opens a file of a report as a reader does who double-clicks it. */
export const openReport = async (
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {},
): Promise<ReportPage> => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 }, ...options });
  // Not a claim about speed: a machine that does much else is slow, a page that never shows it is broken.
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('dialog', (dialog) => {
    problems.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) problems.push(`a request to ${request.url()}`);
  });
  await page.goto(pathToFileURL(path.resolve(file)).href);
  return { page, problems, [Symbol.asyncDispose]: () => context.close() };
};

/** The text that a reader sees, as opposed to all that is there. */
// biome-ignore lint/performance/useDomNodeTextContent: the labels of the other language are there, and hidden
export const visibleText = (locator: Locator): Promise<string> => locator.innerText();

/** What axe-core objects to, one line each. */
export const accessibilityProblems = async (page: Page): Promise<string[]> => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Not a script of the page: its policy allows none but its own.
  await page.evaluate(axe);
  // Fetching the style sheets again would need the network, which the policy of the page forbids.
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run(options: { preload: boolean }): Promise<{ violations: Violation[] }> };
    };
    const { violations } = await checker.run({ preload: false });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target).join(', ')}`);
  });
};

interface Violation {
  id: string;
  help: string;
  nodes: { target: string[] }[];
}
