import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from '../http/serve-page.ts';
import type { Telemetry } from './create-telemetry.ts';
import { requestId } from './request-id.ts';
import type { RequestRecord } from './request-record.ts';
import { requestScope } from './request-scope.ts';
import { routeOf } from './route-of.ts';

type Outcome = 'ok' | 'error' | 'stream' | 'gone';

/** Gives each request an id, which goes back with the answer, and tells of it in one line when it is over. */
export function watchRequests(telemetry: Telemetry, handle: RequestHandler): RequestHandler {
  return (request, response) => {
    const begun = performance.now();
    const id = requestId(request.headers['x-request-id']);
    const method = request.method ?? '';
    // What follows the path may be a document and its variables.
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    const route = routeOf(path);
    const attributes = {
      'http.request.method': method,
      'url.path': path,
      'http.route': route,
      'subtier.request_id': id,
    };
    const record: RequestRecord = {
      id,
      span: telemetry.tracing?.request(`${method} ${route}`, attributes, traceparentOf(request)) ?? null,
      operation: null,
      isKnown: false,
      operationSpan: null,
      codes: [],
      isStream: false,
      isOver: false,
    };
    response.setHeader('X-Request-Id', id);
    response.once('close', () => {
      record.isOver = true;
      const milliseconds = performance.now() - begun;
      const outcome = outcomeOf(record, response);
      tell(telemetry, record, { method, path, route, status: response.statusCode, milliseconds, outcome });
    });
    requestScope.run(record, () => {
      handle(request, response);
    });
  };
}

interface Answered {
  readonly method: string;
  readonly path: string;
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly outcome: Outcome;
}

function tell({ log, metrics }: Telemetry, record: RequestRecord, answered: Answered): void {
  const { method, path, route, status, milliseconds, outcome } = answered;
  const { id, operation, codes } = record;
  const known = record.isKnown && operation !== null ? operation : 'other';
  metrics.requests.observe({ route, operation: known, outcome }, milliseconds / 1000);
  for (const code of codes) metrics.errors.inc({ code });
  record.operationSpan?.end(outcome === 'error');
  record.span?.note({ 'http.response.status_code': status, 'subtier.outcome': outcome });
  record.span?.end(outcome === 'error');
  const ms = Math.round(milliseconds * 10) / 10;
  const told = codes.length === 0 ? {} : { codes: [...new Set(codes)] };
  log.info({ requestId: id, method, path, operation, status, ms, outcome, ...told }, 'request');
}

function outcomeOf({ codes, isStream }: RequestRecord, response: ServerResponse): Outcome {
  if (codes.length > 0 || response.statusCode >= 400) return 'error';
  if (isStream) return 'stream';
  return response.writableFinished ? 'ok' : 'gone';
}

function traceparentOf({ headers: { traceparent } }: IncomingMessage): string | undefined {
  return typeof traceparent === 'string' ? traceparent : undefined;
}
