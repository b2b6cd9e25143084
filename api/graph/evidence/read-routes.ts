import { z } from 'zod';
import type { Transaction } from '../driver/database.ts';
import type { ContractFacts, SubcontractStatement } from '../exposure/evidence.ts';
import { maxRouteHops } from '../exposure/index-routes.ts';
import { evidenceRows } from './evidence-rows.ts';
import { evidenceStatements } from './evidence-statements.ts';

const rows = z.array(evidenceRows.subcontract);

/** An organization to which the routes under a contract are wanted. */
export interface RouteEnd {
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
    const subcontracts = rows
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
