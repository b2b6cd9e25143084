import { beforeAll, expect, test } from 'vitest';
import { encodeId } from '#serve/ids.ts';
import { canvasOf, caseNamed, caseOf, engineers, follow, microsoft, saveAs, saveNode } from './investigation.ts';
import { closePage, openPage } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

test('a canvas is saved with its date, and a step right before a reload is neither lost nor called saved', async () => {
  const opened = await openPage(canvasOf(url, engineers, `&open=${engineers}`));
  const { page } = opened;
  await page.getByText('6 nodes, 6 relations').waitFor();
  await saveAs(page, 'Escorts');
  await page.getByText('Nothing has changed since the canvas was last saved.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.reload();
  await page.getByText('1 node, 0 relations').waitFor();
  await page.getByText('There are changes that are not saved.').waitFor();
  await page.getByRole('link', { name: 'Cases' }).click();
  await caseNamed(page, 'Escorts').getByText('6 nodes, 6 relations · as of 17 July 2025').waitFor();
  await caseNamed(page, 'Escorts').getByText('Notes of Escorts').waitFor();
  await closePage(opened);
});

test('an investigation that is saved while another one is opened does not become that one', async () => {
  const opened = await openPage(canvasOf(url, microsoft));
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  await saveAs(page, 'Opened meanwhile');
  await page.getByText('Saved.', { exact: true }).waitFor();
  const link = new URL(page.url()).searchParams.get('case') ?? '';
  await page.getByRole('button', { name: 'Close', exact: true }).click();

  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('"SaveInvestigation"') === true) await released;
    await route.continue();
  });
  const panel = page.getByRole('region', { name: 'Investigation' });
  await page.locator('summary', { hasText: 'Save as an investigation' }).click();
  await panel.getByRole('textbox', { name: 'Name', exact: true }).fill('Saved slowly');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await follow(page, link);
  await page.getByRole('button', { name: 'Open it and discard my canvas' }).click();
  await page.getByRole('heading', { name: 'Opened meanwhile' }).waitFor();
  const answered = page.waitForResponse(
    (response) => response.request().postData()?.includes('"SaveInvestigation"') === true,
  );
  release();
  await answered;
  await page.getByRole('link', { name: 'Cases' }).click();
  await caseNamed(page, 'Saved slowly').waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Opened meanwhile' }).waitFor();
  expect(new URL(page.url()).searchParams.get('case')).toBe(link);
  await closePage(opened);
});

test('a shared link opens an investigation, asks before it drops a canvas, and a later version of someone else is not overwritten', async () => {
  const first = await openPage(canvasOf(url, encodeURIComponent(encodeId('Organization', 'insight-global'))));
  await first.page.getByText('1 node, 0 relations').waitFor();
  await saveAs(first.page, 'Shared');
  const link = new URL(first.page.url());
  const second = await openPage(canvasOf(url, engineers));
  await second.page.getByText('1 node, 0 relations').waitFor();
  await second.page.goto(`${url}canvas?as-of=2025-07-17&case=${link.searchParams.get('case') ?? ''}`);
  await second.page.getByRole('button', { name: 'Keep my canvas' }).click();
  await second.page.getByText('1 node, 0 relations').waitFor();
  await second.page.goto(link.href);
  await second.page.getByRole('button', { name: 'Open it and discard my canvas' }).click();
  await second.page.getByRole('heading', { name: 'Shared' }).waitFor();
  await second.page.getByRole('textbox', { name: 'Notes', exact: true }).fill('Mine');
  await second.page.getByRole('button', { name: 'Save', exact: true }).click();
  await second.page.getByText('Saved.', { exact: true }).waitFor();

  await first.page.getByRole('textbox', { name: 'Notes', exact: true }).fill('Also mine');
  await first.page.getByRole('button', { name: 'Save', exact: true }).click();
  await first.page.getByRole('alert').filter({ hasText: 'open it again, or fork it' }).waitFor();
  await first.page.getByRole('textbox', { name: 'Name', exact: true }).fill('My version');
  await first.page.getByRole('button', { name: 'Save as a new one' }).click();
  await first.page.getByRole('heading', { name: 'My version' }).waitFor();
  await closePage(first);
  await closePage(second);
});

