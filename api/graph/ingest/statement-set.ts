import { hash } from 'node:crypto';
import type { RowIdentity } from './input.ts';
import { statementKey } from './statements.ts';

/** Slots of the table at first; half of them full at most. */
const firstSlots = 1 << 12;

/**
 * The statements met in an import: by 96 bits of their key's digest, each with 32 bits of its content's. Holds millions of them
 * outside of the heap, 16 bytes a slot.
 */
export class StatementSet {
  #slots = new Uint32Array(firstSlots * 4);
  #size = 0;

  /** `new` when the key was not there, else whether the content is the one that it came with first. */
  add(key: string, content: string): 'new' | 'same' | 'different' {
    if (this.#size * 2 >= this.#slots.length / 4) this.#grow();
    const [a, b, c] = digest(key);
    const [checksum] = digest(content);
    const at = find(this.#slots, a, b, c);
    if (this.#slots[at + 3] !== 0) return this.#slots[at + 3] === (checksum | 1) >>> 0 ? 'same' : 'different';
    // The lowest bit marks a slot as full.
    this.#slots.set([a, b, c, (checksum | 1) >>> 0], at);
    this.#size += 1;
    return 'new';
  }

  has(key: string): boolean {
    const [a, b, c] = digest(key);
    return this.#slots[find(this.#slots, a, b, c) + 3] !== 0;
  }

  #grow(): void {
    const before = this.#slots;
    const after = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 4) {
      const [a = 0, b = 0, c = 0, content = 0] = before.subarray(at, at + 4);
      if (content !== 0) after.set([a, b, c, content], find(after, a, b, c));
    }
    this.#slots = after;
  }
}

/** Three words of 32 bits. As a string of bytes, since a buffer takes twice as long to make. */
function digest(text: string): readonly [number, number, number] {
  const bytes = hash('sha1', text, 'binary');
  return [word(bytes, 0), word(bytes, 4), word(bytes, 8)];
}

function word(bytes: string, at: number): number {
  const [low, high] = [
    bytes.charCodeAt(at) | (bytes.charCodeAt(at + 1) << 8),
    bytes.charCodeAt(at + 2) | (bytes.charCodeAt(at + 3) << 8),
  ];
  return (low | (high << 16)) >>> 0;
}

/** Where the key stands, or the free slot where it would. */
function find(slots: Uint32Array, a: number, b: number, c: number): number {
  const mask = slots.length / 4 - 1;
  for (let slot = a & mask; ; slot = (slot + 1) & mask) {
    const at = slot * 4;
    if (slots[at + 3] === 0 || (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c)) return at;
  }
}

/** What rows that can't go in still state, as far as it can be told: their earlier statements are not to be closed. */
export class UnchangedStatements {
  readonly #keys = new StatementSet();
  /** Without their day, which can't be read. */
  readonly #onAnyDay = new StatementSet();

  add(identity: RowIdentity): void {
    const key = statementKey(identity);
    if (identity.row !== null || identity.onAnyDay !== true) this.#keys.add(key, '');
    // That of a text too long ends in its digest, and tells no day from another.
    else if (!key.endsWith('//')) this.#onAnyDay.add(withoutLast(key), '');
  }

  has(key: string): boolean {
    return this.#keys.has(key) || this.#onAnyDay.has(withoutLast(key));
  }
}

function withoutLast(key: string): string {
  return key.slice(0, key.lastIndexOf('/'));
}
