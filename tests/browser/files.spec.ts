import type { Page } from '@playwright/test';
import { text } from './catalogue';
import { expect, test, type Site } from './fixtures';

const words = (key: string, values?: Record<string, string>) => text('en', key, values);

/** A page that takes a file. */
class Files {
  constructor(
    readonly page: Page,
    readonly site: Site,
  ) {}

  open = async (path: string) => {
    await this.site.start(`en/${path}`, this.page);
    return this;
  };
  choose = (name: string, content: string | Buffer) =>
    this.page.getByLabel(words('file.open')).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  result = (name: string) => this.page.getByRole('region', { name, exact: true }).getByRole('strong').first();
  button = (key: string) => this.page.getByRole('button', { name: words(key), exact: true });
}

const ratings = (list: string[]) => `Submission ID,How likely are you to recommend us?\n${list.map((rating, i) => `${i},${rating}`).join('\n')}\n`;

/** What a press saves as a file. */
async function saved(page: Page, press: () => Promise<void>) {
  const download = page.waitForEvent('download');
  await press();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

test.describe('a file of NPS answers', () => {
  test('gives its result at once, beside the mapping, and no address carries it', async ({ page, site, context }) => {
    const nps = await new Files(page, site).open('nps/');
    await nps.choose('may.csv', ratings([...Array(6).fill('10'), ...Array(3).fill('8'), '0']));
    await expect(nps.result('Net Promoter Score')).toHaveText('+50');
    await expect(page.getByRole('combobox', { name: words('reading.column.rating') })).toHaveValue('1');
    await expect(page.getByText(words('survey.file.counted', { name: 'may.csv' }))).toBeVisible();
    expect(page.url()).not.toContain('#');
    await site.expectAccessible(page);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await nps.button('action.copyLink').click();
    await expect(page.getByText(words('survey.file.link'))).toBeVisible();
    await nps.button('survey.file.close').click();
    await expect(nps.result('Net Promoter Score')).toHaveText('+16');
    await nps.button('action.copyLink').click();
    await expect(page.getByText(words('action.copied'))).toBeVisible();
  });

  test('lists rows left out with line and reason, and lets the visitor take the counts', async ({ page, site }) => {
    const nps = await new Files(page, site).open('nps/');
    await nps.choose('may.csv', ratings(['10', '0', 'eleven', '11']));
    await expect(page.getByText(words('reading.done', { rows: '4', n: '2', out: '2' }))).toBeVisible();
    await page.getByText(words('reading.leftOut', { n: '2' })).click();
    const line = words('reading.leftOut.cell', { line: '5', text: '11', reason: words('reading.reason.scale') });
    await expect(page.getByText(line)).toBeVisible();
    await nps.button('survey.file.take').click();
    await expect(page.getByRole('textbox', { name: 'Promoters', exact: true })).toHaveValue('1');
    await expect(page).toHaveURL(/promoters=1/);
  });

  test('cut off by a quotation mark that is never closed is said, and an earlier result stays', async ({ page, site }) => {
    const nps = await new Files(page, site).open('nps/');
    await nps.choose('may.csv', ratings([...Array(6).fill('10'), ...Array(3).fill('8'), '0']));
    await expect(nps.result('Net Promoter Score')).toHaveText('+50');
    await nps.choose('june.csv', `id,NPS,Comment\n1,9,\n2,9,"oh\n${'3,0,\n'.repeat(2000)}`);
    await expect(page.getByText(words('reading.wrong.quotation', { line: '3' }))).toBeVisible();
    await expect(page.getByText(words('reading.wrong.earlier', { name: 'may.csv' }))).toBeVisible();
    await expect(nps.result('Net Promoter Score')).toHaveText('+50');
  });

  test('of mixed encodings is told where the other one begins', async ({ page, site }) => {
    const nps = await new Files(page, site).open('nps/');
    const line = (branch: Buffer, rating: number) => Buffer.concat([branch, Buffer.from(`,${rating}\n`)]);
    const utf8 = Array(12).fill(line(Buffer.from('żółć'), 10));
    const narrow = Array(10).fill(line(Buffer.from([0xbf, 0xf3, 0xb3, 0xe6]), 0));
    await nps.choose('mixed.csv', Buffer.concat([Buffer.from('Branch,NPS\n'), ...utf8, ...narrow]));
    await expect(page.getByText(words('reading.garbled', { line: '14' }))).toBeVisible();
  });

  test('without a 0 is asked about before it counts', async ({ page, site }) => {
    const nps = await new Files(page, site).open('nps/');
    await nps.choose('scale.csv', ratings(Array(12).fill(['1', '2', '3', '4']).flat().slice(0, 12)));
    await expect(page.getByText(words('answers.paste.doubt', { lowest: '1', highest: '4' }))).toBeVisible();
    await expect(nps.result('Net Promoter Score')).toHaveText('+16');
    await nps.button('answers.paste.sure').click();
    await expect(nps.result('Net Promoter Score')).toHaveText('−100');
  });

  test('that is none is said, and an earlier result stays', async ({ page, site }) => {
    const nps = await new Files(page, site).open('nps/');
    await nps.choose('may.csv', ratings(['10', '0', '10']));
    await expect(nps.result('Net Promoter Score')).toHaveText('+33');
    const wrong: [string | Buffer, string][] = [
      ['', 'reading.wrong.empty'],
      [Buffer.from('PK\x03\x04\x14\x00\x06\x00', 'latin1'), 'reading.wrong.workbook'],
      [Buffer.from([0x1f, 0x8b, 8, 0]), 'reading.wrong.compressed'],
      [Buffer.from([0, 1, 2, 3, 0]), 'reading.wrong.binary'],
      [ratings([]).trim(), 'reading.wrong.noRows'],
    ];
    for (const [content, key] of wrong) {
      await nps.choose('wrong.csv', content);
      await expect(page.getByText(words(key)), key).toBeVisible();
      await expect(page.getByText(words('reading.wrong.earlier', { name: 'may.csv' }))).toBeVisible();
      await expect(nps.result('Net Promoter Score')).toHaveText('+33');
    }
  });
});

test('ratings as text wait for their numbers, which are suggested and can be corrected', async ({ page, site }) => {
  const csat = await new Files(page, site).open('csat/');
  const labels = ['Very satisfied', 'Very satisfied', 'Satisfied', 'Dissatisfied'];
  await csat.choose('tally.csv', `Submission ID,Respondent ID,Submitted at,Satisfaction\n${labels.map((label, i) => `${i},r,2026-05-01,${label}`).join('\n')}\n`);
  await expect(page.getByText(words('reading.asked.labels'))).toBeVisible();
  const meaning = page.getByLabel(words('reading.labels.meaning', { text: 'Satisfied' }), { exact: true });
  await expect(meaning).toHaveValue('4');
  await csat.button('reading.labels.use').click();
  await expect(csat.result('Customer Satisfaction Score')).toHaveText('75%');
  await meaning.selectOption('3');
  await expect(csat.result('Customer Satisfaction Score')).toHaveText('50%');
});

test('a text that first appears behind the beginning of a file is asked about before the result', async ({ page, site }) => {
  const csat = await new Files(page, site).open('csat/');
  const row = (answer: string) => `${answer},${'x'.repeat(200)}\n`;
  await csat.choose('late.csv', `Satisfaction,Why\n${row('5').repeat(600)}${row('Very dissatisfied').repeat(200)}${row('N/A')}`);
  await expect(page.getByText(words('reading.asked.labels'))).toBeVisible();
  await expect(page.getByLabel(words('reading.labels.meaning', { text: 'Very dissatisfied' }), { exact: true })).toHaveValue('1');
  await csat.button('reading.labels.use').click();
  await expect(csat.result('Customer Satisfaction Score')).toHaveText('75%');
  await expect(page.getByText(words('survey.file.texts', { n: '1' }))).toBeVisible();
});

test('numbers that run against the words beside them are asked about and turned around', async ({ page, site }) => {
  const csat = await new Files(page, site).open('csat/');
  await csat.choose('turned.csv', 'Satisfaction\n1 - Very satisfied\n1 - Very satisfied\n2\n5 - Very dissatisfied\n');
  await expect(page.getByText(words('reading.asked.direction'))).toBeVisible();
  await csat.button('reading.asked.byWords').click();
  await expect(csat.result('Customer Satisfaction Score')).toHaveText('75%');
});

test('effort in words of five steps asks for the version of the question', async ({ page, site }) => {
  const ces = await new Files(page, site).open('ces/');
  await ces.choose('easy.csv', 'How easy was it?\nVery easy\nEasy\nDifficult\nVery easy\n');
  await expect(page.getByText(words('reading.asked.versionOfWords'))).toBeVisible();
  await ces.button('ces.version.20').click();
  await expect(page.getByText(words('reading.asked.labels'))).toBeVisible();
});

test('a CSAT file on another scale chooses that scale', async ({ page, site }) => {
  const csat = await new Files(page, site).open('csat/');
  await csat.choose('seven.csv', 'Satisfaction\n7\n6\n1\n4\n');
  await expect(page.getByRole('radio', { name: '1–7' })).toBeChecked();
  await expect(csat.result('Customer Satisfaction Score')).toHaveText('50%');
});

test.describe('the group', () => {
  const emotions = ['Interested', 'Irritated'];
  const answer = async (page: Page, values: string[]) => {
    // A phone shows one emotion at a time: the first two that are asked for.
    for (const [i, emotion] of emotions.entries()) {
      await page.getByRole('radiogroup', { name: emotion }).locator('label', { hasText: new RegExp(`^${values[i]}$`) }).click();
    }
    await page.getByRole('button', { name: words('group.ask.done') }).last().click();
  };

  test('is asked one by one behind a neutral screen, and is there after a reload', async ({ page, site }) => {
    const group = await new Files(page, site).open('nev/group/');
    await group.button('group.pass.start').click();
    await expect(page.getByRole('region', { name: 'Net Emotional Value' })).toHaveCount(0);
    for (const values of [['8', '2'], ['6', '4']]) {
      await group.button('group.start.begin').click();
      await answer(page, values);
    }
    await expect(page.getByText(words('group.start.count', { n: '2' }))).toBeVisible();
    await group.button('group.start.back').click();
    await expect(group.result('Net Emotional Value')).toHaveText('+4.00');
    await page.reload();
    await site.started();
    await expect(group.result('Net Emotional Value')).toHaveText('+4.00');
    expect(page.url()).not.toContain('#');
    await group.button('group.takeBack').click();
    await expect(group.result('Net Emotional Value')).toHaveText('+6.00');
  });

  test('saves its session as a table and opens it again, on its scale', async ({ page, site }) => {
    const group = await new Files(page, site).open('nev/group/');
    await page.getByText('1–5', { exact: true }).click();
    await page.getByRole('button', { name: words('rows.add') }).click();
    const name = (column: string) => words('rows.cell', { column: words(column), row: '1' });
    await page.getByRole('textbox', { name: name('group.respondents.segment') }).fill('North');
    await page.getByRole('textbox', { name: name('emotion.happy'), exact: true }).fill('4');
    const csv = await saved(page, () => group.button('group.saveCsv').click());
    expect(csv).toContain(',1 to 5');
    await group.button('action.restart').click();
    await group.choose('session.csv', csv);
    await expect(page.getByRole('textbox', { name: name('emotion.happy'), exact: true })).toHaveValue('4');
    await expect(page.getByRole('radio', { name: '1–5' })).toBeChecked();
  });

  test('shows nobody the result after a reload on the way, and keeps the segment', async ({ page, site }) => {
    const group = await new Files(page, site).open('nev/group/');
    await page.getByLabel(words('group.pass.segment')).fill('North');
    await group.button('group.pass.start').click();
    for (const values of [['8', '2'], ['6', '4']]) {
      await group.button('group.start.begin').click();
      await answer(page, values);
      await page.reload();
      await site.started();
      await expect(group.button('group.start.begin')).toBeVisible();
      await expect(page.getByRole('region', { name: 'Net Emotional Value' })).toHaveCount(0);
    }
    await group.button('group.start.begin').press('Enter');
    await expect(page.getByRole('radio').first(), 'its digits answer at once').toBeFocused();
    await group.button('group.ask.back').click();
    await group.button('group.start.back').click();
    const segments = page.getByRole('table').getByRole('textbox', { name: words('group.respondents.segment') });
    await expect(segments).toHaveCount(2);
    await expect(segments.last()).toHaveValue('North');
  });

  test('shows what others publish as NEV of the same file, each under its own name, and NEV stays the result', async ({ page, site }) => {
    const group = await new Files(page, site).open('nev/group/');
    await group.choose('nev.csv', 'Irritated,Happy\n1,9\n3,8\n5,4\n6,6\n');
    const others = group.result(words('nev.more.variants'));
    await expect(others).toHaveText('+3.00');
    const measure = (key: string) => page.getByRole('group', { name: words('group.variants.choose') }).getByText(words(key), { exact: true });
    await measure('emotions.variants.netShare').click();
    await expect(others).toHaveText('+25.0');
    await page.getByLabel(words('emotions.variants.feltFrom')).selectOption('6');
    // 6 and 6 are felt both, 5 and 4 are not: that respondent has no share.
    await expect(others).toHaveText('+66.7');
    await measure('emotions.variants.netCount').click();
    await expect(others).toHaveText('+0.5');
    await measure('emotions.variants.intensityShare').click();
    // 80, 45.5, −11.1 and 0
    await expect(others).toHaveText('+28.6');
    await expect(group.result('Net Emotional Value')).toHaveText('+3.00');
    await site.expectAccessible(page);
  });

  test('is read from a file, with a row and an interval for each segment', async ({ page, site }) => {
    const group = await new Files(page, site).open('nev/group/');
    const rows = ['shop,1,9', 'shop,3,8', 'online,5,4', 'online,6,6'];
    await group.choose('nev.csv', `Segment,Irritated,Happy\n${rows.join('\n')}\n`);
    await expect(group.result('Net Emotional Value')).toHaveText('+3.00');
    await page.getByRole('figure', { name: words('findings.segments.chart') }).getByText(words('chart.table')).click();
    await expect(page.getByRole('row', { name: /^shop/ })).toContainText('+6.50');
  });
});

test.describe('two results', () => {
  const file = (promoters: number, detractors: number) => ratings([...Array(promoters).fill('10'), ...Array(detractors).fill('0')]);

  test('of NPS are compared by two files, the second one through the same input', async ({ page, site }) => {
    const nps = await new Files(page, site).open('nps/');
    await nps.choose('before.csv', file(60, 60));
    await expect(nps.result('Net Promoter Score')).toHaveText('0');
    const chooser = page.waitForEvent('filechooser');
    await nps.button('survey.file.keep').click();
    await chooser;
    await expect(page.getByText(words('survey.file.keptNext'))).toBeVisible();
    await nps.choose('after.csv', file(100, 20));
    await expect(nps.result('Net Promoter Score')).toHaveText('+67');
    await expect(page.getByText(words('survey.movement.files', { earlier: 'before.csv', now: 'after.csv' }))).toBeVisible();
    await expect(page.locator('.verdict').filter({ hasText: 'rose from 0 to +67' })).toBeVisible();
    await nps.choose('wrong.csv', '');
    await expect(page.getByText(words('reading.wrong.earlier', { name: 'after.csv' }))).toBeVisible();
    await expect(page.locator('.verdict').filter({ hasText: 'rose from 0 to +67' })).toBeVisible();
    expect(page.url()).not.toContain('#');
  });

  test('of a group are compared as well', async ({ page, site }) => {
    const group = await new Files(page, site).open('nev/group/');
    const sheets = (happy: number[]) => `Irritated,Happy\n${happy.map((answer) => `2,${answer}`).join('\n')}\n`;
    await group.choose('before.csv', sheets([4, 5, 3, 4, 5, 8]));
    await group.button('survey.file.keep').click();
    await group.choose('after.csv', sheets([8, 9, 8, 7, 9, 8]));
    await expect(page.getByText(words('survey.movement.files', { earlier: 'before.csv', now: 'after.csv' }))).toBeVisible();
    await expect(page.locator('.verdict').filter({ hasText: 'rose from' })).toBeVisible();
  });
});

for (const path of ['nps/', 'csat/', 'ces/', 'nev/group/']) {
  test(`${path} can be tried with answers of our own, which show all that a file gives`, async ({ page, site }) => {
    const files = await new Files(page, site).open(path);
    await files.button('survey.file.sample').click();
    await expect(page.getByText(words('survey.file.counted', { name: words('survey.file.sampleName') }))).toBeVisible();
    await expect(page.getByRole('heading', { name: words('findings.pair'), exact: true })).toBeVisible();
    await expect(page.getByRole('figure', { name: words('findings.segments.chart') })).toBeVisible();
    await expect(page.getByRole('figure', { name: words('findings.months.chart') })).toBeVisible();
    await page.getByRole('group', { name: words('findings.by') }).getByText(words('findings.weeks'), { exact: true }).click();
    await expect(page.getByRole('figure', { name: words('findings.weeks.chart') })).toBeVisible();
    await expect(page.getByText(words('findings.both.warning'))).toHaveCount(path === 'nev/group/' ? 1 : 0);
    await site.expectAccessible(page);
  });
}

test('each file of satisfaction is read on its own scale, and the visitor keeps theirs', async ({ page, site }) => {
  const csat = await new Files(page, site).open('csat/');
  const steps = (most: number) => `Satisfaction\n${Array.from({ length: most }, (_, i) => i + 1).join('\n')}\n`;
  for (const [most, share] of [[10, '20%'], [5, '40%'], [7, '28.6%']] as const) {
    await csat.choose(`of-${most}.csv`, steps(most));
    await expect(page.getByText(words('survey.file.counted', { name: `of-${most}.csv` }))).toBeVisible();
    await expect(csat.result(words('csat.result'))).toHaveText(share);
  }
  await csat.button('survey.file.close').click();
  await expect(csat.result(words('csat.result'))).toHaveText('69.2%');
});

test('all rows left out can be saved, and a template', async ({ page, site }) => {
  const nps = await new Files(page, site).open('nps/');
  const template = await saved(page, () => nps.button('survey.file.template').click());
  expect(template).toContain(`Date,Segment,${words('nps.wording.question')}`);
  await nps.choose('may.csv', ratings([...Array(150).fill('x'), '10', '0']));
  await page.getByText(words('reading.leftOut', { n: '150' })).click();
  const lines = (await saved(page, () => nps.button('reading.leftOut.save').click())).trim().split('\r\n');
  expect(lines).toHaveLength(151);
  expect(lines[150]).toContain('151,');
});
