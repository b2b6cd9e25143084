import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priorityInputOf } from '#graph/exposure/evaluate.ts';
import { accessOn } from '#graph/exposure/chains.ts';
import { indexEvidence } from '#graph/exposure/evidence-index.ts';
import type { PriorityInput } from '#graph/priority/bands.ts';
import { runs } from '#test/runs.ts';
import { allDays, arbitraryWorld } from './arbitrary-world.ts';
import { evidenceOfWorld } from './evidence-of-world.ts';
import { referenceProficiency } from './reference-proficiency.ts';
import type { Row, World } from './world.ts';

const said: Row = { source: 'A', confidence: '50', data_class: 'reported' };
const rows = (...all: Row[]) => all.map((row): Row => ({ ...said, ...row }));

/** Prime O1, subcontractor O2 whose P2 escorts O1's engineer P1. */
const base: World = {
  sources: [{ id: 'A' }],
  systems: rows({ id: 'S', impact_level: '5' }),
  organizations: rows({ id: 'O1', country: 'US' }, { id: 'O2', country: 'US' }, { id: 'O9', country: 'US' }),
  ownership: [],
  contracts: rows({ id: 'K', prime: 'O1' }, { id: 'OTHER' }),
  subcontracts: rows({ contract: 'K', contractor: 'O1', subcontractor: 'O2' }),
  people: rows({ id: 'P1' }, { id: 'P2' }),
  locations: rows({ person: 'P1', country: 'CN' }),
  employment: rows(
    { organization: 'O1', person: 'P1', contract: 'K' },
    { organization: 'O2', person: 'P2', contract: 'K' },
  ),
  vetting: [],
  access: rows({ id: 'X', person: 'P1', system: 'S', contract: 'K', mode: 'escorted' }),
  escorts: rows({ escort: 'P2', access: 'X' }),
  credentials: [],
  lists: [],
  designations: [],
};

function inputOf(changes: Partial<World>, day = '2024-03-01'): PriorityInput {
  const index = indexEvidence(evidenceOfWorld({ ...base, ...changes }));
  const access = index.accesses.get('X');
  const onDay = access === undefined ? null : accessOn(index, access, day);
  const chain = onDay?.chains[0]?.chain;
  if (access === undefined || onDay === null || chain === undefined) throw new Error('No chain.');
  return priorityInputOf(index, access, onDay, chain, day);
}

test('values that no source states are unknown', () => {
  expect(inputOf({})).toEqual({
    day: '2024-03-01',
    system: { key: 'S', kind: 'CLOUD', impactLevel: 5, sensitivity: 'NATIONAL_SECURITY', agency: null },
    origin: 'foreign',
    mode: 'ESCORTED',
    approved: null,
    escorted: true,
    escortProficiency: null,
    engineerProficiency: null,
    escortVetting: [],
    engineerVetting: [],
    ownership: 'domestic',
  });
});

test('the origin is that of the most serious location, by the lists in force on the day', () => {
  const covered = rows({ list: '10USC4872', country: 'CN', valid_from: '2024-02-01' });
  const listed = rows({ list: 'OTHER', country: 'CN', valid_to: '2024-02-01' });
  expect(inputOf({ designations: covered }).origin).toBe('covered');
  expect(inputOf({ designations: covered }, '2024-01-31').origin).toBe('foreign');
  expect(inputOf({ designations: [...covered, ...listed] }, '2024-01-31').origin).toBe('listed');
  expect(inputOf({ designations: rows({ list: 'EAR-D', country: 'CN' }) }).origin).toBe('foreign');
  expect(inputOf({ locations: rows({ person: 'P1', country: 'GU' }) }).origin).toBe('domestic');
  expect(inputOf({ locations: [] }).origin).toBe('undetermined');
});

test('a status does not replace a location that is not on record', () => {
  const foreignPerson = { people: rows({ id: 'P1', us_person_status: 'foreign_person' }) };
  const inUs = { locations: rows({ person: 'P1', country: 'US' }) };
  expect(inputOf({ ...foreignPerson, locations: [] }).origin).toBe('foreign-person');
  expect(inputOf({ ...foreignPerson, ...inUs }).origin).toBe('foreign');
  const citizen = { people: rows({ id: 'P1', us_person_status: 'citizen' }) };
  expect(inputOf({ ...citizen, locations: [] }).origin).toBe('undetermined');
  expect(inputOf({ ...citizen, ...inUs }).origin).toBe('domestic');
});

test('proficiency comes from the best statement, whatever the employer', () => {
  const employed = (...all: Row[]) => ({
    sources: [{ id: 'A' }, { id: 'B', retrieved_at: '2024-01-01' }],
    employment: rows(...all),
  });
  const basic = { organization: 'O1', person: 'P2', contract: 'K', proficiency: 'basic', confidence: '50' };
  const advanced = { organization: 'O9', person: 'P2', contract: 'K', proficiency: 'advanced', confidence: '60' };
  expect(inputOf(employed(basic, advanced)).escortProficiency).toBe('ADVANCED');
  expect(inputOf(employed(basic, { ...advanced, confidence: '40' })).escortProficiency).toBe('BASIC');
  expect(inputOf(employed(basic, { ...advanced, confidence: '50', source: 'B' })).escortProficiency).toBe('ADVANCED');
  expect(inputOf(employed(basic, { ...advanced, contract: '' })).escortProficiency).toBe('ADVANCED');
});

