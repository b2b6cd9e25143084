import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { readInTransaction } from '../edition/torn-read.ts';
import { indexEvidence, indexFamilies } from '../exposure/evidence-index.ts';
import type { EvidenceIndex, Families } from '../exposure/evidence-index.ts';
import type {
  AccessStatement,
  ContractFacts,
  CredentialStatement,
  DesignationStatement,
  EmploymentStatement,
  EscortStatement,
  Evidence,
  OwnershipStatement,
  SubcontractStatement,
} from '../exposure/evidence.ts';
import type { Statement } from '../exposure/exposure.ts';
import { maxOwnershipHops } from '../exposure/ownership.ts';
import { maxRouteHops } from '../exposure/routes.ts';
import { groupBy } from '../model/keys.ts';
import { currentEvidence, evidenceRows } from './evidence-statements.ts';
import type { EvidenceSource } from './evidence-statements.ts';

/** For families larger than this, contracts are looked up by employer instead of tried one by one. */
const largeFamily = 500;

export interface EvidenceOptions {
  /** Includes the statements' other properties, for a picture. */
  readonly withProperties: boolean;
}

/**
 * Reads everything that the chains of some accesses depend on, on any day, in one transaction: by index, in about a dozen
 * Cypher statements, however large the graph is.
 * @param accessKeys a few thousand at most
 */
export async function readEvidence(
  source: EvidenceSource,
  accessKeys: readonly string[],
  { withProperties }: EvidenceOptions,
): Promise<Evidence> {
  const run = async <T extends z.ZodType>(row: T, name: Parameters<EvidenceSource>[0], keys: Iterable<string> = []) =>
    z.array(row).parse(await source(name, { keys: [...keys], withProperties }));

  const keys = new Set(accessKeys);
  const [accesses, escorts, credentials, countryDesignations] = await Promise.all([
    run(evidenceRows.access, 'accesses', keys),
    run(evidenceRows.escort, 'escorts', keys),
    run(evidenceRows.credential, 'credentials', keys),
    run(evidenceRows.designation, 'countryDesignations'),
  ]);
  const engineers = new Set(accesses.map(({ person }) => person));
  const people = new Set([
    ...engineers,
    ...escorts.map(({ escort }) => escort),
    ...credentials.map(({ holder }) => holder),
  ]);
  const [employment, locations, vetting] = await Promise.all([
    run(evidenceRows.employment, 'employment', people),
    run(evidenceRows.location, 'locations', engineers),
    run(evidenceRows.vetting, 'vetting', people),
  ]);

  const employers = employersOf({ accesses, escorts, credentials, employment });
  const contracts = await readFamilies(
    source,
    [...accesses.flatMap(({ contract }) => contract ?? []), ...employers.named.map(({ contract }) => contract)],
    employers.unnamed.map(({ contract }) => contract),
  );
  const families = indexFamilies(contracts);
  const named = employers.named.filter(({ contract, access }) => families.has(access, contract));
  const ends = [...named, ...(await unnamedEnds(source, employers.unnamed, families))];
  const subcontracts = await readRoutes(source, ends, contracts, withProperties);
  const { organizations, ownership, designations } = await readOwners(
    source,
    new Set([
      ...employment.map(({ organization }) => organization),
      ...subcontracts.flatMap(({ contractor, subcontractor }) => [contractor, subcontractor]),
    ]),
    withProperties,
  );

  const evidence: Omit<Evidence, 'sources'> = {
    accesses,
    escorts,
    credentials,
    employment,
    locations,
    vetting,
    subcontracts,
    ownership,
    designations: [...countryDesignations, ...designations],
    contracts: [...contracts.values()],
    people: accesses.map(({ person, status }) => ({ key: person, usPersonStatus: status })),
    systems: accesses.map(({ system: key, kind, impactLevel, sensitivity, agency }) => ({
      ...{ key, kind, impactLevel, sensitivity, agency },
    })),
    organizations,
  };
  return {
    ...evidence,
    sources: await run(evidenceRows.source, 'sources', sourcesOf(evidence)),
  };
}

