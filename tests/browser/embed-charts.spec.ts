import { text } from './catalogue';
import { bare, months } from './embedded';
import { expect, test, type Article } from './host';

/** The tools with a chart in frames, each with the key of its caption. */
const CHARTS = {
  ltv: 'ltv.chart.caption',
  'ltv-retention': 'retention.chart.caption',
  nev: 'nev.chart.pull',
  nps: 'survey.chart',
  csat: 'survey.chart',
  ces: 'survey.chart',
  value: 'value.chart.caption',
  bridge: 'bridge.chart.caption',
};

const ANSWERED = '#answers=' + Array(20).fill('4').join('.');

const chart = (article: Article, caption: string) => article.inside().getByRole('figure', { name: caption });
const drawn = (article: Article, caption: string) => chart(article, caption).locator('svg:visible > *').first();
const sized = (width: number, tool: string, language = 'en', hash = '') =>
  `<div id="place" style="width:${width}px">${bare(`{site}/embed/${tool}/${language}/${hash}`)}</div>`;

test.beforeEach(({ page }) => page.setViewportSize({ width: 1280, height: 1400 }));

for (const [tool, key] of Object.entries(CHARTS)) {
  test(`${tool} shows its chart with its numbers from 600 px on`, async ({ article }) => {
    await article.open(sized(600, tool, 'it', tool === 'nev' ? ANSWERED : ''));
    await article.started();
    const figure = chart(article, text('it', key));
    await expect(drawn(article, text('it', key))).toBeAttached();
    await figure.getByText(text('it', 'chart.numbers'), { exact: true }).click();
    await expect(figure.getByRole('table')).toBeVisible();
    await expect(figure.getByRole('button')).toHaveCount(0);
  });
}

test('a chart follows the inputs', async ({ article }) => {
  await article.open(sized(700, 'ltv'));
  await article.started();
  await expect(drawn(article, text('en', CHARTS.ltv))).toBeAttached();
  await article.inside().getByRole('textbox', months).fill('48');
  await expect(chart(article, text('en', CHARTS.ltv)).locator('svg:visible')).toContainText('960');
});

test('a narrow frame loads no chart, and one that becomes wide does', async ({ article, page }) => {
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('-later-') && asked.push(request.url()));
  await article.open(sized(599, 'ltv'));
  await article.started();
  await expect(chart(article, text('en', CHARTS.ltv))).toBeHidden();
  expect(asked).toEqual([]);
  await page.evaluate(() => (document.getElementById('place')!.style.width = '600px'));
  await expect(drawn(article, text('en', CHARTS.ltv))).toBeAttached();
  expect(asked).toHaveLength(1);
});

test('a chart out of sight is not loaded', async ({ article, page }) => {
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('-later-') && asked.push(request.url()));
  await article.open(`<div style="height:4000px"></div>${sized(700, 'ltv').replace('<iframe', '<iframe loading="eager"')}`);
  await article.started();
  expect(asked).toEqual([]);
  await article.frame().evaluate((frame) => frame.scrollIntoView({ block: 'end' }));
  await expect(drawn(article, text('en', CHARTS.ltv))).toBeAttached();
});

test('where the chart cannot be had the tool works without it', async ({ article, page, site }) => {
  site.allowConsole(/ERR_FAILED|Failed to fetch/);
  await page.route(/-later-/, (route) => route.abort());
  await article.open(sized(700, 'ltv'));
  await article.started();
  await expect(chart(article, text('en', CHARTS.ltv))).toHaveCount(0);
  await article.inside().getByRole('textbox', months).fill('48');
  await expect(article.inside().getByText('960').first()).toBeVisible();
});
