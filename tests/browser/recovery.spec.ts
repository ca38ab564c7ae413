import { languages, text } from './catalogue';
import { expect, hosts, test } from './fixtures';

for (const language of languages) {
  test(`where the program cannot be loaded, the page of ${language} says so and keeps the inputs`, async ({ page, site }) => {
    site.allowConsole(/./);
    const blocked = '**/*_bg.wasm';
    await page.route(blocked, (route) => route.abort());
    await site.open(`${language}/ltv/#months=48`);
    const failure = page.getByRole('alert').filter({ hasText: text(language, 'failure.title') });
    await expect(failure).toBeVisible();
    await expect(failure).toContainText(text(language, 'failure.text'));
    await expect(page.getByRole('heading', { level: 1 }), 'the rest can be read').toBeVisible();
    await expect(page).toHaveURL(/#months=48$/);
    await site.expectAccessible();

    await page.unroute(blocked);
    await failure.getByRole('button', { name: text(language, 'failure.reload') }).click();
    await expect(page.getByRole('textbox', { name: text(language, 'ltv.months.label'), exact: true })).toHaveValue('48');
    await expect(failure).toBeHidden();
  });
}

test('one can begin with empty inputs after a failure', async ({ page, site }) => {
  site.allowConsole(/./);
  await site.start('en/ltv/');
  await page.getByRole('textbox', { name: 'Months' }).fill('48');
  await expect(page).toHaveURL(/months=48/);
  await page.route('**/*_bg.wasm', (route) => route.abort());
  await page.reload();
  const failure = page.getByRole('alert').filter({ hasText: text('en', 'failure.title') });
  await expect(failure).toBeVisible();
  await page.unroute('**/*_bg.wasm');
  await failure.getByRole('button', { name: text('en', 'failure.fresh') }).click();
  await expect(page).toHaveURL(/\/en\/ltv\/$/);
  await expect(page.getByRole('textbox', { name: 'Months' })).toHaveValue('36');
  await expect(page.getByRole('region', { name: 'Lifetime value' }).getByText('€720').first()).toBeVisible();
});

test('where the texts cannot be loaded the page says so too', async ({ page, site }) => {
  site.allowConsole(/./);
  await page.route('**/assets/en-*.txt', (route) => route.abort());
  await site.open('en/nev/');
  await expect(page.getByRole('alert').filter({ hasText: text('en', 'failure.title') })).toBeVisible();
});

test('where another language cannot be loaded by the app, the browser goes there', async ({ page, site }) => {
  site.allowConsole(/./);
  await site.start('en/ltv/#months=48');
  await page.route('**/assets/pl-*.txt', (route) => route.abort());
  await page.getByRole('link', { name: 'Polski' }).click();
  await expect(page).toHaveURL(/\/pl\/ltv\//);
  await page.unroute('**/assets/pl-*.txt');
});

test.describe('the address without a language', () => {
  for (const [locale, language] of [
    ['pl-PL', 'pl'],
    ['sl', 'sl'],
    ['ru-RU', 'ru'],
    ['it-CH', 'it'],
    ['en-US', 'en'],
    ['de-DE', 'en'],
  ] as const) {
    test.describe(`for a browser in ${locale}`, () => {
      test.use({ locale });

      test(`leads to ${language}`, async ({ page, site }) => {
        await site.open('');
        await expect(page).toHaveURL(site.address(`${language}/`));
        await expect(page.locator('html')).toHaveAttribute('lang', language);
      });
    });
  }

  test('remembers the language that was chosen', async ({ page, site, context }) => {
    await site.start('en/');
    await page.getByRole('link', { name: 'Slovenščina' }).click();
    await expect(page).toHaveURL(site.address('sl/'));
    const later = await context.newPage();
    await later.goto(site.address(''));
    await expect(later).toHaveURL(site.address('sl/'));
  });

  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false });

    test('offers the five languages', async ({ page, site }) => {
      await site.open('');
      await expect(page.getByRole('main').getByRole('link')).toHaveText(['English', 'Polski', 'Slovenščina', 'Русский', 'Italiano']);
      await page.getByRole('link', { name: 'Русский' }).click();
      await expect(page).toHaveURL(site.address('ru/'));
    });
  });
});

for (const host of Object.keys(hosts) as (keyof typeof hosts)[]) {
  test.describe(`on the ${host} host`, () => {
    test.use({ host });

    for (const path of ['nothing', 'en/nothing/', 'pl/journey/nothing/', 'a/b/c']) {
      test(`the lost address ${path} has style, five languages and a way home`, async ({ page, site }) => {
        // The page looks for its files a few folders up; axe tries to read those that are none.
        site.allowConsole(/404|MIME type|inline style/);
        const response = await site.open(path);
        expect(response.status()).toBe(404);
        await expect(page.getByRole('heading', { name: text('en', 'notFound.title') })).toBeVisible();
        const styled = () => getComputedStyle(document.documentElement).getPropertyValue('--accent');
        expect(await page.evaluate(styled)).not.toBe('');
        await site.expectAccessible();
        await page.getByRole('link', { name: text('it', 'notFound.home') }).click();
        await expect(page).toHaveURL(site.address('it/'));
        await site.started();
      });
    }

    test('the three tools do their work', async ({ page, site }) => {
      await site.start('pl/');
      await page.getByRole('link', { name: text('pl', 'home.ltv.open') }).click();
      await page.getByRole('textbox', { name: text('pl', 'ltv.months.label'), exact: true }).fill('48');
      await expect(page.getByRole('region', { name: text('pl', 'ltv.result') }).getByText(/^240\szł$/).first()).toBeVisible();
      await page.getByRole('navigation', { name: text('pl', 'nav.pages') }).getByRole('link', { name: text('pl', 'nav.nev') }).click();
      await page.getByRole('radiogroup', { name: text('pl', 'emotion.interested') }).getByRole('radio', { name: '7', exact: true }).click();
      await expect(page.getByText(text('pl', 'nev.progress.one', { n: '1' }), { exact: true })).toBeVisible();
      await page.getByRole('navigation', { name: text('pl', 'nav.pages') }).getByRole('link', { name: text('pl', 'nav.journey') }).click();
      await page.getByRole('main').getByRole('link', { name: text('pl', 'stage.loyalty.name'), exact: true }).click();
      await expect(page).toHaveURL(site.address('pl/journey/loyalty/'));
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(text('pl', 'stage.loyalty.name'));
      await site.started();
    });
  });
}
