import { beforeAll, expect, test } from 'vitest';
import { encodeId } from '#serve/ids.ts';
import { deriveLegend } from '#serve/legend.ts';
import { violations } from './axe.ts';
import { lassoAll } from './lasso-all.ts';
import { colorByPriority } from './canvas-priorities.ts';
import { closePage, openPage, untilAnswered } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

const engineers = encodeURIComponent(encodeId('Person', 'china-based-engineers'));
const canvas = (day: string) => `${url}canvas?as-of=${day}&root=${engineers}&open=${engineers}`;

test('the lasso selects what is inside, and a saved question runs on the selection', async () => {
  const opened = await openPage(canvas('2025-07-17'));
  const { page } = opened;
  await page.getByText('6 nodes, 6 relations').waitFor();
  // The legend comes later, and makes the canvas smaller: the lowest nodes may be outside it.
  await untilAnswered(page);
  await page.getByRole('button', { name: 'Fit' }).click();
  await lassoAll(page);
  await page.getByRole('heading', { name: '6 nodes' }).waitFor();
  expect(await page.getByRole('button', { name: 'Lasso' }).getAttribute('aria-pressed')).toBe('false');

  await page.locator('summary', { hasText: 'Select' }).first().click();
  await page.getByRole('button', { name: 'system 2' }).click();
  await page.getByRole('heading', { name: '2 nodes' }).waitFor();
  await page.getByRole('button', { name: 'find what is on exposed chains (6)' }).click();
  await page.getByRole('heading', { name: /^[3-6] nodes/ }).waitFor();
  await page.getByLabel('bars by').selectOption('impact level');
  await page.getByRole('button', { name: 'IL4 1' }).click();
  await page.getByRole('button', { name: 'IL5 1' }).press('Shift+Enter');
  await page.getByRole('heading', { name: '2 nodes' }).waitFor();
  // The bar lists of the overview: the nodes on the exposed chains that a bar counts.
  await page.getByLabel('bars by').selectOption('country of the engineer');
  await page.getByRole('button', { name: /China \d$/ }).click();
  await page.getByRole('heading', { name: /^[3-6] nodes/ }).waitFor();
  await page.getByLabel('bars by').selectOption('source of the access');
  await page
    .getByRole('button', { name: / \(.+\) \d$/ })
    .first()
    .click();
  await page.getByRole('heading', { name: /^[3-6] nodes/ }).waitFor();
  await page.getByLabel('bars by').selectOption('impact level');
  await page.getByRole('button', { name: 'IL4 1' }).click();
  await page.getByRole('button', { name: 'IL5 1' }).press('Shift+Enter');
  await page.getByRole('heading', { name: '2 nodes' }).waitFor();
  await page.getByLabel('Layout').selectOption('lanes');
  await expect
    .poll(() => page.locator('.lane').allInnerTexts())
    .toEqual(expect.arrayContaining(['Organizations', 'Escorts', 'Systems']));
  await page.getByLabel('Layout').selectOption('concentric');
  await expect.poll(() => page.locator('.lane').count()).toBe(0);
  await page.getByLabel('bars by').selectOption('kind');
  await page.getByRole('button', { name: 'country 1' }).click();
  await page.locator('summary', { hasText: 'Ask a saved question about it' }).click();
  const questions = page.locator('details', { hasText: 'Ask a saved question' }).getByRole('listitem');
  await questions.getByRole('button').first().click();
  await expect.poll(() => page.url()).toMatch(/\/queries\?.*run=1.*=CN(&|$)/);
  await page.getByRole('region', { name: 'Result' }).waitFor();
  await closePage(opened);
});

