import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { languages, tools } from './catalogue';
import { expect, hosts, test as base } from './fixtures';

/** In how many parts a page arrives, and the time between two, in ms. */
const PARTS = 8;
const PAUSE = 60;

const test = base.extend<{ slow: string }>({
  /** The site on a line that brings each page in parts. */
  slow: async ({ site }, use) => {
    const server = createServer(async ({ url }, response) => {
      const { status, headers, body } = await fetch(new URL(url!, hosts.root));
      const type = headers.get('content-type') ?? '';
      response.writeHead(status, { 'content-type': type });
      const text = Buffer.from(await new Response(body).arrayBuffer());
      const size = type.startsWith('text/html') ? Math.ceil(text.length / PARTS) : text.length;
      for (let from = 0, to = 0; from < text.length; from = to) {
        // A part ends with a tag: half a word at the right edge moves when its other half comes, on any page.
        const tag = text.indexOf('>', from + size - 1);
        to = tag < 0 ? text.length : tag + 1;
        response.write(text.subarray(from, to));
        await new Promise((done) => setTimeout(done, PAUSE));
      }
      response.end();
    });
    await new Promise<void>((done) => void server.listen(0, done));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    site.allowOrigin(origin.slice(0, -1));
    await use(origin);
    server.closeAllConnections();
    server.close();
  },
});

for (const language of languages) {
  test(`in ${language} nothing moves while a page or a tool arrives in parts`, async ({ page, site, slow }) => {
    const pages = ['', 'nev/', 'ltv/', 'journey/', 'method/', 'embed/'].map((path) => `${language}/${path}`);
    for (const path of [...pages, ...tools.map((tool) => `embed/${tool}/${language}/`)]) {
      await page.goto(slow + path);
      await expect.poll(() => page.evaluate(() => document.readyState)).toBe('complete');
      expect({ path, ...(await site.shifts()) }).toEqual({ path, sum: 0, sources: [] });
    }
  });
}
