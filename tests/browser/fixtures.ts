import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type BrowserContext, type ConsoleMessage, type Page, type Response } from '@playwright/test';

/** One host serves the site at its root, another in a sub-folder: one build must work in both. */
export const hosts = { root: process.env.FELTWORTH_ROOT!, folder: process.env.FELTWORTH_FOLDER! };

/** A page of the site. */
export interface Site {
  /** The address that a path of the site has: `en/ltv/#months=36`, without a slash at its start. */
  address(path: string): string;
  /** Opens a path of the site in the test's page and returns the answer. */
  open(path: string): Promise<Response>;
  /** Opens a path of the site and waits until the app has taken the page over. */
  start(path: string, shown?: Page): Promise<Response>;
  /** Waits until the app has taken over the page that is loaded. */
  started(shown?: Page): Promise<void>;
  /** Waits until the program runs, also on a page that has no tool. */
  running(shown?: Page): Promise<void>;
  /** The sum of all layout shifts since the page was opened, and what shifted. */
  shifts(): Promise<{ sum: number; sources: string[] }>;
  /** Fails on what axe finds wrong with the page as it is now, by all of its rules or by those named. */
  expectAccessible(page?: Page, rules?: string[]): Promise<void>;
  /** Takes an expected console message off the list of those that fail the test. */
  allowConsole(text: RegExp): void;
  /** Lets a test reach an origin that is not the site's, such as a page that embeds it. */
  allowOrigin(origin: string): void;
}

interface Options {
  /** Where the site of this test is served from. */
  host: keyof typeof hosts;
}

interface Watch {
  watched: Watcher;
}

interface Fixtures {
  site: Site;
}

declare global {
  interface Window {
    /** What the tests note in a page. */
    noted: { texts?: string[]; shift: number; shifted: string[] };
    /** The texts in an element, in their order: those that are spoken, then those that are displayed. */
    textsIn(element: Element): string[];
  }
}

/** Runs in every page before its own scripts: notes what was written, before the app takes over, and what shifts. */
function note() {
  window.noted = { shift: 0, shifted: [] };
  window.textsIn = (element) => {
    const copy = element.cloneNode(true) as Element;
    const copies = [...copy.querySelectorAll('*')];
    const isHidden = [...element.querySelectorAll('*')].map((original) => getComputedStyle(original).display === 'none');
    copies.forEach((element, i) => isHidden[i] && element.remove());
    const comments = document.createNodeIterator(copy, NodeFilter.SHOW_COMMENT);
    for (let node = comments.nextNode(); node; node = comments.nextNode()) (node as Comment).remove();
    copy.normalize();
    const texts = [...copy.querySelectorAll('[aria-valuetext]')].map((slider) => slider.getAttribute('aria-valuetext')!);
    const nodes = document.createNodeIterator(copy, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) texts.push(node.nodeValue!.replace(/\s+/g, ' ').trim());
    return texts.filter(Boolean);
  };
  new PerformanceObserver((list) => {
    type Source = { node?: Node; previousRect: DOMRect; currentRect: DOMRect };
    type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: Source[] };
    for (const entry of list.getEntries() as Shift[]) {
      // A slider's own thumb moves under the pointer: it is inside the slider, so that no node is named. Everything else counts,
      // also what the browser marks as the visitor's.
      const isSlider = ({ node }: Source) => node instanceof HTMLInputElement && node.type === 'range';
      if (entry.sources.every(isSlider)) continue;
      window.noted.shift += entry.value;
      const place = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map(Math.round).join(' ');
      const name = (node?: Node) => (node instanceof Element ? `${node.tagName}.${node.className}` : node?.textContent);
      const names = entry.sources.map(({ node, previousRect, currentRect }) => `${name(node)} (${place(previousRect)} to ${place(currentRect)})`);
      window.noted.shifted.push(`${entry.value.toFixed(4)}: ${names.join(', ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
  addEventListener('DOMContentLoaded', () => {
    const app = document.getElementById('app');
    if (!app) return;
    window.noted.texts = window.textsIn(app);
  });
}

/** Collects what no page of the site may ever do: log an error, throw one, ask another origin. */
class Watcher {
  readonly allowed: RegExp[] = [];
  readonly origins: string[];
  private readonly found: string[] = [];

  constructor(context: BrowserContext, own: string) {
    this.origins = [new URL(own).origin];
    context.on('console', (message) => this.log(message));
    context.on('weberror', (error) => this.note(`uncaught: ${error.error().stack ?? error.error()}`));
    context.on('request', (request) => this.ask(request.url()));
  }

  /** What was found and is not allowed, seen at the end: a test may allow a thing after it has happened. */
  complaints(): string[] {
    return this.found.filter((text) => !this.allowed.some((allowed) => allowed.test(text)));
  }

  private log(message: ConsoleMessage) {
    const { url } = message.location();
    if (message.type() === 'error') this.note(`console: ${message.text()} (${url})`);
  }

  private ask(address: string) {
    const { protocol, origin } = new URL(address);
    if (/^https?:|^wss?:/.test(protocol) && !this.origins.includes(origin)) this.note(`request to another origin: ${address}`);
  }

  private note(text: string) {
    this.found.push(text);
  }
}

export const test = base.extend<Fixtures & Options & Watch>({
  host: ['root', { option: true }],

  watched: [
    async ({ context, host }, use) => {
      const watcher = new Watcher(context, hosts[host]);
      await use(watcher);
      expect(watcher.complaints(), 'errors and requests to other origins').toEqual([]);
    },
    { auto: true },
  ],

  site: async ({ page, host, watched, javaScriptEnabled }, use) => {
    const address = (path: string) => new URL(path, hosts[host]).href;
    const open = async (path: string, shown = page) => {
      const response = await shown.goto(address(path));
      if (!response) throw new Error(`${path} was opened already: only its fragment differs`);
      return response;
    };
    const started = async (shown = page) => {
      // Playwright's own waiting evaluates text, which the policy of the site forbids.
      const waits = () => shown.evaluate(() => document.querySelectorAll('[data-view]:not([data-mounted], [data-late])').length);
      await expect.poll(waits, { message: 'the program takes over the tools of the page', intervals: [20, 50, 100] }).toBe(0);
    };
    if (javaScriptEnabled) await page.context().addInitScript(note);
    await use({
      address,
      open: (path) => open(path),
      async start(path, shown = page) {
        const response = await open(path, shown);
        await started(shown);
        return response;
      },
      started,
      async running(shown = page) {
        await expect.poll(() => shown.evaluate(() => 'running' in document.documentElement.dataset), { message: 'the program runs' }).toBe(true);
      },
      async shifts() {
        // A shift is reported after the frame that drew it.
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        return page.evaluate(() => ({ sum: window.noted.shift, sources: window.noted.shifted }));
      },
      async expectAccessible(shown = page, rules) {
        // A colour on its way to another is no contrast to judge.
        await shown.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => undefined));
        // The frame of the preview is a document of its own, with its own tests and its own landmarks.
        const axe = new AxeBuilder({ page: shown }).exclude('.builder-stage iframe');
        // WCAG 2.2 asks for large enough targets; axe leaves that rule out unless told.
        const { violations } = await (rules ? axe.withRules(rules) : axe.options({ rules: { 'target-size': { enabled: true } } })).analyze();
        const told = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
        expect(told, 'accessibility violations').toEqual([]);
      },
      allowConsole: (text) => void watched.allowed.push(text),
      allowOrigin: (origin) => void watched.origins.push(new URL(origin).origin),
    });
  },
});

export { expect };
