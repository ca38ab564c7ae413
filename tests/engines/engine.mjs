// One way to drive three engines: Chromium and Firefox by Puppeteer, WebKitGTK by plain WebDriver.
// `cargo xtask engines` names the engine, its program, and a site that was built for the address where it is served.
import { launchPuppeteer } from './puppeteer.mjs';
import { launchWebKit } from './webdriver.mjs';

const { FELTWORTH_ENGINE, FELTWORTH_ORIGIN, FELTWORTH_PROGRAM, FELTWORTH_CHROMIUM } = process.env;
if (!FELTWORTH_ENGINE || !FELTWORTH_ORIGIN || !FELTWORTH_CHROMIUM) throw new Error('Start the tests with: cargo xtask engines');

/** The engine under test. */
export const engine = FELTWORTH_ENGINE;
/** The address of the site, with a slash at its end. */
export const site = FELTWORTH_ORIGIN;

/** A browser of the engine under test. */
export const launch = () => (engine === 'webkit' ? launchWebKit(FELTWORTH_PROGRAM) : launchPuppeteer(engine, FELTWORTH_PROGRAM));
/** A browser of the engine with which the others are compared. */
export const launchReference = () => launchPuppeteer('chromium', FELTWORTH_CHROMIUM);
