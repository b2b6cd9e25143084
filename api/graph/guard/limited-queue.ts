import { exceeded } from '../limits/exceeded.ts';
import { questionLimits } from '../limits/question-limits.ts';
import { TooManyStatements } from '../failure/too-many-statements.ts';

/** Lets a few run at once and some wait, in the order in which they came. */
export class LimitedQueue {
  readonly #running: number;
  readonly #waiting: number;
  readonly #waiters: (() => void)[] = [];
  #busy = 0;

  constructor(running: number, waiting: number) {
    this.#running = running;
    this.#waiting = waiting;
  }

  /** @throws TooManyStatements when too many wait already; what the signal gives, when it comes before the turn. */
  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#turn(signal);
    try {
      return await work();
    } finally {
      const next = this.#waiters.shift();
      if (next === undefined) this.#busy -= 1;
      else next();
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#busy < this.#running) {
      this.#busy += 1;
      return;
    }
    if (this.#waiters.length >= this.#waiting)
      throw new TooManyStatements(
        `${this.#busy} statements are running and ${this.#waiters.length} waiting: try again in a moment.`,
        { extensions: { ...exceeded(questionLimits.statements, this.#busy + this.#waiters.length + 1) } },
      );
    await new Promise<void>((resolve, reject) => {
      const turn = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.#waiters.splice(this.#waiters.indexOf(turn), 1);
        reject(toError(signal.reason));
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiters.push(turn);
    });
  }
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
