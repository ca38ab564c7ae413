import { languages, text, type Language } from './catalogue';
import { expect, test } from './fixtures';
import { emotions, Questionnaire, worked, workedLink } from './tools';
import type { Page } from '@playwright/test';

/** Opens a panel below the questionnaire and waits until what it loads is there. */
async function openPanel(page: Page, language: Language, view: string) {
  const panel = page.locator('details.panel').filter({ has: page.getByText(text(language, `nev.more.${view}`), { exact: true }) });
  await panel.locator(':scope > summary').click();
  await expect(panel.locator('.panel-inside')).toBeVisible();
  return panel;
}

const number = (language: Language, digits: number) => new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'exceptZero' });

for (const language of ['en', 'ru'] as const) {
  test(`in ${language} one emotion is pulled, NEV moves, and the answers stay`, async ({ page, site }) => {
    const nev = await new Questionnaire(page, language).open(site, workedLink);
    const panel = await openPanel(page, language, 'whatIf');
    const address = page.url();
    const slider = panel.getByRole('slider');
    await expect(panel.getByRole('combobox')).toHaveValue('hurried');
    await expect(slider).toHaveValue('3');
    await slider.focus();
    for (let i = 0; i < 2; i += 1) await page.keyboard.press('ArrowLeft');
    const signed = (value: number) => number(language, 2).format(value);
    const values = { emotion: text(language, 'emotion.hurried'), pulled: '1', given: '3', from: signed(14 / 3), to: signed(14 / 3 + 0.25), change: signed(0.25).slice(1) };
    await expect(panel.locator('.verdict')).toHaveText(text(language, 'emotions.whatIf.up', values));
    await expect(panel.locator('.formula')).toHaveText(`−(1 − 3) ÷ 8 = ${number(language, 3).format(0.25)}`);
    for (const label of [text(language, 'emotions.whatIf.asAnswered'), values.to]) {
      await expect(panel.getByRole('img').filter({ visible: true }), 'the chart marks both').toContainText(label);
    }
    await expect(nev.score).toHaveText(number(language, 1).format(14 / 3));
    expect(page.url()).toBe(address);
    await panel.getByRole('button', { name: text(language, 'emotions.whatIf.back') }).click();
    await expect(slider).toHaveValue('3');
    await panel.getByRole('combobox').selectOption('happy');
    await expect(slider).toHaveValue('8');
    await site.expectAccessible();
  });
}

test('what if follows the answers', async ({ page, site }) => {
  const nev = await new Questionnaire(page).open(site, workedLink);
  const panel = await openPanel(page, 'en', 'whatIf');
  await nev.showAnswers();
  await nev.unfoldScale();
  await page.getByText('1–5', { exact: true }).click();
  await nev.button('nev.scale.convert').click();
  await expect(panel.getByRole('slider')).toHaveAttribute('max', '5');
  await nev.button('action.restart').click();
  await expect(page.locator('details.panel')).toHaveCount(1);
});

test('the variants stand under their own names, with their formulas', async ({ page, site }) => {
  await new Questionnaire(page).open(site, workedLink);
  const panel = await openPanel(page, 'en', 'variants');
  const measure = (name: string) => panel.locator('.variant').filter({ has: page.getByText(name, { exact: true }) });
  await expect(measure('Net share')).toContainText('100 × (11 − 0) ÷ (11 + 0) = +100.0');
  await panel.getByRole('combobox').selectOption('3');
  await expect(measure('Net share')).toContainText('100 × (12 − 2) ÷ (12 + 2) = +71.4');
  await expect(measure('Net count').getByRole('strong')).toHaveText('+10');
  await expect(measure('Intensity share')).toContainText('100 × (80 − 16) ÷ (80 + 16) = +66.7');
  await panel.getByRole('link').click();
  await expect(page).toHaveURL(/method\/surveys\/#nevVariants$/);
});

test('every number of the result has its formula with the visitor’s answers', async ({ page, site }) => {
  const nev = await new Questionnaire(page).open(site, workedLink);
  await nev.result.getByText(nev.text('result.working')).click();
  const formulas = nev.result.locator('.formula');
  const expected = [
    ...['6.67 − 2.00 = +4.67', '±(10 − 0) = ±10', 'Trusting: (8 − 0) ÷ 12 = +0.67', 'Hurried: −(3 − 0) ÷ 8 = −0.38', '1 ÷ 8 = +0.125'],
    ...['(7 + 6 + 5 + 4 + 6 + 8 + 7 + 7 + 6 + 8 + 8 + 8) ÷ 12 = 6.67', '(2 + 3 + 1 + 2 + 2 + 3 + 2 + 1) ÷ 8 = 2.00', '(7 + 6 + 5 + 4 + 6) ÷ 5 = 5.60'],
    ...['(8 + 7 + 7 + 6 + 8 + 8 + 8) ÷ 7 = 7.43', '(8 + 7 + 7 + 6 + 8) ÷ 5 = 7.20', '(8 + 8) ÷ 2 = 8.00'],
  ];
  await expect(formulas).toHaveText(expected);
});

for (const language of languages) {
  test(`in ${language} a round of the pyramid is played by keyboard, and teaches`, async ({ page, site }) => {
    await new Questionnaire(page, language).open(site);
    const panel = await openPanel(page, language, 'sorting');
    const cluster = (name: string) => panel.getByRole('button', { name: text(language, `cluster.${name}`), exact: true });
    await expect(panel.getByRole('radio')).toHaveCount(5);
    await panel.getByRole('radio', { name: text(language, 'emotion.happy'), exact: true }).focus();
    await page.keyboard.press('Space');
    await cluster('attention').focus();
    await page.keyboard.press('Enter');
    const why = panel.locator('.sorting-why');
    const names = (emotion: string, belongs: string, chosen = belongs) => ({ emotion: text(language, `emotion.${emotion}`), cluster: text(language, `cluster.${belongs}`), chosen: text(language, `cluster.${chosen}`) });
    await expect(why).toContainText(text(language, 'emotions.sorting.wrong', names('happy', 'advocacy', 'attention')));
    await expect(why).toContainText(text(language, 'emotions.sorting.advocacy.term'));
    for (const [name, belongs] of [['valued', 'recommendation'], ['hurried', 'destroying'], ['stimulated', 'attention'], ['neglected', 'destroying']] as const) {
      await cluster(belongs).click();
      await expect(why).toContainText(text(language, 'emotions.sorting.right', names(name, belongs)));
    }
    await expect(panel.getByText(text(language, 'emotions.sorting.score', { right: '4', all: '5' }))).toBeVisible();
    const on = panel.getByRole('button', { name: text(language, 'emotions.sorting.on') });
    await expect(on).toBeFocused();
    await site.expectAccessible();
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('radio').first()).toBeFocused();
    await expect(panel.getByRole('radio')).toHaveCount(5);
  });
}

test('the panels are loaded only when they are opened', async ({ page, site }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await new Questionnaire(page).open(site, `#answers=${worked.join('.')}`);
  expect(emotions.length).toBe(20);
  expect(asked.filter((url) => /emotions/.test(url))).toEqual([]);
  await openPanel(page, 'en', 'variants');
  expect(asked.filter((url) => /emotions/.test(url)).length).toBeGreaterThan(0);
});
