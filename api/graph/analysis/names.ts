/** Keys by number, in the order in which they were first seen: numbers never change, so snapshots share them. */
export class Names {
  readonly #numbers = new Map<string, number>();
  readonly #keys: string[] = [];

  get size(): number {
    return this.#keys.length;
  }

  /** The number of a key, which is noted if it is new. */
  add(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#keys.length);
    return this.#keys.push(key) - 1;
  }

  /** Undefined: never seen. */
  numberOf(key: string): number | undefined {
    return this.#numbers.get(key);
  }

  keyOf(number: number): string {
    const key = this.#keys[number];
    if (key === undefined) throw new RangeError(`No name has the number ${number}.`);
    return key;
  }
}
