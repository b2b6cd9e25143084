import { z } from 'zod';
import { decodeCursor, encodeCursor, invalidCursor } from '../../cursor.ts';
import type { Exposure, ExposureOrder } from '../../exposure/exposure.ts';
import { bands } from '../../exposure/priority.ts';
import type { Chunk } from './columns.ts';
import type { Match } from './match.ts';

/** Keeps the first k of the items that are added: a heap whose root is the last of them. */
export class TopK<T> {
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

/** The position of a chain in an order: higher ranks first, ties by id. */
interface Position {
  readonly rank: number;
  readonly id: string;
}

/** Negative if the first comes first. */
export function comparePositions(a: Position, b: Position): number {
  return b.rank - a.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Combines what an order compares into one number, most important first. @param confidence of the chain and its locations */
export function rankOf(chunk: Chunk, state: number, confidence: number, order: ExposureOrder): number {
  const urgency = (chunk.high[state] ?? 0) * 4 + (chunk.low[state] ?? 0);
  // BROKEN is 0.
  const depth = (chunk.depth[chunk.chain[state] ?? -1] ?? -1) + 1;
  switch (order) {
    case 'PRIORITY':
      return byPriority(urgency, confidence, depth);
    case 'CONFIDENCE':
      return (confidence * 16 + urgency) * 10 + depth;
    case 'TIER_DEPTH':
      return (depth * 16 + urgency) * 101 + confidence;
  }
}

/** Same as `rankOf` by PRIORITY, for a computed exposure. */
export function rankOfExposure({ priority, confidence, tierDepth }: Exposure): number {
  const urgency = bands.indexOf(priority.high) * 4 + bands.indexOf(priority.low);
  return byPriority(urgency, confidence, (tierDepth ?? -1) + 1);
}

function byPriority(urgency: number, confidence: number, depth: number): number {
  return (urgency * 101 + confidence) * 10 + depth;
}

export interface RankedChain extends Position {
  readonly access: string;
}

/** Returns the chain of a matching state with its position in an order. */
export function rankedChain({ chunk, access, judgement }: Match, state: number, orderBy: ExposureOrder): RankedChain {
  const confidence = Math.min(judgement.confidence, chunk.confidence[state] ?? 0);
  return {
    rank: rankOf(chunk, state, confidence, orderBy),
    id: chunk.ids[chunk.chain[state] ?? -1] ?? '',
    access: chunk.accesses[access] ?? '',
  };
}

const shape = z.tuple([z.string(), z.number(), z.string()]);

export function encodePosition(order: ExposureOrder, { rank, id }: Position): string {
  return encodeCursor([order, rank, id]);
}

/** @throws BAD_USER_INPUT if it is not a cursor of that order. */
export function decodePosition(order: ExposureOrder, cursor: string): Position {
  const [orderOfCursor, rank, id] = decodeCursor(cursor, shape);
  if (orderOfCursor !== order)
    throw invalidCursor(`it belongs to the order ${orderOfCursor.slice(0, 20)}, not ${order}`);
  return { rank, id };
}
