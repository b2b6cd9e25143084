import { untilAnswered } from './open-page.ts';
import type { Page } from 'playwright-core';

/** Draws the lasso around everything that the canvas shows. */
export async function lassoAll(page: Page): Promise<void> {
  // The legend comes later, and makes the canvas smaller.
  await untilAnswered(page);
  await page.getByRole('button', { name: 'Lasso' }).click();
  const box = await page.getByRole('application').boundingBox();
  if (box === null) throw new Error('The canvas is not drawn.');
  const { x, y, width, height } = box;
  await page.mouse.move(x + 2, y + 2);
  await page.mouse.down();
  for (const [dx, dy] of [
    [width - 4, 4],
    [width - 4, height - 4],
    [4, height - 4],
  ] as const)
    await page.mouse.move(x + dx, y + dy, { steps: 4 });
  await page.mouse.up();
}
