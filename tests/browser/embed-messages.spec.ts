import { element, expectToFit, expectToWork, months, script } from './embedded';
import { expect, test } from './host';

test.describe('messages', () => {
  test('tell nobody the numbers unless the host has asked', async ({ article }) => {
    await article.open(element('tool="ltv"'));
    await expectToWork(article);
    expect(await article.messages('change')).toEqual([]);
    await expect(article.inside().locator('[data-notice="events"]')).toBeHidden();
  });

  test('tell the numbers to a host that has asked, and the visitor that they do', async ({ article, page }) => {
    await article.open(element('tool="ltv" events'));
    await page.evaluate(() => addEventListener('feltworth-change', (event) => ((window as any).last = (event as CustomEvent).detail)));
    await expectToWork(article);
    await expect(article.inside().locator('[data-notice="events"]')).toBeVisible();
    await expect.poll(() => page.evaluate(() => (window as any).last)).toMatchObject({ app: 'feltworth', v: 1, type: 'change', inputs: { averageCheck: 20, months: 48 }, result: { revenue: 960 } });
  });

  test('set inputs, a flood of them once a frame', async ({ article, page }) => {
    await article.open(element('tool="ltv" events'));
    await article.started();
    await article.inside().locator('html').evaluate(() => {
      (window as any).sets = [];
      document.addEventListener('feltworth-set', (event) => (window as any).sets.push((event as CustomEvent).detail));
    });
    await page.evaluate(() => {
      const tool = document.querySelector('feltworth-tool') as any;
      tool.set({ averageCheck: 10 });
      for (let months = 1; months <= 2000; months += 1) tool.set({ months: (months % 50) + 1 });
      tool.set({ months: 30 });
    });
    await expect(article.inside().getByRole('textbox', months)).toHaveValue('30');
    await expect(article.inside().getByText('300').first()).toBeVisible();
    expect((await article.inside().locator('html').evaluate(() => (window as any).sets)).length).toBeLessThan(100);
  });

  test('set answers one after the other, and tell what comes of them', async ({ article, page }) => {
    await article.open(element('tool="nev" events'));
    await article.started();
    await page.evaluate(() => {
      const tool = document.querySelector('feltworth-tool') as any;
      tool.set({ responses: [{ irritated: 2 }] });
      tool.set({ responses: [{ happy: 8 }] });
    });
    const told = async () => (await article.messages('change')).at(-1);
    await expect.poll(told).toMatchObject({ inputs: { responses: [{ irritated: 2, happy: 8 }] }, result: { n: 1, nev: 6 } });
    await expect(article.inside().getByText('2 of 20 answered').first()).toBeVisible();

    await article.inside().getByRole('radiogroup', { name: 'Interested', exact: true }).getByRole('radio', { name: '4', exact: true }).click();
    await expect.poll(told).toMatchObject({ inputs: { responses: [{ interested: 4, irritated: 2, happy: 8 }] }, result: { nev: 4 } });
  });

  test('that the tool cannot take are shown where they belong', async ({ article, page }) => {
    await article.open(element('tool="nev"') + element('tool="ltv"'));
    await article.started();
    await article.started(1);
    await page.evaluate(() => {
      const [nev, ltv] = document.querySelectorAll('feltworth-tool') as any;
      nev.set({ scale: { min: 0, max: 7 }, responses: [{ irritated: 9 }] });
      ltv.set({ currency: 5 });
    });
    await expect(article.inside().getByText('The link names the scale “0-7”')).toBeVisible();
    await expect(article.inside().getByText('1 of 20 answered').first()).toBeVisible();
    const currency = article.inside(1).getByRole('combobox', { name: 'Currency' });
    await expect(currency).toHaveAccessibleDescription(/“5”/);

    await page.evaluate(() => (document.querySelectorAll('feltworth-tool')[1] as any).set({ currency: null }));
    await expect(currency).toHaveValue('EUR');
  });

  test('that the tool cannot take are answered with the name of the field', async ({ article, page }) => {
    await article.open(element('tool="nev"') + element('tool="ltv"'));
    await article.started();
    await article.started(1);
    const refused = async () => (await article.messages('error')).map(({ kind, field, from }) => `${from} ${kind} ${field}`).sort();
    await page.evaluate(() => {
      const [nev, ltv] = document.querySelectorAll('feltworth-tool') as any;
      nev.set({ responses: [{ irritated: 9, merry: 3, happy: 99 }], mood: 1 });
      ltv.set({ averageCheck: -1, months: 24, moths: 3, cac: 'much' });
    });
    await expect.poll(refused).toEqual(['0 input mood', '0 input responses.0.happy', '0 input responses.0.merry', '1 input averageCheck', '1 input cac', '1 input moths']);
    await expect(article.inside(1).getByRole('textbox', months)).toHaveValue('24');
  });

  test('may have the names of the API or those of an address', async ({ article, page }) => {
    await article.open(element('tool="nev"') + element('tool="ltv"'));
    await article.started();
    await article.started(1);
    await page.evaluate(() => {
      const [nev, ltv] = document.querySelectorAll('feltworth-tool') as any;
      nev.set({ answers: '2.3' });
      ltv.set({ check: 30, purchasesPerMonth: 2 });
    });
    await expect(article.inside().getByText('2 of 20 answered').first()).toBeVisible();
    await expect(article.inside(1).getByRole('textbox', { name: 'Average order value', exact: true })).toHaveValue('30');
    await expect(article.inside(1).getByRole('textbox', { name: 'Purchases per month', exact: true })).toHaveValue('2');
    expect(await article.messages('error')).toEqual([]);
  });

  test('are not promised by a tool that has no inputs', async ({ article }) => {
    await article.open(element('tool="journey" events'));
    await article.started();
    await expect(article.inside().locator('[data-notice="events"]')).toBeHidden();
  });

  test('from the host that are no inputs change nothing', async ({ article }) => {
    await article.open(element('tool="ltv"'));
    await article.started();
    await article.frame().evaluate((frame: HTMLIFrameElement) => {
      const own = { app: 'feltworth', v: 1, type: 'set' };
      const strange = [null, 1, 'set', [], {}, own, { ...own, inputs: null }, { ...own, inputs: [1] }, { ...own, inputs: 'months' }];
      const versions = [{ ...own, v: 2, inputs: { months: 1 } }, { ...own, app: 'other', inputs: { months: 1 } }, { ...own, inputs: { unknown: 1 } }];
      for (const message of [...strange, ...versions, { ...own, inputs: JSON.parse('{"__proto__": {"months": 1}}') }]) frame.contentWindow!.postMessage(message, '*');
      // One that counts comes last: when it is seen the others have been.
      frame.contentWindow!.postMessage({ ...own, inputs: { averageCheck: 21 } }, '*');
    });
    await expect(article.inside().getByRole('textbox', { name: 'Average order value', exact: true })).toHaveValue('21');
    await expect(article.inside().getByRole('textbox', months)).toHaveValue('36');
  });

  test('from a foreign window are ignored on both sides', async ({ article, page }) => {
    const foreign = `<script>
      for (const message of [{ app: 'feltworth', v: 1, type: 'height', px: 4321 }, { app: 'feltworth', v: 1, type: 'ready', title: 'Foreign', px: 4321 }]) parent.postMessage(message, '*');
      setInterval(() => parent.frames[0].postMessage({ app: 'feltworth', v: 1, type: 'set', inputs: { months: 7 } }, '*'), 20);
    </script>`;
    await article.open(`${element('tool="ltv"')}<iframe id="foreign" title="Foreign"></iframe>`);
    await article.started();
    await page.locator('#foreign').evaluate((frame, html) => frame.setAttribute('srcdoc', html), foreign);
    await expect.poll(async () => (await article.messages()).some(({ px }) => px === 4321)).toBe(true);
    await page.evaluate(() => postMessage({ app: 'feltworth', v: 1, type: 'height', px: 4321 }, '*'));
    await page.evaluate(() => postMessage(null, '*'));
    // Meanwhile the foreign window has set its 7 months many times.
    await expect(article.inside().getByRole('textbox', months)).toHaveValue('36');
    await expectToWork(article);
    await expect(article.frame()).not.toHaveAttribute('title', 'Foreign');
    await expectToFit(article);
  });
});

