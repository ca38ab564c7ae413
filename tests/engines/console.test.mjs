// The console stays empty on every kind of page, also where the program comes late.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { engine, launch, site } from './engine.mjs';
import { Host, slowly } from './host.mjs';

const pages = ['', 'en/', 'en/nev/', 'pl/ltv/#months=24', 'en/journey/', 'sl/journey/loyalty/', 'en/method/', 'ru/method/models/', 'en/privacy/', 'it/embed/'];
const frames = ['embed/nev/pl/', 'embed/ltv/en/#months=24&theme=dark', 'embed/journey/it/'];
/** Long enough for what a browser says of a page after it has loaded. */
const AFTERWARDS = 300;

let page;
let slow;
let host;
before(async () => {
  host = await new Host().listen();
  slow = await slowly();
  page = await launch();
  await page.resize(1280, 900);
});
after(async () => {
  host?.close();
  slow?.server.closeAllConnections();
  slow?.server.close();
  await page?.close();
});

/** What Firefox says of itself, whatever is on the page: that it drew once before all had come. */
const HINT = /Layout was forced before the page was fully loaded.*line: 0/;

/** Leaves the page before, whose unfinished business is not that of the next one. */
async function leave() {
  await page.open(`${site}en/privacy/`);
  await pause(AFTERWARDS);
  await page.complaints();
}

async function said(address) {
  await leave();
  await page.open(address);
  await page.started();
  await pause(AFTERWARDS);
  return (await page.complaints()).filter((text) => !HINT.test(text));
}

for (const path of [...pages, ...frames]) {
  test(`${engine}: nothing is said on /${path}`, async () => assert.deepEqual(await said(site + path), []));
}

for (const path of ['nothing', 'en/nothing/', 'a/b/c']) {
  test(`${engine}: on /${path}, which is not there, nothing is said but that`, async () => {
    const others = (await said(site + path)).filter((text) => !/404 \(Not Found\)$/.test(text));
    assert.deepEqual(others, []);
  });
}

for (const path of ['en/ltv/', 'en/nev/', 'embed/ltv/en/']) {
  test(`${engine}: nothing is said on /${path} where the program comes late`, async () => assert.deepEqual(await said(slow.address + path), []));
}

test(`${engine}: nothing is said in a frame of another page, with an origin or without`, async () => {
  const frame = (attributes) => `<iframe src="${site}embed/ltv/en/" width="480" height="900" ${attributes}></iframe>`;
  await leave();
  await page.open(host.page(frame('') + frame('sandbox="allow-scripts"')));
  await page.until('both frames start', () => heard.filter(({ type }) => type === 'ready').length === 2);
  await pause(AFTERWARDS);
  // What Firefox says of two frames of another site, whatever is in them: that what they keep is theirs alone, and sometimes
  // that it laid one out early, for which it names no script.
  const own = /Partitioned cookie or storage access was provided|Layout was forced before the page was fully loaded.*line: 0/;
  const others = (await page.complaints()).filter((text) => !own.test(text));
  assert.deepEqual(others, []);
});
