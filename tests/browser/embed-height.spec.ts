import { languages, tools } from './catalogue';
import { bare, element, expectToFit, expectToWork, heights, months, script } from './embedded';
import { expect, test } from './host';

const WIDTHS = [320, 480, 768] as const;

test.describe('the height of the frame', () => {
  test('follows the tool', async ({ article }) => {
    await article.open(element('tool="ltv"'));
    await article.started();
    await expectToFit(article);
    const [{ height }] = await article.messages('ready');
    expect(height).toBeGreaterThan(100);
  });

  test('follows the width of the host, down to 200 px', async ({ article, page }) => {
    await article.open(`<div id="place">${element('tool="ltv"')}</div>`);
    await article.started();
    for (const width of [700, 320, 200, 600]) {
      await page.evaluate((width) => (document.getElementById('place')!.style.width = `${width}px`), width);
      await expectToFit(article);
      const { scrollWidth, clientWidth } = await article.inside().locator('html').evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
      expect(scrollWidth, `nothing is cut off at ${width} px`).toBeLessThanOrEqual(clientWidth);
    }
  });

  test('is told in pixels to any host, once for each that counts', async ({ article }) => {
    await article.open(bare('{site}/embed/ltv/en/#id=first'));
    await article.started();
    const { inside } = await heights(article);
    const told = await article.messages('height');
    expect(told.at(-1)).toMatchObject({ app: 'feltworth', v: 1, id: 'first', type: 'height', px: inside + 4 });
    for (const [i, { px }] of told.entries()) if (i) expect(Math.abs(px - told[i - 1].px)).toBeGreaterThan(4);
    expect((await article.messages('embed-size')).at(-1)).toMatchObject({ sentinel: 'amp', height: inside + 4 });
    const all = await article.messages();
    expect(all.filter(({ message }) => message === 'height'), 'nothing for WordPress, which has not asked').toEqual([]);
  });

  test('does not depend on the height of the frame', async ({ article, page }) => {
    await article.open(bare('{site}/embed/ltv/en/'));
    await article.started();
    // Wide enough that a scroll bar, which comes and goes, changes no line.
    await page.setViewportSize({ width: 480, height: 800 });
    const inside: number[] = [];
    for (const height of [300, 2000, 200, 1500]) {
      await article.frame().evaluate((frame, height) => frame.setAttribute('height', `${height}`), height);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      inside.push((await heights(article)).inside);
    }
    expect(Math.max(...inside) - Math.min(...inside), inside.join(', ')).toBeLessThanOrEqual(4);
  });

  for (const [index, width] of WIDTHS.entries()) {
    test(`is reserved at ${width} px: the host does not shift, in any language`, async ({ article, page, request, site }) => {
      test.slow();
      // How much room the texts of value take differs by more than may stay free.
      const placed = tools.filter((tool) => tool !== 'value');
      const source = await (await request.get(site.address('embed.js'))).text();
      const reserved = placed.map((tool) => Number(new RegExp(`${tool}["'\`]?:\\[([\\d,]+)\\]`).exec(source)![1].split(',')[index]));
      const highest = placed.map(() => 0);
      await page.setViewportSize({ width, height: 14_000 }); // all frames in sight, so that none waits to be loaded
      const place = (tool: string) => `<p>Before.</p><feltworth-tool tool="${tool}"></feltworth-tool><p>After.</p>`;
      const head = '<style>body { margin: 0 } p { margin: 4px } feltworth-tool { display: block }</style><script src="{site}/embed.js"></script>';
      for (const lang of languages) {
        await article.open(placed.map(place).join(''), { head, lang });
        for (const tool of placed.keys()) {
          await article.started(tool);
          const told = (await article.messages('height')).filter(({ from }) => from === tool).map(({ px }) => px);
          highest[tool] = Math.max(highest[tool], ...told);
        }
        const { sum, sources } = await site.shifts();
        expect(sum, `${lang}: ${sources.join('\n')}`).toBe(0);
      }
      for (const [tool, px] of reserved.entries()) {
        expect(px, `${placed[tool]} needs ${highest[tool]} px`).toBeGreaterThanOrEqual(highest[tool] - 4);
        expect(px, `${placed[tool]} needs no more than ${highest[tool]} px`).toBeLessThan(highest[tool] + 50);
      }
    });
  }
});

