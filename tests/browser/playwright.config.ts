import { defineConfig } from '@playwright/test';

// `cargo xtask browser` serves the built site, finds Chromium and names them here.
const executablePath = process.env.FELTWORTH_CHROMIUM;
const baseURL = process.env.FELTWORTH_ROOT;
if (!executablePath || !baseURL || !process.env.FELTWORTH_FOLDER) throw new Error('Start the tests with: cargo xtask browser');

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What does not depend on the device; how wide pages are is looked at by pages.spec.ts at every width, and in three engines. */
const sameEverywhere =
  /(audit|bridge|builder|demo|embed-\w+|enlarged|export|files|finder|gallery|hosting|links|miniature|offline|orders|pages|plan|present|recovery|scenarios|studio|worker)\.spec/;

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A second try tells a busy machine from a fault; what needed one is listed as flaky.
  retries: 1,
  // Far above what any test takes: the machine may be busy with other things.
  timeout: 90_000,
  expect: { timeout: 10_000 },
  workers: 2,
  reporter: 'list',
  use: {
    baseURL,
    actionTimeout: 20_000,
    // What is kept for use without a network would come before the answers that tests give; offline.spec.ts allows it.
    serviceWorkers: 'block',
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Chromium's own sandbox does not run as root.
    launchOptions: { executablePath, args: quiet, chromiumSandbox: process.getuid?.() !== 0 },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'phone', testIgnore: sameEverywhere, use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } },
    { name: 'desktop', testIgnore: /phone\.spec/, use: { viewport: { width: 1280, height: 800 } } },
  ],
});
