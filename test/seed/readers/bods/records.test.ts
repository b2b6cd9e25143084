import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ImportMemory } from '#graph/ingest/import-memory.ts';
import { RecordIndex } from '#seed/readers/bods/records.ts';
import { parseStatement } from '#seed/readers/bods/statement.ts';
import { runs } from '#test/runs.ts';

const publicationDetails = { publisher: { name: 'Invented Register' } };
const at = (place: number) => ({ file: 'bods.json', place });

/** An entity statement of version 0.2. */
const old = (statementID: string, replacesStatements: readonly string[] = [], rest: object = {}) =>
  parseStatement(
    { statementID, statementType: 'entityStatement', publicationDetails, replacesStatements, ...rest },
    null,
  );

/** The id of such a statement with its publisher. */
const idOf = (statementID: string) => `Invented Register:${statementID}`;

function recordsOf(statements: readonly ReturnType<typeof old>[]) {
  const records = new RecordIndex();
  statements.forEach((statement, place) => {
    records.add(statement, at(place));
  });
  const latest = statements.filter(({ id }, place) => records.isLatest(id, at(place))).map(({ id }) => id);
  const keys = Object.fromEntries(statements.map(({ id }) => [id, records.organization(id)]));
  records.close();
  return { latest: latest.sort(), keys };
}

test('a statement that another replaces never counts, whatever the order and the days of the two', () => {
  const statements = [
    old('a', [], { statementDate: '2024-01-01' }),
    old('a2', ['a'], { statementDate: '2024-01-01' }),
    // Without a day.
    old('a3', ['a2']),
    // One statement replaces two, and refers to itself.
    old('b', [], { statementDate: '2025-01-01' }),
    old('c', [], { statementDate: '2025-01-01' }),
    old('b2', ['b', 'c', 'b2'], { statementDate: '2024-12-31' }),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(statements, { minLength: statements.length }), (order) => {
      const { latest, keys } = recordsOf(order);
      expect(latest).toEqual(['a3', 'b2'].map(idOf));
      for (const id of ['a', 'a2', 'a3']) expect(keys[idOf(id)]).toBe('bods:Invented Register:a');
      for (const id of ['b', 'c', 'b2']) expect(keys[idOf(id)]).toBe('bods:Invented Register:b');
    }),
    { numRuns: runs(50) },
  );
});

test('of two statements that replace one, both count, as two records; statements that replace each other leave one', () => {
  const { latest, keys } = recordsOf([old('a'), old('b', ['a']), old('c', ['a']), old('x', ['y']), old('y', ['x'])]);
  expect(latest).toEqual(['b', 'c', 'x'].map(idOf));
  expect(['a', 'b', 'c'].map((id) => keys[idOf(id)])).toEqual(
    ['a', 'a', 'c'].map((id) => `bods:Invented Register:${id}`),
  );
});

test('many records are remembered, most of them in a file', () => {
  const records = new RecordIndex(new ImportMemory(1000));
  const count = 5000;
  const version = (number: number, day: string) =>
    parseStatement(
      {
        recordId: `r${number}`,
        recordType: number % 3 === 0 ? 'person' : 'entity',
        statementDate: day,
        publicationDetails: { publisher: { name: `Register ${number % 2}` } },
        recordDetails: {},
      },
      null,
    );
  for (const [round, day] of ['2024-01-02', '2024-01-03', '2024-01-01'].entries())
    for (let number = 0; number < count; number++) records.add(version(number, day), at(round * count + number));
  for (let number = 0; number < count; number++) {
    const id = `Register ${number % 2}:r${number}`;
    expect([0, 1, 2].map((round) => records.isLatest(id, at(round * count + number)))).toEqual([false, true, false]);
    expect(records.isPerson(id)).toBe(number % 3 === 0);
    expect(records.organization(id)).toBe(`bods:${id}`);
  }
  records.close();
});
