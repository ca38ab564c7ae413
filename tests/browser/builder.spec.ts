import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { languages, text, tools, type Language } from './catalogue';
import { expect, test, type Site } from './fixtures';

/** The page about embedding as a visitor of a language finds it. */
class Builder {
  constructor(
    readonly page: Page,
    readonly language: Language = 'en',
  ) {}

  async open(site: Site, fragment = '') {
    await site.start(`${this.language}/embed/${fragment}`, this.page);
    return this;
  }

  text = (key: string, values?: Record<string, string>) => text(this.language, key, values);
  choice = (key: string) => this.page.getByRole('combobox', { name: this.text(key), exact: true });
  field = (key: string) => this.page.getByRole('textbox', { name: this.text(`ltv.${key}.label`), exact: true });
  /** What visitors may do with an input. */
  permission = (label: string) => this.page.getByRole('combobox', { name: this.text('builder.choice', { name: this.text(label) }) });
  get accent(): Locator {
    return this.page.getByRole('textbox', { name: this.text('builder.accent'), exact: true });
  }
  snippet = (name: string) => this.page.getByRole('textbox', { name: this.text(`builder.${name}.title`), exact: true });
  copy = (name: string) => this.page.getByRole('button', { name: this.text('builder.copy.name', { title: this.text(`builder.${name}.title`) }), exact: true });
  get preview() {
    return this.page.frameLocator('.builder-stage iframe');
  }
  previewed = (key: string) => this.preview.getByRole('textbox', { name: this.text(`ltv.${key}.label`), exact: true });
}

/** A snippet without its height, which is that of the preview as soon as this has told it. */
const withoutHeight = (snippet: string) => snippet.replace(/height(="|:)\d{3,4}/, 'height$1*');

/** The address in the snippet of the frame. */
async function frameOf(builder: Builder): Promise<URL> {
  const [, source] = /src="([^"]*)"/.exec(await builder.snippet('html').inputValue())!;
  return new URL(source!.replaceAll('&amp;', '&'));
}

