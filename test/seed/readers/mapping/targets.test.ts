import { expect, test } from 'vitest';
import { parseMapping, writeMapping } from '#seed/readers/mapping/mapping.ts';
import { goneColumns, renameColumn, retarget, targetsOf, targetsOfColumn } from '#seed/readers/mapping/targets.ts';

const supplier = { organization: { uei: 'UEI', name: 'Supplier' } };
const mapping = parseMapping(
  JSON.stringify({
    version: 1,
    source: { id: 'mine' },
    rows: [
      { table: 'organizations', columns: { id: supplier, name: 'Supplier', uei: 'UEI', country: 'Country' } },
      {
        table: 'ownership',
        when: [{ column: 'Owner', filled: true }],
        columns: { owner: { organization: { name: 'Owner' } }, owned: supplier, share_pct: 'Share' },
      },
    ],
    leftOut: ['Note'],
  }),
  'mapping',
);
const idOf = (words: string) =>
  targetsOf(mapping).find((target) => `${target.group}: ${target.words}` === words)?.id ?? '';

test('a column that identifies an organization does so in every part of the mapping', () => {
  const name = idOf('Supplier: Name');
  expect(targetsOfColumn(mapping, 'Supplier')).toEqual([name]);
  const changed = retarget(mapping, 'Note', name);
  const renamed = { organization: { uei: 'UEI', name: 'Note' } };
  expect(changed.rows[0]?.columns).toEqual({ id: renamed, name: 'Note', uei: 'UEI', country: 'Country' });
  expect(changed.rows[1]?.columns['owned']).toEqual(renamed);
  expect(changed.leftOut).toEqual([]);
  expect(parseMapping(writeMapping(changed), 'again')).toEqual(changed);
});

test('what a column was before, it is no more, and what is left out is left out everywhere', () => {
  const moved = retarget(mapping, 'Country', idOf('Ownership: Share in percent'));
  expect(moved.rows[0]?.columns['country']).toBeUndefined();
  expect(moved.rows[1]?.columns['share_pct']).toBe('Country');
  expect(targetsOfColumn(moved, 'Share')).toEqual([]);
  const without = retarget(mapping, 'UEI', null);
  expect(without.rows[0]?.columns).toEqual({
    id: { organization: { name: 'Supplier' } },
    name: 'Supplier',
    country: 'Country',
  });
  expect(without.leftOut).toEqual(['Note', 'UEI']);
  expect(retarget(mapping, 'Owner', null).rows[1]?.when).toEqual([]);
  expect(() => retarget(mapping, 'Note', 'field:9:name')).toThrow('no such target');
});

test('a choice that changes nothing changes nothing', () => {
  for (const header of ['Supplier', 'UEI', 'Country', 'Share'])
    expect(retarget(mapping, header, targetsOfColumn(mapping, header)[0] ?? '')).toEqual(mapping);
});

test('columns that the header lacks are named, and another one can be read in their place', () => {
  const header = ['Company', 'UEI', 'Country', 'Owner', 'Share'];
  expect(goneColumns(mapping, header)).toEqual(['Supplier']);
  const renamed = renameColumn(mapping, 'Supplier', 'Company');
  expect(goneColumns(renamed, header)).toEqual([]);
  expect(renamed.rows[1]?.columns['owned']).toEqual({ organization: { uei: 'UEI', name: 'Company' } });
});

test('targets are in words, those of one organization or table together', () => {
  const words = targetsOf(mapping).map(({ group, words: own }) => `${group}: ${own}`);
  expect(words).toContain('Owner: UEI');
  expect(words).toContain('Supplier: Country of registration');
  expect(words.join()).not.toMatch(/_|\(|organizations/);
  const groups = targetsOf(mapping).map(({ group }) => group);
  expect([...new Set(groups)]).toEqual(groups.filter((group, at) => group !== groups[at - 1]));
});

test('a column with other names becomes those, and without it nothing states them', () => {
  const id = { organization: { name: 'Supplier' } };
  const alias = {
    table: 'organizations',
    each: 'Alias',
    columns: { id, name: 'Alias', row: { join: ['Supplier', 'Alias'] } },
  };
  const rows = [{ table: 'organizations', columns: { id, name: 'Supplier' } }, alias];
  const withAlias = parseMapping(JSON.stringify({ version: 1, source: { id: 'mine' }, rows }), 'mapping');
  const [target] = targetsOf(withAlias).filter(({ id: own }) => targetsOfColumn(withAlias, 'Alias').includes(own));
  expect(target).toMatchObject({ group: 'Organization, other name (Alias)', words: 'Legal name' });
  expect(retarget(withAlias, 'Alias', null).rows).toHaveLength(1);
  const renamed = retarget(withAlias, 'Trade', 'party:0:name');
  expect(renamed.rows.map(({ columns }) => columns['name'])).toEqual(['Trade', 'Alias']);
});
