import type { Locator, Page } from '@playwright/test';
import { languages, money, priceLevels } from './catalogue';
import { expect, test } from './fixtures';
import { holdProgram, said, WhatIf } from './tools';

/** Moves on with the Tab key until `target` has the focus. */
async function tabTo(page: Page, target: Locator) {
  const hasFocus = () => target.evaluate((element) => element === document.activeElement);
  for (let i = 0; i < 60 && !(await hasFocus()); i += 1) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}

for (const language of languages) {
  const level = priceLevels[language];

  test(`in ${language} the gym example brings 720, 240 of it a year, and leaves 180, in euros`, async ({ page, site }) => {
    const whatIf = await new WhatIf(page, language).open(site);
    await whatIf.expectNumbers(180 * level, 720 * level);
    await expect(whatIf.row('revenuePerYear')).toHaveText(money(language, 240 * level));
    await expect(whatIf.row('profitPerMonth')).toHaveText(money(language, 5 * level));
    await expect(whatIf.row('orders')).toHaveText('36');
    await expect(whatIf.button('ltv.preset.gym')).toHaveAttribute('aria-pressed', 'true');
  });

  test(`in ${language} a wrong value is kept, told at its field, and leaves the last good result`, async ({ page, site }) => {
    const whatIf = await new WhatIf(page, language).open(site);
    const check = whatIf.field('check');
    const example = new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(1234.5);
    const wrong: [string, string][] = [
      ['', whatIf.text('error.empty')],
      ['twenty', whatIf.text('error.notANumber', { example })],
      ['1e5', whatIf.text('error.notANumber', { example })],
      ['12 34', whatIf.text('error.notANumber', { example })],
      ['-1', whatIf.text('error.tooSmall', { least: money(language, 0) })],
      ['99999999999', whatIf.text('error.tooLarge', { greatest: money(language, 1e9) })],
    ];
    for (const [typed, problem] of wrong) {
      await check.fill(typed);
      await expect(check).toHaveAttribute('aria-invalid', 'true');
      await expect(check).toHaveAccessibleDescription(said(problem));
      await expect(check).toHaveValue(typed);
      await expect(whatIf.stale).toBeVisible();
      await whatIf.expectNumbers(180 * level, 720 * level);
    }
    await whatIf.slider('months').fill('12');
    await expect(whatIf.field('months'), 'the other fields go on working').toHaveValue('12');
    await expect(check).toHaveValue('99999999999');

    await check.fill('30');
    await expect(check).not.toHaveAttribute('aria-invalid');
    await expect(whatIf.stale).toHaveCount(0);
    await whatIf.expectNumbers(90, 360);
  });

  test(`in ${language} a number is typed as it is written there`, async ({ page, site }) => {
    const whatIf = await new WhatIf(page, language).open(site);
    for (const typed of ['20,5', '20.5', `20.5 €`, ' 20,50 ']) {
      await whatIf.field('check').fill(typed);
      await whatIf.expectNumbers(184.5, 738);
      await expect(whatIf.field('check'), 'what was typed stays').toHaveValue(typed);
      await expect(whatIf.field('check')).toHaveAccessibleDescription(
        said(whatIf.text('ltv.check.read', { amount: money(language, 20.5) })),
      );
    }
  });
}

test('the names that the contract promises are there, for the slider and for the text field', async ({ page, site }) => {
  await site.start('en/ltv/');
  for (const name of ['Average order value', 'Purchases per month', 'Margin', 'Months', 'Discount rate', 'Acquisition cost']) {
    await expect(page.getByRole('slider', { name, exact: true })).toBeVisible();
    await expect(page.getByRole('textbox', { name, exact: true })).toBeVisible();
  }
  await expect(page.getByRole('region', { name: 'Lifetime value', exact: true })).toBeVisible();
});

