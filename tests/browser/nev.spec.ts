import { counted } from './catalogue';
import { expect, test } from './fixtures';
import { emotions, holdProgram, Questionnaire, worked, workedLink } from './tools';

test('the names that the contract promises are there', async ({ page, site }) => {
  await site.start('en/nev/');
  await expect(page.getByRole('region', { name: 'Net Emotional Value', exact: true })).toBeVisible();
  const groups = page.getByRole('radiogroup', { includeHidden: true });
  await expect(groups).toHaveCount(20);
  for (const name of ['Irritated', 'Cared for', 'Pleased']) {
    await expect(page.getByRole('radiogroup', { name, exact: true, includeHidden: true })).toHaveCount(1);
  }
});

for (const language of ['en', 'ru'] as const) {
  test(`in ${language} twenty answers make the score, which is provisional until the last`, async ({ page, site, isMobile }) => {
    const nev = await new Questionnaire(page, language).open(site);
    const order = await nev.order();
    expect([...order].sort()).toEqual([...emotions].sort());
    await expect(nev.score).toHaveText('–');
    for (const [i, name] of order.entries()) {
      if (isMobile) await expect(nev.shown).toHaveCount(1);
      await nev.choose(name, worked[emotions.indexOf(name)]!);
      await nev.expectProgress(i + 1);
      if (i === 5) await expect(nev.result.getByText(counted(language, 'nev.provisional', 6))).toBeVisible();
    }
    await expect(nev.score).toHaveText(language === 'ru' ? '+4,7' : '+4.7');
    await expect(nev.result.getByText(nev.text('nev.verdict.positive'))).toBeVisible();
    const number = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    await expect(nev.row('positive')).toHaveText(number.format(80 / 12));
    await expect(nev.row('negative')).toHaveText(number.format(2));
    await expect(nev.row('shortTerm')).toHaveText(number.format(28 / 5));
    await expect(nev.row('longTerm')).toHaveText(number.format(52 / 7));
    await expect(nev.row('destroyer')).toContainText(nev.text('emotion.hurried'));
    await expect(nev.row('onePoint')).toContainText(language === 'ru' ? '+0,125' : '+0.125');
    await expect(page).toHaveURL(new RegExp(workedLink.slice(1).replaceAll('.', '\\.')));
  });

  test(`in ${language} a link brings the answers back, and a reload too`, async ({ page, site }) => {
    const nev = await new Questionnaire(page, language).open(site, workedLink);
    const score = language === 'ru' ? '+4,7' : '+4.7';
    await expect(nev.score).toHaveText(score);
    await page.reload();
    await site.started();
    await expect(nev.score).toHaveText(score);
    await nev.showAnswers();
    await nev.expectProgress(20);
  });

  test(`in ${language} a link that was cut off or changed says so, and the right answers count`, async ({ page, site }) => {
    const nev = await new Questionnaire(page, language).open(site, '#scale=0-10&answers=11.x.3.-1');
    await expect(page.getByText(counted(language, 'nev.link.count', 4))).toBeVisible();
    await nev.expectProgress(1);
    const problem = nev.text('nev.link.answer', { text: '11', least: '0', greatest: '10' });
    await expect(page.locator('#nev-irritated')).toContainText(problem);
    await expect(page.locator('#nev-hurried')).toContainText('x');
    await expect(page.locator('#nev-unhappy')).toContainText('-1');
    await expect(nev.score).toHaveText('–');
  });
}

test('the strongest driver is the answer that lifts the score most', async ({ page, site }) => {
  const alone = worked.map((answer, i) => (emotions[i] === 'valued' ? 10 : answer));
  const nev = await new Questionnaire(page).open(site, `#scale=0-10&answers=${alone.join('.')}`);
  await expect(nev.row('driver')).toHaveText('Valued (+0.83)');
  await expect(nev.row('destroyer'), 'two of equal pull').toHaveText('Hurried and 1 other (−0.38 each)');
});

test('means that do not add up as they are rounded say so', async ({ page, site }) => {
  const link = (negative: string, positive: string) => `#answers=${negative}......${positive}.........`;
  const apart = await new Questionnaire(page).open(site, link('2.2.1', '5.5.6')); // 5.33 − 1.67 = 3.67
  await expect(apart.score).toHaveText('+3.7');
  await expect(apart.row('positive')).toHaveText('5.3');
  await expect(apart.row('negative')).toHaveText('1.7');
  await expect(apart.result.getByText(apart.text('nev.rounded'))).toBeVisible();
  const exact = await new Questionnaire(page, 'pl').open(site, link('2.2.2', '5.5.6'));
  await expect(exact.score).toHaveText('+3,3');
  await expect(exact.result.getByText(exact.text('nev.rounded'))).toBeHidden();
});

