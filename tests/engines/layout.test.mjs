// Boxes at four widths, in the engine and in Chromium: what stands beside what, and how wide. Letters are not the same to a
// pixel, so a text may break into a line more; what stands beside another thing, or below it, is the same.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { engine, launch, launchReference, site } from './engine.mjs';
import { Host } from './host.mjs';

/** How much higher a line makes a box. */
const LINE = 28;
const widths = [360, 768, 1120, 1600];

/** Pages, and in each the boxes that are measured, within what holds them. */
const layouts = {
  'en/nev/': { '.question': ['.answers', '.question-name', '.question-meaning', '.answer:last-child'], '.tool': ['.tool-form', '.tool-result'], main: ['h1', '.tool'] },
  'ru/nev/#answers=2.3': { '.question': ['.answers', '.question-name', '.question-meaning', '.answer:last-child'] },
  'en/ltv/': { '.field': ['label', 'input[type="text"]', 'input[type="range"]', 'select', '.field-note'], '.tool': ['.tool-form', '.tool-result'], '.chart-figure': ['svg', 'figcaption'] },
  'en/': { '.stories': ['.story'], '.question': ['.answers'], header: ['.brand', '.site-pages', '.site-settings'] },
  'en/journey/': { '.stage-path': ['.stage'], main: ['h1'] },
  'en/method/surveys/': { '.page': ['.prose'], header: ['.site-pages'] },
  'en/embed/': { '.builder-widths': ['.segments'], '.builder-form': ['.field'], '.builder': ['.builder-stage'] },
  'embed/nev/en/': { '.scale-choice': ['.segments'], '.question': ['.answers', '.question-name', '.answer:last-child'], '.tool': ['.tool-form', '.tool-result'] },
  'embed/ltv/it/': { '.field': ['label', 'input[type="text"]', 'input[type="range"]'], '.tool': ['.tool-form', '.tool-result'], '.headline': ['.figure'] },
  'embed/journey/en/': { '.embedded-stages': ['li'] },
};

/** The boxes of a document as places within their holders; those that are not shown are left out. */
function boxes(measured) {
  const found = {};
  const shown = (element) => element.getClientRects().length > 0;
  for (const [holder, parts] of Object.entries(measured)) {
    [...document.querySelectorAll(holder)].filter(shown).forEach((outer, i) => {
      const { left, top, width, height } = outer.getBoundingClientRect();
      found[`${holder} ${i}`] = [0, 0, width, height];
      for (const part of parts) {
        [...outer.querySelectorAll(part)].filter(shown).forEach((inner, j) => {
          const box = inner.getBoundingClientRect();
          found[`${holder} ${i} ${part} ${j}`] = [box.left - left, box.top - top, box.width, box.height];
        });
      }
    });
  }
  return found;
}

/** What reaches beyond the width of a document. */
const overflow = () => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The boxes of a page in a frame of a width, higher than any page, so that nothing scrolls. */
async function measure(page, host, path, width, measured) {
  await page.open(host.page(`<iframe src="${site}${path}" width="${width}" height="20000" style="border:0"></iframe>`));
  const inside = await page.inside();
  await inside.started();
  return { boxes: await inside.evaluate(boxes, measured), overflow: await inside.evaluate(overflow) };
}

/** How far a place may be from where it is in Chromium: letters and controls are not the same to a pixel. */
const near = (one, other, share, least) => Math.abs(one - other) <= Math.max(least, share * Math.max(Math.abs(one), Math.abs(other)));

function differences(own, other) {
  const names = [...new Set([...Object.keys(own), ...Object.keys(other)])];
  const isEqual = (name) => {
    const [a, b] = [own[name], other[name]];
    if (!a || !b) return false;
    return near(a[0], b[0], 0.02, 6) && near(a[1], b[1], 0.12, LINE) && near(a[2], b[2], 0.04, 8) && near(a[3], b[3], 0.12, LINE);
  };
  const told = (box) => box?.map(Math.round).join(' ') ?? 'nothing';
  return names.filter((name) => !isEqual(name)).map((name) => `${name}: ${told(own[name])}, in Chromium ${told(other[name])}`);
}

/** How wide the letters of the site's text are, which differs where an engine takes another font of the system. */
function letters() {
  const text = document.createElement('span');
  text.style.cssText = 'position: absolute; font: 100px system-ui, "Noto Sans", "Liberation Sans", Arial, sans-serif';
  text.textContent = 'What customers feel';
  document.body.append(text);
  const { width } = text.getBoundingClientRect();
  text.remove();
  return width;
}

let page;
let reference;
let host;
before(async () => {
  host = await new Host().listen();
  [page, reference] = [await launch(), engine === 'chromium' ? undefined : await launchReference()];
});
after(async () => {
  host?.close();
  await page?.close();
  await reference?.close();
});

for (const [path, measured] of Object.entries(layouts)) {
  test(`${engine}: ${path} is laid out as in Chromium`, async (t) => {
    for (const width of widths) {
      const own = await measure(page, host, path, width, measured);
      assert.equal(own.overflow, 0, `what reaches beyond ${width} px`);
      assert.ok(Object.keys(own.boxes).length > 1, `${path} has boxes at ${width} px`);
      if (!reference) continue;
      const other = await measure(reference, host, path, width, measured);
      if (!near(await page.evaluate(letters), await reference.evaluate(letters), 0.02, 1)) {
        t.diagnostic(`the letters are of another font than Chromium's: only what reaches beyond ${width} px was looked at`);
        continue;
      }
      assert.deepEqual(differences(own.boxes, other.boxes), [], `boxes at ${width} px`);
    }
  });
}

test(`${engine}: from 1120 px on the answers stand beside their emotion, each wide enough to hit`, async () => {
  for (const path of ['en/nev/', 'ru/nev/']) {
    const { boxes: found } = await measure(page, host, path, 1120, { '.question': ['.answers', '.question-name', '.answer'] });
    for (let i = 0; i < 20; i += 1) {
      const [left, top] = found[`.question ${i} .answers 0`];
      const [, , width, height] = found[`.question ${i} .answer 10`];
      const name = found[`.question ${i} .question-name 0`];
      assert.ok(left >= name[0] + 200 && top < name[1] + name[3], `${path} ${i}: answers at ${left} ${top}, name at ${name}`);
      assert.ok(width >= 24 && height >= 24, `${path} ${i}: ${width} by ${height}`);
    }
  }
});
