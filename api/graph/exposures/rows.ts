import { z } from 'zod';
import type { Transaction } from '../database/database.ts';
import { fixedStatement } from '../database/statement-file.ts';
import type { ApiStatement } from '../database/statement-file.ts';
import { statementRow } from '../evidence/evidence-statements.ts';
import { gaps, lineages, origins } from '../exposure/exposure.ts';
import type { Exposure, Hop, Origin, Period } from '../exposure/exposure.ts';
import { filterOf } from '../exposure/filter-cypher.ts';
import { makeFilter } from '../exposure/filters.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { hopOn, joinPeriods } from '../exposure/hops.ts';
import { decodeFrom, decodeTo } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { groupBy, hopBetween, hopKey, nodeRef } from '../model/keys.ts';
import type { HopIdentity } from '../model/keys.ts';
import {
  accessBases,
  accessModes,
  dataClasses,
  engineerClearances,
  impactLevels,
  sensitivities,
} from '../model/vocabulary.ts';
import { restorePriority } from '../priority/priority.ts';
import { filteredStatement } from './statement.ts';

/** What to read of exposures besides their own values; what is not read is empty. */
export interface RowOptions {
  /** Hops of the path: without their statements, with the common properties of these, or with all. */
  readonly hops: 'none' | 'common' | 'all';
  readonly periods: boolean;
  /** Called with the exposures before their hops are read, to start reading something else. Not awaited: the transaction is still open. */
  readonly onFound?: (found: readonly FoundExposure[]) => void;
}

/** An exposure without what is read separately. */
export type FoundExposure = Omit<Exposure, 'path' | 'periods'>;

const keys = z.array(z.string());
const rowShape = z.object({
  position: z.string(),
  key: z.string(),
  id: z.string(),
  vector: z.string(),
  facts: keys,
  access: z.string(),
  system: z.string(),
  impactLevel: z.literal(impactLevels).nullable(),
  sensitivity: z.enum(sensitivities).nullable(),
  mode: z.enum(accessModes),
  basis: z.enum(accessBases),
  origin: z.enum(origins),
  confidence: z.number(),
  dataClasses: z.array(z.enum(dataClasses)),
  originBasis: z.array(z.enum(['LOCATION', 'STATUS'])),
  lineage: z.enum(lineages),
  tierDepth: z.number().nullable(),
  gaps: z.array(z.enum(gaps)),
  engineer: z.string(),
  clearance: z.enum(engineerClearances),
  engineerEmployers: keys,
  countries: keys,
  /** Those that the filter's lists designate; null without lists. */
  listed: keys.nullable(),
  escort: z.string().nullable(),
  credentialOf: z.string().nullable(),
  contract: z.string().nullable(),
  prime: z.string().nullable(),
  chain: keys,
  accountable: z.string().nullable(),
});

type Row = z.infer<typeof rowShape>;

/** An exposure with its key in the graph and its place in the order in which it was read. */
interface ExposureRow {
  readonly key: string;
  readonly position: string;
  readonly exposure: Exposure;
}

/** Runs the statement `exposures`, and reads what else is wanted of its rows. */
export async function runExposures(
  transaction: Transaction,
  { text, parameters }: ApiStatement,
  filter: ExposureFilter,
  options: RowOptions,
): Promise<readonly ExposureRow[]> {
  const rows = z.array(rowShape).parse(await transaction.run(text, parameters));
  const found = rows.map((row) => ({ row, exposure: exposureOf(row) }));
  const reading = Promise.all([
    options.hops === 'none' ? null : readPaths(transaction, rows, filter.asOf, options.hops),
    options.periods
      ? readPeriods(
          transaction,
          rows.map(({ id }) => id),
          filter,
        )
      : null,
  ]);
  options.onFound?.(found.map(({ exposure }) => exposure));
  const [paths, periods] = await reading;
  return found.map(({ row, exposure }, at) => ({
    key: row.key,
    position: row.position,
    exposure: { ...exposure, path: paths?.[at] ?? unreadPath(row), periods: periods?.get(row.id) ?? [] },
  }));
}

/**
 * Reads exposures by their keys in the graph, as of a day and under lists, in the order of the keys. Keys that do not hold are left out.
 * @param options default: with all properties of the statements, and the periods
 */
