import { expect, test } from 'vitest';
import {
  changeUse,
  problemOf,
  proposeUses,
  readTable,
  separatorOf,
  toRows,
  toTable,
  warningsOf,
} from '#web/screen/list.ts';

const read = (text: string) => readTable(text, separatorOf(text));

test('rows copied from a spreadsheet are taken by their header, and columns that may name people are not sent', () => {
  const table = read(
    'Vendor No\tSupplier Name\tUEI\tCAGE Code\tContact Person\tE-mail\tCountry\n7\tAcme, Inc.\tABCDEFGHJK12\t1AB23\tJane Doe\tjane@acme.example\tUS\n',
  );
  const uses = proposeUses(table);
  expect(uses).toEqual(['ref', 'name', 'uei', 'cage', 'person', 'person', 'country']);
  expect(toRows(table, uses)).toEqual([
    { ref: '7', name: 'Acme, Inc.', uei: 'ABCDEFGHJK12', cage: '1AB23', lei: null, country: 'US' },
  ]);
  expect(JSON.stringify(toRows(table, uses))).not.toContain('Jane');
});

test('a comma in one name a line separates nothing, and every line is a name', () => {
  const table = read('Acme, Inc.\r\n\r\nInsight Global\nMicrosoft');
  expect(proposeUses(table)).toEqual(['name']);
  expect(toRows(table, ['name']).map(({ name }) => name)).toEqual(['Acme, Inc.', 'Insight Global', 'Microsoft']);
});

test('CSV with quotes, a byte order mark, semicolons and identifiers without a header is read', () => {
  expect(read('\uFEFFname,country\n"Acme, ""A"" Inc.",US').rows).toEqual([['Acme, "A" Inc.', 'US']]);
  expect(read('company;lei\nX;529900T8BM49AURSDO55').rows).toEqual([['X', '529900T8BM49AURSDO55']]);
  const bare = read('Acme Corp\tABCDEFGHJK12\nOther\tZBCDEFGHJK12');
  expect(proposeUses(bare)).toEqual(['name', 'uei']);
  expect(bare.rows).toHaveLength(2);
  // Excel says which sign separates cells.
  expect(read('\uFEFFsep=;\r\nname, legal;country\r\nAcme, Inc.;US\r\n').rows).toEqual([['Acme, Inc.', 'US']]);
  expect(read('name,note\r\n"Acme\r\nInc","a ""b"" c"\n').rows).toEqual([['Acme\nInc', 'a "b" c']]);
  // Excel keeps zeros at the start of a text in this way.
  expect(read('name,cage\nX,="01234"\nY,"=""00007"" "').rows).toEqual([
    ['X', '01234'],
    ['Y', '00007'],
  ]);
});

test('a field is that of one column, and columns without a known header are not used', () => {
  const table = read('name\tnotes\tpartner\nA\tgood\tB');
  expect(proposeUses(table)).toEqual(['name', 'none', 'none']);
  expect(changeUse(['name', 'none', 'none'], 2, 'name')).toEqual(['none', 'none', 'name']);
  expect(changeUse(['person', 'none'], 1, 'person')).toEqual(['person', 'person']);
});

test('a list of 5,001 rows, without rows, or without names and identifiers is refused with one sentence', () => {
  const names = (count: number) => toTable(Array.from({ length: count }, (_, at) => [`Company ${String(at)}`]));
  expect(problemOf(names(5001), ['name'])).toBe('The list has 5,001 rows; at most 5,000 can be screened at once.');
  expect(problemOf(names(5000), ['name'])).toBeNull();
  expect(problemOf(names(0), [])).toBe('The list has no rows.');
  expect(problemOf(read('country\nUS'), ['country'])).toBe(
    'No column has names, UEIs, CAGE codes or LEIs: choose one below.',
  );
});

test('two suppliers with one UEI are a warning, and both are screened', () => {
  const table = read('name\tuei\nA\tABCDEFGHJK12\nB\tabcdefghjk12\nC\t');
  const rows = toRows(table, proposeUses(table));
  expect(rows).toHaveLength(3);
  expect(warningsOf(rows)).toEqual(['2 rows have the UEI ABCDEFGHJK12: each row is screened.']);
});