test('a score needs a pleasant and an unpleasant emotion', async ({ page, site }) => {
  const nev = await new Questionnaire(page).open(site, `#scale=0-10&answers=${'.'.repeat(8)}7${'.'.repeat(11)}`);
  await expect(nev.score).toHaveText('–');
  await expect(nev.result.getByText(nev.text('nev.undefined'))).toBeVisible();
});

test('after a tap where one emotion is shown, the focus is on the next one', async ({ page, site }) => {
  await page.setViewportSize({ width: 1024, height: 800 });
  const nev = await new Questionnaire(page).open(site);
  const order = await nev.order();
  await nev.choose(order[0]!, 7);
  await expect(nev.answer(order[1]!, 0)).toBeFocused();
  await page.keyboard.press('4');
  await expect(nev.answer(order[1]!, 4)).toBeChecked();
  await expect(page.getByRole('checkbox', { name: nev.text('nev.numberKeys') })).toBeVisible();
});

test('what is answered before the app runs counts, and leads to the next emotion', async ({ page, site, isMobile }) => {
  const release = await holdProgram(page);
  await page.goto(site.address('en/nev/'), { waitUntil: 'commit' });
  const nev = new Questionnaire(page);
  await nev.choose('interested', 7);
  release();
  await site.started();
  await nev.expectProgress(1);
  await expect(page).toHaveURL(/answers=\.{8}7/);
  if (isMobile) await expect(nev.emotion('interested')).toBeHidden();
});

test('a double tap answers one emotion', async ({ page, site, isMobile }) => {
  test.skip(!isMobile, 'a wide screen shows all at once');
  const nev = await new Questionnaire(page).open(site);
  const [first, second] = (await nev.order()) as [string, string];
  const five = nev.emotion(first).locator('label').nth(5);
  await five.evaluate((label) => label.scrollIntoView({ block: 'center' }));
  const { x, y, width, height } = (await five.boundingBox())!;
  // The first emotion is new too.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  await Promise.all([0, 1].map(() => page.touchscreen.tap(x + width / 2, y + height / 2)));
  await expect(nev.emotion(second)).toBeVisible();
  await nev.expectProgress(1);
  await nev.answer(second, 5).tap();
  await nev.expectProgress(2);
});

test('the last emotion leads back to the skipped ones, and then to the result', async ({ page, site }) => {
  await page.setViewportSize({ width: 700, height: 800 });
  const nev = await new Questionnaire(page).open(site);
  const order = await nev.order();
  await nev.button('nev.skip').focus();
  for (let i = 1; i < order.length; i += 1) await page.keyboard.press('Enter');
  await expect(nev.emotion(order.at(-1)!)).toBeVisible();
  await expect(nev.button('nev.toSkipped')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(nev.emotion(order[0]!)).toBeVisible();

  for (const name of order) await nev.answer(name, 5).click();
  await nev.expectProgress(20);
  await nev.button('nev.toResult').click();
  await expect(page.getByRole('heading', { name: nev.text('nev.result') }).last()).toBeFocused();
  await expect(nev.score).toBeInViewport();
});

test('what a narrow screen shows at a glance is no final score before all are rated', async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  const nev = await new Questionnaire(page).open(site);
  const glance = page.locator('.glance');
  await expect(glance).toHaveText(/^NEV–$/);
  const order = await nev.order();
  for (const name of order.slice(0, 2)) await nev.answer(name, 5).click();
  await expect(glance).toHaveText(`${nev.text('nev.soFar')}0.0`);
  for (const name of order.slice(2)) await nev.answer(name, 5).click();
  await expect(glance).toHaveText('NEV0.0');
});

test('a link whose answer cannot be read shows that emotion, with the reason', async ({ page, site }) => {
  await page.setViewportSize({ width: 700, height: 800 });
  const nev = await new Questionnaire(page).open(site, `#scale=0-10&answers=${worked.map((answer, i) => (i === 11 ? 12 : i === 2 ? '' : answer)).join('.')}`);
  await expect(nev.emotion(emotions[11]!)).toBeVisible();
  await expect(nev.emotion(emotions[11]!)).toHaveAccessibleDescription(/12/);
});

