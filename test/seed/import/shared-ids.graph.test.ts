import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runImport } from '#seed/import/import.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const company = (id: string, ...name: readonly string[]) => ({ id, schema: 'Company', properties: { name } });
const contract = (id: string, title: string) => ({
  id,
  schema: 'Contract',
  properties: { title: [title], authority: ['a'] },
});

test('an id of FollowTheMoney that two files give to entities of other names is reported', async () => {
  const database = await withEmptyData();
  const importFile = async (name: string, ...entities: readonly object[]) => {
    const folder = await temporaryFolder({ [name]: entities.map((each) => JSON.stringify(each)).join('\n') });
    const { notices } = await runImport(database, { format: 'ftm', paths: [join(folder, name)] });
    return notices.filter(({ kind }) => kind === 'matched').map(({ file, message }) => `${file}: ${message}`);
  };
  const agency = { id: 'a', schema: 'PublicBody', properties: { name: ['Invented Agency'] } };
  const first = [company('1', 'Invented Works'), company('2', 'Invented Mill'), agency, contract('3', 'Engines')];
  expect(await importFile('first.json', ...first)).toEqual([]);
  expect(
    await importFile(
      'second.json',
      company('1', 'INVENTED WORKS'),
      company('2', 'Mill, Inc.', 'Invented Mill'),
      agency,
    ),
  ).toEqual([]);
  expect(
    await importFile(
      'third.json',
      company('1', 'Something Else'),
      company('9', 'Other'),
      agency,
      contract('3', 'Boats'),
    ),
  ).toEqual([
    expect.stringMatching(
      /^ftm:first\.json: .* another name for 2 entities of this import .* the same\. If they are not/,
    ),
    expect.stringMatching(/^ftm:second\.json: .* another name for an entity of this import/),
  ]);
});

test('an id that two files of one import give to entities of other names is reported, if one of them gives an identifier', async () => {
  const database = await withEmptyData();
  const identified = (id: string, uei: string, name: string) => {
    const { schema, properties } = company(id, name);
    return { id, schema, properties: { ...properties, uniqueEntityId: [uei] } };
  };
  const [first, second, third] = ['FARSTFRSTAA6', 'SECNDSECNDA9', 'THRDTHRDAAA5'];
  const folder = await temporaryFolder({
    'first.json': [
      identified('1', first, 'Invented Works'),
      identified('2', second, 'Invented Mill'),
      identified('3', third, 'Invented Yard'),
    ]
      .map((each) => JSON.stringify(each))
      .join('\n'),
    'second.json': [
      company('1', 'Something Else'),
      // The identifier shows that they are the same.
      identified('2', second, 'Mill, Inc.'),
      company('3', 'Yard, Inc.', 'Invented Yard'),
    ]
      .map((each) => JSON.stringify(each))
      .join('\n'),
  });
  const { notices } = await runImport(database, { format: 'ftm', paths: [folder] });
  expect(notices.filter(({ kind }) => kind === 'matched').map(({ file, message }) => `${file}: ${message}`)).toEqual([
    expect.stringMatching(/^ftm:first\.json: .* another name for an entity of this import/),
  ]);
});
