import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { fixedStatement } from '../database/statement-file.ts';
import type { ApiStatement } from '../database/statement-file.ts';
import { EditionCache } from '../edition/edition-cache.ts';
import { editionKey } from '../edition/graph-state.ts';
import type { Edition } from '../edition/graph-state.ts';
import { filterOf } from '../exposure/filter-cypher.ts';
import { dataClasses as allClasses } from '../model/vocabulary.ts';
import type { DataClass } from '../model/vocabulary.ts';
import { compareRanks, decodeRank, encodeRank } from '../edition/rank-cursor.ts';

const row = z.object({
  key: z.string(),
  /** Subcontract statements under it. */
  statements: z.number(),
  /** Organizations that are subcontractors in them, without the prime. */
  subcontractors: z.number(),
});

/** A contract with how much subcontracting is on record under it. */
type RankedContract = z.infer<typeof row>;

interface ContractPage {
  readonly contracts: readonly (RankedContract & { readonly cursor: string })[];
  readonly hasNextPage: boolean;
  /** All contracts of the data classes. */
  readonly totalCount: number;
  /** The statement that ranked them. */
  readonly cypher: ApiStatement;
}

interface Ranking {
  readonly edition: Edition;
  readonly contracts: readonly RankedContract[];
  readonly cypher: ApiStatement;
}

/** Ranking reads every subcontract, so it is cached until the edition of the graph changes, for each set of data classes. */
const cache = new EditionCache<readonly RankedContract[]>(16);

/**
 * Returns a page of contracts, those with the most subcontract statements first, then by key.
 * @param dataClasses limits the contracts, and the statements that are counted; empty: any
 * @throws BAD_USER_INPUT for an invalid cursor; CURSOR_OUTDATED after an import, since it can change the order.
 */
export async function rankContracts(
  database: Database,
  first: number,
  after: string | null,
  dataClasses: readonly DataClass[] = [],
): Promise<ContractPage> {
  const { edition, contracts, cypher } = await currentRanking(database, dataClasses);
  // A cached ranking stays the same while an import runs, and so do its cursors.
  const basis = { list: 'contracts', edition: editionKey(edition), day: null };
  const last = after === null ? null : decodeRank(after, basis, false);
  const start = last === null ? 0 : contracts.findIndex((contract) => compareRanks(rankOf(contract), last) > 0);
  const rest = start === -1 ? [] : contracts.slice(start, start + first + 1);
  return {
    contracts: rest.slice(0, first).map((contract) => ({ ...contract, cursor: encodeRank(rankOf(contract), basis) })),
    hasNextPage: rest.length > first,
    totalCount: contracts.length,
    cypher,
  };
}

/** Returns how much subcontracting of the data classes is on record under each contract, in the order of the keys. */
export async function subcontractsUnder(
  database: Database,
  keys: readonly string[],
  dataClasses: readonly DataClass[] = [],
): Promise<readonly RankedContract[]> {
  const { contracts } = await currentRanking(database, dataClasses);
  const wanted = new Set(keys);
  const byKey = new Map(contracts.filter(({ key }) => wanted.has(key)).map((contract) => [contract.key, contract]));
  return keys.map((key) => byKey.get(key) ?? { key, statements: 0, subcontractors: 0 });
}

/** Shared between requests, so not canceled with the request that started it. */
async function currentRanking({ unbound: database }: Database, dataClasses: readonly DataClass[]): Promise<Ranking> {
  const limit = allClasses.filter((dataClass) => dataClasses.includes(dataClass));
  const cypher = fixedStatement('contracts', filterOf({ dataClasses: limit }));
  const { edition, value } = await cache.find(database, limit.join(), () => readRanking(database, cypher));
  return { edition, contracts: value, cypher };
}

async function readRanking(database: Database, { text, parameters }: ApiStatement): Promise<readonly RankedContract[]> {
  const rows = await database.read(text, parameters);
  // Sorted again, because cursors are compared in JavaScript's order of texts, which need not be that of the database.
  return rows.map((found) => row.parse(found)).sort((a, b) => compareRanks(rankOf(a), rankOf(b)));
}

function rankOf({ key, statements }: RankedContract) {
  return { count: statements, name: key };
}