test('on paper are all answers and no controls', async ({ page, site }) => {
  await page.setViewportSize({ width: 700, height: 900 });
  const nev = await new Questionnaire(page).open(site, workedLink);
  await page.emulateMedia({ media: 'print' });
  await expect(nev.shown).toHaveCount(20);
  for (const key of ['nev.next', 'action.copyLink']) await expect(nev.button(key)).toBeHidden();
  await expect(nev.score).toBeVisible();
});

test.describe('with the keyboard', () => {
  test('digits answer, 1 and 0 make 10, Enter goes on', async ({ page, site }) => {
    const nev = await new Questionnaire(page).open(site);
    const order = await nev.order();
    await nev.emotion(order[0]!).getByRole('radio').first().focus();
    await page.keyboard.press('7');
    await expect(nev.answer(order[0]!, 7)).toBeChecked();
    await page.keyboard.press('Enter');
    await expect(nev.answer(order[1]!, 0)).toBeFocused();
    await page.keyboard.press('1');
    await page.keyboard.press('0');
    await expect(nev.answer(order[1]!, 10)).toBeChecked();
    await expect(nev.answer(order[1]!, 10)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(nev.answer(order[2]!, 0)).toBeFocused();
    await page.keyboard.press('1');
    await expect(nev.answer(order[2]!, 1)).toBeChecked();
    await page.keyboard.press('ArrowRight');
    await expect(nev.answer(order[2]!, 2)).toBeChecked();
    await nev.expectProgress(3);
    await expect(nev.score).not.toHaveText('–');
  });

  test('all twenty are answered without the pointer', async ({ page, site }) => {
    const nev = await new Questionnaire(page).open(site);
    const order = await nev.order();
    await nev.answer(order[0]!, 0).focus();
    for (const name of order) {
      await expect(nev.answer(name, 0)).toBeFocused();
      await page.keyboard.type(String(worked[emotions.indexOf(name)]));
      await page.keyboard.press('Enter');
    }
    await expect(nev.score).toHaveText('+4.7');
    await nev.expectProgress(20);
  });

  test('Delete takes an answer back', async ({ page, site }) => {
    const nev = await new Questionnaire(page).open(site);
    const [first] = await nev.order();
    await nev.emotion(first!).getByRole('radio').first().focus();
    await page.keyboard.press('7');
    await nev.expectProgress(1);
    await page.keyboard.press('Delete');
    await expect(nev.answer(first!, 7)).not.toBeChecked();
    await nev.expectProgress(0);
  });

  test('number keys can be switched off', async ({ page, site, isMobile }) => {
    test.skip(isMobile, 'a narrow screen has no room for the choice');
    const nev = await new Questionnaire(page).open(site);
    const [first] = await nev.order();
    await page.getByLabel(nev.text('nev.numberKeys')).uncheck();
    await nev.emotion(first!).getByRole('radio').first().focus();
    await page.keyboard.press('7');
    await expect(nev.answer(first!, 7)).not.toBeChecked();
    await nev.expectProgress(0);
  });
});

test('a phone asks one after the other: skip, back, next, and a tap goes on', async ({ page, site, isMobile }) => {
  test.skip(!isMobile, 'a wide screen shows all at once');
  const nev = await new Questionnaire(page).open(site);
  const [first, second, third] = (await nev.order()) as [string, string, string];
  await expect(nev.shown).toHaveCount(1);
  await expect(nev.emotion(first)).toBeVisible();
  await expect(nev.button('nev.back')).toBeDisabled();
  await nev.answer(first, 5).tap();
  await expect(nev.emotion(second)).toBeVisible();
  await nev.button('nev.skip').tap();
  await expect(nev.emotion(third)).toBeVisible();
  await nev.button('nev.back').tap();
  await nev.button('nev.back').tap();
  await expect(nev.answer(first, 5)).toBeChecked();
  await nev.button('nev.next').tap();
  await expect(nev.emotion(second)).toBeVisible();
  await nev.expectProgress(1);
});

test('on a phone the browser’s way back leads from emotion to emotion and takes no answer back', async ({ page, site, isMobile }) => {
  test.skip(!isMobile, 'a wide screen shows all at once');
  await site.start('en/journey/');
  const nev = await new Questionnaire(page).open(site);
  const order = await nev.order();
  for (const name of order.slice(0, 3)) await nev.answer(name, 5).tap();
  await expect(page).toHaveURL(/answers=/);
  for (const place of [2, 1, 0]) {
    await page.goBack();
    await expect(nev.emotion(order[place]!)).toBeVisible();
    await expect(nev.answer(order[place]!, 5)).toBeChecked();
    await nev.expectProgress(3);
  }
  await expect(page, 'the address has all answers').toHaveURL(/#scale=0-10&answers=[.]*5[.]*5[.]*5[.]*&v=1$/);
  await page.goForward();
  await expect(nev.emotion(order[1]!)).toBeVisible();
  await nev.expectProgress(3);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/en\/journey\/$/);
});

test('a wide screen shows all twenty at once', async ({ page, site, isMobile }) => {
  test.skip(isMobile, 'a phone asks one after the other');
  const nev = await new Questionnaire(page).open(site);
  await expect(nev.shown).toHaveCount(20);
});

test.describe('another scale', () => {
  const choose = (nev: Questionnaire, scale: string) => nev.page.getByText(scale, { exact: true }).click();

  test('is taken at once while nothing is answered', async ({ page, site }) => {
    const nev = await new Questionnaire(page).open(site);
    await nev.unfoldScale();
    await choose(nev, '1–5');
    await expect(nev.shown.first().getByRole('radio')).toHaveCount(5);
    await expect(nev.result.getByText('from −4 to +4')).toBeVisible();
  });

  test('asks what becomes of the answers, and converts them only then', async ({ page, site }) => {
    const nev = await new Questionnaire(page).open(site, workedLink);
    await nev.showAnswers();
    await nev.unfoldScale();
    await choose(nev, '1–5');
    const question = page.getByRole('alert').filter({ hasText: nev.text('nev.scale.question', { scale: '1–5' }) });
    await expect(question).toBeVisible();
    await site.expectAccessible();
    await expect(nev.score, 'nothing has changed yet').toHaveText('+4.7');
    await nev.button('nev.scale.keep').click();
    await expect(question).toBeHidden();
    await expect(nev.scale('0–10')).toBeChecked();
    await expect(nev.score).toHaveText('+4.7');

    await choose(nev, '1–5');
    await nev.button('nev.scale.convert').click();
    await expect(page).toHaveURL(/scale=1-5&answers=2\.2\.1\.2\.2\.2\.2\.1\.4\.3\.3\.3\.3\.4\.4\.4\.3\.4\.4\.4/);
    await nev.expectProgress(20);

    await choose(nev, '1–7');
    await nev.button('nev.scale.empty').click();
    await nev.expectProgress(0);
    await expect(nev.scale('1–7')).toBeChecked();
  });
});

test('the language changes around the answers', async ({ page, site }) => {
  await new Questionnaire(page).open(site, workedLink);
  for (const language of ['pl', 'sl', 'ru', 'it', 'en'] as const) {
    await page.locator(`#language-${language}`).click();
    const nev = new Questionnaire(page, language);
    await expect(nev.result).toBeVisible();
    await expect(nev.score).toHaveText(language === 'en' ? '+4.7' : '+4,7');
    await expect(page).toHaveURL(new RegExp(`/${language}/nev/#scale=0-10&answers=`));
    await expect(page.locator(`#language-${language}`)).toBeFocused();
    await nev.showAnswers();
    await nev.expectProgress(20);
  }
});

test('the charts stand in both layouts, with their numbers behind them', async ({ page, site }) => {
  const nev = await new Questionnaire(page).open(site, workedLink);
  for (const name of ['nev.chart.pull.name', 'nev.chart.clusters.name']) {
    await expect(page.getByRole('img', { name: nev.text(name) }).filter({ visible: true })).toHaveCount(1);
  }
  await page.getByText(nev.text('chart.table')).last().click();
  const table = page.getByRole('table').filter({ hasText: nev.text('nev.table.pull') });
  await expect(table.getByRole('row')).toHaveCount(21);
  await expect(table.getByRole('row', { name: /^Trusting/ })).toContainText('+0.667');
});

test('the layout stays still while answers are given', async ({ page, site }) => {
  const nev = await new Questionnaire(page).open(site);
  for (const name of (await nev.order()).slice(0, 6)) await nev.choose(name, 5);
  await nev.expectProgress(6);
  expect(await site.shifts()).toEqual({ sum: 0, sources: [] });
});

test('the first emotion on the front page is the questionnaire’s own', async ({ page, site }) => {
  await site.start('en/');
  const nev = new Questionnaire(page);
  const [first] = await nev.order();
  await nev.choose(first!, 8);
  await page.getByRole('link', { name: nev.text('home.nev.open') }).click();
  await nev.expectProgress(1);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`it is accessible in ${colorScheme} with all answers and everything opened`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme });
    await new Questionnaire(page).open(site, workedLink.replace('answers=2', 'answers=22'));
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await site.expectAccessible();
  });
}
