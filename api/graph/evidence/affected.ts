import { z } from 'zod';
import type { Database, Transaction } from '../database/database.ts';
import { contractsFor, employmentFor } from '../exposure/chains.ts';
import { hopsToEngineer } from '../exposure/evidence-index.ts';
import type { EvidenceIndex } from '../exposure/evidence-index.ts';
import type { DatedHop } from '../exposure/hops.ts';
import { superseded } from '../model/vocabulary.ts';

/** With more keys of a kind than this, recomputing everything is cheaper. */
export const maxKeys = 20_000;

/**
 * The keys of everything that an import changed; what depends on them is derived again. Extra keys are harmless, but
 * missing keys lead to wrong answers: when in doubt, or when an import was resumed, use 'all' instead.
 */
export interface Touched {
  /** Accesses whose ACCESSES, ESCORTS or LENDS_TO statements changed. */
  readonly accesses: Iterable<string>;
  /** People whose EMPLOYS, LOCATED_IN or HOLDS statements or resolved values changed. */
  readonly people: Iterable<string>;
  /** Contracts whose prime, parent, `identified` or SUBCONTRACTS_TO statements changed. */
  readonly contracts: Iterable<string>;
  /** Organizations whose country, designation, or OWNS statements (as owner or owned) changed. */
  readonly organizations: Iterable<string>;
  /** Organizations whose REGISTERED_IN statements changed: only what is held from abroad depends on their days. */
  readonly registered: Iterable<string>;
  /** Systems whose kind, impact level, sensitivity or agency changed. */
  readonly systems: Iterable<string>;
  /** Countries (ISO alpha-2) whose designation changed. */
  readonly countries: Iterable<string>;
  /** Sources whose `grade`, `retrievedAt` or `publishedOn` changed: these decide between conflicting statements. */
  readonly sources: Iterable<string>;
  /** Contracts named by ACCESSES or EMPLOYS statements that changed. */
  readonly personnelOf: Iterable<string>;
  /** When these statements were recorded or superseded, if all at the same time; else null. */
  readonly changedAt: Date | null;
}

/**
 * Find the accesses and companies that may depend on something touched. Superseded statements are included, because they tell what
 * depended on it before; only those of ACCESSES, ESCORTS and LENDS_TO have an access.
 */
export const affectedStatements = {
  ofPeople: `UNWIND $keys AS key MATCH (n:Person {key: key})-[r:ACCESSES|ESCORTS|LENDS_TO|${superseded}]->() USING INDEX SEEK n:Person(key)
    WHERE r.access IS NOT NULL
    RETURN DISTINCT r.access AS key`,
  ofContracts: `UNWIND $keys AS key
    CALL (key) {
      MATCH ()-[r:ACCESSES {contract: key}]->() USING INDEX SEEK r:ACCESSES(contract) RETURN r.access AS access
      UNION
      MATCH ()-[r:${superseded} {contract: key}]->() USING INDEX SEEK r:${superseded}(contract) WHERE r.access IS NOT NULL RETURN r.access AS access
    }
    RETURN DISTINCT access AS key`,
  ofSystems: `UNWIND $keys AS key MATCH (n:System {key: key})<-[r:ACCESSES|${superseded}]-() USING INDEX SEEK n:System(key)
    WHERE r.access IS NOT NULL
    RETURN DISTINCT r.access AS key`,
  ofCountries: `UNWIND $keys AS key
    MATCH (n:Country {key: key})<-[:LOCATED_IN|${superseded}]-(:Person)-[r:ACCESSES|${superseded}]->()
    USING INDEX SEEK n:Country(key) WHERE r.access IS NOT NULL
    RETURN DISTINCT r.access AS key`,
  ofOrganizations: `MATCH (access:Access) WHERE any(key IN access.organizations WHERE key IN $keys)
    RETURN access.key AS key`,
  ofSources: `MATCH (access:Access) WHERE any(key IN access.sources WHERE key IN $keys) RETURN access.key AS key`,
  sharesOfSources: `MATCH (share:ForeignShare) WHERE any(key IN share.sources WHERE key IN $keys)
    RETURN DISTINCT share.organization AS key`,

  contractsAbove: `UNWIND $keys AS key MATCH (n:Contract {key: key})-[:UNDER|${superseded}]->(other:Contract)
    USING INDEX SEEK n:Contract(key)
    RETURN DISTINCT other.key AS key`,
  contractsUnder: `UNWIND $keys AS key MATCH (n:Contract {key: key})<-[:UNDER|${superseded}]-(other:Contract)
    USING INDEX SEEK n:Contract(key)
    RETURN DISTINCT other.key AS key`,
  // Without superseded statements: a change of one has touched the organization that it says is owned.
  ownedBy: `UNWIND $keys AS key MATCH (n:Organization {key: key})-[:OWNS]->(owned:Organization)
    USING INDEX SEEK n:Organization(key)
    RETURN DISTINCT owned.key AS key`,
  registeredIn: `UNWIND $keys AS key MATCH (n:Country {key: key})<-[:REGISTERED_IN|${superseded}]-(organization:Organization)
    USING INDEX SEEK n:Country(key)
    RETURN DISTINCT organization.key AS key LIMIT ${maxKeys + 1}`,
} as const;

