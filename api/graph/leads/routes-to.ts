import { z } from 'zod';
import type { Transaction } from '../driver/database.ts';
import { evidenceRows } from '../evidence/evidence-rows.ts';
import { evidenceStatements } from '../evidence/evidence-statements.ts';
import { readRoutes } from '../evidence/read-routes.ts';
import { compareKeys } from '../exposure/compare-keys.ts';
import { isValidOn } from '../exposure/dated-hop.ts';
import type { SubcontractStatement } from '../exposure/evidence.ts';
import type { Statement } from '../exposure/exposure.ts';
import { findRoutes } from '../exposure/find-routes.ts';
import { maxRouteHops } from '../exposure/index-routes.ts';
import type { DataClass } from '../model/vocabulary.ts';
import type { LeadFilter } from './lead.ts';
import { ofClasses } from './of-classes.ts';

/** An organization on a contract. */
export interface OnContract {
  readonly contract: string;
  readonly organization: string;
}

/** How an organization is on a contract. */
export interface RouteTo {
  /** From the prime; empty: no route of at most eight hops that hold on the day. */
  readonly route: readonly string[];
  /** Of the route's hops, best first within each. */
  readonly statements: readonly Statement[];
}

/** The shortest route from the contract's prime to each organization on a day, as far as statements of the classes say; of equally short ones the first by keys. */
export async function routesTo(
  transaction: Transaction,
  wanted: readonly OnContract[],
  { asOf, dataClasses }: Pick<LeadFilter, 'asOf' | 'dataClasses'>,
): Promise<readonly RouteTo[]> {
  const keys = [...new Set(wanted.map(({ contract }) => contract))];
  const rows = z.array(evidenceRows.contract).parse(await transaction.run(evidenceStatements.contracts, { keys }));
  const named = await primesNamed(transaction, keys, dataClasses);
  const contracts = new Map(
    rows.map((contract) => [
      contract.key,
      named?.has(contract.key) === false ? { ...contract, prime: null } : contract,
    ]),
  );
  const ends = wanted.map(({ contract, organization }) => ({ contract, to: organization }));
  const found = await readRoutes(transaction, ends, contracts, true);
  const isAllowed = ofClasses(dataClasses);
  const byContract = new Map<string, SubcontractStatement[]>();
  for (const subcontract of found) {
    if (!isValidOn(subcontract.statement, asOf) || !isAllowed(subcontract.statement)) continue;
    const known = byContract.get(subcontract.contract);
    if (known === undefined) byContract.set(subcontract.contract, [subcontract]);
    else known.push(subcontract);
  }
  return wanted.map(({ contract, organization }) => {
    const prime = contracts.get(contract)?.prime ?? null;
    const subcontracts = byContract.get(contract) ?? [];
    const route = prime === null ? [] : shortestRoute(subcontracts, prime, organization);
    return { route, statements: statementsAlong(route, subcontracts) };
  });
}

/** The contracts whose prime statements of these classes name; null: any do. */
async function primesNamed(
  transaction: Transaction,
  keys: readonly string[],
  dataClasses: readonly DataClass[],
): Promise<ReadonlySet<string> | null> {
  if (dataClasses.length === 0) return null;
  const rows = await transaction.run(
    `UNWIND $keys AS key
     MATCH (c:Contract {key: key})-[s:AWARDED_TO]->(p)
     WHERE s.supersededAt IS NULL AND p.key = c.prime AND s.dataClass IN $dataClasses
     RETURN DISTINCT key`,
    { keys, dataClasses },
  );
  return new Set(
    z
      .array(z.object({ key: z.string() }))
      .parse(rows)
      .map(({ key }) => key),
  );
}

function shortestRoute(subcontracts: readonly SubcontractStatement[], prime: string, to: string): readonly string[] {
  const ends = subcontracts.flatMap(({ contractor, subcontractor }) => [contractor, subcontractor]);
  const keys = [...new Set([prime, to, ...ends])].sort(compareKeys);
  const numbers = new Map(keys.map((key, at) => [key, at]));
  const numberOf = (key: string) => numbers.get(key) ?? -1;
  const out = keys.map(() => new Set<number>());
  const into = keys.map(() => new Set<number>());
  for (const { contractor, subcontractor } of subcontracts) {
    out[numberOf(contractor)]?.add(numberOf(subcontractor));
    into[numberOf(subcontractor)]?.add(numberOf(contractor));
  }
  const inOrder = (sets: readonly ReadonlySet<number>[]) => sets.map((set) => [...set].sort((a, b) => a - b));
  const [first] = findRoutes(inOrder(out), inOrder(into), numberOf(prime), numberOf(to), maxRouteHops);
  return (first ?? []).flatMap((number) => keys[number] ?? []);
}

function statementsAlong(
  route: readonly string[],
  subcontracts: readonly SubcontractStatement[],
): readonly Statement[] {
  return route.slice(1).flatMap((to, at) =>
    subcontracts
      .filter(({ contractor, subcontractor }) => contractor === route[at] && subcontractor === to)
      .map(({ statement }) => statement)
      .sort((a, b) => b.confidence - a.confidence || compareKeys(a.key, b.key)),
  );
}
