import { expect, test } from './host';

test.describe('the samples of pages that embed', () => {
  test('plain: a script, an element, a frame', async ({ article, page }) => {
    await article.sample('plain.html');
    for (const index of [0, 1, 2]) {
      await article.frame(index).scrollIntoViewIfNeeded();
      await article.started(index);
    }
    await expect(article.inside(0).getByRole('textbox', { name: 'Months', exact: true })).toHaveValue('24');
    await expect(article.inside(1).locator('html')).toHaveAttribute('lang', 'pl');
    await expect(article.inside(2).getByRole('heading').first()).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  test('strict policy: numbers come out, an input goes in', async ({ article, page, site }) => {
    await article.sample('strict-csp.html');
    await article.started();
    const profit = page.getByRole('status');
    await expect(profit).toContainText('€');
    // The chart makes the frame higher, and what stands below it moves.
    await expect(article.inside().locator('[data-late]')).toHaveAttribute('data-mounted', '');
    await page.getByRole('button', { name: 'Margine al 50 %' }).press('Enter');
    await expect(profit).toHaveText(/^240,00\s€$/);
    await site.expectAccessible();
  });

  test('React with the JavaScript face', async ({ article, page }) => {
    await article.sample('react.html');
    const result = page.getByRole('status');
    await expect(result).toHaveText('NPS 16, between 6 and 25'); // 253 adjusted answers, 15.81 ± 1.96 × 4.92
    await page.getByLabel('Promoters').fill('190');
    await expect(result).toContainText('NPS 38');
    await page.getByLabel('Promoters').fill('-1');
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByLabel('Promoters')).toHaveAttribute('aria-invalid', 'true');
  });

  test('a Web Component with the JavaScript face', async ({ article, page }) => {
    await article.sample('component.html');
    // 90 / 15; then n with 15 (1 - 0.9^n) / 0.1 = 90; a half leaves at most 30.
    await expect(page.locator('payback-time')).toHaveText(['6.0 payments', '8.7 payments', 'never']);
  });
});
