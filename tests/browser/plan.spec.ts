import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { text } from './catalogue';
import { expect, test } from './fixtures';

const said = (key: string, values?: Record<string, string>) => text('en', `plan.${key}`, values);
const field = (page: Page, key: string) => page.getByRole('textbox', { name: said(`${key}.label`), exact: true });
const lever = (page: Page, stage: string, number: number) =>
  page.getByRole('checkbox', { name: text('en', `stage.${stage}.helps.${number}`), exact: true });
const result = (page: Page) => page.getByRole('region', { name: said('result'), exact: true });

test('levers are counted by stage, the plan survives a reload and undo takes a tick back', async ({ page, site }) => {
  await site.start('en/journey/plan/');
  await expect(page.getByText(said('found.nothing'))).toBeVisible();
  await lever(page, 'interest', 2).check();
  await lever(page, 'loyalty', 1).check();
  await expect(result(page).getByRole('strong')).toHaveText('5%');
  await field(page, 'assess.staff').fill('they hear “slow”');
  await expect(result(page)).toContainText(said('says.begun', { n: '2', all: '5' }));
  await site.expectAccessible();
  await expect.poll(() => new URL(page.url()).hash).toContain('path.levers=interest2.loyalty1');
  await page.goto(page.url().split('#')[0]!);
  await site.started();
  await expect(lever(page, 'interest', 2)).toBeChecked();
  await lever(page, 'interest', 2).uncheck();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(lever(page, 'interest', 2)).toBeChecked();
});

test('the first step draws on the drafts of other tools', async ({ page, site }) => {
  await site.start('en/journey/audit/');
  const statement = page.getByRole('group', { name: text('en', 'audit.shop.smell.1'), exact: true });
  await statement.getByText(text('en', 'audit.answer.0'), { exact: true }).click();
  await expect.poll(() => page.evaluate(() => localStorage.getItem('feltworth.audit'))).toContain('shop');
  await site.start('en/journey/plan/');
  const found = said('found.audit', { audit: text('en', 'audit.audit.shop'), areas: text('en', 'audit.shop.smell.name') });
  await expect(page.getByText(found)).toBeVisible();
});

test('touchpoints are ranked by impact × friction, a wrong number is told and kept', async ({ page, site }) => {
  await site.start('en/journey/plan/#priorities.rows=Till,2,2;Site,3,3;Post,9,1');
  await expect(page.getByText('Please enter 3 or less.')).toBeVisible();
  const ranked = result(page).getByRole('paragraph').filter({ hasText: 'of 9' });
  await expect(ranked).toHaveText([said('says.moment', { name: 'Site', product: '9' }), said('says.friction', { name: 'Till', product: '4' })]);
});

test('the plan is saved as text', async ({ page, site }) => {
  await site.start('en/journey/plan/#act.shop=call%20back&path.levers=interest2');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: said('saveText') }).click();
  const saved = readFileSync(await (await saving).path(), 'utf8');
  expect(saved).toContain('call back');
  expect(saved).toContain(text('en', 'stage.interest.helps.2'));
});
