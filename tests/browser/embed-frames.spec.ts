import type { Page } from '@playwright/test';
import { languages, tools } from './catalogue';
import { bare, element, expectToFit, expectToWork, heights, months, script } from './embedded';
import { expect, hosts, test } from './host';

/** What a page knows of the one around it, from outside: nothing that the test would not see in a browser. */
const ownNames = (page: Page) => page.evaluate(() => Reflect.ownKeys(window).map(String).filter((name) => !/^\d+$/.test(name)));

test.describe('a tool works in any frame', () => {
  for (const hostName of ['127.0.0.1', 'localhost'] as const) {
    test.describe(`of a page on ${hostName}`, () => {
      test.use({ hostName });

      test('of another origin', async ({ article }) => {
        await article.open(bare('{site}/embed/ltv/en/'));
        await expectToWork(article);
      });

      test('with an opaque origin', async ({ article }) => {
        await article.open(bare('{site}/embed/ltv/en/', 'sandbox="allow-scripts"'));
        await expectToWork(article);
      });
    });
  }

  for (const host of Object.keys(hosts) as (keyof typeof hosts)[]) {
    test.describe(`of the ${host} host`, () => {
      test.use({ host });

      test('of the same origin, under the policy of the site', async ({ article, page, site }) => {
        await site.start('en/privacy/');
        await page.evaluate((source) => {
          document.body.prepend(Object.assign(document.createElement('feltworth-tool')));
          document.querySelector('feltworth-tool')!.setAttribute('tool', 'ltv');
          document.body.append(Object.assign(document.createElement('script'), { src: source }));
        }, site.address('embed.js'));
        await expectToWork(article);
      });

      test('made by one script', async ({ article }) => {
        await article.open(`<p>Before.</p>${script('data-tool="ltv" data-months="24"')}<p>After.</p>`);
        await article.started();
        await expect(article.inside().getByRole('textbox', months)).toHaveValue('24');
        await expectToFit(article);
      });
    });
  }

  test('where storage is blocked', async ({ article, page }) => {
    await page.addInitScript(() => {
      const blocked = { get: () => { throw new DOMException('blocked', 'SecurityError'); } };
      if (parent !== window) for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, blocked);
    });
    await article.open(element('tool="ltv"'));
    await expectToWork(article);
  });
});

