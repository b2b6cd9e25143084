import { expect, test } from 'vitest';
import { localActor } from '#graph/roles.ts';
import { decideRow, withdrawRow } from '#graph/screening/decisions.ts';
import type { ScreenRow } from '#graph/screening/row.ts';
import { screenRows } from '#graph/screening/screening.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { alterations, inventNames } from './altered-names.ts';

const empty: ScreenRow = { ref: null, name: null, uei: null, cage: null, lei: null, country: null };
const question = { asOf: '2025-01-01', lists: [] };

/** A CAGE code of a number: five of the signs without I and O. */
function cageOf(number: number): string {
  const signs = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  return [4, 3, 2, 1, 0].map((place) => signs.charAt(Math.floor((number + 40_000) / 34 ** place) % 34)).join('');
}

test('of altered names, at least 95 of 100 are found, and none is taken for the same organization', async () => {
  const database = await withEmptyData();
  const names = inventNames(1200);
  const known = names.slice(0, 900);
  await importPackage(database, {
    'organizations.csv': known.map((name, at) => ({ id: `O${at}`, name, cage: cageOf(at), country: 'US' })),
  });
  const altered = known.slice(0, 660).map((name, at) => {
    const alteration = alterations[at % alterations.length];
    return { at, what: alteration?.what, name: alteration?.alter(name, at) ?? name };
  });
  const strangers = names.slice(900);
  const rows = [
    ...altered.map(({ at, name }) => ({ ...empty, ref: String(at), name })),
    ...strangers.map((name) => ({ ...empty, name, cage: cageOf(50_000) })),
    // Slips in CAGE codes: they are the codes of other companies.
    ...known.slice(0, 200).map((name, at) => ({ ...empty, name, cage: cageOf(at + 300) })),
    ...known.slice(0, 200).map((name, at) => ({ ...empty, name, cage: cageOf(at).toLowerCase() })),
  ];
  const results = await screenRows(database, rows, question);

  const lost = altered.filter(
    ({ at }) => results[at]?.candidates.some(({ organization }) => organization === `O${at}`) !== true,
  );
  expect(lost.slice(0, 40)).toHaveLength(Math.min(lost.length, Math.floor(altered.length * 0.05)));
  const falselySame = results.slice(0, -200).filter(({ match }) => match === 'SAME');
  expect(falselySame.map(({ row, organization }) => [row.name, organization])).toEqual([]);
  expect(
    results.slice(-200).filter(({ match }, at) => match !== 'SAME' || results.at(at - 200)?.organization !== `O${at}`),
  ).toEqual([]);
  const unknown = results.slice(altered.length, altered.length + strangers.length);
  expect(unknown.filter(({ match }) => match === 'NONE_ON_RECORD').length).toBeGreaterThan(strangers.length / 2);
});

test('a decision makes a row an organization, holds for the next list, and can be withdrawn', async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    'organizations.csv': [
      { id: 'O1', name: 'Brantford Systems Inc.', country: 'US' },
      { id: 'O2', name: 'Brantford System GmbH', country: 'DE' },
    ],
  });
  const screen = async (ref: string) => {
    const [result] = await screenRows(
      database,
      [{ ...empty, ref, name: 'Brantford Systems', country: 'US' }],
      question,
    );
    if (result === undefined) throw new TypeError('No result.');
    return result;
  };
  const before = await screen('1');
  expect(before).toMatchObject({ match: 'POSSIBLE', organization: null, ownership: null, standing: null });
  expect(before.candidates.map(({ organization }) => organization)).toEqual(['O1', 'O2']);
  expect(before.candidates[1]?.because).toContain('Country: on record is DE, not US.');

  const signature = { by: localActor, at: new Date('2026-01-02T03:04:05Z') };
  const { digest } = before;
  await decideRow(database, { digest, organization: 'O1', rejected: [], reason: 'Same address' }, signature);
  expect(await screen('2')).toMatchObject({ match: 'SAME', organization: 'O1', decision: { reason: 'Same address' } });

  await decideRow(database, { digest, organization: null, rejected: ['O1', 'O2'], reason: null }, signature);
  expect(await screen('2')).toMatchObject({ match: 'NONE_ON_RECORD', candidates: [] });

  await withdrawRow(database, digest);
  expect(await screen('2')).toMatchObject({ match: 'POSSIBLE', decision: null });
  await expect(withdrawRow(database, digest)).rejects.toThrow('row has no decision.');
  const nobody = decideRow(database, { digest, organization: 'NOBODY', rejected: [], reason: null }, signature);
  await expect(nobody).rejects.toThrow(/NOBODY/);
});
