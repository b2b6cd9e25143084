import { expect, test } from 'vitest';
import { readAddress } from '#web/address/address.ts';
import { choose, columns, hasOthers, isChosen, partOf, withoutOwn } from '#web/overview/flow/model.ts';
import { flow, placeOf } from './flow.ts';

const asOf = '2025-07-17';

/** The conditions of an address, and the places by column and name; returns the filters and the sensitivity after choosing them. */
function chosen(query: string, ...places: readonly (readonly [column: number, name: string])[]) {
  const { conditions } = readAddress(`/?as-of=${asOf}${query}`, asOf);
  const change = choose(
    flow,
    conditions,
    places.map(([column, name]) => placeOf(column, name)),
  );
  if (change === null) return null;
  const { facets, sensitivity } = { ...conditions, ...change };
  const written = facets.map(({ by, value, excluded }) => `${excluded ? '-' : ''}${by}:${value}`);
  return [...written, ...(sensitivity === null ? [] : [sensitivity])].join(' ');
}

test('places and bands are those of the answer, each in the column of its stage', () => {
  expect(columns.map(({ stage }) => stage)).toEqual(['PRIME', 'SUPPLIER', 'EMPLOYER', 'COUNTRY', 'SENSITIVITY']);
  expect(columns.map((_, at) => flow.places.filter(({ column }) => column === at).map(({ name }) => name))).toEqual([
    ['O1', 'O2', '12 others', 'not on record'],
    ['O3', 'not on record', 'no escort on record'],
    ['O1'],
    ['CN', 'not on record'],
    ['controlled', 'not on record'],
  ]);
  expect(new Set(flow.places.map(({ id }) => id)).size).toBe(12);
  expect(flow.bands).toHaveLength(13);
  expect(flow.bands.every(({ from, to }) => to.column === from.column + 1)).toBe(true);
  expect(hasOthers(flow)).toBe(true);
});

test('a place on record is chosen by its filter, and let go of by choosing it again', () => {
  expect(chosen('', [0, 'O1'])).toBe('prime:O1');
  expect(chosen('', [2, 'O1'])).toBe('employer:O1');
  expect(chosen('&filter=band:HIGH', [4, 'controlled'])).toBe('band:HIGH sensitivity:CONTROLLED');
  expect(chosen('&filter=prime:O1&filter=band:HIGH', [0, 'O1'])).toBe('band:HIGH');
});

test('what is not on record is chosen by excluding all that is, which must have a place of its own', () => {
  expect(chosen('', [3, 'not on record'])).toBe('-country:CN');
  expect(chosen('&filter=-country:RU', [3, 'not on record'])).toBe('-country:RU -country:CN');
  expect(chosen('', [1, 'no escort on record'])).toBe('gap:NO_ESCORT_ON_RECORD');
  expect(chosen('', [1, 'not on record'])).toBe('-supplier:O3 -gap:NO_ESCORT_ON_RECORD');
  expect(chosen('', [4, 'not on record'])).toBe('NOT_ON_RECORD');
  expect(chosen('&sensitivity=NOT_ON_RECORD', [4, 'not on record'])).toBe('');
  // There are others.
  expect(chosen('', [0, 'not on record'])).toBeNull();
  expect(chosen('', [0, '12 others'])).toBeNull();
});

test('a band is chosen by both of its places', () => {
  expect(chosen('', [2, 'O1'], [3, 'CN'])).toBe('employer:O1 country:CN');
  expect(chosen('&filter=employer:O1', [2, 'O1'], [3, 'CN'])).toBe('employer:O1 country:CN');
  expect(chosen('', [3, 'CN'], [4, 'not on record'])).toBe('country:CN NOT_ON_RECORD');
  expect(chosen('&filter=employer:O1&filter=country:CN', [2, 'O1'], [3, 'CN'])).toBeNull();
  expect(chosen('', [0, '12 others'], [1, 'O3'])).toBeNull();
});

test('a second value beside a chosen one cannot be chosen, because the filter would mean either of them', () => {
  expect(chosen('&filter=employer:O9', [2, 'O1'])).toBeNull();
  expect(chosen('&about=country:RU', [3, 'CN'])).toBeNull();
  expect(chosen('&filter=gap:ROUTES_CUT', [1, 'no escort on record'])).toBeNull();
  expect(chosen('&filter=employer:O9', [2, 'O1'], [3, 'CN'])).toBeNull();
  const { conditions } = readAddress(`/?as-of=${asOf}&filter=employer:O1&filter=-country:CN`, asOf);
  expect(flow.places.filter((place) => isChosen(place, conditions)).map(({ id }) => id)).toEqual([
    'EMPLOYER ON_RECORD O1',
  ]);
});

test('the selected part of a flow is counted in the places of the whole; what has none there is among its others', () => {
  const [first, other] = [placeOf(0, 'O1'), placeOf(0, 'O2')];
  const unknown = { ...other, id: 'PRIME ON_RECORD O9', name: 'O9', value: 'O9', accesses: 1 };
  const country = placeOf(3, 'CN');
  const part = {
    accesses: 3,
    places: [{ ...first, accesses: 2 }, unknown, { ...country, accesses: 3 }],
    bands: [{ id: '', from: unknown, to: country, accesses: 1 }],
  };
  const counts = partOf(flow, part);
  const others = placeOf(0, '12 others').id;
  expect([first.id, others, country.id, `${others} ${country.id}`].map((id) => counts.get(id))).toEqual([2, 1, 3, 1]);
});

test('the whole of a flow has all conditions but those that select its places', () => {
  const { conditions } = readAddress(`/?as-of=${asOf}&filter=country:CN&filter=basis:OBSERVED`, asOf);
  expect(withoutOwn(conditions).facets.map(({ by }) => by)).not.toContain('country');
  expect(withoutOwn({ ...conditions, facets: [] }).facets).toEqual([]);
});
