import { randomBytes } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Database } from '#graph/database/database.ts';
import { temporaryFileFailure } from '#graph/engine/home.ts';
import { todayInUtc } from '#graph/model/day.ts';
import { createTemporaryFolder } from '#graph/temporary.ts';
import { exportGraph, findExportFormat } from '#seed/export/export.ts';
import type { ExportReport } from '#seed/export/export.ts';
import { isRead, refuse, sendFile } from './http/endpoints.ts';

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

/** The exports of a server. It keeps the file of the latest one, until it ends. */
export class GraphExports {
  readonly #log: Logger;
  #latest: { readonly file: ExportFile; readonly folder: string; readonly path: string } | null = null;

  constructor(log: Logger) {
    this.#log = log;
  }

  /**
   * Writes the graph to a file, in constant memory, and forgets the one before. Waits for imports, as `exportGraph` does.
   * @throws what `exportGraph` throws; DISK_FULL; HOME_UNAVAILABLE
   */
  async write(database: Database, format: string): Promise<ExportFile> {
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
      const before = this.#latest;
      this.#latest = { file, folder, path };
      await remove(before?.folder ?? null);
      this.#log.info({ format, bytes: file.bytes }, 'graph exported');
      return file;
    } catch (error) {
      await remove(folder);
      throw temporaryFileFailure(error, 'for the export');
    }
  }

  /** Returns the name and path of an export; null if a later one has replaced it. */
  find(id: string): { readonly name: string; readonly path: string } | null {
    if (this.#latest?.file.id !== id) return null;
    const { file, path } = this.#latest;
    return { name: file.name, path };
  }

  async close(): Promise<void> {
    await remove(this.#latest?.folder ?? null);
    this.#latest = null;
  }
}

/** A download that has started continues after its file is removed. */
async function remove(folder: string | null): Promise<void> {
  if (folder !== null) await rm(folder, { recursive: true, force: true });
}

/** Handles `GET /exports?file=ID`, which downloads an export that the mutation `exportGraph` wrote. */
export async function answerExports(
  exports: GraphExports,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isRead(request)) {
    response.setHeader('Allow', 'GET, HEAD');
    refuse(response, 405, 'METHOD_NOT_ALLOWED', 'Download an export with GET.');
    return;
  }
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const found = exports.find(searchParams.get('file') ?? '');
  const isSent = found !== null && (await sendFile(found.path, found.name, 'application/octet-stream', response));
  if (!isSent)
    refuse(
      response,
      404,
      'BAD_USER_INPUT',
      'The server does not have this export any more: a later one has replaced it, or the server was restarted. Export again.',
    );
}
