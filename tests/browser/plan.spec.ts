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

test('the plan draws on the map: where it leaks, and the touchpoints to begin with', async ({ page, site }) => {
  await site.start('en/journey/map/');
  await page.getByRole('textbox', { name: text('en', 'map.title.label'), exact: true }).fill('Shoes');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('feltworth.map'))).toContain('Shoes');
  await site.start('en/journey/plan/');
  const leak = text('en', 'map.leak.other', { stage: text('en', 'stage.interest.name'), n: '5,600' });
  await expect(page.getByText(leak)).toBeVisible();
  const add = page.getByRole('button', { name: said('priorities.fromMap.other', { n: '7' }) });
  await add.click();
  const first = said('says.moment', { name: text('en', 'map.example.parcel'), product: '9' });
  await expect(result(page).getByText(first)).toBeVisible();
  await add.click();
  await expect(page.getByRole('textbox', { name: said('priorities.rows.name') })).toHaveCount(7);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(result(page).getByText(first)).toBeHidden();
});

test('the first step shows the scores of surveys that were counted here', async ({ page, site }) => {
  await page.addInitScript(() => localStorage.setItem('feltworth.nps', 'promoters=70&passives=20&detractors=10'));
  await site.start('en/journey/plan/');
  await expect(page.getByText(said('found.survey', { name: 'NPS', value: '+60' }))).toBeVisible();
});
