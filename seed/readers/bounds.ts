import { setImmediate } from 'node:timers/promises';

/** What a record may have at most: its cost must not grow faster than its size. */
export const bounds = {
  /** Cells of a CSV record, columns of a header and properties of an object. The widest known file has 286 columns. */
  columns: 2000,
  /** Items of a list, such as the names of an entity; also the rows that a record states by pairs of its items. */
  items: 1000,
  /** Lines that a quote may join to a CSV record that is malformed or has another number of cells than the header. */
  joinedLines: 10_000,
} as const;

/** Records or rows after which a reader lets other work run: a server answers while it imports. */
export const stepsPerTurn = 100;

/** Yields batches in parts of at most `stepsPerTurn` records, and lets other work run after each part. */
export async function* inTurns<T>(batches: AsyncIterable<readonly T[]>): AsyncGenerator<readonly T[], void, undefined> {
  for await (const batch of batches) {
    for (let at = 0; at < batch.length; at += stepsPerTurn) {
      yield batch.slice(at, at + stepsPerTurn);
      await setImmediate();
    }
  }
}

/** Counts steps of work of which each takes little. */
export class Turns {
  #steps = 0;

  /** Counts a step; lets other work run after every `stepsPerTurn` of them. */
  async take(): Promise<void> {
    if (++this.#steps % stepsPerTurn === 0) await setImmediate();
  }
}

/** Returns the first name that is there twice, except for empty ones. */
export function findRepeated(names: readonly string[]): string | undefined {
  const known = new Set<string>();
  return names.find((name) => name !== '' && known.size === known.add(name).size);
}

/** Says that there are too many of something, as the end of a sentence. */
export function tooMany(count: number, most: number, what: string): string {
  return `${inDigits(count)} ${what}; at most ${inDigits(most)} are read`;
}

function inDigits(count: number): string {
  return count.toLocaleString('en-US');
}
