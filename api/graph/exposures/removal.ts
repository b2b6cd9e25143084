import { z } from 'zod';
import type { Row, Transaction } from '../database/database.ts';
import { evidenceRows, evidenceStatements } from '../evidence/evidence-statements.ts';
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

/** The keys of the removed nodes, by label; few. */
export type Removed = ReadonlyMap<Label, readonly string[]>;

function isRemoved(removed: Removed, label: Label, key: unknown): boolean {
  return typeof key === 'string' && removed.get(label)?.includes(key) === true;
}

/** The labels of the nodes that columns of evidence name: a row that names a removed node is dropped. */
const named: Readonly<Record<string, Label>> = {
  person: 'Person',
  escort: 'Person',
  holder: 'Person',
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

const keyed = z.looseObject({ key: z.string() });
const keys = z.array(z.string());

/**
 * Wraps a transaction so that evidence is read as if the removed nodes did not exist. It drops statements that end on them, and
 * subcontracts and employment on a removed contract. An access on a removed contract loses its contract; a contract whose prime or
 * parent is removed gets the next best one; an organization registered in a removed country is registered in none.
 */
export function withoutRemoved(transaction: Transaction, removed: Removed, nextBest: NextBest): Transaction {
  return {
    async run(statement, parameters = {}) {
      const rows = await transaction.run(statement, parameters);
      switch (statement) {
        case evidenceStatements.accesses:
          return without(rows, removed).map((row) =>
            isRemoved(removed, 'Contract', row['contract']) ? { ...row, contract: null } : row,
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
            .filter((row) => !isRemoved(removed, 'Organization', row['key']))
            .map((row) => (isRemoved(removed, 'Country', row['country']) ? { ...row, country: null } : row));
        case evidenceStatements.vetting:
          return without(rows, removed).filter(
            (row) => !isRemoved(removed, 'Vetting', evidenceRows.vetting.parse(row).statement.key),
          );
        default:
          return without(rows, removed).filter((row) => !isRemoved(removed, 'Contract', row['contract']));
      }
    },
  };
}

function without(rows: readonly Row[], removed: Removed): readonly Row[] {
  return rows.filter((row) => !Object.entries(named).some(([column, label]) => isRemoved(removed, label, row[column])));
}

function contractsWithout(rows: readonly Row[], removed: Removed, { contracts }: NextBest): readonly Row[] {
  return rows
    .filter((row) => !isRemoved(removed, 'Contract', row['key']))
    .map((row) => {
      const changed = contracts.get(keyed.parse(row).key);
      return changed === undefined ? row : { ...row, ...changed };
    });
}
