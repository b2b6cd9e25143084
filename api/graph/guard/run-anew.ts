import type { Database } from '../driver/database.ts';
import { DatabaseUnavailable } from '../failure/database-unavailable.ts';
import { StatementFailed } from '../failure/statement-failed.ts';
import { comesBack } from './comes-back.ts';

/** A database that is being ended may answer once more before it is gone. */
const timesAgain = 3;

/**
 * Retries work that can not bring the database down, once the database is back.
 * @param isEnding whether the database is just being restarted: that ends what runs in it
 * @throws what the work throws.
 */
export async function runAnew<T>(
  work: () => Promise<T>,
  database: Database,
  signal: AbortSignal,
  isEnding: () => boolean,
): Promise<T> {
  for (let again = timesAgain; ; again -= 1) {
    try {
      return await work();
    } catch (error) {
      const isAway = error instanceof DatabaseUnavailable || (error instanceof StatementFailed && isEnding());
      if (again === 0 || !isAway || !(await comesBack(database, signal))) throw error;
    }
  }
}
