import { ReadAborted } from '../failure/read-aborted.ts';

/**
 * Work in a session, given up as soon as a signal says so: closing the session resets its connection, upon which Neo4j ends
 * the transaction. That waits for the server, so the answer does not wait for it.
 * @param close ends the work's session
 * @throws ReadAborted by the signal; what the work throws.
 */
export async function endOnAbort<T>(
  signal: AbortSignal,
  close: () => Promise<void>,
  work: () => Promise<T>,
): Promise<T> {
  const reason = () => new ReadAborted('The request was given up before it had an answer.');
  if (signal.aborted) throw reason();
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => {
      close().catch(() => undefined);
      reject(reason());
    };
  });
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([aborted, work()]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
