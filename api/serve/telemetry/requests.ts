import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { getOperationAST } from 'graphql';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { requestId, requestScope, routeOf } from './scope.ts';
import type { RequestRecord } from './scope.ts';
import type { Telemetry } from './telemetry.ts';

type Outcome = 'ok' | 'error' | 'stream' | 'gone';

/** Gives each request an id, returns it in a header, and logs one line when the request ends. */
export function watchRequests({ log, metrics, tracing }: Telemetry, handle: RequestListener): RequestListener {
  return (request, response) => {
    const begun = performance.now();
    const id = requestId(request.headers['x-request-id']);
    const method = request.method ?? '';
    // Omits the query string, which may contain a document and its variables.
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
      span: tracing?.request(`${method} ${route}`, attributes, traceparentOf(request)) ?? null,
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
      const status = response.statusCode;
      const { operation, isKnown, operationSpan, span, codes } = record;
      const known = isKnown && operation !== null ? operation : 'other';
      metrics.requests.observe({ route, operation: known, outcome }, milliseconds / 1000);
      for (const code of codes) metrics.errors.inc({ code });
      operationSpan?.end(outcome === 'error');
      span?.setAttributes({ 'http.response.status_code': status, 'subtier.outcome': outcome });
      span?.end(outcome === 'error');
      const ms = Math.round(milliseconds * 10) / 10;
      const errors = codes.length === 0 ? {} : { codes: [...new Set(codes)] };
      log.info({ requestId: id, method, path, operation, status, ms, outcome, ...errors }, 'request');
    });
    requestScope.run(record, () => {
      handle(request, response);
    });
  };
}

function outcomeOf({ codes, isStream }: RequestRecord, response: ServerResponse): Outcome {
  if (codes.length > 0 || response.statusCode >= 400) return 'error';
  if (isStream) return 'stream';
  return response.writableFinished ? 'ok' : 'gone';
}

function traceparentOf({ headers: { traceparent } }: IncomingMessage): string | undefined {
  return typeof traceparent === 'string' ? traceparent : undefined;
}

/** Clients choose operation names: longer ones are cut to this many characters. */
const maxNameLength = 100;

/** Records each API request's operation and error codes. Must come before plugins that change the parameters. */
export function watchOperations(): Plugin {
  return {
    onParams({ params }) {
      const request = requestScope.current();
      // A request without a document runs only if its hash is known.
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
  request.operation = operation?.name?.value.slice(0, maxNameLength) ?? null;
  const type = operation?.operation ?? 'query';
  request.operationSpan =
    request.span?.child(`${type} ${request.operation ?? '(no name)'}`, { 'graphql.operation.type': type }) ?? null;
}

function codeOf({ extensions }: GraphQLError): string {
  const code = extensions['code'];
  return typeof code === 'string' ? code : 'OTHER';
}
