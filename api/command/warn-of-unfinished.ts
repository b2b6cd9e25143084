import type { Database } from '#graph/driver/database.ts';
import { describeUnfinished } from '#graph/write/describe-unfinished.ts';
import { findUnfinished } from '#graph/write/find-unfinished.ts';
import { sayProgress } from './say-progress.ts';

/** Says which imports were killed and not run again since: what they state is not in the graph, or only in part. */
export async function warnOfUnfinished(database: Database): Promise<void> {
  for (const job of await findUnfinished(database))
    sayProgress(`Interrupted, and to be run again: import ${describeUnfinished(job)}.`);
}
