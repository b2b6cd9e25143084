import { createWriteStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { temporaryFileFailure } from '#graph/engine/home.ts';
import { Failure, badInput, codeOf, refused } from '#graph/failure.ts';
import { exceeded } from '#graph/limits.ts';
import { createTemporaryFolder } from '#graph/temporary.ts';
import { editionChoices } from '#seed/import/editions.ts';
import type { EditionChoice } from '#seed/import/editions.ts';
import { formats } from '#seed/readers/formats.ts';
import { spreadsheetFormat } from '#seed/readers/mapping/input.ts';
import { parseMapping } from '#seed/readers/mapping/mapping.ts';
import type { Mapping } from '#seed/readers/mapping/mapping.ts';
import { anyFormat } from '#seed/readers/recognize.ts';
import { requestLimits } from '../limits.ts';
import type { UploadedSheets } from './sheets.ts';

/** An uploaded file, or the parts of one input, in a temporary folder of its own. */
export interface Upload {
  /** A name of a format, or `auto`. */
  readonly format: string;
  /** The sender's name of the file, or of its parts together. */
  readonly file: string;
  /** The file; the folder of its parts if it was sent in parts. */
  readonly path: string;
  readonly dryRun: boolean;
  readonly strict: boolean;
  /** Whether to supersede what the file lacks even if it is cut off or much smaller than before. */
  readonly allowShrink: boolean;
  /** Whether to store keyed hashes of persons' ids instead of the ids. */
  readonly hashPersonIds: boolean;
  /** What the sender decides about a series of dated downloads; null: what was decided before. */
  readonly edition: EditionChoice | null;
  /** What the columns of a spreadsheet become; null for a file of a known format. */
  readonly mapping: Mapping | null;
  /** Removes the file or its parts, but not what the import wrote beside them; can be called again. */
  removeFile(): Promise<void>;
  /** Removes the file and its folder; can be called again. */
  remove(): Promise<void>;
}

/** The limit of one file; larger files are imported with the command line. */
const { upload } = requestLimits;
const maxBytes = upload.most;
const switches = ['dryRun', 'strict', 'allowShrink', 'hashPersonIds'] as const;
const parameters: ReadonlySet<string> = new Set(['format', 'name', 'part', 'edition', 'map', ...switches]);
const sheetParameters: ReadonlySet<string> = new Set(['sheet', ...switches]);

/**
 * Streams a request's body to a temporary file, or to one for each `part`, without holding it in memory. Leaves no file behind if it throws.
 * @param others further parameters, which the caller reads
 * @throws BAD_USER_INPUT for an unknown, invalid or repeated parameter, a form, or parts that are not those of the body;
 * BODY_LIMIT_EXCEEDED; DISK_FULL; HOME_UNAVAILABLE; the error that ended the request early
 */
export async function receiveUpload(request: IncomingMessage, others: readonly string[] = []): Promise<Upload> {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const format = searchParams.get('format') ?? anyFormat;
  if (format !== anyFormat && !formats.some(({ name }) => name === format)) {
    const known = [anyFormat, ...formats.map(({ name }) => name)].join(', ');
    throw badInput('format', `is ${JSON.stringify(format.slice(0, 60))}; it must be one of ${known}`);
  }
  const dryRun = readSwitch(searchParams, 'dryRun');
  const strict = readSwitch(searchParams, 'strict');
  const allowShrink = readSwitch(searchParams, 'allowShrink');
  const hashPersonIds = readSwitch(searchParams, 'hashPersonIds');
  checkParameters(searchParams, new Set([...parameters, ...others]), ['format', 'name', 'edition', ...others]);
  const edition = readEdition(searchParams.get('edition'));
  if (/^multipart\//i.test(request.headers['content-type'] ?? ''))
    throw new Failure('BAD_USER_INPUT', 'The body is a form: send the file itself, such as with curl -T FILE.');
  const parts = readParts(searchParams);
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > maxBytes) throw tooLarge(announced);
  const file = nameOf(searchParams.get('name') ?? '');
  let folder: string | null = null;
  const remove = async () => {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  };
  try {
    folder = await createTemporaryFolder('upload');
    const path = join(folder, file);
    if (parts.length === 0)
      await pipeline(request, limitBytes(), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    else {
      await mkdir(path, { mode: 0o700 });
      await pipeline(request, limitBytes(), (body: AsyncIterable<Buffer>) => writeParts(body, path, parts));
    }
    const removeFile = () => rm(path, { recursive: true, force: true });
    const options = { dryRun, strict, allowShrink, hashPersonIds, edition, mapping: null };
    return { format, file, path, ...options, removeFile, remove };
  } catch (error) {
    await remove();
    throw writeFailure(error);
  }
}

/**
 * Receives a mapping, the request's body, for a spreadsheet that was uploaded before.
 * @throws BAD_USER_INPUT for an unknown, invalid or repeated parameter, an invalid mapping, or a spreadsheet that the server does not have
 */
export async function receiveMapping(sheets: UploadedSheets, request: IncomingMessage): Promise<Upload> {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const dryRun = readSwitch(searchParams, 'dryRun');
  const strict = readSwitch(searchParams, 'strict');
  const allowShrink = readSwitch(searchParams, 'allowShrink');
  const hashPersonIds = readSwitch(searchParams, 'hashPersonIds');
  checkParameters(searchParams, sheetParameters, ['sheet']);
  const id = searchParams.get('sheet') ?? '';
  const { file } = sheets.find(id);
  const chunks: Buffer[] = [];
  let bytes = 0;
  await pipeline(request, async (body: AsyncIterable<Buffer>) => {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > requestLimits.body.most) throw tooLarge(null);
      chunks.push(chunk);
    }
  });
  const mapping = parseMapping(Buffer.concat(chunks).toString('utf8'), `The mapping of ${file}`);
  const options = { dryRun, strict, allowShrink, hashPersonIds, edition: null, mapping };
  return { format: spreadsheetFormat, ...options, ...(await sheets.uploadOf(id)) };
}

