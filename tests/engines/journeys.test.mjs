// What visitors do with each tool, from the first input to a result that is still there after a reload.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { engine, launch, site } from './engine.mjs';

let page;
before(async () => {
  page = await launch();
  await page.resize(1280, 900);
});
after(() => page?.close());

const start = async (path) => {
  await page.open(site + path);
  await page.started();
};
const value = (selector) => page.evaluate((selector) => document.querySelector(selector).value, selector);

test(`${engine}: the what-if follows its fields and its sliders, and keeps them`, async () => {
  await start('en/ltv/');
  await page.shows('.main-figure', '€180');
  await page.type('[data-key="months"] input[type="text"]', '48');
  await page.shows('.main-figure', '€240');
  await page.press('[data-key="months"] input[type="range"]', 'ArrowRight');
  await page.shows('.main-figure', '€245');
  assert.equal(await value('[data-key="months"] input[type="text"]'), '49');
  await page.until('the address holds the months', () => location.hash.includes('months=49'));
  await page.reload();
  await page.started();
  await page.shows('.main-figure', '€245');
});

/** Answers that come to 80/12 − 16/8, the worked example of the method. */
const answers = {
  ...{ irritated: 2, hurried: 3, neglected: 1, unhappy: 2, unsatisfied: 2, stressed: 3, disappointed: 2, frustrated: 1 },
  ...{ interested: 7, energetic: 6, stimulated: 5, exploratory: 4, indulgent: 6, trusting: 8, valued: 7, caredFor: 7, focused: 6, safe: 8 },
  ...{ happy: 8, pleased: 8 },
};

test(`${engine}: twenty answers make a score, which is still there after a reload`, async () => {
  await start('en/nev/');
  for (const [emotion, answer] of Object.entries(answers)) await page.click(`[data-emotion="${emotion}"] .answer:nth-child(${answer + 1})`);
  await page.shows('.tool-result', '4.7');
  await page.until('the address holds the answers', () => /answers=2\.3\.1\..*\.8\.8/.test(location.hash));
  await page.reload();
  await page.started();
  await page.shows('.tool-result', '4.7');
});

test(`${engine}: from page to page by links, and back`, async () => {
  await start('en/');
  await page.click('header a[href$="ltv/"]');
  await page.until('the page of the what-if', () => location.pathname.endsWith('/en/ltv/'));
  await page.started();
  await page.click('header a[href$="journey/"]');
  await page.until('the page of the journey', () => location.pathname.endsWith('/en/journey/'));
  await page.shows('h1', 'journey');
  await page.evaluate(() => history.back());
  await page.until('the page of the what-if', () => location.pathname.endsWith('/en/ltv/'));
  await page.started();
  await page.shows('.main-figure', '€');
});

test(`${engine}: a link opens on what it holds`, async () => {
  await start('pl/ltv/#check=50&purchases=2&margin=40&months=12&currency=PLN');
  await page.shows('.main-figure', '480');
});
