import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a test waits for something at most, in milliseconds, also on a busy machine. */
export const longestWaitMs = 60_000;

/**
 * Waits until a condition holds, for at most a minute.
 * @param what completes “Waited a minute for …”
 */
export async function until(what: string, condition: () => boolean | Promise<boolean>, intervalMs = 20): Promise<void> {
  const holds = async (signal: AbortSignal) => {
    while (!signal.aborted && !(await condition())) await sleep(intervalMs);
  };
  const end = new AbortController();
  await within(() => what, holds(end.signal)).finally(() => {
    end.abort();
  });
}

/** Waits for a result, for at most a minute. */
export async function within<T>(what: () => string, result: Promise<T>): Promise<T> {
  const end = new AbortController();
  const late = sleep(longestWaitMs, null, { signal: end.signal }).then(() => {
    throw new Error(`Waited a minute for ${what()}.`);
  });
  // Aborted as soon as the result is there.
  late.catch(() => undefined);
  try {
    return await Promise.race([result, late]);
  } finally {
    end.abort();
  }
}

/**
 * Waits for a result of a process until it has written nothing to a stream for a minute: a busy machine may take longer to start a database, which
 * then says that it is still starting.
 */
export async function whileHeard<T>(what: () => string, stream: Readable, result: Promise<T>): Promise<T> {
  const silent = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`Waited a minute in silence for ${what()}.`));
    }, longestWaitMs);
    const hear = () => timer.refresh();
    stream.on('data', hear);
    void result
      .catch(() => undefined)
      .finally(() => {
        stream.off('data', hear);
        clearTimeout(timer);
      });
  });
  return Promise.race([result, silent]);
}

/**
 * Repeats an attempt whose outcome depends on when it happens, such as a kill in the middle of something, until it succeeds.
 * @param what completes “None of 10 attempts …”
 */
export async function untilInTime(what: string, attempt: () => Promise<boolean>): Promise<void> {
  for (let time = 0; time < 10; time += 1) if (await attempt()) return;
  throw new Error(`None of 10 attempts ${what}.`);
}
