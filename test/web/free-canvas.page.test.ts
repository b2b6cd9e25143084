import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { encodeId } from '#serve/ids.ts';
import { BOX } from '#picture/box-text.ts';
import { closePage, openPage, reloadThatAsks, untilAnswered } from './open-page.ts';
import type { OpenPage } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';
import type { Locator, Page } from 'playwright-core';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

const engineers = encodeId('Person', 'china-based-engineers');

/** Opens the canvas with one node, as links from other views do. */
async function openCanvas(root = engineers, more = ''): Promise<OpenPage> {
  const opened = await openPage(`${url}?view=network&as-of=2025-07-17&root=${encodeURIComponent(root)}${more}`);
  await opened.page.getByText('1 node, 0 relations').waitFor();
  return opened;
}

const steps = (page: Page) => page.getByRole('list', { name: 'Steps' }).getByRole('button').allInnerTexts();
const counts = (page: Page, words: string): Locator => page.getByText(words, { exact: true });
const open = (page: Page, title: string) => page.locator('summary', { hasText: title }).click();

/** Expands everything that the engineers reach, who escorts and employs them, and where they are. */
async function expandEngineers(page: Page): Promise<void> {
  for (const relation of ['systems reached', 'escorted by', 'employers', 'located in']) {
    await page.getByRole('button', { name: `Expand ${relation}` }).click();
    await page.getByRole('button', { name: `Collapse ${relation}` }).waitFor();
  }
  await counts(page, '6 nodes, 6 relations').waitFor();
}

test('search, add, expand by relation, collapse one expansion, undo and redo: every step has a name', async () => {
  const opened = await openPage(`${url}?view=network&as-of=2025-07-17`);
  const { page } = opened;
  await page.getByRole('heading', { name: 'Start with a name' }).waitFor();
  await page.getByRole('searchbox', { name: 'Search and add' }).fill('china-basd');
  await page.getByRole('button', { name: /^China-based engineers/ }).click();
  await counts(page, '1 node, 0 relations').waitFor();
  await expandEngineers(page);
  await page.getByRole('button', { name: 'Collapse systems reached' }).click();
  await counts(page, '4 nodes, 4 relations').waitFor();
  expect(await steps(page)).toEqual([
    'empty canvas',
    'add China-based engineers',
    'expand China-based engineers: systems reached (2)',
    'expand China-based engineers: escorted by (2)',
    'expand China-based engineers: employers (1)',
    'expand China-based engineers: located in (1)',
    'collapse China-based engineers: systems reached',
  ]);
  await page.getByRole('application').focus();
  await page.keyboard.press('Control+z');
  await counts(page, '6 nodes, 6 relations').waitFor();
  await page.keyboard.press('Control+Shift+Z');
  await counts(page, '4 nodes, 4 relations').waitFor();
  await page.getByRole('button', { name: 'empty canvas' }).click();
  await page.getByRole('heading', { name: 'Start with a name' }).waitFor();
  await page.getByRole('button', { name: /^expand China-based engineers: located in/ }).click();
  await counts(page, '6 nodes, 6 relations').waitFor();
  await closePage(opened);
});

test('Enter right after typing adds no result of what was typed before', async () => {
  const opened = await openPage(`${url}canvas?as-of=2025-07-17`);
  const { page } = opened;
  const search = page.getByRole('searchbox', { name: 'Search and add' });
  await search.fill('insight glob');
  await page.getByRole('button', { name: /^Insight Global/ }).waitFor();
  await search.fill('zzqqxxyy');
  await search.press('Enter');
  await page.getByText('No results.').waitFor();
  await page.getByRole('heading', { name: 'Start with a name' }).waitFor();
  await closePage(opened);
});

