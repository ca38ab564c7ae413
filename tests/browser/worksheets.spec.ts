import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { text } from './catalogue';
import { expect, test } from './fixtures';

const said = (key: string, values?: Record<string, string>) => text('en', `worksheets.${key}`, values);
const field = (page: Page, key: string) => page.getByRole('textbox', { name: said(`${key}.label`), exact: true });
const choice = (page: Page, key: string) => page.getByRole('combobox', { name: said(`${key}.label`), exact: true });
const result = (page: Page) => page.getByRole('region', { name: said('result'), exact: true });
const sheet = (page: Page, key: string) => choice(page, 'sheet').selectOption(key);

test('a sheet that is changed while one of its numbers is typed gives way to the other', async ({ page, site }) => {
  await site.open('en/value/worksheets/');
  const sheet = page.locator('#worksheets-sheet');
  await sheet.selectOption('loyalty');
  await page.locator('.fields input[inputmode=decimal]').first().pressSequentially('7');
  // As a step through the history changes it: the field keeps the focus until it is taken away.
  await sheet.evaluate((select: HTMLSelectElement) => {
    select.selectedIndex = 0;
    for (const event of ['input', 'change']) select.dispatchEvent(new Event(event, { bubbles: true }));
  });
  await expect(page.locator('.fields input[inputmode=decimal]')).toHaveCount(0);
  await expect(page.locator('#failure')).toBeHidden();
});

test('a sheet left half done says what is open, and is there after a reload and in a link', async ({ page, site }) => {
  await site.start('en/value/worksheets/');
  await expect(result(page)).toContainText(said('driver.says.open'));
  await field(page, 'driver.sold').fill('drills & bits');
  await expect(result(page)).toContainText(said('driver.says.noDriver', { sold: 'drills & bits' }));
  await expect(page.getByText(said('begun', { sheets: said('sheet.driver') }))).toBeVisible();
  await site.expectAccessible();
  await expect.poll(() => new URL(page.url()).hash).toContain('driver.sold=drills%20%26%20bits');
  const link = page.url();
  await page.goto(link.split('#')[0]!);
  await site.started();
  await expect(field(page, 'driver.sold')).toHaveValue('drills & bits');
  await sheet(page, 'levels');
  await field(page, 'levels.same').fill('A\nB');
  await expect(result(page)).toContainText(said('levels.says.noSecond'));
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(field(page, 'levels.same')).toHaveValue('');
});

test('an idea is an innovation of one of four schemes, or an improvement', async ({ page, site }) => {
  await site.start('en/value/worksheets/#sheet=innovation');
  await choice(page, 'innovation.notice').selectOption('no');
  await expect(result(page).getByRole('strong')).toHaveText(said('innovation.improvement'));
  await choice(page, 'innovation.notice').selectOption('yes');
  await choice(page, 'innovation.gain').selectOption('above');
  await choice(page, 'innovation.who').selectOption('excluded');
  await expect(result(page).getByRole('strong')).toHaveText(said('innovation.innovation'));
  await expect(result(page)).toContainText(said('innovation.says.access'));
});

test('rows are judged one by one, a wrong cell is told and kept', async ({ page, site }) => {
  await site.start('en/value/worksheets/#sheet=stay&stay.rows=Ann,2,9;Bob,11,3');
  await expect(page.getByRole('row', { name: 'Ann' }).or(page.locator('tr').nth(1))).toContainText(said('stay.locked'));
  await expect(page.getByText('Please enter 10 or less.')).toBeVisible();
  await expect(result(page)).toContainText(said('stay.says.some', { n: '1', all: '1' }));
  await sheet(page, 'worth');
  await page.getByRole('button', { name: text('en', 'rows.add') }).click();
  await expect(page.getByRole('textbox', { name: 'Name, row 1', exact: true })).toBeFocused();
  await page.keyboard.type('Ann');
  await page.keyboard.press('Tab');
  await page.keyboard.type('100');
  await expect(result(page)).toContainText(said('worth.says.first', { name: 'Ann', total: '100' }));
});

test('a loyalty programme is weighed against the margin', async ({ page, site }) => {
  await site.start('en/value/worksheets/#sheet=loyalty');
  await expect(result(page).getByRole('strong')).toHaveText('+4.80');
  await expect(result(page)).toContainText(said('loyalty.says.months', { months: '4.9' }));
  await field(page, 'loyalty.longer').fill('0');
  await expect(result(page).getByRole('strong')).toHaveText('−21.60');
  await field(page, 'loyalty.reward').fill('200');
  await expect(page.getByText('Please enter 100% or less.')).toBeVisible();
  await expect(result(page)).toContainText(text('en', 'result.stale'));
});

test('a sheet is saved as text and as CSV', async ({ page, site }) => {
  await site.start('en/value/worksheets/#driver.sold=drills&driver.bought=holes');
  for (const [button, ending] of [['saveText', 'txt'], ['saveCsv', 'csv']] as const) {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: said(button) }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toBe(`feltworth-worksheet.${ending}`);
    const saved = readFileSync(await file.path(), 'utf8');
    expect(saved).toContain('drills');
    expect(saved).toContain(said('driver.says.both', { sold: 'drills', bought: 'holes' }));
  }
});
