import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { text, type Language } from './catalogue';
import { expect, test } from './fixtures';

const chart = (page: Page) => page.locator('figure.chart-figure').first();

/** Opens the numbers of the first chart and presses a button there; returns the file that comes of it. */
async function handedOut(page: Page, language: Language, kind: 'svg' | 'png' | 'csv') {
  const button = chart(page).getByRole('button', { name: text(language, `chart.export.${kind}`) });
  if (!(await button.isVisible())) await chart(page).getByText(text(language, 'chart.table')).click();
  const coming = page.waitForEvent('download');
  await button.click();
  const download = await coming;
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

test('a chart is handed out as a drawing that needs no style sheet, the same in both themes', async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await site.start('en/ltv/#check=20&cac=60');
  const light = await handedOut(page, 'en', 'svg');
  expect(light.name).toBe('feltworth-ltv-chart.svg');
  const svg = light.content.toString();
  expect(svg).toContain(`<title>${text('en', 'ltv.chart.caption')}</title>`);
  expect(svg).toContain('€180');
  expect(svg).toMatch(/<rect[^>]* fill="#fff"/);
  expect(svg).not.toMatch(/currentColor|class=|var\(|style=/);
  const problem = await page.evaluate((svg) => new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror')?.textContent, svg);
  expect(problem).toBeUndefined();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect((await handedOut(page, 'en', 'svg')).content.toString()).toBe(svg);
});

test('a chart is handed out as a picture of twice its size', async ({ page, site, isMobile }) => {
  await site.start('en/nev/#answers=2.3.1.2.2.3.2.1.7.6.5.4.6.8.7.7.6.8.8.8');
  const { name, content } = await handedOut(page, 'en', 'png');
  expect(name).toBe('feltworth-nev-clusters.png');
  expect(content.readUInt32BE(0)).toBe(0x89504e47);
  expect(content.readUInt32BE(16)).toBe(2 * ((isMobile ? 340 : 720) + 32));
  const colours = await page.evaluate(async (bytes) => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
    canvas.drawImage(picture, 0, 0);
    const { data } = canvas.getImageData(0, 0, picture.width, picture.height);
    return new Set(Array.from({ length: data.length / 4 }, (_, i) => data.slice(4 * i, 4 * i + 3).join())).size;
  }, content.toString('base64'));
  expect(colours).toBeGreaterThan(20);
});

for (const [language, first, second] of [
  ['en', 'Months,Revenue (€),Profit (€)', '12,240.60,60.15'],
  ['pl', 'Miesiące;Przychód (zł);Zysk (zł)', '12;240,60;60,15'],
] as const) {
  test(`the numbers of a chart are a table that spreadsheets in ${language} read`, async ({ page, site }) => {
    await site.start(`${language}/ltv/#check=20.05&purchases=1&margin=25&months=36`);
    const { name, content } = await handedOut(page, language, 'csv');
    expect(name).toBe('feltworth-ltv-chart.csv');
    const table = content.toString();
    expect(table.charCodeAt(0)).toBe(0xfeff);
    const rows = table.slice(1).split('\r\n');
    expect(rows[0]).toBe(first);
    expect(rows).toContain(second);
    expect(rows.at(-1)).toBe('');
  });
}

test('numbers below zero, and what begins like a formula, are told apart', async ({ page, site }) => {
  await site.start('en/nev/#answers=2.3.1.2.2.3.2.1.7.6.5.4.6.8.7.7.6.8.8.8');
  await chart(page).getByText(text('en', 'chart.table')).click();
  await chart(page).locator('tbody').evaluate((body) => {
    body.innerHTML = '<tr><th>=1+1</th><td>−1.5</td></tr><tr><th>Say "so, there"</th><td>+2,000.25</td></tr>';
  });
  const { content } = await handedOut(page, 'en', 'csv');
  expect(content.toString().split('\r\n').slice(1)).toEqual(["'=1+1,-1.5", '"Say ""so, there""",2000.25', '']);
});

test('a figure is printed by itself, and the page is whole again afterwards', async ({ page, site }) => {
  await page.addInitScript(() => (window.print = () => {}));
  await site.start('en/ltv/');
  await chart(page).getByText(text('en', 'chart.table')).click();
  await chart(page).getByRole('button', { name: text('en', 'chart.export.print') }).click();
  await expect(page.locator('[data-printed=whole]')).toHaveCount(1);
  await page.emulateMedia({ media: 'print' });
  await expect(chart(page).locator('figcaption')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  // The figure stands within the result.
  await expect(page.getByRole('region', { name: 'Lifetime value' }).getByRole('strong').first()).toBeHidden();
  await page.evaluate(() => void dispatchEvent(new Event('afterprint')));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a printed page says of what, how, by which version and when, with a link', async ({ page, site }) => {
  await page.addInitScript(() => (window.print = () => void dispatchEvent(new Event('beforeprint'))));
  await site.start('en/ltv/');
  await page.getByRole('textbox', { name: 'Months' }).fill('48');
  await expect(page).toHaveURL(/months=48/);
  await page.getByRole('button', { name: text('en', 'action.print'), exact: true }).last().click();
  await page.emulateMedia({ media: 'print' });
  // The formulas were closed: they show the numbers of now.
  await expect(page.getByText('€20 × 1 × 48 = €960')).toBeVisible();
  const today = new Date().toLocaleDateString('en', { dateStyle: 'long' });
  await expect(page.locator('[data-printed-from]')).toContainText(new RegExp(`^Feltworth \\d+\\.\\d+\\.\\d+ · ${today} · http.*/en/ltv/#`));
  await page.evaluate(() => void dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await expect(page.getByText('€20 × 1 × 48 = €960')).toBeHidden();
});

test('the link on paper holds a draft that the address does not', async ({ page, site }) => {
  await site.start('en/ltv/#months=48');
  await page.getByRole('textbox', { name: 'Months' }).fill('47');
  await expect(page).toHaveURL(/months=47/);
  await page.goto('about:blank');
  await site.start('en/ltv/');
  await expect(page.getByRole('textbox', { name: 'Months' })).toHaveValue('47');
  await page.evaluate(() => void dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('[data-printed-from]')).toContainText('months=47');
});

test('in a frame without an origin, where nothing can be saved, there is nothing to save with', async ({ page, site }) => {
  await site.open('en/privacy/');
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    document.body.append(Object.assign(frame, { src, width: Math.min(900, document.body.clientWidth), height: 900 }));
  }, site.address('en/ltv/'));
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('[data-view][data-mounted]')).toHaveCount(1);
  await frame.getByText(text('en', 'chart.table')).click();
  await expect(frame.getByRole('cell', { name: '€720' })).toBeVisible();
  for (const name of ['chart.export.svg', 'chart.export.csv', 'action.print']) {
    await expect(frame.getByRole('button', { name: text('en', name), exact: true })).toHaveCount(0);
  }
});
