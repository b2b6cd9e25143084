import { z } from 'zod';
import type { Transaction } from '../database/database.ts';
import type { EvidenceSource } from '../evidence/evidence-statements.ts';
import type { Evidence } from '../exposure/evidence.ts';
import { bestFirst } from '../exposure/hops.ts';
import { questionLimits } from '../limits.ts';
import type { Label } from '../model/vocabulary.ts';

/** What contracts name as prime and parent once the removed nodes no longer exist. */
export interface NextBest {
  /** Contracts whose prime or parent changes; null: none is left. */
  readonly contracts: ReadonlyMap<string, { readonly prime: string | null; readonly parent: string | null }>;
  /** Contracts that get another parent, by that parent. */
  readonly under: ReadonlyMap<string, readonly string[]>;
}

const row = z.object({ key: z.string(), prime: z.string().nullable(), parent: z.string().nullable() });

/** The contracts whose prime or parent is a removed node. */
const contractsNaming = `UNWIND $organizations AS organization MATCH (c:Contract {prime: organization}) RETURN c
  UNION UNWIND $contracts AS contract MATCH (c:Contract {parent: contract}) RETURN c`;
/** Resolves values as an import does: by the best statement that gives one, without those that name a removed node. */
const resolveWithoutRemoved = `CALL (c) {
    OPTIONAL MATCH (c)-[r:DESCRIBED_BY]->(s:Source)
    WITH r, s ORDER BY ${bestFirst('r', 's')}
    RETURN collect(r) AS stated
  }
  RETURN c.key AS key,
    head([r IN stated WHERE r.prime IS NOT NULL AND NOT r.prime IN $organizations | r.prime]) AS prime,
    head([r IN stated WHERE r.parent IS NOT NULL AND NOT r.parent IN $contracts | r.parent]) AS parent`;

/** Reads contracts' primes and parents without the removed nodes. One Cypher statement. Returns at most one more than `questionLimits.removedContracts`. */
export async function readNextBest(transaction: Transaction, removed: Removed): Promise<NextBest> {
  const [organizations, contracts] = [removed.get('Organization') ?? [], removed.get('Contract') ?? []];
  const found = new Map<string, { readonly prime: string | null; readonly parent: string | null }>();
  const under = new Map<string, string[]>();
  if (organizations.length === 0 && contracts.length === 0) return { contracts: found, under };
  const rows = await transaction.run(
    `CALL () { ${contractsNaming} } WITH c LIMIT ${questionLimits.removedContracts.most + 1} ${resolveWithoutRemoved}`,
    { organizations, contracts },
  );
  for (const { key, prime, parent } of rows.map((one) => row.parse(one))) {
    found.set(key, { prime, parent });
    if (parent !== null) under.set(parent, [...(under.get(parent) ?? []), key]);
  }
  return { contracts: found, under };
}

const keyed = z.looseObject({ key: z.string() });
const keys = z.array(z.string());

/** The evidence in which contracts have the primes and parents that are left: they decide which contracts and routes belong to it. */
export function withNextBest(source: EvidenceSource, { contracts, under }: NextBest): EvidenceSource {
  if (contracts.size === 0) return source;
  return async (name, parameters = {}) => {
    const rows = await source(name, parameters);
    if (name !== 'contracts' && name !== 'contractsUnder') return rows;
    const parents = name === 'contracts' ? [] : keys.parse(parameters['keys']);
    const come = parents.flatMap((parent) => under.get(parent) ?? []);
    const others = come.length === 0 ? [] : await source('contracts', { ...parameters, keys: come });
    return [...rows, ...others].map((one) => ({ ...one, ...contracts.get(keyed.parse(one).key) }));
  };
}

/** The keys of the removed nodes, by label; few. */
export type Removed = ReadonlyMap<Label, readonly string[]>;

/** The labels of the nodes that statements of evidence name. */
const named: Readonly<Record<string, Label>> = {
  person: 'Person',
  escort: 'Person',
  holder: 'Person',
  engineer: 'Person',
  system: 'System',
  contract: 'Contract',
  organization: 'Organization',
  contractor: 'Organization',
  subcontractor: 'Organization',
  owner: 'Organization',
  owned: 'Organization',
  country: 'Country',
  list: 'DesignationList',
};

/**
 * Returns evidence as if the removed nodes did not exist. Statements that name them are dropped. An access on a removed contract loses its contract,
 * and an organization registered in a removed country is registered in none.
 * @param evidence with the primes and parents that are left, see `withNextBest`
 */
export function withoutNodes(evidence: Evidence, removed: Removed): Evidence {
  const isRemoved = (label: Label | undefined, key: unknown) =>
    label !== undefined && typeof key === 'string' && removed.get(label)?.includes(key) === true;
  const without = <T extends object>(items: readonly T[]): readonly T[] =>
    items.filter((item) => !Object.entries(item).some(([name, key]) => isRemoved(named[name], key)));
  const remaining = <T extends { readonly key: string }>(label: Label, items: readonly T[]): readonly T[] =>
    items.filter(({ key }) => !isRemoved(label, key));
  return {
    ...evidence,
    accesses: without(
      evidence.accesses.map((one) => (isRemoved('Contract', one.contract) ? { ...one, contract: null } : one)),
    ),
    escorts: without(evidence.escorts),
    credentials: without(evidence.credentials),
    employment: without(evidence.employment),
    locations: without(evidence.locations),
    vetting: without(evidence.vetting).filter(({ statement }) => !isRemoved('Vetting', statement.key)),
    subcontracts: without(evidence.subcontracts),
    ownership: without(evidence.ownership),
    designations: without(evidence.designations),
    contracts: remaining('Contract', evidence.contracts),
    people: remaining('Person', evidence.people),
    systems: remaining('System', evidence.systems),
    organizations: remaining('Organization', evidence.organizations).map((one) =>
      isRemoved('Country', one.country) ? { ...one, country: null } : one,
    ),
  };
}
