import { hash, randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { fileFailure } from '../engine/home.ts';
import { escapedSlash, isShortened, statementKey } from '../model/statement-keys.ts';
import type { Table } from '../model/table.ts';
import { tables } from '../model/tables.ts';
import type { KeyPart, RowIdentity } from './input.ts';

/** Characters of texts that stay in memory. */
const inMemory = 4 * 1024 * 1024;

/**
 * What an import remembers of its input: sets of keys, and texts by key. A key takes about 30 bytes of memory. Most texts are in
 * a temporary file, which is gone when the memory is closed or the process ends.
 */
export class ImportMemory {
  readonly #digests = new DigestTable();
  readonly #texts: TextLog;

  /** @param characters of texts that stay in memory */
  constructor(characters?: number) {
    this.#texts = new TextLog(characters);
  }

  /** Adds a key to a set, whose name has no spaces, with a mark that is not 0. Returns the mark with which it was added before; 0: it is new. */
  mark(set: string, key: string, mark: number): number {
    return this.#digests.put(digestOf(`${set} ${key}`), mark, false);
  }

  has(set: string, key: string): boolean {
    return this.#digests.get(digestOf(`${set} ${key}`)) !== 0;
  }

  /** Adds a text to those of a key. */
  note(map: string, key: string, text: string): void {
    const digest = digestOf(`${map} ${key}`);
    const before = this.#digests.get(digest);
    this.#digests.put(digest, this.#texts.append(JSON.stringify([before, text])), true);
  }

  /** Returns the texts of a key, the latest first. */
  notes(map: string, key: string): readonly string[] {
    const found: string[] = [];
    for (let at = this.#digests.get(digestOf(`${map} ${key}`)); at !== 0;) {
      const [before, text] = noteShape.parse(JSON.parse(this.#texts.read(at)));
      found.push(text);
      at = before;
    }
    return found;
  }

  close(): void {
    this.#texts.close();
  }
}

/** The place of the note before it, or 0, and the text. */
const noteShape = z.tuple([z.number(), z.string()]);

/** The mark of a key that has no content. */
const noContent = 1;

/** The statements that an import has seen, or other keys with an empty content. */
export class StatementSet {
  readonly #memory: ImportMemory;
  readonly #name: string;

  constructor(memory: ImportMemory, name: string) {
    this.#memory = memory;
    this.#name = name;
  }

  /** Adds a statement. Returns `new` if the key was not in the set, else whether the content equals that of the first one. */
  add(key: string, content = ''): 'new' | 'same' | 'different' {
    const checksum = content === '' ? noContent : (digestOf(content)[0] | 1) >>> 0;
    const before = this.#memory.mark(this.#name, key, checksum);
    if (before === 0) return 'new';
    return before === checksum ? 'same' : 'different';
  }

  has(key: string): boolean {
    return this.#memory.has(this.#name, key);
  }

  /** Whether one of the statements implies a statement: the key of the implied one begins with the other's key. */
  implies(key: string): boolean {
    for (let at = key.lastIndexOf('/'); at > 0; at = key.lastIndexOf('/', at - 1))
      if (this.has(key.slice(0, at))) return true;
    return false;
  }
}

/** The places in a key of a table's columns that are not texts; a table has at most one. The source and the table come first. */
const columnPlaces: ReadonlyMap<string, number> = new Map(
  Object.values(tables).flatMap(({ name, primaryKey, fields }: Table) => {
    const at = primaryKey.findIndex((column) =>
      fields.some((field) => field.name === column && field.type !== 'string'),
    );
    return at < 0 ? [] : [[name, at + 2] as const];
  }),
);

const unreadable: readonly (readonly KeyPart[])[] = [
  ['source'],
  ['column'],
  ['day'],
  ['source', 'column'],
  ['source', 'day'],
  ['column', 'day'],
  ['source', 'column', 'day'],
];

/** The statements of rejected rows, as far as they can be identified: their earlier versions must not be closed. */
export class UnchangedStatements {
  readonly #keys: StatementSet;
  /** Keys of which parts cannot be read. */
  readonly #patterns: StatementSet;
  /** Keys without the end of their row id, because it cannot be known. */
  readonly #beginnings: StatementSet;
  #hasPatterns = false;
  #hasBeginnings = false;

  constructor(memory: ImportMemory) {
    this.#keys = new StatementSet(memory, 'unchanged');
    this.#patterns = new StatementSet(memory, 'unchanged-patterns');
    this.#beginnings = new StatementSet(memory, 'unchanged-beginnings');
  }

  add(identity: RowIdentity): void {
    const key = statementKey(identity);
    const parts = identity.row === null ? (identity.unreadable ?? []) : [];
    if (identity.isRowPrefix === true) {
      this.#hasBeginnings = true;
      this.#beginnings.add(key);
    } else if (parts.length === 0) this.#keys.add(key);
    else if (!isShortened(key)) {
      this.#hasPatterns = true;
      this.#patterns.add(withoutParts(key, parts));
    }
  }

  has(key: string): boolean {
    return (
      this.#keys.has(key) ||
      (this.#hasBeginnings && beginningsOf(key).some((beginning) => this.#beginnings.has(beginning))) ||
      (this.#hasPatterns && unreadable.some((parts) => this.#patterns.has(withoutParts(key, parts))))
    );
  }
}

/** Replaces parts of a key with `*`, which is no day, role, tier or country. */
function withoutParts(key: string, parts: readonly KeyPart[]): string {
  const values = key.split('/');
  const places = { source: 0, column: columnPlaces.get(values[1] ?? ''), day: -1 };
  for (const part of parts) {
    const place = places[part];
    if (place !== undefined) values.splice(place, 1, '*');
  }
  return values.join('/');
}

/** Returns the key up to the last slash of its row id, and up to each of its spaces. */
function beginningsOf(key: string): readonly string[] {
  const places = [...key.matchAll(/ /g)].map(({ index }) => index);
  return [key.lastIndexOf(escapedSlash), ...places].filter((at) => at > 0).map((at) => key.slice(0, at));
}

/** 96 bits. */
type Digest = readonly [number, number, number];

/** The hash is read as a binary string, because a buffer takes twice as long to create. */
function digestOf(text: string): Digest {
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

/** A slot holds a digest and its number. */
const slotWords = 4;

/** Numbers by digest, outside of the heap: a table with open addressing, which is at most two thirds full. */
class DigestTable {
  #slots = new Uint32Array(1024 * slotWords);
  #used = 0;

  /** Returns 0 if the digest has no number. */
  get(digest: Digest): number {
    return this.#slots[this.#placeOf(digest) + 3] ?? 0;
  }

  /** Gives a digest a number if it has none, or if it `replaces` it. Returns the number that the digest had before; 0: none. */
  put(digest: Digest, value: number, replaces: boolean): number {
    const at = this.#placeOf(digest);
    const before = this.#slots[at + 3] ?? 0;
    if (before !== 0 && !replaces) return before;
    this.#slots.set(digest, at);
    this.#slots[at + 3] = value;
    if (before === 0) this.#used += 1;
    if (this.#used * slotWords * 3 > this.#slots.length * 2) this.#grow();
    return before;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += slotWords) {
      if (before[at + 3] === 0) continue;
      const slot = before.subarray(at, at + slotWords);
      const [a = 0, b = 0, c = 0] = slot;
      this.#slots.set(slot, this.#placeOf([a, b, c]));
    }
  }

  /** Returns the place of a digest's slot, or of the free slot where it belongs. */
  #placeOf([a, b, c]: Digest): number {
    const slots = this.#slots;
    for (let at = (a * slotWords) % slots.length; ; at = (at + slotWords) % slots.length)
      if (slots[at + 3] === 0 || (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c)) return at;
  }
}

/** Texts by place: the first ones in memory, the others in a temporary file, which is gone when it is closed or the process ends. */
export class TextLog {
  readonly #limit: number;
  readonly #file = new TemporaryFile();
  readonly #inMemory: string[] = [];
  #characters = 0;
  /** The length of the file. */
  #end = 0;

  /** @param limit the characters that stay in memory */
  constructor(limit = inMemory) {
    this.#limit = limit;
  }

  /** Returns the place of the text, from 1 on. */
  append(text: string): number {
    if (this.#characters < this.#limit) {
      this.#characters += text.length;
      return this.#inMemory.push(text);
    }
    const bytes = Buffer.from(text);
    const length = Math.ceil((bytes.length + lengthBytes) / alignment) * alignment;
    const record = Buffer.alloc(length);
    record.writeUInt32LE(bytes.length);
    bytes.copy(record, lengthBytes);
    this.#file.write(record, this.#end);
    this.#end += length;
    return this.#inMemory.length + (this.#end - length) / alignment + 1;
  }

  read(place: number): string {
    const kept = this.#inMemory[place - 1];
    if (kept !== undefined) return kept;
    const start = (place - this.#inMemory.length - 1) * alignment;
    const length = Buffer.alloc(lengthBytes);
    this.#file.read(length, start);
    const text = Buffer.alloc(length.readUInt32LE());
    this.#file.read(text, start + lengthBytes);
    return text.toString();
  }

  close(): void {
    this.#file.close();
    this.#inMemory.length = 0;
  }
}

const lengthBytes = 4;
/** Places are multiples of these bytes, so that one of 32 bits reaches 32 GiB. */
const alignment = 8;

/** A file without a name, which is created by the first write and readable only by this process. */
class TemporaryFile {
  #descriptor: number | null = null;

  read(into: NodeJS.ArrayBufferView, at: number): void {
    if (this.#descriptor !== null) readSync(this.#descriptor, into, 0, into.byteLength, at);
  }

  /** @throws DISK_FULL, HOME_UNAVAILABLE */
  write(bytes: NodeJS.ArrayBufferView, at: number): void {
    try {
      this.#descriptor ??= openWithoutName();
      // On an almost full disk a write may be partial; the next one fails with the reason.
      for (let done = 0; done < bytes.byteLength;)
        done += writeSync(this.#descriptor, bytes, done, bytes.byteLength - done, at + done);
    } catch (error) {
      throw fileFailure(error, tmpdir(), 'TMPDIR');
    }
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }
}

function openWithoutName(): number {
  const path = join(tmpdir(), `subtier-${randomUUID()}`);
  const descriptor = openSync(path, 'wx+', 0o600);
  rmSync(path);
  return descriptor;
}
