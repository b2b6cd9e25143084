import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMappedSheet } from '#serve/imports/mapped-sheet.ts';
import { temporaryFolder } from '#test/seed/temporary-folder.ts';

async function pictureOf(text: string, mapping?: string) {
  const file = 'list.csv';
  const path = join(await temporaryFolder({ [file]: text }), file);
  const sheet = { file, path, remove: () => Promise.resolve(), removeFile: () => Promise.resolve() };
  return (await readMappedSheet(sheet, { text: mapping ?? null })).picture;
}

test('an entity of several rows is one box, with the rows and columns that it comes from', async () => {
  const { boxes, lines, left } = await pictureOf(
    'Supplier,CAGE Code,Ctry,Owner,Share\nAlpha,1ABC2,China,Top,60\nBeta,2ABC3,US,Top,100\n',
  );
  expect(boxes.map(({ key, names, country, isForeign }) => [key, names, country, isForeign])).toEqual([
    ['list:CAGE-1ABC2', ['Alpha'], 'China', true],
    ['list:top', ['Top'], null, false],
    ['list:CAGE-2ABC3', ['Beta'], 'United States', false],
  ]);
  expect(boxes[1]?.origins).toEqual([
    { line: 2, columns: ['Owner'] },
    { line: 3, columns: ['Owner'] },
  ]);
  expect(lines.map(({ type, from, to, words }) => [type, from, to, words])).toEqual([
    ['OWNS', 'Organization list:top', 'Organization list:CAGE-1ABC2', '60%'],
    ['OWNS', 'Organization list:top', 'Organization list:CAGE-2ABC3', '100%'],
  ]);
  expect(lines[0]?.origins).toEqual([{ line: 2, columns: ['Owner', 'CAGE Code', 'Supplier', 'Share'] }]);
  expect(left).toBe(0);
});

test('a key that merges companies gives one box with the names of all', async () => {
  const { boxes, lines } = await pictureOf(
    'Supplier,CAGE Code,Owner,Share\nAlpha,1ABC2,Top,60\nBeta,1ABC2,Top,100\nBeta,1ABC2,Top,60\n',
  );
  expect(boxes.map(({ names }) => names)).toEqual([['Alpha', 'Beta'], ['Top']]);
  expect(lines.map(({ words, origins }) => [words, origins.length])).toEqual([['60%, 100%', 3]]);
});

test('references are lines, and what no row states is a box of its key', async () => {
  const mapping = `
version: 1
source: { id: s }
rows:
  - table: contracts
    columns: { id: Contract, prime: { organization: { name: Prime } }, agency: Agency }
  - table: subcontracts
    columns: { contract: Contract, contractor: { organization: { name: Prime } }, subcontractor: { organization: { name: Sub } } }
  - table: vetting
    columns: { person: Engineer, tier: { constant: T3 } }
`;
  const { boxes, lines, left } = await pictureOf(
    'Contract,Prime,Sub,Agency,Engineer\nW1,Alpha,Beta,9700,P-1\n',
    mapping,
  );
  expect(boxes.map(({ label, key, isStated }) => [label, key, isStated])).toEqual([
    ['Contract', 'W1', true],
    ['Agency', '9700', false],
    ['Organization', 's:alpha', false],
    ['Organization', 's:beta', false],
    ['Person', 'P-1', false],
  ]);
  expect(lines.map(({ type, from, to, words }) => [type, from, to, words])).toEqual([
    ['AWARDED', 'Agency 9700', 'Contract W1', ''],
    ['AWARDED_TO', 'Contract W1', 'Organization s:alpha', ''],
    ['SUBCONTRACTS_TO', 'Organization s:alpha', 'Organization s:beta', 'under W1'],
  ]);
  expect(left).toBe(1);
});
