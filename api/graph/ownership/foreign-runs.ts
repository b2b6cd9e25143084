import { isValidOn } from '../exposure/hops.ts';
import type { Validity } from '../exposure/hops.ts';
import { domesticCountries } from '../model/countries.ts';
import { openFrom, openTo } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { groupBy } from '../model/keys.ts';
import { controlOf, reachFrom, statedOwner } from './control.ts';
import { ownershipOf } from './holdings.ts';
import type { OwnershipAbove, OwnershipStatement } from './holdings.ts';
import { foreignSharesOf } from './product.ts';

interface DatedStatement extends OwnershipStatement, Validity {
  readonly source: string;
}

/** What is on record about the ownership of some companies on every day. */
export interface OwnershipHistory {
  /** Best first. */
  readonly statements: readonly DatedStatement[];
  /** Where organizations are registered, by key. */
  readonly registrations: ReadonlyMap<string, readonly ({ readonly country: string } & Validity)[]>;
  /** Organizations so far up that their owners were not read. */
  readonly unread: ReadonlySet<string>;
}

/** What parties registered abroad hold of a company over a run of days on which it has owners on record and nothing about it changes. */
export interface ForeignShareRun {
  readonly validFrom: Day;
  readonly validTo: Day;
  /** In percent, to six decimals. */
  readonly low: number;
  readonly high: number;
  /** Whether sources state control or a majority on each hop from a party abroad. */
  readonly isControl: boolean;
  /** Whether too much is on record to compute it: the range is then 0 to 100. */
  readonly isCut: boolean;
  /** Keys of the first owners abroad on each chain up, the nearest first; at most `maxListed`. */
  readonly owners: readonly string[];
  /** Keys of owners whose country is not on record, likewise. */
  readonly unplaced: readonly string[];
  /** Keys of the organizations from the first of `owners`, else of `unplaced`, down to the company; empty without any. */
  readonly line: readonly string[];
  /** Keys of statements, those of `line` first; at most `maxListed`. */
  readonly statements: readonly string[];
}

/** What is stored of a company, and the sources that it depends on. */
export interface ForeignHistory {
  readonly runs: readonly ForeignShareRun[];
  readonly sources: readonly string[];
}

const maxListed = 25;

/** Most statements above a company, on all days together, times the days on which one begins or ends. */
const maxWork = 100_000;

/** Returns the shares of a company above which too much is on record. */
export const uncomputed: ForeignHistory = {
  runs: [
    {
      ...{ validFrom: openFrom, validTo: openTo, low: 0, high: 100, isControl: false, isCut: true },
      ...{ owners: [], unplaced: [], line: [], statements: [] },
    },
  ],
  sources: [],
};

/**
 * Computes what parties registered abroad hold of companies on every day, by the same code that computes it for one day. Companies that change on
 * one day are computed together, because members of a circle and companies with one owner change together.
 * @returns by key, also of companies without owners: they have no runs
 */
export function foreignRunsOf(
  history: OwnershipHistory,
  organizations: readonly string[],
): ReadonlyMap<string, ForeignHistory> {
  const byOwned = groupBy(history.statements, ({ owned }) => owned);
  const rank = new Map(history.statements.map(({ key }, at) => [key, at]));
  const asked = new Map(organizations.map((organization) => [organization, changesOf(history, organization, byOwned)]));
  const changing = new Map<Day, string[]>();
  for (const [organization, changes] of asked)
    for (const day of changes?.days ?? []) {
      const others = changing.get(day);
      if (others === undefined) changing.set(day, [organization]);
      else others.push(organization);
    }
  const runs = new Map<string, ForeignShareRun[]>();
  for (const day of [...changing.keys()].sort()) {
    const changed = changing.get(day) ?? [];
    const held = statementsOn(day, changed, byOwned).sort((a, b) => (rank.get(a.key) ?? 0) - (rank.get(b.key) ?? 0));
    const of = computedOn(day, changed, held, history);
    for (const organization of changed) append(runs, organization, day, of(organization));
  }
  return new Map(
    [...asked].map(([organization, changes]) => [
      organization,
      changes === null ? uncomputed : { runs: runs.get(organization) ?? [], sources: changes.sources },
    ]),
  );
}

type Value = Omit<ForeignShareRun, 'validFrom' | 'validTo'>;

