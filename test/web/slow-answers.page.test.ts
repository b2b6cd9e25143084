import { beforeAll, expect, test } from 'vitest';
import { encodeId } from '#serve/ids.ts';
import { closePage, openPage, untilAnswered } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';
import type { Page, Request } from 'playwright-core';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

const engineers = encodeURIComponent(encodeId('Person', 'china-based-engineers'));
const openCanvas = () => openPage(`${url}canvas?as-of=2025-07-17&root=${engineers}`, { expected: /Failed to load/ });
const statusOf = (page: Page) => page.locator('.canvas-status');
const stepsOf = (page: Page) => page.getByRole('list', { name: 'Steps' }).getByRole('button').allInnerTexts();

/** Holds back the answers about the neighbors of nodes until the returned function is called, which waits until the page has them. */
async function holdNeighbours(page: Page): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held: Request[] = [];
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('CanvasNeighbours') === true) {
      held.push(route.request());
      await released;
    }
    await route.continue();
  });
  return async () => {
    release();
    // The page may have canceled some: these have no response.
    for (const request of held) await (await request.response())?.finished();
  };
}

test('undo and Cancel stop an expansion that still loads: its answer changes nothing', async () => {
  const opened = await openCanvas();
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  const release = await holdNeighbours(page);
  await page.getByRole('button', { name: 'Expand systems reached' }).click();
  await statusOf(page).getByText('Working: expand China-based engineers…').waitFor();
  await page.keyboard.press('Control+z');
  await statusOf(page).getByText('Stopped: expand China-based engineers.').waitFor();
  // Redone before the answer comes, it is as it was, and not as the answer would make it.
  await page.keyboard.press('Control+Shift+z');
  await page.getByText('1 node, 0 relations').waitFor();

  await page.getByRole('application', { name: 'Canvas' }).focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Expand escorted by' }).click();
  await page.getByRole('button', { name: 'Expand employers' }).click();
  await statusOf(page).getByRole('button', { name: 'Cancel' }).click();
  await statusOf(page).getByRole('button', { name: 'Cancel' }).click();
  await statusOf(page).getByText('Stopped: expand China-based engineers.').waitFor();
  await release();
  // Long enough for the page to read the answers.
  await page.waitForTimeout(500);
  await page.getByText('1 node, 0 relations').waitFor();
  expect(await stepsOf(page)).toEqual(['empty canvas', 'add China-based engineers']);
  await closePage(opened);
});

test('an expansion that could not load is tried again by the button that says so', async () => {
  const opened = await openCanvas();
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  // What the node can be expanded by is loaded too.
  await page.getByRole('button', { name: 'Expand systems reached' }).waitFor();
  await untilAnswered(page);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Expand systems reached' }).click();
  await page.getByRole('alert').getByText('Could not expand China-based engineers.').waitFor();
  await page.getByRole('alert').getByText('Try again once the server is back.').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await page.getByText('3 nodes, 2 relations').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await closePage(opened);
});

test('a page that was offline says so, and notices by itself that the server is back', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`, { expected: /Failed to load/ });
  const { page } = opened;
  await page.getByText('2 accesses exposed · 2 systems').waitFor();
  // The code of the picture comes last.
  await page.locator('.lane').first().waitFor();
  await untilAnswered(page);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'One day earlier' }).click();
  await page.getByText(/^No answers since/).waitFor();
  // The status is asked for several times in vain.
  await page.waitForTimeout(4_000);
  await page.context().setOffline(false);
  await page.getByText(/^No answers since/).waitFor({ state: 'detached' });
  await page.getByText('2 accesses exposed · 2 systems').waitFor();
  await closePage(opened);
});

test('a browser that does not let the page reach its other tabs shows it all the same', async () => {
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  // As Firefox does where storage is blocked.
  await page.addInitScript(`window.BroadcastChannel = class {
    constructor() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    }
  };`);
  await page.goto(`${url}chains?as-of=2025-07-17`);
  await page.getByText('2 accesses exposed · 2 systems').waitFor();
  const panel = page.getByRole('region', { name: 'Decision' });
  await panel.getByLabel('Reason or comment').fill('Only here');
  await panel.getByRole('button', { name: 'Comment only' }).click();
  await panel.getByRole('listitem').filter({ hasText: 'local: Only here' }).waitFor();
  await closePage(opened);
});

test('without the code of one part of the page, the rest of it stays, and a reload brings the part', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`, { expected: /Failed to load|could not be loaded/ });
  const { page } = opened;
  const missing =
    /the server did not respond, or has a different version than this page\. Reload the page to try again\.$/;
  await page.route(/drafts-|question-file-|workbench-|imports-view-/, (route) => route.abort());
  await page.getByLabel('Reason or comment').fill('Half a sentence');
  await page.getByRole('button', { name: 'Show the Cypher of the exposed accesses' }).click();
  await page.getByText(/^Could not load the Cypher: Its code could not be loaded/).waitFor();
  expect(await page.getByLabel('Reason or comment').inputValue()).toBe('Half a sentence');

  await page.getByRole('link', { name: 'Import', exact: true }).click();
  await page.getByRole('alert').getByText(missing).waitFor();
  await page.getByRole('link', { name: 'Queries', exact: true }).click();
  const file = { name: 'question.cypher', mimeType: 'text/plain', buffer: Buffer.from('RETURN 1 AS one') };
  await page.getByLabel('Import .cypher').setInputFiles(file);
  await page.getByRole('status').getByText(missing).waitFor();
  await page.getByRole('button', { name: 'Write Cypher' }).click();
  await page.getByRole('heading', { name: 'Could not show the editor' }).waitFor();

  await page.unrouteAll();
  await page.getByRole('alert').getByRole('button', { name: 'Reload' }).click();
  await page.getByRole('textbox', { name: 'Cypher' }).waitFor();
  await closePage(opened);
});

test('a picture whose code comes while the server is away does not end the page', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17`, { expected: /Failed to load|could not be loaded/ });
  const { page } = opened;
  await page.route(/picture-canvas-/, (route) => route.abort());
  await page.getByRole('link', { name: 'Chains', exact: true }).click();
  await page.getByRole('heading', { name: 'Could not show the picture' }).waitFor();
  await page.getByText('2 accesses exposed · 2 systems').waitFor();
  await page.getByRole('region', { name: 'Decision' }).waitFor();
  await closePage(opened);
});

test('without exposures, a coverage or closures that could not be loaded are said to be missing, and load when tried again', async () => {
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  let broken: string | null = '"Coverage"';
  await page.route('**/graphql', async (route) => {
    if (broken === null || route.request().postData()?.includes(broken) !== true) return route.continue();
    return route.fulfill({ json: { errors: [{ message: 'Broken.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] } });
  });
  await page.goto(`${url}chains?as-of=2030-01-01`);
  const alert = page.getByRole('main').getByRole('alert');
  await alert.filter({ hasText: 'Could not load the coverage.' }).waitFor();
  broken = '"Closures"';
  await alert.getByRole('button', { name: 'Try again' }).click();
  await alert.filter({ hasText: 'Could not load what ended, and why.' }).waitFor();
  broken = null;
  await alert.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Why it ended, and who says so' }).waitFor();
  await closePage(opened);
});

test('a picture that is left before its font arrives is not drawn again', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*.woff2', async (route) => {
    await released;
    await route.continue();
  });
  await page.reload();
  const picture = page.getByRole('application');
  await picture.waitFor();
  await page.getByRole('link', { name: 'Queries', exact: true }).click();
  await picture.waitFor({ state: 'detached' });
  release();
  await page.evaluate('document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(drawn)))');
  await closePage(opened);
});
