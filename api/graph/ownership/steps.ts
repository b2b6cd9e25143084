import type { Statement } from '../exposure/exposure.ts';
import type { Reached } from './control.ts';
import type { Holding, OwnershipAbove } from './holdings.ts';
import { upwards } from './on-record.ts';
import { maxSteps } from './ownership.ts';
import type { OwnershipStep, ShareRange } from './ownership.ts';
import { contribution, exceeds } from './shares.ts';

interface HeldFacts {
  readonly above: OwnershipAbove;
  readonly statements: ReadonlyMap<string, Statement>;
}

/** A step between parties, without what people decided about them. */
export type PartyStep = Omit<OwnershipStep, 'isJoined'>;

interface Sums {
  readonly held: (organization: string) => ShareRange;
  readonly counts: (owner: string) => ShareRange;
}

/**
 * Returns the steps of a sum, from the company up: for each organization its owners, those that add most first, and what the stated shares leave.
 * @param ends whether an owner counts whatever is above it
 * @param countsInWords says how an owner's share counts
 */
export function stepsOfSum(
  { above, statements: all }: HeldFacts,
  organization: string,
  { held, counts }: Sums,
  ends: (owner: string) => boolean,
  countsInWords: (owner: string) => string,
): readonly PartyStep[] {
  const steps: PartyStep[] = [];
  for (const owned of upwards(above, organization, ends)) {
    const owners = above.owners.get(owned);
    if (owners === undefined || (owned !== organization && ends(owned))) continue;
    const result = held(owned);
    const own = owners.holdings.map((holding): PartyStep => {
      const { owner, share, statements } = holding;
      return {
        owner,
        owned,
        share,
        counts: countsInWords(owner),
        adds: contribution(holding, counts(owner)),
        result,
        statements: statementsOf(statements, all),
      };
    });
    steps.push(...own.sort((a, b) => (b.adds?.high ?? 0) - (a.adds?.high ?? 0)));
    if (exceeds(owners.left, 0)) {
      const adds = { low: 0, high: owners.left };
      steps.push({
        owner: null,
        owned,
        share: adds,
        counts: 'may be held by anybody',
        adds,
        result,
        statements: [],
      });
    }
    if (steps.length >= maxSteps) break;
  }
  return steps.slice(0, maxSteps);
}

/** Returns the hops by which an organization is reached, from the company up. */
export function stepsOfReach(
  { statements: all }: Pick<HeldFacts, 'statements'>,
  reached: Reached | null,
  countsInWords: (holding: Holding) => string,
): readonly PartyStep[] {
  if (reached === null) return [];
  return reached.line.map((holding) => {
    const { owner, owned, share, statements } = holding;
    return {
      owner,
      owned,
      share,
      counts: countsInWords(holding),
      adds: null,
      result: null,
      statements: statementsOf(statements, all),
    };
  });
}

function statementsOf(keys: readonly string[], all: HeldFacts['statements']): readonly Statement[] {
  return keys.flatMap((key) => all.get(key) ?? []);
}
