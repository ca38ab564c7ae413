import type { Locator, Page } from '@playwright/test';
import { languages, money, text, type Language } from './catalogue';
import { expect, test, type Site } from './fixtures';
import { said } from './tools';

/** A tool of the lifetime-value pages as a visitor of a language finds it. */
class Studio {
  constructor(
    readonly page: Page,
    readonly tool: string,
    readonly language: Language = 'en',
  ) {}

  async open(site: Site, fragment = '') {
    await site.start(`${this.language}/ltv/${this.tool}/${fragment}`, this.page);
    return this;
  }

  text = (key: string, values?: Record<string, string>) => text(this.language, `${this.tool}.${key}`, values);
  field = (key: string) => this.page.getByRole('textbox', { name: this.text(`${key}.label`), exact: true });
  slider = (key: string) => this.page.getByRole('slider', { name: this.text(`${key}.label`), exact: true });
  choice = (key: string) => this.page.getByRole('combobox', { name: this.text(`${key}.label`), exact: true });
  button = (key: string) => this.page.getByRole('button', { name: this.text(key), exact: true });
  get result(): Locator {
    return this.page.getByRole('region', { name: this.text('result'), exact: true });
  }
  get value(): Locator {
    return this.result.getByRole('strong').first();
  }
  row = (key: string, values?: Record<string, string>) =>
    this.result.getByRole('term').filter({ hasText: this.text(`row.${key}`, values) }).locator('xpath=following-sibling::dd');
}

const retention = (page: Page, language: Language = 'en') => new Studio(page, 'retention', language);

for (const language of languages) {
  test(`in ${language} the textbooks differ by the time of the first payment`, async ({ page, site }) => {
    const studio = await retention(page, language).open(site, '#contribution=100&period=year&retention=80&discount=10');
    for (const [timing, value] of [['immediate', 366.67], ['residual', 266.67], ['arrears', 333.33], ['midPeriod', 349.6]] as const) {
      await studio.choice('timing').selectOption(timing);
      await expect(studio.value).toHaveText(money(language, value));
      await expect(studio.choice('timing')).toHaveAccessibleDescription(said(studio.text(`timing.${timing}.note`)));
    }
    await expect(page.getByRole('img', { name: studio.text('chart.timingsName') })).toBeVisible();
    await site.expectAccessible();
  });
}

test('a link brings value, limits and payback with churn', async ({ page, site }) => {
  const studio = await retention(page).open(site, '#contribution=75&retention=95&cac=500');
  await expect(studio.value).toHaveText('€1,500');
  await expect(studio.row('ratio')).toHaveText('3.00 : 1');
  await expect(studio.row('payback')).toHaveText('7.9 payments, so with no. 8');
  await expect(studio.row('simple')).toHaveText('7 payments');
  await expect(studio.row('breakEven')).toHaveText('85%');
  await expect(studio.row('byRatio', { ratio: '3' })).toHaveText('€500');
  await expect(studio.row('byBuffer', { percent: '20%' })).toHaveText('€1,200');
  await expect(studio.row('byPayback', { payments: '12 payments' })).toHaveText('€689.46');
  await expect(studio.row('least')).toHaveText('€500');
  await studio.slider('cac').fill('300');
  await expect(studio.row('ratio')).toHaveText('5.00 : 1');
  await studio.field('periods').fill('6');
  await expect(studio.value).toHaveText('€397.36');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('cac=300');
});

test('what has no limit and what is never repaid is said in words', async ({ page, site }) => {
  const studio = await retention(page).open(site, '#contribution=10&retention=100&cac=50');
  await expect(studio.value).toHaveText('no limit');
  await expect(studio.result.getByText(studio.text('says.diverges'))).toBeVisible();
  await expect(studio.row('payback')).toHaveText('5 payments');
  await studio.field('retention').fill('50');
  await expect(studio.value).toHaveText('€20');
  await expect(studio.row('payback')).toHaveText('never');
  await expect(studio.result.getByText('A new customer costs €50 and never pays that back: €30 is missing.')).toBeVisible();
  await studio.field('contribution').fill('-10');
  await expect(studio.value).toHaveText('−€20');
  await expect(studio.row('least')).toHaveText(studio.text('lossAtAnyCost'));
});

