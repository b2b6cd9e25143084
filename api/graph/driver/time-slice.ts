import { setImmediate as others } from 'node:timers/promises';

/** For so many milliseconds a loop may keep the process to itself. */
const length = 25;

/** Lets the rest of the process, such as requests, have its turn during a long loop. */
export class TimeSlice {
  #began = performance.now();

  /** To be looked at in each round, and to be followed by `next` where it is true. */
  get isOver(): boolean {
    return performance.now() - this.#began > length;
  }

  async next(): Promise<void> {
    await others();
    this.#began = performance.now();
  }
}
