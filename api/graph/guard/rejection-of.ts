import { ReadAborted } from '../failure/read-aborted.ts';

/** Fails once the signal is aborted. @throws ReadAborted */
export function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const onAbort = () => {
      reject(new ReadAborted('The statement was given up.'));
    };
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
