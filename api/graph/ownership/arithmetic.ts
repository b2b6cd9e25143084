import { cascadeOf } from './cascade.ts';
import { controlOf, reachFrom, statedOwner } from './control.ts';
import type { HoldingKind } from './control.ts';
import type { ShareRange } from './ownership.ts';
import type { ForeignShares } from './product.ts';
import type { OwnershipFacts } from './read-ownership.ts';
import { anything } from './shares.ts';
import { stepsOfReach, stepsOfSum } from './steps.ts';
import type { PartyStep } from './steps.ts';
import { byCascade, byProduct, byReach } from './verdicts.ts';
import type { Stated, Subject } from './verdicts.ts';

/** What a rule counts on a day, computed once for all companies. Parties are given by key. */
export interface Counted {
  readonly facts: OwnershipFacts;
  readonly parties: readonly string[];
  /** Whether a list of the rule designates a party; null: it depends on what is not on record. */
  readonly isListed: (party: string) => boolean | null;
  /** Whether a party is registered abroad; null: not on record. */
  readonly isForeign: (party: string) => boolean | null;
  readonly foreign: ForeignShares;
}

/** How a rule counts ownership: what it says of a party, and by which steps. */
export interface Arithmetic {
  readonly stated: (party: string, subject: Subject) => Stated;
  readonly steps: (party: string) => readonly PartyStep[];
}

/** Shares of designated parties add up, and an owner of which they hold half or more counts whole. */
export function cascadeArithmetic({ foreignOnly }: { readonly foreignOnly: boolean }) {
  return ({ facts, parties, isListed }: Counted): Arithmetic => {
    const cascade = cascadeOf(facts.above, parties, isListed);
    const isWhole = (owner: string) => isListed(owner) === true;
    return {
      stated: (party, subject) => byCascade(subject, heldOf(subject, cascade.held(party)), foreignOnly),
      steps: (party) =>
        stepsOfSum(facts, party, cascade, isWhole, (owner) => {
          if (isWhole(owner)) return 'designated: counts whole';
          if (isListed(owner) === null) return 'designated under programs that are not on record: may count whole';
          if (!facts.above.owners.has(owner)) return 'not designated, and no owner is on record: does not count';
          const { low, high } = cascade.counts(owner);
          if (low === 100) return 'designated parties hold half or more: counts whole';
          return high === 0 ? 'designated parties hold less than half: does not count' : 'may count whole';
        }),
    };
  };
}

/** Control or affiliation passes from designated parties down, hop by hop; shares do not add up. */
export function reachArithmetic(kindOf: HoldingKind, relation: string) {
  return ({ facts, isListed }: Counted): Arithmetic => {
    const reached = reachFrom(facts.above, (party) => isListed(party) === true, kindOf);
    return {
      stated: (party, subject) => byReach(subject, reached.get(party) ?? null, relation),
      steps: (party) =>
        stepsOfReach(facts, reached.get(party) ?? null, (holding) =>
          kindOf(holding, []) === 'STATED' ? `states ${relation}` : `may be ${relation}`,
        ),
    };
  };
}

/** Shares of parties registered abroad multiply along a chain and add up over chains. */
export function productArithmetic({ facts, isForeign, foreign }: Counted): Arithmetic {
  const isAbroad = (owner: string) => isForeign(owner) === true;
  const reached = reachFrom(facts.above, isAbroad, controlOf);
  return {
    stated: (party, subject) =>
      byProduct(subject, heldOf(subject, foreign.held(party)), statedOwner(reached.get(party))),
    steps: (party) =>
      stepsOfSum(facts, party, foreign, isAbroad, (owner) => {
        if (isAbroad(owner)) return 'registered abroad: counts whole';
        if (isForeign(owner) === null) return 'country not on record: may count whole';
        return facts.above.owners.has(owner)
          ? 'counts as far as it is owned from abroad'
          : 'registered in the United States';
      }),
  };
}

function heldOf({ hasOwners }: Subject, held: ShareRange): ShareRange {
  return hasOwners ? held : anything;
}