test('the snippets follow the form', async ({ page, site }) => {
  const builder = await new Builder(page).open(site);
  await expect(builder.snippet('html')).toHaveValue(new RegExp(`src="${site.address('embed/ltv/en/')}" title="Customer lifetime value`));

  await builder.field('check').fill('45,5');
  await builder.field('margin').fill('30 %');
  await builder.choice('builder.lang').selectOption('pl');
  await builder.choice('builder.theme').selectOption('dark');
  await builder.accent.fill('#C63');
  await builder.permission('ltv.margin.label').selectOption('lock');
  await builder.permission('ltv.discount.label').selectOption('hide');
  await page.getByRole('checkbox').check();

  const keys = 'check=45.5&margin=30&theme=dark&accent=cc6633&lock=margin&hide=discount&events';
  expect((await frameOf(builder)).href).toBe(`${site.address('embed/ltv/pl/')}#${keys}`);
  await expect(builder.snippet('html')).toHaveValue(/color-scheme:dark/);
  const script = await builder.snippet('script').inputValue();
  expect(withoutHeight(script)).toBe(
    `<script src="${site.address('embed.js')}" async></script>\n` +
      '<feltworth-tool tool="ltv" lang="pl" check="45.5" margin="30" theme="dark" accent="#cc6633" lock="margin" hide="discount" events style="display:block;min-height:*px"></feltworth-tool>',
  );
  await expect(builder.snippet('face')).toHaveValue(/ltv\(\{ averageCheck: 45\.5, purchasesPerMonth: 1, margin: 0\.3, months: 36 \}\)/);

  await builder.choice('builder.version').selectOption('1');
  expect((await frameOf(builder)).pathname).toMatch(/v\/\d+\.\d+\.\d+\/embed\/ltv\/pl\/$/);
  await expect(builder.snippet('script')).toHaveValue(/v\/\d+\.\d+\.\d+\/embed\.js"/);

  await builder.choice('builder.tool').selectOption('nev');
  await builder.choice('nev.scale.label').selectOption('1-7');
  expect((await frameOf(builder)).hash).toBe('#scale=1-7&theme=dark&accent=cc6633&events');
  await expect(builder.snippet('face')).toHaveValue(/nev\(\{ responses: .* scale: \{ min: 1, max: 7 \} \}\)/);

  await builder.choice('builder.tool').selectOption('journey');
  expect((await frameOf(builder)).hash).toBe('#theme=dark&accent=cc6633');
  await expect(builder.snippet('face')).toBeHidden();
  await expect(page.getByText(builder.text('builder.face.none'))).toBeVisible();
});

test('the snippet of the JavaScript face computes what it says', async ({ page, site }) => {
  const builder = await new Builder(page).open(site, '#ltv.check=50&ltv.months=10&ltv.discount=8');
  const [, call] = /const result = ltv\((.*)\);/.exec(await builder.snippet('face').inputValue())!;
  const profit = await page.evaluate(
    async ([address, input]) => {
      const core = await import(address!);
      await core.default();
      // The policy of the site forbids to evaluate text, so the input is read as JSON.
      return core.ltv(JSON.parse(input!.replace(/(\w+):/g, '"$1":'))).profit;
    },
    [site.address('feltworth-core.js'), call],
  );
  expect(profit).toBeCloseTo(125, 10);
});

test('the preview shows the tool with its values, its locks and its height', async ({ page, site }) => {
  const builder = await new Builder(page).open(site, '#ltv.check=45.5&lock=ltv.months&hide=ltv.currency');
  await page.locator('.builder-stage').scrollIntoViewIfNeeded();
  await expect(builder.previewed('check')).toHaveValue('45.5');
  await expect(builder.previewed('months')).not.toBeEditable();
  await expect(builder.preview.getByRole('combobox')).toBeHidden();

  await builder.field('check').fill('60');
  await expect(builder.previewed('check')).toHaveValue('60');
  await builder.choice('builder.lang').selectOption('it');
  await expect(builder.preview.getByRole('textbox', { name: text('it', 'ltv.check.label'), exact: true })).toHaveValue('60');
  await expect(builder.snippet('html')).toHaveValue(new RegExp(`title="${text('it', 'page.ltv.title')} · Feltworth"`));

  for (const width of [320, 480, 768]) {
    // The radio itself is drawn as its label.
    await page.getByText(String(width), { exact: true }).click();
    const frame = page.locator('.builder-stage iframe');
    await expect.poll(() => frame.evaluate((frame: HTMLIFrameElement) => frame.offsetWidth)).toBe(width);
    const fits = async () => {
      const own = await builder.preview.locator('html').evaluate((root) => root.getBoundingClientRect().height);
      const [, height] = /height="(\d+)"/.exec(await builder.snippet('html').inputValue())!;
      return Math.abs(Number(height) - own) <= 9;
    };
    await expect.poll(fits, { message: `the height at ${width} px` }).toBe(true);
  }
});

test('a narrow screen shows a wide preview in a box that scrolls', async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await new Builder(page).open(site);
  await page.getByText('768', { exact: true }).click();
  // The preview comes a moment after the page.
  await expect.poll(() => page.locator('.builder-stage').evaluate((box) => box.scrollWidth - box.clientWidth)).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('a colour is judged in both themes, and a broken one loses nothing', async ({ page, site }) => {
  const builder = await new Builder(page).open(site);
  const accents = async () => /accent=(\w+)/.exec((await frameOf(builder)).hash)?.[1];

  await builder.accent.fill('#6b3fa0');
  await expect(builder.accent).toHaveAccessibleDescription(/Light theme: contrast 7\.\d+:1, easy to read\. Dark theme: contrast 2\.\d+:1, below 4\.5:1/);
  expect(await accents()).toBe('6b3fa0');

  await builder.accent.fill('violet');
  await expect(builder.accent).toHaveAccessibleDescription(/not a colour code/);
  await expect(builder.accent).toHaveAttribute('aria-invalid', 'true');
  await expect(builder.accent).toHaveValue('violet');
  expect(await accents()).toBe('6b3fa0');

  // Contrast 4.48 with white and less with the dark ground.
  await builder.accent.fill('#777777');
  await expect(builder.accent).toHaveAccessibleDescription(/Contrast 4\.47:1 in the light theme.*not used/);
  expect(await accents()).toBe('6b3fa0');

  await builder.accent.fill('');
  await expect(builder.accent).toHaveAccessibleDescription(builder.text('builder.accent.none'));
  expect(await accents()).toBeUndefined();

  await page.getByLabel(builder.text('builder.accent.choose')).fill('#005a9c');
  await expect(builder.accent).toHaveValue('#005a9c');
  expect(await accents()).toBe('005a9c');
});

test('what is no number is told at its field, and the snippet keeps the last right value', async ({ page, site }) => {
  const builder = await new Builder(page).open(site);
  const months = builder.field('months');
  await months.fill('24');
  await months.fill('two years');
  await expect(months).toHaveAccessibleDescription(/single number/);
  expect((await frameOf(builder)).hash).toBe('#months=24');
  await months.fill('5000');
  await expect(months).toHaveAccessibleDescription(/1,200/);
  expect((await frameOf(builder)).hash).toBe('#months=24');

  // The address carries what was typed.
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#ltv.months=5000&v=1');
  await page.reload();
  await site.started();
  await expect(months).toHaveValue('5000');
  await expect(months).toHaveAttribute('aria-invalid', 'true');
  expect((await frameOf(builder)).hash).toBe('');
});

/** Texts with the language of their writer and the number that the tools read; null if they read none. */
const numbers = JSON.parse(readFileSync(new URL('../numbers.json', import.meta.url), 'utf8')) as [Language, string, number | null][];
for (const language of languages) {
  test(`in ${language} numbers are read as the tools read them`, async ({ page, site }) => {
    const builder = await new Builder(page, language).open(site);
    for (const [, typed, value] of numbers.filter(([code, typed]) => code === language && typed)) {
      // What a field takes is another matter: the margin may be negative, the check large.
      const [key, label] = value !== null && value < 0 ? ['margin', 'margin'] : ['check', 'check'];
      await builder.field(label).fill('');
      await builder.field(label).fill(typed);
      const hash = new URLSearchParams((await frameOf(builder)).hash.slice(1));
      expect([typed, hash.has(key) ? Number(hash.get(key)) : null]).toEqual([typed, value]);
      await builder.field(label).fill('');
    }
  });
}

test('a link brings the whole form back, another language keeps it, and other pages do not get it', async ({ page, site }) => {
  const fragment = '#tool=ltv&frameTheme=light&frameAccent=005a9c&ltv.months=24&lock=ltv.months&hide=ltv.cac';
  const builder = await new Builder(page).open(site, fragment);
  await expect(builder.field('months')).toHaveValue('24');
  await expect(builder.permission('ltv.months.label')).toHaveValue('lock');
  const before = await frameOf(builder);
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'light');

  await page.getByRole('link', { name: 'Italiano' }).click();
  await page.waitForURL('**/it/embed/#*');
  await site.started();
  const italian = new Builder(page, 'it');
  await expect(italian.field('months')).toHaveValue('24');
  expect((await frameOf(italian)).hash).toBe(before.hash);
  expect((await frameOf(italian)).pathname).toBe(new URL(site.address('embed/ltv/it/')).pathname);

  await page.getByRole('link', { name: text('it', 'nav.method'), exact: true }).first().click();
  await page.waitForURL('**/it/method/');
  await page.goBack();
  await expect(italian.field('months')).toHaveValue('24');
  await italian.field('months').fill('12');
  expect((await frameOf(italian)).hash).toContain('months=12');
});

test('each choice is a step that can be taken back, and so is a text', async ({ page, site }) => {
  const builder = await new Builder(page).open(site);
  const undo = page.getByRole('button', { name: builder.text('action.undo') });
  const theme = builder.choice('builder.theme');
  await expect(undo).toBeDisabled();
  await theme.selectOption('dark');
  await theme.selectOption('light');
  await builder.permission('ltv.months.label').selectOption('lock');
  await builder.permission('ltv.months.label').selectOption('hide');
  await builder.field('months').pressSequentially('24');
  expect((await frameOf(builder)).hash).toBe('#months=24&theme=light&hide=months');

  await undo.click();
  await expect(builder.field('months')).toHaveValue('');
  await undo.click();
  await expect(builder.permission('ltv.months.label')).toHaveValue('lock');
  await undo.click();
  await expect(builder.permission('ltv.months.label')).toHaveValue('');
  await undo.click();
  await expect(theme).toHaveValue('dark');
  await undo.click();
  await expect(theme).toHaveValue('');
  await expect(undo).toBeDisabled();
  await page.getByRole('button', { name: builder.text('action.redo') }).click();
  await expect(theme).toHaveValue('dark');
  expect((await frameOf(builder)).hash).toBe('#theme=dark');
});

test('the width of the preview stays in another language, and the tool follows the page', async ({ page, site }) => {
  await new Builder(page).open(site);
  await page.getByText('320', { exact: true }).click();
  await page.getByRole('link', { name: 'Polski' }).click();
  await page.waitForURL('**/pl/embed/**');
  await site.started();
  const polish = new Builder(page, 'pl');
  await expect(page.getByRole('radio', { name: '320' })).toBeChecked();
  expect((await frameOf(polish)).pathname).toBe(new URL(site.address('embed/ltv/pl/')).pathname);
});

test('what a link asks for and does not exist is said where it stands', async ({ page, site }) => {
  const builder = await new Builder(page).open(site, '#tool=nps9&lang=xx&nev.scale=0-11&frameTheme=dark');
  const said = (name: string) => new RegExp(builder.text('error.choice', { text: name }).replace(/[.?]/g, '\\$&'));
  await expect(builder.choice('builder.tool')).toHaveAccessibleDescription(said('nps9'));
  await expect(builder.choice('builder.lang')).toHaveAccessibleDescription(said('xx'));
  expect((await frameOf(builder)).pathname).toBe(new URL(site.address('embed/ltv/en/')).pathname);
  await builder.choice('builder.tool').selectOption('nev');
  await expect(builder.choice('builder.tool')).toHaveAccessibleDescription('');
  await expect(builder.choice('nev.scale.label')).toHaveAccessibleDescription(said('0-11'));
  expect((await frameOf(builder)).hash).toBe('#theme=dark');
});

test('a link of the site opens the page with its program', async ({ page, site }) => {
  await site.start('en/ltv/');
  await page.getByRole('contentinfo').getByRole('link', { name: text('en', 'nav.embed') }).click();
  await page.waitForURL('**/en/embed/');
  await site.started();
  const builder = new Builder(page);
  await builder.field('months').fill('24');
  expect((await frameOf(builder)).hash).toBe('#months=24');
});

test('what is typed before the app takes the page over stays', async ({ page, site }) => {
  let go = () => {};
  const held = new Promise<void>((done) => (go = done));
  await page.route('**/assets/feltworth-*.wasm', async (route) => held.then(() => route.continue()));
  await site.open('en/embed/');
  const builder = new Builder(page);
  await builder.field('months').fill('24');
  await builder.permission('ltv.months.label').selectOption('lock');
  go();
  await site.started();
  await expect(builder.field('months')).toHaveValue('24');
  await expect(builder.permission('ltv.months.label')).toHaveValue('lock');
  expect((await frameOf(builder)).hash).toBe('#months=24&lock=months');
});

test.describe('copying', () => {
  test('puts the snippet into the clipboard', async ({ page, context, site }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const builder = await new Builder(page).open(site, '#ltv.months=24');
    await builder.copy('script').click();
    await expect(page.getByText(builder.text('builder.copied'))).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(withoutHeight(copied)).toBe(withoutHeight(await builder.snippet('script').inputValue()));
  });

  test('selects the snippet and says so where there is no clipboard', async ({ page, site }) => {
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined }));
    const builder = await new Builder(page).open(site);
    await builder.copy('html').click();
    await expect(page.getByText(builder.text('builder.notCopied'))).toBeVisible();
    await expect(builder.snippet('html')).toBeFocused();
    // At once: the preview may tell another height in between.
    const [selected, whole] = await builder.snippet('html').evaluate((area: HTMLTextAreaElement) => [area.value.slice(area.selectionStart, area.selectionEnd), area.value]);
    expect(selected).toBe(whole);
  });
});

