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
  await expect(studio.row('payback')).toHaveText('7.9 payments, so with payment no. 8');
  await expect(studio.row('simple')).toHaveText('6.7 payments, so with payment no. 7');
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
  await expect(studio.row('payback')).toHaveText('7.7 payments, so with payment no. 8');
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
  await expect(studio.result.getByText('1 + 0.8507 ÷ 1.1 + 0.7469 ÷ 1.1^2 + 0.6698 ÷ 1.1^3 + … = 5.92')).toBeVisible();
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
    ['100', 'Cohort 1 has only one number. Please add how many remained after the first period.'],
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

test('what is held back leaves the models enough periods, and is said', async ({ page, site }) => {
  const studio = await cohorts(page).open(site);
  await studio.field('survivors').fill('1000 869 743 653 593 551 517 491');
  const read = text('en', 'cohorts.holdout.read.other', { n: '3' });
  await expect(studio.field('holdout')).toHaveAccessibleDescription(`${read}. ${studio.text('holdout.fewer', { asked: '5' })}`);
  await expect(studio.row('next', { n: '8' })).toHaveText(/^9\d(\.\d{1,2})?%$/);
  await studio.field('survivors').fill('100 90 81 73');
  const none = `${studio.text('holdout.empty')}. ${studio.text('holdout.fewer', { asked: '5' })}`;
  await expect(studio.field('holdout')).toHaveAccessibleDescription(none);
});

const drivers = (page: Page, language: Language = 'en') => new Studio(page, 'drivers', language);

test('ranges come to percentiles, bars and the share of cases that cover the cost', async ({ page, site }) => {
  // Evenly 100 to 300 a customer, of whom winning cost 150: three of four; the median is 200.
  const link = '#check=1&purchases=1&margin=100&months=200&months.low=100&months.high=300&months.shape=even&cac=150&draws=50000&seed=4';
  const studio = await drivers(page).open(site, link);
  await expect(studio.result.getByText(/^In 7[45] of 100 cases profit covers the acquisition cost\.$/)).toBeVisible();
  await expect(studio.row('draws')).toHaveText('50,000 draws');
  await expect(studio.value).toHaveText(/^€(199|200)(\.\d\d)?$/);
  const first = await studio.value.textContent();
  await page.reload();
  await site.started();
  await expect(studio.row('draws')).toHaveText('50,000 draws');
  await expect(studio.value, 'the seed is one sequence').toHaveText(first!);
  await expect(page.getByRole('img', { name: studio.text('chart.tornado') })).toBeVisible();
  await site.expectAccessible();
});

test('a target says what each input would have to be', async ({ page, site }) => {
  const studio = await drivers(page).open(site, '#check=20&purchases=1&margin=25&months=36&cac=100');
  await studio.field('target').fill('300');
  const goals = page.getByRole('region', { name: studio.text('goal.title'), exact: true }).first();
  for (const [name, now, needed] of [
    ['Average order value', '€20', '€33.33'],
    ['Margin', '25%', '41.67%'],
    ['Months', '36', '60'],
    ['Acquisition cost', '€100', 'not reachable'],
  ] as const) {
    await expect(goals.getByRole('row', { name: `${name} ${now} ${needed}`, exact: true })).toBeVisible();
  }
});

test('what is no range is told at its input, and the draws are saved as a file', async ({ page, site }) => {
  const studio = await drivers(page).open(site);
  await page.getByText(/^Range: /).first().click();
  const low = page.getByRole('textbox', { name: 'Average order value: low end', exact: true });
  await low.fill('30');
  await expect(page.getByText(studio.text('flaw.lowAboveHigh'))).toBeVisible();
  await low.fill('0');
  await expect(page.getByText(studio.text('flaw.notPositive'))).toBeVisible();
  await low.fill('');
  await expect(page.getByText(studio.text('flaw.oneEnd'))).toBeVisible();
  await low.fill('16');
  const [download] = await Promise.all([page.waitForEvent('download'), studio.button('working.save').click()]);
  expect(download.suggestedFilename()).toBe('feltworth-draws.csv');
});

test('one input on both axes of the map is said, and hints beside a wrong range stay hints', async ({ page, site }) => {
  const studio = await drivers(page).open(site);
  await studio.field('target').fill('300');
  const across = page.getByRole('combobox', { name: studio.text('across.label'), exact: true });
  await across.selectOption('check');
  await expect(page.getByText(studio.text('map.same'))).toBeVisible();
  await across.selectOption('months');
  await expect(page.getByText(studio.text('map.same'))).toHaveCount(0);
  await expect(page.getByText(studio.text('map.allCover'))).toBeVisible();
  await studio.field('cac').fill('9999999');
  await expect(page.getByText(studio.text('map.noneCovers'))).toBeVisible();
  await page.getByText(/^Range: /).first().click();
  const end = (name: string) => page.getByRole('textbox', { name: `Average order value: ${name} end`, exact: true });
  await end('low').fill('30');
  const group = (name: string) => end(name).locator('xpath=ancestor::*[@role="group"][1]');
  await expect(group('low')).toHaveAccessibleDescription(studio.text('flaw.lowAboveHigh'));
  await expect(group('high')).not.toContainText(studio.text('flaw.lowAboveHigh'));
  await expect(end('low')).toHaveValue('30');
  await expect(end('high')).toHaveValue('25');
});

