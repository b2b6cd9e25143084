import { rmSync } from 'node:fs';
import { Failure } from './failure.ts';

const cleanUps = new Set<() => void>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let isCleanupDisabled = false;

/** Turns off cleanup on signals, for a process that handles signals itself, such as a server. */
export function disableSignalCleanup(): void {
  isCleanupDisabled = true;
}

/** Runs work, and cleans up if a signal ends this process before the work is done. */
export async function unlessInterrupted<T>(cleanUp: () => void, work: () => Promise<T>): Promise<T> {
  if (isCleanupDisabled) return work();
  if (cleanUps.size === 0) for (const signal of signals) process.on(signal, endBy);
  cleanUps.add(cleanUp);
  try {
    return await work();
  } finally {
    cleanUps.delete(cleanUp);
    if (cleanUps.size === 0) stopListening();
  }
}

/** Returns a clean-up that removes files and folders. */
export function removing(...paths: readonly string[]): () => void {
  return () => {
    for (const path of paths) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  };
}

function endBy(signal: NodeJS.Signals): void {
  stopListening();
  for (const cleanUp of cleanUps) {
    try {
      cleanUp();
    } catch {
      // Leave what can't be cleaned up: the signal must still end the process.
    }
  }
  // The only other listener releases file locks, so this ends the process.
  process.kill(process.pid, signal);
}

function stopListening(): void {
  for (const signal of signals) process.off(signal, endBy);
}

/** The failure of a read whose client canceled it. */
export function canceled(): Failure {
  return new Failure('READ_ABORTED', 'The request was canceled before it finished.');
}

/**
 * Waits for work until the signal aborts. Removes its listener: otherwise a long-lived signal would keep whatever the listener references, such
 * as a result.
 * @param onAbort ends the work; called if the signal aborts first
 * @throws READ_ABORTED; the errors of the work.
 */
export async function unlessAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
  onAbort: () => void = () => undefined,
): Promise<T> {
  let listener: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    listener = () => {
      onAbort();
      reject(canceled());
    };
  });
  if (signal.aborted) listener();
  signal.addEventListener('abort', listener, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', listener);
  }
}
