import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { Failure } from '#graph/failure.ts';
import { readSupplierRows, supplierFields } from '#seed/readers/mapping/suppliers.ts';
import type { SupplierField } from '#seed/readers/mapping/suppliers.ts';
import { refuse, refuseWith, sendJson } from '../http/endpoints.ts';
import { csrfHeader } from '../http/guards.ts';
import type { Receiving } from './receiving.ts';
import { receiveUpload, withoutPath } from './upload.ts';

const parameterOf = (field: SupplierField) => `column.${field}`;

/**
 * Handles `POST /supplier-lists?name=…`, whose body is a list of suppliers (XLSX, CSV): responds with its rows, as `screen` takes them, and what
 * its columns were taken for, or with errors in GraphQL's form. Nothing of it is kept. With `column.FIELD=HEADER`, these columns are read and no
 * others; else they are recognized.
 * @param client on whose account the file is received
 */
export async function answerSupplierList(
  receiving: Receiving,
  client: string,
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
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const chosen = supplierFields.flatMap((field) => {
      const header = searchParams.get(parameterOf(field));
      return header === null ? [] : [[field, header] as const];
    });
    const choice = chosen.length === 0 ? {} : { columns: Object.fromEntries(chosen) };
    const rows = await receiving.within(client, async () => {
      const upload = await receiveUpload(request, supplierFields.map(parameterOf));
      try {
        return await readSupplierRows(upload.path, choice);
      } catch (error) {
        throw withoutPath(error, upload);
      } finally {
        await upload.remove();
      }
    });
    sendJson(response, 200, rows);
  } catch (error) {
    if (error instanceof Failure) refuseWith(response, error);
    else if (response.destroyed) log.info({ err: error }, 'upload aborted');
    else throw error;
  }
}
