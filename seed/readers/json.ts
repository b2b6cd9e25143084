import { isUtf8 } from 'node:buffer';
import { JSONParser, TokenType } from '@streamparser/json';
import { Failure } from '#graph/failure.ts';
import type { Reject } from '#graph/ingest/input.ts';
import { bounds, inTurns, tooMany } from './bounds.ts';
import { CellRefused } from './cells.ts';
import { shownValue, withoutByteOrderMark } from './csv.ts';
import { decode } from './xml.ts';

/** A record of a JSON file. */
interface JsonRecord {
  /** The line of its first character. */
  readonly line: number;
  /** Its position among the records of the file: several may be on one line. */
  readonly place: number;
  readonly value: unknown;
}

/** Limits of one record; a file that exceeds them is refused. */
const limits = { bytes: 8 * 1024 * 1024, depth: 100 } as const;

/**
 * Reads the records of a file: the elements of one array, or one per line (JSON Lines), in batches and constant memory. A line that is not
 * JSON is a reject; an array that is not JSON is refused.
 * @throws BAD_USER_INPUT if the file is not JSON in UTF-8, or a record is too large.
 */
export async function* readJsonRecords(
  chunks: AsyncIterable<Buffer>,
  file: string,
): AsyncGenerator<readonly (JsonRecord | Reject)[], void, undefined> {
  const { first, rest } = await peeked(withoutByteOrderMark(chunks, file, 'JSON'));
  if (first === '[') yield* readJsonValues(rest, file, ['$.*']);
  else for await (const lines of inTurns(splitLines(rest, file))) yield lines.map((line) => parseLine(line, file));
}

function parseLine({ line, bytes, isOpen }: Line, file: string): JsonRecord | Reject {
  const refuse = (reason: string): Reject => {
    const reject = { file, line, column: null, reason, value: shownValue(bytes.toString('utf8')) };
    return isOpen === true ? { ...reject, reason: `${reason}; the file ends here`, isCutOff: true } : reject;
  };
  if (!isUtf8(bytes)) return refuse('Not UTF-8 text');
  try {
    return { line, place: line, value: JSON.parse(bytes.toString('utf8')) };
  } catch (error) {
    if (error instanceof SyntaxError) return refuse('Not a JSON record');
    throw error;
  }
}

interface Line {
  readonly line: number;
  readonly bytes: Buffer;
  /** True for the last line if no line end follows it: the file may end within its record. */
  readonly isOpen?: true;
}

/** Splits a stream into lines; empty lines are skipped. @throws BAD_USER_INPUT for a line that is too long */
async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  file: string,
): AsyncGenerator<readonly Line[], void, undefined> {
  /** What earlier chunks have of the line that is open, and its size. */
  let [pending, pendingBytes]: [Buffer[], number] = [[], 0];
  let line = 0;
  const check = (bytes: number) => {
    if (bytes > limits.bytes) throw tooLong(file, line + 1);
  };
  for await (const chunk of chunks) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      check(pendingBytes + end - start);
      const last = chunk.subarray(start, end);
      const bytes = pending.length === 0 ? last : Buffer.concat([...pending, last]);
      [pending, pendingBytes] = [[], 0];
      line++;
      if (!isBlank(bytes)) lines.push({ line, bytes });
      start = end + 1;
    }
    pending.push(chunk.subarray(start));
    pendingBytes += chunk.length - start;
    check(pendingBytes);
    if (lines.length > 0) yield lines;
  }
  const bytes = Buffer.concat(pending);
  if (!isBlank(bytes)) yield [{ line: line + 1, bytes, isOpen: true }];
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

function tooLong(file: string, line: number): Failure {
  const most = limits.bytes / 1024 / 1024;
  return new Failure('BAD_USER_INPUT', `${file}, line ${line}: a record longer than ${most} MiB.`);
}

/** Returns the first non-whitespace character of a stream, and the same stream; no character if there is none. */
export async function peeked(
  chunks: AsyncGenerator<Buffer, void, undefined>,
): Promise<{ readonly first: string; readonly rest: AsyncIterable<Buffer> }> {
  const seen: Buffer[] = [];
  let first = '';
  while (first === '') {
    const next = await chunks.next();
    if (next.done === true) break;
    seen.push(next.value);
    first = next.value.toString('latin1').trimStart().slice(0, 1);
  }
  async function* rest(): AsyncGenerator<Buffer, void, undefined> {
    yield* seen;
    yield* chunks;
  }
  return { first, rest: rest() };
}

/** A value at one of some paths; it may be inside of another one. */
interface JsonValue extends JsonRecord {
  /** The keys on the way to it, and its own. */
  readonly keys: readonly string[];
}

