import { z } from 'zod';
import type { Transaction } from '../database/database.ts';
import type {
  AccessStatement,
  ContractFacts,
  DesignationStatement,
  EmploymentStatement,
  EscortStatement,
  Evidence,
  OwnershipStatement,
  SubcontractStatement,
} from '../exposure/evidence.ts';
import { groupBy } from '../exposure/exposure.ts';
import type { Statement } from '../exposure/exposure.ts';
import { indexFamilies } from '../exposure/families.ts';
import type { Families } from '../exposure/families.ts';
import { maxOwnershipHops } from '../exposure/ownership.ts';
import { maxRouteHops } from '../exposure/routes.ts';
import { evidenceRows, evidenceStatements } from './evidence-statements.ts';

/** Families larger than this are not gone through organization by organization. */
const largeFamily = 500;

export interface EvidenceOptions {
  /** With the statements' other properties, for a picture. */
  readonly whole: boolean;
}

/**
 * Everything that the chains of some accesses can rest on, on any day, as one transaction sees it: by index, in about a
 * dozen statements, however large the graph is.
 * @param accesses keys, a few thousand at most
 */
export async function readEvidence(
  transaction: Transaction,
  accesses: readonly string[],
  { whole }: EvidenceOptions,
): Promise<Evidence> {
  const run = async <T extends z.ZodType>(row: T, statement: string, keys: Iterable<string> = []) =>
    z.array(row).parse(await transaction.run(statement, { keys: [...keys], whole }));

  const keys = new Set(accesses);
  const [accessRows, escortRows, designationRows] = await Promise.all([
    run(evidenceRows.access, evidenceStatements.accesses, keys),
    run(evidenceRows.escort, evidenceStatements.escorts, keys),
    run(evidenceRows.designation, evidenceStatements.countryDesignations),
  ]);
  const engineers = new Set(accessRows.map(({ person }) => person));
  const people = new Set([...engineers, ...escortRows.map(({ escort }) => escort)]);
  const [employmentRows, locationRows, vettingRows] = await Promise.all([
    run(evidenceRows.employment, evidenceStatements.employment, people),
    run(evidenceRows.location, evidenceStatements.locations, engineers),
    run(evidenceRows.vetting, evidenceStatements.vetting, people),
  ]);

  const stated = {
    accesses: accessRows.map(({ r, ...access }) => ({ ...access, statement: r })),
    escorts: escortRows.map(({ r, ...escort }) => ({ ...escort, statement: r })),
    employment: employmentRows.map(({ r, ...employment }) => ({ ...employment, statement: r })),
  };
  const employers = employersOf(stated);
  const contracts = await readFamilies(
    transaction,
    [...stated.accesses.flatMap(({ contract }) => contract ?? []), ...employers.named.map(({ contract }) => contract)],
    employers.unnamed.map(({ contract }) => contract),
  );
  const families = indexFamilies(contracts);
  const named = employers.named.filter(({ contract, access }) => families.has(access, contract));
  const ends = [...named, ...(await unnamedEnds(transaction, employers.unnamed, families))];
  const subcontracts = await readRoutes(transaction, ends, contracts, whole);
  const { organizations, ownership, designations } = await readOwners(
    transaction,
    new Set([
      ...stated.employment.map(({ organization }) => organization),
      ...subcontracts.flatMap(({ contractor, subcontractor }) => [contractor, subcontractor]),
    ]),
    whole,
  );

  const evidence: Omit<Evidence, 'sources'> = {
    ...stated,
    locations: locationRows.map(({ r, ...location }) => ({ ...location, statement: r })),
    vetting: vettingRows.map(({ r, ...vetting }) => ({ ...vetting, statement: r })),
    subcontracts,
    ownership,
    designations: [...designationRows.map(({ r, ...one }) => ({ ...one, statement: r })), ...designations],
    contracts: [...contracts.values()],
    people: accessRows.map(({ person, status }) => ({ key: person, usPersonStatus: status })),
    systems: accessRows.map(({ system, impactLevel }) => ({ key: system, impactLevel })),
    organizations,
  };
  return {
    ...evidence,
    sources: await run(evidenceRows.source, evidenceStatements.sources, sourcesOf(evidence)),
  };
}

interface Employer extends RouteEnd {
  /** The contract of the access that it may answer for. */
  readonly access: string;
}

/** Who employs the people of each access: on a contract, or on none that is named and so on any of the access's family. */
function employersOf(stated: {
  readonly accesses: readonly AccessStatement[];
  readonly escorts: readonly EscortStatement[];
  readonly employment: readonly EmploymentStatement[];
}): { readonly named: readonly Employer[]; readonly unnamed: readonly RouteEnd[] } {
  const escortsOf = groupBy(stated.escorts, ({ access }) => access);
  const employmentOf = groupBy(stated.employment, ({ person }) => person);
  const named = new Map<string, Employer>();
  const unnamed = new Map<string, RouteEnd>();
  // Every contract that any source gives the access: too much is harmless.
  for (const { access, person, contract: onAccess } of stated.accesses) {
    if (onAccess === null) continue;
    const people = new Set([person, ...(escortsOf.get(access) ?? []).map(({ escort }) => escort)]);
    for (const one of people)
      for (const { organization, contract } of employmentOf.get(one) ?? []) {
        const id = JSON.stringify([onAccess, contract, organization]);
        if (contract === null) unnamed.set(id, { contract: onAccess, to: organization });
        else named.set(id, { access: onAccess, contract, to: organization });
      }
  }
  return { named: [...named.values()], unnamed: [...unnamed.values()] };
}

