import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { fixedStatement } from '../database/statement-file.ts';
import type { Day } from '../model/day.ts';
import { compareKeys, groupBy } from '../model/keys.ts';
import { bands } from '../priority/bands.ts';
import type { Band } from '../priority/bands.ts';

export const screenedRoles = ['PRIME', 'SUBCONTRACTOR', 'EMPLOYS_ESCORTS', 'EMPLOYS_ENGINEERS'] as const;

/** A role of an organization in chains. */
export interface ScreenedRole {
  readonly role: (typeof screenedRoles)[number];
  /** Whether it has the role on the day; else, it had it or will have it on another. */
  readonly isToday: boolean;
  /** Subcontracts between the prime and it, at least: 0 for a prime; null if no route from a prime is on record. */
  readonly tier: number | null;
  /** Contracts on which it has or had the role; 0 for employers whose contract is not on record. */
  readonly contracts: number;
}

/** Where an organization stands in chains. */
export interface Standing {
  /** In the order of `screenedRoles`; at most one that holds on the day and one of any day for each. */
  readonly roles: readonly ScreenedRole[];
  /** Accesses of foreign personnel on the day with a chain that passes through it, as `exposures(filter: {organizations})` counts them. */
  readonly accessesThrough: number;
  /** The highest priority of these chains; null if there are none. */
  readonly worst: Band | null;
  /** Countries abroad where it performs work on the day, or where the contracts of which it is the prime are performed, in order. */
  readonly workAbroad: readonly string[];
}

type Reader = Pick<Database, 'read'>;

const standingRows = z.array(
  z.object({
    key: z.string(),
    accesses: z.number(),
    highs: z.array(z.enum(bands)),
    primeEver: z.number(),
    primeToday: z.number(),
    escortsEver: z.number(),
    escortsToday: z.number(),
    engineersEver: z.number(),
    engineersToday: z.number(),
    /** Contracts under which it gets a subcontract that holds on the day, and those with one of other days only. */
    subcontractsToday: z.number(),
    subcontractsAnotherDay: z.number(),
    /** Whether it gets one of these subcontracts from the prime. */
    isFirstTierToday: z.boolean(),
    isFirstTierAnotherDay: z.boolean(),
    abroad: z.array(z.string()),
  }),
);
type StandingRow = z.infer<typeof standingRows>[number];

const subcontractRows = z.array(
  z.object({
    contract: z.string(),
    to: z.string(),
    contractor: z.string(),
    isPrime: z.boolean(),
    isToday: z.boolean(),
  }),
);
type Subcontract = z.infer<typeof subcontractRows>[number];

/** Returns where organizations stand, by key: about ten statements, whatever their number. */
export async function findStandings(
  database: Reader,
  organizations: readonly string[],
  asOf: Day,
): Promise<ReadonlyMap<string, Standing>> {
  if (organizations.length === 0) return new Map();
  const { text, parameters } = fixedStatement('screened-standing', { organizations, asOf });
  const rows = standingRows.parse(await database.read(text, parameters));
  // Most subcontractors have a subcontract of a prime. The subcontracts above them are many, and only read for the others.
  const lower = rows.filter(
    (row) =>
      (row.subcontractsToday > 0 && !row.isFirstTierToday) ||
      (row.subcontractsAnotherDay > 0 && !row.isFirstTierAnotherDay),
  );
  const subcontracts = await readSubcontracts(
    database,
    lower.map(({ key }) => key),
    asOf,
  );
  const today = tiersOf(subcontracts.filter(({ isToday }) => isToday));
  const ever = tiersOf(subcontracts);
  return new Map(
    rows.map((row) => [
      row.key,
      {
        roles: [
          ...roleOf('PRIME', true, row.primeToday, 0),
          ...roleOf('PRIME', false, row.primeEver - row.primeToday, 0),
          ...subcontractorOf(row, today, ever),
          ...roleOf('EMPLOYS_ESCORTS', true, row.escortsToday, null),
          ...roleOf('EMPLOYS_ESCORTS', false, row.escortsEver - row.escortsToday, null),
          ...roleOf('EMPLOYS_ENGINEERS', true, row.engineersToday, null),
          ...roleOf('EMPLOYS_ENGINEERS', false, row.engineersEver - row.engineersToday, null),
        ],
        accessesThrough: row.accesses,
        worst: bands.findLast((band) => row.highs.includes(band)) ?? null,
        workAbroad: row.abroad.toSorted(compareKeys),
      },
    ]),
  );
}

