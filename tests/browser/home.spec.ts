import { expect, test } from './fixtures.ts';

test('a feeling on the front page becomes months and money, and its address brings it back', async ({ page, site }) => {
  await site.start('en/');
  const story = page.getByRole('region', { name: 'Your last customer left feeling …' });
  await expect(story.getByText('€120')).toBeVisible();
  await story.getByRole('textbox', { name: 'Net Emotional Value' }).fill('-4');
  await expect(story.getByText('€50')).toBeVisible();
  await expect(story.getByText('stays 22 months')).toBeVisible();
  await expect(page).toHaveURL(/feeling=-4/);
  await page.reload();
  await expect(story.getByText('€50')).toBeVisible();
  await story.getByRole('textbox', { name: 'Net Emotional Value' }).fill('40');
  await expect(story.getByText('€50')).toBeVisible();
  await expect(story.getByRole('textbox', { name: 'Net Emotional Value' })).toHaveAttribute('aria-invalid', 'true');
});

test('the journey is drawn, with the stage of the page marked and its numbers in a table', async ({ page, site }) => {
  await site.start('en/journey/loyalty/');
  const figure = page.getByRole('figure', { name: 'What customers feel, and what they bring' });
  await expect(figure.getByRole('img', { name: /^The customer journey/ })).toBeVisible();
  await figure.locator('summary').click();
  await expect(figure.getByRole('row', { name: 'Loyalty' })).toContainText('€90');
});
