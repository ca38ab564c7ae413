import type { Page, Request } from '@playwright/test';
import { builtPages, languages, money, pages, priceLevels, stages, text, type Language } from './catalogue';
import { expect, test, type Site } from './fixtures';

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src 'self'; worker-src 'self'; frame-src 'self'; base-uri 'self'; form-action 'none'";

const widths = [320, 360, 768, 1280, 1920];

function title(language: Language, page: string): string {
  const stage = stages.find((stage) => page === `journey/${stage}/`);
  if (stage) return `${text(language, `stage.${stage}.name`)} · Feltworth`;
  if (page === '') return text(language, 'page.home.title');
  // The chapter of the method has the other name.
  const key = page === 'surveys/' ? 'survey' : page.startsWith('ltv/') ? page.slice(0, -1).replace('/', '-') : page.split('/').at(-2);
  return `${text(language, `page.${key}.title`)} · Feltworth`;
}

/** What makes the page scroll sideways. */
function overflow(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth);
  return [`${scrollWidth} of ${clientWidth}`, ...wide.map((element) => `${element.tagName}.${element.className}`)];
}

test('the site has every page in every language, and no other', () => {
  const expected = languages.flatMap((language) => pages.map((page) => `${language}/${page}`));
  expect(builtPages()).toEqual(expected.sort());
  expect(pages).toEqual(expect.arrayContaining(['', 'nev/', 'ltv/', 'journey/', 'method/', 'privacy/', 'embed/']));
});

/** What every page has to be, in a language in which it is looked at closely. */
async function expectWhole(page: Page, site: Site, language: Language, path: string) {
  await expect(page).toHaveTitle(title(language, path));
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
  const read = await page.evaluate(() => window.textsIn(document.getElementById('app')!));
  // Snippets name the address of the site, which the build does not know.
  const shown = read.map((text) => text.replaceAll(site.address(''), 'https://example.org/'));
  expect(shown, 'the program shows what was written, word for word').toEqual(await page.evaluate(() => window.noted.texts));
  expect(await site.shifts()).toEqual({ sum: 0, sources: [] });
}

for (const [i, path] of pages.entries()) {
  // Each page in another language: what axe judges does not depend on the words, but their lengths tell.
  const language = languages[(i + 3) % languages.length]!;

  test(`${language}/${path} is served under the strict policy, quiet, and accessible in both themes`, async ({ page, context, site }) => {
    const asked: string[] = [];
    // What a frame on the page loads is an embedded tool, which has a budget of its own.
    const isOwn = (request: Request) => !request.url().startsWith('data:') && request.frame() === page.mainFrame();
    page.on('request', (request) => void (isOwn(request) && asked.push(request.url())));
    const response = await site.start(`${language}/${path}`);
    expect(response.headers()['content-security-policy']).toBe(policy);
    expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(9);
    // A build without an address has none: search engines ignore relative ones.
    await expect(page.locator('head link[rel=alternate][hreflang]')).toHaveCount(0);
    expect(await context.cookies()).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await site.expectAccessible();
    await page.emulateMedia({ colorScheme: 'dark' });
    await site.expectAccessible(page, ['color-contrast', 'link-in-text-block']);
  });
}