test('the numbers of retention open their formulas, which follow the inputs', async ({ page, site }) => {
  const studio = await retention(page).open(site, '#contribution=75&retention=95&cac=500');
  await page.getByText(text('en', 'result.working')).click();
  await expect(studio.result.getByText('ln(1 − €500 × (1 − 0.95) ÷ €75) ÷ ln 0.95 = 7.9 payments')).toBeVisible();
  await studio.field('cac').fill('300');
  await expect(studio.result.getByText('€1,500 ÷ €300 = 5.00')).toBeVisible();
  await expect(studio.result.getByText('min(€500; €1,200; €689.46) = €500')).toBeVisible();
});

test('the numbers of drivers and segments open their formulas', async ({ page, site }) => {
  const studio = await drivers(page).open(site, '#check=20&purchases=1&margin=25&months=36&cac=100&target=300');
  await page.getByText(text('en', 'result.working')).first().click();
  await expect(page.getByText('€20 × 1 × 25% × 36 = €180')).toBeVisible();
  await studio.field('target').fill('360');
  await page.getByText(text('en', 'result.working')).last().click();
  await expect(page.getByText('€20 × 1 × 25% × 72 = €360')).toBeVisible();
  await segments(page).open(site, '#rows=Group,20,1,25,36,60,300;Personal,10,4,50,12,120,100');
  await page.getByText(text('en', 'result.working')).click();
  await expect(page.getByText('300 × €180 + 100 × €240 = €78,000')).toBeVisible();
});

const segments = (page: Page, language: Language = 'en') => new Studio(page, 'segments', language);

test('segments are typed, pasted, moved and taken back; totals count each customer once', async ({ page, site }) => {
  const rows = '#rows=Group,20,1,25,36,60,300;Personal,10,4,50,12,120,100&from=1&to=2&moved=1200';
  const studio = await segments(page).open(site, rows);
  const cell = (column: string, row: number) =>
    page.getByRole('textbox', { name: text('en', 'rows.cell', { column: studio.text(`rows.${column}`), row: String(row) }), exact: true });
  await expect(studio.value).toHaveText('€195');
  await expect(studio.row('averages')).toHaveText('€287.11');
  await expect(studio.row('change')).toHaveText('−€1,200');
  await cell('months', 2).fill('24');
  await expect(studio.value).toHaveText('€255');
  await cell('margin', 1).fill('x');
  await expect(cell('margin', 1)).toHaveAccessibleDescription('Please enter a single number, such as 1,234.50.');
  await expect(cell('margin', 1)).toHaveValue('x');
  await page.getByRole('button', { name: text('en', 'action.undo') }).click();
  await expect(studio.value).toHaveText('€255');
  await cell('name', 1).evaluate((input) => {
    const data = new DataTransfer();
    data.setData('text', 'One\t10\t1\t50\t10\t\t1\nTwo\t10\t1\t50\t20\t\t1\nThree\t10\t1\t50\t30\t\t1');
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(cell('name', 3)).toHaveValue('Three');
  await expect(studio.value).toHaveText('€100');
  await page.getByRole('button', { name: text('en', 'rows.remove', { row: '3' }), exact: true }).click();
  await expect(studio.value).toHaveText('€75');
  await cell('months', 2).press('Alt+ArrowUp');
  await expect(cell('name', 1)).toHaveValue('Two');
  await cell('months', 2).press('Enter');
  await expect(cell('name', 3)).toBeFocused();
  await site.expectAccessible();
});

test('a table of segments comes back by the clipboard as it was saved, and a share for percent is asked about', async ({ page, site }) => {
  const studio = await segments(page).open(site);
  const cell = (column: string, row: number) =>
    page.getByRole('textbox', { name: text('en', 'rows.cell', { column: studio.text(`rows.${column}`), row: String(row) }), exact: true });
  await cell('months', 1).evaluate((input) => {
    const data = new DataTransfer();
    const head = 'name\taverageCheck\tpurchasesPerMonth\tmargin\tmonths\tacquisitionCost\tcustomers\tprofit';
    data.setData('text', `${head}\nGroup\t20,5\t1\t0,25\t36\t60\t300\t184,5`);
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(cell('name', 1)).toHaveValue('Group');
  await expect(cell('check', 1)).toHaveValue('20.5');
  await expect(cell('margin', 1)).toHaveValue('25');
  await cell('margin', 1).fill('0.3');
  await expect(cell('margin', 1)).toHaveAccessibleDescription('Did you mean 30%?');
  await cell('cac', 2).fill('');
  await cell('customers', 2).fill('');
  await expect(studio.row('countedAsOne')).toHaveText('2');
  await expect(studio.result.getByRole('term').filter({ hasText: studio.text('row.ratioOfSome') })).toBeVisible();
});
