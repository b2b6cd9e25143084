import { unlessAborted } from '../interruption.ts';

/** How many reads of one request may run at the same time. The driver has 100 connections for all of them. */
const mostReads = 20;

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

/** Limits how many reads of a request run at the same time, so that none takes every connection. The others wait in order. */
export class ReadSlots {
  #running = 0;
  /** In the order in which they began to wait. */
  readonly #waiting = new Set<Waiter>();

  /**
   * Takes a slot. Returns null, without a promise, if one was free; otherwise resolves when one is.
   * @throws READ_ABORTED if the signal is aborted first: a read that waits must end with its request, too.
   */
  take(signal: AbortSignal): Promise<void> | null {
    if (this.#running < mostReads) {
      this.#running += 1;
      return null;
    }
    let leave = (): void => undefined;
    const turn = new Promise<void>((resolve, reject) => {
      const waiter = { resolve, reject };
      this.#waiting.add(waiter);
      leave = () => {
        this.#waiting.delete(waiter);
      };
    });
    return unlessAborted(turn, signal, leave);
  }

  /** Gives a slot back: the read that has waited longest takes it. */
  free(): void {
    const [next] = this.#waiting;
    if (next === undefined) this.#running -= 1;
    else {
      this.#waiting.delete(next);
      next.resolve();
    }
  }

  /** Fails the reads that wait, for a reason that applies to them too. */
  rejectWaiting(reason: Error): void {
    for (const { reject } of this.#waiting) reject(reason);
    this.#waiting.clear();
  }
}