export async function readExposures(
  transaction: Transaction,
  wanted: readonly string[],
  { asOf, lists, origins: wantedOrigins }: Pick<ExposureFilter, 'asOf' | 'lists' | 'origins'>,
  options: RowOptions = { hops: 'all', periods: true },
): Promise<readonly Exposure[]> {
  if (wanted.length === 0) return [];
  const filter = makeFilter(asOf, { lists, origins: wantedOrigins });
  const page = { orderBy: 'PRIORITY', after: '', limit: wanted.length };
  const cypher = filteredStatement('exposures', filter, page, { by: 'KEYS', keys: wanted });
  const rows = await runExposures(transaction, cypher, filter, options);
  const byKey = new Map(rows.map(({ key, exposure }) => [key, exposure]));
  return wanted.flatMap((key) => byKey.get(key) ?? []);
}

function exposureOf(row: Row): FoundExposure {
  return {
    id: row.id,
    access: row.access,
    system: row.system,
    impactLevel: row.impactLevel,
    sensitivity: row.sensitivity,
    mode: row.mode,
    basis: row.basis,
    engineer: row.engineer,
    clearance: row.clearance,
    origin: row.origin,
    originBasis: row.originBasis,
    countries: row.countries,
    engineerEmployers: row.engineerEmployers,
    escort: row.escort,
    credentialOf: row.credentialOf,
    contract: row.contract,
    prime: row.prime,
    chain: row.chain,
    accountable: row.accountable,
    tierDepth: row.tierDepth,
    lineage: row.lineage,
    gaps: gaps.filter((gap) => row.gaps.includes(gap)),
    priority: restorePriority(row.vector, row.facts),
    confidence: row.confidence,
    dataClasses: dataClasses.filter((one) => row.dataClasses.includes(one)),
  };
}

/** The keys of what an exposure's hops connect. */
interface ChainKeys {
  readonly access: string;
  readonly engineer: string;
  readonly system: string;
  readonly escort: string | null;
  readonly credentialOf: string | null;
  readonly contract: string | null;
  /** From the prime to the accountable organization. */
  readonly chain: readonly string[];
  readonly accountable: string | null;
  /** The employment names no contract. */
  readonly isUnnamed: boolean;
  readonly countries: readonly string[];
}

/** The hops of an exposure: from the prime to the accountable organization, EMPLOYS, ESCORTS or LENDS_TO, ACCESSES, LOCATED_IN. */
export function hopsOfChain(keysOfChain: ChainKeys): readonly HopIdentity[] {
  const { chain, contract, accountable, escort, credentialOf, engineer, access, system } = keysOfChain;
  const { isUnnamed, countries } = keysOfChain;
  const person = nodeRef('Person', engineer);
  const employed = nodeRef('Person', escort ?? credentialOf ?? engineer);
  return [
    ...chain.slice(1).map((to, at) => {
      const from = nodeRef('Organization', chain[at] ?? '');
      return hopBetween('SUBCONTRACTS_TO', from, nodeRef('Organization', to), contract);
    }),
    ...(accountable === null
      ? []
      : [hopBetween('EMPLOYS', nodeRef('Organization', accountable), employed, isUnnamed ? null : contract)]),
    ...(escort === null ? [] : [hopBetween('ESCORTS', nodeRef('Person', escort), person, access)]),
    ...(credentialOf === null ? [] : [hopBetween('LENDS_TO', nodeRef('Person', credentialOf), person, access)]),
    hopBetween('ACCESSES', person, nodeRef('System', system), access),
    ...countries.map((key) => hopBetween('LOCATED_IN', person, nodeRef('Country', key))),
  ];
}

function hopsOf(row: Row): readonly HopIdentity[] {
  const located = row.origin === 'FOREIGN' ? (row.listed ?? row.countries) : [];
  const isUnnamed = row.gaps.includes('EMPLOYMENT_NAMES_NO_CONTRACT');
  return hopsOfChain({ ...row, isUnnamed, countries: located });
}

/**
 * The statement that reads the statements of an exposure's hops, with their common properties or all.
 * @param name `superseded-hops` reads those that were superseded last
 */
export function hopsStatement(
  hops: readonly HopIdentity[],
  properties: 'common' | 'all',
  name: 'hops' | 'superseded-hops' = 'hops',
): ApiStatement {
  return fixedStatement(name, {
    hops: hops.map(({ type, from, to, under }) => ({ type, from: from.key, to: to.key, under })),
    withProperties: properties === 'all',
  });
}

function unreadPath(row: Row): readonly Hop[] {
  return hopsOf(row).map((ends) => ({ ...ends, statements: [] }));
}

const hopRows = z.array(z.object({ at: z.number(), statement: statementRow }));

interface HopWithStatements {
  readonly ends: HopIdentity;
  readonly statements: z.infer<typeof statementRow>[];
}

