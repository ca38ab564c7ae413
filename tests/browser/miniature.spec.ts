import { languages, money, priceLevels, stages, text } from './catalogue';
import { expect, test } from './fixtures';

test('a stage is read with the answer of its miniature, and its program comes when the visitor reaches for something', async ({ page, site }) => {
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(request.url()));
  await site.open('en/journey/repurchase/');
  const result = page.getByRole('region', { name: text('en', 'miniature.result') });
  await expect(result.getByRole('strong')).toHaveText('12');
  await page.mouse.wheel(0, 400);
  expect(asked.filter((address) => address.endsWith('.wasm'))).toEqual([]);
  await page.getByRole('textbox', { name: 'Acquisition cost' }).fill('100');
  await expect(result.getByRole('strong')).toHaveText('20');
  await expect(page).toHaveURL(/#acquisition=100&/);
  expect(asked.filter((address) => address.endsWith('.wasm'))).toHaveLength(2);
});

test('a gesture that begins before the program is there is not cut off', async ({ page, site }) => {
  await site.open('en/journey/loyalty/');
  const slider = page.getByRole('slider', { name: 'Further months' });
  await slider.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await slider.boundingBox())!;
  const part = page.waitForResponse(/part-miniature/);
  // The pointer over the slider asks for the program, which must not be there before the slider is pressed.
  let press = () => {};
  const isPressed = new Promise<void>((pressed) => (press = pressed));
  await page.route(/part-miniature/, async (route) => {
    await isPressed;
    await route.continue();
  });
  await page.mouse.move(x + width / 5, y + height / 2);
  await page.mouse.down();
  press();
  await (await part).finished();
  const isHeld = () => page.evaluate(() => document.querySelector('[data-view]')!.hasAttribute('data-mounted'));
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 8 });
  expect(await isHeld(), 'while the slider is held it is not replaced').toBe(false);
  await page.mouse.up();
  await site.running();
  await expect(page.getByRole('textbox', { name: 'Further months' })).toHaveValue('30');
  await expect(page.getByRole('region', { name: text('en', 'miniature.result') }).getByRole('strong')).toHaveText(money('en', 210));
});

test('the same help is wrong for the one who browses and right for the one in a hurry', async ({ page, site }) => {
  await site.open('en/journey/interest/');
  const result = page.getByRole('region', { name: text('en', 'miniature.shop.result') });
  await expect(result.getByText(text('en', 'miniature.shop.verdict.0'))).toBeVisible();
  const help = (customer: string, help: string) => {
    const group = page.getByRole('group', { name: text('en', `miniature.shop.${customer}`) });
    return group.getByRole('radio', { name: text('en', `miniature.shop.${help}`) });
  };
  await help('hurried', 'ask').click();
  await expect(result.getByText(text('en', 'miniature.shop.hurried.ask'))).toBeVisible();
  await expect(result.getByText(text('en', 'miniature.shop.browsing.ask'))).toBeVisible();
  await help('browsing', 'alone').check();
  await expect(result.getByText(text('en', 'miniature.shop.verdict.2'))).toBeVisible();
  await page.getByRole('navigation', { name: text('en', 'journey.stages') }).getByRole('link', { name: 'Purchase', exact: true }).click();
  await expect(result.getByText(text('en', 'miniature.shop.verdict.2')), 'both stages have the same shop').toBeVisible();
});

test('a link brings its numbers, and a reload the draft', async ({ page, site }) => {
  await site.open('en/journey/recommendation/#told=5');
  await site.running();
  const answer = page.getByRole('region', { name: text('en', 'miniature.result') }).getByRole('strong');
  await expect(answer, '100 x 0.3 / 0.7').toHaveText('42.9');
  await page.getByRole('textbox', { name: 'Customers at the start' }).fill('70');
  await page.reload();
  await expect(answer).toHaveText('30');
});

for (const language of languages) {
  test(`every stage of ${language} has its miniature, with nothing to complain of`, async ({ page, site }) => {
    for (const stage of stages) {
      await test.step(stage, async () => {
        const shown = await page.context().newPage();
        // What its program does is the same in each language, and what is written is what it draws.
        await (language === 'en' ? site.start(`en/journey/${stage}/`, shown) : shown.goto(site.address(`${language}/journey/${stage}/`)));
        await expect(shown.getByRole('region', { name: text(language, `try.${stage}.title`) }).getByRole('strong').first()).toBeVisible();
        if (stage === 'loyalty') {
          const left = money(language, 120 * priceLevels[language]);
          await expect(shown.getByRole('region', { name: text(language, 'miniature.result') }).getByRole('strong')).toHaveText(left);
        }
        await site.expectAccessible(shown);
        await shown.close();
      });
    }
  });
}
