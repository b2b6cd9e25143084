import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { Failure } from '#graph/failure.ts';
import { readSupplierRows } from '#seed/readers/mapping/suppliers.ts';
import { refuse, refuseWith, sendJson } from '../http/endpoints.ts';
import { csrfHeader } from '../http/guards.ts';
import { receiveUpload } from './upload.ts';

/**
 * Handles `POST /supplier-lists?name=…`, whose body is a list of suppliers (XLSX, CSV): responds with its rows, as `screen` takes them, and what
 * its columns were taken for, or with errors in GraphQL's form. Nothing of it is kept.
 */
export async function answerSupplierList(
  request: IncomingMessage,
  response: ServerResponse,
  log: Logger,
): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST');
    refuse(response, 405, 'METHOD_NOT_ALLOWED', 'Upload a list with POST.');
    return;
  }
  // A form on another site can send a file without a CORS preflight, but not this header.
  if (request.headers[csrfHeader] === undefined) {
    refuse(response, 403, 'CSRF_HEADER_REQUIRED', `Uploads need the header ${csrfHeader}.`);
    return;
  }
  try {
    const upload = await receiveUpload(request);
    try {
      sendJson(response, 200, await readSupplierRows(upload.path));
    } finally {
      await upload.remove();
    }
  } catch (error) {
    if (error instanceof Failure) refuseWith(response, error);
    else if (response.destroyed) log.info({ err: error }, 'upload aborted');
    else throw error;
  }
}
