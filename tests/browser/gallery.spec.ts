// The pictures of every shared piece and every chart, with typical, empty, huge and wrong content, in both themes at three widths.
import { expect, test, type Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '../..');
const gallery = join(repository, 'target/gallery');
const THEMES = ['light', 'dark'];
const WIDTHS = [360, 768, 1280];

test.beforeAll(() => {
  test.setTimeout(600_000); // it may be compiled here
  execFileSync('cargo', ['xtask', 'gallery', 'ru'], { cwd: repository, stdio: 'pipe' });
});

/** The gallery without a server, as whoever works on the product opens it; the site's own pages are not involved. */
async function open(page: Page, theme: string, width: number) {
  await page.setViewportSize({ width, height: 900 });
  await page.route('http://gallery.test/**', (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const contentType = name.endsWith('.css') ? 'text/css' : 'text/html';
    return route.fulfill({ body: readFileSync(join(gallery, name)), contentType });
  });
  await page.goto(`http://gallery.test/${theme}.html`);
}

/** Each case with a text that is cut, or that sticks out of the case, by the name of the case. */
const cutTexts = () => {
  const isScrolled = (element: Element | null): boolean =>
    element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || isScrolled(element.parentElement));
  const isShown = (element: Element) => element.checkVisibility({ checkOpacity: true }) && !element.closest('.visually-hidden, svg');
  const hasText = (element: Element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  const faults: string[] = [];
  for (const piece of document.querySelectorAll('.case')) {
    const name = piece.querySelector('h3')?.textContent ?? '';
    const { right } = piece.getBoundingClientRect();
    for (const element of piece.querySelectorAll('*')) {
      if (!isShown(element) || !hasText(element) || isScrolled(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(element);
      if (range.getBoundingClientRect().right > right + 1) faults.push(`${name}: “${element.textContent?.slice(0, 40)}” sticks out`);
      const isCut = /hidden|clip/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1;
      if (isCut) faults.push(`${name}: “${element.textContent?.slice(0, 40)}” is cut`);
    }
  }
  return faults;
};

/** Each chart that is shown with a text beyond its edge or over another text, by the name of the case. */
const crowdedCharts = () => {
  const faults: string[] = [];
  for (const chart of document.querySelectorAll<SVGSVGElement>('.case svg')) {
    if (!chart.checkVisibility()) continue;
    const name = chart.closest('.case')?.querySelector('h3')?.textContent ?? '';
    const frame = chart.getBoundingClientRect();
    const texts = [...chart.querySelectorAll('text')].map((text) => ({ box: text.getBoundingClientRect(), said: text.textContent ?? '' }));
    const shown = texts.filter(({ box, said }) => said.trim() && box.width > 0);
    for (const { box, said } of shown) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1) faults.push(`${name}: “${said}” is beyond the edge`);
    }
    shown.forEach((one, place) => {
      for (const other of shown.slice(place + 1)) {
        const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        // The boxes of lines one below the other meet: letters do not fill the height of theirs.
        const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (width > 1 && height > 0.4 * Math.min(one.box.height, other.box.height)) faults.push(`${name}: “${one.said}” is over “${other.said}”`);
      }
    });
  }
  return faults;
};

for (const theme of THEMES) {
  for (const width of WIDTHS) {
    test(`${theme}, ${width} px: nothing is cut, sticks out or lies over something else`, async ({ page }) => {
      await open(page, theme, width);
      expect(await page.locator('.case').count()).toBeGreaterThan(100);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      const faults = [...(await page.evaluate(cutTexts)), ...(await page.evaluate(crowdedCharts))];
      expect({ wide: Math.max(wide, width), faults }).toEqual({ wide: width, faults: [] });
    });
  }

  test(`${theme}: every piece and chart has the contrast that reading needs`, async ({ page }) => {
    await open(page, theme, 1280);
    const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
    // Marks of a chart need three to one of their ground: no chart is drawn in the colour of its ground.
    const blank = await page.evaluate(() => {
      const ground = getComputedStyle(document.body).backgroundColor;
      const isDrawn = (mark: Element) => [getComputedStyle(mark).fill, getComputedStyle(mark).stroke].some((ink) => ink !== 'none' && ink !== ground);
      const charts = [...document.querySelectorAll('.case svg')].filter((chart) => chart.checkVisibility());
      return charts.filter((chart) => ![...chart.querySelectorAll('path, rect, line, circle, polyline, polygon')].some(isDrawn)).length;
    });
    expect(blank).toBe(0);
  });
}
