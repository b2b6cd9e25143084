import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priorityInputOf } from '#graph/exposure/evaluate.ts';
import { accessOn } from '#graph/exposure/chains.ts';
import { indexEvidence } from '#graph/exposure/evidence-index.ts';
import type { EvidenceIndex } from '#graph/exposure/evidence-index.ts';
import { cutDays } from '#graph/exposure/history.ts';
import { evidenceOn } from '#graph/exposure/hops.ts';
import type { VettingFacts } from '#graph/priority/bands.ts';
import { runs } from '#test/runs.ts';
import { allDays, arbitraryWorld, days } from './arbitrary-world.ts';
import { evidenceOfWorld } from './evidence-of-world.ts';
import type { Row, World } from './world.ts';

const said: Row = { source: 'A', data_class: 'reported', confidence: '50' };

const dated = fc
  .record({
    valid_from: fc.constantFrom('', ...days.slice(0, 4)),
    valid_to: fc.constantFrom('', ...days.slice(4)),
    confidence: fc.constantFrom('20', '50', '90'),
  })
  .map((row): Row => row);
const text = (...texts: string[]) => fc.constantFrom(...texts);

/** Several statements per row that differ only in inputs of the decision table. */
function several(fixed: Row, values: Readonly<Record<string, fc.Arbitrary<string>>>): fc.Arbitrary<Row[]> {
  return fc
    .array(fc.tuple(fc.record({ ...values }), dated), { minLength: 1, maxLength: 4 })
    .map((rows) => rows.map(([own, when], at): Row => ({ ...said, ...fixed, ...own, ...when, row: `r${at}` })));
}

/** One access with many contradictory statements about the inputs of its priority. */
const worlds: fc.Arbitrary<World> = fc
  .record({
    access: text('escorted', 'view_only').chain((mode) =>
      several({ id: 'X', person: 'P1', system: 'S', contract: 'K', mode }, { approval_ref: text('', '', 'REF') }).map(
        (rows) => [{ ...said, id: 'X', person: 'P1', system: 'S', contract: 'K', mode, confidence: '100' }, ...rows],
      ),
    ),
    engineer: several(
      { organization: 'O1', person: 'P1', contract: 'K' },
      { proficiency: text('', 'basic', 'advanced') },
    ),
    escort: several(
      { organization: 'O2', person: 'P2', contract: 'K' },
      { proficiency: text('', 'basic', 'advanced') },
    ),
    vettingOfEscort: several(
      { person: 'P2' },
      { tier: text('none', 'T2', 'T5'), adjudication: text('', 'favorable', 'denied'), expires_on: text('', ...days) },
    ),
    ownership: several({ owner: 'O3', owned: 'O2' }, {}),
    designations: several({ list: '10USC4872', country: 'CN' }, {}),
  })
  .map(({ access, engineer, escort, vettingOfEscort, ownership, designations }) => ({
    sources: [{ id: 'A' }],
    systems: [{ ...said, id: 'S', impact_level: '5' }],
    organizations: [
      { ...said, id: 'O1', country: 'US' },
      { ...said, id: 'O2', country: 'US' },
      { ...said, id: 'O3', country: 'IN' },
    ],
    ownership,
    contracts: [{ ...said, id: 'K', prime: 'O1' }],
    subcontracts: [{ ...said, contract: 'K', contractor: 'O1', subcontractor: 'O2' }],
    people: [
      { ...said, id: 'P1' },
      { ...said, id: 'P2' },
    ],
    locations: [{ ...said, person: 'P1', country: 'CN' }],
    employment: [...engineer, ...escort.map((row): Row => ({ ...row, row: `${row['row'] ?? ''}e` }))],
    vetting: vettingOfEscort,
    access,
    escorts: [{ ...said, escort: 'P2', access: 'X' }],
    credentials: [],
    lists: [],
    designations,
  }));

/** The decision table's inputs and the evidence on a day; a vetting's end is compared with the day. */
function stateOn(index: EvidenceIndex, key: string, day: string): unknown {
  const access = index.accesses.get(key);
  const onDay = access === undefined ? null : accessOn(index, access, day);
  if (access === undefined || onDay === null) return null;
  const standing = ({ expiresOn, ...vetting }: VettingFacts) => ({
    ...vetting,
    isExpired: expiresOn !== null && expiresOn <= day,
    endsToday: expiresOn === day,
  });
  return onDay.chains.map(({ chain, isCut }) => {
    const input = priorityInputOf(index, access, onDay, chain, day);
    return {
      id: chain.id,
      isCut,
      evidence: evidenceOn([...chain.hops, access.hop, ...onDay.locations], day),
      input: { ...input, day: null },
      escortVetting: input.escortVetting.map(standing),
      engineerVetting: input.engineerVetting.map(standing),
    };
  });
}

test('nothing changes on a day that is not a cut day', () => {
  fc.assert(
    fc.property(fc.oneof(worlds, arbitraryWorld()), (world) => {
      const index = indexEvidence(evidenceOfWorld(world));
      for (const access of index.accesses.values()) {
        const cuts = new Set(cutDays(index, access));
        for (const [at, day] of allDays.entries()) {
          const before = allDays[at - 1];
          if (before === undefined || cuts.has(day)) continue;
          expect([day, stateOn(index, access.key, day)]).toEqual([day, stateOn(index, access.key, before)]);
        }
      }
    }),
    { numRuns: runs(1000) },
  );
});
