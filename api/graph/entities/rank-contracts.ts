import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import { readGraphVersion } from './read-graph-version.ts';
import { compareRanks, readRank, writeRank } from './rank-cursor.ts';

/** A contract and how much subcontracting is on record under it. */
export interface RankedContract {
  readonly key: string;
  /** Statements of subcontracts under it that are not superseded. */
  readonly statements: number;
  /** Organizations that are subcontractors in them. */
  readonly subcontractors: number;
}

export interface ContractPage {
  readonly contracts: readonly (RankedContract & { readonly cursor: string })[];
  readonly hasNextPage: boolean;
  /** All contracts. */
  readonly totalCount: number;
}

interface Ranking {
  readonly version: number;
  readonly contracts: readonly RankedContract[];
}

const row = z.object({ key: z.string(), statements: z.number(), subcontractors: z.number() });
/** Ranking reads every subcontract, so it is kept until an import changes the graph. */
const kept = new WeakMap<Database, Ranking>();

/**
 * A page of contracts, those with most subcontract statements first, then by key.
 * @throws BadInput for a bad cursor.
 */
export async function rankContracts(database: Database, first: number, after: string | null): Promise<ContractPage> {
  const last = after === null ? null : readRank(after);
  const { contracts } = await currentRanking(database);
  const start = last === null ? 0 : contracts.findIndex((contract) => compareRanks(rankOf(contract), last) > 0);
  const rest = start === -1 ? [] : contracts.slice(start, start + first + 1);
  return {
    contracts: rest.slice(0, first).map((contract) => ({ ...contract, cursor: writeRank(rankOf(contract)) })),
    hasNextPage: rest.length > first,
    totalCount: contracts.length,
  };
}

async function currentRanking(database: Database): Promise<Ranking> {
  const version = await readGraphVersion(database);
  const known = kept.get(database);
  if (known?.version === version) return known;
  const rows = await database.read(
    `MATCH ()-[s:SUBCONTRACTS_TO]->(o) WHERE s.supersededAt IS NULL
     RETURN s.contract AS key, count(*) AS statements, count(DISTINCT o) AS subcontractors`,
  );
  const counted = new Map(rows.map((found) => row.parse(found)).map((contract) => [contract.key, contract]));
  const all = await database.read('MATCH (c:Contract) WHERE c.withdrawn IS NULL RETURN c.key AS key');
  const contracts = all.map(({ key }) => {
    const text = z.string().parse(key);
    return counted.get(text) ?? { key: text, statements: 0, subcontractors: 0 };
  });
  const ranking = { version, contracts: contracts.sort((a, b) => compareRanks(rankOf(a), rankOf(b))) };
  kept.set(database, ranking);
  return ranking;
}

function rankOf({ key, statements }: RankedContract) {
  return { statements, name: key };
}