test('proficiency in the person’s acting role takes precedence over other roles', () => {
  const employment = rows(
    { organization: 'O1', person: 'P2', contract: 'K', role: 'approver', proficiency: 'basic', confidence: '90' },
    { organization: 'O1', person: 'P2', contract: 'K', role: 'escort', proficiency: 'advanced', confidence: '50' },
  );
  expect(inputOf({ employment }).escortProficiency).toBe('ADVANCED');
  expect(inputOf({ employment: employment.slice(0, 1) }).escortProficiency).toBe('BASIC');
});

test('a source’s later statement of proficiency in a role replaces its earlier one, unless it is less certain', () => {
  const escort = { organization: 'O2', person: 'P2', contract: 'K', role: 'escort' };
  const first = { ...escort, proficiency: 'basic', valid_from: '2019-01-01', confidence: '50' };
  const next = { ...escort, proficiency: 'advanced', valid_from: '2024-03-01', confidence: '50' };
  const proficiencyOn = (day: string, ...all: Row[]) =>
    inputOf({ sources: [{ id: 'A' }, { id: 'B' }], employment: [...base.employment, ...rows(...all)] }, day)
      .escortProficiency;
  expect(proficiencyOn('2024-02-29', first, next)).toBe('BASIC');
  expect(proficiencyOn('2024-03-01', first, next)).toBe('ADVANCED');
  expect(proficiencyOn('2024-03-01', { ...first, valid_from: '' }, next)).toBe('ADVANCED');
  expect(proficiencyOn('2024-03-01', first, { ...next, confidence: '40' })).toBe('BASIC');
  expect(proficiencyOn('2024-03-01', first, { ...next, source: 'B' })).toBe('BASIC');
  expect(proficiencyOn('2024-03-01', first, { ...next, proficiency: '' })).toBe('BASIC');
  expect(proficiencyOn('2024-03-01', first, { ...next, role: 'approver' })).toBe('BASIC');
  const approver = { ...first, role: 'approver', confidence: '60' };
  expect(proficiencyOn('2024-03-01', approver, { ...next, role: 'supervisor', confidence: '60' })).toBe('ADVANCED');
});

test('proficiency equals that of the reference on any day', () => {
  fc.assert(
    fc.property(arbitraryWorld(), (world) => {
      const index = indexEvidence(evidenceOfWorld(world));
      for (const day of allDays)
        for (const access of index.accesses.values()) {
          const onDay = accessOn(index, access, day);
          for (const { chain } of onDay?.chains ?? []) {
            if (onDay === null) continue;
            const { escortProficiency, engineerProficiency } = priorityInputOf(index, access, onDay, chain, day);
            const expected = (person: string, role: string) =>
              referenceProficiency(world, access.key, { person, role, day });
            expect(engineerProficiency).toBe(expected(access.engineer, 'engineer'));
            expect(escortProficiency).toBe(chain.escort === null ? null : expected(chain.escort, 'escort'));
          }
        }
    }),
    { numRuns: runs(300) },
  );
});

test('proficiency counts from employment on the family or without a contract, never from another contract', () => {
  const employed = (contract: string): Partial<World> => ({
    employment: [...base.employment, ...rows({ organization: 'O9', person: 'P2', contract, proficiency: 'advanced' })],
  });
  expect(inputOf(employed('')).escortProficiency).toBe('ADVANCED');
  expect(inputOf(employed('K')).escortProficiency).toBe('ADVANCED');
  expect(inputOf(employed('OTHER')).escortProficiency).toBeNull();
  expect(inputOf(employed('')).engineerProficiency).toBeNull();
});

test('only vetting valid on the day counts', () => {
  const vetting = rows(
    { person: 'P2', tier: 'T3', clearance: 'S', adjudication: 'favorable', expires_on: '2025-01-01' },
    { person: 'P2', tier: 'T1', valid_to: '2024-03-01' },
    { person: 'P1', tier: 'none' },
  );
  expect(inputOf({ vetting }).escortVetting).toEqual([
    { tier: 'T3', clearance: 'S', adjudication: 'FAVORABLE', expiresOn: '2025-01-01' },
  ]);
  expect(inputOf({ vetting }).engineerVetting).toEqual([
    { tier: 'NONE', clearance: null, adjudication: 'UNKNOWN', expiresOn: null },
  ]);
});

test('for each tier, each property comes from the best statement that gives it', () => {
  const strong = { person: 'P2', tier: 'T3', adjudication: 'favorable', confidence: '90' };
  const weak = {
    person: 'P2',
    tier: 'T3',
    clearance: 'S',
    adjudication: 'denied',
    expires_on: '2030-01-01',
    confidence: '10',
  };
  const best = { tier: 'T3', clearance: 'S', adjudication: 'FAVORABLE', expiresOn: '2030-01-01' };
  expect(inputOf({ vetting: rows(strong, weak) }).escortVetting).toEqual([best]);
  expect(inputOf({ vetting: rows({ ...strong, adjudication: '' }, weak) }).escortVetting).toEqual([
    { ...best, adjudication: 'DENIED' },
  ]);
  expect(inputOf({ vetting: rows(strong, { ...weak, tier: 'T5' }) }).escortVetting).toHaveLength(2);
});