/**
 * Reads the values at some paths of one JSON document (`$.*` or `$.graph.nodes.*`), in batches and constant memory. List items that match a
 * path themselves are left out of the value that contains them.
 * @throws BAD_USER_INPUT with its line if the document is not JSON in UTF-8, or a value is too large.
 */
export function readJsonValues(
  chunks: AsyncIterable<Buffer>,
  file: string,
  paths: readonly string[],
): AsyncGenerator<readonly JsonValue[], void, undefined> {
  return inTurns(parseJsonValues(chunks, file, paths));
}

async function* parseJsonValues(
  chunks: AsyncIterable<Buffer>,
  file: string,
  paths: readonly string[],
): AsyncGenerator<readonly JsonValue[], void, undefined> {
  const parser = new JSONParser({ paths: [...paths], keepStack: false });
  const deepest = Math.max(...paths.map((path) => path.split('.').length - 1));
  let found: JsonValue[] = [];
  let problem: Failure | undefined;
  let [depth, offset, lastEnd, place] = [0, 0, 0, 0];
  const lines = new LineCounter();
  /** The lines where the latest values of each depth begin. */
  const starts: number[] = [];
  const fail = (why: string): void => {
    problem ??= new Failure('BAD_USER_INPUT', `${file}, line ${lines.current}: ${why}.`);
  };
  const check = (): void => {
    if (problem !== undefined) throw problem;
  };
  parser.onError = (error) => {
    fail(`not well-formed JSON (${shownValue(error.message)})`);
  };
  parser.onToken = ({ token, offset: at }) => {
    if (token === TokenType.COLON || token === TokenType.COMMA) return;
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) depth--;
    else if (depth <= deepest) starts[depth] = lines.at(at);
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) depth++;
    if (depth > limits.depth) fail(`values nested more than ${limits.depth} deep`);
  };
  parser.onValue = ({ value, key: own, parent, stack }) => {
    if (Array.isArray(parent)) parent.length = 0;
    const keys = [...stack.slice(1).map(({ key }) => key), own].map((key) => String(key ?? ''));
    place++;
    found.push({ value, line: starts[stack.length] ?? 1, place, keys });
    lastEnd = offset;
  };
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) {
    found = [];
    // Only checks that the bytes are UTF-8: the parser decodes them itself.
    decode(() => decoder.decode(chunk, { stream: true }), file);
    lines.add(chunk, offset);
    if (!parser.isEnded) parser.write(chunk);
    else if (chunk.toString('latin1').trim() !== '') fail('text follows the end of the JSON document');
    offset += chunk.length;
    check();
    if (offset - lastEnd > limits.bytes) throw tooLong(file, lines.current);
    if (found.length > 0) yield found;
  }
  decode(() => decoder.decode(), file);
  check();
  if (!parser.isEnded) fail('not well-formed JSON: it ends within a value, so the file is cut off; download it again');
  check();
}

/** Finds the lines of offsets, which come in ascending order. */
class LineCounter {
  current = 1;
  #chunk: Buffer = Buffer.alloc(0);
  #start = 0;
  #counted = 0;

  add(chunk: Buffer, start: number): void {
    this.at(this.#start + this.#chunk.length);
    this.#chunk = chunk;
    this.#start = start;
    this.#counted = 0;
  }

  at(offset: number): number {
    const end = Math.min(offset - this.#start, this.#chunk.length);
    for (; this.#counted < end; this.#counted++) if (this.#chunk[this.#counted] === 0x0a) this.current++;
    return this.current;
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the value at a path of keys below a value; undefined if there is none. */
export function valueAt(value: unknown, path: string): unknown {
  let found = value;
  for (const key of path.split('.')) found = isObject(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  return found;
}

/** Returns the trimmed text at a path; null if there is none, or it is empty. @throws CellRefused if it is not a string */
export function textOf(value: unknown, path: string): string | null {
  const found = valueAt(value, path);
  if (found === undefined || found === null) return null;
  if (typeof found !== 'string') throw new CellRefused(path, 'not text', shownJson(found));
  return found.trim() === '' ? null : found.trim();
}

/** Returns the items of the list at a path; none if there is no list. @throws CellRefused if it is not a list, or has too many items */
export function listAt(value: unknown, path: string): readonly unknown[] {
  const found = valueAt(value, path);
  if (found === undefined || found === null) return [];
  if (!Array.isArray(found)) throw new CellRefused(path, 'not a list', shownJson(found));
  if (found.length > bounds.items) throw new CellRefused(path, tooMany(found.length, bounds.items, 'items'), null);
  return found;
}

/** Shows a value without its content, which may be of any depth. */
function shownJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? '[…]' : '{…}';
}