test('own questions, in this browser and on the server, are run on the selection that their parameters are named after', async () => {
  const opened = await openPage(`${url}queries?as-of=2025-07-17`);
  const { page } = opened;
  const write = async (statement: string, title: string, save: string) => {
    await page.goto(`${url}queries?as-of=2025-07-17&run=1#cypher=${encodeURIComponent(statement)}`);
    await page.locator('summary', { hasText: 'Save this question' }).click();
    await page.getByLabel('Title', { exact: true }).fill(title);
    await page.getByRole('button', { name: save }).click();
    await page
      .getByRole('status')
      .filter({ hasText: /^Saved (in this browser|on the server)/ })
      .waitFor();
    await page.goto(canvas('2025-07-17'));
  };
  await write('MATCH (c:Country {key: $country}) RETURN c.name AS name', 'One country', 'Save in this browser');
  await write('MATCH (c:Country) WHERE c.key IN $countries RETURN c.key AS key', 'Countries', 'Save on the server');
  await page.getByText('6 nodes, 6 relations').waitFor();
  await page.locator('summary', { hasText: 'Select' }).first().click();
  await page.getByRole('button', { name: /^person \d/ }).click();
  const ask = page.locator('summary', { hasText: 'Ask a saved question' });
  await ask.click();
  await page
    .getByText(
      /None of your questions accepts the selected nodes\. .* such as \$person, or \$persons for several nodes/,
    )
    .waitFor();
  await page.getByRole('button', { name: 'country 1' }).click();
  const onServer = page.getByRole('region', { name: 'Questions on the server' });
  await onServer.getByRole('button', { name: 'Countries' }).waitFor();
  await page
    .getByRole('region', { name: 'Your questions in this browser' })
    .getByRole('button', { name: 'One country' })
    .click();
  await page.getByRole('cell', { name: 'China' }).waitFor();
  expect(page.url()).toContain('p.country=CN');
  await page.goBack();
  await ask.click();
  await onServer.getByRole('button', { name: 'Countries' }).click();
  await page.getByRole('cell', { name: 'CN', exact: true }).waitFor();
  await closePage(opened);
});

test('the types that an imported question declares decide which nodes it takes, and which values', async () => {
  const opened = await openPage(`${url}queries?as-of=2025-07-17`);
  const { page } = opened;
  const file = `/*
name: people-in-places
title: People in places
question: Who is there?
parameters:
  places: { type: "[Country!]!", description: Countries. }
  country: { type: Int, default: 3, least: 1, most: 6, description: Not a country, whatever its name. }
  day: { type: Date!, description: The day. }
*/
MATCH (c:Country) WHERE c.key IN $places AND $day >= date('2025-01-01') RETURN c.name AS name, $country AS most`;
  await page
    .getByLabel('Import .cypher')
    .setInputFiles({ name: 'places.cypher', mimeType: 'text/plain', buffer: Buffer.from(file) });
  await page.getByText('1 imported.').waitFor();
  await page.goto(canvas('2025-07-17'));
  await page.getByText('6 nodes, 6 relations').waitFor();
  await page.locator('summary', { hasText: 'Select' }).first().click();
  await page.getByRole('button', { name: 'country 1' }).click();
  await page.locator('summary', { hasText: 'Ask a saved question' }).click();
  await page.getByRole('button', { name: 'People in places' }).click();
  await page.getByRole('cell', { name: 'China' }).waitFor();
  await page.getByRole('cell', { name: '3', exact: true }).waitFor();

  // A reload restores statement and values from the address, and the types from the question.
  await page.reload();
  // A day is picked; only a link brings something else, which is then shown as text.
  const link = page.url();
  await page.goto(link.replace(/p\.day=[^&]*/, 'p.day=soon'));
  await page.reload();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: '$day must be a date, such as 2025-07-17.' }).waitFor();
  expect(await page.getByLabel('$day', { exact: true }).inputValue()).toBe('soon');
  await page.goto(link);
  await page.reload();
  for (const [name, text, problem] of [
    ['$country', '2.5', '$country must be a whole number.'],
    ['$country', '9', '$country must be from 1 to 6.'],
  ] as const) {
    const field = page.getByRole('textbox', { name, exact: true });
    const before = await field.inputValue();
    await field.fill(text);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: problem }).waitFor();
    await field.fill(before);
  }
  expect(await page.getByLabel('Type of $places').inputValue()).toBe('[Country!]!');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('cell', { name: 'China' }).waitFor();
  await closePage(opened);
});

