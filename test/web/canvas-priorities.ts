import { untilAnswered } from './open-page.ts';
import type { Page } from 'playwright-core';

/** Colors a canvas that is shown as a table by priority; returns what its table says about the node with a name. */
export async function colorByPriority(page: Page): Promise<(name: string | RegExp) => Promise<string>> {
  await page.locator('summary', { hasText: 'Filter and look' }).click();
  await page.getByLabel('color by').selectOption('priority');
  await page.getByRole('list', { name: 'Legend' }).getByText('on no exposed chain').waitFor();
  // Until the chains of the nodes that a link brought are read, these are on none.
  await untilAnswered(page);
  return (name) =>
    page
      .getByRole('table')
      .first()
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name, exact: true }) })
      .getByRole('cell')
      .nth(3)
      .innerText();
}
