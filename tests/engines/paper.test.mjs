// What comes out on paper, in the engines that a driver can make print: Chromium and Firefox.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { engine, launch, site } from './engine.mjs';

const skip = engine === 'webkit' && 'the driver of WebKitGTK cannot print';
/** Papers, and millimetres around the page that a visitor may set, or what browsers begin with. */
const papers = [['A4'], ['A4', 25], ['Letter', 5]];

let page;
before(async () => {
  if (skip) return;
  page = await launch();
  await page.resize(1280, 900);
});
after(() => page?.close());

/** The pages of a print, as lines of text with their places. */
async function printed(path, [format, margin]) {
  await page.open(site + path);
  await page.started();
  const { numPages, getPage } = await pdf(format, margin);
  return Promise.all(Array.from({ length: numPages }, (_, i) => getPage(i + 1).then(lines)));
}

async function pdf(format, margin) {
  const around = margin && `${margin}mm`;
  const data = await page.print({ format, printBackground: false, margin: { top: around, right: around, bottom: around, left: around } });
  const document = await getDocument({ data: new Uint8Array(data), verbosity: 0 }).promise;
  return { numPages: document.numPages, getPage: (number) => document.getPage(number) };
}

async function lines(page) {
  const { items } = await page.getTextContent();
  // What is set from top to bottom is as wide as its letters are high.
  const isTurned = ({ transform: [a, b] }) => Math.abs(b) > Math.abs(a);
  const turned = (item) => (isTurned(item) ? { ...item, width: item.height, height: item.width } : item);
  return items.filter(({ str }) => str.trim()).map(turned).map(({ str, transform, width, height }) => ({ text: str, x: transform[4], y: transform[5], width, height }));
}

const texts = (page) => page.map(({ text }) => text).join(' ').replace(/\s+/g, ' ');
const holds = (page, text) => texts(page).replace(/\s/g, '').includes(text.replace(/\s/g, ''));

/** Texts that lie on one another; those of charts are drawn twice, with a rim and without. */
function overlaps(page) {
  const isSame = (a, b) => a.text.includes(b.text) || b.text.includes(a.text);
  const isOn = (a, b) => Math.abs(a.y - b.y) < 0.5 * Math.min(a.height, b.height) && a.x + 1 < b.x + b.width && b.x + 1 < a.x + a.width;
  return page.flatMap((a, i) => page.slice(i + 1).filter((b) => isOn(a, b) && !isSame(a, b)).map((b) => `${a.text} on ${b.text}`));
}

const answers = '2.3.1.2.2.3.2.1.7.6.5.4.6.8.7.7.6.8.8.8';

/** The pages with a tool beside these two, and words of their result. */
const onOneSheet = {
  'nev/group/': 'Net Emotional Value',
  'nps/': 'Net Promoter Score',
  'csat/': 'Customer Satisfaction Score',
  'ces/': 'Customer Effort Score',
  'ltv/retention/': 'A customer stays on average',
  'ltv/cohorts/': 'Lifetime value',
  'ltv/drivers/': 'Range: 16 to 25',
  'ltv/segments/': 'Mean lifetime value',
  'ltv/orders/': 'The forecast',
  'journey/finder/': 'Stage',
  'journey/map/': 'What to fix first',
  'journey/audit/': 'Audit',
  'journey/plan/': 'The plan so far',
  'value/': 'Perceived value',
  'value/worksheets/': 'Worksheet',
  'bridge/': 'assumption',
};

for (const [path, word] of Object.entries(onOneSheet)) {
  test(`${engine}: ${path} is on one sheet of A4, with version, date and link`, { skip }, async () => {
    const sheets = await printed(`en/${path}`, ['A4']);
    assert.equal(sheets.length, 1);
    const date = new Date().toLocaleDateString('en', { dateStyle: 'long' });
    for (const text of [word, `Feltworth 0.1.0 · ${date} · ${site}en/${path}`]) assert.ok(holds(sheets[0], text), `${text}: ${texts(sheets[0])}`);
    assert.deepEqual(sheets.flatMap(overlaps), []);
  });
}

test(`${engine}: the code of the link is printed where it is open`, { skip }, async () => {
  await page.open(`${site}en/ltv/#check=45`);
  await page.started();
  await page.click('[data-code]');
  await page.until('the code is drawn', () => Boolean(document.querySelector('.code-frame')));
  const { numPages } = await pdf('A4');
  assert.equal(numPages, 1);
});

for (const paper of papers) {
  const [format, margin] = paper;
  const around = `${format} and ${margin ? `margins of ${margin} mm` : 'no margins set'}`;

  test(`${engine}: the what-if is on one sheet, no field missing, on ${around}`, { skip }, async () => {
    const sheets = await printed('en/ltv/#check=45', paper);
    assert.equal(sheets.length, 1);
    for (const text of ['Average order value', 'Purchases per month', 'Margin', 'Months', 'Acquisition cost', 'Discount rate', 'Currency', '€405', '€1,620', 'Cumulative value']) {
      assert.ok(holds(sheets[0], text), `${text}: ${texts(sheets[0])}`);
    }
    // How it was computed, by which version, and where it can be had again.
    for (const text of ['€45 × 1 × 36 = €1,620', 'Feltworth 0.1.0 ·', '/en/ltv/#check=45']) {
      assert.ok(holds(sheets[0], text), `${text}: ${texts(sheets[0])}`);
    }
    assert.deepEqual(sheets.flatMap(overlaps), []);
  });

  test(`${engine}: twenty answers and their score are on two sheets, on ${around}`, { skip }, async () => {
    const sheets = await printed(`en/nev/#answers=${answers}`, paper);
    assert.equal(sheets.length, 2);
    for (const text of ['Irritated', 'Cared for', 'Pleased']) assert.ok(sheets.some((sheet) => holds(sheet, text)), text);
    const result = sheets.find((sheet) => holds(sheet, 'from −10 to +10'));
    assert.ok(result && holds(result, '+4.7'), 'a score stands by its scale');
    assert.deepEqual(sheets.flatMap(overlaps), []);
  });

  test(`${engine}: a page of prose breaks without an overlap, and says where its links lead, on ${around}`, { skip }, async () => {
    const sheets = await printed('en/method/', paper);
    assert.ok(sheets.length > 3);
    assert.deepEqual(sheets.flatMap(overlaps), []);
    const all = texts(sheets.flat()).replace(/\s/g, '');
    const links = await page.evaluate(() => [...document.querySelectorAll('.prose a[href^="http"]')].map(({ href }) => href));
    assert.ok(links.length > 3);
    for (const link of links) assert.ok(all.includes(link), link);
    assert.ok(all.includes(`${site}en/method/surveys/`), 'links within the site, too');
  });
}
