import { beforeAll, expect, test } from 'vitest';
import { serveGraph } from '../api/serve/serve-graph.ts';
import type { ServedGraph } from '../api/serve/serve-graph.ts';
import { withDocumentedCase } from '../documented-case.ts';
import { canvasOf, caseNamed, caseOf, download, engineers, saveAs, saveNode } from './investigation.ts';
import { closePage, openPage } from './open-page.ts';

let served: ServedGraph;
let url = '';

beforeAll(async () => {
  served = await serveGraph(await withDocumentedCase());
  url = served.url;
});

test('an investigation keeps which saved questions were asked on its canvas, and says which have changed since', async () => {
  const opened = await openPage(canvasOf(url, engineers));
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  await saveAs(page, 'Asked');
  await page.locator('summary', { hasText: 'Select' }).first().click();
  await page.getByRole('button', { name: /^person/ }).click();
  await page.locator('summary', { hasText: 'Ask a saved question about it' }).click();
  await page.locator('summary', { hasText: 'Questions that do not use the selection' }).click();
  const question = page.locator('details', { hasText: 'Ask a saved question' }).getByRole('listitem').first();
  await question.getByRole('button').click();
  await page.getByRole('region', { name: 'Result' }).waitFor();
  const name = new URL(page.url()).searchParams.get('query') ?? '';
  await page.getByRole('link', { name: 'Canvas' }).click();
  await page.getByText('There are changes that are not saved.').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await page.reload();
  await page.getByText('Nothing has changed since the canvas was last saved.').waitFor();
  await page.getByText('Saved.', { exact: true }).waitFor();

  await page.getByRole('link', { name: 'Cases' }).click();
  const file = await download(page, () => caseNamed(page, 'Asked').getByRole('button', { name: 'Export' }).click());
  const version = /"version": "([0-9a-f]{12})"/.exec(file.text)?.[1] ?? '';
  expect(JSON.parse(file.text)).toMatchObject({ questions: [{ name, version }] });
  // As if the question had had another statement when it was saved.
  const older = file.text.replace(version, '0123456789ab').replace('"Asked"', '"Asked before"');
  await page
    .getByLabel('Import a file')
    .setInputFiles({ name: 'case.json', mimeType: 'application/json', buffer: Buffer.from(older) });
  await page.getByRole('link', { name: 'Open Asked before' }).click();
  await page.getByText('Since the canvas was last saved: 1 saved question changed.').waitFor();
  await page.locator('summary', { hasText: 'Details' }).first().click();
  await page.getByText(`Changed: the saved question ${name}`).waitFor();
  // A note leaves it known; a step on the canvas is saved with the question of now.
  await page.getByRole('textbox', { name: 'Notes', exact: true }).fill('Look again');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await page.reload();
  await page.getByText('Since the canvas was last saved: 1 saved question changed.').waitFor();
  await closePage(opened);
});