test.describe('the numbers of a reader', () => {
  // Chromium keeps nothing for a frame of another site: the frame's own page stands for one that it keeps something for.
  test('survive a reload where storage allows, and give way where the host presets others', async ({ page, site }) => {
    const field = page.getByRole('textbox', months);
    await page.goto(site.address('embed/ltv/en/#months=24'));
    await expect(field).toHaveValue('24');
    await field.fill('48');
    await expect(page.getByText('960').first()).toBeVisible();
    await page.reload();
    await expect(field).toHaveValue('48');
    await expect(page.getByText('960').first()).toBeVisible();
    await page.goto('about:blank');
    await page.goto(site.address('embed/ltv/en/#months=12'));
    await expect(field).toHaveValue('12');
  });

  test('go along to the full page', async ({ article, context }) => {
    await article.open(element('tool="ltv" months="24"'));
    await expectToWork(article);
    const opened = context.waitForEvent('page');
    await article.inside().locator('.made-with a').click();
    const full = await opened;
    await expect(full.getByRole('textbox', months)).toHaveValue('48');
    await expect(full).toHaveURL(/\/en\/ltv\/#.*months=48/);
  });
});

test('answers are wide enough to hit in a frame of 240 px', async ({ article }) => {
  await article.open(`<div style="width:240px">${element('tool="nev" lang="ru"')}</div>`);
  await article.started();
  const boxes = await article.inside().locator('.is-current .answer').evaluateAll((answers) => answers.map((answer) => answer.getBoundingClientRect()));
  expect(boxes).toHaveLength(11);
  for (const { width, height } of boxes) expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
});

test.describe('embed.js', () => {
  test('is at most 1640 bytes', async ({ request, site }) => {
    const answer = await request.get(site.address('embed.js'));
    expect(answer.status()).toBe(200);
    expect((await answer.body()).length).toBeLessThanOrEqual(1640);
  });

  test('leaves no name, no style and no attribute in the page', async ({ article, page }) => {
    await article.open('<p id="text">An article.</p><div id="place"></div>');
    const before = await ownNames(page);
    const look = () =>
      page.evaluate(() => {
        const style = getComputedStyle(document.getElementById('text')!);
        return [document.styleSheets.length, document.documentElement.outerHTML.split('<body')[0], ...[...style].map((name) => style.getPropertyValue(name))];
      });
    const styled = await look();
    await page.evaluate((source) => {
      const script = Object.assign(document.createElement('script'), { src: source });
      script.dataset.tool = 'ltv';
      document.getElementById('place')!.append(script);
    }, `${hosts.root}embed.js`);
    await article.started();
    expect(await ownNames(page)).toEqual(before);
    expect(await look()).toEqual(styled);
  });

  test('may be there ten times', async ({ article, page }) => {
    await article.open(script('data-tool="ltv"').repeat(3) + script('').repeat(7));
    for (const index of [0, 1, 2]) await article.started(index);
    await expect(page.locator('feltworth-tool iframe')).toHaveCount(3);
  });

  test('titles the frame in its language', async ({ article }) => {
    await article.open(element('tool="ltv"'), { lang: 'pl-PL' });
    await article.started();
    const title = await article.inside().locator('title').textContent();
    await expect(article.frame()).toHaveAttribute('title', title!);
    await expect(article.frame()).toHaveAttribute('loading', 'lazy');
  });

  for (const [attribute, lang, locale, expected] of [
    ['lang="pl"', 'it', 'ru-RU', 'pl'],
    ['lang="sl-SI"', 'it', 'ru-RU', 'sl'],
    ['lang="PL"', 'it', 'ru-RU', 'pl'],
    ['lang="pl_PL"', 'it', 'ru-RU', 'pl'],
    ['lang=""', 'it', 'ru-RU', 'it'],
    ['lang="ita"', 'it', 'ru-RU', 'en'],
    ['lang="de"', 'it', 'ru-RU', 'en'],
    ['', 'it-CH', 'ru-RU', 'it'],
    ['', 'de', 'ru-RU', 'en'],
    ['', '', 'ru-RU', 'ru'],
    ['', '', 'de-DE', 'en'],
  ] as const) {
    test.describe(`in a browser of ${locale}`, () => {
      test.use({ locale });

      test(`<feltworth-tool ${attribute}> in a page of language "${lang}" speaks ${expected}`, async ({ article }) => {
        await article.open(element(`tool="journey" ${attribute}`), { lang });
        await article.started();
        await expect(article.inside().locator('html')).toHaveAttribute('lang', expected);
      });
    });
  }

  test('shows the page for lost addresses where the tool is unknown', async ({ article, site }) => {
    site.allowConsole(/404/);
    await article.open(element('tool="no-such" lang="pl"'));
    await expect(article.inside().getByRole('heading', { level: 1 })).toBeVisible();
    expect((await heights(article)).frame, 'room to read it').toBe(400);
  });

  test('survives that the host removes the tool, at any moment', async ({ article, page }) => {
    await article.open(`${script('')}<div id="place"></div>`);
    for (const delay of [0, 5, 20, 60, 150, 400]) {
      await page.evaluate(
        (delay) =>
          new Promise<void>((done) => {
            const place = document.getElementById('place')!;
            const tool = document.createElement('feltworth-tool');
            tool.setAttribute('tool', 'ltv');
            place.append(tool);
            setTimeout(() => {
              place.replaceChildren();
              (tool as any).set?.({ months: 12 });
              done();
            }, delay);
          }),
        delay,
      );
    }
    await page.evaluate(() => {
      const tool = document.createElement('feltworth-tool');
      tool.setAttribute('tool', 'ltv');
      document.body.append(tool);
      document.getElementById('place')!.append(tool); // moved, it begins anew
    });
    await expectToWork(article);
  });

  test('takes neither focus nor place in the page', async ({ article, page }) => {
    await article.open(`<input id="own" autofocus><div style="height:300px"></div>${element('tool="ltv" style="display:block"')}<div style="height:3000px"></div>${element('tool="nev"')}`);
    await page.evaluate(() => scrollTo(0, 120));
    await article.started();
    expect(await page.evaluate(() => [document.activeElement!.id, scrollY])).toEqual(['own', 120]);
  });
});

test.describe('alone, as frames show them', () => {
  for (const language of languages) {
    // Colours are the same in each language.
    const themes = language === 'en' ? ['light', 'dark'] : ['light'];
    test(`the tools in ${language} fit any frame and are accessible, ${themes.join(' and ')}`, async ({ page, site }) => {
      test.slow();
      for (const tool of tools) {
        for (const theme of themes) {
          await page.setViewportSize({ width: 480, height: 900 });
          await page.goto(site.address(`embed/${tool}/${language}/?${theme}#theme=${theme}&events`));
          const field = page.getByRole('textbox').or(page.getByRole('radio')).or(page.getByRole('link')).first();
          await expect(field).toBeAttached();
          for (const width of [200, 320, 480, 768, 1200]) {
            await page.setViewportSize({ width, height: 900 });
            expect(await page.evaluate(() => document.documentElement.scrollWidth), `${tool} at ${width} px`).toBeLessThanOrEqual(width);
          }
          const isNarrow = theme === 'light' && language !== 'ru';
          await page.setViewportSize({ width: isNarrow ? 320 : 768, height: 900 });
          await page.evaluate(() => (document.documentElement.style.background = 'var(--surface)')); // in place of the host's
          await site.expectAccessible();
        }
      }
    });
  }
});