/** Reads the statements of the rows' hops; returns a path per row. */
async function readPaths(
  transaction: Transaction,
  rows: readonly Row[],
  asOf: Day,
  hops: 'common' | 'all',
): Promise<readonly (readonly Hop[])[]> {
  const wanted = new Map<string, HopWithStatements>();
  const paths = rows.map((row) =>
    hopsOf(row).map((ends) => {
      const id = hopKey(ends);
      const known = wanted.get(id) ?? { ends, statements: [] };
      wanted.set(id, known);
      return known;
    }),
  );
  const all = [...wanted.values()];
  await readStatements(transaction, 'hops', all, hops);
  // An import has superseded the statements of these hops, and has not derived the access again yet.
  const missing = all.filter(({ statements }) => statements.length === 0);
  if (missing.length > 0) await readStatements(transaction, 'superseded-hops', missing, hops);
  return paths.map((path) =>
    path.map(({ ends, statements }) => hopOn({ hop: { ...ends, statements }, changes: [] }, asOf)),
  );
}

/** Adds to each hop its statements. */
async function readStatements(
  transaction: Transaction,
  name: 'hops' | 'superseded-hops',
  hops: readonly HopWithStatements[],
  properties: 'common' | 'all',
): Promise<void> {
  const { text, parameters } = hopsStatement(
    hops.map(({ ends }) => ends),
    properties,
    name,
  );
  for (const { at, statement } of hopRows.parse(await transaction.run(text, parameters)))
    hops[at]?.statements.push(statement);
}

const day = z.string();
const stateRows = z.array(
  z.object({
    id: z.string(),
    validFrom: day,
    validTo: day,
    origin: z.enum(origins),
    located: z.boolean(),
    /** Days on which the filter's lists designate a country of the engineer. */
    listed: z.array(z.tuple([day, day])),
  }),
);

/** Reads, by chain, the longest runs of days on which it holds under the filter's lists and origins, in order. */
export async function readPeriods(
  transaction: Transaction,
  chains: readonly string[],
  { lists, origins: wanted }: Pick<ExposureFilter, 'lists' | 'origins'>,
): Promise<ReadonlyMap<string, readonly Period[]>> {
  const byChain = await readStates(transaction, chains, lists);
  return new Map([...byChain].map(([id, states]) => [id, periodsOf(states, lists, wanted)]));
}

/** Reads when a chain holds under lists with each of some origins, as `readPeriods`. Origins with which it never holds are left out. */
export async function readPeriodsByOrigin(
  transaction: Transaction,
  chain: string,
  { lists, origins: wanted }: Pick<ExposureFilter, 'lists' | 'origins'>,
): Promise<readonly { readonly origin: Origin; readonly periods: readonly Period[] }[]> {
  const states = (await readStates(transaction, [chain], lists)).get(chain) ?? [];
  return wanted
    .map((origin) => ({ origin, periods: periodsOf(states, lists, [origin]) }))
    .filter(({ periods }) => periods.length > 0);
}

async function readStates(transaction: Transaction, chains: readonly string[], lists: readonly string[]) {
  const { text, parameters } = fixedStatement('periods', { chains, ...filterOf({ lists }) });
  return groupBy(stateRows.parse(await transaction.run(text, parameters)), ({ id }) => id);
}

function periodsOf(
  states: z.infer<typeof stateRows>,
  lists: readonly string[],
  wanted: readonly Origin[],
): readonly Period[] {
  const days = states.flatMap((state) =>
    lists.length > 0
      ? daysUnderLists(state, wanted)
      : wanted.includes(state.origin)
        ? [[state.validFrom, state.validTo] as const]
        : [],
  );
  return joinPeriods(days.map(([from, to]) => ({ from: decodeFrom(from), to: decodeTo(to) })));
}

/** Returns the runs of days of a state on which its origin under lists is wanted. */
function daysUnderLists(
  { validFrom, validTo, located, listed }: z.infer<typeof stateRows>[number],
  wanted: readonly Origin[],
): readonly (readonly [Day, Day])[] {
  if (!located) return wanted.includes('UNDETERMINED') ? [[validFrom, validTo]] : [];
  if (!wanted.includes('FOREIGN')) return [];
  const inside = (one: Day) => validFrom < one && one < validTo;
  const cuts = [...new Set([validFrom, ...listed.flat().filter(inside)])].sort();
  return cuts.flatMap((from, at) =>
    listed.some(([start, end]) => start <= from && from < end) ? [[from, cuts[at + 1] ?? validTo] as const] : [],
  );
}