/** Reads the evidence of some accesses with the statements' other properties, and indexes it. */
export async function readEvidenceIndex(database: Database, accessKeys: readonly string[]): Promise<EvidenceIndex> {
  return indexEvidence(
    await readInTransaction(database, (transaction) =>
      readEvidence(currentEvidence(transaction), accessKeys, { withProperties: true }),
    ),
  );
}

interface Employer extends RouteEnd {
  /** The contract of the access that the employer may answer for. */
  readonly access: string;
}

/** Returns the employers of each access's people: with the contract if one is named, else with the access's contract, whose whole family counts. */
function employersOf(stated: {
  readonly accesses: readonly AccessStatement[];
  readonly escorts: readonly EscortStatement[];
  readonly credentials: readonly CredentialStatement[];
  readonly employment: readonly EmploymentStatement[];
}): { readonly named: readonly Employer[]; readonly unnamed: readonly RouteEnd[] } {
  const escortsOf = groupBy(stated.escorts, ({ access }) => access);
  const credentialsOf = groupBy(stated.credentials, ({ access }) => access);
  const employmentOf = groupBy(stated.employment, ({ person }) => person);
  const named = new Map<string, Employer>();
  const unnamed = new Map<string, RouteEnd>();
  // Uses every contract that any source gives the access: extra evidence is harmless.
  for (const { access, person, contract: onAccess } of stated.accesses) {
    if (onAccess === null) continue;
    const people = new Set([
      person,
      ...(escortsOf.get(access) ?? []).map(({ escort }) => escort),
      ...(credentialsOf.get(access) ?? []).map(({ holder }) => holder),
    ]);
    for (const one of people)
      for (const { organization, contract } of employmentOf.get(one) ?? []) {
        const id = JSON.stringify([onAccess, contract, organization]);
        if (contract === null) unnamed.set(id, { contract: onAccess, to: organization });
        else named.set(id, { access: onAccess, contract, to: organization });
      }
  }
  return { named: [...named.values()], unnamed: [...unnamed.values()] };
}

/** For employers that name no contract, returns every contract of the access's family under which a route may lead to them. */
async function unnamedEnds(
  source: EvidenceSource,
  employers: readonly RouteEnd[],
  families: Families,
): Promise<readonly RouteEnd[]> {
  const inLarge = employers.filter(({ contract }) => families.of(contract).size > largeFamily);
  const organizations = [...new Set(inLarge.map(({ to }) => to))];
  const rows =
    organizations.length === 0
      ? []
      : z.array(evidenceRows.contractsInto).parse(await source('contractsInto', { keys: organizations }));
  const contractsInto = new Map(rows.map(({ organization, contracts }) => [organization, contracts]));
  return employers.flatMap(({ contract: onAccess, to }) => {
    const family = families.of(onAccess);
    const contracts =
      family.size > largeFamily ? (contractsInto.get(to) ?? []).filter((one) => family.has(one)) : [...family];
    return contracts.map((contract) => ({ contract, to }));
  });
}

/** Returns the sources of all statements. */
function sourcesOf(evidence: Omit<Evidence, 'sources'>): ReadonlySet<string> {
  const { accesses, escorts, credentials, employment, locations, vetting, subcontracts, ownership, designations } =
    evidence;
  const sources = new Set<string>();
  const all: readonly (readonly { readonly statement: Statement }[])[] = [
    accesses,
    escorts,
    credentials,
    employment,
    locations,
    vetting,
    subcontracts,
    ownership,
    designations,
  ];
  for (const items of all) for (const { statement } of items) sources.add(statement.source);
  return sources;
}

const familyRows = z.array(evidenceRows.contract);

/**
 * Reads contracts with all contracts above them and, for some, all below them; one Cypher statement per level.
 * @param keys contracts to read with all above them
 * @param whole contracts to read with all above and below them
 */
