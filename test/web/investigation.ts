import { readFile } from 'node:fs/promises';
import { encodeId } from '#serve/ids.ts';
import type { Locator, Page } from 'playwright-core';

export const engineers = encodeURIComponent(encodeId('Person', 'china-based-engineers'));
export const microsoft = encodeURIComponent(encodeId('Organization', 'microsoft'));

/** The address of a canvas of the documented case that begins with a node. */
export const canvasOf = (url: string, root: string, more = '') => `${url}canvas?as-of=2025-07-17&root=${root}${more}`;

/** The entry of an investigation or watch set in the list of cases. */
export const caseNamed = (page: Page, name: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });

/** Returns the file that an act on the page downloads. */
export const download = async (page: Page, act: () => Promise<void>): Promise<{ name: string; text: string }> => {
  const waiting = page.waitForEvent('download');
  await act();
  const found = await waiting;
  return { name: found.suggestedFilename(), text: await readFile(await found.path(), 'utf8') };
};

/** Saves the canvas under a name. */
export async function saveAs(page: Page, name: string): Promise<void> {
  await page.locator('summary', { hasText: 'Save as an investigation' }).click();
  const panel = page.getByRole('region', { name: 'Investigation' });
  await panel.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await panel.getByRole('textbox', { name: 'Notes', exact: true }).fill(`Notes of ${name}`);
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

/** Saves a canvas of one node under a name, and returns the id of the investigation. */
export async function saveNode(page: Page, name: string): Promise<string> {
  await page.getByText('1 node, 0 relations').waitFor();
  await saveAs(page, name);
  await page.getByText('Saved.', { exact: true }).waitFor();
  return caseOf(page) ?? '';
}

/** The investigation that the address names. */
export const caseOf = (page: Page): string | null => new URL(page.url()).searchParams.get('case');

/** Follows a link to an investigation, without loading the page again. */
export async function follow(page: Page, id: string): Promise<void> {
  await page.evaluate((wanted) => {
    window.history.pushState(null, '', `/canvas?as-of=2025-07-17&case=${encodeURIComponent(wanted)}`);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, id);
}
