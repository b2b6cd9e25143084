import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { Failure, badInput } from '#graph/failure.ts';
import { separatorNames } from '#seed/readers/mapping/list-text.ts';
import type { Separator } from '#seed/readers/mapping/list-text.ts';
import { readSupplierRows, supplierFields } from '#seed/readers/mapping/suppliers.ts';
import type { SupplierField } from '#seed/readers/mapping/suppliers.ts';
import { refuse, refuseWith, sendJson } from '../http/endpoints.ts';
import { csrfHeader } from '../http/guards.ts';
import type { Receiving } from './receiving.ts';
import { receiveUpload, withoutPath } from './upload.ts';

const parameterOf = (field: SupplierField) => `column.${field}`;

/**
 * Handles `POST /supplier-lists?name=…`, whose body is a list of suppliers (XLSX, CSV, pasted text): responds with its rows, as `screen` takes them,
 * and what its columns were taken for, or with errors in GraphQL's form. Nothing of it is kept, and columns that may name people are not read. With
 * `column.FIELD=HEADER`, these columns are read and no others; else they are recognized. `separator` says how the columns of a text are separated.
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
    const separator = readSeparator(searchParams.get('separator'));
    const columns = chosen.length === 0 ? {} : { columns: Object.fromEntries(chosen) };
    const choice = { ...columns, separator, guessesNames: true };
    const rows = await receiving.within(client, async () => {
      const upload = await receiveUpload(request, [...supplierFields.map(parameterOf), 'separator']);
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

function readSeparator(given: string | null): Separator | null {
  const separator = separatorNames.find((one) => one === given);
  if (given === null || separator !== undefined) return separator ?? null;
  throw badInput(
    'separator',
    `is ${JSON.stringify(given.slice(0, 60))}; it must be one of ${separatorNames.join(', ')}`,
  );
}