test('of one source and tier, a later vetting replaces an earlier one, unless it is less certain', () => {
  const first = {
    ...{ person: 'P2', tier: 'T3', clearance: 'S', adjudication: 'favorable' },
    ...{ expires_on: '2024-01-01', valid_from: '2019-01-01' },
  };
  const next = { person: 'P2', tier: 'T3', adjudication: 'revoked', valid_from: '2024-03-01' };
  const vettingOn = (day: string, ...all: Row[]) =>
    inputOf({ sources: [{ id: 'A' }, { id: 'B' }], vetting: rows(...all) }, day).escortVetting;
  const earlier = { tier: 'T3', clearance: 'S', adjudication: 'FAVORABLE', expiresOn: '2024-01-01' };
  const later = { tier: 'T3', clearance: null, adjudication: 'REVOKED', expiresOn: null };
  expect(vettingOn('2024-02-29', first, next)).toEqual([earlier]);
  expect(vettingOn('2024-03-01', first, next)).toEqual([later]);
  expect(vettingOn('2024-03-01', { ...first, valid_from: '' }, next)).toEqual([later]);
  expect(vettingOn('2024-03-01', first, { ...next, valid_from: '2024-02-01', valid_to: '2024-03-01' })).toEqual([
    earlier,
  ]);
  expect(vettingOn('2024-03-01', first, { ...next, confidence: '40' })).toEqual([earlier]);
  expect(vettingOn('2024-03-01', first, { ...next, source: 'B' })).toEqual([earlier]);
  expect(vettingOn('2024-03-01', first, { ...next, tier: 'T5' })).toHaveLength(2);
});

test('an approval is on record if a statement valid on the day names one', () => {
  const access = rows(
    { id: 'X', person: 'P1', system: 'S', contract: 'K', mode: 'escorted' },
    { id: 'X', person: 'P1', system: 'S', mode: 'escorted', approval_ref: 'REF', valid_from: '2024-03-01' },
  );
  expect(inputOf({ access }).approved).toBe(true);
  expect(inputOf({ access }, '2024-02-29').approved).toBeNull();
});

test('owners count up to six hops, listed before foreign', () => {
  const chainOfOwners = (count: number, country: string): Partial<World> => {
    const owners = Array.from({ length: count }, (_, at) => `W${at + 1}`);
    return {
      organizations: [
        ...base.organizations,
        ...rows(...owners.map((id, at) => ({ id, country: at === count - 1 ? country : 'US' }))),
      ],
      ownership: rows(...owners.map((owner, at) => ({ owner, owned: owners[at - 1] ?? 'O2' }))),
    };
  };
  expect(inputOf(chainOfOwners(6, 'CN')).ownership).toBe('foreign');
  expect(inputOf(chainOfOwners(7, 'CN')).ownership).toBe('domestic');
  expect(inputOf(chainOfOwners(2, '')).ownership).toBeNull();
  const listedCountry = { designations: rows({ list: 'L', country: 'CN' }) };
  expect(inputOf({ ...chainOfOwners(2, 'CN'), ...listedCountry }).ownership).toBe('listed');
  const exportControlled = { designations: rows({ list: 'EAR-D', country: 'CN' }) };
  expect(inputOf({ ...chainOfOwners(2, 'CN'), ...exportControlled }).ownership).toBe('foreign');
  const listedOwner = { designations: rows({ list: 'L', organization: 'W2', valid_from: '2024-03-01' }) };
  expect(inputOf({ ...chainOfOwners(2, 'US'), ...listedOwner }).ownership).toBe('listed');
  expect(inputOf({ ...chainOfOwners(2, 'US'), ...listedOwner }, '2024-02-29').ownership).toBe('domestic');
  // The country of another one, which may be listed, is not on record: an owner's, or that of another company of the chain.
  const unknownOwner = { ownership: rows({ owner: 'W1', owned: 'O2' }, { owner: 'W2', owned: 'O2' }) };
  const oneOwner = { organizations: [...base.organizations, ...rows({ id: 'W1', country: 'CN' }, { id: 'W2' })] };
  expect(inputOf({ ...unknownOwner, ...oneOwner }).ownership).toBe('foreign-at-least');
  const prime = { organizations: rows({ id: 'O1' }, { id: 'O2', country: 'CN' }) };
  expect(inputOf(prime).ownership).toBe('foreign-at-least');
  expect(inputOf({ ...prime, ...listedCountry }).ownership).toBe('listed');
  // Two organizations that own each other.
  const circle = rows({ owner: 'O9', owned: 'O2' }, { owner: 'O2', owned: 'O9' });
  expect(inputOf({ ownership: circle }).ownership).toBe('domestic');
});