test('a step after an undo forgets what was undone, and a reload keeps the canvas', async () => {
  const opened = await openCanvas();
  const { page } = opened;
  await page.getByRole('button', { name: 'Expand employers' }).click();
  await counts(page, '2 nodes, 1 relation').waitFor();
  await page.getByRole('button', { name: 'Undo expand China-based engineers: employers (1)' }).click();
  await counts(page, '1 node, 0 relations').waitFor();
  await page.getByRole('button', { name: 'Expand located in' }).click();
  await counts(page, '2 nodes, 1 relation').waitFor();
  expect(await steps(page)).toEqual([
    'empty canvas',
    'add China-based engineers',
    'expand China-based engineers: located in (1)',
  ]);
  // The canvas is saved shortly after a step.
  await expect.poll(() => page.evaluate<string>('sessionStorage.getItem("subtier.canvas") ?? ""')).toContain('China"');
  await page.reload();
  await counts(page, '2 nodes, 1 relation').waitFor();
  expect(await steps(page)).toEqual(['canvas of this tab']);
  await closePage(opened);
});

test('with the keyboard: select, expand, pin, hide, select all, remove, and undo each', async () => {
  const opened = await openCanvas();
  const { page } = opened;
  const canvas = page.getByRole('application', { name: 'Canvas' });
  await canvas.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await counts(page, '6 nodes, 6 relations').waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.getByText(/^(Microsoft|Digital escorts), /).waitFor({ state: 'attached' });
  await page.keyboard.press('p');
  await page.getByRole('button', { name: 'Unpin' }).waitFor();
  await page.keyboard.press('h');
  await counts(page, '5 nodes, 4 relations · 1 hidden').or(counts(page, '5 nodes, 5 relations · 1 hidden')).waitFor();
  await page.keyboard.press('Control+z');
  await counts(page, '6 nodes, 6 relations').waitFor();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+a');
  await page.getByRole('heading', { name: '6 nodes' }).waitFor();
  await page.keyboard.press('Delete');
  await page.getByRole('heading', { name: 'Start with a name' }).waitFor();
  await page.keyboard.press('Control+z');
  await counts(page, '6 nodes, 6 relations').waitFor();
  await closePage(opened);
});

test('nodes are dragged and stay there, whatever is expanded afterwards; a layout moves all but pinned ones', async () => {
  const opened = await openCanvas();
  const { page } = opened;
  const pointsOf = () =>
    page.evaluate<Record<string, { readonly x: number; readonly y: number }>>(
      'JSON.parse(sessionStorage.getItem("subtier.canvas")).document.points',
    );
  // The legend comes later, and makes the canvas smaller; the node is in its middle again.
  await untilAnswered(page);
  await page.getByRole('button', { name: 'Fit' }).click();
  const box = await page.getByRole('application').boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y - 90, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'move China-based engineers', exact: true }).waitFor();
  await expect.poll(async () => (await pointsOf())[engineers]?.y ?? 0).toBeLessThan(-20);
  const dragged = (await pointsOf())[engineers];
  await expandEngineers(page);
  await page.getByRole('button', { name: 'Pin', exact: true }).click();
  for (const layout of ['lanes', 'grid', 'concentric', 'force']) {
    await page.getByLabel('Layout').selectOption(layout);
    await page.getByRole('button', { name: `lay out: ${layout}`, exact: true }).waitFor();
  }
  await expect.poll(async () => Object.keys(await pointsOf()).length).toBe(6);
  expect((await pointsOf())[engineers]).toEqual(dragged);
  await closePage(opened);
});

test('a layout that is chosen while the force layout runs takes its place', async () => {
  const opened = await openCanvas();
  const { page } = opened;
  await expandEngineers(page);
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/force-worker/, async (route) => {
    await released;
    await route.continue();
  });
  const stop = page.getByRole('button', { name: 'Cancel', exact: true });
  await page.getByLabel('Layout').selectOption('force');
  await stop.waitFor();
  await page.getByLabel('Layout').selectOption('grid');
  await stop.waitFor({ state: 'detached' });
  release();
  await page.getByLabel('Layout').selectOption('lanes');
  await page.getByRole('button', { name: 'lay out: lanes', exact: true }).waitFor();
  expect((await steps(page)).slice(-2)).toEqual(['lay out: grid', 'lay out: lanes']);
  await closePage(opened);
});

