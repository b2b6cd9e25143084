import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formats } from '#seed/readers/formats.ts';
import { recognizeFormat } from '#seed/readers/recognize.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { entityRecord, gleifFile } from './gleif/write-gleif.ts';
import { extract, record } from './sam-extract/write-extract.ts';
import { writeZip } from './write-zip.ts';

/** A file of each format that is recognized. */
const examples: Readonly<Record<string, readonly [name: string, content: string]>> = {
  'chain-package': ['organizations.csv', '\ufeffid,name\nO1,Invented\n'],
  'usaspending-subawards': ['x.csv', '"prime_award_unique_key","subaward_action_date"\r\n'],
  'usaspending-awards': ['x.csv', 'contract_award_unique_key,award_id_piid,modification_number\n'],
  'sam-subawards': ['x.json', '{"totalRecords": 1, "data": [{"primeContractKey": "CONT_AWD_1"}]}'],
  'sam-extract': ['x.dat', extract([record({ 1: 'F5D8RKAXL1M3' })])],
  'consolidated-screening-list': ['x.csv', '_id,source,entity_number,type,programs,name,federal_register_notice\n'],
  gleif: ['x', gleifFile([entityRecord({ lei: 'x' })])],
  bods: ['x.json', '[\n {"statementId": "a", "recordType": "entity"}]'],
  opengraph: ['x.json', '{"metadata":{"source_kind":"Subtier"},"graph":{"nodes":[\n],"edges":[]}}'],
  ftm: ['x.json', '{"id": "a", "schema": "Company", "properties": {}}\n'],
};

const recognized = formats.filter(({ recognizes }) => recognizes !== undefined).map(({ name }) => name);

test('there is an example of every format that is recognized', () => {
  expect(Object.keys(examples).sort()).toEqual(recognized.sort());
});

test.each(Object.entries(examples))(
  '%s is recognized alone, in a folder and in a .zip',
  async (format, [name, content]) => {
    const folder = await temporaryFolder({ [name]: content, 'readme.txt': 'Downloaded yesterday' });
    const zip = await temporaryFolder({ 'x.zip': writeZip([{ name, content }]) });
    for (const path of [join(folder, name), folder, join(zip, 'x.zip')])
      expect((await recognizeFormat([path])).name).toBe(format);
  },
);

test('an unknown file, files of two formats and no file are refused with the formats', async () => {
  const text = (format: string) => examples[format]?.[1] ?? '';
  const folder = await temporaryFolder({
    'a.txt': 'tea leaves',
    'b.json': text('bods'),
    'f.json': text('ftm'),
    empty: '',
  });
  const path = (name: string) => join(folder, name);
  const listed = /Formats: chain-package .* gleif .* opengraph \(.*\)\.$/;
  for (const paths of [[path('a.txt')], [path('empty')], [path('b.json'), path('f.json')], [folder], []])
    await expect(recognizeFormat(paths)).rejects.toThrow(listed);
  await expect(recognizeFormat([path('a.txt')])).rejects.toThrow(/a\.txt: of no known format/);
  await expect(recognizeFormat([folder])).rejects.toThrow(/files of the formats bods and ftm/);
});
