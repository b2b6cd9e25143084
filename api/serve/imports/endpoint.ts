import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { Failure } from '#graph/failure.ts';
import type { ErrorCode } from '../error-codes.ts';
import { sendJson } from '../http/endpoints.ts';
import { csrfHeader } from '../http/guards.ts';
import type { ImportJobs } from './jobs.ts';
import { receiveUpload } from './upload.ts';

/**
 * `POST /imports?format=…&name=…`: the body is the file. Answers 202 with the job's id, errors as GraphQL has them.
 * @param jobs null: this server takes none
 */
export async function answerImports(
  jobs: ImportJobs | null,
  request: IncomingMessage,
  response: ServerResponse,
  log: Logger,
): Promise<void> {
  const refuse = (status: number, code: ErrorCode, message: string, extensions: object = {}): void => {
    // What is still on its way is not read.
    response.setHeader('Connection', 'close');
    sendJson(response, status, { errors: [{ message, extensions: { ...extensions, code } }] });
  };
  if (jobs === null) {
    refuse(403, 'IMPORTS_CLOSED', 'This server takes no files: import them with the command line.');
    return;
  }
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST');
    refuse(405, 'METHOD_NOT_ALLOWED', 'A file to be imported is sent with POST.');
    return;
  }
  // A form of another site could send a file without asking first; it can't send this.
  if (request.headers[csrfHeader] === undefined) {
    refuse(403, 'CSRF_HEADER_REQUIRED', `A file to be imported is sent with the header ${csrfHeader}.`);
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
    // Its sender went away.
    else if (request.destroyed) log.info({ err: error }, 'an upload was broken off');
    else throw error;
  }
}

function statusOf(code: ErrorCode): number {
  if (code === 'BODY_LIMIT_EXCEEDED') return 413;
  if (code === 'DISK_FULL') return 507;
  return code === 'TOO_MANY_IMPORTS' ? 429 : 400;
}
