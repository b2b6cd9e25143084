import { z } from 'zod';
import type { Transaction } from '../database/database.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { groupsStatement } from '../exposures/groups.ts';
import { filteredStatement } from '../exposures/statement.ts';

const affectedRows = z.array(z.object({ access: z.string(), system: z.string() }));

/** An access that a change may affect. */
type AffectedAccess = z.infer<typeof affectedRows>[number];

/** What changes: nodes by key. An access is affected if it has a chain with one of them. */
export interface Affecting {
  readonly systems?: readonly string[];
  readonly people?: readonly string[];
  readonly organizations?: readonly string[];
  /** Where engineers are located. */
  readonly countries?: readonly string[];
  readonly accesses?: readonly string[];
  /** Organizations on routes that are not shown. */
  readonly hiddenRoutesOf?: readonly string[];
  /** An organization whose people escort. */
  readonly supplier?: string;
  /** An organization and a country in which it employs engineers, on whatever contract. */
  readonly employer?: string;
  readonly country?: string;
  /** Contracts of accesses that may depend on a subcontractor. */
  readonly contracts?: readonly string[];
  readonly subcontractor?: string;
}

/** Reads the accesses that hold on the filter's day, may meet it and are affected. */
export async function readAffected(
  transaction: Transaction,
  filter: ExposureFilter,
  affected: Affecting,
): Promise<readonly AffectedAccess[]> {
  const { text, parameters } = filteredStatement('affected-accesses', filter, { affected });
  return affectedRows.parse(await transaction.run(text, parameters));
}

const exposedRows = z.array(z.object({ group: z.string(), accesses: z.number() }));

/** Counts the exposed accesses by system. */
export async function readExposedSystems(
  transaction: Transaction,
  filter: ExposureFilter,
): Promise<ReadonlyMap<string, number>> {
  const { text, parameters } = groupsStatement('SYSTEM', filter, {
    orderBy: 'ACCESSES',
    skip: 0,
    first: Number.MAX_SAFE_INTEGER,
    counts: { systems: false, people: false },
  });
  const rows = exposedRows.parse(await transaction.run(text, parameters));
  return new Map(rows.map(({ group, accesses }) => [group, accesses]));
}

export function sum(counts: Iterable<number>): number {
  return [...counts].reduce((total, count) => total + count, 0);
}
