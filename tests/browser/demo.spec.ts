import { pathToFileURL } from 'node:url';
import { pages, text } from './catalogue';
import { expect, test } from './fixtures';
import { WhatIf } from './tools';

/** The site in one file, on a disk. */
const demo = pathToFileURL(process.env.FELTWORTH_DEMO!).href;

test.beforeEach(async ({ page, isMobile }) => {
  test.skip(isMobile, 'one device is enough');
  // Nothing but the file itself is asked for.
  page.on('request', (request) => expect(request.url()).toMatch(/^(file:.*\/feltworth-en\.html([?#].*)?$|blob:|data:)/));
});

test('one file holds every page of a language, and each tool comes to life from a disk', async ({ page, site }) => {
  test.setTimeout(180_000);
  for (const path of pages.filter((path) => path !== 'embed/')) {
    await page.goto(`${demo}?${path}`);
    await site.started();
    await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible();
    await expect(page.locator('html'), path).not.toHaveAttribute('data-failed');
    const dead = await page.locator('a[href]').evaluateAll((links) => links.map((link) => link.getAttribute('href')!).filter((href) => !/^([#?]|https?:)/.test(href)));
    expect(dead, `links of ${path} that lead to other files`).toEqual([]);
  }
});

test('in one file a tool computes, keeps its inputs in the address, and leads on', async ({ page, site }) => {
  await page.goto(demo);
  await site.started();
  await page.getByRole('navigation', { name: text('en', 'nav.pages') }).getByRole('link', { name: text('en', 'nav.ltv') }).click();
  await site.started();
  await expect(page).toHaveTitle(/Feltworth$/);
  const whatIf = new WhatIf(page);
  await whatIf.field('check').fill('40');
  await whatIf.expectNumbers(360, 1440);
  await expect.poll(() => page.evaluate(() => location.search + location.hash)).toContain('?ltv/#check=40');
  await page.reload();
  await site.started();
  await whatIf.expectNumbers(360, 1440);
  await page.goBack();
  await site.started();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goForward();
  await site.started();
  await whatIf.expectNumbers(360, 1440);
});

test('in one file a page is presented, its code says why there is none, and a chart is handed out', async ({ page, site }) => {
  await page.goto(`${demo}?ltv/#check=45`);
  await site.started();
  await page.getByRole('button', { name: text('en', 'action.present'), exact: true }).click();
  await expect(new WhatIf(page).result).toBeFocused();
  await expect(page.getByRole('banner')).toBeHidden();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: text('en', 'action.code'), exact: true }).click();
  await expect(page.getByText(text('en', 'code.file'))).toBeVisible();
  await page.getByText(text('en', 'chart.table')).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: text('en', 'chart.export.png') }).click();
  expect((await coming).suggestedFilename()).toBe('feltworth-ltv-chart.png');
});
