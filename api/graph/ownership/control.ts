import { groupBy } from '../model/keys.ts';
import type { Holding, OwnershipAbove } from './holdings.ts';
import { exceeds, reaches } from './shares.ts';

/** STATED: the record states the relation. POSSIBLE: something that is not on record may make it so. */
export type Reach = 'STATED' | 'POSSIBLE';

/** How a holding counts, beside all holdings of the same company, under a rule that knows no sum; null: not at all. */
export type HoldingKind = (holding: Holding, all: readonly Holding[]) => Reach | null;

/** How designated parties reach an organization. */
export interface Reached {
  readonly reach: Reach;
  /** Holdings from the organization up to a designated owner, or to one above which too much is not on record. */
  readonly line: readonly Holding[];
  /** The designated owner; null: who holds the rest of the last organization is not on record. */
  readonly by: string | null;
}

/** In percent: more than this is a majority. */
const majority = 50;
/** In percent: a minority from this share on may be dominant. Subtier's choice, until the definition of control is read. */
const largeMinority = 10;

const control = /control/;
/** Words that make it unclear whether there is control: `influence or control`, `joint control`, `no control`. */
const doubtful =
  /\bor\b|orcontrol|\bnot?\b|\bnon|without|\bmay\b|possib|potential|joint|negative|presum|partial|dispute|former/;
const named = /subsidiar|affiliat/;

/**
 * Control (section 1260H with section 805): a source states control or a share of more than half. A source that states no share, or that one
 * company is part of another's consolidated accounts, makes it possible. So does a large minority, unless another owner has a majority.
 */
export const controlOf: HoldingKind = ({ owner, share, interests }, all) => {
  if (exceeds(share.low, majority) || states(interests, control)) return 'STATED';
  const isPossible =
    exceeds(share.high, majority) ||
    interests.some((words) => words.includes('control') || words.includes('consolidation')) ||
    (reaches(share.high, largeMinority) && !all.some((one) => one.owner !== owner && exceeds(one.share.low, majority)));
  return isPossible ? 'POSSIBLE' : null;
};

/**
 * Named companies (FAR 52.204-25): a source states that it is a subsidiary or an affiliate, or states control or a majority. Any other holding
 * may make it an affiliate.
 */
export const affiliationOf: HoldingKind = (holding, all) =>
  states(holding.interests, named) ? 'STATED' : (controlOf(holding, all) ?? 'POSSIBLE');

function states(interests: readonly string[], what: RegExp): boolean {
  return interests.some((words) => what.test(words) && !doubtful.test(words));
}

/** Whether what is not on record of an organization's owners may be a majority. */
function isOpen({ owners, unread }: OwnershipAbove, organization: string): boolean {
  return unread.has(organization) || exceeds(owners.get(organization)?.left ?? 0, majority);
}

/**
 * Follows holdings down from designated parties, without a sum, and finds for each organization the strongest and then shortest way up.
 * @param kindOf how a holding counts
 */
export function reachFrom(
  above: OwnershipAbove,
  isDesignated: (organization: string) => boolean,
  kindOf: HoldingKind,
): ReadonlyMap<string, Reached> {
  const holdings = [...above.owners.values()].flatMap(({ holdings: of }) => of);
  const byOwner = groupBy(holdings, ({ owner }) => owner);
  const found = new Map<string, Reached>();
  const spread = (reach: Reach, starts: readonly (readonly [string, Reached])[], counts: (kind: Reach) => boolean) => {
    let level = starts;
    while (level.length > 0) {
      const next: (readonly [string, Reached])[] = [];
      for (const [owner, { line, by }] of level)
        for (const holding of byOwner.get(owner) ?? []) {
          const kind = kindOf(holding, above.owners.get(holding.owned)?.holdings ?? []);
          if (kind === null || !counts(kind) || found.has(holding.owned)) continue;
          const reached: Reached = { reach, line: [holding, ...line], by };
          found.set(holding.owned, reached);
          next.push([holding.owned, reached]);
        }
      level = next;
    }
  };
  const designated = [...byOwner.keys()].filter(isDesignated).map((key) => startAt(key, key));
  spread('STATED', designated, (kind) => kind === 'STATED');
  const stated = [...found];
  spread('POSSIBLE', [...designated, ...stated], () => true);
  for (const key of above.owners.keys()) {
    if (found.has(key) || !isOpen(above, key)) continue;
    found.set(key, { reach: 'POSSIBLE', line: [], by: null });
  }
  const open = [...found].filter(([, { by, line }]) => by === null && line.length === 0);
  spread('POSSIBLE', open, () => true);
  return found;
}

/** The designated owner that sources state to reach an organization on each hop; null: none. */
export function statedOwner(reached: Reached | undefined): string | null {
  return reached?.reach === 'STATED' ? reached.by : null;
}

function startAt(key: string, by: string): readonly [string, Reached] {
  return [key, { reach: 'STATED', line: [], by }];
}

/** Whether an owner may be a parent: it may hold half or more, or a source states control or consolidated accounts. */
export function mayBeParent({ share, interests }: Holding): boolean {
  return (
    reaches(share.high, majority) ||
    interests.some((words) => words.includes('control') || words.includes('consolidation'))
  );
}
