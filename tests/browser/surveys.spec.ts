import type { Locator, Page } from '@playwright/test';
import { languages, text, type Language } from './catalogue';
import { expect, test, type Site } from './fixtures';

/** A survey as a visitor of a language finds it. */
class Survey {
  constructor(
    readonly page: Page,
    readonly tool: 'nps' | 'csat' | 'ces',
    readonly language: Language = 'en',
  ) {}

  async open(site: Site, fragment = '') {
    await site.start(`${this.language}/${this.tool}/${fragment}`, this.page);
    return this;
  }

  text = (key: string, values?: Record<string, string>) => text(this.language, key, values);
  field = (name: string) => this.page.getByRole('textbox', { name, exact: true });
  button = (key: string) => this.page.getByRole('button', { name: this.text(key), exact: true });
  summary = (key: string) => this.page.locator('summary').filter({ hasText: this.text(key) });
  get result(): Locator {
    return this.page.getByRole('region', { name: this.text(`${this.tool}.result`), exact: true });
  }
  get score(): Locator {
    return this.result.getByRole('strong').first();
  }
  row = (name: string) => this.page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) }).locator('xpath=following-sibling::dd');
}

/** A number as a language writes it, with a minus where Intl has a hyphen. */
const written = (language: Language, value: number, options: Intl.NumberFormatOptions = {}) =>
  new Intl.NumberFormat(language, options).format(value).replace('-', '−');

for (const language of languages) {
  test(`in ${language} published examples opened by address have their published numbers`, async ({ page, site }) => {
    const nps = await new Survey(page, 'nps', language).open(site, '#detractors=60&passives=90&promoters=100');
    await expect(nps.score).toHaveText('+16');
    await site.start(`${language}/csat/#scale=1-5&counts=14.9.10.32.42`);
    const csat = new Survey(page, 'csat', language);
    await expect(csat.score).toHaveText(written(language, 0.692, { style: 'percent', maximumFractionDigits: 1 }));
    await expect(csat.row(csat.text('csat.mean.name'))).toHaveText(new RegExp(`^${written(language, 3.74)} `));
    await site.start(`${language}/ces/#version=2.0&counts=80.210.140.110.160.180.120`);
    const ces = new Survey(page, 'ces', language);
    await expect(ces.score).toHaveText(written(language, 4.08));
    await expect(ces.row(ces.text('ces.share.name'))).toHaveText(new RegExp(`^${written(language, 0.46, { style: 'percent' })} `));
  });
}

