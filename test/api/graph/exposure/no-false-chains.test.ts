import { expect, test } from 'vitest';
import { exposuresOf } from '#graph/exposure/evaluate.ts';
import { indexEvidence } from '#graph/exposure/evidence-index.ts';
import type { Exposure } from '#graph/exposure/exposure.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { evidenceOfWorld } from './evidence-of-world.ts';
import type { Row, World } from './world.ts';

const said: Row = { source: 'A', confidence: '50', data_class: 'reported' };
const rows = (...all: Row[]) => all.map((row): Row => ({ ...said, ...row }));
const employs = (organization: string, person: string, contract: string): Row => ({ organization, person, contract });
const subcontracts = (contract: string, contractor: string, subcontractor: string): Row => ({
  contract,
  contractor,
  subcontractor,
});

/** Engineer E abroad reaches S for contract K of prime A; V is the vehicle above K, SIBLING another order under it. */
const base: World = {
  sources: [{ id: 'A' }],
  systems: rows({ id: 'S', impact_level: '5' }),
  organizations: rows({ id: 'A' }, { id: 'B' }, { id: 'C' }),
  ownership: [],
  contracts: rows(
    { id: 'V', prime: 'A' },
    { id: 'K', prime: 'A', parent: 'V' },
    { id: 'SIBLING', prime: 'A', parent: 'V' },
    { id: 'Y', prime: 'B' },
  ),
  subcontracts: [],
  people: rows({ id: 'E' }, { id: 'ESC' }),
  locations: rows({ person: 'E', country: 'CN' }),
  employment: [],
  vetting: [],
  access: rows({ id: 'X', person: 'E', system: 'S', contract: 'K', mode: 'escorted' }),
  escorts: [],
  credentials: [],
  lists: [],
  designations: [],
};

function find(changes: Partial<World>, access = 'X'): readonly Exposure[] {
  return exposuresOf(indexEvidence(evidenceOfWorld({ ...base, ...changes })), access, makeFilter('2024-03-01'));
}

test('hops of different contracts do not form a chain', () => {
  expect(
    find({
      subcontracts: rows(subcontracts('K', 'A', 'B'), subcontracts('Y', 'B', 'C')),
      employment: rows(employs('C', 'E', 'K')),
    }),
  ).toMatchObject([{ lineage: 'BROKEN', chain: [], tierDepth: null, accountable: 'C', contract: 'K', prime: 'A' }]);
});

test('an escort of the engineer’s other access does not answer for this access', () => {
  const found = find({
    access: [...base.access, ...rows({ id: 'Z', person: 'E', system: 'S', contract: 'K', mode: 'escorted' })],
    escorts: rows({ escort: 'ESC', access: 'Z' }),
    employment: rows(employs('A', 'E', 'K'), employs('B', 'ESC', 'K')),
  });
  expect(found).toMatchObject([{ escort: null, accountable: 'A', gaps: ['NO_ESCORT_ON_RECORD'] }]);
});

test('the holder of the credential of the engineer’s other access does not answer for this access', () => {
  const found = find({
    access: [...base.access, ...rows({ id: 'Z', person: 'E', system: 'S', contract: 'K', mode: 'direct' })],
    credentials: rows({ holder: 'ESC', access: 'Z' }),
    employment: rows(employs('A', 'E', 'K'), employs('B', 'ESC', 'K')),
  });
  expect(found).toMatchObject([{ escort: null, credentialOf: null, accountable: 'A' }]);
});

test('the holder of the credential answers for the access, which stays direct and without an escort', () => {
  const found = find({
    access: rows({ id: 'X', person: 'E', system: 'S', contract: 'K', mode: 'direct' }),
    credentials: rows({ holder: 'ESC', access: 'X' }),
    subcontracts: rows(subcontracts('K', 'A', 'B')),
    employment: rows(employs('A', 'E', 'K'), employs('B', 'ESC', 'K')),
  });
  expect(found).toMatchObject([
    {
      ...{ escort: null, credentialOf: 'ESC', mode: 'DIRECT', chain: ['A', 'B'], accountable: 'B' },
      ...{ engineerEmployers: ['A'], lineage: 'COMPLETE', gaps: ['NO_ESCORT_ON_RECORD'] },
    },
  ]);
  expect(found[0]?.path.map(({ type, from, to }) => `${type} ${from.key} ${to.key}`)).toEqual([
    'SUBCONTRACTS_TO A B',
    'EMPLOYS B ESC',
    'LENDS_TO ESC E',
    'ACCESSES E S',
    'LOCATED_IN E CN',
  ]);
  expect(found[0]?.priority.vector).toContain('/CT:direct/');
});

test('each escort and each holder of a credential answers alone, and the access has an escort in both chains', () => {
  const people = { escorts: rows({ escort: 'ESC', access: 'X' }), employment: rows(employs('B', 'ESC', 'K')) };
  const byBoth = find({ ...people, credentials: rows({ holder: 'H', access: 'X' }, { holder: 'ESC', access: 'X' }) });
  const answering = byBoth.map(({ escort, credentialOf, gaps }) => [escort, credentialOf, gaps[0]]);
  expect(answering).toHaveLength(3);
  expect(answering).toEqual(
    expect.arrayContaining([
      ['ESC', null, 'NO_SUBCONTRACT_ROUTE'],
      [null, 'ESC', 'NO_SUBCONTRACT_ROUTE'],
      [null, 'H', 'EMPLOYER_UNKNOWN'],
    ]),
  );
  expect(new Set(byBoth.map(({ id }) => id)).size).toBe(3);
  // The id of an escort's chain does not depend on who else answers.
  expect(byBoth.map(({ id }) => id)).toContain(find(people)[0]?.id);
});

