import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../driver/database.ts';
import { DatabaseUnavailable } from '../failure/database-unavailable.ts';

const lookEveryMs = 1_000;
const answerWithinMs = 5_000;

/**
 * Waits until the database has ended a given-up statement. Limits do not bite inside one expression, so where it does not
 * come free in time a private database is restarted.
 * @param restart restarts it; `isCertain`: the database itself said that it is busy with the statement
 * @returns FREE; GONE: it went down with the statement; RESTARTED; BUSY: a server of the user's, which is not ours to restart.
 */
export async function freeDatabase(
  database: Database,
  tag: string,
  graceMs: number,
  restart: (isCertain: boolean) => Promise<boolean>,
): Promise<'FREE' | 'GONE' | 'RESTARTED' | 'BUSY'> {
  const end = Date.now() + graceMs;
  let found: Found;
  do {
    await delay(Math.min(lookEveryMs, graceMs));
    found = await lookFor(database, tag);
    if (found === 'FREE' || found === 'GONE') return found;
  } while (Date.now() < end);
  return (await restart(found === 'BUSY')) ? 'RESTARTED' : 'BUSY';
}

/** SILENT: the database does not answer. */
type Found = 'FREE' | 'BUSY' | 'GONE' | 'SILENT';

async function lookFor(database: Database, tag: string): Promise<Found> {
  const asked = database
    .autoCommit('SHOW TRANSACTIONS YIELD metaData WHERE metaData.tag = $tag RETURN count(*) AS count', { tag })
    .then(
      ([row]): Found => (row?.['count'] === 0 ? 'FREE' : 'BUSY'),
      (error: unknown): Found => (error instanceof DatabaseUnavailable ? 'GONE' : 'SILENT'),
    );
  return Promise.race([asked, delay(answerWithinMs, 'SILENT' as const, { ref: false })]);
}
