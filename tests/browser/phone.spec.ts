import { languages } from './catalogue';
import { expect, test } from './fixtures';
import { emotions, Questionnaire, worked, workedLink } from './tools';

test.use({ viewport: { width: 360, height: 740 } });

for (const language of languages) {
  test(`in ${language} a phone shows the question and all its answers at once`, async ({ page, site }) => {
    const nev = await new Questionnaire(page, language).open(site);
    const answers = nev.shown.first().getByRole('radio');
    await expect(answers).toHaveCount(11);
    const below = (await page.locator('.glance').boundingBox())!.y;
    for (const seen of [page.locator('#nev-stem'), nev.shown.first(), answers.first(), answers.last()]) {
      const { y, height } = (await seen.boundingBox())!;
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + height, 'above the lower bar').toBeLessThanOrEqual(below);
    }
  });

  test(`in ${language} a complete link opens on its result, and leads to its answers`, async ({ page, site }) => {
    const nev = await new Questionnaire(page, language).open(site, workedLink);
    await expect(nev.score).toBeInViewport({ ratio: 1 });
    await expect(nev.shown).toHaveCount(0);
    await nev.button('nev.more.answers').click();
    await expect(nev.shown).toHaveCount(1);
    await expect(nev.shown).toBeInViewport({ ratio: 1 });
    await expect(nev.button('nev.more.answers')).toBeHidden();
  });
}

test('what opens on its result does not move while it arrives, and taking a step back does not fold the answers', async ({ page, site }) => {
  const nev = await new Questionnaire(page).open(site, workedLink);
  expect(await site.shifts()).toEqual({ sum: 0, sources: [] });
  await nev.button('nev.more.answers').click();
  const [first] = await nev.order();
  await nev.choose(first!, 1);
  await nev.button('action.undo').click();
  await expect(nev.shown).toHaveCount(1);
});

test('a link with one answer missing opens on the question that asks for it', async ({ page, site }) => {
  const open = worked.map((answer, i) => (i === 2 ? '' : answer)).join('.');
  const nev = await new Questionnaire(page).open(site, `#scale=0-10&answers=${open}`);
  await expect(nev.emotion(emotions[2]!)).toBeVisible();
  await expect(nev.button('nev.more.answers')).toBeHidden();
});

test('before there is an answer no button shouts', async ({ page, site }) => {
  const nev = await new Questionnaire(page).open(site);
  const [first] = await nev.order();
  const none = 'rgba(0, 0, 0, 0)';
  for (const key of ['nev.skip', 'action.copyLink']) await expect(nev.button(key)).toHaveCSS('background-color', none);
  await nev.choose(first!, 7);
  await expect(nev.button('action.copyLink')).not.toHaveCSS('background-color', none);
});

test('the scale folds, and its summary says which it is', async ({ page, site }) => {
  const nev = await new Questionnaire(page).open(site);
  await expect(nev.scale('1–7')).toBeHidden();
  await nev.unfoldScale();
  await page.getByText('1–7', { exact: true }).click();
  await expect(nev.scale('1–7')).toBeChecked();
  await expect(page.locator('.folded-scale > summary')).toHaveText('Scale 1–7');
});