test('a box selects several nodes; they are grouped under one box, opened and dissolved', async () => {
  const opened = await openCanvas();
  const { page } = opened;
  await expandEngineers(page);
  await untilAnswered(page);
  await page.getByRole('button', { name: 'Fit' }).click();
  const box = await page.getByRole('application').boundingBox();
  if (box === null) throw new Error('The canvas is not drawn.');
  await page.keyboard.down('Shift');
  await page.mouse.move(box.x + 4, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 4, box.y + box.height - 40, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await page.getByRole('heading', { name: '6 nodes' }).waitFor();
  await open(page, 'Select');
  await page.getByRole('button', { name: 'system 2' }).click();
  await page.getByRole('heading', { name: '2 nodes' }).waitFor();
  await page.getByRole('button', { name: 'Group', exact: true }).click();
  await counts(page, '5 nodes, 5 relations').waitFor();
  await page.getByRole('button', { name: 'Open group' }).click();
  await counts(page, '6 nodes, 6 relations').waitFor();
  await page.getByRole('button', { name: 'Close group' }).click();
  await counts(page, '5 nodes, 5 relations').waitFor();
  // A group can be renamed; the name stays, and is in what is saved.
  const name = page.getByRole('textbox', { name: 'Name of the group' });
  await name.fill('The clouds');
  await name.press('Enter');
  await page.getByRole('button', { name: 'rename group Group of 2 to The clouds', exact: true }).waitFor();
  await page.getByRole('heading', { name: 'Group of 2' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Undo rename group/ }).click();
  await expect.poll(() => name.inputValue()).toBe('Group of 2');
  await page.getByRole('button', { name: /^Redo rename group/ }).click();
  await expect.poll(() => name.inputValue()).toBe('The clouds');
  const save = async (format: string): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByLabel('Save').selectOption(format)]);
    return readFile(await download.path(), 'utf8');
  };
  expect(await save('SVG')).toContain('<title>The clouds</title>');
  expect(await save('CSV')).toContain(',The clouds');
  expect(await save('GraphML')).toContain('<data key="group">The clouds</data>');
  // The picture that is saved has the lanes and sizes that are seen.
  await page.getByLabel('Layout').selectOption('lanes');
  await page.locator('.lane', { hasText: 'Escorts' }).waitFor();
  await open(page, 'Filter and look');
  await page.getByLabel('size by').selectOption('relations');
  await page.getByRole('button', { name: 'size by number of relations', exact: true }).waitFor();
  const svg = await save('SVG');
  for (const lane of ['Organizations', 'Escorts', 'Engineers', 'Groups']) expect(svg).toContain(`>${lane}</text>`);
  const sizes = [...svg.matchAll(/width="([\d.]+)" height="[\d.]+" rx="7"/g)].map(([, width]) => Number(width));
  expect(Math.max(...sizes)).toBeCloseTo(BOX.width * 1.5, 0);
  expect(Math.min(...sizes)).toBeLessThan(BOX.width * 1.5);
  await page.getByRole('button', { name: 'Dissolve group' }).click();
  await counts(page, '6 nodes, 6 relations').waitFor();
  await closePage(opened);
});

