/** Keeps the first so many of the items that it is given, in order: a heap whose root is the last of them. */
export class FirstOf<T> {
  readonly #heap: T[] = [];
  readonly #count: number;
  readonly #compare: (a: T, b: T) => number;

  constructor(count: number, compare: (a: T, b: T) => number) {
    this.#count = count;
    this.#compare = compare;
  }

  /** Whether an item would be kept. */
  takes(item: T): boolean {
    const [last] = this.#heap;
    return last === undefined ? this.#count > 0 : this.#heap.length < this.#count || this.#compare(item, last) < 0;
  }

  add(item: T): void {
    if (!this.takes(item)) return;
    if (this.#heap.length < this.#count) {
      this.#heap.push(item);
      this.#rise(this.#heap.length - 1);
    } else {
      this.#heap[0] = item;
      this.#sink();
    }
  }

  inOrder(): readonly T[] {
    return [...this.#heap].sort(this.#compare);
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfLater(at, parent)) return;
      at = parent;
    }
  }

  #sink(): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const child = this.#isLater(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfLater(child, at)) return;
      at = child;
    }
  }

  #isLater(at: number, than: number): boolean {
    const [a, b] = [this.#heap[at], this.#heap[than]];
    return a !== undefined && b !== undefined && this.#compare(a, b) > 0;
  }

  #swapIfLater(child: number, parent: number): boolean {
    const [a, b] = [this.#heap[child], this.#heap[parent]];
    if (a === undefined || b === undefined || this.#compare(a, b) <= 0) return false;
    this.#heap[child] = b;
    this.#heap[parent] = a;
    return true;
  }
}
