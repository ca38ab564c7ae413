import type { Page } from '@playwright/test';
import { languages, money, text, type Language } from './catalogue';
import { expect, test, type Site } from './fixtures';
import { said } from './tools';

/** Perceived value as a visitor of a language finds it. */
class Value {
  constructor(
    readonly page: Page,
    readonly language: Language = 'en',
  ) {}

  async open(site: Site, fragment = '') {
    await site.start(`${this.language}/value/${fragment}`, this.page);
    return this;
  }

  text = (key: string, values?: Record<string, string>) => text(this.language, key, values);
  field = (key: string) => this.page.getByRole('textbox', { name: this.text(`value.${key}.label`), exact: true });
  get effort() {
    return this.page.getByRole('combobox', { name: this.text('value.effort.label') });
  }
  get result() {
    return this.page.getByRole('region', { name: this.text('value.result'), exact: true });
  }
  get difference() {
    return this.result.getByRole('strong').first();
  }
  get ratio() {
    return this.result.getByRole('strong').nth(1);
  }
  row = (key: string) =>
    this.result.getByRole('term').filter({ hasText: new RegExp(`^${this.text(`value.row.${key}`)}$`) }).locator('xpath=following-sibling::dd');
}

for (const language of languages) {
  test(`in ${language} benefits of 120 against 80 are worth 40, and 1.5 to 1`, async ({ page, site }) => {
    const value = await new Value(page, language).open(site, '#money=90&social=30&price=70&search=10');
    await expect(value.difference).toHaveText(money(language, 40));
    await expect(value.ratio).toHaveText(new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(1.5));
    await expect(value.row('benefits')).toHaveText(money(language, 120));
    await expect(value.row('costs')).toHaveText(money(language, 80));
    await expect(value.result).toContainText(value.text('value.verdict.noRival'));
  });

  test(`in ${language} a rival who costs less to find tips the balance`, async ({ page, site }) => {
    // 100 - 85 = 15 against 100 - 100 = 0; at a repeat purchase half of 5 is left: 100 - 82.5 = 17.5.
    const keys = '#money=100&price=80&search=5&rival.money=100&rival.price=60&rival.search=40&repeat=50';
    const value = await new Value(page, language).open(site, keys);
    await expect(value.row('lead')).toHaveText(value.text('value.against.ahead', { amount: money(language, 15) }));
    await expect(value.row('repeatLead')).toHaveText(value.text('value.against.ahead', { amount: money(language, 17.5) }));
    const part = value.text('value.search.label');
    const verdict = value.text('value.verdict.ahead.decisive', { lead: money(language, 15), part, gap: money(language, 35) });
    await expect(value.result).toContainText(verdict);
  });
}

test('the region has the name that the contract promises, and every part its name', async ({ page, site }) => {
  await site.start('en/value/');
  await expect(page.getByRole('region', { name: 'Perceived value', exact: true })).toBeVisible();
  for (const name of ['Price', 'Rival: price', 'Money saved or earned', 'Rival: checking the result']) {
    await expect(page.getByRole('textbox', { name, exact: true })).toBeVisible();
    await expect(page.getByRole('slider', { name, exact: true })).toBeVisible();
  }
  await site.expectAccessible();
});

test('a change of a part changes the result, and undo takes it back', async ({ page, site }) => {
  const value = await new Value(page).open(site, '#money=90&price=70&rival.price=50&rival.money=60');
  await expect(value.difference).toHaveText('€20');
  await value.field('price').fill('95');
  await expect(value.difference).toHaveText('−€5');
  await expect(value.result).toContainText(value.text('value.verdict.negative'));
  await expect(value.row('lead')).toHaveText('€15 behind');
  await value.field('price').press('Tab');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(value.difference).toHaveText('€20');
});

test('a negative price is kept and told at its field, and the last good result stays', async ({ page, site }) => {
  const value = await new Value(page).open(site, '#money=90&price=70');
  await value.field('price').fill('-5');
  await expect(value.field('price')).toHaveAttribute('aria-invalid', 'true');
  await expect(value.field('price')).toHaveAccessibleDescription(said(value.text('error.tooSmall', { least: '€0' })));
  await expect(value.difference).toHaveText('€20');
  await expect(value.result.getByText(value.text('result.stale'))).toBeVisible();
  await value.field('rival.money').fill('-1');
  await expect(value.field('rival.money')).toHaveAttribute('aria-invalid', 'true');
  await value.field('price').fill('80');
  await expect(value.difference).toHaveText('€10');
});

test('a negative price of a link gives no result and says so', async ({ page, site }) => {
  const value = await new Value(page).open(site, '#money=90&price=-70');
  await expect(value.field('price')).toHaveValue('-70');
  await expect(value.result.getByText(value.text('result.none'))).toBeVisible();
});

test('a wrong part of a link does not count, and no result is said to be an earlier one', async ({ page, site }) => {
  const value = await new Value(page).open(site, '#money=-5&price=70');
  await expect(value.field('money')).toHaveValue('-5');
  await expect(value.result.getByText(value.text('result.without'))).toBeVisible();
  await expect(value.difference).toHaveText('–');
  await value.field('money').fill('90');
  await expect(value.difference).toHaveText('€20');
});

test('an hour that is worth nothing says what that means', async ({ page, site }) => {
  const value = await new Value(page).open(site, '#money=90&price=70&search=2&effort=hours&hour=20');
  await value.field('hour').fill('0');
  await expect(value.field('hour')).toHaveAccessibleDescription(said(value.text('value.hour.nothing')));
  await expect(value.difference).toHaveText('€20');
});

test('a rival without a price is not compared until it has one', async ({ page, site }) => {
  const value = await new Value(page).open(site, '#money=90&price=70&rival.money=50');
  await expect(value.result).toContainText(value.text('value.verdict.noPrice'));
  await value.field('rival.price').fill('40');
  await expect(value.row('lead')).toHaveText('€10 ahead');
});

test('effort in hours is worth what an hour is, and changing the unit keeps the value', async ({ page, site }) => {
  // 50 + 2 × 30 against 60 + 2 × 30.
  const value = await new Value(page).open(site, '#money=50&time=2&price=60&search=0.5&control=1.5&effort=hours&hour=30');
  await expect(value.difference).toHaveText('−€10');
  await expect(value.field('time')).toHaveAccessibleDescription(said('2 hours, worth €60'));
  await value.effort.selectOption('money');
  await expect(value.field('time')).toHaveValue('60');
  await expect(value.field('control')).toHaveValue('45');
  await expect(value.difference).toHaveText('−€10');
});

test('in a frame the tool works on a phone', async ({ page, site }) => {
  await site.start('embed/value/en/#money=90&social=30&price=70&search=10');
  const value = new Value(page);
  await expect(value.difference).toHaveText('€40');
  await value.field('money').fill('100');
  await expect(value.difference).toHaveText('€50');
  await page.getByText(value.text('value.group.costs'), { exact: true }).click();
  await value.field('price').fill('-1');
  await expect(value.field('price')).toHaveAccessibleDescription(said(value.text('error.tooSmall', { least: '€0' })));
});
