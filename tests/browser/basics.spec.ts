import { text } from './catalogue';
import { expect, test } from './fixtures';

const sheet = (key: string) => text('en', 'basics.sheet', { name: text('en', `worksheets.sheet.${key}`) });

test('an explainer leads to its sheet, in which what the visitor wrote before still stands', async ({ page, site }) => {
  await site.start('en/value/worksheets/');
  const sold = page.getByRole('textbox', { name: text('en', 'worksheets.driver.sold.label'), exact: true });
  await sold.fill('bread');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('feltworth.worksheets'))).toContain('bread');
  await site.open('en/journey/basics/');
  await site.expectAccessible();
  await page.getByRole('link', { name: sheet('rival'), exact: true }).click();
  const better = page.getByRole('textbox', { name: text('en', 'worksheets.rival.better.label'), exact: true });
  await expect(better).toBeVisible();
  await better.fill('open on Sundays');
  await page.goBack();
  await page.getByRole('link', { name: sheet('driver'), exact: true }).click();
  await expect(sold).toHaveValue('bread');
});
