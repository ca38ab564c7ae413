// Tools in frames of pages of another origin, with and without an origin of their own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { engine, launch, site } from './engine.mjs';
import { Host } from './host.mjs';

let page;
let host;
before(async () => {
  host = await new Host().listen();
  page = await launch();
  await page.resize(1280, 1000);
});
after(async () => {
  host?.close();
  await page?.close();
});

const bare = (path, attributes = '') => `<iframe src="${site}embed/${path}" title="A tool" width="480" height="900" style="border:0" ${attributes}></iframe>`;
const hosts = {
  'of another origin': (path) => bare(path),
  'in sandbox="allow-scripts"': (path) => bare(path, 'sandbox="allow-scripts"'),
};

/** Opens a page with a tool and waits until it works. */
async function open(body) {
  await page.open(host.page(body));
  await page.until('the tool is ready', () => heard.some(({ type }) => type === 'ready'));
  const inside = await page.inside();
  await inside.started();
  return inside;
}

for (const [where, body] of Object.entries(hosts)) {
  test(`${engine}: the what-if works in a frame ${where}, with what the host has set`, async () => {
    const inside = await open(body('ltv/en/#months=24'));
    await inside.shows('.main-figure', '€120');
    assert.notEqual(await inside.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent')), '', 'it has its style');
    await inside.type('[data-key="months"] input[type="text"]', '48');
    await inside.shows('.main-figure', '€240');
  });

  test(`${engine}: the questionnaire works in a frame ${where}`, async () => {
    const inside = await open(body('nev/pl/'));
    // One question at a time, in the order of asking; a second tap at once would be taken for one of a double.
    for (const answer of [1, 9]) {
      await inside.until('the question takes taps', () => document.getAnimations().length === 0);
      await inside.click(`.is-current .answer:nth-child(${answer + 1})`);
    }
    await inside.until('two questions are answered', () => document.querySelectorAll('.is-answered').length === 2);
  });
}

test(`${engine}: the element makes a frame that is as high as its tool, and takes inputs`, async () => {
  const inside = await open(`<div style="width:480px"><feltworth-tool tool="ltv"></feltworth-tool></div><script src="${site}embed.js" async></script>`);
  await page.evaluate(() => document.querySelector('feltworth-tool').set({ months: 12, averageCheck: 40 }));
  await inside.shows('.main-figure', '€120');
  const height = await inside.evaluate(() => document.documentElement.getBoundingClientRect().height);
  const spare = (await page.evaluate(() => document.querySelector('iframe').offsetHeight)) - height;
  assert.ok(spare >= 0 && spare <= 124, `${spare} px stay free`);
});
