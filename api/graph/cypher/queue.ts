import { Failure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';

export interface Slots {
  readonly running: number;
  /** How many of the running slots one client can hold. */
  readonly perClient: number;
  readonly waiting: number;
}

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** A queue that runs a few at once and lets some wait. Clients take turns, so that none waits behind all work of another. */
export class LimitedQueue {
  readonly #slots: Slots;
  /** By client, in the order of their turns. */
  readonly #waiters = new Map<string, Waiter[]>();
  readonly #runningOf = new Map<string, number>();
  #running = 0;
  #waiting = 0;

  constructor(slots: Slots) {
    this.#slots = slots;
  }

  /** @throws TOO_MANY_STATEMENTS if too many are waiting; the signal's reason if it aborts before the turn. */
  async run<T>(client: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#turn(client, signal);
    try {
      return await work();
    } finally {
      this.#leave(client);
    }
  }

  async #turn(client: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#isFreeFor(client)) {
      this.#enter(client);
      return;
    }
    if (this.#waiting >= this.#slots.waiting) this.#makeRoom(client);
    await new Promise<void>((resolve, reject) => {
      const onAbort = () => {
        this.#remove(client, waiter);
        reject(toError(signal.reason));
      };
      const waiter: Waiter = {
        resolve: () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        },
        reject: (error) => {
          signal.removeEventListener('abort', onAbort);
          reject(error);
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiters.set(client, [...(this.#waiters.get(client) ?? []), waiter]);
      this.#waiting += 1;
    });
  }

  #isFreeFor(client: string): boolean {
    const { running, perClient } = this.#slots;
    return this.#running < running && (this.#runningOf.get(client) ?? 0) < perClient;
  }

  #enter(client: string): void {
    this.#running += 1;
    this.#runningOf.set(client, (this.#runningOf.get(client) ?? 0) + 1);
  }

  #leave(client: string): void {
    this.#running -= 1;
    const left = (this.#runningOf.get(client) ?? 1) - 1;
    if (left === 0) this.#runningOf.delete(client);
    else this.#runningOf.set(client, left);
    for (const [next, [waiter]] of this.#waiters) {
      if (waiter === undefined || !this.#isFreeFor(next)) continue;
      this.#enter(next);
      this.#remove(next, waiter);
      const rest = this.#waiters.get(next);
      if (rest !== undefined) {
        // Move the client to the end of the line.
        this.#waiters.delete(next);
        this.#waiters.set(next, rest);
      }
      waiter.resolve();
      return;
    }
  }

  #remove(client: string, waiter: Waiter): void {
    const rest = (this.#waiters.get(client) ?? []).filter((other) => other !== waiter);
    this.#waiting -= 1;
    if (rest.length === 0) this.#waiters.delete(client);
    else this.#waiters.set(client, rest);
  }

  /** Rejects the last waiter of the client that has the most. @throws TOO_MANY_STATEMENTS if that is the client itself. */
  #makeRoom(client: string): void {
    const failure = new Failure(
      'TOO_MANY_STATEMENTS',
      `Too many concurrent statements (${this.#running} running, ${this.#waiting} waiting): try again in a moment.`,
      { extensions: { ...exceeded(questionLimits.statements, this.#running + this.#waiting + 1) } },
    );
    let greedy = client;
    let most = (this.#waiters.get(client)?.length ?? 0) + 1;
    for (const [other, { length }] of this.#waiters) {
      if (length <= most) continue;
      greedy = other;
      most = length;
    }
    const last = greedy === client ? undefined : this.#waiters.get(greedy)?.at(-1);
    if (last === undefined) throw failure;
    this.#remove(greedy, last);
    last.reject(failure);
  }
}

/** Converts the reason of an abort signal or a rejected promise to an error. */
export function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