test('a slider and its text field are one value', async ({ page, site }) => {
  const whatIf = await new WhatIf(page).open(site);
  await whatIf.slider('months').fill('48');
  await expect(whatIf.field('months')).toHaveValue('48');
  await whatIf.expectNumbers(240, 960);
  await whatIf.field('months').fill('60');
  await expect(whatIf.slider('months')).toHaveValue('60');
  await expect(whatIf.slider('months')).toHaveAttribute('aria-valuetext', '60 months');
  await whatIf.expectNumbers(300, 1200);
  await whatIf.field('months').fill('240');
  await expect(whatIf.slider('months'), 'beyond the slider the field goes on').toHaveValue('120');
  await whatIf.expectNumbers(1200, 4800);
});

test('everything can be done with the keyboard alone', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const whatIf = await new WhatIf(page).open(site);
  await tabTo(page, whatIf.button('ltv.preset.shop'));
  await page.keyboard.press('Space');
  await whatIf.expectNumbers(142.5, 675);
  await tabTo(page, whatIf.field('check'));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('50');
  await whatIf.expectNumbers(165, 750);
  await tabTo(page, whatIf.slider('months'));
  await page.keyboard.press('ArrowRight');
  await expect(whatIf.field('months')).toHaveValue('31');
  await page.keyboard.press('Home');
  await whatIf.expectNumbers(-60, 0);
  await page.keyboard.press('End');
  await whatIf.expectNumbers(840, 3000);
  await tabTo(page, whatIf.currency);
  await page.keyboard.type('USD');
  await page.keyboard.press('Enter');
  await whatIf.expectNumbers(840, 3000, 'USD');
  await tabTo(page, whatIf.button('action.copyLink'));
  await page.keyboard.press('Enter');
  await expect(page.getByText(whatIf.text('action.copied'))).toBeVisible();
  await tabTo(page, page.getByText(whatIf.text('result.working')));
  await page.keyboard.press('Enter');
  await expect(whatIf.result.getByText('$50 × 0.5 × 120 = $3,000')).toBeVisible();
});

test('an amount is read back with all its digits', async ({ page, site }) => {
  const whatIf = await new WhatIf(page).open(site);
  for (const [typed, amount] of [['0.0001', '€0.0001'], ['45.5', '€45.50'], ['1,234.567', '€1,234.567'], ['45', '€45']] as const) {
    await whatIf.field('check').fill(typed);
    await expect(whatIf.field('check')).toHaveAccessibleDescription(said(whatIf.text('ltv.check.read', { amount })));
  }
});

test('a pasted amount with a space and a comma is read', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const whatIf = await new WhatIf(page, 'pl').open(site);
  for (const amount of ['1 234,56', '1\u00a0234,56 zł', '1\u202f234,56']) {
    await page.evaluate((amount) => navigator.clipboard.writeText(amount), amount);
    await whatIf.field('check').selectText();
    await page.keyboard.press('ControlOrMeta+V');
    await expect(whatIf.figure('revenue')).toHaveText(money('pl', 44444.16));
    await whatIf.field('check').fill('1');
  }
});

test('a group sign groups where the language has it, and is the decimal sign elsewhere', async ({ page, site }) => {
  const english = await new WhatIf(page).open(site);
  await english.field('check').fill('1,234');
  await english.expectNumbers(11106, 44424);
  const italian = await new WhatIf(page, 'it').open(site);
  await italian.field('check').fill('1.234');
  await italian.expectNumbers(11106, 44424);
  await italian.field('check').fill('1,234');
  await expect(italian.figure('revenue')).toHaveText(money('it', 44.42));
});

