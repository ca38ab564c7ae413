import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { languages, text, type Language } from './catalogue';
import { expect, test, type Site } from './fixtures';

/** The first journey in Mermaid's documentation, with a line that is none. */
const workingDay = `journey
    title My working day
    section Go to work
      Make tea: 5: Me
      Go upstairs: 3: Me
      not a task
      Do work: 1: Me, Cat
    section Go home
      Sit down: 5: Me
`;

class JourneyMap {
  constructor(
    readonly page: Page,
    readonly language: Language = 'en',
  ) {}

  async open(site: Site) {
    await site.start(`${this.language}/journey/map/`, this.page);
    return this;
  }

  text = (key: string, values?: Record<string, string>) => text(this.language, key, values);
  button = (key: string) => this.page.getByRole('button', { name: this.text(key), exact: true });
  field = (key: string) => this.page.getByLabel(this.text(key), { exact: true });
  get path() {
    return this.page.getByRole('region', { name: this.text('map.path'), exact: true });
  }
  touchpoint = (name: string) => this.path.getByRole('button', { name: new RegExp(`^${name}`) });
  line = (name: string) => this.path.getByRole('listitem').filter({ has: this.page.getByRole('button', { name: new RegExp(`^${name}`) }) }).last();
  get ranking() {
    return this.page.getByRole('region', { name: this.text('map.ranking'), exact: true }).first();
  }
  level = (key: string, value: string) =>
    this.page.getByRole('group', { name: this.text(`map.${key}.label`), exact: true }).getByText(value, { exact: true });

  /** Opens the panel of files, which loads what reads and writes them. */
  async openFiles() {
    const panel = this.page.locator('details', { has: this.page.getByText(this.text('map.files'), { exact: true }) });
    if ((await panel.getAttribute('open')) === null) await panel.locator('summary').click();
  }

  async paste(text: string) {
    await this.openFiles();
    await this.field('mapfiles.paste').fill(text);
    await this.button('mapfiles.read').click();
  }
}

for (const language of languages) {
  test(`in ${language} the example shows what to mend first, the leak and the hand-overs`, async ({ page, site }) => {
    const map = await new JourneyMap(page, language).open(site);
    const first = map.ranking.getByRole('row').nth(1);
    await expect(first).toContainText(map.text('map.example.parcel'));
    await expect(first).toContainText('9');
    const interest = page.getByRole('row', { name: new RegExp(`^${map.text('stage.interest.name')}`) }).filter({ has: page.getByRole('textbox') });
    await expect(interest).toContainText(/30\s?%/);
    const matrix = page.getByRole('figure', { name: map.text('map.matrix'), exact: true });
    await expect(matrix.getByText(map.text('map.matrix.first'), { exact: true }).filter({ visible: true }).first()).toBeVisible();
    await expect(page.locator('figure:has(#map-curve) + figure'), 'what was measured stands by the curve').toHaveAccessibleName(map.text('map.nev.caption'));
  });
}

test('a touchpoint is added, rated, moved to another stage, taken back and kept over a reload', async ({ page, site }) => {
  const map = await new JourneyMap(page).open(site);
  await map.touchpoint('Poster').click();
  await map.button('map.addTouchpoint').click();
  await expect(map.field('map.name.label')).toBeFocused();
  await page.keyboard.type('Radio 007');
  await map.field('map.channel.label').fill('Radio');
  await map.level('emotion', '−2').click();
  await map.level('impact', '3').click();
  await map.level('friction', '3').click();
  await expect(map.line('Radio 007')).toContainText('−2');
  await expect(map.ranking.getByRole('row').nth(1)).toContainText(/Radio 007|Delivery/);
  await page.locator('#map-stage').selectOption({ label: 'Loyalty' });
  await map.button('map.back').click();
  await expect(map.touchpoint('Radio 007')).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(map.touchpoint('Radio 007')).toBeFocused();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect(map.touchpoint('Radio 007')).toBeVisible();
  await page.waitForFunction(() => localStorage.getItem('feltworth.map')?.includes('007'));
  await page.reload();
  await expect(map.line('Radio 007')).toContainText('Radio · −2');
  await site.expectAccessible();
});