/**
 * Checks the names of a request's parameters.
 * @param once those that may not be repeated
 * @throws BAD_USER_INPUT for an unknown or repeated parameter
 */
export function checkParameters(given: URLSearchParams, allowed: ReadonlySet<string>, once: readonly string[]): void {
  for (const argument of given.keys()) {
    if (allowed.has(argument)) continue;
    const shown = argument.slice(0, 60);
    throw refused(shown, `Unknown parameter ${JSON.stringify(shown)}: use ${[...allowed].join(', ')}.`);
  }
  for (const argument of once)
    if (given.getAll(argument).length > 1) throw badInput(argument, 'is given more than once');
}

/** One of the files that a body consists of. */
interface Part {
  readonly name: string;
  readonly bytes: number;
}

/** Reads the parameters `part=BYTES:NAME`, in the order of the files in the body. */
function readParts(given: URLSearchParams): readonly Part[] {
  const parts = given.getAll('part').map((text) => {
    const [, bytes, name] = /^(\d{1,12}):(.+)$/s.exec(text) ?? [];
    if (bytes === undefined || name === undefined)
      throw badInput('part', `is ${JSON.stringify(text.slice(0, 60))}; it must be BYTES:NAME`);
    return { name: nameOf(name), bytes: Number(bytes) };
  });
  const names = new Set<string>();
  for (const { name } of parts) {
    if (names.has(name)) throw refused('part', `Two parts have the name ${name}.`);
    names.add(name);
  }
  return parts;
}

/** Cuts the body into its parts and writes each to a file. */
async function writeParts(body: AsyncIterable<Buffer>, folder: string, parts: readonly Part[]): Promise<void> {
  const chunks = body[Symbol.asyncIterator]();
  let chunk: Buffer = Buffer.alloc(0);
  /** Whether there are bytes left, of this chunk or the next. */
  const more = async (): Promise<boolean> => {
    while (chunk.length === 0) {
      const next = await chunks.next();
      if (next.done === true) return false;
      chunk = next.value;
    }
    return true;
  };
  for (const { name, bytes } of parts) {
    const file = await open(join(folder, name), 'wx', 0o600);
    try {
      for (let left = bytes; left > 0;) {
        if (!(await more())) throw refused('part', `The body ends before the end of ${name}.`);
        const own = chunk.subarray(0, left);
        await file.appendFile(own);
        chunk = chunk.subarray(own.length);
        left -= own.length;
      }
    } finally {
      await file.close();
    }
  }
  if (await more()) throw refused('part', 'The body has more bytes than its parts.');
}

/** Names an uploaded file as its sender does, instead of its path on the server, in the message of a failure. */
export function withoutPath(error: unknown, { path, file }: Pick<Upload, 'path' | 'file'>): unknown {
  if (!(error instanceof Failure)) return error;
  return Object.assign(error, { message: error.message.replaceAll(path, file) });
}

/** The error for the sender if the upload cannot be written, without the server's paths. */
function writeFailure(error: unknown): unknown {
  if (codeOf(error) === 'ENAMETOOLONG')
    return new Failure('BAD_USER_INPUT', 'The file name is too long: use a shorter one.', {
      cause: error,
      extensions: { argument: 'name' },
    });
  return temporaryFileFailure(error, 'to receive the file');
}

/** Reads a switch strictly, so that a misspelled dry run never writes: refuses anything but true and false. */
function readSwitch(given: URLSearchParams, argument: (typeof switches)[number]): boolean {
  const values = given.getAll(argument);
  if (values.every((value) => value === 'true' || value === 'false') && new Set(values).size < 2)
    return values[0] === 'true';
  throw badInput(argument, `is ${JSON.stringify(values.join(', ').slice(0, 60))}; it must be true or false`);
}

function readEdition(given: string | null): EditionChoice | null {
  const choice = editionChoices.find((one) => one === given);
  if (given === null || choice !== undefined) return choice ?? null;
  throw badInput('edition', `is ${JSON.stringify(given.slice(0, 60))}; it must be one of ${editionChoices.join(', ')}`);
}

function limitBytes(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(tooLarge(null));
      else done(null, chunk);
    },
  });
}

function tooLarge(asked: number | null): Failure {
  return new Failure(
    'BODY_LIMIT_EXCEEDED',
    `The file has ${asked ?? 'more'} bytes; ${maxBytes} are allowed. Import it with the command line.`,
    { extensions: { ...exceeded(upload, asked) } },
  );
}

/** File systems allow 255 bytes, and the rejects file of an import extends its file's name. */
const maxNameBytes = 255 - Buffer.byteLength('.rejects.csv');

/**
 * The sender's name of a file, as a name in the upload's own folder. The name identifies the file's source, so it stays as the command line would
 * accept it, except for control characters. A long name keeps its end, because the extension tells the format.
 */
function nameOf(given: string): string {
  const whole = basename(given)
    .normalize('NFC')
    .replace(/\p{Cc}/gu, '_');
  let characters = Array.from(whole).slice(-maxNameBytes);
  while (Buffer.byteLength(characters.join('')) > maxNameBytes) characters = characters.slice(1);
  const name = characters.join('');
  return /[^. ]/.test(name) ? name : 'upload';
}