test('a question that is run in Queries is kept in the investigation with its parameters, and opens with them again', async () => {
  const opened = await openPage(canvasOf(url, engineers));
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  // Without an investigation there is nothing to keep it in.
  await page.getByRole('link', { name: 'Queries' }).click();
  await page.getByRole('button', { name: /^Suppliers of the escorts/ }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('region', { name: 'Result' }).waitFor();
  const keep = page.getByRole('button', { name: 'Add to the investigation “Asked elsewhere”' });
  expect(await keep.count()).toBe(0);
  await page.getByRole('link', { name: 'Canvas' }).click();
  await saveAs(page, 'Asked elsewhere');

  await page.getByRole('link', { name: 'Queries' }).click();
  await page.getByRole('button', { name: /^Suppliers of the escorts/ }).click();
  const asOf = page.getByLabel('as of Date');
  for (const day of ['2025-06-01', '2025-07-01']) {
    await asOf.fill(day);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await keep.press('Enter');
    await page.getByText('Added; save the investigation to keep it.').waitFor();
  }
  await page.getByRole('button', { name: 'Save it on the canvas' }).click();
  await page.getByText('There are changes that are not saved.').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await page.reload();

  await page.getByRole('link', { name: 'Cases' }).click();
  const file = await download(page, () =>
    caseNamed(page, 'Asked elsewhere').getByRole('button', { name: 'Export' }).click(),
  );
  // As if the question had had another statement when it was saved, in a tab that knows nothing of it.
  const older = file.text.replaceAll(/"version": "[0-9a-f]{12}"/g, '"version": "0123456789ab"');
  await page.getByLabel('Import a file').setInputFiles({
    name: 'case.json',
    mimeType: 'application/json',
    buffer: Buffer.from(older.replace('"Asked elsewhere"', '"Asked elsewhere, before"')),
  });
  await page.getByRole('link', { name: 'Open Asked elsewhere, before' }).click();
  await page.getByText('Since the canvas was last saved: 1 saved question changed.').waitFor();
  await page.getByText('Based on 2 saved questions').click();
  const asked = page.getByRole('group').filter({ hasText: 'Based on 2 saved questions' }).last().getByRole('listitem');
  expect(await asked.allInnerTexts()).toEqual([
    expect.stringContaining('asOf: 2025-06-01'),
    expect.stringContaining('asOf: 2025-07-01'),
  ]);
  await asked
    .first()
    .getByRole('button', { name: /^Suppliers of the escorts/ })
    .click();
  await page.getByRole('region', { name: 'Result' }).waitFor();
  expect(await asOf.inputValue()).toBe('2025-06-01');
  await page.getByText('Added to the investigation “Asked elsewhere, before”.').waitFor();

  // What is removed is not saved again.
  await page.getByRole('link', { name: 'Canvas' }).click();
  await page.getByText('Based on 2 saved questions').click();
  await asked
    .first()
    .getByRole('button', { name: /^Remove/ })
    .click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await page.reload();
  await page.getByText('Based on 1 saved question').waitFor();
  await closePage(opened);
});

test('a saved question that this server lacks is marked, and stays in the investigation when its canvas is saved', async () => {
  const opened = await openPage(canvasOf(url, engineers));
  const { page } = opened;
  await saveNode(page, 'From another server');
  await page.getByRole('link', { name: 'Cases' }).click();
  const file = await download(page, () =>
    caseNamed(page, 'From another server').getByRole('button', { name: 'Export' }).click(),
  );
  const question = { name: 'x/my-question', version: '0123456789ab', parameters: { asOf: '2025-06-01' } };
  const moved = file.text
    .replace('"questions": []', `"questions": [${JSON.stringify(question)}]`)
    .replace('"From another server"', '"Moved here"');
  await page.getByLabel('Import a file').setInputFiles({
    name: 'case.json',
    mimeType: 'application/json',
    buffer: Buffer.from(moved),
  });
  await page.getByRole('link', { name: 'Open Moved here' }).click();
  const marked = page.getByText('x/my-question (not on this server)');
  await page.getByText('Based on 1 saved question').click();
  await marked.waitFor();

  await page.getByRole('application', { name: 'Canvas' }).focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Pin', exact: true }).click();
  await page.getByText('There are changes that are not saved.').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await page.reload();
  await page.getByText('Based on 1 saved question').click();
  await marked.waitFor();
  const id = caseOf(page);
  expect(
    await served.data('query ($id: ID!) { investigation(id: $id) { questions { name version parameters } } }', { id }),
  ).toEqual({ investigation: { questions: [question] } });

  await page.getByRole('button', { name: 'Save as a new one' }).click();
  await page.getByRole('alert').filter({ hasText: 'so it cannot be added to an investigation: remove it' }).waitFor();
  await page.getByRole('button', { name: 'Remove x/my-question' }).click();
  await page.getByRole('button', { name: 'Save as a new one' }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  expect(caseOf(page)).not.toBe(id);
  await closePage(opened);
});