test('a journey that others wrote opens as one more map, and the broken line is told with its number', async ({ page, site }) => {
  const map = await new JourneyMap(page).open(site);
  await map.paste(workingDay);
  await expect(page.getByText(map.text('mapfiles.flaw.line', { line: '6', text: 'not a task' }))).toBeVisible();
  await expect(map.line('Do work')).toContainText('−2');
  await expect(map.field('map.title.label')).toHaveValue('My working day');
  await page.locator('#map-maps').selectOption({ index: 0 });
  await expect(map.touchpoint('Poster')).toBeVisible();
});

test('the journey of a page in Markdown opens, without the prose around it', async ({ page, site }) => {
  const map = await new JourneyMap(page).open(site);
  const fence = '```';
  await map.paste(`# Our shop\n\nWhat people do: 3: times\n\n${fence}mermaid\n---\ntitle: My day\n---\n%%{init: {\n  'theme': 'base'\n}}%%\n${workingDay}${fence}\n\nProse: 4: behind\n`);
  await expect(page.getByText(map.text('mapfiles.flaw.line', { line: '17', text: 'not a task' }))).toBeVisible();
  await expect(page.locator('.map-flaws li')).toHaveCount(1);
  await expect(map.field('map.title.label')).toHaveValue('My working day');
  await expect(map.path.getByRole('button')).toHaveCount(6);
});

test('a score that is none stays with its touchpoint, told there and in the list', async ({ page, site }) => {
  const map = await new JourneyMap(page).open(site);
  await map.paste('journey\nsection One\n  Queue: 9: Me\n  Pay: 4: Me\n');
  await expect(page.getByText(map.text('mapfiles.flaw.score', { line: '3', text: 'Queue: 9: Me' }))).toBeVisible();
  await expect(map.line('Queue')).toContainText(map.text('error.choice', { text: '9/5' }));
  await map.touchpoint('Queue').click();
  await expect(page.locator('#map-emotion')).toContainText(map.text('error.choice', { text: '9/5' }));
  await map.level('emotion', '−2').click();
  await expect(map.line('Queue')).toContainText('−2');
});

test('a map of a later version opens with the stage that this one does not know', async ({ page, site }) => {
  const map = await new JourneyMap(page).open(site);
  await map.paste('{"version": 2, "stages": [{"stage": "loyalty"}, {"stage": "advocacy", "touchpoints": [{"touchpoint": "Forum"}]}]}');
  await expect(page.getByText(map.text('mapfiles.flaw.stage', { text: 'advocacy' }))).toBeVisible();
  await expect(map.touchpoint('advocacy')).toBeVisible();
  await expect(map.touchpoint('Forum')).toBeVisible();
});

test('the curve as a picture names stages and touchpoints', async ({ page, site }) => {
  await new JourneyMap(page).open(site);
  const figure = page.locator('figure', { has: page.locator('#map-curve') });
  await figure.getByText(text('en', 'chart.table')).click();
  const [download] = await Promise.all([page.waitForEvent('download'), figure.getByRole('button', { name: text('en', 'chart.export.svg') }).click()]);
  const svg = readFileSync(await download.path(), 'utf8');
  const words = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, words]) => words).join(' ');
  for (const name of ['Awareness: 1\u00a0Poster', 'Purchase: ', 'Delivery']) expect(words).toContain(name);
  const [, , width, height] = /viewBox="([-\d.]+) ([-\d.]+) ([\d.]+) ([\d.]+)"/.exec(svg)!.slice(1).map(Number);
  const lowest = Math.max(...[...svg.matchAll(/<text[^>]* y="([\d.]+)"/g)].map(([, y]) => Number(y)));
  expect(lowest, `within ${width} × ${height}`).toBeLessThan(height!);
});

test('a map that another tab has changed is not overwritten', async ({ page, site, context }) => {
  const map = await new JourneyMap(page).open(site);
  await map.field('map.title.label').fill('Mine');
  const draft = () => page.evaluate(() => localStorage.getItem('feltworth.map'));
  await expect.poll(draft).toContain('Mine');
  const other = await new JourneyMap(await context.newPage()).open(site);
  await other.field('map.title.label').fill('Theirs');
  await expect.poll(draft).toContain('Theirs');
  await map.field('map.title.label').fill('Still mine');
  await expect(page.getByText(map.text('otherTab.text'))).toBeVisible();
  await page.reload();
  await site.started();
  await expect(map.field('map.title.label')).toHaveValue('Still mine');
  expect(await draft()).toContain('Theirs');
  await map.button('otherTab.back').click();
  await expect(map.field('map.title.label')).toHaveValue('Theirs');
});