export async function readFamilies(
  source: EvidenceSource,
  keys: Iterable<string>,
  whole: Iterable<string>,
): Promise<ReadonlyMap<string, ContractFacts>> {
  const found = new Map<string, ContractFacts>();
  const addAll = (contracts: readonly ContractFacts[]) => {
    for (const contract of contracts) found.set(contract.key, contract);
  };

  const under = new Set(whole);
  let upper = [...new Set([...keys, ...under])];
  while (upper.length > 0) {
    const contracts = familyRows.parse(await source('contracts', { keys: upper }));
    addAll(contracts);
    const parents = new Set(contracts.flatMap(({ parent }) => parent ?? []));
    upper = [...parents].filter((parent) => !found.has(parent));
  }

  let lower = [...under];
  while (lower.length > 0) {
    const contracts = familyRows.parse(await source('contractsUnder', { keys: lower }));
    addAll(contracts);
    lower = contracts.map((contract) => contract.key).filter((contract) => !under.has(contract));
    for (const contract of lower) under.add(contract);
  }
  return found;
}

const routeRows = z.array(evidenceRows.subcontract);

/** An organization and the contract under which to find routes to it. */
interface RouteEnd {
  readonly contract: string;
  readonly to: string;
}

/**
 * Reads the subcontracts that lead to organizations under contracts, on any day. It searches backward from them by index,
 * one Cypher statement per hop, so a prime's other subcontracts and a subcontractor's other contracts cost nothing.
 */
export async function readRoutes(
  source: EvidenceSource,
  ends: readonly RouteEnd[],
  contracts: ReadonlyMap<string, ContractFacts>,
  withProperties: boolean,
): Promise<readonly SubcontractStatement[]> {
  const seen = new Map<string, Set<string>>();
  /** A contract without a prime has no routes, and no route passes through its prime twice. */
  const isNew = ({ contract, to }: RouteEnd) => {
    const prime = contracts.get(contract)?.prime ?? null;
    if (prime === null || prime === to) return false;
    const known = seen.get(contract);
    if (known?.has(to) === true) return false;
    if (known === undefined) seen.set(contract, new Set([to]));
    else known.add(to);
    return true;
  };

  const found: SubcontractStatement[] = [];
  let level = ends.filter(isNew);
  for (let hops = 0; hops < maxRouteHops && level.length > 0; hops += 1) {
    const subcontracts = routeRows.parse(
      await source('subcontracts', {
        keys: level.map(({ contract, to }) => [contract, to]),
        withProperties,
      }),
    );
    for (const subcontract of subcontracts) found.push(subcontract);
    level = subcontracts.map(({ contract, contractor }) => ({ contract, to: contractor })).filter(isNew);
  }
  return found;
}

const organizationRows = z.array(evidenceRows.organization);
const ownershipRows = z.array(evidenceRows.ownership);
const designationRows = z.array(evidenceRows.designation);

interface Owners {
  readonly organizations: Evidence['organizations'];
  readonly ownership: readonly OwnershipStatement[];
  readonly designations: readonly DesignationStatement[];
}

/**
 * Reads organizations and their owners, up to `maxOwnershipHops` hops, with countries and designations: one Cypher
 * statement per hop and two more.
 */
async function readOwners(source: EvidenceSource, keys: Iterable<string>, withProperties: boolean): Promise<Owners> {
  const all = new Set(keys);
  const ownership: OwnershipStatement[] = [];
  let level = [...all];
  for (let hops = 0; hops < maxOwnershipHops && level.length > 0; hops += 1) {
    const rows = ownershipRows.parse(await source('ownership', { keys: level, withProperties }));
    for (const row of rows) ownership.push(row);
    level = [...new Set(rows.map(({ owner }) => owner))].filter((owner) => !all.has(owner));
    for (const owner of level) all.add(owner);
  }
  const [organizations, designations] = await Promise.all([
    source('organizations', { keys: [...all] }),
    source('organizationDesignations', { keys: [...all], withProperties }),
  ]);
  return {
    organizations: organizationRows.parse(organizations),
    ownership,
    designations: designationRows.parse(designations),
  };
}
