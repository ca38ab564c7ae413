import type { Page } from '@playwright/test';
import { text } from './catalogue';
import { expect, test } from './fixtures';

const say = (key: string, values?: Record<string, string>) => text('en', key, values);
const input = (page: Page) => page.getByLabel(say('file.open'));
const row = (page: Page, key: string) => page.getByRole('term').filter({ hasText: new RegExp(`^${say(key)}$`) }).locator('xpath=following-sibling::dd');
const table = (page: Page) => page.getByRole('group', { name: say('orderfile.table') });

/** Opens a file of this text. */
async function open(page: Page, content: string | Buffer, name = 'orders.csv') {
  await input(page).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
}

test('the sample is read, modelled, checked and listed', async ({ page, site }) => {
  await site.start('en/ltv/orders/', page);
  await page.getByRole('button', { name: say('orders.demo') }).click();
  await expect(row(page, 'orderfile.row.lines')).toHaveText(/^4,\d{3}$/);
  await expect(page.getByText(say('orderfile.reason.status')).first()).toBeVisible();
  const result = page.getByRole('region', { name: say('orderfile.result') });
  await expect(result.getByText(/in 95% of the refits between €[\d.]+ and €[\d.]+/)).toBeVisible({ timeout: 60_000 });
  await expect(row(page, 'orderfile.row.held')).toHaveText(/purchases expected/);
  for (const chart of ['track', 'groups', 'counts', 'map']) {
    await expect(page.getByRole('img', { name: say(`orderfile.chart.${chart}`) })).toBeVisible();
  }
  const first = table(page).getByRole('row').nth(1);
  const best = await first.getByRole('cell').last().textContent();
  await table(page).getByRole('button', { name: say('orderfile.column.frequency') }).click();
  await expect(table(page).getByRole('columnheader', { name: say('orderfile.column.frequency') })).toHaveAttribute('aria-sort', 'descending');
  expect(best).toMatch(/^€/);
  await first.getByRole('button').click();
  await expect(page.locator('#orderfile-example')).toBeFocused();
  await expect(page.locator('#orderfile-example')).toContainText(/₂F₁\(.+\) = \d+\.\d+/);
  await result.getByText(say('result.working')).click();
  await expect(result.getByText(/^Σ CLV = €/)).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: say('orderfile.save') }).click();
  expect((await download).suggestedFilename()).toBe('feltworth-customers.csv');
  await site.expectAccessible();
});

test('a file whose columns are not recognised is read once they are chosen', async ({ page, site }) => {
  await site.start('en/ltv/orders/', page);
  await open(page, 'who;when;what\nann;2026-01-02;5,00\nann;2026-02-02;7,00\nbob;2026-01-05;9,00\n');
  await expect(page.getByRole('alert')).toContainText(say('orderfile.wrong.missing', { column: say('orderfile.role.customer') }));
  for (const [role, column] of [['customer', '0'], ['date', '1'], ['amount', '2']] as const) {
    await page.getByRole('combobox', { name: say(`orderfile.role.${role}`), exact: true }).selectOption(column);
  }
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(row(page, 'orderfile.row.customers')).toHaveText('2');
  await expect(page.getByText('Frequency: 2 − 1 = 1')).toBeVisible();
  await expect(page.getByText(say('orderfile.says.noModel', { why: '' }).trim()).first()).toBeVisible();
});

test('what is no file of orders is said, and what was read before stays', async ({ page, site }) => {
  await site.start('en/ltv/orders/', page);
  await open(page, 'customer,date,amount\nann,2026-01-02,5\nann,2026-02-02,7\n');
  await expect(row(page, 'orderfile.row.customers')).toHaveText('1');
  await open(page, Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]), 'orders.csv');
  await expect(page.getByRole('alert')).toContainText(say('orderfile.wrong.workbook'));
  await expect(page.getByRole('alert')).toContainText(say('orderfile.wrong.earlier'));
  await expect(row(page, 'orderfile.row.customers')).toHaveText('1');
  await open(page, '', 'empty.csv');
  await expect(page.getByRole('alert')).toContainText(say('orderfile.wrong.empty'));
  await open(page, 'customer,date,amount\nnew,2026-01-02,5\nreturning,2026-02-02,7\n');
  await expect(page.getByRole('alert')).toContainText(say('rule.customersNotKinds'));
  await open(page, 'customer,date,amount,currency\nann,2026-01-02,5,EUR\nbob,2026-02-02,7,USD\n');
  await expect(page.getByRole('alert')).toContainText(say('rule.oneCurrency'));
  await page.getByRole('combobox', { name: say('orderfile.currency'), exact: true }).selectOption('EUR');
  await expect(row(page, 'orderfile.row.out')).toHaveText('1');
});

test('a margin that cannot be marks what rests on it, and only that', async ({ page, site }) => {
  await site.start('en/ltv/orders/', page);
  await page.getByRole('button', { name: say('orders.demo') }).click();
  await expect(row(page, 'orderfile.row.worth')).toHaveText(/^€/);
  await page.getByRole('textbox', { name: say('orders.margin.label') }).fill('101');
  await expect(page.getByText(say('result.stale'))).toBeVisible();
  const slanted = (key: string) => row(page, key).evaluate((element) => getComputedStyle(element).fontStyle);
  expect(await slanted('orderfile.row.worth')).toBe('italic');
  expect([await slanted('orderfile.row.purchases'), await slanted('orderfile.row.alive')]).toEqual(['normal', 'normal']);
  await page.getByRole('textbox', { name: say('orders.margin.label') }).fill('40');
  await expect(page.getByText(say('result.stale'))).toHaveCount(0);
});

test('the first lines show how their amounts come about', async ({ page, site }) => {
  await site.start('en/ltv/orders/', page);
  await open(page, 'order,customer,date,quantity,price,discount\n1,ann,2026-01-02,2,9.50,1.00\n2,bob,2026-02-02,1,7.00,\n');
  const lines = page.getByRole('region', { name: say('orderfile.lines') });
  await expect(lines.getByRole('cell', { name: '2 × 9.50 − 1.00 = 18.00' })).toBeVisible();
  await expect(lines.getByRole('cell', { name: '7.00', exact: true })).toBeVisible();
});

test('a currency that stands beside the amounts is known, and another one can be chosen', async ({ page, site }) => {
  await site.start('en/ltv/orders/', page);
  await open(page, 'customer;date;amount\nann;2026-01-02;118,45 zł\nann;2026-02-02;99,00 zł\nbob;2026-01-05;20,00 zł\n');
  await expect(row(page, 'orderfile.row.currency')).toHaveText('PLN');
  await page.getByText(say('orderfile.settings')).click();
  const choice = page.getByRole('combobox', { name: say('orderfile.currency'), exact: true });
  await choice.selectOption('EUR');
  await expect(row(page, 'orderfile.row.currency')).toHaveText('EUR');
  await expect(row(page, 'orderfile.row.out')).toHaveText('0');
});

test('a link brings what is asked, and a reload keeps it', async ({ page, site }) => {
  await site.start('en/ltv/orders/#months=24&margin=40&model=mbgNbd&unit=month', page);
  await expect(page.getByRole('textbox', { name: say('orders.months.label') })).toHaveValue('24');
  await expect(page.getByRole('combobox', { name: say('orders.model.label') })).toHaveValue('mbgNbd');
  await page.getByRole('textbox', { name: say('orders.margin.label') }).fill('55');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('margin=55');
  await page.reload();
  await expect(page.getByRole('textbox', { name: say('orders.margin.label') })).toHaveValue('55');
});
