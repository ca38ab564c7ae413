import { expect, type Article } from './host';

export const months = { name: 'Months', exact: true } as const;
const SPARE = 124;

/** A frame as a host without script writes it. */
export const bare = (address: string, attributes = '') =>
  `<iframe src="${address}" title="A tool" width="100%" height="900" style="border:0" ${attributes}></iframe>`;
export const script = (attributes: string) => `<script src="{site}/embed.js" ${attributes} async></script>`;
export const element = (attributes: string) => `<feltworth-tool ${attributes}></feltworth-tool>${script('')}`;

/** Types a number of months into the what-if of a frame and sees that it counts. */
export async function expectToWork(article: Article, index = 0) {
  await article.started(index);
  const inside = article.inside(index);
  await inside.getByRole('textbox', months).fill('48');
  await inside.getByRole('textbox', months).press('Tab');
  await expect(inside.getByText('960').first()).toBeVisible();
}

/** How high the document in a frame is, and how high the frame. */
export async function heights(article: Article, index = 0) {
  const frame = await article.frame(index).evaluate((frame) => frame.getBoundingClientRect().height);
  const inside = await article.inside(index).locator('html').evaluate((root) => Math.ceil(root.getBoundingClientRect().height));
  return { frame, inside };
}

export async function expectToFit(article: Article, index = 0) {
  await expect
    .poll(async () => {
      const { frame, inside } = await heights(article, index);
      return frame - inside >= 0 && frame - inside <= 4 + SPARE;
    }, 'the frame is as high as the tool')
    .toBe(true);
}
