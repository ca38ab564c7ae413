import type { Page } from '@playwright/test';
import { counted, languages, money, text, type Language } from './catalogue';
import { expect, test, type Site } from './fixtures';
import { said } from './tools';

/** The bridge as a visitor of a language finds it. */
class Bridge {
  constructor(
    readonly page: Page,
    readonly language: Language = 'en',
  ) {}

  async open(site: Site, fragment = '') {
    await site.start(`${this.language}/bridge/${fragment}`, this.page);
    return this;
  }

  text = (key: string, values?: Record<string, string>) => text(this.language, key, values);
  field = (key: string) => this.page.getByRole('textbox', { name: this.text(`bridge.${key}.label`), exact: true });
  get result() {
    return this.page.getByRole('region', { name: this.text('bridge.result'), exact: true });
  }
  get gain() {
    return this.result.getByRole('strong').first();
  }
  row = (key: string) =>
    this.result.getByRole('term').filter({ hasText: new RegExp(`^${this.text(`bridge.row.${key}`)}$`) }).locator('xpath=following-sibling::dd');
}

/** What a customer is worth who stays with a probability, at 200 a year and 10 %. */
const worth = (retention: number) => (200 * 1.1) / (1.1 - retention);

const base = '#change=2&effect=1&effect.low=0.5&effect.high=2&customers=100&contribution=200&period=year&retention=80&discount=10';

for (const language of languages) {
  test(`in ${language} two points of NEV at one point of retention each are worth what the formula says`, async ({ page, site }) => {
    const bridge = await new Bridge(page, language).open(site, base);
    const total = (retention: number) => money(language, 100 * (worth(retention) - worth(0.8)));
    await expect(bridge.gain).toHaveText(total(0.82));
    await expect(bridge.result).toContainText(bridge.text('bridge.gain.between', { least: total(0.81), most: total(0.84) }));
    await expect(bridge.row('each')).toHaveText(money(language, worth(0.82) - worth(0.8)));
    await expect(bridge.result).toContainText(bridge.text('bridge.noCoefficient'));
    await expect(bridge.result).toContainText(bridge.text('bridge.breakEven.noCost'));
  });
}

test('the effect from which on it pays follows from the cost', async ({ page, site }) => {
  const bridge = await new Bridge(page).open(site, `${base}&cost=2000`);
  // 220 / (1.1 - r) = 220 / 0.3 + 20, and half of what r is above 0.8 for each point.
  const effect = (0.3 - 220 / (220 / 0.3 + 20)) * 50;
  const points = counted('en', 'bridge.points', Math.round(effect * 100) / 100);
  await expect(bridge.result).toContainText(bridge.text('bridge.breakEven.at', { effect: points }));
  await expect(bridge.row('net')).toHaveText('€3,238.10');
});

test('a change of the assumption changes the gain', async ({ page, site }) => {
  const bridge = await new Bridge(page).open(site, base);
  await bridge.field('effect').fill('2');
  await expect(bridge.gain).toHaveText(money('en', 100 * (worth(0.84) - worth(0.8))));
});

test('nobody can stay more often than always: the page says so instead of cutting the number', async ({ page, site }) => {
  const bridge = await new Bridge(page).open(site, '#change=10&effect=5&retention=80&discount=10&customers=10&contribution=200');
  await expect(bridge.gain).toHaveText(bridge.text('bridge.impossible'));
});

test('without a discount those who never leave are worth no finite sum', async ({ page, site }) => {
  const bridge = await new Bridge(page).open(site, '#change=1&effect=20&retention=80&customers=10&contribution=200');
  await expect(bridge.gain).toHaveText(bridge.text('bridge.unlimited'));
});

test('a range that does not hold the assumption and a negative contribution are told', async ({ page, site }) => {
  const bridge = await new Bridge(page).open(site, '#effect=1&effect.low=2&effect.high=3');
  await expect(bridge.result.getByText(bridge.text('rule.inOrder'))).toBeVisible();
  await expect(bridge.field('effect.low')).toHaveAttribute('aria-invalid', 'true');
  await expect(bridge.field('effect.low')).toHaveAccessibleDescription(said(bridge.text('bridge.effect.low.order')));
  await expect(bridge.field('effect.high')).not.toHaveAttribute('aria-invalid');
  await bridge.field('effect.high').fill('0.2');
  await expect(bridge.field('effect.high')).toHaveAccessibleDescription(said(bridge.text('bridge.effect.high.order')));
  await expect(bridge.field('effect.high')).toHaveValue('0.2');
  await bridge.field('effect.high').fill('3');
  await bridge.field('effect.low').fill('0.5');
  await expect(bridge.field('effect.low')).not.toHaveAttribute('aria-invalid');
  await expect(bridge.result.getByText(bridge.text('rule.inOrder'))).toHaveCount(0);
  await bridge.field('contribution').fill('-10');
  await expect(bridge.field('contribution')).toHaveAccessibleDescription(said(bridge.text('error.tooSmall', { least: '€0' })));
});

test('in a frame the bridge works, and both are accessible', async ({ page, site }) => {
  await site.start('en/bridge/');
  await site.expectAccessible();
  await site.start(`embed/bridge/en/${base}`);
  const bridge = new Bridge(page);
  await bridge.field('effect').fill('2');
  await expect(bridge.gain).toHaveText(money('en', 100 * (worth(0.84) - worth(0.8))));
});

test('a range of which one end is impossible is said in one sentence', async ({ page, site }) => {
  const bridge = await new Bridge(page).open(site, '#change=10&effect=1&effect.low=0.2&effect.high=2&customers=1000&contribution=120&period=year&retention=85&discount=10');
  const known = money('en', 1000 * ((120 * 1.1) / (1.1 - 0.87) - (120 * 1.1) / (1.1 - 0.85)));
  await expect(bridge.result).toContainText(bridge.text('bridge.gain.oneEnd', { known, why: bridge.text('bridge.impossible') }));
});
