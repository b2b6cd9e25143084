import type { Database } from '../driver/database.ts';
import { DatabaseUnavailable } from '../failure/database-unavailable.ts';
import { StatementFailed } from '../failure/statement-failed.ts';
import { comesBack } from './comes-back.ts';

/** A database that is being ended may answer once more before it is gone. */
const timesAgain = 3;

export interface Blame {
  /** When the database was last restarted for the sake of a statement, as `performance.now()` tells it; Infinity: it is just being. */
  readonly restarted: () => number;
  /** When what runs here began. */
  readonly started: number;
  /** Whether it is never what brings the database down. */
  readonly isHarmless: boolean;
}

/** Work on a database, done anew once that is back where it went away for the sake of another. @throws what the work throws. */
export async function runAnew<T>(
  work: () => Promise<T>,
  database: Database,
  signal: AbortSignal,
  { restarted, started, isHarmless }: Blame,
): Promise<T> {
  for (let again = timesAgain; ; again -= 1) {
    try {
      return await work();
    } catch (error) {
      const isAway = error instanceof DatabaseUnavailable && (isHarmless || restarted() > started);
      // While it ends, it ends what runs.
      const isEnded = error instanceof StatementFailed && restarted() === Infinity;
      if (again === 0 || !(isAway || isEnded) || !(await comesBack(database, signal))) throw error;
    }
  }
}
