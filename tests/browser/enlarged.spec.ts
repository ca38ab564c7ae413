import { languages, pages, text } from './catalogue';
import { expect, test } from './fixtures';
import { Questionnaire, WhatIf, workedLink } from './tools';
import type { Page } from '@playwright/test';

/** Lets text be twice as large, as a visitor sets it in the browser. */
async function enlarge(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
}

/** What stands beyond the right edge of the page, but for what scrolls in a frame of its own. */
async function beyond(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null && element !== document.documentElement && (/auto|scroll|hidden/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const found: string[] = [];
    const edge = document.documentElement.clientWidth + 1;
    if (document.documentElement.scrollWidth > edge) found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    const texts = document.createNodeIterator(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!node.nodeValue!.trim() || scrolls(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { right, width } = range.getBoundingClientRect();
      if (width > 0 && right > edge) found.push(`${node.nodeValue!.trim()} ends at ${Math.round(right)}`);
    }
    return found;
  });
}

/** The least height of the texts of the chart in sight. */
const sizeOfChartText = (page: Page) =>
  page.evaluate(() => {
    const texts = [...document.querySelectorAll('.chart text')].map((text) => text.getBoundingClientRect().height);
    return Math.min(...texts.filter(Boolean));
  });

for (const width of [360, 1280]) {
  for (const language of languages) {
    test(`in ${language} no page is wider than ${width} px with text of 200 %`, async ({ page, site, isMobile }) => {
      test.skip(isMobile, 'the width is set here');
      test.slow();
      await page.setViewportSize({ width, height: 740 });
      await enlarge(page);
      const found: Record<string, string[]> = {};
      for (const path of pages) {
        await site.start(`${language}/${path}`);
        const wide = await beyond(page);
        if (wide.length) found[path] = wide;
      }
      expect(found).toEqual({});
    });
  }

  test(`at ${width} px charts grow with the text`, async ({ page, site, isMobile }) => {
    test.skip(isMobile, 'the width is set here');
    await page.setViewportSize({ width, height: 740 });
    for (const path of ['en/ltv/', `en/nev/${workedLink}`]) {
      await enlarge(page);
      await site.start(path);
      const large = await sizeOfChartText(page);
      const session = await page.context().newCDPSession(page);
      await session.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
      await page.goto('about:blank');
      await site.start(path);
      expect(large / (await sizeOfChartText(page)), path).toBeGreaterThan(1.5);
    }
  });
}

for (const language of languages) {
  test(`in ${language} the ends of a scale keep apart with text of 200 %`, async ({ page, site, isMobile }) => {
    test.skip(isMobile, 'the width is set here');
    await page.setViewportSize({ width: 360, height: 740 });
    await enlarge(page);
    await new Questionnaire(page, language).open(site);
    const [low, high] = ['nev.scale.low', 'nev.scale.high'].map((key) => page.locator('.nev-tool .scale-ends').getByText(text(language, key), { exact: true }));
    const [from, to] = [(await low!.boundingBox())!, (await high!.boundingBox())!];
    expect(to.x - from.x - from.width).toBeGreaterThan(8);
  });
}

test('a slider and the whole chart meet on a screen of 1280 × 720', async ({ page, site, isMobile }) => {
  test.skip(isMobile, 'the width is set here');
  await page.setViewportSize({ width: 1280, height: 720 });
  const whatIf = await new WhatIf(page).open(site);
  const chart = page.locator('.chart-frame');
  for (const key of ['months', 'margin']) {
    const slider = (await whatIf.slider(key).boundingBox())!;
    const { y, height } = (await chart.boundingBox())!;
    expect(Math.max(y + height, slider.y + slider.height) - Math.min(y, slider.y), key).toBeLessThan(720);
  }
});
