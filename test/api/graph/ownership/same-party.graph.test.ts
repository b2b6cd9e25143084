import { beforeEach, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { decideIdentity, groupsOf, listIdentityDecisions, withdrawIdentity } from '#graph/identity/decisions.ts';
import { localActor } from '#graph/roles.ts';
import { screenRows } from '#graph/screening/screening.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { ownershipIn } from './ownership-in.ts';

/**
 * SUPPLIER is owned by HOLDING. The register knows HOLDING's owner as OWNER; the list knows it as LISTED, by its name alone. REGISTERED is
 * SUPPLIER in a register with another owner. OTHER is nobody's.
 */
const organizations = [
  { id: 'SUPPLIER', name: 'Invented Parts Inc', uei: 'YNDUZMUZF8H8', country: 'US' },
  { id: 'REGISTERED', name: 'INVENTED PARTS', country: 'US' },
  { id: 'HOLDING', name: 'Invented Holding', country: 'US' },
  { id: 'OWNER', name: 'Erfundene Werke AG', country: 'DE' },
  { id: 'LISTED', name: 'Erfundene Werke AG', country: 'RU' },
  { id: 'US-OWNER', name: 'Invented Fund', country: 'US' },
  { id: 'OTHER', name: 'Other Inc', country: 'US' },
];

let database: Database;
beforeEach(async () => {
  database = await withEmptyData();
  await importPackage(database, {
    'sources.csv': [{ id: 'S1', title: 'Register', data_class: 'documented' }],
    'organizations.csv': organizations.map((row) => ({ ...row, source: 'S1' })),
    'lists.csv': [
      { id: 'CSL-SDN', title: 'Specially Designated Nationals (SDN)', source: 'S1' },
      { id: 'DOD-1260H', title: 'Chinese military companies (section 1260H)', source: 'S1' },
    ],
    'designations.csv': [
      { list: 'CSL-SDN', organization: 'LISTED', source: 'S1' },
      { list: 'DOD-1260H', organization: 'LISTED', source: 'S1' },
    ],
    'ownership.csv': [
      { owner: 'HOLDING', owned: 'SUPPLIER', share_pct: 80 },
      { owner: 'OWNER', owned: 'HOLDING', share_pct: 60 },
      { owner: 'US-OWNER', owned: 'HOLDING', share_pct: 40 },
      { owner: 'LISTED', owned: 'REGISTERED', share_pct: 20 },
      // What a party holds of itself is nobody's share.
      { owner: 'REGISTERED', owned: 'SUPPLIER', share_pct: 5 },
    ].map((row) => ({ source: 'S1', confidence: 80, ...row })),
  });
});

const asOf = '2026-08-01';
const decide = (one: string, other: string) =>
  decideIdentity(
    database,
    [one, other],
    { verdict: 'SAME', reason: null },
    { by: localActor, at: new Date('2026-01-01T00:00:00Z') },
  );

async function ownershipOf(organization: string) {
  const same = groupsOf(await listIdentityDecisions(database));
  return ownershipIn(database, organization, { asOf, lists: [] }, same);
}

test('a name never joins an owner to the record of its list; a decision does, and withdrawing it undoes that', async () => {
  const before = await ownershipOf('SUPPLIER');
  expect(before.ownedByDesignated).toEqual({ low: 0, high: 20 });
  expect(JSON.stringify(before)).not.toContain('decided');

  await decide('OWNER', 'LISTED');
  const { ownedByDesignated, notOnRecord, findingOf, ultimateParents } = await ownershipOf('SUPPLIER');
  // OWNER holds 60 percent of HOLDING, which counts whole.
  expect(ownedByDesignated).toEqual({ low: 80, high: 100 });
  const decided = 'Erfundene Werke AG (LISTED) is the same organization as Erfundene Werke AG (OWNER)';
  expect(notOnRecord[0]).toBe(`That ${decided} is not on record: people decided it.`);
  const { verdict, because, steps } = findingOf('ofac-50-percent');
  expect(verdict).toBe('COVERED');
  expect(because).toBe(
    `Parties on its lists hold 80 to 100 percent of Invented Parts Inc; the rule counts from 50 percent. People decided that ${decided}.`,
  );
  const step = steps().find(({ owner }) => owner === 'LISTED');
  expect(step).toMatchObject({
    owned: 'HOLDING',
    counts: `designated: counts whole; by decision, ${decided}`,
    isJoined: true,
  });
  const joined = steps().filter(({ isJoined }) => isJoined);
  expect(joined.map(({ owner, owned }) => [owner, owned])).toEqual([
    ['LISTED', 'HOLDING'],
    ['LISTED', 'REGISTERED'],
  ]);
  // Both countries are abroad, so the foreign share does not change.
  expect(before.foreignShare.low).toBeCloseTo(49, 6);
  expect((await ownershipOf('SUPPLIER')).foreignShare.low).toBeCloseTo(49, 6);
  expect(ultimateParents).toContain('LISTED');

  await withdrawIdentity(database, ['LISTED', 'OWNER']);
  expect(JSON.stringify(await ownershipOf('SUPPLIER'))).toBe(JSON.stringify(before));
});

test('a company decided the same as another has the owners of both, under its own name', async () => {
  const other = JSON.stringify(await ownershipOf('OTHER'));
  await decide('SUPPLIER', 'REGISTERED');
  const [supplier, registered] = [await ownershipOf('SUPPLIER'), await ownershipOf('REGISTERED')];
  const shown = supplier
    .findingOf('ofac-50-percent')
    .steps()
    .filter(({ owned }) => owned === 'SUPPLIER')
    .map(({ owner, share }) => [owner, share.low]);
  expect(shown).toEqual([
    ['LISTED', 20],
    ['HOLDING', 80],
  ]);
  expect(supplier.ownedByDesignated).toEqual({ low: 20, high: 20 });
  expect(registered.ownedByDesignated).toEqual(supplier.ownedByDesignated);
  expect(registered.findingOf('ofac-50-percent').because).toMatch(
    /^Parties on its lists hold 20 percent of INVENTED PARTS, /,
  );
  expect(registered.findingOf('ofac-50-percent').steps()[0]).toMatchObject({ owned: 'REGISTERED', isJoined: true });
  expect(JSON.stringify(await ownershipOf('OTHER'))).toBe(other);
});

test('a company decided the same as a listed one is covered by the decision, and never called listed itself', async () => {
  await decide('OTHER', 'LISTED');
  const { findingOf, designatedOn, notOnRecord } = await ownershipOf('OTHER');
  expect(designatedOn).toEqual(['CSL-SDN', 'DOD-1260H']);
  const { verdict, because } = findingOf('section-805');
  expect(verdict).toBe('COVERED');
  expect(because).toBe(
    'Erfundene Werke AG, which is the same as Other Inc by a decision, is on the list “Chinese military companies (section 1260H)”. ' +
      'People decided that Erfundene Werke AG (LISTED) is the same organization as Other Inc (OTHER).',
  );
  // As owner, its party is registered in the United States and in Russia.
  await importPackage(database, {
    'sources.csv': [{ id: 'S2', title: 'Second', data_class: 'documented' }],
    'ownership.csv': [{ owner: 'OTHER', owned: 'US-OWNER', share_pct: 100, source: 'S2' }],
  });
  const owned = await ownershipOf('US-OWNER');
  expect(owned.foreignShare).toEqual({ low: 0, high: 100 });
  expect(owned.notOnRecord).toContain('Where Erfundene Werke AG is registered is not clear: sources state RU and US.');
  expect(notOnRecord).toContain('No owner of Other Inc is on record.');
});

test('a screened row has the designations of what it was decided to be, and says whose roles it shows', async () => {
  const row = { ref: null, name: 'Invented Parts Inc', uei: 'YNDUZMUZF8H8', cage: null, lei: null, country: null };
  const screened = async () => {
    const [result] = await screenRows(database, [row], { asOf, lists: [] });
    if (result === undefined) throw new Error('No result.');
    return result;
  };
  expect((await screened()).designations).toEqual([]);
  await decide('SUPPLIER', 'LISTED');
  const { match, organization, designations, ownership, notOnRecord } = await screened();
  expect([match, organization]).toEqual(['SAME', 'SUPPLIER']);
  expect(designations.map(({ list }) => list)).toEqual(['CSL-SDN', 'DOD-1260H']);
  expect(ownership?.designatedOn).toEqual(['CSL-SDN', 'DOD-1260H']);
  expect(notOnRecord.at(-1)).toBe(
    'Roles, accesses and work abroad are those of SUPPLIER alone, not of LISTED, which people decided is the same: screen each.',
  );
  await withdrawIdentity(database, ['SUPPLIER', 'LISTED']);
  expect((await screened()).designations).toEqual([]);
});
