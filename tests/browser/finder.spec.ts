import type { Page } from '@playwright/test';
import { languages, text, type Language } from './catalogue';
import { expect, test, type Site } from './fixtures';

/** Ways through the questions, one to each stage: the answers as a link has them. */
const ways: Record<string, string> = {
  awareness: 'no.passing',
  interest: 'no.looking.around',
  consideration: 'no.comparing',
  purchase: 'no.decided',
  engagement: 'yes.hardly',
  satisfaction: 'yes.yes.judges',
  repurchase: 'yes.yes.again.compares',
  curiosity: 'yes.yes.novelty',
  loyalty: 'yes.yes.again.refuses.no',
  recommendation: 'yes.yes.again.refuses.yes',
};

/** The questions that the longest way asks. */
const longest = ['bought', 'used', 'since', 'rival', 'others'];

class Finder {
  constructor(
    readonly page: Page,
    readonly language: Language = 'en',
  ) {}

  async open(site: Site, fragment = '') {
    await site.start(`${this.language}/journey/finder/${fragment}`, this.page);
    return this;
  }

  text = (key: string, values?: Record<string, string>) => text(this.language, key, values);
  question = (id: string) => this.page.getByRole('group', { name: this.text(`finder.${id}.question`), exact: true });
  answer = (id: string, name: string) =>
    this.question(id).getByRole('radio', { name: this.text(`finder.${id}.${name}`), exact: true });
  get result() {
    return this.page.getByRole('region', { name: this.text('finder.result'), exact: true });
  }
  get stage() {
    return this.result.getByRole('strong');
  }
}

for (const language of languages) {
  test(`in ${language} a link of answers shows each stage with what to do, what not and what to ask`, async ({ page, site }) => {
    for (const [stage, answers] of Object.entries(ways)) {
      const finder = await new Finder(page, language).open(site, `#answers=${answers}`);
      await expect(finder.stage).toHaveText(finder.text(`stage.${stage}.name`));
      for (const key of [`stage.${stage}.right`, `stage.${stage}.wrong`, `finder.nextQuestion.${stage}`]) {
        await expect(finder.result).toContainText(finder.text(key));
      }
      await page.goto('about:blank');
    }
  });
}

test('each answer brings the next question, and the address holds them', async ({ page, site }) => {
  const finder = await new Finder(page).open(site);
  await expect(finder.result).toContainText(finder.text('finder.open'));
  const answers = ways.loyalty!.split('.');
  for (const [place, id] of longest.entries()) await finder.answer(id, answers[place]!).check();
  await expect(finder.stage).toHaveText('Loyalty');
  await expect.poll(() => new URL(page.url()).hash).toContain(`answers=${ways.loyalty}`);
  await site.expectAccessible();
});

test('back takes the last answer, undo brings it back, and another answer forgets what rested on the old one', async ({ page, site }) => {
  const finder = await new Finder(page).open(site, '#answers=yes.yes.novelty');
  await page.getByRole('button', { name: finder.text('finder.back') }).click();
  await expect(finder.result).toContainText(finder.text('finder.open'));
  await expect(finder.question('since')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(finder.stage).toHaveText(finder.text('stage.curiosity.name'));
  await finder.answer('bought', 'no').check();
  await expect(finder.question('contact')).toBeVisible();
  await expect(finder.question('since')).toHaveCount(0);
});

test('the keyboard alone finds a stage', async ({ page, site }) => {
  const finder = await new Finder(page).open(site);
  await finder.answer('bought', 'no').focus();
  await page.keyboard.press('Space');
  await expect(finder.answer('bought', 'no'), 'the keyboard stays where it was').toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(finder.stage).toHaveText(finder.text('stage.awareness.name'));
});

test('an answer that does not exist is told, and the question is asked anew', async ({ page, site }) => {
  const finder = await new Finder(page).open(site, '#answers=yes.perhaps.again');
  await expect(page.getByText(finder.text('finder.unknown', { text: 'perhaps' }))).toBeVisible();
  await finder.answer('used', 'no').check();
  await expect(finder.stage).toHaveText(finder.text('stage.engagement.name'));
});

test('in a frame the finder works, and its link leaves the page around', async ({ page, site }) => {
  await site.start('embed/finder/en/');
  const finder = new Finder(page);
  await finder.answer('bought', 'no').check();
  await finder.answer('contact', 'decided').check();
  await expect(finder.stage).toHaveText(finder.text('stage.purchase.name'));
  await expect(finder.page.getByText(finder.text('finder.bought.question'), { exact: true })).toBeInViewport();
  await expect(finder.result).not.toContainText('finder.');
  const more = finder.result.getByRole('link');
  await expect(more).toHaveAttribute('target', '_blank');
  await expect(more).toHaveAttribute('href', /en\/journey\/purchase\/$/);
});