/** Entities that a source describes along with other sources: the sources' dates can decide the entity's values. */
const describedBy = `UNWIND $keys AS key
  MATCH (n:Source {key: key})<-[:DESCRIBED_BY]-(entity:Person|Contract|Organization|System) USING INDEX SEEK n:Source(key)
  WHERE COUNT { (entity)-[:DESCRIBED_BY]->() } > 1
  RETURN DISTINCT entity.key AS key,
    CASE WHEN entity:Person THEN 'people' WHEN entity:Contract THEN 'contracts'
      WHEN entity:Organization THEN 'organizations' ELSE 'systems' END AS kind`;

/** Planning the queries above takes seconds. If nothing was derived before, all accesses are new, and so among those touched. */
const anyDerived = `RETURN EXISTS { (:Access) } AS found`;

const keyRows = z.array(z.object({ key: z.string() }));
const entityRows = z.array(
  z.object({ key: z.string(), kind: z.enum(['people', 'contracts', 'organizations', 'systems']) }),
);

/** Adds the entities that touched sources describe along with other sources. */
export async function addDescribed(database: Pick<Database, 'read'>, touched: Touched): Promise<Touched> {
  const sources = [...touched.sources];
  if (sources.length === 0) return touched;
  const entities = entityRows.parse(await database.read(describedBy, { keys: sources }));
  const add = (of: 'people' | 'contracts' | 'organizations' | 'systems') =>
    new Set([...touched[of], ...entities.filter(({ kind }) => kind === of).map(({ key }) => key)]);
  return {
    ...touched,
    people: add('people'),
    contracts: add('contracts'),
    organizations: add('organizations'),
    systems: add('systems'),
  };
}

/**
 * Finds the accesses whose history may have changed, possibly with some that did not.
 * @param touched with what `addDescribed` adds
 * @returns 'all' if so many are affected that everything should be recomputed
 */
export async function affectedAccesses(
  transaction: Transaction,
  touched: Omit<Touched, 'registered' | 'personnelOf' | 'changedAt'>,
): Promise<ReadonlySet<string> | 'all'> {
  const keysOf = keysIn(transaction);
  const [any] = await transaction.run(anyDerived);
  if (any?.['found'] !== true) return new Set(touched.accesses);

  const keys = {
    people: new Set(touched.people),
    contracts: new Set(touched.contracts),
    organizations: new Set(touched.organizations),
    systems: new Set(touched.systems),
  };
  const sources = new Set(touched.sources);
  const countries = new Set(touched.countries);
  for (const organization of await keysOf(affectedStatements.registeredIn, countries))
    keys.organizations.add(organization);

  const above = await closure(keys.contracts, (level) => keysOf(affectedStatements.contractsAbove, level));
  const under = await closure(keys.contracts, (level) => keysOf(affectedStatements.contractsUnder, level));
  const contracts = new Set([...above, ...under]);
  const organizations = await closure(keys.organizations, (level) => keysOf(affectedStatements.ownedBy, level));
  if (contracts.size > maxKeys || organizations.size > maxKeys) return 'all';

  const found = await Promise.all([
    keysOf(affectedStatements.ofPeople, keys.people),
    keysOf(affectedStatements.ofContracts, contracts),
    keysOf(affectedStatements.ofSystems, keys.systems),
    keysOf(affectedStatements.ofCountries, countries),
    keysOf(affectedStatements.ofOrganizations, organizations),
    keysOf(affectedStatements.ofSources, sources),
  ]);
  return new Set([...touched.accesses, ...found.flat()]);
}

