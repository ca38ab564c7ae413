import type { Page, Route } from '@playwright/test';
import { languages, text } from './catalogue';
import { expect, hosts, test } from './fixtures';

/** What a tool needs besides its page. */
const needed = {
  program: '**/assets/feltworth-*.js',
  'main module': '**/assets/feltworth-*.wasm',
  part: '**/assets/{part,frame}-*.wasm',
  texts: '**/assets/ltv-*.txt',
};

/** What may come in its place: nothing, a fault, the page of a network that wants a log-in, or half of it. */
const answers: Record<string, (route: Route) => Promise<void>> = {
  nothing: (route) => route.abort(),
  'a fault': (route) => route.fulfill({ status: 500, body: 'fault' }),
  'a page': (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>Log in</title>' }),
  half: async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ response, body: body.subarray(0, body.length / 2), headers: { 'content-type': response.headers()['content-type']! } });
  },
};

const failure = (page: Page, language: (typeof languages)[number] = 'en') =>
  page.getByRole('alert').filter({ hasText: text(language, 'failure.load.title') });

for (const [what, address] of Object.entries(needed)) {
  for (const [how, answer] of Object.entries(answers)) {
    // Half of the texts reads as texts.
    if (what === 'texts' && how === 'half') continue;
    test(`${how} in place of the ${what} is said, no number of the example stands beside a link, and trying again works`, async ({ page, site }) => {
      site.allowConsole(/./);
      await page.route(address, answer);
      await site.open('en/ltv/#months=48');
      await expect(failure(page)).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 }), 'the rest can be read').toBeVisible();
      await expect(page.getByText('€180').filter({ visible: true }), 'the numbers of the example').toHaveCount(0);
      await expect(page).toHaveURL(/#months=48$/);

      await page.unroute(address);
      await failure(page).getByRole('button', { name: text('en', 'failure.load.again') }).click();
      await expect(page.getByRole('textbox', { name: 'Months', exact: true })).toHaveValue('48');
      await expect(page.getByRole('region', { name: 'Lifetime value' }).getByText('€240').first()).toBeVisible();
      await expect(failure(page)).toBeHidden();
    });
  }
}

for (const language of languages) {
  test(`where the program cannot be loaded, the page says so in ${language}`, async ({ page, site }) => {
    site.allowConsole(/./);
    await page.route(needed['main module'], (route) => route.abort());
    await site.open(`${language}/ltv/#months=48`);
    await expect(failure(page, language)).toContainText(text(language, 'failure.load.text'));
    await site.expectAccessible();
  });
}

test('one can begin with empty inputs after a failure', async ({ page, site }) => {
  site.allowConsole(/./);
  await site.start('en/ltv/');
  await page.getByRole('textbox', { name: 'Months' }).fill('48');
  await expect(page).toHaveURL(/months=48/);
  await page.route(needed['main module'], (route) => route.abort());
  await page.reload();
  await expect(failure(page)).toBeVisible();
  await page.unroute(needed['main module']);
  await failure(page).getByRole('button', { name: text('en', 'failure.fresh') }).click();
  await expect(page).toHaveURL(/\/en\/ltv\/$/);
  await expect(page.getByRole('textbox', { name: 'Months' })).toHaveValue('36');
  await expect(page.getByRole('region', { name: 'Lifetime value' }).getByText('€720').first()).toBeVisible();
});

test('a part that cannot be had on the way to a page is asked for again by the page itself', async ({ page, site }) => {
  site.allowConsole(/./);
  await site.start('en/nev/');
  await page.route('**/assets/{part,frame}-*.wasm', (route) => route.abort());
  await page.getByRole('link', { name: text('en', 'nav.ltv') }).click();
  await expect(page).toHaveURL(/\/en\/ltv\//);
  await expect(failure(page)).toBeVisible();
  await page.unroute('**/assets/{part,frame}-*.wasm');
  await failure(page).getByRole('button', { name: text('en', 'failure.load.again') }).click();
  await expect(page.getByRole('region', { name: 'Lifetime value' }).getByText('€180').first()).toBeVisible();
});

test('where another language cannot be loaded by the app, the browser goes there', async ({ page, site }) => {
  site.allowConsole(/./);
  await site.start('en/ltv/#months=48');
  await page.route('**/assets/ltv-pl-*.txt', (route) => route.abort());
  await page.getByRole('link', { name: 'Polski' }).click();
  await expect(page).toHaveURL(/\/pl\/ltv\//);
  await page.unroute('**/assets/ltv-pl-*.txt');
});

test.describe('a trap of the program', () => {
  const stopped = (page: Page) => page.getByRole('alert').filter({ hasText: text('en', 'failure.title') });

  test('shows the notice of a failure', async ({ page, site }) => {
    site.allowConsole(/unreachable/);
    await site.start('en/ltv/');
    await page.evaluate(() => void setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }));
    await expect(stopped(page)).toBeVisible();
  });

  test('is not taken for a program that cannot be had, where it comes at the start', async ({ page, site }) => {
    site.allowConsole(/unreachable/);
    const body = 'export default () => { throw new WebAssembly.RuntimeError("unreachable") }';
    await page.route(needed.program, (route) => route.fulfill({ contentType: 'text/javascript', body }));
    await site.open('en/ltv/#months=48');
    await expect(stopped(page)).toBeVisible();
    await expect(failure(page)).toBeHidden();
  });
});