test('nodes are colored by the worst band of their chains, and say it', async () => {
  const opened = await openPage(`${canvas('2025-07-17')}&show=list`, { bypassCSP: true });
  const { page } = opened;
  await page.getByText('6 nodes, 6 relations').waitFor();
  await page.locator('summary', { hasText: 'Filter and look' }).click();
  await page.getByLabel('color by').selectOption('priority');
  await page.getByRole('list', { name: 'Legend' }).getByText('on a CRITICAL chain').waitFor();
  expect(await violations(page)).toEqual([]);

  // The kind stays, and nodes with the same name are told apart wherever a name stands alone.
  const row = page.getByRole('row', { name: /cloud \(IL5\)/ });
  await expect
    .poll(() => row.getByRole('cell').allInnerTexts())
    .toEqual(expect.arrayContaining(['Defense Department cloud (IL5)', 'system · IL5', 'CRITICAL']));
  for (const level of ['IL4', 'IL5']) {
    await page.getByRole('button', { name: `Defense Department cloud (${level})`, exact: true }).click();
    await page.getByRole('button', { name: 'Strike out', exact: true }).click();
    await page.getByRole('button', { name: `strike out Defense Department cloud (${level})`, exact: true }).waitFor();
    await page.getByRole('button', { name: `restore Defense Department cloud (${level})` }).waitFor();
  }
  await closePage(opened);
});

test('the contract of a chain is on it, though no hop of the chain leads to it', async () => {
  const contract = encodeURIComponent(encodeId('Contract', 'dod-cloud-services'));
  const opened = await openPage(`${url}canvas?as-of=2025-07-17&show=list&root=${contract}&open=${contract}`);
  const { page } = opened;
  const priorityOf = await colorByPriority(page);
  expect(await priorityOf(/^Defense Department cloud services/)).toBe('CRITICAL');
  expect(await priorityOf(/^Department of Defense$/)).toBe('on no exposed chain');
  await closePage(opened);
});

test('nothing is said to be on no chain before the chains are read, and a closed group has the worst band of its nodes', async () => {
  const opened = await openPage(`${canvas('2025-07-17')}&show=list`);
  const { page } = opened;
  await page.getByText('6 nodes, 6 relations').waitFor();
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('CanvasExposed') === true) await released;
    await route.continue();
  });
  await page.reload();
  await page.getByText('6 nodes, 6 relations').waitFor();
  await page.locator('summary', { hasText: 'Filter and look' }).click();
  await page.getByLabel('color by').selectOption('priority');
  const legend = page.getByRole('list', { name: 'Legend' });
  await legend.getByText('not known yet').waitFor();
  // Of each node, the priority and whether it is on exposed chains.
  expect(await page.getByRole('cell', { name: 'not known yet' }).count()).toBe(12);
  expect(await page.getByText('on no exposed chain').count()).toBe(0);
  release();
  await legend.getByText('on a CRITICAL chain').waitFor();
  await page.getByText('not known yet').first().waitFor({ state: 'detached' });

  await page.locator('summary', { hasText: 'Select' }).first().click();
  await page.getByRole('button', { name: 'system 2' }).click();
  await page.getByRole('button', { name: 'Group', exact: true }).click();
  const group = page.getByRole('row', { name: /Group of 2/ }).first();
  // Selected, name, kind, priority, on exposed chains, relations, note.
  await expect
    .poll(async () => (await group.getByRole('cell').allInnerTexts()).slice(1))
    .toEqual(['Group of 2', '2 nodes', 'CRITICAL', '2 exposed', '2', '']);
  await closePage(opened);
});

test('bands that could not be loaded are said to be unknown beside the legend', async () => {
  const opened = await openPage(canvas('2025-07-17'), { expected: /Failed to load/ });
  const { page } = opened;
  await page.getByText('6 nodes, 6 relations').waitFor();
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('CanvasExposed') === true) await route.abort();
    else await route.continue();
  });
  await page.reload();
  const look = page.locator('summary', { hasText: 'Filter and look' });
  await look.click();
  await page.getByLabel('color by').selectOption('priority');
  await look.click();
  await page.getByRole('alert').getByText('What is exposed could not be loaded').waitFor();
  await page.getByRole('list', { name: 'Legend' }).getByText('not known', { exact: true }).waitFor();
  await closePage(opened);
});

test('the legend is made from the model: kinds of node, edge types, and what is derived', async () => {
  const opened = await openPage(canvas('2025-07-17'), { bypassCSP: true });
  const { page } = opened;
  await page.getByText('6 nodes, 6 relations').waitFor();
  const { nodes, edges } = deriveLegend();
  const legend = page.getByRole('list', { name: 'Legend' });
  for (const { title } of nodes.filter((node) => ['Organization', 'System', 'Country'].includes(node.label)))
    await legend.getByText(title.toLowerCase(), { exact: true }).waitFor();
  for (const { title, description } of edges.filter(({ type }) => ['ACCESSES', 'ESCORTS', 'EMPLOYS'].includes(type)))
    expect(await legend.getByRole('listitem').filter({ hasText: title }).getAttribute('title')).toBe(description);
  await page.locator('summary', { hasText: 'All kinds of node and relation' }).click();
  const kinds = page.locator('.all-kinds dt');
  expect(await kinds.count()).toBe(nodes.length + edges.length);
  expect(await kinds.filter({ hasText: 'derived' }).count()).toBe(
    [...nodes, ...edges].filter(({ derived }) => derived).length,
  );
  expect(await violations(page)).toEqual([]);
  await closePage(opened);
});

