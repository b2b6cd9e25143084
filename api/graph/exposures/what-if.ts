import { z } from 'zod';
import type { Row, Transaction } from '../database/database.ts';
import { affectedAccesses } from '../derive/affected.ts';
import { evidenceStatements } from '../derive/evidence-statements.ts';
import { exposuresOf } from '../derive/exposures-of.ts';
import { readEvidence } from '../derive/read-evidence.ts';
import { indexEvidence } from '../exposure/evidence-index.ts';
import { compareKeys } from '../exposure/exposure.ts';
import type { Exposure, ExposureFilter, NodeRef } from '../exposure/exposure.ts';
import { bestFirst } from '../exposure/hops.ts';
import { Failure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import type { Exceeded } from '../limits.ts';
import { dayNumber } from '../model/day.ts';
import type { Label } from '../model/vocabulary.ts';
import { computeChains, withSnapshot } from './find.ts';
import type { Chunk, Names, Snapshot } from './index/columns.ts';
import type { Graph } from './index/graph.ts';
import { makeMatch, makeQuery, matchAccess, mayMatch, segmentOn } from './index/match.ts';
import type { Match } from './index/match.ts';
import { TopK, comparePositions, rankOfExposure, rankedChain } from './index/top.ts';
import type { RankedChain } from './index/top.ts';

interface WhatIfRequest {
  readonly remove: readonly NodeRef[];
  readonly filter: ExposureFilter;
  /** The maximum number of closed exposures, of opened ones, and of freed systems. */
  readonly first: number;
}

export interface WhatIf {
  /** Exposed accesses. */
  readonly before: number;
  readonly after: number;
  /** By PRIORITY, as they are now. */
  readonly closed: readonly Exposure[];
  /** By PRIORITY, as they would be. */
  readonly opened: readonly Exposure[];
  readonly closedCount: number;
  readonly openedCount: number;
  /** Keys, in order. */
  readonly systemsFreed: readonly string[];
  readonly systemsFreedCount: number;
}

const { removed: maxNodes, removedAccesses, removedContracts } = questionLimits;
/** Accesses computed together; the abort signal takes effect between batches. */
const batch = 250;

/**
 * Returns what would be exposed if some nodes and their edges did not exist: accesses that the nodes affect are recomputed from
 * evidence without them; the rest stays as it is. Nothing is changed.
 * @throws BAD_USER_INPUT for a source, a list that the filter uses, more than 50 nodes, or more than 5,000 affected accesses;
 *   otherwise as `findExposures`.
 */
export async function askWhatIf(graph: Graph, request: WhatIfRequest): Promise<WhatIf> {
  checkRemoved(request.remove, request.filter);
  return withSnapshot(graph, (snapshot) => answerWhatIf(graph, snapshot, request));
}

async function answerWhatIf(
  graph: Graph,
  snapshot: Snapshot,
  { remove, filter, first }: WhatIfRequest,
): Promise<WhatIf> {
  const removed = new Removed(remove);
  const closed = new TopK<RankedChain>(first, comparePositions);
  const opened = new TopK<RankedChain>(first, comparePositions);
  const counts = { closed: 0, opened: 0 };
  const found = await graph.database.readTransaction(async (transaction) => {
    const nextBest = await readNextBest(transaction, removed);
    if (nextBest.contracts.size > removedContracts.most) throw tooMuch('contracts', exceeded(removedContracts));
    const byContract = await ofContracts(transaction, [...removed.keysOf('Contract'), ...nextBest.contracts.keys()]);
    const { exposed, unaffected, affected } = findAffected(snapshot, filter, removed, byContract);
    if (affected.length > removedAccesses.most) throw tooMuch('accesses', exceeded(removedAccesses, affected.length));
    const remaining = withoutRemoved(transaction, removed, nextBest);
    const left = new Map(unaffected);
    for (let from = 0; from < affected.length; from += batch) {
      const some = affected.slice(from, from + batch);
      const after = await computeAfter(remaining, some, filter);
      for (const { access, system, chains } of some) {
        const exposures = after.get(access) ?? [];
        if (exposures.length > 0) left.set(system, (left.get(system) ?? 0) + 1);
        const were = new Set(chains.map(({ id }) => id));
        const are = new Set(exposures.map(({ id }) => id));
        for (const chain of chains.filter(({ id }) => !are.has(id))) {
          counts.closed += 1;
          closed.add(chain);
        }
        for (const exposure of exposures)
          if (!were.has(exposure.id)) {
            counts.opened += 1;
            opened.add({ id: exposure.id, access, rank: rankOfExposure(exposure) });
          }
      }
    }
    const chosen = opened.inOrder();
    const whole = await computeWhole(remaining, chosen, filter);
    const before = new Set([
      ...unaffected.keys(),
      ...affected.flatMap(({ system, chains }) => (chains.length > 0 ? [system] : [])),
    ]);
    const freed = [...before].filter((system) => !left.has(system)).sort(compareKeys);
    return {
      before: exposed,
      after: [...left.values()].reduce((sum, count) => sum + count, 0),
      opened: chosen.flatMap(({ id }) => whole.get(id) ?? []),
      systemsFreed: freed.slice(0, first),
      systemsFreedCount: freed.length,
    };
  });
  const gone = await computeChains(graph, snapshot, closed.inOrder(), filter);
  return {
    ...found,
    closed: gone.map(({ exposure }) => exposure),
    closedCount: counts.closed,
    openedCount: counts.opened,
  };
}

function checkRemoved(remove: readonly NodeRef[], { lists }: ExposureFilter): void {
  const wrong = (message: string, limit?: Exceeded) =>
    new Failure('BAD_USER_INPUT', message, { extensions: { argument: 'remove', ...limit } });
  if (remove.length > maxNodes.most)
    throw wrong(
      `remove has ${remove.length} nodes; at most ${maxNodes.most} are allowed.`,
      exceeded(maxNodes, remove.length),
    );
  for (const { label, key } of remove) {
    if (label === 'Source')
      throw wrong(
        'remove cannot contain a source: its statements are about nodes elsewhere in the network. Remove those nodes instead.',
      );
    if (label === 'DesignationList' && lists.includes(key))
      throw wrong(`remove contains the list ${key}, which the filter uses.`);
  }
}

function tooMuch(what: string, limit: Exceeded): Failure {
  return new Failure(
    'BAD_USER_INPUT',
    `The removed nodes affect ${limit.asked ?? 'too many'} ${what}; at most ${limit.most ?? 'fewer'} are allowed: remove fewer nodes, or filter by system, impact level or mode.`,
    { extensions: { argument: 'remove', ...limit } },
  );
}

/** Returns the accesses on contracts that change, and on those above and below: their employment or routes may count differently. */
async function ofContracts(transaction: Transaction, contracts: readonly string[]): Promise<ReadonlySet<string>> {
  if (contracts.length === 0) return new Set();
  const others = { accesses: [], people: [], organizations: [], systems: [], countries: [], sources: [] };
  const found = await affectedAccesses(transaction, { ...others, contracts });
  if (found === 'all') throw tooMuch('contracts', exceeded(removedContracts));
  return found;
}

async function computeAfter(remaining: Transaction, affected: readonly AffectedAccess[], filter: ExposureFilter) {
  const keys = affected.map(({ access }) => access);
  const index = indexEvidence(await readEvidence(remaining, keys, { whole: false }));
  return new Map(keys.map((access) => [access, exposuresOf(index, access, filter)]));
}

async function computeWhole(remaining: Transaction, chains: readonly RankedChain[], filter: ExposureFilter) {
  const keys = [...new Set(chains.map(({ access }) => access))];
  if (keys.length === 0) return new Map<string, Exposure>();
  const index = indexEvidence(await readEvidence(remaining, keys, { whole: true }));
  const exposures = keys.flatMap((access) => exposuresOf(index, access, filter));
  return new Map(exposures.map((exposure) => [exposure.id, exposure]));
}

/** What contracts name as prime and parent once the removed nodes no longer exist. */
interface NextBest {
  /** Contracts whose prime or parent changes; null: none is left. */
  readonly contracts: ReadonlyMap<string, { readonly prime: string | null; readonly parent: string | null }>;
  /** Contracts that get another parent, by that parent. */
  readonly under: ReadonlyMap<string, readonly string[]>;
}

const row = z.object({ key: z.string(), prime: z.string().nullable(), parent: z.string().nullable() });

/** Resolves values as an import does: by the best statement that gives one, without those that name a removed node. */
const statement = `UNWIND $organizations AS organization MATCH (c:Contract {prime: organization}) RETURN c
  UNION UNWIND $contracts AS contract MATCH (c:Contract {parent: contract}) RETURN c`;
const resolve = `CALL (c) {
    OPTIONAL MATCH (c)-[r:DESCRIBED_BY]->(s:Source)
    WITH r, s ORDER BY ${bestFirst('r', 's')}
    RETURN collect(r) AS stated
  }
  RETURN c.key AS key,
    head([r IN stated WHERE r.prime IS NOT NULL AND NOT r.prime IN $organizations | r.prime]) AS prime,
    head([r IN stated WHERE r.parent IS NOT NULL AND NOT r.parent IN $contracts | r.parent]) AS parent`;

/** Reads contracts' primes and parents without the removed nodes. One Cypher statement. Returns at most one more than `questionLimits.removedContracts`. */
async function readNextBest(transaction: Transaction, removed: Removed): Promise<NextBest> {
  const [organizations, contracts] = [removed.keysOf('Organization'), removed.keysOf('Contract')];
  const found = new Map<string, { readonly prime: string | null; readonly parent: string | null }>();
  const under = new Map<string, string[]>();
  if (organizations.length === 0 && contracts.length === 0) return { contracts: found, under };
  const rows = await transaction.run(
    `CALL () { ${statement} } WITH c LIMIT ${questionLimits.removedContracts.most + 1} ${resolve}`,
    {
      organizations,
      contracts,
    },
  );
  for (const { key, prime, parent } of rows.map((one) => row.parse(one))) {
    found.set(key, { prime, parent });
    if (parent !== null) under.set(parent, [...(under.get(parent) ?? []), key]);
  }
  return { contracts: found, under };
}

/** The removed nodes, by label. */
class Removed {
  readonly #keys = new Map<Label, Set<string>>();

  constructor(nodes: readonly NodeRef[]) {
    for (const { label, key } of nodes) {
      const keys = this.#keys.get(label) ?? new Set();
      this.#keys.set(label, keys.add(key));
    }
  }

  has(label: Label, key: unknown): boolean {
    return typeof key === 'string' && this.#keys.get(label)?.has(key) === true;
  }

  keysOf(label: Label): readonly string[] {
    return [...(this.#keys.get(label) ?? [])];
  }
}

/** The labels of the nodes that columns of evidence name: a row that names a removed node is dropped. */
const named: Readonly<Record<string, Label>> = {
  person: 'Person',
  escort: 'Person',
  engineer: 'Person',
  system: 'System',
  organization: 'Organization',
  contractor: 'Organization',
  subcontractor: 'Organization',
  owner: 'Organization',
  owned: 'Organization',
  country: 'Country',
  list: 'DesignationList',
};

const contractRow = z.looseObject({ key: z.string() });
const keys = z.array(z.string());

/**
 * Wraps a transaction so that evidence is read as if the removed nodes did not exist. It drops statements that end on them, and
 * subcontracts and employment on a removed contract. An access on a removed contract loses its contract; a contract whose prime or
 * parent is removed gets the next best one; an organization registered in a removed country is registered in none.
 */
function withoutRemoved(transaction: Transaction, removed: Removed, nextBest: NextBest): Transaction {
  return {
    async run(statement, parameters = {}) {
      const rows = await transaction.run(statement, parameters);
      switch (statement) {
        case evidenceStatements.accesses:
          return without(rows, removed).map((row) =>
            removed.has('Contract', row['contract']) ? { ...row, contract: null } : row,
          );
        case evidenceStatements.contracts:
          return contractsWithout(rows, removed, nextBest);
        case evidenceStatements.contractsUnder: {
          const asked = keys.parse(parameters['keys']);
          const come = asked.flatMap((parent) => nextBest.under.get(parent) ?? []);
          const others =
            come.length === 0 ? [] : await transaction.run(evidenceStatements.contracts, { ...parameters, keys: come });
          return contractsWithout([...rows, ...others], removed, nextBest);
        }
        case evidenceStatements.organizations:
          return rows
            .filter((row) => !removed.has('Organization', row['key']))
            .map((row) => (removed.has('Country', row['country']) ? { ...row, country: null } : row));
        case evidenceStatements.vetting:
          return without(rows, removed).filter(({ r }) => !removed.has('Vetting', keyOf(r)));
        default:
          return without(rows, removed).filter((row) => !removed.has('Contract', row['contract']));
      }
    },
  };
}

function without(rows: readonly Row[], removed: Removed): readonly Row[] {
  return rows.filter((row) => !Object.entries(named).some(([column, label]) => removed.has(label, row[column])));
}

function contractsWithout(rows: readonly Row[], removed: Removed, { contracts }: NextBest): readonly Row[] {
  return rows
    .filter((row) => !removed.has('Contract', row['key']))
    .map((row) => {
      const changed = contracts.get(contractRow.parse(row).key);
      return changed === undefined ? row : { ...row, ...changed };
    });
}

const statementRow = z.looseObject({ key: z.string() });

function keyOf(statement: unknown): string | null {
  const found = statementRow.safeParse(statement);
  return found.success ? found.data.key : null;
}

/** An access that the removed nodes may affect. */
interface AffectedAccess {
  readonly access: string;
  readonly system: string;
  /** Its chains under the filter now. */
  readonly chains: readonly RankedChain[];
}

interface AffectedAccesses {
  /** All exposed accesses, affected or not. */
  readonly exposed: number;
  /** By system: exposed accesses that are not affected. */
  readonly unaffected: ReadonlyMap<string, number>;
  readonly affected: readonly AffectedAccess[];
}

/**
 * Finds the accesses that hold on the filter's day, may meet it and are affected. A removed node does not affect an access if it is
 * on none of its chains of that day, does not employ its people, and is not its engineer's location.
 * @param byContract accesses whose contracts change
 */
function findAffected(
  snapshot: Snapshot,
  filter: ExposureFilter,
  removed: Removed,
  byContract: ReadonlySet<string>,
): AffectedAccesses {
  const query = makeQuery(snapshot, filter);
  const day = dayNumber(filter.asOf);
  const isAffected = affectedBy(snapshot, removed);
  const affected: AffectedAccess[] = [];
  const unaffected = new Map<string, number>();
  let exposed = 0;
  snapshot.chunks.forEach((chunk, at) => {
    const match = makeMatch(chunk);
    chunk.accesses.forEach((access, number) => {
      if (snapshot.outdated[at]?.[number] === 1 || !mayMatch(chunk, query, number)) return;
      const segment = segmentOn(chunk, number, day);
      if (segment < 0) return;
      const isExposed = matchAccess(chunk, query, number, day, match);
      const system = snapshot.dictionary.systems.keyOf(chunk.system[number] ?? -1);
      if (isExposed) exposed += 1;
      if (byContract.has(access) || isAffected(chunk, number, segment))
        affected.push({ access, system, chains: isExposed ? chainsOf(match) : [] });
      else if (isExposed) unaffected.set(system, (unaffected.get(system) ?? 0) + 1);
    });
  });
  return { exposed, unaffected, affected };
}

function chainsOf(match: Match): readonly RankedChain[] {
  return match.states.slice(0, match.count).map((state) => rankedChain(match, state, 'PRIORITY'));
}

function affectedBy({ dictionary }: Snapshot, removed: Removed) {
  const numbers = (names: Names, keys: readonly string[]) => new Set(keys.flatMap((key) => names.numberOf(key) ?? []));
  const systems = numbers(dictionary.systems, removed.keysOf('System'));
  const people = numbers(dictionary.people, removed.keysOf('Person'));
  const organizations = numbers(dictionary.organizations, removed.keysOf('Organization'));
  const countries = numbers(dictionary.countries, removed.keysOf('Country'));
  const { locationLists, organizationLists } = dictionary;
  const isIn = (set: ReadonlySet<number>, number: number | undefined) => number !== undefined && set.has(number);
  const hasOne = (list: number | undefined) => organizationLists.at(list ?? -1).some((one) => organizations.has(one));

  return (chunk: Chunk, access: number, segment: number): boolean => {
    if (isIn(systems, chunk.system[access]) || isIn(people, chunk.engineer[access])) return true;
    const located = locationLists.at(chunk.locations[segment] ?? -1);
    if (countries.size > 0 && located.some((one, at) => at % 3 === 0 && countries.has(one))) return true;
    if (people.size === 0 && organizations.size === 0) return false;
    if (hasOne(chunk.employers[segment])) return true;
    for (let state = chunk.stateStart[segment] ?? 0; state < (chunk.stateStart[segment + 1] ?? 0); state += 1) {
      const chain = chunk.chain[state] ?? -1;
      if (isIn(people, chunk.escort[chain])) return true;
      if (isIn(organizations, chunk.accountable[chain]) || isIn(organizations, chunk.prime[chain])) return true;
      if (hasOne(chunk.organizations[chain])) return true;
    }
    return false;
  };
}
