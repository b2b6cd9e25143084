import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { Failure } from '#graph/failure.ts';
import type { ErrorCode } from '../error-codes.ts';
import { sendJson } from '../http/endpoints.ts';
import { csrfHeader } from '../http/guards.ts';
import type { ImportJobs } from './jobs.ts';
import { receiveUpload } from './upload.ts';

/**
 * Handles `POST /imports?format=…&name=…`, whose body is the file. Responds with 202 and the job's id, or with errors in GraphQL's form.
 * @param jobs null if this server does not accept uploads
 */
export async function answerImports(
  jobs: ImportJobs | null,
  request: IncomingMessage,
  response: ServerResponse,
  log: Logger,
): Promise<void> {
  const refuse = (status: number, code: ErrorCode, message: string, extensions: object = {}): void => {
    // The rest of the body is not read.
    response.setHeader('Connection', 'close');
    sendJson(response, status, { errors: [{ message, extensions: { ...extensions, code } }] });
  };
  if (jobs === null) {
    refuse(403, 'IMPORTS_CLOSED', 'This server does not accept uploads: import files with the command line.');
    return;
  }
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST');
    refuse(405, 'METHOD_NOT_ALLOWED', 'Upload files with POST.');
    return;
  }
  // A form on another site can send a file without a CORS preflight, but not this header.
  if (request.headers[csrfHeader] === undefined) {
    refuse(403, 'CSRF_HEADER_REQUIRED', `Uploads need the header ${csrfHeader}.`);
    return;
  }
  try {
    jobs.checkRoom();
    const upload = await receiveUpload(request);
    try {
      sendJson(response, 202, { id: jobs.start(upload) });
    } catch (error) {
      await upload.remove();
      throw error;
    }
  } catch (error) {
    if (error instanceof Failure) refuse(statusOf(error.code), error.code, error.message, error.extensions);
    // The client disconnected.
    else if (request.destroyed) log.info({ err: error }, 'upload aborted');
    else throw error;
  }
}

function statusOf(code: ErrorCode): number {
  if (code === 'BODY_LIMIT_EXCEEDED') return 413;
  if (code === 'DISK_FULL') return 507;
  return code === 'TOO_MANY_IMPORTS' ? 429 : 400;
}
