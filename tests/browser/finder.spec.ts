import type { Page } from '@playwright/test';
import { counted, languages, stages, text, type Language } from './catalogue';
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

/** The situations of the quiz in their order, by their stages. */
const situations = ['satisfaction', 'interest', 'repurchase', 'awareness', 'purchase', 'loyalty', 'consideration', 'recommendation', 'engagement', 'curiosity'];

class Quiz extends Finder {
  region = this.page.getByRole('region', { name: this.text('quiz.title'), exact: true });
  status = this.region.getByRole('status');
  asked = (id: string) => this.region.getByRole('group', { name: this.text(`quiz.${id}.question`), exact: true });
  /** The answers on offer to a question, by their stages. */
  choice = (id: string, stage: string) => this.asked(id).locator(`input[value=${stage}]`);
  button = (key: string) => this.region.getByRole('button', { name: this.text(key), exact: true });
  heading = (place: number) => this.region.getByRole('heading', { name: this.text('quiz.place', { n: `${place}`, all: '10' }), exact: true });
  name = (stage: string) => this.text(`stage.${stage}.name`);

  /** Waits until the part of the quiz has come, which the first press on the page asks for. */
  async come() {
    await this.page.keyboard.press('Shift');
    await this.page.locator('[data-part=quiz][data-mounted]').waitFor();
    return this;
  }

  /** Answers both questions by keyboard, each from its first radio button on, and checks them. */
  async settle(stage: string, behaviour: string) {
    for (const [id, wanted] of [['stage', stage], ['behaviour', behaviour]] as const) {
      await this.asked(id).getByRole('radio').first().focus();
      await this.page.keyboard.press('Space');
      for (let i = 0; i < 4 && !(await this.choice(id, wanted).isChecked()); i += 1) await this.page.keyboard.press('ArrowDown');
      await expect(this.choice(id, wanted)).toBeChecked();
    }
    await this.page.keyboard.press('Tab');
    await expect(this.button('quiz.check')).toBeFocused();
    await this.page.keyboard.press('Enter');
  }
}

for (const language of ['en', 'sl'] as const) {
  test(`in ${language} the quiz is played through by keyboard, and each answer teaches`, async ({ page, site }) => {
    const quiz = new Quiz(page, language);
    await quiz.open(site);
    await quiz.come();
    const address = page.url();
    expect([...situations].sort()).toEqual([...stages].sort());
    // The first two situations are taken for others, and in the first what staff should do is taken for that of another.
    const wrong = [['loyalty', 'curiosity'], ['curiosity', 'interest']];
    for (const [i, stage] of situations.entries()) {
      const [chosen, behaviour] = wrong[i] ?? [stage, stage];
      await expect(quiz.heading(i + 1)).toBeVisible();
      await expect(quiz.region).toContainText(quiz.text(`quiz.situation.${stage}`));
      await quiz.settle(chosen!, behaviour!);
      const said = (id: string, given: string) => quiz.text(`quiz.${id}.${given === stage ? 'right' : 'wrong'}`, { stage: quiz.name(stage), chosen: quiz.name(given) });
      for (const told of [said('stage', chosen!), said('behaviour', behaviour!)]) await expect(quiz.status).toContainText(told);
      if (behaviour !== stage) await expect(quiz.status).toContainText(quiz.text(`stage.${stage}.right`));
      await expect(quiz.status.getByRole('link')).toHaveAttribute('href', new RegExp(`${language}/journey/${stage}/$`));
      await expect(quiz.button(i < 9 ? 'quiz.on' : 'quiz.end'), 'the keyboard goes on').toBeFocused();
      if (i === 0) await site.expectAccessible();
      await page.keyboard.press('Enter');
      if (i < 9) await expect(quiz.heading(i + 2)).toBeFocused();
    }
    await expect(quiz.region.getByRole('heading', { name: quiz.text('quiz.score.title') })).toBeFocused();
    for (const [id, right] of [['stage', 8], ['behaviour', 9]] as const) {
      await expect(quiz.status).toContainText(counted(language, `quiz.score.${id}`, right).replace('{all}', '10'));
    }
    await page.keyboard.press('Tab');
    await expect(quiz.button('quiz.again')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(quiz.heading(1)).toBeFocused();
    await expect(quiz.region.getByRole('radio', { checked: true })).toHaveCount(0);
    expect(page.url(), 'no link holds the answers').toBe(address);
  });
}

test('the quiz says which answers were right in words, keeps them, and asks for one that is missing', async ({ page, site }) => {
  const quiz = new Quiz(page);
  await quiz.open(site);
  await quiz.come();
  await quiz.choice('stage', 'loyalty').check();
  await quiz.button('quiz.check').click();
  await expect(quiz.status).toHaveText(quiz.text('quiz.incomplete'));
  await expect(quiz.choice('stage', 'loyalty')).toBeChecked();
  await quiz.choice('behaviour', 'satisfaction').check();
  await expect(quiz.status).toBeEmpty();
  await quiz.button('quiz.check').click();
  const marked = (id: string, key: string) => quiz.asked(id).locator('label').filter({ hasText: quiz.text(`quiz.mark.${key}`) });
  await expect(marked('stage', 'right')).toContainText(quiz.name('satisfaction'));
  await expect(marked('stage', 'wrong')).toContainText(quiz.name('loyalty'));
  await expect(marked('behaviour', 'right')).toHaveCount(1);
  await expect(marked('behaviour', 'wrong')).toHaveCount(0);
  await expect(quiz.choice('stage', 'engagement')).toBeDisabled();
  await quiz.status.getByRole('link').click();
  await expect(page).toHaveURL(/journey\/satisfaction\/$/);
});

test('a frame has no quiz', async ({ page, site }) => {
  await site.start('embed/finder/en/');
  await expect(page.locator('.finder-tool')).toBeVisible();
  await expect(page.locator('.quiz')).toHaveCount(0);
});
