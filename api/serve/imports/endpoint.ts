import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { Failure } from '#graph/failure.ts';
import { isRead, refuse, refuseWith, sendFile, sendJson } from '../http/endpoints.ts';
import { csrfHeader } from '../http/guards.ts';
import type { ImportJobs } from './jobs.ts';
import type { Receiving } from './receiving.ts';
import { checkParameters, receiveMapping, receiveUpload } from './upload.ts';

/**
 * Handles `POST /imports?format=…&name=…`, whose body is the file, or the files that each `part=BYTES:NAME` names. Responds with 202 and the job's id, or with errors in GraphQL's form.
 * Handles `POST /imports?map=true&name=…` too, which keeps a spreadsheet whose columns are to be mapped, and responds with its id for `mappedSheet`;
 * `POST /imports?sheet=ID`, which imports that spreadsheet by the mapping in the body;
 * `POST /imports?rollback=ID`, which rolls back a finished import and responds when that is done, and `GET /imports?rejects=ID`,
 * which downloads all rejects of a finished import as CSV.
 * @param client on whose account files are received
 */
export async function answerImports(
  { jobs, receiving }: { readonly jobs: ImportJobs; readonly receiving: Receiving },
  client: string,
  request: IncomingMessage,
  response: ServerResponse,
  log: Logger,
): Promise<void> {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (isRead(request)) {
    const job = jobs.find(searchParams.get('rejects') ?? '')?.value;
    const isSent =
      job?.rejectsFile != null &&
      (await sendFile(job.rejectsFile, `${job.file}.rejects.csv`, 'text/csv; charset=utf-8', response));
    if (!isSent)
      refuse(
        response,
        404,
        'BAD_USER_INPUT',
        'No import with rejects has this id, or the server no longer remembers it.',
      );
    return;
  }
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'GET, HEAD, POST');
    refuse(response, 405, 'METHOD_NOT_ALLOWED', 'Upload files with POST.');
    return;
  }
  // A form on another site can send a file without a CORS preflight, but not this header.
  if (request.headers[csrfHeader] === undefined) {
    refuse(response, 403, 'CSRF_HEADER_REQUIRED', `Uploads need the header ${csrfHeader}.`);
    return;
  }
  const rollback = searchParams.get('rollback');
  try {
    if (rollback !== null) {
      checkParameters(searchParams, new Set(['rollback']), ['rollback']);
      sendJson(response, 200, { id: rollback, ...(await jobs.rollBack(rollback)) });
      return;
    }
    if (searchParams.has('map')) {
      sendJson(response, 201, {
        id: await jobs.sheets.keep(await receiving.within(client, () => receiveUpload(request))),
      });
      return;
    }
    const receive = async () => {
      const upload = searchParams.has('sheet')
        ? await receiveMapping(jobs.sheets, request)
        : await receiveUpload(request);
      if (!response.destroyed) return upload;
      // A client that cancels when the whole body has been sent does not want the import either.
      await upload.remove();
      throw new Error('The client disconnected before the upload was accepted.');
    };
    sendJson(response, 202, { id: await jobs.receive(() => receiving.within(client, receive)) });
  } catch (error) {
    if (error instanceof Failure) refuseWith(response, error);
    // The client disconnected. The request itself is destroyed too if its file could not be written.
    else if (response.destroyed) log.info({ err: error }, 'upload aborted');
    else throw error;
  }
}