test('a note stays with its node, also in the table', async () => {
  const opened = await openCanvas();
  const { page } = opened;
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('ask who vetted them');
  await page.getByRole('textbox', { name: 'Note', exact: true }).blur();
  await page.getByRole('button', { name: 'write a note on China-based engineers', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const row = page.getByRole('row', { name: /China-based engineers/ });
  expect(await row.innerText()).toContain('ask who vetted them');
  await page.getByRole('button', { name: /^Undo write a note/ }).click();
  await expect.poll(() => row.innerText()).not.toContain('ask who vetted them');
  await closePage(opened);
});

test('a note that is still being written survives a reload', async () => {
  const opened = await openCanvas();
  const { page } = opened;
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('ask who vetted them');
  await page.reload();
  await counts(page, '1 node, 0 relations').waitFor();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page.getByRole('cell', { name: 'ask who vetted them' }).waitFor();
  await closePage(opened);
});

test('a canvas that the browser cannot store says so, asks before a reload, and does not come back as it was earlier', async () => {
  const opened = await openCanvas();
  const { page } = opened;
  const stored = () => page.evaluate<string>('sessionStorage.getItem("subtier.canvas") ?? ""');
  await expect.poll(stored).toContain('china-based-engineers');
  // As if the storage of the tab were full.
  await page.evaluate(`(() => {
    window.isFull = true;
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (name, text) {
      if (window.isFull && name === 'subtier.canvas') throw new DOMException('Full.', 'QuotaExceededError');
      setItem.call(this, name, text);
    };
  })()`);
  const notice = page.getByText(/^The browser cannot store this canvas/);
  await page.getByRole('button', { name: 'Expand employers' }).click();
  await notice.waitFor();
  expect(await stored()).toBe('');
  await page.evaluate('window.isFull = false');
  await page.getByRole('button', { name: /^Undo expand/ }).click();
  await notice.waitFor({ state: 'detached' });
  expect(await stored()).toContain('china-based-engineers');
  await page.evaluate('window.isFull = true');
  await page.getByRole('button', { name: /^Redo expand/ }).click();
  await notice.waitFor();

  await (await reloadThatAsks(page)).accept();
  // The link adds its node, as to any empty canvas.
  await counts(page, '1 node, 0 relations').waitFor();
  expect(await steps(page)).toEqual(['empty canvas', 'add China-based engineers']);
  await closePage(opened);
});

test('paths between selected nodes are added between them, and avoid what is struck out', async () => {
  const opened = await openCanvas();
  const { page } = opened;
  const search = page.getByRole('searchbox', { name: 'Search and add' });
  await search.fill('insight global');
  await page.getByRole('button', { name: /^Insight Global/ }).click();
  await counts(page, '2 nodes, 0 relations').waitFor();
  await open(page, 'Select');
  await page.getByRole('button', { name: 'all (2)' }).click();
  await open(page, 'Paths');
  await page.getByText('From China-based engineers to Insight Global').waitFor();
  await page.getByLabel('paths').fill('1');
  await page.getByRole('button', { name: 'Find paths' }).click();
  await page.getByText('Found 1 path.').waitFor();
  // The escorting of either access is drawn.
  await counts(page, '3 nodes, 3 relations').waitFor();
  await closePage(opened);
});

test('what is struck out shows what would close, what would newly open, and what would be freed; nothing is written', async () => {
  const opened = await openCanvas();
  const { page } = opened;
  await expandEngineers(page);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page.getByRole('button', { name: 'Digital escorts' }).click();
  await page.getByRole('button', { name: 'Strike out', exact: true }).click();
  // Without its escort, each access stays exposed, now unescorted.
  await page.getByText('2 exposed accesses on this day; 2 without the struck-out node.').waitFor();
  await page.getByRole('heading', { name: 'Would close: 2 chains' }).waitFor();
  await page.getByRole('heading', { name: 'Would newly open: 2 chains' }).waitFor();
  await page.getByRole('button', { name: 'China-based engineers', exact: true }).click();
  await page.getByRole('button', { name: 'Strike out', exact: true }).click();
  await page.getByText('2 exposed accesses on this day; 0 without the struck-out nodes.').waitFor();
  await page.getByRole('heading', { name: 'Systems freed: 2' }).waitFor();
  await page.getByRole('button', { name: 'Undo strike out China-based engineers' }).click();
  await page.getByText('2 exposed accesses on this day; 2 without the struck-out node.').waitFor();
  await closePage(opened);
});

test('the what-if counts accesses that would newly be exposed, where none is exposed under the conditions', async () => {
  const opened = await openCanvas(engineers, '&filter=gap:no-escort-on-record');
  const { page } = opened;
  await expandEngineers(page);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page.getByRole('button', { name: 'Digital escorts' }).click();
  await page.getByRole('button', { name: 'Strike out', exact: true }).click();
  await page
    .getByText('0 exposed accesses on this day under the conditions above; 2 without the struck-out node.')
    .waitFor();
  await page.getByRole('heading', { name: 'Would newly open: 2 chains' }).waitFor();
  await closePage(opened);
});

test('what arrives later takes neither a selection that was made meanwhile nor a note that is being written', async () => {
  const opened = await openCanvas();
  const { page } = opened;
  const search = page.getByRole('searchbox', { name: 'Search and add' });
  /** Adds a node whose answer comes only after what is done meanwhile. */
  const addSlowly = async (text: string, name: RegExp, meanwhile: () => Promise<void>): Promise<void> => {
    await search.fill(text);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('"CanvasNodes"') === true) await released;
      await route.continue();
    });
    await page.getByRole('search', { name: 'Add' }).getByRole('button', { name }).first().click();
    await meanwhile();
    release();
  };
  await addSlowly('insight global', /^Insight Global/, async () => {
    await page.getByRole('textbox', { name: 'Note', exact: true }).fill('ask who vetted them');
  });
  await counts(page, '2 nodes, 0 relations').waitFor();
  await page.getByRole('button', { name: 'write a note on China-based engineers', exact: true }).waitFor();
  // The note is not that of the node that has arrived.
  await page.getByRole('heading', { name: /^Insight Global/ }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Note', exact: true }).inputValue()).toBe('');

  await addSlowly('microsoft', /^Microsoft/, async () => {
    await page.getByRole('application', { name: 'Canvas' }).focus();
    await page.keyboard.press('Control+a');
    await page.getByRole('heading', { name: '2 nodes', exact: true }).waitFor();
  });
  await counts(page, '3 nodes, 0 relations').waitFor();
  expect(await page.getByRole('heading', { name: '2 nodes', exact: true }).count()).toBe(1);
  await closePage(opened);
});

