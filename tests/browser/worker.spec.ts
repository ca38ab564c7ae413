import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { text } from './catalogue';
import { expect, test, type Site } from './fixtures';

const say = (key: string, values?: Record<string, string>) => text('en', key, values);

/** Ratings of so many respondents, some of them none: a megabyte for 50,000. */
const ratings = (count: number) => {
  const row = (i: number) => `${i},${i % 97 === 0 ? 'eleven' : (i * 7) % 11},${['shop', 'online', 'phone'][i % 3]}`;
  return Buffer.from(`Submission ID,How likely are you to recommend us?,Channel\n${Array.from({ length: count }, (_, i) => row(i)).join('\n')}\n`);
};
const long = ratings(100_000);
const short = ratings(50);

/** A file of a hundred megabytes, which takes seconds. It stands on the disk: to hand its bytes to the browser takes as long. */
const longest = (folder: string) => {
  const path = `${folder}/longest.csv`;
  const rows = long.subarray(long.indexOf('\n') + 1);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, Buffer.concat([long, ...Array(60).fill(rows)]));
  return path;
};

const choose = (page: Page, buffer: Buffer, name = 'long.csv') => page.getByLabel(say('file.open')).setInputFiles({ name, mimeType: 'text/csv', buffer });
const region = (page: Page) => page.getByRole('region', { name: 'Net Promoter Score', exact: true });
const score = (page: Page) => region(page).getByRole('strong').first();
const counted = (page: Page, name = 'long.csv') => page.getByText(say('survey.file.counted', { name }));
const cancel = (page: Page) => page.getByRole('button', { name: say('file.cancel'), exact: true });
const lost = (page: Page) => page.getByRole('alert').filter({ hasText: say('file.lost') });

async function nps(page: Page, site: Site) {
  await site.start('en/nps/', page);
}

/** Counts the workers that the page begins. */
function workers(page: Page) {
  const begun = { count: 0 };
  page.on('worker', () => (begun.count += 1));
  return begun;
}

/** Lets a test meet the page's workers: the last one, and what is done as soon as a message of a kind comes. */
function meetWorkers(page: Page) {
  return page.addInitScript(() => {
    const Own = window.Worker;
    window.met = { on: {} };
    window.Worker = class extends Own {
      constructor(script: string | URL, options?: WorkerOptions) {
        super(script, options);
        window.met.last = this;
        this.addEventListener('message', ({ data }) => window.met.on[data[0]]?.());
      }
    };
  });
}

declare global {
  interface Window {
    met: { last?: Worker; on: Record<string, (() => void) | undefined> };
  }
}