/**
 * Finds the companies of which parties abroad may hold another share than before, possibly with some of which they do not: those that touched
 * organizations own, directly or not, and those with statements of touched sources.
 * @returns 'all' if so many are affected that everything should be recomputed
 */
export async function affectedCompanies(
  transaction: Transaction,
  touched: Pick<Touched, 'organizations' | 'registered' | 'sources'>,
): Promise<ReadonlySet<string> | 'all'> {
  const keysOf = keysIn(transaction);
  const start = new Set([...touched.organizations, ...touched.registered]);
  const companies = await closure(start, (level) => keysOf(affectedStatements.ownedBy, level));
  if (companies.size > maxKeys) return 'all';
  const bySources = await keysOf(affectedStatements.sharesOfSources, new Set(touched.sources));
  return new Set([...companies, ...bySources]);
}

/** Returns a function that runs a statement about keys, unless there are none. */
function keysIn(
  transaction: Transaction,
): (statement: string, keys: ReadonlySet<string>) => Promise<readonly string[]> {
  return async (statement, keys) =>
    keys.size === 0 ? [] : keyRows.parse(await transaction.run(statement, { keys: [...keys] })).map(({ key }) => key);
}

/** Collects everything reachable level by level; stops once there are more than `maxKeys`. */
async function closure(
  start: ReadonlySet<string>,
  next: (level: ReadonlySet<string>) => Promise<readonly string[]>,
): Promise<ReadonlySet<string>> {
  const all = new Set(start);
  let level: ReadonlySet<string> = start;
  while (level.size > 0 && all.size <= maxKeys) {
    level = new Set((await next(level)).filter((key) => !all.has(key)));
    for (const key of level) all.add(key);
  }
  return all;
}

/** What an access's history depends on, by key; stored with the access to find it again. */
export interface Dependencies {
  /**
   * Employers and the contractors on routes to them. Their owners are not stored, because OWNS leads from them to these, and a company
   * may have thousands of owners and of accesses.
   */
  readonly organizations: readonly string[];
  /** The sources of every statement that counts for the access. */
  readonly sources: readonly string[];
}

/**
 * Returns the organizations and sources that an access's history depends on. They are stored with the history, because
 * nothing else in the graph leads from them to the access.
 */
export function dependenciesOf(index: EvidenceIndex, key: string): Dependencies {
  const access = index.accesses.get(key);
  const organizations = new Set<string>();
  const sources = new Set<string>();
  if (access === undefined) return { organizations: [], sources: [] };
  const addHop = ({ hop }: DatedHop) => {
    for (const { source } of hop.statements) sources.add(source);
  };

  addHop(access.hop);
  const others = hopsToEngineer(index, key);
  others.forEach(addHop);
  for (const location of index.locations.get(access.engineer) ?? []) {
    addHop(location);
    (index.designations.get(location.hop.to.key) ?? []).forEach(addHop);
  }
  for (const person of new Set([access.engineer, ...others.map(({ hop }) => hop.from.key)])) {
    for (const { statement } of index.vetting.get(person) ?? []) sources.add(statement.source);
    for (const employment of employmentFor(index, access, person)) {
      const { organization, hop } = employment;
      addHop(hop);
      organizations.add(organization);
      for (const under of contractsFor(index, access, employment)) {
        const upstream = index.routes.upstreamOf(under, organization);
        upstream.hops.forEach(addHop);
        for (const one of upstream.organizations) organizations.add(one);
      }
    }
  }
  for (const organization of organizations)
    for (const source of index.ownership.sourcesOf(organization)) sources.add(source);
  return { organizations: [...organizations].sort(), sources: [...sources].sort() };
}
