import { beforeAll, expect, test } from 'vitest';
import { encodeId } from '#serve/ids.ts';
import { lassoAll } from './lasso-all.ts';
import { closePage, openPage, untilAnswered } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';
import type { Page } from 'playwright-core';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

const ENGINEERS = 'China-based engineers';
const canvasOf = (page: Page) => page.getByRole('application', { name: 'Canvas' });
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const open = (page: Page, title: string) => page.locator('summary', { hasText: title }).first().click();
const steps = (page: Page) => page.getByRole('list', { name: 'Steps' }).getByRole('button').allInnerTexts();

interface Look {
  readonly document: unknown;
  /** What is drawn and where, the titles of the lanes, the numbers above and the legend below. */
  readonly picture: unknown;
}

/** What is on the canvas once everything is loaded, such as the tags of nodes that have just come, with nothing selected. */
async function settledLook(page: Page): Promise<Look> {
  await untilAnswered(page);
  return look(page);
}

/** What is on the canvas, with nothing selected. */
async function look(page: Page): Promise<Look> {
  await canvasOf(page).focus();
  await page.keyboard.press('Escape');
  // The page keeps the canvas soon after a step, or at once when it is left.
  return page.evaluate<Look>(`(() => {
    dispatchEvent(new Event('pagehide'));
    const { cy } = document.querySelector('.canvas')._cyreg;
    const textOf = (selector) => document.querySelector(selector)?.innerText;
    return {
      document: JSON.parse(sessionStorage.getItem('subtier.canvas')).document,
      picture: [
        cy.elements().map((one) => JSON.stringify([one.id(), one.data(), one.classes(), one.isNode() && one.position()])).sort(),
        [...document.querySelectorAll('.picture .lane')].map((lane) => lane.innerText),
        textOf('.pane-head .soft'),
        textOf('[aria-label=Legend]'),
      ],
    };
  })()`);
}

/** Takes a step as a person does, and undoes and redoes it by its name: document and picture are as before, and as after. */
async function takes(page: Page, name: string, act: () => Promise<void>): Promise<void> {
  const before = await settledLook(page);
  await act();
  await page.locator('[aria-current=step]').getByText(name, { exact: true }).waitFor();
  const after = await settledLook(page);
  expect(after.document, name).not.toEqual(before.document);
  expect(after.picture, name).not.toEqual(before.picture);
  await press(page, `Undo ${name}`);
  await expectLook(page, before, `undo ${name}`);
  await press(page, `Redo ${name}`);
  await expectLook(page, after, `redo ${name}`);
}

async function expectLook(page: Page, wanted: Look, what: string): Promise<void> {
  await expect.poll(() => look(page), { message: what }).toEqual(wanted);
}

/** Selects one of what is drawn, by its name, in the list of all. */
async function choose(page: Page, title: string): Promise<void> {
  await canvasOf(page).focus();
  await page.keyboard.press('Control+a');
  const details = page.getByRole('region', { name: 'Details' });
  const name = { name: title, exact: true } as const;
  await details.getByRole('button', name).or(details.getByRole('heading', name)).click();
}

