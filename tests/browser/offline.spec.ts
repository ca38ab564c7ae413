import type { Page } from '@playwright/test';
import { pages, text, type Language } from './catalogue';
import { expect, test as base } from './fixtures';
import { NEW, Versions } from './versions';

const test = base.extend<{ versions: Versions }>({
  versions: async ({ site }, use) => {
    const versions = await new Versions().listen();
    site.allowOrigin(versions.origin);
    await use(versions);
    versions.close();
  },
});

/** Waits until the pages of a language are kept, and serve the page that is shown. */
async function kept(page: Page) {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller)), { timeout: 30_000 }).toBe(true);
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const caches = (page: Page) => page.evaluate(() => window.caches.keys());
const isOf = (language: Language) => (name: string) => name.includes(` ${language} `);

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  for (const language of ['en', 'ru']) {
    test(`after one visit every page of ${language} works without a network, in a sub-folder`, async ({ page, site, versions }) => {
      test.slow();
      await page.goto(versions.address(`${language}/`));
      await kept(page);
      versions.serves = 'nothing';
      for (const path of pages) {
        await test.step(path, async () => {
          await page.goto(versions.address(`${language}/${path}`));
          await site.started();
          await expect(heading(page)).toBeVisible();
          await expect(page.getByRole('alert')).toHaveCount(0);
        });
      }
      await page.goto(versions.address(`${language}/ltv/#months=48`));
      await site.started();
      await page.getByRole('navigation', { name: text(language, 'nav.pages') }).getByRole('link', { name: text(language, 'nav.nev') }).click();
      await expect(page).toHaveTitle(`${text(language, 'page.nev.title')} · Feltworth`);
      await site.started();
    });
  }

  test('a language that is chosen on the page is kept too', async ({ page, site, versions }) => {
    await page.goto(versions.address('en/ltv/'));
    await kept(page);
    await site.started();
    await page.getByRole('link', { name: 'Polski' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'pl');
    const registered = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).filter(({ active }) => active).length);
    await expect.poll(registered, { timeout: 30_000 }).toBe(2);
    versions.serves = 'nothing';
    await page.goto(versions.address('pl/nev/'));
    await site.started();
    await expect(page).toHaveTitle(`${text('pl', 'page.nev.title')} · Feltworth`);
  });

  test('nothing is kept before the page can be used, and nothing of frames', async ({ page, site, versions }) => {
    await page.goto(versions.address('en/ltv/'));
    await site.started();
    await kept(page);
    const names = versions.asked.map((path) => path.slice(new URL(versions.address('')).pathname.length));
    const worker = names.indexOf('sw.js');
    const ownPart = names.findIndex((name) => name.startsWith('assets/part-'));
    expect(ownPart).toBeGreaterThan(-1);
    expect(worker).toBeGreaterThan(ownPart);
    const stored = await page.evaluate(async () => {
      const [name] = await window.caches.keys();
      return (await (await window.caches.open(name!)).keys()).map(({ url }) => url);
    });
    expect(stored.filter((address) => /\/(embed-|frame-|feltworth-embed)|\/v\/|\/embed\/(ltv|nev)\//.test(address))).toEqual([]);
    expect(stored.length).toBeGreaterThan(pages.length);
  });

  test('a new version is taken up at once, and a page of the old one keeps its own files', async ({ page, context, site, versions }) => {
    const prose = await context.newPage();
    await prose.goto(versions.address('en/method/'));
    await kept(prose);
    await page.goto(versions.address('en/ltv/'));
    await site.started();
    await expect(heading(page)).not.toContainText(NEW);

    versions.serves = 'new';
    await page.reload();
    await site.started();
    await expect(heading(page)).toContainText(NEW);
    const waits = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
    await expect.poll(waits, { timeout: 30_000 }).toBe(true);

    // The page that was left open loads its program now, which no host has any more.
    await prose.bringToFront();
    await prose.getByRole('link', { name: text('en', 'nav.privacy') }).hover();
    await site.running(prose);
    await expect(heading(prose)).not.toContainText(NEW);

    // Cut off, it goes on in its own version, parts included.
    versions.serves = 'nothing';
    await prose.getByRole('link', { name: text('en', 'nav.ltv') }).first().click();
    await expect(prose).toHaveURL(/\/en\/ltv\//);
    await site.started(prose);
    await expect(heading(prose)).not.toContainText(NEW);
    await prose.getByRole('textbox', { name: 'Months' }).fill('48');
    await expect(prose.getByRole('region', { name: 'Lifetime value' }).getByText('€240').first()).toBeVisible();

    // With the network back it meets the new one as a whole.
    versions.serves = 'new';
    await prose.getByRole('link', { name: text('en', 'nav.nev') }).first().click();
    await expect(heading(prose)).toContainText(NEW);
    await site.started(prose);
    expect((await caches(page)).filter(isOf('en'))).toHaveLength(2);

    // Once no page is left that the old worker serves, its files go.
    await prose.close();
    await page.goto('about:blank');
    await expect
      .poll(async () => {
        await page.goto(versions.address('en/method/'));
        const names = (await caches(page)).filter(isOf('en')).length;
        await page.goto('about:blank');
        return names;
      }, { timeout: 30_000 })
      .toBe(1);
    versions.serves = 'nothing';
    await page.goto(versions.address('en/value/'));
    await site.started();
    await expect(heading(page)).toContainText(NEW);
  });

  test('a version that is only half there is not kept', async ({ page, versions }) => {
    await page.goto(versions.address('en/ltv/'));
    await kept(page);
    versions.serves = 'half';
    const state = await page.evaluate(async () => {
      const registration = (await navigator.serviceWorker.getRegistration())!;
      const end = new Promise<string>((done) =>
        registration.addEventListener('updatefound', () => {
          const { installing } = registration;
          installing!.addEventListener('statechange', () => done(installing!.state));
        }),
      );
      await registration.update();
      return end;
    });
    expect(state).toBe('redundant');
    versions.serves = 'nothing';
    await page.reload();
    await expect(heading(page)).toBeVisible();
  });

  test('a tool in a frame is never served from what is kept', async ({ page, site, versions }) => {
    await page.goto(versions.address('en/ltv/'));
    await kept(page);
    await page.goto(versions.address('en/embed/'));
    await site.started();
    const frame = page.frameLocator('.builder-stage iframe');
    await expect(frame.getByRole('textbox', { name: 'Months' })).toBeVisible();
    const isServed = await frame.locator('html').evaluate(() => Boolean(navigator.serviceWorker.controller));
    expect(isServed).toBe(false);
    versions.serves = 'new';
    const response = await page.goto(versions.address('embed/ltv/en/'));
    expect(response!.fromServiceWorker()).toBe(false);
    await expect(heading(page)).toContainText(NEW);
  });

  test('the privacy page shows what is kept, and removes it', async ({ page, site, versions }) => {
    const list = page.locator('#kept');
    await page.goto(versions.address('en/ltv/'));
    await site.started();
    await kept(page);
    await page.getByRole('textbox', { name: 'Months' }).fill('48');
    await expect(page).toHaveURL(/months=48/);
    await page.getByRole('link', { name: text('en', 'nav.privacy') }).click();
    const draft = (tool: string) => list.getByText(text('en', 'privacy.kept.draft', { name: text('en', `page.${tool}.title`) }));
    const none = list.getByText(text('en', 'privacy.kept.none'));
    await expect(draft('ltv')).toBeVisible();
    await expect(draft('nev')).toBeHidden();
    await expect(none).toBeHidden();
    await expect(list).toContainText(/offline use: [1-9]\d*(\.\d)? MB/);
    await list.getByRole('button', { name: text('en', 'privacy.kept.remove') }).click();
    await expect(list.getByRole('status')).toHaveText(text('en', 'privacy.kept.removed'));
    await expect(draft('ltv')).toBeHidden();
    await expect(none).toBeVisible();
    await expect(list).toContainText(' 0 MB');
    const left = await page.evaluate(async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await window.caches.keys())]);
    expect(left).toEqual([]);
    await page.goto(versions.address('en/ltv/'));
    await site.started();
    await expect(page.getByRole('textbox', { name: 'Months' })).toHaveValue('36');
  });
});

// All other tests of the site run with service workers blocked.
test('where no service worker may be, the privacy page says that no pages are kept', async ({ page, site }) => {
  await page.addInitScript(() => void Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => { throw new DOMException('blocked', 'SecurityError'); } }));
  await site.start('en/ltv/');
  await page.getByRole('textbox', { name: 'Months' }).fill('48');
  await expect(page).toHaveURL(/months=48/);
  await site.open('en/privacy/');
  const list = page.locator('#kept');
  await expect(list).toContainText(' 0 MB');
  await list.getByRole('button').click();
  await expect(list.getByRole('status')).toHaveText(text('en', 'privacy.kept.removed'));
  await expect(list.getByText(text('en', 'privacy.kept.none'))).toBeVisible();
});
