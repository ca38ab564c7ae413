// After one visit the site works without a network.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { engine, launch } from './engine.mjs';
import { cuttable } from './host.mjs';

const pages = ['en/', 'en/nev/', 'en/ltv/#months=48', 'en/surveys/', 'en/method/', 'en/journey/loyalty/', 'en/privacy/'];

let host;
let page;
before(async () => {
  host = await cuttable();
  page = await launch();
});
after(async () => {
  await page?.close();
  host?.close();
});

test(`${engine}: cut off after one visit, its pages work, and nothing is said`, async () => {
  await page.open(`${host.address}en/ltv/`);
  await page.started();
  await page.until('the pages are kept', () => navigator.serviceWorker.controller !== null);
  await page.complaints();
  host.cut();
  for (const path of pages) {
    await page.open(host.address + path);
    await page.started();
    assert.ok(await page.evaluate(() => document.querySelector('h1').textContent), path);
    assert.equal(await page.evaluate(() => 'failed' in document.documentElement.dataset), false, path);
  }
  assert.deepEqual(await page.complaints(), []);
});