test('every step has a name, and its undo and redo lead to the same document and picture', async () => {
  const root = encodeURIComponent(encodeId('Person', 'china-based-engineers'));
  const opened = await openPage(`${url}canvas?as-of=2025-07-17&root=${root}`);
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  await open(page, 'Select');
  await open(page, 'Paths');
  await open(page, 'Filter and look');

  await takes(page, `move ${ENGINEERS}`, async () => {
    // The legend has made the canvas smaller; the node is in its middle again.
    await press(page, 'Fit');
    const box = await canvasOf(page).boundingBox();
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y - 90, { steps: 4 });
    await page.mouse.up();
  });
  for (const [relation, count] of [
    ['systems reached', 2],
    ['escorted by', 2],
    ['employers', 1],
    ['located in', 1],
  ] as const)
    await takes(page, `expand ${ENGINEERS}: ${relation} (${String(count)})`, async () => {
      await choose(page, ENGINEERS);
      await press(page, `Expand ${relation}`);
    });
  await page.getByText('6 nodes, 6 relations').waitFor();
  await takes(page, 'add Insight Global', async () => {
    await page.getByRole('searchbox', { name: 'Search and add' }).fill('insight global');
    await press(page, /^Insight Global/);
  });
  await page.getByRole('searchbox', { name: 'Search and add' }).fill('');
  await takes(page, `add 1 path: ${ENGINEERS} to Insight Global`, async () => {
    const into = page.getByRole('group', { name: 'Put the selection into' });
    await choose(page, ENGINEERS);
    await into.getByRole('button', { name: 'From' }).click();
    await choose(page, 'Insight Global');
    await into.getByRole('button', { name: 'To', exact: true }).click();
    await page.getByLabel('paths', { exact: true }).fill('1');
    await press(page, 'Find paths');
  });

  await takes(page, 'group 2 nodes as Group of 2', async () => {
    await press(page, 'system 2');
    await press(page, 'Group');
  });
  await takes(page, 'rename group Group of 2 to The clouds', async () => {
    await choose(page, 'Group of 2');
    await page.getByRole('textbox', { name: 'Name of the group' }).fill('The clouds');
    await page.keyboard.press('Enter');
  });
  // A group is opened, pinned, hidden and removed with the keys that do so with a node.
  const key = (name: string) => async (): Promise<void> => {
    await choose(page, 'The clouds');
    await canvasOf(page).focus();
    await page.keyboard.press(name);
  };
  await takes(page, 'open group The clouds', key('Enter'));
  await takes(page, 'close group The clouds', async () => {
    await press(page, 'system 2');
    await press(page, 'Close group');
  });
  await takes(page, 'hide 2 nodes', key('h'));
  await takes(page, 'show 2 nodes again', () => press(page, 'Show 2 hidden nodes'));
  await takes(page, 'remove 2 nodes', key('Delete'));
  await press(page, 'Undo remove 2 nodes');
  await takes(page, 'dissolve group The clouds', async () => {
    await choose(page, 'The clouds');
    await press(page, 'Dissolve group');
  });

  await takes(page, `write a note on ${ENGINEERS}`, async () => {
    await choose(page, ENGINEERS);
    await page.getByRole('textbox', { name: 'Note', exact: true }).fill('ask who vetted them');
    await page.getByRole('textbox', { name: 'Note', exact: true }).blur();
  });
  await takes(page, `remove the note on ${ENGINEERS}`, async () => {
    await choose(page, ENGINEERS);
    await page.getByRole('textbox', { name: 'Note', exact: true }).fill('');
    await page.getByRole('textbox', { name: 'Note', exact: true }).blur();
  });
  for (const [name, button] of [
    [`pin ${ENGINEERS}`, 'Pin'],
    [`unpin ${ENGINEERS}`, 'Unpin'],
    [`strike out ${ENGINEERS}`, 'Strike out'],
    [`restore ${ENGINEERS}`, 'Restore'],
  ] as const)
    await takes(page, name, async () => {
      await choose(page, ENGINEERS);
      await press(page, button);
    });

  await takes(page, 'hide 7 nodes', async () => {
    await press(page, 'Fit');
    await lassoAll(page);
    await page.getByRole('heading', { name: '7 nodes' }).waitFor();
    await press(page, 'Hide');
  });
  await press(page, 'Undo hide 7 nodes');

  const system = page.getByRole('checkbox', { name: /^system/ });
  await takes(page, 'filter: without system', () => system.uncheck());
  await takes(page, 'leave out what does not match', () => page.getByRole('radio', { name: 'left out' }).check());
  await takes(page, 'filter: without employs', () => page.getByRole('checkbox', { name: /^employs/ }).uncheck());
  await takes(page, 'filter: with system', () => system.check());
  await takes(page, 'filter: at least 2 relations', async () => {
    await page.getByLabel('minimum relations').selectOption('2');
  });
  await takes(page, 'clear the filter', () => press(page, 'Clear the filter'));
  await takes(page, 'color by evidence', async () => {
    await page.getByLabel('color by').selectOption('evidence');
  });
  await takes(page, 'color by number of relations', async () => {
    await page.getByLabel('color by').selectOption('relations');
  });
  await takes(page, 'size by number of relations', async () => {
    await page.getByLabel('size by').selectOption('relations');
  });
  await takes(page, 'hide labels', () => press(page, 'Hide all labels'));
  await takes(page, 'show labels', () => press(page, 'Hide all labels'));
  for (const layout of ['lanes', 'grid', 'concentric', 'force'])
    await takes(page, `lay out: ${layout}`, async () => {
      await page.getByLabel('Layout').selectOption(layout);
    });
  await takes(page, `collapse ${ENGINEERS}: systems reached`, async () => {
    await choose(page, ENGINEERS);
    await press(page, 'Collapse systems reached');
  });
  await takes(page, `remove ${ENGINEERS}`, async () => {
    await choose(page, ENGINEERS);
    await press(page, 'Remove');
  });
  await press(page, `Undo remove ${ENGINEERS}`);

  // A question that runs on the selection is not a step: the canvas is as it was left, with its steps.
  const last = await settledLook(page);
  const names = await steps(page);
  await press(page, 'country 1');
  await open(page, 'Ask a saved question about it');
  await page
    .locator('details', { hasText: 'Ask a saved question' })
    .getByRole('listitem')
    .getByRole('button')
    .first()
    .click();
  await page.getByRole('region', { name: 'Result' }).waitFor();
  await page.goBack();
  await page.getByRole('list', { name: 'Steps' }).waitFor();
  expect(await steps(page)).toEqual(names);
  await expectLook(page, last, 'back from a question');
  await press(page, 'empty canvas');
  await page.getByRole('heading', { name: 'Start with a name' }).waitFor();
  await press(page, `collapse ${ENGINEERS}: systems reached (undone)`);
  await expectLook(page, last, 'redo all steps');
  await closePage(opened);
});