test('the acquisition cost gives the ratio and the time to repay it', async ({ page, site }) => {
  const whatIf = await new WhatIf(page).open(site);
  await expect(whatIf.row('ratio')).toHaveText(whatIf.text('ltv.needsCost'));
  await expect(whatIf.row('payback')).toHaveText(whatIf.text('ltv.needsCost'));
  await whatIf.field('cac').fill('60');
  await expect(whatIf.row('ratio')).toHaveText('3.00 : 1');
  await expect(whatIf.row('payback')).toHaveText('12 months');
  await whatIf.field('cac').fill('0');
  await expect(whatIf.row('ratio')).toHaveText(whatIf.text('ltv.noCost'));
  await whatIf.field('cac').fill('181');
  const never = (missing: number) => whatIf.text('ltv.never', { missing: money('en', missing) });
  await expect(whatIf.row('payback')).toHaveText(never(1));
  await whatIf.field('cac').fill('60');
  await whatIf.field('margin').fill('0');
  await expect(whatIf.row('payback')).toHaveText(never(60));
  await expect(whatIf.row('ratio')).toHaveText('0.00 : 1');
  await whatIf.field('margin').fill('-25');
  await expect(whatIf.row('payback')).toHaveText(never(240));
});

test('with an acquisition cost the main number is what the cost leaves', async ({ page, site }) => {
  const whatIf = await new WhatIf(page).open(site, '#cac=200');
  await whatIf.expectNumbers(-20, 720);
  await expect(whatIf.result.locator('.figure-name').getByText(whatIf.text('ltv.left.name'), { exact: true })).toBeVisible();
  await whatIf.field('cac').fill('60');
  await whatIf.expectNumbers(120, 720);
  await whatIf.field('cac').fill('6o');
  await whatIf.expectNumbers(180, 720);
  await expect(whatIf.result.locator('.figure-name').getByText(whatIf.text('ltv.profit.name'), { exact: true })).toBeVisible();
});

test('with a discount rate the profit is given in today’s money too', async ({ page, site }) => {
  const whatIf = await new WhatIf(page).open(site);
  await expect(whatIf.row('discounted')).toHaveCount(0);
  await whatIf.field('discount').fill('10');
  const months = Array.from({ length: 36 }, (_, i) => i + 1);
  const today = months.reduce((sum, month) => sum + 5 / 1.1 ** (month / 12), 0);
  await expect(whatIf.row('discounted')).toHaveText(money('en', Math.round(today * 100) / 100));
  await whatIf.expectNumbers(180, 720);
  await whatIf.field('cac').fill('60');
  await expect(whatIf.row('payback')).toHaveText('12 months');
  await expect(whatIf.row('discountedPayback')).toHaveText(/^12\.\d months$/);
});

test('the currency is chosen, and amounts are not converted', async ({ page, site }) => {
  const whatIf = await new WhatIf(page).open(site);
  await whatIf.currency.selectOption('PLN');
  await whatIf.expectNumbers(180, 720, 'PLN');
  await expect(page).toHaveURL(/currency=PLN/);
});

test('a preset fills the form', async ({ page, site }) => {
  const whatIf = await new WhatIf(page).open(site);
  await whatIf.button('ltv.preset.subscription').click();
  await whatIf.expectNumbers(198, 360);
  await expect(whatIf.field('cac')).toHaveValue('90');
  await expect(whatIf.row('ratio')).toHaveText(/^2\.\d\d : 1$/);
  await whatIf.button('ltv.preset.gym').click();
  await whatIf.expectNumbers(180, 720);
  await expect(whatIf.field('cac')).toHaveValue('');
});

test('inputs are the same in whichever language they were typed', async ({ page, site }) => {
  const whatIf = await new WhatIf(page).open(site);
  await whatIf.button('ltv.preset.shop').click();
  await whatIf.field('months').fill('12');
  await page.locator('#language-it').click();
  const italian = new WhatIf(page, 'it');
  await expect(italian.button('ltv.preset.shop')).toBeVisible();
  await italian.field('months').fill('30');
  await expect(italian.button('ltv.preset.shop')).toHaveAttribute('aria-pressed', 'true');
  await italian.button('ltv.preset.gym').click();
  await expect(page, 'initial inputs leave the address empty').toHaveURL(/\/it\/ltv\/$/);
});