/** Ends the last run of a company on a day, and begins another one; equal ones stay one. @param value null: no owner is on record */
function append(all: Map<string, ForeignShareRun[]>, organization: string, day: Day, value: Value | null): void {
  const runs = all.get(organization) ?? [];
  const last = runs.at(-1);
  if (last?.validTo === openTo) {
    const same = value === null ? null : { ...value, validFrom: last.validFrom, validTo: openTo };
    if (JSON.stringify(last) === JSON.stringify(same)) return;
    runs[runs.length - 1] = { ...last, validTo: day };
  }
  if (value !== null && day < openTo) runs.push({ ...value, validFrom: day, validTo: openTo });
  all.set(organization, runs);
}

type ByOwned = ReadonlyMap<string, readonly DatedStatement[]>;

/** The days on which something above a company changes, in no order, and the sources of the statements; null: too many. */
function changesOf(
  { registrations }: OwnershipHistory,
  organization: string,
  byOwned: ByOwned,
): { readonly days: ReadonlySet<Day>; readonly sources: readonly string[] } | null {
  const days = new Set<Day>();
  const sources = new Set<string>();
  const above = new Set([organization]);
  let statements = 0;
  const note = ({ validFrom, validTo }: Validity) => days.add(validFrom ?? openFrom).add(validTo ?? openTo);
  // A set is iterated in the order of insertion, also over what is added meanwhile.
  for (const owned of above) {
    for (const statement of byOwned.get(owned) ?? []) {
      note(statement);
      sources.add(statement.source);
      above.add(statement.owner);
      statements += 1;
    }
    registrations.get(owned)?.forEach(note);
    if (statements * days.size > maxWork) return null;
  }
  return { days: statements === 0 ? new Set() : days, sources: [...sources].sort() };
}

/** The statements above some companies that hold on a day. */
function statementsOn(day: Day, organizations: readonly string[], byOwned: ByOwned): DatedStatement[] {
  const found: DatedStatement[] = [];
  const above = new Set(organizations);
  for (const owned of above)
    for (const statement of byOwned.get(owned) ?? []) {
      if (!isValidOn(statement, day)) continue;
      found.push(statement);
      above.add(statement.owner);
    }
  return found;
}

/** @param statements all above the companies that hold on the day, best first */
function computedOn(
  day: Day,
  organizations: readonly string[],
  statements: readonly DatedStatement[],
  { registrations, unread }: OwnershipHistory,
): (organization: string) => Value | null {
  const above = ownershipOf(statements, unread);
  const isForeign = (key: string): boolean | null => {
    const registered = registrations.get(key)?.find((period) => isValidOn(period, day));
    return registered === undefined ? null : !domesticCountries.has(registered.country);
  };
  const { held } = foreignSharesOf(above, organizations, isForeign);
  const reached = reachFrom(above, (key) => isForeign(key) === true, controlOf);
  return (organization) => {
    if (!above.owners.has(organization) && !unread.has(organization)) return null;
    const { low, high } = held(organization);
    return {
      low: toSixDecimals(low),
      high: toSixDecimals(high),
      isControl: statedOwner(reached.get(organization)) !== null,
      isCut: false,
      ...ownersAbroad(above, organization, isForeign),
    };
  };
}

/** Errors of computing are smaller: what comes out of thirds and circles as 49.99999999 is 50. */
function toSixDecimals(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}

/** Lists who may hold a share from abroad, and the statements that say so. */
function ownersAbroad(
  { owners }: OwnershipAbove,
  organization: string,
  isForeign: (key: string) => boolean | null,
): Pick<Value, 'owners' | 'unplaced' | 'line' | 'statements'> {
  const below = new Map<string, { readonly owned: string; readonly statement: string }>();
  const [abroad, unplaced, others]: [string[], string[], string[]] = [[], [], []];
  const found = new Set([organization]);
  for (const owned of found) {
    const own = owned === organization ? false : isForeign(owned);
    if (own === true) abroad.push(owned);
    if (own === null) unplaced.push(owned);
    if (own === true) continue;
    for (const { owner, statements } of owners.get(owned)?.holdings ?? []) {
      const [statement = ''] = statements;
      others.push(statement);
      if (found.has(owner)) continue;
      found.add(owner);
      below.set(owner, { owned, statement });
    }
  }
  const line: string[] = [];
  const ofLine: string[] = [];
  for (let key = abroad[0] ?? unplaced[0]; key !== undefined; key = below.get(key)?.owned) {
    line.push(key);
    ofLine.push(below.get(key)?.statement ?? '');
  }
  const statements = [...new Set([...ofLine, ...others])].filter((statement) => statement !== '');
  return {
    owners: abroad.slice(0, maxListed),
    unplaced: unplaced.slice(0, maxListed),
    line,
    statements: statements.slice(0, maxListed),
  };
}
