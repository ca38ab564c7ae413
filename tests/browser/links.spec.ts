import { expect, test } from './fixtures';
import { Questionnaire, said, WhatIf, workedLink } from './tools';

test.describe('lifetime value', () => {
  test('a copied link brings everything back, in another browser and another language', async ({ page, site, context, browser }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const sender = await new WhatIf(page).open(site);
    await sender.field('check').fill('1,234.56');
    await sender.field('months').fill('24');
    await sender.field('cac').fill('99.5');
    await sender.currency.selectOption('USD');
    await sender.button('action.copyLink').click();
    await expect(page.getByText(sender.text('action.copied'))).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain('check=1234.56&');

    const elsewhere = await browser.newContext();
    const receiver = new WhatIf(await elsewhere.newPage(), 'ru');
    await receiver.page.goto(link.replace('/en/', '/ru/'));
    await expect(receiver.field('check')).toHaveValue('1234,56');
    await expect(receiver.field('months')).toHaveValue('24');
    await expect(receiver.field('cac')).toHaveValue('99,5');
    await expect(receiver.currency).toHaveValue('USD');
    await receiver.expectNumbers(7307.86, 29629.44, 'USD');
    await elsewhere.close();
  });

  test('a copied link holds all inputs, of a draft and of the example too', async ({ page, site, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = async (whatIf: WhatIf) => {
      await whatIf.button('action.copyLink').click();
      await expect(whatIf.page.getByText(whatIf.text('action.copied'))).toBeVisible();
      return whatIf.page.evaluate(() => navigator.clipboard.readText());
    };
    const whatIf = await new WhatIf(page).open(site);
    expect(await copied(whatIf)).toMatch(/\/en\/ltv\/#check=20&purchases=1&margin=25&months=36&discount&cac&currency=EUR&v=1$/);
    await whatIf.field('months').fill('48');
    await expect(page).toHaveURL(/months=48/);
    const other = await new WhatIf(await context.newPage()).open(site);
    expect(await copied(other), 'a draft that is not in the address').toContain('months=48&');
  });

  test('the draft survives a reload and a closed tab', async ({ page, site, context }) => {
    const whatIf = await new WhatIf(page).open(site);
    await whatIf.field('months').fill('48');
    await whatIf.field('check').fill('abc');
    await expect(whatIf.stale).toBeVisible();
    await page.reload();
    await site.started();
    await expect(whatIf.field('months')).toHaveValue('48');
    await expect(whatIf.field('check'), 'a wrong value too').toHaveValue('abc');
    await page.close();

    const again = await new WhatIf(await context.newPage()).open(site);
    await expect(again.field('months')).toHaveValue('48');
    await expect(again.field('check')).toHaveValue('abc');
    await again.field('check').fill('20');
    await again.expectNumbers(240, 960);
  });

  test('a reload right after a change finds page and address as they were left', async ({ page, site }) => {
    const whatIf = await new WhatIf(page).open(site);
    await whatIf.field('check').fill('555');
    await expect(page).toHaveURL(/check=555/);
    await whatIf.field('check').fill('666');
    await page.reload();
    await site.started();
    await expect(whatIf.field('check')).toHaveValue('666');
    await expect(page).toHaveURL(/check=666/);
    await whatIf.button('action.restart').click();
    await page.reload();
    await site.started();
    await expect(whatIf.field('check')).toHaveValue('20');
    await expect(page).not.toHaveURL(/check=/);
  });

  test('each of two tabs keeps its own inputs over a reload', async ({ page, site, context }) => {
    const first = await new WhatIf(page).open(site);
    await first.field('check').fill('100');
    await expect(page).toHaveURL(/check=100/);
    const second = await new WhatIf(await context.newPage()).open(site);
    await second.field('check').fill('200');
    await expect(second.page).toHaveURL(/check=200/);
    await page.reload();
    await site.started();
    await expect(first.field('check')).toHaveValue('100');
    await expect(page).toHaveURL(/check=100/);
  });

  test('what another tab has written is not overwritten in silence: the visitor takes it over or keeps the own', async ({ page, site, context }) => {
    const first = await new WhatIf(page).open(site);
    const draft = () => page.evaluate(() => localStorage.getItem('feltworth.ltv'));
    await first.field('months').fill('40');
    await expect.poll(draft).toContain('months=40');
    const second = await new WhatIf(await context.newPage()).open(site);
    await second.field('months').fill('50');
    await expect.poll(draft).toContain('months=50');

    const notice = first.page.getByText(first.text('otherTab.text'));
    await expect(notice, 'though nothing was typed since').toBeVisible();
    await first.field('check').fill('30');
    await expect(page).toHaveURL(/check=30/);
    expect(await draft()).toContain('months=50');
    await page.reload();
    await site.started();
    await expect(notice).toBeVisible();
    await expect(first.field('check'), 'nothing typed is lost').toHaveValue('30');
    await site.expectAccessible();

    await first.button('otherTab.adopt').click();
    await expect(notice).toBeHidden();
    await expect.poll(draft).toContain('check=30&purchases=1&margin=25&months=40');
    await second.page.getByText(second.text('otherTab.text')).waitFor();
    await second.button('otherTab.back').click();
    await expect(second.field('check')).toHaveValue('30');
    await second.button('action.undo').click();
    await expect(second.field('months'), 'what was given up can be had again').toHaveValue('50');
  });

  test('a draft is left alone that another tab has written while this one could not hear of it', async ({ page, site }) => {
    const whatIf = await new WhatIf(page).open(site);
    await page.evaluate(() => localStorage.setItem('feltworth.ltv', 'check=20&purchases=1&margin=25&months=50&v=1'));
    await whatIf.field('months').fill('40');
    await expect(page.getByText(whatIf.text('otherTab.text'))).toBeVisible();
    expect(await page.evaluate(() => localStorage.getItem('feltworth.ltv'))).toContain('months=50');
    await whatIf.button('otherTab.back').click();
    await expect(whatIf.field('months')).toHaveValue('50');
  });

  test('two tabs that come to the same inputs have nothing to say', async ({ page, site, context }) => {
    const first = await new WhatIf(page).open(site);
    const second = await new WhatIf(await context.newPage()).open(site);
    await second.field('months').fill('50');
    const notice = page.getByText(first.text('otherTab.text'));
    await expect(notice).toBeVisible();
    await first.field('months').fill('50');
    await expect(notice).toBeHidden();
  });

  test('somebody’s link leaves the draft alone until the visitor decides', async ({ page, site, context }) => {
    const own = await new WhatIf(page).open(site);
    await own.field('months').fill('48');
    await expect(page).toHaveURL(/months=48/);

    const shown = await new WhatIf(await context.newPage()).open(site, '#check=50&months=10&currency=GBP');
    const notice = shown.page.getByText(shown.text('sharedLink.text'));
    await expect(notice).toBeVisible();
    await shown.expectNumbers(125, 500, 'GBP');
    await site.expectAccessible(shown.page);
    await shown.field('months').fill('12');
    await shown.expectNumbers(150, 600, 'GBP');
    await shown.button('sharedLink.back').click();
    await expect(notice).toBeHidden();
    await shown.expectNumbers(240, 960);

    const kept = await new WhatIf(await context.newPage()).open(site, '#check=50&months=10&currency=GBP');
    await kept.button('sharedLink.adopt').click();
    const draft = () => kept.page.evaluate(() => localStorage.getItem('feltworth.ltv'));
    await expect.poll(draft, 'a draft is written once the inputs rest').toContain('currency=GBP');
    await expect(kept.page.getByText(kept.text('sharedLink.text'))).toBeHidden();
    const later = await new WhatIf(await context.newPage()).open(site);
    await later.expectNumbers(125, 500, 'GBP');
  });

  test('starting again goes back to the example and forgets the draft', async ({ page, site, context }) => {
    const whatIf = await new WhatIf(page).open(site);
    await whatIf.field('months').fill('48');
    await whatIf.button('action.restart').click();
    await whatIf.expectNumbers(180, 720);
    await expect(page).toHaveURL(/\/en\/ltv\/$/);
    const again = await new WhatIf(await context.newPage()).open(site);
    await again.expectNumbers(180, 720);
  });

  test('strange pairs of an address stay in it', async ({ page, site }) => {
    const whatIf = await new WhatIf(page).open(site, '#months=24#?secret=a%20b&utm=x');
    await whatIf.expectNumbers(120, 480);
    await whatIf.field('months').fill('25');
    await expect(page).toHaveURL(/months=25.*secret=a%20b&utm=x/);
    await page.reload();
    await site.started();
    await whatIf.expectNumbers(125, 500);
  });

  const crafted: [string, string][] = [
    ['check=abc', 'check'],
    ['check=1e999', 'check'],
    ['check=NaN', 'check'],
    ['check=-Infinity', 'check'],
    ['months=999999999999999999999999999999', 'months'],
    ['months=-0.0000001', 'months'],
    ['months=%', 'months'],
    ['months=%zz%ff%fe', 'months'],
    ['purchases=%00', 'purchases'],
    ['margin=101', 'margin'],
    [`margin=${'9'.repeat(5000)}`, 'margin'],
    ['check=', 'check'],
    ['check=😀', 'check'],
  ];
  for (const [fragment, key] of crafted) {
    test(`#${fragment.slice(0, 60)} is reported at its field, and the others count`, async ({ page, site }) => {
      const whatIf = await new WhatIf(page).open(site, `#currency=USD&${fragment}`);
      await expect(whatIf.field(key)).toHaveAttribute('aria-invalid', 'true');
      await expect(whatIf.result.getByText(whatIf.text('result.none'))).toBeVisible();
      await expect(whatIf.figure('left')).toHaveText('–');
      await expect(page.locator('#failure')).toBeHidden();
      await whatIf.field(key).fill('12');
      await expect(whatIf.field(key)).not.toHaveAttribute('aria-invalid');
      await expect(whatIf.figure('revenue')).toHaveText(/^\$\d/);
    });
  }

  for (const [fragment, key] of [
    ['discount=-100', 'discount'],
    ['cac=%3Cimg%20src=x%20onerror=alert(1)%3E', 'cac'],
  ] as const) {
    test(`#${fragment} is reported at its field, and what does not rest on it counts`, async ({ page, site }) => {
      const whatIf = await new WhatIf(page).open(site, `#currency=USD&${fragment}`);
      await expect(whatIf.field(key)).toHaveAttribute('aria-invalid', 'true');
      await whatIf.expectNumbers(180, 720, 'USD');
      const without = whatIf.result.getByText(whatIf.text('result.without'));
      await expect(without, 'there was no valid result before').toBeVisible();
      await expect(whatIf.row('ratio')).toHaveText('–');
      await expect(page.locator('#failure')).toBeHidden();
      await whatIf.field(key).fill('12');
      await expect(whatIf.field(key)).not.toHaveAttribute('aria-invalid');
      await expect(without).toBeHidden();
    });
  }

  test('an optional field that becomes wrong leaves the numbers that do not rest on it', async ({ page, site }) => {
    const whatIf = await new WhatIf(page).open(site, '#cac=60');
    await expect(whatIf.row('ratio')).toContainText('3.00');
    await whatIf.field('cac').fill('6o');
    await whatIf.field('months').fill('48');
    await whatIf.expectNumbers(240, 960);
    await expect(whatIf.row('ratio'), 'of the last valid cost').toContainText('4.00');
    await expect(whatIf.stale).toBeVisible();
  });

  test('changes are taken back and made again', async ({ page, site }) => {
    const whatIf = await new WhatIf(page).open(site);
    await expect(whatIf.button('action.undo')).toBeDisabled();
    await whatIf.field('months').fill('48');
    await whatIf.field('check').fill('30');
    await whatIf.expectNumbers(360, 1440);
    await whatIf.button('action.undo').click();
    await whatIf.expectNumbers(240, 960);
    await whatIf.button('action.undo').click();
    await whatIf.expectNumbers(180, 720);
    await expect(whatIf.button('action.undo'), 'the beginning').toBeDisabled();
    await whatIf.button('action.redo').click();
    await whatIf.expectNumbers(240, 960);
    await expect(page).toHaveURL(/months=48/);
  });

  test('a link of a version to come opens and says so', async ({ page, site }) => {
    const whatIf = await new WhatIf(page).open(site, '#months=24&v=99');
    await whatIf.expectNumbers(120, 480);
    await expect(page.getByText(whatIf.text('sharedLink.newer'))).toBeVisible();
  });

  test('a currency that is none is reported at its field', async ({ page, site }) => {
    const whatIf = await new WhatIf(page).open(site, '#currency=XXX&months=12');
    await expect(whatIf.currency).toHaveAttribute('aria-invalid', 'true');
    await expect(whatIf.currency).toHaveAccessibleDescription(said(whatIf.text('error.choice', { text: 'XXX' })));
    await whatIf.currency.selectOption('CZK');
    await whatIf.expectNumbers(60, 240, 'CZK');
  });

  for (const fragment of ['#', '##&&==??', '#=&=1&months', '#months', '#%', '#v=99&months=12', '#months=12&months=13', '#__proto__=1']) {
    test(`${fragment} opens the tool all the same`, async ({ page, site }) => {
      const whatIf = await new WhatIf(page).open(site, fragment);
      await whatIf.field('months').fill('10');
      await whatIf.expectNumbers(50, 200);
    });
  }
});

test.describe('questionnaire', () => {
  for (const fragment of [
    '#answers=',
    '#answers',
    '#scale=1-9&answers=1.2.3',
    '#scale=&answers=....................',
    `#scale=0-10&answers=${'9.'.repeat(5000)}`,
    '#scale=0-10&answers=%00.%ff.😀.1e1.+1.-0.10.010.1%2C5. 5.٣',
    '#scale=0-10&answers=<script>alert(1)</script>',
    '#scale=1-5&answers=0.6.5.1',
    '#answers=999999999999999999999999999999',
  ]) {
    test(`${fragment.slice(0, 60)} opens the questionnaire all the same`, async ({ page, site }) => {
      const nev = await new Questionnaire(page).open(site, fragment);
      await expect(page.locator('#failure')).toBeHidden();
      await nev.shown.first().getByRole('radio', { name: '4', exact: true }).click();
      await expect(page).toHaveURL(/answers=.*4/);
    });
  }

  test('a scale that does not exist is reported', async ({ page, site }) => {
    const nev = await new Questionnaire(page).open(site, '#scale=1-9&answers=....................');
    await expect(page.getByText(nev.text('nev.link.scale', { text: '1-9' }))).toBeVisible();
    await site.expectAccessible();
  });

  test('the draft survives a reload and a closed tab', async ({ page, site, context }) => {
    const nev = await new Questionnaire(page).open(site);
    const [first, second] = (await nev.order()) as [string, string];
    await nev.choose(first, 6);
    await nev.choose(second, 3);
    await nev.expectProgress(2);
    await page.reload();
    await site.started();
    await nev.expectProgress(2);
    await page.close();
    const again = await new Questionnaire(await context.newPage()).open(site);
    await again.expectProgress(2);
    await expect(again.score).toHaveText('+3.0');
  });

  test('a reload right after an answer has that answer, though the address is behind', async ({ page, site }) => {
    const nev = await new Questionnaire(page).open(site);
    const [first, second] = (await nev.order()) as [string, string];
    await nev.choose(first, 6);
    await expect(page).toHaveURL(/answers=/);
    await nev.answer(second, 3).evaluate((answer: HTMLInputElement) => {
      answer.click();
      location.reload();
    });
    await nev.expectProgress(2);
    await expect(page.getByText(nev.text('sharedLink.text'))).toBeHidden();
  });

  test('somebody’s link leaves the draft alone until the visitor decides', async ({ page, site, context }) => {
    const own = await new Questionnaire(page).open(site);
    await own.choose((await own.order())[0]!, 9);
    await own.expectProgress(1);
    await expect(page).toHaveURL(/answers=/);
    const shown = await new Questionnaire(await context.newPage()).open(site, workedLink);
    await expect(shown.page.getByText(shown.text('sharedLink.text'))).toBeVisible();
    await expect(shown.score).toHaveText('+4.7');
    await shown.button('sharedLink.back').click();
    await shown.expectProgress(1);
    const kept = await new Questionnaire(await context.newPage()).open(site, workedLink);
    await kept.button('sharedLink.adopt').click();
    const draft = () => kept.page.evaluate(() => localStorage.getItem('feltworth.nev'));
    await expect.poll(draft, 'a draft is written once the inputs rest').toContain('answers=2.3.1');
    const later = await new Questionnaire(await context.newPage()).open(site);
    await later.expectProgress(20);
  });

  test('starting again clears the answers, the draft and an open question', async ({ page, site, context }) => {
    const nev = await new Questionnaire(page).open(site, workedLink);
    await nev.unfoldScale();
    await page.getByText('1–5', { exact: true }).click();
    await expect(nev.button('nev.scale.convert')).toBeVisible();
    await nev.button('action.restart').click();
    await expect(nev.button('nev.scale.convert')).toBeHidden();
    await expect(nev.scale('0–10')).toBeChecked();
    await nev.expectProgress(0);
    await expect(nev.score).toHaveText('–');
    await expect(page).toHaveURL(/\/en\/nev\/$/);
    const again = await new Questionnaire(await context.newPage()).open(site);
    await again.expectProgress(0);
  });
});
