import { z } from 'zod';
import type { Transaction } from '../driver/database.ts';
import type { Evidence, EmploymentStatement, EscortStatement, AccessStatement } from '../exposure/evidence.ts';
import type { Statement } from '../exposure/exposure.ts';
import { groupBy } from '../exposure/group-by.ts';
import { indexFamilies, type Families } from '../exposure/index-families.ts';
import { evidenceRows } from './evidence-rows.ts';
import { evidenceStatements } from './evidence-statements.ts';
import { readFamilies } from './read-families.ts';
import { readOwners } from './read-owners.ts';
import { readRoutes, type RouteEnd } from './read-routes.ts';

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
