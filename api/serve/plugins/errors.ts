import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { Failure } from '#graph/failure.ts';
import { exceeded } from '#graph/limits.ts';
import type { ErrorCode } from '../error-codes.ts';
import { csrfHeader } from '../http/guards.ts';
import { bodyTooLarge, requestLimits } from '../limits.ts';
import { requestScope } from '../telemetry/scope.ts';

/**
 * What a client may see of an error: failures that are meant for it with their code, and what is wrong with its own
 * request. Anything else is a fault of ours: it is logged, and the client is told no more than by which id to find it there.
 * @param mostBytes of a body, which Yoga cuts without saying at what
 */
export function maskError(log: Logger, mostBytes: number): (error: unknown) => Error {
  return (error) => {
    if (error instanceof GraphQLError && error.extensions['code'] === 'REQUEST_ENTITY_TOO_LARGE') {
      return bodyTooLarge(mostBytes, null);
    }
    // The plugin's own words have no code.
    if (error instanceof GraphQLError && error.message === 'Required CSRF header(s) not present') {
      return located(error, `Requests that a browser sends without asking first need the header ${csrfHeader}.`, {
        ...error.extensions,
        code: 'CSRF_HEADER_REQUIRED' satisfies ErrorCode,
      });
    }
    const cause = error instanceof GraphQLError ? (error.originalError ?? null) : error;
    if (cause instanceof Failure) {
      if (cause.exitCode !== 4) return located(error, cause.message, { ...cause.extensions, code: cause.code });
      const requestId = requestScope.current()?.id;
      log.error({ requestId, err: cause }, 'a statement failed');
      return located(error, cause.message, { ...cause.extensions, code: cause.code, requestId });
    }
    if (error instanceof GraphQLError && (cause === null || cause instanceof GraphQLError)) {
      return located(error, error.message, { code: 'BAD_USER_INPUT' satisfies ErrorCode, ...error.extensions });
    }
    const requestId = requestScope.current()?.id;
    // Nothing else takes so much of the stack as what a client nests.
    if (cause instanceof RangeError && cause.message === 'Maximum call stack size exceeded') {
      log.warn({ requestId, err: cause }, 'a request was nested too deep to be read');
      const { depth } = requestLimits;
      return located(error, 'The request is nested deeper than it can be read.', {
        code: depth.code,
        ...exceeded(depth),
        http: { spec: true, status: 400 },
      });
    }
    log.error({ requestId, err: cause ?? error }, 'a fault while answering');
    return located(error, 'This is a fault of Subtier; its log says more.', {
      code: 'INTERNAL_SERVER_ERROR' satisfies ErrorCode,
      requestId,
    });
  };
}

function located(error: unknown, message: string, extensions: Readonly<Record<string, unknown>>): GraphQLError {
  if (!(error instanceof GraphQLError)) return new GraphQLError(message, { extensions });
  const { nodes, source, positions, path } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions,
  });
}
