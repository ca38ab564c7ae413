import { languages, stages, text } from './catalogue';
import { expect, test } from './fixtures';

for (const language of languages) {
  test(`the overview of ${language} names ten stages in their order and whose they are`, async ({ page, site }) => {
    await site.start(`${language}/journey/`);
    const section = page.getByRole('region', { name: text(language, 'journey.stages') });
    const links = section.getByRole('listitem').getByRole('link');
    await expect(links).toHaveText(stages.map((stage) => text(language, `stage.${stage}.name`)));
    await expect(section.getByText(text(language, 'journey.origin.own'))).toBeVisible();
    await expect(section.getByText(text(language, 'journey.origin.source'))).toBeVisible();
  });

  test(`in ${language} every explainer says what is our advice, and leads on`, async ({ page, site }) => {
    await site.start(`${language}/journey/${stages[0]}/`);
    await page.getByRole('main').getByRole('link').first().hover();
    await site.running();
    await page.evaluate(() => Object.assign(window, { marker: 'same page' }));
    const advice = text(language, 'journey.advice');
    const source = text(language, 'journey.source.journeyArticle');
    for (const [i, stage] of stages.entries()) {
      const heading = page.getByRole('heading', { level: 1, name: text(language, `stage.${stage}.name`), exact: true });
      await expect(heading).toBeVisible();
      const sections = page.locator('.stage-section');
      await expect(sections.filter({ has: page.locator('.origin') })).toHaveCount(await sections.count());
      const happens = sections.filter({ has: page.getByRole('heading', { name: text(language, 'journey.section.happens') }) });
      const article = happens.getByRole('link', { name: source });
      if (i >= 4) await expect(article).toHaveAttribute('href', /method\/#journeyArticle$/);
      else await expect(article, 'the article begins after the purchase').toHaveCount(0);
      if (i < 2) await expect(happens.getByText(advice)).toBeVisible();
      const next = stages[i + 1];
      if (!next) break;
      await page.getByRole('link', { name: text(language, 'journey.following', { stage: text(language, `stage.${next}.name`) }) }).click();
      await expect(page).toHaveURL(new RegExp(`/${language}/journey/${next}/$`));
    }
    expect(await page.evaluate(() => (window as { marker?: string }).marker), 'without a reload').toBe('same page');
  });
}

test('every explainer is reached with the keyboard, and its heading is read first', async ({ page, site }) => {
  await site.start('en/journey/');
  for (const stage of stages) {
    const name = text('en', `stage.${stage}.name`);
    await page.getByRole('main').getByRole('link', { name, exact: true }).focus();
    await site.running();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeFocused();
    await expect(page).toHaveTitle(`${name} · Feltworth`);
    await expect(page.getByRole('main').getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'step');
  }
});

test('a page of prose loads its program when the visitor reaches for something, and not before', async ({ page, site }) => {
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(request.url()));
  await site.open('en/journey/');
  await page.mouse.wheel(0, 400);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(asked.filter((address) => address.endsWith('.wasm'))).toEqual([]);
  await page.getByRole('link', { name: text('en', 'nav.ltv') }).hover();
  await site.running();
  expect(asked.filter((address) => address.endsWith('.wasm'))).toHaveLength(1);
});

test('moves between tools and stages neither reload nor lose anything', async ({ page, site }) => {
  await site.start('en/ltv/');
  await page.evaluate(() => Object.assign(window, { marker: 'same page' }));
  await page.getByRole('textbox', { name: 'Months' }).fill('48');
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('link', { name: 'Emotions (NEV)' }).click();
  await page.getByRole('radiogroup').filter({ visible: true }).first().getByRole('radio', { name: '7', exact: true }).click();
  await pages.getByRole('link', { name: 'Journey' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Loyalty', exact: true }).click();
  await page.getByRole('main').getByRole('link', { name: text('en', 'journey.tool.ltv') }).first().click();
  await pages.getByRole('link', { name: 'Lifetime value' }).click();
  await expect(page.getByRole('textbox', { name: 'Months' })).toHaveValue('48');
  await pages.getByRole('link', { name: 'Emotions (NEV)' }).click();
  await expect(page.getByText('1 of 20 answered', { exact: true })).toBeVisible();
  expect(await page.evaluate(() => (window as { marker?: string }).marker)).toBe('same page');
});

test('the language changes on a stage and stays on it', async ({ page, site }) => {
  await site.start('en/journey/curiosity/');
  for (const language of ['ru', 'it', 'sl', 'pl'] as const) {
    await page.locator(`#language-${language}`).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(text(language, 'stage.curiosity.name'));
    await expect(page).toHaveURL(new RegExp(`/${language}/journey/curiosity/$`));
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  }
});

test('a note leads to the document that it names', async ({ page, site }) => {
  await site.open('en/journey/loyalty/');
  await page.getByRole('link', { name: text('en', 'journey.source.valueText') }).first().click();
  await expect(page).toHaveURL(/\/en\/method\/#valueText$/);
  await expect(page.locator('#valueText')).toHaveText(text('en', 'method.source.valueText'));
});
