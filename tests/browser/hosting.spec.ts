import { expect, hosts, test } from './fixtures';

for (const host of Object.keys(hosts) as (keyof typeof hosts)[]) {
  test.describe(`served from the ${host} of a host`, () => {
    test.use({ host });

    test('the front page answers', async ({ site }) => {
      const response = await site.open('');
      expect(response.status()).toBe(200);
      expect(response.headers()['content-type']).toBe('text/html; charset=utf-8');
    });

    test('every answer forbids other origins', async ({ request, site }) => {
      const page = await request.get(site.address(''));
      expect(page.headers()['content-security-policy']).toContain("default-src 'none'");
    });

    test('an address without a page says so', async ({ request, site }) => {
      expect((await request.get(site.address('no/such/page/'))).status()).toBe(404);
      const asset = await request.get(site.address('assets/no-such.js'));
      expect([asset.status(), asset.headers()['cache-control']]).toEqual([404, 'no-cache']);
    });
  });
}
