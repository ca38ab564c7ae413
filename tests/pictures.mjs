// Takes a picture of every embedded tool in every language, from the site that `cargo xtask pictures` serves.
import { mkdirSync, readdirSync } from 'node:fs';
import { chromium } from '@playwright/test';

const { FELTWORTH_ROOT: site, FELTWORTH_CHROMIUM: executablePath } = process.env;
/** What the tools show: the worked examples of their method; any other, what it begins with. */
const shown = {
  nev: '#answers=2.3.1.2.2.3.2.1.7.6.5.4.6.8.7.7.6.8.8.8',
  ltv: '#check=45&purchases=0.5&margin=30&months=30&cac=60&currency=EUR&hide=currency,discount',
};

const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath, args });
// 1200 by 630, the size that social networks ask for.
const page = await browser.newPage({ viewport: { width: 1000, height: 525 }, deviceScaleFactor: 1.2, colorScheme: 'light', reducedMotion: 'reduce' });
mkdirSync('pictures', { recursive: true });
for (const tool of readdirSync('dist/embed')) {
  for (const language of readdirSync(`dist/embed/${tool}`)) {
    await page.goto(`${site}embed/${tool}/${language}/${shown[tool] ?? ''}`);
    await page.waitForFunction(() => !('pending' in document.documentElement.dataset));
    await page.evaluate(() => {
      // On a ground of its own, as no page is around it, and in the middle of the picture.
      document.documentElement.style.background = 'var(--ground)';
      Object.assign(document.body.style, { padding: '1.5rem', minBlockSize: '100vh', display: 'grid', alignContent: 'safe center' });
    });
    await page.screenshot({ path: `pictures/${tool}-${language}.png` });
  }
}
await browser.close();
