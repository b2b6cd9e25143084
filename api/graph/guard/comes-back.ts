import type { Database } from '../driver/database.ts';
import { rejectionOf } from './rejection-of.ts';

/** Whether a database that went away is there again before the signal; reads are retried for a while. */
export async function comesBack(database: Database, signal: AbortSignal): Promise<boolean> {
  const asked = database.whole.read('RETURN 1').then(
    () => true,
    () => false,
  );
  return Promise.race([asked, rejectionOf(signal).catch(() => false)]);
}