for (const language of languages) {
  test(`every page of ${language} is whole and fits every width`, async ({ page, site }) => {
    for (const path of pages) {
      await test.step(path, async () => {
        await page.setViewportSize({ width: 1280, height: 800 });
        await site.start(`${language}/${path}`);
        await expectWhole(page, site, language, path);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          expect(await page.evaluate(overflow), `what reaches beyond ${width} pixels`).toEqual([]);
        }
      });
    }
  });

  test(`nothing moves on a phone while a page of ${language} loads`, async ({ page, site }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of pages) {
      await site.start(`${language}/${path}`);
      expect({ path, ...(await site.shifts()) }).toEqual({ path, sum: 0, sources: [] });
    }
  });

  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false });

    test(`every page of ${language} can be read and left`, async ({ page, site }) => {
      for (const path of pages) {
        await site.open(`${language}/${path}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('noscript > p')).toBeVisible();
        await expect(page.locator('noscript > p')).toHaveText(text(language, 'noscript'));
        expect((await page.getByRole('main').innerText()).length, path).toBeGreaterThan(400);
        await expect(page.getByRole('navigation', { name: text(language, 'nav.pages'), exact: true }).getByRole('link')).toHaveCount(6);
        await expect(page.getByRole('navigation', { name: text(language, 'nav.languages') }).getByRole('link')).toHaveCount(languages.length);
      }
    });

    test(`the example of ${language} shows its numbers and its charts`, async ({ page, site }) => {
      await site.open(`${language}/ltv/`);
      const result = page.getByRole('region', { name: text(language, 'ltv.result'), exact: true });
      for (const amount of [720, 180]) await expect(result.getByText(money(language, amount * priceLevels[language])).first()).toBeVisible();
      await expect(page.getByRole('img', { name: text(language, 'ltv.chart.name') })).toBeVisible();
    });
  });
}

test.describe('theme', () => {
  const background = () => getComputedStyle(document.documentElement).backgroundColor + getComputedStyle(document.body).backgroundColor;

  for (const theme of ['light', 'dark'] as const) {
    const other = theme === 'light' ? 'dark' : 'light';

    test(`${theme} by choice looks like ${theme} by device, and is kept`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme: theme });
      await site.start('en/nev/');
      const byDevice = await page.evaluate(background);
      await page.emulateMedia({ colorScheme: other });
      expect(await page.evaluate(background)).not.toBe(byDevice);

      await page.getByLabel('Theme').selectOption({ label: theme === 'light' ? 'Light' : 'Dark' });
      expect(await page.evaluate(background)).toBe(byDevice);
      await site.expectAccessible();

      await page.reload();
      expect(await page.evaluate(background), 'before the app runs').toBe(byDevice);
      await site.started();
      await expect(page.getByLabel('Theme')).toHaveValue(theme);
      await page.getByRole('link', { name: 'Polski' }).click();
      await expect(page.getByLabel('Motyw')).toHaveValue(theme);
      expect(await page.evaluate(background)).toBe(byDevice);
    });

    test(`a link can ask for ${theme}`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme: other });
      await site.start(`en/method/#theme=${theme}`);
      await expect(page.getByLabel('Theme')).toHaveValue(theme);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);

      await page.getByLabel('Theme').selectOption(other);
      await page.reload();
      await site.started();
      await expect(page.getByLabel('Theme'), 'the visitor has chosen another since').toHaveValue(other);
    });
  }

  test('it can be left to the device again', async ({ page, site }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await site.start('en/');
    const byDevice = await page.evaluate(background);
    await page.getByLabel('Theme').selectOption('light');
    await page.getByLabel('Theme').selectOption('auto');
    expect(await page.evaluate(background)).toBe(byDevice);
    await page.reload();
    await site.started();
    await expect(page.getByLabel('Theme')).toHaveValue('auto');
  });
});

for (const language of languages) {
  test(`the pages of the header stand in one line of ${language} at 1280 and 1920 px`, async ({ page, site }) => {
    await site.open(`${language}/value/`);
    for (const width of [1280, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      const links = await page.locator('.site-pages a').evaluateAll((links) => links.map((link) => Math.round(link.getBoundingClientRect().top)));
      expect(new Set(links).size, `at ${width} px`).toBe(1);
    }
  });
}

test('the first stop of the keyboard skips to the content', async ({ page, site }) => {
  await site.start('en/method/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('the way to the content leaves the inputs in the address', async ({ page, site }) => {
  await site.start('en/ltv/#check=33&margin=40');
  await page.getByRole('link', { name: 'Skip to content' }).press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveURL(/#check=33&margin=40/);
});

for (const theme of ['light', 'dark'] as const) {
  test(`an address may ask for an accent, which reads in the ${theme} theme`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme: theme });
    const accent = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'));
    await site.start('en/ltv/');
    const own = await accent();
    for (const colour of ['c0392b', 'ffd23f']) {
      await site.start(`en/nev/?${colour}#accent=${colour}`);
      expect(await accent()).not.toBe(own);
      await site.expectAccessible();
    }
    await site.start('en/nev/?broken#accent=zzz');
    expect(await accent()).toBe(own);
  });
}