function roleOf(
  role: ScreenedRole['role'],
  isToday: boolean,
  contracts: number,
  tier: number | null,
): readonly ScreenedRole[] {
  return contracts > 0 ? [{ role, isToday, tier, contracts }] : [];
}

/** Tiers by organization, one for each contract: null if no route from its prime is on record. */
type Tiers = ReadonlyMap<string, ReadonlyMap<string, number | null>>;

function subcontractorOf(row: StandingRow, today: Tiers, ever: Tiers): readonly ScreenedRole[] {
  const now = today.get(row.key) ?? new Map<string, number | null>();
  const past = [...(ever.get(row.key) ?? [])].filter(([contract]) => !now.has(contract));
  const tier = row.isFirstTierToday ? 1 : lowest([...now.values()]);
  const tierOnAnotherDay = row.isFirstTierAnotherDay ? 1 : lowest(past.map(([, one]) => one));
  return [
    ...roleOf('SUBCONTRACTOR', true, row.subcontractsToday, tier),
    ...roleOf('SUBCONTRACTOR', false, row.subcontractsAnotherDay, tierOnAnotherDay),
  ];
}

function lowest(tiers: readonly (number | null)[]): number | null {
  const known = tiers.filter((tier) => tier !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** As chains: at most this many subcontracts from the prime. */
const maxTier = 8;

/** Reads the subcontracts above organizations, contract by contract: one statement for each tier. */
async function readSubcontracts(
  database: Reader,
  organizations: readonly string[],
  asOf: Day,
): Promise<readonly Subcontract[]> {
  const found: Subcontract[] = [];
  const read = new Set<string>();
  let pairs: readonly { readonly to: string; readonly contract: string | null }[] = organizations.map((to) => ({
    to,
    contract: null,
  }));
  for (let tier = 0; tier < maxTier && pairs.length > 0; tier += 1) {
    const { text, parameters } = fixedStatement('screened-subcontracts', { pairs, asOf });
    const level = subcontractRows.parse(await database.read(text, parameters));
    found.push(...level);
    for (const { contract, to } of level) read.add(JSON.stringify([contract, to]));
    const next = new Map(
      level
        .filter(({ isPrime }) => !isPrime)
        .map(({ contract, contractor }) => [JSON.stringify([contract, contractor]), { contract, to: contractor }]),
    );
    for (const pair of read) next.delete(pair);
    for (const pair of next.keys()) read.add(pair);
    pairs = [...next.values()];
  }
  return found;
}

/** Returns the tier of each organization that gets a subcontract, by organization and contract: the number of subcontracts from the prime. */
function tiersOf(subcontracts: readonly Subcontract[]): Tiers {
  const tiers = new Map<string, Map<string, number | null>>();
  for (const [contract, hops] of groupBy(subcontracts, (one) => one.contract)) {
    const given = groupBy(hops, ({ contractor }) => contractor);
    const known = new Map<string, number>();
    let level = new Set(hops.filter(({ isPrime }) => isPrime).map(({ contractor }) => contractor));
    for (const prime of level) known.set(prime, 0);
    for (let tier = 1; tier <= maxTier && level.size > 0; tier += 1) {
      const next = [...level].flatMap((contractor) => (given.get(contractor) ?? []).map(({ to }) => to));
      level = new Set(next.filter((to) => !known.has(to)));
      for (const to of level) known.set(to, tier);
    }
    for (const { to } of hops) {
      const ofOrganization = tiers.get(to) ?? new Map<string, number | null>();
      tiers.set(to, ofOrganization.set(contract, known.get(to) ?? null));
    }
  }
  return tiers;
}