test.describe('a browser that is too old', () => {
  /** Makes the browser one that knows no container queries, to styles and scripts. */
  const age = async (page: Page) => {
    await page.addInitScript(() => {
      const supports = CSS.supports.bind(CSS);
      CSS.supports = ((...asked: [string, string]) => !asked.join(':').startsWith('container-type') && supports(...asked)) as typeof CSS.supports;
    });
    await page.route('**/assets/*.css', async (route) => {
      const css = await (await route.fetch()).text();
      await route.fulfill({ contentType: 'text/css', body: css.replace(/@supports \(container-type: ?inline-size\)/, '@supports (container-type: none-such)') });
    });
  };

  for (const language of languages) {
    test(`is told so in ${language}, and the page reads as without scripts`, async ({ page, site }) => {
      await age(page);
      await site.open(`${language}/nev/#answers=2`);
      await expect(page.getByText(text(language, 'outdated'))).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('radiogroup')).toHaveCount(20);
      expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).not.toMatchObject({ script: '' });
    });
  }

  test('is told so in a frame, and the page around too', async ({ page, site }) => {
    await age(page);
    await page.addInitScript(() => addEventListener('message', ({ data }) => ((window as any).heard = [...((window as any).heard ?? []), data])));
    await site.open('en/privacy/');
    await page.evaluate((src) => void document.body.append(Object.assign(document.createElement('iframe'), { src, width: 400 })), site.address('embed/ltv/en/'));
    await expect(page.frameLocator('iframe').getByText(text('en', 'outdated'))).toBeVisible();
    await expect.poll(() => page.evaluate(() => (window as any).heard?.some(({ type, kind }: any) => type === 'error' && kind === 'outdated'))).toBe(true);
  });

  test('is one that has WebAssembly switched off, too', async ({ page, site }) => {
    await page.addInitScript(() => void Reflect.deleteProperty(window, 'WebAssembly'));
    await site.open('en/ltv/');
    await expect(page.getByText(text('en', 'outdated'))).toBeVisible();
  });

  test('is none that has both', async ({ page, site }) => {
    await site.start('en/ltv/');
    await expect(page.getByText(text('en', 'outdated'))).toBeHidden();
  });
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

// A build that does not know its address takes the root for the folder of the site, and loads nothing; of one that does:
// tests/origin.test.mjs.
for (const host of Object.keys(hosts) as (keyof typeof hosts)[]) {
  test.describe(`an address that is not there, on the ${host} host`, () => {
    test.use({ host });

    for (const path of ['nothing', 'en/nothing/', 'pl/journey/nothing/', 'a/b/c']) {
      test(`${path} is answered in five languages, with nothing that cannot be had`, async ({ page, site }) => {
        // Browsers say that the page itself is the answer to an address that is not there; nothing else is.
        site.allowConsole(new RegExp(`404 \\(Not Found\\) \\(.*${path}\\)$`));
        const response = await site.open(path);
        expect(response.status()).toBe(404);
        await expect(page.getByRole('heading', { name: text('en', 'notFound.title') })).toBeVisible();
        await expect(page.getByRole('link')).toHaveCount(languages.length);
        await site.expectAccessible();
      });
    }
  });
}

test('an address that is not there, at the root, has a way home', async ({ page, site }) => {
  site.allowConsole(/404 \(Not Found\)/);
  await site.open('pl/nothing/');
  await page.getByRole('link', { name: text('it', 'notFound.home') }).click();
  await expect(page).toHaveURL(site.address('it/'));
  await site.started();
});

for (const host of Object.keys(hosts) as (keyof typeof hosts)[]) {
  test.describe(`on the ${host} host`, () => {
    test.use({ host });

    test('the three tools do their work', async ({ page, site }) => {
      await site.start('pl/');
      await page.getByRole('link', { name: text('pl', 'home.ltv.open') }).click();
      await page.getByRole('textbox', { name: text('pl', 'ltv.months.label'), exact: true }).fill('48');
      await expect(page.getByRole('region', { name: text('pl', 'ltv.result') }).getByText(/^960\szł$/).filter({ visible: true }).first()).toBeVisible();
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
