import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { asHtml } from '../../src/formats/html.js';
import type { Judged } from '../../src/judged.js';
import { wholeReview } from '../report-samples.js';
import { finding, judgedOf, reviewOf } from '../samples.js';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };

/** As the sample, with a list that is folded up at first, and names that are too long for a phone. */
function largeReview(): Judged {
  const judged = wholeReview();
  const { findings } = judged.review;
  const long = `src/${'deep/'.repeat(20)}${'name'.repeat(20)}.ts`;
  const many = Array.from({ length: 30 }, (_, i) =>
    finding({
      rule: 'no-dynamic-log-message',
      severity: 'MEDIUM',
      file: long,
      line: i + 1,
      code: `log('${'x'.repeat(500)}')`,
    }),
  );
  return { ...judged, ...judgedOf({ ...judged.review, findings: [...findings, ...many] }), score: judged.score };
}

let browser: Browser;
let folder: string;
let url: string;
let page: Page;
/** What the page said on its console, asked for, and tried to show. */
let events: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'observability-report-'));
  url = written('report.html', largeReview());
  // A container's root may not have a sandbox; what is opened are our own files.
  browser = await puppeteer.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});
afterEach(() => page.close());

function written(name: string, judged: Judged): string {
  const file = join(folder, name);
  writeFileSync(file, asHtml(judged));
  return pathToFileURL(file).href;
}

async function open(
  { size = WIDE, theme = 'light', hasScript = true }: { size?: typeof WIDE; theme?: string; hasScript?: boolean } = {},
  address = url,
): Promise<void> {
  page = await browser.newPage();
  events = [];
  page.on('console', (message) => void events.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => void events.push(`error: ${String(error)}`));
  page.on('dialog', (dialog) => {
    events.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== address) events.push(`request: ${request.url()}`);
  });
  await page.setJavaScriptEnabled(hasScript);
  await page.setViewport(size);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  await page.goto(address);
}

/** The places that can be seen, as `file:line`. */
function places(): Promise<string[]> {
  return page.$$eval('.place', (all) =>
    all.filter((each) => each.checkVisibility()).map((each) => each.querySelector('.where')!.textContent),
  );
}

const textOf = (selector: string): Promise<string> => page.$eval(selector, (each) => each.textContent.trim());

async function uncheck(severity: string): Promise<void> {
  // The box covers its label: a click of a person lands on it.
  await page.click(`input[value="${severity}"]`);
}

describe('filters', () => {
  test('all is shown at first, long lists folded up', async () => {
    await open();
    expect(await textOf('#count')).toBe('36 findings');
    expect(await places()).toHaveLength(6);
    expect(await page.$eval('#none', (each) => each.checkVisibility())).toBe(false);
    await page.click('[data-rule="no-dynamic-log-message"] summary');
    expect(await places()).toHaveLength(36);
  });

  test('by severity', async () => {
    await open();
    await uncheck('HIGH');
    expect(await places()).toEqual(['src/roster.ts:7', 'src/metrics.ts:40', 'src/client.ts:41']);
    expect(await textOf('#count')).toBe('33 of 36 findings');
    expect(await page.$$eval('.of-severity h3', (all) => all.filter((each) => each.checkVisibility()).length)).toBe(3);
    await uncheck('HIGH');
    expect(await textOf('#count')).toBe('36 findings');
  });

  test('by rule, which unfolds its places', async () => {
    await open();
    await page.select('select', 'no-dynamic-log-message');
    expect(await places()).toHaveLength(30);
    await page.select('select', 'no-high-cardinality-labels');
    expect(await places()).toEqual(['src/metrics.ts:20', 'src/metrics.ts:21']);
    await page.select('select', '');
    expect(await places()).toHaveLength(6);
  });

  test('by a part of the file, in any case', async () => {
    await open();
    await page.type('input[type=search]', 'ROSTER');
    expect(await places()).toEqual(['src/roster.ts:7']);
    expect(await textOf('#count')).toBe('1 of 36 findings');
    expect(await textOf('[data-rule="no-silent-catch"] .places summary')).toBe('1 place');
  });

  test('all at once, down to nothing, and back', async () => {
    await open();
    await page.type('input[type=search]', 'metrics');
    await uncheck('MEDIUM');
    await page.select('select', 'metric-naming');
    expect(await places()).toEqual(['src/metrics.ts:30']);
    await uncheck('HIGH');
    expect(await places()).toEqual([]);
    expect(await textOf('#none')).toBe('Nothing matches these filters.');
    expect(await page.$eval('#none', (each) => each.checkVisibility())).toBe(true);
    await page.click('button[type=reset]');
    await page.waitForFunction(() => document.querySelector('#count')!.textContent === '36 findings');
    expect(await places()).toHaveLength(6);
  });

  test('Enter in the file field does not leave the page', async () => {
    await open();
    await page.type('input[type=search]', 'client\n');
    expect(page.url()).toBe(url);
    expect(await places()).toEqual(['src/client.ts:41']);
  });
});