test('the chart is drawn for the width at hand, with the numbers behind it', async ({ page, site }) => {
  const whatIf = await new WhatIf(page).open(site, '#months=30&cac=60');
  const charts = page.getByRole('img', { name: whatIf.text('ltv.chart.name') });
  await expect(charts.filter({ visible: true })).toHaveCount(1);
  await expect(charts.filter({ visible: true })).toContainText('Repaid after 12 months');
  await page.getByText(whatIf.text('chart.table')).click();
  const rows = page.getByRole('table').getByRole('row');
  const cells = await rows.evaluateAll((rows) => rows.map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => cell.innerText)));
  expect(cells).toEqual([
    ['Months', 'Revenue', 'Profit'],
    ['0', '€0', '€0'],
    ['12', '€240', '€60'],
    ['24', '€480', '€120'],
    ['30', '€600', '€150'],
  ]);
});

test('the chart stands in the result, comes with the first change, and shows the last good one where that change is wrong', async ({ page, site }) => {
  const whatIf = await new WhatIf(page).open(site);
  const chart = whatIf.result.getByRole('img', { name: whatIf.text('ltv.chart.name') }).filter({ visible: true });
  const place = page.locator('[data-slot] [data-view="chart"]');
  await expect(chart).toContainText('€180');
  await expect(place, 'what was written is there, without a program').not.toHaveAttribute('data-mounted');
  await whatIf.field('months').fill('many');
  await expect(place).toHaveAttribute('data-mounted');
  await expect(chart).toContainText('€180');
  await whatIf.field('months').fill('12');
  await expect(chart).toContainText('€60');
});

test('the layout stays still while sliders are dragged', async ({ page, site }) => {
  const whatIf = await new WhatIf(page).open(site);
  for (const key of ['months', 'check', 'purchases']) {
    const slider = whatIf.slider(key);
    await slider.scrollIntoViewIfNeeded();
    const box = (await slider.boundingBox())!;
    await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2);
    await page.mouse.down();
    for (let step = 0; step <= 20; step += 1) await page.mouse.move(box.x + (box.width * step) / 20, box.y + box.height / 2);
    await page.mouse.up();
  }
  await expect(whatIf.slider('months')).toHaveValue('120');
  expect(await site.shifts()).toEqual({ sum: 0, sources: [] });
});

test('what is selected before the app runs is still selected, so that typing takes its place', async ({ page, site }) => {
  const release = await holdProgram(page);
  await page.goto(site.address('en/ltv/'), { waitUntil: 'commit' });
  const whatIf = new WhatIf(page);
  await whatIf.field('months').selectText();
  release();
  await site.running();
  await expect(whatIf.field('months')).toBeFocused();
  await page.keyboard.type('48');
  await expect(whatIf.field('months')).toHaveValue('48');
});

test('what is typed before the app runs is kept', async ({ page, site }) => {
  const release = await holdProgram(page);
  await page.goto(site.address('en/ltv/'), { waitUntil: 'commit' });
  const whatIf = new WhatIf(page);
  await whatIf.currency.selectOption('USD');
  await whatIf.field('check').fill('40');
  release();
  await site.started();
  await expect(whatIf.field('check')).toHaveValue('40');
  await expect(whatIf.field('check')).toBeFocused();
  await expect(whatIf.currency).toHaveValue('USD');
  await expect(whatIf.result).toContainText('$1,440');
  await expect(page).toHaveURL(/check=40&.*currency=USD/);
  await page.goto(site.address('en/ltv/'));
  await site.started();
  await expect(whatIf.field('check'), 'of the draft').toHaveValue('40');
});

