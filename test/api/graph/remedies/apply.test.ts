import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exposuresOf } from '#graph/exposure/evaluate.ts';
import { indexEvidence } from '#graph/exposure/evidence-index.ts';
import type { EvidenceIndex } from '#graph/exposure/evidence-index.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { remedyKinds } from '#graph/remedies/action.ts';
import type { Action, RemedyKind } from '#graph/remedies/action.ts';
import { applyActions } from '#graph/remedies/apply.ts';
import { runs } from '#test/runs.ts';
import { arbitraryWorld, days, small } from '../exposure/arbitrary-world.ts';
import { evidenceOfWorld } from '../exposure/evidence-of-world.ts';
import type { World } from '../exposure/world.ts';
import { actionsIn } from './actions-in.ts';
import { worldAfter } from './world-after.ts';

/** So few subcontracts that the end of one often leaves a company without a route. */
const sparse = { ...small, subcontracts: 4, accesses: 4 };

const keysOf = (world: World) => [...new Set(world.access.map((row) => row['id'] ?? ''))];

test.each(remedyKinds)(
  '%s changes the chains as the same change of the rows does, alone and after another action',
  (kind) => {
    const seen = { closed: 0, opened: 0, ranked: 0 };
    const cases = fc.record({
      world: arbitraryWorld(sparse),
      asOf: fc.constantFrom(...days),
      pick: fc.nat(),
      other: fc.nat(),
    });
    fc.assert(
      fc.property(cases, ({ world, asOf, pick, other }) => {
        const possible = actionsIn(world, asOf);
        const ofKind = possible.filter((one) => one.kind === kind);
        const action = ofKind[pick % Math.max(1, ofKind.length)];
        if (action === undefined) return;
        const before = possible[other % possible.length];
        const filter = makeFilter(asOf, { origins: ['FOREIGN', 'UNDETERMINED'] });
        const chainsIn = (index: EvidenceIndex) =>
          keysOf(world).flatMap((access) =>
            exposuresOf(index, access, filter).map(({ id, priority, confidence, gaps }) => ({
              ...{ id, confidence, gaps },
              bands: [priority.low, priority.high, priority.vector],
            })),
          );
        const byHand = (actions: readonly Action[]) =>
          chainsIn(
            indexEvidence(evidenceOfWorld(actions.reduce((changed, one) => worldAfter(changed, one, asOf), world))),
          );
        const applied = (actions: readonly Action[]) =>
          chainsIn(indexEvidence(applyActions(evidenceOfWorld(world), actions, asOf)));
        const were = byHand([]);
        const are = byHand([action]);
        expect(applied([action])).toEqual(are);
        if (before !== undefined) expect(applied([before, action])).toEqual(byHand([before, action]));
        const bandsOf = (chains: typeof were) => new Map(chains.map(({ id, bands }) => [id, bands.join()]));
        const [ranked, rankedAfter] = [bandsOf(were), bandsOf(are)];
        seen.closed += [...ranked.keys()].filter((id) => !rankedAfter.has(id)).length;
        seen.opened += [...rankedAfter.keys()].filter((id) => !ranked.has(id)).length;
        seen.ranked += [...ranked].filter(([id, bands]) => (rankedAfter.get(id) ?? bands) !== bands).length;
      }),
      { numRuns: runs(150) },
    );
    expect(
      Object.entries(seen)
        .filter(([, count]) => count > 0)
        .map(([name]) => name),
    ).toEqual(expect.arrayContaining([...expected[kind]]));
  },
);

/** What each kind must have done in some world. */
const expected: Readonly<Record<RemedyKind, readonly string[]>> = {
  END_SUBCONTRACT: ['closed'],
  REPLACE_ESCORT_SUPPLIER: ['closed', 'opened'],
  MOVE_STAFF: ['closed', 'ranked'],
  VET_STAFF: ['ranked'],
  REVOKE_ACCESS: ['closed'],
  LEAVE_COUNTRY: ['closed'],
};
