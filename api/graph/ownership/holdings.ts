import { compareKeys, groupBy } from '../model/keys.ts';
import { clampShare } from './ownership.ts';
import type { ShareRange } from './ownership.ts';

/** A statement of OWNS that holds on the day. */
export interface OwnershipStatement {
  readonly key: string;
  readonly owner: string;
  readonly owned: string;
  readonly sharePct: number | null;
  /** In the words of the source. */
  readonly interest: string | null;
}

/** What one organization holds of another, by all statements of the hop. */
export interface Holding {
  readonly owner: string;
  readonly owned: string;
  /** `low`: what is stated. `high`: more, up to what the stated shares leave, if a share or a part of it is not stated. */
  readonly share: ShareRange;
  /** In lower case, the best statement's first. */
  readonly interests: readonly string[];
  /** Keys, the best first. */
  readonly statements: readonly string[];
}

/** The owners of an organization. */
export interface Owners {
  /** In the order of the owners' keys. Empty: no owner is on record. */
  readonly holdings: readonly Holding[];
  /** What the stated shares leave, in percent: anybody may hold it. */
  readonly left: number;
}

/** The ownership above some companies on a day. */
export interface OwnershipAbove {
  /** By the organization owned; only those that have owners. */
  readonly owners: ReadonlyMap<string, Owners>;
  /** Organizations so far up that their owners were not read. */
  readonly unread: ReadonlySet<string>;
}

/**
 * Joins statements into holdings.
 * @param statements best first
 */
export function ownershipOf(
  statements: readonly OwnershipStatement[],
  unread: ReadonlySet<string> = new Set(),
): OwnershipAbove {
  const stated = [...groupBy(statements, ({ owner, owned }) => JSON.stringify([owned, owner])).values()];
  const hops = withoutSummaries(stated.flatMap(([first, ...others]) => (first ? [hopOf([first, ...others])] : [])));
  const byOwned = groupBy(hops, ({ owned }) => owned);
  return { owners: new Map([...byOwned].map(([owned, of]) => [owned, ownersOf(of)])), unread };
}

interface StatedHop extends Omit<Holding, 'share'> {
  /** What is stated of the share. */
  readonly stated: number;
  /** What limits it; null: it may be all that the stated shares leave. */
  readonly most: number | null;
  /** Whether every statement says that it sums up a chain. */
  readonly isSummary: boolean;
}

/** Words of registers, and of GLEIF, for a hop that sums up a chain. */
const summary = /indirect|ultimate accounting consolidation/;
/** As the reader of BODS writes a share that is known only within limits. */
const limits = /(\d+(?:\.\d+)?) to (\d+(?:\.\d+)?) %/;

/** Joins the statements of one hop, best first: each interest has the share of its best statement that gives one, and the largest interest counts. */
function hopOf(statements: readonly [OwnershipStatement, ...OwnershipStatement[]]): StatedHop {
  const [{ owner, owned }] = statements;
  const wordsOf = ({ interest }: OwnershipStatement) => interest?.toLowerCase() ?? null;
  const usual = statements.map(wordsOf).find((words) => words !== null) ?? '';
  const byInterest = groupBy(statements, (statement) => wordsOf(statement) ?? usual);
  const shares = [...byInterest].map(([interest, of]) => shareOf(interest, of));
  const isOpen = shares.some(({ most }) => most === null);
  return {
    owner,
    owned,
    stated: Math.max(...shares.map(({ least }) => least)),
    most: isOpen ? null : Math.max(...shares.map(({ most }) => most ?? 0)),
    interests: [...byInterest.keys()].filter((interest) => interest !== ''),
    statements: statements.map(({ key }) => key),
    isSummary: statements.every((statement) => summary.test(wordsOf(statement) ?? '')),
  };
}

function shareOf(
  interest: string,
  statements: readonly OwnershipStatement[],
): { readonly least: number; readonly most: number | null } {
  const share = statements.find(({ sharePct }) => sharePct !== null)?.sharePct ?? null;
  if (share !== null) return { least: clampShare(share), most: clampShare(share) };
  const [, least, most] = limits.exec(interest) ?? [];
  if (least === undefined || most === undefined) return { least: 0, most: null };
  return { least: clampShare(Number(least)), most: clampShare(Math.max(Number(least), Number(most))) };
}

/**
 * Leaves out each hop that sums up a chain if another chain from its owner is on record, because the same shares would count twice. One after
 * the other, so that a way from every owner remains.
 */
function withoutSummaries(hops: readonly StatedHop[]): readonly StatedHop[] {
  const summaries = hops.filter(({ isSummary }) => isSummary);
  if (summaries.length === 0) return hops;
  const above = new Map<string, Set<string>>();
  for (const { owner, owned } of hops) above.set(owned, (above.get(owned) ?? new Set()).add(owner));
  const dropped = new Set<StatedHop>();
  for (const hop of summaries.toSorted((a, b) => compareKeys(a.owned, b.owned) || compareKeys(a.owner, b.owner))) {
    above.get(hop.owned)?.delete(hop.owner);
    if (isReached(hop.owner, hop.owned, above)) dropped.add(hop);
    else above.get(hop.owned)?.add(hop.owner);
  }
  return hops.filter((hop) => !dropped.has(hop));
}

function isReached(owner: string, from: string, above: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const seen = new Set([from]);
  const pending = [from];
  for (let owned = pending.pop(); owned !== undefined; owned = pending.pop())
    for (const next of above.get(owned) ?? []) {
      if (next === owner) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      pending.push(next);
    }
  return false;
}

function ownersOf(hops: readonly StatedHop[]): Owners {
  const left = clampShare(100 - hops.reduce((sum, { stated }) => sum + stated, 0));
  const holdings = hops.map(({ owner, owned, stated, most, interests, statements }): Holding => {
    const high = clampShare(Math.min(most ?? 100, stated + left));
    return { owner, owned, share: { low: stated, high }, interests, statements };
  });
  return { holdings: holdings.sort((a, b) => compareKeys(a.owner, b.owner)), left };
}