test('a map goes out as Mermaid and JSON and comes back', async ({ page, site }) => {
  const map = await new JourneyMap(page).open(site);
  await map.openFiles();
  for (const [key, sign] of [['mapfiles.save.json', '"feltworth.map"'], ['mapfiles.save.mermaid', 'section Purchase']] as const) {
    const [download] = await Promise.all([page.waitForEvent('download'), map.button(key).click()]);
    const saved = readFileSync(await download.path(), 'utf8');
    expect(saved).toContain(sign);
    await map.paste(saved);
    await expect(map.path.getByRole('button')).toHaveCount(22);
    await expect(page.locator('.map-flaws li')).toHaveCount(0);
  }
  await expect(page.locator('#map-maps option')).toHaveCount(3);
});

test('a stage without people is passed over, and more than before is said', async ({ page, site }) => {
  const map = await new JourneyMap(page).open(site);
  const people = (stage: string) => page.getByLabel(map.text('map.stages.cell', { column: 'People', stage }), { exact: true });
  await people('Interest').fill('');
  await expect(page.getByRole('row', { name: /^Interest/ }).filter({ has: people('Interest') })).toContainText(map.text('map.step.unknown'));
  await people('Purchase').fill('1800');
  await expect(page.getByText(map.text('map.step.more', { share: '200%' })).first()).toBeVisible();
  await people('Loyalty').fill('many');
  await expect(people('Loyalty')).toHaveAttribute('aria-invalid', 'true');
  await expect(people('Loyalty')).toHaveValue('many');
});

test('what rests on a cell that cannot be read has no result until it is right', async ({ page, site }) => {
  const map = await new JourneyMap(page).open(site);
  const cell = (column: string, stage: string) =>
    page.getByLabel(map.text('map.stages.cell', { column: map.text(`map.stages.${column}`), stage: map.text(`stage.${stage}.name`) }), { exact: true });
  const part = (key: string) => page.getByRole('region', { name: map.text(key), exact: true });
  const [stages, paces, none] = [part('map.stages'), part('journey.paces.title'), map.text('result.none')];
  const leak = stages.locator('.score-status');
  const said = await leak.textContent();
  await cell('people', 'interest').fill('-5');
  await expect(stages).toContainText(none);
  await expect(leak).toBeEmpty();
  await expect(paces).not.toContainText(none);
  await cell('people', 'interest').fill('2400');
  await expect(leak).toHaveText(said!);
  await cell('days', 'repurchase').fill('18O');
  await expect(paces).toContainText(none);
  await expect(paces.locator('.rows dd')).toHaveCount(0);
  await expect(stages).not.toContainText(none);
  await site.expectAccessible();
  await cell('days', 'repurchase').fill('');
  await expect(paces.locator('.rows dd')).toHaveCount(3);
});

test('five hundred touchpoints open and can be edited', async ({ page, site }) => {
  const map = await new JourneyMap(page).open(site);
  await map.paste('journey\nsection All\n' + Array.from({ length: 500 }, (_, i) => `Step ${i}: ${1 + (i % 5)}: Me`).join('\n'));
  await expect(map.path.getByRole('button')).toHaveCount(501);
  await map.touchpoint('Step 499').click();
  await map.field('map.name.label').fill('The end');
  await expect(map.touchpoint('The end')).toBeVisible();
});

test('on a phone nothing of the map scrolls sideways, in the language of the longest words', async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await new JourneyMap(page, 'ru').open(site);
  await page.mouse.wheel(0, 400);
  await expect(page.locator('[data-view=below][data-mounted]')).toBeAttached();
  const wide = await page.locator('main .table-scroll:visible').evaluateAll((boxes) => boxes.filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.getAttribute('aria-labelledby')));
  expect(wide).toEqual([]);
  await expect(page.getByRole('row', { name: /Покупка/ }).filter({ has: page.getByRole('textbox') })).toHaveCount(1);
});