test('an investigation that someone deletes while a tab shows it is not called saved, and can be saved as a new one', async () => {
  const opened = await openPage(canvasOf(url, encodeURIComponent(encodeId('Organization', 'insight-global'))));
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  await saveAs(page, 'Short-lived');
  await page.getByText('Saved.', { exact: true }).waitFor();
  const other = await page.context().newPage();
  await other.goto(`${url}cases?as-of=2025-07-17`);
  const item = caseNamed(other, 'Short-lived');
  const remove = item.getByRole('button', { name: 'Delete' });
  await remove.press('Enter');
  await item
    .getByRole('group', { name: /cannot be restored/ })
    .getByRole('button', { name: 'Delete' })
    .press('Enter');
  await item.waitFor({ state: 'detached' });
  await other.close();

  await page.getByText('Someone has deleted this investigation.').waitFor();
  await page.getByText('Saved.', { exact: true }).waitFor({ state: 'detached' });
  expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
  // A link must not drop what nobody else has any more.
  await page.goto(`${url}canvas?as-of=2025-07-17&case=nothing`);
  await page.getByRole('button', { name: 'Keep my canvas' }).click();
  await page.getByText('Someone has deleted this investigation.').waitFor();
  await page.getByRole('button', { name: 'Save as a new one' }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  expect(await page.getByText('Someone has deleted this investigation.').count()).toBe(0);
  await page.getByRole('link', { name: 'Cases' }).click();
  await caseNamed(page, 'Short-lived').getByText('1 node, 0 relations').waitFor();
  await closePage(opened);
});

test('a link to an investigation that could not be loaded stays, and trying again discards nothing that came after', async () => {
  const opened = await openPage(canvasOf(url, microsoft), { expected: /Failed to load/ });
  const { page } = opened;
  const link = await saveNode(page, 'Opened later');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  const isOpening = (text: string | null): boolean => text?.includes('"OpenInvestigation"') === true;
  await page.route('**/graphql', async (route) => {
    if (isOpening(route.request().postData())) await route.abort();
    else await route.continue();
  });
  await follow(page, link);
  const alert = page.getByRole('alert').filter({ hasText: 'Could not open the investigation.' });
  await alert.getByText('Try again once the server is back.').waitFor();
  expect(caseOf(page)).toBe(link);

  await page.getByRole('searchbox', { name: 'Search and add' }).fill('insight global');
  await page.getByRole('button', { name: /^Insight Global/ }).click();
  await page.getByText('1 node, 0 relations').waitFor();
  const discard = page.getByRole('button', { name: 'Open it and discard my canvas' });
  await discard.click();
  await alert.waitFor();
  await page.getByRole('button', { name: 'Pin', exact: true }).click();
  await page.getByRole('button', { name: 'pin Insight Global', exact: true }).waitFor();
  await page.unroute('**/graphql');
  const answered = page.waitForResponse((response) => isOpening(response.request().postData()));
  await alert.getByRole('button', { name: 'Try again' }).click();
  await (await answered).finished();
  // Long enough for the page to read the answer.
  await page.waitForTimeout(500);
  expect(await page.getByRole('button', { name: 'pin Insight Global', exact: true }).count()).toBe(1);
  await discard.click();
  await page.getByRole('heading', { name: 'Opened later' }).waitFor();
  expect(caseOf(page)).toBe(link);
  await closePage(opened);
});

test('Back to another investigation asks before it drops a note that is still being written', async () => {
  const opened = await openPage(canvasOf(url, microsoft));
  const { page } = opened;
  const noted = await saveNode(page, 'Noted');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.goto(canvasOf(url, engineers));
  await saveNode(page, 'Left before');
  await follow(page, noted);
  await page.getByRole('heading', { name: 'Noted', exact: true }).waitFor();
  await page.getByRole('application', { name: 'Canvas' }).focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Ask them');
  await page.goBack();
  await page.getByRole('button', { name: 'Keep my canvas' }).click();
  await page.getByRole('button', { name: 'write a note on Microsoft', exact: true }).waitFor();
  await page.getByRole('heading', { name: 'Noted', exact: true }).waitFor();
  expect(caseOf(page)).toBe(noted);
  await closePage(opened);
});

test('before an investigation is saved with another date or other conditions, the page says so', async () => {
  const opened = await openPage(canvasOf(url, engineers));
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  await saveAs(page, 'Dated');
  const saved = page.getByText('Saved.', { exact: true });
  await saved.waitFor();
  await page.locator('#as-of').fill('2025-07-18');
  const otherDay = page.getByText('Saving would save it as of 18 July 2025 instead of 17 July 2025.');
  await otherDay.waitFor();
  expect(await saved.count()).toBe(0);
  await page.reload();
  await otherDay.waitFor();
  // Nothing would be lost.
  expect(await page.getByRole('button', { name: 'Close', exact: true }).isDisabled()).toBe(false);
  await page.getByRole('button', { name: 'Return to the saved date', exact: true }).click();
  await saved.waitFor();
  expect(page.url()).toContain('as-of=2025-07-17');

  const link = new URL(page.url());
  link.searchParams.set('as-of', '2025-07-18');
  link.searchParams.set('impact', '5');
  await page.evaluate((href) => {
    window.history.pushState(null, '', href);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, link.href);
  await otherDay.waitFor();
  await page.getByText('Saving would replace its conditions with those above.').waitFor();
  await page.getByRole('button', { name: 'Return to the saved date and conditions' }).waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await saved.waitFor();
  await page.getByRole('link', { name: 'Cases' }).click();
  await caseNamed(page, 'Dated').getByText('1 node, 0 relations · as of 18 July 2025').waitFor();
  await closePage(opened);
});

test('an unknown investigation is said to be unknown, and the canvas stays', async () => {
  const opened = await openPage(`${url}canvas?case=nothing`);
  await opened.page.getByText('This server has no such investigation.').waitFor();
  await opened.page.getByRole('heading', { name: 'Start with a name' }).waitFor();
  await closePage(opened);
});