test.describe('what the host chooses', () => {
  test('locks inputs and hides others, and names that are none do nothing', async ({ article }) => {
    await article.open(element('tool="ltv" lock="months, no-such" hide="currency,nothing"'));
    await article.started();
    const inside = article.inside();
    await expect(inside.getByRole('textbox', months)).not.toBeEditable();
    await expect(inside.getByRole('slider', months)).toBeDisabled();
    await expect(inside.getByRole('textbox', { name: 'Average order value', exact: true })).toBeEditable();
    await expect(inside.locator('[data-key="currency"]').first()).toBeHidden();
    await inside.getByRole('textbox', { name: 'Average order value', exact: true }).fill('45');
    await expect(inside.getByRole('textbox', months)).not.toBeEditable();
    await expectToFit(article);
  });

  test('without its answers the questionnaire asks nothing', async ({ article }) => {
    const answers = '2.3.1.2.2.3.2.1.7.6.5.4.6.8.7.7.6.8.8.8';
    await article.open(element(`tool="nev" hide="answers" answers="${answers}"`));
    await article.started();
    await expect(article.inside().getByText('+4.7').first()).toBeVisible();
    for (const part of ['.question-stem', '.scale-ends', '.steps', '.progress']) await expect(article.inside().locator(part)).toBeHidden();
    await expectToFit(article);
  });

  test('an input that is hidden and wrong is shown', async ({ article }) => {
    await article.open(element('tool="ltv" hide="check,cac" check="abc"'));
    await article.started();
    await expect(article.inside().getByRole('textbox', { name: 'Average order value', exact: true })).toHaveValue('abc');
    await expect(article.inside().getByRole('textbox', { name: 'Acquisition cost', exact: true })).toBeHidden();
  });

  for (const [accent, theme] of [['#0a7d55', 'light'], ['0a7d55', 'light'], ['#063', 'light'], ['8fd', 'dark'], ['0a7d55', ''], ['ffd23f', '']] as const) {
    test(`the accent ${accent} is taken in the theme "${theme}"`, async ({ article, page }) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await article.open(element(`tool="ltv" accent="${accent}" theme="${theme}"`));
        await article.started();
        await expect(article.inside().locator('[data-notice="accent"]')).toBeHidden();
        expect(await article.inside().locator('html').evaluate((root) => root.style.getPropertyValue('--accent'))).not.toBe('');
      }
      expect(await article.messages('error')).toEqual([]);
    });
  }

  for (const [accent, theme] of [['0a7d5', ''], ['red', ''], ['#zzz', 'dark'], ['ffd23f', 'light'], ['0a7d55', 'dark'], ['url(x)', '']] as const) {
    test(`the accent ${accent} is not taken in the theme "${theme}", and the frame says so`, async ({ article }) => {
      await article.open(element(`tool="ltv" accent="${accent}" theme="${theme}"`));
      await article.started();
      await expect(article.inside().locator('[data-notice="accent"]')).toBeVisible();
      expect(await article.inside().locator('html').evaluate((root) => root.style.getPropertyValue('--accent'))).toBe('');
      expect((await article.messages('error'))[0]).toMatchObject({ app: 'feltworth', v: 1, kind: 'accent' });
      await expectToWork(article);
    });
  }

  test('a program that cannot be loaded is said in the frame and to the host', async ({ article, page, site }) => {
    site.allowConsole(/./);
    await page.route('**/assets/{part,frame}-*.wasm', (route) => route.abort());
    await article.open(element('tool="ltv"'));
    await expect(article.inside().getByRole('alert')).toBeVisible();
    expect((await article.messages('error'))[0]).toMatchObject({ kind: 'notLoaded' });
  });
});