test('paths between each pair of two sets avoid what is put into Avoid, and come as one step', async () => {
  const opened = await openPage(canvas('2025-07-17'));
  const { page } = opened;
  await page.getByText('6 nodes, 6 relations').waitFor();
  await page.locator('summary', { hasText: 'Select' }).first().click();
  await page.locator('summary', { hasText: 'Paths' }).click();
  const into = page.getByRole('group', { name: 'Put the selection into' });
  const put = async (bar: string, field: string): Promise<void> => {
    await page.getByRole('button', { name: bar, exact: true }).click();
    await into.getByRole('button', { name: field, exact: true }).click();
  };
  await page.getByRole('button', { name: 'all (6)' }).click();
  await into.getByRole('button', { name: 'From' }).click();
  await into.getByRole('button', { name: 'To' }).click();
  await page.getByText('30 pairs are too many: at most 25. Put fewer nodes into From or To.').waitFor();
  expect(await page.getByRole('button', { name: 'Find paths' }).isDisabled()).toBe(true);

  await put('organization 1', 'From');
  await put('system 2', 'To');
  await page.getByRole('button', { name: 'person 2', exact: true }).click();
  await put('China-based engineers', 'Avoid');
  await page.getByText('Avoiding China-based engineers').waitFor();
  await page.getByLabel('paths for each pair').fill('1');
  await page.getByRole('button', { name: 'Find paths' }).click();
  // Over the contract, the agency that awarded it, and what it owns.
  await page.getByText('Found 2 paths between 2 of 2 pairs.').waitFor();
  await page.getByRole('button', { name: 'Undo add 2 paths: Microsoft to 2 nodes' }).click();
  await page.getByText('6 nodes, 6 relations').waitFor();
  await page.getByLabel('through claims and sources').check();
  await page.getByRole('button', { name: 'Find paths' }).click();
  await page.getByText('Found 2 paths between 2 of 2 pairs.').waitFor();
  // Both lead over a claim, not over the engineers.
  await page.getByText('7 nodes, 9 relations').waitFor();
  await page.getByRole('button', { name: 'Undo add 2 paths: Microsoft to 2 nodes' }).click();
  await page.getByText('6 nodes, 6 relations').waitFor();
  await closePage(opened);
});

test('the time slider steps to the days on which something changes, and plays unless less motion is wanted', async () => {
  const opened = await openPage(canvas('2025-07-17'), { reducedMotion: 'no-preference' });
  const { page } = opened;
  await page.getByText('6 nodes, 6 relations').waitFor();
  const time = page.getByRole('group', { name: 'Time' });
  await time.getByRole('slider', { name: 'Day' }).focus();
  await page.keyboard.press('End');
  const day = () => new URL(page.url()).searchParams.get('as-of');
  await expect.poll(day).toBe('2025-07-18');
  await page.getByRole('list', { name: 'Steps' }).waitFor();
  // From the end it starts again. It may have gone on before anybody looks.
  const days: (string | null)[] = [];
  page.on('framenavigated', () => days.push(day()));
  await time.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => days).toEqual(['2025-07-17', '2025-07-18']);
  await time.getByRole('button', { name: 'Play' }).waitFor();
  // Who steps takes over.
  await time.getByRole('button', { name: 'Change before' }).click();
  await page.waitForTimeout(1500);
  expect(day()).toBe('2025-07-17');
  await closePage(opened);

  const still = await openPage(canvas('2025-07-17'));
  await still.page.getByRole('button', { name: 'Next change' }).click();
  await expect.poll(() => new URL(still.page.url()).searchParams.get('as-of')).toBe('2025-07-18');
  expect(await still.page.getByRole('button', { name: 'Play' }).count()).toBe(0);
  await closePage(still);
});