/** Of employers that name no contract: every contract of the access's family under which something leads to them. */
async function unnamedEnds(
  transaction: Transaction,
  employers: readonly RouteEnd[],
  families: Families,
): Promise<readonly RouteEnd[]> {
  const inLarge = employers.filter(({ contract }) => families.of(contract).size > largeFamily);
  const organizations = [...new Set(inLarge.map(({ to }) => to))];
  const rows =
    organizations.length === 0
      ? []
      : z
          .array(evidenceRows.contractsInto)
          .parse(await transaction.run(evidenceStatements.contractsInto, { keys: organizations }));
  const contractsInto = new Map(rows.map(({ organization, contracts }) => [organization, contracts]));
  return employers.flatMap(({ contract: onAccess, to }) => {
    const family = families.of(onAccess);
    const contracts =
      family.size > largeFamily ? (contractsInto.get(to) ?? []).filter((one) => family.has(one)) : [...family];
    return contracts.map((contract) => ({ contract, to }));
  });
}

/** Sources of all statements. */
function sourcesOf(evidence: Omit<Evidence, 'sources'>): ReadonlySet<string> {
  const { accesses, escorts, employment, locations, vetting, subcontracts, ownership, designations } = evidence;
  const sources = new Set<string>();
  const lists: readonly (readonly { readonly statement: Statement }[])[] = [
    accesses,
    escorts,
    employment,
    locations,
    vetting,
    subcontracts,
    ownership,
    designations,
  ];
  for (const list of lists) for (const { statement } of list) sources.add(statement.source);
  return sources;
}

const familyRows = z.array(evidenceRows.contract);

/**
 * Contracts with all above them; of some, also all under them. One statement a level.
 * @param keys contracts that are wanted with all above them
 * @param whole those of which the ones under them are wanted too
 */
async function readFamilies(
  transaction: Transaction,
  keys: Iterable<string>,
  whole: Iterable<string>,
): Promise<ReadonlyMap<string, ContractFacts>> {
  const found = new Map<string, ContractFacts>();
  const note = (contracts: readonly ContractFacts[]) => {
    for (const contract of contracts) found.set(contract.key, contract);
  };

  const under = new Set(whole);
  let upper = [...new Set([...keys, ...under])];
  while (upper.length > 0) {
    const contracts = familyRows.parse(await transaction.run(evidenceStatements.contracts, { keys: upper }));
    note(contracts);
    const parents = new Set(contracts.flatMap(({ parent }) => parent ?? []));
    upper = [...parents].filter((parent) => !found.has(parent));
  }

  let lower = [...under];
  while (lower.length > 0) {
    const contracts = familyRows.parse(await transaction.run(evidenceStatements.contractsUnder, { keys: lower }));
    note(contracts);
    lower = contracts.map((contract) => contract.key).filter((contract) => !under.has(contract));
    for (const contract of lower) under.add(contract);
  }
  return found;
}

const routeRows = z.array(evidenceRows.subcontract);

/** An organization to which the routes under a contract are wanted. */
interface RouteEnd {
  readonly contract: string;
  readonly to: string;
}

/**
 * What leads to organizations under contracts, on any day: backwards from them by the index, so that it costs nothing how
 * much else a prime subcontracts or how many other contracts a subcontractor works on. One statement a hop.
 */
export async function readRoutes(
  transaction: Transaction,
  ends: readonly RouteEnd[],
  contracts: ReadonlyMap<string, ContractFacts>,
  whole: boolean,
): Promise<readonly SubcontractStatement[]> {
  const seen = new Map<string, Set<string>>();
  /** Nothing leads anywhere under a contract without a prime, and no route passes its prime twice. */
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
    const subcontracts = routeRows
      .parse(
        await transaction.run(evidenceStatements.subcontracts, {
          keys: level.map(({ contract, to }) => [contract, to]),
          whole,
        }),
      )
      .map(({ r, ...subcontract }) => ({ ...subcontract, statement: r }));
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

/** Organizations and who owns them, up to `maxOwnershipHops` hops, with what is said of each. One statement a hop and two. */
async function readOwners(transaction: Transaction, keys: Iterable<string>, whole: boolean): Promise<Owners> {
  const all = new Set(keys);
  const ownership: OwnershipStatement[] = [];
  let level = [...all];
  for (let hops = 0; hops < maxOwnershipHops && level.length > 0; hops += 1) {
    const rows = ownershipRows.parse(await transaction.run(evidenceStatements.ownership, { keys: level, whole }));
    for (const { r, ...owner } of rows) ownership.push({ ...owner, statement: r });
    level = [...new Set(rows.map(({ owner }) => owner))].filter((owner) => !all.has(owner));
    for (const owner of level) all.add(owner);
  }
  const [organizations, designations] = await Promise.all([
    transaction.run(evidenceStatements.organizations, { keys: [...all] }),
    transaction.run(evidenceStatements.organizationDesignations, { keys: [...all], whole }),
  ]);
  return {
    organizations: organizationRows.parse(organizations),
    ownership,
    designations: designationRows
      .parse(designations)
      .map(({ r, ...designation }) => ({ ...designation, statement: r })),
  };
}