test('a link hides the written numbers until its own are there', async ({ page, site }) => {
  const release = await holdProgram(page);
  await page.goto(site.address('en/ltv/#months=60'), { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('€720').first()).toBeHidden();
  release();
  await site.started();
  await new WhatIf(page).expectNumbers(300, 1200);
  expect(await site.shifts()).toEqual({ sum: 0, sources: [] });
});

test.describe('where storage is blocked', () => {
  test('the page says so, works, and keeps the inputs in its address', async ({ page, site }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('blocked', 'SecurityError'); } });
    });
    const whatIf = await new WhatIf(page).open(site);
    await expect(page.getByText(whatIf.text('action.noStorage'))).toBeVisible();
    await whatIf.field('months').fill('48');
    await whatIf.expectNumbers(240, 960);
    await expect(page).toHaveURL(/months=48/);
    await page.getByLabel('Theme').selectOption('dark');
    await page.reload();
    await site.started();
    await whatIf.expectNumbers(240, 960);
    await whatIf.button('action.restart').click();
    await whatIf.expectNumbers(180, 720);
    await site.expectAccessible();
  });
});

test.describe('without a clipboard', () => {
  test('the link is shown to be copied by hand', async ({ page, site }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    const whatIf = await new WhatIf(page).open(site);
    await whatIf.field('months').fill('48');
    await whatIf.button('action.copyLink').click();
    await expect(page.getByText(whatIf.text('action.notCopied'))).toBeVisible();
    await expect(page.getByRole('textbox', { name: whatIf.text('action.link') })).toHaveValue(/\/en\/ltv\/#.*months=48/);
  });
});

test('the language changes around the inputs: page, values, wrong ones and focus stay', async ({ page, site }) => {
  let whatIf = await new WhatIf(page).open(site);
  await whatIf.field('check').fill('1,234.5');
  await whatIf.field('margin').fill('abc');
  for (const language of ['pl', 'sl', 'ru', 'it', 'en'] as const) {
    const link = page.locator(`#language-${language}`);
    await link.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page).toHaveURL(new RegExp(`/${language}/ltv/#check=1234\\.5&.*margin=abc`));
    await expect(link).toBeFocused();
    whatIf = whatIf.in(language);
    await expect(page).toHaveTitle(new RegExp(whatIf.text('page.ltv.title').replace(/[()]/g, '.')));
    await expect(whatIf.field('margin')).toHaveValue('abc');
    await expect(whatIf.field('check')).toHaveValue(['en'].includes(language) ? '1,234.5' : '1234,5');
    await expect(whatIf.field('check')).toHaveAccessibleDescription(
      said(whatIf.text('ltv.check.read', { amount: money(language, 1234.5, 'EUR') })),
    );
    await expect(whatIf.currency, 'a chosen state keeps its currency').toHaveValue('EUR');
  }
});

test('untouched inputs take the currency of the language', async ({ page, site }) => {
  const whatIf = await new WhatIf(page).open(site);
  await page.getByRole('link', { name: 'Polski' }).click();
  await whatIf.in('pl').expectNumbers(180 * priceLevels.pl, 720 * priceLevels.pl);
  await expect(page).toHaveURL(/\/pl\/ltv\/$/);
});

test('back and forward lead through the pages and keep what was set', async ({ page, site }) => {
  const whatIf = await new WhatIf(page).open(site);
  await whatIf.field('months').fill('48');
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('link', { name: 'Emotions (NEV)' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Net Emotional Value' })).toBeFocused();
  await pages.getByRole('link', { name: 'Method' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Method' })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Net Emotional Value' })).toBeVisible();
  await page.goBack();
  await whatIf.expectNumbers(240, 960);
  await expect(page).toHaveURL(/\/en\/ltv\/#.*months=48/);
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1, name: 'Net Emotional Value' })).toBeVisible();
});

test('the miniature on the front page is the tool itself', async ({ page, site }) => {
  await site.start('en/');
  await page.getByRole('slider', { name: 'Months', exact: true }).fill('60');
  await expect(page.getByText('€300')).toBeVisible();
  await page.getByRole('link', { name: 'Change every number' }).click();
  await new WhatIf(page).expectNumbers(300, 1200);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`it is accessible in ${colorScheme} with an error, a cost, a discount and everything opened`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme });
    const whatIf = await new WhatIf(page).open(site, '#cac=60&discount=10&months=40');
    await whatIf.field('check').fill('abc');
    await whatIf.currency.focus();
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await site.expectAccessible();
  });
}