test('a change of a count changes score, interval, address and draft, and can be taken back', async ({ page, site }) => {
  const nps = await new Survey(page, 'nps').open(site);
  await nps.field('Promoters').fill('150');
  await expect(nps.score).toHaveText('+30');
  await expect(page).toHaveURL(/#.*promoters=150/);
  await nps.button('action.undo').click();
  await expect(nps.score).toHaveText('+16');
  await nps.field('Detractors').fill('10');
  await page.reload();
  await site.started();
  await expect(nps.field('Detractors')).toHaveValue('10');
});

test('a wrong count is kept, told at its field, and leaves the last good result', async ({ page, site }) => {
  const nps = await new Survey(page, 'nps').open(site);
  for (const [typed, problem] of [['0.5', 'error.notWhole'], ['', 'error.empty'], ['many', 'error.notANumber'], ['-1', 'error.tooSmall']]) {
    await nps.field('Detractors').fill(typed!);
    await expect(nps.field('Detractors')).toHaveAttribute('aria-invalid', 'true');
    await expect(nps.page.getByText(nps.text(problem!, { example: '1,234.50', least: '0' }))).toBeVisible();
    await expect(nps.result.getByText(nps.text('result.stale'))).toBeVisible();
    await expect(nps.score).toHaveText('+16');
  }
  const csat = await new Survey(page, 'csat').open(site, '#counts=14.9.10.32.42');
  const step = page.getByRole('textbox', { name: '3', exact: true }).first();
  await step.fill('x');
  await expect(step).toHaveAttribute('aria-invalid', 'true');
  await expect(csat.score).toHaveText('69.2%');
  await step.fill('20');
  await expect(csat.score).toHaveText('63.2%');
});

test('a total that is not the sum of its parts is pointed out', async ({ page, site }) => {
  const nps = await new Survey(page, 'nps').open(site);
  await nps.field('Total, to check').fill('260');
  await expect(nps.result.getByText('The counts add up to 250, but the total entered is 260. They differ by 10.')).toBeVisible();
});

test('pasted ratings are counted once it is said what is left out, and doubtful ones are asked about first', async ({ page, site }) => {
  const nps = await new Survey(page, 'nps').open(site);
  await nps.summary('survey.paste').click();
  const area = page.getByRole('textbox', { name: 'Ratings', exact: true });
  await area.fill('rating\n10\n9\n8\n0\n11');
  await expect(page.getByText('Ratings read: 4. Left out: 2.')).toBeVisible();
  await expect(page.getByText('Line 1, “rating”: not a number')).toBeVisible();
  await expect(page.getByText('Line 6, “11”: outside the scale')).toBeVisible();
  await nps.button('answers.paste.replace').click();
  await expect(nps.score).toHaveText('+25');
  await area.fill('1 2 3 4 1 2 3 4 1 2 3 4');
  await expect(page.getByRole('alert')).toContainText('Did the scale really run from 0 to 10?');
  await expect(nps.button('answers.paste.replace')).toHaveCount(0);
  await expect(nps.score, 'nothing is counted before the answer').toHaveText('+25');
  await nps.button('answers.paste.sure').click();
  await nps.button('answers.paste.replace').click();
  await expect(nps.score).toHaveText('−100');
});

test('one respondent after another answers the question, and the last answer can be taken back', async ({ page, site }) => {
  const nps = await new Survey(page, 'nps').open(site);
  await nps.summary('survey.ask').click();
  const answers = page.getByRole('group', { name: nps.text('nps.wording.question') });
  for (const answer of ['10', '9', '3']) await answers.getByRole('button', { name: answer, exact: true }).click();
  await expect(page.getByText('Recorded: 3. Answers so far: 3.')).toBeVisible();
  await expect(nps.score).toHaveText('+33');
  await nps.button('answers.unask').click();
  await expect(nps.score).toHaveText('+100');
});

test('contested definitions are visible choices', async ({ page, site }) => {
  const csat = await new Survey(page, 'csat').open(site);
  await page.getByRole('radio', { name: '5', exact: true }).check({ force: true });
  await expect(csat.score).toHaveText('39.3%');
  await page.getByRole('radio', { name: 'Mean', exact: true }).check({ force: true });
  await expect(csat.score).toHaveText('3.74');
  const ces = await new Survey(page, 'ces').open(site);
  await page.getByRole('radio', { name: /^1\.0/ }).check({ force: true });
  await expect(ces.result.getByText(/Answers above it, left out: 300/)).toBeVisible();
});

test('a movement is said to be real, or to be chance', async ({ page, site }) => {
  const earlier = '&earlier.detractors=60&earlier.passives=90&earlier.promoters=100';
  const nps = await new Survey(page, 'nps').open(site, `#detractors=40&passives=60&promoters=150${earlier}`);
  await expect(page.getByText(/^The result rose from \+16 to \+44\. This is more than chance/)).toBeVisible();
  await expect(nps.row('Difference')).toHaveText('+28.0 points');
  await nps.field('Promoters').fill('64');
  await expect(page.getByText(/this may be chance/)).toBeVisible();
});

test('the plan says how many answers are needed', async ({ page, site }) => {
  const nps = await new Survey(page, 'nps').open(site);
  await expect(nps.row('For this margin of error')).toHaveText(/at most 1,534$/);
  await expect(nps.row('In each survey, to detect this change')).toHaveText(/at most 1,570$/);
  await nps.field('Customers you could ask').fill('1000');
  await expect(nps.row(text('en', 'survey.plan.ofPopulation'))).toHaveText(/at most 606$/);
});

for (const tool of ['nps', 'csat', 'ces'] as const) {
  test(`${tool} in a frame takes its inputs from the address and computes`, async ({ page, site }) => {
    await site.start(`embed/${tool}/en/${tool === 'nps' ? '#detractors=0&passives=0&promoters=10' : '#counts=0.0.0.0.10'}`);
    const survey = new Survey(page, tool);
    await expect(survey.score).toHaveText({ nps: '+100', csat: '100%', ces: '5.00' }[tool]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${tool} is accessible in ${colorScheme} with an error and everything opened`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme });
      const survey = await new Survey(page, tool).open(site, tool === 'nps' ? '#earlier.detractors=6&earlier.passives=9&earlier.promoters=1' : '#earlier.counts=4.5.6.7.8');
      for (const summary of await page.locator('main summary').all()) await summary.click();
      await page.getByRole('textbox', { name: 'Ratings', exact: true }).fill('1\nx\n3');
      await survey.field('Margin of error').fill('x');
      await site.expectAccessible();
    });
  }
}

test('the attribution stands on each page with a first use of the mark, unchanged', async ({ page, site }) => {
  for (const path of ['nps/', 'surveys/']) {
    await site.open(`pl/${path}`);
    await expect(page.getByText(text('en', 'method.trademarks.nps'), { exact: true })).toBeVisible();
  }
});

/** The results of the four scores, in the order of their lines. */
const scores = (page: Page) => page.locator('.sample tbody td:nth-of-type(1)');

test('all four stand side by side on one sample', async ({ page, site }) => {
  await site.open('en/surveys/');
  await expect(scores(page)).toHaveText(['+2.44', '+20', '70%', '4.60']);
});

test('a sample of one’s own has its scores beside each other, travels in the link and is taken to the page of a score', async ({ page, site }) => {
  await site.start('en/surveys/');
  const words = (key: string, values?: Record<string, string>) => text('en', key, values);
  const result = scores(page);
  const cell = (row: number, column: string) =>
    page.getByRole('textbox', { name: words('rows.cell', { column: words(`surveys.rows.${column}`), row: String(row) }), exact: true });
  await cell(7, 'ces').fill('8');
  await expect(cell(7, 'ces')).toHaveAccessibleDescription(/7/);
  await expect(page.getByText(words('surveys.sample.wrong', { n: '1' }))).toBeVisible();
  await expect(result.last()).toHaveText('4.78');
  await cell(7, 'ces').fill('');
  await expect(page.getByText(words('surveys.sample.wrong', { n: '1' }))).toHaveCount(0);
  await cell(1, 'nps').fill('0');
  await expect(result.nth(1)).toHaveText('0');
  await expect(page).toHaveURL(/#rows=1,6\.1,0,5,7;/);
  await site.expectAccessible(page);
  await page.reload();
  await site.started();
  await expect(result).toHaveText(['+2.44', '0', '70%', '4.78']);
  await page.getByRole('rowheader', { name: 'NPS', exact: true }).getByRole('link').click();
  await expect(page.getByRole('textbox', { name: words('nps.promoters.label'), exact: true })).toHaveValue('3');
});

test('rows pasted from a spreadsheet are a sample, and one step takes them back', async ({ page, site }) => {
  await site.start('en/surveys/');
  const words = (key: string, values?: Record<string, string>) => text('en', key, values);
  const result = scores(page);
  const first = page.getByRole('textbox', { name: words('rows.cell', { column: 'NPS, 0–10', row: '10' }), exact: true });
  await first.evaluate((input) => {
    const data = new DataTransfer();
    data.setData('text/plain', '10\t5\t7\n9\t5\t7\n');
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  // 6 promoters and 2 detractors of 11
  await expect(result.nth(1)).toHaveText('+36');
  await page.getByRole('button', { name: words('action.undo'), exact: true }).click();
  await expect(result.nth(1)).toHaveText('+20');
});
