import { tools } from './catalogue';
import { bare, element, expectToFit, script } from './embedded';
import { expect, test } from './host';

test.describe('the page around', () => {
  for (const [page_, frame, device] of [
    ['dark', 'light', 'light'],
    ['dark', 'light', 'dark'],
    ['light', 'dark', 'light'],
    ['light', 'dark', 'dark'],
    ['dark', '', 'light'],
    ['light', '', 'dark'],
    ['light dark', '', 'dark'],
    ['only light', '', 'dark'],
  ] as const) {
    test(`of scheme ${page_} around a tool of theme "${frame}" on a ${device} device shows through`, async ({ article, page }) => {
      await page.emulateMedia({ colorScheme: device });
      await page.setViewportSize({ width: 600, height: 1600 });
      const head = `<style>html { color-scheme: ${page_}; background: rgb(10 120 30) } body { margin: 0 }</style>`;
      await article.open(element(`tool="ltv" theme="${frame}"`.replace('theme=""', '')), { head });
      await article.started();
      await expectToFit(article);
      const box = (await article.frame().boundingBox())!;
      // The last row of the frame is below the tool: nothing of the tool is painted there.
      const picture = await page.screenshot({ clip: { x: box.x + box.width / 2, y: box.y + box.height - 1, width: 1, height: 1 } });
      const colour = await page.evaluate(async (data) => {
        const image = await createImageBitmap(await (await fetch(data)).blob());
        const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
        canvas.drawImage(image, 0, 0);
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
      }, `data:image/png;base64,${picture.toString('base64')}`);
      expect(colour).toEqual([10, 120, 30]);
    });
  }

  for (const device of ['light', 'dark'] as const) {
    test(`that says nothing of its scheme has a tool that can be read, on a ${device} device`, async ({ article, page }) => {
      await page.emulateMedia({ colorScheme: device });
      const frame = bare('{site}/embed/ltv/en/').replace('border:0', 'border:0;color-scheme:light');
      await article.open(`${frame}${bare('{site}/embed/ltv/en/')}${element('tool="ltv"')}${element('tool="ltv" theme="no-such"')}`);
      for (const index of [0, 1, 2, 3]) {
        await article.frame(index).scrollIntoViewIfNeeded();
        await article.started(index);
        const colours = await article.inside(index).locator('html').evaluate((root) => [getComputedStyle(root).backgroundColor, getComputedStyle(document.body).color]);
        expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(35, 38, 44)']);
      }
    });
  }

  test('whose theme has rules for frames does not touch the frame of the element', async ({ article, page }) => {
    const rules = 'padding: 20px !important; margin: 9px !important; height: auto !important; max-width: 200px !important; max-height: 90px !important; border: 5px solid red !important; aspect-ratio: 16 / 9; box-sizing: border-box; opacity: 0.5; float: left';
    await article.open(element('tool="ltv"'), { head: `<style>iframe { ${rules} } feltworth-tool iframe, body iframe { ${rules} }</style>` });
    await article.started();
    await expectToFit(article);
    const { width, style } = await article.frame().evaluate((frame: HTMLIFrameElement) => {
      const { paddingTop, borderTopWidth, marginTop, opacity } = getComputedStyle(frame);
      return { width: frame.offsetWidth, style: [paddingTop, borderTopWidth, marginTop, opacity] };
    });
    expect(style).toEqual(['0px', '0px', '0px', '1']);
    expect(width).toBe(await page.evaluate(() => document.body.clientWidth));
  });

  for (const [what, css, dark] of [
    ['dark, of which it says nothing,', 'background: #1b1b1f; color: #d8d8de', true],
    ['dark by a picture', 'background: linear-gradient(#000, #222); color: white', true],
    ['light with grey letters', 'color: #777', false],
  ] as const) {
    test(`that is ${what} has a ${dark ? 'dark' : 'light'} tool`, async ({ article }) => {
      await article.open(element('tool="ltv"'), { head: `<style>body { ${css} }</style>` });
      await article.started();
      const ground = await article.inside().locator('html').evaluate((root) => [getComputedStyle(root).colorScheme, getComputedStyle(root).backgroundColor]);
      expect(ground).toEqual(dark ? ['dark', 'rgba(0, 0, 0, 0)'] : ['light', 'rgb(255, 255, 255)']);
    });
  }

  for (const width of [320, 480, 640, 768, 1000]) {
    test(`on paper has all of each tool, where it is three quarters of ${width} px wide and the frames stay as high`, async ({ article, page }) => {
      await page.setViewportSize({ width, height: 900 });
      for (const lang of ['en', 'ru'] as const) {
        const place = (tool: string) => `<feltworth-tool tool="${tool}" theme="dark"></feltworth-tool>`;
        await article.open(tools.map(place).join('') + script(''), { head: '<style>body { margin: 0; color-scheme: dark; background: #111 }</style>', lang });
        for (const i of tools.keys()) {
          await article.frame(i).scrollIntoViewIfNeeded();
          await article.started(i);
          // A browser that prints runs no script.
          await article.frame(i).evaluate((frame: HTMLIFrameElement) => {
            const [kept, height] = [document.createElement('style'), frame.offsetHeight];
            frame.id = `kept-${document.styleSheets.length}`;
            kept.textContent = `#${frame.id} { height: ${height}px !important }`;
            document.head.append(kept);
          });
        }
        await page.emulateMedia({ media: 'print' });
        await page.setViewportSize({ width: width * 0.75, height: 900 });
        for (const [i, tool] of tools.entries()) {
          // Their answers stand side by side at 1000 px and not at three quarters of it: there a host has to leave more room.
          if (width === 1000 && ['csat', 'ces'].includes(tool)) continue;
          const inside = await article.inside(i).locator('html').evaluate((html) => [html.getBoundingClientRect().height, getComputedStyle(html).colorScheme]);
          const { height } = (await article.frame(i).boundingBox())!;
          expect(inside[0], `${tool} in ${lang} at ${width} px`).toBeLessThanOrEqual(height);
          expect(inside[1], 'paper is light').toBe('light');
        }
        await page.emulateMedia({ media: 'screen' });
        await page.setViewportSize({ width, height: 900 });
      }
    });
  }

  test('with ten tools is as fast and as still as without', async ({ article, page, site }) => {
    test.slow();
    const text =
      '<h1>An article</h1><button onclick="this.firstChild.data++">0</button>' + '<p>A paragraph that says one thing and another, at some length.</p>'.repeat(8);
    const vitals = async (body: string) => {
      await article.open(body);
      await page.waitForLoadState('load');
      // Before the first click, which ends the measurement of the largest paint.
      const paint = await page.evaluate(
        () =>
          new Promise<number>((done) => {
            new PerformanceObserver((list) => done(list.getEntries().at(-1)!.startTime)).observe({ type: 'largest-contentful-paint', buffered: true });
          }),
      );
      // Before a click too: what moves soon after one is not counted.
      const { sum } = await site.shifts();
      expect(sum, `layout shift of ${body.length} characters`).toBe(0);
      // While the tools start: a reader does not wait for them.
      for (let click = 0; click < 6; click += 1) {
        await expect(page.getByRole('button', { name: String(click) })).toBeVisible();
        await page.getByRole('button').click();
      }
      const delay = await page.evaluate(
        () =>
          new Promise<number>((done) => {
            // The threshold is the lowest that there is: what is faster is not reported.
            const events = { type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit;
            new PerformanceObserver((list) => done(Math.max(...list.getEntries().map(({ duration }) => duration)))).observe(events);
            setTimeout(() => done(16), 500);
          }),
      );
      return { paint, delay };
    };
    const ten = Array.from({ length: 10 }, (_, i) => tools[i % tools.length]).map((tool) => `<p>Next.</p><feltworth-tool tool="${tool}" style="display:block;min-height:1100px"></feltworth-tool>`);
    const bodies = { none: text, ten: text + ten.join('') + script('') };
    const found = { none: { paint: [] as number[], delay: [] as number[] }, ten: { paint: [] as number[], delay: [] as number[] } };
    for (let round = 0; round < 5; round += 1) {
      for (const key of ['none', 'ten'] as const) {
        const { paint, delay } = await vitals(bodies[key]);
        found[key].paint.push(paint);
        found[key].delay.push(delay);
      }
    }
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[2]!;
    const slow = await vitals(text.replace('onclick="', 'onclick="for (const end = performance.now() + 200; performance.now() < end; );'));
    expect(slow.delay, 'the delay of a page that is slow on purpose').toBeGreaterThanOrEqual(200);
    // Side by side, against the spread of the page without tools: this fails on what a reader would notice.
    for (const vital of ['paint', 'delay'] as const) {
      const [none, ten] = [found.none[vital], found.ten[vital]];
      const spread = Math.max(...none) - Math.min(...none);
      expect(median(ten) - median(none), `${vital}, in ms: ${JSON.stringify(found)}`).toBeLessThan(spread + 100);
    }
  });
});
