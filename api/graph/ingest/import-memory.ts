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

interface MemoryLimits {
  /** Pages of the table of digests that stay in memory, with 4 KiB each. */
  readonly pages: number;
  /** Characters of texts that stay in memory. */
  readonly characters: number;
}

const defaultLimits: MemoryLimits = { pages: 8 * 1024, characters: 4 * 1024 * 1024 };

/**
 * What an import remembers of its input: sets of keys, and texts by key. Its memory is bounded, however large the input is: what exceeds
 * it is in temporary files, which are gone when the memory is closed or the process ends.
 */
export class ImportMemory {
  readonly #digests: DigestTable;
  readonly #texts: TextLog;

  constructor(limits: MemoryLimits = defaultLimits) {
    this.#digests = new DigestTable(limits.pages);
    this.#texts = new TextLog(limits.characters);
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
    this.#digests.close();
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
const slots = 256;
const pageWords = slots * slotWords;
const pageBytes = pageWords * Uint32Array.BYTES_PER_ELEMENT;
/** The most full slots of a page: a search in a page that is almost full looks at many. */
const mostUsed = 224;

/**
 * Numbers by digest, outside of the heap: extendible hashing. A directory gives the page of a digest by its first bits, and a page that is
 * full is split in two by one more bit, so that the table grows without being copied.
 */
class DigestTable {
  readonly #limit: number;
  readonly #file = new TemporaryFile();
  /** The number of each page, by the first bits of a digest. Its length is a power of 2. */
  #directory = new Uint32Array(1);
  /** The number of full slots of each page. */
  readonly #used = [0];
  /** The first pages. The others are in the file. */
  readonly #pages = [new Uint32Array(pageWords)];
  /** The page that was read last from the file. */
  readonly #buffer = new Uint32Array(pageWords);

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Returns 0 if the digest has no number. */
  get(digest: Digest): number {
    const page = this.#read(this.#pageOf(digest));
    return page[slotOf(page, digest) + 3] ?? 0;
  }

  /** Gives a digest a number if it has none, or if it `replaces` it. Returns the number that the digest had before; 0: none. */
  put(digest: Digest, value: number, replaces: boolean): number {
    const number = this.#pageOf(digest);
    const page = this.#read(number);
    const at = slotOf(page, digest);
    const before = page[at + 3] ?? 0;
    if (before !== 0 && !replaces) return before;
    const used = this.#used[number] ?? 0;
    if (before === 0 && used >= mostUsed) {
      this.#split(digest);
      return this.put(digest, value, replaces);
    }
    if (before === 0) this.#used[number] = used + 1;
    fill(page, at, digest, value);
    if (number >= this.#limit)
      this.#file.write(page.subarray(at, at + slotWords), this.#placeOf(number) + at * Uint32Array.BYTES_PER_ELEMENT);
    return before;
  }

  close(): void {
    this.#file.close();
    this.#pages.length = 0;
  }

  #entryOf([first]: Digest): number {
    return Math.floor((first * this.#directory.length) / 2 ** 32);
  }

  #pageOf(digest: Digest): number {
    return this.#directory[this.#entryOf(digest)] ?? 0;
  }

  #placeOf(number: number): number {
    return (number - this.#limit) * pageBytes;
  }

  #read(number: number): Uint32Array {
    const page = this.#pages[number];
    if (page !== undefined) return page;
    this.#file.read(this.#buffer, this.#placeOf(number));
    return this.#buffer;
  }

  #write(number: number, page: Uint32Array<ArrayBuffer>): void {
    if (number < this.#limit) this.#pages[number] = page;
    else this.#file.write(page, this.#placeOf(number));
  }

  #split(digest: Digest): void {
    const number = this.#pageOf(digest);
    let start = this.#entryOf(digest);
    let end = start + 1;
    while (this.#directory[start - 1] === number) start -= 1;
    while (this.#directory[end] === number) end += 1;
    if (end - start === 1) {
      const directory = this.#directory;
      this.#directory = new Uint32Array(directory.length * 2).map((_, entry) => directory[entry >>> 1] ?? 0);
      [start, end] = [start * 2, end * 2];
    }
    const other = this.#used.length;
    this.#directory.fill(other, (start + end) / 2, end);
    const page = this.#read(number);
    const lower = { page: new Uint32Array(pageWords), used: 0 };
    const upper = { page: new Uint32Array(pageWords), used: 0 };
    for (let at = 0; at < pageWords; at += slotWords) {
      const value = page[at + 3] ?? 0;
      if (value === 0) continue;
      const moved: Digest = [page[at] ?? 0, page[at + 1] ?? 0, page[at + 2] ?? 0];
      const half = this.#pageOf(moved) === other ? upper : lower;
      fill(half.page, slotOf(half.page, moved), moved, value);
      half.used += 1;
    }
    this.#used[number] = lower.used;
    this.#used[other] = upper.used;
    this.#write(number, lower.page);
    this.#write(other, upper.page);
  }
}

function fill(page: Uint32Array, at: number, [a, b, c]: Digest, value: number): void {
  page[at] = a;
  page[at + 1] = b;
  page[at + 2] = c;
  page[at + 3] = value;
}

/** Returns the place in a page of a digest's slot, or of the free slot where it belongs. */
function slotOf(page: Uint32Array, [a, b, c]: Digest): number {
  for (let slot = a % slots; ; slot = (slot + 1) % slots) {
    const at = slot * slotWords;
    if (page[at + 3] === 0 || (page[at] === a && page[at + 1] === b && page[at + 2] === c)) return at;
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
  constructor(limit = defaultLimits.characters) {
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