test.describe('a long file', () => {
  test('finds a worker that began while it was looked for', async ({ page, site }) => {
    const begun = workers(page);
    await nps(page, site);
    const chooser = page.waitForEvent('filechooser');
    await page.getByText(say('file.open'), { exact: true }).click();
    await expect.poll(() => begun.count).toBe(1);
    await (await chooser).setFiles({ name: 'long.csv', mimeType: 'text/csv', buffer: long });
    await expect(counted(page)).toBeVisible();
    expect(begun.count, 'and needs no other').toBe(1);
  });

  test('comes to the same in a worker and in slices', async ({ page, site }) => {
    const begun = workers(page);
    await nps(page, site);
    await choose(page, long);
    await expect(counted(page)).toBeVisible();
    expect(begun.count).toBe(1);
    // The chart follows in the next frame.
    await expect(page.getByRole('main')).toContainText('62,980 (63.6%)');
    const inWorker = await page.getByRole('main').innerText();
    await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
    await page.goto('about:blank');
    await nps(page, site);
    await choose(page, long);
    await expect(counted(page)).toBeVisible();
    expect(begun.count).toBe(1);
    await expect.poll(() => page.getByRole('main').innerText()).toBe(inWorker);
  });

  test('is given up within 100 ms, and the next one is read', async ({ page, site }, { outputDir }) => {
    await nps(page, site);
    await page.getByLabel(say('file.open')).setInputFiles(longest(outputDir));
    await expect.poll(() => page.workers().length).toBe(1);
    // Beyond the beginning, which the page looks at itself, the worker is at work.
    await expect.poll(() => page.getByRole('progressbar').evaluate((bar: HTMLProgressElement) => bar.value)).toBeGreaterThan(0.02);
    const took = await cancel(page).evaluate(async (button: HTMLButtonElement) => {
      const begun = performance.now();
      button.click();
      await new Promise(requestAnimationFrame);
      return performance.now() - begun;
    });
    await expect(cancel(page)).toHaveCount(0);
    expect(took).toBeLessThan(100);
    // What runs in a worker was seen to go on for up to 1.9 seconds, unheard.
    await expect.poll(() => page.workers().length).toBe(0);
    await expect(score(page)).toHaveText('+16');
    await choose(page, long, 'next.csv');
    await expect(counted(page, 'next.csv')).toBeVisible();
  });

  test('that is given up leaves the file before with its own columns', async ({ page, site }, { outputDir }) => {
    await nps(page, site);
    await choose(page, Buffer.from(`How likely are you to recommend us?,Channel\n${'10,shop\n0,online\n'.repeat(9)}`), 'before.csv');
    await expect(counted(page, 'before.csv')).toBeVisible();
    const column = page.getByRole('combobox', { name: say('reading.column.rating') });
    await expect(column).toHaveValue('0');
    await page.getByLabel(say('file.open')).setInputFiles(longest(outputDir));
    await cancel(page).click();
    await expect(column).toHaveValue('0');
    await expect(counted(page, 'before.csv')).toBeVisible();
    await expect(score(page)).toHaveText('0');
  });

  test('that is given up as its result comes has none', async ({ page, site }) => {
    await meetWorkers(page);
    await nps(page, site);
    await page.evaluate((name) => {
      const button = () => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
      window.met.on.result = () => {
        button()!.click();
        document.title = 'cancelled';
      };
    }, say('file.cancel'));
    await choose(page, long);
    await expect(page).toHaveTitle('cancelled');
    await expect(cancel(page)).toHaveCount(0);
    await expect(counted(page)).toHaveCount(0);
    await expect(score(page)).toHaveText('+16');
  });

  for (const [how, answer] of Object.entries({
    'no script': { status: 404, body: '' },
    'a page': { status: 200, contentType: 'text/html', body: '<!doctype html><title>Log in</title>' },
  })) {
    test(`is read in slices where ${how} comes in place of the worker`, async ({ page, site }) => {
      site.allowConsole(/work-|MIME|404/);
      await page.route('**/work-*.js', (route) => route.fulfill(answer));
      await nps(page, site);
      await choose(page, long);
      await expect(counted(page)).toBeVisible();
    });
  }

  test('is read in slices where the worker never begins', async ({ page, site }) => {
    await page.route('**/work-*.js', () => {});
    await nps(page, site);
    await choose(page, long);
    await expect(counted(page)).toBeVisible({ timeout: 30_000 });
  });

  test('whose worker cannot load its part is said, and trying again works', async ({ page, site }) => {
    site.allowConsole(/part-reading|Failed to (load|fetch)/);
    await nps(page, site);
    await choose(page, short, 'short.csv');
    await expect(counted(page, 'short.csv')).toBeVisible();
    await page.route('**/assets/part-reading-*.wasm', (route) => route.abort());
    await choose(page, long);
    await expect(lost(page)).toBeVisible();
    await site.expectAccessible();
    await page.unroute('**/assets/part-reading-*.wasm');
    await lost(page).getByRole('button', { name: say('later.again') }).click();
    await expect(counted(page)).toBeVisible();
    await expect(lost(page)).toHaveCount(0);
  });

  test('whose worker dies is said, inputs stay, and trying again works', async ({ page, site }) => {
    await meetWorkers(page);
    await nps(page, site);
    await page.evaluate(() => (window.met.on.progress = () => window.met.last!.dispatchEvent(new ErrorEvent('error'))));
    await choose(page, ratings(400_000));
    await expect(lost(page)).toBeVisible();
    await expect(score(page)).toHaveText('+16');
    await page.evaluate(() => (window.met.on = {}));
    await lost(page).getByRole('button', { name: say('later.again') }).click();
    await expect(counted(page)).toBeVisible();
  });

  test('is read again while the rows left out are listed: two workers, each with its result', async ({ page, site }) => {
    const begun = workers(page);
    await nps(page, site);
    await choose(page, long);
    await expect(counted(page)).toBeVisible();
    await page.getByText(say('reading.leftOut', { n: '1,031' })).click();
    const [download, before] = [page.waitForEvent('download'), await region(page).innerText()];
    await page.evaluate(
      ([save, confidence]) => {
        [...document.querySelectorAll('button')].find(({ textContent }) => textContent === save)!.click();
        const slider = document.querySelector<HTMLInputElement>(`input[type=range][aria-label="${confidence}"]`)!;
        slider.value = '80';
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      },
      [say('reading.leftOut.save'), say('field.confidence.label')],
    );
    expect((await download).suggestedFilename()).toBe('feltworth-left-out.csv');
    await expect.poll(() => begun.count).toBe(2);
    await expect.poll(() => region(page).innerText()).not.toBe(before);
  });
});

test.describe('orders', () => {
  const headline = (page: Page) => page.getByRole('region', { name: say('orderfile.result') });
  const refitted = (page: Page) => headline(page).getByText(/in 95% of the refits between €[\d.]+ and €[\d.]+/);
  const demo = async (page: Page, site: Site) => {
    await site.start('en/ltv/orders/', page);
    await page.getByRole('button', { name: say('orders.demo') }).click();
  };

  test('come to the same models in a worker and in slices', async ({ page, site }) => {
    test.slow();
    const begun = workers(page);
    await demo(page, site);
    await expect(refitted(page)).toBeVisible({ timeout: 60_000 });
    expect(begun.count).toBe(1);
    const inWorker = await page.getByRole('main').innerText();
    await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
    await page.goto('about:blank');
    await demo(page, site);
    await expect(refitted(page)).toBeVisible({ timeout: 120_000 });
    expect(begun.count).toBe(1);
    expect(await page.getByRole('main').innerText()).toBe(inWorker);
  });
});

test('while a file is read on a slow computer the page has no long task, and a slider follows', async ({ page, site, isMobile }, { outputDir }) => {
  test.skip(isMobile, 'one device is enough');
  await nps(page, site);
  await choose(page, short, 'short.csv');
  await expect(counted(page, 'short.csv')).toBeVisible();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const begun = page.waitForEvent('worker');
  await page.getByLabel(say('file.open')).setInputFiles(longest(outputDir));
  await begun;
  const share = () => page.locator('progress').evaluate((progress: HTMLProgressElement) => progress.value);
  await expect.poll(share).toBeGreaterThan(0);
  // What the job costs the page: nobody touches it meanwhile.
  const tasks = await page.evaluate(async () => {
    const long: number[] = [];
    new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
    await new Promise((done) => setTimeout(done, 500));
    return document.querySelector('progress') ? long : ['the job was over too soon'];
  });
  expect(tasks).toEqual([]);
  const slider = page.getByRole('slider', { name: say('field.confidence.label') });
  const before = await slider.inputValue();
  await slider.press('ArrowLeft');
  await expect(slider).not.toHaveValue(before);
  await expect(counted(page, 'longest.csv')).toBeVisible({ timeout: 60_000 });
});