test.describe('what WordPress leaves of an embed', () => {
  test('tells WordPress, whose frames open no window, where a link leads', async ({ article }) => {
    await article.open(bare('{site}/embed/journey/en/#?secret=Abc123', 'sandbox="allow-scripts"'));
    await article.started();
    await article.inside().getByRole('link', { name: 'Loyalty' }).click();
    const links = async () => (await article.messages()).filter(({ message }) => message === 'link');
    await expect.poll(links).toMatchObject([{ value: expect.stringMatching(/\/en\/journey\/loyalty\/$/), secret: 'Abc123' }]);
  });

  /** As WordPress does: its own secret behind the address, a sandbox, and heights between 200 and 1000 px. */
  const embed = bare('{site}/embed/ltv/en/#months=24#?secret=Abc123', 'sandbox="allow-scripts" security="restricted" data-secret="Abc123"').replace('height="900"', 'height="200"');

  test('works, and gets its height', async ({ article, page }) => {
    await article.open(`<script>
      addEventListener('message', ({ source, data }) => {
        const frame = document.querySelector('iframe');
        if (data?.message !== 'height' || data.secret !== frame.dataset.secret || source !== frame.contentWindow) return;
        window.given = data.value;
        frame.height = data.value;
      });
    </script>${embed}`);
    await expect(article.inside().getByRole('textbox', months)).toHaveValue('24');
    await expectToWork(article);
    const given = await page.evaluate(() => (window as any).given);
    const { inside } = await heights(article);
    expect(given).toBeGreaterThanOrEqual(200);
    expect(given).toBe(Math.max(200, Math.min(1000, inside + 4)));
  });

  test('tells its height again once WordPress listens', async ({ article }) => {
    await article.open(embed);
    await article.started();
    const told = async () => (await article.messages()).filter(({ message }) => message === 'height').length;
    const before = await told();
    await article.frame().evaluate((frame: HTMLIFrameElement) => frame.contentWindow!.postMessage({ message: 'ready', secret: 'Abc123' }, '*'));
    await expect.poll(told).toBe(before + 1);
  });

  // The questionnaire has a chart once there are answers.
  const answered = (tool: string) => (tool === 'nev' ? `#answers=${Array(20).fill('4').join('.')}` : '');

  for (const language of languages) {
    test(`fits 1000 px at any width in ${language}, with the chart, whose coming moves nothing`, async ({ article, page }) => {
      test.slow();
      await page.setViewportSize({ width: 768, height: 14_000 });
      const head = '<style>body { margin: 0 } iframe { display: block }</style>';
      await article.open(tools.map((tool) => bare(`{site}/embed/${tool}/${language}/${answered(tool)}`)).join(''), { head });
      const moved: string[] = [];
      for (const [index, tool] of tools.entries()) {
        await article.started(index);
        const late = article.inside(index).locator('[data-late]');
        if (await late.count()) await expect(late).toHaveAttribute('data-mounted', '');
        const told = (await article.messages('height')).filter(({ from }) => from === index).map(({ px }) => px);
        // Of the chart of answers that a host has set, no place is written.
        if (told.length > 1 && tool !== 'nev') moved.push(`${tool}: ${told.join(', ')}`);
      }
      expect(moved).toEqual([]);
      const high: string[] = [];
      for (const width of [1024, 960, 959, 768, 600, 480]) {
        await page.setViewportSize({ width, height: 14_000 });
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        for (const [index, tool] of tools.entries()) {
          const { inside } = await heights(article, index);
          if (inside + 4 > 1000) high.push(`${tool} at ${width} px: ${inside + 4}`);
        }
      }
      expect(high).toEqual([]);
    });
  }

  test('fits 1000 px at a width of 320 px, in every tool and language', async ({ article, page }) => {
    test.slow();
    await page.setViewportSize({ width: 360, height: 800 });
    const high: string[] = [];
    for (const tool of tools) {
      for (const language of languages) {
        await article.open(`<div style="width:320px">${bare(`{site}/embed/${tool}/${language}/`)}</div>`);
        await article.started();
        const { px } = (await article.messages('height')).at(-1)!;
        if (px > 1000) high.push(`${tool} in ${language}: ${px}`);
      }
    }
    expect(high).toEqual([]);
  });
});