test('the chain of a holder is ranked by all escorts of the access, and says so where they differ', () => {
  const people = {
    escorts: rows({ escort: 'E1', access: 'X' }, { escort: 'E2', access: 'X' }),
    credentials: rows({ holder: 'H', access: 'X' }),
    employment: rows(
      { ...employs('A', 'E', 'K'), role: 'engineer', proficiency: 'intermediate' },
      { ...employs('A', 'E1', 'K'), role: 'escort', proficiency: 'advanced' },
      { ...employs('A', 'E2', 'K'), role: 'escort', proficiency: 'basic' },
    ),
  };
  const controls = find(people).map(({ escort, priority }): [string | null, string | undefined] => [
    escort,
    priority.vector.split('/').find((part) => part.startsWith('CT:')),
  ]);
  expect(new Map(controls)).toEqual(
    new Map([
      ['E1', 'CT:escorted-adequate'],
      ['E2', 'CT:escorted-inadequate'],
      [null, 'CT:escorted-adequate..escorted-inadequate'],
    ]),
  );
  const holder = find(people).find(({ credentialOf }) => credentialOf === 'H');
  expect(holder?.priority.reasons.map(({ value }) => value)).toContain('not the same for each escort');
});

test('employment on another contract does not count, even on a sibling order', () => {
  for (const contract of ['Y', 'SIBLING'])
    expect(find({ employment: rows(employs('B', 'E', contract)) })).toMatchObject([
      { accountable: null, engineerEmployers: [], gaps: ['NO_ESCORT_ON_RECORD', 'EMPLOYER_UNKNOWN'] },
    ]);
});

test('employment on the vehicle above counts, and its chain runs under the vehicle', () => {
  const found = find({
    subcontracts: rows(subcontracts('V', 'A', 'B'), subcontracts('K', 'A', 'C'), subcontracts('K', 'C', 'B')),
    employment: rows(employs('B', 'E', 'V')),
  });
  expect(found).toMatchObject([
    { contract: 'V', chain: ['A', 'B'], lineage: 'COMPLETE', gaps: ['NO_ESCORT_ON_RECORD', 'RELATED_CONTRACT'] },
  ]);
});

test('employment without a contract counts only if there is none on a contract of the family', () => {
  const subs = { subcontracts: rows(subcontracts('K', 'A', 'B'), subcontracts('K', 'A', 'C')) };
  expect(find({ ...subs, employment: rows(employs('B', 'E', ''), employs('C', 'E', 'K')) })).toMatchObject([
    { accountable: 'C', lineage: 'COMPLETE', engineerEmployers: ['B', 'C'] },
  ]);
  expect(find({ ...subs, employment: rows(employs('B', 'E', '')) })).toMatchObject([
    { accountable: 'B', lineage: 'INFERRED', gaps: ['NO_ESCORT_ON_RECORD', 'EMPLOYMENT_NAMES_NO_CONTRACT'] },
  ]);
});

test('parallel subawards of two sources are one hop with both statements', () => {
  const found = find({
    sources: [{ id: 'A' }, { id: 'B' }],
    subcontracts: [
      { ...said, ...subcontracts('K', 'A', 'B'), subaward_number: '1', confidence: '20' },
      { ...said, ...subcontracts('K', 'A', 'B'), subaward_number: '2', source: 'B', confidence: '80' },
    ],
    employment: rows(employs('B', 'E', 'K')),
  });
  expect(found).toHaveLength(1);
  expect(found[0]?.path[0]?.statements.map(({ source }) => source)).toEqual(['B', 'A']);
  expect(found[0]?.confidence).toBe(50);
});

test('an access without a contract has no family', () => {
  const access = rows({ id: 'X', person: 'E', system: 'S', mode: 'direct' });
  expect(find({ access, employment: rows(employs('A', 'E', 'K')) })).toMatchObject([
    { contract: null, accountable: null, gaps: ['NO_ESCORT_ON_RECORD', 'EMPLOYER_UNKNOWN', 'NO_CONTRACT_ON_ACCESS'] },
  ]);
  expect(find({ access, employment: rows(employs('A', 'E', '')) })).toMatchObject([
    {
      contract: null,
      accountable: 'A',
      gaps: ['NO_ESCORT_ON_RECORD', 'EMPLOYMENT_NAMES_NO_CONTRACT', 'NO_SUBCONTRACT_ROUTE', 'NO_CONTRACT_ON_ACCESS'],
    },
  ]);
});

test('a person in Guam is not abroad', () => {
  expect(find({ locations: rows({ person: 'E', country: 'GU' }) })).toEqual([]);
});

test('a chain has another id if a source gives its access to another engineer, or for another system', () => {
  const others = {
    systems: rows({ id: 'S', impact_level: '5' }, { id: 'S2', impact_level: '6' }),
    people: rows({ id: 'E' }, { id: 'E2' }, { id: 'ESC' }),
    locations: rows({ person: 'E', country: 'CN' }, { person: 'E2', country: 'CN' }),
    escorts: rows({ escort: 'ESC', access: 'X' }),
    employment: rows(employs('A', 'ESC', 'K')),
  };
  const access = { id: 'X', person: 'E', system: 'S', contract: 'K', mode: 'escorted' };
  const idsOf = (given: Row) => find({ ...others, access: rows(given) }).map(({ id }) => id);
  const ids = [access, { ...access, person: 'E2' }, { ...access, system: 'S2' }].map(idsOf);
  expect(ids.map((found) => found.length)).toEqual([1, 1, 1]);
  expect(new Set(ids.flat()).size).toBe(3);
  expect(idsOf(access)).toEqual(ids[0]);
});
