import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failure, codeOf, diskFullCodes } from '#graph/failure.ts';
import { exceeded } from '#graph/limits.ts';
import { formats } from '#seed/readers/formats.ts';
import { requestLimits } from '../limits.ts';

/** Of one file; what is larger goes in by the command line. */
const { upload } = requestLimits;
const mostBytes = upload.most;
const switches = ['dryRun', 'strict', 'hashPersonIds'] as const;
const parameters: ReadonlySet<string> = new Set(['format', 'name', ...switches]);

/**
 * Writes a request's body to a temporary file, as it arrives: it is never held in memory.
 * @throws BAD_USER_INPUT for an unknown format, another parameter, or a switch that is neither true nor false; BODY_LIMIT_EXCEEDED; DISK_FULL;
 * whatever ends the request early. Nothing is left then.
 */
export async function receiveUpload(request: IncomingMessage): Promise<Upload> {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const format = searchParams.get('format') ?? '';
  if (!formats.some(({ name }) => name === format)) {
    const known = formats.map(({ name }) => name).join(', ');
    throw new Failure(
      'BAD_USER_INPUT',
      `format is ${JSON.stringify(format.slice(0, 60))}; it must be one of ${known}.`,
      {
        extensions: { argument: 'format' },
      },
    );
  }
  const dryRun = readSwitch(searchParams, 'dryRun');
  const strict = readSwitch(searchParams, 'strict');
  const hashPersonIds = readSwitch(searchParams, 'hashPersonIds');
  for (const argument of searchParams.keys())
    if (!parameters.has(argument))
      throw new Failure(
        'BAD_USER_INPUT',
        `There is no parameter ${JSON.stringify(argument.slice(0, 60))}: ${[...parameters].join(', ')}.`,
        {
          extensions: { argument: argument.slice(0, 60) },
        },
      );
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > mostBytes) throw tooLarge(announced);
  const file = nameOf(searchParams.get('name') ?? '');
  let folder: string | null = null;
  const remove = async () => {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  };
  try {
    folder = await mkdtemp(join(tmpdir(), `${uploadPrefix}${process.pid}-`));
    const path = join(folder, file);
    await pipeline(request, limitBytes(), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return { format, file, path, dryRun, strict, hashPersonIds, remove };
  } catch (error) {
    await remove();
    throw writeFailure(error);
  }
}

/** What keeps an upload from being written, for its sender: who ran out of room, not where. */
function writeFailure(error: unknown): unknown {
  if (diskFullCodes.has(codeOf(error)))
    return new Failure(
      'DISK_FULL',
      'The server has no room to receive the file: free some space there, then send it again.',
      {
        cause: error,
      },
    );
  if (codeOf(error) === 'ENAMETOOLONG')
    return new Failure('BAD_USER_INPUT', 'The name of the file is too long: send it under a shorter one.', {
      cause: error,
      extensions: { argument: 'name' },
    });
  return error;
}

/** Whoever asks to write nothing must not be misunderstood: what is neither true nor false is refused. */
function readSwitch(given: URLSearchParams, argument: (typeof switches)[number]): boolean {
  const values = given.getAll(argument);
  if (values.every((value) => value === 'true' || value === 'false') && new Set(values).size < 2)
    return values[0] === 'true';
  throw new Failure(
    'BAD_USER_INPUT',
    `${argument} is ${JSON.stringify(values.join(', ').slice(0, 60))}; it must be true or false.`,
    {
      extensions: { argument },
    },
  );
}

function limitBytes(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes > mostBytes) done(tooLarge(null));
      else done(null, chunk);
    },
  });
}

function tooLarge(asked: number | null): Failure {
  return new Failure(
    'BODY_LIMIT_EXCEEDED',
    `The file has ${asked ?? 'more'} bytes; ${mostBytes} are allowed. Import it with the command line.`,
    { extensions: { ...exceeded(upload, asked) } },
  );
}

/** File systems take names of 255 bytes, and the rejects of an import are named after its file. */
const longestName = 200;

/** What a file may be called here; rejects name it so. A name that is too long keeps its end, which says what it is. */
function nameOf(given: string): string {
  let name = basename(given)
    .replace(/[^\p{L}\p{N} ._-]/gu, '_')
    .slice(-100);
  while (Buffer.byteLength(name) > longestName) name = name.slice(1);
  return /[^. ]/.test(name) ? name : 'upload';
}

/** A file that was sent to be imported, in a temporary folder of its own. */
export interface Upload {
  readonly format: string;
  /** Name of the file, as its sender called it. */
  readonly file: string;
  readonly path: string;
  readonly dryRun: boolean;
  readonly strict: boolean;
  /** Keyed hashes of persons' ids are stored instead of the ids. */
  readonly hashPersonIds: boolean;
  /** Removes file and folder; again is no error. */
  remove(): Promise<void>;
}

/** Temporary folders of uploads begin so; the id of the server's process follows. */
const uploadPrefix = 'subtier-upload-';

/** Removes the files of servers that were killed before they could. */
export async function removeAbandoned(): Promise<void> {
  const abandoned = (await readdir(tmpdir())).filter((name) => {
    const pid = name.startsWith(uploadPrefix) ? Number(name.slice(uploadPrefix.length).split('-', 1)[0]) : 0;
    return pid > 0 && !isAlive(pid);
  });
  // Another user's is not ours to remove.
  await Promise.allSettled(abandoned.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true })));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
