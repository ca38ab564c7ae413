// Takes a picture of every embedded tool in every language, from the site that xtask serves; with --check it takes none
// and fails where a tool is drawn in another way than when its picture was taken.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

const { FELTWORTH_ROOT: site, FELTWORTH_CHROMIUM: executablePath } = process.env;
const isCheck = process.argv.includes('--check');
/** What the pictures were taken of: the name of each and a fingerprint of its page. */
const TAKEN_OF = 'pictures/taken-of.txt';
/** What the tools show: the worked examples of their method; any other, what it begins with. */
const shown = {
  nev: '#answers=2.3.1.2.2.3.2.1.7.6.5.4.6.8.7.7.6.8.8.8',
  ltv: '#check=45&purchases=0.5&margin=30&months=30&cac=60&currency=EUR&hide=currency,discount',
};

/** All that a picture shows: what the app has drawn, and the style of it. Kinds of spaces differ between browsers, the port between runs. */
async function fingerprint(page) {
  const drawn = await page.evaluate(async () => {
    const styles = [...document.querySelectorAll('link[rel=stylesheet]')].map(async ({ href }) => (await fetch(href)).text());
    return [document.body.innerHTML, ...(await Promise.all(styles))].join('\n');
  });
  return createHash('sha256').update(drawn.replaceAll(site, '').replace(/\s+/g, ' ')).digest('hex').slice(0, 16);
}

async function takePicture(page, name) {
  await page.evaluate(() => {
    // On a ground of its own, as no page is around it, and in the middle of the picture.
    document.documentElement.style.background = 'var(--ground)';
    Object.assign(document.body.style, { padding: '1.5rem', minBlockSize: '100vh', display: 'grid', alignContent: 'safe center' });
  });
  await page.screenshot({ path: `pictures/${name}.png` });
}

const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath, args });
// 1200 by 630, the size that social networks ask for.
const page = await browser.newPage({ viewport: { width: 1000, height: 525 }, deviceScaleFactor: 1.2, colorScheme: 'light', reducedMotion: 'reduce' });
// What is written and what the program shows differ: a picture is taken of the latter.
await page.addInitScript(() => document.addEventListener('feltworth-mounted', () => (window.hasMounted = true)));
mkdirSync('pictures', { recursive: true });
const lines = [];
for (const tool of readdirSync('dist/embed').sort()) {
  for (const language of readdirSync(`dist/embed/${tool}`).sort()) {
    const name = `${tool}-${language}`;
    await page.goto(`${site}embed/${tool}/${language}/${shown[tool] ?? ''}`);
    while (await page.evaluate(() => document.querySelector('[data-part]') && !window.hasMounted)) await page.waitForTimeout(20);
    await page.waitForTimeout(100);
    lines.push(`${name} ${await fingerprint(page)}`);
    if (!isCheck) await takePicture(page, name);
  }
}
await browser.close();

if (isCheck) {
  const taken = readFileSync(TAKEN_OF, 'utf8').split('\n');
  const stale = lines.filter((line) => !taken.includes(line));
  if (stale.length) {
    console.error(`these tools are drawn in another way than in their pictures (cargo xtask pictures): ${stale.join(', ')}`);
    process.exit(1);
  }
} else {
  writeFileSync(TAKEN_OF, `${lines.join('\n')}\n`);
}