test('Ctrl Z undoes a step also right after a choice among options, and what changes nothing is no step', async () => {
  const root = encodeURIComponent(encodeId('Person', 'china-based-engineers'));
  const opened = await openPage(`${url}canvas?as-of=2025-07-17&root=${root}&open=${root}`);
  const { page } = opened;
  await page.getByText('6 nodes, 6 relations').waitFor();
  await open(page, 'Filter and look');
  const sizes = page.getByLabel('size by');
  await sizes.selectOption('relations');
  await sizes.press('Control+z');
  await expect.poll(() => sizes.inputValue()).toBe('same');
  const leftOut = page.getByRole('radio', { name: 'left out' });
  await leftOut.check();
  await leftOut.press('Control+z');
  await expect.poll(() => leftOut.isChecked()).toBe(false);
  const before = await steps(page);
  for (const layout of ['grid', 'lanes', 'lanes']) await page.getByLabel('Layout').selectOption(layout);
  await expect
    .poll(() => steps(page))
    .toEqual([...before.filter((one) => !one.endsWith('(undone)')), 'lay out: grid', 'lay out: lanes']);
  await closePage(opened);
});

test('a field that is full says that the rest is cut off, and a layout of many nodes shows some of them', async () => {
  const root = encodeURIComponent(encodeId('Person', 'china-based-engineers'));
  const opened = await openPage(`${url}canvas?as-of=2025-07-17&root=${root}`);
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  const notice = page.getByRole('status').filter({ hasText: 'the rest of what you paste or type is cut off' });
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('n'.repeat(1999));
  expect(await notice.count()).toBe(0);
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('n'.repeat(200_000));
  await notice.getByText('At most 2,000 characters').waitFor();
  await page.getByRole('textbox', { name: 'Note', exact: true }).blur();
  await page.locator('[aria-current=step]').getByText(`write a note on ${ENGINEERS}`).waitFor();

  // Rings leave the corners empty, where the view of a picture begins that is too large to be read as a whole.
  await page.evaluate(`(() => {
    dispatchEvent(new Event('pagehide'));
    const kept = JSON.parse(sessionStorage.getItem('subtier.canvas'));
    const [node] = Object.values(kept.document.nodes);
    const ids = Array.from({ length: 600 }, (_, i) => 'node ' + i);
    kept.document.nodes = Object.fromEntries(ids.map((id) => [id, { ...node, id, title: id }]));
    kept.document.points = Object.fromEntries(ids.map((id, i) => [id, { x: 200 * (i % 25), y: 100 * Math.floor(i / 25) }]));
    kept.document.batches = [{ id: 'all', name: 'all', of: null, nodes: ids, edges: [], total: 0 }];
    kept.document.notes = {};
    sessionStorage.setItem('subtier.canvas', JSON.stringify(kept));
  })()`);
  await page.reload();
  await page.getByText('600 nodes, 0 relations').waitFor();
  const visible = () =>
    page.evaluate<number>(`(() => {
      const { cy } = document.querySelector('.canvas')._cyreg;
      const isIn = ({ x, y }) => x > 0 && y > 0 && x < cy.width() && y < cy.height();
      return cy.nodes().filter((node) => isIn(node.renderedPosition())).length;
    })()`);
  for (const layout of ['grid', 'concentric']) {
    await page.getByLabel('Layout').selectOption(layout);
    await page.locator('[aria-current=step]').getByText(`lay out: ${layout}`).waitFor();
    await expect.poll(visible).toBeGreaterThan(20);
  }
  await closePage(opened);
});
