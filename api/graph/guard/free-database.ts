import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../driver/database.ts';

const lookEveryMs = 1_000;
const answerWithinMs = 5_000;

/**
 * Waits until the database has ended a given-up statement. Limits do not bite inside one expression, so where it does not
 * come free in time a private database is restarted.
 * @param onRestart called before it is
 * @returns FREE; RESTARTED; BUSY: a server of the user's, which is not ours to restart.
 */
export async function freeDatabase(
  database: Database,
  tag: string,
  graceMs: number,
  onRestart: () => void,
): Promise<'FREE' | 'RESTARTED' | 'BUSY'> {
  const end = Date.now() + graceMs;
  do {
    await delay(Math.min(lookEveryMs, graceMs));
    if (await isFree(database, tag)) return 'FREE';
  } while (Date.now() < end);
  onRestart();
  return (await database.restart()) ? 'RESTARTED' : 'BUSY';
}

/** Also false when the database does not answer at all. */
async function isFree(database: Database, tag: string): Promise<boolean> {
  const asked = database
    .autoCommit('SHOW TRANSACTIONS YIELD metaData WHERE metaData.tag = $tag RETURN count(*) AS count', { tag })
    .then(([row]) => row?.['count'] === 0)
    .catch(() => false);
  return Promise.race([asked, delay(answerWithinMs, false, { ref: false })]);
}
