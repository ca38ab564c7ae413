import type { Page } from '@playwright/test';
import { text } from './catalogue';
import { expect, test } from './fixtures';

const said = (key: string, values?: Record<string, string>) => text('en', `audit.${key}`, values);
const result = (page: Page) => page.getByRole('region', { name: said('result'), exact: true });
const score = (page: Page) => result(page).getByRole('strong').first();
const statement = (page: Page, key: string) => page.getByRole('group', { name: said(key), exact: true });
/** What a pointer presses: the radio button itself is out of sight. */
const choose = (page: Page, key: string, value: string) => statement(page, key).getByText(said(`answer.${value}`), { exact: true }).click();
const answer = (page: Page, key: string, value: string) => statement(page, key).getByRole('radio', { name: said(`answer.${value}`), exact: true });

test('answers give a score, the weakest area and what to do, and survive a reload', async ({ page, site }) => {
  await site.start('en/journey/audit/');
  await expect(result(page)).toContainText(said('says.open'));
  await choose(page, 'shop.sight.1', '3');
  await choose(page, 'shop.smell.1', '1');
  for (const key of ['shop.taste.1', 'shop.taste.2']) await choose(page, key, 'n');
  await expect(score(page)).toHaveText('67%');
  await expect(result(page)).toContainText(said('says.weakest', { areas: said('shop.smell.name') }));
  await expect(result(page)).toContainText(said('shop.smell.next'));
  await expect(result(page).getByRole('listitem')).toHaveText(said('shop.smell.1'));
  await expect(page.getByRole('img', { name: said('chart.caption') })).toBeVisible();
  await site.expectAccessible();
  await expect.poll(() => new URL(page.url()).hash).toContain('shop=3...1......n.n');
  await page.goto(page.url().split('#')[0]!);
  await site.started();
  await expect(answer(page, 'shop.taste.2', 'n')).toBeChecked();
  await expect(score(page)).toHaveText('67%');
});

test('each audit keeps its answers while another is on show, and undo takes the last one back', async ({ page, site }) => {
  await site.start('en/journey/audit/#shop=3.3.3');
  await expect(score(page)).toHaveText('100%');
  await page.getByRole('combobox', { name: said('audit.label') }).selectOption('reviews');
  await choose(page, 'reviews.signs.2', '0');
  await expect(score(page)).toHaveText('0%');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(result(page)).toContainText(said('says.open'));
  await expect(answer(page, 'reviews.signs.2', '0')).not.toBeChecked();
  await page.getByRole('combobox', { name: said('audit.label') }).selectOption('shop');
  await expect(score(page)).toHaveText('100%');
});

test('the keyboard alone answers', async ({ page, site }) => {
  await site.start('en/journey/audit/#audit=silos');
  await answer(page, 'silos.handovers.1', '0').focus();
  await page.keyboard.press('ArrowRight');
  await expect(answer(page, 'silos.handovers.1', '1')).toBeChecked();
  await expect(answer(page, 'silos.handovers.1', '1')).toBeFocused();
  await expect(score(page)).toHaveText('33%');
});

test('a link with an answer that does not exist says so and keeps the others', async ({ page, site }) => {
  await site.start('en/journey/audit/#audit=pitch&pitch=3.9');
  await expect(page.getByText(said('unknown', { text: '9' }))).toBeVisible();
  await expect(answer(page, 'pitch.before.1', '3')).toBeChecked();
});
