import { canceled } from '../interruption.ts';

/** How many reads of one request may run at the same time. The driver has 100 connections for all of them. */
const mostReads = 20;

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

/** Limits how many reads of a request run at the same time, so that none takes every connection. The others wait in order. */
export class ReadSlots {
  #running = 0;
  readonly #waiting: Waiter[] = [];

  /**
   * Takes a slot. Returns null, without a promise, if one was free; otherwise resolves when one is.
   * @throws READ_ABORTED if the signal is aborted first: a read that waits must end with its request, too.
   */
  take(signal: AbortSignal): Promise<void> | null {
    if (this.#running < mostReads) {
      this.#running += 1;
      return null;
    }
    if (signal.aborted) return Promise.reject(canceled());
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(canceled());
      };
      const stay = () => {
        signal.removeEventListener('abort', leave);
      };
      const waiter: Waiter = {
        resolve: () => {
          stay();
          resolve();
        },
        reject: (reason) => {
          stay();
          reject(reason);
        },
      };
      this.#waiting.push(waiter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** Gives a slot back: the read that has waited longest takes it. */
  free(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running -= 1;
    else next.resolve();
  }

  /** Fails the reads that wait, for a reason that applies to them too. */
  rejectWaiting(reason: Error): void {
    for (const { reject } of this.#waiting.splice(0)) reject(reason);
  }
}
