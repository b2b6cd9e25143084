import { createHash } from 'node:crypto';

/** A stream of random numbers that is the same for the same seed on every machine (sfc32, seeded by SHA-256). */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: string) {
    const digest = createHash('sha256').update(seed).digest();
    this.#a = digest.readInt32LE(0);
    this.#b = digest.readInt32LE(4);
    this.#c = digest.readInt32LE(8);
    this.#d = digest.readInt32LE(12);
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `from` up to, not including, `to`. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from));
  }

  pick<const T>(items: readonly [T, ...T[]]): T {
    return items[this.int(0, items.length)] ?? items[0];
  }

  /** One of some things, each as likely as its weight says. */
  weighted<const T>(items: readonly [readonly [T, number], ...(readonly [T, number])[]]): T {
    let left = this.next() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return items[0][0];
  }

  /** An index below `count` by Zipf's law: the first is met most, the k-th about 1/k as often. */
  zipf(count: number): number {
    return Math.min(count - 1, Math.floor((count + 1) ** this.next()) - 1);
  }

  /** A size by Pareto's law, at least `least` and at most `most`; the smaller `alpha`, the heavier the tail. */
  pareto(least: number, alpha: number, most: number): number {
    return Math.min(most, Math.floor(least * (1 - this.next()) ** (-1 / alpha)));
  }
}
