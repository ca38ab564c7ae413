import type { Page } from '@playwright/test';
import jsQR from 'jsqr';
import { text } from './catalogue';
import { expect, test } from './fixtures';
import { WhatIf } from './tools';

const button = (page: Page, key: string, language = 'en') => page.getByRole('button', { name: text(language, key), exact: true });
const place = (page: Page) => page.getByRole('group', { name: text('en', 'present.label') }).getByRole('status');
const says = (n: number, m: number, name: string) => text('en', 'present.place', { n: String(n), m: String(m), name });
const code = (page: Page) => page.getByRole('img', { name: text('en', 'code.label') });

/** What a camera reads where the code stands on the screen; nothing where it reads none. */
async function readFrom(page: Page): Promise<string | undefined> {
  const picture = (await code(page).screenshot()).toString('base64');
  const [width, height, dark] = await page.evaluate(async (picture) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), (c) => c.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    return [bitmap.width, bitmap.height, Array.from({ length: data.length / 4 }, (_, i) => Number(data[4 * i]! < 128)).join('')] as const;
  }, picture);
  const shades = [...dark].flatMap((dark) => Array<number>(3).fill(dark === '1' ? 0 : 255).concat(255));
  return jsQR(Uint8ClampedArray.from(shades), width, height)?.data;
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the QR code of the link is read from the screen and follows the inputs, ${colorScheme}`, async ({ page, site, isMobile }) => {
    test.skip(isMobile, 'a code is the same everywhere');
    await page.emulateMedia({ colorScheme });
    const whatIf = await new WhatIf(page).open(site);
    await button(page, 'action.code').click();
    await expect(code(page)).toBeVisible();
    const link = page.locator('.link-text');
    await expect(link).toContainText('/en/ltv/#check=20');
    expect(await readFrom(page)).toBe(await link.textContent());
    await whatIf.field('check').fill('45');
    await expect(link).toContainText('check=45');
    await expect.poll(() => readFrom(page)).toBe(await link.textContent());
    await site.expectAccessible();
    await button(page, 'action.code').click();
    await expect(code(page)).toHaveCount(0);
  });
}

test('a link that is too long for a code is said to be', async ({ page, site }) => {
  await site.start(`en/journey/plan/#assess.complaints=${'complaint%20'.repeat(200)}`);
  await button(page, 'action.code').click();
  await expect(page.getByText(text('en', 'code.tooLong'))).toBeVisible();
  await expect(code(page)).toHaveCount(0);
});

test('a page is presented one panel at a time, by keys, with its inputs at work', async ({ page, site, isMobile }) => {
  const whatIf = await new WhatIf(page).open(site);
  await button(page, 'action.present').click();
  await expect(place(page)).toHaveText(says(1, 3, text('en', 'ltv.result')));
  await expect(whatIf.result).toBeFocused();
  const chart = page.getByRole('figure', { name: text('en', 'ltv.chart.caption') });
  const scenarios = page.getByRole('region', { name: text('en', 'ltv.scenarios.title') });
  await expect(chart, 'it belongs to the result').toBeVisible();
  await expect(scenarios, 'one panel at a time').toBeHidden();
  await expect(page.getByRole('banner')).toBeHidden();

  await whatIf.field('check').fill('40');
  await expect(whatIf.figure('left'), 'the room sees the change').toHaveText('€360');
  await page.keyboard.press('ArrowRight');
  await expect(whatIf.result, 'an arrow in a field is the field’s').toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(scenarios).toBeFocused();
  await expect(place(page)).toHaveText(says(2, 3, text('en', 'ltv.scenarios.title')));
  await expect(whatIf.result).toBeHidden();
  if (!isMobile) await site.expectAccessible();
  await button(page, 'present.inputs').click();
  await expect(whatIf.field('check')).toBeHidden();

  await scenarios.focus();
  await page.keyboard.press('ArrowRight');
  await expect(place(page)).toContainText(text('en', 'code.title'));
  await expect(button(page, 'present.next')).toBeDisabled();
  if (!isMobile) expect(await readFrom(page)).toMatch(/check=40/);
  await page.keyboard.press('ArrowLeft');
  await expect(place(page)).toHaveText(says(2, 3, text('en', 'ltv.scenarios.title')));

  await page.keyboard.press('Escape');
  await expect(button(page, 'action.present')).toBeFocused();
  await expect(chart).toBeVisible();
  await expect(page.getByRole('banner')).toBeVisible();
  await expect(code(page), 'what was opened for it is closed').toHaveCount(0);
  await expect(page.getByRole('group', { name: text('en', 'present.label') })).toBeHidden();
  expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
});

test('names that were typed can be hidden while a page is presented, and the link that says them', async ({ page, site }) => {
  await new WhatIf(page).open(site);
  await button(page, 'action.present').click();
  await expect(place(page)).toHaveText(/^1 of/);
  await expect(button(page, 'present.hideNames'), 'no name was typed').toBeHidden();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: text('en', 'ltv.scenarios.keep') }).click();
  await page.getByRole('textbox', { name: 'Name: Scenario 1' }).fill('Acme Ltd.');
  await button(page, 'action.present').click();
  await expect(place(page)).toHaveText(/^1 of/);
  await page.keyboard.press('PageDown');
  const heads = page.getByRole('columnheader');
  await expect(heads).toHaveText(['Figure', 'Acme Ltd.']);
  await button(page, 'present.hideNames').click();
  await expect(heads).toHaveText(['Figure', 'Name 1']);
  await expect(page.getByRole('textbox', { name: 'Name: Scenario 1' })).toHaveCSS('color', 'rgba(0, 0, 0, 0)');
  await expect(place(page), 'the link says the name').toHaveText(says(2, 2, text('en', 'ltv.scenarios.title')));
  await button(page, 'present.hideNames').click();
  await expect(heads).toHaveText(['Figure', 'Acme Ltd.']);
  await button(page, 'present.hideNames').click();
  await button(page, 'present.leave').click();
  await expect(heads, 'after it they are back').toHaveText(['Figure', 'Acme Ltd.']);
});

test('every page with a tool has panels to present', async ({ page, site }) => {
  test.setTimeout(180_000);
  const tools = ['nev', 'nev/group', 'nps', 'csat', 'ces', 'surveys', 'ltv', 'ltv/retention', 'ltv/cohorts', 'ltv/drivers', 'ltv/segments', 'ltv/orders', 'journey/finder', 'journey/map', 'journey/audit', 'journey/plan', 'value', 'value/worksheets', 'bridge'];
  for (const tool of tools) {
    await site.start(`en/${tool}/`);
    await button(page, 'action.present').click();
    await expect(place(page), tool).toHaveText(/^1 of \d+: ./);
    await page.keyboard.press('Escape');
    await expect(place(page), tool).toBeHidden();
  }
});
