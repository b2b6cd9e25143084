/** Lists of numbers by number, equal ones once. */
export class NumberLists {
  readonly #numbers = new Map<string, number>();
  readonly #lists: (readonly number[])[] = [];

  add(list: readonly number[]): number {
    const id = list.join();
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#numbers.set(id, this.#lists.length);
    return this.#lists.push(list) - 1;
  }

  at(number: number): readonly number[] {
    return this.#lists[number] ?? [];
  }
}
