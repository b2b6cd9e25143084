import { randomBytes } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'pino';
import { parseJson } from '#graph/cursor.ts';
import type { Database } from '#graph/database/database.ts';
import { temporaryFileFailure } from '#graph/engine/home.ts';
import { Failure, badInput, codeOf, isFailure } from '#graph/failure.ts';
import { todayInUtc } from '#graph/model/day.ts';
import { createTemporaryFolder } from '#graph/temporary.ts';
import { exportGraph, findExportFormat } from '#seed/export/export.ts';
import type { ExportReport } from '#seed/export/export.ts';
import { isRead, refuse, refuseWith, sendFile } from './http/endpoints.ts';
import { checkParameters } from './imports/upload.ts';

/** An export that was written to a temporary file. */
interface ExportFile {
  readonly id: string;
  /** Where this server offers it for download. */
  readonly url: string;
  /** The name to download it under. */
  readonly name: string;
  readonly bytes: number;
  readonly report: ExportReport;
}

/** The exports of a server. It stores the file of each user's latest one, until it ends. */
export class GraphExports {
  readonly #log: Logger;
  /** The latest one of each user, by the user's id. */
  readonly #latest = new Map<string, { readonly file: ExportFile; readonly folder: string; readonly path: string }>();

  constructor(log: Logger) {
    this.#log = log;
  }

  /**
   * Writes the graph to a file, in constant memory, and forgets the user's one before. Waits for imports, as `exportGraph` does.
   * @throws what `exportGraph` throws; DISK_FULL; HOME_UNAVAILABLE
   */
  async write(database: Database, format: string, user: string): Promise<ExportFile> {
    const { suffix } = findExportFormat(format);
    let folder: string | null = null;
    try {
      folder = await createTemporaryFolder('export');
      const path = join(folder, `export${suffix}`);
      const report = await exportGraph(database, { format, path, onProgress: () => undefined });
      // The page names files with synthetic data the same way, and OpenGraph has no other place for a banner.
      const name = `${report.banner === null ? '' : 'SYNTHETIC-'}subtier-${todayInUtc()}${suffix}`;
      const id = randomBytes(12).toString('base64url');
      const file = { id, url: `/exports?file=${id}`, name, bytes: (await stat(path)).size, report };
      const before = this.#latest.get(user);
      this.#latest.set(user, { file, folder, path });
      await remove(before?.folder ?? null);
      this.#log.info({ format, bytes: file.bytes }, 'graph exported');
      return file;
    } catch (error) {
      await remove(folder);
      throw temporaryFileFailure(error, 'for the export');
    }
  }

  /** Returns the name and path of an export; null if a later one of its user has replaced it. */
  find(id: string): { readonly name: string; readonly path: string } | null {
    const found = [...this.#latest.values()].find(({ file }) => file.id === id);
    return found === undefined ? null : { name: found.file.name, path: found.path };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#latest.values()].map(({ folder }) => remove(folder)));
    this.#latest.clear();
  }
}

/** A download that has started continues after its file is removed. */
async function remove(folder: string | null): Promise<void> {
  if (folder !== null) await rm(folder, { recursive: true, force: true });
}

/** The forms in which exposures are sent: whole, or as rows with the columns of the command `exposures`. */
const exposureForms = {
  exposures: { type: 'application/jsonl', suffix: '.jsonl' },
  'exposures-csv': { type: 'text/csv', suffix: '.csv' },
  'exposures-ndjson': { type: 'application/jsonl', suffix: '.ndjson' },
} as const;
type ExposureForm = keyof typeof exposureForms;

function isExposureForm(name: string): name is ExposureForm {
  return Object.hasOwn(exposureForms, name);
}

/** Makes the text of an export of exposures, page by page. @param filter an `ExposureFilter` of the API */
export type MakeLines = (
  form: ExposureForm,
  filter: unknown,
  signal: AbortSignal,
) => AsyncGenerator<string, void, undefined>;

/**
 * Handles `GET /exports?file=ID`, which downloads an export that the mutation `exportGraph` wrote, and `GET /exports?format=exposures&filter=JSON`, which
 * makes one of exposures while it is sent, as `exposureForms` says.
 */
export async function answerExports(
  exports: GraphExports,
  lines: MakeLines,
  request: IncomingMessage,
  response: ServerResponse,
  log: Logger,
): Promise<void> {
  if (!isRead(request)) {
    response.setHeader('Allow', 'GET, HEAD');
    refuse(response, 405, 'METHOD_NOT_ALLOWED', 'Download an export with GET.');
    return;
  }
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (searchParams.has('format')) {
    await sendExposures(lines, searchParams, response, log);
    return;
  }
  const found = exports.find(searchParams.get('file') ?? '');
  const isSent = found !== null && (await sendFile(found.path, found.name, 'application/octet-stream', response));
  if (!isSent)
    refuse(
      response,
      404,
      'BAD_USER_INPUT',
      'The server does not have this export any more: a later one of yours has replaced it, or the server was restarted. Export again.',
    );
}

/** Sends the exposures under a filter in one of their forms. Whatever fails before the first line is an error in GraphQL's form; later, the connection is cut. */
async function sendExposures(
  lines: MakeLines,
  given: URLSearchParams,
  response: ServerResponse,
  log: Logger,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  try {
    checkParameters(given, new Set(['format', 'filter']), ['format', 'filter']);
    const form = given.get('format') ?? '';
    if (!isExposureForm(form))
      throw badInput(
        'format',
        `must be one of ${Object.keys(exposureForms).join(', ')}; export the graph with the mutation exportGraph`,
      );
    const { type, suffix } = exposureForms[form];
    const filter = given.get('filter');
    const pages = lines(form, filter === null ? null : readFilter(filter), gone.signal);
    // The first page is read before the answer begins, so that an invalid filter can be refused.
    const first = await pages.next();
    response.writeHead(200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="subtier-exposures-${todayInUtc()}${suffix}"`,
      'Cache-Control': 'no-store',
    });
    if (response.req.method === 'HEAD') await pages.return();
    if (response.req.method === 'HEAD' || first.done === true) response.end();
    else await pipeline(Readable.from(chain(first.value, pages), { highWaterMark: 1 }), response);
  } catch (error) {
    // The client disconnected.
    if (isFailure(error, 'READ_ABORTED') || codeOf(error) === 'ERR_STREAM_PREMATURE_CLOSE') return;
    if (!(error instanceof Failure)) throw error;
    if (!response.headersSent) refuseWith(response, error);
    else {
      log.warn({ err: error }, 'export of exposures cut off');
      response.destroy();
    }
  }
}

async function* chain(first: string, rest: AsyncGenerator<string, void, undefined>) {
  yield first;
  yield* rest;
}

function readFilter(text: string): unknown {
  const filter = parseJson(text);
  if (filter !== null) return filter;
  throw badInput('filter', 'must be an ExposureFilter as JSON, such as {"asOf": "2025-07-17"}');
}
