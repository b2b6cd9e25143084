import { expect, test } from 'vitest';
import { inputsOf } from '#web/imports/inputs.ts';

test('files of one package are imported together, also if their names are in upper case', () => {
  const names = ['Access.csv', 'notes.txt', 'SOURCES.CSV', 'people.csv', 'Access (1).csv'];
  const files = names.map((name) => new File(['x'], name));
  const inputs = inputsOf(files, [{ parts: [] }, { parts: ['sources.csv', 'people.csv', 'access.csv'] }]);
  expect(inputs.map(({ name, files: together }) => [name, together.map((file) => file.name)])).toEqual([
    ['Package of 3 files', ['Access.csv', 'SOURCES.CSV', 'people.csv']],
    ['notes.txt', ['notes.txt']],
    ['Access (1).csv', ['Access (1).csv']],
  ]);
});