for (const language of languages) {
  test(`in ${language} every fault has its words, and the page stays accessible and as wide as the screen`, async ({ page, site }) => {
    const builder = await new Builder(page, language).open(site);
    await builder.accent.fill('x');
    await builder.field('check').fill('x');
    await builder.field('margin').fill('-2000');
    await builder.permission('ltv.margin.label').selectOption('lock');
    await expect(builder.accent).toHaveAccessibleDescription(/#6b3fa0/);
    await expect(builder.field('check')).toHaveAccessibleDescription(/1.?234[.,]5/);
    await expect(builder.field('margin')).toHaveAccessibleDescription(/1.?000/);
    await site.expectAccessible();
    const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    expect(inner).toBeLessThanOrEqual(outer!);
  });

  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false });

    test(`the page of ${language} has snippets to use, and no form`, async ({ page, site }) => {
      await site.open(`${language}/embed/`);
      const builder = new Builder(page, language);
      await expect(page.locator('.without-script')).toBeVisible();
      for (const name of [...tools, ...languages]) await expect(page.locator('.without-script')).toContainText(new RegExp(`\\b${name}\\b`));
      await expect(page.locator('form')).toBeHidden();
      await expect(builder.snippet('html')).toHaveValue(new RegExp(`/embed/ltv/${language}/" title="`));
      await expect(builder.snippet('script')).toHaveValue(new RegExp(`tool="ltv" lang="${language}"`));
    });
  });
}

test('what is written is what the program makes of the untouched form', async ({ page, site }) => {
  await new Builder(page).open(site);
  const areas = await page.locator('.snippet textarea').evaluateAll(async (areas: HTMLTextAreaElement[]) => {
    const html = await (await fetch(location.href)).text();
    const written = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll<HTMLTextAreaElement>('.snippet textarea')];
    return areas.map(({ value }, i) => [written[i]!.defaultValue, value]);
  });
  const plain = (snippet: string) => withoutHeight(snippet.replaceAll(site.address(''), 'https://example.org/'));
  expect(areas.length).toBeGreaterThanOrEqual(3);
  for (const [written, made] of areas) expect(plain(made!)).toBe(plain(written!));
});