describe('light and dark', () => {
  const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  test('as the system has it, and the other way with the button', async () => {
    await open({ theme: 'dark' });
    const dark = await ground();
    expect(await textOf('#theme')).toBe('Light theme');
    await page.click('#theme');
    const light = await ground();
    expect(light).not.toBe(dark);
    expect(await textOf('#theme')).toBe('Dark theme');
    await page.click('#theme');
    expect(await ground()).toBe(dark);
    await page.close();
    await open({ theme: 'light' });
    expect(await ground()).toBe(light);
  });
});

describe.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])('%s', (_, size) => {
  test.each(['light', 'dark'])('accessible when %s', async (theme) => {
    await open({ size, theme });
    await page.click('[data-rule="no-dynamic-log-message"] summary');
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
      return violations.map(
        ({ id, impact, nodes }) => `${impact ?? ''} ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
      );
    });
    expect(found).toEqual([]);
  });

  test('axe finds what is wrong', async () => {
    await open({ size });
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      document.querySelector<HTMLElement>('.caption')!.style.color = '#ccc';
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
      return violations.map(({ id }) => id);
    });
    expect(found).toContain('color-contrast');
  });

  test('nothing is wider than the window', async () => {
    await open({ size });
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true;
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
    const wide = await page.$$eval('main *', (all) =>
      all
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
        .map((each) => each.outerHTML.slice(0, 80)),
    );
    expect(wide).toEqual([]);
  });
});

test('everything can be reached with the keyboard, and the focus is seen', async () => {
  await open();
  const seen: string[] = [];
  for (let i = 0; i < 14; i++) {
    await page.keyboard.press('Tab');
    seen.push(
      await page.evaluate(() => {
        const at = document.activeElement!;
        const shown = at.matches('.chips input') ? at.nextElementSibling! : at;
        return `${at.tagName} ${getComputedStyle(shown).outlineStyle}`;
      }),
    );
  }
  expect(seen).toEqual([
    ...Array.from({ length: 6 }, () => 'A solid'),
    'BUTTON solid',
    ...Array.from({ length: 4 }, () => 'INPUT solid'),
    'SELECT solid',
    'INPUT solid',
    'BUTTON solid',
  ]);
});

test('without script all can be read, and nothing is there that does nothing', async () => {
  await open({ hasScript: false });
  const controls = await page.$$eval(
    'button, select, input',
    (all) => all.filter((each) => each.checkVisibility()).length,
  );
  expect(controls).toBe(0);
  await page.click('[data-rule="no-dynamic-log-message"] summary');
  expect(await places()).toHaveLength(36);
});

test('on paper all is there, and no controls', async () => {
  await open({ theme: 'dark' });
  await page.emulateMediaType('print');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  expect(await places()).toHaveLength(36);
  expect(
    await page.$$eval('.bar, .filters, .count', (all) => all.filter((each) => each.checkVisibility()).length),
  ).toBe(0);
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(26, 30, 35)');
});

test('it loads nothing, and complains of nothing', async () => {
  await open();
  await page.click('#theme');
  expect(events).toEqual([]);
});

test('hostile names and messages are shown, and do nothing', async () => {
  const evil = '</script><script>alert(1)</script><img src="https://example.com/x.png" onerror="alert(1)">';
  const odd = finding({
    file: `src/<img src=x>${evil}.ts`,
    message: `'${evil}' is ${evil}: ${evil}. Mend it.`,
    code: evil,
    offers: [{ title: '', diff: `-a\n+${evil}` }],
  });
  await open({}, written('hostile.html', { ...judgedOf(reviewOf([odd], { warnings: [evil] })), title: evil }));
  expect(await textOf('h1')).toBe(evil);
  expect(await places()).toEqual([`src/<img src=x>${evil}.ts:3`]);
  expect(await page.$$eval('img', (all) => all.length)).toBe(0);
  await page.type('input[type=search]', '<img src=x>');
  expect(await textOf('#count')).toBe('1 finding');
  expect(events).toEqual([]);
});
