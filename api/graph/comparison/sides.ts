import { z } from 'zod';
import type { Transaction } from '../database/database.ts';
import type { ApiStatement } from '../database/statement-file.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { filteredStatement } from '../exposures/statement.ts';
import type { Day } from '../model/day.ts';

/** OPENED: only on the side TO; CLOSED: only on the side FROM; UNCHANGED: on both. */
export type Change = 'OPENED' | 'CLOSED' | 'UNCHANGED';

/** A day, and the prime of the contracts; null: any. */
interface Side {
  readonly asOf: Day;
  readonly prime: string | null;
}

interface Sides {
  readonly from: Side;
  readonly to: Side;
  /** Whether chains are compared by engineer and system: the ids of two primes' chains always differ. */
  readonly byEngineer: boolean;
  /** The changes whose chains are read, and the position after which; empty: from the start. The others are only counted. */
  readonly positions: Readonly<Partial<Record<Change, string>>>;
  readonly limit: number;
}

/** The statement that compares two days or two primes under a filter, whose `asOf` is ignored. */
export function compareStatement(
  filter: ExposureFilter,
  { from, to, byEngineer, positions, limit }: Sides,
): ApiStatement {
  return filteredStatement('compare-exposures', filter, {
    sides: [
      { name: 'FROM', ...from },
      { name: 'TO', ...to },
    ],
    ...{ by: byEngineer ? 'ENGINEER_AND_SYSTEM' : 'CHAIN', positions, limit },
  });
}

const rows = z.array(
  z.object({
    change: z.enum(['OPENED', 'CLOSED', 'UNCHANGED']),
    totalCount: z.number(),
    accessCount: z.number(),
    /** By PRIORITY, with the keys of the Exposure nodes. */
    page: z.array(z.object({ position: z.string(), key: z.string() })),
  }),
);

type Compared = Omit<z.infer<typeof rows>[number], 'change'>;

/** Runs a statement of `compareStatement`; returns a function that gives what it found of a change. */
export async function readCompared(transaction: Transaction, { text, parameters }: ApiStatement) {
  const found = new Map(
    rows.parse(await transaction.run(text, parameters)).map(({ change, ...compared }) => [change, compared]),
  );
  return (change: Change): Compared => found.get(change) ?? { totalCount: 0, accessCount: 0, page: [] };
}
