import { hash } from 'node:crypto';
import type { RowIdentity } from './input.ts';
import { statementKey } from './statements.ts';

/** The initial number of slots. */
const initialSlots = 1 << 12;
/** The share of full slots at which the set grows: a search still looks at few slots. */
const mostFull = 0.8;
/** What an empty content counts as: for a set of keys alone, without a digest of each. */
const noContent = 1;

/**
 * A hash set of statements, or of other keys with an empty content: 96 bits of the key's digest, with 32 bits of the content's digest. It
 * stores millions outside of the heap, with 16 bytes per slot.
 */
export class StatementSet {
  #slots = new Uint32Array(initialSlots * 4);
  #size = 0;

  /** Adds a statement. Returns `new` if the key was not in the set, else whether the content equals that of the first one. */
  add(key: string, content: string): 'new' | 'same' | 'different' {
    if (this.#size >= (this.#slots.length / 4) * mostFull) this.#grow();
    const [a, b, c] = digest(key);
    const [checksum] = content === '' ? [noContent] : digest(content);
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

/** Returns three 32-bit words. The hash is read as a binary string, because a buffer takes twice as long to create. */
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

/** Returns the index of the key's slot, or of the free slot where it belongs. */
function find(slots: Uint32Array, a: number, b: number, c: number): number {
  const mask = slots.length / 4 - 1;
  for (let slot = a & mask; ; slot = (slot + 1) & mask) {
    const at = slot * 4;
    if (slots[at + 3] === 0 || (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c)) return at;
  }
}

/** The statements of rejected rows, as far as they can be identified: their earlier versions must not be closed. */
export class UnchangedStatements {
  readonly #keys = new StatementSet();
  /** Keys without their day, because `valid_from` cannot be parsed. */
  readonly #onAnyDay = new StatementSet();

  add(identity: RowIdentity): void {
    const key = statementKey(identity);
    if (identity.row !== null || identity.onAnyDay !== true) this.#keys.add(key, '');
    // A key shortened to a digest ends with `//`: its day cannot be removed.
    else if (!key.endsWith('//')) this.#onAnyDay.add(withoutLast(key), '');
  }

  has(key: string): boolean {
    return this.#keys.has(key) || this.#onAnyDay.has(withoutLast(key));
  }
}

function withoutLast(key: string): string {
  return key.slice(0, key.lastIndexOf('/'));
}