test('a wrong input is told at its field and leaves the last good result', async ({ page, site }) => {
  const studio = await retention(page).open(site);
  await expect(studio.value).toHaveText('€750');
  for (const [key, typed, problem] of [
    ['retention', '130', 'Please enter 100% or less.'],
    ['periods', '0', 'Please enter 1 or more.'],
    ['periods', '2.5', 'Please enter a whole number.'],
    ['cac', '-5', 'Please enter €0 or more.'],
    ['contribution', 'x', 'Please enter a single number, such as 1,234.50.'],
  ] as const) {
    await studio.field(key).fill(typed);
    await expect(studio.field(key)).toHaveAccessibleDescription(said(problem));
    await expect(studio.field(key)).toHaveValue(typed);
    await expect(studio.value).toHaveText('€750');
    await page.getByRole('button', { name: text('en', 'action.undo') }).click();
  }
});

test('the examples are a trial of which a fifth buys, and a disc repaid after six to eight rentals', async ({ page, site }) => {
  const studio = await retention(page).open(site);
  await studio.button('preset.trial').click();
  await expect(studio.row('trials')).toHaveText('€40');
  await studio.field('conversion').fill('40');
  await expect(studio.row('trials')).toHaveText('€20');
  await studio.button('preset.rental').click();
  await expect(studio.row('payback')).toHaveText('7.7 payments, so with no. 8');
  await expect(studio.row('simple')).toHaveText('7 payments');
});

test('the pages of the area lead to each other', async ({ page, site }) => {
  await site.start('en/ltv/');
  const pages = page.getByRole('navigation', { name: text('en', 'nav.ltv') });
  await pages.getByRole('link', { name: text('en', 'area.ltv-retention') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text('en', 'page.ltv-retention.title'));
  await site.started();
  await expect(pages.getByRole('link', { name: text('en', 'area.ltv-retention') })).toHaveAttribute('aria-current', 'page');
});

const cohorts = (page: Page, language: Language = 'en') => new Studio(page, 'cohorts', language);

test('the published cohort is foretold by what was seen before', async ({ page, site }) => {
  const studio = await cohorts(page).open(site);
  await expect(studio.value).toHaveText('5.92');
  await expect(studio.row('error')).toHaveText('2.83%');
  await page.getByText(text('en', 'result.working')).click();
  await expect(studio.result.getByText('α = 0.6681; β = 3.8061')).toBeVisible();
  await expect(page.getByRole('img', { name: studio.text('chart.name') })).toBeVisible();
  await site.expectAccessible();
});

test('cohorts are pasted, and what is wrong with them is told below', async ({ page, site }) => {
  const studio = await cohorts(page).open(site, '#survivors=1000.869.743.653.593.551.517.491&discount=10&contribution=100');
  const remaining = page.getByRole('region', { name: studio.text('remaining.title'), exact: true }).first();
  await expect(remaining.getByRole('cell', { name: '7.53' })).toBeVisible();
  for (const [typed, problem] of [
    ['100 90 x', '“x” in line 1 is not a number. Put spaces between numbers.'],
    ['100 90\n80 85', 'Cohort 2 cannot grow from 80 to 85: nobody joins a cohort later.'],
    ['100', 'Cohort 1 has one number only. Please add how many were left after the first period.'],
    ['', studio.text('flaw.empty')],
  ] as const) {
    await studio.field('survivors').fill(typed);
    await expect(studio.field('survivors')).toHaveAccessibleDescription(said(problem));
    await expect(studio.field('survivors')).toHaveValue(typed);
  }
  await studio.field('survivors').fill('1000\t900\t810\t729');
  await expect(studio.result.getByText('Churn does not fall', { exact: false })).toBeVisible();
  await expect(studio.row('constant')).toHaveText('90%');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('survivors=1000.900.810.729');
});
