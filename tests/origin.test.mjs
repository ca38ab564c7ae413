// Asks a site built for its address what a host asks: from a pasted address to the frame, the picture and the card.
// `cargo xtask origin` builds it, serves it there and names the address in FELTWORTH_ORIGIN.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';

const origin = process.env.FELTWORTH_ORIGIN;
const tools = readdirSync('../target/origin-dist/embed');
const languages = readdirSync(`../target/origin-dist/embed/${tools[0]}`);

/** The page of a tool, below the language. */
const pageOf = (tool) => ({ finder: 'journey/finder/', 'ltv-retention': 'ltv/retention/' })[tool] ?? `${tool}/`;

/** What is at an address below the origin. */
async function get(address) {
  assert.ok(address.startsWith(origin), `${address} is not on the site`);
  const response = await fetch(address);
  assert.equal(response.status, 200, address);
  return response;
}

const plain = (html) => html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const attribute = (tag, name) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
const tags = (html, name) => html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? [];

/** The head of a page: its title, and what its links and cards say. */
async function page(address) {
  const html = await (await get(address)).text();
  const metas = tags(html, 'meta').map((tag) => [attribute(tag, 'property') || attribute(tag, 'name'), attribute(tag, 'content')]);
  return {
    html,
    language: attribute(tags(html, 'html')[0], 'lang'),
    title: plain(/<title>([^<]*)/.exec(html)[1]),
    links: tags(html, 'link').map((tag) => Object.fromEntries(['rel', 'type', 'href', 'title'].map((name) => [name, attribute(tag, name)]))),
    meta: Object.fromEntries(metas),
  };
}

const described = ({ links }) => links.filter(({ type }) => type === 'application/json+oembed');

/** Width and height of a PNG, which its first chunk tells. */
async function size(address) {
  const response = await get(address);
  assert.equal(response.headers.get('content-type'), 'image/png');
  const bytes = new DataView(await response.arrayBuffer());
  assert.equal(bytes.getUint32(0), 0x89504e47, `${address} is no PNG`);
  return [bytes.getUint32(16), bytes.getUint32(20)];
}

/** The snippets of the page about embedding, as they are written. */
async function snippets(language) {
  const { html } = await page(`${origin}${language}/embed/`);
  return [...html.matchAll(/<textarea\b[^>]*>(.*?)<\/textarea>/gs)].map(([, text]) => plain(text));
}

const [, version] = /^version = "(.*)"/m.exec(readFileSync('../Cargo.toml', 'utf8'));

for (const language of languages) {
  for (const tool of tools) {
    test(`a host that is given ${tool} in ${language} finds the frame and the picture`, async () => {
      const frame = `embed/${tool}/${language}/`;
      assert.deepEqual(described(await page(`${origin}v/${version}/${frame}`)), [], 'a description leads to the newest tool');
      for (const given of [`${language}/${pageOf(tool)}`, frame]) {
        const pasted = await page(`${origin}${given}`);
        const [link, ...others] = described(pasted);
        assert.deepEqual(others, []);
        assert.equal(link.title, pasted.title);

        const response = await get(link.href);
        assert.match(response.headers.get('content-type'), /^application\/json/);
        const { version: oembed, type, title, html, width, height, ...rest } = await response.json();
        assert.deepEqual([oembed, type, title], ['1.0', 'rich', pasted.title]);
        assert.ok(Number.isInteger(width) && Number.isInteger(height) && height > 300);
        assert.equal(rest.provider_url, origin);
        assert.deepEqual(await size(rest.thumbnail_url), [rest.thumbnail_width, rest.thumbnail_height]);

        const [iframe, ...surplus] = tags(html, 'iframe');
        assert.deepEqual(surplus, []);
        assert.equal(attribute(iframe, 'src'), `${origin}${frame}`);
        // WordPress keeps the attributes and drops the style.
        assert.deepEqual(['width', 'height', 'title'].map((name) => attribute(iframe, name)), ['100%', String(height), title]);
        assert.equal((await page(attribute(iframe, 'src'))).language, language);
        assert.equal(attribute(tags(html, 'a')[0], 'href'), `${origin}${language}/${pageOf(tool)}`);
      }
    });
  }

  test(`every page in ${language} has a card of its own`, async () => {
    const pages = [`${origin}${language}/`];
    for (const address of pages) {
      const { html, title, links, meta } = await page(address);
      const inner = tags(html, 'a').map((tag) => new URL(attribute(tag, 'href'), address)).filter(({ href }) => href.startsWith(`${origin}${language}/`));
      for (const { origin, pathname } of inner) if (!pages.includes(origin + pathname)) pages.push(origin + pathname);

      assert.equal(links.find(({ rel }) => rel === 'canonical').href, address);
      assert.deepEqual([meta['og:url'], meta['og:title'], meta['og:locale']], [address, title, language]);
      assert.ok(meta.description.length > 20, `${address}: ${meta.description}`);
      assert.equal(meta['og:description'], meta.description);
      assert.equal(meta['twitter:card'], 'summary_large_image');
      assert.deepEqual(await size(meta['og:image']), [meta['og:image:width'], meta['og:image:height']].map(Number));
      assert.ok(meta['og:image:alt'], address);
      assert.equal(described({ links }).length, tools.some((tool) => address === `${origin}${language}/${pageOf(tool)}`) ? 1 : 0, address);
    }
    // Home, twenty pages of tools, the basics, ten stages, four of the method, privacy, embedding.
    assert.equal(pages.length, 38, pages.join('\n'));
  });

  test(`the page about embedding in ${language} writes whole addresses`, async () => {
    const areas = await snippets(language);
    assert.ok(areas[0].startsWith(`<iframe src="${origin}embed/ltv/${language}/"`), areas[0]);
    for (const address of [`${origin}${language}/ltv/`, `${origin}oembed/ltv/${language}.json`]) {
      assert.ok(areas.includes(address), areas.join('\n'));
      await get(address);
    }
  });
}

test('the policy of every page names the host beside self, which matches nothing in a sandboxed frame of WebKit', async () => {
  const { origin: host } = new URL(origin);
  for (const path of ['en/ltv/', 'embed/ltv/en/', 'no/such/page/']) {
    const response = await fetch(origin + path);
    const policy = response.headers.get('content-security-policy').split('; ');
    const own = policy.filter((directive) => directive.includes("'self'"));
    assert.ok(own.length >= 6);
    for (const directive of own) assert.ok(directive.includes(`'self' ${host}`), directive);
  }
});

test('the page for lost addresses, at any depth, has its style and leads to the five languages', async () => {
  for (const path of ['nothing', 'en/nothing/', 'a/b/c/d/e/f/g']) {
    const response = await fetch(origin + path);
    assert.equal(response.status, 404);
    const html = await response.text();
    const addresses = [...tags(html, 'link').filter((tag) => attribute(tag, 'rel') === 'stylesheet'), ...tags(html, 'a')].map((tag) => new URL(attribute(tag, 'href'), origin + path).href);
    assert.deepEqual(addresses.slice(1).sort(), languages.map((language) => `${origin}${language}/`).sort());
    for (const address of addresses) await get(address);
    assert.deepEqual(tags(html, 'script'), []);
  }
});
