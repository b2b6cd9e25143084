/** A value that changes, and those who follow it. Who is slow gets the latest, and none of those between. */
export class Latest<T> {
  #value: T;
  #ended = false;
  #wake: () => void = () => undefined;
  #changed = this.#next();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    this.#value = value;
    const wake = this.#wake;
    this.#changed = this.#next();
    wake();
  }

  /** There is nothing more to come: who follows gets the last value, and an end. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** The value now, and again after each change, until the end or until nobody listens any more. */
  async *follow(signal: AbortSignal): AsyncGenerator<T, void, undefined> {
    const gone = aborted(signal);
    while (!signal.aborted) {
      const changed = this.#changed;
      const given = this.#value;
      const isLast = this.#ended;
      yield given;
      if (isLast) return;
      await Promise.race([changed, gone]);
      if (this.#ended && this.#value === given) return;
    }
  }

  #next(): Promise<undefined> {
    return new Promise((resolve) => {
      this.#wake = () => {
        resolve(undefined);
      };
    });
  }
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve(undefined);
      },
      { once: true },
    );
  });
}
