import type { Page } from '@playwright/test';
import { text } from './catalogue';
import { expect, test } from './fixtures';
import { WhatIf } from './tools';

const scenarios = (page: Page) => page.getByRole('region', { name: text('en', 'ltv.scenarios.title') });
const keep = (page: Page) => page.getByRole('button', { name: text('en', 'ltv.scenarios.keep') });
const row = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });

test('scenarios are kept, named, compared in words, and put back into the form', async ({ page, site }) => {
  const whatIf = await new WhatIf(page).open(site);
  await whatIf.field('cac').fill('0');
  await keep(page).click();
  await page.getByRole('textbox', { name: 'Name: Scenario 1' }).fill('Today');
  await whatIf.field('check').fill('40');
  await whatIf.field('months').fill('18');
  await whatIf.field('cac').fill('20');
  await keep(page).click();
  const table = scenarios(page).getByRole('table');
  await expect(table.getByRole('columnheader')).toHaveText(['Figure', 'Today', 'Scenario 2']);
  await expect(row(page, 'Profit').getByRole('cell')).toHaveText(['€180', '€180']);
  await expect(scenarios(page).getByText('“Scenario 2” leaves €20 less than “Today”.')).toHaveText(
    '“Scenario 2” leaves €20 less than “Today”. The difference comes from: Average order value +\u2060€124.77; Months −\u2060€124.77; Acquisition cost −\u2060€20.',
  );
  await page.getByRole('button', { name: 'Load into the form: Scenario 1' }).click();
  await expect(whatIf.field('check')).toHaveValue('20');
  await whatIf.button('ltv.preset.shop').click();
  await expect(table.getByRole('columnheader'), 'an example takes no scenario away').toHaveCount(3);
  await page.getByRole('button', { name: 'Remove: Scenario 1' }).click();
  await expect(table.getByRole('columnheader')).toHaveText(['Figure', 'Scenario 2']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(table.getByRole('columnheader')).toHaveText(['Figure', 'Today', 'Scenario 2']);
  await site.expectAccessible();
});

test('a cost that only one scenario has makes no difference, and that is said', async ({ page, site }) => {
  await new WhatIf(page).open(site, '#scenarios=name%3DA%26cac%3D60;name%3DB%26months%3D48');
  await expect(scenarios(page).getByText('“B” leaves €60 more than “A”.')).toHaveText(
    `“B” leaves €60 more than “A”. ${text('en', 'ltv.scenarios.costOfOne')} The difference comes from: Months +\u2060€60.`,
  );
});

test('a link brings its scenarios to the last digit, and says what it cannot take', async ({ page, site }) => {
  const link = '#scenarios=name%3DA%253BB%26check%3D19.99%26months%3D7;name%3DWrong%26check%3Dabc;name%3D3;name%3D4;name%3D5';
  await new WhatIf(page).open(site, link);
  await expect(row(page, 'Revenue').getByRole('cell').first()).toHaveText('€139.93');
  await expect(scenarios(page).getByText(text('en', 'ltv.scenarios.wrong', { name: 'Wrong' }))).toBeVisible();
  await expect(scenarios(page).getByText(text('en', 'ltv.scenarios.surplus'))).toBeVisible();
  await expect(keep(page)).toBeDisabled();
  await page.reload();
  await expect(row(page, 'Revenue').getByRole('cell').first()).toHaveText('€139.93');
});

test('by keyboard alone a scenario is kept and named', async ({ page, site }) => {
  await new WhatIf(page).open(site);
  await keep(page).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Name: Scenario 1' }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Plan');
  await page.keyboard.press('Tab');
  await expect(scenarios(page).getByRole('columnheader', { name: 'Plan' })).toBeVisible();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('scenarios=name%3DPlan%26check%3D20');
});