test('filters and another day dim what does not match, or leave it out', async () => {
  const opened = await openCanvas();
  const { page } = opened;
  await expandEngineers(page);
  await open(page, 'Filter and look');
  await page.getByRole('checkbox', { name: /^system/ }).uncheck();
  await counts(page, '6 nodes, 6 relations · 2 dimmed').waitFor();
  await page.getByRole('radio', { name: 'left out' }).check();
  await counts(page, '4 nodes, 4 relations · 2 filtered out').waitFor();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await counts(page, '6 nodes, 6 relations').waitFor();
  await page.getByRole('button', { name: 'Hide all labels' }).click();
  await page.getByRole('button', { name: 'hide labels', exact: true }).waitFor();
  await page.getByLabel('color by').selectOption('evidence');
  await page.getByRole('list', { name: 'Legend' }).getByText('reported').waitFor();
  await page.getByLabel('color by').selectOption('country');
  // A country that is not on record may be abroad.
  await page.getByRole('list', { name: 'Legend' }).getByText('no registration abroad on record').waitFor();
  await page.locator('#as-of').fill('2025-07-18');
  // The accesses and their escorts ended on 17 July.
  await counts(page, '6 nodes, 2 relations').waitFor();
  await closePage(opened);
});

test('the canvas is saved as SVG, PNG, CSV, JSON and GraphML', async () => {
  const opened = await openCanvas();
  const { page } = opened;
  await expandEngineers(page);
  const save = async (format: string): Promise<Buffer> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByLabel('Save').selectOption(format)]);
    expect(download.suggestedFilename()).toMatch(/^subtier-canvas-2025-07-17\./);
    return readFile(await download.path());
  };
  const svg = (await save('SVG')).toString();
  expect(svg).toMatch(/^<\?xml/);
  expect(svg.match(/<g><title>/g)).toHaveLength(12);
  expect(svg).toContain('<title>China-based engineers</title><desc>engineer; China</desc>');
  expect(svg).toContain('<title>Microsoft employs China-based engineers</title>');
  expect(
    await page.evaluate<string>(
      `new DOMParser().parseFromString(${JSON.stringify(svg)}, 'image/svg+xml').documentElement.tagName`,
    ),
  ).toBe('svg');
  expect((await save('PNG')).subarray(1, 4).toString()).toBe('PNG');
  const csv = (await save('CSV')).toString();
  expect(csv.trimEnd().split('\r\n')).toHaveLength(7);
  expect(csv).toContain('China-based engineers,Person,china-based-engineers,ACCESSES,');
  expect(JSON.parse((await save('JSON')).toString())).toMatchObject({ asOf: '2025-07-17', synthetic: false });
  const graphMl = (await save('GraphML')).toString();
  expect(graphMl.match(/<edge /g)).toHaveLength(6);
  await closePage(opened);
});

