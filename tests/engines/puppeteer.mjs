// Chromium and Firefox, driven by Puppeteer: Firefox over WebDriver BiDi.
import puppeteer from 'puppeteer-core';
import { PATIENCE, Scope } from './scope.mjs';

// Chromium's own sandbox does not run as root.
const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'];

class Inside extends Scope {
  constructor(page, frame) {
    super();
    Object.assign(this, { page, frame });
  }

  evaluate(look, ...given) {
    return this.frame.evaluate(look, ...given);
  }

  click(selector) {
    return this.frame.click(selector);
  }

  /** Types a text in place of what an entry holds, and leaves it. */
  async type(selector, text) {
    await this.frame.focus(selector);
    await this.evaluate((selector) => document.querySelector(selector).select(), selector);
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Tab');
  }

  /** Presses a key where an element has the focus. */
  async press(selector, key) {
    await this.frame.focus(selector);
    await this.page.keyboard.press(key);
  }

  /** What stands in a frame of the document. */
  async inside(index = 0) {
    const frames = await this.frame.$$('iframe');
    return new Inside(this.page, await frames[index].contentFrame());
  }
}

class Page extends Inside {
  constructor(browser, page) {
    super(page, page.mainFrame());
    Object.assign(this, { browser, said: [] });
    page.on('console', (message) => this.said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => this.said.push(`uncaught: ${error}`));
  }

  /** What the console has been told since the last time. */
  async complaints() {
    return this.said.splice(0);
  }

  open = (address) => this.page.goto(address);
  reload = () => this.page.reload();
  resize = (width, height) => this.page.setViewport({ width, height });
  print = (options) => this.page.pdf(options);
  screenshot = (path) => this.page.screenshot({ path });
  close = () => this.browser.close();
}

/** Firefox tells a driver what scripts say; what it says itself stands in the console of the whole browser. */
class FirefoxPage extends Page {
  async complaints() {
    const { connection } = this.browser;
    const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const expression = '[Services.console.getMessageArray().map(String), Services.console.reset()][0].join("\\0")';
    const told = await connection.send('script.evaluate', { expression, target: { context: result.contexts[0].context }, awaitPromise: false });
    const own = told.result.result.value.split('\0').filter((text) => /127\.0\.0\.1|localhost/.test(text));
    return [...(await super.complaints()), ...own];
  }
}

/** A page in a browser of its own. */
export async function launchPuppeteer(engine, executablePath) {
  const isFirefox = engine === 'firefox';
  const options = isFirefox ? { browser: 'firefox', args: ['--remote-allow-system-access'] } : { browser: 'chrome', args };
  const browser = await puppeteer.launch({ ...options, executablePath, timeout: PATIENCE });
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  return new (isFirefox ? FirefoxPage : Page)(browser, page);
}
