import type { Locator, Page } from '@playwright/test';
import { counted, currencies, money, text, type Language } from './catalogue';
import { expect, type Site } from './fixtures';

/** A text as a description: a warning sign of the style sheet may stand before it. */
export const said = (text: string) => new RegExp(`(^|\\s)${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')}$`);

/** Lets the program of a page wait until the function that this answers is called. */
export async function holdProgram(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/assets/feltworth-*.wasm', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** The what-if as a visitor of a language finds it. */
export class WhatIf {
  constructor(
    readonly page: Page,
    readonly language: Language = 'en',
  ) {}

  async open(site: Site, fragment = '') {
    await site.start(`${this.language}/ltv/${fragment}`, this.page);
    return this;
  }

  /** The same page in another language. */
  in = (language: Language) => new WhatIf(this.page, language);

  text = (key: string, values?: Record<string, string>) => text(this.language, key, values);
  field = (key: string) => this.page.getByRole('textbox', { name: this.text(`ltv.${key}.label`), exact: true });
  slider = (key: string) => this.page.getByRole('slider', { name: this.text(`ltv.${key}.label`), exact: true });
  button = (key: string) => this.page.getByRole('button', { name: this.text(key), exact: true });
  get currency(): Locator {
    return this.page.getByRole('combobox', { name: this.text('ltv.currency.label') });
  }
  get result(): Locator {
    return this.page.getByRole('region', { name: this.text('ltv.result'), exact: true });
  }
  /** One of the two large numbers: what is left comes first. */
  figure = (name: 'left' | 'revenue') => this.result.getByRole('strong').nth(name === 'left' ? 0 : 1);
  /** The value of a row below them. */
  row = (key: string) =>
    this.result
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${this.text(`ltv.row.${key}`)}$`) })
      .locator('xpath=following-sibling::dd');
  get stale(): Locator {
    return this.result.getByText(this.text('result.stale'));
  }

  /** The numbers, whatever the language. */
  async expectNumbers(left: number, revenue: number, currency = currencies[this.language]) {
    await expect(this.figure('left')).toHaveText(money(this.language, left, currency));
    await expect(this.figure('revenue')).toHaveText(money(this.language, revenue, currency));
  }
}

/** The emotions in the order of a link. */
export const emotions = [
  ...['irritated', 'hurried', 'neglected', 'unhappy', 'unsatisfied', 'stressed', 'disappointed', 'frustrated'],
  ...['interested', 'energetic', 'stimulated', 'exploratory', 'indulgent'],
  ...['trusting', 'valued', 'caredFor', 'focused', 'safe'],
  ...['happy', 'pleased'],
];

/** Attention 7,6,5,4,6; Recommendation 8,7,7,6,8; Advocacy 8,8; Destroying 2,3,1,2,2,3,2,1: 80/12 − 16/8 = 4.67. */
export const worked = [2, 3, 1, 2, 2, 3, 2, 1, 7, 6, 5, 4, 6, 8, 7, 7, 6, 8, 8, 8];
export const workedLink = `#scale=0-10&answers=${worked.join('.')}`;

/** The questionnaire as a visitor of a language finds it. */
export class Questionnaire {
  constructor(
    readonly page: Page,
    readonly language: Language = 'en',
  ) {}

  async open(site: Site, fragment = '') {
    await site.start(`${this.language}/nev/${fragment}`, this.page);
    return this;
  }

  text = (key: string, values?: Record<string, string>) => text(this.language, key, values);
  button = (key: string) => this.page.getByRole('button', { name: this.text(key), exact: true });
  emotion = (name: string) => this.page.getByRole('radiogroup', { name: this.text(`emotion.${name}`), exact: true });
  answer = (name: string, rating: number) => this.emotion(name).getByRole('radio', { name: String(rating), exact: true });
  scale = (name: string) => this.page.getByRole('group', { name: this.text('nev.scale.label') }).getByRole('radio', { name });
  /** Shows the answers where a narrow screen has opened on the result. */
  async showAnswers() {
    const button = this.button('nev.more.answers');
    if (await button.isVisible()) await button.click();
  }
  /** Opens the choice of the scale, which folds. */
  unfoldScale = () => this.page.locator('.folded-scale > summary').click();
  get shown(): Locator {
    return this.page.getByRole('radiogroup').filter({ visible: true });
  }
  get result(): Locator {
    return this.page.getByRole('region', { name: this.text('nev.result'), exact: true });
  }
  get score(): Locator {
    return this.result.getByRole('strong').first();
  }
  row = (key: string) =>
    this.result.getByRole('term').filter({ hasText: new RegExp(`^${this.text(`nev.row.${key}`)}$`) }).locator('xpath=following-sibling::dd');

  /** Chooses an answer by pointer. */
  choose = (name: string, rating: number) => this.answer(name, rating).click();

  async expectProgress(count: number) {
    await expect(this.page.getByText(counted(this.language, 'nev.progress', count), { exact: true })).toBeVisible();
  }

  /** The names of the emotions in the order in which they are asked for. */
  async order(): Promise<string[]> {
    return this.page.locator('[data-emotion]').evaluateAll((groups) => groups.map((group) => (group as HTMLElement).dataset.emotion!));
  }
}