test('a file has nothing of a group that is hidden, and its name says whether it has synthetic data', async () => {
  const opened = await openCanvas();
  const { page } = opened;
  const save = async (format: string): Promise<{ readonly name: string; readonly text: string }> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByLabel('Save').selectOption(format)]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  };
  const drawn = ['SVG', 'CSV', 'GraphML'] as const;
  await expandEngineers(page);
  await open(page, 'Select');
  await page.getByRole('button', { name: 'system 2' }).click();
  await page.getByRole('button', { name: 'Group', exact: true }).click();
  await page.getByRole('button', { name: 'Open group' }).click();
  await page.getByRole('button', { name: 'Defense Department cloud (IL5)', exact: true }).click();
  await page.getByRole('button', { name: 'Hide', exact: true }).click();
  await page.getByRole('button', { name: 'all (5)' }).click();
  await page.getByRole('button', { name: 'Close group' }).click();
  await page.getByRole('button', { name: 'Open group', exact: true }).waitFor();
  for (const format of ['CSV', 'GraphML']) {
    const { text } = await save(format);
    expect(text).toContain('dod-cloud-il4');
    expect(text).not.toContain('dod-cloud-il5');
  }

  await page.evaluate(`(() => {
    dispatchEvent(new Event('pagehide'));
    const kept = JSON.parse(sessionStorage.getItem('subtier.canvas'));
    Object.values(kept.document.nodes).find(({ key }) => key === 'dod-cloud-il5').dataClass = 'SYNTHETIC';
    sessionStorage.setItem('subtier.canvas', JSON.stringify(kept));
  })()`);
  await page.reload();
  await page.getByText(/· 1 hidden/).waitFor();
  for (const format of drawn) expect((await save(format)).name).toMatch(/^subtier-canvas-/);
  // It has the whole canvas.
  const json = await save('JSON');
  expect(json.name).toMatch(/^SYNTHETIC-/);
  expect(JSON.parse(json.text)).toMatchObject({ synthetic: true });
  await open(page, 'Select');
  await page.getByRole('button', { name: 'Show 1 hidden node' }).click();
  await page.getByText(/· 1 hidden/).waitFor({ state: 'detached' });
  for (const format of drawn) expect((await save(format)).name).toMatch(/^SYNTHETIC-/);
  await closePage(opened);
});

test('a line shows its sources', async () => {
  const opened = await openCanvas();
  const { page } = opened;
  await expandEngineers(page);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page
    .getByRole('row', { name: /Microsoft employs China-based/ })
    .getByRole('button', { name: 'employs' })
    .click();
  await page.getByRole('heading', { name: 'Microsoft employs China-based engineers' }).waitFor();
  await page.getByRole('region', { name: 'Details' }).getByRole('link').first().waitFor();
  await closePage(opened);
});

test('a link adds its node and the first neighbors of each kind', async () => {
  const opened = await openPage(
    `${url}?view=network&as-of=2025-07-17&root=${encodeURIComponent(engineers)}&open=${encodeURIComponent(engineers)}~2`,
  );
  await counts(opened.page, '6 nodes, 6 relations').waitFor();
  expect(await steps(opened.page)).toEqual([
    'empty canvas',
    'add China-based engineers',
    'expand China-based engineers (6)',
  ]);
  await opened.page.getByText('6 of 6, ranked by priority').waitFor();
  await closePage(opened);
});

test('once its node has been removed, a reload does not follow a link again, and the search at the top does', async () => {
  const root = encodeURIComponent(engineers);
  const opened = await openPage(`${url}canvas?as-of=2025-07-17&root=${root}&open=${root}`);
  const { page } = opened;
  await counts(page, '6 nodes, 6 relations').waitFor();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'remove China-based engineers', exact: true }).waitFor();
  await expect.poll(() => page.url()).not.toContain('root=');
  await page.reload();
  await expect.poll(() => steps(page)).toEqual(['canvas of this tab']);
  await page.getByRole('combobox', { name: 'Search names, keys and identifiers' }).fill('china-basd');
  await page
    .getByRole('option', { name: /^China-based engineers/ })
    .first()
    .click();
  await counts(page, '6 nodes, 6 relations').waitFor();
  expect(await steps(page)).toEqual([
    'canvas of this tab',
    'add China-based engineers',
    'expand China-based engineers (6)',
  ]);
  await closePage(opened);
});
