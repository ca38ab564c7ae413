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
  /** Fails on what axe finds wrong with the page as it is now. */
  expectAccessible(page?: Page): Promise<void>;
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

  site: async ({ page, host, watched }, use) => {
    const address = (path: string) => new URL(path, hosts[host]).href;
    await use({
      address,
      async open(path) {
        const response = await page.goto(address(path));
        if (!response) throw new Error(`${path} was opened already: only its fragment differs`);
        return response;
      },
      async expectAccessible(shown = page) {
        const { violations } = await new AxeBuilder({ page: shown }).analyze();
        const told = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
        expect(told, 'accessibility violations').toEqual([]);
      },
      allowConsole: (text) => void watched.allowed.push(text),
      allowOrigin: (origin) => void watched.origins.push(new URL(origin).origin),
    });
  },
});

export { expect };
