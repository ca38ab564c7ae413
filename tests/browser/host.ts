import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FrameLocator, Locator } from '@playwright/test';
import { expect, hosts, test as base } from './fixtures';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const types: Record<string, string> = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8' };

/** What a page around a tool is made of. */
interface Outline {
  /** What stands in the head. */
  head?: string;
  /** The language of the page. */
  lang?: string;
  /** The Content-Security-Policy of the page. */
  policy?: string;
}

/** The pages around tools: those of examples/hosts, and those that a test writes. */
export interface Article {
  /** Opens a page with this body; the site's address stands in it as `{site}`. */
  open(body: string, outline?: Outline): Promise<void>;
  /** Opens a page of examples/hosts, with the site of this test in place of the one in the example. */
  sample(name: string): Promise<void>;
  /** The frame of a tool, the first or the one at an index. */
  frame(index?: number): Locator;
  /** The inside of that frame. */
  inside(index?: number): FrameLocator;
  /** Waits until the tool in that frame works. */
  started(index?: number): Promise<void>;
  /** The messages that the page has got since it was opened; `from` is the index of the frame that sent it. */
  messages(type?: string): Promise<Record<string, any>[]>;
}

interface Options {
  /** The name by which the host is asked for: another site than 127.0.0.1, where the tools are, or the same. */
  hostName: 'localhost' | '127.0.0.1';
}

/** Serves examples/hosts, React and the page of the test. */
class Pages {
  private readonly written = new Map<string, { html: string; policy?: string }>();
  private readonly server: Server;

  constructor(private readonly site: string) {
    this.server = createServer((request, response) => {
      const path = new URL(request.url!, 'http://host').pathname;
      const page = this.written.get(path);
      const found = page ? { text: page.html, type: types.html } : this.file(path);
      if (!found) return void response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
      response.writeHead(200, { 'content-type': found.type, ...(page?.policy && { 'content-security-policy': page.policy }) });
      response.end(found.text);
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((done) => void this.server.listen(0, () => done()));
    return (this.server.address() as AddressInfo).port;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Takes a page and returns its path. */
  add(html: string, policy?: string): string {
    const path = `/article/${this.written.size}/`;
    this.written.set(path, { html, policy });
    return path;
  }

  private file(path: string) {
    const type = types[path.split('.').pop()!];
    const folder = path.startsWith('/react') && path.includes('/umd/') ? 'tests/node_modules' : 'examples/hosts';
    if (!type || path.includes('..')) return undefined;
    try {
      const text = readFileSync(join(project, folder, path), 'utf8');
      return { type, text: text.replaceAll('https://feltworth.example', this.site).replaceAll(/https:\/\/unpkg\.com\/(react[\w-]*)@[\d.]+/g, '/$1') };
    } catch {
      return undefined;
    }
  }
}

export const test = base.extend<{ article: Article } & Options>({
  hostName: ['localhost', { option: true }],

  article: async ({ page, site, host, hostName }, use) => {
    const root = hosts[host].replace(/\/$/, '');
    const pages = new Pages(root);
    const origin = `http://${hostName}:${await pages.listen()}`;
    site.allowOrigin(origin);
    await page.addInitScript(() => {
      if (parent !== window) return;
      const heard: unknown[] = ((window as any).heard = []);
      addEventListener('message', ({ source, data }) => {
        const from = [...document.querySelectorAll('iframe')].findIndex((frame) => frame.contentWindow === source);
        heard.push({ ...data, from });
      });
    });
    const messages = (type?: string): Promise<Record<string, any>[]> =>
      page.evaluate((type) => (window as any).heard.filter((message: any) => !type || message.type === type), type);
    const frame = (index = 0) => page.locator('iframe').nth(index);
    await use({
      async open(body, { head = '', lang = 'en', policy } = {}) {
        const start = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>An article</title>`;
        const html = `${start}${head}</head><body>${body}</body></html>`.replaceAll('{site}', root);
        await page.goto(origin + pages.add(html, policy?.replaceAll('{site}', root)));
      },
      async sample(name) {
        await page.goto(`${origin}/${name}`);
      },
      frame,
      inside: (index = 0) => frame(index).contentFrame(),
      async started(index = 0) {
        const isReady = async () => (await messages('ready')).some(({ from }) => from === index);
        await expect.poll(isReady, { message: 'the tool in the frame is ready', timeout: 30_000 }).toBe(true);
      },
      messages,
    });
    pages.close();
  },
});

export { expect, hosts };
