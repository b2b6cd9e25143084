import type { IncomingMessage, ServerResponse } from 'node:http';
import { getOperationAST } from 'graphql';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { RequestListener } from 'node:http';
import { requestId, requestScope, routeOf } from './scope.ts';
import type { RequestRecord } from './scope.ts';
import type { Telemetry } from './telemetry.ts';

type Outcome = 'ok' | 'error' | 'stream' | 'gone';

/** Gives each request an id, which goes back with the answer, and tells of it in one line when it is over. */
export function watchRequests(telemetry: Telemetry, handle: RequestListener): RequestListener {
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

/** A name is as long as its author likes. */
const mostOfName = 100;

/** Notes of each request to the API what it asked for and which errors it got. Stands before all that changes the parameters. */
export function watchOperations(): Plugin {
  return {
    onParams({ params }) {
      const request = requestScope.current();
      // Without a text of its own it is answered only if its hash is known.
      if (request !== null) request.isKnown = params.query === undefined || params.query === '';
    },
    onExecute({ args }) {
      const request = requestScope.current();
      if (request === null) return;
      begin(request, args);
      return {
        onExecuteDone({ result }) {
          if (Symbol.asyncIterator in result) return;
          request.operationSpan?.end((result.errors ?? []).length > 0);
          request.operationSpan = null;
        },
      };
    },
    onSubscribe({ args }) {
      const request = requestScope.current();
      if (request !== null) begin(request, args);
    },
    onResultProcess({ result }) {
      const request = requestScope.current();
      if (request === null) return;
      if (Symbol.asyncIterator in result) {
        request.isStream = true;
        return;
      }
      const results = Array.isArray(result) ? result : [result];
      request.codes.push(...results.flatMap(({ errors = [] }) => errors.map(codeOf)));
    },
  };
}

function begin(request: RequestRecord, { document, operationName }: ExecutionArgs): void {
  const operation = getOperationAST(document, operationName);
  request.operation = operation?.name?.value.slice(0, mostOfName) ?? null;
  const type = operation?.operation ?? 'query';
  request.operationSpan =
    request.span?.child(`${type} ${request.operation ?? '(no name)'}`, { 'graphql.operation.type': type }) ?? null;
}

function codeOf({ extensions }: GraphQLError): string {
  const code = extensions['code'];
  return typeof code === 'string' ? code : 'OTHER';
}
