import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failure, codeOf, diskFullCodes } from '#graph/failure.ts';
import { exceeded } from '#graph/limits.ts';
import { formats } from '#seed/readers/formats.ts';
import { anyFormat } from '#seed/readers/recognize.ts';
import { requestLimits } from '../limits.ts';
import { createTemporaryFolder } from '../temporary.ts';

/** An uploaded file, in its own temporary folder. */
export interface Upload {
  /** A name of a format, or `auto`. */
  readonly format: string;
  /** The sender's name of the file. */
  readonly file: string;
  readonly path: string;
  readonly dryRun: boolean;
  readonly strict: boolean;
  /** Whether to store keyed hashes of persons' ids instead of the ids. */
  readonly hashPersonIds: boolean;
  /** Removes the file, but not what the import wrote beside it; can be called again. */
  removeFile(): Promise<void>;
  /** Removes the file and its folder; can be called again. */
  remove(): Promise<void>;
}

/** The limit of one file; larger files are imported with the command line. */
const { upload } = requestLimits;
const maxBytes = upload.most;
const switches = ['dryRun', 'strict', 'hashPersonIds'] as const;
const parameters: ReadonlySet<string> = new Set(['format', 'name', ...switches]);

/**
 * Streams a request's body to a temporary file, without holding it in memory. Leaves no file behind if it throws.
 * @throws BAD_USER_INPUT for an unknown format or parameter, or a switch that is neither true nor false; BODY_LIMIT_EXCEEDED; DISK_FULL;
 * the error that ended the request early
 */
export async function receiveUpload(request: IncomingMessage): Promise<Upload> {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const format = searchParams.get('format') ?? anyFormat;
  if (format !== anyFormat && !formats.some(({ name }) => name === format)) {
    const known = [anyFormat, ...formats.map(({ name }) => name)].join(', ');
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
        `Unknown parameter ${JSON.stringify(argument.slice(0, 60))}: use ${[...parameters].join(', ')}.`,
        {
          extensions: { argument: argument.slice(0, 60) },
        },
      );
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
    await pipeline(request, limitBytes(), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    const removeFile = () => rm(path, { force: true });
    return { format, file, path, dryRun, strict, hashPersonIds, removeFile, remove };
  } catch (error) {
    await remove();
    throw writeFailure(error);
  }
}

/** The error for the sender if the upload cannot be written, without the server's paths. */
function writeFailure(error: unknown): unknown {
  if (diskFullCodes.has(codeOf(error)))
    return new Failure(
      'DISK_FULL',
      "The server's disk is too full to receive the file: free some space there, then upload it again.",
      {
        cause: error,
      },
    );
  if (codeOf(error) === 'ENAMETOOLONG')
    return new Failure('BAD_USER_INPUT', 'The file name is too long: use a shorter one.', {
      cause: error,
      extensions: { argument: 'name' },
    });
  return error;
}

/** Reads a switch strictly, so that a misspelled dry run never writes: refuses anything but true and false. */
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
const maxNameBytes = 200;

/** A safe file name, which rejects show. A long name keeps its end, because the extension tells the format. */
function nameOf(given: string): string {
  let name = basename(given)
    .replace(/[^\p{L}\p{N} ._-]/gu, '_')
    .slice(-100);
  while (Buffer.byteLength(name) > maxNameBytes) name = name.slice(1);
  return /[^. ]/.test(name) ? name : 'upload';
}
