import type { DatabaseUnavailable } from '../failure/database-unavailable.ts';

/** How long a request may wait for a server that is away, in milliseconds: a private one that died is mostly back by then. */
const patience = 25_000;
/** How often it is looked after the first time, in milliseconds. */
const again = 5000;

/**
 * Work that waits for a server, given up when the server turns out to be away: the driver would try for as long again with
 * each statement. What the server is busy with goes on.
 * @param since when whoever asked began to wait, as `performance.now()` tells it
 * @throws DatabaseUnavailable; what the work throws.
 */
export async function whileReachable<T>(
  work: () => Promise<T>,
  since: number,
  unavailable: () => Promise<DatabaseUnavailable | null>,
): Promise<T> {
  const watch: { timer?: NodeJS.Timeout; isOver: boolean } = { isOver: false };
  const away = new Promise<never>((_, reject) => {
    const look = async () => {
      const failure = await unavailable();
      if (failure !== null) reject(failure);
      else if (!watch.isOver) watch.timer = setTimeout(() => void look(), again);
    };
    watch.timer = setTimeout(() => void look(), Math.max(0, since + patience - performance.now()));
  });
  try {
    return await Promise.race([work(), away]);
  } finally {
    watch.isOver = true;
    clearTimeout(watch.timer);
  }
}
